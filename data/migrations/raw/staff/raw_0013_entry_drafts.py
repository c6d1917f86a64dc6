"""Changes of institutions that people collect."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "raw_0013"
down_revision = "raw_0012"


def upgrade() -> None:
    op.create_table(
        "entry_draft",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("release", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state in ('open', 'handed_over', 'discarded')", name=op.f("ck_entry_draft_state")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_entry_draft")),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    op.drop_table("entry_draft")
