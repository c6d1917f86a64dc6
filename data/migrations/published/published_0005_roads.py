"""Ways on an imported road network: from all cells of a district to each destination."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "published_0005"
down_revision = "published_0004"


def upgrade() -> None:
    op.create_table(
        "road_network",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cells", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_road_network")),
        sa.UniqueConstraint("district", name=op.f("uq_road_network_district")),
    )
    op.create_table(
        "road_way",
        sa.Column("network_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("longitude", sa.Double(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=False),
        sa.Column("minutes", sa.LargeBinary(), nullable=False),
        sa.Column("kilometres", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["network_id"], ["road_network.id"], name=op.f("fk_road_way_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("network_id", "number", name=op.f("pk_road_way")),
    )


def downgrade() -> None:
    op.drop_table("road_way")
    op.drop_table("road_network")
