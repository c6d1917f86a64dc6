"""A stored cell is not believed because it is there: merged cells, formulas, number formats, hidden parts,
many sheets."""

# ruff: noqa: E501 - one case per line reads better than any wrapping
from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from data.importing.findings import Delivery
from tests.data.importing.delivered_files import PLAIN_ROWS, cell_xml, read, sheet_xml, workbook

HEAD = ["merkmal", "gebiet", "jahr", "gliederung", "wert"]
ROWS: list[list[object]] = [
    HEAD,
    ["bevoelkerung", "13076105", 2023, "geschlecht:w", 30],
    ["bevoelkerung", "13076060", 2023, "geschlecht:w", 31],
    ["bevoelkerung", "13076", 2023, "geschlecht:w", 32],
]


def made(change: Callable[[Any], None], rows: list[list[object]] = ROWS, name: str = "Werte") -> bytes:
    """A workbook as a common library writes it, with one sheet of rows, changed by the test."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    for row in rows:
        sheet.append(row)
    change(sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def delivered(folder: Path, change: Callable[[Any], None], rows: list[list[object]] = ROWS) -> Delivery:
    return read(folder, "a.xlsx", made(change, rows))


def errors(delivery: Delivery) -> list[str]:
    return [one.message for one in delivery.of_level("error")]


# merged cells


@pytest.mark.parametrize(
    ("merged", "column", "row"),
    [
        ("A2:A4", "merkmal", 3), ("B2:B3", "gebiet", 3), ("C2:C4", "jahr", 3), ("D2:D4", "gliederung", 3),
        ("D3:D4", "gliederung", 4), ("E2:E4", "wert", 3), ("E3:E4", "wert", 4), ("D2:E2", "wert", 2), ("A2:B4", "merkmal", 3),
        ("C3:D3", "gliederung", 3), ("B2:D4", "gebiet", 3), ("A4:E4", "gebiet", 4),
    ],
)  # fmt: skip
def test_a_merged_cell_in_a_row_of_data_is_an_error_with_its_range(
    merged: str, column: str, row: int, tmp_path: Path
) -> None:
    delivery = delivered(tmp_path, lambda sheet: sheet.merge_cells(merged))
    found = [one for one in delivery.of_level("error") if merged in one.message and one.column == column]
    assert found and found[0].row == row and found[0].sheet == "Werte"
    assert delivery.observations == ()


def test_merged_titles_and_remarks_do_no_harm(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet.insert_rows(1)
        sheet["A1"] = "Bevölkerung im Landkreis"
        sheet.merge_cells("A1:H1")
        sheet["A8"] = "Quelle: Amt für Statistik"
        sheet.merge_cells("A8:E9")
        sheet["G3"] = "Notiz"
        sheet.merge_cells("G3:G5")

    delivery = delivered(tmp_path, change)
    assert delivery.ok, errors(delivery)
    assert [cell.value for cell in delivery.observations] == [30, 31, 32]
    assert {cell.breakdown for cell in delivery.observations} == {"geschlecht:w"}


# formulas


def calculated(cell: str, calc: str = "") -> bytes:
    """A workbook whose value E2 is the given cell, with the given settings of calculation."""
    xml = sheet_xml(PLAIN_ROWS).replace(cell_xml("E2", 1234), cell)
    book = workbook({"Daten": xml})
    if not calc:
        return book
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        text = archive.read("xl/workbook.xml").decode()
    return workbook({"Daten": xml}, {"xl/workbook.xml": text.replace("</sheets>", f"</sheets>{calc}")})


FORMULA = '<c r="E2"><f>617*2</f><v>1234</v></c>'


@pytest.mark.parametrize(
    ("cell", "calc"),
    [
        ('<c r="E2"><f>617*2</f></c>', ""),
        ('<c r="E2"><f>617*2</f><v/></c>', ""),
        ('<c r="E2"><f>617*2</f><v></v></c>', ""),
        ('<c r="E2" t="n"><f>617*2</f></c>', ""),
        ('<c r="E2"><f t="shared" si="0"/></c>', ""),
        ('<c r="E2"><f t="array" ref="E2:E3">A1:A2*2</f></c>', ""),
        (FORMULA, '<calcPr fullCalcOnLoad="1"/>'),
        (FORMULA, '<calcPr calcId="124519" fullCalcOnLoad="true"/>'),
        ('<c r="E2"><f>617*2</f><v>0</v></c>', '<calcPr fullCalcOnLoad="1"/>'),
        ('<c r="E2" t="str"><f>"1"&amp;"2"</f><v>12</v></c>', '<calcPr fullCalcOnLoad="1"/>'),
        (FORMULA, '<calcPr calcMode="manual" calcOnSave="0"/>'),
        (FORMULA, '<calcPr calcCompleted="0"/>'),
        ('<c r="E2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', ""),
        ('<c r="E2" t="e"><v>#N/A</v></c>', ""),
    ],
)
def test_a_formula_without_a_certain_result_is_an_error(cell: str, calc: str, tmp_path: Path) -> None:
    delivery = read(tmp_path, "a.xlsx", calculated(cell, calc))
    [error] = delivery.of_level("error")
    assert (error.row, error.column, error.sheet) == (2, "wert", "Daten")
    assert "Formel" in error.message or "Fehlerwert #" in error.message


@pytest.mark.parametrize(
    "calc", ["", '<calcPr calcId="191029"/>', '<calcPr fullCalcOnLoad="0"/>', '<calcPr calcMode="manual"/>']
)
def test_a_calculated_result_is_read(calc: str, tmp_path: Path) -> None:
    delivery = read(tmp_path, "a.xlsx", calculated(FORMULA, calc))
    assert [cell.value for cell in delivery.observations] == [1234, 617]


def test_a_library_that_calculates_nothing_gives_no_totals_where_a_formula_names_the_breakdown(
    tmp_path: Path,
) -> None:
    def change(sheet: Any) -> None:
        sheet["D2"] = '="geschlecht:"&"w"'

    [error] = delivered(tmp_path, change).of_level("error")
    assert (error.row, error.column) == (2, "gliederung")


def test_formulas_and_error_values_in_columns_that_are_not_read_do_no_harm(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet["F1"], sheet["F2"] = "Kontrolle", "=1/0"

    assert delivered(tmp_path, change).ok


# number formats


@pytest.mark.parametrize(
    ("stored", "shown", "value"),
    [
        (0.123, "0%", 12.3), (0.123, "0.0%", 12.3), (0.5, "0.00%", 50), (1, "0%", 100), (0, "0.0%", 0),
        (12.345, "0.0", 12.345), (12.3, "General", 12.3), (12.3, "0.00", 12.3), (0.1 + 0.2, "General", 0.3),
        (12, '0" %"', 12), (12.5, '0.0\\ "Prozent"', 12.5), (12.5, "#,##0.00", 12.5),
    ],
)  # fmt: skip
def test_a_percentage_is_read_as_the_cell_shows_it(
    stored: float, shown: str, value: float, tmp_path: Path
) -> None:
    rows: list[list[object]] = [HEAD, ["anteil", "13076105", 2023, "", stored]]

    def change(sheet: Any) -> None:
        sheet["E2"].number_format = shown
        second = sheet.parent.create_sheet("Merkmale")
        second.append(["merkmal", "name", "einheit", "stichtag", "art"])
        second.append(["anteil", "Anteil", "Prozent", "31. Dezember", "quote"])

    delivery = delivered(tmp_path, change, rows)
    assert delivery.ok, errors(delivery)
    assert delivery.observations[0].value == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(
    ("stored", "shown", "words"),
    [
        (0.123, "0.0%", "ist ein Prozentwert"), (12, "0%", "ist ein Prozentwert"), (12, '0" %"', "ist ein Prozentwert"), (1234, "0.0,", "zeigt 1,2, gespeichert ist 1234"),
        (1234567, '0.0,,\\ "Mio."', "zeigt 1,2 Mio."), (12, '0" Tsd."', "zeigt 12 Tsd."), (5, ";;;", "zeigt nichts, gespeichert ist 5"),
        (0, "0;-0;;@", "zeigt nichts, gespeichert ist 0"), (2, '[<3]"*";0', "zeigt „*“, gespeichert ist 2"), (12, '"<"0', "zeigt <12"),
        (0.5, "# ?/?", "zeigt einen Bruch"), (45000, "dd.mm.yyyy", "Datum (15.03.2023)"), (0.5, "h:mm", "Uhrzeit"),
        (12.4, "0", "Nachkommastellen"), (2.5, "#,##0", "Nachkommastellen"), (12, '0.0"‰"', "Prozentzeichen" ),
        (1234, '0"."0', "zeigt andere Zeichen zwischen den Ziffern, gespeichert ist 1234"),
    ],
)  # fmt: skip
def test_a_count_whose_cell_shows_something_else_than_it_stores_is_an_error(
    stored: float, shown: str, words: str, tmp_path: Path
) -> None:
    rows: list[list[object]] = [HEAD, ["kitas", "13076105", 2023, "", stored]]
    delivery = delivered(tmp_path, lambda sheet: setattr(sheet["E2"], "number_format", shown), rows)
    [error] = delivery.of_level("error")
    assert (error.row, error.column) == (2, "wert")
    assert words in error.message


@pytest.mark.parametrize(
    "shown",
    [
        "0", "#,##0", "General", "@", "0.00", '#,##0" Kinder"', "#,##0;[Red]-#,##0", '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-',
        "[Blue]0", "0.0##", "[>=1000]#,##0;0", "0_ ;[Red]\\-0\\ ", "#,##0 ;(#,##0)", "0.00E+00",
    ],
)  # fmt: skip
def test_a_format_that_shows_the_stored_number_changes_nothing(shown: str, tmp_path: Path) -> None:
    rows: list[list[object]] = [HEAD, ["kitas", "13076105", 2023, "", 1200]]
    delivery = delivered(tmp_path, lambda sheet: setattr(sheet["E2"], "number_format", shown), rows)
    assert [(cell.value, delivery.findings) for cell in delivery.observations] == [(1200, ())]


def test_a_key_with_leading_zeros_by_its_format_is_the_shown_key(tmp_path: Path) -> None:
    rows: list[list[object]] = [HEAD, ["kitas", 1001, 2023, "", 3]]
    delivery = delivered(tmp_path, lambda sheet: setattr(sheet["B2"], "number_format", "00000"), rows)
    assert delivery.observations[0].area == "01001"


def test_hidden_decimals_of_a_ratio_are_said(tmp_path: Path) -> None:
    rows: list[list[object]] = [HEAD, ["quote", "13076105", 2023, "", 12.345]]
    delivery = delivered(tmp_path, lambda sheet: setattr(sheet["E2"], "number_format", "0.0"), rows)
    assert delivery.observations[0].value == 12.345
    assert "E2 zeigt 12,3, gespeichert ist 12,345" in delivery.of_level("note")[0].message


@pytest.mark.parametrize(
    "raw", ["1e400", "-1e400", "NaN", "INF", "1_000", "0x10", "abc", "1,5", "--1", "1e9999999"]
)
def test_a_stored_number_that_is_none_is_an_error(raw: str, tmp_path: Path) -> None:
    delivery = read(tmp_path, "a.xlsx", calculated(f'<c r="E2"><v>{raw}</v></c>'))
    [error] = delivery.of_level("error")
    assert "Fehlerwert" in error.message and error.row == 2


# sheets, hidden parts


def test_hidden_rows_columns_and_sheets_are_read_and_said(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["D"].hidden = True
        sheet.sheet_state = "hidden"
        sheet.parent.create_sheet("Leer")

    delivery = delivered(tmp_path, change)
    said = " ".join(one.message for one in delivery.of_level("warning"))
    assert "1 ausgeblendete oder gefilterte Zeilen werden mitgelesen: 3" in said
    assert "Ausgeblendete Spalten werden mitgelesen: gliederung" in said
    assert "Blatt „Werte“: Dieses Blatt ist ausgeblendet" in said
    assert len(delivery.observations) == 3


@pytest.mark.parametrize("above", [1, 2, 3, 5, 8, 13, 20, 30, 35, 38])
def test_a_header_below_a_title_is_found_and_named(above: int, tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet.insert_rows(1, above)
        for row in range(1, above + 1):
            sheet.cell(row, 1, f"Titelzeile {row}")

    delivery = delivered(tmp_path, change)
    assert len(delivery.observations) == 3
    assert f"Kopf erst in Zeile {above + 1}" in delivery.of_level("note")[0].message


def test_a_sheet_that_is_not_read_is_a_warning_with_what_stands_there(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        notes = sheet.parent.create_sheet("Notizen")
        notes["B3"] = "Gemeinden ohne Kita bitte prüfen"

    [warning] = delivered(tmp_path, change).of_level("warning")
    assert (
        "Gelesen: „Werte“ (3 Zeilen). Nicht gelesen: „Notizen“ (kein Kopf einer Tabelle; B3: „Gemeinden ohne"
        in warning.message
    )


def test_a_value_doubled_in_two_sheets_names_sheet_and_row_of_both(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        copy = sheet.parent.copy_worksheet(sheet)
        copy.title = "Zweites"
        copy.delete_rows(3, 2)

    [error] = delivered(tmp_path, change).of_level("error")
    assert error.message.startswith("a.xlsx, Blatt „Zweites“, Zeile 2")
    assert "Zeile 2 im Blatt „Werte“" in error.message


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("H9", "Anmerkung: bitte prüfen"), ("A9", "Quelle: Jugendamt"), ("A9", "Stand 1. März"), ("G2", "neben der Zeile"), ("F12", 12),
        ("A20", "* vorläufig"), ("B9", "Stand: heute"), ("Z9", "weit rechts"), ("A7", "Alle Angaben ohne Gewähr"), ("J1", "Überschrift"),
    ],
)  # fmt: skip
def test_remarks_below_and_beside_the_table_are_no_rows_of_data(
    cell: str, text: object, tmp_path: Path
) -> None:
    delivery = delivered(tmp_path, lambda sheet: setattr(sheet[cell], "value", text))
    assert delivery.ok, errors(delivery)
    assert len(delivery.observations) == 3
    assert delivery.findings, "what is not read is said"


@pytest.mark.parametrize(
    ("cell", "value"), [("A9", "kitas"), ("E9", 12), ("B9", "13076105"), ("C9", 2023), ("A9", "kittas")]
)
def test_a_row_of_data_with_gaps_is_no_remark(cell: str, value: object, tmp_path: Path) -> None:
    delivery = delivered(tmp_path, lambda sheet: setattr(sheet[cell], "value", value))
    assert {one.row for one in delivery.of_level("error")} == {9}


def test_parts_that_hold_no_cells_are_never_opened(tmp_path: Path) -> None:
    broken = "<xml><div>Daten<br>aktualisieren</div></xml>"
    extra: dict[str, str | bytes] = {
        f"xl/{name}": broken
        for name in (
            "drawings/drawing1.xml", "drawings/vmlDrawing1.vml", "comments1.xml", "comments/comment1.xml", "threadedComments/threadedComment1.xml",
            "persons/person.xml", "pivotTables/pivotTable1.xml", "pivotCache/pivotCacheDefinition1.xml", "charts/chart1.xml", "theme/theme1.xml",
            "calcChain.xml", "tables/table1.xml", "customXml/item1.xml",
        )
    }  # fmt: skip
    delivery = read(tmp_path, "a.xlsx", workbook({"Daten": sheet_xml(PLAIN_ROWS)}, extra))
    assert [cell.value for cell in delivery.observations] == [1234, 617]


def test_coloured_empty_cells_count_for_nothing(tmp_path: Path) -> None:
    styled = "".join(f'<c r="{column}1" s="1"/>' for column in ("F", "AMJ", "XFD"))
    xml = (
        sheet_xml(PLAIN_ROWS)
        .replace('</row><row r="2">', styled + '</row><row r="2">')
        .replace("</sheetData>", '<row r="1048576"><c r="A1048576" s="1"/></row></sheetData>')
    )
    assert read(tmp_path, "a.xlsx", workbook({"Daten": xml})).findings == ()
