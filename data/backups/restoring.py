"""Restores a backup: checks it whole, then puts it in the place of what the stores hold."""

from __future__ import annotations

import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from dashboard.domain.releases.step import COMMAND_LINE
from dashboard.errors import StoreError
from dashboard.settings import RawSettings
from dashboard.staff.audit import Act, ActKind
from data import migrations
from data.backups import copying, manifest
from data.backups.backing_up import take, urls_of
from data.backups.manifest import Backup
from data.prepare import migrate
from data.stores import journal
from data.stores.audit import audit_log
from data.stores.database import open_database, opened, revision, sentences
from data.stores.pairing import require_fit
from data.stores.two_stores import settle
from data.stores.writers import alone

WAY_BACK = "vor-wiederherstellung"


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, and the backup of what was there before (None where nothing was)."""

    backup: Backup
    way_back: Path | None


def restore(
    settings: RawSettings, folder: Path, texts: Path | None = None, *, way_back: bool = True
) -> Restored:
    """Puts a backup in the place of what the stores hold; SQLite and PostgreSQL may change places.

    First everything is checked: checksums, each database, the district, whether the stores fit one another. Nothing is
    changed before. What was there is backed up beside `folder` (unless `way_back` is False). Readers see the old
    data version or the restored one. A restoration that was interrupted is named by every command that writes, and
    called again it is completed. Texts are written to `texts` where the backup has any and that folder is empty.
    Raises StoreError with place and cause.
    """
    backup = _sound(settings, folder)
    with tempfile.TemporaryDirectory(prefix="bildungslupe-restore-") as made:
        copies = _at_todays_level(folder, backup, Path(made))
        urls = {store: url for store, url in urls_of(settings).items() if store in copies}
        with alone(*urls.values()):
            before = _before(settings, folder) if way_back else None
            with _ready(urls) as stores:
                _put_back(stores, copies, backup, folder)
    if texts is not None:
        _put_texts(folder, backup, texts)
    return Restored(backup, before)


def checked(settings: RawSettings, folder: Path) -> Backup:
    """The backup in `folder`, of which everything has been tried that comes before restoring it. Raises StoreError as
    `restore` does; changes nothing."""
    backup = _sound(settings, folder)
    with tempfile.TemporaryDirectory(prefix="bildungslupe-restore-") as made:
        _at_todays_level(folder, backup, Path(made))
    return backup


def _sound(settings: RawSettings, folder: Path) -> Backup:
    backup = manifest.read(folder)
    _require_sound(folder, backup, settings.district)
    return backup


def _require_sound(folder: Path, backup: Backup, district: str) -> None:
    found = list(manifest.faults(folder, backup))
    stores = [folder / manifest.store_file(store) for store in backup.revisions]
    found = found or [fault for file in stores if (fault := copying.sound(file))]
    if found:
        raise StoreError(" ".join([*found[:5], "Es wurde nichts geändert."]), errors=tuple(found))
    if backup.district != district:
        raise StoreError(
            f"{folder}: die Sicherung gehört zum Kreis {backup.district}, eingestellt ist DISTRICT={district}. "
            "Es wurde nichts geändert."
        )


def _at_todays_level(folder: Path, backup: Backup, made: Path) -> dict[str, Path]:
    """Copies of the files, migrated to what the program needs; the backup itself stays as it is."""
    copies = {}
    for store in backup.revisions:
        copies[store] = made / manifest.store_file(store)
        shutil.copyfile(folder / copies[store].name, copies[store])
        with opened(f"sqlite:///{copies[store]}") as (engine,):
            with sentences(engine), engine.connect() as connection:
                found = revision(connection) or ""
            if found not in migrations.levels(store):
                raise StoreError(
                    f"{folder / copies[store].name}: den Stand „{found}“ kennt diese Fassung des Programms nicht. "
                    "Bitte mit der Fassung wiederherstellen, mit der gesichert wurde, oder mit einer neueren."
                )
            migrate(engine, store)
    with opened(f"sqlite:///{copies['raw']}", f"sqlite:///{copies['published']}") as (raw, published):
        settle(raw, published)
        with raw.connect() as ours, published.connect() as theirs:
            require_fit(ours, theirs)
    return copies


def _before(settings: RawSettings, folder: Path) -> Path | None:
    """A backup of what is there, beside the one that is restored; None where nothing is there, or where an
    interrupted restoration left stores that are neither."""
    with _ready(urls_of(settings)) as stores:
        with sentences(stores["raw"]), stores["raw"].connect() as raw:
            if journal.restoration(raw):
                return None
        with sentences(stores["published"]), stores["published"].connect() as published:
            if not published.dialect.has_table(published, "published_release") or not _any_release(published):
                return None
    return take(settings, folder.resolve().parent / WAY_BACK)


def _any_release(published: Connection) -> bool:
    table = migrations.METADATA["published"].tables["published_release"]
    return published.execute(table.select().limit(1)).first() is not None


@contextmanager
def _ready(urls: dict[str, str]) -> Iterator[dict[str, Engine]]:
    """Engines of stores at today's level; missing ones are made, empty."""
    with ExitStack() as open_ones:
        stores = {}
        for store, url in urls.items():
            engine = open_database(url, create=True)
            open_ones.callback(engine.dispose)
            migrate(engine, store)
            stores[store] = engine
        yield stores


def _put_back(stores: dict[str, Engine], copies: dict[str, Path], backup: Backup, folder: Path) -> None:
    """A note in the raw store first, which goes with the old rows in the last commit: until then it says what is under
    way, to whoever comes next."""
    with sentences(stores["raw"]), stores["raw"].begin() as raw:
        journal.begin_restoration(raw, uuid.uuid4().hex, str(folder.resolve()))
    for store in ("reports", "published", "raw"):
        if store in stores:
            with sentences(stores[store]), stores[store].begin() as connection:
                copying.from_file(copies[store], store, connection)
                if store == "raw":
                    _log(connection, backup)


def _log(raw: Connection, backup: Backup) -> None:
    taken = f"{backup.taken_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    audit_log.record(
        raw, Act(COMMAND_LINE, datetime.now(UTC), ActKind.BACKUP_RESTORED, backup.version, after=taken)
    )


def _put_texts(folder: Path, backup: Backup, texts: Path) -> None:
    if not backup.texts:
        return
    if any(texts.iterdir()):
        raise StoreError(
            f"{texts}: die Zahlen sind wiederhergestellt; die eigenen Texte nicht, denn in diesem Ordner liegen schon "
            f"Dateien. Die gesicherten liegen in {folder / manifest.TEXTS}.",
            file=str(texts),
        )
    for one in backup.texts:
        try:
            shutil.copyfile(folder / one.path, texts / Path(one.path).name)
        except OSError as error:
            raise StoreError(
                f"{texts}: {Path(one.path).name} lässt sich nicht schreiben ({error.strerror})."
            ) from error
