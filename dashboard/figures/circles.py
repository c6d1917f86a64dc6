"""Draws numbers as circles on a map; on the page `map-circles.js` does the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LARGEST_SHARE = 0.042
"""Radius of the largest circle as a part of the map's shorter side."""


@dataclass(frozen=True, slots=True)
class Circle:
    """One place's circle: its middle and radius in the drawing's own units, its fill and what it says."""

    key: str
    x: float
    y: float
    radius: float
    fill: str
    opacity: float = 1.0


def drawn(circles: Iterable[Circle], edge: str, width: float) -> Iterator[str]:
    """SVG of the circles, the largest first, so that none hides a smaller one. They take no pointer: areas do."""
    yield f'<g class="bl-circles" stroke="{edge}" stroke-width="{width:.4f}" pointer-events="none">'
    for one in sorted(circles, key=lambda circle: (-circle.radius, circle.key)):
        pale = f' opacity="{one.opacity:g}"' if one.opacity < 1 else ""
        yield (
            f'<circle data-key="{one.key}" cx="{one.x:.3f}" cy="{one.y:.3f}" r="{one.radius:.4f}"'
            f' fill="{one.fill}"{pale}/>'
        )
    yield "</g>"
