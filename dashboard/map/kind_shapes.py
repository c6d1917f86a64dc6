"""Shapes of the marks of institutions: colour says the group, shape the kind, open is the second kind of a shape."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import copysign, cos, pi, sin

_COMMAND = re.compile(r"([MLlHhVvQaZ])([^MLlHhVvQaZ]*)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
BOX = 16
"""Side of the square in which the paths lie."""


@dataclass(frozen=True, slots=True)
class KindShape:
    """SVG path data in a square of 16: `path` in the colour of the group, `opening` in that of the ground, stroked
    in the group's (empty for a shape that is filled)."""

    path: str
    opening: str = ""


def _disc(radius: float) -> str:
    across = f"a{radius:g} {radius:g} 0 1 0"
    return f"M{8 - radius:g} 8{across} {2 * radius:g} 0{across} {-2 * radius:g} 0Z"


_SQUARE, _DIAMOND = "M3 3h10v10H3Z", "M8 1.2L14.8 8L8 14.8L1.2 8Z"
_PENTAGON = "M8 1.3L14.6 6.3L12.1 14H3.9L1.4 6.3Z"
_DOWN = "M8 14.4L1.2 2.4H14.8Z"
SHAPES: Mapping[str, KindShape] = {
    "disc": KindShape(_disc(5.6)),
    "ring": KindShape(_disc(5.6), _disc(4.5)),
    "square": KindShape(_SQUARE),
    "open_square": KindShape(_SQUARE, "M4.1 4.1h7.8v7.8H4.1Z"),
    "diamond": KindShape(_DIAMOND),
    "open_diamond": KindShape(_DIAMOND, "M8 2.8L13.2 8L8 13.2L2.8 8Z"),
    "star": KindShape("M8 .8L10.3 4H13v2.7L15.2 8L13 9.3V12h-2.7L8 15.2L5.7 12H3V9.3L.8 8L3 6.7V4h2.7Z"),
    "triangle": KindShape("M8 1.6L14.8 13.6H1.2Z"),
    "pentagon": KindShape(_PENTAGON),
    "open_pentagon": KindShape(_PENTAGON, "M8 2.8L13.2 6.8L11.2 12.8H4.8L2.8 6.8Z"),
    "plus": KindShape("M5.6 2h4.8v3.6H14v4.8h-3.6V14H5.6v-3.6H2V5.6h3.6Z"),
    "book": KindShape("M1.6 3.6Q5 2.4 8 4.2Q11 2.4 14.4 3.6V13Q11 11.8 8 13.6Q5 11.8 1.6 13Z"),
    "cross": KindShape("M4 1.5L8 5.4L12 1.5L14.5 4L10.6 8L14.5 12L12 14.5L8 10.6L4 14.5L1.5 12L5.4 8L1.5 4Z"),
    "triangle_down": KindShape(_DOWN),
    "open_triangle_down": KindShape(_DOWN, "M8 12.2L3.1 3.5H12.9Z"),
    "bar": KindShape("M1.5 5h13v6h-13Z"),
}
"""By the names of `SHAPES` of dashboard/domain/institutions/institution.py; `none` has no mark."""


HOME = KindShape("M8 2.6L2.6 7.7h1.7V13h2.8V9.5h1.8V13h2.8V7.7h1.7Z")
"""The reader's place."""
OPENED = KindShape("M2 2h12v12H2Z", "M8 4.5v7M4.5 8h7")
CLOSED = KindShape("M2 2h12v12H2Z", "M4.5 4.5L11.5 11.5M11.5 4.5L4.5 11.5")
"""Sites of a scenario: `opening` is a line in the colour of the ground, of a closed one in that of its edge."""
SITE = KindShape("M3 3h10v10H3Z")
"""A site whose way is measured."""


def corners(path: str) -> list[list[tuple[float, float]]]:
    """A path of these shapes as rings or lines of corners: arcs are halves of circles, curves have one handle."""
    found: list[list[tuple[float, float]]] = []
    x = y = 0.0
    for command, written in _COMMAND.findall(path):
        values = [float(one) for one in _NUMBER.findall(written)]
        if command == "a":  # rx ry 0 1 0 dx dy: half a circle around the middle
            for at in range(0, len(values), 7):
                middle, half = x + values[at + 5] / 2, values[at + 5] / 2
                found[-1] += [
                    (
                        middle - half * cos(pi * step / 12),
                        y + abs(half) * sin(pi * step / 12) * copysign(1, half),
                    )
                    for step in range(1, 13)
                ]
                x += values[at + 5]
        elif command == "Q":
            for at in range(0, len(values), 4):
                hx, hy, ex, ey = values[at : at + 4]
                found[-1] += [
                    (
                        (1 - t) ** 2 * x + 2 * (1 - t) * t * hx + t**2 * ex,
                        (1 - t) ** 2 * y + 2 * (1 - t) * t * hy + t**2 * ey,
                    )
                    for t in (0.25, 0.5, 0.75, 1.0)
                ]
                x, y = ex, ey
        elif command in "HhVv":
            for value in values:
                x = value + (x if command == "h" else 0) if command in "Hh" else x
                y = value + (y if command == "v" else 0) if command in "Vv" else y
                found[-1].append((x, y))
        elif command in "MLl":
            for at in range(0, len(values), 2):
                relative = command == "l"
                x, y = values[at] + (x if relative else 0), values[at + 1] + (y if relative else 0)
                if command == "M" and at == 0:
                    found.append([])
                found[-1].append((x, y))
    return found


def symbols() -> str:
    """All shapes as hidden SVG symbols `shape-<name>`, which pages refer to."""
    made = "".join(
        f'<symbol id="shape-{name}" viewBox="0 0 {BOX} {BOX}" overflow="visible"><path d="{shape.path}"/>'
        + (f'<path class="bl-opening" d="{shape.opening}"/>' if shape.opening else "")
        + "</symbol>"
        for name, shape in SHAPES.items()
    )
    return f'<svg width="0" height="0" class="bl-symbols" aria-hidden="true"><defs>{made}</defs></svg>'
