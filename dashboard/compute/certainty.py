"""How sure an indicator's figures are: their limits, and whether changes and differences are more than chance.

Everything follows from published counts; nothing is stored."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from dashboard import formats
from dashboard.compute.exact import less
from dashboard.compute.intervals import Z95, Z998, Limits, byar, funnel_limits, wilson
from dashboard.compute.pooling import breaks_of
from dashboard.compute.significance import rate_difference, rest, share_difference, verdict
from dashboard.domain.indicator import Indicator
from dashboard.domain.municipality import FEDERATION
from dashboard.domain.slab import Cells, Codes, Floats
from dashboard.texts import say

RATES = ("per_100", "per_1000", "per_10000")
QUANTILES = {"95": Z95, "99.8": Z998}
_GRID = 48


def has_limits(indicator: Indicator) -> bool:
    """Whether chance moves the figure: a share or rate of persons.

    Institutions are all counted, and a density, an index or a waiting time is no share of anybody.
    """
    formula = bool(indicator.numerator and indicator.denominator)
    return formula and indicator.confidentiality == "persons" and (indicator.is_share or indicator.unit in RATES)


def limits(cells: Cells, indicator: Indicator, confidence: str = "95") -> Limits:
    """Lower and upper limits in the indicator's unit: Wilson for shares, exact and Byar's for rates.

    NaN where there is no value, no counts, or a share of more than all (day care in another municipality).
    """
    nothing = np.full(cells.value.shape, np.nan)
    if not has_limits(indicator):
        return nothing, nothing.copy()
    fits = ~np.isnan(cells.value) & (cells.numerator >= 0) & (cells.denominator > 0)
    if indicator.is_share:
        fits &= cells.numerator <= cells.denominator
    cases, base = np.where(fits, cells.numerator, np.nan), np.where(fits, cells.denominator, np.nan)
    lower, upper = (wilson if indicator.is_share else byar)(cases, base, QUANTILES[confidence])
    return lower * indicator.factor, upper * indicator.factor


def limited(cells: Cells, indicator: Indicator, confidence: str = "95") -> Cells:
    """The cells with their limits."""
    lower, upper = limits(cells, indicator, confidence)
    return replace(cells, lower=lower, upper=upper)


def interval_texts(lower: Floats, upper: Floats, indicator: Indicator, lang: str) -> list[list[str]]:
    """`61 bis 82 %`: a digit less than the value, unless both ends would then look the same. Empty without limits."""

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


def before(cells: Cells, indicator: Indicator, row: int, span: int = 1, since: int | None = None) -> int | None:
    """The row that a year's change is measured against: `since`, else the year before, or with pooled years the last
    that shares none with it. None where it is missing or later, or a new basis begins in between."""
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
            changed[row] = np.where(_alike(cells, row, earlier), less(cells, row, cells, earlier, indicator), np.nan)
    return changed


def change_verdicts(cells: Cells, indicator: Indicator, span: int = 1, since: int | None = None) -> Codes:
    """For each change whether it is more than chance; codes of `Verdict`."""
    z = np.full(cells.value.shape, np.nan)
    if has_limits(indicator) and cells.level not in indicator.no_ranking_at:
        for row in range(len(cells.years)):
            earlier = before(cells, indicator, row, span, since)
            if earlier is not None:
                tested = _test(indicator, _counts(cells, row), _counts(cells, earlier))
                z[row] = np.where(_alike(cells, row, earlier), tested, np.nan)
    return verdict(z)


def difference_verdicts(
    cells: Cells, reference: Cells | None, indicator: Indicator, members: Collection[str] = ()
) -> Codes:
    """For each difference from the reference whether it is more than chance; codes of `Verdict`.

    `reference` has one column, or one for each place; `members` are its places where its key does not tell. A place
    inside the reference is compared with the rest of it (see `significance.rest`); with itself it is not testable.
    """
    z = np.full(cells.value.shape, np.nan)
    if reference is None or not has_limits(indicator) or cells.level in indicator.no_ranking_at:
        return verdict(z)
    own = reference.level == "amt"
    keys = reference.places if own else reference.places * len(cells.places)
    inside = np.array(
        [place in members or _within(place, key, own) for place, key in zip(cells.places, keys, strict=True)],
        dtype=np.bool_,
    )
    for row, year in enumerate(cells.years):
        at = reference.row(year)
        if at is None:
            continue
        counts, whole = _counts(cells, row), _counts(reference, at)
        others = rest(*counts, *whole)
        other = tuple(np.where(inside, part, full) for part, full in zip(others, whole, strict=True))
        z[row] = _test(indicator, counts, (other[0], other[1]))
    return verdict(z)


def funnel(cells: Cells, district: Cells | None, indicator: Indicator) -> dict[str, Any] | None:
    """Control limits around the district's value of each year, in the indicator's unit, on a common grid of bases.

    `base` are the places' own sizes, `at` those of the grid, denser where the limits bend; `inner` (95 %) and `outer`
    (99.8 %) have a lower and an upper line for each year, NaN where the district has no value. None without counts.
    """
    sizes = np.where(np.isnan(cells.value), np.nan, cells.denominator)
    if not has_limits(indicator) or np.isnan(sizes).all():
        return None
    largest = float(np.nanmax(sizes))
    grid = np.unique(np.maximum(np.round((np.linspace(0, 1, _GRID) * np.sqrt(largest)) ** 2, 1), 1))
    shares = np.full(len(cells.years), np.nan)
    for row, year in enumerate(cells.years):
        at = district.row(year) if district is not None and district.value.shape[1] == 1 else None
        value = district.value[at, 0] / indicator.factor if district is not None and at is not None else np.nan
        shares[row] = value if 0 <= value <= 1 else np.nan
    lines = {
        name: [np.round(one * indicator.factor, indicator.decimals) for one in _around(shares, grid, z)]
        for name, z in (("inner", Z95), ("outer", Z998))
    }
    return {"base": sizes, "at": grid, "largest": largest, **lines}


def _around(shares: Floats, grid: Floats, z: float) -> Limits:
    return funnel_limits(shares[:, None], grid[None, :], z)


def _within(place: str, key: str, own: bool) -> bool:
    """Whether the reference holds the place: its own Amt, or a district, state or federation by its key."""
    return own or key == FEDERATION or place.startswith(key)


Counts = tuple[Floats, Floats]


def _counts(cells: Cells, row: int) -> Counts:
    return cells.numerator[row], cells.denominator[row]


def _alike(cells: Cells, row: int, earlier: int) -> Any:
    return (cells.source[row] == cells.source[earlier]) & (cells.provenance[row] == cells.provenance[earlier])


def _test(indicator: Indicator, one: Counts, other: Sequence[Floats]) -> Floats:
    test = share_difference if indicator.is_share else rate_difference
    return test(*one, *other)
