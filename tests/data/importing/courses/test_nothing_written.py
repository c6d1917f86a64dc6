"""Wrong catalogues of courses at the command: a sentence each, and not a byte of either database changes."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from callbacks.commands.store_commands import import_files
from dashboard.settings import RawSettings
from tests.data.importing.courses.catalogue_files import REFUSED, SERVICE, catalogue
from tests.databases.worlds import Stores
from tests.sampling import some

pytestmark = pytest.mark.one_database


def content(settings: RawSettings) -> list[str]:
    """Everything that both databases hold, as the statements that would make them."""
    found: list[str] = []
    for url in (settings.database_url, settings.raw_database_url):
        with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
            found += [str(hash(line)) for line in connection.iterdump()]
    return found


def test_there_are_at_least_25_wrong_files_of_both_formats() -> None:
    kinds = {
        suffix: sum(name.endswith(suffix) for name, _, _ in REFUSED.values()) for suffix in (".xml", ".json")
    }
    assert sum(kinds.values()) == len(REFUSED) >= 25
    assert kinds[".xml"] >= 15 and kinds[".json"] >= 10


def test_each_wrong_file_is_said_and_writes_nothing_not_even_the_sound_file_beside_it(
    own_copy: Stores, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content(own_copy.settings)
    sound = tmp_path / "gut.xml"
    sound.write_bytes(catalogue(SERVICE))
    for at, (name, wrong, said) in enumerate(some(list(REFUSED.values()), 6)):
        file = tmp_path / f"{at}-{name}"
        file.write_bytes(wrong)
        assert not import_files(own_copy.settings, [sound, file], dry_run=False, draft=False, note=""), said
        told = "".join(capsys.readouterr())
        assert said in told and f"{at}-{name}" in told
        assert "Traceback" not in told
    assert content(own_copy.settings) == before
    assert import_files(own_copy.settings, [sound], dry_run=False, draft=False, note=""), capsys.readouterr()
    assert content(own_copy.settings) != before, "else nothing was looked at"
