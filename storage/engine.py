"""The one connection to the database, and the transactions on it.

Everything is written and read through one connection, one transaction at a time, in the order of asking. On SQLite
it is then also the only one that checkpoints, which two connections must not do at once before SQLite 3.51.3.
"""

from __future__ import annotations

import asyncio
import sqlite3
import zlib
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.errors import AlreadyRunning, StorageError, StorageLocked, by_kind

T = TypeVar("T")

SQLITE = "sqlite"
POSTGRESQL = "postgresql"
BUSY_SECONDS = 10
COMMAND_SECONDS = 60
# Held while a PostgreSQL database is in use; such locks are counted per database.
_ADVISORY_LOCK = zlib.crc32(b"linli: one bot per database")


def parse_url(url: str) -> URL:
    """The address of a database, with the driver that Linli uses. Raises StorageError for any other kind."""
    try:
        parsed = make_url(url)
        parsed.get_dialect()
    except (ArgumentError, NoSuchModuleError):
        raise StorageError("the address of the database cannot be read") from None
    driver = {SQLITE: "sqlite+aiosqlite", POSTGRESQL: "postgresql+asyncpg"}.get(parsed.get_backend_name())
    if driver is None:
        raise StorageError(f"{parsed.get_backend_name()} is not a database that Linli knows: SQLite or PostgreSQL")
    return parsed.set(drivername=driver)


def sqlite_path(url: URL) -> Path | None:
    """The file of a SQLite database; None in memory or on another engine."""
    if url.get_backend_name() != SQLITE or url.database in (None, "", ":memory:"):
        return None
    return Path(str(url.database))


async def finish(work: Coroutine[Any, Any, T]) -> T:
    """Await the work to its end even when cancelled, so that no statement is left half-way on the one connection."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        while not task.done():
            await asyncio.wait([task])
        raise


class Database:
    """An open database: one connection, given to one transaction after the other."""

    def __init__(self, engine: AsyncEngine, url: URL, *, exclusive: bool = True) -> None:
        self._engine = engine
        self._connection: AsyncConnection | None = None
        self._turn = asyncio.Lock()
        self.url = url
        self.is_sqlite = url.get_backend_name() == SQLITE
        self._tells = exclusive and self.is_sqlite
        """Whether the -wal file may hold what must not stand beside other things: perhaps since an earlier run."""

    @asynccontextmanager
    async def transaction(self, *, alone: bool = False) -> AsyncIterator[AsyncConnection]:
        """One transaction: commits at the end of the block, rolls back when it raises or is cancelled.

        With ``alone`` SQLite's -wal file is emptied before, and as soon as can be after it: it then never tells what
        was written shortly before or after. Raises StorageError; StorageLocked if it cannot be emptied before.
        """
        async with self._turn:
            connection = await self._connected()
            if (alone or self._tells) and self.is_sqlite:
                with _told_by_kind():
                    self._tells = not await finish(_emptied_wal(connection))
            if alone and self._tells:
                raise StorageLocked("a backup or another program reads the database: nothing can be kept apart now")
            try:
                with _told_by_kind():
                    await finish(_begin(connection))
                # Inside the block an OSError or TimeoutError may be anybody's.
                with _told_by_kind(outside=False):
                    yield connection
                with _told_by_kind():
                    await finish(connection.commit())
            except BaseException:
                await finish(self._roll_back(connection))
                raise
            if alone and self.is_sqlite:
                # What is committed stays so, whether or not this works at once.
                self._tells = True
                with suppress(StorageError), _told_by_kind():
                    self._tells = not await finish(_emptied_wal(connection))

    async def pragma(self, statement: str) -> tuple[Any, ...] | None:
        """Run one statement of SQLite outside any transaction; its first row. Raises StorageError."""
        async with self._turn:
            connection = await self._connected()
            with _told_by_kind():
                return await finish(_outside(connection, statement))

    async def empty_wal(self) -> None:
        """Write everything back from SQLite's -wal file, and empty it.

        It does not wait for who reads the database, as everybody else would have to wait with it: raises StorageLocked.
        """
        async with self._turn:
            connection = await self._connected()
            with _told_by_kind():
                emptied = await finish(_emptied_wal(connection))
        if not emptied:
            raise StorageLocked("a backup or another program reads the database, so what was deleted is still on disk")

    async def empty_wal_soon(self) -> None:
        """Empty the -wal file now; if that cannot be, before the first transaction for which it can."""
        async with self._turn:
            connection = await self._connected()
            self._tells = True
            with suppress(StorageError), _told_by_kind():
                self._tells = not await finish(_emptied_wal(connection))

    async def close(self) -> None:
        """Let go of the database. On SQLite this writes everything back from the -wal file."""
        async with self._turn:
            connection, self._connection = self._connection, None
            if connection is not None:
                await finish(connection.close())
            await finish(self._engine.dispose())

    async def _connected(self) -> AsyncConnection:
        if self._connection is None:
            with _told_by_kind():
                self._connection = await finish(_connect(self._engine))
        return self._connection

    async def _roll_back(self, connection: AsyncConnection) -> None:
        try:
            await connection.rollback()
        except (DBAPIError, OSError):
            # The connection is beyond use; the database rolls back what it held. The next turn makes a new one.
            self._connection = None
            await connection.invalidate()
            await connection.close()


def make_database(url: URL, *, exclusive: bool = True) -> Database:
    """A database, not yet opened. One that is not ``exclusive`` leaves the lock and the checkpoints to the bot."""
    options: dict[str, Any] = {"hide_parameters": True}
    if url.get_backend_name() == SQLITE:
        if sqlite_path(url) is not None:
            options |= {"pool_size": 1, "max_overflow": 0}
        # The driver must not begin transactions of its own: `_begin_immediate` does.
        options["connect_args"] = {"isolation_level": None, "timeout": BUSY_SECONDS}
    else:
        # A connection that the server dropped is found out by use, and the next turn makes a new one.
        options |= {"pool_size": 1, "max_overflow": 0, "pool_pre_ping": True}
        options["connect_args"] = {"command_timeout": COMMAND_SECONDS, "timeout": BUSY_SECONDS}
    engine = create_async_engine(url, **options)
    if url.get_backend_name() == SQLITE:
        event.listen(engine.sync_engine, "connect", _prepare_sqlite if exclusive else _prepare_second_sqlite)
        event.listen(engine.sync_engine, "begin", _begin_immediate)
    elif exclusive:
        event.listen(engine.sync_engine, "connect", _lock_postgresql)
    return Database(engine, url, exclusive=exclusive)


@contextmanager
def _told_by_kind(*, outside: bool = True) -> Iterator[None]:
    """Raise the driver's errors as StorageErrors; with ``outside`` those of the system and the network too."""
    try:
        yield
    except Exception as error:
        # SQLAlchemy wraps what fails in a statement, not all that fails while connecting.
        of_driver = isinstance(error, DBAPIError | sqlite3.Error) or type(error).__module__.startswith("asyncpg.")
        if of_driver or (outside and isinstance(error, OSError | TimeoutError)):
            # Not chained: PostgreSQL quotes rows in its messages.
            raise by_kind(error) from None
        raise


async def _connect(engine: AsyncEngine) -> AsyncConnection:
    return await engine.connect()


async def _begin(connection: AsyncConnection) -> None:
    await connection.begin()


async def _outside(connection: AsyncConnection, statement: str) -> tuple[Any, ...] | None:
    raw = await connection.get_raw_connection()
    assert raw.driver_connection is not None  # noqa: S101 - for the type: a checked out connection has one
    cursor = await raw.driver_connection.execute(statement)
    row: tuple[Any, ...] | None = await cursor.fetchone()
    await cursor.close()
    return row


async def _emptied_wal(connection: AsyncConnection) -> bool:
    await _outside(connection, "PRAGMA busy_timeout=0")
    try:
        row = await _outside(connection, "PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        await _outside(connection, f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
    return row is not None and not row[0]


def _begin_immediate(connection: Connection) -> None:
    # Taking the write lock at once: a transaction that first reads could otherwise fail when it comes to write.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    _run(
        connection,
        f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}",
        "PRAGMA journal_mode=WAL",
        "PRAGMA synchronous=FULL",
        "PRAGMA foreign_keys=ON",
        # What is deleted is overwritten, so that no anonymous word can be read from the file's free pages.
        "PRAGMA secure_delete=ON",
    )


def _prepare_second_sqlite(connection: Any, record: Any) -> None:
    _prepare_sqlite(connection, record)
    _run(connection, "PRAGMA wal_autocheckpoint=0")


def _lock_postgresql(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute(f"SELECT pg_try_advisory_lock({_ADVISORY_LOCK})")
    locked = cursor.fetchone()[0]
    cursor.close()
    connection.commit()
    if not locked:
        raise AlreadyRunning("the database")


def _run(connection: Any, *statements: str) -> None:
    cursor = connection.cursor()
    for statement in statements:
        cursor.execute(statement)
        if cursor.description:
            cursor.fetchall()
    cursor.close()
