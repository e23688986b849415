"""What the law asks of an election, by the rule that decides it, with the article of each demand.

Read were 业主大会和业主委员会指导规则 (建房〔2009〕274号), articles 31 to 33, and 物业管理条例 (as of 2018), 11 to 16.
Neither says for how long the candidates, or the result, are under public notice; local rules usually ask for seven days
for the candidates. Those days are a floor of our own, and have no source here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.elections import MOST_SEATS, MOST_TERM_YEARS, Election
from domain.refusal import Refusal
from domain.rules import Rule


@dataclass(frozen=True, slots=True)
class Law:
    """What must be kept to. A source is "" where the demand is our own.

    A committee has ``least_seats`` to ``most_seats``, an ``odd`` number of them, and stands with ``minimum``. The
    candidates are under notice for ``list_days``, the result for ``result_days``. The first meeting is within
    ``meeting_days`` of the election, filing with the authorities within ``filing_days`` (0: no law asks for it).
    ``notice_source`` is for the days between the call and voting, which are the rule's own.
    """

    least_seats: int
    most_seats: int
    odd: bool
    minimum: int
    list_days: int
    meeting_days: int
    filing_days: int
    result_days: int
    most_term_years: int
    notice_source: str = ""
    list_source: str = ""
    seats_source: str = ""
    meeting_source: str = ""
    filing_source: str = ""
    term_source: str = ""
    conditions_source: str = ""


CN = Law(
    least_seats=5,
    most_seats=11,
    odd=True,
    minimum=5,
    list_days=7,
    meeting_days=7,
    filing_days=30,
    result_days=3,
    most_term_years=5,
    notice_source="物业管理条例 14",
    seats_source="建房〔2009〕274号 31",
    meeting_source="建房〔2009〕274号 32",
    filing_source="物业管理条例 16; 建房〔2009〕274号 33",
    term_source="建房〔2009〕274号 32",
    conditions_source="建房〔2009〕274号 31; 物业管理条例 16",
)
"""A committee of owners in China."""

OTHER = Law(
    least_seats=1,
    most_seats=MOST_SEATS,
    odd=False,
    minimum=1,
    list_days=1,
    meeting_days=0,
    filing_days=0,
    result_days=1,
    most_term_years=MOST_TERM_YEARS,
)
"""Where we know of no law, or none was read."""


def law_of(rule: Rule) -> Law:
    """The law that the rule comes from, also of one that an estate changed."""
    return CN if (rule.base or rule.code).startswith("cn-") else OTHER


def check_seats(law: Law, seats: int) -> None:
    """Refuse a committee of an unlawful size.

    Raises Refusal: seats-unlawful (seats, least, most, source), seats-even (seats, source).
    """
    if not law.least_seats <= seats <= law.most_seats:
        raise Refusal(
            "seats-unlawful", seats=seats, least=law.least_seats, most=law.most_seats, source=law.seats_source or "none"
        )
    if law.odd and seats % 2 == 0:
        raise Refusal("seats-even", seats=seats, source=law.seats_source or "none")


def lawful_seats(law: Law) -> tuple[int, ...]:
    """All sizes that a committee may have."""
    step = 2 if law.odd else 1
    return tuple(range(law.least_seats, law.most_seats + 1, step))


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when (aware UTC) something must have been done, so many days after the end of voting, and by which law."""

    name: str
    days: int
    source: str
    at: datetime


def law_deadlines(election: Election) -> tuple[Deadline, ...]:
    """Until when the elected first meet (``meeting``) and are filed (``filing``), where a law asks for it."""
    law, since = law_of(election.rule), election.calendar.vote_until
    asked = (("meeting", law.meeting_days, law.meeting_source), ("filing", law.filing_days, law.filing_source))
    return tuple(Deadline(name, days, source, since + timedelta(days=days)) for name, days, source in asked if source)
