"""Saying things in Matrix rooms: encrypted where the room is, with the reactions that people need only tap."""

from __future__ import annotations

import asyncio
import logging

from nio.crypto.attachments import encrypt_attachment

from app.messages import Outgoing
from app.ports import TransportRefused
from transports.matrix_encryption import Encryption
from transports.matrix_envelopes import ENCRYPTED, Envelopes
from transports.matrix_format import file_content, fitting, new_content, sealed_file_content
from transports.matrix_json import Json, words
from transports.matrix_memory import Recent
from transports.matrix_polls import is_poll, start_content
from transports.matrix_rooms import Rooms
from transports.matrix_text import key_of
from transports.matrix_wire import Homeserver, Rejection, Unreachable

log = logging.getLogger(__name__)

MOST_BUTTONS = 10
MOST_SEALED_BYTES = 45_000
"""Encrypted, a third is added, and some."""

SEED_SECONDS = 5.0
"""How long setting the numbered reactions under a message may hold up what comes after it."""

MANY = 2_000

Failure = (Rejection, Unreachable, TransportRefused)


class Speech:
    """``encryption`` and ``envelopes`` are None where nothing is encrypted."""

    def __init__(
        self, home: Homeserver, rooms: Rooms, encryption: Encryption | None, envelopes: Envelopes | None
    ) -> None:
        self._home, self._rooms = home, rooms
        self._encryption, self._envelopes = encryption, envelopes
        self._seeded: Recent[int] = Recent(MANY)

    async def content(self, room: str, message: Outgoing) -> Json:
        """What a message is sent as; its file is stored first. Raises Rejection, Unreachable, SendRefused."""
        file = message.attachment
        if message.native is not None and is_poll(message):
            return start_content(message, message.native)
        if file is None:
            return new_content(message, await self._answered(room, message))
        if await self._seals(room, message.reply_to):
            # nio brings the cipher of encrypted files; the server is told neither name nor kind.
            sealed, keys = await asyncio.to_thread(encrypt_attachment, file.content)
            address = await self._home.upload("", "application/octet-stream", sealed)
            return sealed_file_content(message, file, {**keys, "url": address})
        return file_content(message, file, await self._home.upload(file.name, file.media_type, file.content))

    async def _answered(self, room: str, message: Outgoing) -> str:
        """Whom a message in a room answers, "" if nobody. In a direct chat everything is for the one other person."""
        if not message.reply_to or message.address.account:
            return ""
        author = await self._rooms.author(room, message.reply_to)
        return "" if author == self._home.user_id else author

    async def _seals(self, room: str, reply_to: str) -> bool:
        """Whether what is said there is encrypted. Who could not be read is told in the open: such a device perhaps
        reads nothing either, and nothing of theirs is in the answer."""
        if self._encryption is None or not (await self._rooms.facts(room)).encryption:
            return False
        return not (self._envelopes is not None and self._envelopes.unread.get(reply_to))

    async def say(
        self, room: str, transaction: str, content: Json, reply_to: str = "", kind: str = "m.room.message"
    ) -> str:
        """Send a message, encrypted where the room is; its id. Raises Rejection, Unreachable, SendRefused."""
        if self._encryption is None or not await self._seals(room, reply_to):
            return await self._put(room, transaction, content, kind)
        facts, everybody = await self._rooms.facts(room), await self._rooms.present(room)
        content = fitting(content, MOST_SEALED_BYTES)
        sealed = await self._encryption.seal(room, sorted(everybody), facts.encryption, kind, content)
        return await self._put(room, transaction, sealed, ENCRYPTED)

    async def _put(self, room: str, transaction: str, content: Json, kind: str = "m.room.message") -> str:
        answer = await self._home.call("PUT", "rooms", room, "send", kind, transaction, body=content)
        event_id = words(answer, "event_id")
        if not event_id:
            raise Unreachable("the homeserver does not say which event was sent")
        return event_id

    def has_seeded(self, message_id: str) -> bool:
        """Whether reactions were set under a message, since the start."""
        return self._seeded.get(message_id) is not None

    async def seed(self, room: str, message_id: str, message: Outgoing) -> None:
        """Set the reactions people then need only tap. They can be set by hand too, so nothing depends on it."""
        if message.native is not None:
            return
        wanted = min(MOST_BUTTONS, sum(bool(button.action) for row in message.buttons for button in row))
        done = self._seeded.get(message_id) or 0
        try:
            async with asyncio.timeout(SEED_SECONDS):
                for number in range(done + 1, wanted + 1):
                    relation = {"rel_type": "m.annotation", "event_id": message_id, "key": key_of(number)}
                    transaction = f"{message_id}.{number}"
                    await self._put(room, transaction, {"m.relates_to": relation}, "m.reaction")
                    done = number
        except (*Failure, TimeoutError) as error:
            log.info("matrix: not all reactions could be set under %s (%s)", message_id, type(error).__name__)
        self._seeded.put(message_id, done)
