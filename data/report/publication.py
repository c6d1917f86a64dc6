"""From the raw store to readers: an edition is frozen, published as it stands, and may be withdrawn.

What was published stands frozen in the raw store; `settle_editions` brings whatever the published store lacks there,
so that an interrupted act is finished by the next one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection, Engine, delete, insert, select, update

from dashboard.domain.report.edition import EditionState
from dashboard.domain.report.fact import ReportFact
from dashboard.domain.report.written import EditionRecord
from dashboard.errors import ReleaseError
from dashboard.staff.audit import Act, ActKind
from data.report.editions import edition_record
from data.report.frozen import digest_of, frozen_text
from data.report.pictures import pictures_of
from data.report.tables import published_edition, published_edition_picture, report_edition
from data.stores.audit import audit_log
from data.stores.two_stores import both


@dataclass(frozen=True, slots=True)
class _Published:
    """A published edition of the raw store."""

    key: str
    frozen: str
    published: date
    example: bool
    withdrawn: date | None
    reason: str


def publish_edition(
    raw_engine: Engine,
    published_engine: Engine,
    record: EditionRecord,
    numbers: Iterable[ReportFact],
    by: str,
    at: datetime,
    district: str,
) -> None:
    """Freezes a district's edition with the figures that its texts name and gives it to readers.

    `record` is what was checked: raises ReleaseError where it has been changed or published since. Who may do it is
    asked before.
    """
    key, day = record.edition.key, at.date()
    with both(raw_engine, published_engine) as (raw, published):
        now = edition_record(raw, key)
        if now.edition.state is EditionState.PUBLISHED:
            raise ReleaseError(f"„{now.edition.title}“ ist schon veröffentlicht.", key=key)
        if (now.edition, now.newest) != (record.edition, record.newest):
            raise ReleaseError(
                f"„{now.edition.title}“ wurde gerade geändert. Bitte noch einmal ansehen und dann veröffentlichen.",
                key=key,
            )
        freeze(raw, now, numbers, day, by, district)
        audit_log.record(raw, Act(by, at, ActKind.EDITION_PUBLISHED, key, "", now.edition.version))
        settle_editions(raw, published)


def freeze(
    raw: Connection,
    record: EditionRecord,
    numbers: Iterable[ReportFact],
    day: date,
    by: str,
    district: str,
) -> None:
    """Marks an edition as published, with what readers are given from now on."""
    shown = replace(record.edition, state=EditionState.PUBLISHED, published=day)
    values = {"state": shown.state.value, "published": day, "published_by": by}
    raw.execute(
        update(report_edition)
        .where(report_edition.c.key == shown.key)
        .values(**values, frozen=frozen_text(shown, numbers, district))
    )


def withdraw_edition(
    raw_engine: Engine, published_engine: Engine, key: str, reason: str, by: str, at: datetime
) -> None:
    """Takes a published edition back: readers are told so, with the reason. Raises ReleaseError where it is not
    published or withdrawn already, and without a reason."""
    if not reason.strip():
        raise ReleaseError("Bitte nennen Sie den Grund: Er steht auf der Seite der zurückgezogenen Ausgabe.")
    with both(raw_engine, published_engine) as (raw, published):
        found = edition_record(raw, key)
        if found.edition.state is not EditionState.PUBLISHED or found.withdrawn is not None:
            raise ReleaseError(f"„{found.edition.title}“ ist nicht veröffentlicht.", key=key)
        values = {"withdrawn": at.date(), "withdrawn_by": by, "reason": reason.strip()}
        raw.execute(update(report_edition).where(report_edition.c.key == key).values(**values))
        audit_log.record(raw, Act(by, at, ActKind.EDITION_WITHDRAWN, key, "", reason.strip()))
        settle_editions(raw, published)


def is_settled(raw: Connection, published: Connection) -> bool:
    """Whether readers are given exactly what the raw store says was published."""
    return not _differing(raw, published)


def settle_editions(raw: Connection, published: Connection) -> None:
    """Gives readers what the raw store says was published and withdrawn."""
    table = published_edition
    shown = {row.key: row for row in published.execute(select(table.c.key, table.c.digest))}
    for row in _differing(raw, published):
        pictures = pictures_of(raw, row.key)
        digest = digest_of(row.frozen, pictures)
        if row.key in shown and shown[row.key].digest != digest:
            published.execute(delete(table).where(table.c.key == row.key))  # an example, or the store refuses
            del shown[row.key]
        if row.key not in shown:
            published.execute(
                insert(table).values(
                    key=row.key,
                    content=row.frozen,
                    digest=digest,
                    published=row.published,
                    example=row.example,
                    reason="",
                )
            )
            for one in pictures:
                published.execute(
                    insert(published_edition_picture).values(
                        edition=row.key,
                        key=one.key,
                        alt=one.alt,
                        media_type=one.media_type,
                        width=one.width,
                        height=one.height,
                        content=one.content,
                    )
                )
        published.execute(
            update(table).where(table.c.key == row.key).values(withdrawn=row.withdrawn, reason=row.reason)
        )


def _differing(raw: Connection, published: Connection) -> list[_Published]:
    """What the raw store has published and readers are not given like this."""
    table, own = published_edition, report_edition
    shown = {
        one.key: (one.digest, one.withdrawn, one.reason)
        for one in published.execute(select(table.c.key, table.c.digest, table.c.withdrawn, table.c.reason))
    }
    asked = select(own).where(own.c.state == EditionState.PUBLISHED.value).order_by(own.c.key)
    return [
        _Published(one.key, one.frozen, one.published, one.example, one.withdrawn, one.reason)
        for one in raw.execute(asked)
        if shown.get(one.key) != (digest_of(one.frozen, pictures_of(raw, one.key)), one.withdrawn, one.reason)
    ]
