"""Which schema a database has, told without changing it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import inspect

from storage import tables
from storage.engine import Database, finish, sqlite_path
from storage.errors import NoDatabase, SchemaTooNew, SchemaTooOld, WrongFile, of_sqlite

APPLICATION = "linli"
SCHEMA = 13
"""The newest revision, which is the schema that this program reads and writes."""
OLDEST_READER = 11
"""The schema of the oldest program that can work with a database of this one."""


def utc_now() -> datetime:
    """The present."""
    return datetime.now(UTC)


async def require_current(database: Database) -> None:
    """Check that the database has the schema of this program. Raises SchemaTooOld, SchemaTooNew, WrongFile."""
    found = await schema_of(database)
    if found < SCHEMA:
        raise SchemaTooOld("the database waits to be migrated") if found else NoDatabase("there is no database yet")


async def schema_of(database: Database) -> int:
    """The schema of the database, 0 if it is empty. Raises SchemaTooNew, WrongFile."""
    path = sqlite_path(database.url)
    if path is not None:
        return await asyncio.to_thread(schema_of_file, path)
    async with database.transaction() as connection:
        names = await finish(connection.run_sync(lambda inner: inspect(inner).get_table_names()))
        rows: Sequence[Any] = ()
        if tables.meta.name in names:
            rows = (await finish(connection.execute(tables.meta.select()))).all()
    return _judge(names, dict(rows))


def schema_of_file(path: Path) -> int:
    """The schema of a SQLite file, which is only read; 0 if it is empty or missing. Raises as `schema_of`."""
    if not path.exists() or not path.stat().st_size:
        return 0
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            kept: dict[str, str] = {}
            if tables.meta.name in names:
                kept = dict(connection.execute("SELECT * FROM meta"))
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise of_sqlite(error) from None
    except ValueError:
        raise WrongFile(f"{path.name} is not a database of Linli") from None
    return _judge(names, kept)


def _judge(names: list[str], meta: Mapping[str, str]) -> int:
    if not names:
        return 0
    if meta.get("application") != APPLICATION:
        raise WrongFile("this is a database of something else than Linli")
    schema, oldest_reader = int(meta["schema"]), int(meta["oldest_reader"])
    if oldest_reader > SCHEMA:
        raise SchemaTooNew(f"the database has schema {schema}, this version of the program knows up to {SCHEMA}")
    return schema
