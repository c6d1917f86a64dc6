"""In which municipality a point lies, by the boundaries that ship."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import shapely
from shapely.geometry import shape

from dashboard.errors import GeometryError
from data.geography.geometry import NEWEST, boundaries, geojson

METRES_OF_A_DEGREE = 111_195.0
"""Of latitude, on a sphere of 6,371 km."""


class Boundaries:
    """Boundaries around one district, on a plane in metres that is true there.

    They are simplified: a point within `TOLERANCE_M` of a municipality may lie in it.
    """

    TOLERANCE_M = 300.0
    _NEAR_DEGREES = 0.5

    def __init__(self, district: str) -> None:
        self.district = district

    def municipality_at(self, longitude: float, latitude: float) -> str | None:
        """The municipality that a point lies in, its own district first; None outside Germany."""
        point = self._point(longitude, latitude)
        found = self._inside(self.district, point)
        if found is not None:
            return found
        districts = (self._inside(one, point) for one in self._districts_at(point) if one != self.district)
        return next(filter(None, districts), None)

    def distance(self, municipality: str, longitude: float, latitude: float) -> float:
        """Metres from a point to a municipality, 0 inside it; infinite where it has no boundaries."""
        area = self._municipalities(municipality[:5]).get(municipality)
        return math.inf if area is None else float(area.distance(self._point(longitude, latitude)))

    def distance_to_district(self, longitude: float, latitude: float) -> float:
        """Metres from a point to the own district, 0 inside it."""
        areas = list(self._municipalities(self.district).values())
        found = shapely.distance(areas, self._point(longitude, latitude))
        return float(found.min()) if areas else math.inf

    def is_near(self, bounds: Any) -> bool:
        """Whether any of the boxes in degrees (west, south, east, north; one a row) comes near the box around the
        own district; True where it has no boundaries."""
        features = list(_features(self.district).values())
        if not features:
            return True
        west, south, east, north = (
            shapely.total_bounds(features) + np.array([-1, -1, 1, 1]) * self._NEAR_DEGREES
        )
        meets = (
            (bounds[:, 0] <= east)
            & (bounds[:, 2] >= west)
            & (bounds[:, 1] <= north)
            & (bounds[:, 3] >= south)
        )
        return bool(meets.any())

    def meets(self, area: Any) -> bool:
        """Whether an area in degrees shares any ground with the own district."""
        plane = shapely.transform(area, self._plane)
        return any(one.intersects(plane) for one in self._municipalities(self.district).values())

    def _inside(self, district: str, point: Any) -> str | None:
        areas = self._municipalities(district).items()
        return next((key for key, area in areas if area.contains(point)), None)

    def _districts_at(self, point: Any) -> list[str]:
        """Districts near a point: their boundaries are coarser than those of municipalities."""
        return [key for key, area in self._districts.items() if area.distance(point) <= 10 * self.TOLERANCE_M]

    def _point(self, longitude: float, latitude: float) -> Any:
        return shapely.Point(*self._plane(np.array([[longitude, latitude]]))[0])

    def _plane(self, degrees: Any) -> Any:
        return degrees * np.array([METRES_OF_A_DEGREE * self._shrink, METRES_OF_A_DEGREE])

    @cached_property
    def _shrink(self) -> float:
        """How much shorter a degree of longitude is than one of latitude in the district's middle."""
        areas = _features(self.district).values()
        _, south, _, north = shapely.total_bounds(list(areas))
        return math.cos(math.radians((south + north) / 2))

    def _municipalities(self, district: str) -> Mapping[str, Any]:
        if district not in self._planes:
            self._planes[district] = {
                key: shapely.transform(area, self._plane) for key, area in _features(district).items()
            }
        return self._planes[district]

    @cached_property
    def _planes(self) -> dict[str, Mapping[str, Any]]:
        return {}

    @cached_property
    def _districts(self) -> Mapping[str, Any]:
        return {key: shapely.transform(area, self._plane) for key, area in _features("").items()}


@lru_cache(maxsize=8)
def _features(district: str) -> Mapping[str, Any]:
    """Municipalities of a district, all districts without one; none where there are no boundaries."""
    level = "gemeinde" if district else "kreis"
    try:
        found: Any = geojson(boundaries(district, level, NEWEST), level)["features"]
    except GeometryError:
        return {}
    return {one["properties"]["gebiet"]: shapely.make_valid(shape(one["geometry"])) for one in found}
