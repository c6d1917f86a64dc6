"""How sure an indicator's figures are: their limits, and the change from one year to another, which is a bare
number.

Everything follows from published counts; nothing is stored."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from dashboard import formats
from dashboard.domain.indicator import Indicator
from dashboard.domain.slab import Cells, Floats
from dashboard.statistics.exact import less
from dashboard.statistics.intervals import Z95, Z998, Limits, byar, wilson
from dashboard.statistics.pooling import breaks_of
from dashboard.texts import say

RATES = ("per_100", "per_1000", "per_10000")
QUANTILES = {"95": Z95, "99.8": Z998}


def has_limits(indicator: Indicator) -> bool:
    """Whether chance moves the figure: a share or rate of persons.

    Institutions are all counted, and a density, an index or a waiting time is no share of anybody. Counts that
    their office has changed at random carry an error of another kind, whose size it does not publish.
    """
    formula = bool(indicator.numerator and indicator.denominator) and not indicator.as_published
    return (
        formula
        and indicator.confidentiality == "persons"
        and (indicator.is_proportion or indicator.unit in RATES)
    )


def limits(cells: Cells, indicator: Indicator, confidence: str = "95") -> Limits:
    """Lower and upper limits in the indicator's unit: Wilson for proportions, exact and Byar's for rates.

    NaN where there is no value, no counts, or a share of more than all (day care in another municipality).
    """
    nothing = np.full(cells.value.shape, np.nan)
    if not has_limits(indicator):
        return nothing, nothing.copy()
    fits = ~np.isnan(cells.value) & (cells.numerator >= 0) & (cells.denominator > 0)
    if indicator.is_proportion:
        fits &= cells.numerator <= cells.denominator
    cases, base = np.where(fits, cells.numerator, np.nan), np.where(fits, cells.denominator, np.nan)
    lower, upper = (wilson if indicator.is_proportion else byar)(cases, base, QUANTILES[confidence])
    return lower * indicator.factor, upper * indicator.factor


def limited(cells: Cells, indicator: Indicator, confidence: str = "95") -> Cells:
    """The cells with their limits."""
    lower, upper = limits(cells, indicator, confidence)
    return replace(cells, lower=lower, upper=upper)


def interval_texts(lower: Floats, upper: Floats, indicator: Indicator, lang: str) -> list[list[str]]:
    """`61 bis 82 %`: a digit less than the value, unless both ends would then look the same. Empty without
    limits."""

    def text(low: float, high: float) -> str:
        if low != low:
            return ""
        digits = max(indicator.decimals - 1, 0)
        if formats.rounded(low, digits) == formats.rounded(high, digits):
            digits = indicator.decimals
        last = formats.with_unit(high, indicator.unit, digits, lang)
        return say(lang, "interval", low=formats.number(low, digits, lang), high=last)

    return [
        [text(low, high) for low, high in zip(lows, highs, strict=True)]
        for lows, highs in zip(lower.tolist(), upper.tolist(), strict=True)
    ]


def before(
    cells: Cells, indicator: Indicator, row: int, span: int = 1, since: int | None = None
) -> int | None:
    """The row that a year's change is measured against: `since`, else the year before, or with pooled years
    the last that shares none with it. None where it is missing or later, or a new basis begins in between."""
    year = cells.years[row]
    earlier = year - span if since is None else since
    if earlier > year or 0 < year - earlier < span:
        return None
    if breaks_of(indicator, cells.level) & set(range(earlier + 1, year + 1)):
        return None
    return cells.row(earlier)


def change(cells: Cells, indicator: Indicator, span: int = 1, since: int | None = None) -> Floats:
    """Value less the one before (see `before`); NaN across a break of the series or between two sources."""
    changed = np.full(cells.value.shape, np.nan)
    for row in range(len(cells.years)):
        earlier = before(cells, indicator, row, span, since)
        if earlier is not None:
            changed[row] = np.where(
                _alike(cells, row, earlier), less(cells, row, cells, earlier, indicator), np.nan
            )
    return changed


def _alike(cells: Cells, row: int, earlier: int) -> Any:
    return (cells.source[row] == cells.source[earlier]) & (cells.provenance[row] == cells.provenance[earlier])
