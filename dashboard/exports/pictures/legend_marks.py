"""The part of a legend that explains marks of institutions: each as it stands on the map, with its words and count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.drawing import style
from dashboard.drawing import svg_elements as svg
from dashboard.drawing.style import Theme
from dashboard.drawing.typeface import width_of
from dashboard.map.description import MapCluster, MapDrawing, MapFrame, MapPatch, MapPoint
from dashboard.map.svg_painter import painted

_COLUMNS_FROM, _COLUMN = 9, 275.0
"""More marks stand in two columns."""
ROW, SIGN, SIZE = 31.0, 44.0, 20.0


@dataclass(frozen=True, slots=True)
class LegendMark:
    """A mark with what it stands for; it lies around (0, 0) in px, as large as in the legend."""

    mark: MapPoint | MapCluster | MapPatch
    label: str
    count: str = ""


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """Where a mark of the legend stands: the middle of its sign, where its words begin and its count ends, and their
    baseline."""

    shown: LegendMark
    x: float
    y: float
    words_at: float
    count_at: float


def placed_marks(
    marks: Sequence[LegendMark], left: float, top: float, width: float, factor: float
) -> tuple[list[PlacedMark], float]:
    """The marks below each other, many in two columns, and where the next thing may begin."""
    many = len(marks) >= _COLUMNS_FROM and all(_fits(one, factor) for one in marks)
    columns, row = (2, ROW * factor) if many else (1, ROW * factor)
    per_column = -(-len(marks) // columns)
    wide = _COLUMN if many else width
    sign = (30.0 if many else SIGN) * factor
    found = []
    for at, one in enumerate(marks):
        x = left + (at // per_column) * wide if per_column else left
        y = top + (at % per_column) * row + row / 2
        found.append(PlacedMark(one, x + sign / 2, y, x + sign + 12 * factor, x + wide - (24 if many else 0)))
    return found, top + per_column * row


def _fits(one: LegendMark, factor: float) -> bool:
    words = width_of(one.label, SIZE * factor) + width_of(one.count, SIZE * factor)
    return words + (30 + 12 + 10) * factor + 24 <= _COLUMN


def alone(mark: MapPoint | MapCluster | MapPatch, x: float, y: float, factor: float = 1.0) -> MapDrawing:
    """A drawing of one mark around (x, y)."""
    return MapDrawing(MapFrame((0, 0, 0, 0), factor, x, y), "see", (mark,))


def marks_svg(placed: Sequence[PlacedMark], theme: Theme, factor: float) -> list[str]:
    """The marks with their words."""
    ink, size, parts = style.COLOURS[theme], SIZE * factor, list[str]()
    for at, one in enumerate(placed):
        drawn = painted(alone(one.shown.mark, one.x, one.y), theme)
        parts.append(drawn.replace("kartenlinien", f"legendenlinien-{at}"))
        base = one.y + size * 0.35
        parts.append(svg.text(one.words_at, base, one.shown.label, size, ink.ink))
        if one.shown.count:
            parts.append(svg.text(one.count_at, base, one.shown.count, size, ink.ink_2, anchor="end"))
    return parts
