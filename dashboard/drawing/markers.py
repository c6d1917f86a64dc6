"""The signs of places: circle, square, diamond, triangle, drawn alike on every map and in every chart."""

from __future__ import annotations

from dashboard.drawing.svg_elements import number

CORNERS = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": ((0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)),
    "triangle-up": ((0.0, -1.15), (1.1, 0.85), (-1.1, 0.85)),
}
"""Corners in radii around the middle, so that all signs of one radius look equally large."""


def marker_element(form: str, x: float, y: float, radius: float, look: str) -> str:
    """A sign as SVG; `form` is one of `style.MARKERS`, open or not, `look` its attributes."""
    shape = form.removesuffix("-open")
    if shape == "circle":
        return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"{look}/>'
    corners = "L".join(f"{number(x + a * radius)} {number(y + b * radius)}" for a, b in CORNERS[shape])
    return f'<path d="M{corners}z"{look}/>'
