"""Finding a date: yes, maybe or no to each; most yes is best, then most yes and maybe together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """What a person says to one date."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


@dataclass(frozen=True, slots=True)
class DateCount:
    """How many people said what to one date; those who said nothing to it are in none of the three."""

    yes: int
    maybe: int
    no: int

    @property
    def possible(self) -> int:
        """People who can or might come."""
        return self.yes + self.maybe


@dataclass(frozen=True, slots=True)
class DatesResult:
    """`counts[n - 1]` belongs to option n. `best` are all equal in front; none if nobody can come to any."""

    counts: tuple[DateCount, ...]
    voters: int
    best: tuple[int, ...]


def count_dates(options: int, answers: Sequence[Mapping[int, Answer]]) -> DatesResult:
    """Count the answers, one mapping a person. Raises `ValueError` for an answer to an unknown option."""
    known = frozenset(range(1, options + 1))
    if not all(map(known.issuperset, answers)):
        raise ValueError("an answer is to an option that does not exist")
    counts = tuple(_count(option, answers) for option in range(1, options + 1))
    front = max(((count.yes, count.possible) for count in counts), default=(0, 0))
    best = tuple(
        option
        for option, count in enumerate(counts, start=1)
        if count.possible > 0 and (count.yes, count.possible) == front
    )
    return DatesResult(counts, len(answers), best)


def _count(option: int, answers: Sequence[Mapping[int, Answer]]) -> DateCount:
    said = [person.get(option) for person in answers]
    return DateCount(said.count(Answer.YES), said.count(Answer.MAYBE), said.count(Answer.NO))
