"""Rolls that were read from a file and wait for an organiser's word. They are in memory alone: a file may be wrong, and
what is wrong of people is not to be kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.limits import Latest
from app.messages import Address
from domain.roll import Roll
from domain.roll_entries import Entry

MOST_HELD = 8
HELD_FOR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class HeldRoll:
    """The entries of a file without grave problems, and the roll with which they were compared."""

    token: str
    address: Address
    estate_id: str
    entries: Sequence[Entry]
    compared: Roll
    at: datetime


class HeldRolls:
    """All of them, for one running program."""

    def __init__(self) -> None:
        self._held: Latest[str, HeldRoll] = Latest(MOST_HELD)

    def keep(self, roll: HeldRoll) -> None:
        """Hold it."""
        self._held.put(roll.token, roll)

    def find(self, token: str, address: Address, now: datetime) -> HeldRoll | None:
        """What this account sent, if it is not too old."""
        held = self._held.get(token)
        if held is None or now - held.at >= HELD_FOR:
            return None
        return held if (held.address.platform, held.address.account) == (address.platform, address.account) else None

    def drop(self, token: str) -> None:
        """Let go of it."""
        self._held.drop(token)
