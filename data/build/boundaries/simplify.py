"""Simplifies all municipalities of Germany together: one drawing in full detail, and which of its points coarser
maps need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.errors import GeometryError
from data.build.boundaries.network import Network, Points, network_of, redrawn

GRID_M = 10
TOLERANCES_M = (100, 60, 40, 20)
"""The root of the area of the triangles that may go, for most borders and for those that need more."""
STATE_M, COUNTRY_M = 250, 700
MOST_OFF = 0.004  # share of its area that an area may gain or lose
SMALL_M2 = 2_000_000  # areas and islands below keep more of their form

DETAIL, STATE, COUNTRY = 2, 1, 0
"""Which maps need a point: those of a district, those of a state as well, those of the country as well."""


@dataclass(frozen=True, slots=True)
class SimplifiedNetwork:
    """A network on a grid of `GRID_M`, with the coarsest map that needs each point of each arc."""

    network: Network
    levels: list[npt.NDArray[np.int8]]


def simplify(areas: Sequence[BaseGeometry]) -> SimplifiedNetwork:
    """The coverage with fewer points: no gaps, no overlaps, no area off by more than `MOST_OFF`."""
    source = network_of(areas)
    network = network_of(_snapped(_chosen(source, areas), areas))
    fine = network.geometries()
    state = shapely.coverage_simplify(fine, STATE_M / GRID_M)
    country = shapely.coverage_simplify(state, COUNTRY_M / GRID_M)
    levels = [np.full(len(arc), DETAIL, dtype=np.int8) for arc in network.arcs]
    for level, drawing in ((STATE, state), (COUNTRY, country)):
        for arc, drawn_points, marks in zip(network.arcs, redrawn(network, drawing), levels, strict=True):
            marks[_found(arc, drawn_points)] = level
    for number, (arc, marks) in enumerate(zip(network.arcs, levels, strict=True)):
        if marks[0] != COUNTRY:  # a closed line without a junction starts where every map has a point
            first = int(np.argmin(marks))
            network.arcs[number] = np.concatenate((arc[first:], arc[1 : first + 1]))
            levels[number] = np.concatenate((marks[first:], marks[1 : first + 1]))
    return SimplifiedNetwork(network, levels)


def _chosen(source: Network, areas: Sequence[BaseGeometry]) -> list[Points]:
    """For each arc the coarsest drawing with which all areas keep their size."""
    coverage = np.array(areas, dtype=object)
    drawings = [redrawn(source, shapely.coverage_simplify(coverage, tolerance)) for tolerance in TOLERANCES_M]
    drawings.append(source.arcs)
    swept = np.array([[_swept(line) for line in one] for one in drawings])
    true = shapely.area(coverage)
    choice = np.zeros(len(source.arcs), dtype=int)
    for parts in source.areas:
        for part in parts:
            if sum(_side(number) * swept[-1, _arc(number)] for ring in part for number in ring) < SMALL_M2:
                choice[[_arc(number) for ring in part for number in ring]] = 1
    for _ in range(len(drawings)):
        now = swept[choice, np.arange(len(choice))]
        for area, parts in zip(true, source.areas, strict=True):
            rings = [number for part in parts for ring in part for number in ring]
            drawn = sum(_side(number) * now[_arc(number)] for number in rings)
            if abs(drawn - area) > MOST_OFF * area:
                arcs = [_arc(number) for number in rings]
                choice[arcs] = np.minimum(choice[arcs] + 1, len(drawings) - 1)
    return [drawings[number][arc] for arc, number in enumerate(choice)]


def _snapped(lines: Sequence[Points], areas: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """The areas that the lines enclose, on the grid: where lines come nearer than it, they become one.

    Raises GeometryError if an area has no place on it.
    """
    rounded = [shapely.linestrings(np.round(line / GRID_M)) for line in lines]
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(shapely.union_all(rounded, grid_size=1))))
    inside = shapely.transform(shapely.point_on_surface(faces), lambda points: points * GRID_M)
    found: list[list[BaseGeometry]] = [[] for _ in areas]
    for face, area in shapely.STRtree(areas).query(inside, predicate="within").T.tolist():
        found[area].append(faces[face])
    drawn = [shapely.coverage_union_all(parts) for parts in found]
    if not all(found) or not shapely.coverage_is_valid(np.array(drawn, dtype=object)):
        raise GeometryError("Die Grenzen lassen sich nicht ohne Lücken und Überlappungen vereinfachen.")
    return drawn


def _swept(line: Points) -> float:
    """What a line, once it is on the grid, adds to the area on its left, by the shoelace formula."""
    x, y = np.round(line / GRID_M).T * GRID_M
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2


def _found(arc: Points, drawn_points: Points) -> npt.NDArray[np.bool_]:
    """Which points of the arc another drawing keeps."""
    width = 1 << 32
    found: npt.NDArray[np.bool_] = np.isin(
        arc[:, 0] * width + arc[:, 1], drawn_points[:, 0] * width + drawn_points[:, 1]
    )
    return found


def _arc(reference: int) -> int:
    return reference if reference >= 0 else ~reference


def _side(reference: int) -> int:
    return 1 if reference >= 0 else -1
