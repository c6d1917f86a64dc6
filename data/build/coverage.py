"""Coverages: areas that share their borders, simplified without gaps or overlaps."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.errors import GeometryError

SPECK_M2 = 100_000  # islands below are invisible on a map of a state


def simplify(
    geometries: Sequence[BaseGeometry], tolerance_m: float, grids_m: Sequence[int]
) -> tuple[list[BaseGeometry], int]:
    """The coverage with fewer points on the first grid that keeps it valid, and that grid.

    Borders are simplified once for both sides (`shapely.coverage_simplify`, Visvalingam-Whyatt): no gaps, no
    overlaps. `tolerance_m` is the root of the area of the triangles that may go. Raises GeometryError if no
    grid is fine enough.
    """
    return snap(shapely.coverage_simplify(np.array(geometries, dtype=object), tolerance_m), grids_m)


def snap(geometries: Sequence[BaseGeometry], grids_m: Sequence[int]) -> tuple[list[BaseGeometry], int]:
    """The coverage on the first grid that keeps it valid, outer rings counter-clockwise, and that grid in
    metres."""
    for grid in grids_m:
        snapped = shapely.transform(
            list(geometries), lambda points, grid=grid: np.round(points / grid) * grid
        )
        if shapely.is_valid(snapped).all() and shapely.coverage_is_valid(snapped):
            return list(shapely.orient_polygons(snapped)), grid
    raise GeometryError(
        f"Die Grenzen lassen sich auf keinem Raster von {max(grids_m)} bis {min(grids_m)} m ohne Lücken und "
        "Überlappungen vereinfachen.",
        grids_m=tuple(grids_m),
    )


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


def polygons_of(geometry: BaseGeometry) -> BaseGeometry:
    """The polygons of a geometry, without lines and points where areas merely touch."""
    parts = shapely.get_parts(shapely.get_parts(geometry))
    return shapely.multipolygons([part for part in parts if part.geom_type == "Polygon"])
