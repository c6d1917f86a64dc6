"""Editions of the education report as staff write them: chapters with all their versions, comments, pictures."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "raw_0018"
down_revision = "raw_0017"


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _numbers(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _moment(name: str, *, may_miss: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=may_miss)


def _of_edition(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["edition"], ["report_edition.key"], name=op.f(f"fk_{table}_edition"), ondelete="CASCADE"
    )


def _of_chapter(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["edition", "chapter"],
        ["report_chapter.edition", "report_chapter.key"],
        name=op.f(f"fk_{table}_chapter"),
        ondelete="CASCADE",
    )


def upgrade() -> None:
    op.create_table(
        "report_edition",
        *_texts("key", "title", "subtitle", "version", "state"),
        sa.Column("closing", sa.Date()),
        *_texts("imprint"),
        sa.Column("example", sa.Boolean(), nullable=False),
        *_texts("before", "shipped", "made_by"),
        _moment("made_at"),
        sa.Column("published", sa.Date()),
        *_texts("published_by", "frozen"),
        sa.Column("withdrawn", sa.Date()),
        *_texts("withdrawn_by", "reason"),
        sa.CheckConstraint(
            "state in ('entwurf', 'abstimmung', 'veroeffentlicht')", name=op.f("ck_report_edition_state")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_report_edition")),
    )
    op.create_table(
        "report_chapter",
        *_texts("edition", "key"),
        *_numbers("position", "revision"),
        *_texts("review", "writer"),
        sa.CheckConstraint(
            "review in ('offen', 'in_arbeit', 'fertig')", name=op.f("ck_report_chapter_review")
        ),
        _of_edition("report_chapter"),
        sa.PrimaryKeyConstraint("edition", "key", name=op.f("pk_report_chapter")),
    )
    op.create_table(
        "report_chapter_version",
        *_texts("edition", "chapter"),
        *_numbers("revision"),
        *_texts("title", "lead", "source", "signed"),
        sa.Column("written", sa.Date()),
        *_texts("by"),
        _moment("at"),
        _of_chapter("report_chapter_version"),
        sa.PrimaryKeyConstraint("edition", "chapter", "revision", name=op.f("pk_report_chapter_version")),
    )
    op.create_table(
        "report_comment",
        *_numbers("number"),
        *_texts("edition", "chapter", "text", "by"),
        _moment("at"),
        *_texts("done_by"),
        _moment("done_at", may_miss=True),
        _of_chapter("report_comment"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_report_comment")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_report_comment_edition"), "report_comment", ["edition", "chapter"])
    op.create_table(
        "report_picture",
        *_texts("edition", "key", "alt", "media_type"),
        *_numbers("width", "height"),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        *_texts("by"),
        _moment("at"),
        _of_edition("report_picture"),
        sa.PrimaryKeyConstraint("edition", "key", name=op.f("pk_report_picture")),
    )


def downgrade() -> None:
    for name in (
        "report_picture",
        "report_comment",
        "report_chapter_version",
        "report_chapter",
        "report_edition",
    ):
        op.drop_table(name)
