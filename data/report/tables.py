"""Tables of editions: what staff write stands in the raw store, what was published in the published one."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from data.stores.schema import PUBLISHED, RAW

# `frozen` is what was published, as JSON (see data.report.frozen), empty before. `shipped` is the fingerprint of
# the files that the edition came from, empty for one that staff have begun.
report_edition = Table(
    "report_edition",
    RAW,
    Column("key", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("subtitle", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column(
        "state",
        Text,
        CheckConstraint("state in ('entwurf', 'abstimmung', 'veroeffentlicht')", name="state"),
        nullable=False,
    ),
    Column("closing", Date),
    Column("imprint", Text, nullable=False),
    Column("example", Boolean, nullable=False),
    Column("before", Text, nullable=False),
    Column("shipped", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("published", Date),
    Column("published_by", Text, nullable=False),
    Column("frozen", Text, nullable=False),
    Column("withdrawn", Date),
    Column("withdrawn_by", Text, nullable=False),
    Column("reason", Text, nullable=False),
)
# `revision` is that of the newest version of its text; `writer` is the account that writes it, empty for nobody.
report_chapter = Table(
    "report_chapter",
    RAW,
    Column("edition", ForeignKey(report_edition.c.key, ondelete="CASCADE"), nullable=False),
    Column("key", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column(
        "review",
        Text,
        CheckConstraint("review in ('offen', 'in_arbeit', 'fertig')", name="review"),
        nullable=False,
    ),
    Column("writer", Text, nullable=False),
    PrimaryKeyConstraint("edition", "key"),
)


def _of_chapter(table: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["edition", "chapter"],
        [report_chapter.c.edition, report_chapter.c.key],
        name=f"fk_{table}_chapter",
        ondelete="CASCADE",
    )


report_chapter_version = Table(
    "report_chapter_version",
    RAW,
    Column("edition", Text, nullable=False),
    Column("chapter", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("lead", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("signed", Text, nullable=False),
    Column("written", Date),
    Column("by", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    PrimaryKeyConstraint("edition", "chapter", "revision"),
    _of_chapter("report_chapter_version"),
)
report_comment = Table(
    "report_comment",
    RAW,
    Column("number", Integer, primary_key=True),
    Column("edition", Text, nullable=False),
    Column("chapter", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("done_by", Text, nullable=False),
    Column("done_at", DateTime(timezone=True)),
    _of_chapter("report_comment"),
    Index("ix_report_comment_edition", "edition", "chapter"),
    sqlite_autoincrement=True,
)
report_picture = Table(
    "report_picture",
    RAW,
    Column("edition", ForeignKey(report_edition.c.key, ondelete="CASCADE"), nullable=False),
    Column("key", Text, nullable=False),
    Column("alt", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    PrimaryKeyConstraint("edition", "key"),
)
# `content` is JSON: the edition with its texts, and the figures that they named on the day it was published. Triggers
# refuse to change or remove one that is no example; only its withdrawal is added.
published_edition = Table(
    "published_edition",
    PUBLISHED,
    Column("key", Text, primary_key=True),
    Column("content", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("published", Date, nullable=False),
    Column("example", Boolean, nullable=False),
    Column("withdrawn", Date),
    Column("reason", Text, nullable=False),
)
published_edition_picture = Table(
    "published_edition_picture",
    PUBLISHED,
    Column("edition", ForeignKey(published_edition.c.key, ondelete="CASCADE"), nullable=False),
    Column("key", Text, nullable=False),
    Column("alt", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    PrimaryKeyConstraint("edition", "key"),
)
