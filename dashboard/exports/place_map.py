"""Where a place lies: the district with its Ämter, small and quiet, and the place in the accent's colour."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dashboard.domain.geometry import MapGeometry
from dashboard.figures import style

_INK = style.COLOURS["light"]
SOFT = "#EBD3B5"  # the accent at a third on the ground: the Amt around a municipality


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """`strong` are the keys of the municipalities that are the place, `soft` those of the Amt around it."""

    geometry: MapGeometry
    strong: Collection[str]
    soft: Collection[str]
    alt: str

    @property
    def box(self) -> tuple[float, float, float, float]:
        """x, y, width and height of the district in map units."""
        boxes = [shape.box for shape in self.geometry.areas]
        x, y = min(box[0] for box in boxes), min(box[1] for box in boxes)
        return x, y, max(box[2] for box in boxes) - x, max(box[3] for box in boxes) - y

    def layers(self) -> Iterator[tuple[str, str, str, float]]:
        """Path, fill, stroke and width of line in thousandths of the map's width; empty for none."""
        paths = {shape.key: shape.path for shape in self.geometry.areas}
        yield self.geometry.outline, _INK.inset, "", 0
        for keys, colour in ((self.soft, SOFT), (self.strong, _INK.places[0])):
            path = "".join(paths[key] for key in paths if key in keys)
            if path:
                yield path, colour, colour, 1
        if self.geometry.inner_lines:
            yield self.geometry.inner_lines, "", _INK.axis, 2.5
        yield self.geometry.outline, "", _INK.axis, 5


def place_map(given: PlaceMap, width: float) -> tuple[str, float, float]:
    """SVG content, width and height."""
    x, y, wide, high = given.box
    margin = wide * 0.005
    scale = width / (wide + 2 * margin)
    parts = []
    for path, fill, stroke, line in given.layers():
        look = f'fill="{fill or "none"}" fill-rule="evenodd"'
        if stroke:
            look += f' stroke="{stroke}" stroke-width="{line * wide / 1000:.3f}" stroke-linejoin="round"'
        parts.append(f'<path {look} d="{path}"/>')
    at = f"scale({scale:.5f}) translate({margin - x:.2f} {margin - y:.2f})"
    return f'<g transform="{at}">{"".join(parts)}</g>', width, (high + 2 * margin) * scale
