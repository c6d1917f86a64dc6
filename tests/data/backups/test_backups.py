"""A backup holds what the stores hold, is checked whole, and comes back on either database; killed anywhere, a
restoration is named and can be completed."""

from __future__ import annotations

import json
import shutil
import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from sqlalchemy import inspect, select

from callbacks.commands.backups.command_line import backup as backup_command
from callbacks.commands.backups.command_line import restore as restore_command
from dashboard.errors import StoreError
from dashboard.settings import RawSettings
from data import migrations
from data.backups import backing_up, manifest, restoring
from data.stores import journal
from data.stores.database import opened, zoned
from data.stores.writers import alone
from tests.data.stores.blows import Killed, struck
from tests.data.stores.changes import History, bring, kept, shown

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
ROW = ("kitas", "13076002", 2021, 33.0, "beispieldaten")


def in_utc(value):
    return zoned(value).astimezone(UTC) if isinstance(value, datetime) else value


def everything(settings: RawSettings, store: str) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables of a store, but for the log, in which a restoration leaves a line."""
    url = backing_up.urls_of(settings)[store]
    with opened(url) as (engine,), engine.connect() as connection:
        return {
            table.name: sorted(
                (tuple(map(in_utc, row)) for row in connection.execute(select(table))), key=repr
            )
            for table in migrations.METADATA[store].sorted_tables
            if table.name != "audit_entry"
        }


def elsewhere(tmp_path, district="13076") -> RawSettings:
    return RawSettings(
        f"sqlite:///{tmp_path / 'there' / 'published.sqlite'}",
        f"sqlite:///{tmp_path / 'there' / 'raw.sqlite'}",
        district,
    )


def test_what_was_backed_up_comes_back_and_work_goes_on(history, tmp_path):
    settings = history.settings
    before = {store: everything(settings, store) for store in ("raw", "published")}
    seen, known = shown(settings), kept(settings)
    made = backing_up.take(settings, tmp_path / "backups", now=NOON)
    later = bring(settings, ROW)
    assert later.changed and shown(settings) != seen

    found = restoring.restore(settings, made)

    assert (shown(settings), kept(settings)) == (seen, known)
    assert {store: everything(settings, store) for store in before} == before
    assert found.way_back is not None and found.backup.taken_at == NOON
    again = bring(settings, ROW)  # numbers go on behind the highest that came back
    assert again.changed and again.version == later.version
    restoring.restore(settings, found.way_back, way_back=False)
    assert ("kitas", "13076002") in {(one[1], one[4]) for one in shown(settings) if one[1] == "kitas"}


def test_a_backup_of_one_database_is_restored_on_another(history, tmp_path):
    made = backing_up.take(history.settings, tmp_path / "backups")
    there = elsewhere(tmp_path)
    found = restoring.restore(there, made)
    assert found.way_back is None  # nothing was there
    assert shown(there) == shown(history.settings) and kept(there) == kept(history.settings)
    with opened(there.raw_database_url) as (engine,):
        acts = migrations.METADATA["raw"].tables["audit_entry"]
        with engine.connect() as connection:
            assert "backup_restored" in set(connection.scalars(select(acts.c.kind)))
    back = backing_up.take(there, tmp_path / "backups_there")
    before = {store: everything(there, store) for store in ("raw", "published")}
    restoring.restore(history.settings, back, way_back=False)
    assert {store: everything(history.settings, store) for store in before} == before
    assert bring(history.settings, ROW).changed


@pytest.fixture
def backup(history, tmp_path):
    return backing_up.take(history.settings, tmp_path / "backups", now=NOON)


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """A history and its backup for tests that change neither."""
    folder = tmp_path_factory.mktemp("shared")
    made = History(elsewhere(folder), folder / "worlds")
    made.make()
    return made, backing_up.take(made.settings, folder / "backups", now=NOON)


def flipped(file):
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 255
    file.write_bytes(bytes(content))


def without(file):
    file.unlink()


def shorter(file):
    file.write_bytes(file.read_bytes()[:-10])


def said_in(text, **changes):
    said = json.loads(text)
    return json.dumps({**said, **changes})


WRONG = {
    "no backup": (lambda folder: shutil.rmtree(folder) or folder.mkdir(), "das ist keine Sicherung"),
    "a flipped byte": (lambda folder: flipped(folder / "raw.sqlite"), "Prüfsumme"),
    "a missing store": (lambda folder: without(folder / "published.sqlite"), "die Datei fehlt"),
    "a short store": (lambda folder: shorter(folder / "published.sqlite"), "statt"),
    "no JSON": (lambda folder: (folder / manifest.NAME).write_text("{"), "kein lesbares JSON"),
    "deep JSON": (lambda folder: (folder / manifest.NAME).write_text("[" * 100_000), "JSON"),
    "a list": (lambda folder: (folder / manifest.NAME).write_text("[]"), "unvollständig"),
    "bytes": (lambda folder: (folder / manifest.NAME).write_bytes(b"\xff\xfe"), "JSON"),
    "a newer form": (lambda folder: changed(folder, format=2), "neuere Fassung"),
    "no zone": (lambda folder: changed(folder, taken_at="2026-11-30T12:00:00"), "unvollständig"),
    "another district": (lambda folder: changed(folder, district="07232"), "Kreis 07232"),
    "no stores": (lambda folder: changed(folder, revisions={}), "unvollständig"),
    "a path that leads out": (lambda folder: changed(folder, files=[OUT]), "unvollständig"),
    "one file twice": (lambda folder: twice(folder), "unvollständig"),
}
OUT = {"path": "../raw.sqlite", "size": 1, "sha256": "0" * 64}


def changed(folder, **changes):
    file = folder / manifest.NAME
    file.write_text(said_in(file.read_text(encoding="utf-8"), **changes), encoding="utf-8")


def twice(folder):
    files = json.loads((folder / manifest.NAME).read_text(encoding="utf-8"))["files"]
    changed(folder, files=[*files, files[0]])


@pytest.mark.parametrize("wrong", WRONG)
def test_a_backup_that_is_not_whole_changes_nothing(shared, tmp_path, wrong):
    spoil, sentence = WRONG[wrong]
    history, whole = shared
    backup = shutil.copytree(whole, tmp_path / "copy")
    spoil(backup)
    before = shown(history.settings), kept(history.settings)
    with pytest.raises(StoreError, match=sentence):
        restoring.restore(history.settings, backup)
    with pytest.raises(StoreError, match=sentence):
        restoring.checked(history.settings, backup)
    assert (shown(history.settings), kept(history.settings)) == before


@pytest.mark.one_database
def test_stores_of_two_backups_are_refused(history, backup, tmp_path):
    bring(history.settings, ROW)
    later = backing_up.take(history.settings, tmp_path / "backups")
    shutil.copy(backup / "published.sqlite", later / "published.sqlite")
    size = (later / "published.sqlite").stat().st_size
    files = json.loads((later / manifest.NAME).read_text(encoding="utf-8"))["files"]
    for one in files:
        if one["path"] == "published.sqlite":
            one.update(size=size, sha256=manifest.digest(later / "published.sqlite"))
    changed(later, files=files)
    with pytest.raises(StoreError, match="verschieden alt"):
        restoring.restore(history.settings, later)


@pytest.mark.one_database
def test_a_store_of_a_newer_program_is_refused(history, backup):
    with closing(sqlite3.connect(backup / "raw.sqlite")) as store, store:
        store.execute("update alembic_version set version_num = 'raw_9999'")
    files = json.loads((backup / manifest.NAME).read_text(encoding="utf-8"))["files"]
    for one in files:
        file = backup / one["path"]
        one.update(size=file.stat().st_size, sha256=manifest.digest(file))
    changed(backup, files=files)
    with pytest.raises(StoreError, match="raw_9999"):
        restoring.restore(history.settings, backup)


def interrupted(history):
    with opened(history.settings.raw_database_url) as (engine,), engine.connect() as raw:
        return journal.restoration(raw)


@pytest.mark.one_database
def test_killed_anywhere_a_restoration_is_named_and_completed(history, backup):
    settings = history.settings
    old = shown(settings), kept(settings)
    bring(settings, ROW)
    new = shown(settings), kept(settings)
    state = backing_up.take(settings, backup.parent / "newer", now=NOON)
    with struck() as counted:
        restoring.restore(settings, backup, way_back=False)
    steps = sorted({*counted.commits, 1, counted.steps // 3, counted.steps // 2, counted.steps})
    outcomes = set()
    for at in steps:
        restoring.restore(settings, state, way_back=False)
        assert (shown(settings), kept(settings)) == new
        with struck(at, "kill"), pytest.raises(Killed):
            restoring.restore(settings, backup, way_back=False)
        assert shown(settings) in (old[0], new[0]), at  # readers never see anything in between
        if interrupted(history):
            with pytest.raises(StoreError, match=f"restore {backup}"):
                history.next_command()
            outcomes.add("named")
            restoring.restore(settings, backup)
            assert (shown(settings), kept(settings)) == old
        else:
            history.next_command()
            assert (shown(settings), kept(settings)) in (old, new), at
            outcomes.add("old" if shown(settings) == old[0] else "new")
        assert not history.next_command().changed
    assert outcomes == {"named", "old", "new"}


@pytest.mark.one_database
def test_only_its_owner_reads_a_backup_and_an_unfinished_one_is_removed(history, tmp_path, monkeypatch):
    made = backing_up.take(history.settings, tmp_path / "backups", now=NOON)
    assert made.name == "bildungslupe-2026-11-30T120000Z"
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert {stat.S_IMODE(one.stat().st_mode) for one in made.iterdir()} == {0o600}
    with pytest.raises(StoreError, match="gibt es schon"):
        backing_up.take(history.settings, tmp_path / "backups", now=NOON)
    monkeypatch.setattr(manifest, "described", lambda _folder: (_ for _ in ()).throw(OSError(28, "voll")))
    with pytest.raises(StoreError, match="voll"):
        backing_up.take(history.settings, tmp_path / "backups")
    assert [one.name for one in (tmp_path / "backups").iterdir()] == [made.name]


@pytest.mark.one_database
def test_a_backup_waits_for_a_change_under_way(history, tmp_path):
    settings = history.settings
    with ThreadPoolExecutor(1) as thread:
        with alone(settings.raw_database_url, settings.database_url):
            backup = thread.submit(backing_up.take, settings, tmp_path / "backups")
            with pytest.raises(TimeoutError):
                backup.result(timeout=0.3)
        assert manifest.read(backup.result(timeout=60)).version == history.versions["newest"]


@pytest.mark.one_database
def test_the_commands_say_what_was_done_and_how_to_come_back(history, tmp_path, monkeypatch):
    settings = history.settings
    monkeypatch.setenv("DATABASE_URL", settings.database_url)
    monkeypatch.setenv("RAW_DATABASE_URL", settings.raw_database_url)
    monkeypatch.setenv("REPORTS", "off")
    run = CliRunner().invoke

    def called(command, *arguments):
        return run(command, [str(one) for one in arguments])

    made = called(backup_command, tmp_path / "backups", "--keep", "1")
    (folder,) = backing_up.backups(tmp_path / "backups")
    assert made.exit_code == 0 and str(folder) in made.output
    assert f"Datenstand {history.versions['newest']}; 2 Datenbanken, keine eigenen Texte" in made.output
    before = shown(settings)
    assert called(restore_command, folder, "--check").exit_code == 0
    bring(settings, ROW)
    done = called(restore_command, folder)
    assert done.exit_code == 0 and restoring.WAY_BACK in done.output and shown(settings) == before
    refused = called(restore_command, tmp_path)
    assert refused.exit_code == 1 and "das ist keine Sicherung" in refused.output


@pytest.mark.one_database
def test_only_the_newest_are_kept(history, tmp_path):
    folder = tmp_path / "backups"
    made = [backing_up.take(history.settings, folder, now=NOON.replace(hour=hour)) for hour in (9, 10, 11)]
    (folder / "bildungslupe-notizen").mkdir()  # no backup: stays
    assert backing_up.drop_oldest(folder, 2) == made[:1]
    assert backing_up.backups(folder) == made[1:] and (folder / "bildungslupe-notizen").is_dir()


def test_the_tables_of_every_store_are_copied(history, backup):
    for store in ("raw", "published"):
        with opened(f"sqlite:///{backup / manifest.store_file(store)}") as (engine,):
            names = set(inspect(engine).get_table_names())
        assert names == {*migrations.METADATA[store].tables, "alembic_version"}
