"""Courses and queues as they were delivered."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "raw_0015"
down_revision = "raw_0014"

_PROVENANCE = "provenance in ('official', 'district', 'example')"


def _table(name: str, key: tuple[str, ...], *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("release_id", sa.Integer(), nullable=False),
        *columns,
        sa.Column("provenance", sa.Text(), nullable=False),
        sa.CheckConstraint(_PROVENANCE, name=op.f(f"ck_{name}_provenance")),
        sa.ForeignKeyConstraint(
            ["release_id"], ["release.id"], name=op.f(f"fk_{name}_release_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("release_id", *key, name=op.f(f"pk_{name}")),
    )


def _words(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def upgrade() -> None:
    _table(
        "course",
        ("key",),
        *_words("key", "kind"),
        sa.Column("start", sa.Date(), nullable=False),
        *_words("provider", "provider_key", "title", "level_from", "level_to", "place", "place_key"),
        *_words("municipality"),
        sa.Column("longitude", sa.Double()),
        sa.Column("latitude", sa.Double()),
        sa.Column("end", sa.Date()),
        *_words("days", "times", "times_note", "form"),
        sa.Column("seats", sa.Integer()),
        sa.Column("taken", sa.Integer()),
        sa.Column("taken_hidden", sa.Boolean(), nullable=False),
        sa.Column("minimum", sa.Integer()),
        sa.Column("deadline", sa.Date()),
        sa.Column("child_care", sa.Boolean()),
        *_words("costs", "funding", "contact", "web", "status", "reason"),
        sa.Column("confirmed_on", sa.Date()),
        *_words("source"),
    )
    _table(
        "queue",
        ("kind", "municipality", "on"),
        *_words("kind", "municipality"),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("waiting", sa.Integer()),
        sa.Column("status", sa.SmallInteger(), nullable=False),
        sa.Column("weeks", sa.Double()),
        *_words("source"),
    )


def downgrade() -> None:
    op.drop_table("queue")
    op.drop_table("course")
