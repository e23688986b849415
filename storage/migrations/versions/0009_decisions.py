"""Decisions, their papers, acts and records."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _decisions()
    _papers()
    _secret_ballots()
    _records()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _of_decision(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_decision_id_decisions")
    return sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name=name)


def _decisions() -> None:
    op.create_table(
        "decisions",
        _text("id"),
        _text("estate_id"),
        sa.Column("no", sa.Integer(), nullable=False),
        _text("title"),
        _text("items"),
        _text("mode"),
        _text("label"),
        _text("proposed_by"),
        sa.Column("announced_at", sa.BigInteger(), nullable=False),
        sa.Column("opens_at", sa.BigInteger(), nullable=False),
        sa.Column("closes_at", sa.BigInteger(), nullable=False),
        _text("attachment"),
        _text("state"),
        sa.Column("extended", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        _text("void_reason"),
        sa.ForeignKeyConstraint(["estate_id"], ["estates.id"], name=op.f("fk_decisions_estate_id_estates")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sa.UniqueConstraint("estate_id", "no", name=op.f("uq_decisions_estate_id_no")),
    )
    op.create_table(
        "electorates",
        _text("decision_id"),
        _text("parties"),
        _of_decision("electorates"),
        sa.PrimaryKeyConstraint("decision_id", name=op.f("pk_electorates")),
    )


def _papers() -> None:
    op.create_table(
        "decision_papers",
        _text("decision_id"),
        _text("party"),
        _text("owner"),
        _text("origin"),
        sa.Column("place", sa.Integer(), nullable=False),
        _text("choices"),
        _text("receipt"),
        _text("invalid"),
        _of_decision("decision_papers"),
        sa.PrimaryKeyConstraint("decision_id", "party", "owner", "origin", name=op.f("pk_decision_papers")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_decision_papers_receipt"), "decision_papers", ["receipt"])
    op.create_table(
        "paper_slips",
        _text("code"),
        _text("decision_id"),
        _text("party"),
        _text("owner"),
        _text("choices"),
        _text("entered_by"),
        sa.Column("entered_at", sa.BigInteger(), nullable=False),
        _text("invalid"),
        _of_decision("paper_slips"),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_paper_slips")),
    )
    op.create_index(op.f("ix_paper_slips_decision_id"), "paper_slips", ["decision_id"])


def _secret_ballots() -> None:
    op.create_table(
        "secret_parts",
        _text("decision_id"),
        _text("party"),
        _text("holder"),
        sa.PrimaryKeyConstraint("decision_id", "party", name=op.f("pk_secret_parts")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "secret_papers",
        _text("decision_id"),
        _text("receipt"),
        _text("choices"),
        _text("heads"),
        _text("shares"),
        _text("invalid"),
        sa.PrimaryKeyConstraint("decision_id", "receipt", name=op.f("pk_secret_papers")),
        sqlite_with_rowid=False,
    )


def _records() -> None:
    op.create_table(
        "acts",
        _text("estate_id"),
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        _text("kind"),
        _text("at"),
        sa.Column("details", sa.Text(), nullable=True),
        _text("details_hash"),
        _text("previous"),
        _text("hash"),
        sa.ForeignKeyConstraint(["estate_id"], ["estates.id"], name=op.f("fk_acts_estate_id_estates")),
        sa.PrimaryKeyConstraint("estate_id", "no", name=op.f("pk_acts")),
    )
    op.create_table(
        "decision_records",
        _text("decision_id"),
        sa.Column("published", sa.LargeBinary(), nullable=False),
        sa.Column("opened", sa.LargeBinary(), nullable=True),
        _of_decision("decision_records"),
        sa.PrimaryKeyConstraint("decision_id", name=op.f("pk_decision_records")),
    )
