"""The types of what commands about elections take."""

from __future__ import annotations

import re
from typing import ClassVar, Self

from app import syntax
from app.arguments import WORD, BallotNo, Reading
from app.spoken_names import BLANKS
from app.time_words import NUMBER, number
from domain.refusal import Refusal

MOST = 999
_UNITS = "栋棟幢座楼樓单單室户戶期区區号號"
_GLUED = re.compile(rf"#?(?P<no>[0-9]{{1,4}})(?:[号號]?(?=[\u4e00-\u9fff])(?![{_UNITS}])|[号號]?[,.:;](?=[^\W\d_]))")
"""A number with a word at once behind it, which no unit is called by: a Chinese one, or any after a comma."""
_DIGITS = "一二两三四五六七八九十"
_SPOKEN = re.compile(
    rf"(?:第(?P<ordinal>\d{{1,4}}|[{_DIGITS}]{{1,3}})|(?P<single>[{_DIGITS}]))[号號个個]?(?:选举|選舉)?"
)
_MEASURED = re.compile(rf"(?P<many>{NUMBER})(?:席位|[个個席位人名年])?")
_MEASURE = re.compile(r"(?:years?|seats?|places?|席位?|个席位|個席位)(?=\s|$)", re.IGNORECASE)


_SPELLED = "one two three four five six seven eight nine ten eleven".split()
_WORDS = {word: count for count, word in enumerate(_SPELLED, start=1)}


class HowMany(int):
    """A number of seats, marks or years, with what is counted behind it or not: ``5``, ``五个``, ``3 years``."""

    joiner: ClassVar[str] = WORD

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Raises Refusal how-many."""
        word, rest = syntax.first_word(text)
        measured = _MEASURED.fullmatch(word)
        found = number(measured["many"]) if measured is not None else _WORDS.get(word.casefold())
        if found is None or found > MOST:
            raise Refusal("how-many", given=word[:20])
        return cls(found), _MEASURE.sub("", rest, count=1).lstrip() if _MEASURE.match(rest) else rest


class ElectionNo(int):
    """The number of an election: ``9``, ``#9``. What begins otherwise is about the only election there is, which 0
    stands for.
    """

    joiner: ClassVar[str] = WORD

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Never refuses: a name or a unit is no number."""
        glued = _GLUED.match(syntax.mapped(text).lstrip())
        if glued is not None:
            return cls(glued["no"]), text.lstrip()[glued.end() :].lstrip(BLANKS)
        word, rest = syntax.first_word(text)
        spoken = _SPOKEN.fullmatch(word.rstrip(",.:"))
        if spoken is not None:
            return cls(number(spoken["ordinal"] or spoken["single"]) or 0), rest.lstrip(BLANKS)
        try:
            named, rest = BallotNo.take(text, reading)
        except Refusal:
            return cls(0), text
        return cls(named), rest.lstrip(BLANKS)
