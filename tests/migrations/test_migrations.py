"""Databases of every age become what the program expects, with every row still there."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, MetaData, Table, insert, inspect, text
from sqlalchemy.types import BigInteger, Boolean, Integer, LargeBinary

from storage import migrating, schema, tables
from storage.engine import Database, make_database, parse_url
from storage.errors import MigrationFailed, SchemaTooNew, WrongFile
from storage.migrating import Steps, migrate_to
from storage.store import migrate, open_store
from storage.version import SCHEMA

REVISIONS = Steps.load().revisions
STEP_THAT_LOSES = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{head}"


def upgrade() -> None:
    {does}
"""


def clock() -> datetime:
    return datetime(2026, 12, 1, 19, 30, tzinfo=UTC)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    opened = await asyncio.to_thread(make_database, parse_url(database_url))
    yield opened
    await opened.close()


async def steps_of(database: Database, revision: str) -> None:
    await migrate_to(database, await asyncio.to_thread(Steps.load), revision)


def fill(connection: Connection) -> dict[str, int]:
    """Put one row into every table of the database, whatever its schema is, parents first."""
    found = MetaData()
    found.reflect(connection)
    mine = [table for table in found.sorted_tables if table.name not in ("alembic_version", tables.meta.name)]
    for table in mine:
        connection.execute(insert(table).values(a_row(table)))
    return {table.name: 1 for table in mine}


def a_row(table: Table) -> dict[str, Any]:
    return {column.name: a_value(column.type) for column in table.columns}


def a_value(kind: Any) -> Any:
    # Every text is the same, so that foreign keys fit.
    match kind:
        case Boolean():
            return True
        case BigInteger() | Integer():
            return 1
        case LargeBinary():
            return b"x"
        case _:
            return "x"


def counted(connection: Connection) -> dict[str, int]:
    names = set(inspect(connection).get_table_names()) - {"alembic_version", tables.meta.name}
    return {name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in names}  # noqa: S608


def differences(connection: Connection) -> list[Any]:
    context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
    return list(compare_metadata(context, tables.metadata))


def test_the_revisions_count_up_to_the_schema() -> None:
    assert tuple(f"{number:04}" for number in range(1, SCHEMA + 1)) == REVISIONS


async def test_migrations_lead_to_the_tables(database: Database) -> None:
    await steps_of(database, "head")
    async with database.transaction() as connection:
        assert await connection.run_sync(differences) == []


@pytest.mark.parametrize("table", ["votes", "decision_papers", "secret_parts", "secret_papers"])
async def test_the_votes_have_no_row_ids_after_migrations_either(database: Database, table: str) -> None:
    await steps_of(database, "head")
    if not database.is_sqlite:
        return
    row = await database.pragma(f"SELECT sql FROM sqlite_master WHERE name = '{table}'")  # noqa: S608 - a name of ours
    assert row is not None
    assert "WITHOUT ROWID" in row[0]


@pytest.mark.parametrize("revision", REVISIONS)
async def test_rows_survive_from_every_revision(database: Database, revision: str) -> None:
    await steps_of(database, revision)
    async with database.transaction() as connection:
        before = await connection.run_sync(fill)
    await steps_of(database, "head")
    async with database.transaction() as connection:
        after = await connection.run_sync(counted)
    assert {name: after[name] for name in before} == before


async def test_who_gave_the_roles_that_stand_is_known_from_then_on(database: Database) -> None:
    await steps_of(database, "0012")
    async with database.transaction() as connection:
        await connection.run_sync(fill)
        for person, by in (("pia", "x"), ("chen", "chen"), ("olga", None)):
            await connection.run_sync(add_organiser, person, by)
    await steps_of(database, "0013")
    async with database.transaction() as connection:
        rows = await connection.execute(text("SELECT person_id, given_by FROM appointments"))
        assert [tuple(row) for row in rows] == [("pia", "x")]


def add_organiser(connection: Connection, person: str, by: str | None) -> None:
    found = MetaData()
    found.reflect(connection, only=["people", "grants"])
    people, grants = found.tables["people"], found.tables["grants"]
    connection.execute(insert(people).values({**a_row(people), "id": person}))
    connection.execute(insert(grants).values({**a_row(grants), "person_id": person, "given_by": by}))


async def test_a_newer_schema_is_refused_and_left_alone(database_url: str, database: Database) -> None:
    await steps_of(database, "head")
    async with database.transaction() as connection:
        await connection.execute(text("UPDATE meta SET value = '99' WHERE name IN ('schema', 'oldest_reader')"))
    await database.close()
    for exclusive in (True, False):
        with pytest.raises(SchemaTooNew, match="99"):
            await open_store(database_url, exclusive=exclusive)


async def test_a_newer_schema_that_still_can_be_read_is_taken(database_url: str, database: Database) -> None:
    await steps_of(database, "head")
    async with database.transaction() as connection:
        await connection.execute(text("UPDATE meta SET value = '99' WHERE name = 'schema'"))
    await database.close()
    assert (await migrate(database_url)).after == 99


async def test_a_database_of_something_else_is_refused(database_url: str, database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute(text("CREATE TABLE recipes (name TEXT)"))
    await database.close()
    with pytest.raises(WrongFile):
        await open_store(database_url)


async def test_migrating_twice_does_nothing_more(database_url: str) -> None:
    assert (await migrate(database_url)).before == 0
    again = await migrate(database_url)
    assert (again.before, again.after, again.backup) == (SCHEMA, SCHEMA, None)


@pytest.fixture
def next_step(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Make the program expect one more migration, of which the test says what it does."""

    def add(does: str) -> None:
        folder = tmp_path / "migrations"
        (folder / "versions").mkdir(parents=True)
        for path in (Path(schema.__file__).parent / "migrations" / "versions").glob("*.py"):
            (folder / "versions" / path.name).write_bytes(path.read_bytes())
        step = STEP_THAT_LOSES.format(head=REVISIONS[-1], does=does)
        (folder / "versions" / "9999.py").write_text(step)
        monkeypatch.setattr(migrating, "_FOLDER", folder)
        monkeypatch.setattr(migrating, "SCHEMA", SCHEMA + 1)
        monkeypatch.setattr(schema, "SCHEMA", SCHEMA + 1)

    return add


async def filled(url: str) -> dict[str, int]:
    await migrate(url)
    database = await asyncio.to_thread(make_database, parse_url(url))
    try:
        async with database.transaction() as connection:
            return await connection.run_sync(fill)
    finally:
        await database.close()


async def counted_in(url: str) -> dict[str, int]:
    database = await asyncio.to_thread(make_database, parse_url(url))
    try:
        async with database.transaction() as connection:
            return await connection.run_sync(counted)
    finally:
        await database.close()


@pytest.mark.parametrize(
    "does",
    ["op.execute('DELETE FROM votes')", "op.drop_table('votes')"],
    ids=["rows", "table"],
)
async def test_a_migration_that_loses_rows_changes_nothing(database_url: str, next_step: Any, does: str) -> None:
    before = await filled(database_url)
    next_step(does)
    with pytest.raises(MigrationFailed, match="votes"):
        await migrate(database_url)
    assert await counted_in(database_url) == before


async def test_a_migration_that_orphans_rows_changes_nothing(sqlite_url: str, next_step: Any) -> None:
    before = await filled(sqlite_url)
    next_step("op.execute(\"UPDATE polls SET id = 'another'\")")
    with pytest.raises(MigrationFailed, match="orphans in poll_options, votes"):
        await migrate(sqlite_url)
    assert await counted_in(sqlite_url) == before


async def test_rebuilding_a_table_keeps_the_rows_that_point_to_it(database_url: str, next_step: Any) -> None:
    """With foreign keys on, SQLite would delete the votes and options of every poll with the old table."""
    before = await filled(database_url)
    next_step(
        "with op.batch_alter_table('polls', recreate='auto') as batch:\n"
        "        batch.alter_column('void_reason', new_column_name='reason', existing_type=sa.Text())\n"
        "        batch.add_column(sa.Column('colour', sa.Text(), nullable=True))\n"
        "        batch.drop_column('max_marks')"
    )
    done = await migrate(database_url)
    assert (done.before, done.after) == (SCHEMA, SCHEMA + 1)
    assert await counted_in(database_url) == before


async def test_the_file_is_backed_up_before_it_is_migrated(sqlite_url: str, next_step: Any) -> None:
    before = await filled(sqlite_url)
    next_step("op.add_column('estates', sa.Column('colour', sa.Text()))")
    done = await migrate(sqlite_url, clock=clock)
    assert done.backup is not None
    assert done.backup.name == f"linli.db.before-schema-{SCHEMA + 1}-20261201T193000Z"
    connection = sqlite3.connect(done.backup)
    try:
        (schema_kept,) = connection.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone()
        assert schema_kept == str(SCHEMA)
        for name, rows in before.items():
            assert connection.execute(f"SELECT count(*) FROM {name}").fetchone() == (rows,)  # noqa: S608
    finally:
        connection.close()


async def test_a_migration_that_died_can_be_tried_again_within_the_same_second(sqlite_url: str, next_step: Any) -> None:
    await filled(sqlite_url)
    next_step("op.execute('DELETE FROM votes')")
    copies = []
    for _ in range(3):
        with pytest.raises(MigrationFailed):
            await migrate(sqlite_url, clock=clock)
        copies.append(len(list(Path(sqlite_url.partition("///")[2]).parent.glob("*.before-schema-*"))))
    assert copies == [1, 2, 3]
