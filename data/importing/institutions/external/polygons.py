"""Polygons of catchments: valid or mended, as rings, and which of them overlap."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from shapely import STRtree
from shapely.validation import explain_validity

from dashboard.domain.institutions.catchment import Ring
from data.importing.institutions.boundaries import METRES_OF_A_DEGREE
from data.importing.institutions.cells import RowCells

MOST_CORNERS = 50_000
_LOST = 0.01
"""Share of a polygon that mending may change; more means that nobody knows what was drawn."""
_OVERLAP = 0.01
"""Share of the smaller polygon from which two overlap: borders drawn twice never fit exactly."""
_DIGITS = 6
"""Decimals of a degree: about 10 cm."""


def sound(geometry: Any, cells: RowCells) -> Any:
    """The polygon or polygons of a row, mended where that changes next to nothing; None with an error."""
    if geometry is None or geometry.is_empty:
        cells.fault("geometrie", "Das Objekt hat keine Geometrie.", expected="ein Polygon")
        return None
    corners = int(shapely.get_num_coordinates(geometry))
    if corners > MOST_CORNERS:
        cells.fault(
            "geometrie",
            f"Das Polygon hat {corners} Punkte; Platz ist für {MOST_CORNERS}. Bitte vorher vereinfachen.",
            expected=f"höchstens {MOST_CORNERS} Punkte",
        )
        return None
    if geometry.is_valid:
        return geometry
    reason = _reason(geometry)
    mended = shapely.make_valid(geometry, method="structure", keep_collapsed=False)
    parts = [one for one in shapely.get_parts(mended) if one.geom_type in ("Polygon", "MultiPolygon")]
    mended = shapely.union_all(parts) if parts else None
    before = _enclosed(geometry)
    if mended is None or mended.is_empty or before == 0 or abs(mended.area - before) > _LOST * before:
        cells.fault(
            "geometrie",
            f"Das Polygon ist ungültig ({reason}) und lässt sich nicht eindeutig heilen; bitte im Kartenprogramm "
            "richtigstellen.",
            reason,
            "ein Polygon, das sich nicht kreuzt",
        )
        return None
    cells.warn("geometrie", f"Das Polygon war ungültig ({reason}) und ist geheilt.", reason, same=reason)
    return mended


def rings_of(geometry: Any) -> tuple[Ring, ...]:
    """Outer and inner rings of one or more polygons, filled by the even-odd rule, in degrees."""
    return tuple(
        tuple((round(float(x), _DIGITS), round(float(y), _DIGITS)) for x, y in ring.coords)
        for polygon in shapely.get_parts(geometry)
        for ring in (polygon.exterior, *polygon.interiors)
    )


def overlapping(geometries: Sequence[Any]) -> list[tuple[int, int, float]]:
    """Pairs of places in the list whose polygons overlap, with the shared part in square kilometres."""
    if len(geometries) < 2:
        return []
    tree = STRtree(geometries)
    left, right = tree.query(geometries, predicate="intersects")
    pairs = [(int(a), int(b)) for a, b in zip(left, right, strict=True) if a < b]
    found = []
    for a, b in pairs:
        shared = geometries[a].intersection(geometries[b])
        if shared.area > _OVERLAP * min(geometries[a].area, geometries[b].area):
            found.append((a, b, square_kilometres(shared)))
    return found


def square_kilometres(geometry: Any) -> float:
    """Area of polygons in degrees, on a plane that is true in their middle."""
    _, south, _, north = geometry.bounds
    metres = METRES_OF_A_DEGREE**2 * math.cos(math.radians((south + north) / 2))
    return float(geometry.area) * metres / 1e6


def _enclosed(geometry: Any) -> float:
    """The area that all outer rings enclose without the inner ones, each ring taken by itself."""
    total = 0.0
    for polygon in shapely.get_parts(geometry):
        if polygon.geom_type == "Polygon":
            total += abs(_signed(polygon.exterior)) - sum(abs(_signed(ring)) for ring in polygon.interiors)
    return total


def _signed(ring: Any) -> float:
    x, y = np.asarray(ring.coords)[:, :2].T
    return float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1])) / 2


def _reason(geometry: Any) -> str:
    """What is wrong with a geometry, in German."""
    words = explain_validity(geometry)
    for english, german in (
        ("Self-intersection", "es kreuzt sich selbst"),
        ("Ring Self-intersection", "ein Ring berührt sich selbst"),
        ("Hole lies outside shell", "ein Loch liegt außerhalb"),
        ("Holes are nested", "Löcher liegen ineinander"),
        ("Nested shells", "Teile liegen ineinander"),
        ("Too few points", "es hat zu wenige Punkte"),
        ("Interior is disconnected", "sein Inneres hängt nicht zusammen"),
        ("Duplicate Rings", "ein Ring steht doppelt"),
    ):
        if words.startswith(english):
            return german
    return "es ist kein Polygon"
