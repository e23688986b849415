"""The tables of the roll."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Table

from storage.columns import Words
from storage.tables import metadata


def _text(name: str) -> Column[str]:
    return Column(name, Words(), nullable=False)


roll_owners = Table(
    "roll_owners",
    metadata,
    Column("id", Words(), primary_key=True),
    Column("estate_id", Words(), ForeignKey("estates.id"), nullable=False),
    _text("name"),
    _text("contact"),  # sealed under a key that is not in the database
    _text("contact_mark"),
    _text("person_id"),
    Index(None, "estate_id"),
    Index(None, "person_id"),
)

roll_units = Table(
    "roll_units",
    metadata,
    Column("id", Words(), primary_key=True),
    Column("estate_id", Words(), ForeignKey("estates.id"), nullable=False),
    _text("label"),
    _text("building"),
    Column("area", BigInteger(), nullable=False),  # hundredths of a square metre
    _text("owners"),  # ids in order, with spaces between them
    _text("share"),  # an exact fraction such as 125/10000, "" where none is stated
    _text("kind"),
    Column("developer", Boolean(), nullable=False),
    _text("representative"),
    Index(None, "estate_id"),
)
