"""Intakes that people work on, and mappings that they have made."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "raw_0006"
down_revision = "raw_0005"


def upgrade() -> None:
    op.create_table(
        "intake",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.CheckConstraint("state in ('open', 'handed_over', 'discarded')", name=op.f("ck_intake_state")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_intake")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "known_mapping",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_known_mapping")),
    )


def downgrade() -> None:
    for table in ("known_mapping", "intake"):
        op.drop_table(table)
