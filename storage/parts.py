"""Things that are kept in the order in which they came, and whose parts have a table of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import Select, Table, bindparam, delete, func, select

from storage.staging import Record, Row, Session, Shelf, upsert

V = TypeVar("V", bound=Any)
# How many ids one question may name; every database takes as many.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Part:
    """A ``field`` of something that is a tuple, each of which is a row of a table: under the id of the whole, with its
    place in the tuple, counted from 1. ``columns`` are the other columns of one, which ``made`` makes of them again.
    """

    table: Table
    field: str
    columns: Callable[[Any], dict[str, Any]]
    made: Callable[..., Any]

    @property
    def whole(self) -> str:
        """The column of the id of the whole."""
        return self.table.primary_key.columns.keys()[0]


class ArrivalShelf(Shelf[str, V]):
    """Rows in the order in which they came, which a column ``came`` tells and no value, with their parts."""

    def __init__(self, session: Session, record: Record[str, V], parts: Sequence[Part] = ()) -> None:
        super().__init__(session, record)
        self._parts = parts
        self._came: dict[str, int] = {}

    def in_order(self, values: Iterable[V]) -> tuple[V, ...]:
        """The values as they came; those that are only staged come last, in the order of staging."""
        staged = {key: place for place, key in enumerate(self._staged)}

        def came(value: V) -> tuple[int, int]:
            key = self.record.key(value)
            return (0, self._came[key]) if key in self._came else (1, staged[key])

        return tuple(sorted(values, key=came))

    async def read_values(self, statement: Select[Any], values: Row | None = None) -> Iterable[V]:
        """Values with their parts."""
        rows = await self.session.rows(statement, values)
        self._came.update((row["id"], row["came"]) for row in rows)
        ids = [row["id"] for row in rows]
        found = {part.field: await self._read_part(part, ids) for part in self._parts}
        return [
            replace(self.record.value(row), **{field: tuple(of_whole[row["id"]]) for field, of_whole in found.items()})
            for row in rows
        ]

    async def write_values(self, values: Sequence[V]) -> None:
        """The values, one by one so that each comes after those before it, and the parts that changed."""
        table = self.record.table
        last = select(func.coalesce(func.max(table.c.came), 0) + 1).scalar_subquery()
        for value in values:
            row = self.record.row(value)
            statement = self.session.insert(table).values(came=last, **row)
            changed = {name: statement.excluded[name] for name in row if name != "id"}
            await self.session.write(statement.on_conflict_do_update(index_elements=["id"], set_=changed))
        for part in self._parts:
            await self._write_part(part, values)

    async def _read_part(self, part: Part, ids: Sequence[str]) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = defaultdict(list)
        whole = part.table.c[part.whole]
        for start in range(0, len(ids), _AT_ONCE):
            wanted = select(part.table).where(whole.in_(ids[start : start + _AT_ONCE]))
            for row in await self.session.rows(wanted.order_by(whole, part.table.c.place)):
                columns = {name: row[name] for name in row if name not in (part.whole, "place")}
                found[row[part.whole]].append(part.made(**columns))
        return found

    async def _write_part(self, part: Part, values: Sequence[V]) -> None:
        rows, last = [], []
        for value in values:
            key, mine = self.record.key(value), getattr(value, part.field)
            known = self.loaded(key)
            if known is None or getattr(known, part.field) != mine:
                last.append({"of_whole": key, "last": len(mine)})
                rows += [
                    {part.whole: key, "place": place} | part.columns(each) for place, each in enumerate(mine, start=1)
                ]
        if last:
            of_whole, beyond = part.table.c[part.whole] == bindparam("of_whole"), part.table.c.place > bindparam("last")
            await self.session.write(delete(part.table).where(of_whole, beyond), last)
        if rows:
            await self.session.write(upsert(self.session, part.table), rows)
