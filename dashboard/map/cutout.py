"""The part of a map that its link shows: boundaries cut along a rectangle, so that every painter draws the same
part without knowing of the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dashboard.domain.geometry import MapGeometry, Shape
from dashboard.map.description import Box
from dashboard.map.outline import Point, rings, strokes

Cutout = Sequence[float]
"""The middle of the part as shares of the map's width and height, and how many times larger than the whole it
is; empty for the whole."""


def extent_of(geometry: MapGeometry) -> Box:
    """The box around all areas, in map units."""
    x0, y0, x1, y1 = zip(*(shape.box for shape in geometry.areas), strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def part_of(geometry: MapGeometry, cutout: Cutout, aspect: float | None = None) -> Box:
    """What is seen in a room of this width for one of height; without it the room has the map's own form."""
    x0, y0, x1, y1 = extent_of(geometry)
    across, down, zoom = cutout
    wide, high = x1 - x0, y1 - y0
    if aspect is not None:
        wide, high = max(wide, high * aspect), max(high, wide / aspect)
    x, y = x0 + across * (x1 - x0), y0 + down * (y1 - y0)
    half_wide, half_high = wide / zoom / 2, high / zoom / 2
    return x - half_wide, y - half_high, x + half_wide, y + half_high


def cut(geometry: MapGeometry, cutout: Cutout, aspect: float | None = None) -> MapGeometry:
    """The boundaries inside the part; the whole map without one, and where it would show nothing."""
    if not cutout or not geometry.areas:
        return geometry
    part = part_of(geometry, cutout, aspect)
    areas = tuple(shape for one in geometry.areas if (shape := _inside(one, part)) is not None)
    if not areas:
        return geometry
    x0, y0, x1, y1 = part
    return replace(
        geometry,
        view_box=(x0, y0, x1 - x0, y1 - y0),
        areas=areas,
        inner_lines=_lines_inside(strokes(geometry.inner_lines), part),
        outline=_lines_inside(strokes(geometry.outline), part),
        own=_lines_inside(strokes(geometry.own), part),
        context=(),
    )


def rings_inside(path: str, part: Box) -> str:
    """The parts of closed rings that lie in a rectangle; empty where none does."""
    return "".join(f"{_path(ring)}Z" for one in rings(path) if len(ring := _ring_inside(one, part)) > 2)


def lines_inside(path: str, part: Box) -> str:
    """The pieces of open lines that lie in a rectangle; empty where none does."""
    return _lines_inside(strokes(path), part)


def middle_of(geometry: MapGeometry, cutout: Cutout) -> str:
    """The key of the area that lies in the middle of the part, or nearest to it."""
    x0, y0, x1, y1 = part_of(geometry, cutout)
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    nearest = min(geometry.areas, key=lambda one: (one.point[0] - x) ** 2 + (one.point[1] - y) ** 2)
    return nearest.key


def _inside(shape: Shape, part: Box) -> Shape | None:
    x0, y0, x1, y1 = shape.box
    if x0 >= part[0] and y0 >= part[1] and x1 <= part[2] and y1 <= part[3]:
        return shape
    if x1 <= part[0] or y1 <= part[1] or x0 >= part[2] or y0 >= part[3]:
        return None
    inside = [ring for one in rings(shape.path) if len(ring := _ring_inside(one, part)) > 2]
    if not inside:
        return None
    xs, ys = [x for ring in inside for x, _ in ring], [y for ring in inside for _, y in ring]
    return replace(
        shape,
        path="".join(f"{_path(ring)}Z" for ring in inside),
        point=shape.point if _holds(part, shape.point) else _middle(inside),
        box=(min(xs), min(ys), max(xs), max(ys)),
        border=_lines_inside(strokes(shape.path), part),
        cut=True,
    )


def _ring_inside(ring: Sequence[Point], part: Box) -> list[Point]:
    """Along one side of the rectangle after the other (Sutherland and Hodgman). Edges along a side lie twice
    where a ring goes out and comes in again: even-odd fill does not see them."""
    found = list(ring)
    for axis, limit, sign in ((0, part[0], 1), (0, part[2], -1), (1, part[1], 1), (1, part[3], -1)):
        before, found = found, []
        for start, end in zip((*before[-1:], *before[:-1]), before, strict=True):
            enters, leaves = sign * (end[axis] - limit) >= 0, sign * (start[axis] - limit) >= 0
            if enters != leaves:
                share = (limit - start[axis]) / (end[axis] - start[axis])
                found.append(_between(start, end, share))
            if enters:
                found.append(end)
    return found


def _lines_inside(lines: Sequence[Sequence[Point]], part: Box) -> str:
    """The pieces of open lines that lie in the rectangle."""
    return "".join(_path(piece) for line in lines for piece in _pieces(line, part))


def _pieces(line: Sequence[Point], part: Box) -> Iterator[list[Point]]:
    piece: list[Point] = []
    for start, end in pairwise(line):
        shares = _shares(start, end, part)
        if shares is None:
            if piece:
                yield piece
            piece = []
            continue
        first, last = (_between(start, end, share) for share in shares)
        if not piece or piece[-1] != first:
            if piece:
                yield piece
            piece = [first]
        piece.append(last)
    if piece:
        yield piece


def _shares(start: Point, end: Point, part: Box) -> tuple[float, float] | None:
    """Where a stroke comes into the rectangle and leaves it, from 0 to 1 (Liang and Barsky)."""
    low, high = 0.0, 1.0
    for axis in (0, 1):
        way = end[axis] - start[axis]
        for way_out, room in ((-way, start[axis] - part[axis]), (way, part[axis + 2] - start[axis])):
            if way_out == 0:
                if room < 0:
                    return None
            elif way_out < 0:
                low = max(low, room / way_out)
            else:
                high = min(high, room / way_out)
    return (low, high) if low < high else None


def _between(start: Point, end: Point, share: float) -> Point:
    if share in (0.0, 1.0):
        return end if share else start
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


def _middle(drawn: Sequence[Sequence[Point]]) -> Point:
    """A point in the largest ring: the middle of its widest stretch at half its height."""
    largest = max(drawn, key=lambda ring: abs(_area(ring)))
    low, high = min(y for _, y in largest), max(y for _, y in largest)
    y = (low + high) / 2
    met = sorted(
        start[0] + (y - start[1]) / (end[1] - start[1]) * (end[0] - start[0])
        for start, end in pairwise([*largest, largest[0]])
        if (start[1] <= y) != (end[1] <= y)
    )
    stretches = list(zip(met[::2], met[1::2], strict=False))
    left, right = max(stretches, key=lambda one: one[1] - one[0]) if stretches else (largest[0][0],) * 2
    return (left + right) / 2, y


def _area(ring: Sequence[Point]) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]])) / 2


def _holds(part: Box, point: Point) -> bool:
    return part[0] <= point[0] <= part[2] and part[1] <= point[1] <= part[3]


def _path(points: Sequence[Point]) -> str:
    return "".join(f"{'L' if at else 'M'}{x:.2f} {y:.2f}" for at, (x, y) in enumerate(points))
