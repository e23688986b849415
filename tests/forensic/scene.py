"""An estate on the Telegram wire whose bot is a process of its own, to be killed and taken apart."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sqlite3
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from tests.forensic.bot_under_examination import DAYS, KILL
from tests.wire.telegram_chats import Chat, Message
from tests.wire.telegram_people import User
from tests.wire.telegram_server import TelegramServer

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0


@dataclass
class Scene:
    """An estate whose bot is examined. ``days`` is how far its clock is ahead, from its next start on."""

    server: TelegramServer
    folder: Path
    variant: str
    people: list[User]
    group: Chat
    chance: random.Random
    bot: asyncio.subprocess.Process | None = None
    days: int = 0
    typed: dict[int, set[int]] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def database(self) -> Path:
        return self.data / "linli.db"

    @property
    def names(self) -> list[tuple[str, ...]]:
        """What each of the people is known by: ids and names."""
        return [(str(user.id), user.name, str(user.username)) for user in self.people]

    async def start(self, kill: str = "") -> None:
        with (self.data / "log").open("ab") as log:
            self.bot = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "tests.forensic.bot_under_examination",
                self.variant,
                "run",
                "--config",
                str(self.folder / "config.toml"),
                cwd=ROOT,
                env=os.environ | {KILL: kill, DAYS: str(self.days), "TMPDIR": str(self.data)},
                stdout=log,
                stderr=log,
            )

    async def kill(self) -> None:
        assert self.bot is not None
        if self.bot.returncode is None:
            self.bot.send_signal(signal.SIGKILL)
        assert await self.bot.wait() == -signal.SIGKILL, (self.data / "log").read_text()

    async def shows(self, chat: Chat, text: str, after: int = 0) -> Message:
        """Wait for the bot's message that reads like this, among those after so many."""

        def found() -> Message | None:
            return next((each for each in reversed(chat.messages[after:]) if text in each.text), None)

        try:
            return await self.server.wait_for(found, PATIENCE)
        except TimeoutError:
            raise AssertionError([each.text for each in chat.messages], (self.data / "log").read_text()) from None

    async def settle(self) -> None:
        """Wait until the bot has taken in everything, and said what there is to say."""
        await self.server.wait_for(lambda: not self.server.queue.pending, PATIENCE)

        def queued() -> int:
            with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
                return int(connection.execute("SELECT count(*) FROM outbox").fetchone()[0])

        deadline = time.monotonic() + PATIENCE
        while await asyncio.to_thread(queued):
            assert time.monotonic() < deadline
            await asyncio.sleep(0.05)

    async def back_up(self) -> None:
        """Make a backup, as the operator does."""
        options = ("backup", str(self.data / "backup.db"), "--config", str(self.folder / "config.toml"))
        backup = await asyncio.create_subprocess_exec(sys.executable, "bot.py", *options, cwd=ROOT)
        assert await backup.wait() == 0

    def kept_messages(self) -> set[tuple[int, int]]:
        """Whose messages in the direct chats, of those by which something was sent without a name, a row tells of."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            rows = connection.execute("SELECT chat, message_id FROM posts").fetchall()
            events = [str(row[0]).split(":") for row in connection.execute("SELECT event_id FROM seen_events")]
        rows += [(event[1], event[2]) for event in events if event[2].isdigit()]
        kept = {(int(chat), int(message_id)) for chat, message_id in rows}
        return kept & {(self.people[person].id, each) for person, ids in self.typed.items() for each in ids}


S = TypeVar("S", bound=Scene)


@asynccontextmanager
async def scene(kind: type[S], folder: Path, variant: str, count: int) -> AsyncIterator[S]:
    """So many people in a group of which the first is the creator; the bot does not run yet, and not any more after."""
    async with TelegramServer() as server:
        people = [server.user(f"Neighbour{number:02}q") for number in range(count)]
        group = server.group("Lakeside", creator=people[0])
        server.add_bot(group)
        (folder / "data").mkdir(mode=0o700)
        (folder / "config.toml").write_text(
            f'[bot]\ndata_dir = "{folder / "data"}"\n[telegram]\ntoken = "{server.token}"\napi_url = "{server.root}"\n'
        )
        examined = kind(server, folder, variant, people, group, random.Random(5))  # noqa: S311 - a test's dice
        try:
            yield examined
        finally:
            if examined.bot is not None and examined.bot.returncode is None:
                examined.bot.kill()
                await examined.bot.wait()
