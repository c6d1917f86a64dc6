"""Writes a coverage as TopoJSON: cuts its rings into arcs, so that a border that two areas share is stored
once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

Node = tuple[int, int]
Line = tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Encodable:
    """One area of a layer: polygons with counter-clockwise outer rings, or None for a name alone, and
    properties."""

    key: str
    geometry: BaseGeometry | None
    properties: Mapping[str, object]


def encode_geometry(key: str, geometry: BaseGeometry | None, **properties: Any) -> Encodable:
    """The area with its outer rings clockwise and its holes the other way round, as `encode_topology` takes it."""
    oriented = None if geometry is None else shapely.orient_polygons(geometry)
    return Encodable(key, oriented, properties)


def encode_topology(
    layers: Mapping[str, Sequence[Encodable]], grid_m: int, header: Mapping[str, object]
) -> dict[str, object]:
    """A TopoJSON document of all layers. Coordinates must lie on multiples of `grid_m`; arcs hold
    differences."""
    geometries = [area.geometry for layer in layers.values() for area in layer if area.geometry is not None]
    left, bottom, right, top = (float(value) for value in shapely.total_bounds(geometries))
    origin = np.array([left, bottom])

    def rings(polygon: BaseGeometry) -> list[list[Node]]:
        return [_nodes(ring, origin, grid_m) for ring in _rings(polygon)]

    junctions = _junctions(
        ring for geometry in geometries for part in shapely.get_parts(geometry) for ring in rings(part)
    )
    arcs: dict[Line, int] = {}
    objects = {
        name: {
            "type": "GeometryCollection",
            "geometries": [_geometry(area, rings, junctions, arcs) for area in layer],
        }
        for name, layer in layers.items()
    }
    return {
        "type": "Topology",
        **header,
        "transform": {"scale": [grid_m, grid_m], "translate": [round(left), round(bottom)]},
        "bbox": [round(left), round(bottom), round(right), round(top)],
        "objects": objects,
        "arcs": [_differences(arc) for arc in arcs],
    }


def _geometry(area: Encodable, rings: Any, junctions: set[Node], arcs: dict[Line, int]) -> dict[str, object]:
    encoded: dict[str, object] = {"type": None, "id": area.key, "properties": dict(area.properties)}
    if area.geometry is None:
        return encoded
    parts = shapely.get_parts(area.geometry)
    polygons = [
        [[_reference(line, arcs) for line in _cut(ring, junctions)] for ring in rings(part)]
        for part in sorted(parts, key=lambda part: -part.area)
    ]
    if len(polygons) == 1:
        return encoded | {"type": "Polygon", "arcs": polygons[0]}
    return encoded | {"type": "MultiPolygon", "arcs": polygons}


def _rings(polygon: BaseGeometry) -> Iterator[BaseGeometry]:
    yield shapely.get_exterior_ring(polygon)
    for index in range(int(shapely.get_num_interior_rings(polygon))):
        yield shapely.get_interior_ring(polygon, index)


def _nodes(ring: BaseGeometry, origin: npt.NDArray[np.float64], grid_m: int) -> list[Node]:
    """The ring's points on the grid, without repeating the first at the end."""
    grid = np.round((shapely.get_coordinates(ring)[:-1] - origin) / grid_m).astype(int).tolist()
    points = [(x, y) for x, y in grid]
    return [point for index, point in enumerate(points) if point != points[index - 1]]


def _junctions(rings: Iterator[list[Node]]) -> set[Node]:
    """Points where borders part: rings pass through them with different neighbours."""
    neighbours: dict[Node, frozenset[Node]] = {}
    junctions = set()
    for ring in rings:
        for index, point in enumerate(ring):
            beside = frozenset((ring[index - 1], ring[(index + 1) % len(ring)]))
            if neighbours.setdefault(point, beside) != beside:
                junctions.add(point)
    return junctions


def _cut(ring: list[Node], junctions: set[Node]) -> list[Line]:
    """The ring as lines from junction to junction; without any, one closed line from its smallest point."""
    stops = [index for index, point in enumerate(ring) if point in junctions] or [ring.index(min(ring))]
    turned = ring[stops[0] :] + ring[: stops[0] + 1]
    cuts = [stop - stops[0] for stop in stops] + [len(ring)]
    return [tuple(turned[start : end + 1]) for start, end in pairwise(cuts)]


def _reference(line: Line, arcs: dict[Line, int]) -> int:
    if line in arcs:
        return arcs[line]
    if line[::-1] in arcs:
        return ~arcs[line[::-1]]
    return arcs.setdefault(line, len(arcs))


def _differences(line: Line) -> list[list[int]]:
    points = np.array(line)
    steps: list[list[int]] = np.vstack((points[:1], np.diff(points, axis=0))).tolist()
    return steps
