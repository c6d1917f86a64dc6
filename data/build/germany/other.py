"""Population and area, ages of districts, income, and child poverty of municipalities."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dashboard.domain.area import FEDERATION, level_of
from data.build.figures import german_cell
from data.build.germany.areas import ASSOCIATION, DISTRICT, MUNICIPALITY, Areas, listed, measured_areas
from data.build.germany.mergers import MERGERS, NOT_CONVERTIBLE, TOOK_PARTS, converted
from data.build.germany.series import Series
from data.build.tables import german, read

AFTER_THE_BOOK = tuple({one.new for one in MERGERS if one.on > "2023-01-31"})
"""Municipalities that took in others after the day of the address book."""
AGES = {
    "unter 3 Jahre": "u3",
    "3 bis unter 6 Jahre": "3_6",
    "6 bis unter 10 Jahre": "6_10",
    "10 bis unter 15 Jahre": "10_15",
    "15 bis unter 18 Jahre": "15_18",
    "18 bis unter 20 Jahre": "18_20",
    "20 bis unter 25 Jahre": "20_25",
    "25 bis unter 30 Jahre": "25_30",
    "30 bis unter 35 Jahre": "30_35",
    "35 bis unter 40 Jahre": "35_40",
    "40 bis unter 45 Jahre": "40_45",
    "45 bis unter 50 Jahre": "45_50",
    "50 bis unter 55 Jahre": "50_55",
    "55 bis unter 60 Jahre": "55_60",
    "60 bis unter 65 Jahre": "60_65",
    "65 bis unter 75 Jahre": "65_75",
    "75 Jahre und mehr": "75",
}
UNDER_25 = ("u3", "3_6", "6_10", "10_15", "15_18", "18_20", "20_25")
TOTAL = "Insgesamt"
_CITY_STATES = {"02": "02000", "11": "11000"}


def ages(data: Path, areas: Areas) -> Iterator[Series]:
    """17 age groups of districts, states and the federation: those under 25, each group, and everybody."""
    found: dict[tuple[int, str], dict[str, dict[str, str]]] = {}
    for row in read(data / "figures" / "population_age_districts_2023_2024.csv"):
        for key in _keys(row["key"], areas):
            age = found.setdefault((int(row["year"]), level_of(key) or ""), {})
            group = "" if row["age_group"] == TOTAL else AGES[row["age_group"]]
            age.setdefault(group, {})[key] = row["total"]
    for (year, level), groups in found.items():
        everybody = groups.pop("")
        yield Series("fortschreibung_bevoelkerung", "", "12411-02-03-4", year, level, everybody)
        young = {key: str(sum(int(groups[one][key]) for one in UNDER_25)) for key in everybody}
        yield Series("fortschreibung_unter_25", "", "12411-02-03-4", year, level, young)
        for group in AGES.values():
            yield Series(
                "fortschreibung_unter_25", f"alter:{group}", "12411-02-03-4", year, level, groups[group]
            )


def _keys(key: str, areas: Areas) -> Iterator[str]:
    """City states stand once in the table and are state and district; administrative regions are no level."""
    if key in areas.keys("kreis") or key in areas.keys("land") or key == "DG":
        yield key
    if key in _CITY_STATES:
        yield _CITY_STATES[key]


def income(data: Path, areas: Areas) -> Iterator[Series]:
    """Disposable income per head in euros, of the districts that exist today."""
    cells: dict[str, dict[str, str]] = {}
    year = 2021
    path = data / "samples" / "82411-01-03-4_2021_classic_cp1252.csv"
    with path.open(encoding="cp1252", newline="") as stream:
        for line in csv.reader(stream, delimiter=";"):
            if len(line) == 5 and line[0] == str(year):
                for key in _keys(line[1], areas):
                    if line[4] != "-":  # a district that has been dissolved
                        cells.setdefault(level_of(key) or "", {})[key] = line[4]
    for level, of_level in cells.items():
        yield Series("vgr_einkommen_je_einwohner", "", "82411-01-03-4", year, level, of_level)


def people(data: Path, areas: Areas) -> Iterator[Series]:
    """Population and area of municipalities and associations on 31 December 2021 and, but for Bavaria, 2023."""
    before = {
        "gemeinde": {
            key[:5] + key[9:]: row for key, row in listed(data, MUNICIPALITY).items() if len(key) == 12
        },
        "amt": listed(data, ASSOCIATION),
    }
    alone = areas.alone()
    for level, rows in before.items():
        at = {key: rows.get(key) or before["gemeinde"].get(alone.get(key, "")) for key in areas.keys(level)}
        there = {key: row for key, row in at.items() if row}
        counted = {key: row["population_2021"] for key, row in there.items() if row["population_2021"]}
        counted |= dict.fromkeys(set(AFTER_THE_BOOK) & set(counted), NOT_CONVERTIBLE)
        yield Series("bevoelkerung", "", "anschriften_2023", 2021, level, counted)
        sizes = {
            key: german(float(row["area_km2_2021"])) for key, row in there.items() if row["area_km2_2021"]
        }
        sizes |= dict.fromkeys(set(AFTER_THE_BOOK) & set(sizes), NOT_CONVERTIBLE)
        yield Series("flaeche_km2", "", "anschriften_2023", 2021, level, sizes)
    towns = set(areas.keys("gemeinde"))
    now = {key: found for key, found in measured_areas(data).items() if key in towns}
    members: dict[str, list[str]] = {}
    for row in areas.municipalities:
        if row.amt:
            members.setdefault(row.amt, []).append(row.schluessel)
    summed = {amt: keys for amt, keys in members.items() if all(key in now for key in keys)}
    yield Series("bevoelkerung", "", "vg250_ew", 2023, "gemeinde", {key: one[1] for key, one in now.items()})
    yield Series("flaeche_km2", "", "vg250_ew", 2023, "gemeinde", {key: one[0] for key, one in now.items()})
    yield Series(
        "bevoelkerung", "", "vg250_ew", 2023, "amt",
        {amt: str(sum(int(now[key][1]) for key in keys)) for amt, keys in summed.items()},
    )  # fmt: skip
    yield Series(
        "flaeche_km2", "", "vg250_ew", 2023, "amt",
        {amt: german(sum(_hundredths(now[key][0]) for key in keys) / 100) for amt, keys in summed.items()},
    )  # fmt: skip


def whole_districts(data: Path, areas: Areas) -> Iterator[Series]:
    """Population and area of districts, states and the federation, of the years in which both are known.

    2021 is that of the address book, 2023 that of VG250 without Bavaria, 2024 the population of the offices
    with the newest area: that of 2023, of Bavaria 2021. No district has become another since; land of no
    municipality is part of it.
    """
    book = listed(data, DISTRICT)
    districts = areas.keys("kreis")
    people_2023: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for key, (size, inhabitants) in measured_areas(data).items():
        people_2023[key[:5]] += int(inhabitants)
        sizes[key[:5]] += _hundredths(size)
    people_2021 = {key: int(book[key]["population_2021"]) for key in districts}
    sizes_2021 = {key: _hundredths(book[key]["area_km2_2021"]) for key in districts}
    newest = {**sizes_2021, **sizes}
    for key in {town[:5] for town in TOOK_PARTS}:  # the book leaves out what was shared out before its day
        del people_2021[key], sizes_2021[key]
    people_2024 = {
        key: int(row["total"])
        for row in read(data / "figures" / "population_age_districts_2023_2024.csv")
        if row["year"] == "2024" and row["age_group"] == TOTAL
        for key in _keys(row["key"], areas)
    }
    for year, people, area, source in (
        (2021, people_2021, sizes_2021, "anschriften_2023"),
        (2023, people_2023, sizes, "vg250_ew"),
        (2024, {key: people_2024[key] for key in districts}, newest, "12411-02-03-4"),
    ):
        of_area = "vg250_ew" if year == 2024 else source
        for level in ("kreis", "land", "bund"):
            counted = {key: str(one) for key, one in _summed(people, level, districts).items()}
            measured = {key: german(one / 100) for key, one in _summed(area, level, districts).items()}
            if counted:
                yield Series("bevoelkerung", "", source, year, level, counted)
                yield Series("flaeche_km2", "", of_area, year, level, measured)


def _summed(of_districts: Mapping[str, int], level: str, districts: Sequence[str]) -> Mapping[str, int]:
    """By the keys of the level, of which every district is known."""

    def region(key: str) -> str:
        return FEDERATION if level == "bund" else key[:2] if level == "land" else key

    missing = {region(key) for key in districts if key not in of_districts}
    found: Counter[str] = Counter()
    for key in districts:
        if region(key) not in missing:
            found[region(key)] += of_districts[key]
    return found


def _hundredths(size: str) -> int:
    return round(float(size.replace(",", ".")) * 100)


def poverty(data: Path, areas: Areas) -> Iterator[Series]:
    """Child poverty of all municipalities, by year."""
    by_year: dict[int, dict[str, str]] = {}
    for row in read(data / "figures" / "inkar_child_poverty_all_municipalities.csv"):
        by_year.setdefault(int(row["year"]), {})[row["key"]] = german_cell(row["value"])
    for year, cells in sorted(by_year.items()):
        cells = converted(cells, "gemeinde", counts=False)
        yield Series("inkar_q_newfbgu15_bev", "", "inkar", year, "gemeinde", cells)
