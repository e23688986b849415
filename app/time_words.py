"""The small words of times: numbers, clocks, weekdays and months, as people type them in English and Chinese.

Everything here reads *folded* text: half-width, lower case, one kind of dash, simplified characters for the
words of times, so that `明天 19:00`, `後天晚上八點` and `Tomorrow 7 PM` need one spelling each.
"""

import re
import unicodedata
from dataclasses import dataclass

END = r"(?![a-z\d])"
"""Where a Latin word or a number ends; a Chinese word may follow at once, which `\\b` would not allow."""
NUMBER = r"(?:\d{1,6}|[零〇一二两三四五六七八九十]{1,3})"
WEEK = r"(?:周|星期|礼拜)"
CHINESE_WEEKDAYS = {name: number for number, name in enumerate("一二三四五六日", start=1)} | {"天": 7}
_WEEKDAY_FORMS = (
    ("monday", "mon"),
    ("tuesday", "tues", "tue"),
    ("wednesday", "wed"),
    ("thursday", "thurs", "thur", "thu"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)
WEEKDAYS = {form: number for number, forms in enumerate(_WEEKDAY_FORMS, start=1) for form in forms}
MONTHS = {
    form: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(),
        start=1,
    )
    for form in (name, name[:3])
} | {"sept": 9}
# Longer forms first: a regular expression takes the first that fits.
WEEKDAY = "(?:" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + ")"
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
PART_OF_DAY = (
    r"(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜|早|晚"
    r"|(?:in the )?(?:morning|afternoon|evening)|night)"
)

_FOLDED_CHARACTERS = dict.fromkeys("‐‑‒–—―−", "-") | dict(
    zip("鐘鍾兩週後點個號禮時裡裏內", "钟钟两周后点个号礼时里里内", strict=True)
)
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_FIRST_WIDE = 0x2E80
"""From here on scripts have no spaces between words, so that a time may be followed by a word at once."""

# Commas, colons and the like, full-width too, and dashes that stand alone.
_DIVIDERS = re.compile(r"[\s,:;.\uff0c\uff1a\uff1b\u3001\u3002]*(?:[-\u2013\u2014]+\s+)?")
# After a day: `at`, the T of ISO dates, the 的 of Chinese, or only a space or comma.
AT = r"[\s,]*(?:(?:at|by|@)\s*|t(?=\d)|的\s*)?"
_CLOCKS = re.compile(
    rf"(?:(?P<part>{PART_OF_DAY})\s*(?:at\s+)?)?"
    r"(?:"
    rf"(?P<hour12>\d{{1,2}})(?::(?P<minute12>\d{{2}}))?\s?(?P<half>[ap])(?:m{END}|\.m\.)"
    r"|(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    rf"|(?P<hour_zh>{NUMBER})(?:点|时(?!间))"
    rf"(?:(?P<quarter>半|一刻|三刻)|(?P<minute_zh>{NUMBER})分(?!钟)|(?P<bare>\d{{2}}|[零〇一二三四五十][一二三四五六七八九十]+)|钟|整)?"
    rf"|(?P<noon>noon{END})"
    r")"
)
_CLOCK_LIKE = re.compile(
    rf"{AT}(?:{PART_OF_DAY}\s*)?(?:\d{{1,2}}[:.]\d|\d{{1,2}}\s?[ap]\.?m{END}|{NUMBER}(?:点|时(?!间)))"
    r"|[\s,]*(?:at|@)\s*\d"
)
_QUARTERS = {"半": 30, "一刻": 15, "三刻": 45}


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `origins[n]` is where in the original its character n came from (one more for the end)."""

    text: str
    origins: tuple[int, ...]


def fold(original: str) -> Folded:
    """Fold the text, remembering where each character came from, to give back what is left over as typed."""
    characters: list[str] = []
    origins: list[int] = []
    for origin, character in enumerate(original):
        for folded in unicodedata.normalize("NFKC", character).lower():
            characters.append(_FOLDED_CHARACTERS.get(folded, folded))
            origins.append(origin)
    return Folded("".join(characters), (*origins, len(original)))


def rest_after(original: str, start: int) -> str:
    """What follows a time that ends at `start` of the original text, without the marks that divide them."""
    return _DIVIDERS.sub("", original[start:], count=1).rstrip()


def number(word: str) -> int | None:
    """The number up to 99 that is written in Chinese characters, or any in digits; None if it is none."""
    if word.isdecimal():
        return int(word)
    tens, ten, ones = word.partition("十")
    if not ten:
        tens, ones = ("零", word) if len(word) == 1 else (word[:1], word[1:])
        if tens not in "零〇":
            return None
    values = _DIGITS.get(tens or "一"), _DIGITS.get(ones or "零")
    return None if values[0] is None or values[1] is None else 10 * values[0] + values[1]


def ends_word(text: str, end: int) -> bool:
    """Whether a word of a time may end here: `3d` does not end in `3days`, nor `19:0` in `19:00`."""
    last = text[end - 1]
    if end >= len(text) or not last.isalnum() or ord(last) >= _FIRST_WIDE:
        return True
    after = text[end]
    if after.isalnum():
        return ord(after) >= _FIRST_WIDE
    return not (after in ":./" and text[end + 1 : end + 2].isdecimal())


def read_clock(text: str, start: int) -> tuple[int, int] | None:
    """Read a time on the clock: where it ends, and its minutes from midnight, 0 to 1440 (`24:00`)."""
    match = _CLOCKS.match(text, start)
    if match is None or not ends_word(text, match.end()):
        return None
    minutes = _minutes(match)
    return None if minutes is None else (match.end(), minutes)


def looks_like_clock(text: str, start: int) -> bool:
    """Whether a clock seems to be meant here, though it may not exist (`25:00`) or not be clear (`at 7`).

    A day before it must then not be taken for the whole: it would be the wrong time, silently.
    """
    return _CLOCK_LIKE.match(text, start) is not None


def _minutes(match: re.Match[str]) -> int | None:
    if match["noon"]:
        return None if match["part"] else 12 * 60
    if match["half"]:
        hour, minute = int(match["hour12"]), int(match["minute12"] or 0)
        if not 1 <= hour <= 12 or match["part"]:
            return None
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    else:
        spoken = number(match["hour"] or match["hour_zh"])
        minute_word = match["minute"] or match["minute_zh"] or match["bare"] or "0"
        past = _QUARTERS.get(match["quarter"]) if match["quarter"] else number(minute_word)
        placed = None if spoken is None else _hour_in_part(match["part"], spoken)
        if placed is None or past is None:
            return None
        hour, minute = placed, past
    if minute > 59 or hour * 60 + minute > 24 * 60:
        return None
    return hour * 60 + minute


def _hour_in_part(part: str | None, hour: int) -> int | None:
    """The hour of the day for what was said with a part of the day; None if that is wrong or not clear."""
    morning, afternoon, later = range(13), range(1, 12), range(12, 25)
    match part.removeprefix("in the ") if part else None:
        case None:
            return hour
        case "凌晨":
            return hour % 12 if hour in (*range(7), 12) else None
        case "清晨" | "早上" | "早晨" | "上午" | "早" | "morning":
            return hour if hour in morning else None
        case "中午":
            return hour + 12 if hour in (1, 2) else hour if hour in range(10, 15) else None
        case "下午" | "afternoon":
            return hour + 12 if hour in afternoon else hour if hour in range(12, 20) else None
        case "傍晚" | "晚上" | "晚" | "夜里" | "evening" | "night":
            return hour + 12 if hour in range(4, 13) else hour if hour in later and hour > 15 else None
        case _:
            return None
