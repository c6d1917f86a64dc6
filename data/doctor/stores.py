"""Looks at the databases: whether they are there, whole, of one state, and have room."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import text

from dashboard.errors import StoreError
from dashboard.settings import RawSettings, sqlite_file
from dashboard.staff.jobs.job import StaffJob
from data.backups import manifest
from data.backups.backing_up import backups
from data.doctor.diagnosis import Diagnosis, fault, hint, well
from data.staff.health import LEAST_FREE, StoreHealth, health
from data.staff.jobs.job_store import JobStore, jobs_url
from data.staff.store import StaffStore
from data.stores import raw_store
from data.stores.database import PREPARE, open_database, require_current, sentences
from data.stores.marks import listed
from data.stores.report_store import report_store_exists

NAMES = {"published": "Veröffentlichte Zahlen", "raw": "Rohdaten"}
REPORTS, PAIR, CLOCK, DISK, JOBS, BACKUPS = (
    "Hinweise von Lesenden",
    "Beide Datenbanken",
    "Uhr",
    "Platz",
    "Aufträge",
    "Sicherungen",
)
_LONG = timedelta(hours=1)
_OLD_BACKUP = timedelta(days=2)
_AHEAD = timedelta(minutes=5)
_ALMOST_FULL = 200 * 1024**2


def of_each_store(settings: RawSettings) -> Iterator[Diagnosis]:
    """Whether each database can be opened, has the level that the program needs, and is whole."""
    for store, url in (("published", settings.database_url), ("raw", settings.raw_database_url)):
        try:
            yield _opened(url, store)
        except StoreError as error:
            yield fault(NAMES[store], error.message)
    if settings.reports_database_url and not report_store_exists(settings.reports_database_url):
        yield hint(
            REPORTS, "Die Datenbank fehlt: niemand kann einen Fehler melden.", f"„{PREPARE}“ legt sie an."
        )


def _opened(url: str, store: str) -> Diagnosis:
    engine = open_database(url, read_only=True)
    try:
        require_current(engine, store)
        if engine.dialect.name != "sqlite":
            return well(NAMES[store])
        with sentences(engine), engine.connect() as connection:
            found = str(connection.scalar(text("pragma quick_check(1)")))
    finally:
        engine.dispose()
    if found == "ok":
        return well(NAMES[store])
    return fault(
        NAMES[store],
        f"{sqlite_file(url)}: die Datenbank ist beschädigt ({found}).",
        "Die Apps anhalten und die letzte Sicherung wiederherstellen.",
    )


def of_both(settings: RawSettings, now: datetime) -> Iterator[Diagnosis]:
    """What can only be seen with both databases. Call where `of_each_store` finds no fault. Raises StoreError."""
    with closing(StaffStore(settings)) as store:
        found = health(store)
        with store.reading() as connection:
            newest = max((one.made_at for one in raw_store.releases(connection)), default=now)
    yield from _of_health(found)
    if newest - now > _AHEAD:
        yield fault(
            CLOCK,
            f"Der neueste Datenstand ist von {newest:%d.%m.%Y %H:%M} und damit aus der Zukunft.",
            "Die Uhr dieses Rechners stellen.",
        )
    else:
        yield well(CLOCK)


def _of_health(found: StoreHealth) -> Iterator[Diagnosis]:
    if found.unfit:
        yield fault(PAIR, found.unfit)
    if found.interrupted:
        yield hint(
            PAIR,
            "Eine Änderung wurde unterbrochen.",
            "Nichts tun: der nächste schreibende Befehl beendet sie oder nimmt sie zurück.",
        )
    if found.outdated:
        yield fault(
            PAIR,
            f"Datenstand {listed(found.outdated)} ist nach älteren Regeln geschützt und wird nicht gezeigt.",
            f"„{PREPARE}“ veröffentlicht neu.",
        )
    if not (found.unfit or found.interrupted or found.outdated):
        yield well(PAIR)


def of_disk(settings: RawSettings) -> Iterator[Diagnosis]:
    """Free bytes where files are written: beside each SQLite file, and for temporary files."""
    files = [sqlite_file(url) for url in (settings.database_url, settings.raw_database_url)]
    folders = {one.parent for one in files if one is not None and one.parent.is_dir()}
    for folder in sorted({*folders, Path(tempfile.gettempdir())}):
        if not os.access(folder, os.W_OK):
            yield fault(
                DISK, f"{folder}: hier darf das Programm nicht schreiben.", "Die Rechte des Ordners ändern."
            )
            continue
        free = shutil.disk_usage(folder).free
        said = f"{folder}: {_amount(free)} frei"
        if free < _ALMOST_FULL:
            yield fault(DISK, f"{said}.", "Platz schaffen, bevor etwas eingespielt wird.")
        elif folder in folders and free < LEAST_FREE:
            yield hint(
                DISK,
                f"{said}, für eine Veröffentlichung werden {_amount(LEAST_FREE)} gebraucht.",
                "Platz schaffen.",
            )
        else:
            yield well(DISK, said)


def _amount(size: int) -> str:
    return f"{size / 1024**3:.1f} GB".replace(".", ",")


def of_jobs(raw_url: str, now: datetime) -> Iterator[Diagnosis]:
    """Jobs of the staff app that wait or run for long. Raises StoreError."""
    file = sqlite_file(jobs_url(raw_url))
    if file is not None and not file.exists():
        yield well(JOBS)
        return
    with closing(JobStore(raw_url)) as store:
        late = [one for one in store.open_jobs() if now - _since(one) > _LONG]
    if late:
        yield hint(
            JOBS,
            f"{len(late)} warten oder laufen länger als eine Stunde, zuerst der von {late[0].asked_at:%d.%m.%Y %H:%M}.",
            "Die Verwaltung neu starten; was unterbrochen wurde, steht dort unter „Aufträge“.",
        )
    else:
        yield well(JOBS)


def _since(job: StaffJob) -> datetime:
    return job.begun_at or job.asked_at


def of_backups(folder: Path, now: datetime) -> Iterator[Diagnosis]:
    """Whether the newest backup in a folder is complete and not old."""
    taken = []
    for one in backups(folder):
        try:
            taken.append((manifest.read(one).taken_at, one))
        except StoreError as error:
            yield fault(BACKUPS, error.message)
    if not taken:
        yield fault(
            BACKUPS, f"{folder}: hier liegt keine Sicherung.", "„flask --app app backup ORDNER“ legt eine an."
        )
        return
    at, newest = max(taken)
    damaged = next(manifest.faults(newest, manifest.read(newest)), "")
    if damaged:
        yield fault(BACKUPS, damaged, "Eine neue Sicherung anlegen.")
    elif now - at > _OLD_BACKUP:
        yield hint(
            BACKUPS,
            f"{newest}: die neueste Sicherung ist {(now - at).days} Tage alt.",
            "Den nächtlichen Lauf prüfen.",
        )
    else:
        yield well(BACKUPS, f"{newest.name}, {len(taken)} im Ordner")
