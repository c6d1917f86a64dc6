"""`import --mends`: a file with changes laid over it gives the same store as the file that somebody mended by hand."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import text

from data.stores.database import open_database
from tests.callbacks.commands.test_command_line import HEAD, flask
from tests.data.importing.mapping.books import Book
from tests.data.importing.templates.sent import zipped

__all__ = ["flask"]

WRONG = HEAD + "kitas;13076001;2025;;1B\nkitas;13076002;2025;;-\nkitas;99999999;2025;;3\n"
RIGHT = HEAD + "kitas;13076001;2025;;18\nkitas;13076002;2025;;-\n"
CHANGES = {
    "format": 1,
    "zellen": [
        {"file": "kitas.csv", "row": 2, "column": "E", "old": "1B", "new": "18", "by": "lange", "at": "heute"}
    ],
    "weglassen": [{"file": "kitas.csv", "row": 4, "old": "kitas | 99999999 | 2025 | 3", "reason": "fremd"}],
}


def shown(url):
    """The fingerprint of all published cells of each indicator that are served now."""
    engine = open_database(url, read_only=True)
    current = "(select max(id) from published_release where state = 'published')"
    with engine.connect() as connection:
        rows = connection.execute(
            text(f"select indicator, digest from manifest where release_id = {current}")
        ).all()
    engine.dispose()
    return dict(map(tuple, rows))


def notes(url):
    """What the published store says of its versions."""
    engine = open_database(url, read_only=True)
    with engine.connect() as connection:
        found = set(connection.scalars(text("select note from published_release")))
    engine.dispose()
    return found


@pytest.fixture
def files(tmp_path):
    (tmp_path / "kitas.csv").write_text(WRONG, "utf-8")
    (tmp_path / "mends.json").write_text(json.dumps(CHANGES), "utf-8")
    (tmp_path / "mended").mkdir()
    (tmp_path / "mended" / "kitas.csv").write_text(RIGHT, "utf-8")
    return tmp_path


def test_changes_give_the_same_published_cells_as_a_mended_file(flask, own_copy, files):
    url = own_copy.settings.database_url
    before = shown(url)
    assert flask("check", files / "kitas.csv").exit_code == 1
    done = flask("import", files / "kitas.csv", "--mends", files / "mends.json", "--note", "Kitas")
    assert done.exit_code == 0, done.output
    by_changes = shown(url)
    assert by_changes != before
    listed = flask("releases").output.splitlines()[0]
    assert "Kitas. Geändert: kitas.csv, Zeile 2, Spalte E: „1B“ zu „18“" in listed
    assert "Nicht gelesen: kitas.csv, Zeile 4 (fremd)" in listed
    assert notes(url) == {"mitgelieferte Daten", ""}
    version = listed.partition(" ")[0]
    assert flask("rollback", version).exit_code == 0
    assert flask("import", files / "mended" / "kitas.csv").exit_code == 0
    assert shown(url) == by_changes


def test_changes_that_do_not_fit_write_nothing(flask, files):
    before = flask("releases").output
    done = flask("import", files / "mended" / "kitas.csv", "--mends", files / "mends.json")
    assert done.exit_code == 1 and "nicht mehr zur Datei" in done.output
    other = files / "andere.csv"
    other.write_text(RIGHT, "utf-8")
    done = flask("import", other, "--mends", files / "mends.json")
    assert done.exit_code == 1 and "„kitas.csv“, die nicht dabei ist" in done.output
    assert flask("releases").output == before


@pytest.mark.parametrize("named", ["kitas.xlsx", "Rücklauf.zip → kitas.xlsx"])
def test_a_workbook_in_an_archive_is_mended_by_its_name(flask, own_copy, files, named):
    """Its only sheet needs no name."""
    book = [line.split(";") for line in WRONG.splitlines()]
    other = [line.split(";") for line in (HEAD + "kitas;13076003;2025;;5\n").splitlines()]
    archive = files / "Rücklauf.zip"
    archive.write_bytes(zipped({"kitas.xlsx": Book(book).content(), "andere.xlsx": Book(other).content()}))
    told = {name: [{**one, "file": named} for one in CHANGES[name]] for name in ("zellen", "weglassen")}
    mends = files / "mends.json"
    mends.write_text(json.dumps({"format": 1, **told}), "utf-8")
    assert flask("check", archive).exit_code == 1
    done = flask("import", archive, "--mends", mends)
    assert done.exit_code == 0, done.output
    in_archive = shown(own_copy.settings.database_url)
    assert flask("rollback", flask("releases").output.partition(" ")[0]).exit_code == 0
    (files / "mended" / "andere.csv").write_text(HEAD + "kitas;13076003;2025;;5\n", "utf-8")
    assert flask("import", files / "mended" / "kitas.csv", files / "mended" / "andere.csv").exit_code == 0
    assert shown(own_copy.settings.database_url) == in_archive


def test_what_people_write_of_a_draft_stays_out_of_the_published_store(flask, own_copy, files):
    """A note names cells as they were delivered, which are no published figures; the served app reads that store."""
    url = own_copy.settings.database_url
    said = ("--mends", files / "mends.json", "--note", "Zeile 2 hat nur 2 Kinder")
    assert flask("import", files / "kitas.csv", *said, "--draft").exit_code == 0
    version = flask("releases").output.partition(" ")[0]
    assert flask("publish", version).exit_code == 0
    assert flask("rollback", version, "--reason", "Es waren nur 2").exit_code == 0
    assert flask("publish", version).exit_code == 0
    assert notes(url) == {"mitgelieferte Daten", ""}
