"""What a hidden cell still says, and from which number on a count points to nobody."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dashboard.domain.grid import Flags
from dashboard.domain.observation import Status
from dashboard.indicators.rates import Rates

THRESHOLD = 3
"""Counts from 1 up to this number, itself excluded, could point to a person."""


def hide(rates: Rates, hidden: Flags) -> Rates:
    """The same cells with nothing left of the hidden ones but where they are and whose they were."""
    return replace(
        rates,
        value=np.where(hidden, np.nan, rates.value),
        numerator=np.where(hidden, np.nan, rates.numerator),
        denominator=np.where(hidden, np.nan, rates.denominator),
        status=np.where(hidden, np.int8(Status.SUPPRESSED), rates.status),
        mark=np.where(hidden, np.int8(0), rates.mark),
    )
