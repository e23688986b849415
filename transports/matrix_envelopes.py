"""Encrypted events on their way to the reader: opened, kept until their key comes, or told of to who sent them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from app.messages import Incoming, Kind
from app.ports import Clock
from transports.matrix_decrypt import NO_KEY, UNKNOWN, Undecryptable
from transports.matrix_encryption import Encryption
from transports.matrix_json import Json, words
from transports.matrix_memory import Recent
from transports.matrix_polls import ENDS, RESPONSES
from transports.matrix_verifying import KINDS
from transports.matrix_waiting import GRACE

ENCRYPTED = "m.room.encrypted"
SAID = ("m.room.message", "m.reaction", *RESPONSES, *ENDS)
"""What may be in an envelope. State is never encrypted: what pretends to be is nothing of the kind."""

NO_KEY_TOLD, UNSIGNED_TOLD = "no-key", "unsigned"
"""How the reader is told why somebody's words cannot be read."""

MANY = 1_000

Arrival = tuple[str, Json]
Bare = Callable[[str, Json, Kind], Awaitable[Incoming]]


class Envelopes:
    """``bare`` makes the event that tells who sent what where, without its words. ``unread`` remembers what could not
    be read: who sent that perhaps reads nothing that is encrypted either.
    """

    def __init__(self, encryption: Encryption, bare: Bare, me: Callable[[], str], clock: Clock) -> None:
        self._encryption, self._bare, self._me, self._clock = encryption, bare, me, clock
        self.unread: Recent[bool] = Recent(MANY)

    async def open(self, room: str, event: Json) -> Json | None:
        """The event as it was before it was encrypted, None if there is nothing to read in it, or not yet.

        Raises Undecryptable when there never will be; Rejection, Unreachable.
        """
        if words(event, "sender") == self._me() or not event.get("content"):
            return None
        try:
            clear = await self._encryption.read(room, event)
        except Undecryptable as failure:
            if failure.reason in (NO_KEY, UNKNOWN):
                return None
            raise
        return clear if clear["type"] in (*SAID, *KINDS) else None

    async def unsigned(self, room: str, event: Json) -> list[Incoming]:
        """What is to be told of an event by a device that its owner has not signed."""
        return await self._tell(room, event, UNSIGNED_TOLD)

    async def late(self, next_cursor: str) -> tuple[list[Arrival], list[Incoming]]:
        """The events whose keys have come since, still encrypted, and what is to be told of those that are overdue.

        They leave once the batch that ends at this cursor is kept.
        """
        arrived: list[Arrival] = []
        told: list[Incoming] = []
        for waiting in await self._encryption.waiting():
            if waiting.readable:
                arrived.append((waiting.room, waiting.event))
            elif self._clock() - waiting.since >= GRACE:
                told += await self._tell(waiting.room, waiting.event, NO_KEY_TOLD)
        self._encryption.tells({words(event, "event_id") for _, event in arrived}, next_cursor)
        return arrived, told

    async def _tell(self, room: str, event: Json, why: str) -> list[Incoming]:
        event_id = words(event, "event_id")
        if await self._encryption.is_told(words(event, "sender"), event_id):
            return []
        self.unread.put(event_id, True)
        telling = await self._bare(room, event, Kind.UNREADABLE)
        # Should its key come after all, the event itself comes under its own id.
        return [replace(telling, event_id=f"{event_id} unread", message_id=event_id, text=why)]
