"""Draws two indicators against each other: places as large as their population, with a line if they are related."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import Any

from dashboard.domain.side_by_side import Point, Relation, SideBySide
from dashboard.domain.verdict import Verdict
from dashboard.figures import style
from dashboard.figures.axes import Scale, label_width, scale_of, suffix_of, tick_texts, ticks, whole
from dashboard.figures.label_room import Spot, rooms
from dashboard.figures.style import Figure, Theme
from dashboard.texts import say

PLOT_WIDTH, PLOT_HEIGHT = 686.0, 400.0
LARGEST, SMALLEST = 15.0, 2.6
"""Radius in px of the most populous place, and of those too small to be seen otherwise."""


def scatter(
    side: SideBySide, year: int | None, *, theme: Theme = "light", size: float = 13, marks: bool = True
) -> Figure:
    """The relation that `side` shows for a year; `layout.meta.empty` where there is none.

    The axes are those of all years. Without `marks` only the axes: side-scatter.js draws above them.
    """
    row = side.row(year)
    shown = side.relations[row] if row is not None else None
    known = [point for one in side.relations if one is not None for point in one.points]
    figure_layout = style.layout(theme, size=size, right=18, suffix=suffix_of(side.second_unit), lang=side.lang)
    figure_layout["margin"] |= {"t": round(34 * size / 13), "b": round(48 * size / 13)}
    figure_layout |= {"hovermode": "closest" if marks else False, "meta": {"year": year}}
    if not known or (marks and shown is None):
        figure_layout["meta"]["empty"] = True
        figure_layout["xaxis"] |= {"range": [0, 1], "showticklabels": False, "ticks": ""}
        return {"data": [], "layout": figure_layout}
    across = _axis([point.x for point in known], side.decimals)
    upright = _axis([point.y for point in known], side.second_decimals)
    colours = style.COLOURS[theme]
    for name, scale, unit, span in (
        ("xaxis", across, side.unit, 7),
        ("yaxis", upright, side.second_unit, 6),
    ):
        values = ticks(Scale(scale.low, scale.high, scale.step))[: 4 * span]
        figure_layout[name] |= {
            "range": [scale.low, scale.high],
            "tickvals": values,
            "ticktext": tick_texts(values, scale.step, suffix_of(unit), side.lang),
            "tickformat": "",
        }
    title = {"size": size, "color": colours.ink_3}
    figure_layout["xaxis"]["title"] = {"text": escape(side.name), "font": title, "standoff": 4}
    figure_layout["annotations"] = [_note(side.second_name, colours.ink_3, size)]
    figure: Figure = {"data": [], "layout": figure_layout}
    if marks and shown is not None:
        _draw(figure, side, shown, theme, size, (across, upright))
    return figure


def radius(population: int | None, largest: int) -> float:
    """In px, so that areas are to each other as the populations, down to the smallest that can be seen."""
    return max(SMALLEST, LARGEST * math.sqrt((population or 0) / largest)) if largest > 0 else SMALLEST


def _axis(values: Sequence[float], decimals: int) -> Scale:
    """With room at both ends, so that no point stands on the rim; not below zero where nothing is."""
    scale = scale_of((min(values), max(values)))
    scale = scale if decimals else whole(scale)
    return Scale(scale.low - 0.03 * (scale.high - scale.low), scale.high, scale.step)


def _draw(
    figure: Figure, side: SideBySide, shown: Relation, theme: Theme, size: float, scales: tuple[Scale, Scale]
) -> None:
    colours = style.COLOURS[theme]
    largest = max((point.population or 0 for point in shown.points), default=0)
    position = {place.key: place.position for place in side.places}
    quiet = sorted(
        (point for point in shown.points if point.key not in position), key=lambda one: -(one.population or 0)
    )
    chosen = sorted((point for point in shown.points if point.key in position), key=lambda one: position[one.key])
    figure["layout"]["shapes"] = _quadrants(shown, colours.axis)
    if quiet:
        figure["data"].append(_points(quiet, largest, colours))
    if shown.line is not None:
        dash = "solid" if shown.verdict is Verdict.CLEAR else "6px,4px"
        (x0, y0), (x1, y1) = shown.line
        figure["data"].append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": [x0, x1],
                "y": [y0, y1],
                "line": {"color": colours.ink_2, "width": 1.8, "dash": dash},
                "hoverinfo": "skip",
            }
        )
    for point in chosen:
        figure["data"].append(_mark(point, position[point.key], largest, theme))
    figure["layout"]["annotations"] += _names(chosen, position, largest, theme, size, scales)


def _quadrants(shown: Relation, colour: str) -> list[dict[str, Any]]:
    look = {"line": {"width": 1, "color": colour, "dash": "2px,3px"}, "type": "line"}
    x, y = shown.quadrants
    lines = []
    if x is not None:
        lines.append(look | {"yref": "paper", "x0": x, "x1": x, "y0": 0, "y1": 1})
    if y is not None:
        lines.append(look | {"xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y})
    return lines


def _points(points: Sequence[Point], largest: int, colours: style.Colours) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [one.x for one in points],
        "y": [one.y for one in points],
        "customdata": [one.key for one in points],
        "text": [f"<b>{escape(one.name)}</b><br>{escape(one.x_text)}<br>{escape(one.y_text)}" for one in points],
        "hovertemplate": "%{text}<extra></extra>",
        "cliponaxis": False,
        "marker": {
            "size": [2 * radius(one.population, largest) for one in points],
            "color": colours.axis,
            "opacity": [0.3 if one.few else 0.75 for one in points],
            "line": {"width": 1, "color": colours.surface},
        },
    }


def _mark(point: Point, position: int, largest: int, theme: Theme) -> dict[str, Any]:
    colours = style.COLOURS[theme]
    colour = colours.places[position % len(colours.places)]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [point.x],
        "y": [point.y],
        "customdata": [point.key],
        "name": point.name,
        "hoverinfo": "skip",
        "cliponaxis": False,
        "marker": {
            "symbol": style.MARKERS[position % len(style.MARKERS)],
            "size": max(2 * radius(point.population, largest), 10),
            "color": colour,
            "line": {"width": 1.6, "color": colours.surface},
        },
    }


def _names(
    chosen: Sequence[Point],
    position: dict[str, int],
    largest: int,
    theme: Theme,
    size: float,
    scales: tuple[Scale, Scale],
) -> list[dict[str, Any]]:
    colours, (across, upright) = style.COLOURS[theme], scales

    def spot(point: Point) -> Spot:
        x = (point.x - across.low) / (across.high - across.low) * PLOT_WIDTH
        y = (upright.high - point.y) / (upright.high - upright.low) * PLOT_HEIGHT
        return Spot(x, y, max(radius(point.population, largest), 5), label_width(point.name, size) * 1.08)

    spots = [spot(point) for point in chosen]
    found = rooms(spots, size * 1.2, (0, 0, PLOT_WIDTH, PLOT_HEIGHT))
    return [
        {
            "x": point.x,
            "y": point.y,
            "text": escape(point.name),
            "font": {"size": size, "color": colours.places[position[point.key] % len(colours.places)], "weight": 700},
            "showarrow": False,
            "xanchor": "center",
            "yanchor": "middle",
            "xshift": round((room[0] + room[2]) / 2 - at.x, 1),
            "yshift": round(at.y - (room[1] + room[3]) / 2, 1),
        }
        for point, at, room in zip(chosen, spots, found, strict=True)
        if room is not None
    ]


def _note(text: str, colour: str, size: float) -> dict[str, Any]:
    """What goes upwards, above the axis."""
    return {
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "text": escape(text),
        "font": {"size": size, "color": colour},
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 8,
    }


def caption(side: SideBySide, year: int | None) -> str:
    """What the signs mean: "2022 · Fläche: Einwohner · gepunktet: Landkreis"."""
    row = side.row(year)
    shown = side.relations[row] if row is not None else None
    if shown is None:
        return ""
    parts = [shown.label, say(side.lang, "side_scatter_signs")]
    if shown.line is not None:
        parts.append(say(side.lang, "side_scatter_line"))
    return " · ".join(parts)
