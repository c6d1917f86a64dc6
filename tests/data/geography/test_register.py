"""The tables of areas, changes and population that ship."""

from __future__ import annotations

import csv
import os
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from dashboard.domain.area import level_of
from data.build import territory
from data.build.tables import EMBEDDED, Rows, read
from data.catalogue.loader import load
from data.importing.tables.markers import figure

FILES = ("areas.csv", "changes.csv", "figures/einwohner.csv")
DISTRICT = "13076"


@pytest.fixture(scope="module")
def areas() -> Rows:
    return read(EMBEDDED / "areas.csv", ";")


@pytest.fixture(scope="module")
def changes() -> Rows:
    return read(EMBEDDED / "changes.csv", ";")


@pytest.fixture(scope="module")
def facts() -> Rows:
    return read(EMBEDDED / "figures" / "einwohner.csv", ";")


def municipalities_on(areas: Rows, day: str) -> list[dict[str, str]]:
    return [
        row
        for row in areas
        if row["ebene"] == "gemeinde"
        and row["kreis"] == DISTRICT
        and row["gueltig_von"] <= day <= (row["gueltig_bis"] or "9999-12-31")
    ]


@pytest.mark.parametrize(
    ("day", "number"),
    [("2011-12-31", 162), ("2012-12-31", 157), ("2014-12-31", 149), ("2016-12-31", 147), ("2019-05-26", 142)],
)
def test_the_district_has_the_documented_number_of_municipalities(areas: Rows, day: str, number: int) -> None:
    assert len(municipalities_on(areas, day)) == number


def test_every_level_is_complete(areas: Rows) -> None:
    levels = Counter(row["ebene"] for row in areas)
    assert levels["bund"] == 1
    assert levels["land"] == 16
    assert levels["kreis"] == 400
    assert levels["amt"] == 20
    assert levels["gemeinde"] == 142 + 27 + 584


def test_every_key_has_the_form_of_its_level_and_stands_once(areas: Rows) -> None:
    assert {row["schluessel"]: level_of(row["schluessel"]) for row in areas} == {
        row["schluessel"]: row["ebene"] for row in areas
    }
    assert max(Counter(row["schluessel"] for row in areas).values()) == 1


def test_parents_are_areas_themselves_and_share_the_key_of_their_children(areas: Rows) -> None:
    levels = {row["schluessel"]: row["ebene"] for row in areas}
    for row in areas:
        for parent in ("amt", "kreis", "land"):
            assert row[parent] == "" or levels[row[parent]] == parent
        assert row["schluessel"].startswith(row["kreis"])
        assert row["amt"].startswith(row["kreis"]) or row["amt"] == ""


def test_every_municipality_of_the_district_belongs_to_an_amt(areas: Rows) -> None:
    for row in areas:
        if row["ebene"] == "gemeinde":
            assert bool(row["amt"]) == (row["kreis"] == DISTRICT), row


def test_no_two_places_of_a_level_and_district_share_a_name(areas: Rows) -> None:
    names = Counter((row["ebene"], row["kreis"] or row["land"], row["name"]) for row in areas)
    assert [name for name, times in names.items() if times > 1] == []


def test_names_carry_no_addition_and_no_stray_spaces(areas: Rows) -> None:
    for row in areas:
        assert "," not in row["name"]
        assert " /" not in row["name"]
        assert "/ " not in row["name"]
        assert row["name"] == row["name"].strip()
    by_key = {row["schluessel"]: row["name"] for row in areas}
    assert by_key["13076014"] == "Boizenburg/Elbe"
    assert by_key["13003000"] == "Rostock"
    assert by_key["130765662"] == "Amt Parchimer Umland"
    assert by_key["130760108"] == "Parchim (amtsfrei)"
    assert (by_key["14713"], by_key["14729"]) == ("Leipzig (Stadt)", "Leipzig (Landkreis)")


def test_every_successor_exists_on_the_day_of_the_change(areas: Rows, changes: Rows) -> None:
    by_key = {row["schluessel"]: row for row in areas}
    for change in changes:
        successor = by_key[change["neu"]]
        assert level_of(change["alt"]) == level_of(change["neu"]) in ("gemeinde", "kreis")
        if change["datum"]:
            assert successor["gueltig_von"] <= change["datum"] <= (successor["gueltig_bis"] or "9999-12-31")


def test_a_dissolved_municipality_ends_on_the_day_before_its_change(areas: Rows, changes: Rows) -> None:
    ends = {row["schluessel"]: row["gueltig_bis"] for row in areas if row["gueltig_bis"]}
    dissolved = {row["alt"]: row["datum"] for row in changes if row["alt"].startswith(DISTRICT)}
    assert set(ends) == set(dissolved)
    for key, day in dissolved.items():
        if day:
            assert (date.fromisoformat(day) - date.fromisoformat(ends[key])).days == 1


def test_changes_name_their_kind_and_pass_on_everything(changes: Rows) -> None:
    kinds = Counter(row["art"] for row in changes)
    assert kinds == {"schluesselaenderung": 163, "eingemeindung": 16, "zusammenschluss": 18}
    assert {row["anteil"] for row in changes} == {"1"}
    assert sum(row["datum"] == "" for row in changes) == 4


def test_whole_districts_that_went_into_others_are_in_the_register(changes: Rows) -> None:
    whole = {row["alt"]: (row["neu"], row["datum"]) for row in changes if level_of(row["alt"]) == "kreis"}
    assert whole["16056"] == ("16063", "2021-07-01")
    assert whole["03152"] == whole["03156"] == ("03159", "2016-11-01")
    assert len(whole) == 5


def test_the_municipalities_have_the_inhabitants_of_the_district(facts: Rows) -> None:
    for breakdown in ("", "geschlecht:w", "geschlecht:m"):
        rows = [row for row in facts if row["merkmal"] == "bevoelkerung" and row["gliederung"] == breakdown]
        people = [int(row["2023"]) for row in rows if len(row["gebiet"]) == 8]
        [district] = [int(row["2023"]) for row in rows if row["gebiet"] == DISTRICT and row["2023"]]
        assert len(people) == 142
        assert sum(people) == district
    [total] = [
        row["2023"] for row in facts if row["gebiet"] == DISTRICT and row["2023"] and row["gliederung"] == ""
    ]
    assert total == "214057"


def test_the_census_of_2022_makes_a_new_basis_from_2024_on(facts: Rows) -> None:
    rows = [row for row in facts if row["quelle"] == "12411-01-01-4" and row["gliederung"] == ""]
    assert len(rows) == 400
    assert {row["gebiet"]: row["2024"] for row in rows}[DISTRICT] == "208092"
    assert all(row[year] == "" for row in rows for year in ("2013", "2017", "2021", "2023"))


def test_areas_are_given_only_for_years_with_the_same_territory(facts: Rows) -> None:
    area = {row["gebiet"]: row for row in facts if row["merkmal"] == "flaeche_km2"}
    assert sum(figure(row["2023"]).value or 0 for row in area.values()) == pytest.approx(4766.71)
    assert (area["13076108"]["2013"], area["13076108"]["2017"]) == ("", "124,81")
    assert area["13076169"]["2017"] == ""
    assert area["13076001"]["2013"] == "37,90"


def test_population_facts_use_keys_of_the_catalogue_and_cells_that_can_be_read(facts: Rows) -> None:
    catalogue = load()
    for row in facts:
        assert row["merkmal"] in catalogue.measures
        assert row["quelle"] in catalogue.sources
        assert all(figure(text).value is not None for year, text in row.items() if year.isdigit() and text)


def test_the_tables_can_be_made_again(tmp_path: Path) -> None:
    folder = os.environ.get("BILDUNGSLUPE_DATA")
    if not folder:
        pytest.skip("BILDUNGSLUPE_DATA names no folder with the source tables")
    territory.build(Path(folder), tmp_path)
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (EMBEDDED / name).read_bytes()


def test_a_register_file_is_turned_into_rows_without_losing_a_change(tmp_path: Path) -> None:
    """The same without the source folder: three kinds of change, one without a day."""
    path = tmp_path / "changes.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["old_ags", "old_name", "new_ags", "new_name", "date", "date_note", "type", "source"])
        writer.writerow(["13060037", "Karow", "13076114", "Plau am See, Stadt", "", "", "Eingemeindung", ""])
        writer.writerow(
            ["13054001", "A/ B", "13076001", "A/ B", "2011-09-04", "", "Schluesselaenderung (x)", ""]
        )
        writer.writerow(
            ["13076139", "T", "13076169", "T", "2019-05-26", "", "Neubildung (Zusammenschluss)", ""]
        )
    rows = territory.change_rows(read(path))
    assert [(row.alt, row.alt_name, row.neu_name, row.datum, row.art) for row in rows] == [
        ("13054001", "A/B", "A/B", "2011-09-04", "schluesselaenderung"),
        ("13076139", "T", "T", "2019-05-26", "zusammenschluss"),
        ("13060037", "Karow", "Plau am See", "", "eingemeindung"),
    ]
