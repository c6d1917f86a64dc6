"""The scale of a map on the stage: classes side by side, breaks under the joints, the district's stroke."""

from __future__ import annotations

from dashboard.charts.colours import of_class
from dashboard.drawing.typeface import width_of
from dashboard.exports.stage.description import LEFT, TEXT, Item, StageShape, StageStroke, StageText
from dashboard.map.description import Box
from dashboard.meeting.stage.model import StageLegend, StageYear

WIDTH, HIGH = 520.0, 34.0
TOP = 894.0
_BREAK_BASE, _LABEL_BASE = TOP + HIGH + 44, TOP - 16
_GAP, _APART = 2.0, 14.0


def scale(
    legend: StageLegend, year: StageYear, left: float = LEFT, width: float = WIDTH, largest: float = 0.0
) -> list[Item]:
    """Swatches, joints and the stroke; texts that would meet are left out, never the last with its unit.

    `largest` is the radius of the largest circle in px, where numbers are circles.
    """
    step = width / legend.classes
    items: list[Item] = []
    for at in range(legend.classes):
        box: Box = (left + step * at + _GAP / 2, TOP, left + step * (at + 1) - _GAP / 2, TOP + HIGH)
        items.append(StageShape(box, of_class(at, legend.classes), "axis", 0.8, 4.0))
    items += _joints(legend, left, step, width)
    items += _circles(legend, left, largest, width)
    beside_circles = bool(legend.circles and largest)
    if year.district_share is not None and year.district and not beside_circles:
        x = left + width * year.district_share
        items.append(StageStroke((x, TOP - 12), (x, TOP + HIGH + 6), "ink", 4.0, 9.0))
        words = f"{year.district_name} {year.district}".strip()
        wide = width_of(words, TEXT, 600)
        start = min(max(x - wide / 2, left), max(left + width - wide, left))
        items.append(StageText(start, _LABEL_BASE, words, TEXT, 600, part="legend"))
    return items


def top(legend: StageLegend, year: StageYear, largest: float = 0.0) -> float:
    """Where the scale begins."""
    if legend.circles and largest:
        return TOP - 2 * largest - 24
    return (_LABEL_BASE - TEXT * 0.8) if year.district_share is not None else TOP


def _joints(legend: StageLegend, left: float, step: float, width: float) -> list[Item]:
    if legend.ends:
        first, last = legend.ends[0], legend.ends[-1]
        return [
            StageText(left, _BREAK_BASE, first, part="legend"),
            StageText(left + width, _BREAK_BASE, last, anchor="end", part="legend"),
        ]
    items: list[Item] = []
    free = float("inf")
    for at, words in reversed([*enumerate(legend.breaks, start=1)]):
        wide, x = width_of(words, TEXT), left + step * at
        number = words.split("\u00a0")[0]
        start = x - width_of(number, TEXT) / 2  # the number stands under the joint, its unit behind it
        start = max(min(start, left + width + 2 * _APART - wide), left) if at == len(legend.breaks) else start
        if start + wide + _APART <= free and start >= left - 4:
            items.append(StageText(start, _BREAK_BASE, words, part="legend"))
            free = start
    return items[::-1]


def _circles(legend: StageLegend, left: float, largest: float, width: float) -> list[Item]:
    """Some circles with their numbers, as large as on the map, side by side as long as there is room."""
    items: list[Item] = []
    x, middle = left, TOP - 16 - largest
    for words, share in legend.circles if largest else ():
        radius = share * largest
        number = words.split("\u00a0")[0]
        wide = 2 * radius + 12 + width_of(number, TEXT)
        if x + wide > left + width:
            break
        box: Box = (x, middle - radius, x + 2 * radius, middle + radius)
        items.append(StageShape(box, "", "ink", 2.0, radius))
        items.append(StageText(x + 2 * radius + 12, middle + TEXT * 0.33, number, part="legend"))
        x += wide + 30
    return items
