"""Describes how far a place lies from its reference: a bar for each row of its profile that differs clearly."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.description import Anchor, Axis, BarMark, Chart, Mark, Plot, RuleMark, Space, TextLabel
from dashboard.domain.verdict import Verdict
from dashboard.drawing.typeface import width_of
from dashboard.formats import signed
from dashboard.profile.model import Profile, ProfileRow
from dashboard.texts import say

MOST = 8
"""Rows that have a bar."""
_BAR = 0.69  # share of its row's height
_NAMES = 0.62  # share of the width that names may take
_BESIDE = 8.0  # px between the plotting area and a name, and between a bar and its number


def apart(profile: Profile) -> list[ProfileRow]:
    """Rows in percent that differ clearly, the farthest first: what is only possible is a mark in its row of
    the table.

    Points of different units share no axis.
    """
    found = [row for row in profile.rows if row.unit == "percent" and row.difference.verdict is Verdict.CLEAR]
    return sorted(found, key=lambda row: -abs(row.difference.value or 0))[:MOST]


def distances(rows: Sequence[ProfileRow], title: str, lang: str, space: Space) -> Chart:
    """Bars from zero, the first row on top; names on the left, numbers, without their unit, at the ends of the
    bars. The words of a bar are its name and its number."""
    values, decimals = [float(row.difference.value or 0) for row in rows], max(row.decimals for row in rows)
    names, numbers = [_name(row, lang) for row in rows], [signed(one, decimals, lang) for one in values]
    left = min(max(width_of(one, space.size) for one in names) + _BESIDE, space.width * _NAMES)
    room = max(width_of(one, space.size) for one in numbers) + 2 * _BESIDE
    plot = _plot(values, space, left, room)
    marks: list[Mark] = [RuleMark(0.0, True, "ink", 1.0)]
    labels: list[TextLabel] = []
    for at, (row, value) in enumerate(zip(rows, values, strict=True)):
        middle = len(rows) - at - 0.5
        ends, y = (min(value, 0.0), max(value, 0.0)), plot.y(middle)
        words = (names[at], numbers[at])
        marks.append(
            BarMark(*ends, middle - _BAR / 2, middle + _BAR / 2, "ink", key=row.indicator, words=words)
        )
        labels.append(
            TextLabel(plot.left - _BESIDE, y, names[at], "ink_2", space.size, anchor="end", key=row.indicator)
        )
        side: Anchor = "start" if value >= 0 else "end"
        beside = _BESIDE if value >= 0 else -_BESIDE
        labels.append(
            TextLabel(
                plot.x(value) + beside, y, numbers[at], "ink_2", space.size, anchor=side, key=row.indicator
            )
        )
    told = "; ".join(f"{name} {row.difference.text}" for name, row in zip(names, rows, strict=True))
    made = Chart("abstaende", plot, tuple(marks), tuple(labels), lang, bare=True)
    return made.named(title=title, summary=f"{title}: {told}")


def _plot(values: Sequence[float], space: Space, left: float, room: float) -> Plot:
    """Beyond each end that a bar runs to lies room for a number, in px."""
    low, high = min(0.0, *values), max(0.0, *values)
    before, behind = room if low < 0 else 0.0, room if high > 0 else _BESIDE
    unit = max(space.width - left - before - behind, 10.0) / ((high - low) or 1.0)
    across = Axis(low - before / unit, high + behind / unit)
    return Plot(space, left, 0.0, space.width, space.height, across, Axis(0.0, float(len(values))))


def _name(row: ProfileRow, lang: str) -> str:
    """`Ganztagsquote unter 3 Jahren (2022–2024, Beispiel)`: what must not be lost."""
    said = [row.when] if row.span > 1 else []
    said += [say(lang, "example")] if row.own.example else []
    return f"{row.name} ({', '.join(said)})" if said else row.name
