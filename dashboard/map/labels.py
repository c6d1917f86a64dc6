"""Places the texts on an exported map: the most populous first, left out rather than overlapping.

The page's map follows the same rules (assets/map/labels/rules.js); a test compares both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.charts.colours import place
from dashboard.domain.geometry import Shape
from dashboard.drawing.typeface import width_of
from dashboard.map.description import Box, MapFrame, MapLabel
from dashboard.map.outline import highest

PAGE = {
    "name": 12.7,
    "strong": 13.8,
    "sign": 13.0,
    "pill": 14.0,
    "pillHeight": 22.7,
    "pillSide": 10.0,
    "beside": 5.0,
    "rim": 2.0,
    "overTop": 3.0,
    "pillRimAcross": 4.0,
    "pillRimUpright": 3.0,
    "pillStep": 2.0,
}
"""Px on the page: letters of names, large towns, signs and pills, and the room around them."""
FACTOR = 1.5
"""How much larger all texts are in files, 1920 px wide: legible from the last row."""
_SMALLER = 0.8  # a sign that its area has no room for
_MOST_SIGNS = 400
_PILL_SHARE = 0.75  # a pill stays inside an area of whose width it covers less
_PILL_ASIDE = 0.6  # of its width: how far beside its place a pill stands that finds no room over it
_LARGE_TOWN = 10_000  # inhabitants above which a name is strong
_LINE = 1.12  # height of a name in letters
_MOST = 160
_BEYOND, _APART = 1.5, 0.5
"""Of a small map: how much wider than its area a name may be, and the room above and below it in letters."""
# Shifts in widths and heights of the text: the point itself, then around it.
_SHIFTS = (
    (0, 0), (0, -0.6), (0, 0.6), (0.28, 0), (-0.28, 0), (0, -1.1), (0, 1.1), (0.28, -0.6), (-0.28, -0.6), (0.28, 0.6),
    (-0.28, 0.6), (0.5, 0), (-0.5, 0), (0.5, -0.6), (-0.5, -0.6),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sizes:
    """Px of a map whose texts are `factor` times as large as on the page. On a `small` one a name stands only where it
    reaches little beyond its area, and apart from others."""

    factor: float = FACTOR
    small: bool = False

    def px(self, name: str) -> float:
        """One of `PAGE`."""
        return PAGE[name] * self.factor


def symbols_on(written: Sequence[tuple[Shape, str]], frame: MapFrame, sizes: Sizes) -> list[MapLabel]:
    """Signs such as "0" in their areas, smaller where there is no room, and not over one another; none where
    there are too many to be read."""
    if len(written) > _MOST_SIGNS:
        return []
    found: list[MapLabel] = []
    large = sizes.px("sign")
    for shape, text in written:
        room = min(shape.box[2] - shape.box[0], shape.box[3] - shape.box[1]) * frame.scale
        size = large if room > large else large * _SMALLER
        one = MapLabel(shape.key, text, *frame.place(shape.point), size, 600, size, "ink_2")
        if _free(one.box, [other.box for other in found]):
            found.append(one)
    return found


def pills(
    areas: Mapping[str, Shape],
    names: Mapping[str, str],
    selection: Sequence[str],
    frame: MapFrame,
    sizes: Sizes,
) -> list[MapLabel]:
    """The names of the selected places: inside the area where there is room, else on top of its highest
    point; not over one another where that can be had."""
    placed: list[MapLabel] = []
    box, size, height = frame.box, sizes.px("pill"), sizes.px("pillHeight")
    across, upright = sizes.px("pillRimAcross"), height / 2 + sizes.px("pillRimUpright")
    for mark, key in enumerate(selection):
        shape = areas.get(key)
        if shape is None:
            continue
        x0, y0 = frame.place(shape.box[:2])
        x1, y1 = frame.place(shape.box[2:])
        if x1 < box[0] or y1 < box[1] or x0 > box[2] or y0 > box[3]:
            continue
        width = width_of(names[key], size, 700) + 2 * sizes.px("pillSide")
        inside = width < _PILL_SHARE * (x1 - x0) and y1 - y0 > height
        x, y = frame.place(shape.point if inside else highest(shape.path))
        y -= 0 if inside else height / 2 + sizes.px("overTop")
        half = width / 2 + across
        # Upwards first, then downwards; then the same beside it, to the left and to the right.
        points = [
            (
                min(max(x + side * _PILL_ASIDE * width, box[0] + half), box[2] - half),
                min(max(y + step * (height + sizes.px("pillStep")), box[1] + upright), box[3] - upright),
            )
            for side in (0, -1, 1, -2, 2)
            for step in (0, -1, 1, -2, 2, -3, 3)
        ]
        taken = [one.box for one in placed]
        best = next((at for at in points if _free(_box(*at, width, height), taken)), points[0])
        placed.append(MapLabel(key, names[key], *best, size, 700, width, "on_accent", place(mark), height))
    return placed


def names_on(
    shapes: Sequence[Shape],
    names: Mapping[str, str],
    population: Mapping[str, int],
    wanted: Sequence[str],
    frame: MapFrame,
    sizes: Sizes,
    taken: Sequence[Box],
    *,
    strong: bool,
) -> list[MapLabel]:
    """The names of the `wanted` places that find room in the frame and beside what is `taken`.

    `strong`: large towns stand out (a map of municipalities).
    """
    boxes, box, rim = list(taken), frame.box, sizes.px("rim")
    placed: list[MapLabel] = []
    asked = set(wanted)
    for shape in sorted(shapes, key=lambda one: (-population.get(one.key, 0), one.key)):
        if len(placed) >= _MOST:
            break
        x, y = frame.place(shape.point)
        if shape.key not in asked or not (box[0] <= x <= box[2] and box[1] <= y <= box[3]):
            continue
        heavy = strong and population.get(shape.key, 0) > _LARGE_TOWN
        size, weight = (sizes.px("strong"), 600) if heavy else (sizes.px("name"), 400)
        width, height = width_of(names[shape.key], size, weight) + sizes.px("beside"), size * _LINE
        if sizes.small and width > _BEYOND * (shape.box[2] - shape.box[0]) * frame.scale:
            continue
        apart = size * _APART if sizes.small else 0.0
        for right, down in _SHIFTS:
            centre = x + right * width, y + down * height
            at = _box(*centre, width, height)
            begins = at[0] >= box[0] + rim and at[1] >= box[1] + rim
            inside = begins and at[2] <= box[2] - rim and at[3] <= box[3] - rim
            if inside and _free(_box(*centre, width, height + apart), boxes):
                boxes.append(at)
                placed.append(MapLabel(shape.key, names[shape.key], *centre, size, weight, width, "ink"))
                break
    return placed


def _box(x: float, y: float, width: float, height: float) -> Box:
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _free(one: Box, taken: Sequence[Box]) -> bool:
    return not any(
        one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3] for other in taken
    )
