"""Ranked papers, counted by instant run-off, with every round shown.

Each paper counts for the highest option on it that is still in. An option on more than half of the papers
that still name one wins; otherwise the option with the fewest goes out and its papers move on. A paper need
not rank everything; one that names no option still in is *exhausted*.

Options that are equal last never go out by their number or by lot. In this order:

1. **Together**, if all of them with their papers combined stay below the next option: then none of them could
   be saved whatever the order, so the order cannot matter.
2. **Look back**: the latest earlier round in which they differ decides; who had fewest there goes out.
3. **Try each**: equal in every round so far, each of them is put out in turn and the count finished. If all
   ways end alike, the tie did not matter and that is the result. If not, all who win some way are winners
   *together*: the poll is a tie and people decide what to do with it. The ways and their ends are in the
   evidence (`Fork`).

Trying is bounded by `WAYS_TRIED` (so many equal options do not make the count explode): a fork beyond it is
not tried and all still in are winners together. The bound counts ways, never options by number, so it favours
nobody.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

WAYS_TRIED = 120
MOST_OPTIONS = 255


class Why(StrEnum):
    """Why options went out at the end of a round."""

    FEWEST = "fewest"
    TOGETHER = "together"
    LOOKED_BACK = "looked_back"


@dataclass(frozen=True, slots=True)
class Round:
    """One round: `(option, papers)` for each option still in, by number, and the papers exhausted before it.

    `eliminated` is empty in a round that ends the count or forks it. `looked_back_to` is the number (from 1)
    of the earliest round that had to be consulted, where `why` is `LOOKED_BACK`.
    """

    counts: tuple[tuple[int, int], ...]
    exhausted: int
    eliminated: tuple[int, ...] = ()
    why: Why | None = None
    looked_back_to: int | None = None

    @property
    def continuing(self) -> int:
        """Papers that count for somebody in this round; a majority is more than half of these."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class Way:
    """How the count goes on if `eliminated` goes out of those equal last; `rest` has the rounds after
    that."""

    eliminated: int
    rest: "RankedResult"


@dataclass(frozen=True, slots=True)
class Fork:
    """Options equal last in every round so far, and each way tried; `ways` is empty if they were too many."""

    tied: tuple[int, ...]
    ways: tuple[Way, ...]

    @property
    def decisive(self) -> bool:
        """Whether it matters who of the tied goes out."""
        return not self.ways or len({way.rest.winners for way in self.ways}) > 1


@dataclass(frozen=True, slots=True)
class RankedResult:
    """One winner, several who are tied, or none (no paper names an option). `papers` includes blank ones."""

    papers: int
    rounds: tuple[Round, ...]
    winners: tuple[int, ...]
    fork: Fork | None = None

    @property
    def tied(self) -> bool:
        """Whether the count ends without a single winner although there are papers that name options."""
        return len(self.winners) > 1


def count_ranked(options: int, rankings: Sequence[tuple[int, ...]]) -> RankedResult:
    """Count papers that rank options, best first. Raises `ValueError` for an unknown or repeated option, and for
    more than `MOST_OPTIONS`.
    """
    if options > MOST_OPTIONS:
        raise ValueError(f"more than {MOST_OPTIONS} options cannot be ranked")
    # A paper as bytes, one an option, is small and quick to search: of a million papers, no two need be alike.
    papers = Counter(map(bytes, rankings))
    known = bytes(range(1, options + 1))
    for paper in papers:
        if len(known.translate(None, paper)) != options - len(paper):
            raise ValueError("a paper ranks an option twice or one that does not exist")
    if not any(papers):
        blank = Round(tuple((option, 0) for option in known), len(rankings))
        return RankedResult(len(rankings), (blank,) if rankings else (), ())
    return _finish(_Piles.dealt(known, papers), len(rankings), (), WAYS_TRIED)


class _Piles:
    """The papers, each on the pile of the highest option on it that is still in, and how many count for each option.

    Only the papers of an option that goes out are looked at again: the count takes as long as papers move.
    Those that read alike lie there as one; `more` says how many others it stands for, if any.
    """

    def __init__(self, out: bytes, piles: dict[int, list[bytes]], counts: dict[int, int], more: dict[bytes, int]):
        self._out, self._piles, self._more = out, piles, more
        self.counts = counts

    @classmethod
    def dealt(cls, options: bytes, papers: Counter[bytes]) -> Self:
        """Before the first round, when all are in."""
        more = {paper: number - 1 for paper, number in papers.items() if number > 1}
        piles = cls(b"", {option: [] for option in options}, dict.fromkeys(options, 0), more)
        piles._lay(papers)
        return piles

    def without(self, option: int) -> Self:
        """As they are once the option is out, beside these."""
        copied = {each: pile.copy() for each, pile in self._piles.items()}
        others = type(self)(self._out, copied, self.counts.copy(), self._more)
        others.put_out((option,))
        return others

    def put_out(self, options: tuple[int, ...]) -> None:
        """Their papers move on."""
        self._out += bytes(options)
        for option in options:
            del self.counts[option]
        for pile in [self._piles.pop(option) for option in options]:
            self._lay(pile)

    def _lay(self, papers: Iterable[bytes]) -> None:
        out, piles, counts, more = self._out, self._piles, self.counts, self._more
        for paper in papers:
            if rest := paper.lstrip(out):
                option = rest[0]
                piles[option].append(paper)
                counts[option] += 1 + more.get(paper, 0) if more else 1


def _finish(piles: _Piles, total: int, before: tuple[Round, ...], ways_left: int) -> RankedResult:
    """Count on from the rounds `before`, using up the piles; the result holds only the rounds after them."""
    rounds: list[Round] = []
    while True:
        counts = piles.counts
        this = Round(tuple(sorted(counts.items())), total - sum(counts.values()))
        winners = _majority_or_last_two(counts, (*before, *rounds))
        if winners:
            return RankedResult(total, (*rounds, this), winners)
        out, why, looked_back_to = _choose_last(counts, (*before, *rounds))
        if why is None:
            fork = _try_each(piles, total, out, (*before, *rounds, this), ways_left)
            ends = {winner for way in fork.ways for winner in way.rest.winners} or set(counts)
            return RankedResult(total, (*rounds, this), tuple(sorted(ends)), fork)
        rounds.append(Round(this.counts, this.exhausted, out, why, looked_back_to))
        piles.put_out(out)


def _majority_or_last_two(counts: dict[int, int], before: tuple[Round, ...]) -> tuple[int, ...]:
    """Who has won: a majority, or the last two where nothing tells them apart; else nobody yet."""
    continuing = sum(counts.values())
    majority = tuple(option for option, count in counts.items() if 2 * count > continuing)
    if majority or len(counts) > 2:
        return majority
    out, _, _ = _choose_last(counts, before)
    return tuple(sorted(out)) if len(out) == 2 else ()


def _choose_last(counts: dict[int, int], before: tuple[Round, ...]) -> tuple[tuple[int, ...], Why | None, int | None]:
    """Who goes out and why; without a why they are equal in every round so far and nothing may choose."""
    fewest = min(counts.values())
    last = sorted(option for option, count in counts.items() if count == fewest)
    if len(last) == 1:
        return tuple(last), Why.FEWEST, None
    others = [count for count in counts.values() if count > fewest]
    if others and fewest * len(last) < min(others):
        return tuple(last), Why.TOGETHER, None
    for number in range(len(before), 0, -1):
        earlier = dict(before[number - 1].counts)
        least = min(earlier[option] for option in last)
        last = [option for option in last if earlier[option] == least]
        if len(last) == 1:
            return tuple(last), Why.LOOKED_BACK, number
    return tuple(last), None, None


def _try_each(piles: _Piles, total: int, tied: tuple[int, ...], before: tuple[Round, ...], ways_left: int) -> Fork:
    # Dividing what is left among the ways bounds all ends of the count together, and alike for every option.
    share = ways_left // len(tied)
    if share == 0:
        return Fork(tied, ())
    return Fork(tied, tuple(Way(option, _finish(piles.without(option), total, before, share)) for option in tied))
