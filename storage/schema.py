"""The schema: which one a database has, and bringing it up to date without losing a row."""

from __future__ import annotations

import asyncio
import itertools
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from storage.backup import copy_sqlite
from storage.engine import Database, sqlite_path
from storage.version import SCHEMA, schema_of, utc_now


@dataclass(frozen=True, slots=True)
class Migration:
    """What bringing a database up to date did: from which schema (0: there was none) to which, and the backup."""

    before: int
    after: int
    backup: Path | None = None


async def bring_up_to_date(database: Database, clock: Callable[[], datetime] = utc_now) -> Migration:
    """Make or migrate the schema where needed.

    A SQLite file with data is copied beside itself first. Nothing is changed if rows would be lost or orphaned.
    Raises SchemaTooNew, WrongFile, MigrationFailed and other StorageErrors.
    """
    found = await schema_of(database)
    if found >= SCHEMA:
        return Migration(found, found)
    path, copy = sqlite_path(database.url), None
    if path is not None and found:
        copy = await asyncio.to_thread(
            _copy_aside, path, f"{path.name}.before-schema-{SCHEMA}-{clock():%Y%m%dT%H%M%SZ}"
        )
    elif path is not None:
        await asyncio.to_thread(_make_private, path)
    migrate = await asyncio.to_thread(_migrations)
    await migrate(database)
    return Migration(found, SCHEMA, copy)


def _migrations() -> Callable[[Database], Awaitable[None]]:
    """What runs all migrations. Alembic is loaded by those who need it, once in many starts."""
    from storage.migrating import Steps, migrate_to  # noqa: PLC0415

    steps = Steps.load()
    return lambda database: migrate_to(database, steps)


def _copy_aside(path: Path, name: str) -> Path:
    """Copy the database beside itself; with a number behind the name if a try within the same second made that one."""
    tries = itertools.count(2)
    copy = path.with_name(name)
    while copy.exists():
        copy = path.with_name(f"{name}-{next(tries)}")
    copy_sqlite(path, copy)
    return copy


def _make_private(path: Path) -> None:
    """Make the file, for its owner alone; SQLite gives the same rights to the files beside it."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600))
