"""Recurring times as residents type them: `every monday 09:00`, `每月最后一个周五 19:00`.

The clock is needed: a rule without one is not read. `every weekday` is Monday to Friday; 工作日 is not read,
since in China working days move with the holidays.
"""

import re
from collections.abc import Callable, Iterator
from datetime import time

from app.time_words import (
    AT,
    CHINESE_WEEKDAYS,
    END,
    NUMBER,
    WEEK,
    WEEKDAY,
    WEEKDAYS,
    ends_word,
    fold,
    number,
    read_clock,
    rest_after,
)
from domain.recurrence import LAST, Daily, MonthlyDay, MonthlyWeekday, Recurrence, Weekly

_Rule = Callable[[time], Recurrence]
_NTH = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "last": LAST,
}
_EVERY = r"\s*(?:every|each)\s+"
_MONTHLY = r"\s*(?:(?:every|each)\s+month|monthly)\s+(?:on\s+)?(?:the\s+)?"
_MONTHLY_ZH = r"\s*每(?:个|一)?月的?\s*"
_DAILY = re.compile(rf"{_EVERY}day{END}|\s*daily{END}|\s*每一?[天日]")
_WEEKDAYS = re.compile(rf"{_EVERY}weekday{END}")
_WEEKEND = re.compile(rf"{_EVERY}weekend{END}|\s*每个?周末")
_WEEKLY = re.compile(
    rf"(?:{_EVERY}(?:week\s+(?:on\s+)?)?|\s*weekly\s+(?:on\s+)?){WEEKDAY}s?{END}"
    rf"(?:(?:\s*[,&/]\s*|\s+)(?:and\s+)?{WEEKDAY}s?{END})*"
)
_WEEKLY_ZH = re.compile(rf"\s*每逢?个?{WEEK}(?=[一二三四五六日天])")
_NEXT_ZH = re.compile(rf"(?P<joint>[\s、,和及/]*(?P<range>[至到-])?){WEEK}?(?P<day>[一二三四五六日天])")
_MONTH_DAY = re.compile(
    rf"{_MONTHLY}(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{END}(?!:)|(?P<last>last\s+day{END}))"
    rf"|{_MONTHLY_ZH}(?:(?P<day_zh>{NUMBER})(?:日|号|(?=\s))|(?P<last_zh>最后一[天日]|底))"
)
_MONTH_WEEKDAY = re.compile(
    rf"(?:{_MONTHLY}|{_EVERY})(?P<nth>{'|'.join(_NTH)})\s+(?P<weekday>{WEEKDAY}){END}"
    rf"(?:\s+of\s+(?:the|each|every)\s+month{END})?"
    rf"|{_MONTHLY_ZH}(?:第(?P<nth_zh>[一二三四1-4])|(?P<last_zh>最后一))个?{WEEK}(?P<weekday_zh>[一二三四五六日天])"
)
_AT = re.compile(AT)


def parse_recurrence_prefix(text: str) -> tuple[Recurrence, str] | None:
    """The recurring time the text begins with, and the rest as it was typed, without what divides them."""
    folded = fold(text)
    for end, rule in _rules(folded.text):
        at = _AT.match(folded.text, end)
        clock = read_clock(folded.text, at.end() if at else end) if ends_word(folded.text, end) else None
        # 24:00 would belong to the day after: which day is meant is not clear.
        if clock is not None and clock[1] < 24 * 60:
            return rule(time(*divmod(clock[1], 60))), rest_after(text, folded.origins[clock[0]])
    return None


def _rules(text: str) -> Iterator[tuple[int, _Rule]]:
    """Every way to read the days of a rule: where they end, and the rule that a clock makes of them."""
    if match := _DAILY.match(text):
        yield match.end(), Daily
    for form, weekdays in ((_WEEKDAYS, range(1, 6)), (_WEEKEND, range(6, 8))):
        if match := form.match(text):
            yield match.end(), _weekly(frozenset(weekdays))
    if match := _WEEKLY.match(text):
        named = re.findall(rf"(?<![a-z])({WEEKDAY})s?{END}", match[0])
        yield match.end(), _weekly(frozenset(WEEKDAYS[name] for name in named))
    if match := _WEEKLY_ZH.match(text):
        yield from reversed(list(_chinese_weekdays(text, match.end())))
    if (match := _MONTH_WEEKDAY.match(text)) is not None:
        yield match.end(), _month_weekday(match)
    if (match := _MONTH_DAY.match(text)) and (day := _day_of_month(match)) is not None:
        yield match.end(), lambda at: MonthlyDay(day, at)


def _chinese_weekdays(text: str, start: int) -> Iterator[tuple[int, _Rule]]:
    """The rule after each day of a list: in 每周一三点 the 三 is Wednesday or the hour, the clock decides."""
    days: list[int] = []
    while match := _NEXT_ZH.match(text, start):
        if not days and match["joint"]:
            return
        day = CHINESE_WEEKDAYS[match["day"]]
        if match["range"]:
            days += range(days[-1], day)
        days.append(day)
        start = match.end()
        yield start, _weekly(frozenset(days))


def _weekly(weekdays: frozenset[int]) -> _Rule:
    return lambda at: Weekly(weekdays, at)


def _month_weekday(match: re.Match[str]) -> _Rule:
    if match["nth"]:
        nth, weekday = _NTH[match["nth"]], WEEKDAYS[match["weekday"]]
    else:
        nth = LAST if match["last_zh"] else number(match["nth_zh"]) or LAST
        weekday = CHINESE_WEEKDAYS[match["weekday_zh"]]
    return lambda at: MonthlyWeekday(nth, weekday, at)


def _day_of_month(match: re.Match[str]) -> int | None:
    """The day, 31 for the last; nothing if no month has it."""
    if match["last"] or match["last_zh"]:
        return 31
    day = number(match["day"] or match["day_zh"])
    return day if day is not None and 1 <= day <= 31 else None
