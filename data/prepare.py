"""Makes both stores ready: creates and migrates them and loads what ships, in one step or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, select

from dashboard.domain.indicator import Catalogue
from dashboard.errors import StoreError
from dashboard.settings import RawSettings, sqlite_file
from data import embedded_figures, migrations, published_store, raw_store, schema
from data.catalogue.loader import load
from data.database import open_database, place, revision, sentences
from data.raw_store import DeliveredFile
from data.release import Outcome, publish, reconcile
from data.territory import read_areas, read_changes, write_areas

_NOTE = "mitgelieferte Daten"


def prepare(
    settings: RawSettings, *, folder: Path = embedded_figures.FOLDER, catalogue: Catalogue | None = None
) -> Outcome:
    """Ready stores with the embedded release of this checkout; nothing is done when they have it already.

    New SQLite files are built beside their place and moved there when they are complete, so that a reader sees all or
    nothing; anything else is one transaction in each store. Imports are kept: a newer embedded release goes underneath
    them.
    """
    raw_file, published_file = sqlite_file(settings.raw_database_url), sqlite_file(settings.database_url)
    if raw_file and published_file and not _has_content(raw_file) and not _has_content(published_file):
        return _build(raw_file, published_file, folder, catalogue)
    return _migrate_and_load(settings, folder, catalogue)


def _has_content(file: Path) -> bool:
    return file.exists() and file.stat().st_size > 0


def _migrate_and_load(settings: RawSettings, folder: Path, catalogue: Catalogue | None) -> Outcome:
    raw_engine = open_database(settings.raw_database_url, create=True)
    published_engine = open_database(settings.database_url, create=True)
    try:
        migrate(raw_engine, "raw")
        migrate(published_engine, "published")
        return _load(raw_engine, published_engine, folder, catalogue)
    finally:
        raw_engine.dispose()
        published_engine.dispose()


def migrate(engine: Engine, store: str) -> None:
    """All missing migration steps in one transaction. Raises StoreError for a database that is not this store."""
    with sentences(engine), engine.begin() as connection:
        found = revision(connection)
        if found is not None and not found.startswith(store):
            raise StoreError(f"{place(engine)}: diese Datenbank gehört nicht hierher (Stand „{found}“).", found=found)
        names = set(connection.dialect.get_table_names(connection))
        if found is None and names & set(migrations.METADATA[store].tables):
            raise StoreError(f"{place(engine)}: in dieser Datenbank liegen schon andere Tabellen.", found=sorted(names))
        migrations.upgrade(connection, store)


def _build(raw_file: Path, published_file: Path, folder: Path, catalogue: Catalogue | None) -> Outcome:
    for file in (raw_file, published_file):
        file.parent.mkdir(parents=True, exist_ok=True)
    # Beside their place, so that moving them is one step of the file system.
    raw_beside = Path(tempfile.mkdtemp(prefix=".preparing-", dir=raw_file.parent))
    published_beside = Path(tempfile.mkdtemp(prefix=".preparing-", dir=published_file.parent))
    try:
        settings = RawSettings(f"sqlite:///{published_beside / 'published'}", f"sqlite:///{raw_beside / 'raw'}")
        outcome = _migrate_and_load(settings, folder, catalogue)
        os.replace(raw_beside / "raw", raw_file)
        os.replace(published_beside / "published", published_file)
        return outcome
    finally:
        shutil.rmtree(raw_beside, ignore_errors=True)
        shutil.rmtree(published_beside, ignore_errors=True)


def _load(raw_engine: Engine, published_engine: Engine, folder: Path, catalogue: Catalogue | None) -> Outcome:
    seal = embedded_figures.fingerprint(folder)
    with sentences(raw_engine), raw_engine.begin() as raw:
        raw_store.hold(raw)
        with sentences(published_engine), published_engine.begin() as published:
            reconcile(raw, published)
            now = published_store.current(published)
            releases = raw_store.releases(raw)
            if now is not None and not releases:
                raise StoreError(
                    f"{place(raw_engine)}: die Rohdaten zu {now.version} fehlen. Bitte die Datenbank wiederherstellen "
                    "oder auch die veröffentlichte entfernen, damit beide neu angelegt werden.",
                    version=now.version,
                )
            embedded = [one for one in releases if one.kind == raw_store.EMBEDDED and one.state == "published"]
            is_newest = any(file.sha256 == seal for one in embedded for file in one.files)
            if now is not None and raw_store.report_of(raw, now.version) is None:
                raise StoreError(
                    f"{place(published_engine)}: Datenstand {now.version} ist aus einer älteren Fassung und noch "
                    "nicht vollständig geschützt. Bitte beide Datenbanken entfernen, neu vorbereiten und die eigenen "
                    "Tabellen erneut einspielen.",
                    version=now.version,
                )
            if is_newest and now is not None:
                return Outcome(now.version, False, f"Die Datenbanken sind bereit, Datenstand {now.version}.")
            write_areas(published, read_areas(folder / "areas.csv"), read_changes(folder / "changes.csv"))
            version = raw_store.next_version(raw, published_store.versions(published))
            if is_newest:
                return _publish_all(raw, published, releases[0].version, catalogue)
            for one in embedded:
                _replace(raw, one.id)
            raw_store.add_release(
                raw,
                version,
                kind=raw_store.EMBEDDED,
                by="",
                note=_NOTE,
                state="published",
                files=[DeliveredFile("data/embedded", seal, "embedded")],
                observations=embedded_figures.observations(folder),
            )
            return _publish_all(raw, published, version, catalogue)


def _replace(raw: Connection, release: int) -> None:
    """An older embedded release stays in the list, but its figures go: the checkout it came from has them."""
    table = schema.observation
    series = list(raw.scalars(select(schema.raw_series.c.id)))
    raw.execute(delete(table).where(table.c.series_id.in_(series), table.c.release_id == release))
    raw_store.set_state(raw, release, "withdrawn")


def _publish_all(raw: Connection, published: Connection, version: str, catalogue: Catalogue | None) -> Outcome:
    return publish(raw, published, version, note=_NOTE, catalogue=catalogue or load())
