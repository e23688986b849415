"""The bot as a process that can be killed: the real engine on a real file, and what a kill leaves of it."""

from __future__ import annotations

import asyncio
import json
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from app.engine import SEEN_LIFE, Defaults, Engine
from app.ports import Store
from commands import declared
from storage import store as storage
from storage.keys import KeyFolder
from storage.store import open_store
from tests import migrated
from tests.chats.harness import CATALOGUE, CountedIds
from tests.stateful.crashes import Fuse, FusedStore, Killed
from tests.stateful.platforms import NothingMore, Server, Stage, StageClock

REGISTRY = declared()
DATABASE = "linli.db"


@dataclass(frozen=True, slots=True)
class Kept:
    """A poll as the database has it; voters by their accounts, or in anonymous polls by nothing."""

    estate: str
    no: int
    question: str
    options: tuple[str, ...]
    status: str
    closes_at: int | None
    closed_at: int | None
    votes: dict[str, object]


class House:
    """A process on the database of a folder. A kill moves it to a copy, made of the files as they lay there."""

    def __init__(self, folder: Path, servers: list[Server], clock: StageClock) -> None:
        self.folder = folder
        self.servers = servers
        self.clock = clock
        self.ids = CountedIds()
        self.fuse = Fuse()
        self.journal: list[str] = []
        self.kills = 0
        self._home = folder / "life-0"
        self._home.mkdir()
        self._store: storage.Store | None = None
        self._engine: Engine | None = None

    @property
    def engine(self) -> Engine:
        assert self._engine is not None, "the program does not run"
        return self._engine

    async def start(self) -> None:
        """As the program starts: what was missed is done, and what was left is sent."""
        self.fuse = Fuse()
        self._store = await open_store(migrated.sqlite_at(self._home / DATABASE), clock=self.clock)
        self._engine = Engine(
            REGISTRY,
            cast(Store, FusedStore(self._store, self.fuse, self.journal)),
            [Stage(server, self.fuse) for server in self.servers],
            CATALOGUE,
            clock=self.clock,
            ids=self.ids,
            keys=KeyFolder(self.folder / "keys"),
            defaults=Defaults("en", "Asia/Shanghai"),
        )
        await self.engine.sweep_keys()
        await self.settle()

    async def stop(self) -> None:
        """Let go of the file."""
        store, self._store, self._engine = self._store, None, None
        if store is not None:
            await store.close()

    async def kill(self) -> None:
        """Go on from what the disk had at this moment."""
        self.kills += 1
        home = self.folder / f"life-{self.kills}"
        home.mkdir()
        for name in (DATABASE, f"{DATABASE}-wal"):
            shutil.copy(self._home / name, home / name)
        await self.stop()
        shutil.rmtree(self._home)
        self._home = home

    async def serve(self, *, together: bool) -> bool:
        """Do what is due, take in everything there is, and send everything. False if it was killed on the way."""
        try:
            await self.settle()
            if together:
                intakes = [self._take_in(server) for server in self.servers]
                _raise_first(await asyncio.gather(*intakes, self._drain(), return_exceptions=True))
            else:
                for server in self.servers:
                    await self._take_in(server)
            await self.settle()
        except Killed:
            await self.kill()
            await self.start()
            return False
        return True

    async def settle(self) -> None:
        await self.engine.due.run()
        await self._drain()

    async def forget(self) -> None:
        """What the program does once a day."""
        assert self._store is not None
        await self._store.purge(self.clock() - SEEN_LIFE)

    async def _take_in(self, server: Server) -> None:
        with suppress(NothingMore):
            await self.engine.intakes[server.platform].run()

    async def _drain(self) -> None:
        for sender in self.engine.senders.values():
            await sender.drain()

    # -- what the database has ------------------------------------------------------------------------------------

    def polls(self) -> list[Kept]:
        """Every poll, read by another program."""
        with closing(self._look()) as database:
            owners: dict[str, list[str]] = {}
            for account, person in database.execute("SELECT account, person_id FROM accounts ORDER BY account"):
                owners.setdefault(person, []).append(account)
            return [self._kept(database, row, owners) for row in database.execute(_POLLS)]

    def _kept(self, database: sqlite3.Connection, row: tuple[Any, ...], owners: dict[str, list[str]]) -> Kept:
        poll_id, estate, no, question, status, closes_at, closed_at, anonymous = row
        options = database.execute("SELECT text FROM poll_options WHERE poll_id = ? ORDER BY number", (poll_id,))
        votes: dict[str, object] = {}
        for voter, choice in database.execute("SELECT voter, choice FROM votes WHERE poll_id = ?", (poll_id,)):
            chosen = json.loads(choice)
            pairs = tuple(zip(chosen["options"], chosen.get("answers", ()), strict=False))
            votes[voter if anonymous else " ".join(owners.get(voter, [voter]))] = pairs or tuple(chosen["options"])
        texts = tuple(text for (text,) in options)
        return Kept(estate, int(no), question, texts, status, closes_at, closed_at, votes)

    def _look(self) -> sqlite3.Connection:
        return sqlite3.connect(f"file:{self._home / DATABASE}?mode=ro", uri=True)


_POLLS = "SELECT id, estate_id, no, question, status, closes_at, closed_at, anonymous FROM polls ORDER BY question"


def _raise_first(results: list[BaseException | None]) -> None:
    for result in results:
        if isinstance(result, Killed):
            raise result
    for result in results:
        if result is not None:
            raise result
