"""The stage of a ranking: named bars in one column or two on one scale, values in a column of their own."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.colours import of_class, place
from dashboard.drawing.typeface import width_of
from dashboard.exports.stage import frame
from dashboard.exports.stage.description import (
    LEFT,
    RIGHT,
    TEXT,
    Item,
    PlacedBars,
    StageMark,
    StageStroke,
    StageText,
)
from dashboard.exports.stage.numbers import number_block
from dashboard.meeting.stage.model import Stage, StageBar, StageNumber, StageRanking, StageYear

_BETWEEN, _BESIDE, _VALUE_GAP = 84.0, 18.0, 28.0
_APART = 60.0  # px between two numbers side by side
_BESIDE_BADGE = 30.0  # px between numbers and the mark of examples
_SIGN = 44.0
_LEAST_PLOT = 40.0  # px of the axis beside the longest name
_LINES_WITH_NUMBERS = 2  # of the headline, above which there is no room for numbers
_WIDEST = 66.0  # px of a row
_AIM, _AIM_DASH = 54.0, (16.0, 6.0, 4.0, 6.0, 4.0, 6.0)
"""Px above the bars for what a target's line says; a stroke and two dots, as in all charts."""


def ranking(stage: Stage, year: StageYear) -> tuple[tuple[Item, ...], tuple[PlacedBars, ...]]:
    """Headline, numbers in a row, and below them the bars."""
    mark = frame.badge(year.badge, (RIGHT, frame.below_year(year)), right=True)
    head = frame.headline(year.headline, frame.beside_year(year, mark), frame.MOST_LINES)
    below = frame.source(year)
    items: list[Item] = [*head, frame.year_text(year), *below]
    items += mark
    y = frame.below(head) + 8
    room = len(head) <= _LINES_WITH_NUMBERS  # the bars come first
    right = min((box[0] - _BESIDE_BADGE for box in frame.around(mark)), default=RIGHT)
    numbers, bottom = _numbers_in_row(year.numbers if room else (), y, right)
    items += numbers
    bottom = max([bottom, frame.below_year(year), *(box[3] for box in frame.around(mark))])
    end = below[0].box[1] - 14 if below else 985.0
    made, placed = _columns(year.ranking, bottom + 24, end, stage)
    return (*items, *made), placed


def _numbers_in_row(numbers: Sequence[StageNumber], y: float, right: float) -> tuple[list[Item], float]:
    """As many as stand side by side up to `right`, the first always; and where they end."""
    items: list[Item] = []
    x, bottom = LEFT, y
    for one in numbers:
        block = number_block(one, x, y, 620.0)
        if x > LEFT and x + block.width > right:
            break
        items += block.items
        x += block.width + _APART
        bottom = max(bottom, y + block.height)
    return items, bottom


def _columns(
    given: StageRanking, top: float, bottom: float, stage: Stage
) -> tuple[list[Item], tuple[PlacedBars, ...]]:
    """All columns alike: room for the longest name, which is never cut, and the longest value."""
    columns = given.columns
    if not columns:
        return [], ()
    count = max(len(column) for column in columns)
    wide = (RIGHT - LEFT - _BETWEEN * (len(columns) - 1)) / len(columns)
    bars = [bar for column in columns for bar in column]
    words_at = top + TEXT * 0.5
    top += _AIM if given.aim else 0.0
    name = max(
        width_of(bar.name, TEXT, 700 if bar.sign >= 0 else 400) + (_SIGN if bar.sign >= 0 else 0)
        for bar in bars
    )
    value = max(width_of(bar.text, TEXT, 600) for bar in bars)
    step = min((bottom - top) / count, _WIDEST)
    items: list[Item] = []
    placed = []
    for at, column in enumerate(columns):
        left = LEFT + at * (wide + _BETWEEN)
        start, end = left + name + _BESIDE, left + wide - value - _VALUE_GAP
        plot = (start, max(end, start + _LEAST_PLOT))
        box = (plot[0], top, plot[1], top + step * len(column))
        placed.append(
            PlacedBars(
                box,
                tuple(bar.name for bar in column),
                tuple((bar.start, bar.end) for bar in column),
                tuple(_tone(bar, stage) for bar in column),
                tuple(bar.few for bar in column),
                tuple(bar.value for bar in column),
                given.low,
                given.high,
            )
        )
        items.append(StageStroke((plot[0], top - 4), (plot[0], box[3] + 4), "axis", 2.0))
        for row, bar in enumerate(column):
            items += _row(bar, plot[0] - _BESIDE, left + wide, top + step * (row + 0.5))
            if bar.gap:
                y = top + step * row
                items.append(StageStroke((left, y), (left + wide, y), "axis", 2.0, dash=(3.0, 9.0)))
        if given.district is not None:
            x = plot[0] + (plot[1] - plot[0]) * given.district
            items.append(StageStroke((x, top - 8), (x, box[3] + 8), "ink", 4.0, 9.0))
        if given.target is not None:
            x = plot[0] + (plot[1] - plot[0]) * given.target
            items.append(StageStroke((x, top - 8), (x, box[3] + 8), "ink", 3.0, dash=_AIM_DASH))
        if given.aim and not at:
            items.append(_aim(given, words_at, plot, (left, left + wide)))
    return items, tuple(placed)


def _aim(given: StageRanking, y: float, plot: tuple[float, float], column: tuple[float, float]) -> StageText:
    """What the line of the reader's own target says, above it; at the end of the axis where it lies beyond."""
    share = given.target if given.target is not None else float(given.aim.endswith("→"))
    half = width_of(given.aim, TEXT, 600) / 2
    x = min(max(plot[0] + (plot[1] - plot[0]) * share, column[0] + half), column[1] - half)
    return StageText(x, y, given.aim, TEXT, 600, "ink", "middle", part="row")


def _row(bar: StageBar, x: float, right: float, middle: float) -> list[Item]:
    base, strong = middle + TEXT * 0.33, bar.sign >= 0
    label = StageText(x, base, bar.name, TEXT, 700 if strong else 400, "ink", "end", part="row")
    items: list[Item] = [label, StageText(right, base, bar.text, TEXT, 600, "ink", "end", part="row")]
    if strong:
        items.append(StageMark(label.box[0] - 26, middle, bar.sign, 12.0))
    return items


def _tone(bar: StageBar, stage: Stage) -> str:
    return place(bar.sign) if bar.sign >= 0 else of_class(bar.tone, stage.legend.classes)
