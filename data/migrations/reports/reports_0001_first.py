"""What readers report of entries: no column for who has sent it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "reports_0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "entry_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("institution", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("wrong", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_report")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_entry_report_received_on"), "entry_report", ["received_on"])


def downgrade() -> None:
    op.drop_table("entry_report")
