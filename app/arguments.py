"""The types of what a command takes. Each reads itself from the front of what was typed, or refuses with a key."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import ClassVar, Protocol, Self
from zoneinfo import ZoneInfo

from app import syntax
from app.i18n import Catalogue, match_language
from app.times import parse_duration, parse_recurrence_prefix, parse_when, parse_when_prefix
from domain.recurrence import Recurrence
from domain.refusal import Refusal

WORD = " "
SEGMENT = " | "
END_OF_DAY = time(23, 59)
MORNING = time(9, 0)
_GLUED = re.compile(r"#?(\d{1,9})[号號]?[,:](?=[\u4e00-\u9fff])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading needs to know: the present, the estate's zone, the reader's language."""

    now: datetime
    zone: ZoneInfo
    language: str
    catalogue: Catalogue


class Argument(Protocol):
    """A type that reads itself. ``joiner`` is what separates it from what was typed before it."""

    joiner: ClassVar[str]

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """The value at the front of a text that is not empty, and the rest. Raises Refusal."""


class BallotNo(int):
    """The number of a ballot: ``7``, ``#7``, ``7号``, and ``7、`` with a Chinese word at once behind it."""

    joiner: ClassVar[str] = WORD

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Raises Refusal ballot-number."""
        word, rest = syntax.first_word(text)
        found = re.fullmatch(r"#?\s*(\d{1,9})[号號]?[,.:]?", word, re.ASCII)
        if found is None and word == "#":
            return cls.take(rest, reading)
        glued = _GLUED.match(word)
        if found is None and glued is not None:
            return cls(glued[1]), text.lstrip()[glued.end() :]
        if found is None:
            raise Refusal("ballot-number", given=word[:20])
        return cls(found[1]), rest


class ItemNo(int):
    """The number of a reminder."""

    joiner: ClassVar[str] = WORD

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Raises Refusal item-number."""
        word, rest = syntax.first_word(text)
        if not re.fullmatch(r"#?\d{1,9}", word, re.ASCII):
            raise Refusal("item-number", given=word[:20])
        return cls(word.lstrip("#")), rest


class FreeText(str):
    """Everything that is left, in the person's own words."""

    __slots__ = ()
    joiner: ClassVar[str] = WORD

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Never refuses."""
        return cls(text.strip()), ""


class Phrase(str):
    """Some words, up to the next flag."""

    __slots__ = ()
    joiner: ClassVar[str] = WORD

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Never refuses."""
        following = syntax.find_flag(text)
        end = following.start if following is not None else len(text)
        return cls(text[:end].strip()), text[end:]


class Word(str):
    """One word, in plain signs and lower case."""

    __slots__ = ()
    joiner: ClassVar[str] = WORD

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Never refuses."""
        word, rest = syntax.first_word(text)
        return cls(word.casefold()), rest


class Question(str):
    """A poll's question: what stands before the first ``|`` or line break."""

    __slots__ = ()
    joiner: ClassVar[str] = WORD

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Never refuses; the rules look at its length."""
        question, rest = syntax.first_segment(text)
        return cls(question), rest


class Options(tuple[str, ...]):
    """A poll's options, separated by ``|`` or line breaks."""

    __slots__ = ()
    joiner: ClassVar[str] = SEGMENT

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Never refuses; the rules look at the options."""
        return cls(syntax.segments(text)), ""


@dataclass(frozen=True, slots=True)
class Until:
    """A point in time, UTC. ``day_only``: only a date was given."""

    joiner: ClassVar[str] = WORD
    at: datetime
    day_only: bool

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """A date without a time means the end of that day. Raises Refusal time-unclear, time-past."""
        found = parse_when_prefix(text, reading.now, reading.zone)
        if found is None:
            raise Refusal("time-unclear", given=text.strip()[:30])
        when, rest = found
        at = when.on_clock(END_OF_DAY, reading.zone) if when.day_only else when.at
        if at <= reading.now:
            raise Refusal("time-past", at=at)
        return cls(at, when.day_only), rest


def later_end(text: str, closes: datetime, now: datetime, zone: ZoneInfo) -> datetime:
    """Another end than the present one: so long after it, or at a time of its own; a date without a time means the end
    of that day. Raises Refusal time-unclear.
    """
    length = parse_duration(text)
    if length is not None:
        return closes + length
    when = parse_when(text, now, zone)
    if when is None:
        raise Refusal("time-unclear", given=text[:30])
    return when.on_clock(END_OF_DAY, zone) if when.day_only else when.at


@dataclass(frozen=True, slots=True)
class Occasion:
    """When a reminder rings: once (``at``, UTC) or by a rule."""

    joiner: ClassVar[str] = WORD
    at: datetime | None
    rule: Recurrence | None

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """A date without a time means nine in the morning. Raises Refusal time-unclear, time-past."""
        repeated = parse_recurrence_prefix(text)
        if repeated is not None:
            rule, rest = repeated
            return cls(None, rule), rest
        found = parse_when_prefix(text, reading.now, reading.zone)
        if found is None:
            raise Refusal("time-unclear", given=text.strip()[:30])
        when, rest = found
        at = when.on_clock(MORNING, reading.zone) if when.day_only else when.at
        if at <= reading.now:
            raise Refusal("time-past", at=at)
        return cls(at, None), rest


class Length(timedelta):
    """A length of time such as ``2d``."""

    joiner: ClassVar[str] = WORD

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Raises Refusal duration-unclear."""
        word, rest = syntax.first_word(text)
        length = parse_duration(word)
        if length is None:
            raise Refusal("duration-unclear", given=word[:20])
        return cls(seconds=length.total_seconds()), rest


class Language(str):
    """One of the languages Linli speaks, by code or by its own name."""

    __slots__ = ()
    joiner: ClassVar[str] = WORD

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Raises Refusal language-unknown."""
        word, rest = syntax.first_word(text)
        code = language_code(word, reading.catalogue)
        if code is None:
            raise Refusal("language-unknown", given=word[:20])
        return cls(code), rest


def language_code(word: str, catalogue: Catalogue) -> str | None:
    """The language of a code (``zh-Hans``), of one of the names people use for it (``简体``), or of a
    platform's code (``zh-CN``)."""
    for code in catalogue.languages:
        names = {code.casefold(), *(name.casefold() for name in catalogue.listing(code, "language-names"))}
        if word.casefold() in names:
            return code
    return match_language(word)


class Count(int):
    """How many options one may choose: the value of ``--multi``, which may be left out (0: any number)."""

    joiner: ClassVar[str] = WORD

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Never refuses: what is no number belongs to what follows the flag."""
        word, rest = syntax.first_word(text)
        if re.fullmatch(r"\d{1,3}", word, re.ASCII):
            return cls(word), rest
        return cls(0), text


class Switch(int):
    """A flag without a value: it is there."""

    joiner: ClassVar[str] = WORD

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Never refuses."""
        return cls(1), text
