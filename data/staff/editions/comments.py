"""Comments on chapters, until they are dealt with."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from dashboard.domain.plain_text import clean
from dashboard.domain.report.written import ChapterComment
from dashboard.errors import ReleaseError, UnknownKey
from dashboard.staff.audit import Act, ActKind
from data.report.editions import edition_record
from data.report.tables import report_comment
from data.staff.editions.chapters import newest
from data.stores.audit import audit_log
from data.stores.database import zoned

LONGEST_COMMENT = 2_000


def comments_of(connection: Connection, edition: str, chapter: str) -> tuple[ChapterComment, ...]:
    """The comments on a chapter: open ones first, the oldest first."""
    table = report_comment
    asked = (
        select(table)
        .where(table.c.edition == edition, table.c.chapter == chapter)
        .order_by(table.c.done_at.is_not(None), table.c.number)
    )
    return tuple(
        ChapterComment(
            row.number,
            row.chapter,
            row.text,
            row.by,
            zoned(row.at),
            row.done_by,
            zoned(row.done_at) if row.done_at else None,
        )
        for row in connection.execute(asked)
    )


def open_comments(connection: Connection, edition: str) -> dict[str, int]:
    """By chapter how many comments are open."""
    table = report_comment
    asked = (
        select(table.c.chapter, func.count())
        .where(table.c.edition == edition, table.c.done_at.is_(None))
        .group_by(table.c.chapter)
    )
    return {str(chapter): int(count) for chapter, count in connection.execute(asked)}


def add_comment(connection: Connection, edition: str, chapter: str, text: str, by: str, at: datetime) -> None:
    """Says something about a chapter. Raises ReleaseError for nothing or too much, UnknownKey where there is no such
    chapter."""
    said = clean(text).strip()
    if not said:
        raise ReleaseError("Die Anmerkung ist leer.")
    if len(said) > LONGEST_COMMENT:
        raise ReleaseError(f"Eine Anmerkung hat höchstens {LONGEST_COMMENT} Zeichen.")
    newest(edition_record(connection, edition), chapter)
    values = {"edition": edition, "chapter": chapter, "text": said, "by": by, "at": at, "done_by": ""}
    connection.execute(insert(report_comment).values(**values))
    audit_log.record(connection, Act(by, at, ActKind.CHAPTER_COMMENTED, f"{edition}/{chapter}", "", said))


def finish_comment(
    connection: Connection, edition: str, chapter: str, number: int, by: str, at: datetime
) -> None:
    """Marks a comment as dealt with. Raises UnknownKey where there is no open one of this number."""
    table = report_comment
    place = (table.c.number == number, table.c.edition == edition, table.c.chapter == chapter)
    done = connection.execute(
        update(table).where(*place, table.c.done_at.is_(None)).values(done_by=by, done_at=at)
    )
    if not done.rowcount:
        raise UnknownKey(f"Eine offene Anmerkung {number} gibt es nicht.", number=number)
    audit_log.record(
        connection, Act(by, at, ActKind.CHAPTER_COMMENTED, f"{edition}/{chapter}", "", f"{number} erledigt")
    )
