"""Who has drafted, submitted, released or withdrawn a release, and when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "raw_0010"
down_revision = "raw_0009"


def upgrade() -> None:
    op.create_table(
        "release_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["release_id"], ["release.id"], name=op.f("fk_release_step_release_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release_step")),
    )
    op.create_index(op.f("ix_release_step_release_id"), "release_step", ["release_id"])
    op.create_index(op.f("ix_release_step_token"), "release_step", ["token"])


def downgrade() -> None:
    op.drop_table("release_step")
