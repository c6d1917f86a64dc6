"""The data of a chart as SVG: bars, lines, bands and points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from html import unescape
from typing import Any

from dashboard.exports import paint
from dashboard.exports.paint import number
from dashboard.exports.plot import Plot

Trace = Mapping[str, Any]


def halftones(traces: Sequence[Trace]) -> Iterator[str]:
    """Patterns of bars with few cases behind them, one per colour."""
    yield "<defs>"
    for name, colour, dots in sorted({one for trace in traces for one in _dotted(trace)}):
        spots = "".join(f'<circle cx="{x}" cy="{y}" r="0.75"/>' for x, y in ((0.8, 0.8), (2.4, 2.4)))
        yield (
            f'<pattern id="{name}" patternUnits="userSpaceOnUse" width="3.2" height="3.2">'
            f'<rect width="3.2" height="3.2" fill="{colour}" stroke="none"/>'
            f'<g fill="{dots}" fill-opacity="0.85" stroke="none">{spots}</g></pattern>'
        )
    yield "</defs>"


def bars(trace: Trace, plot: Plot, gap: float, below: MutableMapping[float, float]) -> Iterator[str]:
    """Bars from zero, or on top of what `below` holds by place."""
    marker, count = trace["marker"], len(trace["x"])
    colours, shapes = _each(marker["color"], count), _each(marker.get("pattern", {}).get("shape", ""), count)
    widths = _each(trace.get("width", 1 - gap), count)
    edge = marker.get("line", {})
    look = f' stroke="{edge["color"]}" stroke-width="{edge["width"]}"' if edge.get("width") else ""
    for x, y, width, colour, mark in zip(trace["x"], trace["y"], widths, colours, shapes, strict=True):
        if not y:
            continue
        base = below.get(x, 0.0)
        below[x] = base + y
        left, right = plot.x(x - width / 2), plot.x(x + width / 2)
        ends = plot.y(base), plot.y(base + y)
        fill = f"url(#{_name(colour)})" if mark else colour
        yield paint.rect(left, min(ends), max(right - left, 0.4), abs(ends[0] - ends[1]), fill, look)


def scatter(trace: Trace, plot: Plot, halo: str) -> Iterator[str]:
    mode, opacity = trace["mode"], trace.get("opacity", 1)
    pairs = zip(trace["x"], trace["y"], strict=True)
    points = [None if x is None or y is None else (plot.x(x), plot.y(y)) for x, y in pairs]
    yield f'<g opacity="{opacity}">' if opacity != 1 else "<g>"
    if "lines" in mode or trace.get("fill"):
        yield _line(trace, points, plot)
    if "markers" in mode:
        yield from _markers(trace, points)
    if "text" in mode:
        yield from _written(trace, points, halo)
    yield "</g>"


def _line(trace: Trace, points: Sequence[tuple[float, float] | None], plot: Plot) -> str:
    look, fill = trace.get("line", {}), trace.get("fill")
    path: list[str] = []
    pen = False
    before: tuple[float, float] | None = None
    for point in points:
        if point is None:
            pen, before = False, None
            continue
        if look.get("shape") == "hv" and before is not None:
            path.append(f"L{number(point[0])} {number(before[1])}")
        path.append(f"{'L' if pen else 'M'}{number(point[0])} {number(point[1])}")
        pen, before = True, point
    known = [point for point in points if point is not None]
    if fill == "tozeroy" and known:
        zero = number(plot.y(0))
        path.append(f"L{number(known[-1][0])} {zero}L{number(known[0][0])} {zero}")
    width = look.get("width", 2)
    stroke = f'stroke="{look.get("color", "none")}" stroke-width="{width}" stroke-linejoin="round"' if width else ""
    dash = look.get("dash", "solid")
    dashed = f' stroke-dasharray="{dash.replace("px", "").replace(",", " ")}"' if dash != "solid" else ""
    ground = f'fill="{paint.plain(trace["fillcolor"])}"' if fill else 'fill="none"'
    closed = "Z" if fill and path else ""
    return f'<path {ground} {stroke}{dashed} d="{"".join(path)}{closed}"/>'


def _markers(trace: Trace, points: Sequence[tuple[float, float] | None]) -> Iterator[str]:
    marker, count = trace["marker"], len(points)
    edge = marker.get("line", {})
    fills, strengths = _each(marker["color"], count), _each(marker.get("opacity", 1), count)
    symbol = marker.get("symbol", "circle")
    shape, is_open = symbol.removesuffix("-open"), symbol.endswith("-open")
    halves = [size / 2 for size in _each(marker["size"], count)]
    for point, fill, strength, half in zip(points, fills, strengths, halves, strict=True):
        if point is None:
            continue
        x, y = point
        path = {
            "circle": f"M{number(x - half)} {number(y)}a{half} {half} 0 1 0 {2 * half} 0"
            f"a{half} {half} 0 1 0 {-2 * half} 0z",
            "square": f"M{number(x - half)} {number(y - half)}h{2 * half}v{2 * half}h{-2 * half}z",
            "diamond": f"M{number(x)} {number(y - half * 1.3)}l{half * 1.3} {half * 1.3}l{-half * 1.3} {half * 1.3}"
            f"l{-half * 1.3} {-half * 1.3}z",
            "triangle-up": f"M{number(x)} {number(y - half * 1.15)}l{half * 1.15} {half * 2}h{-half * 2.3}z",
        }[shape]
        stroke = edge.get("color", fill) if edge.get("width") else ""
        look = f' stroke="{fill if is_open else stroke}" stroke-width="{edge["width"]}"' if stroke else ""
        faint = f' opacity="{strength}"' if strength != 1 else ""
        yield f'<path fill="{"none" if is_open else fill}"{look}{faint} d="{path}"/>'


def _written(trace: Trace, points: Sequence[tuple[float, float] | None], halo: str) -> Iterator[str]:
    font = trace["textfont"]
    raised = trace.get("marker", {}).get("size", 0) / 2 + 4
    for point, words in zip(points, trace["text"], strict=True):
        if point is not None:
            x, y = point
            weight = int(font.get("weight", 400))
            yield paint.text(x, y - raised, unescape(words), font["size"], font["color"], weight, "middle", halo)


def _dotted(trace: Trace) -> Iterator[tuple[str, str, str]]:
    if trace["type"] != "bar" or "pattern" not in trace["marker"]:
        return
    pattern = trace["marker"]["pattern"]
    colours = _each(trace["marker"]["color"], len(trace["x"]))
    for colour, shape in zip(colours, pattern["shape"], strict=True):
        if shape:
            yield _name(colour), colour, pattern["fgcolor"]


def _name(colour: str) -> str:
    return f"balken-{colour.lstrip('#')}"


def _each(value: Any, count: int) -> Sequence[Any]:
    return value if isinstance(value, (list, tuple)) else [value] * count
