"""Takes a backup: all stores as they are between two changes, and the district's own texts."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from dashboard.errors import StoreError
from dashboard.settings import RawSettings
from data.backups import copying, manifest
from data.backups.manifest import Backup
from data.stores import published_store
from data.stores.database import opened, require_current, revision, sentences
from data.stores.two_stores import settle
from data.stores.writers import alone

LOG = logging.getLogger("bildungslupe")
PREFIX = "bildungslupe-"
_BEGUN = ".begonnen-"
_FORGOTTEN_AFTER = timedelta(days=1)


def urls_of(settings: RawSettings) -> dict[str, str]:
    """The address of each store, in the order in which they are locked and written; without that of readers' reports
    where there is none."""
    found = {"raw": settings.raw_database_url, "published": settings.database_url}
    if settings.reports_database_url:
        found["reports"] = settings.reports_database_url
    return found


def take(
    settings: RawSettings, into: Path, texts: Path | None = None, *, now: datetime | None = None
) -> Path:
    """A new folder below `into` with everything that a restoration needs; its path.

    Readers and staff go on meanwhile; imports and publications wait, and one that is under way is waited for.
    The folder appears whole or not at all, and only its owner may read it: it holds numbers that are not
    published. Raises StoreError where a store is missing, of another level or cannot be read, and where the
    folder cannot be written.
    """
    moment = now or datetime.now(UTC)
    target = into / f"{PREFIX}{moment.astimezone(UTC):%Y-%m-%dT%H%M%SZ}"
    with _beside(into, target) as folder:
        urls = urls_of(settings)
        with alone(*urls.values()), opened(*urls.values()) as engines:
            stores = dict(zip(urls, engines, strict=True))
            for store, engine in stores.items():
                require_current(engine, store)
            settle(stores["raw"], stores["published"])
            revisions = {store: _copied(engine, store, folder) for store, engine in stores.items()}
            version = _version(stores["published"])
        if texts is not None:
            _copy_texts(texts, folder / manifest.TEXTS)
        files = manifest.described(folder)
        backup = Backup(moment, settings.district, version, revisions, files)
        (folder / manifest.NAME).write_text(manifest.written(backup), encoding="utf-8")
        _reach_the_disk(folder)
    return target


def backups(into: Path) -> list[Path]:
    """The complete backups in a folder, oldest first."""
    return sorted(one for one in into.glob(f"{PREFIX}*") if (one / manifest.NAME).is_file())


def drop_oldest(into: Path, keep: int) -> list[Path]:
    """Removes all but the newest `keep` (at least 1) backups of a folder; the removed ones. Raises StoreError where
    one cannot be removed."""
    gone = backups(into)[: -max(keep, 1)]
    for one in gone:
        try:
            going = one.rename(
                one.with_name(f"{_BEGUN}{one.name}")
            )  # what is left of it is cleared away later
            (going / manifest.NAME).unlink()
            shutil.rmtree(going)
        except OSError as error:
            raise StoreError(f"{one}: die Sicherung lässt sich nicht löschen ({error.strerror}).") from error
    return gone


@contextmanager
def _beside(into: Path, target: Path) -> Iterator[Path]:
    """A folder that becomes `target` when the block ends without an error, and is removed otherwise."""
    try:
        into.mkdir(parents=True, exist_ok=True)
        _clear_forgotten(into)
        begun = Path(tempfile.mkdtemp(prefix=_BEGUN, dir=into))
    except OSError as error:
        raise StoreError(
            f"{into}: hier lässt sich nichts ablegen ({error.strerror}).", file=str(into)
        ) from error
    try:
        yield begun
        if target.exists():
            raise StoreError(
                f"{target}: diese Sicherung gibt es schon. Bitte in einer Sekunde noch einmal aufrufen."
            )
        begun.rename(target)
    except OSError as error:
        raise StoreError(
            f"{into}: die Sicherung lässt sich nicht schreiben ({error.strerror}).", file=str(into)
        ) from error
    finally:
        shutil.rmtree(begun, ignore_errors=True)


def _clear_forgotten(into: Path) -> None:
    """Removes what killed backups left: no backup takes a day. Numbers that are not published lie in there. What cannot
    be removed is named in the log and keeps no backup from being made."""
    before = (datetime.now(UTC) - _FORGOTTEN_AFTER).timestamp()
    for one in into.glob(f"{_BEGUN}*"):
        try:
            if one.stat().st_mtime < before:
                shutil.rmtree(one)
        except OSError as error:
            LOG.warning(
                "%s: der Rest einer abgebrochenen Sicherung lässt sich nicht löschen (%s). Er enthält Rohdaten; "
                "bitte von Hand löschen.",
                one,
                error.strerror,
            )


def _copied(engine: Engine, store: str, folder: Path) -> str:
    """Writes a store to its file in `folder`; its migration level."""
    file = folder / manifest.store_file(store)
    copying.to_file(engine, store, file)
    fault = copying.sound(file)
    if fault:
        raise StoreError(fault, file=str(file))
    with sentences(engine), engine.connect() as connection:
        return revision(connection) or ""


def _version(published: Engine) -> str:
    with sentences(published), published.connect() as connection:
        now = published_store.current(connection)
    return now.version if now else ""


def _copy_texts(texts: Path, to: Path) -> None:
    """The files of the folder itself; what lies deeper is no text of ours."""
    to.mkdir()
    try:
        found = [one for one in sorted(texts.iterdir()) if one.is_file() and not one.is_symlink()]
        contents = {one.name: one.read_bytes() for one in found}
    except OSError as error:
        raise StoreError(
            f"{error.filename}: der eigene Text lässt sich nicht lesen ({error.strerror}). Es wurde nichts gesichert.",
            file=str(error.filename),
        ) from error
    for name, content in contents.items():
        (to / name).write_bytes(content)


def _reach_the_disk(folder: Path) -> None:
    """A power cut right after the command must not leave a backup of empty files."""
    for file in folder.rglob("*"):
        if file.is_file():
            file.chmod(0o600)
            with file.open("rb+") as stream:
                os.fsync(stream.fileno())
