"""Polls of the platform's own: which rooms show them, and which answer stands for which option."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("rooms", sa.Column("native_polls", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("posts", sa.Column("answers", sa.Text(), nullable=False, server_default=sa.text("'[]'")))
