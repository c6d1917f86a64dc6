"""What a drawing of areas leaves out and where it writes their names."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

SPECK_M2 = 100_000  # islands below are invisible on a map of a state


def without_specks(geometries: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """The geometries without islands below `SPECK_M2`; small parts that border on others stay, or a gap would
    open."""
    parts, owner = shapely.get_parts(np.array(geometries, dtype=object), return_index=True)
    tree = shapely.STRtree(parts)
    first, second = tree.query(parts, predicate="intersects")
    bordering = np.unique(first[first != second])
    large_enough = shapely.area(parts) >= SPECK_M2
    large_enough[bordering] = True
    return [shapely.multipolygons(parts[large_enough & (owner == index)]) for index in range(len(geometries))]


def label_point(geometry: BaseGeometry) -> list[float]:
    """Easting and northing of the point of the largest part that is farthest from its border."""
    largest = max(shapely.get_parts(geometry), key=lambda part: part.area)
    point = shapely.get_point(shapely.maximum_inscribed_circle(largest, tolerance=10), 0)
    return [round(point.x), round(point.y)]
