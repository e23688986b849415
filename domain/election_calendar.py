"""The dates of an election: proposed so that they are lawful, checked, and moved together.

Days are whole days of 24 hours, as in the rules; an end is at an hour on the estate's clock when people are awake.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from domain.election_law import law_of
from domain.elections import OFFICES, Calendar, Phase, Purpose
from domain.recurrence import to_utc
from domain.refusal import Refusal
from domain.rules import Rule

DAY = timedelta(days=1)
LEAST_NOMINATE_DAYS = 1
LEAST_VET_DAYS = 1
LATE = timedelta(hours=1)
"""A phase that begins later than this pushes all later dates."""
ENDS_AT = time(20)
VOTING_OPENS_AT = time(9)

_ENDS = {
    Phase.CALLED: "nominate_from",
    Phase.NOMINATING: "nominate_until",
    Phase.VETTING: "vet_until",
    Phase.NOTICE: "notice_until",
    Phase.VOTING: "vote_until",
    Phase.RESULT_NOTICE: "result_until",
}
_ORDER = tuple(field.name for field in fields(Calendar))


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long each phase takes at least; the result's leaves time for a first meeting within a week of the vote."""

    nominate: timedelta = 7 * DAY
    vet: timedelta = 3 * DAY
    notice: timedelta = 7 * DAY
    vote: timedelta = 14 * DAY
    result: timedelta = 5 * DAY


USUAL = Lengths()


def nominates(purpose: Purpose) -> bool:
    """Whether such an election calls for candidates: in a run-off and among officers they are known already."""
    return purpose in (Purpose.COMMITTEE, Purpose.FURTHER)


def propose(
    rule: Rule,
    called_at: datetime,
    zone: ZoneInfo,
    lengths: Lengths = USUAL,
    opens: datetime | None = None,
    purpose: Purpose = Purpose.COMMITTEE,
) -> Calendar:
    """Lawful dates. Nominations open at ``opens``, or at once. Every phase takes its length and until the next 20:00 on
    the clock; voting opens at the next 09:00 after the list's notice and the rule's days since the call are both over.
    What is shorter than the law allows is made as long as it asks. A run-off begins with its notice, an election of
    officers with voting.
    """
    if not nominates(purpose):
        return _from_notice(rule, zone, lengths, (called_at, called_at, called_at, called_at), purpose)
    begin = called_at if opens is None else max(called_at, opens)
    nominate_until = at_clock(begin + max(lengths.nominate, LEAST_NOMINATE_DAYS * DAY), ENDS_AT, zone)
    return after_nominations(rule, zone, lengths, (called_at, begin, nominate_until))


def after_nominations(
    rule: Rule, zone: ZoneInfo, lengths: Lengths, given: tuple[datetime, datetime, datetime]
) -> Calendar:
    """Lawful dates where the call, and the beginning and the end of nominations, are ``given``."""
    vet_until = at_clock(given[2] + max(lengths.vet, LEAST_VET_DAYS * DAY), ENDS_AT, zone)
    return _from_notice(rule, zone, lengths, (*given, vet_until), Purpose.COMMITTEE)


def _from_notice(
    rule: Rule,
    zone: ZoneInfo,
    lengths: Lengths,
    given: tuple[datetime, datetime, datetime, datetime],
    purpose: Purpose,
) -> Calendar:
    law = law_of(rule)
    called_at, vet_until = given[0], given[3]
    notice_until = vet_until
    if purpose not in OFFICES:
        listed = vet_until + max(lengths.notice, law.list_days * DAY)
        notice_until = at_clock(max(listed, called_at + rule.notice_days * DAY), VOTING_OPENS_AT, zone)
    vote_until = _vote_until(rule, zone, lengths.vote, notice_until)
    least_result = 0 if purpose in OFFICES else law.result_days
    result_until = at_clock(vote_until + max(lengths.result, least_result * DAY), ENDS_AT, zone)
    return Calendar(*given, notice_until, vote_until, result_until)


def _vote_until(rule: Rule, zone: ZoneInfo, length: timedelta, opens: datetime) -> datetime:
    """The hour that people expect, unless the rule's longest time is over before."""
    latest = opens + rule.max_open_days * DAY
    wanted = at_clock(opens + max(length, rule.min_open_days * DAY), ENDS_AT, zone)
    if wanted <= latest:
        return wanted
    before = at_clock(latest - DAY, ENDS_AT, zone)
    return before if before > opens and opens + rule.min_open_days * DAY <= before <= latest else latest


def at_clock(earliest: datetime, clock: time, zone: ZoneInfo) -> datetime:
    """The first moment, as UTC, not before ``earliest`` at which a clock there shows this time."""
    day = earliest.astimezone(zone).date() - DAY
    while (found := to_utc(datetime.combine(day, clock), zone)) < earliest:
        day += DAY
    return found


def check_calendar(rule: Rule, calendar: Calendar, purpose: Purpose = Purpose.COMMITTEE) -> None:
    """Refuse dates that the rule and the law do not allow.

    Raises Refusal: nominate-short, vet-short, list-notice-short, notice-short, open-short, result-short (each: days,
    earliest), open-long (days, latest); ValueError for dates out of order.
    """
    law = law_of(rule)
    if nominates(purpose):
        _check_length("nominate-short", LEAST_NOMINATE_DAYS, calendar.nominate_from, calendar.nominate_until)
        _check_length("vet-short", LEAST_VET_DAYS, calendar.nominate_until, calendar.vet_until)
    if purpose not in OFFICES:
        _check_length("list-notice-short", law.list_days, calendar.vet_until, calendar.notice_until)
    _check_length("notice-short", rule.notice_days, calendar.called_at, calendar.notice_until)
    _check_length("open-short", rule.min_open_days, calendar.notice_until, calendar.vote_until)
    if calendar.vote_until <= calendar.notice_until:
        raise Refusal("open-short", days=rule.min_open_days, earliest=calendar.notice_until)
    latest = calendar.notice_until + rule.max_open_days * DAY
    if calendar.vote_until > latest:
        raise Refusal("open-long", days=rule.max_open_days, latest=latest)
    if purpose not in OFFICES:
        _check_length("result-short", law.result_days, calendar.vote_until, calendar.result_until)
    if not in_order(calendar):
        raise ValueError("dates of an election that are out of order")


def _check_length(code: str, days: int, begins: datetime, ends: datetime) -> None:
    earliest = begins + days * DAY
    if ends < earliest:
        raise Refusal(code, days=days, earliest=earliest)


def in_order(calendar: Calendar) -> bool:
    """Whether no date is before the one that it follows."""
    dates = [getattr(calendar, name) for name in _ORDER]
    return dates == sorted(dates)


def end_of(calendar: Calendar, phase: Phase) -> datetime | None:
    """When a phase ends; None for those that end by no date."""
    name = _ENDS.get(phase)
    return None if name is None else _date(calendar, name)


def begin_of(calendar: Calendar, phase: Phase) -> datetime:
    """When a phase begins. KeyError for those that end by no date."""
    return _date(calendar, _ORDER[_ORDER.index(_ENDS[phase]) - 1])


def _date(calendar: Calendar, name: str) -> datetime:
    found: datetime = getattr(calendar, name)
    return found


def ended(calendar: Calendar, phase: Phase, at: datetime) -> Calendar:
    """The calendar with another end of this phase alone. KeyError for a phase that ends by no date."""
    return replace(calendar, **{_ENDS[phase]: at})


def lengths_written(dates: Mapping[str, str]) -> Lengths:
    """How long phases take whose ends are written down, as in the act that called an election. KeyError, ValueError for
    what is no such thing.
    """
    at = {name: datetime.fromisoformat(dates[name]) for name in _ORDER[1:]}
    return Lengths(*(at[end] - at[begin] for begin, end in pairwise(_ORDER[1:])))


def moved(calendar: Calendar, phase: Phase, by: timedelta) -> Calendar:
    """The calendar with the end of this phase, and all later dates, moved. KeyError for a phase without an end."""
    first = _ORDER.index(_ENDS[phase])
    return replace(calendar, **{name: _date(calendar, name) + by for name in _ORDER[first:]})


def days_late(due: datetime, now: datetime) -> int:
    """How many days what comes ``now`` is late, counting a day that has begun; 0 for no more than an hour."""
    late = now - due
    return 0 if late <= LATE else -(-late // DAY)


def lengths_of(calendar: Calendar) -> Lengths:
    """How long its phases take."""
    return Lengths(
        nominate=calendar.nominate_until - calendar.nominate_from,
        vet=calendar.vet_until - calendar.nominate_until,
        notice=calendar.notice_until - calendar.vet_until,
        vote=calendar.vote_until - calendar.notice_until,
        result=calendar.result_until - calendar.vote_until,
    )
