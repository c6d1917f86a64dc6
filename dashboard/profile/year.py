"""In which year an indicator stands in the profiles of a level: the newest official one before a newer
example."""

from __future__ import annotations

import numpy as np

from dashboard.domain.slab import PROVENANCES, Cells

_EXAMPLE = PROVENANCES.index("example")
LEAST = 0.5
"""Of as many places as the fullest year has: where fewer have a figure, nobody can be compared with
anybody."""


def year_row(cells: Cells) -> int:
    """Index of the newest year in which half as many places have an official (or own) figure as the fullest
    year has any; where there is none, of any figure; the last year where no place has a figure at all."""
    known = ~np.isnan(cells.value)
    fullest = known.sum(axis=1).max(initial=0)
    for there in (known & (cells.provenance != _EXAMPLE), known):
        rows = np.flatnonzero((there.sum(axis=1) >= LEAST * fullest) & there.any(axis=1))
        if rows.size:
            return int(rows[-1])
    return len(cells.years) - 1
