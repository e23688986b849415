"""Staging: rows are read once in a unit of work, writes are kept in memory until it ends, and can be rewound.

A shelf holds the rows of one table. Over what was loaded from the database lies what was staged (None where a row is
deleted); every question is answered from both. Rows are also filed under *groups* (the votes of a poll, the rooms of
an estate), so that a question about a group reads the database once and then sees every later staged write.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import Select, Table, bindparam, delete
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import finish

K = TypeVar("K", bound=Hashable)
K_co = TypeVar("K_co", bound=Hashable, covariant=True)
V = TypeVar("V")
Row = Mapping[str, Any]


class _Nothing:
    """Stands for "not staged", which is not the same as "staged as deleted"."""


_NOTHING = _Nothing()


class UndoLog:
    """What to do, last first, to take staged writes back."""

    def __init__(self) -> None:
        self._steps: list[Callable[[], None]] = []

    def note(self, undo: Callable[[], None]) -> None:
        """Remember how to take one write back."""
        self._steps.append(undo)

    def mark(self) -> int:
        """A place to rewind to."""
        return len(self._steps)

    def rewind(self, mark: int) -> None:
        """Take back every write since the mark. Raises ValueError for a mark that was already rewound."""
        if mark > len(self._steps):
            raise ValueError("this mark was rewound before")
        while len(self._steps) > mark:
            self._steps.pop()()


class Record(Protocol[K_co, V]):
    """How a value is kept in a table."""

    @property
    def table(self) -> Table:
        """Its table."""

    def key(self, value: V) -> K_co:
        """What identifies it: the values of the primary key, as a tuple if there are several."""

    def groups(self, value: V) -> Iterable[Hashable]:
        """Groups in which it is looked for."""

    def row(self, value: V) -> dict[str, Any]:
        """Its columns."""

    def value(self, row: Row) -> V:
        """The value of a row."""


class Session:
    """What the shelves of one unit of work have in common: the connection and the undo log."""

    def __init__(self, connection: AsyncConnection) -> None:
        self.connection = connection
        self.log = UndoLog()
        self.newborn: set[str] = set()
        """Ids made in this unit of work: no row that bears one of them can be in the database yet."""

    async def rows(self, statement: Select[Any], values: Row | None = None) -> Sequence[Row]:
        """Read; ``values`` are those of the statement's parameters."""
        rows: Sequence[Any] = (await finish(self.connection.execute(statement, values))).mappings().all()
        return rows

    async def write(self, statement: Any, rows: Sequence[Row] | None = None) -> None:
        """Write, once for every row."""
        await finish(self.connection.execute(statement, rows))

    def insert(self, table: Table) -> Any:
        """An INSERT that can tell what to do on a conflict."""
        if self.connection.dialect.name == "sqlite":
            return sqlite_insert(table)
        # Loaded with the driver; nobody else is to carry it.
        from sqlalchemy.dialects.postgresql import insert as postgresql_insert  # noqa: PLC0415

        return postgresql_insert(table)


class Shelf(Generic[K, V]):
    """The rows of one table in a unit of work."""

    def __init__(self, session: Session, record: Record[K, V]) -> None:
        self.session = session
        self.record = record
        self._loaded: dict[K, V | None] = {}
        self._staged: dict[K, V | None] = {}
        self._groups: dict[Hashable, dict[K, V]] = {}
        self._asked: set[Hashable] = set()

    def put(self, value: V) -> None:
        """Stage a value in place of the one with its key."""
        self._stage(self.record.key(value), value)

    def delete(self, key: K) -> None:
        """Stage the end of a row."""
        self._stage(key, None)

    def is_deleted(self, key: K) -> bool:
        """Whether the end of this row is staged."""
        return self._staged.get(key, _NOTHING) is None

    async def get(self, key: K) -> V | None:
        """The value with this key."""
        if key not in self._staged and key not in self._loaded:
            parts = key if isinstance(key, tuple) else (key,)
            if self.session.newborn.isdisjoint(parts):
                names = self.record.table.primary_key.columns.keys()
                await self._read(*_where(self.record.table, dict(zip(names, parts, strict=True))))
            self._loaded.setdefault(key, None)
        return self._current(key)

    async def group(self, group: Hashable, **columns: Any) -> tuple[V, ...]:
        """The values of a group, which are in the database the rows whose columns hold these values."""
        if group not in self._asked:
            if self.session.newborn.isdisjoint(columns.values()):
                await self._read(*_where(self.record.table, columns))
            self._asked.add(group)
        return self.known(group)

    async def load(self, statement: Select[Any], values: Row | None = None) -> None:
        """Read rows in addition to those that are known."""
        await self._read(statement, values)

    async def load_keys(self, keys: Iterable[K], statement: Select[Any], values: Row) -> None:
        """Read rows; those of the keys that are not among them are not there."""
        await self._read(statement, values)
        for key in keys:
            self._loaded.setdefault(key, None)

    async def load_groups(self, groups: Iterable[Hashable], statement: Select[Any], values: Row) -> None:
        """Read rows, which are all there are of these groups."""
        await self._read(statement, values)
        self._asked.update(groups)

    def has_asked(self, group: Hashable) -> bool:
        """Whether all rows of the group were read."""
        return group in self._asked

    def has_staged(self, group: Hashable) -> bool:
        """Whether something is staged for a row of the group, or may be: an end that is staged tells no group."""
        staged = self._staged.items()
        return any(value is None or group in self.record.groups(value) for _, value in staged)

    def known(self, group: Hashable) -> tuple[V, ...]:
        """The values of a group among those that were read or staged so far."""
        return tuple(self._groups.get(group, {}).values())

    @property
    def staged_keys(self) -> int:
        """How many rows have something staged."""
        return len(self._staged)

    async def flush_puts(self) -> None:
        """Write the staged values that differ from what is known to be kept."""
        values = [value for key, value in self._staged.items() if value is not None and self._is_new(key, value)]
        if values:
            await self.write_values(values)

    async def flush_deletes(self) -> None:
        """Delete the rows whose end is staged."""
        gone = [key for key, value in self._staged.items() if value is None and self._is_new(key, value)]
        if not gone:
            return
        columns = list(self.record.table.primary_key.columns)
        statement = delete(self.record.table).where(*(column == bindparam(f"k_{column.name}") for column in columns))
        parts = [key if isinstance(key, tuple) else (key,) for key in gone]
        rows = [{f"k_{column.name}": part for column, part in zip(columns, key, strict=True)} for key in parts]
        await self.session.write(statement, rows)

    async def write_values(self, values: Sequence[V]) -> None:
        """Insert the values, each in place of the row with its key."""
        statement = upsert(self.session, self.record.table)
        await self.session.write(statement, [self.record.row(value) for value in values])

    async def read_values(self, statement: Select[Any], values: Row | None = None) -> Iterable[V]:
        """Read values."""
        return [self.record.value(row) for row in await self.session.rows(statement, values)]

    def loaded(self, key: K) -> V | None:
        """The value as it is known to be in the database; None if it is not there or was not asked for."""
        return self._loaded.get(key)

    async def _read(self, statement: Select[Any], values: Row | None = None) -> None:
        for value in await self.read_values(statement, values):
            key = self.record.key(value)
            # Within a transaction a row read again is the same.
            if self._loaded.get(key) is None:
                before = self._current(key)
                self._loaded[key] = value
                self._refile(key, before)

    def _is_new(self, key: K, value: V | None) -> bool:
        return key not in self._loaded or self._loaded[key] != value

    def _current(self, key: K) -> V | None:
        staged = self._staged.get(key, _NOTHING)
        return self._loaded.get(key) if isinstance(staged, _Nothing) else staged

    def _stage(self, key: K, value: V | None) -> None:
        before, staged = self._current(key), self._staged.get(key, _NOTHING)
        self.session.log.note(lambda: self._unstage(key, staged))
        self._staged[key] = value
        self._refile(key, before)

    def _unstage(self, key: K, earlier: V | _Nothing | None) -> None:
        before = self._current(key)
        if isinstance(earlier, _Nothing):
            del self._staged[key]
        else:
            self._staged[key] = earlier
        self._refile(key, before)

    def _refile(self, key: K, before: V | None) -> None:
        after = self._current(key)
        if before == after:
            return
        if before is not None:
            for group in self.record.groups(before):
                self._groups[group].pop(key, None)
        if after is not None:
            for group in self.record.groups(after):
                self._groups.setdefault(group, {})[key] = after


def upsert(session: Session, table: Table) -> Any:
    """INSERT, or UPDATE of the row with the same key."""
    statement = session.insert(table)
    key = [column.name for column in table.primary_key.columns]
    rest = {column.name: statement.excluded[column.name] for column in table.columns if column.name not in key}
    if not rest:
        return statement.on_conflict_do_nothing(index_elements=key)
    return statement.on_conflict_do_update(index_elements=key, set_=rest)


def _where(table: Table, columns: Row) -> tuple[Select[Any], dict[str, Any]]:
    """The question for rows whose columns hold these values."""
    return _question(table, tuple(columns)), {f"w_{name}": value for name, value in columns.items()}


@cache
def _question(table: Table, names: tuple[str, ...]) -> Select[Any]:
    # Made once: putting a statement together takes longer than asking it.
    return table.select().where(*(table.columns[name] == bindparam(f"w_{name}") for name in names))
