"""The queue by lanes: chats take turns, answers to people come first, and an answer has an end."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("lane", sa.Text(), nullable=False, server_default=sa.text("''")))
    op.add_column("outbox", sa.Column("urgent", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("outbox", sa.Column("until", sa.BigInteger(), nullable=True))
    op.execute("UPDATE outbox SET lane = CASE WHEN chat <> '' THEN chat ELSE account END")
    urgent = sa.table("outbox", sa.column("urgent", sa.Boolean()), sa.column("delivery"), sa.column("view"))
    op.execute(sa.update(urgent).values(urgent=True).where(urgent.c.delivery == "answer", urgent.c.view == ""))
    op.drop_index(op.f("ix_outbox_platform_id"), table_name="outbox")
    op.create_index(
        op.f("ix_outbox_platform_urgent_lane_id"), "outbox", ["platform", "urgent", "lane", "id"], unique=False
    )
