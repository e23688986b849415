"""A whole house on the Telegram wire alone: an engine that a test can stop, or let die, and start again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from app.engine import Defaults, Engine
from app.ids import RandomIds
from app.messages import Pace
from commands import declared
from storage.keys import KeyFolder
from storage.store import Store, open_store
from tests import migrated
from tests.wire.house import CATALOGUE, now
from tests.wire.telegram_chats import Chat, Message
from tests.wire.telegram_people import User
from tests.wire.telegram_server import TelegramServer
from transports.telegram import TelegramTransport

NO_LIMITS = Pace()


class TelegramHouse:
    """A bot on a Bot API server of its own, with its database in a folder."""

    def __init__(self, server: TelegramServer, folder: Path) -> None:
        self.server = server
        self.folder = folder
        self.pace = NO_LIMITS
        self._store: Store | None = None
        self._transport: TelegramTransport | None = None
        self._serving: asyncio.Task[None] | None = None

    @property
    def store(self) -> Store:
        """The database, once started."""
        assert self._store is not None
        return self._store

    async def start(self) -> None:
        """Start as bot.py does."""
        self._store = await open_store(migrated.sqlite_at(self.folder / "linli.db"))
        self._transport = TelegramTransport(self.server.token, self.server.root, now, poll_seconds=2, pace=self.pace)
        await self._transport.start()
        engine = Engine(
            declared(),
            self._store,
            [self._transport],
            CATALOGUE,
            clock=now,
            ids=RandomIds(),
            keys=KeyFolder(self.folder / "keys"),
            defaults=Defaults("en", "Asia/Shanghai"),
        )
        self._serving = asyncio.create_task(engine.run())

    async def stop(self) -> None:
        """Stop in good order. Raises what the engine died of, if it did."""
        serving, self._serving = self._serving, None
        if serving is not None:
            serving.cancel()
            await asyncio.wait([serving])
            if not serving.cancelled() and serving.exception() is not None:
                serving.result()
        if self._transport is not None:
            await self._transport.close()
        if self._store is not None:
            await self._store.close()

    def estate(self, *, supergroup: bool = True, forum: bool = False) -> tuple[User, Chat]:
        """Alice and her group, with the bot in it."""
        alice = self.server.user("Alice")
        group = self.server.group("Lakeside", supergroup=supergroup, forum=forum, creator=alice)
        self.server.add_bot(group)
        return alice, group

    async def shows(self, chat: Chat, text: str, seconds: float = 10.0) -> Message:
        """Wait until a message of the bot in a chat reads like this; the latest that does."""
        try:
            return await self.server.wait_for(lambda: chat.find(text), seconds)
        except TimeoutError:
            raise AssertionError([message.text for message in chat.messages]) from None

    async def poll(
        self, alice: User, group: Chat, line: str = "Gate? | Yes | No", *, thread: int | None = None
    ) -> Message:
        """Alice asks her group something; the poll as it is shown."""
        await alice.say(group, f"/poll {line}", thread=thread)
        return await self.shows(group, f"🗳 #1  {line.partition(' |')[0]}")

    async def settled(self) -> None:
        """Wait until everything that was pending has been taken in and confirmed; the bot then asks for more."""
        await self.server.wait_for(lambda: not self.server.queue.pending, 10.0)

    def calls_for(self, chat: Chat, *methods: str, since: int = 0) -> int:
        """How often the bot has called these methods for a chat, counting from a place in the ledger."""
        calls = self.server.ledger.calls[since:]
        return sum(call.method in methods and call.arguments.get("chat_id") == chat.id for call in calls)

    @property
    def refusals(self) -> int:
        """How many messages the server has refused for good."""
        return sum(call.code == 403 for call in self.server.ledger.calls_of("sendMessage", "editMessageText"))


def counts(message: Message) -> list[int]:
    """The counts of a poll's options as its message shows them."""
    return [int(line.split()[-3]) for line in message.text.splitlines() if line.endswith("%)")]


@asynccontextmanager
async def telegram_house(folder: Path) -> AsyncIterator[TelegramHouse]:
    """A started house; at the end the Bot API must have had nothing to object to."""
    async with TelegramServer() as server:
        house = TelegramHouse(server, folder)
        await house.start()
        try:
            yield house
        finally:
            await house.stop()
        assert server.violations == []
