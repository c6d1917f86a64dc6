"""Names of selected places on the stage's map: in their area where it has room, else beside the map with a
line that leads there."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.charts.colours import place
from dashboard.drawing.typeface import width_of
from dashboard.exports.stage.description import (
    TEXT,
    Item,
    StageMark,
    StageShape,
    StageStroke,
    StageText,
    meets,
    within,
)
from dashboard.exports.stage.map_look import StageMap
from dashboard.exports.stage.occupied import Occupied
from dashboard.map.description import Box, MapFrame

HIGH = 56.0
_SIDE, _SIGN = 22.0, 30.0
_INSIDE = 0.7  # a pill stays inside an area of whose width it covers less
_STEP, _RINGS = 28.0, 34
_FREE = 6.0  # px between a pill and all else
_ON_MAP = 420.0  # px of way that a pill goes rather than cover the map
_RIM: Box = (20.0, 20.0, 1900.0, 984.0)


@dataclass(frozen=True, slots=True)
class Pill:
    """A placed name and the point that it is the name of."""

    name: str
    mark: int
    box: Box
    point: tuple[float, float]
    inside: bool

    def items(self) -> Iterator[Item]:
        """The line below, then the pill with its sign and name."""
        x0, y0, x1, y1 = self.box
        middle = ((x0 + x1) / 2, (y0 + y1) / 2)
        tone = place(self.mark)
        if not self.inside:
            yield StageStroke(middle, self.point, tone, 4.0, 9.0)
            yield StageMark(*self.point, 0, 8.0, tone)
        yield StageShape(self.box, tone, "bg", 3.0, HIGH / 2)
        yield StageMark(x0 + _SIDE + 9, middle[1], self.mark, 9.0, "on_accent")
        base = middle[1] + TEXT * 0.33
        yield StageText(x0 + _SIDE + _SIGN, base, self.name, TEXT, 700, "on_accent", part="label")


def placed_pills(
    shown: StageMap,
    names: Sequence[tuple[int, str, str]],
    frame: MapFrame,
    ground: Occupied,
    taken: Sequence[Box],
) -> list[Pill]:
    """`names` are position, key and short name of the selected places; one for which there is no room is
    left out: its number and its outline say where it is."""
    boxes, found = list(taken), list[Pill]()
    points = [frame.place(shape.point) for _, key, _ in names for shape in (shown.shape(key),) if shape]
    for mark, key, name in names:
        shape = shown.shape(key)
        if shape is None:
            continue
        point = frame.place(shape.point)
        wide = width_of(name, TEXT, 700) + 2 * _SIDE + _SIGN
        area = (shape.box[2] - shape.box[0]) * frame.scale, (shape.box[3] - shape.box[1]) * frame.scale
        home = _around(point, wide)
        if wide < _INSIDE * area[0] and area[1] > 2 * HIGH and _clear(home, boxes):
            found.append(Pill(name, mark, home, point, inside=True))
            boxes.append(home)
            continue
        others = [(x - 10, y - 10, x + 10, y + 10) for x, y in points]
        best = _best(point, wide, [*boxes, *others], ground)
        if best is not None:
            found.append(Pill(name, mark, best, point, inside=False))
            boxes.append(best)
    return found


def _best(point: tuple[float, float], wide: float, taken: Sequence[Box], ground: Occupied) -> Box | None:
    """The nearest place around the point, where covering the map costs as much as a longer way."""
    best, least = None, math.inf
    for ring in range(2, _RINGS):
        away = ring * _STEP
        if away >= least:
            break
        count = max(8, ring * 4)
        for at in range(count):
            angle = 2 * math.pi * at / count
            middle = (point[0] + away * math.cos(angle) * 1.15, point[1] + away * math.sin(angle))
            box = _around(middle, wide)
            if not within(box, _RIM) or not _clear(box, taken):
                continue
            cost = away + _ON_MAP * ground.covered(box)
            if cost < least:
                best, least = box, cost
    return best


def _around(middle: tuple[float, float], wide: float) -> Box:
    return middle[0] - wide / 2, middle[1] - HIGH / 2, middle[0] + wide / 2, middle[1] + HIGH / 2


def _clear(box: Box, taken: Sequence[Box]) -> bool:
    return not any(meets(box, other, _FREE) for other in taken)
