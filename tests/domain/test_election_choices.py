"""Too few stand: what organisers can do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from domain.candidacies import Standing
from domain.contest import Method
from domain.election_calendar import Lengths, check_calendar, in_order, lengths_of
from domain.election_choices import fewer_choices, publish_early, reopen, with_each, with_fewer_seats
from domain.election_list import listed
from domain.election_phases import Event, Step, step
from domain.elections import Election, Phase, Purpose
from domain.lot import draw
from domain.rule_presets import CN_ORDINARY, SIMPLE
from tests.domain.elections import DAY, HOUR, ZONE, accepted, candidacy, in_phase, passed
from tests.domain.test_decision import refused

NAMES = tuple("abcdefghijkl")
IN_FULL: dict[str, Any] = {"lengths": Lengths(vet=5 * DAY, notice=8 * DAY, vote=15 * DAY), "zone": ZONE}


def stopped(stand: int, **changes: object) -> Step:
    """An election that stopped after vetting, since no more than so many passed."""
    election = in_phase(Phase.VETTING, contested=True, **changes)
    rejected = candidacy("r", Standing.ACCEPTED, ("org-1", False), ("org-2", False))
    done = step(election, [*accepted(*NAMES[:stand]), rejected], election.calendar.vet_until)
    assert done.event is Event.STOPPED
    return done


@pytest.mark.parametrize(
    ("agreed", "stand", "choices"),
    [
        (11, 11, (9, 7, 5)),
        (11, 9, (7, 5)),  # more must stand than there are seats
        (9, 6, (5,)),
        (9, 5, ()),
        (5, 5, ()),
        (7, 7, (5,)),
        (7, 0, ()),
    ],
)
def test_fewer_seats_must_be_lawful(agreed: int, stand: int, choices: tuple[int, ...]) -> None:
    done = stopped(stand, agreed=agreed, seats=agreed)
    assert fewer_choices(done.election, done.candidacies) == choices


def test_where_no_law_speaks_any_smaller_number_will_do() -> None:
    done = stopped(3, agreed=5, seats=5, minimum=2, rule=SIMPLE)
    assert fewer_choices(done.election, done.candidacies) == (2,)
    further = stopped(3, agreed=9, filled=5, seats=4, max_marks=4, purpose=Purpose.FURTHER)
    assert fewer_choices(further.election, further.candidacies) == (2, 1)
    runoff = replace(further.election, purpose=Purpose.RUNOFF)
    assert fewer_choices(runoff, further.candidacies) == ()


def test_fewer_seats_make_a_smaller_committee_and_a_whole_notice() -> None:
    done = stopped(7, agreed=7, seats=7, max_marks=7)
    now = done.election.calendar.vet_until + 2 * DAY + HOUR
    fewer = with_fewer_seats(done.election, done.candidacies, 5, now)
    election = fewer.election
    assert (election.seats, election.agreed, election.max_marks, election.contested) == (5, 5, 5, True)
    assert (election.phase, election.listed, fewer.event, fewer.moved) == (Phase.NOTICE, True, Event.LISTED, True)
    assert [each.name for each in listed(fewer.candidacies)] == draw("seed", NAMES[:7])
    _check_whole_notice(done.election, election)
    data = {"seats": 6, "choices": ("5",)}
    assert refused(lambda: with_fewer_seats(done.election, done.candidacies, 6, now)) == ("fewer-seats", data)
    none = stopped(5)
    assert refused(lambda: with_fewer_seats(none.election, none.candidacies, 5, now))[1]["choices"] == "none"


def _check_whole_notice(before: Election, after: Election) -> None:
    calendar = after.calendar
    assert calendar.notice_until - calendar.vet_until >= 7 * DAY
    assert calendar.notice_until.time() == before.calendar.notice_until.time()
    assert calendar.notice_until - before.calendar.notice_until == 3 * DAY
    assert in_order(calendar)
    check_calendar(after.rule, calendar)


def test_seats_that_stay_open_do_not_make_the_committee_smaller() -> None:
    done = stopped(3, agreed=9, filled=5, seats=4, max_marks=4, purpose=Purpose.FURTHER)
    fewer = with_fewer_seats(done.election, done.candidacies, 2, done.election.calendar.vet_until)
    assert (fewer.election.seats, fewer.election.agreed, fewer.moved) == (2, 9, False)


def test_each_of_them_can_be_voted_on() -> None:
    done = stopped(3, max_marks=2)
    now = done.election.calendar.vet_until + 2 * DAY + HOUR
    each = with_each(done.election, done.candidacies, now)
    election = each.election
    assert (election.method, election.contested, election.max_marks) == (Method.EACH, False, 5)
    assert (election.phase, each.event) == (Phase.NOTICE, Event.LISTED)
    _check_whole_notice(done.election, election)
    assert step(election, each.candidacies, election.calendar.notice_until).event is Event.VOTING
    none = stopped(0)
    assert refused(lambda: with_each(none.election, none.candidacies, now))[0] == "election-no-candidates"


def test_a_list_that_shrank_is_under_notice_again_with_its_numbers() -> None:
    there = passed(*NAMES[:6])
    struck = [replace(there[0], standing=Standing.STRUCK), *there[1:]]
    election = in_phase(Phase.NOTICE, contested=True)
    at = election.calendar.notice_until
    done = step(election, struck, at)
    assert done.event is Event.STOPPED
    each = with_each(done.election, done.candidacies, at)
    assert [found.number for found in listed(each.candidacies)] == [2, 3, 4, 5, 6]
    calendar = each.election.calendar
    assert calendar.vet_until == at
    assert calendar.notice_until - at >= lengths_of(election.calendar).notice


def test_nominations_are_reopened_with_everything_after_them_in_full() -> None:
    done = stopped(3)
    now = done.election.calendar.vet_until + 2 * DAY
    election, there = reopen(done.election, done.candidacies, now + 5 * DAY, "another", **IN_FULL, now=now)
    assert (election.phase, election.lot_seed, election.listed) == (Phase.NOMINATING, "another", False)
    # As announced, however short they were made since.
    calendar, was = election.calendar, IN_FULL["lengths"]
    assert (calendar.called_at, calendar.nominate_from, calendar.nominate_until) == (now, now, now + 5 * DAY)
    found = lengths_of(calendar)
    assert (found.vet >= was.vet, found.notice >= was.notice, found.vote >= was.vote) == (True, True, True)
    check_calendar(CN_ORDINARY, calendar)
    # Whoever accepted stands on, and is looked at again, also who was rejected.
    assert {each.standing for each in there} == {Standing.ACCEPTED}
    assert all(each.vettings for each in there)
    short = refused(lambda: reopen(done.election, done.candidacies, now + DAY - HOUR, "x", **IN_FULL, now=now))
    assert short == ("nominate-short", {"days": 1, "earliest": now + DAY})


def test_reopened_nominations_forget_numbers_but_not_who_was_struck() -> None:
    there = [*passed("a"), candidacy("s", Standing.STRUCK, number=2), candidacy("d", Standing.DECLINED)]
    election = in_phase(Phase.STOPPED, contested=True)
    election = replace(election, listed=True, method=Method.EACH)
    now = election.calendar.notice_until
    again, after = reopen(election, there, now + 5 * DAY, "another", **IN_FULL, now=now)
    assert [(each.standing, each.number) for each in after] == [
        (Standing.ACCEPTED, 0),
        (Standing.STRUCK, 0),
        (Standing.DECLINED, 0),
    ]
    assert (again.method, again.listed) == (Method.MARKS, False)


def test_what_somebody_found_before_they_stood_themselves_counts_no_more() -> None:
    done = stopped(3)
    now = done.election.calendar.vet_until
    election, there = reopen(done.election, done.candidacies, now + 5 * DAY, "another", **IN_FULL, now=now)
    organiser = candidacy("org-1", Standing.ACCEPTED, person_id="org-1")
    after = step(election, [*there, organiser], election.calendar.nominate_until)
    assert {vetting.person_id for each in after.candidacies for vetting in each.vettings} == {"org-2"}


def test_a_run_off_has_no_nominations_to_reopen() -> None:
    election = in_phase(Phase.STOPPED)
    runoff = replace(election, purpose=Purpose.RUNOFF)
    now = election.calendar.notice_until
    assert refused(lambda: reopen(runoff, (), now + DAY, "x", **IN_FULL, now=now))[0] == "election-no-nominations"


def test_only_what_stopped_is_chosen_about() -> None:
    election = in_phase(Phase.NOTICE)
    now = election.calendar.notice_until
    assert refused(lambda: reopen(election, (), now + DAY, "x", **IN_FULL, now=now))[0] == "election-phase"
    assert refused(lambda: with_each(election, passed("a"), now))[0] == "election-phase"
    assert refused(lambda: with_fewer_seats(election, passed("a"), 5, now))[0] == "election-phase"


def test_a_list_that_is_ready_goes_out_early_and_no_date_moves() -> None:
    election = in_phase(Phase.VETTING)
    early = election.calendar.vet_until - 2 * DAY
    done = publish_early(election, accepted(*NAMES[:6]), early)
    assert (done.event, done.moved, done.election.phase) == (Event.LISTED, False, Phase.NOTICE)
    assert done.election.calendar == replace(election.calendar, vet_until=early)
    assert len(listed(done.candidacies)) == 6


def test_nothing_goes_out_early_while_somebody_waits_for_vetting() -> None:
    election = in_phase(Phase.VETTING)
    waits = candidacy("w", Standing.ACCEPTED)
    refusal = refused(
        lambda: publish_early(election, [*accepted(*NAMES[:6]), waits], election.calendar.vet_until - DAY)
    )
    assert refusal == ("vet-undecided", {"names": ("w",)})
    assert (
        refused(lambda: publish_early(in_phase(Phase.NOTICE), [], election.calendar.vet_until))[0] == "election-phase"
    )
