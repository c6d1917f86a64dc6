"""Puts official population facts into the wide layout of the figures that ship; `data.build.territory` writes
them."""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter

from data.build.tables import Rows, german

YEARS = (2013, 2017, 2021, 2023, 2024)
HEADER = ("merkmal", "gebiet", "gliederung", "quelle", *map(str, YEARS))
SOURCE_FACTS = "gv_isys"
SOURCE_STATISTIK = "12411-01-01-4"
# Columns of the facts for 31 December 2023, and codes of the table, by breakdown.
COLUMNS_OF_2023 = {"": "bevoelkerung_2023_z2011", "geschlecht:m": "bev_m", "geschlecht:w": "bev_w"}
SEXES = {"": "", "GESM": "geschlecht:m", "GESW": "geschlecht:w"}


def only(year: int, text: str) -> list[str]:
    """The cells of a row that has one year."""
    return [text if year == column else "" for column in YEARS]


def population_rows(
    facts: Rows, changed: Mapping[str, str], districts: set[str], statistics: Rows
) -> list[list[str]]:
    """Rows of the wide layout: population as delivered, and the registered area in the years for which it
    holds.

    `changed` gives the day (ISO) of a municipality's last change of territory. The area of 2023 is repeated
    for an earlier year only if the territory has not changed since.
    """
    rows: list[list[str]] = []
    totals: dict[tuple[str, str], int] = {}
    for row in sorted(facts, key=lambda row: row["ags"]):
        by_year = {year: row[f"bevoelkerung_{year}"] for year in (2013, 2017, 2021)}
        cells = [(by_year | {2023: row["bevoelkerung_2023_z2011"]}).get(year, "") for year in YEARS]
        rows.append(["bevoelkerung", row["ags"], "", SOURCE_FACTS, *cells])
        for breakdown, column in COLUMNS_OF_2023.items():
            district = (row["ags"][:5], breakdown)
            totals[district] = totals.get(district, 0) + int(row[column])
            if breakdown:
                rows.append(["bevoelkerung", row["ags"], breakdown, SOURCE_FACTS, *only(2023, row[column])])
    for (key, breakdown), total in totals.items():
        rows.append(["bevoelkerung", key, breakdown, SOURCE_FACTS, *only(2023, str(total))])
    order = itemgetter("1_variable_attribute_code", "2_variable_attribute_code")
    for row in sorted(statistics, key=order):
        # Only districts that exist: the table also lists dissolved ones ("-") and parts of districts.
        if row["1_variable_attribute_code"] in districts:
            key, breakdown = row["1_variable_attribute_code"], SEXES[row["2_variable_attribute_code"]]
            rows.append(
                ["bevoelkerung", key, breakdown, SOURCE_STATISTIK, *only(int(row["time"][:4]), row["value"])]
            )
    for row in sorted(facts, key=lambda row: row["ags"]):
        area = german(float(row["flaeche_km2_2023"]))
        held = [area if f"{year}-12-31" >= changed.get(row["ags"], "") else "" for year in YEARS]
        rows.append(["flaeche_km2", row["ags"], "", SOURCE_FACTS, *held])
    return rows
