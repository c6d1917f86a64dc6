"""Rounds the counts of detailed breakdowns to multiples of five, so that shares come from rounded counts
alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dashboard.domain.grid import Floats
from dashboard.domain.observation import Status
from dashboard.indicators.rates import OFFICIAL, Rates

STEP = 5


def rounded(counts: Floats) -> Floats:
    """The nearest multiple of five (2.5 goes up); NaN stays."""
    return np.asarray(np.floor(counts / STEP + 0.5) * STEP, dtype=np.float64)


def round_counts(rates: Rates, factor: float) -> Rates:
    """Own cells with numerator and denominator rounded and the share computed again.

    A base that rounds to nothing gives no share: NOT_APPLICABLE. Cases that round to nothing are
    ROUNDED_ZERO.
    """
    concerned = (rates.provenance > OFFICIAL) & ~np.isnan(rates.numerator) & ~np.isnan(rates.denominator)
    base = np.where(concerned, rounded(rates.denominator), rates.denominator)
    cases = np.where(concerned, np.minimum(rounded(rates.numerator), base), rates.numerator)
    nobody = concerned & (base == 0)
    value = np.divide(cases * factor, base, out=np.full_like(base, np.nan), where=concerned & ~nobody)
    status = rates.status.copy()
    status[concerned & (cases == 0) & (rates.numerator > 0)] = Status.ROUNDED_ZERO
    status[nobody] = Status.NOT_APPLICABLE
    return replace(
        rates,
        value=np.where(concerned, value, rates.value),
        numerator=np.where(nobody, np.nan, cases),
        denominator=np.where(nobody, np.nan, base),
        status=status,
    )
