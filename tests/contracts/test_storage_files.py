"""What is on the disk: the file, its lock, its backups, the keys, and what is left of what was deleted."""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.backup import backup, restore
from storage.errors import (
    AlreadyRunning,
    BackupRefused,
    SchemaTooNew,
    SchemaTooOld,
    StorageCorrupt,
    StorageError,
    StorageFull,
    StorageReadOnly,
    WrongFile,
)
from storage.keys import KeyFolder
from storage.lock import InstanceLock
from storage.store import Store, open_store
from tests.contracts.storage_samples import a_poll, a_vote, an_estate, opened, settle_in

CANARY = "canary-canary"


def clock() -> datetime:
    return datetime(2026, 12, 1, 19, 30, tzinfo=UTC)


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite+aiosqlite:///"))


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


async def voters(store: Store) -> set[str]:
    async with store.transaction() as unit:
        return set(await unit.polls.votes("poll"))


async def vote(store: Store, voter: str) -> None:
    async with store.transaction() as unit:
        unit.polls.put_vote(a_vote(voter))


def test_a_lock_is_held_once_and_let_go(tmp_path: Path) -> None:
    first, second = (InstanceLock(tmp_path / "lock", "the bot") for _ in range(2))
    with first, pytest.raises(AlreadyRunning, match=str(os.getpid())) as refused:
        second.acquire()
    assert refused.value.pid == os.getpid()
    with second:
        pass


def test_a_lock_ends_with_its_process_however_it_ends(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib, storage.lock as l\n"
        "l.InstanceLock(pathlib.Path(sys.argv[1]), 'x').acquire()\n"
        "print('held', flush=True)\n"
        "sys.stdin.read()\n"
    )
    holder = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", program, str(tmp_path / "lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        lock = InstanceLock(tmp_path / "lock", "the bot")
        with pytest.raises(AlreadyRunning) as refused:
            lock.acquire()
        assert refused.value.pid == holder.pid
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        with lock:
            pass


async def test_a_second_bot_is_refused_the_database(database_url: str) -> None:
    async with opened(database_url) as store:
        await settle_in(store)
        with pytest.raises(AlreadyRunning):
            await open_store(database_url)
        beside = await open_store(database_url, exclusive=False)
        try:
            assert (await beside.counts())["polls"] == 1
        finally:
            await beside.close()
        await vote(store, "li")
    async with opened(database_url) as store:
        assert await voters(store) == {"li"}


async def test_a_look_beside_the_bot_makes_no_database(sqlite_url: str) -> None:
    with pytest.raises(SchemaTooOld):
        await open_store(sqlite_url, exclusive=False)
    assert not path_of(sqlite_url).exists()


async def test_the_file_is_its_owners_alone(sqlite_url: str) -> None:
    async with opened(sqlite_url) as store:
        await settle_in(store)
        for path in path_of(sqlite_url).parent.iterdir():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name


async def test_the_connection_is_set_as_it_must_be(sqlite_url: str) -> None:
    async with opened(sqlite_url) as store:
        wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
        for name, value in wanted.items():
            assert await store._database.pragma(f"PRAGMA {name}") == (value,), name


async def test_nothing_is_left_on_the_disk_of_what_was_deleted(sqlite_url: str) -> None:
    folder = path_of(sqlite_url).parent

    def holders() -> set[str]:
        return {path.name for path in folder.iterdir() if CANARY.encode() in path.read_bytes()}

    async with opened(sqlite_url) as store:
        await settle_in(store)
        async with store.transaction() as unit:
            unit.polls.put(a_poll("secret", 2, anonymous=True))
            for number in range(300):
                unit.polls.put_vote(replace(a_vote(f"{CANARY}-{number}", poll="secret"), cast_at=None))
        assert holders(), "the canary is looked for in the wrong place"
        async with store.transaction() as unit:
            for voter in await unit.polls.votes("secret"):
                unit.polls.delete_vote("secret", voter)
        await store.purge(clock())
        assert holders() == set()
    assert holders() == set()


async def test_votes_keep_no_order_of_arrival(sqlite_url: str) -> None:
    async with opened(sqlite_url) as store:
        await settle_in(store)
        for voter in ("zhao", "chen", "li"):
            await vote(store, voter)
    connection = sqlite3.connect(path_of(sqlite_url))
    try:
        with pytest.raises(sqlite3.OperationalError, match="rowid"):
            connection.execute("SELECT rowid FROM votes")
    finally:
        connection.close()


async def test_a_backup_is_made_while_the_bot_runs_and_can_be_restored(sqlite_url: str, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    async with opened(sqlite_url) as store:
        await settle_in(store)
        await vote(store, "before")
        await backup(sqlite_url, target)
        await vote(store, "after")
        with pytest.raises(AlreadyRunning):
            await restore(target, sqlite_url, clock)
        assert await voters(store) == {"before", "after"}
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    replaced = await restore(target, sqlite_url, clock)
    assert replaced is not None
    assert replaced.name == "linli.db.before-restore-20261201T193000Z"
    async with opened(sqlite_url) as store:
        assert await voters(store) == {"before"}
    async with opened(f"sqlite+aiosqlite:///{replaced}") as store:
        assert await voters(store) == {"before", "after"}
    assert names_in(tmp_path) == {"copy.db"}


async def test_a_restore_keeps_what_a_crash_left_in_the_wal(sqlite_url: str, tmp_path: Path) -> None:
    """Those rows belong to the database that is replaced, and would ruin the one that is put in its place."""
    target, path = tmp_path / "copy.db", path_of(sqlite_url)
    async with opened(sqlite_url) as store:
        await settle_in(store)
        await backup(sqlite_url, target)
        await vote(store, "crashed")
        crashed = {name: path.with_name(name).read_bytes() for name in ("linli.db", "linli.db-wal")}
    for name, content in crashed.items():
        path.with_name(name).write_bytes(content)
    replaced = await restore(target, sqlite_url, clock)
    async with opened(sqlite_url) as store:
        assert await voters(store) == set()
    async with opened(f"sqlite+aiosqlite:///{replaced}") as store:
        assert await voters(store) == {"crashed"}


async def test_a_backup_overwrites_nothing(sqlite_url: str, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("precious")
    async with opened(sqlite_url):
        with pytest.raises(BackupRefused, match="exists already"):
            await backup(sqlite_url, target)
    assert target.read_text() == "precious"
    assert names_in(tmp_path) == {"copy.db"}


async def test_a_damaged_or_strange_backup_changes_nothing(sqlite_url: str, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.db", tmp_path / "bad.db"
    async with opened(sqlite_url) as store:
        await settle_in(store)
        async with store.transaction() as unit:
            for number in range(2000):
                unit.polls.put_vote(a_vote(f"voter-{number}"))
        await backup(sqlite_url, good)
    content = good.read_bytes()
    # In the midst of a page that is in use: what lies in a free one harms nobody.
    middle = content.index(b"voter-1000") // 4096 * 4096
    bad.write_bytes(content[:middle] + b"\xff" * 8192 + content[middle + 8192 :])
    with pytest.raises((BackupRefused, StorageCorrupt)):
        await restore(bad, sqlite_url, clock)
    bad.write_text("a shopping list, long enough to be taken for the head of a database by nobody" * 20)
    with pytest.raises(WrongFile):
        await restore(bad, sqlite_url, clock)
    with pytest.raises(BackupRefused):
        await restore(tmp_path / "missing.db", sqlite_url, clock)
    connection = sqlite3.connect(good)
    connection.execute("UPDATE meta SET value = '99'")
    connection.execute("UPDATE meta SET value = 'linli' WHERE name = 'application'")
    connection.commit()
    connection.close()
    with pytest.raises(SchemaTooNew):
        await restore(good, sqlite_url, clock)
    async with opened(sqlite_url) as store:
        assert len(await voters(store)) == 2000


async def test_postgresql_has_its_own_programs_for_backups(tmp_path: Path) -> None:
    url = "postgresql+asyncpg://postgres@127.0.0.1:1/none"
    with pytest.raises(BackupRefused, match="pg_dump"):
        await backup(url, tmp_path / "copy.db")
    with pytest.raises(BackupRefused, match="pg_restore"):
        await restore(tmp_path / "copy.db", url, clock)


async def test_a_full_disk_is_told_and_loses_nothing(sqlite_url: str) -> None:
    async with opened(sqlite_url) as store:
        await settle_in(store)
        pages = await store._database.pragma("PRAGMA page_count")
        assert pages is not None
        await store._database.pragma(f"PRAGMA max_page_count={pages[0] + 2}")

        async def fill() -> None:
            async with store.transaction() as unit:
                for number in range(2000):
                    unit.estates.put(an_estate(f"e{number}"))

        with pytest.raises(StorageFull):
            await fill()
        assert (await store.counts())["estates"] == 1


async def test_a_database_that_may_only_be_read_is_told(sqlite_url: str) -> None:
    async with opened(sqlite_url) as store:
        await store._database.pragma("PRAGMA query_only=ON")
        with pytest.raises(StorageReadOnly):
            await settle_in(store)


async def test_a_damaged_database_is_told(sqlite_url: str) -> None:
    async with opened(sqlite_url) as store:
        await settle_in(store)
        async with store.transaction() as unit:
            for number in range(2000):
                unit.polls.put_vote(a_vote(f"voter-{number}"))
    path = path_of(sqlite_url)
    content = path.read_bytes()
    path.write_bytes(content[:16384] + b"\xff" * (len(content) - 16384))
    with pytest.raises(StorageCorrupt):
        async with opened(sqlite_url) as store:
            await voters(store)


def test_a_poll_key_is_made_once_and_destroyed_for_ever(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "keys"
    keys = KeyFolder(folder)
    assert keys.poll_ids() == frozenset()
    assert keys.poll_key("0123456789abcdef") is None
    keys.destroy_poll_key("0123456789abcdef")
    key = keys.poll_key("0123456789abcdef", create=True)
    assert key is not None
    assert len(key) == 32
    assert keys.poll_key("other", create=True) != key
    assert KeyFolder(folder).poll_key("0123456789abcdef", create=True) == key
    assert keys.poll_ids() == {"0123456789abcdef", "other"}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    # A second name for the same file shows what is left of its content.
    os.link(folder / "poll-0123456789abcdef.key", tmp_path / "left")
    keys.destroy_poll_key("0123456789abcdef")
    assert keys.poll_key("0123456789abcdef") is None
    assert keys.poll_ids() == {"other"}
    assert (tmp_path / "left").read_bytes() != key


def test_a_key_cannot_be_asked_for_outside_its_folder(tmp_path: Path) -> None:
    for strange in ("../x", "", "a/b", "a.b"):
        with pytest.raises(ValueError, match="not the id"):
            KeyFolder(tmp_path).poll_key(strange, create=True)


async def test_files_of_others_are_left_as_they_are(sqlite_url: str) -> None:
    path = path_of(sqlite_url)
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.commit()
    connection.close()
    for content in (path.read_bytes(), b"no database at all" * 100):
        path.write_bytes(content)
        with pytest.raises(WrongFile):
            await open_store(sqlite_url)
        assert path.read_bytes() == content
    with pytest.raises(StorageError):
        await backup(sqlite_url, path.with_name("copy.db"))
