"""Places the names on an exported map: the most populous first, left out rather than overlapping."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.domain.geometry import Shape
from dashboard.exports.typeface import width_of
from dashboard.figures.outline import Point, highest

NAME, STRONG, PILL, SIGN = 19.0, 21.0, 20.0, 19.0  # px at 1920: legible from the last row
PILL_HEIGHT, PILL_SIDE = 33.0, 14.0
_PILL_SHARE = 0.75  # a pill stays inside an area of whose width it covers less
_LARGE_TOWN = 10_000  # inhabitants above which a name is strong
_MOST = 160
# Shifts in widths and heights of the text: the point itself, then around it.
_SHIFTS = (
    (0, 0), (0, -0.6), (0, 0.6), (0.28, 0), (-0.28, 0), (0, -1.1), (0, 1.1), (0.28, -0.6), (-0.28, -0.6), (0.28, 0.6),
    (-0.28, 0.6), (0.5, 0), (-0.5, 0), (0.5, -0.6), (-0.5, -0.6),
)  # fmt: skip
Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in px."""
Project = Callable[[Point], Point]
"""From map units to px of the picture."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text centred at a point; `mark` is the position of a selected place, -1 for any other."""

    key: str
    text: str
    x: float
    y: float
    size: float
    weight: int
    width: float
    mark: int = -1


def pills(
    areas: Mapping[str, Shape], names: Mapping[str, str], selection: Sequence[str], project: Project, frame: Box
) -> list[Label]:
    """The names of the selected places: inside the area where there is room, else on top of its highest point."""
    placed: list[Label] = []
    for mark, key in enumerate(selection):
        shape = areas.get(key)
        if shape is None:
            continue
        x0, y0 = project(shape.box[:2])
        x1, y1 = project(shape.box[2:])
        width = width_of(names[key], PILL, 700) + 2 * PILL_SIDE
        inside = width < _PILL_SHARE * (x1 - x0) and y1 - y0 > PILL_HEIGHT
        x, y = project(shape.point if inside else highest(shape.path))
        y -= 0 if inside else PILL_HEIGHT / 2 + 4
        x = min(max(x, frame[0] + width / 2 + 4), frame[2] - width / 2 - 4)
        steps = (y + step * (PILL_HEIGHT + 3) for step in (0, -1, 1, -2, 2, -3, 3))
        inner = [min(max(at, frame[1] + PILL_HEIGHT / 2 + 3), frame[3] - PILL_HEIGHT / 2 - 3) for at in steps]
        taken = [_box(one.x, one.y, one.width, PILL_HEIGHT) for one in placed]
        best = next((at for at in inner if _free(_box(x, at, width, PILL_HEIGHT), taken)), inner[0])
        placed.append(Label(key, names[key], x, best, PILL, 700, width, mark))
    return placed


def names_on(
    shapes: Sequence[Shape],
    names: Mapping[str, str],
    population: Mapping[str, int],
    wanted: Sequence[str],
    project: Project,
    frame: Box,
    taken: Sequence[Box],
    *,
    strong: bool,
) -> list[Label]:
    """The names of the `wanted` places that find room in the frame and beside what is `taken`.

    `strong`: large towns stand out (a map of municipalities).
    """
    boxes = list(taken)
    placed: list[Label] = []
    asked = set(wanted)
    for shape in sorted(shapes, key=lambda one: (-population.get(one.key, 0), one.key)):
        if shape.key not in asked or len(placed) >= _MOST:
            continue
        heavy = strong and population.get(shape.key, 0) > _LARGE_TOWN
        size, weight = (STRONG, 600) if heavy else (NAME, 400)
        width, height = width_of(names[shape.key], size, weight) + 5, size * 1.12
        x, y = project(shape.point)
        for right, down in _SHIFTS:
            at = _box(x + right * width, y + down * height, width, height)
            inside = at[0] >= frame[0] and at[1] >= frame[1] and at[2] <= frame[2] and at[3] <= frame[3]
            if inside and _free(at, boxes):
                boxes.append(at)
                centre = (at[0] + at[2]) / 2, (at[1] + at[3]) / 2
                placed.append(Label(shape.key, names[shape.key], *centre, size, weight, width))
                break
    return placed


def pill_box(label: Label) -> Box:
    return _box(label.x, label.y, label.width, PILL_HEIGHT)


def sign_box(at: Point, size: float) -> Box:
    return _box(*at, size, size)


def _box(x: float, y: float, width: float, height: float) -> Box:
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _free(one: Box, taken: Sequence[Box]) -> bool:
    return not any(
        one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3] for other in taken
    )
