"""`doctor` finds what is wrong with an installation, says what helps, and changes nothing."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import text, update

from callbacks.commands.doctor.command_line import doctor
from dashboard.staff.jobs.job import JobKind, JobOptions
from data.backups.backing_up import take
from data.doctor import stores as checks
from data.doctor.diagnosis import Level
from data.staff.jobs.job_store import JobStore
from data.stores import raw_store, schema

pytestmark = pytest.mark.one_database
NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.fixture
def prepared(stores, world):
    world.counts("kitas", 2021, {"13076001": "4", "13076002": "5"})
    stores.prepare_alike(world)
    return stores


def run(stores, *arguments: str, **environment: str):
    """Exit status and what is printed."""
    given = {
        "DATABASE_URL": stores.settings.database_url,
        "RAW_DATABASE_URL": stores.settings.raw_database_url,
        "REPORTS": "off",
        "SECRET_KEY": "fest",
        **environment,
    }
    cleared = {name: None for name in ("TEXTS_DIR", "PUBLIC_URL", "HOST", "STAFF_URL") if name not in given}
    done = CliRunner().invoke(doctor, arguments, env={**cleared, **given})
    assert not done.exception or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def levels(found) -> list[Level]:
    return [one.level for one in found]


def written_texts(folder: Path) -> str:
    folder.mkdir()
    for name in ("impressum", "datenschutz", "barrierefreiheit"):
        (folder / f"{name}.md").write_text("Text", encoding="utf-8")
    return str(folder)


def test_an_installation_that_is_well_has_no_hint_and_nothing_is_changed(prepared, tmp_path):
    folder = Path(prepared.settings.database_url.removeprefix("sqlite:///")).parent
    before = {one.name: one.read_bytes() for one in folder.glob("*.sqlite")}
    status, said = run(prepared, TEXTS_DIR=written_texts(tmp_path / "texte"))
    assert status == 0, said
    lines = [line for line in said.splitlines() if not line.startswith("Platz")]
    assert len(lines) == 7
    assert all(line.endswith("in Ordnung") for line in lines), said
    assert {one.name: one.read_bytes() for one in folder.glob("*.sqlite")} == before


def test_settings_that_stop_a_program_and_those_that_are_missing_are_named(prepared):
    status, said = run(prepared, PORT="viele")
    assert status == 1
    assert said.startswith("Einstellungen           Fehler: PORT='viele'")
    status, said = run(prepared, SECRET_KEY="", PROXY_HOPS="1")
    assert status == 0
    assert "Hinweis: SECRET_KEY fehlt" in said
    assert "Hinweis: PUBLIC_URL fehlt" in said
    assert (
        "Es fehlen impressum.md, datenschutz.md, barrierefreiheit.md, denn TEXTS_DIR ist nicht gesetzt."
        in said
    )


def test_a_store_that_is_missing_damaged_or_of_another_level_is_a_fault(prepared, tmp_path):
    file = Path(prepared.settings.database_url.removeprefix("sqlite:///"))
    prepared.published.dispose()
    content = bytearray(file.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 8192] = b"\xff" * 8192
    file.write_bytes(content)
    status, said = run(prepared)
    assert status == 1
    assert "Veröffentlichte Zahlen  Fehler:" in said
    assert "beschädigt" in said
    file.unlink()
    status, said = run(prepared)
    assert (status, "Veröffentlichte Zahlen  Fehler:" in said) == (1, True)
    assert "Beide Datenbanken" not in said, "they cannot be compared"
    with prepared.raw.begin() as connection:
        connection.execute(text("update alembic_version set version_num = 'raw_0001'"))
    assert "raw_0001" in run(prepared)[1]


def test_stores_of_another_state_and_a_clock_that_is_behind_are_faults(prepared):
    with prepared.raw.begin() as connection:
        newest = raw_store.releases(connection)[0]
        connection.execute(update(schema.release).values(made_at=newest.made_at + timedelta(days=2)))
    found = list(checks.of_both(prepared.settings, newest.made_at))
    assert [one.subject for one in found if one.level is Level.FAULT] == [checks.CLOCK]
    with prepared.published.begin() as connection:
        connection.execute(text("update published_release set version = '2031.1'"))
    found = list(checks.of_both(prepared.settings, newest.made_at + timedelta(days=3)))
    assert [one.subject for one in found if one.level is Level.FAULT] == [checks.PAIR]


def test_little_room_is_a_hint_almost_none_and_a_folder_that_is_closed_are_faults(prepared, monkeypatch):
    for free, level in ((500 * 1024**2, Level.HINT), (50 * 1024**2, Level.FAULT), (50 * 1024**3, Level.WELL)):
        usage = shutil._ntuple_diskusage(10**12, 10**12 - free, free)
        monkeypatch.setattr(checks.shutil, "disk_usage", lambda _folder, usage=usage: usage)
        assert level in levels(checks.of_disk(prepared.settings))
    monkeypatch.setattr(os, "access", lambda *_given: False)
    assert set(levels(checks.of_disk(prepared.settings))) == {Level.FAULT}


def test_a_job_that_waits_for_long_is_a_hint(prepared):
    raw = prepared.settings.raw_database_url
    assert levels(checks.of_jobs(raw, NOW)) == [Level.WELL]
    with closing(JobStore(raw)) as jobs:
        asked = jobs.add("t", JobKind.RELEASE, "2026.2", "S. Wolter", JobOptions()).asked_at
    assert levels(checks.of_jobs(raw, asked + timedelta(minutes=5))) == [Level.WELL]
    assert levels(checks.of_jobs(raw, asked + timedelta(hours=2))) == [Level.HINT]


def test_a_backup_is_there_young_and_whole(prepared, tmp_path):
    folder = tmp_path / "sicherungen"
    folder.mkdir()
    assert levels(checks.of_backups(folder, NOW)) == [Level.FAULT]
    made = take(prepared.settings, folder)
    now = datetime.now(UTC)
    assert levels(checks.of_backups(folder, now)) == [Level.WELL]
    assert levels(checks.of_backups(folder, now + timedelta(days=3))) == [Level.HINT]
    (made / "raw.sqlite").write_bytes(b"anders")
    assert levels(checks.of_backups(folder, now)) == [Level.FAULT]
