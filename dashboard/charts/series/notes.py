"""What happened beside a time series: events and breaks as numbered marks, and the list below the chart that says
what they are. assets/charts/describe/series/notes.js does the same in the browser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.charts.axes import spread
from dashboard.charts.description import Mark, Plot, PointMark, RuleMark, Space, TextLabel
from dashboard.charts.plotting import fitting
from dashboard.charts.series.parts import SeriesNote, SeriesParts
from dashboard.drawing.typeface import width_of

DROP = 18.0  # px from the plot's upper edge to the lines of notes, at letters of 13 px
CUT = "≈"
_RADIUS = 8.0  # px of the circle around a number
_NUMERAL = 1.0  # px that it is smaller than the numbers of the axes; on a stage no letters may be smaller
_SMALLER = 0.5  # px that texts of the list are smaller than the numbers of the axes
_DASH = (2.0, 3.0)
_ROW = 1.35  # letters from one row of the list to the next
_APART = 14.0  # px between two texts of the list
_BESIDE = 40.0  # px that stay free at the end of a row
_MOST = 0.3  # share of the height that the list may take


@dataclass(frozen=True, slots=True)
class ListedText:
    """A text of the list in px from its left end; `row` counts from the upper one."""

    text: str
    row: int
    left: float


def listed(parts: SeriesParts, space: Space) -> list[ListedText]:
    """Why the axis is cut, and the notes with their numbers, in rows; those that find no room are left out."""
    size, most = space.size - _SMALLER, space.width - _BESIDE
    texts = [f"{number} {note.text}" for number, note in enumerate(parts.notes, 1)]
    rows = max(int(space.height * _MOST / (_ROW * size)), 1)
    found: list[ListedText] = []
    row, left = 0, 0.0
    for text in ([f"{CUT} {parts.cut}"] if parts.cut else []) + texts:
        shown = fitting(text, "", size, most)
        width = width_of(shown, size)
        if left > 0 and left + width > most:
            row, left = row + 1, 0.0
        if row == rows:
            break
        found.append(ListedText(shown, row, left))
        left += width + _APART
    return found


def height_of(found: Sequence[ListedText], size: float) -> float:
    """The room that the list takes below the years, in px."""
    return (found[-1].row + 1) * _ROW * (size - _SMALLER) if found else 0.0


def list_texts(found: Sequence[ListedText], space: Space) -> Iterator[TextLabel]:
    """The list at the lower edge of the chart."""
    size = space.size - _SMALLER
    for one in found:
        y = space.height - height_of(found, space.size) + (one.row + 0.5) * _ROW * size
        yield TextLabel(one.left, y, one.text, "ink_2", size, halo=False)


def marks_of(notes: Sequence[SeriesNote], plot: Plot) -> Iterator[Mark]:
    """An upright line for each, dashed for a break, and above it a circle for its number; circles of years that
    stand close are pushed apart."""
    top, scale = plot.value_at(plot.top + DROP * plot.space.scale), plot.space.scale
    middle = plot.value_at(plot.top + (_RADIUS + 1) * scale)
    for note in notes:
        yield RuleMark(note.x, True, "axis", 1.0, _DASH if note.is_break else (), end=top)
    for note, x in zip(notes, _numbers(notes, plot), strict=True):
        across = plot.across.low + (x - plot.left) / plot.width * (plot.across.high - plot.across.low)
        yield PointMark(
            across, middle, _RADIUS * scale, "surface", edge="ink_2", edge_width=1.2, name=note.text
        )


def texts_of(parts: SeriesParts, plot: Plot) -> Iterator[TextLabel]:
    """The numbers in their circles, the sign of a break on the axis and that of an axis that is cut."""
    notes, size, scale = parts.notes, plot.space.size, plot.space.scale
    y = plot.top + (_RADIUS + 1) * scale
    for number, (note, x) in enumerate(zip(notes, _numbers(notes, plot), strict=True), 1):
        at = (note.x, None)
        yield TextLabel(x, y, str(number), "ink", size - _NUMERAL, 600, "middle", at, halo=False)
        # The sign of a cut axis stands at its lower end, and says no less.
        if note.is_break and not (parts.cut and plot.x(note.x) < plot.left + size):
            yield TextLabel(plot.x(note.x), plot.bottom, "//", "ink_2", size + 1, 400, "middle", at)
    if parts.cut:
        yield TextLabel(plot.left, plot.bottom - 0.1 * size, CUT, "ink_2", size + 3, 700, "middle")


def _numbers(notes: Sequence[SeriesNote], plot: Plot) -> list[float]:
    """Where the circles stand, in px."""
    wide = 2 * (_RADIUS + 1) * plot.space.scale
    edge = plot.left - wide / 2
    return [edge + x for x in spread([plot.x(note.x) - edge for note in notes], wide, plot.width + wide)]
