"""Primary protection: small counts of persons are hidden by themselves, whatever else is published."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dashboard.compute.grid import Flags, Floats
from dashboard.compute.rates import OFFICIAL, Rates
from dashboard.domain.observation import Status

THRESHOLD = 3
"""Counts from 1 up to this number, itself excluded, could point to a person."""


def small(count: Floats, threshold: int = THRESHOLD) -> Flags:
    """Counts above 0 and below the threshold; parts of a split area are as telling. NaN is not small."""
    return np.asarray((count > 0) & (count < threshold), dtype=np.bool_)


def needs_hiding(rates: Rates, *, cases: bool, base: bool, complement: bool, threshold: int = THRESHOLD) -> Flags:
    """Cells to hide among the district's own and example figures; official ones stand as their office publishes them.

    `cases` and `base` say whether numerator and denominator count persons, `complement` whether the numerator is a part
    of the denominator, so that the rest is a count of persons too.
    """
    hidden = np.zeros(rates.status.shape, dtype=np.bool_)
    if cases:
        hidden |= small(rates.numerator, threshold)
    if base:
        hidden |= small(rates.denominator, threshold)
    if complement:
        hidden |= small(rates.denominator - rates.numerator, threshold)
    return hidden & (rates.provenance > OFFICIAL)


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
