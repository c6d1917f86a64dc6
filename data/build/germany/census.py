"""Census of 15 May 2022: persons, households and education, as published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from data.build.germany.areas import Areas
from data.build.germany.mergers import FOUNDED, converted
from data.build.germany.series import Series
from data.build.tables import read

SOURCE, YEAR = "zensus_2022", 2022
_LEVELS = {
    "municipality": "gemeinde",
    "association": "amt",
    "district": "kreis",
    "state": "land",
    "federation": "bund",
}
PERSONS = {
    "pop": "zensus_bevoelkerung",
    "a0_2": "zensus_kinder_0_2",
    "a3_5": "zensus_kinder_3_5",
    "a6_9": "zensus_kinder_6_9",
    "a10_15": "zensus_jugendliche_10_15",
    "a16_18": "zensus_jugendliche_16_18",
    "a19_24": "zensus_erwachsene_19_24",
    "foreign": "zensus_auslaendisch",
    "immig_history": "zensus_einwanderungsgeschichte",
}
HOUSEHOLDS = {
    "households": "zensus_haushalte",
    "couple_with_child": "zensus_paare_mit_kind",
    "single_parent": "zensus_alleinerziehende",
}
EDUCATION = {
    "pop15plus": "zensus_ab_15",
    "no_school_cert": "zensus_ohne_schulabschluss",
    "no_vocational": "zensus_ohne_berufsabschluss",
}
TABLES = {"demography": PERSONS, "households": HOUSEHOLDS, "education": EDUCATION}
_CHANGED_TO_ZERO = {"–": "0"}
"""The census writes a dash for none and for few that it has changed to none: a zero that is rounded."""


def census(data: Path, areas: Areas) -> Iterator[Series]:
    """Every measure at every level. Associations of one municipality have its figures: it is the same area."""
    alone = areas.alone()
    for table, columns in TABLES.items():
        rows = read(data / "figures" / f"zensus2022_{table}.csv")
        of_level: dict[str, dict[str, Mapping[str, str]]] = {level: {} for level in _LEVELS.values()}
        for row in rows:
            level = _LEVELS.get(row["level"])  # administrative regions are no level of ours
            if level is not None:
                of_level[level][key_of(row)] = row
        towns = of_level["gemeinde"]
        for key, whole in FOUNDED.items():
            if whole in of_level["amt"]:
                towns[key] = of_level["amt"].pop(whole)
        for column, measure in columns.items():
            single: dict[str, str] = {}
            for level, found in of_level.items():
                cells = {key: _CHANGED_TO_ZERO.get(row[column], row[column]) for key, row in found.items()}
                cells = converted(cells, level, counts=True)
                if level == "gemeinde":
                    single = {amt: cells[key] for amt, key in alone.items() if key in cells}
                elif level == "amt":
                    cells = {**single, **cells}
                yield Series(measure, "", SOURCE, YEAR, level, cells)


def key_of(row: Mapping[str, str]) -> str:
    """Our key of a row: municipalities have their eight digits, the federation is `DG`."""
    if row["level"] == "federation":
        return "DG"
    return row["ags"] if row["level"] == "municipality" else row["ars"]
