"""Draws the distribution: how many places lie in which range of values, stacked by the map's classes."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import pairwise
from typing import Any

from dashboard.figures import style
from dashboard.figures.axes import label_width, round_step, spread, suffix_of
from dashboard.figures.seen import Slab, palette_of, seen
from dashboard.figures.style import Figure, Theme

PLOT_WIDTH = 686.0
COUNT_OF = {
    "de": {"gemeinde": "Anzahl der Gemeinden", "amt": "Anzahl der Ämter", "kreis": "Anzahl der Kreise"},
    "en": {"gemeinde": "Number of municipalities", "amt": "Number of Ämter", "kreis": "Number of districts"},
}


def distribution(
    slab: Slab,
    year: int,
    *,
    selection: Sequence[str] = (),
    palette: str = "see",
    theme: Theme = "light",
    size: float = 13,
    marks: bool = True,
) -> Figure:
    """Histogram with one trace per class; `marks` adds the lines of district and selected places (see `ranking`).

    The axes are those of all years, so that a year step moves nothing but the bars.
    """
    colours = style.COLOURS[theme]
    palette, slab = palette_of(slab, palette), seen(slab)
    row = slab["years"].index(year) if year in slab["years"] else -1
    edges = [float(edge) for edge in slab["histogram"]["edges"]]
    counts = [[[int(count) for count in bins] for bins in one] for one in slab["histogram"]["counts"]]
    tallest = max((sum(stack) for one in counts for stack in zip(*one, strict=True)), default=0) or 1
    step = max(round(round_step(tallest / 4)), 1)
    figure_layout = style.layout(theme, size=size, right=18, suffix=suffix_of(slab["unit"]), lang=slab["lang"])
    figure_layout["margin"] |= {"t": round(44 * size / 13), "b": round(44 * size / 13)}
    figure_layout |= {"barmode": "stack", "bargap": 0.08, "hovermode": False, "meta": {"year": year}}
    figure_layout["yaxis"] |= {"range": [0, tallest * 1.06], "dtick": step, "tick0": 0, "ticksuffix": ""}
    figure_layout["xaxis"] |= {
        "range": [edges[0], edges[-1]],
        "tickformat": "",
        "ticks": "outside",
        "nticks": 8,
        "showticksuffix": "last",
        "ticksuffix": suffix_of(slab["unit"]),
        "title": {"text": escape(slab["title"]), "font": {"size": size, "color": colours.ink_3}, "standoff": 4},
    }
    figure_layout["annotations"] = [
        {
            "xref": "paper",
            "yref": "paper",
            "x": 0,
            "y": 1,
            "text": COUNT_OF[slab["lang"]].get(slab["level"], ""),
            "font": {"size": size, "color": colours.ink_3},
            "showarrow": False,
            "xanchor": "left",
            "yanchor": "bottom",
            "yshift": 22 * size / 13,
        }
    ]
    classes = style.palette(palette, max(len(slab["legend"]["labels"]), 2), theme)
    data: list[dict[str, Any]] = [
        {
            "type": "bar",
            "x": [(left + right) / 2 for left, right in pairwise(edges)],
            "y": counts[row][index],
            "width": [(right - left) * 0.92 for left, right in pairwise(edges)],
            "marker": {"color": classes[index], "line": {"width": 0.6, "color": colours.axis}},
            "name": label,
        }
        for index, label in enumerate(slab["legend"]["labels"])
        if row >= 0
    ]
    figure: Figure = {"data": data, "layout": figure_layout}
    if marks and row >= 0:
        _mark(figure, slab, row, selection, theme, size)
    return figure


def _mark(figure: Figure, slab: Slab, row: int, selection: Sequence[str], theme: Theme, size: float) -> None:
    colours = style.COLOURS[theme]
    column = {key: i for i, key in enumerate(slab["places"])}
    lines: list[tuple[float, str, str]] = []
    if slab["district"] and slab["district"]["line"] and slab["district"]["value"][row] is not None:
        lines.append((slab["district"]["value"][row], slab["district"]["name"], colours.ink))
    for mark, key in enumerate(selection):
        value = slab["value"][row][column[key]] if key in column else None
        if value is not None:
            lines.append((value, slab["names"][column[key]], colours.places[mark % len(colours.places)]))
    low, high = figure["layout"]["xaxis"]["range"]
    px = PLOT_WIDTH / (high - low)
    wanted = [(value - low) * px for value, _, _ in lines]
    placed = spread(wanted, [label_width(name, size + 0.5) * 1.08 + 10 for _, name, _ in lines], PLOT_WIDTH)
    figure["layout"]["shapes"] = [
        {
            "type": "line",
            "yref": "paper",
            "x0": value,
            "x1": value,
            "y0": 0,
            "y1": 1,
            "line": {"color": colour, "width": 2},
        }
        for value, _, colour in lines
    ]
    figure["layout"]["annotations"] += [
        {
            "x": value,
            "y": 1,
            "yref": "paper",
            "text": escape(name),
            "font": {"size": size + 0.5, "color": colour, "weight": 700},
            "showarrow": True,
            "arrowhead": 0,
            "arrowwidth": 1.2,
            "arrowcolor": colour,
            "ax": round(centre - want, 1),
            "ay": -8,
            "yanchor": "bottom",
        }
        for (value, name, colour), want, centre in zip(lines, wanted, placed, strict=True)
    ]
