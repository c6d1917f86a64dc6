"""The figures that ship are complete, strictly readable, and what their sources published."""

from __future__ import annotations

import csv
import os
import re
from functools import cache
from pathlib import Path

import pytest

from dashboard.errors import FileRejected
from data.build import figures
from data.build.figures import area_key, build, german_cell, inkar, inkar_measure, regionalstatistik
from data.importing.tables.markers import figure

FOLDER = Path(__file__).parents[3] / "data" / "embedded" / "figures"
FILES = (
    "inkar_kreise.csv",
    "inkar_land_bund.csv",
    "inkar_kreis_gemeinden.csv",
    "inkar_gemeinden_mv.csv",
    "regionalstatistik.csv",
    "bevoelkerung_2013.csv",
)
FIXED = ("merkmal", "gebiet", "gliederung", "quelle")


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream, delimiter=";"))


def series(name: str, measure: str, area: str, breakdown: str = "") -> dict[int, str]:
    """The years of one series that hold something."""
    rows = [
        row
        for row in table(name)
        if (row["merkmal"], row["gebiet"], row["gliederung"]) == (measure, area, breakdown)
    ]
    assert len(rows) == 1
    return {int(year): cell for year, cell in rows[0].items() if year not in FIXED and cell}


@pytest.mark.parametrize("name", FILES)
def test_every_cell_is_a_german_number_or_an_official_marker(name: str) -> None:
    for row in table(name):
        for year in row.keys() - set(FIXED):
            if row[year]:
                figure(row[year])


@pytest.mark.parametrize("name", FILES)
def test_rows_are_sorted_and_no_series_comes_twice(name: str) -> None:
    keys = [(row["merkmal"], row["gebiet"], row["gliederung"]) for row in table(name)]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("name", FILES)
def test_year_columns_rise(name: str) -> None:
    years = [int(column) for column in table(name)[0] if column not in FIXED]
    assert years == sorted(set(years))


def test_all_400_districts_are_there() -> None:
    districts = {row["gebiet"] for row in table("inkar_kreise.csv")}
    assert len(districts) == 400
    assert all(re.fullmatch(r"[0-9]{5}", key) for key in districts)
    assert districts == {row["gebiet"] for row in table("regionalstatistik.csv") if len(row["gebiet"]) == 5}


def test_districts_dissolved_long_ago_are_left_out_of_the_official_tables() -> None:
    areas = {row["gebiet"] for row in table("regionalstatistik.csv")}
    assert not areas & {"13054", "13060", "03152", "16056"}
    assert {"DG", "13", "13076", "02", "02000", "11000"} <= areas


def test_child_poverty_2022_is_known_for_all_142_municipalities_and_20_amts() -> None:
    rows = [row for row in table("inkar_kreis_gemeinden.csv") if row["merkmal"] == "inkar_q_newfbgu15_bev"]
    known = [row["gebiet"] for row in rows if row["2022"]]
    assert sorted(map(len, known)) == [8] * 142 + [9] * 20
    assert all(key.startswith("13076") for key in known)


def test_leavers_without_certificate_have_27_years_and_no_2001() -> None:
    years = series("inkar_kreise.csv", "inkar_a_schul_oa", "13076")
    assert sorted(years) == [year for year in range(1995, 2023) if year != 2001]
    assert years[2022] == "12,12"
    assert series("inkar_kreise.csv", "inkar_a_schul_oa", "13076", "geschlecht:m")[2022] == "15,15"


def test_official_counts_are_those_of_the_tables() -> None:
    assert series("regionalstatistik.csv", "schueler", "13076") == {2023: "20764"}
    assert series("regionalstatistik.csv", "schueler_auslaendisch", "DG") == {2023: "1359457"}
    assert series("regionalstatistik.csv", "arbeitslosenquote_zivile_15_25", "13076") == {2025: "7,4"}
    assert series("regionalstatistik.csv", "arbeitslose", "11000") == series(
        "regionalstatistik.csv", "arbeitslose", "11"
    )


def test_leavers_by_count_are_left_for_the_first_import() -> None:
    assert not any("21111-02-06-4" in row["quelle"] for name in FILES for row in table(name))


def test_official_figures_stay_small() -> None:
    assert sum((FOLDER / name).stat().st_size for name in FILES) < 2_500_000


@pytest.mark.parametrize(
    ("published", "written"),
    [
        ("31.17", "31,17"),
        ("10.70", "10,7"),
        ("100.0", "100"),
        ("0.0", "-"),
        ("0.04", "0,04"),
        ("-0.5", "-0,5"),
        ("7", "7"),
    ],
)
def test_published_numbers_are_written_the_german_way(published: str, written: str) -> None:
    assert german_cell(published) == written


@pytest.mark.parametrize("published", ["", "1,5", "1.2.3", "NA", "1e3", "-"])
def test_what_is_no_number_stops_the_build(published: str) -> None:
    with pytest.raises(FileRejected, match="ist keine Zahl"):
        german_cell(published)


@pytest.mark.parametrize(
    ("key", "level", "ours"),
    [
        ("13076000", "district", "13076"),
        ("111", "federation", "DG"),
        ("13", "state", "13"),
        ("130760014", "amt", "130760014"),
        ("13003000", "municipality", "13003000"),
    ],
)
def test_keys_lose_what_inkar_fills_them_up_with(key: str, level: str, ours: str) -> None:
    assert area_key(key, level) == ours


def test_the_sex_in_a_code_becomes_a_breakdown_and_unused_codes_fall_away() -> None:
    assert inkar_measure("a_schul_oA_m") == ("inkar_a_schul_oa", "geschlecht:m")
    assert inkar_measure("a_betr0003_bev0003") == ("inkar_a_betr0003_bev0003", "")
    assert inkar_measure("a_sMin") is None
    assert inkar_measure("a_azubi_m") is None


def test_a_value_given_twice_stops_the_build(tmp_path: Path) -> None:
    source = tmp_path / "inkar.csv"
    source.write_text(
        "key,year,code,value\n01001,2020,a_azubi,1.0\n01001,2020,a_azubi,2.0\n", encoding="utf-8"
    )
    with pytest.raises(FileRejected, match="2020: Der Wert steht zweimal"):
        inkar(source, "district")


def test_a_total_is_taken_as_published_and_not_added_up(tmp_path: Path) -> None:
    source = tmp_path / "schulen.csv"
    lines = [
        "Titel;;;;;;;;;",
        "2023;13076;  Kreis;Gymnasien;10;100;50;7;x;x",
        "2023;13076;  Kreis;Grundschulen;20;200;99;8;x;x",
        "2023;13076;  Kreis;Insgesamt;x;303;150;15;x;x",
        "2023;13060;  Altkreis;Insgesamt;x;-;-;-;x;x",
    ]
    source.write_text("\n".join(lines), encoding="cp1252")
    found = regionalstatistik(source, figures.PUPILS, {5: ("schueler", "")}, frozenset({"13076"}))
    assert {one.area: years for one, years in found.items()} == {"13076": {2023: "303"}}


def test_the_tables_that_ship_are_those_that_their_sources_give(tmp_path: Path) -> None:
    sources = os.environ.get("BILDUNGSLUPE_DATA")
    if not sources:
        pytest.skip("BILDUNGSLUPE_DATA does not name the folder of the sources")
    counts = build(Path(sources), tmp_path)
    assert tuple(counts) == FILES
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes(), name
