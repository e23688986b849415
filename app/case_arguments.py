"""The types of what commands about cases take."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from app import syntax
from app.arguments import WORD, Reading
from app.i18n import Catalogue
from domain.cases import Area, CaseStatus
from domain.codenames import Found, read_codename
from domain.refusal import Refusal

_NUMBER = re.compile(r"\s*#?\s*([0-9]{1,9})[号號]?(?:[,.:](?![0-9])|(?=\s|$)|(?=[^\x00-\x7f]))")
"""A number with what may stand after it: the rest may follow a colon, or in Chinese the number itself, at once."""


def numbered(text: str) -> tuple[int, str] | None:
    """The number at the front of a text, and the rest; None if it begins otherwise."""
    found = _NUMBER.match(syntax.mapped(text))
    return (int(found[1]), text[found.end() :].lstrip(" \t\r\n\u3000")) if found is not None else None


class CaseNo(int):
    """The number of a case: ``417``, ``#417``, ``417号``."""

    joiner: ClassVar[str] = WORD

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Raises Refusal case-number; codename-for-number, which whoever reads along should not have seen."""
        found = numbered(text)
        if found is None:
            codename = read_codename(text, tuple(reading.catalogue.codewords.values()))
            if codename is not None and codename.divided:
                raise Refusal("codename-for-number")
            raise Refusal("case-number", given=syntax.first_word(text)[0][:20])
        return cls(found[0]), found[1]


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
        number = numbered(text)
        if number is None:
            raise Refusal("case-key", given=syntax.first_word(text)[0][:40] or "#")
        return cls(number[0]), number[1]


FORMS = ("csv", "json")
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


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Which cases are asked for: those of an area, of a status, or of both; ``form`` if all are, as a file."""

    joiner: ClassVar[str] = WORD
    area: Area | None = None
    status: CaseStatus | None = None
    form: str = ""

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Raises Refusal cases-filter."""
        said = syntax.mapped(text).casefold().replace(",", " ").split()
        if len(said) == 1 and said[0] in FORMS:
            return cls(form=said[0]), ""
        found = cls()
        while said:
            # Some of the names have two words.
            for length in (2, 1):
                meant = _kind(" ".join(said[:length]), reading.catalogue)
                if meant is not None:
                    break
            else:
                raise Refusal("cases-filter", given=said[0][:20])
            taken = found.area if isinstance(meant, Area) else found.status
            if taken is not None:
                raise Refusal("cases-filter", given=" ".join(said[:length])[:20])
            found = replace(found, area=meant) if isinstance(meant, Area) else replace(found, status=meant)
            said = said[length:]
        return found, ""


def _kind(word: str, catalogue: Catalogue) -> Area | CaseStatus | None:
    kinds: tuple[Area | CaseStatus, ...] = (*Area, *CaseStatus)
    return next((meant for meant in kinds if word in _names(meant, catalogue) | _labels(meant, catalogue)), None)


def _labels(meant: Area | CaseStatus, catalogue: Catalogue) -> frozenset[str]:
    """How an area or a status is shown, in every language."""
    key = f"area-{meant}" if isinstance(meant, Area) else f"status-{meant}"
    key = "status-merged-some" if meant is CaseStatus.MERGED else key
    return frozenset(catalogue.text(language, key).casefold() for language in catalogue.languages)


def _names(meant: str, catalogue: Catalogue) -> frozenset[str]:
    """What a word of cases is called, in every language."""
    listed = (name for language in catalogue.languages for name in catalogue.listing(language, f"case-{meant}-words"))
    return frozenset({str(meant), *(name.casefold() for name in listed)})
