"""Who is elected to a number of seats. Exact, and nobody is ever seated by chance: who is equal in heads and in shares
at the last seat is tied, and so are all the others who are equal to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from domain.contest import Contest
from domain.tally.motion import MotionResult


@dataclass(frozen=True, slots=True)
class Scored:
    """What a candidate got: ``heads`` and ``shares`` that said yes, in grains (shares 0 where the rule does not count
    them), and whether that meets the rule. ``no`` is their number on the list.
    """

    no: int
    heads: int
    shares: int
    approved: bool


@dataclass(frozen=True, slots=True)
class Seating:
    """Who comes in. All are numbers on the list.

    ``ranking`` are the approved in their order (by number where they are equal), ``places`` the place of each of them,
    from 1; who is equal has the same. ``tied`` are those among whom ``tied_seats`` must be decided by a run-off.
    ``alternates`` are groups, the first first; who shares a group is equal. ``open_seats`` nobody won. ``stands``: the
    committee has the seats it needs; never where none is at stake.
    """

    ranking: tuple[int, ...]
    places: tuple[int, ...]
    elected: tuple[int, ...]
    tied: tuple[int, ...]
    tied_seats: int
    alternates: tuple[tuple[int, ...], ...]
    open_seats: int
    stands: bool


def scored_of(results: Mapping[int, MotionResult]) -> tuple[Scored, ...]:
    """What the candidates got, from how the items of the ballot came out by their numbers."""
    return tuple(Scored(no, each.yes.heads, each.yes.shares, each.adopted) for no, each in sorted(results.items()))


def fill(contest: Contest, scored: Iterable[Scored]) -> Seating:
    """Fill the seats with the approved, by heads and then by shares.

    A group that crosses the limit of alternates is kept whole. Raises ValueError for a number that comes twice.
    """
    groups = _equals(scored)
    elected: list[int] = []
    tied: tuple[int, ...] = ()
    alternates: list[tuple[int, ...]] = []
    left = contest.seats
    for group in groups:
        if not tied and len(group) <= left:
            elected.extend(group)
            left -= len(group)
        elif left and not tied:
            tied = group
        elif sum(map(len, alternates)) < contest.alternates:
            alternates.append(group)
    return Seating(
        ranking=tuple(no for group in groups for no in group),
        places=_places(groups),
        elected=tuple(elected),
        tied=tied,
        tied_seats=left if tied else 0,
        alternates=tuple(alternates),
        open_seats=0 if tied else left,
        stands=_stands(contest, len(elected)),
    )


def _equals(scored: Iterable[Scored]) -> list[tuple[int, ...]]:
    """The approved in groups of those who are equal, the best first."""
    given = list(scored)
    if len({each.no for each in given}) < len(given):
        raise ValueError("a candidate is scored twice")
    order = sorted((each for each in given if each.approved), key=lambda each: (-each.heads, -each.shares, each.no))
    return [tuple(each.no for each in group) for _, group in groupby(order, lambda each: (each.heads, each.shares))]


def _places(groups: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    places: list[int] = []
    for group in groups:
        places.extend([len(places) + 1] * len(group))
    return tuple(places)


def _stands(contest: Contest, elected: int) -> bool:
    """Whether enough of the agreed seats are filled: the least number, and more than half."""
    there = contest.filled + elected
    return contest.agreed > 0 and there >= contest.minimum and 2 * there > contest.agreed
