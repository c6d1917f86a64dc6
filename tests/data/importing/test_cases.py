"""Inputs from the field, each with its right behaviour; `BILDUNGSLUPE_CASES` says where they lie, they do not
ship."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from data import embedded_figures
from data.catalogue.loader import load
from data.geography.register import read_areas, read_changes
from data.importing.findings import Delivery
from data.importing.read import read_files
from tests.data.importing.delivered_files import one

FOLDER = Path(os.environ.get("BILDUNGSLUPE_CASES", "/nonexistent"))
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="BILDUNGSLUPE_CASES names no folder")
CATALOGUE = load()
CHANGES = read_changes(embedded_figures.FOLDER / "changes.csv")
KNOWN = {
    *(area.key for area in read_areas(embedded_figures.FOLDER / "areas.csv")),
    *(one.old for one in CHANGES),
}


def case(name: str) -> Delivery:
    [delivery] = read_files([FOLDER / name], CATALOGUE, KNOWN, changes=CHANGES)
    return delivery


REFUSED = {
    "merged-breakdown.xlsx": ("Blatt „Werte“, Zeilen 3 bis 6, Spalte „gliederung“", "D2:D6 sind verbunden"),
    "formula-never-calculated.xlsx": (
        "Blatt „Werte“, Zeilen 2 bis 6, Spalte „wert“",
        "in Excel öffnen und speichern",
    ),
    "point-three-decimals.csv": (
        "Zeilen 2 bis 6, Spalte „wert“",
        "(12345). Sind Nachkommastellen gemeint, bitte 12,345",
    ),
    "parts-above-whole.csv": ("Zeile 2", "zusammen 36 und damit mehr als das Ganze 30"),
    "future-year.csv": ("Zeile 2, Spalte „jahr“", "„2032“ liegt in der Zukunft"),
    "fault-in-second-sheet.xlsx": ("Blatt „Kitas 2024“, Zeile 3, Spalte „wert“", "„k. A.“"),
    "fraction-of-an-institution.csv": ("Zeile 2, Spalte „wert“", "in ganzen Zahlen gezählt"),
    "measures-cp850.csv": ("Zeile 2", "„CSV (MS-DOS)“"),
    "wide-with-names.xlsx": (
        "Blatt „Kita 2022-2024“",
        "Die Jahre stehen nebeneinander (Zeile 5, Spalten C bis H",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_case_that_cannot_be_meant_is_one_error_with_place_and_true_reason(name: str) -> None:
    delivery = case(name)
    [error] = delivery.of_level("error")
    place, reason = REFUSED[name]
    assert error.message.startswith(f"{name}, {place}")
    assert reason in error.message
    assert delivery.observations == ()


READ = {
    "percent-format.xlsx": [12.3, 13.3, 14.3, 15.3, 16.3],
    "second-sheet-with-title.xlsx": [3, 4, 5, 3, 4, 5],
    "quoted-line-break.csv": [3, 4],
    "sep-line.csv": [3, 4, 5, 6, 7],
    "vml-line-break.xlsx": [3, 4, 5, 6, 7],
    "styled-empty-columns.xlsx": [3, 4, 5, 6, 7],
    "note-below-the-table.xlsx": [3, 4, 5, 6, 7],
    "key-of-twelve-digits.csv": [3],
}


@pytest.mark.parametrize("name", READ)
def test_a_valid_case_is_read_with_the_values_that_people_see(name: str) -> None:
    assert [cell.value for cell in case(name).observations] == READ[name]


def test_every_sheet_is_named_with_what_became_of_it() -> None:
    [note] = case("second-sheet-with-title.xlsx").findings
    assert "„2023“ (3 Zeilen), „2024“ (3 Zeilen, Kopf erst in Zeile 2)" in note.message


def test_a_remark_below_the_table_is_named_with_its_cell() -> None:
    [note] = case("note-below-the-table.xlsx").findings
    assert (note.level, note.row) == ("note", 9)
    assert "H9 „Anmerkung: bitte prüfen“" in note.message


def test_percentages_of_an_own_measure_are_the_shown_ones_and_hidden_decimals_are_said() -> None:
    delivery = case("percent-format-own-measure.xlsx")
    assert [cell.value for cell in delivery.observations[:4]] == [40, 40.25, 40.5, 40.75]
    assert any(
        "E3 zeigt 40,3 %, gespeichert ist 40,25 %" in note.message for note in delivery.of_level("note")
    )


def test_a_key_of_twelve_digits_is_that_of_the_municipality() -> None:
    assert case("key-of-twelve-digits.csv").observations[0].area == "13076105"


def test_a_classic_table_with_the_day_in_its_header_is_read() -> None:
    delivery = case("classic-time-in-header.csv")
    assert one(delivery, "bevoelkerung", "13076", 2018).value == 212_000
    assert one(delivery, "bevoelkerung", "13076", 2018, "geschlecht:w").value == 107_000
    assert len(delivery.observations) == 12


def test_both_districts_of_a_later_merger_are_read_and_the_former_one_only_until_then() -> None:
    delivery = case("classic-district-merger.csv")
    assert (
        one(delivery, "abgaenge", "16056", 2019).value
        == one(delivery, "abgaenge", "16063", 2019).value
        == 1748
    )
    assert one(delivery, "abgaenge", "16063", 2022).value == 1748
    assert not [
        cell for cell in delivery.observations if cell.area == "16056" and cell.year == 2022 and cell.value
    ]
    [warning] = delivery.of_level("warning")
    assert "seit dem 01.07.2021 zu 16063" in warning.message
