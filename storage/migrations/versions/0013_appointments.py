"""Who gave whom a role, also once it was taken back: whoever comes from one person counts as that person."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    made = op.create_table(
        "appointments",
        sa.Column("estate_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("given_by", sa.Text(), nullable=False),
        sa.Column("given_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["estate_id"], ["estates.id"], name=op.f("fk_appointments_estate_id_estates"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("estate_id", "person_id", "role", "given_by", "given_at", name=op.f("pk_appointments")),
    )
    names = ["estate_id", "person_id", "role", "given_by", "given_at"]
    grants = sa.table("grants", *map(sa.column, names))
    # A role that came with a seat is of nobody's giving.
    given = sa.select(*(grants.c[name] for name in names)).where(
        grants.c.given_by.is_not(None), grants.c.given_by != grants.c.person_id
    )
    op.execute(sa.insert(made).from_select(names, given))
