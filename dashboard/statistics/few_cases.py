"""Few cases: the one rule by which a figure is neither ranked nor tested nor counted in spreads and
relations."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dashboard.domain.indicator import Indicator
from dashboard.domain.slab import Cells, Floats

FEW = 20
"""A figure on fewer persons or institutions than this is few cases (statistics.md)."""
_NOBODY = ("per_km2",)
"""Units whose denominator counts neither persons nor institutions, so that a small one means nothing."""
SIZES = {"percent": 100.0, "per_100": 100.0, "per_1000": 1000.0, "per_10000": 10000.0}
"""Units of persons per so many; in others no number of cases can be told from the value."""
Flags = npt.NDArray[np.bool_]


def counts_cases(indicator: Indicator) -> bool:
    """Whether the denominator counts persons or institutions: in shares, rates, means (weeks) and indices it
    does."""
    return bool(indicator.denominator) and indicator.unit not in _NOBODY


def few_cases(cells: Cells, indicator: Indicator) -> Flags:
    """Where a value stands on a denominator below FEW. Never where the denominator is not known or counts
    nobody."""
    if not counts_cases(indicator):
        return np.zeros(cells.value.shape, dtype=np.bool_)
    return np.asarray(~np.isnan(cells.value) & (cells.denominator < FEW))


def could_be_few(value: float, values: Floats, unit: str) -> bool:
    """Whether a published ratio could stem from fewer than FEW cases: nobody knows its counts.

    A fraction with a denominator below FEW that is written as the published number, with the decimals that
    the source gives `values`, those of all places. Large areas give such a number by chance, about one in a
    hundred with two decimals.
    """
    size = SIZES.get(unit)
    if size is None:
        return False
    half = 0.5 * 10.0 ** -_decimals(values) + 1e-9
    return any(abs(round(value / size * base) / base * size - value) <= half for base in range(1, FEW))


def _decimals(values: Floats) -> int:
    """With how many decimals a source gives a figure: the most that any place has."""
    return max(
        (len(f"{one:.6f}".rstrip("0").partition(".")[2]) for one in values[~np.isnan(values)].tolist()),
        default=0,
    )
