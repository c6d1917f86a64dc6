"""The small map of the portal: land, lakes and a mark for each institution, nothing to click on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from dashboard.domain.geometry import MapGeometry
from dashboard.domain.institutions.institution import GROUPS
from dashboard.map.cutout import rings_inside
from dashboard.map.kind_shapes import BOX, SHAPES
from dashboard.map.outline import Point

GROUP_SHAPES: Mapping[str, str] = dict(
    zip(GROUPS, ("disc", "square", "pentagon", "plus", "triangle_down", "bar"), strict=True)
)
"""On this map the shape says the group, too."""
_MARK = 0.0155
"""Side of a mark as a share of the longer side of the map."""
_AROUND = 0.01
"""Of the map's size: what stays free around it."""


def still_map(geometry: MapGeometry, lakes: str, groups: Mapping[str, Sequence[Point]], said: str) -> str:
    """An SVG in the colours of the page. `groups` are points in map units by group; `said` is the map in words."""
    left, top, wide, high = geometry.view_box
    room = max(wide, high) * _AROUND
    box = (left - room, top - room, left + wide + room, top + high + room)
    size = _MARK * max(wide, high)
    drawn = "".join(
        _group(at, name, groups[name], size) for at, name in enumerate(GROUPS) if groups.get(name)
    )
    water = f'<path class="bl-still-water" d="{rings_inside(lakes, box)}"/>' if lakes else ""
    view = f"{box[0]:g} {box[1]:g} {box[2] - box[0]:g} {box[3] - box[1]:g}"
    return (
        f'<svg class="bl-still" viewBox="{view}" role="img" aria-label="{escape(said)}">'
        f'<path class="bl-still-land" d="{geometry.outline}"/>{water}'
        f'<path class="bl-still-edge" d="{geometry.outline}"/>{drawn}</svg>'
    )


def _group(at: int, name: str, points: Sequence[Point], size: float) -> str:
    shape, scale = SHAPES[GROUP_SHAPES[name]], size / BOX
    move = f"scale({scale:.3f}) translate({-BOX / 2:g} {-BOX / 2:g})"
    used = "".join(f'<use href="#still-{name}" x="{x:.1f}" y="{y:.1f}"/>' for x, y in points)
    return (
        f'<defs><path id="still-{name}" d="{shape.path}" transform="{move}"/></defs>'
        f'<g class="bl-still-marks k-{at}">{used}</g>'
    )
