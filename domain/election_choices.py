"""What organisers can do to the list: publish it early, and where too few stand call for more, fill fewer seats, or let
each who stands be voted on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.candidacies import Candidacy, Standing
from domain.contest import Method
from domain.election_calendar import (
    DAY,
    Lengths,
    after_nominations,
    check_calendar,
    ended,
    moved,
    nominates,
)
from domain.election_guards import require
from domain.election_law import law_of, lawful_seats
from domain.election_list import in_the_running, with_numbers
from domain.election_phases import Event, Step, after_vetting
from domain.elections import Calendar, Election, Phase, Purpose
from domain.refusal import Refusal
from domain.vetting import undecided

_JUDGED = (Standing.PASSED, Standing.REJECTED)


def reopen(
    election: Election,
    candidacies: Sequence[Candidacy],
    until: datetime,
    new_seed: str,
    *,
    lengths: Lengths,
    now: datetime,
    zone: ZoneInfo,
) -> tuple[Election, tuple[Candidacy, ...]]:
    """Nominations once more, until the given time, and all that follows in full, for the ``lengths`` that were
    announced with the call: a vetting that was cut short is not short again. The lot is a new one. Whoever accepted
    stands on. What was found of them is kept, and can be changed when they are vetted again; who was struck stays
    struck.

    Raises Refusal: election-phase (no, phase), election-no-nominations (no: a run-off has none), nominate-short (days,
    earliest), and those of `domain.election_calendar.check_calendar`.
    """
    require(election, Phase.STOPPED)
    if not nominates(election.purpose):
        raise Refusal("election-no-nominations", no=election.no)
    calendar = after_nominations(election.rule, zone, lengths, (now, now, until))
    check_calendar(election.rule, calendar, election.purpose)
    again = replace(
        election, phase=Phase.NOMINATING, calendar=calendar, lot_seed=new_seed, listed=False, method=Method.MARKS
    )
    return again, tuple(_once_more(each) for each in candidacies)


def _once_more(candidacy: Candidacy) -> Candidacy:
    standing = Standing.ACCEPTED if candidacy.standing in _JUDGED else candidacy.standing
    if standing is Standing.LAPSED:
        # They are asked once more.
        standing = Standing.NOMINATED
    return replace(candidacy, standing=standing, number=0)


def fewer_choices(election: Election, candidacies: Sequence[Candidacy]) -> tuple[int, ...]:
    """For how many seats these candidates would be enough: lawful numbers, the largest first.

    A committee becomes smaller with its seats; seats that an earlier election left open can stay open.
    """
    below = min(election.seats, len(in_the_running(candidacies)))
    if election.purpose is Purpose.COMMITTEE:
        lawful = [each for each in lawful_seats(law_of(election.rule)) if each >= election.minimum]
    else:
        lawful = list(range(1, below)) if election.purpose is Purpose.FURTHER else []
    return tuple(sorted((each for each in lawful if each < below), reverse=True))


def with_fewer_seats(election: Election, candidacies: Sequence[Candidacy], seats: int, now: datetime) -> Step:
    """The election for fewer seats, with the notice of its list in full from now.

    Raises Refusal: election-phase (no, phase), fewer-seats (seats, choices: what it can be, such as 7 and 5; "none" for
    nothing).
    """
    require(election, Phase.STOPPED)
    choices = fewer_choices(election, candidacies)
    if seats not in choices:
        raise Refusal("fewer-seats", seats=seats, choices=tuple(map(str, choices)) or "none")
    agreed = seats if election.purpose is Purpose.COMMITTEE else election.agreed
    smaller = replace(election, seats=seats, agreed=agreed, max_marks=min(election.max_marks, seats))
    return _published(smaller, candidacies, now)


def with_each(election: Election, candidacies: Sequence[Candidacy], now: datetime) -> Step:
    """The election with a vote of yes or no on each of the candidates there are, and the notice of its list in full
    from now. That more stand than there are seats is given up.

    Raises Refusal: election-phase (no, phase), election-no-candidates (no).
    """
    require(election, Phase.STOPPED)
    if not in_the_running(candidacies):
        raise Refusal("election-no-candidates", no=election.no)
    one_by_one = replace(election, contested=False, method=Method.EACH, max_marks=election.seats)
    return _published(one_by_one, candidacies, now)


def _published(election: Election, candidacies: Sequence[Candidacy], now: datetime) -> Step:
    there = with_numbers(election, candidacies)
    calendar = _noticed_from(election.calendar, now)
    shown = replace(election, phase=Phase.NOTICE, listed=True, calendar=calendar)
    return Step(shown, there, Event.LISTED, moved=calendar != election.calendar)


def _noticed_from(calendar: Calendar, now: datetime) -> Calendar:
    """The calendar with a notice of the list that begins now, at least as long as the one that was announced. Its end
    stays at its hour.
    """
    days = max(0, -(-(now - calendar.vet_until) // DAY))
    return ended(moved(calendar, Phase.NOTICE, days * DAY), Phase.VETTING, now)


def publish_early(election: Election, candidacies: Sequence[Candidacy], now: datetime) -> Step:
    """The list before its day, once of everybody it is known whether they are on it. Its notice is the longer by that:
    no other date moves.

    Raises Refusal: election-phase (no, phase), vet-undecided (names).
    """
    require(election, Phase.VETTING)
    waiting = undecided(candidacies)
    if waiting:
        raise Refusal("vet-undecided", names=tuple(each.name for each in waiting))
    at = min(now, election.calendar.vet_until)
    return after_vetting(replace(election, calendar=ended(election.calendar, Phase.VETTING, at)), candidacies, now)
