"""Keys of entries that were merged into an institution."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "raw_0016"
down_revision = "raw_0015"


def upgrade() -> None:
    op.add_column("institution", sa.Column("former", sa.Text(), nullable=False, server_default="[]"))


def downgrade() -> None:
    op.drop_column("institution", "former")
