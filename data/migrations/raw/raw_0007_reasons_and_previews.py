"""Which rule hides which cell, and what drafts would change."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "raw_0007"
down_revision = "raw_0006"


def upgrade() -> None:
    for table, column, key in (
        ("hidden_reason", "indicator", ("release_id", "indicator")),
        ("stored_preview", "basis", ("release_id",)),
    ):
        op.create_table(
            table,
            sa.Column("release_id", sa.Integer(), nullable=False),
            sa.Column(column, sa.Text(), nullable=False),
            sa.Column("content", sa.LargeBinary(), nullable=False),
            sa.ForeignKeyConstraint(
                ["release_id"], ["release.id"], name=op.f(f"fk_{table}_release_id"), ondelete="CASCADE"
            ),
            sa.PrimaryKeyConstraint(*key, name=op.f(f"pk_{table}")),
        )


def downgrade() -> None:
    for table in ("stored_preview", "hidden_reason"):
        op.drop_table(table)
