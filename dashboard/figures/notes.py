"""Draws what happened beside a time series: events and breaks, as vertical lines with two short lines of text."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import Any

from dashboard.domain.indicator import Break, Event
from dashboard.figures import style
from dashboard.figures.axes import PLOT_HEIGHT, PLOT_WIDTH, label_width
from dashboard.figures.style import Theme


def happenings(
    events: Sequence[Event], cuts: Sequence[Break], span: tuple[int, int], theme: Theme, lang: str, size: float
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Vertical lines with two short lines of text on top; a text that would meet its neighbour goes one row down."""
    colours = style.COLOURS[theme]
    shapes: list[dict[str, Any]] = []
    texts: list[dict[str, Any]] = []
    marks = sorted(
        [(cut.year - 0.5, cut.label.get(lang, cut.label["de"]), True) for cut in cuts]
        + [(float(event.year), event.label.get(lang, event.label["de"]), False) for event in events]
    )
    px_per_year = PLOT_WIDTH / max(span[1] - span[0], 1)
    right_edges = [-math.inf, -math.inf]
    for x, label, is_break in marks:
        rows = two_lines(label)
        width = max(label_width(row, size - 0.5) for row in rows)
        at = (x - span[0]) * px_per_year
        left = min(max(at - width / 2, -20.0), PLOT_WIDTH + 30 - width)
        row = 0 if left > right_edges[0] + 6 or right_edges[0] <= right_edges[1] else 1
        right_edges[row] = max(right_edges[row], left + width)
        drop = 29 * size / 13 + row * 30 * size / 13
        texts.append(
            {
                "x": x,
                "y": 1,
                "yref": "paper",
                "text": "<br>".join(escape(line) for line in rows),
                "font": {"size": size - 0.5, "color": colours.ink_2},
                "showarrow": False,
                "xanchor": "center",
                "xshift": round(left + width / 2 - at, 1),
                "yanchor": "top",
                "yshift": 9 - row * 30 * size / 13,
                "align": "center",
                "borderpad": 0,
                "name": "note",
            }
        )
        top = 1 - drop / PLOT_HEIGHT
        line = {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": top, "yref": "paper", "layer": "below"}
        line["name"] = f"note {drop:g}"  # px from the top: series.js keeps it so at other heights
        if is_break:
            shapes.append(line | {"line": {"color": colours.axis, "width": 1, "dash": "2px,3px"}})
            texts.append(
                {
                    "x": x,
                    "y": 0,
                    "yref": "paper",
                    "text": "//",
                    "font": {"size": size + 1, "color": colours.ink_2},
                    "showarrow": False,
                    "yanchor": "middle",
                    "bgcolor": colours.surface,
                    "borderpad": 0,
                }
            )
        else:
            shapes.append(line | {"line": {"color": colours.axis, "width": 1}})
            shapes.append(
                {
                    "type": "circle",
                    "name": f"note {drop:g}",
                    "xsizemode": "pixel",
                    "ysizemode": "pixel",
                    "xanchor": x,
                    "yanchor": top,
                    "yref": "paper",
                    "x0": -3,
                    "x1": 3,
                    "y0": -3,
                    "y1": 3,
                    "fillcolor": colours.ink_2,
                    "line": {"width": 0},
                }
            )
    return shapes, texts


def two_lines(label: str) -> list[str]:
    """A label in at most two lines of about the same length, broken at a space; short ones stay whole."""
    words = label.split()
    if len(label) <= 12 or len(words) < 2:
        return [label]
    halves = [[" ".join(words[:i]), " ".join(words[i:])] for i in range(1, len(words))]
    return min(halves, key=lambda half: max(len(half[0]), len(half[1])))
