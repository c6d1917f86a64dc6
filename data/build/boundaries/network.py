"""Areas as rings of arcs: a border that two areas share is one arc, cut where borders part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.errors import GeometryError

Points = npt.NDArray[np.int64]
Ring = list[int]

_WIDTH = 1 << 32  # northings in centimetres stay below


@dataclass(frozen=True, slots=True)
class Network:
    """Areas in the order in which they came: for each its parts, for each part its rings, the outer one
    first; a ring is a list of references to `arcs`: `i` walks arc `i` forwards, `~i` backwards.

    Arcs are (n, 2) whole numbers with both ends; `junctions` are the points where they were cut. A closed
    arc without a junction starts at its smallest point.
    """

    areas: list[list[list[Ring]]]
    arcs: list[Points]
    junctions: npt.NDArray[np.int64]

    def geometries(self, arcs: Sequence[Points] | None = None, scale: float = 1) -> npt.NDArray[np.object_]:
        """The areas as polygons, drawn with these arcs in place of its own."""
        lines = self.arcs if arcs is None else arcs
        found = np.empty(len(self.areas), dtype=object)
        for index, parts in enumerate(self.areas):
            found[index] = shapely.multipolygons(
                [
                    shapely.Polygon(rings[0], rings[1:])
                    for part in parts
                    if (rings := [walk(ring, lines) * scale for ring in part])
                ]
            )
        return found

    def holders(self) -> list[list[int]]:
        """For each arc the areas that it bounds: one or two."""
        found: list[list[int]] = [[] for _ in self.arcs]
        for index, parts in enumerate(self.areas):
            for reference in {number for part in parts for ring in part for number in ring}:
                found[reference if reference >= 0 else ~reference].append(index)
        return found


def walk(ring: Iterable[int], arcs: Sequence[Points]) -> Points:
    """The points of a ring, without repeating the first at the end."""
    return np.concatenate([along(number, arcs)[:-1] for number in ring])


def along(reference: int, arcs: Sequence[Points]) -> Points:
    """The points of one arc in the direction of the reference."""
    return arcs[reference] if reference >= 0 else arcs[~reference][::-1]


def network_of(geometries: Sequence[BaseGeometry], grid_m: float = 1) -> Network:
    """The network of a coverage whose coordinates lie on multiples of `grid_m`; outer rings run
    counter-clockwise."""
    rings, shape = _rings(geometries, grid_m)
    codes = [_code(ring) for ring in rings]
    junctions = _junctions(codes)
    arcs: dict[bytes, int] = {}
    lines: list[Points] = []
    cut_rings: list[Ring] = []
    for ring, code in zip(rings, codes, strict=True):
        references = []
        for places in _cuts(code, junctions):
            line, forwards = ring[places], _forwards(code[places])
            line = line if forwards else line[::-1]
            number = arcs.setdefault(line.tobytes(), len(arcs))
            if number == len(lines):
                lines.append(line)
            references.append(number if forwards else ~number)
        cut_rings.append(references)
    return Network(_nested(cut_rings, shape), lines, junctions)


def redrawn(network: Network, geometries: Sequence[BaseGeometry], grid_m: float = 1) -> list[Points]:
    """The arcs of the network as another drawing of the same coverage has them, junctions in place.

    Raises GeometryError if it is not the same coverage.
    """
    rings, _ = _rings(geometries, grid_m)
    known = [ring for parts in network.areas for part in parts for ring in part]
    found: list[Points | None] = [None] * len(network.arcs)
    for ring, references in zip(rings, known, strict=True):
        lines = [ring[places] for places in _cuts(_code(ring), network.junctions)]
        ends = [(line[0], line[-1]) for line in (along(one, network.arcs) for one in references)]
        same = len(lines) == len(ends) and all(
            (line[0] == start).all() and (line[-1] == end).all()
            for line, (start, end) in zip(lines, ends, strict=True)
        )
        if not same and len(ends) > 1:
            raise GeometryError("Die vereinfachten Grenzen haben andere Knoten als die Vorlage.")
        for reference, line in zip(references, lines, strict=True):
            number = reference if reference >= 0 else ~reference
            if found[number] is None:
                found[number] = line if reference >= 0 else line[::-1]
    return [line for line in found if line is not None]


def _rings(geometries: Sequence[BaseGeometry], grid_m: float) -> tuple[list[Points], list[list[int]]]:
    """Every ring without its last point, and for each area the number of rings of each part."""
    parts = shapely.orient_polygons(np.array(geometries, dtype=object))
    rings: list[Points] = []
    shape = []
    for area in parts:
        counts = []
        for part in shapely.get_parts(area):
            outlines = shapely.get_rings(part)
            counts.append(len(outlines))
            rings += [
                np.round(shapely.get_coordinates(ring)[:-1] / grid_m).astype(np.int64) for ring in outlines
            ]
        shape.append(counts)
    return rings, shape


def _nested(rings: list[Ring], shape: list[list[int]]) -> list[list[list[Ring]]]:
    following = iter(rings)
    return [[[next(following) for _ in range(count)] for count in counts] for counts in shape]


def _code(points: Points) -> npt.NDArray[np.int64]:
    code: npt.NDArray[np.int64] = points[:, 0] * _WIDTH + points[:, 1]
    return code


def _junctions(codes: list[npt.NDArray[np.int64]]) -> npt.NDArray[np.int64]:
    """Points, sorted, through which rings pass with different neighbours."""
    here = np.concatenate(codes)
    before = np.concatenate([np.roll(code, 1) for code in codes])
    after = np.concatenate([np.roll(code, -1) for code in codes])
    low, high = np.minimum(before, after), np.maximum(before, after)
    order = np.lexsort((high, low, here))
    here, low, high = here[order], low[order], high[order]
    differ = (here[1:] == here[:-1]) & ((low[1:] != low[:-1]) | (high[1:] != high[:-1]))
    return np.unique([-1, *here[1:][differ]])  # never empty


def _cuts(code: npt.NDArray[np.int64], junctions: npt.NDArray[np.int64]) -> list[npt.NDArray[np.int64]]:
    """The places of each arc of a ring, from its smallest junction on, so that every drawing of the ring
    starts at the same one; without a junction once around from its smallest point."""
    stops = np.flatnonzero(junctions[np.searchsorted(junctions[:-1], code)] == code)
    if not len(stops):
        stops = np.array([np.argmin(code)])
    stops = np.roll(stops, -int(np.argmin(code[stops])))
    ends = np.roll(stops, -1)
    ends = np.where(ends > stops, ends, ends + len(code))
    return [np.arange(start, end + 1) % len(code) for start, end in zip(stops, ends, strict=True)]


def _forwards(code: npt.NDArray[np.int64]) -> bool:
    """The direction in which an arc is stored: from its smaller end, a closed one towards its smaller
    neighbour."""
    return bool(code[0] < code[-1] or (code[0] == code[-1] and code[1] < code[-2]))
