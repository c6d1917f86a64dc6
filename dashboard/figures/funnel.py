"""Draws the funnel: values against the number of cases behind them, inside the limits that chance allows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import Any

from dashboard import formats
from dashboard.figures import style
from dashboard.figures.axes import suffix_of
from dashboard.figures.ranking import bar_colours, value_scale
from dashboard.figures.seen import Slab, palette_of
from dashboard.figures.style import Figure, Theme
from dashboard.texts import say

PLOT_WIDTH = 686.0
_ROOM = 1.03  # of the axis, so that the largest place does not stand on the rim


def funnel(
    slab: Slab,
    year: int,
    *,
    selection: Sequence[str] = (),
    palette: str = "see",
    theme: Theme = "light",
    size: float = 13,
    marks: bool = True,
) -> Figure:
    """Points of one year on a square-root axis of cases, with the limits of the slab's `funnel` around the district.

    Without `marks` only the axes: view-funnel.js draws limits and points above them. The axes are those of all years.
    `layout.meta.empty` where the slab has no funnel.
    """
    colours = style.COLOURS[theme]
    row = slab["years"].index(year) if year in slab["years"] else -1
    scale = value_scale(slab)
    figure_layout = style.layout(theme, size=size, right=18, suffix=suffix_of(slab["unit"]), lang=slab["lang"])
    figure_layout["margin"] |= {"t": round(34 * size / 13), "b": round(44 * size / 13)}
    figure_layout |= {"hovermode": "closest" if marks else False, "meta": {"year": year}}
    figure_layout["yaxis"] |= {"range": [scale.low, scale.high], "dtick": scale.step, "tick0": 0}
    given = slab["funnel"]
    if given is None:
        figure_layout["meta"]["empty"] = True
        figure_layout["xaxis"] |= {"range": [0, 1], "showticklabels": False, "ticks": ""}
        return {"data": [], "layout": figure_layout}
    sizes = axis_sizes(float(given["largest"]), size)
    figure_layout["xaxis"] |= {
        "range": [0, math.sqrt(given["largest"]) * _ROOM],
        "tickvals": [math.sqrt(one) for one in sizes],
        "ticktext": [formats.number(one, 0, slab["lang"]) for one in sizes],
        "tickformat": "",
        "title": {"text": escape(given["title"]), "font": {"size": size, "color": colours.ink_3}, "standoff": 4},
    }
    figure: Figure = {"data": [], "layout": figure_layout}
    if marks and row >= 0:
        _draw(figure, slab, row, selection, palette, theme, size)
    return figure


def axis_sizes(largest: float, size: float = 13) -> list[int]:
    """Numbers of cases that get a tick: 1, 2 and 5 times powers of ten, as many as fit side by side."""
    candidates = [step * 10**power for power in range(8) for step in (1, 2, 5) if step * 10**power <= largest]
    kept: list[int] = []
    free = math.inf
    for one in reversed(candidates):
        at = math.sqrt(one / largest) * PLOT_WIDTH
        width = (len(formats.number(one)) + 2) * size * 0.51
        if at + width / 2 > free:
            break  # below it they would only stand closer
        kept.append(one)
        free = at - width / 2 - size
    return kept[::-1]


def _draw(
    figure: Figure, slab: Slab, row: int, selection: Sequence[str], palette: str, theme: Theme, size: float
) -> None:
    """The complete picture: limits, the area's line, points, and the selected places with their names."""
    colours, given = style.COLOURS[theme], slab["funnel"]
    at = [math.sqrt(one) for one in given["at"][row]]
    for name, opacity in (("outer", 0.35), ("inner", 0.8)) if at else ():
        lower, upper = given[name][0][row], given[name][1][row]
        figure["data"].append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": at + at[::-1],
                "y": list(upper) + list(lower)[::-1],
                "fill": "toself",
                "fillcolor": style.transparent(colours.inset, opacity),
                "line": {"width": 1, "color": colours.axis},
                "hoverinfo": "skip",
            }
        )
    order = [int(i) for i in slab["order"][row] if given["base"][row][i] is not None]
    if order:
        tones = bar_colours(slab, row, order, palette_of(slab, palette), theme)
        figure["data"].append(_points(slab, row, order, tones, theme))
    figure["layout"]["annotations"] = [_note(slab, colours.ink_3, size)]
    area = slab["funnel_area"]
    if area and area["value"][row] is not None:
        value = area["value"][row]
        line = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": value, "y1": value}
        figure["layout"]["shapes"] = [line | {"line": {"color": colours.ink, "width": 1.6}}]
    column = {key: i for i, key in enumerate(slab["places"])}
    for mark, key in enumerate(selection):
        i = column.get(key)
        if i is None or i not in order:
            continue
        colour = colours.places[mark % len(colours.places)]
        point = {"x": [math.sqrt(given["base"][row][i])], "y": [slab["value"][row][i]]}
        symbol = style.MARKERS[mark % len(style.MARKERS)]
        marker = {"symbol": symbol, "size": 10, "color": colour, "line": {"width": 1.6, "color": colour}}
        text = {"text": [escape(f"{slab['names'][i]} {slab['text'][row][i]}")], "textposition": "top center"}
        font = {"textfont": {"size": size + 0.5, "color": colour, "weight": 700}}
        kind = {"type": "scatter", "mode": "markers+text", "hoverinfo": "skip", "cliponaxis": False}
        figure["data"].append({**kind, **point, "marker": marker, **text, **font})


def _points(slab: Slab, row: int, order: Sequence[int], fills: Sequence[str], theme: Theme) -> dict[str, Any]:
    given = slab["funnel"]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [math.sqrt(given["base"][row][i]) for i in order],
        "y": [slab["value"][row][i] for i in order],
        "customdata": [slab["places"][i] for i in order],
        "text": [
            "<br>".join(
                filter(
                    None,
                    (
                        f"<b>{escape(slab['names'][i])}</b>",
                        escape(slab["text"][row][i]),
                        escape(slab["counts"][row][i]),
                    ),
                )
            )
            for i in order
        ],
        "hovertemplate": "%{text}<extra></extra>",
        "cliponaxis": False,
        "marker": {
            "size": 8,
            "color": list(fills),
            "opacity": [0.55 if slab["few"][row][i] else 1 for i in order],
            "line": {"width": 1, "color": style.COLOURS[theme].ink_2},
        },
    }


def _note(slab: Slab, colour: str, size: float) -> dict[str, Any]:
    return {
        "xref": "paper",
        "yref": "paper",
        "x": 1,
        "y": 1,
        "text": escape(say(slab["lang"], "funnel_note")),
        "font": {"size": size, "color": colour},
        "showarrow": False,
        "xanchor": "right",
        "yanchor": "bottom",
        "yshift": 6,
    }
