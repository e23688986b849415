"""A decision, from announcement to close."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest

from domain.contest import Contest, Method
from domain.decision import (
    Decision,
    DecisionState,
    Item,
    Label,
    announce,
    close,
    extend,
    open_,
    require_open,
    void,
)
from domain.refusal import Refusal
from domain.rule_presets import CN_ORDINARY, CN_SPECIAL, SIMPLE, TW_ASSEMBLY
from domain.rules import Denominator, Limb, Measure, Rule, customised
from domain.secrecy import Mode

NOW = datetime(2026, 11, 1, 8, tzinfo=UTC)
DAY = timedelta(days=1)


def draft(*texts: str, rule: Rule = CN_ORDINARY, title: str = "Lifts", **changes: object) -> Decision:
    made = Decision(
        id="d",
        estate_id="e",
        no=3,
        title=title,
        items=tuple(Item(0, text, rule) for text in texts or ("Replace the lift in building 2",)),
        mode=Mode.SEALED,
        label=Label.CHAT,
        proposed_by="p",
        announced_at=NOW,
        opens_at=NOW + 15 * DAY,
        closes_at=NOW + 22 * DAY,
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # each field with its own type


def opened(**changes: object) -> Decision:
    return open_(announce(draft(**changes)), NOW + 15 * DAY)  # type: ignore[arg-type]  # as above


def refused(act: Callable[[], object]) -> tuple[str, dict[str, object]]:
    with pytest.raises(Refusal) as caught:
        act()
    return caught.value.code, dict(caught.value.data)


def test_from_announcement_to_close() -> None:
    announced = announce(draft(" Replace the lift ", "Paint the hall", title=" Lifts "))
    assert (announced.title, [(item.no, item.text) for item in announced.items]) == (
        "Lifts",
        [(1, "Replace the lift"), (2, "Paint the hall")],
    )
    running = open_(announced, NOW + 16 * DAY)
    require_open(running, NOW + 16 * DAY)
    done = close(running, NOW + 22 * DAY)
    assert (done.state, done.closed_at) == (DecisionState.CLOSED, NOW + 22 * DAY)


@pytest.mark.parametrize(
    ("made", "code", "data"),
    [
        (draft(title=" "), "title-empty", {}),
        (draft(title="x" * 121), "title-too-long", {"most": 120, "length": 121}),
        (draft(attachment="x" * 20_001), "attachment-too-long", {"most": 20_000, "length": 20_001}),
        (draft(items=()), "items-none", {}),
        (draft(*map(str, range(21))), "items-too-many", {"most": 20, "given": 21}),
        (draft("a", " "), "item-empty", {"item": 2}),
        (draft("x" * 501), "item-too-long", {"item": 1, "most": 500, "length": 501}),
        (draft("A b", "c", "a  B"), "item-twice", {"item": 3}),
        (draft(items=(Item(1, "a", CN_ORDINARY), Item(2, "b", TW_ASSEMBLY))), "rules-differ", {}),
        (draft(rule=replace(SIMPLE, notice_days=-1)), "rule-days", {"days": -1, "most": 366}),
        (
            draft(opens_at=NOW + 15 * DAY - timedelta(seconds=1)),
            "notice-short",
            {"days": 15, "earliest": NOW + 15 * DAY},
        ),
        (draft(closes_at=NOW + 15.5 * DAY), "open-short", {"days": 1, "earliest": NOW + 16 * DAY}),
        (
            draft(rule=customised(CN_ORDINARY, min_open_days=0), closes_at=NOW + 15 * DAY),
            "open-short",
            {"days": 0, "earliest": NOW + 15 * DAY},
        ),
        (draft(closes_at=NOW + 76 * DAY), "open-long", {"days": 60, "latest": NOW + 75 * DAY}),
    ],
)
def test_what_cannot_be_announced(made: Decision, code: str, data: dict[str, object]) -> None:
    assert refused(lambda: announce(made)) == (code, data)


def test_the_strictest_rule_sets_the_times() -> None:
    items = (Item(1, "a", replace(SIMPLE, max_open_days=90)), Item(2, "b", CN_SPECIAL))
    assert announce(draft(items=items, closes_at=NOW + 75 * DAY)).closes_at == NOW + 75 * DAY
    assert refused(lambda: announce(draft(items=items, opens_at=NOW)))[0] == "notice-short"


def test_the_fewest_principals_of_any_rule() -> None:
    assert draft().proxy_cap is None
    items = tuple(Item(0, str(cap), customised(CN_ORDINARY, proxy_cap=cap)) for cap in (5, 2, 9))
    assert draft(items=(*items, Item(0, "x", SIMPLE))).proxy_cap == 2


VOID = void(opened(), "The notice was wrong", NOW + 16 * DAY)
CLOSED = close(opened(), NOW + 22 * DAY)
ANNOUNCED = announce(draft())


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda: require_open(ANNOUNCED, NOW), "decision-not-open"),
        (lambda: require_open(CLOSED, NOW), "decision-closed"),
        (lambda: require_open(VOID, NOW), "decision-void"),
        (lambda: require_open(opened(), NOW + 22 * DAY), "decision-closed"),
        (lambda: open_(ANNOUNCED, NOW), "decision-early"),
        (lambda: open_(opened(), NOW + 15 * DAY), "decision-open"),
        (lambda: open_(ANNOUNCED, NOW + 22 * DAY), "decision-closed"),
        (lambda: open_(CLOSED, NOW + 15 * DAY), "decision-closed"),
        (lambda: open_(VOID, NOW + 15 * DAY), "decision-void"),
        (lambda: close(ANNOUNCED, NOW + 15 * DAY), "decision-not-open"),
        (lambda: close(opened(), NOW + 21 * DAY), "decision-running"),
        (lambda: close(CLOSED, NOW + 22 * DAY), "decision-closed"),
        (lambda: close(VOID, NOW + 22 * DAY), "decision-void"),
        (lambda: void(CLOSED, "x", NOW + 23 * DAY), "decision-closed"),
        (lambda: void(VOID, "x", NOW + 16 * DAY), "decision-void"),
        (lambda: void(ANNOUNCED, " ", NOW), "reason-missing"),
        (lambda: void(ANNOUNCED, "x" * 301, NOW), "reason-too-long"),
        (lambda: extend(ANNOUNCED, NOW + 23 * DAY, NOW), "decision-not-open"),
        (lambda: extend(opened(), NOW + 22 * DAY, NOW + 16 * DAY), "extend-earlier"),
        (lambda: extend(opened(), NOW + 76 * DAY, NOW + 16 * DAY), "open-long"),
        (lambda: extend(opened(), NOW + 24 * DAY, NOW + 22 * DAY), "decision-closed"),
        (lambda: extend(CLOSED, NOW + 24 * DAY, NOW + 22 * DAY), "decision-closed"),
    ],
)
def test_what_comes_at_the_wrong_time(act: Callable[[], object], code: str) -> None:
    assert refused(act)[0] == code


def test_it_is_put_off_once() -> None:
    later = extend(opened(), NOW + 30 * DAY, NOW + 16 * DAY)
    assert (later.closes_at, later.extended) == (NOW + 30 * DAY, 1)
    again = refused(lambda: extend(later, NOW + 40 * DAY, NOW + 17 * DAY))
    assert again == ("extend-spent", {"no": 3, "most": 1})
    never = opened(rule=customised(CN_ORDINARY, extensions=0))
    assert refused(lambda: extend(never, NOW + 30 * DAY, NOW + 16 * DAY))[0] == "extend-spent"


def test_what_is_over_but_not_yet_closed_can_still_be_void() -> None:
    assert void(opened(), "The hall burnt down", NOW + 25 * DAY).state is DecisionState.VOID
    assert void(ANNOUNCED, " Withdrawn ", NOW).void_reason == "Withdrawn"


# -- an election's ballot ------------------------------------------------------------------------------------------

COMMITTEE = Contest(seats=2, alternates=1, max_marks=2, method=Method.MARKS, agreed=5, filled=2, minimum=3)


def listed(*numbers: int, contest: Contest = COMMITTEE) -> Decision:
    items = tuple(Item(no, f" Candidate {at}", CN_ORDINARY) for at, no in enumerate(numbers))
    return draft(items=items, contest=contest)


def test_candidates_keep_their_numbers() -> None:
    made = announce(listed(1, 2, 5))
    assert [(item.no, item.text) for item in made.items] == [(1, "Candidate 0"), (2, "Candidate 1"), (5, "Candidate 2")]
    assert made.contest == COMMITTEE
    assert len(announce(listed(*range(3, 43))).items) == 40
    each = replace(COMMITTEE, method=Method.EACH)
    assert announce(listed(2, 7, contest=each)).contest == each


@pytest.mark.parametrize(
    ("made", "what"),
    [
        (listed(1, 1), "numbers"),
        (listed(2, 1), "numbers"),
        (listed(0, 1), "numbers"),
        (replace(listed(1), items=(Item(1, "a", CN_ORDINARY), Item(2, "b", CN_SPECIAL))), "rules"),
        *(
            (listed(1, 2, 3, contest=replace(COMMITTEE, **changes)), what)
            for what, changes in (
                ("seats", {"seats": 0}),
                ("seats", {"seats": 26}),
                ("alternates", {"alternates": -1}),
                ("alternates", {"alternates": 41}),
                ("marks", {"max_marks": 0}),
                ("marks", {"max_marks": 41}),
                ("candidates", {"method": Method.EACH}),
                ("committee", {"filled": 4}),
                ("committee", {"filled": -1}),
                ("committee", {"minimum": 6}),
                ("committee", {"minimum": -1}),
                ("committee", {"agreed": 0}),
                ("committee", {"agreed": 0, "filled": 0}),
                ("committee", {"agreed": -5, "filled": 0, "minimum": 0}),
            )
        ),
    ],
)
def test_elections_that_nobody_could_hold(made: Decision, what: str) -> None:
    assert refused(lambda: announce(made)) == ("contest-unsound", {"what": what})


def test_too_many_candidates() -> None:
    assert refused(lambda: announce(listed(*range(1, 42)))) == ("items-too-many", {"most": 40, "given": 41})
    assert refused(lambda: announce(listed()))[0] == "items-none"


def test_the_members_vote_on_their_offices_at_once() -> None:
    half = Limb(Measure.HEADS, Fraction(1, 2), strict=True, of=Denominator.ALL)
    rule = Rule("committee-officers", (half,), notice_days=0, min_open_days=0, max_open_days=30, proxy_cap=0)
    items = tuple(Item(no, f"Member {no}", rule) for no in range(1, 6))
    chair = Contest(seats=1, alternates=0, max_marks=1, method=Method.MARKS, agreed=0)
    made = draft(items=items, contest=chair, opens_at=NOW, closes_at=NOW + timedelta(minutes=5))
    assert open_(announce(made), NOW).state is DecisionState.OPEN
    assert refused(lambda: announce(replace(made, closes_at=NOW)))[0] == "open-short"
