"""Things that come again: the rule, its next occurrence, and the moment it falls on in a time zone.

A rule speaks of local days and a time on the clock. Two rules of the house for days that do not fit:

- a month without the wanted day uses its last day (the 31st is the 30th in April), so that nothing is
  skipped;
- a local time that a clock change leaves out moves forward by what was left out (02:30 becomes 03:30), and
  one that comes twice is taken the first time only.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LAST = -1
"""Instead of 1 to 4 for the number of a weekday in its month: the last one."""

_DAY = timedelta(days=1)
# Dates are tried one by one, which is plainly right; no rule here leaves a gap of more than two months.
_LONGEST_GAP_DAYS = 70


@dataclass(frozen=True, slots=True)
class Daily:
    """Every day at `at` (local, to the minute)."""

    at: time

    def __post_init__(self) -> None:
        _check_clock(self.at)

    def falls_on(self, day: date) -> bool:
        """Whether the rule has an occurrence on this local day."""
        return True

    def to_text(self) -> str:
        """The stable form for the database: `daily@08:00`."""
        return f"daily@{self.at:%H:%M}"


@dataclass(frozen=True, slots=True)
class Weekly:
    """On some days of every week, ISO numbers 1 (Monday) to 7 (Sunday), at `at`."""

    weekdays: frozenset[int]
    at: time

    def __post_init__(self) -> None:
        _check_clock(self.at)
        if not self.weekdays or not self.weekdays <= set(range(1, 8)):
            raise ValueError("a weekly rule needs weekdays from 1 to 7")

    def falls_on(self, day: date) -> bool:
        """Whether the rule has an occurrence on this local day."""
        return day.isoweekday() in self.weekdays

    def to_text(self) -> str:
        """The stable form for the database: `weekly:1,3@09:00`."""
        return f"weekly:{','.join(map(str, sorted(self.weekdays)))}@{self.at:%H:%M}"


@dataclass(frozen=True, slots=True)
class MonthlyDay:
    """On a day of every month, 1 to 31, or on the last day of the months that have no such day."""

    day: int
    at: time

    def __post_init__(self) -> None:
        _check_clock(self.at)
        if not 1 <= self.day <= 31:
            raise ValueError("a month has days from 1 to 31")

    def falls_on(self, day: date) -> bool:
        """Whether the rule has an occurrence on this local day."""
        return day.day == min(self.day, monthrange(day.year, day.month)[1])

    def to_text(self) -> str:
        """The stable form for the database: `month-day:31@09:00`."""
        return f"month-day:{self.day}@{self.at:%H:%M}"


@dataclass(frozen=True, slots=True)
class MonthlyWeekday:
    """On the first to fourth (`nth` 1 to 4) or the last (`LAST`) of a weekday (1 to 7) in every month."""

    nth: int
    weekday: int
    at: time

    def __post_init__(self) -> None:
        _check_clock(self.at)
        if self.nth not in (1, 2, 3, 4, LAST) or not 1 <= self.weekday <= 7:
            raise ValueError("every month has a first to fourth and a last of each weekday from 1 to 7")

    def falls_on(self, day: date) -> bool:
        """Whether the rule has an occurrence on this local day."""
        if day.isoweekday() != self.weekday:
            return False
        if self.nth == LAST:
            return day.day + 7 > monthrange(day.year, day.month)[1]
        return (day.day - 1) // 7 + 1 == self.nth

    def to_text(self) -> str:
        """The stable form for the database: `month-weekday:last,5@19:00`."""
        nth = "last" if self.nth == LAST else str(self.nth)
        return f"month-weekday:{nth},{self.weekday}@{self.at:%H:%M}"


Recurrence = Daily | Weekly | MonthlyDay | MonthlyWeekday


def from_text(text: str) -> Recurrence:
    """Read what `to_text` wrote. Raises `ValueError` for anything else."""
    rule, _, clock = text.partition("@")
    kind, _, days = rule.partition(":")
    at = time.fromisoformat(clock)
    read: Recurrence
    match kind, days.split(","):
        case "daily", [_]:
            read = Daily(at)
        case "weekly", weekdays:
            read = Weekly(frozenset(map(int, weekdays)), at)
        case "month-day", [day]:
            read = MonthlyDay(int(day), at)
        case "month-weekday", [nth, weekday]:
            read = MonthlyWeekday(LAST if nth == "last" else int(nth), int(weekday), at)
        case _:
            raise ValueError(f"not a recurrence: {text!r}")
    if read.to_text() != text:
        raise ValueError(f"not a recurrence in its stable form: {text!r}")
    return read


def next_local(rule: Recurrence, after: datetime) -> datetime:
    """The next local wall time of the rule strictly after the naive local time `after`, clock changes aside.

    Raises `OverflowError` at the end of the calendar.
    """
    day = after.date()
    for _ in range(_LONGEST_GAP_DAYS):
        local = datetime.combine(day, rule.at)
        if local > after and rule.falls_on(day):
            return local
        day += _DAY
    raise AssertionError("no rule leaves such a gap")


def to_utc(local: datetime, zone: ZoneInfo) -> datetime:
    """The moment (UTC) of a naive local time: moved forward where left out, the first where it comes twice.

    Raises `OverflowError` at either end of the calendar.
    """
    # With fold=0 a skipped time is read with the offset before the change: it lands after the gap by as much.
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC)


def occurrence_key(day: date) -> str:
    """What names an occurrence, so that it happens once: the local day the rule meant."""
    return date(day.year, day.month, day.day).isoformat()


def next_due(rule: Recurrence, zone: ZoneInfo, after: datetime) -> tuple[datetime, str]:
    """When (UTC) the rule is next due strictly after the aware time `after`, and the occurrence key.

    Called again with its own answer it always goes forward, in time and in key, and leaves no occurrence out
    except where a zone dropped a whole day and two fall on one moment. Raises `OverflowError` at the end of
    the calendar.
    """
    # A time left out by a change may have moved past midnight or a dropped day: start where it was meant.
    local = next_local(rule, after.astimezone(zone).replace(tzinfo=None) - 2 * _DAY)
    while (due := to_utc(local, zone)) <= after:
        local = next_local(rule, local)
    return due, occurrence_key(local.date())


def _check_clock(at: time) -> None:
    if at.tzinfo is not None or at.second or at.microsecond:
        raise ValueError("a rule's time is local and to the minute")
