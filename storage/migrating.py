"""Migrations, run by Alembic: in one transaction, and not at all if a row would be lost."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from storage import tables
from storage.engine import Database, finish
from storage.errors import MigrationFailed
from storage.version import APPLICATION, OLDEST_READER, SCHEMA

_FOLDER = Path(__file__).parent / "migrations"


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
