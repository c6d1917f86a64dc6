"""Definitions that people work on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "raw_0012"
down_revision = "raw_0011"


def upgrade() -> None:
    op.create_table(
        "definition_draft",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("release", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("figures_name", sa.Text(), nullable=False),
        sa.Column("figures", sa.LargeBinary()),
        sa.CheckConstraint(
            "state in ('open', 'handed_over', 'discarded')", name=op.f("ck_definition_draft_state")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_definition_draft")),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    op.drop_table("definition_draft")
