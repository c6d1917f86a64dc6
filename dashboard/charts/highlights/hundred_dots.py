"""Describes a share as so many of a hundred dots, for one or two areas beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import formats
from dashboard.charts.description import Chart, Mark, PointMark, TextLabel, bare_plot
from dashboard.charts.highlights.district_bars import PALE

_ROWS = 10
_GAP = 0.16  # of the width between two areas
_BELOW = 46.0  # px for number and name
_VALUE, _NAME = 17.0, 13.0
_RADIUS = 0.36  # of the distance between dots


def hundred_dots(areas: Sequence[tuple[str, float, str]], lang: str, width: float, height: float) -> Chart:
    """`areas` are names, values in per cent and their texts; the filled dots are the rounded value."""
    room = width * (1 - _GAP) / 2
    step = min(room, height - _BELOW) / _ROWS
    spare = (width - len(areas) * _ROWS * step) / (len(areas) + 1)
    marks: list[Mark] = []
    labels: list[TextLabel] = []
    for number, (name, value, text) in enumerate(areas):
        left = spare + number * (_ROWS * step + spare)
        filled = min(max(int(formats.rounded(value)), 0), _ROWS * _ROWS)
        for at in range(_ROWS * _ROWS):
            line, column = divmod(at, _ROWS)
            x, y = left + (column + 0.5) * step, (line + 0.5) * step
            tone, opacity = ("ink", 1.0) if at < filled else ("axis", PALE)
            marks.append(PointMark(x, y, step * _RADIUS, tone, opacity=opacity))
        middle = left + _ROWS * step / 2
        bottom = _ROWS * step
        labels.append(TextLabel(middle, bottom + 16, text, "ink", _VALUE, 600, "middle", halo=False))
        labels.append(TextLabel(middle, bottom + 36, name, "ink_2", _NAME, 400, "middle", halo=False))
    return Chart("punkte", bare_plot(width, height), tuple(marks), tuple(labels), lang, bare=True)
