"""Localities: where a municipality's people live, and the named parts of municipalities."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
import shapely

from dashboard.domain.territory import OLDEST_BOUNDARIES
from dashboard.indicators.territory.status import successor
from data.build.institutions.places import shipped_areas
from data.build.institutions.table import degrees
from data.build.tables import EMBEDDED, Rows, read
from data.geography.points import municipal_points
from data.geography.postcodes import postcodes
from data.geography.projection import to_geographic
from data.geography.register import read_areas, read_changes, register_of

NAMED_PLACES, GRID, BOUNDARIES = "geonames", "zensusgitter_2021", "vg250_ew"
"""Sources of a point: a named place, the cell with most inhabitants, the label's place in the boundaries."""
_ALIKE = 0.94


def localities(data: Path, state: str, district: str) -> list[dict[str, str]]:
    """Rows of every municipality of a state, its point that of the main place, and of its other named places.

    The main place is the named place that is called like the municipality, else the census cell in which most
    of its people live, else where the map puts its name. Of the district also the municipalities that went into
    others since the oldest boundaries: they are parts of these now.
    """
    rows = list(_rows(data, state))
    known = {(row["gemeinde"], row["name"]) for row in rows}
    former = [row for row in _former(data, district) if (row["gemeinde"], row["name"]) not in known]
    return sorted([*rows, *former], key=lambda row: (row["gemeinde"], row["schluessel"] != row["gemeinde"]))


def _former(data: Path, district: str) -> Iterator[dict[str, str]]:
    register = register_of(read_areas(EMBEDDED / "areas.csv"), read_changes(EMBEDDED / "changes.csv"))
    cells = read(data / "geo" / "eurostat_census2021_grid_1km_mv.csv")
    today = shipped_areas(district)
    for key, area in shipped_areas(district, OLDEST_BOUNDARIES).items():
        into = "" if key in today else successor(key, register)
        if not into:
            continue
        its = [one for one in cells if area.contains(shapely.Point(float(one["lon"]), float(one["lat"])))]
        main = max(its, key=lambda one: int(one["pop_total"]))
        name = register.on(OLDEST_BOUNDARIES).areas[key].name
        point = float(main["lon"]), float(main["lat"])
        yield _row(f"ehemals-{key}", re.sub(r" \(bis .*\)", "", name), into, "", point, "", GRID)


def _rows(data: Path, state: str) -> Iterator[dict[str, str]]:
    named = _by_municipality(read(data / "geo" / "geonames_places_mv.csv"))
    cells = _fullest(read(data / "geo" / "eurostat_census2021_grid_1km_mv.csv"))
    only = _only_postcode()
    for line in read(EMBEDDED / "germany" / "municipalities.csv", ";"):
        key = line["schluessel"]
        if not key.startswith(state):
            continue
        places = sorted(named.get(key, ()), key=lambda one: (-int(one["population"]), one["geonameid"]))
        main = next((one for one in places if same_place(one["name"], line["amtlicher_name"])), None)
        if main is not None:
            point, source = (float(main["lon"]), float(main["lat"])), NAMED_PLACES
        elif key in cells:
            point, source = cells[key], GRID
        else:
            label = to_geographic(np.array([municipal_points()[key]]) * 1000)[0]
            point, source = (float(label[0]), float(label[1])), BOUNDARIES
        yield _row(key, line["name"], key, only.get(key, ""), point, line["einwohner"], source)
        for one in places:
            if one is not main:
                point = float(one["lon"]), float(one["lat"])
                key_of_place = f"geonames-{one['geonameid']}"
                yield _row(key_of_place, one["name"], key, "", point, "", NAMED_PLACES)


def _row(
    key: str,
    name: str,
    municipality: str,
    postcode: str,
    point: tuple[float, float],
    people: str,
    source: str,
) -> dict[str, str]:
    return {
        "schluessel": key,
        "name": name,
        "gemeinde": municipality,
        "plz": postcode,
        "lon": degrees(point[0]),
        "lat": degrees(point[1]),
        "einwohner": people,
        "quelle": source,
    }


def same_place(place: str, official: str) -> bool:
    """Whether a named place is called like a municipality: without its titles, its river, spaces and case.

    One letter too many or too few is taken for a slip ("Lewitzrland").
    """
    alike = SequenceMatcher(None, _plain(place), _plain(official)).ratio()
    return alike >= _ALIKE


def _plain(name: str) -> str:
    name = re.split(r",|/|\(| b\. | bei ", name)[0]
    return re.sub(r"[^a-zäöüß]", "", name.casefold())


def _by_municipality(rows: Rows) -> Mapping[str, Rows]:
    found: dict[str, Rows] = defaultdict(list)
    for row in rows:
        found[row["ags"]].append(row)
    return found


def _fullest(rows: Rows) -> Mapping[str, tuple[float, float]]:
    found: dict[str, tuple[int, float, float]] = {}
    for row in rows:
        now = int(row["pop_total"]), float(row["lon"]), float(row["lat"])
        if row["ags"] and now > found.get(row["ags"], (-1,)):
            found[row["ags"]] = now
    return {key: place[1:] for key, place in found.items()}


def _only_postcode() -> Mapping[str, str]:
    """Postcodes of municipalities that have one."""
    found: dict[str, list[str]] = defaultdict(list)
    for code, keys in postcodes().items():
        for key in keys:
            found[key].append(code)
    return {key: codes[0] for key, codes in found.items() if len(codes) == 1}
