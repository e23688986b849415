"""Backups while votes stream in: each is one moment, whole, and without what was deleted by then."""

import asyncio
import os
import signal
import sqlite3
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from storage import engine
from storage.backup import backup, restore
from storage.errors import AlreadyRunning, BackupRefused, StorageLocked
from storage.store import Store
from tests.contracts.storage_samples import NOW, a_message, a_vote, opened, settle_in
from tests.contracts.test_storage_files import names_in, path_of

PROGRAM = """
import asyncio, pathlib, sys
from storage.backup import backup
asyncio.run(backup(sys.argv[1], pathlib.Path(sys.argv[2])))
"""


def secret(number: int) -> str:
    return f"secret-{number:06}-of-one-moment"


@dataclass(slots=True)
class Load:
    """Votes without a pause: each comes with its event, the cursor, and a message that takes the last one's place."""

    store: Store
    votes: int = 0
    slowest: float = 0.0
    stopped: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        while not self.stopped.is_set():
            began = time.monotonic()
            async with self.store.transaction() as unit:
                unit.polls.put_vote(a_vote(f"voter-{self.votes}"))
                unit.note_seen("console", f"event-{self.votes}", NOW)
                unit.set_cursor("console", "bot", str(self.votes + 1))
                await unit.outbox.drop_chat("console", "-100")
                unit.outbox.add(a_message(str(self.votes), words=secret(self.votes)))
            self.votes += 1
            self.slowest = max(self.slowest, time.monotonic() - began)

    async def reach(self, votes: int) -> None:
        async with asyncio.timeout(20):
            while self.votes < votes:
                assert not self.stopped.is_set()
                await asyncio.sleep(0.002)


@asynccontextmanager
async def loaded(url: str) -> AsyncIterator[Load]:
    async with opened(url) as store:
        await settle_in(store)
        load = Load(store)
        voting = asyncio.create_task(load.run())
        try:
            yield load
        finally:
            load.stopped.set()
            await voting


def votes_in(copy: Path) -> int:
    """How many votes a backup holds, once it is found to be one moment of the load."""
    with closing(sqlite3.connect(f"{copy.as_uri()}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        ((votes,),) = connection.execute("SELECT count(*) FROM votes")
        assert connection.execute("SELECT count(*) FROM seen_events").fetchall() == [(votes,)]
        cursors = connection.execute("SELECT cursor FROM cursors").fetchall()
        assert cursors == ([(str(votes),)] if votes else [])
        queued = connection.execute("SELECT body FROM outbox").fetchall()
    content = copy.read_bytes()
    kept = [number for number in range(votes + 1) if secret(number).encode() in content]
    assert kept == ([votes - 1] if votes else []), "of the messages, only the last is there"
    assert len(queued) == len(kept)
    return int(votes)


def wait_for_bytes(folder: Path, besides: set[str]) -> None:
    """Wait until something is written to a new file in the folder."""
    deadline = time.monotonic() + 30
    while not any(path.stat().st_size for path in folder.iterdir() if path.name not in besides):
        assert time.monotonic() < deadline
        time.sleep(0.001)


async def test_each_backup_under_load_is_one_whole_moment(sqlite_url: str, tmp_path: Path) -> None:
    found: list[int] = []
    async with loaded(sqlite_url) as load:
        for number in range(8):
            await load.reach(load.votes + 20)
            before = load.votes
            copy = tmp_path / f"{number}.db"
            await backup(sqlite_url, copy)
            found.append(votes_in(copy))
            assert before <= found[-1] <= load.votes + 1
        assert load.slowest < engine.BUSY_SECONDS
    assert found == sorted(set(found))
    assert names_in(tmp_path) == {f"{number}.db" for number in range(8)}


async def test_votes_go_on_while_a_backup_is_under_way(sqlite_url: str, tmp_path: Path) -> None:
    """A reader that stays for long, as a large backup does, hinders nobody; nor does what is purged meanwhile."""
    async with loaded(sqlite_url) as load:
        await load.reach(5)
        with closing(sqlite3.connect(f"{path_of(sqlite_url).as_uri()}?mode=ro", uri=True)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM votes").fetchall()
            await load.reach(load.votes + 100)
            assert load.slowest < 2.0
            await backup(sqlite_url, tmp_path / "copy.db")
        assert votes_in(tmp_path / "copy.db") > 100


async def test_what_is_forgotten_during_a_backup_is_not_yet_off_the_disk_and_hinders_nobody(sqlite_url: str) -> None:
    path = path_of(sqlite_url)

    def holders() -> set[str]:
        return {name for name in names_in(path.parent) if secret(7).encode() in path.with_name(name).read_bytes()}

    async with opened(sqlite_url) as store:
        await settle_in(store)
        async with store.transaction() as unit:
            unit.outbox.add(a_message("7", words=secret(7)))
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM outbox").fetchall()
            async with store.transaction() as unit:
                await unit.outbox.drop_chat("console", "-100")
            began = time.monotonic()
            with pytest.raises(StorageLocked, match="reads the database"):
                await store.purge(NOW)
            assert time.monotonic() - began < 2.0
            assert holders() != set()
        await store.purge(NOW)
        assert holders() == set()
        timeout = await store._database.pragma("PRAGMA busy_timeout")
        assert timeout == (engine.BUSY_SECONDS * 1000,)


async def test_two_backups_to_one_place_do_not_meet(sqlite_url: str, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    async with loaded(sqlite_url) as load:
        await load.reach(5)
        done = await asyncio.gather(*(backup(sqlite_url, target) for _ in range(4)), return_exceptions=True)
    assert [str(problem) for problem in done if problem is not None] == [
        f"{target} exists already and is not overwritten"
    ] * 3
    votes_in(target)
    assert names_in(tmp_path) == {"copy.db"}


@pytest.mark.parametrize("suffix", ["", "-wal", "-shm", "-journal"])
async def test_a_backup_under_a_name_of_the_database_is_refused(sqlite_url: str, suffix: str) -> None:
    async with opened(sqlite_url) as store:
        await settle_in(store)
    target = path_of(sqlite_url).with_name(path_of(sqlite_url).name + suffix)
    with pytest.raises(BackupRefused):
        await backup(sqlite_url, target)
    if suffix and target.exists():
        assert not target.read_bytes().startswith(b"SQLite format 3")
    async with opened(sqlite_url) as store:
        assert await store.cursor("console", "bot") == ""


async def test_a_backup_killed_in_the_middle_leaves_no_half_file(sqlite_url: str, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    async with opened(sqlite_url) as store:
        await settle_in(store)
        async with store.transaction() as unit:
            for number in range(6000):
                unit.note_seen("console", f"{number:04}" * 300, NOW)
        seen: set[str] = set()
        for _ in range(2):
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-c", PROGRAM, sqlite_url, str(target), cwd=Path(__file__).parents[2]
            )
            await asyncio.to_thread(wait_for_bytes, tmp_path, seen)
            process.send_signal(signal.SIGKILL)
            assert await process.wait() == -signal.SIGKILL
            seen = names_in(tmp_path)
            assert "copy.db" not in seen
        assert len([name for name in seen if name.endswith(".part")]) == 2
        under_way = tmp_path / "copy.db.1234.part"
        under_way.touch()
        for name in seen:
            os.utime(tmp_path / name, (0, 0))
        await backup(sqlite_url, target)
    assert names_in(tmp_path) == {"copy.db", under_way.name}, "what was killed long ago is cleared away"
    with closing(sqlite3.connect(target)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("SELECT count(*) FROM seen_events").fetchall() == [(6000,)]


async def test_a_restored_backup_goes_on_from_its_own_moment(sqlite_url: str, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    async with loaded(sqlite_url) as load:
        await load.reach(30)
        await backup(sqlite_url, target)
        await load.reach(load.votes + 30)
        with pytest.raises(AlreadyRunning, match=str(os.getpid())):
            await restore(target, sqlite_url)
        everything = load.votes
    votes = votes_in(target)
    assert 30 <= votes < everything
    await restore(target, sqlite_url)
    async with opened(sqlite_url) as store:
        assert await store.cursor("console", "bot") == str(votes)
        async with store.transaction() as unit:
            events = [f"event-{number}" for number in range(everything)]
            assert await unit.unseen("console", events) == frozenset(events[votes:])
            unit.polls.put_vote(a_vote("late"))
    assert votes_in(target) == votes, "the backup itself stays as it was"
