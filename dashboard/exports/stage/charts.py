"""The stage of a time series, a distribution or a funnel: numbers on the left, the chart beside them."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from dashboard.charts.description import Chart, LineMark, PointMark, Space, TextLabel
from dashboard.charts.scatter import SIGN
from dashboard.charts.series.names import box_of
from dashboard.charts.series.parts import SeriesGap, SeriesParts, SeriesPeak
from dashboard.drawing.typeface import width_of
from dashboard.exports.stage import frame
from dashboard.exports.stage.description import LEFT, RIGHT, TEXT, Item, PlacedChart, StageText, meets, within
from dashboard.exports.stage.numbers import APART, number_block
from dashboard.map.description import Box
from dashboard.meeting.stage.model import Stage, StageYear
from dashboard.texts import say

Drawn = Callable[[Space], Chart | None]
"""The chart of a scene in the room that there is; None where it has nothing to show."""
_SCALE = 2.4
_LETTERS = 17.5
"""Px of letters before they are scaled: the smallest of a chart are a little smaller."""
_NAMED_WEIGHT, _CUT, _RIM = 600, "…", 2.0
_COLUMN, _BESIDE = 480.0, 40.0
_POINT = 11.0  # from a point to a name beside it, as dashboard/charts/funnel.py places them


def chart(year: StageYear, drawn: Drawn, lang: str) -> tuple[tuple[Item, ...], tuple[PlacedChart, ...]]:
    """Headline and numbers as text, and the chart in all the room that is left."""
    head = frame.headline(year.headline, frame.beside_year(year), frame.MOST_LINES)
    below = frame.source(year)
    items: list[Item] = [*head, frame.year_text(year), *below]
    top = frame.below(head) + 30
    bottom = below[0].box[1] - 12 if below else 985.0
    y = top
    if year.badge:
        items += frame.badge(year.badge, (LEFT, y))
        y += frame.BADGE_HIGH + 16
    left = LEFT
    for one in year.numbers:
        block = number_block(one, LEFT, y, _COLUMN)
        if y + block.height > bottom:
            break
        items += block.items
        y += block.height + APART
        left = LEFT + _COLUMN
    if not year.numbers and year.badge:
        top = y
    box: Box = (left + (_BESIDE if left > LEFT else 0.0), max(top, 176.0), RIGHT, bottom)
    made = drawn(Space((box[2] - box[0]) / _SCALE, (box[3] - box[1]) / _SCALE, _LETTERS))
    if made is None:
        words = say(lang, "export_empty")
        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        return (*items, StageText(*middle, words, TEXT, 400, "ink_2", "middle")), ()
    return tuple(items), (PlacedChart(legible(made), box),)


def with_peaks(parts: SeriesParts, stage: Stage) -> SeriesParts:
    """The series with the values and the missing years that the stage names, in the colour of their line."""
    tones = {mark.key: mark.colour for mark in parts.marks if isinstance(mark, LineMark)}
    points = {mark.key: mark.fill for mark in parts.marks if isinstance(mark, PointMark)}
    return replace(
        parts,
        peaks=tuple(
            SeriesPeak(one.year, one.value, one.text, (points | tones).get(one.key, "ink"), one.above)
            for one in stage.peaks
        ),
        gaps=tuple(SeriesGap(one.x, one.value, one.text) for one in stage.gaps),
    )


def legible(made: Chart) -> Chart:
    """The chart without labels that would meet another, reach out of their room, are cut, or stand so far from
    their point that they would be read as another's: what stands for a place or an area goes first."""
    size = made.plot.space
    taken: list[Box] = []
    found: list[TextLabel] = []
    for label in sorted(made.labels, key=lambda one: one.weight < _NAMED_WEIGHT):
        box = box_of(label)
        inside = within(box, (-_RIM, -_RIM, size.width + _RIM, size.height + _RIM))
        if (
            _CUT not in label.text
            and inside
            and _near(made, label)
            and not any(meets(box, other, -_RIM) for other in taken)
        ):
            taken.append(box)
            found.append(label)
    return replace(made, labels=tuple(label for label in made.labels if label in found))


def _near(made: Chart, label: TextLabel) -> bool:
    """Whether a place's name in a funnel stands at its own sign and not as near to another one."""
    value = label.at[1]
    if made.view != "trichter" or not label.key or value is None:
        return True
    room = _POINT + 0.5 * label.size
    half = width_of(label.text, label.size, label.weight) / 2
    marked = [one for one in made.marks if isinstance(one, PointMark) and one.radius >= SIGN]
    others = [(made.plot.x(one.x), made.plot.y(one.y)) for one in marked if one.key != label.key]
    return abs(label.y - made.plot.y(value)) <= room and all(
        math.hypot(max(abs(x - label.x) - half, 0.0), y - label.y) > room for x, y in others
    )
