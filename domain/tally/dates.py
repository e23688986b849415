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
    counts = _counts(options, answers)
    front = max(((count.yes, count.possible) for count in counts), default=(0, 0))
    best = tuple(
        option
        for option, count in enumerate(counts, start=1)
        if count.possible > 0 and (count.yes, count.possible) == front
    )
    return DatesResult(counts, len(answers), best)


def _counts(options: int, answers: Sequence[Mapping[int, Answer]]) -> tuple[DateCount, ...]:
    every = range(1, options + 1)
    can, might = Answer.YES, Answer.MAYBE
    yes, maybe, no = (dict.fromkeys(every, 0) for _ in Answer)
    try:
        # Each person's answers are looked at once only, for there may be far more than a processor's cache holds.
        for person in answers:
            for option, answer in person.items():
                said = yes if answer is can else maybe if answer is might else no
                said[option] += 1
    except KeyError as error:
        raise ValueError("an answer is to an option that does not exist") from error
    return tuple(DateCount(yes[option], maybe[option], no[option]) for option in every)
