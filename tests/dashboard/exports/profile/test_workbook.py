"""The profile as a workbook: real numbers in the right format, statuses in words, and no text that Excel
would run."""

import io
from dataclasses import replace

import openpyxl
import pytest

from dashboard.exports.profile.workbook import profile_workbook
from dashboard.texts import say
from tests.dashboard.exports.profile.profiles import exported, of_three_years, profile, row

FACTS = [("Lizenz", "=HYPERLINK(1)")]


def opened(made=None):
    return openpyxl.load_workbook(io.BytesIO(profile_workbook(made or exported(), FACTS, FACTS)))


@pytest.fixture(scope="module")
def book():
    return opened()


def lines(sheet):
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, one, strict=True)) for one in rows]


def test_there_are_data_years_metadata_and_definitions(book):
    assert book.sheetnames == ["Daten", "Auf einen Blick", "Verlauf", "Metadaten", "Definition"]
    assert opened(exported(lang="en")).sheetnames == [
        "Data",
        "At a glance",
        "Trend",
        "Metadata",
        "Definition",
    ]


def test_the_sentences_of_the_page_stand_in_a_sheet_with_whose_figures_they_rest_on(book):
    told = [tuple(line[:2]) for line in book["Auf einen Blick"].iter_rows(values_only=True)]
    expected = profile()
    labels = ("amtlich", "Hinweis", "Zufall")
    assert told[-3:] == list(
        zip(labels, (*(one.text for one in expected.findings), expected.marks), strict=True)
    )


def test_numbers_are_numbers_in_the_unit_of_their_row(book):
    first = lines(book["Daten"])[0]
    assert (first["Indikator"], first["Jahr"], first["Wert"]) == (
        "Merkmal Nummer 0 mit einem langen Namen",
        2024,
        40.0,
    )
    assert (first["Untergrenze (95 %)"], first["Obergrenze (95 %)"]) == (33.1, 55.5)
    assert (first["Fälle"], first["von"], first["Rang von oben"], first["Rang von"]) == (44, 83, 12, 96)
    assert first["Landkreis Ludwigslust-Parchim"] == 50.0
    assert (first["Abstand (Landkreis)"], first["Abstand (Landkreis): mehr als Zufall?"]) == (
        -3.1,
        "nicht prüfbar",
    )
    assert (first["Alle: niedrigster"], first["Ähnliche: Mitte"], first["Alle: Anzahl"]) == (10, 40, 96)
    sheet = book["Daten"]
    at = {cell.value: cell.column - 1 for cell in sheet[1]}
    assert sheet[2][at["Wert"]].number_format == '#,##0.0"\u00a0%"'
    assert sheet[2][at["Fälle"]].number_format == "#,##0"
    assert sheet["C2"].number_format == "General", "a year has no point in it"


def test_what_is_hidden_has_a_word_and_no_number(book):
    hidden = [one for one in lines(book["Daten"]) if one["Status"] == say("de", "status_suppressed")]
    assert len(hidden) == 1
    own = (
        "Wert",
        "Untergrenze (95 %)",
        "Obergrenze (95 %)",
        "Fälle",
        "von",
        "Rang von oben",
        "Abstand (Landkreis)",
    )
    assert [hidden[0][name] for name in own] == [None] * len(own)


def test_the_years_of_the_sparkline_are_rows(book):
    found = [one for one in lines(book["Verlauf"]) if "Nummer 3 " in one["Indikator"]]
    assert [(one["Jahr"], one["Ödhof"], one["Ödhof: Status"], one["Landkreis"]) for one in found] == [
        (2022, 38.0, "gemeldet", 48.0), (2023, None, "nicht gemeldet", 49.0), (2024, 40.0, "wenige Fälle", 50.0),
    ]  # fmt: skip


def test_years_together_are_named_with_the_reason_beside_the_last_of_them():
    book = opened(exported(profile((row(0), of_three_years(1)))))
    single, several = lines(book["Daten"])
    named = ("Jahr", "Jahre zusammen", "Warum mehrere Jahre", "Änderung seit")
    assert [single[name] for name in named] == [2024, None, None, 2023]
    assert [several[name] for name in named] == [2024, "2022–2024", "2024 allein: wenige Fälle", "2019–2021"]
    course = [(one["Jahr"], one["Jahre zusammen"]) for one in lines(book["Verlauf"])]
    assert course == [(2022, None), (2023, None), (2024, None), (2021, "2019–2021"), (2024, "2022–2024")]


def test_differences_of_percentages_are_points(book):
    sheet = book["Daten"]
    head = [cell.value for cell in sheet[1]]
    for name in ("Abstand (Landkreis)", "Änderung", say("de", "trend_five")):
        pattern = sheet.cell(2, head.index(name) + 1).number_format
        assert pattern == '+#,##0.0"\u00a0Punkte";"−"#,##0.0"\u00a0Punkte";#,##0.0"\u00a0Punkte"'
    assert sheet.cell(2, head.index("Wert") + 1).number_format == '#,##0.0"\u00a0%"'


def test_the_certainty_of_the_interval_stands_above_it():
    head = [cell.value for cell in opened(replace(exported(), confidence="99.8"))["Daten"][1]]
    assert "Untergrenze (99,8 %)" in head


def test_no_text_becomes_a_formula_or_an_address():
    evil = '=cmd|"/c calc"!A1'
    made = profile(tuple(replace(row(at), name=evil, provenance="@SUM(1)") for at in range(2)), name="+1")
    book = opened(exported(made))
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert [cell.value for cell in cells if cell.value == evil]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)


def test_metadata_say_everything_of_the_caption(book):
    facts = dict(book["Metadaten"].iter_rows(values_only=True))
    assert {label: facts[label] for label, _ in exported().caption.entries()} == dict(
        exported().caption.entries()
    )
    words = dict(book["Definition"].iter_rows(values_only=True))
    assert words["deutlich"].startswith("So groß ist ein Unterschied fast nie")
