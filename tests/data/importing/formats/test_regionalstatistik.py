"""Classic tables of the regional statistics: where they say their time, and how their cells are quoted."""

# ruff: noqa: E501 - one case per line reads better than any wrapping
from __future__ import annotations

from pathlib import Path

import pytest

from tests.data.importing.delivered_files import (
    LEAVERS,
    errors,
    one,
    read,
)

TIME_IN_HEADER = """GENESIS-Tabelle: 12411-01-01-4
Bevölkerung nach Geschlecht
;;{word};{word};{word}
;;{day};{day};{day}
;;Insgesamt;männlich;weiblich
{rows}__________
Stand: 01.04.2020
"""
HEADER_ROWS = "DG;Deutschland;83000000;41000000;42000000\n13076;  Ludwigslust-Parchim;212000;105000;107000\n"


@pytest.mark.parametrize(
    ("word", "day", "year"),
    [
        ("Stichtag", "31.12.2018", 2018), ("Stichtag", "2018-12-31", 2018), ("Jahr", "2018", 2018), ("", "31.12.2018", 2018), ("Zeit", "2017", 2017), ("Berichtsjahr", "2016", 2016),
        ("Kalenderjahr", "2015", 2015), ("STICHTAG", "31.12.2014", 2014), ("Zeitraum", "2013", 2013), ("Stichtag", "31.12.1999", 1999),
    ],
)  # fmt: skip
def test_a_classic_table_with_its_time_in_the_header_is_read(
    word: str, day: str, year: int, tmp_path: Path
) -> None:
    content = TIME_IN_HEADER.format(word=word, day=day, rows=HEADER_ROWS)
    if not word:
        content = content.replace(";;;;\n", "")
    delivery = read(tmp_path, "a.csv", content)
    assert delivery.ok, errors(delivery)
    assert one(delivery, "bevoelkerung", "13076", year).value == 212_000
    assert one(delivery, "bevoelkerung", "13076", year, "geschlecht:m").value == 105_000


def test_two_years_side_by_side_in_a_classic_header_are_two_years(tmp_path: Path) -> None:
    content = """GENESIS-Tabelle: 12411-01-01-4
Bevölkerung nach Geschlecht
;;Stichtag;Stichtag;Stichtag;Stichtag;Stichtag;Stichtag
;;31.12.2017;31.12.2017;31.12.2017;31.12.2018;31.12.2018;31.12.2018
;;Insgesamt;männlich;weiblich;Insgesamt;männlich;weiblich
13076;  LUP;10;4;6;11;5;6
__________
"""
    delivery = read(tmp_path, "a.csv", content)
    assert delivery.ok, errors(delivery)
    assert [one(delivery, "bevoelkerung", "13076", year).value for year in (2017, 2018)] == [10, 11]
    assert [one(delivery, "bevoelkerung", "13076", year, "geschlecht:m").value for year in (2017, 2018)] == [
        4,
        5,
    ]


def test_a_classic_table_without_any_time_says_so(tmp_path: Path) -> None:
    content = TIME_IN_HEADER.format(word="x", day="y", rows=HEADER_ROWS)
    assert "weder steht er in Spalte A noch in den Kopfzeilen" in errors(read(tmp_path, "a.csv", content))[0]


def test_a_classic_table_with_all_cells_quoted_is_the_same(tmp_path: Path) -> None:
    quoted = "\n".join(
        line
        if line.startswith(("__", '"', "dem", "Die", "Stand"))
        else ";".join(f'"{cell}"' for cell in line.split(";"))
        for line in LEAVERS.splitlines()
    )
    quoted = quoted.replace("__________", '"__________"')
    assert read(tmp_path, "b.csv", quoted).observations == read(tmp_path, "a.csv", LEAVERS).observations
