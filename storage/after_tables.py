"""The tables of an estate's own rules, of objections to a result, and of what follows from a decision."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Table, UniqueConstraint

from storage.columns import Instant, Words
from storage.tables import metadata


def _text(name: str) -> Column[str]:
    return Column(name, Words(), nullable=False)


estate_rules = Table(
    "estate_rules",
    metadata,
    Column("estate_id", Words(), ForeignKey("estates.id"), primary_key=True),
    Column("name", Words(), primary_key=True),
    _text("rule"),  # JSON
)

party_objections = Table(
    "party_objections",
    metadata,
    Column("decision_id", Words(), ForeignKey("decisions.id"), primary_key=True),
    Column("party", Words(), primary_key=True),
    _text("reason"),
)

# Who was registered as an owner that left the roll while a decision was open: the roll it froze still names them.
departed_owners = Table(
    "departed_owners",
    metadata,
    Column("decision_id", Words(), ForeignKey("decisions.id"), primary_key=True),
    Column("owner_id", Words(), primary_key=True),
    _text("person_id"),
)

tasks = Table(
    "tasks",
    metadata,
    Column("id", Words(), primary_key=True),
    Column("estate_id", Words(), ForeignKey("estates.id"), nullable=False),
    Column("no", Integer(), nullable=False),
    Column("ballot", Integer(), nullable=False),
    _text("text"),
    _text("person_id"),
    _text("made_by"),
    Column("made_at", Instant(), nullable=False),
    Column("due", Instant(), nullable=True),
    Column("done_at", Instant(), nullable=True),
    UniqueConstraint("estate_id", "no"),
)
