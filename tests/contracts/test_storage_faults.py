"""What a crash, a full disk or a wrong file leaves behind: whole transactions, and words for the operator."""

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from storage.errors import (
    StorageDown,
    StorageFull,
    StorageLocked,
    StorageReadOnly,
)
from storage.store import Store
from tests.contracts.storage_samples import NOW, a_message, a_vote, an_estate, opened, settle_in
from tests.contracts.test_storage_files import path_of

WAL_HEAD, FRAME_HEAD = 32, 24
TRANSACTIONS = 3


def content_of(path: Path) -> list[str]:
    """Everything in a database, once it is found whole."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return list(connection.iterdump())


async def work(store: Store, number: int) -> None:
    """A transaction that touches many tables, and several pages of some."""
    async with store.transaction() as unit:
        unit.estates.put(an_estate(f"e{number}"))
        unit.polls.put_vote(a_vote(f"voter-{number}"))
        if number:
            unit.polls.delete_vote("poll", f"voter-{number - 1}")
        unit.outbox.add(a_message(f"t{number}", words="字" * 2500))
        unit.note_seen("console", f"event-{number}", NOW)
        unit.set_cursor("console", "bot", str(number))


def frames(wal: bytes) -> Iterator[tuple[int, bool]]:
    """Where each frame of a -wal file ends, and whether it ends a transaction."""
    size = FRAME_HEAD + int.from_bytes(wal[8:12])
    for start in range(WAL_HEAD, len(wal), size):
        yield start + size, int.from_bytes(wal[start + 4 : start + 8]) > 0


async def test_a_wal_cut_anywhere_holds_whole_transactions(sqlite_url: str, tmp_path: Path) -> None:
    path = path_of(sqlite_url)
    async with opened(sqlite_url) as store:
        await settle_in(store)
    states: list[list[str]] = []
    async with opened(sqlite_url) as store:
        states.append(content_of(path))
        for number in range(TRANSACTIONS):
            await work(store, number)
            states.append(content_of(path))
        base, wal = path.read_bytes(), path.with_name("linli.db-wal").read_bytes()
    assert len({"\n".join(state) for state in states}) == TRANSACTIONS + 1
    cuts = [(0, 0), (WAL_HEAD, 0)]
    for end, commits in frames(wal):
        whole = cuts[-1][1]
        cuts += [(end - 1, whole), (end, whole + commits)]
    assert len(cuts) > 5 * TRANSACTIONS, "the transactions are too small to be cut"
    assert cuts[-1] == (len(wal), TRANSACTIONS)
    left = [(wal[:cut], whole) for cut, whole in cuts]
    # A bit that fell over ends what can be trusted, as a cut does.
    left += [(wal[:at] + bytes([wal[at] ^ 1]) + wal[at + 1 :], whole) for at, whole in (cuts[9], cuts[-3])]
    for number, (remains, whole) in enumerate(left):
        copy = tmp_path / f"{number}.db"
        copy.write_bytes(base)
        copy.with_name(f"{number}.db-wal").write_bytes(remains)
        async with opened(f"sqlite+aiosqlite:///{copy}") as store:
            assert await store.cursor("console", "bot") == (str(whole - 1) if whole else "")
        assert content_of(copy) == states[whole], f"{len(remains)} of {len(wal)} bytes"


async def test_after_a_full_disk_the_same_connection_goes_on(sqlite_url: str) -> None:
    async with opened(sqlite_url) as store:
        await settle_in(store)
        before = content_of(path_of(sqlite_url))
        pages = await store._database.pragma("PRAGMA page_count")
        assert pages is not None
        await store._database.pragma(f"PRAGMA max_page_count={pages[0]}")
        for _ in range(3):
            with pytest.raises(StorageFull, match="make room"):
                await work(store, 0)
            assert content_of(path_of(sqlite_url)) == before
        await store._database.pragma("PRAGMA max_page_count=100000")
        await work(store, 0)
        assert await store.cursor("console", "bot") == "0"
    content_of(path_of(sqlite_url))


async def test_writes_that_fail_half_way_leave_nothing_and_hurt_nothing(sqlite_url: str) -> None:
    """The limit on the size of files cuts the -wal file in the middle of a transaction, as a quota would."""
    path = path_of(sqlite_url)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    async with opened(sqlite_url) as store:
        await settle_in(store)
        for number in range(TRANSACTIONS):
            before = content_of(path)
            size = path.with_name("linli.db-wal").stat().st_size
            try:
                resource.setrlimit(resource.RLIMIT_FSIZE, (size + 5000 * (number + 1), hard))
                with pytest.raises(StorageDown, match="over a quota"):
                    await work(store, number)
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            assert content_of(path) == before
            await work(store, number)
        assert await store.cursor("console", "bot") == str(TRANSACTIONS - 1)
    content_of(path)


async def test_a_database_held_by_another_program_is_told_and_goes_on(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.engine.BUSY_SECONDS", 0.1)
    async with opened(sqlite_url) as store:
        await settle_in(store)
        for hold in ("BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"):
            with closing(sqlite3.connect(path_of(sqlite_url), isolation_level=None)) as other:
                other.execute(hold)
                with pytest.raises(StorageLocked, match="another program"):
                    await work(store, 0)
                other.execute("COMMIT")
        await work(store, 0)
    with closing(sqlite3.connect(path_of(sqlite_url), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageLocked, match="another program"):
            async with opened(sqlite_url) as store:
                await work(store, 1)


async def test_a_database_that_may_only_be_read_goes_on_when_it_may_be_written(sqlite_url: str) -> None:
    async with opened(sqlite_url) as store:
        await settle_in(store)
        before = content_of(path_of(sqlite_url))
        await store._database.pragma("PRAGMA query_only=ON")
        with pytest.raises(StorageReadOnly, match="write the file"):
            await work(store, 0)
        assert content_of(path_of(sqlite_url)) == before
        await store._database.pragma("PRAGMA query_only=OFF")
        await work(store, 0)
        assert await store.cursor("console", "bot") == "0"
