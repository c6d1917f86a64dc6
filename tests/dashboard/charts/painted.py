"""What painters have drawn, read back from their files: marks and texts with their places in px and their colours.

Each reader knows its format and nothing of the painter that wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import chain
from typing import Any
from xml.etree.ElementTree import Element

import plotly.graph_objects as go
from defusedxml.ElementTree import fromstring

Places = tuple[float, ...]
"""Coordinates in px: x and y in turns."""


@dataclass(frozen=True)
class Mark:
    """`kind` is bar (left, top, right, bottom), point (its middle), line or area (its corners)."""

    kind: str
    places: Places
    colour: str
    edge: str = ""


@dataclass(frozen=True)
class Words:
    """A line of text: the point where its anchor stands, at its middle height."""

    text: str
    place: Places
    anchor: str
    colour: str
    size: float
    weight: int = 400


@dataclass(frozen=True)
class Drawn:
    """All that stands in a picture, marks from the lowest to the highest."""

    marks: tuple[Mark, ...]
    labels: tuple[Words, ...]
    ticks: tuple[Words, ...] = ()


# --- SVG ---

_PATTERN = re.compile(r"url\(#(?:balken|linien)-(\w+)\)")
MOST_CORNERS = 32
"""Numbers of a sign's path; what has more is an area of a chart without axes."""
_TRIANGLE = 0.55 / 3  # radii from a triangle's point down to the mean of its corners


def in_svg(picture: str, *, bare: bool = False) -> Drawn:
    """The parts of a painted chart; ticks are the texts that stand before and between its groups."""
    root = fromstring(f"<svg>{picture}</svg>")
    scaled = next(iter(root))
    groups = [scaled] if bare else [one for one in scaled if one.tag.endswith("g")]
    marks = [mark for group in groups for mark in _svg_marks(group, signs=bare or not group.get("clip-path"))]
    texts = [one for one in scaled if one.tag.endswith("text")]
    plain = [_svg_words(one) for one in texts]
    return Drawn(tuple(marks), tuple(plain))


def _svg_marks(group: Element, *, signs: bool) -> Iterator[Mark]:
    for one in group:
        tag = one.tag.rpartition("}")[2]
        if tag == "rect":
            x, y, width, height = (float(one.get(name, 0)) for name in ("x", "y", "width", "height"))
            yield Mark(
                "bar", (x, y, x + width, y + height), _svg_colour(one, "fill"), _svg_colour(one, "stroke")
            )
        elif tag == "line":
            ends = tuple(float(one.get(name, 0)) for name in ("x1", "y1", "x2", "y2"))
            yield Mark("line", ends, _svg_colour(one, "stroke"))
        elif tag == "circle":
            middle = (float(one.get("cx", 0)), float(one.get("cy", 0)))
            yield Mark("point", middle, _svg_colour(one, "fill"), _svg_colour(one, "stroke"))
        elif tag == "path":
            corners = tuple(map(float, re.findall(r"-?[\d.]+(?:e-?\d+)?", one.get("d", ""))))
            if one.get("fill") == "none":
                yield Mark("line", corners, _svg_colour(one, "stroke"))
            elif signs and len(corners) <= MOST_CORNERS:
                yield Mark("point", _middle(corners), _svg_colour(one, "fill"), _svg_colour(one, "stroke"))
            else:
                yield Mark("area", corners, _svg_colour(one, "fill"), _svg_colour(one, "stroke"))


def _middle(corners: Places) -> Places:
    xs, ys = corners[::2], corners[1::2]
    y = sum(ys) / len(ys)
    if len(xs) == 3:
        y -= _TRIANGLE * (max(xs) - min(xs)) / 2.2
    return (sum(xs) / len(xs), y)


def _svg_colour(node: Element, name: str) -> str:
    given = node.get(name, "")
    found = _PATTERN.fullmatch(given)
    return f"#{found[1]}" if found else given


def _svg_words(node: Element) -> Words:
    size = float(node.get("font-size", 0))
    place = (float(node.get("x", 0)), float(node.get("y", 0)) - 0.35 * size)
    weight, anchor = int(node.get("font-weight", 400)), node.get("text-anchor", "start")
    return Words(node.text or "", place, anchor, node.get("fill", ""), size, weight)


# --- Plotly ---

_ANCHORS = {"left": "start", "center": "middle", "right": "end"}


class _Frame:
    """Takes values to px as Plotly does: through the axes' ranges and the margins."""

    def __init__(self, figure: go.Figure) -> None:
        layout = figure.layout
        margin = layout.margin
        self.left, self.right = margin.l, layout.width - margin.r
        self.top, self.bottom = margin.t, layout.height - margin.b
        self.across, self.upright = layout.xaxis.range, layout.yaxis.range

    def x(self, value: float, ref: str = "x") -> float:
        low, high = (0, 1) if ref == "paper" else self.across
        return self.left + (value - low) / (high - low) * (self.right - self.left)

    def y(self, value: float, ref: str = "y") -> float:
        low, high = (0, 1) if ref == "paper" else self.upright
        return self.bottom - (value - low) / (high - low) * (self.bottom - self.top)

    def inside(self, x: float, y: float) -> Places:
        """A rule goes on beyond the edges, where Plotly cuts it."""
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)


def in_plotly(figure: go.Figure) -> Drawn:
    """Traces from the lowest to the highest: by `zorder`, and of one height bars below lines and signs."""
    frame = _Frame(figure)
    traces = sorted(figure.data, key=lambda one: (one.zorder or 0, one.type != "bar"))
    marks = [mark for trace in traces for mark in _plotly_marks(trace, frame)]
    labels = [
        Words(
            unescape(one.text),
            (frame.x(one.x, one.xref) + (one.xshift or 0), frame.y(one.y, one.yref) - (one.yshift or 0)),
            _ANCHORS[one.xanchor],
            one.font.color,
            one.font.size,
            one.font.weight,
        )
        for one in figure.layout.annotations
    ]
    return Drawn(tuple(marks), tuple(labels), tuple(_plotly_ticks(figure, frame)))


def _plotly_marks(trace: Any, frame: _Frame) -> Iterator[Mark]:
    points = [(frame.x(x), frame.y(y)) for x, y in zip(trace.x, trace.y, strict=True)]
    if trace.type == "bar":
        parts = zip(
            trace.x,
            trace.width,
            trace.base,
            trace.y,
            trace.marker.color,
            trace.marker.line.color,
            strict=True,
        )
        for x, width, base, height, colour, edge in parts:
            ends = (frame.y(base), frame.y(base + height))
            box = (frame.x(x - width / 2), min(ends), frame.x(x + width / 2), max(ends))
            yield Mark("bar", box, colour, edge)
    elif trace.mode == "markers":
        edges = trace.marker.line.color
        for at, (point, colour, edge) in enumerate(zip(points, trace.marker.color, edges, strict=True)):
            is_open = trace.marker.symbol[at].endswith("-open")
            yield Mark("point", point, "" if is_open else colour, edge)
    elif trace.fill == "toself":
        yield Mark("area", tuple(chain(*points[:-1])), trace.fillcolor, trace.line.color or "")
    else:
        rule = (trace.meta or {}).get("role") == "rule"
        yield Mark(
            "line", tuple(chain(*(frame.inside(*one) if rule else one for one in points))), trace.line.color
        )


def _plotly_ticks(figure: go.Figure, frame: _Frame) -> Iterator[Words]:
    """Only where they stand along their axis: the other place is Plotly's own."""
    for axis, place in ((figure.layout.yaxis, frame.y), (figure.layout.xaxis, frame.x)):
        for value, text in zip(axis.tickvals or (), axis.ticktext or (), strict=True):
            yield Words(unescape(text), (place(value),), "", axis.tickfont.color, axis.tickfont.size)
