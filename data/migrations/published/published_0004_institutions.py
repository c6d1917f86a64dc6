"""Institutions, catchments, localities and yearly figures of institutions, by data version."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "published_0004"
down_revision = "published_0003"

_PROVENANCE = "provenance in ('official', 'district', 'example')"


def _table(name: str, key: tuple[str, ...], *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("release_id", sa.Integer(), nullable=False),
        *columns,
        sa.Column("provenance", sa.Text(), nullable=False),
        sa.CheckConstraint(_PROVENANCE, name=op.f(f"ck_{name}_provenance")),
        sa.ForeignKeyConstraint(
            ["release_id"], ["published_release.id"], name=op.f(f"fk_{name}_release_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("release_id", *key, name=op.f(f"pk_{name}")),
    )


def _words(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def upgrade() -> None:
    _table(
        "institution",
        ("key",),
        *_words("key", "kind", "name", "municipality", "carrier", "carrier_kind", "street", "house_number"),
        *_words("postcode", "town", "part"),
        sa.Column("longitude", sa.Double()),
        sa.Column("latitude", sa.Double()),
        *_words("position", "phone", "email", "web", "opening_hours"),
        sa.Column("open_minutes", sa.Text()),
        sa.Column("hours_vary", sa.Boolean(), nullable=False),
        *_words("holidays", "status", "barrier_free", "languages"),
        sa.Column("age_from", sa.Double()),
        sa.Column("age_to", sa.Double()),
        *_words("focus", "admission"),
        sa.Column("places", sa.Integer()),
        *_words("source", "licence"),
        sa.Column("confirmed_on", sa.Date()),
        *_words("confirmed_by"),
        sa.Column("valid_from", sa.Date()),
        sa.Column("valid_until", sa.Date()),
    )
    _table(
        "catchment",
        ("number",),
        sa.Column("number", sa.Integer(), nullable=False),
        *_words("institution", "kind"),
        sa.Column("year_from", sa.SmallInteger()),
        sa.Column("year_to", sa.SmallInteger()),
        *_words("municipality", "part", "polygon", "rule", "source"),
    )
    _table(
        "locality",
        ("key",),
        *_words("key", "name", "municipality"),
        sa.Column("longitude", sa.Double(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=False),
        *_words("postcode"),
        sa.Column("inhabitants", sa.Integer()),
        *_words("source"),
    )
    _table(
        "institution_figure",
        ("institution", "measure", "year", "breakdown"),
        *_words("institution", "measure"),
        sa.Column("year", sa.SmallInteger(), nullable=False),
        *_words("breakdown"),
        sa.Column("value", sa.Double()),
        sa.Column("status", sa.SmallInteger(), nullable=False),
        *_words("source", "marks"),
    )
    op.create_table(
        "entry_manifest",
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("rows_release_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["release_id"], ["published_release.id"], name=op.f("fk_entry_manifest_release_id")
        ),
        sa.ForeignKeyConstraint(
            ["rows_release_id"], ["published_release.id"], name=op.f("fk_entry_manifest_rows_release_id")
        ),
        sa.PrimaryKeyConstraint("release_id", "part", name=op.f("pk_entry_manifest")),
    )


def downgrade() -> None:
    for table in ("entry_manifest", "institution_figure", "locality", "catchment", "institution"):
        op.drop_table(table)
