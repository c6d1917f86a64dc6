"""What lies around a backup: folders with odd names, own texts, sessions of staff, what is lost or left over."""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner
from sqlalchemy import delete, insert, select, update

from callbacks.commands.backups.command_line import restore as restore_command
from dashboard.errors import StoreError
from dashboard.settings import RawSettings
from data import migrations
from data.backups import backing_up, manifest, restoring
from data.stores.database import file_of, opened
from tests.data.stores.changes import History, kept, shown

pytestmark = pytest.mark.one_database
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """A history in a folder of an odd name, and its backup: for tests that change neither."""
    folder = tmp_path_factory.mktemp("shared") / "100 %20 für #1?"
    settings = RawSettings(
        f"sqlite:///{folder / 'stores' / 'published.sqlite'}", f"sqlite:///{folder / 'stores' / 'raw.sqlite'}"
    )
    made = History(settings, folder / "worlds")
    made.make()
    return made, backing_up.take(settings, folder / "backups", now=NOW)


def empty(folder) -> RawSettings:
    return RawSettings(f"sqlite:///{folder / 'published.sqlite'}", f"sqlite:///{folder / 'raw.sqlite'}")


def test_folders_may_be_called_anything(shared, tmp_path):
    history, backup = shared
    there = empty(tmp_path / "ä ? % # b")
    found = restoring.restore(there, backup)
    assert found.was_empty and found.way_back is None
    assert shown(there) == shown(history.settings) and kept(there) == kept(history.settings)
    names = {one.name for one in (backup.parents[1] / "stores").iterdir()}
    assert {"raw.sqlite", "published.sqlite", ".raw.sqlite.lock"} <= names
    with opened(there.raw_database_url) as (engine,):
        assert file_of(engine) == tmp_path / "ä ? % # b" / "raw.sqlite"


def test_own_texts_come_along_and_none_is_replaced(shared, tmp_path):
    history, _ = shared
    texts, there = tmp_path / "texts", tmp_path / "other texts"
    for folder in (texts, there):
        folder.mkdir()
        (folder / "same.md").write_text("Gleich.", encoding="utf-8")
    (texts / "missing.md").write_text("Fehlte.", encoding="utf-8")
    (texts / "impressum.md").write_text("Wir sind es.", encoding="utf-8")
    (there / "impressum.md").write_text("Wir sind es geworden.", encoding="utf-8")
    made = backing_up.take(history.settings, tmp_path / "backups", texts)
    found = restoring.restore(empty(tmp_path / "stores"), made, there)
    assert found.texts_left == ("impressum.md",)
    assert {one.name: one.read_text(encoding="utf-8") for one in there.iterdir()} == {
        "same.md": "Gleich.",
        "missing.md": "Fehlte.",
        "impressum.md": "Wir sind es geworden.",
    }


def test_a_lost_published_store_alone_leaves_a_way_back_that_can_be_restored(shared, tmp_path):
    _history, backup = shared
    there = empty(tmp_path / "stores")
    restoring.restore(there, backup)
    raw = kept(there)
    for one in (tmp_path / "stores").glob("published.sqlite*"):
        one.unlink()
    copy = tmp_path / "backups" / backup.name
    copy.parent.mkdir()
    copy.symlink_to(backup)
    (copy.parent / restoring.WAY_BACK).mkdir()
    found = restoring.restore(there, backup)
    assert found.way_back is not None and not found.was_empty
    assert manifest.read(found.way_back).version == ""
    again = empty(tmp_path / "again")
    restoring.restore(again, found.way_back)
    assert kept(again) == raw and not shown(again)


def test_nobody_stays_signed_in(shared, tmp_path):
    _, backup = shared
    there = empty(tmp_path / "stores")
    restoring.restore(there, backup)
    tables = migrations.METADATA["raw"].tables
    account, link, session = (tables[f"staff_{name}"] for name in ("account", "link", "session"))
    with opened(there.raw_database_url) as (engine,), engine.begin() as raw:
        given = {"name": "A", "name_key": "a", "role": "leitung", "carrier": "", "password_hash": "x"}
        raw.execute(insert(account).values(id=1, locked=False, created_at=NOW, **given))
        raw.execute(insert(session).values(token_hash="s", account_id=1, begun_at=NOW, used_at=NOW))
        raw.execute(insert(link).values(token_hash="l", account_id=1, expires_at=NOW))
    made = backing_up.take(there, tmp_path / "backups")
    restoring.restore(there, made, way_back=False)
    with opened(there.raw_database_url) as (engine,), engine.connect() as raw:
        assert [len(raw.execute(select(one)).all()) for one in (account, link, session)] == [1, 0, 0]


def test_no_invitation_counts_again_and_accounts_that_come_back_are_named(shared, tmp_path, monkeypatch):
    _, backup = shared
    there = empty(tmp_path / "stores")
    restoring.restore(there, backup)
    tables = migrations.METADATA["raw"].tables
    account, invitation = tables["staff_account"], tables["operator_invitation"]
    given = {"role": "leitung", "carrier": "", "password_hash": "x", "locked": False, "created_at": NOW}
    with opened(there.raw_database_url) as (engine,), engine.begin() as raw:
        for number, name in enumerate(("Stays", "Locked", "Gone"), 1):
            raw.execute(insert(account).values(id=number, name=name, name_key=name.lower(), **given))
        for number, state in enumerate(("open", "accepted"), 1):
            row = {"number": number, "token_hash": "h", "state": state, "operator": "T", "institutions": "[]"}
            row |= {"note": "", "made_by": "A", "made_at": NOW, "expires_at": NOW, "closed_by": ""}
            raw.execute(insert(invitation).values(row))
    made = backing_up.take(there, tmp_path / "backups")
    with opened(there.raw_database_url) as (engine,), engine.begin() as raw:
        raw.execute(update(account).where(account.c.name == "Locked").values(locked=True))
        raw.execute(delete(account).where(account.c.name == "Gone"))
    monkeypatch.setenv("DATABASE_URL", there.database_url)
    monkeypatch.setenv("RAW_DATABASE_URL", there.raw_database_url)
    monkeypatch.setenv("REPORTS", "off")
    done = CliRunner().invoke(restore_command, [str(made), "--no-way-back"])
    assert "können sich jetzt wieder anmelden: Gone, Locked." in done.output
    assert "ihre Links gelten nicht mehr: 1\n" in done.output
    with opened(there.raw_database_url) as (engine,), engine.connect() as raw:
        columns = (invitation.c.state, invitation.c.token_hash, invitation.c.closed_by)
        rows = [tuple(row) for row in raw.execute(select(*columns).order_by(invitation.c.number))]
    assert rows == [("withdrawn", "", restoring.COMMAND_LINE), ("accepted", "h", "")]


def test_called_again_a_restoration_names_what_its_first_call_has_backed_up(shared, tmp_path, monkeypatch):
    _, backup = shared
    there = empty(tmp_path / "stores")
    restoring.restore(there, backup)
    copy = shutil.copytree(backup, tmp_path / "backups" / backup.name)

    def killed(*_arguments):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(restoring.copying, "from_file", killed)
        with pytest.raises(KeyboardInterrupt):
            restoring.restore(there, copy)
    (made,) = backing_up.backups(tmp_path / "backups" / restoring.WAY_BACK)
    assert restoring.restore(there, copy).way_back == made


def test_without_a_way_back_a_store_that_the_backup_lacks_is_left_alone(shared, tmp_path):
    _, backup = shared
    there = replace(empty(tmp_path), reports_database_url=f"sqlite:///{tmp_path / 'reports.sqlite'}")
    restoring.restore(there, backup, way_back=False)
    assert not (tmp_path / "reports.sqlite").exists()


def test_a_rest_that_cannot_be_removed_keeps_no_backup_from_being_made(shared, tmp_path, monkeypatch, caplog):
    history, _ = shared
    rest = tmp_path / ".begonnen-old"
    rest.mkdir()
    os.utime(rest, (0, 0))

    def refused(folder, *_arguments, **_more):
        if folder == rest:
            raise PermissionError(13, "Zugriff verweigert")

    monkeypatch.setattr(backing_up.shutil, "rmtree", refused)
    assert manifest.read(backing_up.take(history.settings, tmp_path, now=NOW)).version
    assert f"{rest}: der Rest einer abgebrochenen Sicherung" in caplog.text


def test_what_killed_backups_left_goes_after_a_day(shared, tmp_path):
    history, _ = shared
    old, young = tmp_path / ".begonnen-old", tmp_path / ".begonnen-young"
    for one in (old, young):
        one.mkdir()
        (one / "raw.sqlite").write_bytes(b"")
    yesterday = time.time() - timedelta(days=1, minutes=1).total_seconds()
    os.utime(old, (yesterday, yesterday))
    made = backing_up.take(history.settings, tmp_path, now=NOW)
    assert {one.name for one in tmp_path.iterdir()} == {young.name, made.name}


def test_a_backup_that_is_half_removed_is_none(shared, tmp_path, monkeypatch):
    history, _ = shared
    made = [backing_up.take(history.settings, tmp_path, now=NOW + timedelta(hours=hour)) for hour in (0, 1)]

    def torn(_folder):
        raise OSError(5, "Strom weg")

    monkeypatch.setattr(backing_up.shutil, "rmtree", torn)
    with pytest.raises(StoreError, match="Strom weg"):
        backing_up.drop_oldest(tmp_path, 1)
    assert backing_up.backups(tmp_path) == made[1:]
    assert {one.name for one in tmp_path.iterdir()} == {made[1].name, f".begonnen-{made[0].name}"}


def test_files_that_cannot_be_read_or_written_are_said_in_sentences(shared, tmp_path, monkeypatch):
    history, backup = shared
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "impressum.md").write_text("Wir sind es.", encoding="utf-8")
    made = backing_up.take(history.settings, tmp_path / "backups", texts)

    def refused(*_arguments, **_more):
        raise OSError(13, "Zugriff verweigert", "hier")

    with monkeypatch.context() as patch:
        patch.setattr(backing_up.Path, "read_bytes", refused)
        with pytest.raises(StoreError, match="hier: der eigene Text lässt sich nicht lesen"):
            backing_up.take(history.settings, tmp_path / "backups", texts)
        with pytest.raises(StoreError, match=r"hier: .* der eigene Text impressum\.md aber nicht"):
            restoring.restore(empty(tmp_path / "stores"), made, texts)
    with monkeypatch.context() as patch:
        patch.setattr(restoring.shutil, "copyfile", refused)
        with pytest.raises(StoreError, match=r"hier: raw\.sqlite lässt sich nicht abschreiben"):
            restoring.checked(history.settings, backup)
    with monkeypatch.context() as patch:
        patch.setattr(restoring.tempfile, "TemporaryDirectory", refused)
        with pytest.raises(StoreError, match="Zwischendateien"):
            restoring.checked(history.settings, backup)


def test_the_command_says_what_was_not_saved_and_which_texts_stay(shared, tmp_path, monkeypatch):
    history, _ = shared
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "impressum.md").write_text("Wir sind es.", encoding="utf-8")
    made = backing_up.take(history.settings, tmp_path / "backups", texts)
    (texts / "impressum.md").write_text("Andere.", encoding="utf-8")
    there = empty(tmp_path / "stores")
    monkeypatch.setenv("DATABASE_URL", there.database_url)
    monkeypatch.setenv("RAW_DATABASE_URL", there.raw_database_url)
    monkeypatch.setenv("REPORTS", "off")
    monkeypatch.setenv("TEXTS_DIR", str(texts))
    first = CliRunner().invoke(restore_command, [str(made)])
    again = CliRunner().invoke(restore_command, [str(made), "--no-way-back"])
    assert first.exit_code == 0 and "Vorher waren die Datenbanken leer." in first.output
    assert again.exit_code == 0 and "Was vorher da war, wurde nicht gesichert." in again.output
    assert "impressum.md. Die gesicherten liegen in" in again.output
