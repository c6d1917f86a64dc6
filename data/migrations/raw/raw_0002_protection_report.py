"""What protection has done in each release, for staff only."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "raw_0002"
down_revision = "raw_0001"


def upgrade() -> None:
    op.create_table(
        "protection_report",
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["release_id"], ["release.id"], name=op.f("fk_protection_report_release_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("release_id", name=op.f("pk_protection_report")),
    )


def downgrade() -> None:
    op.drop_table("protection_report")
