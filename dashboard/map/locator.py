"""Describes where a place lies: its district in outline, its Amt and itself, in a few kilobytes; a district
in its state."""

from __future__ import annotations

from collections.abc import Collection

from dashboard.domain.geometry import MapGeometry
from dashboard.drawing.style import Theme
from dashboard.map.description import Edge, Fill, MapArea, MapDrawing, MapFrame, MapLine, Mark
from dashboard.map.outline import rings
from dashboard.map.svg_painter import painted

WIDTH = 236
"""Px of a locator on the page."""
_FINE = 10  # units of a px
_NEAR = 11  # units: points nearer than this to the last one are left out


def locator(
    geometry: MapGeometry,
    place: Collection[str],
    around: Collection[str],
    words: str = "",
    width: int = WIDTH,
) -> MapDrawing:
    """`place` are the areas that make up the place, `around` those of its Amt; all others are ground. `words`
    say what each of its shapes belongs to."""
    left, top, wide, high = geometry.view_box
    scale = width * _FINE / wide

    def path(found: str, *, closed: bool = True) -> str:
        return coarse(found, left, top, scale, closed=closed)

    def areas(keys: Collection[str], fill: str, edge: Edge) -> list[Mark]:
        found = "".join(path(shape.path) for shape in geometry.areas if shape.key in keys)
        return [MapArea(found, Fill(fill), edge, name=words)] if found else []

    inner = path(geometry.inner_lines, closed=False)
    marks = [
        MapArea(path(geometry.outline), Fill("inset"), Edge("axis", 1.0), name=words),
        *([MapLine(inner, (Edge("axis", 0.7, 0.7),), "inner", closed=False)] if inner else []),
        *areas(around, "line", Edge("accent", 1.1)),
        *areas(place, "place-1", Edge("surface", 0.8)),
    ]
    box = (0.0, 0.0, float(width), float(round(width * high / wide)))
    return MapDrawing(MapFrame(box, 1 / _FINE), "see", tuple(marks))


def locator_svg(drawing: MapDrawing, theme: Theme = "page") -> str:
    """A locator as an SVG of its own."""
    _, _, width, height = drawing.frame.box
    size = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{painted(drawing, theme)}</svg>'


def coarse(path: str, left: float, top: float, scale: float, *, closed: bool = True) -> str:
    """Relative path data in whole units of `scale`, without points that cannot be told apart in a small
    picture."""
    strokes = []
    for ring in rings(path):
        points = [(round((x - left) * scale), round((y - top) * scale)) for x, y in ring]
        before, steps = points[0], []
        for at, point in enumerate(points[1:], start=2):
            across, down = point[0] - before[0], point[1] - before[1]
            if abs(across) + abs(down) >= _NEAR or (at == len(points) and not closed):
                steps.append(f"{across} {down}")
                before = point
        if steps:
            strokes.append(f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}" + ("z" if closed else ""))
    return "".join(strokes)
