"""Highest and lowest values with their dots, and missing years in words, as a stage shows them: placed where
they meet no line and no other text, else left out. assets/charts/describe/series/peaks.js does the same in
the browser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dashboard.charts.description import LineMark, Mark, Plot, PointMark, RuleMark, TextLabel
from dashboard.charts.names.label_room import Box
from dashboard.charts.series.names import ROW, box_of
from dashboard.charts.series.parts import SeriesGap, SeriesParts, SeriesPeak
from dashboard.drawing.typeface import width_of

DOT, EDGE = 4.5, 1.6  # px: radius of a dot, and its edge
_BESIDE = 6.0  # px from a dot to its text
_LINE = 2.0  # px that stay free between a text and a line
_DASH = (1.0, 3.0)
_STEPS = (0.9, 2.0, 3.1, 4.2)  # letters above the axis where the words of missing years may stand


def peaks_and_gaps(
    parts: SeriesParts, plot: Plot, others: Sequence[TextLabel]
) -> tuple[list[Mark], list[TextLabel]]:
    """Their marks and texts; `others` are all texts that stand already."""
    marks, labels = list[Mark](), list[TextLabel]()
    lines = [*_segments(parts, plot)]
    taken = [box_of(label) for label in others]
    for peak in parts.peaks:
        label = next((one for one in _beside(peak, plot) if _free(box_of(one), lines, taken, plot)), None)
        if label is None:
            continue
        labels.append(label)
        taken.append(box_of(label))
        marks.append(
            PointMark(
                peak.year, peak.value, DOT, peak.colour, edge="surface", edge_width=EDGE, name=peak.text
            )
        )
    for gap in parts.gaps:
        label = next((one for one in _below(gap, plot) if _free(box_of(one), lines, taken, plot)), None)
        if label is None:
            continue
        labels.append(label)
        taken.append(box_of(label))
        top, end = plot.y(gap.value) + plot.space.size, box_of(label)[1] - _LINE
        if end - top > plot.space.size:
            start, stop = plot.value_at(end), plot.value_at(top)
            marks.append(RuleMark(gap.x, True, "ink_3", 1.0, _DASH, start, stop))
    return marks, labels


def _segments(parts: SeriesParts, plot: Plot) -> Iterator[tuple[float, float, float, float]]:
    for mark in parts.marks:
        if isinstance(mark, LineMark):
            for (x0, y0), (x1, y1) in pairwise(mark.points):
                yield plot.x(x0), plot.y(y0), plot.x(x1), plot.y(y1)


def _beside(peak: SeriesPeak, plot: Plot) -> Iterator[TextLabel]:
    """Beyond the line, then on both sides of the dot."""
    size, at = plot.space.size, (float(peak.year), peak.value)
    x, y, wide = plot.x(peak.year), plot.y(peak.value), width_of(peak.text, size, 600)
    away = -1.0 if peak.above else 1.0
    beyond = y + away * (DOT + _BESIDE / 2 + size * ROW / 2)
    level = min(y + away * size * 0.2, plot.bottom - size * ROW / 2)  # above the axis
    for left, middle in (
        (x - wide / 2, beyond),
        (x - DOT - _BESIDE - wide, level),
        (x + DOT + _BESIDE, level),
        (x - wide, beyond),
        (x, beyond),
    ):
        yield TextLabel(left, middle, peak.text, "ink", size, 600, at=at)


def _below(gap: SeriesGap, plot: Plot) -> Iterator[TextLabel]:
    """Above the axis, where the years are missing."""
    size, wide = plot.space.size, width_of(gap.text, plot.space.size, 400)
    middle = plot.x(gap.x)
    for step in _STEPS:
        for wanted in (middle - wide / 2, middle - wide + size / 2, middle - size / 2):
            left = min(max(wanted, plot.left), plot.right - wide)
            yield TextLabel(left, plot.bottom - step * size, gap.text, "ink_3", size, at=(gap.x, None))


def _free(
    box: Box, lines: Sequence[tuple[float, float, float, float]], taken: Sequence[Box], plot: Plot
) -> bool:
    """Whether a text stands in the plot, or a little above it, and meets nothing."""
    left, top, right, bottom = box
    if left < plot.left or right > plot.right - _LINE or top < 0 or bottom > plot.bottom:
        return False
    if any(left < one[2] and one[0] < right and top < one[3] and one[1] < bottom for one in taken):
        return False
    return not any(_crosses(line, (left, top - _LINE, right, bottom + _LINE)) for line in lines)


def _crosses(line: tuple[float, float, float, float], box: Box) -> bool:
    """Whether a segment, which runs from left to right, comes into a box."""
    x0, y0, x1, y1 = line
    start, end = max(x0, box[0]), min(x1, box[2])
    if start > end or x1 <= x0:
        return False
    slope = (y1 - y0) / (x1 - x0)
    one, other = y0 + (start - x0) * slope, y0 + (end - x0) * slope
    return min(one, other) < box[3] and max(one, other) > box[1]
