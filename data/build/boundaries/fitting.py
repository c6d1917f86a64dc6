"""Fits boundaries of one edition between those of another: where they part by metres, one line remains."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

Areas = dict[str, BaseGeometry]

_GRID_M = 1.0
_NEAR_M = 500  # further away no line of another edition reaches
_THIN_M = 40  # what is left between two editions; anything wider is a piece of land
_ENCLAVE_M2 = 1_000_000  # a gap as large inside one edition is foreign land, such as Jungholz


def fit(coverage: Mapping[str, BaseGeometry], loose: Mapping[str, BaseGeometry], rest: str = "") -> Areas:
    """`coverage` with the areas of `loose` fitted in; theirs alone are the lines that they share with nobody.

    An area of `coverage` with a key of `loose`, or with that of `rest`, makes room; all others keep every
    line and only get a point where a line of `loose` meets theirs. What both editions leave open between them
    goes to the loose area along which it lies; with `rest` anything wider than a seam goes there.
    """
    others = {key: area for key, area in coverage.items() if key not in loose and key != rest}
    room = coverage.get(rest)
    near = _near(others, loose)
    faces = _faces([*loose.values(), *near.values(), *([room] if room is not None else [])])
    owner = _owners(faces, near)
    for index, key in _owners(faces, loose).items():
        owner.setdefault(index, key)
    _fill(faces, owner, loose, room, rest)
    found: dict[str, list[BaseGeometry]] = defaultdict(list)
    for index, key in owner.items():
        found[key].append(faces[index])
    return others | {key: shapely.union_all(parts) for key, parts in found.items()}


def mend(coverage: Mapping[str, BaseGeometry]) -> Areas:
    """The coverage without the few places where rings cross themselves or an area lies twice."""
    keys = list(coverage)
    edges = shapely.coverage_invalid_edges(np.array(list(coverage.values()), dtype=object))
    broken = [
        key for key, edge in zip(keys, edges, strict=True) if edge is not None and not shapely.is_empty(edge)
    ]
    return fit(coverage, {key: coverage[key] for key in broken}) if broken else dict(coverage)


def _near(others: Mapping[str, BaseGeometry], loose: Mapping[str, BaseGeometry]) -> Areas:
    """The areas of the other edition that lines of the loose ones may meet."""
    keys = list(others)
    tree = shapely.STRtree(list(others.values()))
    edge = shapely.boundary(shapely.union_all(list(loose.values())))
    found = np.unique(tree.query(shapely.get_parts(edge), predicate="dwithin", distance=_NEAR_M)[1])
    return {keys[index]: others[keys[index]] for index in found}


def _faces(areas: Iterable[BaseGeometry]) -> list[BaseGeometry]:
    lines = shapely.union_all([shapely.boundary(area) for area in areas], grid_size=_GRID_M)
    return list(shapely.get_parts(shapely.polygonize(shapely.get_parts(lines))))


def _owners(faces: list[BaseGeometry], areas: Mapping[str, BaseGeometry]) -> dict[int, str]:
    """For each face the area that it lies in; where there are several, the smallest."""
    keys = sorted(areas, key=lambda key: areas[key].area)
    tree = shapely.STRtree([areas[key] for key in keys])
    found: dict[int, int] = {}
    for face, area in tree.query(shapely.point_on_surface(faces), predicate="within").T.tolist():
        found[face] = min(area, found.get(face, area))
    return {face: keys[area] for face, area in found.items()}


def _fill(
    faces: list[BaseGeometry], owner: dict[int, str], loose: Mapping[str, BaseGeometry],
    room: BaseGeometry | None, rest: str,
) -> None:  # fmt: skip
    """Gives the gaps to loose areas; those along which none of them lies wait for their neighbour."""
    tree = shapely.STRtree(faces)
    open_ = [index for index in range(len(faces)) if index not in owner]
    if room is not None:
        inside = shapely.contains_properly(room, shapely.point_on_surface([faces[index] for index in open_]))
        open_ = [index for index, within in zip(open_, inside, strict=True) if within]
        wide = [index for index in open_ if 2 * faces[index].area / faces[index].length > _THIN_M]
        owner |= dict.fromkeys(wide, rest)
        open_ = [index for index in open_ if index not in owner]
    while open_:
        given = {}
        for index in open_:
            along = _along(faces, tree, index, owner)
            candidates = {key: length for key, length in along.items() if key in loose or key == rest}
            enclave = faces[index].area > _ENCLAVE_M2 and set(along) <= set(loose) and room is None
            if candidates and not enclave:
                given[index] = max(sorted(candidates), key=lambda key: candidates[key])
        if not given:
            return
        owner |= given
        open_ = [index for index in open_ if index not in given]


def _along(
    faces: list[BaseGeometry], tree: shapely.STRtree, index: int, owner: Mapping[int, str]
) -> dict[str, float]:
    """Metres of border that a face shares with each area."""
    shared: dict[str, float] = defaultdict(float)
    for other in tree.query(faces[index], predicate="intersects").tolist():
        if other != index and other in owner:
            line = shapely.intersection(shapely.boundary(faces[index]), shapely.boundary(faces[other]))
            shared[owner[other]] += line.length
    return {key: length for key, length in shared.items() if length > 0}
