"""The types of what commands about elections take."""

from __future__ import annotations

import re
from typing import ClassVar, Self

from app import syntax
from app.arguments import WORD, BallotNo, Reading
from app.time_words import NUMBER, number
from domain.refusal import Refusal

MOST = 999
_GLUED = re.compile(r"#?(?P<no>\d{1,4})[号號]?(?=[\u4e00-\u9fff])(?![栋棟幢座楼樓单單室户戶期区區号號])", re.ASCII)
"""A number with a Chinese word at once behind it, which no unit is called by."""


class HowMany(int):
    """A number of seats, marks or years."""

    joiner: ClassVar[str] = WORD

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Raises Refusal how-many."""
        word, rest = syntax.first_word(text)
        found = number(word) if re.fullmatch(NUMBER, word) else None
        if found is None or found > MOST:
            raise Refusal("how-many", given=word[:20])
        return cls(found), rest


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
            return cls(glued["no"]), text.lstrip()[glued.end() :]
        try:
            named, rest = BallotNo.take(text, reading)
        except Refusal:
            return cls(0), text
        return cls(named), rest
