"""The types of what commands about elections take."""

from __future__ import annotations

import re
from typing import ClassVar, Self

from app import syntax
from app.arguments import WORD, BallotNo, Reading
from domain.refusal import Refusal


class HowMany(int):
    """A number of seats, marks or years."""

    joiner: ClassVar[str] = WORD

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Raises Refusal how-many."""
        word, rest = syntax.first_word(text)
        if not re.fullmatch(r"\d{1,3}", word, re.ASCII):
            raise Refusal("how-many", given=word[:20])
        return cls(word), rest


class ElectionNo(int):
    """The number of an election: ``9``, ``#9``. What begins otherwise is about the only election there is, which 0
    stands for.
    """

    joiner: ClassVar[str] = WORD

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Never refuses: a name or a unit is no number."""
        try:
            number, rest = BallotNo.take(text, reading)
        except Refusal:
            return cls(0), text
        return cls(number), rest
