"""Rows, CSV and workbook of one view."""

import csv
import io

import numpy as np
import openpyxl
import pytest

from dashboard.domain.area import Area
from dashboard.domain.indicator import Indicator
from dashboard.domain.observation import Status
from dashboard.domain.slab import Cells
from dashboard.exports.caption import Caption
from dashboard.exports.rows import COLUMNS, german, rows_of
from dashboard.exports.workbook.table import as_csv, table
from dashboard.exports.workbook.view import workbook
from dashboard.texts import say

NAN = float("nan")
EVIL = ["=1+1", "+49", "-2", "@SUM(A1)", "\tTab", "\rEnter", '=HYPERLINK("http://x")']


def text(words):
    return {"de": words, "en": words}


INDICATOR = Indicator(
    **{name: text(name) for name in ("name", "short", "subtitle", "reporting_date", "reading_help")},
    key="quote", theme="t", unit="percent", decimals=1, direction="neutral", definition=text("Was es ist"),
    confidentiality="persons",
)  # fmt: skip
CAPTION = Caption(
    lang="de", kicker="Kreis", title="Quote, 2024", subtitle="Anteil", unit="Anteil in Prozent",
    example="Beispieldaten", provenance="", sources="Beispieldaten.", boundaries="", reporting="1. März 2024",
    territory="31. Dezember 2024", version="2026.1", made="2. Mai 2026", link="http://kreis.example/?jahr=2024",
)  # fmt: skip


def cells(values, statuses, years=(2023, 2024)):
    value = np.array(values, dtype=float)
    codes = np.array(statuses, dtype=np.int8)
    half = np.where(np.isnan(value), NAN, 4.0)
    zero = np.zeros(value.shape, dtype=np.int8)
    return Cells(
        indicator="quote", level="gemeinde", breakdown="", version="1", years=years,
        places=tuple(f"1307600{column + 1}" for column in range(value.shape[1])),
        value=value, lower=value - 1, upper=value + 1, numerator=half, denominator=half * 2, status=codes,
        provenance=np.full(value.shape, 2, dtype=np.int8), mark=zero, source=zero, sources=("beispiel",),
    )  # fmt: skip


def areas(*names):
    return {f"1307600{at + 1}": Area(f"1307600{at + 1}", "gemeinde", name) for at, name in enumerate(names)}


def made(names=("Balow", "Zapel"), values=((50.25, NAN), (0.0, 66.6)), statuses=((0, 3), (1, 0))):
    rows = rows_of(cells(values, statuses), areas(*names))
    licences = [("Lizenz", "MIT")]
    few = {("13076001", 2023)}
    return table(
        CAPTION,
        INDICATOR,
        rows,
        breakdown="insgesamt",
        confidence="95",
        few=few,
        licences=licences,
        measures={},
    )


def sheets(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def test_a_hidden_cell_has_no_number_anywhere():
    hidden = [
        row for row in rows_of(cells([[NAN, 5.0]], [[3, 0]], (2024,)), areas("A", "B")) if row[2] == "A"
    ]
    assert [row[5:11] for row in hidden] == [(None, None, None, None, None, "suppressed")]


def test_a_year_without_any_row_is_said_to_be_not_collected():
    rows = rows_of(cells([[1.0], [2.0]], [[0], [0]], (2020, 2022)), areas("A"))
    assert [(row[3], row[5], row[10]) for row in rows] == [
        (2020, 1, "reported"), (2021, None, "not_collected"), (2022, 2, "reported"),
    ]  # fmt: skip


def test_an_area_has_no_row_in_a_year_that_did_not_have_it():
    there = np.array([[False], [True]])
    assert [row[3] for row in rows_of(cells([[1.0], [2.0]], [[0], [0]]), areas("A"), there=there)] == [2024]


def test_rows_have_the_columns_they_claim():
    assert {len(row) for row in rows_of(cells([[1.0]], [[0]], (2024,)), areas("A"))} == {len(COLUMNS)}


@pytest.mark.parametrize("words", EVIL)
def test_no_text_of_a_csv_can_become_a_formula(words):
    assert german(words)[0] == "'"
    lines = list(csv.reader(io.StringIO(as_csv(made((words, "B"))).decode("utf-8-sig")), delimiter=";"))
    assert not any(cell[:1] in ("=", "+", "@", "\t", "\r") for line in lines for cell in line)


@pytest.mark.parametrize("words", EVIL)
def test_no_text_of_a_workbook_can_become_a_formula(words):
    book = sheets(workbook(made((words, "B"))))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n"}
    assert (
        book["Daten"]["B2"].value == words.replace("\r", "_x000D_").replace("_x000D_", "\r") or "\r" in words
    )


def test_negative_numbers_stay_numbers():
    assert (german(-1.5), german(-2), german(None), german("Amt")) == ("-1,5", "-2", "", "Amt")


def test_a_workbook_holds_real_numbers_with_formats_under_a_frozen_header():
    sheet = sheets(workbook(made()))["Daten"]
    assert (sheet.freeze_panes, sheet["E2"].value, sheet["E2"].number_format) == (
        "C2",
        50.25,
        '#,##0.0"\u00a0%"',
    )
    assert (sheet["C2"].value, sheet["H2"].value, sheet["H2"].number_format) == (2023, 4, "#,##0")
    assert [cell.value for cell in sheet[1]][:5] == ["Schlüssel", "Name", "Jahr", "Gliederung", "Wert"]


def test_a_protected_cell_of_a_workbook_is_empty_and_says_why():
    sheet = sheets(workbook(made()))["Daten"]
    hidden = next(
        row for row in sheet.iter_rows(min_row=2, values_only=True) if row[1] == "Zapel" and row[2] == 2023
    )
    assert hidden == (
        "13076002",
        "Zapel",
        2023,
        "insgesamt",
        None,
        None,
        None,
        None,
        None,
        "geschützt",
        "Beispieldaten",
        say("de", "sentence_suppressed"),
    )


def test_a_number_on_few_cases_says_so_beside_it():
    rows = list(sheets(workbook(made()))["Daten"].iter_rows(min_row=2, values_only=True))
    notes = {(row[1], row[2]): row[-1] for row in rows}
    assert notes["Balow", 2023] == "wenige Fälle"
    assert notes["Balow", 2024] is None and notes["Zapel", 2024] is None


def test_every_sheet_prints_as_wide_as_a_page():
    for sheet in sheets(workbook(made())):
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in ((1, 0), (None, 0)), sheet.title
        assert sheet.page_setup.paperSize == 9, "A4"


def test_a_zero_is_a_number_and_not_an_empty_cell():
    sheet = sheets(workbook(made()))["Daten"]
    zero = next(
        row for row in sheet.iter_rows(min_row=2, values_only=True) if row[1] == "Balow" and row[2] == 2024
    )
    assert (zero[4], zero[9]) == (0, "null")


def test_a_workbook_says_where_it_comes_from_and_what_it_means():
    book = sheets(workbook(made()))
    assert book.sheetnames == ["Daten", "Metadaten", "Definition"]
    facts = {row[0]: row[1] for row in book["Metadaten"].iter_rows(values_only=True)}
    assert facts == dict([*CAPTION.entries(), ("Lizenz", "MIT")])
    meaning = {row[0]: row[1] for row in book["Definition"].iter_rows(values_only=True)}
    assert meaning["Was es bedeutet"] == "Was es ist"
    assert {f"status_{one.key}" for one in Status} and "geschützt" in meaning


def test_a_csv_ends_with_its_caption():
    lines = as_csv(made()).decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Schlüssel;Name;Jahr;Gliederung;Wert;Untergrenze (95 %)")
    assert "# Titel: Quote, 2024" in lines
    assert "# Link: http://kreis.example/?jahr=2024" in lines
