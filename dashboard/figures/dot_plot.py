"""Draws the dots of compared places over all indicators of a theme, in standard deviations from the district."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from dashboard import formats
from dashboard.domain.side_by_side import DotRow, SideBySide
from dashboard.figures import style
from dashboard.figures.style import Figure, Theme
from dashboard.texts import say

END = 3.5
"""Standard deviations at the rims; what lies farther out stands there."""
ROW_HEIGHT = 34.0
"""px that a row needs at letters of 13 px."""


def drawn(rows: Sequence[DotRow]) -> list[DotRow]:
    """Rows that have dots to draw; the others are named with their reason."""
    return [row for row in rows if not row.without]


def dot_plot(side: SideBySide, year: int | None, *, theme: Theme = "light", size: float = 13) -> Figure:
    """One row per indicator, the first on top; `layout.meta.empty` where there is nothing to draw.

    A row has the span of all places, their middle half, the district (or the middle place) at zero, and a dot for each
    of the compared places. `layout.height` is what the rows need.
    """
    colours = style.COLOURS[theme]
    at = side.row(year)
    rows = drawn(side.dots[at]) if at is not None else []
    figure_layout = style.layout(theme, size=size, right=24, lang=side.lang)
    figure_layout["margin"] |= {"t": round(30 * size / 13), "b": round(46 * size / 13)}
    figure_layout["meta"] = {"year": year}
    if not rows:
        figure_layout["meta"]["empty"] = True
        return {"data": [], "layout": figure_layout}
    heights = [float(len(rows) - 1 - index) for index in range(len(rows))]
    figure_layout["height"] = round((len(rows) * ROW_HEIGHT + 76) * size / 13)
    ends = list(range(-3, 4))
    figure_layout["xaxis"] |= {
        "range": [-END - 0.15, END + 0.15],
        "tickvals": ends,
        "ticktext": [formats.signed(one, 0, side.lang) if one else "0" for one in ends],
        "tickformat": "",
        "title": {"text": escape(say(side.lang, "side_dots_axis")), "font": {"size": size, "color": colours.ink_3}},
    }
    figure_layout["yaxis"] |= {
        "range": [-0.6, len(rows) - 0.4],
        "tickvals": heights,
        "ticktext": [_name(row) for row in rows],
        "gridcolor": colours.grid,
        "ticksuffix": "",
    }
    look = {"width": 1.6, "color": colours.ink}
    figure_layout["shapes"] = [{"type": "line", "yref": "paper", "x0": 0, "x1": 0, "y0": 0, "y1": 1, "line": look}]
    data: list[dict[str, Any]] = []
    for row, height in zip(rows, heights, strict=True):
        for low, high, width, colour in (
            (row.low, row.high, 1.4, colours.axis),
            (row.lower_quartile, row.upper_quartile, 9.0, colours.line),
        ):
            if low is not None and high is not None:
                data.append(_line(_kept(low), _kept(high), height, width, colour))
    data += [_dots(rows, heights, one.position, one.key, one.name, theme) for one in side.places]
    return {"data": data, "layout": figure_layout}


def caption(lang: str) -> str:
    """What line, bar and dots are."""
    return say(lang, "side_dots_signs")


def _name(row: DotRow) -> str:
    parts = [row.name, str(row.year)]
    return escape(" ".join(parts))


def _kept(value: float) -> float:
    return min(max(value, -END), END)


def _line(low: float, high: float, height: float, width: float, colour: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [low, high],
        "y": [height, height],
        "line": {"color": colour, "width": width},
        "hoverinfo": "skip",
    }


def _dots(
    rows: Sequence[DotRow], heights: Sequence[float], position: int, key: str, name: str, theme: Theme
) -> dict[str, Any]:
    colours = style.COLOURS[theme]
    found = [
        (_kept(dot.at), height, dot.figure)
        for row, height in zip(rows, heights, strict=True)
        for dot in row.dots
        if dot.figure.key == key and dot.at is not None
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _, _ in found],
        "y": [y for _, y, _ in found],
        "text": [f"<b>{escape(name)}</b><br>{escape(figure.text)}" for _, _, figure in found],
        "hovertemplate": "%{text}<extra></extra>",
        "name": name,
        "cliponaxis": False,
        "marker": {
            "symbol": style.MARKERS[position % len(style.MARKERS)],
            "size": 11,
            "color": colours.places[position % len(colours.places)],
            "opacity": [0.6 if figure.few else 1 for _, _, figure in found],
            "line": {"width": 1.6, "color": colours.surface},
        },
    }
