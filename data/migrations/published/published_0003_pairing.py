"""Which pair of stores this one belongs to, the last change that both have, and how well each version is
protected."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "published_0003"
down_revision = "published_0002"


def upgrade() -> None:
    op.create_table(
        "pairing",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("pair", sa.Text(), nullable=False),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_pairing_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pairing")),
    )
    op.add_column(
        "published_release", sa.Column("protection", sa.SmallInteger(), nullable=False, server_default="0")
    )


def downgrade() -> None:
    op.drop_column("published_release", "protection")
    op.drop_table("pairing")
