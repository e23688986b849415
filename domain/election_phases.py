"""An election's way from the call to the seats: each phase ends by itself, none is left out, and what was announced as
its length is never cut short.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from domain.candidacies import Candidacy
from domain.decision import MAX_TITLE
from domain.election_calendar import (
    DAY,
    begin_of,
    check_calendar,
    days_late,
    end_of,
    ended,
    moved,
    nominates,
)
from domain.election_guards import checked_reason, require, within
from domain.election_law import check_seats, law_of
from domain.election_list import (
    as_listed,
    in_the_running,
    judged,
    listed,
    too_few,
    with_numbers,
    with_outcomes,
)
from domain.elections import MAX_CONDITION, MOST_CONDITIONS, MOST_SEATS, OFFICES, Calendar, Election, Phase, Purpose
from domain.refusal import Refusal
from domain.rules import check_rule
from domain.tally.seats import Seating
from domain.vetting import as_vetting_begins, undecided

MOST_PUT_OFF, MOST_RESULT = timedelta(days=60), timedelta(days=14)
"""How long a phase can be made in all by those who put its end off, and how long the notice of the result."""
MOST_HELD = timedelta(days=30)
"""How long the notice of the result takes at most, where objections to it are not answered; the list's as any phase."""
_OVER = (Phase.SEATED, Phase.VOID)
_BY_THEMSELVES = (Phase.CALLED, Phase.NOMINATING, Phase.VETTING, Phase.NOTICE, Phase.RESULT_NOTICE)


class Event(StrEnum):
    """What a step came to. HELD: the phase goes on for a day, since something in it waits. LISTED: the candidates are
    known, and their notice has begun. STOPPED: too few stand.
    """

    NOMINATIONS = "nominations"
    VETTING = "vetting"
    LISTED = "listed"
    HELD = "held"
    STOPPED = "stopped"
    VOTING = "voting"
    SEATED = "seated"


@dataclass(frozen=True, slots=True)
class Step:
    """An election one step on. ``candidacies`` are all of them, also those that did not change; ``waiting`` those of
    whom it is still undecided, where that is what holds it. ``moved``: dates are no longer those announced.
    """

    election: Election
    candidacies: tuple[Candidacy, ...]
    event: Event
    waiting: tuple[Candidacy, ...] = ()
    moved: bool = False


def call(election: Election, now: datetime) -> Election:
    """The election as it is announced: words trimmed, in its first phase. A run-off begins with the notice of its list,
    an election of officers with voting; their candidates are known.

    Raises Refusal: title-empty, title-too-long (most, length), seats-unlawful (seats, least, most, source), seats-even
    (seats, source), minimum-unlawful (minimum, least, most, source), marks-many (most), alternates-many (most),
    term-years (most, source), conditions-many (most), condition-empty (condition), condition-long (condition, most,
    length), those of `domain.rules.check_rule` and of `domain.election_calendar.check_calendar`.
    """
    trimmed = replace(
        election,
        title=within(election.title, MAX_TITLE, "title-too-long"),
        conditions=tuple(each.strip() for each in election.conditions),
        phase=_first_phase(election, now),
        listed=not nominates(election.purpose),
    )
    if not trimmed.title:
        raise Refusal("title-empty")
    check_rule(trimmed.rule)
    _check_seats(trimmed)
    _check_conditions(trimmed.conditions)
    check_calendar(trimmed.rule, trimmed.calendar, trimmed.purpose)
    return trimmed


def _first_phase(election: Election, now: datetime) -> Phase:
    if election.purpose in OFFICES:
        return Phase.VOTING
    if election.purpose is Purpose.RUNOFF:
        return Phase.NOTICE
    return Phase.CALLED if now < election.calendar.nominate_from else Phase.NOMINATING


def _check_seats(election: Election) -> None:
    """Raises Refusal as `call` says."""
    law = law_of(election.rule)
    most = MOST_SEATS
    if election.purpose not in OFFICES:
        check_seats(law, election.agreed)
        if not law.minimum <= election.minimum <= election.agreed:
            raise Refusal(
                "minimum-unlawful",
                minimum=election.minimum,
                least=law.minimum,
                most=election.agreed,
                source=law.seats_source or "none",
            )
        most = election.agreed - election.filled
    if not 1 <= election.seats <= most:
        raise Refusal("seats-unlawful", seats=election.seats, least=1, most=most, source="none")
    if not 1 <= election.max_marks <= election.seats:
        raise Refusal("marks-many", most=election.seats)
    if not 0 <= election.alternates <= MOST_SEATS:
        raise Refusal("alternates-many", most=MOST_SEATS)
    if not 1 <= election.term_years <= law.most_term_years:
        raise Refusal("term-years", most=law.most_term_years, source=law.term_source or "none")


def _check_conditions(conditions: Sequence[str]) -> None:
    """Raises Refusal as `call` says."""
    if len(conditions) > MOST_CONDITIONS:
        raise Refusal("conditions-many", most=MOST_CONDITIONS)
    for no, condition in enumerate(conditions, start=1):
        if not condition:
            raise Refusal("condition-empty", condition=no)
        if len(condition) > MAX_CONDITION:
            raise Refusal("condition-long", condition=no, most=MAX_CONDITION, length=len(condition))


def due(election: Election) -> datetime | None:
    """When its phase ends by itself. None where it does not: it is over, organisers must choose what is done, or its
    ballot ends it.
    """
    return end_of(election.calendar, election.phase) if election.phase in _BY_THEMSELVES else None


def step(election: Election, candidacies: Sequence[Candidacy], now: datetime, *, waiting: int = 0) -> Step:
    """What comes at the end of a phase. ``waiting`` is how many objections to what is under notice are unanswered.

    Raises Refusal: election-phase (no, phase), election-early (no, at).
    """
    require(election, *_BY_THEMSELVES)
    _check_due(election, now)
    if election.phase is Phase.CALLED:
        return _entered(election, candidacies, Phase.NOMINATING, Event.NOMINATIONS, now)
    if election.phase is Phase.NOMINATING:
        return _entered(election, as_vetting_begins(candidacies), Phase.VETTING, Event.VETTING, now)
    if election.phase is Phase.VETTING:
        return after_vetting(election, candidacies, now)
    if waiting and not _held_long(election, now):
        return Step(hold(election, now), tuple(candidacies), Event.HELD, moved=True)
    if election.phase is Phase.NOTICE:
        return _after_notice(election, candidacies, now)
    return Step(replace(election, phase=Phase.SEATED), tuple(candidacies), Event.SEATED)


def _held_long(election: Election, now: datetime) -> bool:
    """Whether objections have held the list or the result so long that it goes on without their answers."""
    most = MOST_HELD if election.phase is Phase.RESULT_NOTICE else MOST_PUT_OFF
    return now >= begin_of(election.calendar, election.phase) + most


def _check_due(election: Election, now: datetime) -> None:
    """Raises Refusal election-early."""
    at = end_of(election.calendar, election.phase)
    if at is not None and now < at:
        raise Refusal("election-early", no=election.no, at=at)


def after_vetting(election: Election, candidacies: Sequence[Candidacy], now: datetime) -> Step:
    """What the end of vetting comes to: the list, a day more, or too few who stand."""
    waiting = undecided(candidacies)
    if waiting:
        return Step(hold(election, now), tuple(candidacies), Event.HELD, waiting, moved=True)
    decided = judged(candidacies)
    running = in_the_running(decided)
    if too_few(election, len(running)):
        return Step(replace(election, phase=Phase.STOPPED), decided, Event.STOPPED)
    there = with_numbers(election, decided)
    published = replace(as_listed(election, len(running)), listed=True)
    return _entered(published, there, Phase.NOTICE, Event.LISTED, now)


def _after_notice(election: Election, candidacies: Sequence[Candidacy], now: datetime) -> Step:
    candidates = len(listed(candidacies))
    if too_few(election, candidates):
        return Step(replace(election, phase=Phase.STOPPED), tuple(candidacies), Event.STOPPED)
    return _entered(as_listed(election, candidates), candidacies, Phase.VOTING, Event.VOTING, now)


def _entered(election: Election, candidacies: Sequence[Candidacy], phase: Phase, event: Event, now: datetime) -> Step:
    calendar = _begun(election, phase, now)
    entered = replace(election, phase=phase, calendar=calendar)
    return Step(entered, tuple(candidacies), event, moved=calendar != election.calendar)


def _begun(election: Election, phase: Phase, now: datetime) -> Calendar:
    """The calendar as the phase after the present one begins now: what begins late takes as long as was announced."""
    calendar = election.calendar
    at = end_of(calendar, election.phase)
    late = 0 if at is None else days_late(at, now)
    if late:
        calendar = ended(moved(calendar, phase, late * DAY), election.phase, now)
    if phase is Phase.NOTICE:
        short = now + law_of(election.rule).list_days * DAY - calendar.notice_until
        calendar = moved(calendar, phase, max(0, -(-short // DAY)) * DAY)
    if phase is Phase.VOTING:
        latest = calendar.notice_until + election.rule.max_open_days * DAY
        calendar = ended(calendar, phase, min(calendar.vote_until, latest))
    return calendar


def hold(election: Election, now: datetime) -> Election:
    """The election with one day more for its present phase, counted from now if that is late; all later dates move too.

    Raises Refusal election-phase (no, phase).
    """
    require(election, *_BY_THEMSELVES)
    at = end_of(election.calendar, election.phase)
    late = 0 if at is None else days_late(at, now)
    return replace(election, calendar=moved(election.calendar, election.phase, (1 + late) * DAY))


def put_off(election: Election, until: datetime, now: datetime) -> Election:
    """The election with a later end of its present phase; all later dates move by as much. The reason for it goes with
    the announcement (`domain.election_guards.checked_reason`).

    Raises Refusal: election-over (no), election-voting (no: the ballot is put off instead), election-phase (no, phase:
    STOPPED), put-off-late (no, at: the phase is over), put-off-earlier (no, at: its present end), put-off-long (days,
    latest).
    """
    check_not_over(election)
    if election.phase is Phase.VOTING:
        raise Refusal("election-voting", no=election.no)
    at = due(election)
    if at is None:
        raise Refusal("election-phase", no=election.no, phase=str(election.phase))
    if now >= at:
        raise Refusal("put-off-late", no=election.no, at=at)
    if until <= at:
        raise Refusal("put-off-earlier", no=election.no, at=at)
    most = MOST_RESULT if election.phase is Phase.RESULT_NOTICE else MOST_PUT_OFF
    latest = max(at, begin_of(election.calendar, election.phase) + most)
    if until > latest:
        raise Refusal("put-off-long", days=most.days, latest=latest)
    return replace(election, calendar=moved(election.calendar, election.phase, until - at))


def check_not_over(election: Election) -> None:
    """Refuse to change what is settled. Raises Refusal election-over (no)."""
    if election.phase in _OVER:
        raise Refusal("election-over", no=election.no)


def follow_ballot(election: Election, until: datetime) -> Election:
    """The election whose ballot was put off; its result notice moves by as much. Raises Refusal election-phase."""
    require(election, Phase.VOTING)
    return replace(election, calendar=moved(election.calendar, Phase.VOTING, until - election.calendar.vote_until))


def closed(
    election: Election, candidacies: Sequence[Candidacy], seating: Seating, now: datetime
) -> tuple[Election, tuple[Candidacy, ...]]:
    """The election with its ballot counted, its result under notice; and all candidacies, with how they came out.

    Raises Refusal: election-phase (no, phase), election-early (no, at); ValueError for a seating of others.
    """
    require(election, Phase.VOTING)
    _check_due(election, now)
    found = with_outcomes(candidacies, seating)
    return replace(election, phase=Phase.RESULT_NOTICE, calendar=_begun(election, Phase.RESULT_NOTICE, now)), found


def void(election: Election, reason: str, *, upheld: bool = False) -> Election:
    """The election, declared void with a reason that everybody reads. Once its result is known that needs an objection
    that was ``upheld``.

    Raises Refusal: election-over (no), election-result (no), reason-missing (no), reason-too-long (most, length).
    """
    check_not_over(election)
    if election.phase is Phase.RESULT_NOTICE and not upheld:
        raise Refusal("election-result", no=election.no)
    return replace(election, phase=Phase.VOID, void_reason=checked_reason(election, reason))
