"""Points of examples: on populated cells of the census grid, inside the municipality as its boundaries ship."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from data.build.institutions.places import shipped_areas
from data.build.tables import read
from data.geography.grid_projection import grid_to_geographic

_BORDER_M = 60
"""How far inside the boundaries a point lies, so that rounding it to a metre keeps it there."""
_APART_M = 150
"""Least distance between two points; nearer ones with similar names are taken for duplicates."""
_FROM_CENTRE_M = 380
"""Points lie within this distance (east and north) of their cell's centre: cells at the edge of a village are
half empty."""
_TRIES = 400

Cell = tuple[float, float, int]
"""Easting and northing (EPSG:3035) of the centre, and children under 15."""


@dataclass
class Ground:
    """Where examples can be placed, and where some are already."""

    areas: Mapping[str, BaseGeometry]
    cells: Mapping[str, list[Cell]]
    taken: dict[str, list[tuple[float, float]]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, data: Path, district: str) -> Ground:
        """Municipalities of a district as polygons in EPSG:3035, without their edges, and their populated
        cells."""
        to_grid = Transformer.from_crs(4326, 3035, always_xy=True)
        areas = {
            key: shapely.transform(
                area, lambda points: np.column_stack(to_grid.transform(points[:, 0], points[:, 1]))
            ).buffer(-_BORDER_M)
            for key, area in shipped_areas(district).items()
        }
        cells: dict[str, list[Cell]] = defaultdict(list)
        for row in read(data / "geo" / "eurostat_census2021_grid_1km_mv.csv"):
            if row["ags"].startswith(district):
                centre = int(row["e_3035"]) + 500.0, int(row["n_3035"]) + 500.0
                cells[row["ags"]].append((*centre, int(row["pop_u15"])))
        return cls(areas, cells)

    def place(self, municipality: str, rng: np.random.Generator) -> tuple[float, float]:
        """Longitude and latitude of a new point, likelier where more children live. Raises ValueError where
        no room is left."""
        cells = self.cells[municipality]
        weights = np.array([children + 0.5 for *_, children in cells])
        inside = self.areas[municipality]
        for _ in range(_TRIES):
            east, north, _ = cells[int(rng.choice(len(cells), p=weights / weights.sum()))]
            away = rng.uniform(-_FROM_CENTRE_M, _FROM_CENTRE_M, 2)
            point = east + away[0], north + away[1]
            near = min((float(np.hypot(point[0] - x, point[1] - y)) for x, y in self.taken[municipality]),
                       default=np.inf)  # fmt: skip
            if near >= _APART_M and inside.contains(shapely.Point(point)):
                self.taken[municipality].append(point)
                longitude, latitude = grid_to_geographic(np.array([point]))[0]
                return round(float(longitude), 5), round(float(latitude), 5)
        raise ValueError(f"{municipality}: no room for another point")
