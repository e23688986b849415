"""The kill loop: a bot lives under a crowd, dies in one way or another, is started again and goes on."""

import asyncio
import random
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from storage.version import SCHEMA
from tests.crash.crowd import Crowd
from tests.crash.failpoints import FAILPOINTS
from tests.crash.invariants import Evidence, broken
from tests.crash.mortal_bot import Order
from tests.crash.nursery import Mortal, Nursery
from tests.crash.report import Report
from tests.wire.telegram_server import TelegramServer

HELD: dict[str, tuple[str, str]] = {
    f"{method} {when} the server did it": (method, when)
    for method in ("sendMessage", "editMessageText", "answerCallbackQuery", "getUpdates")
    for when in ("before", "after")
}
"""Deaths in mid-call: which method the server holds, and whether it has done its work by then."""

AT_RANDOM = "at random"
MIGRATION, BACKUP = "in a migration", "in a backup"
INSIDE = tuple(name for name in FAILPOINTS if name not in (MIGRATION, BACKUP))
WAYS_TO_DIE = (MIGRATION, *INSIDE, *HELD, BACKUP, AT_RANDOM)

PATIENCE = 15.0
"""Seconds after which a bot that was to die at some place has not come there."""
CATCHING_UP = 120.0
LONGEST_LIFE = 1.5
SPEED = 60.0
HASTE = 0.1
"""Seconds between what the crowd does, at most."""

NEXT_STEP = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "{new:04}", "{old:04}"


def upgrade() -> None:
    # As a migration that must rebuild a table full of rows that others point to.
    with op.batch_alter_table("polls", recreate="always") as batch:
        {change}
"""
ADD = 'batch.add_column(sa.Column("colour", sa.Text(), nullable=True))'
DROP = 'batch.drop_column("colour")'


class KillLoop:
    """A crowd on a server, a folder with settings, and the nursery from which the bots come."""

    def __init__(self, crowd: Crowd, folder: Path, nursery: Nursery, seed: int) -> None:
        self.crowd, self.folder, self.nursery = crowd, folder, nursery
        self.chance = random.Random(seed)  # noqa: S311 - a test's dice
        self.report = Report(seed)
        self.schema = SCHEMA
        self._since = self._began = time.time()
        self.config = folder / "config.toml"
        self.config.write_text(
            f'[bot]\ndata_dir = "{folder / "data"}"\n'
            f'[telegram]\ntoken = "{crowd.server.token}"\napi_url = "{crowd.server.root}"\n'
        )
        (folder / "schemas" / "versions").mkdir(parents=True)

    @property
    def database(self) -> Path:
        """The bot's database."""
        return self.folder / "data" / "linli.db"

    @property
    def log(self) -> str:
        """The end of what the bots have logged."""
        path = self.folder / "log"
        return path.read_text()[-3000:] if path.exists() else ""

    async def logged(self, words: str) -> None:
        """Wait until the bot has logged this. Raises AssertionError."""

        def look() -> None:
            deadline = time.monotonic() + PATIENCE
            while words not in self.log:
                assert time.monotonic() < deadline, self.log
                time.sleep(0.01)

        await asyncio.to_thread(look)

    async def bear(self, *, failpoint: str = "", hit: int = 1, schema: int = 0) -> Mortal:
        """A new bot. With `schema` one of the future, which migrates the database."""
        return await self.nursery.bear(
            Order(
                ["run", "--config", str(self.config)],
                failpoint=failpoint,
                hit=hit,
                log=str(self.folder / "log"),
                speed=SPEED,
                since=self._since,
                schema=schema,
                schemas=str(self.folder / "schemas"),
            )
        )

    async def one_life(self, way: str) -> None:
        """A bot that dies in this way, while the crowd goes on."""
        await self.crowd.act(self.chance.randint(0, 20))
        crowding = asyncio.create_task(self.go_on())
        try:
            if way in HELD:
                died = await self._die_in_a_call(*HELD[way])
            elif way == AT_RANDOM:
                died = await self._die_at_random()
            elif way == MIGRATION:
                died = await self._die_in_a_migration()
            elif way == BACKUP:
                died = await self._die_in_a_backup()
            else:
                mortal = await self.bear(failpoint=way, hit=self.chance.randint(1, 8))
                died = await self._dies(mortal)
        finally:
            crowding.cancel()
            with suppress(asyncio.CancelledError):
                await crowding
        (self.report.kills if died else self.report.missed)[way] += 1

    async def go_on(self) -> None:
        """The crowd acts until this is cancelled."""
        while True:
            await self.crowd.act(self.chance.randint(1, 4))
            await asyncio.sleep(self.chance.uniform(0, HASTE))

    async def _dies(self, mortal: Mortal) -> bool:
        """Wait for its death by its own hand; False if it had to be killed."""
        try:
            status = await mortal.ended(PATIENCE)
        except TimeoutError:
            await mortal.killed()
            return False
        assert status == -9, f"a bot ended with status {status}: {self.log}"
        return True

    async def _die_in_a_call(self, method: str, when: str) -> bool:
        server = self.crowd.server
        mortal = await self.bear()
        if method == "getUpdates":
            # The first call only asks what is new; from the second on it confirms.
            await server.wait_for(lambda: len(server.queue.pending) == 0 or not mortal.alive, PATIENCE)
        assert when in ("before", "after")
        fault = server.fault(method, hold="before" if when == "before" else "after")
        try:
            await server.wait_for(lambda: fault.hits, PATIENCE)
        except TimeoutError:
            return False
        finally:
            await mortal.killed()
            server.clear_faults()
            fault.release()
        return True

    async def _die_at_random(self) -> bool:
        mortal = await self.bear()
        await asyncio.sleep(self.chance.uniform(0.0, LONGEST_LIFE))
        await mortal.killed()
        return True

    async def _die_in_a_migration(self) -> bool:
        """On an empty folder the first migration of all; afterwards a program with a newer schema."""
        schema = 0
        if self.database.exists():
            schema = self.schema = self._write_next_schema()
        died = await self._dies(await self.bear(failpoint=MIGRATION, schema=schema))
        again = await self.bear(schema=schema)
        before = len(self.crowd.server.ledger.calls)
        await self.crowd.server.wait_for(lambda: len(self.crowd.server.ledger.calls) > before, PATIENCE)
        await again.killed()
        return died

    def _write_next_schema(self) -> int:
        versions = self.folder / "schemas" / "versions"
        ours = Path(__file__).resolve().parents[2] / "storage" / "migrations" / "versions"
        for path in ours.glob("*.py"):
            (versions / path.name).write_bytes(path.read_bytes())
        new = self.schema + 1
        step = NEXT_STEP.format(new=new, old=self.schema, change=DROP if (new - SCHEMA) % 2 == 0 else ADD)
        (versions / f"{new:04}.py").write_text(step)
        return new

    async def _die_in_a_backup(self) -> bool:
        """A backup dies beside a running bot, which dies afterwards. The next one is whole."""
        if not self.database.exists():
            return False
        mortal = await self.bear()
        target = self.folder / f"backup-{self.report.kills[BACKUP]}.db"
        arguments = ["backup", str(target), "--config", str(self.config)]
        log = str(self.folder / "log")
        died = await self._dies(await self.nursery.bear(Order(arguments, failpoint=BACKUP, log=log)))
        assert not target.exists()
        whole = await self.nursery.bear(Order(arguments, log=log))
        assert await whole.ended(PATIENCE) == 0
        await mortal.killed()
        with reading(target) as copy:
            assert copy.execute("PRAGMA integrity_check").fetchall()[0][0] == "ok"
            assert copy.execute("PRAGMA foreign_key_check").fetchall() == []
        target.unlink()
        return died

    async def catch_up(self) -> None:
        """A last bot does everything that is left to do, and ends in good order."""
        mortal = await self.bear()
        async with asyncio.timeout(CATCHING_UP):
            await self.crowd.server.wait_for(lambda: not self.crowd.server.queue.pending, CATCHING_UP)
            while await asyncio.to_thread(self._left_to_do):
                assert mortal.alive, self.log
                await asyncio.sleep(0.05)
        mortal.send_stop()
        status = await mortal.ended(PATIENCE)
        assert status == 0, self.log

    def _left_to_do(self) -> int:
        with reading(self.database) as database:
            (alarms,) = database.execute("SELECT count(*) FROM alarms").fetchone()
            (queued,) = database.execute("SELECT count(*) FROM outbox").fetchone()
        return int(alarms) + int(queued)

    @contextmanager
    def evidence(self) -> Iterator[Evidence]:
        """What to judge by, once no bot lives."""
        with reading(self.database) as database:
            yield Evidence(self.crowd, database, self.folder / "data" / "keys")

    def sum_up(self, wrong: list[str]) -> Report:
        """The report, complete."""
        self.report.wrong, self.report.seconds = wrong, time.time() - self._began
        self.report.count(self.crowd)
        return self.report


async def run(folder: Path, nursery: Nursery, seed: int, ways: Sequence[str]) -> Report:
    """Let a bot die in these ways, one after the other; what came of it. Raises AssertionError if it cannot go on."""
    async with TelegramServer() as server:
        loop = KillLoop(Crowd(server, seed), folder, nursery, seed)
        await loop.crowd.arrive()
        for way in ways:
            await loop.one_life(way)
        await loop.catch_up()
        with loop.evidence() as evidence:
            return loop.sum_up(broken(evidence))


def ways(kills: int, seed: int) -> list[str]:
    """So many ways to die: first each of them once, then as the dice fall."""
    chance = random.Random(seed)  # noqa: S311 - a test's dice
    return [*WAYS_TO_DIE, *(chance.choice(WAYS_TO_DIE) for _ in range(kills))][:kills]


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A database, read beside whoever writes it."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        yield database
