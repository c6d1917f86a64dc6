"""Stores that do not belong together: every writing command says what differs and changes nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard.errors import StoreError
from dashboard.settings import RawSettings
from data.prepare import prepare
from data.stores.database import opened
from tests.data.stores.changes import KEPT, History, bring, kept, shown, take_back


def file(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def settings(folder: Path) -> RawSettings:
    return RawSettings(f"sqlite:///{folder / 'published.sqlite'}", f"sqlite:///{folder / 'raw.sqlite'}")


@pytest.fixture
def history(tmp_path):
    made = History(settings(tmp_path / "now"), tmp_path / "worlds")
    made.make()
    return made


@pytest.fixture
def backup(history, tmp_path):
    """Both stores as they were before the last import."""
    folder = tmp_path / "backup"
    shutil.copytree(tmp_path / "now", folder)
    bring(history.settings, ("kitas", "13076002", 2021, 33.0, "beispieldaten"))
    return settings(folder)


def refused(history: History) -> str:
    """What every writing command says; the stores stay as they are."""
    before = shown(history.settings), kept(history.settings)
    said = set()
    for command in (
        lambda: prepare(history.settings, folder=history.folder / "world"),
        lambda: prepare(history.settings, folder=history.folder / "later"),
        lambda: bring(history.settings, ("kitas", "13076001", 2021, 77.0, "beispieldaten")),
        lambda: bring(history.settings, KEPT),
        lambda: take_back(history.settings, history.versions["kept"]),
    ):
        with pytest.raises(StoreError) as caught:
            command()
        said.add(caught.value.message)
    assert (shown(history.settings), kept(history.settings)) == before
    (sentence,) = said
    assert sentence.endswith("Es wurde nichts geändert.")
    return sentence


def restore(backup: RawSettings, history: History, *stores: str) -> None:
    for store in stores:
        shutil.copy(file(getattr(backup, store)), file(getattr(history.settings, store)))


def test_a_restored_raw_store_does_not_take_the_newest_version_from_the_readers(history, backup):
    newest = max(row[0] for row in shown(history.settings))
    restore(backup, history, "raw_database_url")
    said = refused(history)
    assert f"nur veröffentlicht: {newest}" in said and "aus derselben Sicherung" in said


def test_a_restored_published_store_does_not_make_a_draft_of_what_was_published(history, backup):
    newest = max(row[0] for row in shown(history.settings))
    restore(backup, history, "database_url")
    said = refused(history)
    assert f"nur in den Rohdaten: {newest}" in said and "prepare --republish" in said


def test_both_restored_from_one_backup_go_on(history, backup):
    restore(backup, history, "raw_database_url", "database_url")
    assert bring(history.settings, ("kitas", "13076001", 2021, 77.0, "beispieldaten")).changed


def test_the_stores_of_another_installation_are_told_apart_though_their_versions_are_the_same(
    history, tmp_path
):
    other = History(settings(tmp_path / "other"), tmp_path / "other worlds")
    other.make()
    restore(other.settings, history, "raw_database_url")
    assert "gehören nicht zusammen" in refused(history)


def test_stores_of_different_ages_are_told_apart_though_their_versions_are_the_same(history, backup):
    """The import was taken back in one of them, another one has its number now."""
    version = max(row[0] for row in shown(history.settings))
    assert bring(backup, ("kita_plaetze", "13076002", 2021, 44.0, "beispieldaten")).version == version
    restore(backup, history, "raw_database_url")
    assert "verschiedene letzte Änderungen" in refused(history)


def test_a_deleted_raw_store_is_named_with_the_versions_that_hang_on_it(history):
    file(history.settings.raw_database_url).unlink()
    before = shown(history.settings)
    for _ in range(2):
        with pytest.raises(StoreError, match=r"raw\.sqlite: die Rohdaten zu .* fehlen"):
            prepare(history.settings, folder=history.folder / "world")
    assert shown(history.settings) == before


def test_a_deleted_published_store_is_not_made_again_unasked(history):
    expected = {row[1:] for row in shown(history.settings)}
    file(history.settings.database_url).unlink()
    for _ in range(2):
        with pytest.raises(StoreError, match=r"published\.sqlite: die veröffentlichte Datenbank ist leer"):
            prepare(history.settings, folder=history.folder / "world")
    prepare(history.settings, folder=history.folder / "world", republish=True)
    assert {row[1:] for row in shown(history.settings)} == expected
    take_back(history.settings, history.versions["older"])


def test_stores_of_an_older_program_are_paired_with_the_next_change(history):
    """They have no marks yet; their lists of versions are all that can be compared."""
    for url in (history.settings.raw_database_url, history.settings.database_url):
        with opened(url) as (engine,), engine.begin() as connection:
            connection.exec_driver_sql("delete from pairing")
    assert bring(history.settings, ("kitas", "13076001", 2021, 77.0, "beispieldaten")).changed
    assert not prepare(history.settings, folder=history.folder / "world").changed
