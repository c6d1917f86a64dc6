"""Describes a row of the comparison's dots: places around the district, in standard deviations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.charts.description import BarMark, Chart, Mark, RuleMark, bare_plot
from dashboard.charts.scatter import sign
from dashboard.comparison.model import ComparedPlace, DotRow

END = 3.5
"""Standard deviations at the rims; what lies farther out stands there."""
_MARGIN, _BAR, _RADIUS = 9.0, 10.0, 5.0  # px
_PALE = 0.55


def dot_strip(row: DotRow, places: Sequence[ComparedPlace], width: float, height: float) -> Chart | None:
    """Line: all places; box: their middle half; upright: the district, dashed where it is the middle place; a
    sign for each place, the first on top, paler with few cases. None where no place can be drawn.
    """
    if row.without or not any(dot.at is not None for dot in row.dots):
        return None
    half, middle = width / 2 - _MARGIN, height / 2

    def x(at: float) -> float:
        return width / 2 + min(max(at, -END), END) / END * half

    marks: list[Mark] = []
    if row.low is not None and row.high is not None:
        marks.append(RuleMark(middle, False, "axis", 2.0, start=x(row.low), end=x(row.high)))
    if row.lower_quartile is not None and row.upper_quartile is not None:
        left, right = x(row.lower_quartile), x(row.upper_quartile)
        marks.append(
            BarMark(left, max(right, left + 3), middle - _BAR / 2, middle + _BAR / 2, "line", corner=3.0)
        )
    marks.append(
        RuleMark(x(0), True, "ink" if row.district else "ink_3", 1.6, () if row.district else (3.0, 3.0))
    )
    position = {place.key: place.position for place in places}
    for dot in reversed(row.dots):
        if dot.at is not None:
            drawn = sign(x(dot.at), middle, _RADIUS, position[dot.figure.key], key=dot.figure.key)
            marks.append(replace(drawn, opacity=_PALE if dot.figure.few else 1.0))
    return Chart("punkte", bare_plot(width, height), tuple(marks), bare=True)
