"""A decision, from announcement to close."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

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
from domain.rules import Rule, customised
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
