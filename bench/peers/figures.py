"""What `bench.export` wrote, as the peers send it: the boundaries, and the values of an indicator by year and
area."""

from __future__ import annotations

import json
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shapely.geometry import mapping, shape
from shapely.geometry.polygon import orient

LONGEST_RANKING = 20


@dataclass(frozen=True, slots=True)
class Exported:
    """The folder in BENCH_EXPORT. `areas` is a FeatureCollection whose rings run as d3 wants them."""

    database: Path
    areas: dict[str, Any]
    keys: tuple[str, ...]
    names: tuple[str, ...]
    indicators: tuple[str, ...]

    @classmethod
    def read(cls) -> Exported:
        folder = Path(os.environ["BENCH_EXPORT"])
        areas = json.loads((folder / "areas.geojson").read_text("utf-8"))
        for feature in areas["features"]:
            feature["geometry"] = _clockwise(feature["geometry"])
        database = folder / "values.sqlite"
        with sqlite3.connect(database) as connection:
            found = connection.execute("SELECT DISTINCT indicator FROM value ORDER BY 1").fetchall()
        properties = [feature["properties"] for feature in areas["features"]]
        return cls(
            database,
            areas,
            tuple(one["gebiet"] for one in properties),
            tuple(one["name"] for one in properties),
            tuple(row[0] for row in found),
        )

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north in degrees."""
        every = [shape(feature["geometry"]).bounds for feature in self.areas["features"]]
        west, south, east, north = zip(*every, strict=True)
        return min(west), min(south), max(east), max(north)

    def figures(self, indicator: str) -> dict[str, Any]:
        """`values`: one list per year with a value or None for each area; `mean` by year; the `least` and the
        `most`."""
        with sqlite3.connect(self.database) as connection:
            query = "SELECT year, area, value FROM value WHERE indicator = ? ORDER BY 1"
            rows = connection.execute(query, (indicator,)).fetchall()
        years = sorted({year for year, _, _ in rows})
        by_year: dict[int, dict[str, float]] = {year: {} for year in years}
        for year, area, value in rows:
            by_year[year][area] = value
        every = [value for _, _, value in rows]
        return {
            "indicator": indicator,
            "years": years,
            "values": [[by_year[year].get(key) for key in self.keys] for year in years],
            "mean": [sum(by_year[year].values()) / len(by_year[year]) for year in years],
            "least": min(every),
            "most": max(every),
        }


def _clockwise(geometry: dict[str, Any]) -> dict[str, Any]:
    """Outer rings clockwise: d3 takes the others for the rest of the globe."""
    drawn = shape(geometry)
    parts = drawn.geoms if drawn.geom_type == "MultiPolygon" else [drawn]
    rings = [mapping(orient(part, sign=-1.0))["coordinates"] for part in parts]
    return {"type": "MultiPolygon", "coordinates": rings}
