"""`flask --app app reports` lists, writes, marks and deletes what readers have reported."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask

from callbacks.commands.command_line import register_commands
from dashboard.domain.institutions.report import EntryReport
from data.prepare import prepare_reports
from data.stores.report_store import add_report, stored_reports

DAY = date(2026, 11, 30)


@pytest.fixture
def url(tmp_path, monkeypatch):
    """A store with two reports, where the commands look for it."""
    made = f"sqlite:///{tmp_path / 'reports.sqlite'}"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'published.sqlite'}")
    for name in ("RAW_DATABASE_URL", "REPORTS_DATABASE_URL", "REPORTS"):
        monkeypatch.delenv(name, raising=False)
    prepare_reports(made)
    text = '=HYPERLINK("x")\nab 7 Uhr'
    add_report(made, EntryReport("k1", "Kita Ährenfeld", ("address", "hours"), text, "de", DAY), 9)
    add_report(made, EntryReport("g1", "Grundschule", ("gone",), "", "en", DAY), 9)
    return made


@pytest.fixture
def flask(url):
    """`flask --app app …` with that store."""
    server = Flask("test")
    register_commands(server)
    return lambda *arguments: server.test_cli_runner().invoke(args=[str(one) for one in arguments])


def test_open_reports_are_listed_one_in_a_line(flask):
    lines = flask("reports").output.splitlines()
    assert lines == [
        '1 · 30.\xa0November 2026 · Kita Ährenfeld (k1) · Anschrift, Zeiten · =HYPERLINK("x") ab 7 Uhr',
        "2 · 30.\xa0November 2026 · Grundschule (g1) · gibt es nicht mehr",
    ]


def test_what_is_done_is_listed_with_all_only(flask, url):
    done = flask("reports", "--done", 1, "--done", 2)
    assert (done.exit_code, done.output) == (0, "Hinweis 1 ist erledigt.\nHinweis 2 ist erledigt.\n")
    assert flask("reports").output == "Keine offenen Hinweise.\n"
    assert all("erledigt am" in line for line in flask("reports", "--all").output.splitlines())


def test_a_report_that_names_somebody_is_deleted(flask, url):
    assert flask("reports", "--delete", 1).exit_code == 0
    assert [one.number for one in stored_reports(url, done=True)] == [2]


def test_a_number_that_there_is_not_is_said(flask, url):
    said = flask("reports", "--done", 1, "--done", 77)
    assert said.exit_code == 1 and "Einen Hinweis 77 gibt es nicht." in said.output
    assert len(stored_reports(url)) == 1


def test_a_table_for_a_spreadsheet_holds_all_and_no_formula(flask, tmp_path):
    file = tmp_path / "hinweise.csv"
    assert "2 Hinweise" in flask("reports", "--out", file).output
    text = file.read_bytes().decode("utf-8-sig")
    assert text.startswith(
        "nummer;eingang;schluessel;einrichtung;was;text;sprache;erledigt\r\n1;2026-11-30;k1;"
    )
    assert "\"'=HYPERLINK(" in text
    assert flask("reports", "--out", tmp_path).exit_code == 1


def test_without_a_store_or_switched_off_there_is_a_sentence(flask, tmp_path, monkeypatch):
    (tmp_path / "reports.sqlite").unlink()
    missing = flask("reports")
    assert missing.exit_code == 1 and "prepare" in missing.output and "Traceback" not in missing.output
    monkeypatch.setenv("REPORTS", "off")
    off = flask("reports")
    assert off.exit_code == 1 and "abgeschaltet" in off.output
