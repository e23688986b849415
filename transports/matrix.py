"""Matrix, through a homeserver's client API: events in, messages out."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from pathlib import Path

from nio.crypto.attachments import encrypt_attachment

from app.config import MatrixSettings
from app.messages import Address, Batch, Capabilities, Incoming, Menus, Outgoing, Pace
from app.ports import ChatGone, ChatMoved, Clock, MessageGone, SendFailure, TransportDown, TransportRefused
from transports.matrix_doors import Doorkeeper
from transports.matrix_encryption import Encryption
from transports.matrix_events import PLATFORM, Reader
from transports.matrix_format import digest, edited_content, file_content, fitting, new_content, sealed_file_content
from transports.matrix_json import Json, Malformed, words
from transports.matrix_memory import Reactions, Recent
from transports.matrix_rooms import Rooms
from transports.matrix_sync import Sync
from transports.matrix_text import key_of
from transports.matrix_wire import Homeserver, Rejection, Unreachable, polling_failure, sending_failure

log = logging.getLogger(__name__)

MOST_BUTTONS = 10
# Sixteen thousand Chinese characters are 48,000 bytes of an event's 65,536.
CAPABILITIES = Capabilities(
    buttons=True,
    private_taps=False,
    toasts=False,
    start_links=False,
    opens_direct=True,
    max_text=16_000,
    most_buttons=MOST_BUTTONS,
    prefix="!",
)
MOST_SEALED_BYTES = 45_000
"""Encrypted, a third is added, and some."""

MOST_SEALED_TEXT = 12_000
MATRIX_PACE = Pace(per_chat_seconds=0.5, overall_second=10)
"""How fast a server may be written to that has lifted its limits for the bot. One that has not says how long to wait
(Synapse as shipped: ten messages at once, then one in five seconds)."""

SEED_SECONDS = 5.0
"""How long setting the numbered reactions under a message may hold up what comes after it."""

ADMIN_POWER = 50
MANY = 2_000

SESSION_FILE = "matrix-session.json"
REACTIONS_FILE = "matrix-reactions.jsonl"

Failure = (Rejection, Unreachable, TransportRefused)


class MatrixTransport:
    """The Matrix side of the road.

    ``state_dir`` keeps the session and the reactions that are set. A poll waits up to ``poll_seconds`` for news; other
    calls may take ``answer_seconds``. An instance is for one event loop.
    """

    def __init__(
        self,
        settings: MatrixSettings,
        state_dir: Path,
        clock: Clock,
        *,
        poll_seconds: float = 30.0,
        answer_seconds: float = 20.0,
        pace: Pace = MATRIX_PACE,
    ) -> None:
        self._home = Homeserver(settings, state_dir / SESSION_FILE, answer_seconds)
        self._encryption: Encryption | None = None
        if settings.encryption is not None:
            self._encryption = Encryption(self._home, settings.encryption, settings.password, state_dir, clock)
        self._rooms = Rooms(self._home, self._encryption.reaches if self._encryption is not None else None)
        self._reactions = Reactions(state_dir / REACTIONS_FILE)
        self._doors = Doorkeeper(self._home, self._rooms, settings.invites.admits)
        decrypts = self._encryption is not None
        reader = Reader(self._home, self._rooms, self._reactions, self._doors, clock, decrypts=decrypts)
        self._sync = Sync(
            self._home,
            self._rooms,
            reader,
            self._reactions,
            self._doors,
            clock,
            poll_seconds=poll_seconds,
            answer_seconds=answer_seconds,
            encryption=self._encryption,
        )
        self._pace = pace
        self._seeded: Recent[int] = Recent(MANY)
        self._shown: Recent[str] = Recent(MANY)

    @property
    def platform(self) -> str:
        """ "matrix"."""
        return PLATFORM

    @property
    def capabilities(self) -> Capabilities:
        """What Matrix can show."""
        return CAPABILITIES if self._encryption is None else replace(CAPABILITIES, max_text=MOST_SEALED_TEXT)

    @property
    def pace(self) -> Pace:
        """How fast Matrix may be written to."""
        return self._pace

    @property
    def identity(self) -> str:
        """The bot's user id, "" before the start."""
        return self._home.user_id

    async def start(self) -> None:
        """Take up the session kept from before, or log in. Raises TransportDown, TransportRefused."""
        try:
            await self._reactions.load()
            await self._home.open()
            if self._encryption is not None:
                await self._encryption.open()
        except OSError as error:
            raise TransportRefused(f"what is kept of Matrix cannot be read ({error.strerror})") from None
        except (Rejection, Unreachable) as error:
            raise polling_failure(error) from None

    async def poll(self, cursor: str) -> Batch:
        """The events after the cursor, the same again if it is asked for again. Raises TransportDown,
        TransportRefused."""
        try:
            return await self._sync.poll(cursor)
        except (Rejection, Unreachable) as error:
            raise polling_failure(error) from None
        except Malformed as error:
            raise TransportDown(f"the homeserver's answer lacks {error}") from None
        except OSError as error:
            raise TransportDown(f"what must be kept of Matrix cannot be written ({error.strerror})") from None

    async def open_direct(self, account: str) -> str:
        """The direct chat with the person, opened if there is none. Raises SendFailure."""
        try:
            return await self._rooms.open_direct(account)
        except Failure as error:
            raise await self._send_failure(error, "") from None

    async def send(self, message: Outgoing) -> str:
        """Send a message and set the numbered reactions of its buttons. The same token again sends nothing anew.
        Raises SendFailure."""
        room = message.address.chat
        try:
            room = await self._room_of(message.address)
            event_id = await self._say(room, message.token, await self._content(room, message), message.reply_to)
        except Failure as error:
            raise await self._send_failure(error, room) from None
        self._rooms.note_author(event_id, self._home.user_id)
        await self._seed(room, event_id, message)
        return event_id

    async def edit(self, message: Outgoing, message_id: str) -> None:
        """Replace a message. Raises SendFailure; MessageGone when it was redacted, or a file is to take its place."""
        if message.attachment is not None:
            raise MessageGone("a message cannot be turned into a file")
        content = edited_content(message, message_id)
        version = digest(content)
        room = message.address.chat
        try:
            room = await self._room_of(message.address)
            if not await self._rooms.is_mine(room, message_id):
                raise MessageGone("the message is no longer there")
            if self._shown.get(message_id) != version:
                # One message of the queue may edit several posts, and later be queued again with newer words.
                await self._say(room, f"{message.token}.{version}", content)
                self._shown.put(message_id, version)
        except Failure as error:
            raise await self._send_failure(error, room) from None
        if self._seeded.get(message_id) is not None:
            await self._seed(room, message_id, message)

    async def acknowledge(self, tap: Incoming, text: str, *, alert: bool, opens: str = "") -> bool:
        """Matrix has no way to answer a reaction to one person alone: always False."""
        return False

    async def is_admin(self, address: Address, account: str) -> bool:
        """Whether the account's power level is 50 or more; in a direct chat everybody's is. Raises SendFailure."""
        if address.account:
            return True
        try:
            return await self._rooms.power(address.chat, account) >= ADMIN_POWER
        except Failure as error:
            raise sending_failure(error) from None

    async def publish_menus(self, menus: Menus) -> None:
        """Matrix has no command menus."""

    def start_link(self, payload: str) -> str:
        """The address that shows the bot in any client; it cannot carry a payload."""
        return f"https://matrix.to/#/{self._home.user_id}" if self._home.user_id else ""

    async def close(self) -> None:
        """Let go of connections."""
        await self._doors.close()
        if self._encryption is not None:
            await self._encryption.close()
        await self._home.close()

    async def _room_of(self, address: Address) -> str:
        """The room to write to; a direct chat is opened if none is known. Raises ChatGone, Rejection, Unreachable."""
        if not address.chat:
            return await self._rooms.open_direct(address.account)
        if address.account and address.account not in (await self._rooms.facts(address.chat)).members:
            raise ChatGone("the person has left the direct chat")
        return address.chat

    async def _content(self, room: str, message: Outgoing) -> Json:
        file = message.attachment
        if file is None:
            return new_content(message)
        if await self._seals(room, message.reply_to):
            # nio brings the cipher of encrypted files; the server is told neither name nor kind.
            sealed, keys = await asyncio.to_thread(encrypt_attachment, file.content)
            address = await self._home.upload("", "application/octet-stream", sealed)
            return sealed_file_content(message, file, {**keys, "url": address})
        return file_content(message, file, await self._home.upload(file.name, file.media_type, file.content))

    async def _seals(self, room: str, reply_to: str) -> bool:
        """Whether what is said there is encrypted. Who could not be read is told in the open: such a device perhaps
        reads nothing either, and nothing of theirs is in the answer."""
        if self._encryption is None or not (await self._rooms.facts(room)).encryption:
            return False
        return not (self._sync.envelopes is not None and self._sync.envelopes.unread.get(reply_to))

    async def _say(self, room: str, transaction: str, content: Json, reply_to: str = "") -> str:
        """Send a message, encrypted where the room is."""
        if self._encryption is None or not await self._seals(room, reply_to):
            return await self._put(room, transaction, content)
        facts = await self._rooms.facts(room)
        content = fitting(content, MOST_SEALED_BYTES)
        sealed = await self._encryption.seal(room, list(facts.members), facts.encryption, "m.room.message", content)
        return await self._put(room, transaction, sealed, "m.room.encrypted")

    async def _put(self, room: str, transaction: str, content: Json, kind: str = "m.room.message") -> str:
        answer = await self._home.call("PUT", "rooms", room, "send", kind, transaction, body=content)
        event_id = words(answer, "event_id")
        if not event_id:
            raise Unreachable("the homeserver does not say which event was sent")
        return event_id

    async def _send_failure(self, error: Rejection | Unreachable | TransportRefused, room: str) -> SendFailure:
        """What a failure means; a room that is closed because it has moved says where to."""
        failure = sending_failure(error)
        if isinstance(failure, ChatGone) and room:
            try:
                successor = (await self._rooms.facts(room)).successor
                if successor and (await self._rooms.facts(successor)).predecessor == room:
                    return ChatMoved(successor)
            except (Rejection, Unreachable):
                return failure
        return failure

    async def _seed(self, room: str, message_id: str, message: Outgoing) -> None:
        """Set the reactions people then need only tap. They can be set by hand too, so nothing depends on it."""
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
