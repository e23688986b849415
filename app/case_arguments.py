"""The types of what commands about cases take."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Self

from app import syntax
from app.arguments import WORD, Reading
from app.i18n import Catalogue
from domain.cases import Area, CaseStatus
from domain.codenames import Found, read_codename
from domain.refusal import Refusal

_NUMBER = re.compile(r"#?\s*(\d{1,9})[号號]?[,.:]?", re.ASCII)


class CaseNo(int):
    """The number of a case: ``417``, ``#417``, ``417号``."""

    joiner: ClassVar[str] = WORD

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Raises Refusal case-number."""
        word, rest = syntax.first_word(text)
        if word == "#":
            return cls.take(rest, reading)
        found = _NUMBER.fullmatch(word)
        if found is None:
            raise Refusal("case-number", given=word[:20])
        return cls(found[1]), rest


@dataclass(frozen=True, slots=True)
class CaseKey:
    """What opens a case: its number, or its codename (then ``no`` is 0)."""

    joiner: ClassVar[str] = WORD
    no: int
    codename: Found | None = None

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Raises Refusal case-key."""
        found = read_codename(text, tuple(reading.catalogue.codewords.values()))
        if found is not None:
            return cls(0, found), found.rest
        word, rest = syntax.first_word(text)
        if word == "#":
            word, rest = syntax.first_word(rest)
        number = _NUMBER.fullmatch(word)
        if number is None:
            raise Refusal("case-key", given=word[:40] or "#")
        return cls(int(number[1])), rest


ALL = "all"
"""Read it with everything that was said."""
OTHER_WORDS = (ALL, "reopen", "withdraw", "hide", "show", "mute", "unmute")
"""What can be done with a case beside giving it a status or an area."""
_STEPS = (CaseStatus.ACCEPTED, CaseStatus.DOING, CaseStatus.DONE, CaseStatus.DECLINED)


class CaseWord(str):
    """What is to become of a case: one of the statuses, an area, or one of the other words."""

    __slots__ = ()
    joiner: ClassVar[str] = WORD

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Raises Refusal case-word."""
        word, rest = syntax.first_word(text)
        for meant in (*_STEPS, *OTHER_WORDS, *Area):
            if word.casefold() in _names(meant, reading.catalogue):
                return cls(meant), rest
        raise Refusal("case-word", given=word[:20])


class AreaName(str):
    """One of the areas, by its name in any language."""

    __slots__ = ()
    joiner: ClassVar[str] = WORD

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Raises Refusal area-unknown."""
        word, rest = syntax.first_word(text)
        for area in Area:
            if word.casefold() in _names(area, reading.catalogue):
                return cls(area), rest
        raise Refusal("area-unknown", given=word[:20])


def case_filter(word: str, catalogue: Catalogue) -> Area | CaseStatus | None:
    """The area or status of which only the cases are asked for; None if the word is neither."""
    kinds: tuple[Area | CaseStatus, ...] = (*Area, *CaseStatus)
    return next((meant for meant in kinds if word.casefold() in _names(meant, catalogue)), None)


def _names(meant: str, catalogue: Catalogue) -> frozenset[str]:
    """What a word of cases is called, in every language."""
    listed = (name for language in catalogue.languages for name in catalogue.listing(language, f"case-{meant}-words"))
    return frozenset({str(meant), *(name.casefold() for name in listed)})
