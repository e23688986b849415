"""How long phases were asked to be: what is too short to be lawful is refused, and not made longer in silence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from domain.election_calendar import DAY, LEAST_NOMINATE_DAYS, LEAST_VET_DAYS
from domain.election_law import law_of
from domain.elections import Calendar
from domain.refusal import Refusal
from domain.rules import Rule

MOST_AHEAD = timedelta(days=366)
"""How long before nominations begin an election can be called."""


def check_lengths(rule: Rule, calendar: Calendar, given: Mapping[str, timedelta]) -> None:
    """Refuse lengths that the law or the rule does not allow. ``given`` are those that were asked for by the names of
    `domain.election_calendar.Lengths`, ``calendar`` the dates as they would be.

    Raises Refusal: opens-far (latest: nominations begin more than a year after the call), nominate-short, vet-short,
    list-notice-short, open-short, result-short (each: days, earliest), open-long (days, latest).
    """
    latest = calendar.called_at + MOST_AHEAD
    if calendar.nominate_from > latest:
        raise Refusal("opens-far", latest=latest)
    law = law_of(rule)
    least = {
        "nominate": (LEAST_NOMINATE_DAYS, "nominate-short", calendar.nominate_from),
        "vet": (LEAST_VET_DAYS, "vet-short", calendar.nominate_until),
        "notice": (law.list_days, "list-notice-short", calendar.vet_until),
        "vote": (rule.min_open_days, "open-short", calendar.notice_until),
        "result": (law.result_days, "result-short", calendar.vote_until),
    }
    for name, length in given.items():
        days, code, begins = least[name]
        if length < days * DAY or length <= timedelta():
            raise Refusal(code, days=days, earliest=begins + days * DAY)
    if given.get("vote", timedelta()) > rule.max_open_days * DAY:
        raise Refusal("open-long", days=rule.max_open_days, latest=calendar.notice_until + rule.max_open_days * DAY)
