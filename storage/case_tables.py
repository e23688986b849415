"""The tables of suggestions and cases.

None of them has row ids, times or counters: where a row lies and what it holds must not tell when it came, nor which
row came before it. Nothing points from a case without a name to a person, and nothing to what is no case.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Table, UniqueConstraint

from storage.columns import Day, Words
from storage.tables import metadata


def _text(name: str) -> Column[str]:
    return Column(name, Words(), nullable=False)


cases = Table(
    "cases",
    metadata,
    Column("id", Words(), primary_key=True),
    Column("estate_id", Words(), ForeignKey("estates.id"), nullable=False),
    Column("no", Integer(), nullable=False),
    _text("area"),
    _text("text"),
    Column("opened_on", Day(), nullable=False),
    _text("author"),
    _text("codename"),
    _text("status"),
    _text("reason"),
    Column("changed_on", Day()),
    Column("answered_on", Day()),
    _text("assignee"),
    Column("merged_into", Integer(), nullable=False),
    _text("showing"),
    _text("shortened"),
    Column("muted", Boolean(), nullable=False),
    _text("asked"),
    Column("agenda_on", Day()),
    _text("opened_in"),
    _text("opened_thread"),
    UniqueConstraint("estate_id", "no"),
    Index(None, "codename"),
    Index(None, "author"),
    sqlite_with_rowid=False,
)

case_notes = Table(
    "case_notes",
    metadata,
    Column("id", Words(), primary_key=True),
    _text("case_id"),
    Column("place", Integer(), nullable=False),
    _text("speaker"),
    _text("person"),
    _text("text"),
    Column("on", Day(), nullable=False),
    Index(None, "case_id"),
    sqlite_with_rowid=False,
)

case_files = Table(
    "case_files",
    metadata,
    Column("id", Words(), primary_key=True),
    _text("case_id"),
    _text("name"),
    _text("media_type"),
    Column("size", Integer(), nullable=False),
    Column("named", Boolean(), nullable=False),
    Column("on", Day(), nullable=False),
    Column("shown", Boolean(), nullable=False),
    Index(None, "case_id"),
    sqlite_with_rowid=False,
)

case_file_contents = Table(
    "case_file_contents",
    metadata,
    Column("id", Words(), primary_key=True),
    Column("content", LargeBinary(), nullable=False),
    sqlite_with_rowid=False,
)

case_supports = Table(
    "case_supports",
    metadata,
    Column("case_id", Words(), primary_key=True),
    Column("person_id", Words(), ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Index(None, "person_id"),
    sqlite_with_rowid=False,
)
