"""The seated committee: terms, vacancies, recalls and offices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from domain.candidacies import Candidacy, Outcome, Standing
from domain.committee import Ended, Member, Office, Recall, RecallState
from domain.contest import Contest, Method
from domain.counting import count
from domain.decision import Decision, Item, Label
from domain.departed import departed
from domain.elections import Phase, Purpose
from domain.officers import (
    OFFICERS_RULE,
    assign,
    electorate_of_members,
    member_key,
    officers_contest,
    take_office,
)
from domain.papers import Choice, Origin, Paper
from domain.recall import answer_recall, ask_recall, drop, hear, lapses_at, put, support, threshold
from domain.rules import check_rule
from domain.seated import next_alternates, seat, succeed, term_end, term_reminder, vacancies, vacate
from domain.secrecy import Mode
from tests.domain.elections import DAY, HOUR, NOW, ZONE, candidacy, ids, in_phase
from tests.domain.test_decision import refused

BERLIN = ZoneInfo("Europe/Berlin")


def elected(name: str, place: int, outcome: Outcome = Outcome.ELECTED, **changes: object) -> Candidacy:
    return candidacy(name, Standing.PASSED, number=place, outcome=outcome, place=place, **changes)


def members(*names: str) -> tuple[Member, ...]:
    found = [elected(name, place) for place, name in enumerate(names, start=1)]
    return seat(in_phase(Phase.SEATED), found, ids("m"), NOW, ZONE)


def test_the_elected_are_seated_in_their_order() -> None:
    there = [elected("b", 2), elected("x", 3, Outcome.ALTERNATE), elected("a", 1), candidacy("c", Standing.STRUCK)]
    found = seat(in_phase(Phase.SEATED), there, ids("m"), NOW, ZONE)
    assert [(each.name, each.id, each.candidacy_id) for each in found] == [("a", "m-1", "c-a"), ("b", "m-2", "c-b")]
    assert {(each.since, each.until, each.office) for each in found} == {
        (NOW, datetime(2029, 11, 1, 2, tzinfo=UTC), Office.MEMBER)
    }
    until = NOW + 100 * DAY
    assert {each.until for each in seat(in_phase(Phase.SEATED), there, ids(), NOW, ZONE, until=until)} == {until}
    early = refused(lambda: seat(in_phase(Phase.RESULT_NOTICE), there, ids(), NOW, ZONE))
    assert early == ("election-phase", {"no": 9, "phase": "result-notice"})


@pytest.mark.parametrize(
    ("since", "years", "zone", "until"),
    [
        (datetime(2028, 2, 29, 4, tzinfo=UTC), 3, ZONE, datetime(2031, 2, 28, 4, tzinfo=UTC)),
        (datetime(2028, 2, 29, 4, tzinfo=UTC), 4, ZONE, datetime(2032, 2, 29, 4, tzinfo=UTC)),
        # It is the 29th there already.
        (datetime(2028, 2, 28, 20, tzinfo=UTC), 1, ZONE, datetime(2029, 2, 27, 20, tzinfo=UTC)),
        # Noon there is noon there, in summer and in winter time.
        (datetime(2026, 3, 28, 11, tzinfo=UTC), 1, BERLIN, datetime(2027, 3, 28, 10, tzinfo=UTC)),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), 5, BERLIN, datetime(2031, 12, 31, 23, 30, tzinfo=UTC)),
    ],
)
def test_a_term_is_years_on_the_calendar(since: datetime, years: int, zone: ZoneInfo, until: datetime) -> None:
    assert term_end(since, years, zone) == until


def test_half_a_year_before() -> None:
    assert term_reminder(datetime(2029, 11, 1, tzinfo=UTC)) == datetime(2029, 5, 2, tzinfo=UTC)


def test_a_seat_falls_vacant_once() -> None:
    first = members("a")[0]
    gone = vacate(first, Ended.RESIGNED, NOW + DAY)
    assert (gone.serves, gone.ended, gone.ended_at) == (False, Ended.RESIGNED, NOW + DAY)
    assert refused(lambda: vacate(gone, Ended.RECALLED, NOW + DAY)) == ("member-gone", {"name": "a"})


def test_the_next_alternate_comes_in_for_the_rest_of_the_term() -> None:
    there = [
        elected("a", 1),
        elected("d", 4, Outcome.ALTERNATE),
        elected("b", 2, Outcome.ALTERNATE),
        elected("c", 2, Outcome.ALTERNATE),
        elected("n", 0, Outcome.NOT_ELECTED),
    ]
    sitting = members("a")
    # Two share the place: they need a run-off.
    assert [each.name for each in next_alternates(there, sitting)] == ["b", "c"]
    gone = vacate(sitting[0], Ended.RESIGNED, NOW + DAY)
    came = succeed(gone, there[2], "m-9", NOW + DAY)
    assert (came.name, came.since, came.until, came.estate_id) == ("b", NOW + DAY, gone.until, "estate")
    assert [each.name for each in next_alternates(there, [gone, came])] == ["c"]
    # Nobody comes in twice by one list, also after leaving.
    left = vacate(came, Ended.DEPARTED, NOW + 2 * DAY)
    assert [each.name for each in next_alternates(there, [gone, left])] == ["c"]
    other = [succeed(gone, each, "m", NOW) for each in there[1:4]]
    assert next_alternates(there, other) == ()
    with pytest.raises(ValueError, match="vacant"):
        succeed(sitting[0], there[2], "m-9", NOW)


def test_alternates_of_the_run_off_come_first_and_members_not_again() -> None:
    runoff = elected("z", 2, Outcome.ALTERNATE, election_id="e-2", id="r-z")
    before = elected("y", 1, Outcome.ALTERNATE)
    assert [each.name for each in next_alternates([runoff, before], ())] == ["z"]
    # Somebody elected by another election sits already.
    sitting = replace(members("z")[0], candidacy_id="elsewhere")
    assert [each.name for each in next_alternates([runoff, before], [sitting])] == ["y"]


CHAIR, OTHER = members("chair", "other")


def test_how_many_seats_wait_for_an_alternate() -> None:
    a, b, c = members("a", "b", "c")
    assert vacancies([a, b, c], 3) == 0
    # A seat that nobody was elected to is none that has fallen vacant.
    assert vacancies([a, b, c], 5) == 0
    left = vacate(a, Ended.RESIGNED, NOW + DAY)
    assert vacancies([left, b, c], 3) == 1
    # A further election runs for it.
    assert vacancies([left, b, c], 3, 1) == 0
    assert vacancies([left, b, c], 5, 2) == 1
    came = succeed(left, elected("d", 4, Outcome.ALTERNATE), "m-9", NOW + 2 * DAY)
    assert vacancies([left, b, c, came], 3) == 0
    # Whoever came as an alternate leaves a seat that waits again.
    assert vacancies([left, b, c, vacate(came, Ended.DEPARTED, NOW + 3 * DAY)], 3) == 1
    # A further election has filled what one who left had left open.
    later = replace(came, election_id="e-2", since=NOW + 9 * DAY)
    assert vacancies([left, b, c, later], 3) == 0
    assert vacancies([left, vacate(b, Ended.RECALLED, NOW + 10 * DAY), c, later], 3) == 1
    # A new committee has taken over: nobody comes in to the old one.
    assert vacancies([left, *(vacate(each, Ended.REPLACED, NOW + 99 * DAY) for each in (b, c))], 3) == 0


@pytest.mark.parametrize(
    ("phase", "purpose", "found"),
    [
        (Phase.NOMINATING, Purpose.COMMITTEE, ["gone"]),
        (Phase.VETTING, Purpose.FURTHER, ["gone"]),
        (Phase.STOPPED, Purpose.COMMITTEE, ["gone"]),
        (Phase.NOTICE, Purpose.RUNOFF, ["gone"]),
        (Phase.VOTING, Purpose.COMMITTEE, ["gone"]),
        (Phase.RESULT_NOTICE, Purpose.COMMITTEE, ["gone"]),
        (Phase.VOTING, Purpose.CHAIR, []),
        (Phase.SEATED, Purpose.COMMITTEE, []),
        (Phase.VOID, Purpose.COMMITTEE, []),
    ],
)
def test_who_stands_and_has_sold(phase: Phase, purpose: Purpose, found: list[str]) -> None:
    there = [
        candidacy("gone", Standing.PASSED),
        candidacy("here", Standing.PASSED),
        candidacy("out", Standing.REJECTED),
        candidacy("asked", Standing.NOMINATED),
    ]
    owners = {there[1].owner_id}
    assert [each.name for each in departed(replace(in_phase(phase), purpose=purpose), there, owners)] == found


def asked(by: str = "p-x", recalls: tuple[Recall, ...] = (), reason: str = " Never comes ") -> Recall:
    return ask_recall(recalls, CHAIR, by=by, reason=reason, now=NOW, new_id="r")


def test_a_recall_from_asking_to_the_vote() -> None:
    recall = asked()
    assert (recall.reason, recall.supporters, recall.member_id) == ("Never comes", ("p-x",), CHAIR.id)
    recall = support(recall, CHAIR, "p-y", NOW + DAY)
    assert recall.supporters == ("p-x", "p-y")
    heard = hear(recall, NOW + DAY)
    assert (heard.state, heard.answer_until) == (RecallState.HEARING, NOW + 8 * DAY)
    early = ("recall-hearing", {"at": NOW + 8 * DAY})
    assert refused(lambda: put(heard, "d", NOW + 8 * DAY - HOUR)) == early
    assert put(heard, "d", NOW + 8 * DAY).decision_id == "d"
    answered = answer_recall(heard, CHAIR, "p-chair", " I was ill ", NOW + 2 * DAY)
    assert answered.answer == "I was ill"
    assert put(answered, "d", NOW + 2 * DAY).state is RecallState.PUT


HEARD = hear(asked(), NOW, 3)
GONE = vacate(CHAIR, Ended.RESIGNED, NOW)


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda: asked(by="p-chair"), "recall-own"),
        (lambda: asked(reason=" "), "recall-reason-missing"),
        (lambda: asked(reason="x" * 301), "reason-too-long"),
        (lambda: asked(recalls=(asked(),)), "recall-running"),
        (lambda: asked(recalls=(HEARD,)), "recall-running"),
        (lambda: ask_recall((), GONE, by="p-x", reason="x", now=NOW, new_id="r"), "member-gone"),
        (lambda: support(asked(), GONE, "p-y", NOW), "member-gone"),
        (lambda: support(asked(), CHAIR, "p-chair", NOW), "recall-own"),
        (lambda: support(asked(), CHAIR, "p-x", NOW), "recall-supported"),
        (lambda: support(HEARD, CHAIR, "p-y", NOW), "recall-over"),
        (lambda: support(asked(), CHAIR, "p-y", NOW + 60 * DAY), "recall-over"),
        (lambda: hear(HEARD, NOW), "recall-state"),
        (lambda: drop(drop(asked())), "recall-state"),
        (lambda: put(asked(), "d", NOW), "recall-state"),
        (lambda: answer_recall(HEARD, CHAIR, "p-x", "x", NOW), "recall-not-yours"),
        (lambda: answer_recall(HEARD, CHAIR, "p-chair", " ", NOW), "answer-empty"),
        (lambda: answer_recall(HEARD, CHAIR, "p-chair", "x" * 501, NOW), "answer-long"),
        (lambda: answer_recall(HEARD, CHAIR, "p-chair", "x", NOW + 3 * DAY), "recall-answer-late"),
        (lambda: answer_recall(drop(asked()), CHAIR, "p-chair", "x", NOW), "recall-state"),
    ],
)
def test_what_a_recall_refuses(act: Callable[[], object], code: str) -> None:
    assert refused(act)[0] == code


def test_one_that_is_over_is_no_obstacle() -> None:
    assert asked(recalls=(drop(asked()), put(HEARD, "d", NOW + 3 * DAY))).state is RecallState.ASKED
    other = ask_recall((), OTHER, by="p-chair", reason="x", now=NOW, new_id="r-2")
    assert asked(recalls=(other,)).member_id == CHAIR.id
    assert lapses_at(other) == NOW + 60 * DAY


@pytest.mark.parametrize(
    ("owners", "heads", "members_for", "all_members", "enough"),
    [
        (20, 100, 0, 5, True),  # exactly a fifth
        (19, 100, 0, 5, False),
        (1, 6, 0, 5, False),
        (2, 9, 0, 5, True),
        (0, 100, 2, 5, True),
        (0, 100, 1, 5, False),
        (0, 100, 2, 6, True),  # exactly a third
        (0, 100, 2, 7, False),
        (0, 100, 3, 9, True),
        (19, 100, 1, 5, False),  # the two do not add up
        (0, 0, 0, 0, False),
    ],
)
def test_how_many_must_ask(owners: int, heads: int, members_for: int, all_members: int, enough: bool) -> None:
    found = threshold(owner_heads_for=owners, all_heads=heads, members_for=members_for, all_members=all_members)
    assert found is enough


def test_what_a_ballot_for_the_chair_is_about() -> None:
    five = members(*"abcde")
    contest, rule = officers_contest(five, Office.CHAIR, 1)
    assert contest == Contest(1, 0, 1, Method.MARKS, 0)
    assert rule == OFFICERS_RULE == check_rule(rule)
    assert officers_contest(five, Office.VICE, 2)[0].seats == 2
    assert officers_contest(five[:1], Office.CHAIR, 1)[0].method is Method.EACH
    gone = [vacate(each, Ended.TERM, NOW) for each in five[:4]]
    for office, seats, most in ((Office.CHAIR, 2, 1), (Office.VICE, 5, 4), (Office.VICE, 0, 4)):
        found = refused(partial(officers_contest, five, office, seats))
        assert found == ("office-seats", {"most": most})
    assert refused(lambda: officers_contest([*gone, five[4]], Office.VICE, 1)) == ("office-seats", {"most": 0})
    with pytest.raises(ValueError, match="owners"):
        officers_contest(five, Office.MEMBER, 1)


def test_members_vote_with_one_head_each() -> None:
    five = [*members("Li", "Li", "Wang", "Chen", "Zhao"), vacate(members("x")[0], Ended.TERM, NOW)]
    electorate = electorate_of_members(five)
    assert [party.labels for party in electorate.parties] == [("Li",), ("Li 2",), ("Wang",), ("Chen",), ("Zhao",)]
    assert [party.key for party in electorate.parties] == [member_key(each) for each in five[:5]]
    assert electorate.held_by("o-Wang") == (electorate.parties[2],)
    assert (electorate.area, len(member_key(five[0]))) == (0, 23)


@pytest.mark.parametrize(("yes", "adopted"), [(2, False), (3, True)])
def test_more_than_half_of_all_members(yes: int, adopted: bool) -> None:
    """3 of 5, also where only three vote; 2 of the 2 who vote are not enough."""
    electorate = electorate_of_members(members(*"abcde"))
    items = (Item(1, "a", OFFICERS_RULE),)
    decision = Decision("d", "e", 1, "Chair", items, Mode.OPEN, Label.CHAT, "p", NOW, NOW, NOW)
    papers = {
        party.key: [Paper(party.key, party.owners[0], Origin.CHAT, {1: Choice.YES}, party.key)]
        for party in electorate.parties[:yes]
    }
    assert count(decision, electorate, papers).results[0].adopted is adopted


def test_offices_pass_on() -> None:
    first, second, third = members("a", "b", "c")
    chair = take_office((first, second, third), {first.id}, Office.CHAIR)
    assert [(each.name, each.office) for each in chair] == [("a", Office.CHAIR)]
    now = (chair[0], second, third)
    changed = take_office(now, {third.id}, Office.CHAIR)
    assert {(each.name, each.office) for each in changed} == {("c", Office.CHAIR), ("a", Office.MEMBER)}
    assert take_office(now, {first.id}, Office.CHAIR) == ()
    assert refused(lambda: take_office((GONE,), {GONE.id}, Office.CHAIR))[0] == "member-gone"


def test_duties_are_assigned() -> None:
    assert assign(CHAIR, " Lifts ").duty == "Lifts"
    assert assign(CHAIR, "").duty == ""
    assert refused(lambda: assign(CHAIR, "x" * 121)) == ("duty-long", {"most": 120, "length": 121})
    assert refused(lambda: assign(GONE, "x"))[0] == "member-gone"
