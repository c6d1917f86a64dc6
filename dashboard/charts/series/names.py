"""Names beside the lines of the time series: at their ends, where they end earlier, and where an official
source begins. assets/charts/describe/series/names.js does the same in the browser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.charts.axes import spread
from dashboard.charts.description import Anchor, At, Plot, TextLabel
from dashboard.charts.names.label_room import Box
from dashboard.charts.plotting import fitting
from dashboard.charts.series.parts import LineName, SeriesParts, SourceChange
from dashboard.drawing.typeface import width_of

LARGER = 0.5  # px that names at the ends are larger than the numbers of the axes
_LINE = 1.23  # letters from one name at the ends to the next
_STROKE = (8.0, 18.0)  # px from the end of a line to the stroke that leads to its name, and to that one's end
_NAME = 22.0  # px from the end of a line to its name
_BESIDE = 4.0  # px from the end of a line to a name inside the plot
_BEYOND = 6.0  # px that such a name may reach over the plot's right edge
_SIDE = 0.65  # letters from the end of a line up or down to the middle of its name
ROW = 1.2  # letters that a line of text takes
_FOLLOWING = 4  # years that follow a new source whose name stands behind its year
_TOUCH = 0.01  # px that lines of text set one below the other may share by rounding


@dataclass(frozen=True, slots=True)
class FittedName:
    """The name of a line that runs to the last year, with its value, as it is shown, and how wide that is in
    px."""

    name: LineName
    text: str
    width: float


def fitted(parts: SeriesParts, size: float, most: float) -> list[FittedName]:
    """Shortened so that none is wider than `most`."""
    found = []
    for name in parts.names:
        if name.year == parts.last:
            text = fitting(name.name, name.text, size + LARGER, most)
            found.append(FittedName(name, text, width_of(text, size + LARGER, 700)))
    return found


def ends(names: Sequence[FittedName], plot: Plot) -> Iterator[TextLabel]:
    """Names at the right end, pushed apart, each with a stroke to its line."""
    size = plot.space.size + LARGER
    gap = _LINE * size
    wanted = [plot.y(one.name.value) for one in names]
    heights = spread([at - plot.top + gap / 2 for at in wanted], gap, plot.height + gap)
    for one, want, height in zip(names, wanted, heights, strict=True):
        y, name = height + plot.top - gap / 2, one.name
        leader = ((plot.right + _STROKE[0], want), (plot.right + _STROKE[1], y))
        yield TextLabel(
            plot.right + _NAME, y, one.text, name.colour, size, name.weight, at=(None, name.value), leader=leader,
            key=name.key,
        )  # fmt: skip


def inside(parts: SeriesParts, plot: Plot, others: Sequence[TextLabel]) -> Iterator[TextLabel]:
    """Lines that end earlier carry their name where they end: on the side where no other line is near, else
    on the other one, else as near as they can without meeting any of the other labels or one before them.
    The line on top chooses first; a name without room is left out.
    """
    size, taken = plot.space.size, [box_of(label) for label in others]
    for name in reversed(parts.names):
        if name.year == parts.last:
            continue
        text = fitting(name.name, "", size, plot.width)
        wide = width_of(text, size, name.weight)
        end = (plot.x(name.year), plot.y(name.value))
        left = max(min(end[0] + _BESIDE, plot.right + _BEYOND - wide), plot.left)
        beside = [box for box in taken if left < box[2] and box[0] < left + wide]
        y = _free(end[1], name.above, beside, plot)
        if y is not None:
            taken.append((left, y - ROW / 2 * size, left + wide, y + ROW / 2 * size))
            leader = _leader(end, left, y, size) if abs(y - end[1]) > ROW * size else ()
            yield TextLabel(
                left, y, text, name.colour, size, name.weight, at=(name.year, name.value), leader=leader,
                key=name.key,
            )  # fmt: skip


def _free(end: float, above: bool, beside: Sequence[Box], plot: Plot) -> float | None:
    """The height of the middle of a name that meets no box beside it, near the height `end`; the name ends in
    the plot, but may rise out of it. None where there is no room."""
    half, side = ROW / 2 * plot.space.size, _SIDE * plot.space.size
    touching = [y for box in beside for y in (box[1] - half, box[3] + half)]
    tried = [end - side, end + side] if above else [end + side, end - side]
    for y in (*tried, *sorted(touching, key=lambda y: abs(y - end))):
        within = plot.top <= y + half <= plot.bottom
        if within and all(y + half <= box[1] + _TOUCH or box[3] - _TOUCH <= y - half for box in beside):
            return y
    return None


def _leader(end: At, left: float, y: float, size: float) -> tuple[At, ...]:
    """A stroke from the end of a line to the nearer edge of its name."""
    if left > end[0]:
        return (end, (left - _BESIDE / 2, y))
    return (end, (end[0], y + (ROW / 2 * size if y < end[1] else -ROW / 2 * size)))


def box_of(label: TextLabel) -> Box:
    """The room that a label takes, in px."""
    wide = width_of(label.text, label.size, label.weight)
    left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    half = ROW / 2 * label.size
    return (left, label.y - half, left + wide, label.y + half)


def source_changes(changes: Sequence[SourceChange], plot: Plot) -> Iterator[TextLabel]:
    """Names a new official source above the axis in its first year, one above the other: behind that year where
    more years follow, else before it, and on the other side where the first has no room."""
    size, scale = plot.space.size - 1, plot.space.scale
    for row, change in enumerate(changes):
        y = plot.bottom - _SIDE * size - (2 + 15 * row) * scale
        x = plot.x(change.year)
        # The sign of a cut axis stands at its lower end.
        room: dict[Anchor, float] = {"start": plot.right - x, "end": x - plot.left - plot.space.size}
        anchor: Anchor = "start" if change.year < plot.across.high - _FOLLOWING else "end"
        if width_of(change.text, size, 700) > room[anchor]:
            anchor = "start" if room["start"] > room["end"] else "end"
        text = fitting(change.text, "", size, room[anchor])
        yield TextLabel(x, y, text, "ink_3", size, 400, anchor, (change.year, None))
