"""Verification by emoji as the bot takes part in it: what comes with a sync is answered, and the operator sees what
the other side should see too.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from app.ports import Clock
from transports.matrix_json import Json, part, words
from transports.matrix_memory import Recent
from transports.matrix_verification import PREFIX, REQUEST, Me, Received, Verifications
from transports.matrix_wire import Homeserver

log = logging.getLogger(__name__)

KINDS = [f"{PREFIX}{step}" for step in ("ready", "start", "accept", "key", "mac", "done", "cancel")]
"""What goes to and fro in a room; the request itself is a message."""

MANY = 2_000


def is_verification(event: Json) -> bool:
    """Whether an event belongs to a verification."""
    return words(event, "type") in KINDS or words(event, "content", "msgtype") == REQUEST


class Verifying:
    """``me`` is asked for once the device is known."""

    def __init__(self, home: Homeserver, me: Callable[[], Me], clock: Clock) -> None:
        self._home, self._me, self._clock = home, me, clock
        self._verifications: Verifications | None = None
        self._answered: Recent[bool] = Recent(MANY)

    async def in_room(self, room: str, event: Json) -> None:
        """An event of a room that belongs to a verification; the same again is passed over. Raises Rejection,
        Unreachable."""
        event_id, me = words(event, "event_id"), self._home.user_id
        if words(event, "sender") == me or self._answered.get(event_id):
            return
        self._answered.put(event_id, True)
        received = self._known.in_room(event, self._clock())
        self._show(received)
        for number, answer in enumerate(received.answers):
            # Clients say this in the open even where all else is encrypted, and expect no other.
            path = ("rooms", room, "send", answer.kind, f"{event_id}.{number}")
            await self._home.call("PUT", *path, body=answer.content)

    async def to_device(self, event: Json) -> None:
        """A message to the bot's device that belongs to a verification. Raises Rejection, Unreachable."""
        sender = words(event, "sender")
        name = f"{sender} {words(event, 'type')} {words(part(event, 'content'), 'transaction_id')}"
        if self._answered.get(name):
            return
        self._answered.put(name, True)
        received = self._known.to_device(event, self._clock())
        self._show(received)
        for number, answer in enumerate(received.answers):
            messages = {sender: {answer.device: answer.content}}
            transaction = f"{words(answer.content, 'transaction_id')[:200]}.{answer.kind}.{number}"
            await self._home.call("PUT", "sendToDevice", answer.kind, transaction, body={"messages": messages})

    @property
    def _known(self) -> Verifications:
        if self._verifications is None:
            self._verifications = Verifications(self._me())
        return self._verifications

    @staticmethod
    def _show(received: Received) -> None:
        if received.emoji:
            numbers = " ".join(map(str, received.decimals))
            log.warning("matrix: somebody verifies the bot and should see %s (%s)", " ".join(received.emoji), numbers)
        elif received.done or received.cancelled:
            log.warning("matrix: the verification %s", "has succeeded" if received.done else "was called off")
