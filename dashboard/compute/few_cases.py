"""Few cases: the one rule by which a figure is neither ranked nor tested nor counted in spreads and relations."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dashboard.domain.indicator import Indicator
from dashboard.domain.slab import Cells

FEW = 20
"""A figure on fewer persons or institutions than this is few cases (statistics.md)."""
_NOBODY = ("per_km2",)
"""Units whose denominator counts neither persons nor institutions, so that a small one means nothing."""
Flags = npt.NDArray[np.bool_]


def counts_cases(indicator: Indicator) -> bool:
    """Whether the denominator counts persons or institutions: in shares, rates, means (weeks) and indices it does."""
    return bool(indicator.denominator) and indicator.unit not in _NOBODY


def few_cases(cells: Cells, indicator: Indicator) -> Flags:
    """Where a value stands on a denominator below FEW. Never where the denominator is not known or counts nobody."""
    if not counts_cases(indicator):
        return np.zeros(cells.value.shape, dtype=np.bool_)
    return np.asarray(~np.isnan(cells.value) & (cells.denominator < FEW))
