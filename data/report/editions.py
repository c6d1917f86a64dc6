"""Editions in the raw store: begun, read and changed, each act with its line of the log in the caller's
transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from dashboard.domain.report.edition import (
    KEY,
    MOST_CHAPTERS,
    ChapterText,
    EditionState,
    ReportEdition,
    ReviewState,
)
from dashboard.domain.report.written import ChapterVersion, EditionRecord
from dashboard.errors import ReleaseError, UnknownKey
from dashboard.staff.audit import Act, ActKind
from data.report.tables import report_chapter, report_chapter_version, report_edition
from data.stores.audit import audit_log
from data.stores.database import zoned


def editions(connection: Connection) -> tuple[EditionRecord, ...]:
    """All editions, the newest first."""
    asked = select(report_edition).order_by(report_edition.c.made_at.desc(), report_edition.c.key.desc())
    return tuple(_record(connection, row) for row in connection.execute(asked).all())


def edition_record(connection: Connection, key: str) -> EditionRecord:
    """One edition. Raises UnknownKey where there is none of this key."""
    return _record(connection, _row(connection, key))


def begin_edition(
    connection: Connection, edition: ReportEdition, by: str, at: datetime, *, shipped: str = ""
) -> None:
    """A new edition with its chapters as their first versions. Raises ReleaseError for a key that is taken or none,
    and for more chapters than an edition holds."""
    if not KEY.fullmatch(edition.key):
        raise ReleaseError(
            f"„{edition.key[:60]}“ taugt nicht als Kürzel: Es besteht aus kleinen Buchstaben, Ziffern und Strichen, "
            "etwa 2027."
        )
    taken = connection.scalar(select(report_edition.c.key).where(report_edition.c.key == edition.key))
    if taken is not None:
        raise ReleaseError(f"Eine Ausgabe „{edition.key}“ gibt es schon.", key=edition.key)
    if len(edition.chapters) > MOST_CHAPTERS:
        raise ReleaseError(f"Eine Ausgabe hat höchstens {MOST_CHAPTERS} Kapitel.")
    values = {
        "key": edition.key,
        "title": edition.title,
        "subtitle": edition.subtitle,
        "version": edition.version,
        "state": EditionState.DRAFT.value,
        "closing": edition.closing,
        "imprint": edition.imprint,
        "example": edition.example,
        "before": edition.before,
        "shipped": shipped,
        "made_by": by,
        "made_at": at,
        **dict.fromkeys(("published_by", "frozen", "withdrawn_by", "reason"), ""),
    }
    connection.execute(insert(report_edition).values(**values))
    for position, chapter in enumerate(edition.chapters, 1):
        place_chapter(connection, edition.key, chapter, position, by, at)
    audit_log.record(
        connection, Act(by, at, ActKind.EDITION_BEGUN, edition.key, edition.before, edition.version)
    )


def place_chapter(
    connection: Connection, edition: str, chapter: ChapterText, position: int, by: str, at: datetime
) -> None:
    """A chapter with its first version at a place of the edition."""
    values = {"edition": edition, "key": chapter.key, "position": position, "revision": 1, "writer": ""}
    connection.execute(insert(report_chapter).values(**values, review=chapter.review.value))
    add_version(connection, edition, chapter, 1, by, at)


def add_version(
    connection: Connection, edition: str, chapter: ChapterText, revision: int, by: str, at: datetime
) -> None:
    """The text of a chapter as a version of it."""
    values = {
        "edition": edition,
        "chapter": chapter.key,
        "revision": revision,
        "title": chapter.title,
        "lead": chapter.lead,
        "source": chapter.source,
        "signed": chapter.signed,
        "written": chapter.written,
        "by": by,
        "at": at,
    }
    connection.execute(insert(report_chapter_version).values(**values))


def set_state(connection: Connection, key: str, state: EditionState, by: str, at: datetime) -> None:
    """Puts a draft to the vote, or takes it back from there. Raises ReleaseError for a published edition, and where it
    is in this state already."""
    found = edition_record(connection, key).edition
    if found.state is EditionState.PUBLISHED or found.state is state:
        raise ReleaseError(f"Die Ausgabe „{found.title}“ ist inzwischen in einem anderen Zustand.", key=key)
    connection.execute(update(report_edition).where(report_edition.c.key == key).values(state=state.value))
    kind = ActKind.EDITION_SUBMITTED if state is EditionState.VOTE else ActKind.EDITION_TAKEN_BACK
    audit_log.record(connection, Act(by, at, kind, key))


def change_edition(
    connection: Connection,
    key: str,
    by: str,
    at: datetime,
    *,
    title: str,
    subtitle: str,
    closing: date | None,
    imprint: str,
    version: str,
) -> None:
    """Title, closing day, imprint and data version of a draft. Raises ReleaseError where it is none."""
    before = require_draft(connection, key).edition
    values: dict[str, Any] = {
        "title": title,
        "subtitle": subtitle,
        "closing": closing,
        "imprint": imprint,
        "version": version,
    }
    changed = [name for name, value in values.items() if getattr(before, name) != value]
    if not changed:
        return
    connection.execute(update(report_edition).where(report_edition.c.key == key).values(**values))
    old, new = (
        "; ".join(f"{name}: {value}" for name, value in given)
        for given in (
            ((one, getattr(before, one)) for one in changed),
            ((one, values[one]) for one in changed),
        )
    )
    audit_log.record(connection, Act(by, at, ActKind.EDITION_CHANGED, key, old, new))


def require_draft(connection: Connection, key: str) -> EditionRecord:
    """The edition, held until the transaction ends. Raises ReleaseError where it is no draft, UnknownKey where there
    is none."""
    record = _record(connection, _row(connection, key, hold=True))
    if record.edition.state is EditionState.VOTE:
        raise ReleaseError(
            f"„{record.edition.title}“ ist zur Abstimmung gegeben. Holen Sie die Ausgabe zurück, um weiterzuschreiben.",
            key=key,
        )
    if record.edition.state is EditionState.PUBLISHED:
        raise ReleaseError(
            f"„{record.edition.title}“ ist veröffentlicht und ändert sich nicht mehr. Beginnen Sie die nächste "
            "Ausgabe.",
            key=key,
        )
    return record


def _row(connection: Connection, key: str, *, hold: bool = False) -> Row[Any]:
    asked = select(report_edition).where(report_edition.c.key == key)
    row = connection.execute(asked.with_for_update() if hold else asked).one_or_none()
    if row is None:
        raise UnknownKey(f"Eine Ausgabe „{key[:60]}“ gibt es nicht.", key=key)
    return row


def _record(connection: Connection, row: Row[Any]) -> EditionRecord:
    chapter, version = report_chapter, report_chapter_version
    asked = (
        select(chapter.c.review, chapter.c.writer, version)
        .join(
            version,
            (version.c.edition == chapter.c.edition)
            & (version.c.chapter == chapter.c.key)
            & (version.c.revision == chapter.c.revision),
        )
        .where(chapter.c.edition == row.key)
        .order_by(chapter.c.position, chapter.c.key)
    )
    found = connection.execute(asked).all()
    newest = tuple(replace_review(version_of(one), one.review) for one in found)
    authors = connection.scalars(
        select(version.c.by).where(version.c.edition == row.key).distinct().order_by(version.c.by)
    )
    edition = ReportEdition(
        key=row.key,
        title=row.title,
        subtitle=row.subtitle,
        version=row.version,
        state=EditionState(row.state),
        closing=row.closing,
        published=row.published,
        imprint=row.imprint,
        chapters=tuple(one.text for one in newest),
        example=bool(row.example),
        before=row.before,
    )
    return EditionRecord(
        edition,
        newest,
        {one.chapter: one.writer for one in found},
        tuple(dict.fromkeys((row.made_by, *authors))),
        row.made_by,
        zoned(row.made_at),
        row.published_by,
        row.withdrawn,
        row.reason,
        bool(row.shipped),
    )


def version_of(row: Row[Any]) -> ChapterVersion:
    """A row of `report_chapter_version`."""
    text = ChapterText(row.chapter, row.title, row.lead, row.source, row.signed, row.written)
    return ChapterVersion(text, row.revision, row.by, zoned(row.at))


def replace_review(version: ChapterVersion, review: str) -> ChapterVersion:
    """The version with how far its chapter is, which is kept with the chapter."""
    return replace(version, text=replace(version.text, review=ReviewState(review)))
