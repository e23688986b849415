"""Seating a committee, its term's end, and who follows where a seat falls vacant."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.candidacies import Candidacy, Outcome
from domain.committee import Ended, Member
from domain.election_guards import require
from domain.elections import Election, Phase
from domain.recurrence import to_utc
from domain.refusal import Refusal

REMINDED = timedelta(days=183)
"""So long before a term ends the next election is due to be thought of."""


def seat(
    election: Election,
    candidacies: Sequence[Candidacy],
    ids: Callable[[], str],
    now: datetime,
    zone: ZoneInfo,
    *,
    until: datetime | None = None,
) -> tuple[Member, ...]:
    """The elected as members from now, the first place first. Their term is the election's years on the estate's
    calendar, or until the time given: those who come into a committee that sits leave with it.

    Raises Refusal election-phase (no, phase) before its result stands.
    """
    require(election, Phase.SEATED)
    ends = term_end(now, election.term_years, zone) if until is None else until
    elected = (each for each in candidacies if each.outcome is Outcome.ELECTED)
    return tuple(_member(each, election.estate_id, ids(), now, ends) for each in sorted(elected, key=_order))


def _order(candidacy: Candidacy) -> tuple[int, int]:
    return (candidacy.place, candidacy.number)


def _member(candidacy: Candidacy, estate_id: str, new_id: str, since: datetime, until: datetime) -> Member:
    return Member(
        id=new_id,
        estate_id=estate_id,
        election_id=candidacy.election_id,
        candidacy_id=candidacy.id,
        owner_id=candidacy.owner_id,
        person_id=candidacy.person_id,
        name=candidacy.name,
        since=since,
        until=until,
    )


def term_end(since: datetime, years: int, zone: ZoneInfo) -> datetime:
    """The same day and hour there so many years later, as UTC; 28 February where there is no 29th."""
    local, year = since.astimezone(zone).replace(tzinfo=None), since.astimezone(zone).year + years
    day = min(local.day, monthrange(year, local.month)[1])
    return to_utc(local.replace(year=year, day=day), zone)


def term_reminder(until: datetime) -> datetime:
    """When a term's end is remembered: half a year before."""
    return until - REMINDED


def vacate(member: Member, why: Ended, now: datetime) -> Member:
    """The member, who is none from now on. Raises Refusal member-gone (name)."""
    check_serves(member)
    return replace(member, ended_at=now, ended=why)


def check_serves(member: Member) -> None:
    """Refuse what can only be done of somebody who is a member. Raises Refusal member-gone (name)."""
    if not member.serves:
        raise Refusal("member-gone", name=member.name)


def next_alternates(candidacies: Sequence[Candidacy], members: Collection[Member]) -> tuple[Candidacy, ...]:
    """Who comes next where a seat is vacant; more than one are equal, and need a run-off. ``candidacies`` are those of
    the elections that filled the committee, of each all together, first the election whose alternates come first.
    ``members`` are all there ever were: whoever came in as an alternate once does not come in again.
    """
    seated = {each.candidacy_id for each in members}
    serving = {each.owner_id for each in members if each.serves}
    free = [
        each
        for each in candidacies
        if each.outcome is Outcome.ALTERNATE and each.id not in seated and each.owner_id not in serving
    ]
    if not free:
        return ()
    first = [each for each in free if each.election_id == free[0].election_id]
    best = min(each.place for each in first)
    return tuple(each for each in first if each.place == best)


def vacancies(members: Collection[Member], agreed: int, sought: int = 0) -> int:
    """How many seats have fallen vacant and are still nobody's. ``members`` are all whom the elections for one
    committee of ``agreed`` seats ever seated; ``sought`` is how many of them an election that still runs is for. A
    committee that another has replaced has none.
    """
    if any(each.ended is Ended.REPLACED for each in members):
        return 0
    first: dict[str, datetime] = {}
    for each in members:
        first[each.election_id] = min(each.since, first.get(each.election_id, each.since))
    # Who came in later than the first of an election came as an alternate, to a seat that had been filled before.
    won = sum(each.since == first[each.election_id] for each in members)
    return max(0, min(won, agreed - sought) - sum(each.serves for each in members))


def succeed(vacated: Member, alternate: Candidacy, new_id: str, now: datetime) -> Member:
    """The alternate as a member for the rest of the term of who left. ValueError while that one still serves."""
    if vacated.serves:
        raise ValueError("a seat that is not vacant")
    return _member(alternate, vacated.estate_id, new_id, now, vacated.until)
