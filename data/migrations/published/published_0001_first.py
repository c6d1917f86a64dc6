"""Areas, releases, their catalogue and protected cells."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "published_0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "area",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("official_name", sa.Text(), nullable=False),
        sa.Column("area_km2", sa.Double()),
        sa.Column("population", sa.Integer()),
        sa.Column("valid_from", sa.Date()),
        sa.Column("valid_until", sa.Date()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area")),
    )
    op.create_index(op.f("ix_area_key"), "area", ["key"])

    op.create_table(
        "published_release",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("territorial_status", sa.Date(), nullable=False),
        sa.Column("catalogue", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_release")),
        sa.CheckConstraint(
            "state in ('published', 'withdrawn', 'superseded')", name=op.f("ck_published_release_state")
        ),
        sa.UniqueConstraint("version", name=op.f("uq_published_release_version")),
    )
    op.create_table(
        "series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("breakdown", sa.Text(), nullable=False),
        sa.Column("territorial_status", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        sa.UniqueConstraint(
            "indicator", "level", "breakdown", "territorial_status", name=op.f("uq_series_indicator")
        ),
    )
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sa.UniqueConstraint("key", name=op.f("uq_source_key")),
    )
    op.create_table(
        "territorial_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("old", sa.Text(), nullable=False),
        sa.Column("old_name", sa.Text(), nullable=False),
        sa.Column("new", sa.Text(), nullable=False),
        sa.Column("on", sa.Date()),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("share", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_territorial_change")),
    )
    op.create_table(
        "area_parent",
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date()),
        sa.Column("valid_until", sa.Date()),
        sa.ForeignKeyConstraint(
            ["area_id"], ["area.id"], name=op.f("fk_area_parent_area_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("area_id", "level", name=op.f("pk_area_parent")),
    )
    op.create_table(
        "manifest",
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("cells_release_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cells_release_id"], ["published_release.id"], name=op.f("fk_manifest_cells_release_id")
        ),
        sa.ForeignKeyConstraint(
            ["release_id"], ["published_release.id"], name=op.f("fk_manifest_release_id")
        ),
        sa.PrimaryKeyConstraint("release_id", "indicator", name=op.f("pk_manifest")),
    )
    op.create_table(
        "offer",
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("years", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["release_id"], ["published_release.id"], name=op.f("fk_offer_release_id")),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_offer_series_id")),
        sa.PrimaryKeyConstraint("release_id", "series_id", "district", name=op.f("pk_offer")),
    )
    op.create_table(
        "published_cell",
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.SmallInteger(), nullable=False),
        sa.Column("value", sa.Double()),
        sa.Column("lower", sa.Double()),
        sa.Column("upper", sa.Double()),
        sa.Column("numerator", sa.Double()),
        sa.Column("denominator", sa.Double()),
        sa.Column("status", sa.SmallInteger(), nullable=False),
        sa.Column("provenance", sa.SmallInteger(), nullable=False),
        sa.Column("mark", sa.SmallInteger(), nullable=False),
        sa.Column("source_id", sa.Integer()),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_published_cell_area_id")),
        sa.ForeignKeyConstraint(
            ["release_id"], ["published_release.id"], name=op.f("fk_published_cell_release_id")
        ),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_published_cell_series_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_published_cell_source_id")),
        sa.PrimaryKeyConstraint("release_id", "series_id", "area_id", "year", name=op.f("pk_published_cell")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("published_cell")
    op.drop_table("offer")
    op.drop_table("manifest")
    op.drop_table("area_parent")
    op.drop_table("territorial_change")
    op.drop_table("source")
    op.drop_table("series")
    op.drop_table("published_release")
    op.drop_index(op.f("ix_area_key"), "area")

    op.drop_table("area")
