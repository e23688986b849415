"""Matrix, through a homeserver's client API: events in, messages out."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from pathlib import Path

from app.config import MatrixSettings
from app.messages import Address, Batch, Capabilities, FoundPoll, Incoming, Menus, NativePoll, Outgoing, Pace
from app.ports import ChatGone, ChatMoved, Clock, MessageGone, SendFailure, TransportDown, TransportRefused
from app.sent_files import SentFile
from transports.matrix_doors import Doorkeeper
from transports.matrix_encryption import Encryption
from transports.matrix_events import PLATFORM, Reader
from transports.matrix_facts import PRESENT
from transports.matrix_files import KEYS_FILE, REACTIONS_FILE, SESSION_FILE
from transports.matrix_format import digest, edited_content
from transports.matrix_found_polls import FoundPolls
from transports.matrix_json import Malformed
from transports.matrix_media import Media
from transports.matrix_memory import Reactions, Recent
from transports.matrix_polls import END, MOST_ANSWERS, START, edited_start, end_content, is_poll
from transports.matrix_rooms import Rooms
from transports.matrix_speech import MOST_BUTTONS, Failure, Speech
from transports.matrix_starting import told_to_the_operator
from transports.matrix_sync import Sync
from transports.matrix_wire import Homeserver, Rejection, Unreachable, polling_failure, sending_failure

log = logging.getLogger(__name__)

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
    native_polls=MOST_ANSWERS,
)
MOST_SEALED_TEXT = 12_000
MATRIX_PACE = Pace(per_chat_seconds=0.5, overall_second=10)
"""How fast a server may be written to that has lifted its limits for the bot. One that has not says how long to wait
(Synapse as shipped: ten messages at once, then one in five seconds)."""

ADMIN_POWER = 50
MESSAGE = "m.room.message"
MANY = 2_000


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
        self._keys = state_dir / KEYS_FILE
        self._encryption: Encryption | None = None
        if settings.encryption is not None:
            self._encryption = Encryption(self._home, settings.encryption, settings.password, state_dir, clock)
        self._rooms = Rooms(self._home, self._encryption.reaches if self._encryption is not None else None)
        self._reactions = Reactions(state_dir / REACTIONS_FILE)
        self._doors = Doorkeeper(self._home, self._rooms, settings.invites.admits)
        self._found_polls = FoundPolls(self._home, self._rooms, self._encryption)
        decrypts = self._encryption is not None
        reader = Reader(
            self._home, self._rooms, self._reactions, self._doors, self._found_polls, clock, decrypts=decrypts
        )
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
        self._speech = Speech(self._home, self._rooms, self._encryption, self._sync.envelopes)
        self._media = Media(self._home, self._rooms)
        self._pace = pace
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
        await self._log_in()
        if self._encryption is not None:
            with told_to_the_operator():
                await self._encryption.open()
        elif await asyncio.to_thread(self._keys.exists):
            log.warning("matrix: matrix.encryption_key is gone: encrypted rooms cannot be read any more")

    async def look(self) -> tuple[str, ...]:
        """Log in, and tell how others see the account's keys. Raises TransportDown, TransportRefused."""
        await self._log_in()
        if self._encryption is None:
            return ("encrypted rooms cannot be read: matrix.encryption_key is not set",)
        with told_to_the_operator():
            return await self._encryption.look()

    async def new_recovery_key(self) -> str:
        """Keep the account's keys on the server under a new recovery key, which is returned. Raises TransportDown,
        TransportRefused."""
        await self._log_in()
        if self._encryption is None:
            raise TransportRefused("there are no keys to keep: matrix.encryption_key is not set")
        with told_to_the_operator():
            return await self._encryption.new_recovery_key()

    async def _log_in(self) -> None:
        with told_to_the_operator():
            await self._reactions.load()
            await self._home.open()

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
            content = await self._speech.content(room, message)
            kind = START if is_poll(message) else MESSAGE
            event_id = await self._speech.say(room, message.token, content, message.reply_to, kind)
        except Failure as error:
            raise await self._send_failure(error, room) from None
        if message.unwritten:
            self._reactions.keep_no(event_id)
        self._rooms.note_author(event_id, self._home.user_id)
        await self._speech.seed(room, event_id, message)
        return event_id

    async def edit(self, message: Outgoing, message_id: str) -> None:
        """Replace a message. Raises SendFailure; MessageGone when it was redacted, or a file is to take its place."""
        if message.attachment is not None:
            raise MessageGone("a message cannot be turned into a file")
        if message.native is not None:
            await self._edit_poll(message, message.native, message_id)
            return
        content = edited_content(message, message_id)
        version = digest(content)
        room = message.address.chat
        try:
            room = await self._room_of(message.address)
            if room != message.address.chat or not await self._rooms.is_mine(room, message_id):
                raise MessageGone("the message is no longer there, or not for one person alone any more")
            if self._shown.get(message_id) != version:
                # One message of the queue may edit several posts, and later be queued again with newer words.
                await self._speech.say(room, f"{message.token}.{version}", content)
                self._shown.put(message_id, version)
        except Failure as error:
            raise await self._send_failure(error, room) from None
        if self._speech.has_seeded(message_id):
            await self._speech.seed(room, message_id, message)

    async def _edit_poll(self, message: Outgoing, native: NativePoll, message_id: str) -> None:
        room = message.address.chat
        try:
            if not native.open:
                author = await self._rooms.author(room, message_id)
                if await self._found_polls.may_end(room, author, self._home.user_id):
                    await self._speech.say(room, f"{message_id}.end", end_content(native, message_id), kind=END)
                return
            if not await self._rooms.is_mine(room, message_id):
                raise MessageGone("the poll is no longer there")
            content = edited_start(message, native, message_id)
            await self._speech.say(room, f"{message.token}.{digest(content)}", content, kind=START)
        except Failure as error:
            raise await self._send_failure(error, room) from None

    async def find_poll(self, address: Address, message_id: str) -> FoundPoll | None:
        """The poll that a message is, with its answers so far. Raises SendFailure."""
        try:
            return await self._found_polls.find(address.chat, message_id)
        except Failure as error:
            raise sending_failure(error) from None

    async def fetch(self, file: SentFile, most: int) -> bytes:
        """The content of a file that somebody sent. Raises RetryLater, SendRefused."""
        return await self._media.fetch(file, most)

    async def erase(self, address: Address, message_id: str) -> bool:
        """Redact a message: the bot's own, and where its power level allows it anybody's. Raises RetryLater."""
        return await self._media.erase(address.chat, message_id)

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
        if address.account:
            if await self._rooms.has_others(address.chat, address.account):
                # What is for one person alone is not said where a third one reads.
                return await self._rooms.open_direct(address.account)
            if (await self._rooms.member(address.chat, address.account))[0] not in PRESENT:
                raise ChatGone("the person has left the direct chat")
        return address.chat

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
