"""Where rows lie on the disk."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Table, delete, select

from storage.staging import Session


async def lay_in_order(session: Session, table: Table, which: ColumnElement[bool] | None = None) -> None:
    """Write the rows of a table anew in the order of their keys: within a page and among them, SQLite otherwise leaves
    them in the order in which they came. ``which`` are all, unless told.
    """
    asked, emptied = select(table), delete(table)
    if which is not None:
        asked, emptied = asked.where(which), emptied.where(which)
    rows = await session.rows(asked.order_by(*table.primary_key.columns))
    await session.write(emptied)
    if rows:
        await session.write(table.insert(), [dict(row) for row in rows])
