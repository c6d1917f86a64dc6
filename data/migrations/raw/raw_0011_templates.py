"""Templates: what was issued, what was read when one came back, and who was reminded."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "raw_0011"
down_revision = "raw_0010"

_MOMENT = sa.DateTime(timezone=True)


def _words(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def upgrade() -> None:
    op.create_table(
        "template_issue",
        sa.Column("id", sa.Integer(), nullable=False),
        *_words("number", "kind", "area", "area_name", "title", "measures", "years"),
        sa.Column("deadline", sa.Date()),
        *_words("return_to"),
        sa.Column("issued_at", _MOMENT, nullable=False),
        *_words("issued_by", "stamp"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template_issue")),
        sa.UniqueConstraint("number", name=op.f("uq_template_issue_number")),
        sqlite_autoincrement=True,
    )
    _table(
        "template_reading",
        *_words("file", "sha256"),
        sa.Column("read_at", _MOMENT, nullable=False),
        *_words("read_by"),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("filled", "cells", "errors")),
        *_words("findings"),
    )
    _table("template_reminder", sa.Column("noted_at", _MOMENT, nullable=False), *_words("noted_by"))


def _table(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("issue_id", sa.Integer(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["issue_id"], ["template_issue.id"], name=op.f(f"fk_{name}_issue_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    op.create_index(op.f(f"ix_{name}_issue_id"), name, ["issue_id"])


def downgrade() -> None:
    for name in ("template_reminder", "template_reading", "template_issue"):
        op.drop_table(name)
