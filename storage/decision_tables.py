"""The tables of decisions.

Those of secret ballots, `secret_parts` and `secret_papers`, have no row ids, times or counters, and share nothing but
the decision's id: where a row lies and what it holds must not tell whose paper is whose. They have no foreign keys
either: with one, SQLite deletes row by row where it is to empty a table, and leaves in the page the sizes of old rows.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, UniqueConstraint

from storage.columns import Instant, Words
from storage.tables import metadata


def _text(name: str) -> Column[str]:
    return Column(name, Words(), nullable=False)


def _key(name: str) -> Column[str]:
    return Column(name, Words(), primary_key=True)


def _decision_key() -> Column[str]:
    return Column("decision_id", Words(), ForeignKey("decisions.id"), primary_key=True)


decisions = Table(
    "decisions",
    metadata,
    _key("id"),
    Column("estate_id", Words(), ForeignKey("estates.id"), nullable=False),
    Column("no", Integer(), nullable=False),
    _text("title"),
    _text("items"),  # JSON, the rules with them
    _text("mode"),
    _text("label"),
    _text("proposed_by"),
    Column("announced_at", Instant(), nullable=False),
    Column("opens_at", Instant(), nullable=False),
    Column("closes_at", Instant(), nullable=False),
    _text("attachment"),
    _text("state"),
    Column("extended", Integer(), nullable=False),
    Column("closed_at", Instant(), nullable=True),
    _text("void_reason"),
    Column("contest", Words(), nullable=True),  # JSON; none in a plain decision
    UniqueConstraint("estate_id", "no"),
)

electorates = Table(
    "electorates",
    metadata,
    _decision_key(),
    _text("parties"),  # JSON
)

decision_papers = Table(
    "decision_papers",
    metadata,
    _decision_key(),
    _key("party"),
    _key("owner"),
    _key("origin"),
    Column("place", Integer(), nullable=False),  # within the party, in the order they were cast
    _text("choices"),  # JSON
    _text("receipt"),
    _text("invalid"),
    Index(None, "receipt"),
    sqlite_with_rowid=False,
)

paper_slips = Table(
    "paper_slips",
    metadata,
    _key("code"),
    Column("decision_id", Words(), ForeignKey("decisions.id"), nullable=False),
    _text("party"),
    _text("owner"),
    _text("choices"),  # JSON
    _text("entered_by"),
    Column("entered_at", Instant(), nullable=False),
    _text("invalid"),
    Index(None, "decision_id"),
)

secret_parts = Table(
    "secret_parts",
    metadata,
    _key("decision_id"),
    _key("party"),
    _text("holder"),
    sqlite_with_rowid=False,
)

secret_papers = Table(
    "secret_papers",
    metadata,
    _key("decision_id"),
    _key("receipt"),
    _text("choices"),  # JSON
    _text("heads"),  # whole numbers, which may be larger than those of a database
    _text("shares"),
    _text("invalid"),
    sqlite_with_rowid=False,
)

acts = Table(
    "acts",
    metadata,
    Column("estate_id", Words(), ForeignKey("estates.id"), primary_key=True),
    Column("no", Integer(), primary_key=True, autoincrement=False),
    _text("kind"),
    _text("at"),
    Column("details", Words(), nullable=True),  # JSON
    _text("details_hash"),
    _text("previous"),
    _text("hash"),
)

decision_records = Table(
    "decision_records",
    metadata,
    _decision_key(),
    Column("published", LargeBinary(), nullable=False),
    Column("opened", LargeBinary(), nullable=True),
)
