"""Makes both stores ready: creates and migrates them and loads what ships, in one step or not at all."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from dashboard.domain.indicator import Catalogue
from dashboard.domain.releases.step import COMMAND_LINE
from dashboard.errors import StoreError
from dashboard.settings import RawSettings, sqlite_file
from dashboard.staff.audit import Act, ActKind
from data import embedded_figures, embedded_institutions, migrations
from data.catalogue.loader import load
from data.courses.examples import example_courses
from data.definitions.stored import add_definitions
from data.embedded_strategy import example_network, example_strategy
from data.geography.register import read_areas, read_changes, stored_areas, write_areas
from data.germany.areas import with_district
from data.publishing.known_answers import KnownAnswers
from data.publishing.progress import SILENT, Progress
from data.publishing.release import Outcome, publish
from data.report.shipped import bring_in_editions, bring_in_with
from data.stores import journal, marks, published_store, raw_store, schema
from data.stores.audit import audit_log
from data.stores.database import open_database, place, revision, sentences
from data.stores.institutions import raw as raw_entries
from data.stores.marks import listed
from data.stores.raw_store import DeliveredFile
from data.stores.two_stores import both, settle
from data.stores.writers import alone

LOG = logging.getLogger("bildungslupe")
_NOTE = "mitgelieferte Daten"


@dataclass(frozen=True, slots=True)
class _Shipped:
    """What is loaded, and whether a lost published store may be made again from the raw one.

    `today` is the day that example courses lie around. `answers` are known results of protection, None for those that
    ship; `progress` hears of each step.
    """

    folder: Path
    catalogue: Catalogue | None
    republish: bool
    answers: KnownAnswers | None
    progress: Progress
    district: str
    today: date


def prepare(
    settings: RawSettings,
    *,
    folder: Path = embedded_figures.FOLDER,
    catalogue: Catalogue | None = None,
    republish: bool = False,
    answers: KnownAnswers | None = None,
    progress: Progress = SILENT,
    today: date | None = None,
) -> Outcome:
    """Ready stores with the embedded release of this checkout; nothing is done when they have it already.

    New SQLite files are built beside their place and moved there when they are complete, so that a reader
    sees all or nothing; anything else is one change of both stores. Imports are kept: a newer embedded
    release goes underneath them. Where a version on show is protected under older rules, all is published
    again under today's and such versions go off show; otherwise versions stay as they are. Raises StoreError
    when the stores do not belong together; with `republish` a published store that is lost is made again
    from the raw one, which begins its versions anew. The places of `settings.district` are known afterwards,
    so that its own tables can be imported. `answers` are known results of protection, None for those that
    ship; `progress` hears of each step. Example courses lie around `today`, the present day where it is None.
    """
    day = today or datetime.now(UTC).date()
    shipped = _Shipped(folder, catalogue, republish, answers, progress, settings.district, day)
    with alone(settings.raw_database_url, settings.database_url):
        raw_file, published_file = sqlite_file(settings.raw_database_url), sqlite_file(settings.database_url)
        if raw_file and published_file and not _has_content(raw_file) and not _has_content(published_file):
            return _build(raw_file, published_file, shipped)
        return _migrate_and_load(settings, shipped)


def _has_content(file: Path) -> bool:
    return file.exists() and file.stat().st_size > 0


@contextmanager
def _engines(settings: RawSettings) -> Iterator[tuple[Engine, Engine]]:
    raw_engine = open_database(settings.raw_database_url, create=True)
    published_engine = open_database(settings.database_url, create=True)
    try:
        yield raw_engine, published_engine
    finally:
        raw_engine.dispose()
        published_engine.dispose()


def _migrate_and_load(settings: RawSettings, shipped: _Shipped) -> Outcome:
    with _engines(settings) as (raw_engine, published_engine):
        migrate(raw_engine, "raw")
        migrate(published_engine, "published")
        settle(raw_engine, published_engine)
        outcome = _load(raw_engine, published_engine, shipped)
        if not outcome.changed:  # else they came with the data version
            bring_in_editions(raw_engine, published_engine, *_editions(shipped), outcome.version)
        return outcome


def _editions(shipped: _Shipped) -> tuple[Path, str]:
    """Where the editions that ship lie, and the district whose they are to be."""
    return shipped.folder / "report", shipped.district


def migrate(engine: Engine, store: str) -> None:
    """All missing migration steps in one transaction. Raises StoreError for a database that is not this
    store."""
    with sentences(engine), engine.begin() as connection:
        found = revision(connection)
        if found is not None and not found.startswith(store):
            raise StoreError(
                f"{place(engine)}: diese Datenbank gehört nicht hierher (Stand „{found}“).", found=found
            )
        names = set(connection.dialect.get_table_names(connection))
        if found is None and names & set(migrations.METADATA[store].tables):
            raise StoreError(
                f"{place(engine)}: in dieser Datenbank liegen schon andere Tabellen.", found=sorted(names)
            )
        migrations.upgrade(connection, store)


def prepare_reports(url: str) -> None:
    """The store of readers' reports, made or brought to the present level; nothing where there is none (empty
    address). Raises StoreError for a database of something else."""
    if not url:
        return
    with alone(url):
        engine = open_database(url, create=True)
        try:
            migrate(engine, "reports")
        finally:
            engine.dispose()


def _build(raw_file: Path, published_file: Path, shipped: _Shipped) -> Outcome:
    for file in (raw_file, published_file):
        _clear_leftovers(file)
    # Beside their place, so that moving them is one step of the file system.
    raw_beside = Path(tempfile.mkdtemp(prefix=_prefix(raw_file), dir=raw_file.parent))
    published_beside = Path(tempfile.mkdtemp(prefix=_prefix(published_file), dir=published_file.parent))
    raw_made, published_made = raw_beside / "raw", published_beside / "published"
    try:
        beside = RawSettings(f"sqlite:///{published_made}", f"sqlite:///{raw_made}")
        outcome = _migrate_and_load(beside, shipped)
        _begin_move(beside)
        for made in (raw_made, published_made):
            _require_complete(made)
        # The raw store first, with a note: alone it says that the other never came, and the next command
        # starts anew.
        _move(raw_made, raw_file)
        _move(published_made, published_file)
    finally:
        shutil.rmtree(raw_beside, ignore_errors=True)
        shutil.rmtree(published_beside, ignore_errors=True)
    with _engines(RawSettings(f"sqlite:///{published_file}", f"sqlite:///{raw_file}")) as (raw, published):
        settle(raw, published)
    return outcome


def _begin_move(settings: RawSettings) -> None:
    """Notes in the raw store that its partner still has to come."""
    with _engines(settings) as (raw_engine, published_engine):
        with sentences(published_engine), published_engine.connect() as published:
            made = marks.pairing(published, schema.published_pairing)
        with sentences(raw_engine), raw_engine.begin() as raw:
            journal.begin(raw, made.operation, {})


def _prefix(file: Path) -> str:
    return f".preparing-{file.name}-"


def _clear_leftovers(file: Path) -> None:
    """Removes what an interrupted preparation left, and logs of a file that is gone: SQLite would apply
    them."""
    for folder in file.parent.glob(f"{_prefix(file)}*"):
        shutil.rmtree(folder, ignore_errors=True)
    for ending in ("-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)


def _require_complete(made: Path) -> None:
    log = made.with_name(f"{made.name}-wal")
    if log.exists() and log.stat().st_size:
        raise StoreError(
            f"{made.parent.parent}: die neue Datenbank ließ sich nicht abschließen. Ist noch Platz?"
        )


def _move(made: Path, to: Path) -> None:
    try:
        os.replace(made, to)
    except OSError as error:
        raise StoreError(f"{to}: die neue Datenbank ließ sich nicht ablegen ({error.strerror}).") from error
    _write_folder(to.parent)


def _write_folder(folder: Path) -> None:
    """Has a move reach the disk: else a power cut could keep the second move and lose the first.

    The move is done whatever comes of this: some file systems and Windows cannot write a folder by itself.
    """
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _load(raw_engine: Engine, published_engine: Engine, shipped: _Shipped) -> Outcome:
    folder = shipped.folder
    seal = embedded_figures.fingerprint(folder)
    with both(raw_engine, published_engine, may_be_lost=shipped.republish, may_be_outdated=True) as (
        raw,
        published,
    ):
        outdated = marks.under_older_rules(published)
        now = published_store.current(published)
        found = [one for one in raw_store.releases(raw) if one.state == "published"]
        embedded = [one for one in found if one.kind == raw_store.EMBEDDED]
        is_newest = not outdated and any(file.sha256 == seal for one in embedded for file in one.files)
        areas, changes = read_areas(folder / "areas.csv"), read_changes(folder / "changes.csv")
        known = with_district(areas, changes, shipped.district)
        if is_newest and now is not None:
            if {one.key for one in known} - {one.key for one in stored_areas(published)}:
                write_areas(published, known, changes)  # the district is another than before
                published.commit()  # the raw store holds no areas, so that this is a change of one store
            return Outcome(now.version, False, f"Die Datenbanken sind bereit, Datenstand {now.version}.")
        write_areas(published, known, changes)
        if is_newest:
            outcome = _publish_all(raw, published, max(found, key=_counted).version, shipped)
            bring_in_with(raw, published, *_editions(shipped), outcome.version)
            return outcome
        if outdated:
            LOG.warning(
                "Datenstand %s ist nach älteren Regeln geschützt. Alles wird nach den heutigen neu "
                "veröffentlicht; das geschieht einmal und dauert rund 1 Minute.",
                listed(outdated),
            )
            published_store.supersede(published, outdated)
        version = raw_store.next_version(raw, published_store.versions(published))
        shipped.progress.shipped()
        for one in embedded:
            # It stays in the list; its figures go when the change stands, the checkout it came from has them.
            raw_store.set_state(raw, one.id, "withdrawn")
        release = raw_store.add_release(
            raw,
            version,
            kind=raw_store.EMBEDDED,
            by="",
            note=_NOTE,
            state="published",
            files=[DeliveredFile("data/embedded", seal, "embedded")],
            shipped=embedded_figures.series_rows(folder),
        ).id
        entries = embedded_institutions.entries(folder)
        raw_entries.add_entries(raw, release, entries + example_courses(entries, shipped.today, folder))
        for stated in (example_strategy, example_network):
            add_definitions(raw, release, stated(shipped.district, folder))
        outcome = _publish_all(raw, published, version, shipped)
        bring_in_with(raw, published, *_editions(shipped), outcome.version)
        said = f" Nicht mehr gezeigt wird, was nach älteren Regeln geschützt war: {listed(outdated)}."
        return replace(outcome, message=outcome.message + said) if outdated else outcome


def _counted(release: raw_store.Release) -> tuple[int, int]:
    year, _, number = release.version.partition(".")
    return int(year), int(number)


def _publish_all(raw: Connection, published: Connection, version: str, shipped: _Shipped) -> Outcome:
    audit_log.record(raw, Act(COMMAND_LINE, datetime.now(UTC), ActKind.PREPARED, version))
    return publish(
        raw,
        published,
        version,
        note=_NOTE,
        catalogue=shipped.catalogue or load(),
        answers=shipped.answers,
        progress=shipped.progress,
        accept_narrow=True,  # what is stored was published before, or is an example
    )
