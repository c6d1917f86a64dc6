"""Puts official population facts into the wide layout of the figures that ship; `data.build.territory` writes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from data.build.tables import Rows, german

YEARS = (2013, 2017, 2021, 2023, 2024)
HEADER = ("merkmal", "gebiet", "gliederung", "quelle", *map(str, YEARS))
SOURCE_FACTS = "gv_isys"
SOURCE_STATISTIK = "12411-01-01-4"


def population_rows(facts: Rows, changed: Mapping[str, str], districts: set[str], statistics: Rows) -> list[list[str]]:
    """Rows of the wide layout: population as delivered, and the registered area in the years for which it holds.

    `changed` gives the day (ISO) of a municipality's last change of territory. The area of 2023 is repeated for
    an earlier year only if the territory has not changed since.
    """
    people = {}
    for row in facts:
        by_year = {year: row[f"bevoelkerung_{year}"] for year in (2013, 2017, 2021)}
        people[row["ags"]] = by_year | {2023: row["bevoelkerung_2023_z2011"]}
    rows = [
        ["bevoelkerung", key, "", SOURCE_FACTS, *(values.get(year, "") for year in YEARS)]
        for key, values in sorted(people.items())
    ]
    totals = Counter[str]()
    for key, values in people.items():
        totals[key[:5]] += int(values[2023])
    rows += [
        ["bevoelkerung", key, "", SOURCE_FACTS, *(str(total) if year == 2023 else "" for year in YEARS)]
        for key, total in totals.items()
    ]
    for row in sorted(statistics, key=lambda row: row["1_variable_attribute_code"]):
        # Only totals of districts that exist: the table also lists dissolved ones ("-") and parts of districts.
        if row["2_variable_attribute_code"] == "" and row["1_variable_attribute_code"] in districts:
            key, year = row["1_variable_attribute_code"], int(row["time"][:4])
            cells = [row["value"] if year == column else "" for column in YEARS]
            rows.append(["bevoelkerung", key, "", SOURCE_STATISTIK, *cells])
    for row in sorted(facts, key=lambda row: row["ags"]):
        area = german(float(row["flaeche_km2_2023"]))
        held = [area if f"{year}-12-31" >= changed.get(row["ags"], "") else "" for year in YEARS]
        rows.append(["flaeche_km2", row["ags"], "", SOURCE_FACTS, *held])
    return rows
