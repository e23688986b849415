"""Questions that are answered in the estate they were asked in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("prompts", sa.Column("estate_id", sa.Text(), server_default=sa.text("''"), nullable=False))
