"""Times as residents type them, in one small grammar: `30m`, `tomorrow 19:00`, `下周五晚上8点半`.

Why not a library: general date parsers are made to find a date in whatever they get, a bare `1` or `may`
included, and read `12/1` by locale; what we need is where a time at the start of a sentence ends, spoken
Chinese, recurring rules, and strictness. A deadline is a fact that people rely on: here every form is written
down, and what is not understood is no time.

Nothing here raises, whatever the text. Moments are aware UTC. A time that has passed is returned as it is,
for the caller to refuse with a reason; but `19:00` alone is the next 19:00, a weekday with a clock the next
such moment, and a weekday alone the next such day after today. `3d` is three times 24 hours. `3d 19:00` is
that day at 19:00.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.time_days import DayWords, read_days
from app.time_repeats import parse_recurrence_prefix
from app.time_words import AT, END, NUMBER, ends_word, fold, looks_like_clock, number, read_clock, rest_after
from domain.recurrence import to_utc

__all__ = ["When", "parse_duration", "parse_recurrence_prefix", "parse_when", "parse_when_prefix"]

LONGEST_DURATION = timedelta(days=3660)
"""Ten years; a longer one is a slip of the finger."""

_MINUTE_UNITS = (
    (re.compile(r"weeks?|wks?|w|周|个?星期|个?礼拜"), 7 * 24 * 60),
    (re.compile(r"days?|d|天"), 24 * 60),
    (re.compile(r"hours?|hrs?|h|个?小时|个?钟头"), 60),
    (re.compile(r"minutes?|mins?|m|分钟|分"), 1),
)
_UNIT = r"weeks?|wks?|days?|hours?|hrs?|minutes?|mins?"
_DURATION_PART = re.compile(
    rf"(?P<count>half an|an?|\d{{1,6}})\s*(?P<long>{_UNIT}){END}"
    r"|(?P<glued>\d{1,6})(?P<short>[wdhm])(?![a-z])"
    rf"|(?P<half>半个?|(?:{NUMBER})个半)(?P<half_unit>小时|钟头)"
    rf"|(?P<count_zh>{NUMBER})(?P<unit_zh>个?星期|个?礼拜|周|天|个?小时|个?钟头|分钟|分)"
)
_LEAD = re.compile(r"\s*(?:(?:on|at|by|until)\s+)?")
_IN = re.compile(r"\s*(?:in\s+)?")
_AT = re.compile(AT)
_LATER = re.compile(rf"\s*(?:(?:之|以)?后|以?内|later{END}|from now{END})")
_BETWEEN_PARTS = re.compile(r"\s*(?:and\s+)?")
_ON = re.compile(r"[\s,]*(?:on\s+)?")
_BEFORE_WHOLE = {"前", "之前", "以前"}


@dataclass(frozen=True, slots=True)
class When:
    """A moment (aware UTC) and its local `day`.

    With `day_only` no clock was named and `at` is the start of that day: the caller decides what is meant,
    the end of the day for a deadline, the morning for a reminder (`on_clock`).
    """

    at: datetime
    day: date
    day_only: bool

    def on_clock(self, clock: time, zone: ZoneInfo) -> datetime:
        """The moment meant, with `clock` (local) for a day that was named without one."""
        return to_utc(datetime.combine(self.day, clock), zone) if self.day_only else self.at


def parse_when_prefix(text: str, now: datetime, zone: ZoneInfo) -> tuple[When, str] | None:
    """The longest time the text begins with, and the rest as it was typed, without what divides them."""
    folded = fold(text)
    try:
        end, when = max(_readings(folded.text, now, zone), key=lambda reading: reading[0], default=(0, None))
    except OverflowError:
        return None  # beyond the calendar
    return None if when is None else (when, rest_after(text, folded.origins[end]))


def parse_when(text: str, now: datetime, zone: ZoneInfo) -> When | None:
    """The time that is the whole of the text (`前`, "before", may follow it), or nothing."""
    found = parse_when_prefix(text, now, zone)
    return found[0] if found is not None and (not found[1] or found[1] in _BEFORE_WHOLE) else None


def parse_duration(text: str) -> timedelta | None:
    """The duration that is the whole of the text: `90m`, `1d 12h`, `3天`, `一个半小时`. It is positive."""
    folded = fold(text.strip()).text
    found = _read_duration(folded, 0)
    return found[1] if found is not None and found[0] == len(folded) else None


def _readings(text: str, now: datetime, zone: ZoneInfo) -> Iterator[tuple[int, When]]:
    """Every way to read the beginning of the text as a time: where it ends, and what it is."""
    moment = _Moment(now, zone)
    duration = _read_duration(text, _skip(_IN, text, 0))
    if duration is not None:
        end, length = duration
        # `3d 19:00` is a day and a clock, and `3d 25:00` is nothing.
        if length % timedelta(days=1) or not looks_like_clock(text, end):
            yield end, moment.after(length)
    start = _skip(_LEAD, text, 0)
    for day in read_days(text, start, moment.today):
        clock = read_clock(text, _skip(_AT, text, day.end))
        if clock is not None:
            yield clock[0], moment.on(day, clock[1])
        elif not day.needs_clock and not looks_like_clock(text, day.end):
            yield day.end, moment.on(day, None)
    clock = read_clock(text, start)
    if clock is not None:
        end, minutes = clock
        yield end, moment.on(DayWords(end, fits=lambda _: True), minutes)
        for day in read_days(text, _skip(_ON, text, end), moment.today):
            if not day.needs_clock:
                yield day.end, moment.on(day, minutes)


@dataclass(frozen=True, slots=True)
class _Moment:
    """Now, and what is meant by days and clocks seen from it. Raises `OverflowError` beyond the calendar."""

    now: datetime
    zone: ZoneInfo

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    def after(self, length: timedelta) -> When:
        at = self.now.astimezone(UTC) + length
        return When(at, at.astimezone(self.zone).date(), day_only=False)

    def on(self, named: DayWords, minutes: int | None) -> When:
        """The named day at so many minutes from its midnight, or the day alone."""
        if named.day is not None:
            return self._at(named.day, minutes)
        day = self.today if minutes is not None else self.today + timedelta(days=1)
        while True:
            if named.fits is None or named.fits(day):
                when = self._at(day, minutes)
                if when.at > self.now:
                    return when
            day += timedelta(days=1)

    def _at(self, day: date, minutes: int | None) -> When:
        local = datetime.combine(day, time()) + timedelta(minutes=minutes or 0)
        return When(to_utc(local, self.zone), local.date(), day_only=minutes is None)


def _read_duration(text: str, start: int) -> tuple[int, timedelta] | None:
    """Read one duration of one or more parts, larger units first: where it ends and how long it is."""
    minutes, smallest, end, position = 0, LONGEST_DURATION // timedelta(minutes=1), 0, start
    while (match := _DURATION_PART.match(text, position)) is not None:
        part = _part_in_minutes(match)
        if part is None or part[1] >= smallest:
            break
        minutes, smallest = minutes + part[0], part[1]
        end = match.end()
        position = _skip(_BETWEEN_PARTS, text, end)
    if not end or not ends_word(text, end) or not 0 < minutes <= LONGEST_DURATION // timedelta(minutes=1):
        return None
    return _skip(_LATER, text, end), timedelta(minutes=minutes)


def _part_in_minutes(match: re.Match[str]) -> tuple[int, int] | None:
    """The minutes of one part, and of its unit."""
    if match["half"]:
        whole = match["half"].partition("个半")[0] if match["half"].endswith("个半") else "零"
        hours = number(whole)
        return None if hours is None else (hours * 60 + 30, 60)
    word = match["long"] or match["short"] or match["unit_zh"]
    unit = next(minutes for form, minutes in _MINUTE_UNITS if form.fullmatch(word))
    spoken = match["count"] or match["glued"] or match["count_zh"]
    if spoken == "half an":
        return (30, 60) if unit == 60 else None
    count = 1 if spoken in ("a", "an") else number(spoken)
    return None if count is None else (count * unit, unit)


def _skip(pattern: re.Pattern[str], text: str, start: int) -> int:
    """Where the pattern, which may match nothing, ends."""
    match = pattern.match(text, start)
    return start if match is None else match.end()
