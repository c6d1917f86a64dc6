"""Restores a backup: checks it whole, then puts it in the place of what the stores hold."""

from __future__ import annotations

import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, select, update

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
    """What was put back; the backup of what was there before, None where there is none; whether nothing was there;
    names of own texts that stay as they are, though the backup has others; names of accounts that may sign in again,
    though they were locked or gone; how many invitations of operators were withdrawn."""

    backup: Backup
    way_back: Path | None
    was_empty: bool = False
    texts_left: tuple[str, ...] = ()
    accounts_back: tuple[str, ...] = ()
    invitations_withdrawn: int = 0


@dataclass(slots=True)
class _There:
    """What a restoration finds: the backup of it, whether it is empty, the name keys of accounts that may sign in. And
    what becomes of accounts and invitations."""

    way_back: Path | None
    empty: bool
    active: frozenset[str] = field(default_factory=frozenset)
    accounts_back: tuple[str, ...] = ()
    invitations_withdrawn: int = 0


def restore(
    settings: RawSettings, folder: Path, texts: Path | None = None, *, way_back: bool = True
) -> Restored:
    """Puts a backup in the place of what the stores hold; SQLite and PostgreSQL may change places.

    First everything is checked: checksums, each database, the district, whether the stores fit one another. Nothing is
    changed before. What was there is backed up beside `folder` (unless `way_back` is False). Readers see the old
    data version or the restored one. A restoration that was interrupted is named by every command that writes, and
    called again it is completed. Nobody stays signed in to the staff app, and no link of an invitation counts any
    more. Of the own texts those are written that are missing in `texts`; none is replaced. Raises StoreError with place
    and cause.
    """
    backup = _sound(settings, folder)
    with _workshop() as made:
        copies = _at_todays_level(folder, backup, made)
        urls = {store: url for store, url in urls_of(settings).items() if store in copies}
        with alone(*urls.values()):
            before = _before(settings, folder, urls, way_back)
            with _ready(urls) as stores:
                _put_back(stores, copies, backup, folder, before)
    left = _put_texts(folder, backup, texts) if texts is not None else ()
    return Restored(
        backup, before.way_back, before.empty, left, before.accounts_back, before.invitations_withdrawn
    )


def checked(settings: RawSettings, folder: Path) -> Backup:
    """The backup in `folder`, of which everything has been tried that comes before restoring it. Raises StoreError as
    `restore` does; changes nothing."""
    backup = _sound(settings, folder)
    with _workshop() as made:
        _at_todays_level(folder, backup, made)
    return backup


@contextmanager
def _workshop() -> Iterator[Path]:
    """A folder for copies that goes when the block ends."""
    try:
        made = tempfile.TemporaryDirectory(prefix="bildungslupe-restore-")
    except OSError as error:
        raise StoreError(
            f"Im Ordner für Zwischendateien lässt sich nichts anlegen ({error.strerror}). Es wurde nichts geändert."
        ) from error
    with made as folder:
        yield Path(folder)


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
        try:
            shutil.copyfile(folder / copies[store].name, copies[store])
        except OSError as error:
            raise StoreError(
                f"{error.filename}: {copies[store].name} lässt sich nicht abschreiben ({error.strerror}). "
                "Es wurde nichts geändert.",
                file=str(error.filename),
            ) from error
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
            require_fit(ours, theirs, may_be_lost=True)
    return copies


def _before(settings: RawSettings, folder: Path, urls: dict[str, str], wanted: bool) -> _There:
    """What is there, with a backup of it beside the one that is restored. That is the one of the first call where an
    interrupted restoration left stores that are neither; None where nothing is there or no backup is wanted. Then only
    the stores at `urls` are opened."""
    with _ready(urls_of(settings) if wanted else urls) as stores:
        if all(copying.is_empty(engine, store) for store, engine in stores.items()):
            return _There(None, empty=True)
        with sentences(stores["raw"]), stores["raw"].connect() as raw:
            interrupted, made = journal.restoration(raw), journal.way_back(raw)
            active = frozenset(_active(raw))
    if interrupted:
        return _There(Path(made) if made else None, empty=False, active=active)
    there = take(settings, folder.resolve().parent / WAY_BACK) if wanted else None
    return _There(there, empty=False, active=active)


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


def _put_back(
    stores: dict[str, Engine], copies: dict[str, Path], backup: Backup, folder: Path, before: _There
) -> None:
    """A note in the raw store first, which goes with the old rows in the last commit: until then it says what is under
    way, to whoever comes next."""
    with sentences(stores["raw"]), stores["raw"].begin() as raw:
        way_back = str(before.way_back.resolve()) if before.way_back else ""
        journal.begin_restoration(raw, uuid.uuid4().hex, str(folder.resolve()), way_back)
    for store in ("reports", "published", "raw"):
        if store in stores:
            with sentences(stores[store]), stores[store].begin() as connection:
                copying.from_file(copies[store], store, connection)
                if store == "raw":
                    _sign_out_everybody(connection)
                    before.invitations_withdrawn = _withdraw_invitations(connection)
                    before.accounts_back = _back_again(connection, before)
                    _log(connection, backup)


def _sign_out_everybody(raw: Connection) -> None:
    """Sessions, invitations and links for a password that ended since the backup must not come back to life."""
    for name in ("staff_session", "staff_link"):
        raw.execute(migrations.METADATA["raw"].tables[name].delete())


def _withdraw_invitations(raw: Connection) -> int:
    """How many were open: whether they were used or withdrawn since the backup, nobody knows any more."""
    table = migrations.METADATA["raw"].tables["operator_invitation"]
    gone = {"state": "withdrawn", "token_hash": "", "closed_by": COMMAND_LINE, "closed_at": datetime.now(UTC)}
    return raw.execute(update(table).where(table.c.state == "open").values(**gone)).rowcount


def _active(raw: Connection) -> dict[str, str]:
    """Names of the accounts that may sign in, by their keys."""
    table = migrations.METADATA["raw"].tables["staff_account"]
    found = select(table.c.name_key, table.c.name).where(table.c.locked.is_(False)).order_by(table.c.name_key)
    return {row.name_key: row.name for row in raw.execute(found)}


def _back_again(raw: Connection, before: _There) -> tuple[str, ...]:
    """Names of the accounts that may sign in now, but could not before."""
    if before.empty:
        return ()
    return tuple(name for key, name in _active(raw).items() if key not in before.active)


def _log(raw: Connection, backup: Backup) -> None:
    taken = f"{backup.taken_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    audit_log.record(
        raw, Act(COMMAND_LINE, datetime.now(UTC), ActKind.BACKUP_RESTORED, backup.version, after=taken)
    )


def _put_texts(folder: Path, backup: Backup, texts: Path) -> tuple[str, ...]:
    """Writes those that are missing; names of those that stay though they differ."""
    left = []
    for one in backup.texts:
        name = Path(one.path).name
        try:
            saved = (folder / one.path).read_bytes()
            if not (texts / name).exists():
                (texts / name).write_bytes(saved)
            elif (texts / name).read_bytes() != saved:
                left.append(name)
        except OSError as error:
            raise StoreError(
                f"{error.filename}: die Zahlen sind wiederhergestellt, der eigene Text {name} aber nicht "
                f"({error.strerror}). Er liegt in {folder / manifest.TEXTS}.",
                file=str(error.filename),
            ) from error
    return tuple(left)
