"""Chapters of a draft: every save is a version, and nobody overwrites what somebody else has saved meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, func, select, update

from dashboard.domain.plain_text import clean, line
from dashboard.domain.report.edition import KEY, MOST_CHAPTER_LETTERS, MOST_CHAPTERS, ChapterText, ReviewState
from dashboard.domain.report.written import ChapterVersion, EditionPicture, EditionRecord
from dashboard.errors import FileRejected, MonitorError, ReleaseError, UnknownKey
from dashboard.formats import number
from dashboard.staff.audit import Act, ActKind
from data.report.editions import add_version, place_chapter, require_draft, version_of
from data.report.pictures import pictures_of, place_picture
from data.report.tables import report_chapter, report_chapter_version, report_picture
from data.stores.audit import audit_log

MOST_PICTURES = 60


class ChapterConflict(MonitorError):
    """Somebody else has saved the chapter meanwhile: `now` is what is stored."""

    def __init__(self, now: ChapterVersion) -> None:
        at = f"{now.at.astimezone():%H:%M}"
        super().__init__(
            f"{now.by} hat dieses Kapitel um {at} Uhr gespeichert. Ihr Text ist nicht gespeichert und steht neben dem "
            "anderen; bitte führen Sie beide zusammen und speichern Sie dann noch einmal.",
            english=f"{now.by} saved this chapter at {at}. Your text is not saved and stands below beside the other "
            "one; please bring both together and save again.",
        )
        self.now = now


def save_chapter(
    connection: Connection, edition: str, text: ChapterText, revision: int, by: str, at: datetime
) -> int:
    """Saves a chapter as its next version, whose number is given; `revision` is the one that it was written on.

    A text that is the newest version already makes none. Raises ChapterConflict where somebody has saved another one
    since, ReleaseError where the edition is no draft or the text too long, UnknownKey where there is no such chapter.
    """
    record = require_draft(connection, edition)
    now = newest(record, text.key)
    given = _written(text, now.text)
    if given == now.text:
        return now.revision
    if revision != now.revision:
        raise ChapterConflict(now)
    add_version(connection, edition, given, now.revision + 1, by, at)
    values: dict[str, object] = {"revision": now.revision + 1}
    if now.text.review is ReviewState.OPEN:
        values["review"] = ReviewState.WRITING.value
    connection.execute(update(report_chapter).where(*_is(edition, text.key)).values(**values))
    what = f"Version {now.revision + 1}"
    audit_log.record(
        connection,
        Act(by, at, ActKind.CHAPTER_SAVED, f"{edition}/{text.key}", f"Version {now.revision}", what),
    )
    return now.revision + 1


def _written(text: ChapterText, now: ChapterText) -> ChapterText:
    """The text as it is kept: line breaks of one kind, titles on one line. Raises ReleaseError."""
    source, title = clean(text.source), line(text.title)
    if not title:
        raise ReleaseError("Das Kapitel braucht eine Überschrift.")
    if len(source) > MOST_CHAPTER_LETTERS:
        most, found = (number(one, 0) for one in (MOST_CHAPTER_LETTERS, len(source)))
        raise ReleaseError(f"Ein Kapitel hat höchstens {most} Zeichen, dieses hat {found}.")
    return replace(
        text,
        title=title[:300],
        lead=line(text.lead)[:1000],
        source=source,
        signed=line(text.signed)[:200],
        review=now.review,
    )


def newest(record: EditionRecord, chapter: str) -> ChapterVersion:
    """The newest version of a chapter. Raises UnknownKey where there is no such chapter."""
    found = next((one for one in record.newest if one.text.key == chapter), None)
    if found is None:
        raise UnknownKey(f"Ein Kapitel „{chapter[:60]}“ hat diese Ausgabe nicht.", key=chapter)
    return found


def chapter_versions(connection: Connection, edition: str, chapter: str) -> tuple[ChapterVersion, ...]:
    """All versions of a chapter, the newest first."""
    table = report_chapter_version
    asked = (
        select(table)
        .where(table.c.edition == edition, table.c.chapter == chapter)
        .order_by(table.c.revision.desc())
    )
    return tuple(version_of(row) for row in connection.execute(asked))


def set_review(
    connection: Connection,
    edition: str,
    chapter: str,
    review: ReviewState,
    writer: str,
    by: str,
    at: datetime,
) -> None:
    """How far a chapter is and who writes it (empty for nobody). Raises as `save_chapter`."""
    record = require_draft(connection, edition)
    before = newest(record, chapter).text.review, record.writers[chapter]
    if before == (review, writer):
        return
    connection.execute(
        update(report_chapter).where(*_is(edition, chapter)).values(review=review.value, writer=writer)
    )
    old, new = (", ".join(one for one in given if one) for given in (before, (review, writer)))
    audit_log.record(connection, Act(by, at, ActKind.EDITION_CHANGED, f"{edition}/{chapter}", old, new))


def add_chapter(connection: Connection, edition: str, chapter: ChapterText, by: str, at: datetime) -> None:
    """A new chapter at the end. Raises ReleaseError where the edition is no draft or has as many as it may, and for a
    key that is taken or none."""
    record = require_draft(connection, edition)
    if len(record.newest) >= MOST_CHAPTERS:
        raise ReleaseError(f"Eine Ausgabe hat höchstens {MOST_CHAPTERS} Kapitel.")
    if not KEY.fullmatch(chapter.key) or not line(chapter.title):
        raise ReleaseError("Das Kapitel braucht eine Überschrift mit Buchstaben.")
    if record.revision(chapter.key):
        raise ReleaseError(f"Ein Kapitel „{chapter.key}“ gibt es schon.")
    last = connection.scalar(
        select(func.max(report_chapter.c.position)).where(report_chapter.c.edition == edition)
    )
    place_chapter(connection, edition, chapter, (last or 0) + 1, by, at)
    audit_log.record(
        connection, Act(by, at, ActKind.EDITION_CHANGED, edition, "", f"Kapitel {chapter.title}")
    )


def remove_chapter(connection: Connection, edition: str, chapter: str, by: str, at: datetime) -> None:
    """Takes a chapter with its versions and comments out of a draft. Raises as `save_chapter`."""
    gone = newest(require_draft(connection, edition), chapter).text
    connection.execute(delete(report_chapter).where(*_is(edition, chapter)))
    audit_log.record(connection, Act(by, at, ActKind.EDITION_CHANGED, edition, f"Kapitel {gone.title}", ""))


def move_chapter(connection: Connection, edition: str, chapter: str, by: str, at: datetime) -> None:
    """Puts a chapter before the one in front of it; the first stays. Raises as `save_chapter`."""
    record = require_draft(connection, edition)
    keys = [one.text.key for one in record.newest]
    place = keys.index(newest(record, chapter).text.key)
    if place == 0:
        return
    keys[place - 1], keys[place] = keys[place], keys[place - 1]
    for position, key in enumerate(keys, 1):
        connection.execute(update(report_chapter).where(*_is(edition, key)).values(position=position))
    audit_log.record(
        connection, Act(by, at, ActKind.EDITION_CHANGED, f"{edition}/{chapter}", f"{place + 1}.", f"{place}.")
    )


def keep_picture(
    connection: Connection, edition: str, picture: EditionPicture, by: str, at: datetime
) -> None:
    """A picture of a draft, in the place of one with its key. Raises ReleaseError where the edition is no draft,
    FileRejected where it has as many as it may."""
    require_draft(connection, edition)
    if len({*(one.key for one in pictures_of(connection, edition)), picture.key}) > MOST_PICTURES:
        raise FileRejected(f"Eine Ausgabe hat höchstens {MOST_PICTURES} Bilder.")
    place_picture(connection, edition, picture, by, at)
    audit_log.record(connection, Act(by, at, ActKind.EDITION_CHANGED, edition, "", f"Bild {picture.key}"))


def remove_picture(connection: Connection, edition: str, picture: str, by: str, at: datetime) -> None:
    """Takes a picture out of a draft. Raises ReleaseError where it is none, UnknownKey where there is no picture."""
    require_draft(connection, edition)
    table = report_picture
    gone = connection.execute(delete(table).where(table.c.edition == edition, table.c.key == picture))
    if not gone.rowcount:
        raise UnknownKey(f"Ein Bild „{picture[:60]}“ hat diese Ausgabe nicht.", key=picture)
    audit_log.record(connection, Act(by, at, ActKind.EDITION_CHANGED, edition, f"Bild {picture}", ""))


def _is(edition: str, chapter: str) -> tuple[ColumnElement[bool], ...]:
    return report_chapter.c.edition == edition, report_chapter.c.key == chapter
