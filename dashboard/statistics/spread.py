"""How the values of several places lie: lowest, quartiles, highest."""

from __future__ import annotations

import numpy as np

from dashboard.domain.figure import Spread
from dashboard.domain.slab import Floats

FEWEST = 4
"""Quartiles of three places are the places themselves."""


def spread_of(values: Floats) -> Spread | None:
    """The spread of the numbers among `values` (NaN is left out), in their unit; None of fewer than FEWEST.

    Quantiles are interpolated linearly between neighbours: Hyndman and Fan (1996), type 7, doi
    10.2307/2684934.
    """
    known = values[~np.isnan(values)]
    if known.size < FEWEST:
        return None
    low, lower, median, upper, high = np.quantile(known, (0, 0.25, 0.5, 0.75, 1)).tolist()
    return Spread(low, lower, median, upper, high, int(known.size))


def quartiles_of_years(values: Floats) -> tuple[Floats, Floats]:
    """Lower and upper quartile of each year, of `values` of shape (years, places); NaN of fewer than
    FEWEST."""
    spreads = [spread_of(row) for row in values]
    lower = np.array([np.nan if one is None else one.lower_quartile for one in spreads])
    upper = np.array([np.nan if one is None else one.upper_quartile for one in spreads])
    return lower, upper
