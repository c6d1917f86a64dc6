"""The stage of a map and of two maps: as large as the screen lets them be, words in their empty corners."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.drawing.typeface import wrapped
from dashboard.exports.stage import frame, legend
from dashboard.exports.stage.description import (
    LEFT,
    NUMBER,
    RIGHT,
    TEXT,
    Item,
    StageMark,
    StageShape,
    StageStroke,
    StageText,
    meets,
    within,
)
from dashboard.exports.stage.map_look import StageMap, drawing, frame_of, occupied
from dashboard.exports.stage.numbers import APART, number_block
from dashboard.exports.stage.occupied import Occupied
from dashboard.exports.stage.pills import placed_pills
from dashboard.map.build import largest_circle
from dashboard.map.description import Box, MapDrawing, MapFrame
from dashboard.meeting.stage.model import Stage, StageNumber, StageYear

BOX: Box = (540.0, 112.0, 1876.0, 983.0)
"""Of one map: 56 % of the screen."""
_SMALLER = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.62, 0.54)
_WIDTHS = (1080.0, 960.0, 860.0, 760.0, 660.0, 560.0)
_COLUMN = 520.0
_LINES = 8  # of a headline beside a map: what it has no room for costs numbers first
_TWO_TOP, _TWO_BOTTOM = 318.0, 870.0
_TWO_YEAR, _TWO_HALF, _TWO_APART = 108.0, 876.0, 920.0
_SCALE, _SIGN = 640.0, (54.0, 34.0)


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Items above the maps, and the maps."""

    items: tuple[Item, ...]
    maps: tuple[MapDrawing, ...]


def one_map(stage: Stage, year: StageYear, shown: StageMap) -> LaidOut:
    """The largest map beside which the words have room; first the headline becomes narrower, then numbers
    are left out, then the map becomes smaller."""
    below = frame.source(year)
    best: tuple[list[Item], MapFrame, Occupied] | None = None
    for factor in _SMALLER:
        box = (BOX[2] - (BOX[2] - BOX[0]) * factor, BOX[3] - (BOX[3] - BOX[1]) * factor, BOX[2], BOX[3])
        box = (box[0], box[1], box[2], min(box[3], below[0].box[1] - 8 if below else box[3]))
        placed = frame_of(shown, box)
        ground = occupied(shown, placed)
        for count in range(len(year.numbers), -1, -1):
            if count == 0 and year.numbers:
                break
            for width in _WIDTHS:
                words = _words(stage, year, year.numbers[:count], width, largest_circle(placed.box))
                if words is None:
                    continue
                best = best or (words, placed, ground)
                if all(ground.free(one) for one in frame.around(words)):
                    return _with_names(stage, year, shown, placed, ground, words, below)
    if best is None:  # the sentence alone is higher than the screen
        head = frame.headline(year.headline, _WIDTHS[0], _LINES)
        words = [*head, frame.year_text(year), *legend.scale(stage.legend, year)]
        best = (words, placed, ground)
    return _with_names(stage, year, shown, best[1], best[2], best[0], below)


def _words(
    stage: Stage, year: StageYear, numbers: Sequence[StageNumber], width: float, largest: float
) -> list[Item] | None:
    """Headline, badge, numbers and scale; None where they do not fit above one another."""
    head = frame.headline(year.headline, min(width, frame.beside_year(year)), _LINES)
    if frame.is_cut(head):
        return None
    items: list[Item] = [*head, frame.year_text(year)]
    y = frame.below(head) + 12
    if year.badge:
        items += frame.badge(year.badge, (LEFT, y))
        y += frame.BADGE_HIGH + 10
    bottom = legend.top(stage.legend, year, largest) - 4
    scale = legend.scale(stage.legend, year, largest=largest)
    for apart in (APART, APART / 2):
        column, end = _one_below_the_other(numbers, y, apart)
        if end <= bottom and not _meet(column, scale):
            return [*items, *column, *scale]
    return None


def _meet(column: Sequence[Item], scale: Sequence[Item]) -> bool:
    """Whether a text of the numbers reaches down to one of the scale."""
    lower = [one.box for one in scale if isinstance(one, StageText)]
    return any(meets(one.box, other) for one in column if isinstance(one, StageText) for other in lower)


def _one_below_the_other(numbers: Sequence[StageNumber], y: float, apart: float) -> tuple[list[Item], float]:
    """The numbers with so many px between them, and where the last ends."""
    items, end = list[Item](), y
    for at, one in enumerate(numbers):
        block = number_block(one, LEFT, end + (apart if at else 0.0), _COLUMN)
        items += block.items
        end += block.height + (apart if at else 0.0)
    return items, end


def _with_names(
    stage: Stage,
    year: StageYear,
    shown: StageMap,
    placed: MapFrame,
    ground: Occupied,
    words: list[Item],
    below: Sequence[StageText],
) -> LaidOut:
    taken = [*frame.around(words), *(one.box for one in below)]
    made = placed_pills(shown, _named(stage), placed, ground, taken)
    labels = [item for pill in made for item in pill.items()]
    lines = [one for one in labels if isinstance(one, StageStroke)]
    rest = [one for one in labels if not isinstance(one, StageStroke)]
    named = _extreme(year, shown, placed, [*taken, *(pill.box for pill in made)])
    return LaidOut((*words, *below, *named, *lines, *rest), (drawing(shown, placed),))


def _named(stage: Stage) -> list[tuple[int, str, str]]:
    """Position, key and short name of the selected places."""
    return [(one.sign, one.key, one.name) for one in stage.selected]


def _extreme(year: StageYear, shown: StageMap, placed: MapFrame, taken: Sequence[Box]) -> list[Item]:
    """Name and value of one extreme, at its point or a little beside it; left out where it has no room."""
    shape = shown.shape(year.extreme)
    if shape is None:
        return []
    x, y = placed.place(shape.point)
    sign = shown.symbols.get(year.extreme)
    if sign is not None and sign.circle:  # the number stands above its circle, without the unit
        y -= sign.circle * largest_circle(placed.box) + TEXT * 1.3
    number, _, unit = year.extreme_text.partition("\u00a0")
    lines = (year.extreme_name, year.extreme_text if unit == "%" else number)
    for dx, dy in ((0, 0), (0, -50), (0, 50), (-90, 0), (90, 0), (-90, -60), (90, -60), (-90, 60), (90, 60)):
        texts = [
            StageText(
                x + dx, y + dy + TEXT * (at * 1.15 - 0.22), line, TEXT, 600, "ink", "middle", "map_halo"
            )
            for at, line in enumerate(lines)
        ]
        clear = all(not meets(one.box, other, 6.0) for one in texts for other in taken)
        if clear and all(within(one.box, (20.0, 20.0, 1900.0, 990.0)) for one in texts):
            return list(texts)
    return []


def two_maps(stage: Stage, year: StageYear, first: StageMap, second: StageMap) -> LaidOut:
    """The base year on the left, the year on the right, one scale for both."""
    assert stage.base is not None
    badge = frame.badge(year.badge or stage.base.badge, (RIGHT, 52.0), right=True)
    room = RIGHT - LEFT - (_measured_width(badge) + 30 if badge else 0)
    head = frame.headline(year.headline, room, frame.MOST_LINES)
    below = frame.source(year)
    words: list[Item] = [*head, *badge, *below]
    words += legend.scale(stage.legend, replace(year, district_share=None), width=_SCALE)
    words += _change(year)
    words += _outline(year)
    sides = [(LEFT, stage.base, first), (LEFT + _TWO_APART, year, second)]
    head_top = frame.below(head) + 26
    for at_x, one, _ in sides:
        words.append(StageText(at_x, head_top + _TWO_YEAR * 0.72, one.label, _TWO_YEAR, 700, part="year"))
        words += _district(one, at_x, head_top + _TWO_YEAR * 0.72 + 66)
    for factor in _SMALLER:
        frames = [_half(shown, at_x, factor) for at_x, _, shown in sides]
        grounds = [occupied(shown, placed) for (_, _, shown), placed in zip(sides, frames, strict=True)]
        if all(ground.free(box) for ground in grounds for box in frame.around(words)):
            break
    taken = frame.around(words)
    names: list[Item] = []
    for (_, _, shown), placed, ground in zip(sides, frames, grounds, strict=True):
        for pill in placed_pills(shown, _named(stage), placed, ground, taken):
            names += pill.items()
            taken.append(pill.box)
    lines = [one for one in names if isinstance(one, StageStroke)]
    rest = [one for one in names if not isinstance(one, StageStroke | StageMark)]
    marks = [one for one in names if isinstance(one, StageMark)]
    maps = tuple(drawing(shown, placed) for (_, _, shown), placed in zip(sides, frames, strict=True))
    return LaidOut((*words, *lines, *rest, *marks), maps)


def _half(shown: StageMap, at_x: float, factor: float) -> MapFrame:
    wide, high = _TWO_HALF * factor, (_TWO_BOTTOM - _TWO_TOP) * factor
    right = at_x + _TWO_HALF
    return frame_of(shown, (right - wide, _TWO_BOTTOM - high, right, _TWO_BOTTOM))


def _district(one: StageYear, x: float, base: float) -> list[Item]:
    if not one.district:
        return []
    name = StageText(x, base, one.district_name, TEXT, 400, "ink_2", part="name")
    return [name, StageText(name.box[2] + 14, base, one.district, 56, 700, part="number")]


def _change(year: StageYear) -> list[Item]:
    """The district's change in large figures, its name and word behind it."""
    if not year.numbers:
        return []
    one, x, base = year.numbers[0], LEFT + _TWO_APART, legend.TOP + 46
    number, _, unit = one.text.partition("\u00a0")
    large = StageText(x, base, number, NUMBER, 700, part="number")
    said = ", ".join(part for part in (unit, one.name, one.said) if part)
    start = large.box[2] + 24
    lines = wrapped(said, TEXT, RIGHT - start, most=2)
    first = base - 22.0 * (len(lines) - 1)
    return [
        large,
        *(
            StageText(start, first + 48.0 * at, line, TEXT, 400, "ink_2", part="name")
            for at, line in enumerate(lines)
        ),
    ]


def _outline(year: StageYear) -> list[Item]:
    """What outlines mean, above the scale."""
    if not year.outlined:
        return []
    top = legend.TOP - _SIGN[1] - 14.0
    box = (LEFT + 3, top, LEFT + 3 + _SIGN[0], top + _SIGN[1])
    text = StageText(LEFT + _SIGN[0] + 20, top + 31, year.outlined, part="legend")
    return [StageShape(box, "", "ink", 5.0, 4.0), text]


def _measured_width(items: Sequence[Item]) -> float:
    boxes = frame.around(items)
    return max(one[2] for one in boxes) - min(one[0] for one in boxes)
