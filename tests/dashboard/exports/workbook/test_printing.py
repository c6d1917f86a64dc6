"""A workbook on paper: letters that can be read, heads on every page, words within their rows and columns."""

from __future__ import annotations

import io

import openpyxl
import pytest
from xlsxwriter import Workbook

from dashboard.exports.workbook.columns import (
    PLAIN_NUMBER,
    TEXT,
    VALUE,
    Formats,
    TableColumn,
    Unit,
    write_rows,
)
from dashboard.exports.workbook.view import PLAIN, facts_sheet, head_of, height

LONG = "Personen in Bedarfsgemeinschaften je 1.000 Einwohner"
PERCENT = Unit("0.0", "0.0")


def table(columns: int):
    """A sheet of a name, a year and values, as a spreadsheet reads it."""
    buffer = io.BytesIO()
    with Workbook(buffer, PLAIN) as book:
        listed = [
            TableColumn("Indikator", TEXT, 40, lambda row: row[0]),
            TableColumn("Jahr", PLAIN_NUMBER, 7, lambda row: row[1]),
            *(
                TableColumn(f"Abstand zum Landkreis {one}", VALUE, 14, lambda row: row[2])
                for one in range(columns)
            ),
            TableColumn("Status", TEXT, 14, lambda row: "gemeldet"),
        ]
        write_rows(
            book.add_worksheet("Daten"), listed, [(LONG, 2024, 54.1)], lambda row: PERCENT, Formats(book)
        )
    return openpyxl.load_workbook(io.BytesIO(buffer.getvalue()))["Daten"]


@pytest.mark.parametrize(("columns", "pages"), [(3, 1), (10, 1), (11, 2), (21, 2), (22, 3), (40, 4)])
def test_a_wide_sheet_is_printed_on_several_pages_beside_each_other(columns, pages):
    """On one page its letters would be half a millimetre high."""
    sheet = table(columns)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (pages, 0)
    assert sheet.page_setup.orientation == "landscape" and sheet.print_title_rows == "$1:$1"
    assert sheet.print_title_cols == ("$A:$B" if pages > 1 else None), "each page names its rows"


def test_names_are_not_cut_and_the_head_is_as_high_as_its_words():
    sheet = table(3)
    assert sheet.column_dimensions["A"].width > len(LONG)
    assert sheet.row_dimensions[1].height == 30, "„Abstand zum Landkreis 1“ takes two lines of 14 characters"


def test_words_longer_than_the_widest_column_are_broken_within_it():
    """Else they lie over the columns beside it, and on paper over a dozen more pages."""
    source = "Statistisches Amt, Statistik der Kinder und tätigen Personen in Tageseinrichtungen; " * 3
    buffer = io.BytesIO()
    with Workbook(buffer, PLAIN) as book:
        listed = [
            TableColumn("Indikator", TEXT, 40, lambda row: row[0]),
            TableColumn("Quelle", TEXT, 40, lambda row: row[1]),
        ]
        rows = [(LONG, source), (LONG, "Landkreis")]
        write_rows(book.add_worksheet("Daten"), listed, rows, lambda row: PERCENT, Formats(book))
    sheet = openpyxl.load_workbook(io.BytesIO(buffer.getvalue()))["Daten"]
    assert sheet["B2"].alignment.wrap_text and sheet.row_dimensions[2].height >= 75
    assert not sheet["B3"].alignment.wrap_text and sheet.row_dimensions[3].height in (15, None)


def test_words_stand_away_from_the_number_on_their_left_and_numbers_below_their_name():
    sheet = table(3)
    assert sheet["F2"].alignment.indent == sheet["F1"].alignment.indent == 1
    assert sheet["C1"].alignment.horizontal == "right" and sheet["C2"].alignment.horizontal is None
    assert sheet["C2"].data_type == "n" and sheet["B2"].value == 2024


def test_facts_have_rows_as_high_as_their_words():
    words = "Der Anteil sagt, wie viele von 100 Kindern in einem solchen Haushalt leben. " * 4
    buffer = io.BytesIO()
    with Workbook(buffer, PLAIN) as book:
        facts = [
            ("Kurz", "Ein Satz."),
            ("Was es bedeutet", words),
            ("Was die Wörter bei „Status“ bedeuten", ""),
        ]
        facts_sheet(book, book.add_worksheet("Definition"), facts, head_of(book))
    sheet = openpyxl.load_workbook(io.BytesIO(buffer.getvalue()))["Definition"]
    assert [sheet.row_dimensions[row].height for row in (2, 3)] == [45, 30]
    assert sheet.row_dimensions[1].height in (15, None), "one line is what a spreadsheet gives by itself"


def test_a_word_longer_than_its_column_breaks():
    assert height(["Asylbewerberleistungsempfänger"], [10]) == 60
    assert height([""], [10]) == 15
