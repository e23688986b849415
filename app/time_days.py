"""Days as people name them in English and Chinese: dates, tomorrow, weekdays, so many days from now.

Dates without a year are the next such date, today included. `next friday` and `下周五` are in the week after
this one (weeks begin on Monday), `this friday` and `本周五` in this one. `12/1` is not read: half the world
means January.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.time_words import (
    CHINESE_WEEKDAYS,
    END,
    MONTH,
    MONTHS,
    NUMBER,
    WEEK,
    WEEKDAY,
    WEEKDAYS,
    ends_word,
    number,
)


@dataclass(frozen=True, slots=True)
class DayWords:
    """A day that was named up to `end`.

    Either `day` is that day, or the next day that `fits` is meant, where the clock decides whether it can be
    today. Some words mean a day only together with a clock (`needs_clock`): `12-01`, `3号` (which is also a
    building), `3d`.
    """

    end: int
    day: date | None = None
    fits: Callable[[date], bool] | None = None
    needs_clock: bool = False


_Found = re.Match[str]
_Reader = Callable[[_Found, date], DayWords | None]


def read_days(text: str, start: int, today: date) -> Iterator[DayWords]:
    """Every reading of a day that begins at `start` of the folded text."""
    for form, read in _FORMS:
        match = form.match(text, start)
        found = read(match, today) if match is not None else None
        if found is not None:
            if ends_word(text, found.end):
                yield found
            elif text.startswith("t", found.end):
                yield replace(found, needs_clock=True)  # the T of 2026-12-01T19:00


def _full_date(match: _Found, today: date) -> DayWords | None:
    day = _date(int(match["year"]), int(match["month"]), int(match["day"]))
    return None if day is None else DayWords(match.end(), day)


def _month_and_day(match: _Found, today: date) -> DayWords | None:
    day = _next_date(int(match["month"]), int(match["day"]), today)
    return None if day is None else DayWords(match.end(), day, needs_clock=True)


def _chinese_date(match: _Found, today: date) -> DayWords | None:
    month, day_of_month = number(match["month"]), number(match["day"])
    if month is None or day_of_month is None:
        return None
    weekday = CHINESE_WEEKDAYS[match["weekday"]] if match["weekday"] else None
    return _checked(match, month, day_of_month, weekday, today)


def _english_date(match: _Found, today: date) -> DayWords | None:
    weekday = WEEKDAYS[match["weekday"]] if match["weekday"] else None
    return _checked(match, MONTHS[match["month"]], int(match["day"]), weekday, today)


def _checked(match: _Found, month: int, day_of_month: int, weekday: int | None, today: date) -> DayWords | None:
    """The date; nothing if a weekday was named beside it that it is not."""
    year = match["year"]
    day = _date(int(year), month, day_of_month) if year else _next_date(month, day_of_month, today)
    if day is None or (weekday is not None and day.isoweekday() != weekday):
        return None
    return DayWords(match.end(), day)


def _day_of_month(match: _Found, today: date) -> DayWords | None:
    wanted = number(match["day"])
    if wanted is None or not 1 <= wanted <= 31:
        return None
    return DayWords(match.end(), fits=lambda day: day.day == wanted, needs_clock=True)


def _days_from_today(match: _Found, today: date) -> DayWords | None:
    return DayWords(match.end(), today + timedelta(days=_NAMED_DAYS[match[0]]))


def _counted_days(match: _Found, today: date) -> DayWords | None:
    count = number(match["count"])
    if count is None or not 1 <= count <= 3660:
        return None
    days = count * 7 if match["unit"][0] in "w周星礼" else count
    return DayWords(match.end(), today + timedelta(days=days), needs_clock=True)


def _weekday(match: _Found, today: date) -> DayWords | None:
    name = match["weekday"]
    weekday = CHINESE_WEEKDAYS.get(name) or WEEKDAYS[name]
    week = _WEEKS.get(match["week"] or "")
    if week is None:
        return DayWords(match.end(), fits=lambda day: day.isoweekday() == weekday)
    monday = today - timedelta(days=today.weekday())
    return DayWords(match.end(), monday + timedelta(days=7 * week + weekday - 1))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _next_date(month: int, day: int, today: date) -> date | None:
    # Eight years hold a 29 February even around 2100.
    years = range(today.year, today.year + 9)
    return next((d for year in years if (d := _date(year, month, day)) is not None and d >= today), None)


_WEEKS = {"this": 0, "本": 0, "这": 0, "next": 1, "下": 1, "下个": 1, "下下": 2}
_NAMED_DAYS = (
    {"today": 0, "tonight": 0, "tomorrow": 1, "the day after tomorrow": 2, "day after tomorrow": 2}
    | {"今天": 0, "今日": 0, "今": 0, "今晚": 0, "今晚上": 0, "今早": 0}
    | {"明天": 1, "明日": 1, "明": 1, "明晚": 1, "明晚上": 1, "明早": 1, "后天": 2, "后日": 2, "大后天": 3}
)
# Beside an English date: its weekday before, its year after.
_NAMED = rf"(?:(?P<weekday>{WEEKDAY}){END},?\s*)?"
_YEAR = rf"(?:,?\s+(?P<year>20\d\d){END}(?!:))?"
_FORMS: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(form), read)
    for form, read in (
        (r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})", _full_date),
        (r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})", _full_date),
        (r"(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!-)", _month_and_day),
        (
            rf"(?:(?P<year>\d{{4}})年)?(?P<month>{NUMBER})月(?P<day>{NUMBER})(?:日|号)"
            rf"(?:\s*\(?{WEEK}(?P<weekday>[一二三四五六日天])\)?)?",
            _chinese_date,
        ),
        (
            rf"{_NAMED}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH}){END}{_YEAR}",
            _english_date,
        ),
        (
            rf"{_NAMED}(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{END}(?!:){_YEAR}",
            _english_date,
        ),
        (rf"(?P<day>{NUMBER})(?:日|号)", _day_of_month),
        (r"today|tonight|tomorrow|(?:the )?day after tomorrow|大?后天|[今明后]日|[今明]天", _days_from_today),
        # The part of the day is left for the clock to read; where there is no clock it belongs to the day.
        (r"[今明](?=晚|早)", _days_from_today),
        (r"[今明](?:晚上|晚|早)", _days_from_today),
        (
            rf"(?:in )?(?P<count>{NUMBER})\s*(?P<unit>days?|weeks?|[dw]|天|周|个?星期|个?礼拜)"
            r"(?:(?:之|以)?后)?",
            _counted_days,
        ),
        (rf"(?:(?P<week>this|next)\s+)?(?P<weekday>{WEEKDAY}){END}", _weekday),
        (rf"(?P<week>本|这|下下|下个|下)?个?{WEEK}(?P<weekday>[一二三四五六日天])", _weekday),
    )
)
