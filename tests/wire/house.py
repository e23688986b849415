"""The whole house on real wires: an engine with both transports, which a test can stop and start again."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from app.config import InvitePolicy, MatrixSettings
from app.engine import Defaults, Engine
from app.i18n import Catalogue
from app.ids import RandomIds
from app.messages import Pace
from app.ports import Transport
from commands import declared
from storage.keys import KeyFolder
from storage.store import Store, open_store
from tests import migrated
from tests.wire.matrix_person import MatrixPerson
from tests.wire.synapse import Synapse
from tests.wire.telegram_chats import Chat, Message
from tests.wire.telegram_server import TelegramServer
from transports.matrix import MATRIX_PACE, MatrixTransport
from transports.telegram import TelegramTransport

CATALOGUE = Catalogue.load(Path(__file__).parents[2] / "locales", strict=True)
CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b")


def now() -> datetime:
    """The present."""
    return datetime.now(UTC)


class House:
    """A bot on Telegram and Matrix over one database in a folder. Where the bot finds the Bot API, and how long
    answers may take, can be changed before it starts.
    """

    def __init__(self, telegram: TelegramServer, matrix: MatrixSettings, folder: Path) -> None:
        self.telegram = telegram
        self.matrix = matrix
        self.folder = folder
        self.api_url = telegram.root
        self.poll_seconds = 2
        self.answer_seconds = 20.0
        self.matrix_pace = MATRIX_PACE
        self.clock: Callable[[], datetime] = now
        self.registry = declared()
        self._store: Store | None = None
        self._transports: list[Transport] = []
        self._serving: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Start as bot.py does."""
        self._store = await open_store(migrated.sqlite_at(self.folder / "linli.db"))
        self._transports = [
            TelegramTransport(
                self.telegram.token,
                self.api_url,
                self.clock,
                poll_seconds=self.poll_seconds,
                answer_seconds=self.answer_seconds,
                pace=Pace(),
            ),
            MatrixTransport(
                self.matrix,
                self.folder,
                self.clock,
                poll_seconds=self.poll_seconds,
                answer_seconds=self.answer_seconds,
                pace=self.matrix_pace,
            ),
        ]
        for transport in self._transports:
            await transport.start()
        engine = Engine(
            self.registry,
            self._store,
            self._transports,
            CATALOGUE,
            clock=self.clock,
            ids=RandomIds(),
            keys=KeyFolder(self.folder / "keys"),
            defaults=Defaults("en", "Asia/Shanghai"),
        )
        self._serving = asyncio.create_task(engine.run())

    async def hears_matrix(self, seconds: float = 20.0) -> None:
        """Wait until it has made its first sync. Its keys are published before, but what was said until then is
        history to a bot that begins with an empty database. Raises TimeoutError."""
        deadline = time.monotonic() + seconds
        while not await self.store.cursor("matrix", self.matrix.user):
            if time.monotonic() > deadline:
                raise TimeoutError("the bot has not made its first sync")
            await asyncio.sleep(0.05)

    @property
    def store(self) -> Store:
        """The database, once started."""
        assert self._store is not None
        return self._store

    @property
    def alive(self) -> bool:
        """Whether it serves."""
        return self._serving is not None and not self._serving.done()

    async def stop(self) -> None:
        """Stop in good order. Raises what the engine died of, if it did."""
        if self._serving is not None:
            self._serving.cancel()
            await asyncio.wait([self._serving])
            if not self._serving.cancelled() and self._serving.exception() is not None:
                self._serving.result()
        for transport in self._transports:
            await transport.close()
        if self._store is not None:
            await self._store.close()


@asynccontextmanager
async def running_house(
    synapse: Synapse, folder: Path, prepare: Callable[[House], None] = lambda house: None
) -> AsyncIterator[House]:
    """A house that is prepared and started, with a Telegram server of its own."""
    async with TelegramServer() as telegram, await synapse.person("Linli") as profile:
        user_id = profile.user_id
        password = synapse.password(user_id[1:].partition(":")[0])
        settings = MatrixSettings(synapse.url, user_id, password, None, "Linli", InvitePolicy(anyone=True))
        house = House(telegram, settings, folder)
        prepare(house)
        await house.start()
        try:
            yield house
        finally:
            await house.stop()
        assert telegram.violations == []


async def telegram_says(house: House, chat: Chat, wanted: Callable[[str], bool], seconds: float = 15.0) -> str:
    """Wait until the bot has said something like this in a Telegram chat."""
    await house.telegram.wait_for(lambda: any(wanted(message.text) for message in chat.messages), seconds)
    return next(message.text for message in reversed(chat.messages) if wanted(message.text))


def shown(chat: Chat, text: str) -> Message:
    """The bot's message in a Telegram chat that holds a text now."""
    message = chat.find(text)
    assert message is not None, [message.text for message in chat.messages]
    return message


async def matrix_says(person: MatrixPerson, room: str, wanted: Callable[[str], bool], seconds: float = 15.0) -> str:
    """Wait until the bot has said something like this in a Matrix room, new or by editing; the event's id."""

    def found(seen: MatrixPerson) -> str:
        for event in reversed(seen.events):
            content = event.get("content", {})
            body = content.get("m.new_content", content).get("body", "")
            # What the person has typed may read like the answer to it.
            others = event["room_id"] == room and event["sender"] != seen.user_id
            if others and event["type"] == "m.room.message" and wanted(body):
                related = content.get("m.relates_to", {})
                return str(related["event_id"] if related.get("rel_type") == "m.replace" else event["event_id"])
        return ""

    return await person.sync_until(found, seconds)


def code_in(text: str) -> str:
    """The one-time code in a text."""
    found = CODE.search(text)
    assert found is not None, text
    return found.group()
