"""Releases, files and observations as delivered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "raw_0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "raw_series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("breakdown", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_raw_series")),
        sa.UniqueConstraint("measure", "breakdown", "source", name=op.f("uq_raw_series_measure")),
    )
    op.create_table(
        "release",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release")),
        sa.CheckConstraint("state in ('draft', 'published', 'withdrawn')", name=op.f("ck_release_state")),
        sa.CheckConstraint("kind in ('embedded', 'import', 'rollback')", name=op.f("ck_release_kind")),
        sa.UniqueConstraint("version", name=op.f("uq_release_version")),
    )
    op.create_index("ix_release_state", "release", ["state"])

    op.create_table(
        "definition",
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.CheckConstraint("kind in ('measure', 'source')", name=op.f("ck_definition_kind")),
        sa.ForeignKeyConstraint(
            ["release_id"], ["release.id"], name=op.f("fk_definition_release_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("release_id", "kind", "key", name=op.f("pk_definition")),
    )
    op.create_table(
        "observation",
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("year", sa.SmallInteger(), nullable=False),
        sa.Column("value", sa.Double()),
        sa.Column("status", sa.SmallInteger(), nullable=False),
        sa.Column("marks", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["release_id"], ["release.id"], name=op.f("fk_observation_release_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["series_id"], ["raw_series.id"], name=op.f("fk_observation_series_id")),
        sa.PrimaryKeyConstraint("series_id", "release_id", "area", "year", name=op.f("pk_observation")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "release_file",
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("source_table", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["release_id"], ["release.id"], name=op.f("fk_release_file_release_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("release_id", "sha256", name=op.f("pk_release_file")),
    )
    op.create_index(op.f("ix_release_file_sha256"), "release_file", ["sha256"])


def downgrade() -> None:
    op.drop_index(op.f("ix_release_file_sha256"), "release_file")

    op.drop_table("release_file")
    op.drop_table("observation")
    op.drop_table("definition")
    op.drop_index("ix_release_state", "release")

    op.drop_table("release")
    op.drop_table("raw_series")
