"""Two platforms that outlive the bot's crashes: what they would deliver again, and what they show people."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random

from app.messages import Address, Batch, Button, Capabilities, Incoming, Menus, Outgoing, Pace
from app.ports import ChatGone, ChatMoved, MessageGone, SendRefused
from app.sent_files import SentFile
from tests.stateful.crashes import Fuse

ADMINS = frozenset({"t-anna", "m-mei"})

TELEGRAM = Capabilities(
    buttons=True,
    private_taps=True,
    toasts=True,
    start_links=True,
    opens_direct=False,
    max_text=4096,
    most_buttons=100,
)
MATRIX = Capabilities(
    buttons=True,
    private_taps=False,
    toasts=False,
    start_links=False,
    opens_direct=True,
    max_text=16_000,
    most_buttons=9,
    prefix="!",
)


class NothingMore(BaseException):
    """Everything was handed over: a real platform would keep the poll waiting."""


@dataclass(slots=True)
class Shown:
    """A message of the bot as people see it now."""

    message_id: str
    chat: str
    said: Outgoing
    view: str
    deleted: bool = False

    @property
    def text(self) -> str:
        """Without the signs that isolate strings of another direction."""
        return self.said.plain.replace("\u2068", "").replace("\u2069", "")

    @property
    def buttons(self) -> list[Button]:
        """In the order in which they are numbered."""
        return [button for row in self.said.buttons for button in row]


@dataclass(slots=True)
class Server:
    """A platform. ``log`` is all it ever had to deliver; what is before ``confirmed`` it will not deliver again."""

    platform: str
    capabilities: Capabilities
    handled: Callable[[str], bool]
    log: list[Incoming] = field(default_factory=list)
    offered: int = 0
    confirmed: int = 0
    batch: int = 100
    messages: list[Shown] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)
    shut: set[str] = field(default_factory=set)
    toasts: dict[str, str] = field(default_factory=dict)
    sent: dict[str, str] = field(default_factory=dict)
    numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def deliver(self, event: Incoming) -> None:
        """Something happened."""
        self.log.append(event)

    def shuffle(self, order: Random) -> None:
        """Let what was never offered come in another order, but for that of each chat."""
        start = max(self.offered, self.confirmed)
        chats: dict[str, list[Incoming]] = {}
        for event in self.log[start:]:
            chats.setdefault(event.address.chat, []).append(event)
        turns = [chat for chat, events in chats.items() for _ in events]
        order.shuffle(turns)
        self.log[start:] = [chats[chat].pop(0) for chat in turns]

    @property
    def waiting(self) -> list[Incoming]:
        """What the bot has not confirmed."""
        return self.log[self.confirmed :]

    def in_chat(self, chat: str) -> list[Shown]:
        """What stands there."""
        return [shown for shown in self.messages if shown.chat == chat and not shown.deleted]

    def post(self, message: Outgoing) -> str:
        """A new message. The same token again is no new one where the platform has idempotency keys."""
        if self.platform == "matrix" and message.token in self.sent:
            return self.sent[message.token]
        shown = Shown(f"{self.platform}-{next(self.numbers)}", message.address.chat, message, message.view)
        self.messages.append(shown)
        self.sent[message.token] = shown.message_id
        return shown.message_id

    def refuse(self, chat: str) -> None:
        """Raises ChatMoved, ChatGone."""
        if chat in self.moved:
            raise ChatMoved(self.moved[chat])
        if chat in self.shut:
            raise ChatGone


class Stage:
    """The bot's way to a server, as long as the bot lives."""

    pace = Pace()
    identity = "linli"

    def __init__(self, server: Server, fuse: Fuse) -> None:
        self.server = server
        self.fuse = fuse
        self.platform = server.platform
        self.capabilities = server.capabilities

    async def start(self) -> None:
        """It is always there."""

    async def poll(self, cursor: str) -> Batch:
        server = self.server
        start = int(cursor or 0)
        server.confirmed = max(server.confirmed, start)
        events = tuple(server.log[start : start + server.batch])
        if not events:
            raise NothingMore
        server.offered = max(server.offered, start + len(events))
        return Batch(events, str(start + len(events)))

    async def open_direct(self, account: str) -> str:
        assert self.capabilities.opens_direct, "the bot wrote first where it may not"
        return direct_chat(account)

    async def send(self, message: Outgoing) -> str:
        self.fuse.passed("before a send")
        self.server.refuse(message.address.chat)
        message_id = self.server.post(message)
        self.fuse.passed("after a send")
        return message_id

    async def edit(self, message: Outgoing, message_id: str) -> None:
        self.fuse.passed("before an edit")
        self.server.refuse(message.address.chat)
        for shown in self.server.in_chat(message.address.chat):
            if shown.message_id == message_id:
                shown.said = message
                self.fuse.passed("after an edit")
                return
        raise MessageGone

    async def acknowledge(self, tap: Incoming, text: str, *, alert: bool, opens: str = "") -> bool:
        self.fuse.passed("before a toast")
        if not self.capabilities.toasts:
            return False
        assert self.server.handled(tap.event_id), "a tap was answered that is not in the database"
        self.server.toasts[tap.event_id] = text.replace("\u2068", "").replace("\u2069", "")
        return True

    async def find_poll(self, address: Address, message_id: str) -> None:
        return None

    async def fetch(self, file: SentFile, most: int) -> bytes:
        raise SendRefused("nobody sends files here")

    async def erase(self, address: Address, message_id: str) -> bool:
        return False

    async def is_admin(self, address: Address, account: str) -> bool:
        return account in ADMINS

    async def publish_menus(self, menus: Menus) -> None:
        """It has none."""

    def start_link(self, payload: str) -> str:
        return f"https://{self.platform}.example/{payload}"

    async def close(self) -> None:
        """Nothing is held."""


def direct_chat(account: str) -> str:
    """The chat of a person and the bot."""
    return f"with-{account}"


class StageClock:
    """A clock that the test moves, and that never shows one moment twice."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now
