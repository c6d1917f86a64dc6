"""Names beside the lines of the time series: at their ends, and where an official source begins."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from html import escape
from itertools import pairwise
from typing import Any

from dashboard.figures import style
from dashboard.figures.axes import PLOT_HEIGHT, Scale, spread
from dashboard.figures.lines import Line, colour_of
from dashboard.figures.style import Theme


def end_labels(
    lines: Sequence[Line], last: int, scale: Scale, theme: Theme, size: float
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Names at the right end, pushed apart; lines that end earlier carry their name where they end."""
    ending = [line for line in lines if line.years[line.known()[-1]] == last]
    px_per_unit = PLOT_HEIGHT / (scale.high - scale.low)
    wanted = [(scale.high - line.values[line.known()[-1]]) * px_per_unit for line in ending]
    gap = 1.32 * (size + 0.5)
    placed = [at - gap / 2 for at in spread([want + gap / 2 for want in wanted], gap, PLOT_HEIGHT + gap)]
    annotations: list[dict[str, Any]] = []
    meta: list[dict[str, Any]] = []
    for line, want, at in zip(ending, wanted, placed, strict=True):
        i, colour = line.known()[-1], colour_of(line, theme)
        weight = 700 if line.role == "place" else 600
        meta.append(
            {
                "index": len(annotations),
                "value": line.values[i],
                "key": line.key,
                "name": line.name,
                "text": line.texts[i],
            }
        )
        annotations.append(
            {
                "x": last,
                "y": line.values[i],
                "text": f"{escape(line.name)} {escape(line.texts[i])}",
                "font": {"size": size + 0.5, "color": colour, "weight": weight},
                "xanchor": "left",
                "yanchor": "middle",
                "align": "left",
                "showarrow": True,
                "arrowhead": 0,
                "arrowwidth": 1.2,
                "arrowcolor": colour,
                "standoff": 8,
                "ax": 18,
                "ay": round(at - want, 1),
                "borderpad": 4,
            }
        )
    for line in lines:
        if line in ending:
            continue
        i = line.known()[-1]
        others = [other.at(line.years[i]) for other in lines if other is not line]
        beside = [value for value in others if not math.isnan(value)]
        nearest = min(beside, key=lambda value: abs(value - line.values[i]), default=-math.inf)
        annotations.append(
            {
                "x": line.years[i],
                "y": line.values[i],
                "text": escape(line.name),
                "font": {"size": size, "color": colour_of(line, theme), "weight": 700 if line.role == "place" else 600},
                "xanchor": "left",
                "yanchor": "bottom" if line.values[i] >= nearest else "top",
                "showarrow": False,
                "xshift": 4,
                "borderpad": 0,
            }
        )
    return annotations, meta


def _short(source: str) -> str:
    """A source's name up to its explanation: there is little room, and definition and source line say it in full."""
    return re.split("[,:]", source)[0]


def source_changes(lines: Sequence[Line], theme: Theme, lang: str, size: float) -> list[dict[str, Any]]:
    """Names a new official source above the axis in its first year, once for all lines that change there."""
    named: dict[tuple[int, str], None] = {}
    for line in lines:
        known = line.known()
        for before, i in pairwise(known):
            if line.sources and line.source_at(before) != line.source_at(i) and not line.is_example(i):
                named[line.years[i], _short(line.sources[line.source_at(i)])] = None
    word = "ab" if lang == "de" else "from"
    return [
        {
            "x": year,
            "y": 0,
            "yref": "paper",
            "text": f"{word} {year}: {escape(name)}",
            "font": {"size": size - 1, "color": style.COLOURS[theme].ink_3},
            "showarrow": False,
            "xanchor": "left" if year < lines[0].years[-1] - 4 else "right",
            "yanchor": "bottom",
            "yshift": 2 + 15 * row,
        }
        for row, (year, name) in enumerate(named)
    ]
