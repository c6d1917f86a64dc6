"""Boundaries ready to draw: SVG path data in map units, with a point for each label."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Shape:
    """One area on the map.

    `path` is SVG path data (absolute M/L/Z or relative, even-odd fill) in map units: EPSG:25832 divided by
    the map's `unit_m`, y growing downwards, origin at the map's view box. `point` lies inside the largest
    part, as far from its border as possible; `box` is x0, y0, x1, y1. Of an area that is `cut` only a part is
    drawn: `border` are the strokes of its border therein.
    """

    key: str
    name: str
    path: str
    point: tuple[float, float]
    box: tuple[float, float, float, float]
    cut: bool = False
    border: str = ""


@dataclass(frozen=True, slots=True)
class MapGeometry:
    """All that one map draws, in map units.

    `areas` in the order of the register; `inner_lines` the borders between Ämter (on a map of all districts:
    states), `outline` the border of the whole; `context` are neighbouring districts to be drawn quietly
    underneath; `own` is the border of the own district on a map of more than it, else empty. `status` is the
    day whose boundaries these are. `unit_m` is the length of a map unit in metres: 100 for the municipalities
    of a large district, more for a state or all districts (a scale bar needs it). `corner_m` is
    the map's origin, its upper left corner, in metres (EPSG:25832).
    """

    level: str
    status: date
    view_box: tuple[float, float, float, float]
    areas: tuple[Shape, ...]
    inner_lines: str
    outline: str
    context: tuple[Shape, ...]
    unit_m: int = 100
    own: str = ""
    corner_m: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class FinerLines:
    """Lines of a part of a map with more points than the map has, in the same units.

    `areas` are those of the part; `quiet` is land of no municipality; `inner`, `outline` and `own` are the
    lines of the map that run in or around the part, as strokes.
    """

    areas: tuple[Shape, ...]
    quiet: str
    inner: str
    outline: str
    own: str
