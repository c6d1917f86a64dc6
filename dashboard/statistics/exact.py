"""Differences as they are in decimal: from counts as fractions and from published decimals, without binary
noise."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np

from dashboard.domain.indicator import Indicator
from dashboard.domain.slab import AT_LEAST, Cells, Floats

_NEAR = 1e-6
"""How near to the middle between two written numbers a difference is computed anew, in units of its last
digit."""


def is_quotient(indicator: Indicator) -> bool:
    """Whether the value is its numerator divided by its denominator, so that both may stand beside it.

    Of a density, an index or a mean they are not what a reader would divide: "10.065 von 840 Teilnahmen" are
    weeks.
    """
    return bool(indicator.numerator and indicator.denominator) and indicator.unit in _QUOTIENTS


_QUOTIENTS = ("percent", "per_100", "per_1000", "per_10000")


def exact(cells: Cells, row: int, column: int, indicator: Indicator) -> Fraction:
    """The value of a cell that has one: its counts divided, where it has both, else the decimal that was
    published."""
    cases, base = cells.numerator[row, column], cells.denominator[row, column]
    if cases == cases and base == base and base > 0:
        return Fraction(float(cases)) * Fraction(repr(float(indicator.factor))) / Fraction(float(base))
    return Fraction(Decimal(repr(float(cells.value[row, column]))))


def less(
    own: Cells, row: int, other: Cells, at: int, indicator: Indicator, column: int | None = None
) -> Floats:
    """Values of one year less those of another place or year: the floats nearest to the exact differences. NaN where
    one of the two is a lower bound: nobody knows how far they lie apart.

    `other` has one column or as many as `own`; with `column` that one is taken off all. Subtraction in binary
    is off in the last bits, which decides where the difference lies in the middle between two written
    numbers: only there the fractions are formed.
    """
    beside = slice(None) if column is None else slice(column, column + 1)
    bound = (own.mark[row] == AT_LEAST) | (other.mark[at, beside] == AT_LEAST)
    apart = np.where(bound, np.nan, own.value[row] - other.value[at, beside])
    scaled = np.abs(apart) * 10.0**indicator.decimals
    single = other.value.shape[1] == 1
    for place in np.flatnonzero(np.abs(scaled % 1.0 - 0.5) < _NEAR).tolist():
        its = column if column is not None else 0 if single else place
        apart[place] = float(exact(own, row, place, indicator) - exact(other, at, its, indicator))
    return np.asarray(apart, dtype=np.float64)
