"""What the commands about editions do, by the functions that the staff app calls."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from callbacks.answers import Answers
from callbacks.exports.contents import Exporting
from callbacks.report.checking import EditionChecks
from dashboard.domain.releases.step import COMMAND_LINE
from dashboard.domain.report.edition import EditionState, ReportEdition
from dashboard.errors import ReleaseError, UnknownKey
from dashboard.formats import day
from dashboard.report.moved import Moved
from dashboard.settings import RawSettings
from data.report.chapter_files import read_folder, write_folder
from data.report.editions import begin_edition, edition_record, editions
from data.report.pictures import pictures_of
from data.report.publication import publish_edition, withdraw_edition
from data.repository import Repository
from data.staff.editions.chapters import add_chapter, keep_picture, newest, save_chapter
from data.staff.store import StaffStore
from data.stores.database import opened

_STATES = {
    EditionState.DRAFT: "Entwurf",
    EditionState.VOTE: "in Abstimmung",
    EditionState.PUBLISHED: "veröffentlicht",
}


@contextmanager
def _opened(settings: RawSettings) -> Iterator[StaffStore]:
    store = StaffStore(settings)
    try:
        yield store
    finally:
        store.close()


def _checks(store: StaffStore) -> EditionChecks:
    district = store.settings.district
    return EditionChecks(Exporting(Answers(Repository(store.published, district), district)))


def list_editions(settings: RawSettings) -> bool:
    """Prints all editions, the newest first."""
    with _opened(settings) as store, store.reading() as connection:
        found = editions(connection)
    for one in found:
        state = "zurückgezogen" if one.withdrawn else _STATES[one.edition.state]
        when = f" am {day(one.edition.published, 'de')}" if one.edition.published else ""
        chapters = f"{len(one.newest)} Kapitel"
        said = (
            one.edition.key,
            one.edition.title,
            f"{state}{when}",
            f"Fassung {one.edition.version}",
            chapters,
        )
        click.echo(" · ".join(said))
    if not found:
        click.echo("Noch keine Ausgabe des Bildungsberichts.")
    return True


def check_edition(settings: RawSettings, key: str) -> bool:
    """Prints what stops an edition and what has moved since the one before; False where something stops it."""
    with _opened(settings) as store:
        with store.reading() as connection:
            edition = edition_record(connection, key).edition
            known = {one.edition.key: one.edition for one in editions(connection)}
        checks = _checks(store)
        problems = checks.problems(edition)
        moved = _moved(checks, edition, known.get(edition.before))
    for problem in problems:
        click.echo(f"FEHLER: {problem}", err=True)
    for one in moved:
        click.echo(moved_line(one))
    if not problems:
        numbers = f"{len(moved)} Zahlen haben sich bewegt" if moved else "keine Zahl hat sich bewegt"
        click.echo(f"{edition.title}: nichts hält die Ausgabe an, {numbers}.")
    return not problems


def _moved(checks: EditionChecks, edition: ReportEdition, before: ReportEdition | None) -> tuple[Moved, ...]:
    if before is None:
        return ()
    try:
        frozen = checks.answers.repository.published_edition(before.key)
    except UnknownKey:
        frozen = None
    return checks.moved(edition, before, frozen)


def moved_line(one: Moved) -> str:
    """A moved number as a line: where, how it read and reads."""
    named = ", ".join(part for part in (one.title, one.name, one.when) if part)
    places = "; ".join(
        f"Zeile {place.line}: {place.sentence}" if place.line else f"Abbildung {place.figure}"
        for place in one.places
        if place.line or place.figure
    )
    told = f"{one.before} -> {one.after}"
    return " · ".join(part for part in (one.kind.value, one.chapter, named, told, places) if part)


def export_texts(settings: RawSettings, key: str, folder: Path) -> bool:
    """Writes the texts of an edition below a folder."""
    with _opened(settings) as store, store.reading() as connection:
        edition = edition_record(connection, key).edition
        pictures = pictures_of(connection, key)
    files = write_folder(folder, edition, pictures)
    click.echo(f"{len(files)} Dateien in {folder / key} geschrieben.")
    return True


def import_texts(settings: RawSettings, folder: Path) -> bool:
    """Takes texts over: a new draft, or another version of each chapter of the draft that there is."""
    given = read_folder(folder)
    edition, now = given.edition, datetime.now(UTC)
    with _opened(settings) as store:
        shown = store.shown_version()
        with store.writing() as connection:
            known = {one.edition.key for one in editions(connection)}
            if edition.key not in known:
                begin_edition(
                    connection,
                    replace(edition, version=edition.version or shown, published=None, example=False),
                    COMMAND_LINE,
                    now,
                )
                changed = len(edition.chapters)
            else:
                record = edition_record(connection, edition.key)
                changed = 0
                for chapter in edition.chapters:
                    if record.revision(chapter.key):
                        was = newest(record, chapter.key).revision
                        made = save_chapter(connection, edition.key, chapter, was, COMMAND_LINE, now)
                        changed += made != was
                    else:
                        add_chapter(connection, edition.key, chapter, COMMAND_LINE, now)
                        changed += 1
            for picture in given.pictures:
                keep_picture(connection, edition.key, picture, COMMAND_LINE, now)
    click.echo(f"{edition.title}: {changed} Kapitel übernommen.")
    return True


def publish(settings: RawSettings, key: str) -> bool:
    """Publishes an edition. Raises ReleaseError with everything that stops it."""
    with _opened(settings) as store:
        with store.reading() as connection:
            record = edition_record(connection, key)
        if record.edition.state is EditionState.PUBLISHED:
            raise ReleaseError(f"„{record.edition.title}“ ist schon veröffentlicht.", key=key)
        checks = _checks(store)
        checks.require_publishable(record.edition)
        numbers = checks.numbers(record.edition)
    with opened(settings.raw_database_url, settings.database_url) as (raw, published):
        publish_edition(raw, published, record, numbers, COMMAND_LINE, datetime.now(UTC), settings.district)
    click.echo(
        f"{record.edition.title} ist veröffentlicht, mit {len(numbers)} Zahlen der Fassung "
        f"{record.edition.version}."
    )
    return True


def withdraw(settings: RawSettings, key: str, reason: str) -> bool:
    """Takes a published edition back."""
    with opened(settings.raw_database_url, settings.database_url) as (raw, published):
        withdraw_edition(raw, published, key, reason, COMMAND_LINE, datetime.now(UTC))
    click.echo(f"Die Ausgabe {key} ist zurückgezogen.")
    return True
