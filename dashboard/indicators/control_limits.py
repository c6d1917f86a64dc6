"""The funnel's control limits: within which a place of each size lies when only chance sets it apart from its
area.

They come from the same distribution as the verdict, so a point lies outside a limit exactly where its verdict
against the same area says so. Spiegelhalter (2005), doi 10.1002/sim.1970.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.domain.indicator import Indicator
from dashboard.domain.slab import Cells, Floats
from dashboard.indicators.certainty import has_limits
from dashboard.indicators.differences import pairs
from dashboard.statistics.few_cases import FEW
from dashboard.statistics.significance import CLEAR, POSSIBLE, shared_critical, stricter

_GRID = 24
"""Sizes between those of the places, so that the limits bend smoothly."""


@dataclass(frozen=True, slots=True)
class Funnel:
    """`base` (years, places) are the cases behind each value, NaN where no point stands; `largest` of all
    years.

    For each year `at` are the sizes at which the limits are known, from FEW on: those of all places and some
    between; `inner` (95 %) and `outer` (99.8 %) have a lower and an upper limit at each, in the indicator's
    unit. Empty lists where the area has no counts of the same source. Limits lie between two numbers of
    cases, never on one.
    """

    base: Floats
    largest: float
    at: list[list[float]]
    inner: tuple[list[list[float]], list[list[float]]]
    outer: tuple[list[list[float]], list[list[float]]]


def funnel(
    cells: Cells, area: Cells | None, indicator: Indicator, spread: Floats | None = None
) -> Funnel | None:
    """Control limits around `area` (one column, it holds all places) in each year; None where nothing has
    counts.

    `spread` is phi of each year, which widens limits as it does tests. Where a place and the area come from
    different sources the place has no point beside the limits, for nobody could say on which side it belongs.
    """
    base = np.where(np.isnan(cells.value), np.nan, cells.denominator)
    if not has_limits(indicator) or np.isnan(base).all():
        return None
    largest = float(np.nanmax(base))
    sizes = [np.empty(0)] * len(cells.years)
    total, everyone = np.full((2, len(cells.years)), np.nan)
    compared = pairs(cells, area, indicator)
    for row, year in enumerate(cells.years):
        at = area.row(year) if area is not None else None
        tested = ~np.isnan(compared.other_base[row])
        if area is None or at is None or not tested.any():
            continue
        base[row, ~tested & (base[row] >= FEW)] = np.nan
        total[row], everyone[row] = area.numerator[at, 0], area.denominator[at, 0]
        sizes[row] = _sizes(base[row], min(largest, everyone[row] - 1))
    wide = np.ones(len(cells.years)) if spread is None else spread
    inner, outer = _lines(sizes, total, everyone, wide, indicator)
    return Funnel(base, largest, [one.tolist() for one in sizes], inner, outer)


Lines = tuple[list[list[float]], list[list[float]]]


def _lines(
    sizes: Sequence[Floats], total: Floats, everyone: Floats, spread: Floats, indicator: Indicator
) -> tuple[Lines, Lines]:
    """Lower and upper limits of both levels at the sizes of each year, all years at once."""
    lengths = [len(one) for one in sizes]
    base, cases, whole = np.concatenate(sizes), np.repeat(total, lengths), np.repeat(everyone, lengths)
    levels = [
        np.repeat(np.array([stricter(level, phi) for phi in spread.tolist()]), lengths)
        for level in (POSSIBLE, CLEAR)
    ]
    found = shared_critical(base, whole - base, cases, levels, proportion=indicator.is_proportion)
    most = np.minimum(base, cases) if indicator.is_proportion else cases
    ends = np.cumsum(lengths)[:-1]

    def line(counts: Floats, otherwise: Floats) -> list[list[float]]:
        drawn = np.where(np.isnan(counts), otherwise, counts) / base * indicator.factor
        return [one.tolist() for one in np.split(np.round(drawn, indicator.decimals + 3), ends)]

    inner, outer = ((line(one.below, 0.0 * base), line(one.above, most)) for one in found)
    return inner, outer


def _sizes(base: Floats, largest: float) -> Floats:
    """Those of all places that are large enough to be tested, and some between."""
    between = np.round(np.linspace(np.sqrt(FEW), np.sqrt(max(largest, FEW)), _GRID) ** 2)
    own = base[(base >= FEW) & (base <= largest)]
    return np.unique(np.concatenate([own, np.minimum(between, np.floor(max(largest, FEW)))]))
