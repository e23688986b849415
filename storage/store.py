"""The store: opening the database, transactions on it, and the queue's own small ones."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import and_, delete, func, select

from app import ports, repositories
from app.messages import DeadLetter
from app.ports import Clock, QueuedMessage
from storage import tables
from storage.engine import Database, finish, make_database, parse_url, sqlite_path
from storage.errors import AlreadyRunning, StorageError, StorageReadOnly, WrongFile, of_system
from storage.lock import InstanceLock, lock_of_database
from storage.outbox import queued_of
from storage.schema import Migration, bring_up_to_date
from storage.sending import Desk
from storage.unit import UnitOfWork
from storage.version import SCHEMA, require_current, utc_now

_outbox = tables.outbox.c


class Store:
    """An open database."""

    def __init__(self, database: Database, lock: InstanceLock | None = None) -> None:
        self._database = database
        self._lock = lock
        self.migration = Migration(SCHEMA, SCHEMA)

    @asynccontextmanager
    async def transaction(self, *, sealed: bool = False) -> AsyncIterator[repositories.UnitOfWork]:
        """One writing transaction at a time: commits at the end of the block, rolls back if it raises.

        A ``sealed`` one fails if it writes what could join a case or a secret paper to a person, and stands alone in
        SQLite's log, which is emptied before and after. Raises StorageError.
        """
        async with self._database.transaction(alone=sealed) as connection:
            unit = UnitOfWork(connection, sealed=sealed)
            yield unit
            await unit.flush()

    async def cursor(self, platform: str, identity: str) -> str:
        """How far the platform's events are kept, "" if never asked."""
        columns = tables.cursors.c
        mine = and_(columns.platform == platform, columns.identity == identity)
        rows = await self._read(select(columns.cursor).where(mine))
        return rows[0]["cursor"] if rows else ""

    async def queue(self, platform: str, limit: int) -> tuple[QueuedMessage, ...]:
        """The oldest messages waiting for a platform."""
        waiting = select(tables.outbox).where(_outbox.platform == platform).order_by(_outbox.id).limit(limit)
        return tuple(queued_of(row) for row in await self._read(waiting))

    @asynccontextmanager
    async def sending(self) -> AsyncIterator[ports.Desk]:
        """A transaction on the queue: commits at the end of the block, rolls back if it raises. Raises StorageError."""
        async with self._database.transaction() as connection:
            desk = Desk(connection)
            yield desk
            await desk.flush()

    async def purge(self, before: datetime) -> None:
        """Forget seen events, expired prompts and codes older than this, on the disk too.

        Raises StorageLocked while a backup keeps them there, and other StorageErrors.
        """
        seen, prompts, codes = tables.seen_events, tables.prompts, tables.link_codes
        async with self._database.transaction() as connection:
            for statement in (
                # The day began at its midnight; it is over a day later.
                delete(seen).where(seen.c.day <= before - timedelta(days=1)),
                delete(prompts).where(prompts.c.expires_at < before),
                delete(codes).where(codes.c.expires_at < before),
            ):
                await finish(connection.execute(statement))
        if self._database.is_sqlite:
            # What was deleted, and every earlier state of what was changed, can be read in the -wal file until now.
            await self._database.empty_wal()

    async def empty_log(self) -> None:
        """Empty SQLite's -wal file, in which what was deleted can still be read; while a backup reads the database, as
        soon as the next transaction begins after it.
        """
        if self._database.is_sqlite:
            await self._database.empty_wal_soon()

    @property
    def hides_steps(self) -> bool:
        """Whether a sealed transaction keeps what it promises.

        PostgreSQL marks every row with the number of its transaction, and keeps its log as it sees fit.
        """
        return self._database.is_sqlite

    async def dead_letters(self, limit: int) -> tuple[DeadLetter, ...]:
        """The newest unreadable events and undelivered messages, newest first."""
        newest = select(tables.dead_letters).order_by(tables.dead_letters.c.id.desc()).limit(limit)
        rows = await self._read(newest)
        return tuple(DeadLetter(**{name: row[name] for name in row if name != "id"}) for row in rows)

    async def counts(self) -> dict[str, int]:
        """How many rows each table holds."""
        found = {}
        for table in tables.metadata.sorted_tables:
            rows = await self._read(select(func.count().label("rows")).select_from(table))
            found[table.name] = int(rows[0]["rows"])
        return found

    async def close(self) -> None:
        """Let go of the database and of its lock."""
        try:
            await self._database.close()
        finally:
            if self._lock is not None:
                await asyncio.to_thread(self._lock.release)

    async def _read(self, statement: Any) -> Any:
        async with self._database.transaction() as connection:
            return (await finish(connection.execute(statement))).mappings().all()


async def open_store(url: str, *, exclusive: bool = True, clock: Clock = utc_now) -> Store:
    """Open the database, which is made or migrated first where needed (a SQLite file with data is backed up).

    With ``exclusive`` it is locked until closed, so that there is one bot; without, it is for a look beside a running
    bot, and nothing is made or migrated. Raises AlreadyRunning, SchemaTooNew, SchemaTooOld, WrongFile and other
    StorageErrors, which name the file; among them what would keep it from being written.
    """
    address = parse_url(url)
    path = sqlite_path(address)
    with _naming(path):
        lock = await asyncio.to_thread(_prepared, path, exclusive=exclusive)
        database = await asyncio.to_thread(make_database, address, exclusive=exclusive)
        store = Store(database, lock)
        try:
            if exclusive:
                store.migration = await bring_up_to_date(database, clock)
            else:
                await require_current(database)
            async with database.transaction():
                pass  # may it be written?
        except BaseException:
            await store.close()
            raise
        return store


async def migrate(url: str, *, clock: Clock = utc_now) -> Migration:
    """Make or migrate the database and let go of it. Raises as `open_store`."""
    store = await open_store(url, clock=clock)
    await store.close()
    return store.migration


@contextmanager
def _naming(path: Path | None) -> Iterator[None]:
    """Say of which file it is that an error tells."""
    try:
        yield
    except AlreadyRunning:
        raise
    except OSError as error:
        told = of_system(error)
        raise type(told)(f"{path}: {told}") from None
    except StorageError as error:
        if path is not None:
            error.args = (f"{path}: {error}",)
        raise


def _prepared(path: Path | None, *, exclusive: bool) -> InstanceLock | None:
    """The lock of a database in a file, if it is to be taken; what is there must be a file that may be written."""
    if path is None:
        return None
    if path.is_dir():
        raise WrongFile("a folder stands in the place of the database")
    if exclusive:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for place in (path.parent, path):
        if place.exists() and not os.access(place, os.R_OK | os.W_OK):
            raise StorageReadOnly(StorageReadOnly.plainly)
    if not exclusive:
        return None
    lock = lock_of_database(path)
    lock.acquire()
    return lock
