"""Years taken together: sums of numerators over sums of denominators, where a single year is too thin."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from dashboard.domain.grid import weakest_reason
from dashboard.domain.indicator import Indicator
from dashboard.domain.observation import Status
from dashboard.domain.slab import MARKS, Cells

Flags = npt.NDArray[np.bool_]
SPANS = (3, 5)
"""So many years can be taken together, fewest first."""
_NONE = len(MARKS)
_ARRAYS = ("value", "lower", "upper", "numerator", "denominator", "status", "provenance", "mark", "source")


def can_pool(indicator: Indicator) -> bool:
    """Whether the formula divides counts by counts: a count alone would only grow with the years."""
    return bool(indicator.numerator and indicator.denominator) and not indicator.as_published


def breaks_of(indicator: Indicator, level: str) -> frozenset[int]:
    """First years of a new basis at this level."""
    return frozenset(one.year for one in indicator.breaks if not one.levels or level in one.levels)


def pooled_years(years: Collection[int], breaks: Collection[int], span: int) -> tuple[int, ...]:
    """The years in which periods of `span` years end, from the newest year backwards; no two share a year.

    Every calendar year of a period is there, and none but its first begins a new basis.
    """
    known, broken = set(years), set(breaks)
    found: list[int] = []
    end = max(known, default=0)
    while known and end - span + 1 >= min(known):
        period = range(end - span + 1, end + 1)
        cut = [year for year in period[1:] if year in broken]
        gaps = [year for year in period if year not in known]
        if cut or gaps:
            end = max([year - 1 for year in cut] + [year - 1 for year in gaps])
        else:
            found.append(end)
            end -= span
    return tuple(reversed(found))


def _can_end(year: int, years: Collection[int], breaks: Collection[int], span: int) -> bool:
    period = range(year - span + 1, year + 1)
    return set(period) <= set(years) and not set(period[1:]) & set(breaks)


def shows_more(pooled: Cells, few: Flags, single: Cells, few_single: Flags) -> bool:
    """Whether the newest period shows more places with enough cases than its last year does.

    `few` and `few_single` say where a value rests on few cases.
    """
    if not pooled.years:
        return False
    row = single.row(pooled.years[-1])
    of_year = 0 if row is None else int((~np.isnan(single.value[row]) & ~few_single[row]).sum())
    return int((~np.isnan(pooled.value[-1]) & ~few[-1]).sum()) > of_year


def pool(cells: Cells, indicator: Indicator, span: int, ends: Collection[int] | None = None) -> Cells:
    """Cells of periods of `span` years, on the years in which they end; `span` 1 gives the cells back.

    `ends` are the periods to take, so that all levels have the same ones; their own without. Only published
    counts are added up: what is hidden in one of the years is hidden in the sum, what is missing there is
    missing. Figures of different provenance or source are never added up, and neither are figures without
    counts: both are NOT_APPLICABLE. The mark of the sum is the weakest of its years'. Limits follow from the
    new counts.
    """
    if span == 1:
        return cells
    if not can_pool(indicator):
        raise ValueError(f"{indicator.key} has no numerator and denominator to add up")
    breaks = breaks_of(indicator, cells.level)
    wanted = pooled_years(cells.years, breaks, span) if ends is None else sorted(ends)
    years = tuple(year for year in wanted if _can_end(year, cells.years, breaks, span))
    rows = np.array(
        [[cells.years.index(year - back) for back in range(span)] for year in years], dtype=np.intp
    )
    window = rows.reshape(len(years), span)
    numerator, denominator = cells.numerator[window].sum(axis=1), cells.denominator[window].sum(axis=1)
    counted = ~np.isnan(numerator) & ~np.isnan(denominator) & (denominator > 0)
    alike = _alike(cells.provenance[window]) & _alike(cells.source[window])
    poolable = counted & alike
    nothing = np.full(numerator.shape, np.nan)
    return replace(
        cells,
        years=years,
        value=np.divide(numerator * indicator.factor, denominator, out=nothing.copy(), where=poolable),
        lower=nothing,
        upper=nothing.copy(),
        numerator=np.where(poolable, numerator, np.nan),
        denominator=np.where(poolable, denominator, np.nan),
        status=_status(cells.status[window], numerator, poolable),
        provenance=np.where(
            cells.provenance[window].min(axis=1) < 0, -1, cells.provenance[window].max(axis=1)
        ),
        mark=_weakest_mark(cells.mark[window]),
        source=cells.source[window[:, 0]] if len(years) else cells.source[:0],
    )


def at_years(cells: Cells, years: Sequence[int]) -> Cells:
    """The same cells on these of their years only."""
    if tuple(years) == cells.years:
        return cells
    rows = [cells.years.index(year) for year in years]
    arrays = {name: getattr(cells, name)[rows] for name in _ARRAYS}
    return replace(cells, years=tuple(years), **arrays)


def _alike(codes: npt.NDArray[np.int8]) -> Flags:
    return np.asarray((codes == codes[:, :1]).all(axis=1), dtype=np.bool_)


def _status(
    members: npt.NDArray[np.int8], cases: npt.NDArray[np.float64], poolable: Flags
) -> npt.NDArray[np.int8]:
    """Of a sum: zero, rounded zero, unreliable or reported; of a gap: the reason that must not be talked
    away."""
    status = np.where(poolable, Status.REPORTED, weakest_reason(members, axis=1)).astype(np.int8)
    zero = poolable & (cases == 0)
    status[zero] = Status.ZERO
    status[zero & (members == Status.ROUNDED_ZERO).any(axis=1)] = Status.ROUNDED_ZERO
    status[poolable & (members == Status.UNRELIABLE).any(axis=1)] = Status.UNRELIABLE
    return status


def _weakest_mark(marks: npt.NDArray[np.int8]) -> npt.NDArray[np.int8]:
    weakest = np.where(marks == 0, np.int8(_NONE), marks).min(axis=1)
    return np.where(weakest == _NONE, 0, weakest).astype(np.int8)
