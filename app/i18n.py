"""The words of the bot: Fluent texts, and numbers and dates as readers of each language write them."""

import logging
import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, tzinfo
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from babel import Locale
from babel.dates import format_datetime
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle
from fluent.runtime.types import FluentDecimal, FluentInt
from fluent.syntax import FluentParser, ast

from app.bidi import clean_name, isolate
from app.word_lists import word_lists

__all__ = [
    "LANGUAGES",
    "BrokenText",
    "Catalogue",
    "LocaleError",
    "MissingText",
    "clean_name",
    "isolate",
    "match_language",
]

LANGUAGES: Final = ("en", "zh-Hans", "zh-Hant")
REFERENCE: Final = "en"

_log = logging.getLogger(__name__)

_LIST_SEPARATORS = re.compile(r"[\s,，、]+")
_TRADITIONAL_REGIONS = frozenset({"tw", "hk", "mo"})
# fluent.runtime refuses any part longer than 2,500 characters, and a room's message may hold 4,096. Longer
# texts travel through it as a short token between noncharacters, which no text can mean anything by.
_LONGEST_PART = 1000
_TOO_LARGE = 10**20
_LONGEST_REMEMBERED = 120
_TOKEN = re.compile("\ufdd0(\\d+)\ufdd1")


class MissingText(KeyError):
    """No text has this key."""


class BrokenText(ValueError):
    """A text could not be put together from what was given, a variable without a value for one."""


class LocaleError(ValueError):
    """The locale files cannot be used: a missing language, a syntax error, or a key given twice."""


@cache
def _babel(language: str) -> Locale:
    return Locale.parse(language, sep="-")


def match_language(code: str | None) -> str | None:
    """Return the language to use for a platform's code such as "zh-CN", "zh_TW.UTF-8" or "en-GB".

    None when the code is missing or names a language that there is no locale for.
    """
    parts = re.split(r"[-_.@]", (code or "").strip().lower())
    match parts[0]:
        case "en":
            return "en"
        case "zh" | "cmn" | "yue":
            if "hans" in parts:
                return "zh-Hans"
            traditional = "hant" in parts or not _TRADITIONAL_REGIONS.isdisjoint(parts)
            # Cantonese is written in traditional characters unless the code says otherwise.
            traditional = traditional or (parts[0] == "yue" and "cn" not in parts)
            return "zh-Hant" if traditional else "zh-Hans"
    return None


class Catalogue:
    """The texts of every language. Immutable after loading; one may serve any number of readers."""

    languages = LANGUAGES

    def __init__(self, bundles: Mapping[str, FluentBundle], *, strict: bool) -> None:
        """Use `bundles`, one per language. `strict`: see `load`."""
        self.codewords = word_lists()
        """The words of codenames in each language."""
        self._bundles = MappingProxyType(dict(bundles))
        self._strict = strict
        # In a busy vote the same few receipts are said again and again.
        self._remembered = lru_cache(maxsize=1024)(self._put_together)

    @classmethod
    def load(cls, directory: Path, *, strict: bool = False) -> "Catalogue":
        """Read every `<language>/*.ftl` under `directory`.

        With `strict` a text that cannot be put together raises `BrokenText`, as tests want it; without,
        the failure is logged and readers see the English text, or the key with a question mark: a clumsy
        answer is better than none. Raises `LocaleError` for files that cannot be used.
        """
        return cls({language: _read_bundle(directory / language, language) for language in LANGUAGES}, strict=strict)

    def forget(self) -> None:
        """Let go of the texts that were said lately, which hold what people wrote."""
        self._remembered.cache_clear()

    def has(self, key: str) -> bool:
        """Tell whether there is a text with this key, judged by the reference language."""
        return self._bundles[REFERENCE].has_message(key)

    def text(self, language: str, key: str, /, **args: str | int | Decimal) -> str:
        """Return the text `key` in `language`, with `args` filled in.

        Numbers are written as the language writes them and choose plurals; a number that is a name (`#1024`)
        is passed as a string. Strings go in as they are, see `isolate`. A bool selects `[yes]` or `[no]`.
        Raises `MissingText` for an unknown key, `TypeError` for other kinds of values, and see `load`.
        """
        bundle = self._bundles[language]
        if not bundle.has_message(key):
            if self._strict or language == REFERENCE or not self.has(key):
                raise MissingText(key)
            _log.error("text %s is missing in %s", key, language)
            return self.text(REFERENCE, key, **args)
        if any(isinstance(value, str) and len(value) > _LONGEST_REMEMBERED for value in args.values()):
            return self._put_together(language, key, tuple(args.items()))
        # The type belongs to it, and how a number is written: True, 1 and 1.0 are equal and read differently.
        written = tuple(str(value) for value in args.values())
        return self._remembered(language, key, tuple(args.items()), tuple(map(type, args.values())), written)

    def _put_together(
        self, language: str, key: str, given: tuple[tuple[str, str | int | Decimal], ...], *_: object
    ) -> str:
        bundle, args = self._bundles[language], dict(given)
        long_texts: list[str] = []
        values = {name: _fluent_value(name, value, long_texts) for name, value in args.items()}
        pattern = bundle.get_message(key).value
        if pattern is None:
            raise MissingText(key)
        result, errors = bundle.format_pattern(pattern, values)
        if errors or not isinstance(result, str):
            if self._strict:
                raise BrokenText(f"{key} in {language}: {'; '.join(map(str, errors))}")
            # The kinds alone: an error's own words may quote what somebody wrote.
            _log.error("text %s in %s failed: %s", key, language, ", ".join(type(e).__name__ for e in errors))
            return f"{key}?"
        return _TOKEN.sub(lambda token: _token_text(token, long_texts), result) if long_texts else result

    def listing(self, language: str, key: str) -> tuple[str, ...]:
        """Return the words of a text that is a list, separated by commas or spaces: a command's aliases."""
        return tuple(word for word in _LIST_SEPARATORS.split(self.text(language, key)) if word)

    def joined(self, language: str, parts: Iterable[str], *, lists: bool = False) -> str:
        """Return the parts as one list; with `lists` they are lists themselves, and held apart by more."""
        return self.text(language, "list-of-lists-separator" if lists else "list-separator").join(parts)

    def number(self, language: str, value: int | Decimal) -> str:
        """Return `value` with the separators of `language`, and all its digits."""
        return format_decimal(value, locale=_babel(language), decimal_quantization=False)

    def percent(self, language: str, hundredths: int) -> str:
        """Return a share given in hundredths of a percent: 6666 is "66.66 %". Never rounds."""
        share = (Decimal(hundredths) / 100).normalize()
        return self.text(language, "number-percent", share=self.number(language, share))

    def moment(self, language: str, at: datetime, zone: tzinfo, now: datetime) -> str:
        """Return day and time of `at` on the clocks of `zone`; the year only if it is not that of `now`."""
        return self._dated(language, "date-moment", at, zone, now)

    def day(self, language: str, at: datetime, zone: tzinfo, now: datetime) -> str:
        """Return the day of `at` in `zone`, without the time."""
        return self._dated(language, "date-day", at, zone, now)

    def relative(self, language: str, at: datetime, zone: tzinfo, now: datetime) -> str:
        """Return `at` as people say it: today, tomorrow, a weekday within six days, or else the moment."""
        local, today = _local(at, zone), _local(now, zone)
        days = (local.date() - today.date()).days
        if not 0 <= days < 7:
            return self.moment(language, at, zone, now)
        key = {0: "date-today-pattern", 1: "date-tomorrow-pattern"}.get(days, "date-weekday-pattern")
        return _written(local.replace(tzinfo=None), self.text(language, key), language)

    def span(self, language: str, length: timedelta) -> str:
        """Return a length of time in its two largest units, rounded down: "2 days 4 h"."""
        minutes = max(0, length // timedelta(minutes=1))
        days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
        counts = (("span-days", days), ("span-hours", hours), ("span-minutes", 0 if days else minutes))
        parts = [self.text(language, key, count=count) for key, count in counts if count]
        if not parts:
            return self.text(language, "span-moment")
        if len(parts) == 1:
            return parts[0]
        return self.text(language, "span-pair", larger=parts[0], smaller=parts[1])

    def _dated(self, language: str, key: str, at: datetime, zone: tzinfo, now: datetime) -> str:
        local = _local(at, zone)
        same_year = local.year == _local(now, zone).year
        pattern = self.text(language, f"{key}-pattern" if same_year else f"{key}-year-pattern")
        return _written(local.replace(tzinfo=None), pattern, language)


@lru_cache(maxsize=512)
def _written(local: datetime, pattern: str, language: str) -> str:
    return format_datetime(local, pattern, locale=_babel(language))


def _local(at: datetime, zone: tzinfo) -> datetime:
    if at.tzinfo is None:
        raise ValueError("a datetime without a zone cannot be shown")
    return at.astimezone(zone)


def _fluent_value(name: str, value: object, long_texts: list[str]) -> str | FluentInt | FluentDecimal:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        # Babel cannot write what has more digits than its decimals: only nonsense has, from a forged button.
        return FluentInt(value) if abs(value) < _TOO_LARGE else f"{str(value)[:20]}…"
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        digits = -exponent if isinstance(exponent, int) else 0
        return FluentDecimal(value, maximumFractionDigits=max(0, digits))
    if not isinstance(value, str):
        raise TypeError(f"{name} is a {type(value).__name__}; a text takes strings and exact numbers")
    isolated = isolate(value)
    if len(isolated) <= _LONGEST_PART:
        return isolated
    long_texts.append(isolated)
    return f"\ufdd0{len(long_texts) - 1}\ufdd1"


def _token_text(token: re.Match[str], long_texts: list[str]) -> str:
    index = int(token[1])
    return long_texts[index] if index < len(long_texts) else token[0]


def _read_bundle(directory: Path, language: str) -> FluentBundle:
    paths = sorted(directory.glob("*.ftl"))
    if not paths:
        raise LocaleError(f"there are no texts in {directory}")
    bundle = FluentBundle([language], use_isolating=False)
    seen: dict[str, Path] = {}
    for path in paths:
        source = path.read_text(encoding="utf-8")
        resource = FluentParser(with_spans=False).parse(source)
        if any(isinstance(entry, ast.Junk) for entry in resource.body):
            # Where things stand takes long to note, and only a mistake has to be shown.
            resource = FluentParser().parse(source)
        for entry in resource.body:
            if isinstance(entry, ast.Junk):
                line = source.count("\n", 0, entry.span.start if entry.span else 0) + 1
                raise LocaleError(f"{path}:{line}: {entry.annotations[0].message}")
            if isinstance(entry, ast.Message | ast.Term):
                name = f"-{entry.id.name}" if isinstance(entry, ast.Term) else entry.id.name
                if name in seen:
                    raise LocaleError(f"{path}: {name} is given in {seen[name].name} already")
                seen[name] = path
        bundle.add_resource(resource)
    return bundle
