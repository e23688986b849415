"""What waits for somebody's word in memory alone: a roll read from a file, a decision or an election that was drafted.
What is not wanted after all leaves no trace.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, Protocol, TypeVar

from app.limits import Latest
from app.messages import Address
from app.words import Line
from domain.decision import Decision
from domain.election_calendar import Lengths
from domain.elections import Election
from domain.roll import Roll
from domain.roll_entries import Entry

VOID, VACATE, PROXY, REVOKE = "void", "vacate", "proxy", "revoke"
TRANSFER, REPRESENT, IMPORT = "transfer", "represent", "import"
HELD_FOR = timedelta(hours=1)


class Holdable(Protocol):
    """What can be held: under a token, for one account, since a time."""

    @property
    def token(self) -> str:
        """What its buttons name it by."""

    @property
    def address(self) -> Address:
        """Whose it is."""

    @property
    def at(self) -> datetime:
        """Since when."""


@dataclass(frozen=True, slots=True)
class HeldRoll:
    """The entries of a file without grave problems, and the roll with which they were compared."""

    token: str
    address: Address
    estate_id: str
    entries: Sequence[Entry]
    compared: Roll
    at: datetime


@dataclass(frozen=True, slots=True)
class HeldDecision:
    """A decision as it would be announced. ``opens`` and ``until`` are the times that were asked for, None where the
    rule's notice and a fortnight are meant.
    """

    token: str
    address: Address
    decision: Decision
    opens: datetime | None
    until: datetime | None
    at: datetime


@dataclass(frozen=True, slots=True)
class HeldElection:
    """An election as it would be called. Its dates follow from ``lengths`` and ``opens`` (None: nominations begin with
    the call) at the time at which it is.
    """

    token: str
    address: Address
    election: Election
    lengths: Lengths
    opens: datetime | None
    at: datetime


@dataclass(frozen=True, slots=True)
class HeldNomination:
    """The ``reason`` of a nomination in an election, while it is not clear who is meant. ``given`` is a name that is
    perhaps nobody's on the roll ("" where it is one of several).
    """

    token: str
    address: Address
    election_id: str
    given: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HeldSecond:
    """What one person (``by``, their id) wants in an estate and a second one must confirm: ``what`` it is (`VOID` an
    election or a recall, `VACATE` a seat, note a `PROXY`, `REVOKE` registrations; of the roll `TRANSFER` a unit, let
    somebody `REPRESENT` its owners, or `IMPORT` a file), the id, label or token ``ref`` of what it is about or all of
    it as JSON, and why. ``organises`` tells whether they did so as an organiser, and must still
    be one. ``token`` is the code that the second one sends, ``about`` what of which only the latest word holds,
    ``shown`` what the second one reads before they agree.
    """

    token: str
    address: Address
    estate_id: str
    what: str
    ref: str
    reason: str
    by: str
    organises: bool
    at: datetime
    about: str = ""
    shown: tuple[Line, ...] = ()


T = TypeVar("T", bound=Holdable)


class Held(Generic[T]):
    """All of one kind, for one running program; the oldest go when there are too many."""

    def __init__(self, most: int) -> None:
        self._held: Latest[str, T] = Latest(most)

    def keep(self, value: T) -> None:
        """Hold it in place of what has its token."""
        self._held.put(value.token, value)

    def find(self, token: str, address: Address, now: datetime) -> T | None:
        """What this account holds under the token, if it is not too old."""
        held = self.of_anybody(token, now)
        if held is None:
            return None
        return held if (held.address.platform, held.address.account) == (address.platform, address.account) else None

    def of_anybody(self, token: str, now: datetime) -> T | None:
        """What anybody holds under the token, where that is a code passed on to somebody else."""
        held = self._held.get(token)
        return held if held is not None and now - held.at < HELD_FOR else None

    def alike(self, is_meant: Callable[[T], bool], now: datetime) -> list[T]:
        """What anybody holds that is meant and not too old, the latest last."""
        return [held for held in self._held.values() if is_meant(held) and now - held.at < HELD_FOR]

    def drop(self, token: str) -> None:
        """Let go of it."""
        self._held.drop(token)
