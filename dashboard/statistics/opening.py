"""In which year a map opens: the newest that at least half of its places have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from dashboard.domain.observation import Status
from dashboard.domain.slab import Cells

LEAST_REPORTED = 0.5
"""Of the places of a level: where fewer have reported, the map is blank but for a few, and ranks mean
nothing."""
_BLANK = (Status.NOT_COLLECTED, Status.LATER)


def reported(cells: Cells) -> dict[int, float]:
    """For each year the share of places of which anything is reported: a value, none, or one that is kept
    secret."""
    blank = np.isin(cells.status, [int(one) for one in _BLANK])
    return {
        year: float(1 - blank[row].mean()) if blank[row].size else 0.0 for row, year in enumerate(cells.years)
    }


def usual(years: Sequence[int], shares: Mapping[int, float]) -> tuple[int, ...]:
    """The years that at least half of the places have; a year without a known share counts as one."""
    return tuple(year for year in years if shares.get(year, 1.0) >= LEAST_REPORTED)


def opening_year(years: Sequence[int], shares: Mapping[int, float]) -> int | None:
    """The newest usual year, else the newest of those that most places have; None without years.

    So a year to come, typed by mistake for one place, opens nothing.
    """
    found = usual(years, shares)
    if found:
        return max(found)
    return max(years, key=lambda year: (shares.get(year, 1.0), year), default=None)
