"""Where delivered figures stand, and the files themselves."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "raw_0005"
down_revision = "raw_0004"


def upgrade() -> None:
    op.add_column("release_file", sa.Column("original", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "original",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_original")),
    )
    op.create_table(
        "origin_column",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["release_id"], ["release.id"], name=op.f("fk_origin_column_release_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_origin_column")),
        sa.UniqueConstraint("release_id", "file", "sheet", "name", name=op.f("uq_origin_column_release_id")),
    )
    op.create_table(
        "observation_origin",
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("year", sa.SmallInteger(), nullable=False),
        sa.Column("column_id", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("more_rows", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["series_id"], ["raw_series.id"], name=op.f("fk_observation_origin_series_id")
        ),
        sa.ForeignKeyConstraint(
            ["release_id"], ["release.id"], name=op.f("fk_observation_origin_release_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["column_id"],
            ["origin_column.id"],
            name=op.f("fk_observation_origin_column_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "series_id", "release_id", "area", "year", name=op.f("pk_observation_origin")
        ),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    for table in ("observation_origin", "origin_column", "original"):
        op.drop_table(table)
    with op.batch_alter_table("release_file") as batch:
        batch.drop_column("original")
