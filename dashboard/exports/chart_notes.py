"""What is written and drawn into a chart beside its data: labels with their leaders, lines and marks of events."""

from __future__ import annotations

import math
from collections.abc import Mapping
from html import unescape
from typing import Any

from dashboard.exports import paint
from dashboard.exports.paint import number
from dashboard.exports.plot import Plot
from dashboard.exports.typeface import width_of
from dashboard.figures.axes import spread

_LEADING = 1.3


def spaced(layout: Mapping[str, Any], plot: Plot) -> list[Mapping[str, Any]]:
    """The annotations, with the names at line ends pushed apart for the height that the plot has."""
    annotations = list(layout.get("annotations", ()))
    labels = layout.get("meta", {}).get("labels", ())
    gap = float(layout.get("meta", {}).get("spacing", 0))
    wanted = [plot.y(one["value"]) - plot.top for one in labels]
    centres = spread([want + gap / 2 for want in wanted], gap, plot.height + gap)
    for one, want, centre in zip(labels, wanted, centres, strict=True):
        annotations[one["index"]] = {**annotations[one["index"]], "ay": centre - gap / 2 - want}
    return annotations


def annotation(one: Mapping[str, Any], plot: Plot, size: float, halo: str) -> str:
    """A text at its point, or at the end of a leader."""
    font = one["font"]
    size, weight = float(font.get("size", size)), int(font.get("weight", 400))
    lines = unescape(one["text"]).split("<br>")
    x = plot.at_x(one["x"], one.get("xref")) + one.get("xshift", 0)
    y = plot.at_y(one["y"], one.get("yref")) - one.get("yshift", 0)
    leader = ""
    if one.get("showarrow", True):
        tip = x, y
        x, y = x + one.get("ax", 0), y + one.get("ay", 0)
        leader = _leader((x, y), tip, one)
    width, height = max(width_of(words, size, weight) for words in lines), size * _LEADING * len(lines)
    pad = float(one.get("borderpad", 1))
    if one.get("xanchor") == "left":
        x += pad
    elif one.get("xanchor") == "right":
        x -= pad
    top = {"top": y + pad, "bottom": y - height - pad}.get(one.get("yanchor", "middle"), y - height / 2)
    anchor = {"left": "start", "right": "end"}.get(one.get("xanchor", "center"), "middle")
    ground = ""
    if "bgcolor" in one:
        left = x - {"start": 0.0, "end": width}.get(anchor, width / 2)
        ground = paint.rect(left - 1, top, width + 2, height, paint.plain(one["bgcolor"]))
    words = "".join(
        paint.text(x, top + size * (0.98 + _LEADING * row), words, size, font["color"], weight, anchor, halo)
        for row, words in enumerate(lines)
    )
    return leader + ground + words


def shape(one: Mapping[str, Any], plot: Plot) -> str:
    """A line, a rectangle or a dot of a few px; lines under a note begin below its text at any height."""
    line = one["line"]
    drop = float(one["name"].removeprefix("note ")) if one.get("name", "").startswith("note ") else None
    if one["type"] == "circle":
        x = plot.x(one["xanchor"])
        y = plot.top + drop if drop is not None else plot.at_y(one["yanchor"], one.get("yref"))
        return f'<circle cx="{number(x)}" cy="{number(y)}" r="{one["x1"]}" fill="{one["fillcolor"]}"/>'
    x0, x1 = (plot.at_x(one[end], one.get("xref")) for end in ("x0", "x1"))
    y0, y1 = (plot.at_y(one[end], one.get("yref")) for end in ("y0", "y1"))
    if one["type"] == "rect":
        edge = f' stroke="{line["color"]}" stroke-width="{line["width"]}"'
        return paint.rect(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0), one["fillcolor"], edge)
    if drop is not None:
        y1 = plot.top + drop
    dash = line.get("dash", "").replace("px", "").replace(",", " ")
    return paint.line(x0, y0, x1, y1, line["color"], line["width"], f' stroke-dasharray="{dash}"' if dash else "")


def _leader(tail: tuple[float, float], tip: tuple[float, float], one: Mapping[str, Any]) -> str:
    length = math.dist(tail, tip)
    short = min(float(one.get("standoff", 0)), length)
    if length < 1:
        return ""
    share = 1 - short / length
    end = tail[0] + (tip[0] - tail[0]) * share, tail[1] + (tip[1] - tail[1]) * share
    return paint.line(*tail, *end, one.get("arrowcolor", "#000"), float(one.get("arrowwidth", 1)))
