"""Real tables as they are downloaded; they do not ship, so `BILDUNGSLUPE_DATA` says where they lie."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from dashboard.domain.observation import Status
from data.catalogue.loader import load
from data.importing.findings import Delivery
from data.importing.read import read_file
from tests.data.importing.delivered_files import one

CATALOGUE = load()
FOLDER = Path(os.environ.get("BILDUNGSLUPE_DATA", "/nonexistent"))
pytestmark = pytest.mark.skipif(
    not (FOLDER / "samples").is_dir(), reason="BILDUNGSLUPE_DATA names no folder with samples"
)


@pytest.fixture(scope="module")
def known() -> frozenset[str]:
    """The federation, the states, all districts and the municipalities of one district."""
    with (FOLDER / "figures" / "inkar_district_names.csv").open(encoding="utf-8") as file:
        districts = {row["key"] for row in csv.DictReader(file)}
    with (FOLDER / "facts" / "lup_municipalities.csv").open(encoding="utf-8") as file:
        municipalities = {row["ags"] for row in csv.DictReader(file)}
    return frozenset({"DG", *(f"{number:02d}" for number in range(1, 17)), *districts, *municipalities})


def sample(name: str, known: frozenset[str]) -> Delivery:
    return read_file(FOLDER / "samples" / name, CATALOGUE, known)


@pytest.mark.parametrize(
    ("name", "file_format", "table", "observations"),
    [
        ("11111-0001_ffcsv_old_excerpt.csv", "ffcsv_old", "11111-0001", 3),
        ("12411-01-01-4_ffcsv_new.csv", "ffcsv_new", "12411-01-01-4", 3 * 400),
        ("13211-02-05-4_2025_classic_cp1252.csv", "regionalstatistik", "13211-02-05-4", 8 * 417),
        ("21111-01-03-4_2023_classic_cp1252.csv", "regionalstatistik", "21111-01-03-4", 4 * 417),
        ("21111-02-06-4_2023_classic_cp1252.csv", "regionalstatistik", "21111-02-06-4", 15 * 417),
        ("AI-N-01-2-5_ffcsv_new_lup.csv", "ffcsv_new", "AI-N-01-2-5", 2 * 142),
        ("destatis_statbericht_21711_2024.xlsx", "statbericht", "21711-b01, 21711-01", 17 * 15 + 2 * 2 * 17),
    ],
)
def test_a_real_table_is_read_completely(
    name: str, file_format: str, table: str, observations: int, known: frozenset[str]
) -> None:
    delivery = sample(name, known)
    assert delivery.ok, [finding.message for finding in delivery.of_level("error")]
    assert (delivery.format, delivery.table, len(delivery.observations)) == (file_format, table, observations)


def test_leavers_without_certificate_of_the_district_are_217_of_1748(known: frozenset[str]) -> None:
    delivery = sample("21111-02-06-4_2023_classic_cp1252.csv", known)
    numbers = {
        (measure, breakdown): one(delivery, measure, "13076", 2023, breakdown).value
        for measure in ("abgaenge", "abgaenge_ohne_berufsreife")
        for breakdown in ("", "geschlecht:w", "geschlecht:m")
    }
    assert numbers == {
        ("abgaenge", ""): 1748,
        ("abgaenge", "geschlecht:w"): 869,
        ("abgaenge", "geschlecht:m"): 879,
        ("abgaenge_ohne_berufsreife", ""): 217,
        ("abgaenge_ohne_berufsreife", "geschlecht:w"): 84,
        ("abgaenge_ohne_berufsreife", "geschlecht:m"): 133,
    }


def test_dissolved_districts_of_a_real_table_are_one_note(known: frozenset[str]) -> None:
    delivery = sample("21111-02-06-4_2023_classic_cp1252.csv", known)
    notes = [note.message for note in delivery.of_level("note") if "aufgelöste" in note.message]
    assert len(notes) == 1 and "(73)" in notes[0]
    assert not {"13054", "13060"} & {cell.area for cell in delivery.observations}


def test_a_district_without_a_gymnasium_has_zero_and_not_nothing(known: frozenset[str]) -> None:
    cell = one(
        sample("21111-02-06-4_2023_classic_cp1252.csv", known), "abgaenge_hochschulreife", "09471", 2023
    )
    assert (cell.status, cell.value) == (Status.ZERO, 0)


def test_a_change_rounded_to_nothing_is_marked_as_rounded(known: frozenset[str]) -> None:
    delivery = sample("AI-N-01-2-5_ffcsv_new_lup.csv", known)
    cell = one(delivery, "siedlungs_verkehrsflaeche_veraenderung", "13076040", 2023)
    assert (cell.status, cell.value) == (Status.ROUNDED_ZERO, 0)


def test_the_list_of_tables_says_what_it_is(known: frozenset[str]) -> None:
    delivery = sample("regionalstatistik_table_list_excerpt.csv", known)
    assert not delivery.ok
    assert "Verzeichnis von 95 Tabellen" in delivery.findings[0].message
