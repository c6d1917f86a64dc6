"""What a workbook hides or holds further back is read and said, or named as not read: ten of each kind and
more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.data.importing.delivered_files import PLAIN_ROWS, errors, read, sheet_xml, workbook
from tests.data.importing.test_workbook_cells import HEAD, ROWS, delivered


def hidden_row(*rows: int) -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        for row in rows:
            sheet.row_dimensions[row].hidden = True

    return change


def hidden_column(*letters: str) -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        for letter in letters:
            sheet.column_dimensions[letter].hidden = True

    return change


def _folded(sheet: Any) -> None:
    sheet.row_dimensions.group(2, 3, outline_level=1, hidden=True)


def _filtered(sheet: Any) -> None:
    sheet.auto_filter.ref = "A1:E4"
    sheet.auto_filter.add_filter_column(1, ["13076"])
    hidden_row(2, 3)(sheet)


def _folded_columns(sheet: Any) -> None:
    sheet.column_dimensions.group("C", "D", outline_level=1, hidden=True)


def _state(state: str) -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        sheet.parent.create_sheet("Deckblatt", 0)
        sheet.parent.active = 0
        sheet.sheet_state = state

    return change


HIDDEN = {
    "one row": (hidden_row(3), "1 ausgeblendete oder gefilterte Zeilen werden mitgelesen: 3"),
    "all rows": (hidden_row(2, 3, 4), "3 ausgeblendete oder gefilterte Zeilen werden mitgelesen: 2 bis 4"),
    "folded rows": (_folded, "2 ausgeblendete oder gefilterte Zeilen werden mitgelesen: 2 bis 3"),
    "filtered rows": (_filtered, "2 ausgeblendete oder gefilterte Zeilen werden mitgelesen: 2 bis 3"),
    "the measure": (hidden_column("A"), "Ausgeblendete Spalten werden mitgelesen: merkmal"),
    "the place": (hidden_column("B"), "Ausgeblendete Spalten werden mitgelesen: gebiet"),
    "the year": (hidden_column("C"), "Ausgeblendete Spalten werden mitgelesen: jahr"),
    "the breakdown": (hidden_column("D"), "Ausgeblendete Spalten werden mitgelesen: gliederung"),
    "the value": (hidden_column("E"), "Ausgeblendete Spalten werden mitgelesen: wert"),
    "folded columns": (_folded_columns, "Ausgeblendete Spalten werden mitgelesen: jahr, gliederung"),
    "the sheet": (_state("hidden"), "Dieses Blatt ist ausgeblendet und wird mitgelesen"),
    "the sheet, from Excel's own list, too": (_state("veryHidden"), "Dieses Blatt ist ausgeblendet"),
}


@pytest.mark.parametrize("what", HIDDEN)
def test_what_is_hidden_is_read_and_said(what: str, tmp_path: Path) -> None:
    change, said = HIDDEN[what]
    delivery = delivered(tmp_path, change)
    assert [cell.value for cell in delivery.observations] == [30, 31, 32], errors(delivery)
    assert {cell.breakdown for cell in delivery.observations} == {"geschlecht:w"}
    assert any(said in one.message for one in delivery.of_level("warning")), delivery.findings


NO_SIZE = {
    "a row without height": (
        '<row r="3">',
        '<row r="3" ht="0" customHeight="1">',
        "Zeilen werden mitgelesen: 3",
    ),
    "a hidden row with its height": ('<row r="2">', '<row r="2" ht="15" hidden="true">', "mitgelesen: 2"),
    "a column without width": (
        "<sheetData>",
        '<cols><col min="4" max="4" width="0" customWidth="1"/></cols><sheetData>',
        "Ausgeblendete Spalten werden mitgelesen: gliederung",
    ),
}


@pytest.mark.parametrize("what", NO_SIZE)
def test_what_has_no_size_is_hidden_too(what: str, tmp_path: Path) -> None:
    before, after, said = NO_SIZE[what]
    xml = sheet_xml(PLAIN_ROWS).replace(before, after)
    delivery = read(tmp_path, "a.xlsx", workbook({"Daten": xml}))
    assert [cell.value for cell in delivery.observations] == [1234, 617], errors(delivery)
    assert any(said in one.message for one in delivery.of_level("warning")), delivery.findings


def further(rows: list[list[object]], name: str = "Weiteres", at: int = 1) -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        other = sheet.parent.create_sheet(name, at)
        for row in rows:
            other.append(row)

    return change


NOT_READ = {
    "notes": (further([["Bitte prüfen"]]), "„Weiteres“ (kein Kopf einer Tabelle; A1: „Bitte prüfen“"),
    "a cover before the table": (further([["Landkreis"]], at=0), "A1: „Landkreis“"),
    "a text far down": (further([[]] * 30 + [[None, "Quelle"]]), "B31: „Quelle“"),
    "a number alone": (further([[12]]), "A1: „12“"),
    "another table": (further([["Ort", "Kitas"], ["Parchim", 9]]), "A1: „Ort“"),
    "a truth value": (further([[True]]), "A1: „"),
    "rows without their head": (further([["kitas", "13076105", 2023, "", 3]]), "A1: „kitas“"),
    "a name with quotes": (further([["x"]], name="„Alt“"), "„„Alt““ (kein Kopf"),
    "a year as a name": (further([["x"]], name="2022"), "„2022“ (kein Kopf"),
    "a date": (further([["Stand"]], name="31.12."), "„31.12.“ (kein Kopf"),
}


@pytest.mark.parametrize("what", NOT_READ)
def test_a_sheet_that_is_not_read_is_named_with_its_first_cell(what: str, tmp_path: Path) -> None:
    change, said = NOT_READ[what]
    delivery = delivered(tmp_path, change)
    assert [cell.value for cell in delivery.observations] == [30, 31, 32], errors(delivery)
    [warning] = delivery.of_level("warning")
    assert "Gelesen: „Werte“ (3 Zeilen)" in warning.message and said in warning.message


@pytest.mark.parametrize("count", [1, 2, 3, 5, 9])
@pytest.mark.parametrize("above", [0, 2])
def test_further_tables_are_read_and_counted_wherever_their_head_stands(
    count: int, above: int, tmp_path: Path
) -> None:
    def change(sheet: Any) -> None:
        for number in range(count):
            rows = [["Titel"]] * above + [HEAD, ["kitas", "13076105", 2010 + number, "", number + 1]]
            further(rows, f"Jahr {2010 + number}", number + 1)(sheet)

    delivery = delivered(tmp_path, change)
    assert [cell.value for cell in delivery.observations] == [30, 31, 32, *range(1, count + 1)]
    said = " ".join(one.message for one in delivery.findings)
    head = f", Kopf erst in Zeile {above + 1}" if above else ""
    assert f"„Jahr 2010“ (1 Zeile{head})" in said or f"„Jahr 2010“ (1 Zeilen{head})" in said, said


DOUBLED = {
    "the same row": (ROWS[1], 2),
    "another value": ([*ROWS[1][:4], 99], 2),
    "the second row": (ROWS[2], 3),
    "the last row": (ROWS[3], 4),
    "a number as its key": ([ROWS[1][0], 13076105, *ROWS[1][2:]], 2),
    "a key of twelve digits": ([ROWS[1][0], "130765656105", *ROWS[1][2:]], 2),
    "a key with blanks": ([ROWS[1][0], "13 076 105", *ROWS[1][2:]], 2),
    "a year as text": ([*ROWS[1][:2], "2023", *ROWS[1][3:]], 2),
    "a value as text": ([*ROWS[1][:4], "30"], 2),
    "a sign instead of the value": ([*ROWS[1][:4], "-"], 2),
    "the district with zeros": ([ROWS[3][0], "13076000", *ROWS[3][2:]], 4),
}


@pytest.mark.parametrize("what", DOUBLED)
def test_a_value_twice_in_two_sheets_names_both_places(what: str, tmp_path: Path) -> None:
    row, first = DOUBLED[what]
    delivery = delivered(tmp_path, further([HEAD, ["kitas", "13076105", 2023, "", 3], row], "Zweites"))
    [error] = errors(delivery)
    assert error.startswith("a.xlsx, Blatt „Zweites“, Zeile 3"), error
    assert f"Zeile {first} im Blatt „Werte“" in error
    assert delivery.observations == ()
