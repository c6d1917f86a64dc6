"""How much of a series is kept secret, so that an indicator can open where there is more to see."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "published_0002"
down_revision = "published_0001"


def upgrade() -> None:
    op.add_column("offer", sa.Column("hidden_share", sa.Double(), nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("offer", "hidden_share")
