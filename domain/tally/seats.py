"""Filling seats: who is elected, who is tied for the last of them, who follows, and which stay open.

Nobody is seated by chance: where two are equal in heads and in shares and only one of them fits, neither is elected.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from domain.contest import Contest
from domain.tally.motion import MotionResult


@dataclass(frozen=True, slots=True)
class Scored:
    """What a candidate got: ``heads`` and ``shares`` (in grains) of those who said yes, and whether that was enough
    under the rule. ``no`` is the number on the list.
    """

    no: int
    heads: int
    shares: int
    approved: bool


@dataclass(frozen=True, slots=True)
class Seating:
    """How the seats were filled; all are numbers on the list.

    ``ranking`` are the approved, most heads first, then most shares; those equal in both stand in the order of the
    list, which means nothing. ``tied`` are equal in both, and more than the ``tied_seats`` that were left for them.
    ``alternates`` come next, those equal in both together. ``open_seats`` is for how many nobody was approved.
    ``stands``: with what was filled before, more than half of the agreed seats are filled, and at least the minimum.
    """

    ranking: tuple[int, ...]
    elected: tuple[int, ...]
    tied: tuple[int, ...]
    tied_seats: int
    alternates: tuple[tuple[int, ...], ...]
    open_seats: int
    stands: bool


def scored_of(results: Mapping[int, MotionResult]) -> tuple[Scored, ...]:
    """What the candidates got, from the results by their numbers."""
    return tuple(Scored(no, each.yes.heads, each.yes.shares, each.adopted) for no, each in sorted(results.items()))


def fill(contest: Contest, scored: Sequence[Scored]) -> Seating:
    """Fill the seats of a contest from what its candidates got."""
    approved = sorted((each for each in scored if each.approved), key=lambda each: (*_rank(each), each.no))
    elected: list[int] = []
    tied: tuple[int, ...] = ()
    alternates: list[tuple[int, ...]] = []
    for _, group in groupby(approved, key=_rank):
        equals = tuple(each.no for each in group)
        left = contest.seats - len(elected)
        if len(equals) <= left and not tied:
            elected += equals
        elif left and not tied:
            tied = equals
        elif sum(map(len, alternates)) < contest.alternates:
            alternates.append(equals)
    filled = contest.filled + len(elected)
    return Seating(
        ranking=tuple(each.no for each in approved),
        elected=tuple(elected),
        tied=tied,
        tied_seats=contest.seats - len(elected) if tied else 0,
        alternates=tuple(alternates),
        open_seats=max(0, contest.seats - len(approved)),
        stands=filled >= contest.minimum and 2 * filled > contest.agreed,
    )


def _rank(each: Scored) -> tuple[int, int]:
    return (-each.heads, -each.shares)
