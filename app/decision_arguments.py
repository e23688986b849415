"""The types of what commands about decisions take."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import ClassVar, Self

from app import syntax
from app.arguments import WORD, Reading
from app.i18n import Catalogue
from domain.papers import Choice
from domain.refusal import Refusal
from domain.secrecy import Mode

_BETWEEN = re.compile(r"[\s,;.!?~\"'\u201c\u201d\u2018\u2019\u300c-\u300f]+")


def meaning(catalogue: Catalogue, typed: str, names: Iterable[str], kind: str) -> str | None:
    """Which of the names is meant, by itself or by what people call it in any language (``<kind>-<name>-words``)."""
    folded = typed.casefold()
    for name in names:
        listed = (word for code in catalogue.languages for word in catalogue.listing(code, f"{kind}-{name}-words"))
        if folded in (name, *(word.casefold() for word in listed)):
            return name
    return None


class RuleName(str):
    """What a rule is called: a preset or one of the estate's own, as typed."""

    __slots__ = ()
    joiner: ClassVar[str] = WORD

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Never refuses: only the estate knows its own rules."""
        word, rest = syntax.first_word(text)
        return cls(word), rest


class ModeName(str):
    """How secret a ballot is."""

    __slots__ = ()
    joiner: ClassVar[str] = WORD

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Raises Refusal mode-unknown."""
        word, rest = syntax.first_word(text)
        found = meaning(reading.catalogue, word, Mode, "mode")
        if found is None:
            raise Refusal("mode-unknown", given=word[:30])
        return cls(found), rest


def _without_courtesy(catalogue: Catalogue, text: str) -> list[str]:
    """The words that may be an answer."""
    polite = {word.casefold() for code in catalogue.languages for word in catalogue.listing(code, "courtesy-words")}
    return [word for word in _BETWEEN.split(syntax.mapped(text)) if word and word.casefold() not in polite]


def read_answers(catalogue: Catalogue, text: str, items: Sequence[int]) -> dict[int, Choice]:
    """What is typed for the items of these numbers: ``yes`` for all of them, or ``1=yes 2=no``; marks and thanks around
    it are no part of it.

    Raises Refusal answer-unclear (given), answer-for-which (given), answer-twice (item), answer-both.
    """
    given: dict[int, Choice] = {}
    answers = _without_courtesy(catalogue, text)
    for word in answers:
        number, equals, said = word.rpartition("=")
        name = meaning(catalogue, said.removeprefix("我"), Choice, "choice")
        if name is None or (equals and not number.lstrip("#").isdecimal()):
            raise Refusal("answer-unclear", given=word[:20])
        if not equals and len(items) > 1 and len(answers) > 1:
            raise Refusal("answer-for-which", given=word[:20])
        if equals and int(number.lstrip("#")) in given:
            raise Refusal("answer-twice", item=int(number.lstrip("#")))
        for item in [int(number.lstrip("#"))] if equals else items:
            if given.get(item, name) != name:
                # Not the last word: a vote that says both is nobody's.
                raise Refusal("answer-both")
            given[item] = Choice(name)
    if not given:
        raise Refusal("answer-unclear", given=text[:20])
    return given
