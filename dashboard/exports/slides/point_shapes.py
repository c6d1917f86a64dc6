"""Marks of institutions as native shapes, each with its name: discs are ellipses, all others freeforms; a cluster is a
ring of parts with its number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import cos, pi, sin

from dashboard.charts.description import Colour
from dashboard.exports.slides import drawingml as xml
from dashboard.exports.slides.drawingml import Ids, Run
from dashboard.map.description import MapCluster, MapPoint
from dashboard.map.kind_shapes import BOX, corners
from dashboard.map.outline import Point
from dashboard.texts import say

_RING = 0.25  # of a cluster's radius
_STEP = pi / 24
Shade = Callable[[Colour], str]


def mark_shapes(
    ids: Ids, mark: MapPoint | MapCluster, at: Point, shade: Shade, lang: str, grown: float = 1.0
) -> str:
    """One group with the mark's name and what is said of it; `at` is its middle in px."""
    said = say(lang, "alt_area", name=mark.name, text=mark.said) if mark.said else mark.name
    if isinstance(mark, MapCluster):
        radius = mark.radius * grown
        shapes = list(_cluster(ids, mark, at, radius, shade, lang))
    else:
        radius = mark.size * grown / 2
        shapes = list(_point(ids, mark, at, radius, shade))
        if len(shapes) == 1 and mark.ring == "":
            return shapes[0]
    x, y = at
    box = (x - radius, y - radius, 2 * radius, 2 * radius)
    return xml.group(ids, mark.name, said, box, shapes)


def _point(ids: Ids, mark: MapPoint, at: Point, half: float, shade: Shade) -> Iterator[str]:
    said = f"{mark.name}: {mark.said}" if mark.said else mark.name
    halo, tone = shade("map_halo"), shade(mark.colour)
    around = {
        "place": (half * 1.25, shade("ink"), xml.edge(halo, 3)),
        "disc": (half * 1.6, halo, xml.edge(shade("context_line"), 1.2)),
        "approximate": (half + 4, halo, xml.edge(shade("ink_3"), 2.1, "sysDot")),
        "chosen": (half + 5, halo, xml.edge(shade("place-1"), 4.5)),
    }.get(mark.ring)
    if around:
        radius, fill, edge = around
        yield xml.ellipse(ids, mark.name, said, _square(at, radius), xml.solid(fill), edge)
    hollow = mark.paused or mark.ring == "gone"
    fill = xml.solid(halo if hollow else tone)
    edge = xml.edge(tone, half / 5, "sysDash") if hollow else xml.edge(halo, half / 6)
    if mark.ring == "place":
        edge = xml.NO_EDGE
    yield xml.freeform(ids, mark.name, said, _placed(mark.shape.path, at, half), fill, edge)
    if mark.shape.opening:
        line = "Z" not in mark.shape.opening
        inner = tone if mark.ring == "gone" or not line else halo
        fill = xml.NO_FILL if line else xml.solid(halo)
        outline = _placed(mark.shape.opening, at, half)
        edge = xml.edge(inner, half * 2.2 / (BOX / 2))
        yield xml.freeform(ids, mark.name, said, outline, fill, edge, closed=not line)


def _cluster(ids: Ids, mark: MapCluster, at: Point, radius: float, shade: Shade, lang: str) -> Iterator[str]:
    said = f"{mark.name}: {mark.said}"
    edge = xml.edge(shade("context_line"), 1.2)
    yield xml.ellipse(ids, said, said, _square(at, radius), xml.solid(shade("map_halo")), edge)
    whole, begin = sum(count for _, count in mark.shares), -pi / 2
    outer, inner = radius * (1 - _RING / 2), radius * (1 - _RING * 1.5)
    for role, count in mark.shares:
        end = begin + 2 * pi * count / whole
        ring = _arc(at, outer, inner, begin, end)
        yield xml.freeform(ids, mark.name, said, [ring], xml.solid(shade(role)), xml.NO_EDGE)
        begin = end
    run = [Run(mark.count, radius * 0.92, shade("ink"), True)]
    yield xml.text(
        ids, mark.count, said, _square(at, radius), run, align="ctr", anchor="ctr", wrap=False, lang=lang
    )


def _arc(at: Point, outer: float, inner: float, begin: float, end: float) -> list[Point]:
    """A part of a ring, clockwise from its outer beginning."""
    steps = max(int((end - begin) / _STEP), 1)
    angles = [begin + (end - begin) * step / steps for step in range(steps + 1)]
    x, y = at
    out = [(x + outer * cos(one), y + outer * sin(one)) for one in angles]
    back = [(x + inner * cos(one), y + inner * sin(one)) for one in reversed(angles)]
    return [*out, *back]


def _placed(path: str, at: Point, half: float) -> list[list[Point]]:
    """The corners of a shape in its box of 16 around a point."""
    scale = half / (BOX / 2)
    x, y = at
    return [
        [(x + (a - BOX / 2) * scale, y + (b - BOX / 2) * scale) for a, b in ring] for ring in corners(path)
    ]


def _square(at: Point, radius: float) -> tuple[float, float, float, float]:
    return at[0] - radius, at[1] - radius, 2 * radius, 2 * radius
