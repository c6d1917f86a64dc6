"""Where municipalities lie: their areas, and the point of their main place."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from data.geography.geometry import NEWEST, boundaries, geojson


@dataclass(frozen=True, slots=True)
class MainPlaces:
    """Point and postcode of the main place of each municipality, as degrees with decimal comma."""

    by_key: Mapping[str, Mapping[str, str]]
    by_name: Mapping[str, str]

    @classmethod
    def of(cls, localities: list[dict[str, str]]) -> MainPlaces:
        """From the rows of localities; a name that two municipalities have names none of them."""
        rows = {row["gemeinde"]: row for row in localities if row["schluessel"] == row["gemeinde"]}
        names: dict[str, str] = {}
        for key, row in rows.items():
            names[row["name"]] = "" if row["name"] in names else key
        return cls(rows, names)

    def key_of(self, name: str) -> str:
        """The municipality called so; empty where none or several are."""
        return self.by_name.get(name, "")


def shipped_areas(district: str, on: date = NEWEST) -> Mapping[str, BaseGeometry]:
    """Municipalities of a district by key, in degrees, as the boundaries of a day that ship have them."""
    found = geojson(boundaries(district, "gemeinde", on), "gemeinde")
    features = found["features"]
    assert isinstance(features, list)
    return {one["properties"]["gebiet"]: shape(one["geometry"]) for one in features}


@dataclass(frozen=True, slots=True)
class OfficialAreas:
    """Municipalities of states in full resolution, in degrees."""

    keys: tuple[str, ...]
    names: tuple[str, ...]
    tree: shapely.STRtree

    @classmethod
    def of(cls, data: Path, states: tuple[str, ...]) -> OfficialAreas:
        """Those of some states, each a file of the folder."""
        rows = []
        for state in states:
            with gzip.open(
                data / "geo" / "vg250ew_2023_states" / f"de-{state}.geojson.gz", "rt", encoding="utf-8"
            ) as file:
                rows += json.load(file)["features"]
        return cls(
            tuple(row["properties"]["ags"] for row in rows),
            tuple(row["properties"]["name"] for row in rows),
            shapely.STRtree([shape(row["geometry"]) for row in rows]),
        )

    def at(self, longitude: float, latitude: float) -> tuple[str, str]:
        """Key and name of the municipality at a point; both empty where there is none."""
        found = self.tree.query(shapely.Point(longitude, latitude), predicate="intersects")
        return (self.keys[found[0]], self.names[found[0]]) if len(found) else ("", "")
