"""The tables of proxies, public notices and objections."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, UniqueConstraint

from storage.columns import Instant, Words
from storage.tables import metadata


def _text(name: str) -> Column[str]:
    return Column(name, Words(), nullable=False)


def _estate() -> Column[str]:
    return Column("estate_id", Words(), ForeignKey("estates.id"), nullable=False)


proxies = Table(
    "proxies",
    metadata,
    Column("id", Words(), primary_key=True),
    _estate(),
    _text("party"),  # ids of owners in order, with spaces between them
    _text("holder"),
    _text("recorded_by"),
    Column("recorded_at", Instant(), nullable=False),
    Column("ballot", Integer(), nullable=False),
    Column("until", Instant(), nullable=True),
    Index(None, "estate_id"),
)

roll_notices = Table(
    "roll_notices",
    metadata,
    Column("id", Words(), primary_key=True),
    _estate(),
    _text("opened_by"),
    Column("opened_at", Instant(), nullable=False),
    Column("until", Instant(), nullable=False),
    Column("names", Boolean(), nullable=False),
    Column("ended", Boolean(), nullable=False),
    _text("shown"),
    Column("broken", Boolean(), nullable=False),
    Index(None, "estate_id"),
)

objections = Table(
    "objections",
    metadata,
    Column("id", Words(), primary_key=True),
    _estate(),
    _text("subject"),
    Column("no", Integer(), nullable=False),
    _text("person_id"),
    _text("about"),
    _text("text"),
    Column("made_at", Instant(), nullable=False),
    _text("answer"),
    _text("answered_by"),
    Column("answered_at", Instant(), nullable=True),
    UniqueConstraint("subject", "no"),
    Index(None, "estate_id"),
)
