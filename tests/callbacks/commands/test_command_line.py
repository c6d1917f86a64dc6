"""The command line: exit status 0, or 1 with every finding in a sentence, and nothing written then."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask

from callbacks.commands.command_line import register_commands
from dashboard.settings import RawSettings
from data.prepare import migrate
from data.stores.database import open_database

HEAD = "merkmal;gebiet;jahr;gliederung;wert\n"


@pytest.fixture
def flask(own_copy, monkeypatch):
    """`flask --app app …` on a copy of what ships."""
    monkeypatch.setenv("DATABASE_URL", own_copy.settings.database_url)
    monkeypatch.delenv("RAW_DATABASE_URL", raising=False)
    server = Flask("test")
    register_commands(server)

    def run(*arguments):
        return server.test_cli_runner().invoke(args=[str(one) for one in arguments])

    return run


@pytest.fixture
def good(tmp_path):
    file = tmp_path / "kitas.csv"
    file.write_text(HEAD + "kitas;13076001;2025;;7\nkitas;13076002;2025;;-\n", encoding="utf-8")
    return file


@pytest.fixture
def bad(tmp_path):
    file = tmp_path / "kaputt.csv"
    file.write_text(HEAD + "kitas;99999999;2025;;7\nkitas;13076002;2025;;1.5\n", encoding="utf-8")
    return file


def kitas(flask):
    """What is shown of the municipality that the tables name."""
    lines = flask("export", "kitas").output.splitlines()
    return [line.split(";")[5] for line in lines if ";13076001;" in line and ";2025;" in line]


def test_an_empty_list_of_versions_says_so(tmp_path, monkeypatch):
    """A preparation that was interrupted after the tables were made leaves stores without a version."""
    settings = RawSettings(f"sqlite:///{tmp_path}/published.sqlite", f"sqlite:///{tmp_path}/raw.sqlite")
    for url, store in ((settings.raw_database_url, "raw"), (settings.database_url, "published")):
        engine = open_database(url, create=True)
        migrate(engine, store)
        engine.dispose()
    monkeypatch.setenv("DATABASE_URL", settings.database_url)
    server = Flask("test")
    register_commands(server)
    said = server.test_cli_runner().invoke(args=["releases"])
    assert (said.exit_code, said.output[:20]) == (0, "Noch kein Datenstand")


def test_an_import_shows_up_and_is_taken_back(flask, good):
    assert kitas(flask) == []
    done = flask("import", good)
    assert (done.exit_code, "2 Werte eingespielt" in done.output) == (0, True)
    assert kitas(flask) == ["7"]
    version = flask("releases").output.split(" · ")[0]
    again = flask("import", good)
    assert (again.exit_code, "schon eingespielt" in again.output) == (0, True)
    back = flask("rollback", version)
    assert (back.exit_code, f"{version} ist zurückgenommen" in back.output) == (0, True)
    assert kitas(flask) == []
    assert "zurückgenommen" in flask("releases").output.splitlines()[0]


def test_a_published_figure_names_its_file_and_row(flask, good):
    flask("import", good, "--note", "Nachmeldung")
    told = flask("provenance", "kitas", "13076001", 2025)
    assert told.exit_code == 0
    assert "Kindertageseinrichtungen, Alt Krenzlin, 2025" in told.output
    assert "kitas.csv, Zeile 2, Spalte wert" in told.output
    assert "Anmerkung: Nachmeldung" in told.output
    missing = flask("provenance", "kitas", "13076001", 1950)
    assert (missing.exit_code, "ist nichts veröffentlicht" in missing.output) == (1, True)


def test_a_bad_file_stops_the_good_one_beside_it_and_every_finding_is_said(flask, good, bad):
    before = flask("releases").output
    done = flask("import", good, bad)
    assert done.exit_code == 1
    for said in ("99999999", "„1.5“", "Nichts eingespielt"):
        assert said in done.output
    assert flask("releases").output == before


def test_check_writes_nothing_and_fails_for_a_bad_file(flask, good, bad):
    before = flask("releases").output
    assert flask("check", good).exit_code == 0
    assert flask("check", bad).exit_code == 1
    assert flask("releases").output == before


def test_a_dry_run_says_what_would_happen(flask, good):
    before = flask("releases").output
    done = flask("import", good, "--dry-run")
    assert (done.exit_code, "2 Werte würden eingespielt" in done.output) == (0, True)
    assert flask("releases").output == before


@pytest.mark.parametrize("command", [("check",), ("import", "--dry-run")])
def test_trying_says_what_would_be_shown_displaced_and_lacking(flask, tmp_path, command):
    """More children in care than the example says there are: that is told, and stops nobody."""
    file = tmp_path / "betreut.csv"
    file.write_text(HEAD + "kinder_betreut_u3;13076105;2024;;990\n", encoding="utf-8")
    before = flask("releases").output
    done = flask(*command[:1], file, *command[1:])
    assert done.exit_code == 0, done.output
    for said in (
        "990 „",
        "(Beispieldaten)",
        "Grundzahl fehlt",
        "(kinder_u3; 31. Dezember, 2023)",
        "weichen",
        "sichtbar",
    ):
        assert said in done.output
    assert flask("releases").output == before


def test_what_contradicts_what_is_stored_is_refused_with_both_numbers(flask, tmp_path):
    stored, wrong = tmp_path / "vorher.csv", tmp_path / "falsch.csv"
    stored.write_text(
        HEAD + "kinder_u3;13076105;2023;;149\nkinder_betreut_u3;13076105;2024;;9\n", encoding="utf-8"
    )
    wrong.write_text(HEAD + "kinder_ganztags_u3;13076105;2024;;99\n", encoding="utf-8")
    assert flask("import", stored).exit_code == 0
    before = flask("releases").output
    for command in (("check",), ("import", "--dry-run"), ("import",)):
        done = flask(*command[:1], wrong, *command[1:])
        assert done.exit_code == 1
        assert re.search(r"FEHLER: .*\(13076105\), 2024: 99 „.*“ \(neu\) sind mehr als 9 „", done.output), (
            done.output
        )
    assert flask("releases").output == before


def test_a_draft_waits_for_publishing(flask, good):
    assert flask("import", good, "--draft").exit_code == 0
    line = flask("releases").output.splitlines()[0]
    assert "Entwurf" in line
    assert kitas(flask) == []
    assert flask("publish", line.split(" · ")[0]).exit_code == 0
    assert kitas(flask) == ["7"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("rollback", "1999.1"), "Den Datenstand „1999.1“ gibt es nicht"),
        (("publish", "1999.1"), "Einen Entwurf „1999.1“ gibt es nicht"),
        (("export", "hunde"), "Den Indikator „hunde“ gibt es nicht"),
        (("check", "/gibt/es/nicht.csv"), "gibt es nicht"),
        (("export", "kitas", "--datei", "/gibt/es/nicht/kitas.csv"), "lässt sich nicht schreiben"),
    ],
)
def test_what_cannot_be_done_ends_in_a_sentence(flask, arguments, said):
    done = flask(*arguments)
    assert (done.exit_code, said in done.output) == (1, True), done.output


def test_nonsense_in_the_environment_ends_in_a_sentence(flask, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "telefonbuch")
    done = flask("releases")
    assert (done.exit_code, "DATABASE_URL ist keine lesbare Datenbankadresse" in done.output) == (1, True)


def test_commands_on_a_missing_store_name_the_one_that_makes_it(flask, monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'neu' / 'published.sqlite'}")
    done = flask("releases")
    assert (done.exit_code, "flask --app app prepare" in done.output) == (1, True)


def test_preparing_what_is_ready_says_so(flask):
    done = flask("prepare")
    assert (done.exit_code, "Die Datenbanken sind bereit" in done.output) == (0, True)


def test_an_export_has_the_columns_of_the_interface(flask, tmp_path):
    file = tmp_path / "export.csv"
    assert flask("export", "kinderarmut", "--ebene", "amt", "--datei", file).exit_code == 0
    lines = file.read_text("utf-8-sig").splitlines()
    columns = (
        "indikator;gebiet;name;jahr;gliederung;wert;untergrenze;obergrenze;zaehler;nenner;status;herkunft"
    )
    assert lines[0] == columns
    assert len(lines) == 1 + 2 * 20


def test_data_on_standard_output_are_utf_8_whatever_the_terminal_has_signs_for(shipped):
    environment = {**os.environ, "DATABASE_URL": shipped.database_url, "PYTHONIOENCODING": "ascii"}
    work = (
        "import os;from dashboard.settings import RawSettings;from callbacks.commands import running, export_values;"
        "running.ends_in_a_sentence(lambda: export_values.export("
        "RawSettings.from_environment(os.environ),'kinderarmut','amt','',None))()"
    )
    done = subprocess.run(
        [sys.executable, "-c", work], env=environment, capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, "Amt Dömitz-Malliß" in done.stdout.decode()) == (0, True), done.stderr


def test_an_export_with_a_format_is_the_file_of_the_page(flask, client, tmp_path):
    for kind in ("csv", "gpkg", "parquet"):
        file = tmp_path / f"x.{kind}"
        assert flask("export", "kursbeginn_tage", "--format", kind, "--datei", file).exit_code == 0
        assert file.read_bytes() == client.get(f"/daten/kursbeginn_tage.{kind}").data, kind
    done = flask("export", "hunde", "--format", "json")
    assert (done.exit_code, "Den Indikator „hunde“ gibt es nicht" in done.output) == (1, True)


def test_a_command_waits_for_no_page_and_no_solver():
    """A first start would take two seconds more; tables whose answers are known ask for no programme."""
    script = (
        "import sys, app; app.app; import callbacks.commands.store_commands;"
        "print(sorted({'dash', 'plotly', 'callbacks.application', 'scipy.optimize'} & set(sys.modules)))"
    )
    root = Path(__file__).parents[3]
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, timeout=60, check=True
    )
    assert run.stdout.strip() == "[]"


def test_registering_commands_loads_nothing_of_the_raw_store():
    """The serving process imports the module, too; readers and migrations would cost it half a second."""
    script = (
        "import sys, flask, callbacks.commands.command_line as c; c.register_commands(flask.Flask('x'));"
        "raw = {'data.stores.raw_store', 'data.publishing.release', 'alembic', 'data.importing.read'};"
        "print(sorted(raw & set(sys.modules)))"
    )
    root = Path(__file__).parents[3]
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, timeout=60, check=True
    )
    assert run.stdout.strip() == "[]"


def test_staff_read_what_is_secret_and_why(flask):
    told = flask("report")
    assert told.exit_code == 0
    assert "zum Schutz anderer Gebiete" in told.output and "Schwelle 3" in told.output
    assert "Keine lässt sich weiter eingrenzen als erlaubt" in told.output
    ratio = re.search(r"für sich geheim ist: (\d,\d+)", told.output)
    assert ratio is not None and float(ratio[1].replace(",", ".")) <= 0.5


def test_a_release_without_a_report_is_named(flask):
    told = flask("report", "1999.1")
    assert told.exit_code == 1 and "1999.1" in told.output
