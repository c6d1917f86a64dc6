"""Where a place lies: its district in outline, its Amt and itself, in a few kilobytes; a district in its state."""

from __future__ import annotations

from collections.abc import Collection

from dashboard.domain.geometry import MapGeometry
from dashboard.figures.outline import rings
from dashboard.figures.style import COLOURS, Theme

_FINE = 10  # units of a px
_NEAR = 11  # units: points nearer than this to the last one are left out


def locator(
    geometry: MapGeometry, place: Collection[str], around: Collection[str], theme: Theme = "page", width: int = 236
) -> str:
    """`place` are the areas that make up the place, `around` those of its Amt; all others are ground."""
    colours = COLOURS[theme]
    left, top, wide, high = geometry.view_box
    scale = width * _FINE / wide
    height = round(high * scale / _FINE)

    def path(found: str, *, closed: bool = True) -> str:
        return coarse(found, left, top, scale, closed=closed)

    def areas(keys: Collection[str]) -> str:
        return "".join(path(shape.path) for shape in geometry.areas if shape.key in keys)

    parts = [
        f'<path d="{path(geometry.outline)}" fill="{colours.inset}" stroke="{colours.axis}" stroke-width="10"/>',
        f'<path d="{path(geometry.inner_lines, closed=False)}" fill="none" stroke="{colours.axis}"'
        f' stroke-width="7" opacity="0.7"/>',
    ]
    if around:
        parts.append(
            f'<path d="{areas(around)}" fill="{colours.line}" stroke="{colours.accent}" stroke-width="11"'
            f' stroke-linejoin="round"/>'
        )
    if place:
        parts.append(
            f'<path d="{areas(place)}" fill="{colours.places[0]}" stroke="{colours.surface}" stroke-width="8"/>'
        )
    size = f'viewBox="0 0 {width * _FINE} {height * _FINE}" width="{width}" height="{height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>'


def coarse(path: str, left: float, top: float, scale: float, *, closed: bool = True) -> str:
    """Relative path data in whole units of `scale`, without points that cannot be told apart in a small picture."""
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
