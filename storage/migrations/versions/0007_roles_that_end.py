"""Roles that end at a date."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("grants", sa.Column("ends_at", sa.BigInteger(), nullable=True))
