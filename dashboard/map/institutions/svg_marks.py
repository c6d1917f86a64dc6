"""Paints marks of institutions, clusters and patches as SVG around their points, in px."""

from __future__ import annotations

from collections.abc import Iterator
from math import pi

from dashboard.charts.svg.marks import Shades
from dashboard.drawing import svg_elements as svg
from dashboard.drawing.svg_elements import number, safe
from dashboard.map.description import MapCluster, MapPoint
from dashboard.map.kind_shapes import BOX

_RING = 0.25  # of a cluster's radius: the ring of shares
_DOTTED = 'stroke-dasharray="0.1 4.5" stroke-linecap="round"'


def point_element(mark: MapPoint, x: float, y: float, shades: Shades) -> str:
    """A mark with what is around it, in the middle of (x, y)."""
    said = f"{mark.name}: {mark.said}" if mark.said else mark.name
    title = f"<title>{safe(said)}</title>" if said else ""
    inner = "".join((*_ring(mark, shades), _shape(mark, shades)))
    at = f'data-key="{safe(mark.key)}" transform="translate({number(x)} {number(y)})"'
    return f'<g class="bl-point" {at}>{title}{inner}</g>'


def cluster_element(mark: MapCluster, x: float, y: float, shades: Shades) -> str:
    """The disc with its number and its ring of shares, in the middle of (x, y)."""
    title = f"<title>{safe(f'{mark.name}: {mark.said}')}</title>"
    parts = "".join(_cluster(mark, shades))
    return f'<g class="bl-cluster" transform="translate({number(x)} {number(y)})">{title}{parts}</g>'


def _ring(mark: MapPoint, shades: Shades) -> Iterator[str]:
    half = mark.size / 2
    halo = shades("map_halo")
    if mark.ring == "place":
        yield _disc(half * 1.25, shades("ink"), f' stroke="{halo}" stroke-width="3"')
    elif mark.ring == "disc":
        yield _disc(half * 1.6, halo, f' stroke="{shades("context_line")}" stroke-width="1.2"')
    elif mark.ring == "approximate":
        yield _disc(half + 4, halo, f' stroke="{shades("ink_3")}" stroke-width="2.1" {_DOTTED}')
    elif mark.ring == "chosen":
        yield _disc(half + 5, halo, f' stroke="{shades("place-1")}" stroke-width="4.5"')


def _shape(mark: MapPoint, shades: Shades) -> str:
    """The shape in its box of 16, scaled; strokes are px of that box."""
    scale = mark.size / BOX
    ground, tone = shades("map_halo"), shades(mark.colour)
    look = f'fill="{tone}" stroke="{ground}" stroke-width="3" paint-order="stroke"'
    if mark.ring == "place":
        look = f'fill="{tone}"'
    if mark.ring == "gone":
        look = f'fill="{ground}" stroke="{tone}" stroke-width="1.6" stroke-dasharray="2.4 1.8"'
    elif mark.paused:
        look = f'fill="{ground}" stroke="{tone}" stroke-width="1.7" stroke-dasharray="2.4 1.8"'
    parts = [f'<path {look} d="{mark.shape.path}"/>']
    if mark.shape.opening:
        line = "Z" not in mark.shape.opening
        inner = tone if mark.ring == "gone" or not line else ground
        filled = "none" if line else ground
        parts.append(f'<path fill="{filled}" stroke="{inner}" stroke-width="2.2" d="{mark.shape.opening}"/>')
    move = f"scale({scale:.4f}) translate({-BOX / 2:g} {-BOX / 2:g})"
    return f'<g transform="{move}" stroke-linejoin="round">{"".join(parts)}</g>'


def _cluster(mark: MapCluster, shades: Shades) -> Iterator[str]:
    edge = f' stroke="{shades("context_line")}" stroke-width="1.2"'
    yield _disc(mark.radius, shades("map_halo"), edge)
    width = mark.radius * _RING
    inner = mark.radius - width
    around, before = 2 * pi * inner, 0.0
    whole = sum(count for _, count in mark.shares)
    gap = 1.8 if len(mark.shares) > 1 else 0.0
    for role, count in mark.shares:
        long = count / whole * around
        drawn = f"{number(max(long - gap, 1.2))} {number(around)}"
        dash = f'stroke-dasharray="{drawn}" stroke-dashoffset="{number(-before)}"'
        stroke = f'stroke="{shades(role)}" stroke-width="{number(width)}" {dash} transform="rotate(-90)"'
        yield f'<circle r="{number(inner)}" fill="none" {stroke}/>'
        before += long
    size = mark.radius
    yield svg.text(0, size * 0.35, mark.count, size, shades("ink"), 600, "middle")


def _disc(radius: float, fill: str, more: str) -> str:
    return f'<circle r="{number(radius)}" fill="{fill}"{more}/>'
