"""The tables of elections: those who stand, what was said of them, and the committee that is seated.

A person's id is always in a column of its own, never within a text: people are forgotten.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Table, UniqueConstraint

from storage.columns import Instant, Words
from storage.tables import metadata


def _text(name: str) -> Column[str]:
    return Column(name, Words(), nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer(), nullable=False)


def _of(name: str, parent: str) -> Column[str]:
    return Column(name, Words(), ForeignKey(parent), nullable=False)


def _part_of(name: str, parent: str) -> tuple[Column[str], Column[int]]:
    """The key of what has its place, counted from 1, among the parts of something."""
    return (
        Column(name, Words(), ForeignKey(parent), primary_key=True),
        Column("place", Integer(), primary_key=True, autoincrement=False),
    )


elections = Table(
    "elections",
    metadata,
    Column("id", Words(), primary_key=True),
    _of("estate_id", "estates.id"),
    *map(_number, ("no", "seats", "alternates", "max_marks", "agreed", "filled", "minimum", "term_years")),
    _number("most_nominations"),
    *map(_text, ("title", "purpose", "mode", "method", "phase", "called_by", "lot_seed", "parent", "void_reason")),
    _text("conditions"),  # JSON
    _text("rule"),  # JSON
    Column("contested", Boolean(), nullable=False),
    Column("listed", Boolean(), nullable=False),
    Column("called_at", Instant(), nullable=False),
    Column("nominate_from", Instant(), nullable=False),
    Column("nominate_until", Instant(), nullable=False),
    Column("vet_until", Instant(), nullable=False),
    Column("notice_until", Instant(), nullable=False),
    Column("vote_until", Instant(), nullable=False),
    Column("result_until", Instant(), nullable=False),
    UniqueConstraint("estate_id", "no"),
)

candidacies = Table(
    "candidacies",
    metadata,
    Column("id", Words(), primary_key=True),
    _of("election_id", "elections.id"),
    _number("came"),  # grows with every candidacy: the order in which they came
    *map(_text, ("owner_id", "person_id", "name", "unit", "given", "standing", "statement", "reply")),
    Column("confirmed", Instant(), nullable=True),
    Column("photo", Boolean(), nullable=False),
    _number("number"),
    Column("outcome", Words(), nullable=True),
    _number("place"),
    Index(None, "election_id"),
    Index(None, "person_id"),
)

nominations = Table(
    "nominations",
    metadata,
    *_part_of("candidacy_id", "candidacies.id"),
    _text("person_id"),
    _text("reason"),
    Column("at", Instant(), nullable=False),
)

vettings = Table(
    "vettings",
    metadata,
    *_part_of("candidacy_id", "candidacies.id"),
    _text("person_id"),
    Column("passes", Boolean(), nullable=False),
    _text("reason"),
    Column("at", Instant(), nullable=False),
)

# Apart from the candidacy, since it is large and read only where somebody looks at it.
candidate_photos = Table(
    "candidate_photos",
    metadata,
    Column("candidacy_id", Words(), ForeignKey("candidacies.id"), primary_key=True),
    Column("content", LargeBinary(), nullable=False),
)

candidate_questions = Table(
    "candidate_questions",
    metadata,
    Column("election_id", Words(), ForeignKey("elections.id"), primary_key=True),
    Column("no", Integer(), primary_key=True, autoincrement=False),
    _of("candidacy_id", "candidacies.id"),
    _text("person_id"),
    _text("text"),
    Column("asked_at", Instant(), nullable=False),
    _text("answer"),
    Column("answered_at", Instant(), nullable=True),
)

committee_members = Table(
    "committee_members",
    metadata,
    Column("id", Words(), primary_key=True),
    _of("estate_id", "estates.id"),
    _of("election_id", "elections.id"),
    _of("candidacy_id", "candidacies.id"),
    _number("came"),  # grows with every member: the order in which they were seated
    *map(_text, ("owner_id", "person_id", "name", "office", "duty")),
    Column("since", Instant(), nullable=False),
    Column("until", Instant(), nullable=False),
    Column("ended_at", Instant(), nullable=True),
    Column("ended", Words(), nullable=True),
    Index(None, "estate_id"),
)

recalls = Table(
    "recalls",
    metadata,
    Column("id", Words(), primary_key=True),
    _of("estate_id", "estates.id"),
    _of("member_id", "committee_members.id"),
    _number("came"),  # grows with every recall: the order in which they were asked for
    *map(_text, ("reason", "asked_by", "state", "answer", "decision_id")),
    Column("asked_at", Instant(), nullable=False),
    Column("answer_until", Instant(), nullable=True),
    Index(None, "estate_id"),
)

recall_supporters = Table(
    "recall_supporters",
    metadata,
    *_part_of("recall_id", "recalls.id"),
    _text("person_id"),
)
