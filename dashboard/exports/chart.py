"""Draws a chart of ours as SVG: bars, lines, bands, points, axes and notes of the figures that the page shows.

It reads the parts of a Plotly figure that `dashboard.figures` writes and no others; the figures are spaced for a plot
of a known width, so the whole is drawn at that width and scaled to the box.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from dashboard.exports import paint
from dashboard.exports.chart_marks import bars, halftones, scatter
from dashboard.exports.chart_notes import annotation, shape, spaced
from dashboard.exports.map_labels import Box
from dashboard.exports.plot import Plot
from dashboard.exports.typeface import width_of
from dashboard.figures import style
from dashboard.figures.axes import Scale, round_step, tick_texts, ticks
from dashboard.figures.style import Theme

_LABEL_ROOM = 34.0  # px between a line's end and the far edge beside its name
_TICK = 4.0
_CLIP = "zeichenflaeche"


@dataclass(frozen=True, slots=True)
class Axis:
    """Where ticks stand and what they say."""

    values: Sequence[float]
    texts: Sequence[str]


def chart(figure: style.Figure, box: Box, plot_width: float, theme: Theme, lang: str) -> str:
    """The figure inside `box`; `plot_width` is the width that its labels are spaced for."""
    layout = figure["layout"]
    margin = dict(layout["margin"])
    size = float(layout["font"]["size"])
    upright, level = _values(layout, lang), _places(layout, lang)
    margin["l"] = max(margin["l"], max((width_of(one, size) for one in upright.texts), default=0) + 14)
    labels = layout.get("meta", {}).get("labels", ())
    ends = [width_of(f"{one['name']} {one['text']}", size + 0.5, 700) for one in labels]
    margin["r"] = max([one + _LABEL_ROOM for one in ends], default=margin["r"])
    scale = (box[2] - box[0]) / (margin["l"] + plot_width + margin["r"])
    height = (box[3] - box[1]) / scale - margin["t"] - margin["b"]
    plot = Plot(
        margin["l"], margin["t"], plot_width, height, tuple(layout["xaxis"]["range"]), tuple(layout["yaxis"]["range"])
    )
    halo = paint.halo(style.COLOURS[theme].surface, 2.6)
    shapes = layout.get("shapes", ())
    annotations = spaced(layout, plot)
    parts = [
        f'<g transform="translate({box[0]} {box[1]}) scale({scale:.5f})">',
        *halftones(figure["data"]),
        _clip(plot),
        *_grid(plot, upright, layout, size),
        *(shape(one, plot) for one in shapes if one.get("layer") == "below"),
        *_traces(figure, plot, halo),
        *_ground(plot, level, layout, size),
        *(shape(one, plot) for one in shapes if one.get("layer") != "below"),
        *(annotation(one, plot, size, halo) for one in annotations),
        "</g>",
    ]
    return "".join(parts)


def _traces(figure: style.Figure, plot: Plot, halo: str) -> Iterator[str]:
    stacked = figure["layout"].get("barmode") == "stack"
    gap = float(figure["layout"].get("bargap", 0.2))
    below: dict[float, float] = {}
    for trace in figure["data"]:
        drawn = (
            bars(trace, plot, gap, below if stacked else {}) if trace["type"] == "bar" else scatter(trace, plot, halo)
        )
        yield f'<g clip-path="url(#{_CLIP})">' if trace.get("cliponaxis", True) else "<g>"
        yield from drawn
        yield "</g>"


def _clip(plot: Plot) -> str:
    """What lies outside the plot is not drawn, but for markers that stand on its edge."""
    inside = paint.rect(plot.left - 1, plot.top - 1, plot.width + 2, plot.height + 2, "#000")
    return f'<clipPath id="{_CLIP}">{inside}</clipPath>'


def _values(layout: dict[str, Any], lang: str) -> Axis:
    axis = layout["yaxis"]
    if "tickvals" in axis:
        return Axis(axis["tickvals"], axis["ticktext"])
    low, high = axis.get("range", (0.0, 1.0))
    scale = Scale(low, high, float(axis.get("dtick") or round_step((high - low) / 5)))
    values = ticks(scale)
    return Axis(values, tick_texts(values, scale.step, axis.get("ticksuffix", ""), lang))


def _places(layout: dict[str, Any], lang: str) -> Axis:
    axis = layout["xaxis"]
    if axis.get("showticklabels") is False:
        return Axis((), ())
    if "tickvals" in axis:
        return Axis(axis["tickvals"], axis["ticktext"])
    low, high = axis["range"]
    if axis.get("tickformat") == "d":  # years
        step, first = int(axis["dtick"]), int(axis["tick0"])
        years = [year for year in range(round(low - 0.4) - 1, round(high) + 2) if low <= year <= high]
        years = [year for year in years if (year - first) % step == 0]
        return Axis(years, [str(year) for year in years])
    scale = Scale(low, high, round_step((high - low) / 7))
    values = ticks(scale)
    return Axis(values, tick_texts(values, scale.step, axis.get("ticksuffix", ""), lang))


def _grid(plot: Plot, axis: Axis, layout: dict[str, Any], size: float) -> Iterator[str]:
    look = layout["yaxis"]
    for value, words in zip(axis.values, axis.texts, strict=True):
        y = plot.y(value)
        yield paint.line(plot.left, y, plot.left + plot.width, y, look["gridcolor"])
        yield paint.text(plot.left - 8, y + size * 0.35, words, size, look["tickfont"]["color"], anchor="end")


def _ground(plot: Plot, axis: Axis, layout: dict[str, Any], size: float) -> Iterator[str]:
    look, y = layout["xaxis"], plot.top + plot.height
    yield paint.line(plot.left, y, plot.left + plot.width, y, look["linecolor"], 1.2)
    for value, words in zip(axis.values, axis.texts, strict=True):
        x = plot.x(value)
        yield paint.line(x, y, x, y + _TICK, look["tickcolor"], 1.2)
        yield paint.text(x, y + _TICK + size * 1.1, words, size, look["tickfont"]["color"], anchor="middle")
    if "title" in look:
        font, middle = look["title"]["font"], plot.left + plot.width / 2
        words = unescape(look["title"]["text"])
        yield paint.text(middle, y + size * 2.9, words, font["size"], font["color"], anchor="middle")
