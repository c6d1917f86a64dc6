"""Lays out the stage of a scene of courses: the sentence above, its numbers on the left, and what they are of beside
them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.exports.institutions.scene import SceneWords, around
from dashboard.exports.stage.description import LEFT, RIGHT, TEXT, Item, PlacedChart, StagePicture, StageText
from dashboard.exports.stage.numbers import number_block
from dashboard.map.description import Box, MapDrawing
from dashboard.meeting.stage.model import NO_SIGN, StageNumber
from dashboard.texts import say

Views = tuple[tuple[MapDrawing, ...], tuple[PlacedChart, ...]]
_COLUMN, _APART, _BETWEEN = 430.0, 40.0, 20.0


def courses_scene(
    words: SceneWords, numbers: Sequence[tuple[str, str]], views_in: Callable[[Box], Views]
) -> StagePicture:
    """`numbers` are names and texts; those that have no room below each other are left out. Where `views_in` gives
    nothing for its box, that is said."""
    items, top, bottom = around(words)
    column: list[Item] = []
    y = top
    for name, text in numbers:
        block = number_block(StageNumber("", name, NO_SIGN, text), LEFT, y, _COLUMN)
        if y + block.height > bottom:
            break
        column += block.items
        y += block.height + _BETWEEN
    box = (LEFT + _COLUMN + _APART if column else LEFT, top, RIGHT, bottom)
    maps, charts = views_in(box)
    if not maps and not charts:
        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        said = say(words.lang, "export_empty")
        column.append(StageText(*middle, said, TEXT, 400, "ink_2", "middle"))
    palette = maps[0].palette if maps else "see"
    return StagePicture(
        words.title,
        words.headline,
        words.lang,
        palette,
        words.theme,
        (*items, *column),
        maps,
        charts,
        said=words.said,
    )
