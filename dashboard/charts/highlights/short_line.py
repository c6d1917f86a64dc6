"""A line of a time series as far as one source goes: what a small picture has room for."""

from __future__ import annotations

import math
from dataclasses import replace

from dashboard.charts.series.lines import Line


def until(line: Line, year: int) -> Line:
    """The line with its values up to a year that are of the same source as its last one there; without its
    band."""
    known = [at for at in line.known() if line.years[at] <= year]
    source = line.source_at(known[-1]) if known else 0
    values = [
        value if line.years[at] <= year and line.source_at(at) == source else math.nan
        for at, value in enumerate(line.values)
    ]
    return replace(line, values=values, lower=None, upper=None)
