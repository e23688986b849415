"""One transaction: what its events share, and what is to be done once it is in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from app.messages import Address, Incoming, Outgoing
from app.repositories import UnitOfWork


@dataclass(frozen=True, slots=True)
class Mark:
    """How much an event had found, to go back to if it is refused."""

    staged: int
    stale: dict[str, str]
    lengths: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Erasure:
    """Messages to be deleted from a chat after the commit, and what is said then, if they are gone and if not."""

    address: Address
    message_ids: tuple[str, ...]
    gone: Outgoing
    kept: Outgoing


@dataclass(slots=True)
class Turn:
    """One transaction: what its events share. ``stale`` are the live views to bring up to date at its end, with their
    estates; ``spoken`` is what is said from memory after the commit, ``after`` what is cleared up then, ``work``
    what is made then, outside the transaction, ``erasures`` what is deleted then.

    ``apart`` are taps that must have a transaction to themselves, which is ``sealed``: nothing of a person is in it.
    ``erases``: somebody is forgotten, so the database is to keep nothing of what was there before.
    ``unnoted`` are events of which no row may tell that they were handled, as their ids name who wrote and when.
    """

    uow: UnitOfWork
    now: datetime
    stale: dict[str, str] = field(default_factory=dict)
    spoken: list[Outgoing] = field(default_factory=list)
    after: list[Callable[[], None]] = field(default_factory=list)
    work: list[Callable[[], Outgoing]] = field(default_factory=list)
    erasures: list[Erasure] = field(default_factory=list)
    apart: list[Incoming] = field(default_factory=list)
    unnoted: set[str] = field(default_factory=set)
    sealed: bool = False
    erases: bool = False

    def mark(self) -> Mark:
        """A place to rewind to."""
        lengths = (len(self.spoken), len(self.after), len(self.work), len(self.erasures))
        return Mark(self.uow.mark(), dict(self.stale), lengths)

    def rewind(self, mark: Mark) -> None:
        """Drop everything since the mark."""
        self.uow.rewind(mark.staged)
        self.stale = dict(mark.stale)
        spoken, after, work, erasures = mark.lengths
        del self.spoken[spoken:], self.after[after:], self.work[work:], self.erasures[erasures:]
