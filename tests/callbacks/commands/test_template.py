"""`template`: a workbook goes out for two Ämter, comes back in one archive, and gives what the plain table would."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from data.staff.templates.addressees import operators
from data.staff.templates.overview import templates_now
from data.stores.audit import audit_log
from data.stores.institutions.schema import RAW_TABLES
from data.stores.templates.issues import stored_issues
from tests.callbacks.commands.test_command_line import HEAD, flask
from tests.callbacks.commands.test_mends import shown
from tests.data.importing.templates.sent import FIRST, SHEET, saved, zipped

__all__ = ["flask"]

WITTENBURG, NEUSTADT = "130765666", "130765660"
VALUES = (14, "<3", 0, "-", 21)
PLAIN = ("14", ".", "0", "-", "21")
"""How the plain table writes them."""


def workbooks(file):
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_two_offices_get_one_each_and_what_comes_back_is_what_the_plain_table_gives(
    flask, own_copy, tmp_path
):
    url, out = own_copy.settings.database_url, tmp_path / "vorlagen.zip"
    before = shown(url)
    made = flask("template", "kitas", "--amt", WITTENBURG, "--amt", NEUSTADT, "--deadline", "2099-12-20",
                 "--return-to", "bildung@kreis.example", "--until", "2026", "--out", out)  # fmt: skip
    assert made.exit_code == 0, made.output
    assert "2 Vorlagen (V-" in made.output and "5 Zellen zum Ausfüllen" in made.output
    assert shown(url) == before, "nothing is published by sending something out"
    values, rows, back = iter(zip(VALUES, PLAIN, strict=True)), [], {}
    for name, content in workbooks(out).items():
        book = load_workbook(io.BytesIO(content))
        sheet = book[SHEET]
        column = next(cell.column_letter for cell in sheet[3] if cell.value == "#s01")
        for row in range(FIRST, sheet.max_row + 1):
            value, plain = next(values)
            sheet[f"{column}{row}"] = value
            rows.append(f"kitas;{sheet[f'A{row}'].value};2026;;{plain}")
        back[f"Post/{name} (1).xlsx"] = saved(book)
    (tmp_path / "Rücklauf.zip").write_bytes(zipped(back))
    done = flask("import", tmp_path / "Rücklauf.zip", "--accept-narrow")
    assert done.exit_code == 0, done.output
    by_template = shown(url)
    assert by_template != before
    version = flask("releases").output.partition(" ")[0]
    with own_copy.raw.connect() as connection:
        board = templates_now(connection, datetime.now(UTC)).board
        acts = [one.kind.value for _, one in audit_log.acts(connection)]
        issued = stored_issues(connection)
    assert [[cell.state.value for cell in row.cells] for row in board.rows] == [["delivered"], ["delivered"]]
    assert "templates_issued" in acts and len(issued) == 2 and issued[0].issued_by == "Befehlszeile"
    assert flask("rollback", version).exit_code == 0
    with own_copy.raw.connect() as connection:
        after = templates_now(connection, datetime.now(UTC)).board
    assert [[cell.state.value for cell in row.cells] for row in after.rows] == [["open"], ["open"]]
    (tmp_path / "plain.csv").write_text(HEAD + "\n".join(rows) + "\n", "utf-8")
    plain = flask("import", tmp_path / "plain.csv", "--accept-narrow")
    assert plain.exit_code == 0, plain.output
    assert shown(url) == by_template, "byte for byte in every published cell"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("quatsch",), "Diese Merkmale kennt der Katalog nicht: quatsch."),
        (("zensus_haushalte",), "Das zählt allein das statistische Amt"),
        (("kitas", "--amt", "13076"), "Im Kreis gibt es kein Amt mit dem Schlüssel 13076."),
        (("kitas",), "das sind 20 Arbeitsbücher"),
        (("kitas", "--operator", "Nirgendwo"), "Einen Träger „Nirgendwo“ mit Einrichtungen im Kreis gibt es nicht."),
        (("kitas", "--amt", WITTENBURG, "--years", "9"), "nach 1 bis 5 Jahren"),
        (("kitas", "--amt", WITTENBURG, "--until", "2099"), "Für das Jahr 2099 lässt sich nichts melden"),
        (("kitas", "--amt", WITTENBURG, "--deadline", "2020-01-01"), "Die Frist 01.01.2020 ist schon vorbei"),
    ],
)  # fmt: skip
def test_what_cannot_be_issued_is_said_and_nothing_is_issued(flask, own_copy, tmp_path, options, said):
    made = flask("template", *options, "--out", tmp_path / "a.xlsx")
    assert made.exit_code == 1 and said in made.output and not (tmp_path / "a.xlsx").exists()
    with own_copy.raw.connect() as connection:
        assert stored_issues(connection) == ()


def test_an_operator_reports_for_its_institutions(flask, own_copy, tmp_path):
    """A row an institution; what comes back are yearly figures of institutions, as their own table gives them."""
    operator = operators(own_copy.repository())[0]
    out = tmp_path / "träger.xlsx"
    made = flask("template", "kita_plaetze", "--operator", operator.name, "--until", "2026", "--out", out)
    assert made.exit_code == 0, made.output
    book = load_workbook(out)
    sheet = book[SHEET]
    assert sheet["B6"].value == "Einrichtung"
    column = next(cell.column_letter for cell in sheet[3] if cell.value == "#s01")
    for row, value in enumerate((20, "-", "<3"), start=FIRST):
        sheet[f"{column}{row}"] = value
    (tmp_path / "zurück.xlsx").write_bytes(saved(book))
    done = flask("import", tmp_path / "zurück.xlsx", "--draft")
    assert done.exit_code == 0, done.output
    assert "3 Jahreswerte von Einrichtungen" in done.output
    assert (
        f"Noch nicht geliefert: {len(operator.places) - 3} von {len(operator.places)} Zellen" in done.output
    )
    with own_copy.raw.connect() as connection:
        [row] = templates_now(connection, datetime.now(UTC)).board.rows
        stored = {
            (one.institution, one.value, one.status)
            for one in connection.execute(select(RAW_TABLES["figures"]))
            if one.year == 2026 and one.measure == "kita_plaetze"
        }
    keys = [one.key for one in operator.places]
    assert stored == {(keys[0], 20.0, 0), (keys[1], 0.0, 1), (keys[2], None, 3)}
    [cell] = row.cells
    assert (row.name, cell.state.value, cell.cells - cell.missing) == (operator.name, "partial", 3)
