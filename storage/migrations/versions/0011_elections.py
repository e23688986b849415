"""Elections, those who stand, the committee that is seated, and what a ballot about seats is about."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("decisions", sa.Column("contest", sa.Text(), nullable=True))
    _elections()
    _candidacies()
    _said_of_candidates()
    _members()
    _recalls()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _place(name: str = "place") -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _time(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=False)


def _points(table: str, column: str, parent: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{parent}.id"], name=op.f(f"fk_{table}_{column}_{parent}"))


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _elections() -> None:
    op.create_table(
        "elections",
        _text("id"),
        _text("estate_id"),
        *map(_number, ("no", "seats", "alternates", "max_marks", "agreed", "filled", "minimum", "term_years")),
        _number("most_nominations"),
        *map(_text, ("title", "purpose", "mode", "method", "phase", "called_by", "lot_seed", "parent", "void_reason")),
        _text("conditions"),
        _text("rule"),
        _flag("contested"),
        _flag("listed"),
        _time("called_at"),
        _time("nominate_from"),
        _time("nominate_until"),
        _time("vet_until"),
        _time("notice_until"),
        _time("vote_until"),
        _time("result_until"),
        _points("elections", "estate_id", "estates"),
        _key("elections", "id"),
        sa.UniqueConstraint("estate_id", "no", name=op.f("uq_elections_estate_id_no")),
    )


def _candidacies() -> None:
    op.create_table(
        "candidacies",
        _text("id"),
        _text("election_id"),
        _number("came"),
        *map(_text, ("owner_id", "person_id", "name", "unit", "given", "standing", "statement", "reply")),
        sa.Column("confirmed", sa.BigInteger(), nullable=True),
        _flag("photo"),
        _number("number"),
        sa.Column("outcome", sa.Text(), nullable=True),
        _number("place"),
        _points("candidacies", "election_id", "elections"),
        _key("candidacies", "id"),
    )
    op.create_index(op.f("ix_candidacies_election_id"), "candidacies", ["election_id"])
    op.create_index(op.f("ix_candidacies_person_id"), "candidacies", ["person_id"])
    op.create_table(
        "candidate_photos",
        _text("candidacy_id"),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        _points("candidate_photos", "candidacy_id", "candidacies"),
        _key("candidate_photos", "candidacy_id"),
    )


def _said_of_candidates() -> None:
    op.create_table(
        "nominations",
        _text("candidacy_id"),
        _place(),
        _text("person_id"),
        _text("reason"),
        _time("at"),
        _points("nominations", "candidacy_id", "candidacies"),
        _key("nominations", "candidacy_id", "place"),
    )
    op.create_table(
        "vettings",
        _text("candidacy_id"),
        _place(),
        _text("person_id"),
        _flag("passes"),
        _text("reason"),
        _time("at"),
        _points("vettings", "candidacy_id", "candidacies"),
        _key("vettings", "candidacy_id", "place"),
    )
    op.create_table(
        "candidate_questions",
        _text("election_id"),
        _place("no"),
        _text("candidacy_id"),
        _text("person_id"),
        _text("text"),
        _time("asked_at"),
        _text("answer"),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        _points("candidate_questions", "election_id", "elections"),
        _points("candidate_questions", "candidacy_id", "candidacies"),
        _key("candidate_questions", "election_id", "no"),
    )


def _members() -> None:
    op.create_table(
        "committee_members",
        _text("id"),
        _text("estate_id"),
        _text("election_id"),
        _text("candidacy_id"),
        _number("came"),
        *map(_text, ("owner_id", "person_id", "name", "office", "duty")),
        _time("since"),
        _time("until"),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("ended", sa.Text(), nullable=True),
        _points("committee_members", "estate_id", "estates"),
        _points("committee_members", "election_id", "elections"),
        _points("committee_members", "candidacy_id", "candidacies"),
        _key("committee_members", "id"),
    )
    op.create_index(op.f("ix_committee_members_estate_id"), "committee_members", ["estate_id"])


def _recalls() -> None:
    op.create_table(
        "recalls",
        _text("id"),
        _text("estate_id"),
        _text("member_id"),
        _number("came"),
        *map(_text, ("reason", "asked_by", "state", "answer", "decision_id")),
        _time("asked_at"),
        sa.Column("answer_until", sa.BigInteger(), nullable=True),
        _points("recalls", "estate_id", "estates"),
        _points("recalls", "member_id", "committee_members"),
        _key("recalls", "id"),
    )
    op.create_index(op.f("ix_recalls_estate_id"), "recalls", ["estate_id"])
    op.create_table(
        "recall_supporters",
        _text("recall_id"),
        _place(),
        _text("person_id"),
        _points("recall_supporters", "recall_id", "recalls"),
        _key("recall_supporters", "recall_id", "place"),
    )
