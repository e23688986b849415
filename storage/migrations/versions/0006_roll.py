"""The roll."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "roll_owners",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("estate_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("contact_mark", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["estate_id"], ["estates.id"], name=op.f("fk_roll_owners_estate_id_estates")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roll_owners")),
    )
    op.create_index(op.f("ix_roll_owners_estate_id"), "roll_owners", ["estate_id"])
    op.create_index(op.f("ix_roll_owners_person_id"), "roll_owners", ["person_id"])
    op.create_table(
        "roll_units",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("estate_id", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("building", sa.Text(), nullable=False),
        sa.Column("area", sa.BigInteger(), nullable=False),
        sa.Column("owners", sa.Text(), nullable=False),
        sa.Column("share", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("developer", sa.Boolean(), nullable=False),
        sa.Column("representative", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["estate_id"], ["estates.id"], name=op.f("fk_roll_units_estate_id_estates")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roll_units")),
    )
    op.create_index(op.f("ix_roll_units_estate_id"), "roll_units", ["estate_id"])
    op.create_index(op.f("ix_link_codes_subject_id"), "link_codes", ["subject_id"])
    op.add_column("estates", sa.Column("heads_basis", sa.Text(), nullable=False, server_default=sa.text("'party'")))
    op.add_column("estates", sa.Column("shares_basis", sa.Text(), nullable=False, server_default=sa.text("'area'")))
