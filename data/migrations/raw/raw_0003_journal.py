"""The change that is being made to both stores, which pair this one belongs to, and the last change that both
have."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "raw_0003"
down_revision = "raw_0002"


def upgrade() -> None:
    op.create_table(
        "pairing",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("pair", sa.Text(), nullable=False),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_pairing_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pairing")),
    )
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_journal_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
    )


def downgrade() -> None:
    op.drop_table("journal")
    op.drop_table("pairing")
