"""The marks of a chart as SVG: bars, signs, lines, areas and straight lines, each where the description
says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import singledispatchmethod

from dashboard.charts.description import (
    AreaMark,
    At,
    BarMark,
    Dash,
    LineMark,
    Mark,
    Plot,
    PointMark,
    RuleMark,
)
from dashboard.drawing import svg_elements as svg
from dashboard.drawing.markers import marker_element
from dashboard.drawing.svg_elements import number

Shades = Callable[[str], str]
"""From a colour's role to the colour."""


class Pen:
    """Draws marks inside a plot."""

    def __init__(self, plot: Plot, shades: Shades, named: str = "") -> None:
        """`named` begins the names of patterns, where a page holds several drawings."""
        self.plot, self.shades, self.named = plot, shades, named

    def halftones(self, marks: Sequence[Mark]) -> str:
        """Patterns of bars with few cases behind them and of what is kept secret, one per colour."""
        tones = sorted({self.shades(mark.fill) for mark in marks if isinstance(mark, BarMark) and mark.few})
        lines = sorted(
            {self.shades(mark.fill) for mark in marks if isinstance(mark, BarMark) and mark.hatched}
        )
        return "".join((*(self._halftone(tone) for tone in tones), *(self._lines(tone) for tone in lines)))

    def _halftone(self, tone: str) -> str:
        spots = "".join(f'<circle cx="{x}" cy="{y}" r="0.75"/>' for x, y in ((0.8, 0.8), (2.4, 2.4)))
        return (
            f'<pattern id="{self.named}{_pattern(tone)}" patternUnits="userSpaceOnUse" width="3.2" height="3.2">'
            f'<rect width="3.2" height="3.2" fill="{tone}" stroke="none"/>'
            f'<g fill="{self.shades("surface")}" fill-opacity="0.85" stroke="none">{spots}</g></pattern>'
        )

    def _lines(self, tone: str) -> str:
        stroke = f'stroke="{self.shades("axis")}" stroke-width="1.6"'
        name = f"{self.named}{_pattern(tone, hatched=True)}"
        return (
            f'<pattern id="{name}" patternUnits="userSpaceOnUse" width="5" height="5" '
            f'patternTransform="rotate(45)"><rect width="5" height="5" fill="{tone}" stroke="none"/>'
            f'<path d="M0 0V5" fill="none" {stroke}/></pattern>'
        )

    @singledispatchmethod
    def draw(self, mark: Mark) -> str:
        """The mark as one element."""
        raise TypeError(mark)

    @draw.register
    def _(self, mark: BarMark) -> str:
        plot = self.plot
        left, right, ends = plot.x(mark.x0), plot.x(mark.x1), (plot.y(mark.y0), plot.y(mark.y1))
        tone = self.shades(mark.fill)
        fill = (
            f"url(#{self.named}{_pattern(tone, hatched=mark.hatched)})" if mark.few or mark.hatched else tone
        )
        more = self._edge(mark.edge, mark.edge_width) + (
            f' rx="{number(mark.corner)}"' if mark.corner else ""
        )
        more += f' opacity="{mark.opacity}"' if mark.opacity != 1 else ""
        return svg.rect(left, min(ends), max(right - left, 0.4), abs(ends[0] - ends[1]), fill, more)

    @draw.register
    def _(self, mark: PointMark) -> str:
        x, y = self.plot.x(mark.x), self.plot.y(mark.y)
        faint = f' opacity="{mark.opacity}"' if mark.opacity != 1 else ""
        faint += f' fill-opacity="{mark.fill_opacity}"' if mark.fill_opacity != 1 else ""
        look = f' fill="{self.shades(mark.fill)}"{self._edge(mark.edge, mark.edge_width)}{faint}'
        return marker_element(mark.form, x, y, mark.radius, look)

    @draw.register
    def _(self, mark: LineMark) -> str:
        more = f' opacity="{mark.opacity}"' if mark.opacity != 1 else ""
        more += ' stroke-linecap="round"' if mark.round_cap else ""
        stroke = (
            f'stroke="{self.shades(mark.colour)}" stroke-width="{number(mark.width)}" stroke-linejoin="round"'
        )
        return f'<path fill="none" {stroke}{_dashed(mark.dash)}{more} d="{self._path(mark.points)}"/>'

    @draw.register
    def _(self, mark: AreaMark) -> str:
        faint = f' fill-opacity="{number(mark.opacity)}"' if mark.opacity != 1 else ""
        edge = self._edge(mark.edge, mark.edge_width)
        return f'<path fill="{self.shades(mark.fill)}"{faint}{edge} d="{self._path(mark.points)}z"/>'

    @draw.register
    def _(self, mark: RuleMark) -> str:
        plot = self.plot
        if mark.upright:
            start, end = (plot.bottom, plot.top)
            y0, y1 = _ends(mark, plot.y, start, end)
            x = plot.x(mark.at)
            return svg.line(x, y0, x, y1, self.shades(mark.colour), mark.width, _dashed(mark.dash))
        x0, x1 = _ends(mark, plot.x, plot.left, plot.right)
        y = plot.y(mark.at)
        return svg.line(x0, y, x1, y, self.shades(mark.colour), mark.width, _dashed(mark.dash))

    def _path(self, points: Sequence[At]) -> str:
        return "M" + "L".join(f"{number(self.plot.x(x))} {number(self.plot.y(y))}" for x, y in points)

    def _edge(self, colour: str, width: float) -> str:
        return f' stroke="{self.shades(colour)}" stroke-width="{number(width)}"' if colour and width else ""


def _ends(mark: RuleMark, place: Callable[[float], float], start: float, end: float) -> tuple[float, float]:
    return (
        start if mark.start is None else place(mark.start),
        end if mark.end is None else place(mark.end),
    )


def _dashed(dash: Dash) -> str:
    return f' stroke-dasharray="{" ".join(number(one) for one in dash)}"' if dash else ""


def _pattern(tone: str, *, hatched: bool = False) -> str:
    """A token of the page (`var(--bl-inset)`) is named without its signs."""
    return f"{'linien' if hatched else 'balken'}-{re.sub('[^A-Za-z0-9]+', '-', tone).strip('-')}"


def grouped(marks: Sequence[Mark]) -> Iterator[tuple[bool, list[Mark]]]:
    """Runs of marks that are cut at the plotting area's edge, and of signs, which may stand on it."""
    run: list[Mark] = []
    for mark in marks:
        if run and isinstance(mark, PointMark) != isinstance(run[-1], PointMark):
            yield not isinstance(run[-1], PointMark), run
            run = []
        run.append(mark)
    if run:
        yield not isinstance(run[-1], PointMark), run
