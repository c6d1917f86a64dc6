"""Overdispersion: how many times wider than by chance the figures of an indicator lie, at one level."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dashboard.domain.slab import Floats

FEWEST = 8
"""Places below which a spread is not estimated, so nothing is widened: the districts of the state are
eight."""
WINSORISED = 0.1
"""Share of the residuals at either end that count as the last of those between, so that a few outliers, which
the tests are to find, do not hide themselves. Spiegelhalter (2005), doi 10.1002/sim.1970, section 3.3."""


def overdispersion(residuals: Floats) -> float:
    """Phi: the mean square of the winsorised standardised residuals (years, places), 1 where it is less.

    NaN among the residuals are left out; 1 where fewer than FEWEST places have any. Chance alone gives 0.68
    on average, as winsorising cuts its tails, too.
    """
    there = ~np.isnan(residuals)
    if there.any(axis=0).sum() < FEWEST:
        return 1.0
    known = residuals[there]
    low, high = np.quantile(known, (WINSORISED, 1 - WINSORISED))
    return max(1.0, float(np.mean(np.clip(known, low, high) ** 2)))


def standardised(cases: Floats, mean: Floats, variance: Floats) -> Floats:
    """Residuals in standard deviations; NaN where chance leaves no room."""
    found: Floats = np.divide(
        cases - mean, np.sqrt(variance), out=np.full(cases.shape, np.nan), where=variance > 0
    )
    return found


def by_year(residuals: Floats, kinds: npt.NDArray[np.int8]) -> Floats:
    """Phi for each year: that of all years whose figures are of the same kind; `kinds` has one code a year.

    A spread of one year's few places would jump; official figures and examples lie differently far apart.
    """
    found = np.ones(len(kinds))
    for kind in np.unique(kinds):
        found[kinds == kind] = overdispersion(residuals[kinds == kind])
    return found
