"""Paints a chart as SVG: it only places what the description says, in the colours of a theme."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dashboard.charts.colours import colour
from dashboard.charts.description import BELOW, BESIDE, TICK, TITLE, Chart, TextLabel
from dashboard.charts.svg.marks import Pen, Shades, grouped
from dashboard.drawing import svg_elements as svg
from dashboard.drawing.style import Theme
from dashboard.drawing.svg_elements import number

_CLIP = "zeichenflaeche"
_BASELINE = 0.35  # letters from the middle of a text down to its baseline
_HALO = 2.6


def painted(chart: Chart, box: tuple[float, float, float, float], theme: Theme) -> str:
    """The chart scaled to the width of `box` (x0, y0, x1, y1)."""
    scale = (box[2] - box[0]) / chart.plot.space.width
    return (
        f'<g transform="translate({box[0]} {box[1]}) scale({scale:.5f})">{"".join(_parts(chart, theme))}</g>'
    )


def small_svg(chart: Chart, theme: Theme, named: str = "") -> str:
    """A drawing without axes as an SVG of its own; `named` tells its patterns from those of others on a page."""
    width, height = chart.plot.space.width, chart.plot.space.height
    size = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(_parts(chart, theme, named))}</svg>'


def _parts(chart: Chart, theme: Theme, named: str = "") -> Iterator[str]:
    shades = partial(colour, palette=chart.palette, theme=theme)
    pen = Pen(chart.plot, shades, named)
    halo = svg.halo(shades("surface"), _HALO)
    if chart.bare:
        patterns = pen.halftones(chart.marks)
        yield f"<defs>{patterns}</defs>" if patterns else ""
        yield from (pen.draw(mark) for mark in chart.marks)
        for label in chart.labels:
            yield from label_svg(label, shades, halo)
        return
    yield f"<defs>{pen.halftones(chart.marks)}{_clip(chart)}</defs>"
    yield from _grid(chart, shades)
    for cut, marks in grouped(chart.marks):
        yield f'<g clip-path="url(#{_CLIP})">' if cut else "<g>"
        yield from (pen.draw(mark) for mark in marks)
        yield "</g>"
    yield from _ground(chart, shades)
    for label in chart.labels:
        yield from label_svg(label, shades, halo)


def _clip(chart: Chart) -> str:
    plot = chart.plot
    inside = svg.rect(plot.left - 1, plot.top - 1, plot.width + 2, plot.height + 2, "#000")
    return f'<clipPath id="{_CLIP}">{inside}</clipPath>'


def _grid(chart: Chart, shades: Shades) -> Iterator[str]:
    plot, size = chart.plot, chart.plot.space.size
    for tick in plot.upright.ticks:
        y = plot.y(tick.value)
        yield svg.line(plot.left, y, plot.right, y, shades("grid"))
        yield _text(plot.left - BESIDE, y, tick.text, size, shades("ink_3"), "end")


def _ground(chart: Chart, shades: Shades) -> Iterator[str]:
    plot, size = chart.plot, chart.plot.space.size
    yield svg.line(plot.left, plot.bottom, plot.right, plot.bottom, shades("axis"), 1.2)
    for tick in plot.across.ticks:
        x = plot.x(tick.value)
        yield svg.line(x, plot.bottom, x, plot.bottom + TICK, shades("axis"), 1.2)
        yield _text(x, plot.bottom + size * BELOW, tick.text, size, shades("ink_3"), "middle")
    if plot.across.title:
        middle = (plot.left + plot.right) / 2
        yield _text(middle, plot.bottom + size * TITLE, plot.across.title, size, shades("ink_3"), "middle")


def _text(x: float, y: float, words: str, size: float, tone: str, anchor: str) -> str:
    return svg.text(x, y + size * _BASELINE, words, size, tone, anchor=anchor)


def label_svg(label: TextLabel, shades: Shades, halo: str) -> Iterator[str]:
    """A text with the stroke that leads to it; `halo` is the look of its edge."""
    tone = shades(label.colour)
    if label.leader:
        path = "L".join(f"{number(x)} {number(y)}" for x, y in label.leader)
        yield f'<path fill="none" stroke="{tone}" stroke-width="{number(label.leader_width)}" d="M{path}"/>'
    yield svg.text(
        label.x, label.y + label.size * _BASELINE, label.text, label.size, tone, label.weight, label.anchor,
        halo if label.halo else "",
    )  # fmt: skip
