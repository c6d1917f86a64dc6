"""The funnel's control limits: within which a place of each size lies when only chance sets it apart from its area.

They come from the same distribution as the verdict, so a point lies outside a limit exactly where its verdict against
the same area says so. Spiegelhalter (2005), doi 10.1002/sim.1970.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.compute.certainty import has_limits
from dashboard.compute.differences import has_tests, pairs
from dashboard.compute.few_cases import FEW
from dashboard.compute.significance import CLEAR, POSSIBLE, shared_critical, stricter
from dashboard.domain.indicator import Indicator
from dashboard.domain.slab import Cells, Floats

_GRID = 24
"""Sizes between those of the places, so that the limits bend smoothly."""


@dataclass(frozen=True, slots=True)
class Funnel:
    """`base` (years, places) are the cases behind each value, NaN where no point stands; `largest` of all years.

    For each year `at` are the sizes at which the limits are known, from FEW on: those of all places and some between;
    `inner` (95 %) and `outer` (99.8 %) have a lower and an upper limit at each, in the indicator's unit. Empty lists
    where the area has no counts of the same source. Limits lie between two numbers of cases, never on one.
    """

    base: Floats
    largest: float
    at: list[list[float]]
    inner: tuple[list[list[float]], list[list[float]]]
    outer: tuple[list[list[float]], list[list[float]]]

    def document(self) -> dict[str, Any]:
        """As it stands in the slab (docs/slab.md)."""
        return {"base": self.base, "largest": self.largest, "at": self.at, "inner": self.inner, "outer": self.outer}


def funnel(cells: Cells, area: Cells | None, indicator: Indicator, spread: Floats | None = None) -> Funnel | None:
    """Control limits around `area` (one column, it holds all places) in each year; None where nothing has counts.

    `spread` is phi of each year, which widens limits as it does tests. Where a place and the area come from different
    sources the place has no point beside the limits, for nobody could say on which side it belongs.
    """
    base = np.where(np.isnan(cells.value), np.nan, cells.denominator)
    if not has_limits(indicator) or np.isnan(base).all():
        return None
    largest = float(np.nanmax(base))
    found = Funnel(base, largest, [], ([], []), ([], []))
    compared = pairs(cells, area, indicator)
    for row, year in enumerate(cells.years):
        at = area.row(year) if area is not None else None
        tested = ~np.isnan(compared.other_base[row])
        if area is None or at is None or not tested.any() or not has_tests(indicator, cells.level):
            found.at.append([])
            for line in (*found.inner, *found.outer):
                line.append([])
            continue
        base[row, ~tested & (base[row] >= FEW)] = np.nan
        total, everyone = area.numerator[at, 0], area.denominator[at, 0]
        sizes = _sizes(base[row], min(largest, everyone - 1))
        found.at.append(sizes.tolist())
        wide = 1.0 if spread is None else float(spread[row])
        for lines, level in ((found.inner, POSSIBLE), (found.outer, CLEAR)):
            limits = shared_critical(
                sizes,
                everyone - sizes,
                np.full(sizes.shape, total),
                np.full(sizes.shape, stricter(level, wide)),
                proportion=indicator.is_proportion,
            )
            most = np.minimum(sizes, total) if indicator.is_proportion else np.full(sizes.shape, total)
            for line, counts, otherwise in zip(lines, (limits.below, limits.above), (0.0 * most, most), strict=True):
                drawn = np.where(np.isnan(counts), otherwise, counts) / sizes * indicator.factor
                line.append(np.round(drawn, indicator.decimals + 3).tolist())
    return found


def _sizes(base: Floats, largest: float) -> Floats:
    """Those of all places that are large enough to be tested, and some between."""
    between = np.round(np.linspace(np.sqrt(FEW), np.sqrt(max(largest, FEW)), _GRID) ** 2)
    own = base[(base >= FEW) & (base <= largest)]
    return np.unique(np.concatenate([own, np.minimum(between, np.floor(max(largest, FEW)))]))
