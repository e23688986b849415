"""The tables of roles: who holds one, and who ever gave one to whom."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table

from storage.columns import Instant, Words
from storage.tables import metadata

grants = Table(
    "grants",
    metadata,
    Column("estate_id", Words(), ForeignKey("estates.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", Words(), ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("role", Words(), primary_key=True),
    Column("given_by", Words()),
    Column("given_at", Instant(), nullable=False),
    Column("ends_at", Instant()),
    Index(None, "person_id"),
)

appointments = Table(
    "appointments",
    metadata,
    Column("estate_id", Words(), ForeignKey("estates.id", ondelete="CASCADE"), primary_key=True),
    # No row of people need be left: who came from whom is told by the ids alone.
    Column("person_id", Words(), primary_key=True),
    Column("role", Words(), primary_key=True),
    Column("given_by", Words(), primary_key=True),
    Column("given_at", Instant(), primary_key=True),
)
