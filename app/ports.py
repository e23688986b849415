"""What the road needs from outside: the platforms, the storage, the clock, keys and ids. Protocols only."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.messages import Address, Batch, Capabilities, DeadLetter, FoundPoll, Incoming, Menus, Outgoing, Pace, Post
from app.repositories import UnitOfWork
from app.sent_files import SentFile

Clock = Callable[[], datetime]
"""Gives the present as an aware UTC time."""


class StorageFailure(Exception):
    """The database could not do what it was asked; nothing of the transaction is kept.

    One that is none of the kinds below is about what was to be written: the same would fail again.
    """


class StorageTrouble(StorageFailure):
    """The database takes nothing for now (full, locked, not to be written, out of reach): the same may work later."""


class StorageRuined(StorageFailure):
    """The database is damaged or none of ours: only the operator can mend it."""


class SendFailure(Exception):
    """A message was not delivered; the subclass says what is to be done about it."""


class RetryLater(SendFailure):
    """Try again after ``seconds`` (the platform's own figure, or a guess when it is only unreachable).

    ``whole_platform`` tells that nothing can be sent there now, not only to this chat. ``perhaps_sent`` tells that the
    platform may have taken the message all the same, and would show it twice if it were sent again.
    """

    def __init__(
        self, seconds: float, *, whole_platform: bool = False, perhaps_sent: bool = False, reason: str = ""
    ) -> None:
        super().__init__(reason or f"retry after {seconds:g} s")
        self.seconds = seconds
        self.whole_platform = whole_platform
        self.perhaps_sent = perhaps_sent


class ChatMoved(SendFailure):
    """The chat lives on under another id."""

    def __init__(self, chat: str) -> None:
        super().__init__("the chat has moved")
        self.chat = chat


class ChatGone(SendFailure):
    """The bot may not write there: removed from the room, or blocked by the person."""


class MessageGone(SendFailure):
    """The message to edit no longer exists or can no longer be edited."""


class SendRefused(SendFailure):
    """The platform will never take this message; ``reason`` is the platform's, without any of our text."""


class TransportDown(Exception):
    """The platform cannot be reached or does not want us now; ask again after ``seconds`` (None: back off)."""

    def __init__(self, reason: str, seconds: float | None = None) -> None:
        super().__init__(reason)
        self.seconds = seconds


class TransportRefused(Exception):
    """The platform refuses us for good (a wrong token, a closed account): the operator must act."""


class Transport(Protocol):
    """A platform. It translates, it never decides."""

    @property
    def platform(self) -> str:
        """Its name: "telegram", "matrix", "console"."""

    @property
    def capabilities(self) -> Capabilities:
        """What it can show."""

    @property
    def pace(self) -> Pace:
        """How fast it may be written to."""

    @property
    def identity(self) -> str:
        """Who the bot is there, once started: part of the cursor's name and of the instance lock."""

    async def start(self) -> None:
        """Log in. Raises TransportDown, TransportRefused."""

    async def poll(self, cursor: str) -> Batch:
        """Wait for the next events after ``cursor`` ("" at the very first start). Asking with a cursor tells the
        platform that everything before it is safely kept. Raises TransportDown, TransportRefused."""

    async def open_direct(self, account: str) -> str:
        """The chat in which the person can be written to, opened if there is none. Raises SendFailure."""

    async def send(self, message: Outgoing) -> str:
        """Send a new message and return its id. Raises SendFailure."""

    async def edit(self, message: Outgoing, message_id: str) -> None:
        """Replace a message (unchanged text is success). Raises SendFailure."""

    async def acknowledge(self, tap: Incoming, text: str, *, alert: bool, opens: str = "") -> bool:
        """Answer a tap to the tapper alone; "" only stops the spinner, ``opens`` opens the bot's direct chat with that
        payload where the platform can. False if it was too late. Never raises SendFailure."""

    async def is_admin(self, address: Address, account: str) -> bool:
        """Whether the account administers the chat. Raises SendFailure."""

    async def find_poll(self, address: Address, message_id: str) -> FoundPoll | None:
        """The poll of the platform's own that a message is, with its answers so far; None if it is none, or none that
        can be read. Raises SendFailure."""

    async def fetch(self, file: SentFile, most: int) -> bytes:
        """The content of a file that somebody sent. Raises SendRefused if it is gone or has more than ``most`` bytes
        (no more are read, whatever the platform said of its size), and other SendFailures."""

    async def erase(self, address: Address, message_id: str) -> bool:
        """Delete a message, the person's own included, for everybody in the chat; False if the platform does not let
        the bot do it. Raises SendFailure for what may work later."""

    async def publish_menus(self, menus: Menus) -> None:
        """Show the command menus where the platform has them. Raises SendFailure."""

    def start_link(self, payload: str) -> str:
        """The address that opens the bot's direct chat with a payload, "" if the platform has none."""

    async def close(self) -> None:
        """Let go of connections."""


class Account(Transport, Protocol):
    """A platform on which the bot has an account of its own, for the operator to look after."""

    async def look(self) -> Sequence[str]:
        """Log in without changing anything; a line each on what else the operator should know. Raises TransportDown,
        TransportRefused."""


@dataclass(frozen=True, slots=True)
class QueuedMessage:
    """An outbox row: its place in the queue, how often it was tried, and whether a send was under way at a crash."""

    id: int
    message: Outgoing
    attempts: int
    not_before: datetime
    begun: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """Messages that are sent one after the other: the chat's, or the account's where its direct chat is not known yet.

    ``head`` is the oldest that waits. ``urgent`` tells that an answer to a person waits among them.
    """

    name: str
    head: int
    urgent: bool


def lane_of(message: Outgoing) -> str:
    """The lane in which a message waits."""
    return message.address.chat or message.address.account


class Desk(Protocol):
    """The queue within one transaction: what waits, and what became of what was sent."""

    async def lanes(self, platform: str, *, urgent: bool, after: str, most: int) -> tuple[Lane, ...]:
        """Some lanes in which urgent (or other) messages wait, in the order of their names, from after a name on.

        Takes as long as there are lanes, however many messages wait in them.
        """

    async def rows(self, ids: Collection[int]) -> tuple[QueuedMessage, ...]:
        """These messages, as far as they still wait, oldest first."""

    async def posts(self, queued: QueuedMessage) -> tuple[Post, ...]:
        """Where the message's live view is shown in its chat, oldest first."""

    async def begin(self, queued: Sequence[QueuedMessage]) -> None:
        """Note that sends are under way, so that a crash in mid-send is known."""

    async def finish(self, queued: QueuedMessage, post: Post | None, lost: Sequence[Post] = ()) -> None:
        """Take it off the queue, unless newer words for it came meanwhile; note where it is posted and no longer is."""

    async def put_back(self, queued: QueuedMessage, not_before: datetime) -> None:
        """Keep it queued for a later try, with the attempts that it is given; the send is no longer under way."""

    async def drop(self, queued: QueuedMessage, letter: DeadLetter | None) -> None:
        """Take it off the queue unsent."""

    async def expire(self, platform: str, now: datetime) -> int:
        """Drop the answers that nobody waits for any more, and that are not under way. Returns how many."""


class Store(Protocol):
    """The database."""

    def transaction(self, *, sealed: bool = False) -> AbstractAsyncContextManager[UnitOfWork]:
        """One writing transaction at a time: commits at the end of the block, rolls back if it raises.

        A ``sealed`` one writes something whose author nobody may find. It fails if anything in it could tell who that
        is, and leaves nothing on the disk by which it could be told what was written before, with and after it.
        """

    async def cursor(self, platform: str, identity: str) -> str:
        """How far the platform's events are kept, "" if never asked."""

    async def queue(self, platform: str, limit: int) -> tuple[QueuedMessage, ...]:
        """The oldest messages waiting for a platform."""

    def sending(self) -> AbstractAsyncContextManager[Desk]:
        """A transaction on the queue: commits at the end of the block, rolls back if it raises."""

    @property
    def hides_steps(self) -> bool:
        """Whether a sealed transaction keeps what it promises on this database."""

    async def empty_log(self) -> None:
        """Leave nothing of what was deleted beside the database, at once or, while a backup reads it, soon after."""

    async def purge(self, before: datetime) -> None:
        """Forget seen events, expired prompts and codes older than this."""


class Keys(Protocol):
    """Secret keys that live outside the database and its backups."""

    def poll_key(self, poll_id: str, *, create: bool = False) -> bytes | None:
        """The key under which an anonymous poll's voters are hashed; None once destroyed. Raises OSError."""

    def estate_key(self, estate_id: str) -> bytes:
        """The key under which an estate's secrets are kept, made if there is none. Raises OSError."""

    def poll_ids(self) -> frozenset[str]:
        """The polls that have a key. Raises OSError."""

    def destroy_poll_key(self, poll_id: str) -> None:
        """Make it impossible, for ever, to tell who cast which vote. Raises OSError."""


class Ids(Protocol):
    """Randomness."""

    def new(self) -> str:
        """A fresh id: 16 hexadecimal digits."""

    def code(self) -> str:
        """A fresh one-time code such as K7QM-2R4T."""

    def below(self, bound: int) -> int:
        """A number from 0 to ``bound`` - 1, each as likely as any other."""
