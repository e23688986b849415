"""The schema: which one a database has, and bringing it up to date without losing a row."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from storage import tables
from storage.backup import copy_sqlite
from storage.engine import Database, finish, sqlite_path
from storage.errors import MigrationFailed, SchemaTooNew, SchemaTooOld, WrongFile, of_sqlite

APPLICATION = "linli"
SCHEMA = 1
"""The newest revision, which is the schema that this program reads and writes."""
OLDEST_READER = 1
"""The schema of the oldest program that can work with a database of this one."""
_FOLDER = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class Migration:
    """What bringing a database up to date did: from which schema (0: there was none) to which, and the backup."""

    before: int
    after: int
    backup: Path | None = None


def utc_now() -> datetime:
    """The present."""
    return datetime.now(UTC)


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
        copy = path.with_name(f"{path.name}.before-schema-{SCHEMA}-{clock():%Y%m%dT%H%M%SZ}")
        await asyncio.to_thread(copy_sqlite, path, copy)
    elif path is not None:
        await asyncio.to_thread(_make_private, path)
    steps = await asyncio.to_thread(Steps.load)
    await migrate_to(database, steps)
    return Migration(found, SCHEMA, copy)


async def migrate_to(database: Database, steps: Steps, revision: str = "head") -> None:
    """Run the migrations up to a revision, in one transaction. Raises MigrationFailed and other StorageErrors."""
    if database.is_sqlite:
        # Rebuilding a table, which is how SQLite alters one, would delete every row that points to its rows.
        await database.pragma("PRAGMA foreign_keys=OFF")
    try:
        async with database.transaction() as connection:
            await finish(connection.run_sync(steps.run, revision))
    finally:
        if database.is_sqlite:
            await database.pragma("PRAGMA foreign_keys=ON")


async def require_current(database: Database) -> None:
    """Check that the database has the schema of this program. Raises SchemaTooOld, SchemaTooNew, WrongFile."""
    found = await schema_of(database)
    if found < SCHEMA:
        raise SchemaTooOld("the database waits to be migrated" if found else "there is no database yet")


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


class Steps:
    """The migrations, read from their files."""

    def __init__(self, script: ScriptDirectory) -> None:
        self._config = Config()
        self._script = script
        self._may_lose: frozenset[str] = frozenset(
            table for step in script.walk_revisions() for table in getattr(step.module, "MAY_LOSE_ROWS_OF", ())
        )

    @classmethod
    def load(cls) -> Steps:
        """Read them. This reads files: use a thread."""
        return cls(ScriptDirectory(str(_FOLDER)))

    @property
    def revisions(self) -> tuple[str, ...]:
        """Their ids, oldest first."""
        return tuple(reversed([step.revision for step in self._script.walk_revisions()]))

    def run(self, connection: Connection, revision: str = "head") -> None:
        """Run them up to a revision. Raises MigrationFailed, after which the transaction must be rolled back."""
        before = _row_counts(connection)

        def upgrade(current: Any, _context: Any) -> Any:
            return self._script._upgrade_revs(revision, current)

        with EnvironmentContext(self._config, self._script, fn=upgrade) as environment:
            environment.configure(
                connection=connection, target_metadata=tables.metadata, render_as_batch=True, transactional_ddl=False
            )
            environment.run_migrations()
        if revision == "head":
            _note_schema(connection)
        self._check(connection, before, _row_counts(connection))

    def _check(self, connection: Connection, before: Mapping[str, int], after: Mapping[str, int]) -> None:
        lost = [name for name, rows in before.items() if after.get(name, 0) < rows and name not in self._may_lose]
        if lost:
            raise MigrationFailed(f"the migration would lose rows of {', '.join(sorted(lost))}; nothing was changed")
        if connection.dialect.name == "sqlite":
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if orphans:
                named = ", ".join(sorted({row[0] for row in orphans}))
                raise MigrationFailed(f"the migration would leave orphans in {named}; nothing was changed")


def _note_schema(connection: Connection) -> None:
    kept = {"application": APPLICATION, "schema": str(SCHEMA), "oldest_reader": str(OLDEST_READER)}
    connection.execute(tables.meta.delete())
    connection.execute(tables.meta.insert(), [{"name": name, "value": value} for name, value in kept.items()])


def _row_counts(connection: Connection) -> dict[str, int]:
    counted = {}
    for name in inspect(connection).get_table_names():
        # The names are the database's own.
        quoted = connection.dialect.identifier_preparer.quote(name)
        counted[name] = int(connection.execute(text(f"SELECT count(*) FROM {quoted}")).scalar_one())  # noqa: S608
    return counted


def _make_private(path: Path) -> None:
    """Make the file, for its owner alone; SQLite gives the same rights to the files beside it."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600))
