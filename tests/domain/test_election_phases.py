"""Phase by phase: what each comes to, when it is late, held, put off or given up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest

from domain.candidacies import Outcome, Standing
from domain.contest import Method
from domain.decision import DecisionState
from domain.election_calendar import Lengths, ended, in_order, lengths_of, propose
from domain.election_guards import checked_reason, require
from domain.election_list import (
    ballot_of,
    listed,
    runoff_candidates,
    with_outcomes,
)
from domain.election_phases import (
    Event,
    call,
    closed,
    due,
    follow_ballot,
    hold,
    put_off,
    step,
    void,
)
from domain.elections import Calendar, Election, Phase, Purpose
from domain.lot import draw
from domain.officers import OFFICERS_RULE
from domain.rule_presets import CN_ORDINARY, SIMPLE
from domain.rules import customised
from domain.tally.seats import Scored, Seating, fill
from tests.domain.elections import DAY, HOUR, NOW, ZONE, accepted, called, candidacy, draft, ids, in_phase, passed, walk
from tests.domain.test_decision import refused

NAMES = tuple("abcdefg")


def seating(election: Election, *heads: int) -> Seating:
    """What comes of a ballot in which candidate 1, 2, ... got these heads; 0 is not enough."""
    return fill(election.contest, [Scored(no, each, 0, each > 0) for no, each in enumerate(heads, start=1)])


def test_from_the_call_to_the_seats() -> None:
    election = called()
    assert election.phase is Phase.NOMINATING
    election, there = walk(election, accepted(*NAMES), Phase.VETTING)
    assert not election.listed
    election, there = walk(election, there, Phase.NOTICE)
    assert election.listed
    assert election.method is Method.MARKS
    assert [each.name for each in listed(there)] == draw("seed", NAMES)
    election, there = walk(election, there, Phase.VOTING)
    assert due(election) is None
    election, there = closed(election, there, seating(election, 9, 8, 7, 6, 5, 4, 0), election.calendar.vote_until)
    assert [each.outcome for each in listed(there)] == [Outcome.ELECTED] * 5 + [Outcome.ALTERNATE, Outcome.NOT_ELECTED]
    assert [each.place for each in listed(there)] == [1, 2, 3, 4, 5, 6, 0]
    election, there = walk(election, there, Phase.SEATED)
    assert due(election) is None
    # Nothing was late, so every date is the one that was announced.
    assert election.calendar == called().calendar


def test_nominations_open_when_they_were_called_for() -> None:
    election = called(calendar=propose(CN_ORDINARY, NOW, ZONE, opens=NOW + 2 * DAY))
    assert (election.phase, due(election)) == (Phase.CALLED, NOW + 2 * DAY)
    done = step(election, (), NOW + 2 * DAY)
    assert (done.election.phase, done.event, done.moved) == (Phase.NOMINATING, Event.NOMINATIONS, False)


@pytest.mark.parametrize(
    ("changes", "code", "data"),
    [
        ({"title": " "}, "title-empty", {}),
        ({"title": "x" * 121}, "title-too-long", {"most": 120, "length": 121}),
        (
            {"agreed": 4, "seats": 4},
            "seats-unlawful",
            {"seats": 4, "least": 5, "most": 11, "source": "建房〔2009〕274号 31"},
        ),
        ({"agreed": 6, "seats": 6}, "seats-even", {"seats": 6, "source": "建房〔2009〕274号 31"}),
        ({"seats": 6}, "seats-unlawful", {"seats": 6, "least": 1, "most": 5, "source": "none"}),
        ({"seats": 0}, "seats-unlawful", {"seats": 0, "least": 1, "most": 5, "source": "none"}),
        (
            {"purpose": Purpose.FURTHER, "filled": 3, "seats": 3},
            "seats-unlawful",
            {"seats": 3, "least": 1, "most": 2, "source": "none"},
        ),
        (
            {"minimum": 3},
            "minimum-unlawful",
            {"minimum": 3, "least": 5, "most": 5, "source": "建房〔2009〕274号 31"},
        ),
        (
            {"minimum": 6},
            "minimum-unlawful",
            {"minimum": 6, "least": 5, "most": 5, "source": "建房〔2009〕274号 31"},
        ),
        ({"max_marks": 6}, "marks-many", {"most": 5}),
        ({"max_marks": 0}, "marks-many", {"most": 5}),
        ({"alternates": 26}, "alternates-many", {"most": 25}),
        ({"alternates": -1}, "alternates-many", {"most": 25}),
        ({"term_years": 6}, "term-years", {"most": 5, "source": "建房〔2009〕274号 32"}),
        ({"term_years": 0}, "term-years", {"most": 5, "source": "建房〔2009〕274号 32"}),
        ({"conditions": ("x",) * 13}, "conditions-many", {"most": 12}),
        ({"conditions": ("x", " ")}, "condition-empty", {"condition": 2}),
        ({"conditions": ("x" * 201,)}, "condition-long", {"condition": 1, "most": 200, "length": 201}),
        ({"rule": replace(SIMPLE, notice_days=-1)}, "rule-days", {"days": -1, "most": 366}),
    ],
)
def test_what_cannot_be_called(changes: dict[str, object], code: str, data: dict[str, object]) -> None:
    assert refused(lambda: called(**changes)) == (code, data)


def test_unlawful_dates_cannot_be_called() -> None:
    early = draft().calendar
    early = replace(early, notice_until=early.vet_until + 7 * DAY - HOUR)
    assert refused(lambda: called(calendar=early))[0] == "list-notice-short"


def test_words_are_trimmed_and_sizes_are_free_elsewhere() -> None:
    election = called(
        title=" Committee ", conditions=(" Owns a flat ",), rule=SIMPLE, agreed=2, seats=2, max_marks=1, minimum=1
    )
    assert (election.title, election.conditions) == ("Committee", ("Owns a flat",))


def test_a_run_off_begins_in_notice() -> None:
    calendar = propose(CN_ORDINARY, NOW, ZONE, purpose=Purpose.RUNOFF)
    election = called(purpose=Purpose.RUNOFF, seats=1, max_marks=1, filled=4, calendar=calendar)
    assert (election.phase, election.listed, due(election)) == (Phase.NOTICE, True, calendar.notice_until)
    short = replace(calendar, notice_until=NOW + 15 * DAY - HOUR)
    assert refused(lambda: call(replace(election, calendar=short), NOW))[0] == "notice-short"
    tied = [
        replace(each, outcome=Outcome.TIED if each.name in "bc" else Outcome.ELECTED, place=3)
        for each in passed(*NAMES)
    ]
    there = runoff_candidates(election, tied, ids())
    assert sorted(each.name for each in there) == ["b", "c"]
    assert [(each.number, each.outcome, each.place, each.vettings) for each in there] == [
        (1, None, 0, ()),
        (2, None, 0, ()),
    ]
    assert {each.standing for each in there} == {Standing.PASSED}
    assert step(election, there, calendar.notice_until).event is Event.VOTING


def test_officers_are_voted_on_at_once() -> None:
    lengths = Lengths(vote=DAY, result=timedelta())
    calendar = propose(OFFICERS_RULE, NOW, ZONE, lengths, purpose=Purpose.CHAIR)
    election = called(
        purpose=Purpose.CHAIR, seats=1, max_marks=1, agreed=0, minimum=0, rule=OFFICERS_RULE, calendar=calendar
    )
    assert (election.phase, election.listed, due(election)) == (Phase.VOTING, True, None)


def test_nothing_ends_before_its_time() -> None:
    election = called()
    at = due(election)
    assert at is not None
    assert refused(lambda: step(election, (), at - timedelta(seconds=1))) == ("election-early", {"no": 9, "at": at})
    for phase in (Phase.VOTING, Phase.STOPPED, Phase.SEATED, Phase.VOID):
        over = in_phase(phase)
        assert refused(partial(step, over, (), NOW + 99 * DAY)) == (
            "election-phase",
            {"no": 9, "phase": str(phase)},
        )


def test_who_did_not_answer_is_never_listed() -> None:
    _, there = walk(called(), [*accepted(*NAMES), candidacy("silent")], Phase.NOTICE)
    assert "silent" not in {each.name for each in listed(there)}
    assert there[-1].standing is Standing.LAPSED


def test_vetting_is_held_while_somebody_waits() -> None:
    waiting = candidacy("w", Standing.ACCEPTED, ("org-1", False))
    election, there = walk(called(), [*accepted(*NAMES), waiting], Phase.VETTING)
    at = election.calendar.vet_until
    held = step(election, there, at)
    assert (held.event, held.waiting, held.moved) == (Event.HELD, (waiting,), True)
    before, after = election.calendar, held.election.calendar
    assert after.vet_until == at + DAY
    assert (after.notice_until, after.vote_until) == (before.notice_until + DAY, before.vote_until + DAY)
    assert held.election.phase is Phase.VETTING
    late = step(election, there, at + 2.5 * DAY)
    assert late.election.calendar.vet_until == at + 4 * DAY


@pytest.mark.parametrize("phase", [Phase.NOTICE, Phase.RESULT_NOTICE])
def test_an_unanswered_objection_holds_a_notice(phase: Phase) -> None:
    election = in_phase(phase)
    at = due(election)
    assert at is not None
    held = step(election, passed(*NAMES), at, waiting=1)
    assert (held.event, held.moved, due(held.election)) == (Event.HELD, True, at + DAY)
    assert step(held.election, held.candidacies, at + DAY).event is not Event.HELD


def test_objections_hold_no_other_phase() -> None:
    assert step(called(), (), called().calendar.nominate_until, waiting=3).event is Event.VETTING


@pytest.mark.parametrize(
    ("contested", "candidates", "event", "method"),
    [
        (True, 6, Event.LISTED, Method.MARKS),
        (True, 5, Event.STOPPED, Method.MARKS),
        (True, 0, Event.STOPPED, Method.MARKS),
        (False, 6, Event.LISTED, Method.MARKS),
        (False, 5, Event.LISTED, Method.EACH),
        (False, 1, Event.LISTED, Method.EACH),
        (False, 0, Event.STOPPED, Method.MARKS),
    ],
)
def test_whether_enough_stand(contested: bool, candidates: int, event: Event, method: Method) -> None:
    there = accepted(*NAMES[:candidates])
    rejected = candidacy("r", Standing.ACCEPTED, ("org-1", False), ("org-2", False))
    election = in_phase(Phase.VETTING, contested=contested, max_marks=3)
    done = step(election, [*there, rejected], election.calendar.vet_until)
    assert (done.event, done.election.method) == (event, method)
    assert done.election.max_marks == (5 if method is Method.EACH else 3)
    assert done.candidacies[-1].standing is Standing.REJECTED
    assert done.election.listed is (event is Event.LISTED)
    assert (done.election.phase is Phase.STOPPED) is (event is Event.STOPPED)


@pytest.mark.parametrize(
    ("contested", "struck", "event", "method"),
    [
        (True, 1, Event.VOTING, Method.MARKS),
        (True, 2, Event.STOPPED, Method.MARKS),
        (False, 2, Event.VOTING, Method.EACH),
        (False, 7, Event.STOPPED, Method.MARKS),
    ],
)
def test_whether_enough_are_left_when_voting_would_open(
    contested: bool, struck: int, event: Event, method: Method
) -> None:
    there = [replace(each, standing=Standing.STRUCK) if each.number <= struck else each for each in passed(*NAMES)]
    election = in_phase(Phase.NOTICE, contested=contested)
    done = step(election, there, election.calendar.notice_until)
    assert (done.event, done.election.method) == (event, method)
    assert done.candidacies == tuple(there)


@pytest.mark.parametrize(
    ("late", "days"),
    [(timedelta(), 0), (HOUR, 0), (HOUR + timedelta(seconds=1), 1), (DAY, 1), (3.5 * DAY, 4)],
)
def test_what_begins_late_takes_as_long_as_announced(late: timedelta, days: int) -> None:
    election, there = walk(called(), accepted(*NAMES), Phase.VETTING)
    was = election.calendar
    done = step(election, there, was.vet_until + late)
    now = done.election.calendar
    assert done.moved is bool(days)
    assert now.notice_until == was.notice_until + days * DAY
    assert (now.vote_until, now.result_until) == (was.vote_until + days * DAY, was.result_until + days * DAY)
    assert now.vet_until == (was.vet_until + late if days else was.vet_until)


def test_a_list_published_a_minute_late_still_has_all_its_days() -> None:
    exact = Calendar(NOW, NOW, NOW + DAY, NOW + 8 * DAY, NOW + 15 * DAY, NOW + 20 * DAY, NOW + 25 * DAY)
    election = replace(called(calendar=exact), phase=Phase.VETTING)
    on_time = step(election, accepted(*NAMES), NOW + 8 * DAY)
    assert (on_time.moved, on_time.election.calendar) == (False, exact)
    late = step(election, accepted(*NAMES), NOW + 8 * DAY + timedelta(minutes=1))
    assert (late.moved, late.election.calendar.notice_until) == (True, NOW + 16 * DAY)


def test_voting_that_opens_late_is_never_too_long() -> None:
    rule = customised(CN_ORDINARY, max_open_days=10)
    lengths = Lengths(vote=10 * DAY)
    election = in_phase(Phase.NOTICE, rule=rule, calendar=propose(rule, NOW, ZONE, lengths))
    late = election.calendar.notice_until + 2 * HOUR
    done = step(election, passed(*NAMES), late)
    assert done.election.calendar.notice_until == late
    assert done.election.calendar.vote_until <= late + 10 * DAY
    assert in_order(done.election.calendar)


def test_the_roll_can_hold_any_phase_that_ends_by_itself() -> None:
    election = in_phase(Phase.NOTICE)
    held = hold(election, election.calendar.notice_until)
    assert held.calendar.notice_until == election.calendar.notice_until + DAY
    assert refused(lambda: hold(in_phase(Phase.VOTING), NOW))[0] == "election-phase"


@pytest.mark.parametrize("phase", [Phase.CALLED, Phase.NOMINATING, Phase.VETTING, Phase.NOTICE, Phase.RESULT_NOTICE])
def test_a_phase_is_put_off_before_it_ends(phase: Phase) -> None:
    calendar = propose(CN_ORDINARY, NOW, ZONE, opens=NOW + DAY)
    election = in_phase(phase, calendar=calendar)
    at = due(election)
    assert at is not None
    later = put_off(election, at + 2 * DAY, at - HOUR)
    assert due(later) == at + 2 * DAY
    assert later.calendar.result_until == calendar.result_until + 2 * DAY
    assert later.phase is phase
    assert refused(lambda: put_off(election, at, at - HOUR)) == ("put-off-earlier", {"no": 9, "at": at})
    assert refused(lambda: put_off(election, at + DAY, at)) == ("put-off-late", {"no": 9, "at": at})


@pytest.mark.parametrize("phase", [Phase.CALLED, Phase.NOMINATING, Phase.VETTING, Phase.NOTICE, Phase.RESULT_NOTICE])
def test_how_long_a_phase_can_be_made_in_all(phase: Phase) -> None:
    calendar = propose(CN_ORDINARY, NOW, ZONE, opens=NOW + DAY)
    begins = {
        Phase.CALLED: calendar.called_at,
        Phase.NOMINATING: calendar.nominate_from,
        Phase.VETTING: calendar.nominate_until,
        Phase.NOTICE: calendar.vet_until,
        Phase.RESULT_NOTICE: calendar.vote_until,
    }
    days = 14 if phase is Phase.RESULT_NOTICE else 60
    latest = begins[phase] + days * DAY
    election = put_off(in_phase(phase, calendar=calendar), latest - HOUR, NOW)
    assert due(put_off(election, latest, NOW)) == latest
    # Not bit by bit either.
    long = ("put-off-long", {"days": days, "latest": latest})
    assert refused(lambda: put_off(election, latest + HOUR, NOW)) == long


def test_objections_that_nobody_answers_do_not_hold_a_notice_for_ever() -> None:
    for phase, days, goes_on in ((Phase.RESULT_NOTICE, 30, Event.SEATED), (Phase.NOTICE, 60, Event.VOTING)):
        election = in_phase(phase, contested=False)
        there = [candidacy("a", Standing.PASSED, number=1)]
        since = election.calendar.vote_until if phase is Phase.RESULT_NOTICE else election.calendar.vet_until
        at = due(election)
        assert at is not None
        held = step(election, there, at, waiting=1)
        assert held.event is Event.HELD
        over = since + days * DAY
        assert step(held.election, there, over - HOUR, waiting=1).event is Event.HELD
        assert step(held.election, there, over, waiting=1).event is goes_on


@pytest.mark.parametrize(
    ("phase", "code"),
    [
        (Phase.VOTING, "election-voting"),
        (Phase.STOPPED, "election-phase"),
        (Phase.SEATED, "election-over"),
        (Phase.VOID, "election-over"),
    ],
)
def test_what_is_not_put_off(phase: Phase, code: str) -> None:
    assert refused(lambda: put_off(in_phase(phase), NOW + 99 * DAY, NOW))[0] == code


def test_a_later_ballot_moves_the_result() -> None:
    election = in_phase(Phase.VOTING)
    was = election.calendar
    later = follow_ballot(election, was.vote_until + 3 * DAY).calendar
    assert (later.vote_until, later.result_until) == (was.vote_until + 3 * DAY, was.result_until + 3 * DAY)
    assert later.notice_until == was.notice_until
    assert refused(lambda: follow_ballot(in_phase(Phase.NOTICE), was.vote_until))[0] == "election-phase"


def test_a_ballot_is_not_counted_early_or_twice() -> None:
    election = in_phase(Phase.VOTING)
    none = seating(election)
    at = election.calendar.vote_until
    assert refused(lambda: closed(election, (), none, at - HOUR))[0] == "election-early"
    done, _ = closed(election, (), none, at)
    assert refused(lambda: closed(done, (), none, at))[0] == "election-phase"
    late, _ = closed(election, (), none, at + 2 * DAY)
    assert late.calendar.vote_until == at + 2 * DAY
    assert late.calendar.result_until == election.calendar.result_until + 2 * DAY


def test_how_those_on_the_list_came_out() -> None:
    election = in_phase(Phase.VOTING, alternates=1)
    struck = candidacy("s", Standing.STRUCK, number=8)
    found = with_outcomes([*passed(*NAMES), struck], seating(election, 9, 8, 7, 6, 5, 5, 5))
    tied = (Outcome.TIED, 5)
    elected = [(Outcome.ELECTED, place) for place in (1, 2, 3, 4)]
    assert [(each.outcome, each.place) for each in found] == [*elected, tied, tied, tied, (None, 0)]
    with pytest.raises(ValueError, match="others"):
        with_outcomes(passed("a"), seating(election, 9, 8))


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase not in (Phase.SEATED, Phase.VOID)])
def test_what_is_not_over_can_be_void(phase: Phase) -> None:
    gone = void(in_phase(phase), " The roll was wrong ", upheld=True)
    assert (gone.phase, gone.void_reason) == (Phase.VOID, "The roll was wrong")


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda: void(in_phase(Phase.SEATED), "x", upheld=True), "election-over"),
        (lambda: void(in_phase(Phase.VOID), "x"), "election-over"),
        (lambda: void(in_phase(Phase.RESULT_NOTICE), "x"), "election-result"),
        (lambda: void(called(), " "), "reason-missing"),
        (lambda: void(called(), "x" * 301), "reason-too-long"),
        (lambda: checked_reason(called(), ""), "reason-missing"),
        (lambda: require(called(), Phase.VETTING, Phase.NOTICE), "election-phase"),
    ],
)
def test_what_cannot_be_void(act: Callable[[], object], code: str) -> None:
    assert refused(act)[0] == code


def test_the_ballot_keeps_the_numbers_of_the_list() -> None:
    there = passed("Li", "Wang", "Chen")
    there = [replace(there[0], name="Wang", unit="1-1"), replace(there[1], standing=Standing.STRUCK), there[2]]
    election = in_phase(Phase.NOTICE)
    ballot = ballot_of(election, there)
    # Who was struck was called by the same name on the list, so the other is told apart here too.
    assert [(item.no, item.text) for item in ballot.items] == [(1, "Wang (1-1)"), (3, "Chen")]
    assert (ballot.id, ballot.no, ballot.state) == (election.id, election.no, DecisionState.ANNOUNCED)
    assert ballot.contest == election.contest
    dates = (ballot.announced_at, ballot.opens_at, ballot.closes_at)
    calendar = election.calendar
    assert dates == (calendar.called_at, calendar.notice_until, calendar.vote_until)
    assert all(item.rule == CN_ORDINARY for item in ballot.items)


def test_dates_of_a_late_election_are_in_order_to_the_end() -> None:
    election, there, now = called(), tuple(accepted(*NAMES)), NOW
    was = lengths_of(election.calendar)
    while election.phase is not Phase.VOTING:
        at = due(election)
        assert at is not None
        now = at + 30 * DAY + HOUR
        done = step(election, there, now)
        election, there = done.election, done.candidacies
        assert in_order(election.calendar)
    found = lengths_of(election.calendar)
    assert found.notice >= was.notice
    assert found.vote >= was.vote
    assert election.calendar.notice_until == now


def test_the_end_of_one_phase_alone() -> None:
    at: datetime = NOW + 30 * DAY
    assert ended(called().calendar, Phase.VOTING, at).vote_until == at
