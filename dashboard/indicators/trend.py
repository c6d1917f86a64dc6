"""The trend over five years or more: a line through a place's yearly figures, and whether its slope is more
than chance.

Not from one year to the next: mostly the same children are counted twice, and small numbers jump.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dashboard.domain.indicator import Indicator
from dashboard.domain.slab import Cells, Floats
from dashboard.domain.verdict import Verdict
from dashboard.indicators.differences import has_tests, testable
from dashboard.statistics.few_cases import few_cases
from dashboard.statistics.intervals import Z95, Z998
from dashboard.statistics.overdispersion import FEWEST, WINSORISED
from dashboard.statistics.pooling import breaks_of
from dashboard.statistics.significance import Tests

SPAN = 5
ENOUGH = 30
"""Cases, and in proportions non-cases, in all years of a line together: with fewer the normal approximation is
not used."""
_STEPS = 7
"""Newton's steps: each doubles the digits, and most lines lie close to the level one they begin with."""
_STEEPEST = 30.0  # logits or logarithms: nothing that is counted lies beyond


@dataclass(frozen=True, slots=True)
class Trends:
    """For each year the years of the line that ends in it; arrays (years, places).

    `start` and `end` are where the line lies in the first and last of them, in the indicator's unit, NaN
    where there is no line. Nothing is tested (see `tests.verdict`) where one of its years has no counts,
    another source or a new basis, or where a base is below 20 or the cases of all are below ENOUGH (TOO_FEW).
    """

    start: Floats
    end: Floats
    tests: Tests

    @property
    def change(self) -> Floats:
        """How far the line rises or falls from its first to its last year."""
        return self.end - self.start


def trends(cells: Cells, indicator: Indicator) -> Trends:
    """Slope of a logit line (proportions) or log line (rates) through five yearly figures, tested by its
    score.

    Cochran (1954), doi 10.2307/3001666, and Armitage (1955), doi 10.2307/3001775, with half a case of
    correction for continuity. The score is divided by the spread of the series around its line (chi-square by
    its degrees of freedom: the place's own or that of all places of the level, whichever is larger) where
    that exceeds 1: McCullagh and Nelder (1989), Generalized Linear Models, 4.5. `cells` are single years of
    all places of a level.
    """
    ends = range(len(cells.years))
    return _tested(cells, indicator, {row: _window(cells, indicator, row, SPAN) for row in ends})


def trends_since(cells: Cells, indicator: Indicator, year: int) -> Trends:
    """The same through all yearly figures since a year, where they are five at least."""
    spans = {row: end - year + 1 for row, end in enumerate(cells.years)}
    return _tested(
        cells,
        indicator,
        {row: _window(cells, indicator, row, span) for row, span in spans.items() if span >= SPAN},
    )


def _tested(cells: Cells, indicator: Indicator, windows: Mapping[int, list[int] | None]) -> Trends:
    """The lines through rows of figures, by the row in which they end; none where their years are not
    whole."""
    shape = cells.value.shape
    tests = Tests(
        np.full(shape, Verdict.NOT_TESTABLE, np.int8),
        np.full(shape, np.nan),
        np.zeros(shape),
        np.zeros(shape),
    )
    found = Trends(np.full(shape, np.nan), np.full(shape, np.nan), tests)
    whole = {end: rows for end, rows in windows.items() if rows}
    if has_tests(indicator, cells.level):
        for span in {len(rows) for rows in whole.values()}:
            _fill(found, cells, indicator, {end: rows for end, rows in whole.items() if len(rows) == span})
    return found


def _fill(found: Trends, cells: Cells, indicator: Indicator, windows: Mapping[int, list[int]]) -> None:
    """Lines through equally many figures."""
    ends, rows, tests = list(windows), np.array(list(windows.values())), found.tests  # (windows, years)
    cases, base = (counts[rows] for counts in testable(cells, indicator))  # (windows, years, places)
    alike = _constant(cells.source[rows]) & _constant(cells.provenance[rows])
    known = alike & ~np.isnan(cells.numerator[rows] + cells.denominator[rows]).any(axis=1)
    few = known & few_cases(cells, indicator)[rows].any(axis=1)
    total, everyone = cases.sum(axis=1), base.sum(axis=1)
    enough = total >= ENOUGH
    if indicator.is_proportion:
        enough &= everyone - total >= ENOUGH
    fits = alike & enough & ~np.isnan(total)
    words = np.where(few | (known & ~np.isnan(total) & ~enough), Verdict.TOO_FEW, Verdict.NOT_TESTABLE)
    window, place = np.nonzero(fits)
    a, n = cases[window, :, place], base[window, :, place]  # (lines, years)
    if len(a):
        line = _line(a, n, indicator.is_proportion)
        own = _spread(a, n, line, indicator.is_proportion)
        spread = np.maximum(own, 1.0)
        for one in np.unique(window):
            spread[window == one] = np.maximum(spread[window == one], _of_level(own[window == one]))
        score, error = _score(a, n, indicator.is_proportion)
        z = np.maximum(np.abs(score) - 0.5, 0) / (error * np.sqrt(spread))
        at = np.array(ends)[window], place
        tests.probability[at] = [math.erfc(one / math.sqrt(2)) for one in z.tolist()]
        words[window, place] = np.where(
            z >= Z998, Verdict.CLEAR, np.where(z >= Z95, Verdict.POSSIBLE, Verdict.CHANCE)
        )
        for size, least in ((tests.possible, Z95), (tests.clear, Z998)):
            size[at] = [math.erfc((least + 0.5 / one) / math.sqrt(2)) for one in error.tolist()]
        found.start[at], found.end[at] = line[:, 0] * indicator.factor, line[:, -1] * indicator.factor
    tests.verdict[ends] = words


def _window(cells: Cells, indicator: Indicator, row: int, span: int) -> list[int] | None:
    """Rows of the calendar years that end in a row; None where one is missing or begins a new basis."""
    year = cells.years[row]
    rows = [cells.row(year - back) for back in reversed(range(span))]
    known = [one for one in rows if one is not None]
    if len(known) < span or breaks_of(indicator, cells.level) & set(range(year - span + 2, year + 1)):
        return None
    return known


def _times(span: int) -> Floats:
    """Years from the middle of a line."""
    return np.arange(span, dtype=float) - (span - 1) / 2


def _constant(codes: np.ndarray) -> np.ndarray:
    """Whether a code is the same in all years of a window."""
    return np.asarray((codes == codes[:, :1]).all(axis=1))


def _score(a: Floats, n: Floats, proportion: bool) -> tuple[Floats, Floats]:
    """How far cases lean towards the later years, and its standard error if they did not, given all cases
    together."""
    total, everyone = a.sum(axis=1), n.sum(axis=1)
    share, times = n / everyone[:, None], _times(a.shape[1])
    mean = share @ times
    variance = total * (share @ times**2 - mean**2)
    if proportion:
        variance = variance * (everyone - total) / (everyone - 1)
    return a @ times - total * mean, np.asarray(np.sqrt(variance))


def _line(a: Floats, n: Floats, proportion: bool) -> Floats:
    """Expected cases by base in each year, on the line of largest likelihood (Newton's steps)."""
    mean = a.sum(axis=1) / n.sum(axis=1)
    middle = np.log(mean / (1 - mean)) if proportion else np.log(mean)
    slope, times = np.zeros_like(middle), _times(a.shape[1])
    for _ in range(_STEPS):
        value, weight = _inverse(middle, slope, n, proportion)
        off = a - n * value
        zero, first, second = weight.sum(axis=1), weight @ times, weight @ times**2
        up, lean = off.sum(axis=1), off @ times
        room = np.maximum(zero * second - first**2, 1e-9)
        middle = np.clip(middle + np.clip((second * up - first * lean) / room, -1, 1), -_STEEPEST, _STEEPEST)
        slope = slope + np.clip((zero * lean - first * up) / room, -1, 1)
    return _inverse(middle, slope, n, proportion)[0]


def _inverse(middle: Floats, slope: Floats, n: Floats, proportion: bool) -> tuple[Floats, Floats]:
    """The line's values, and the variance of the cases there."""
    at = np.clip(middle[:, None] + slope[:, None] * _times(n.shape[1]), -_STEEPEST, _STEEPEST)
    value = 1 / (1 + np.exp(-at)) if proportion else np.exp(at)
    return value, n * value * (1 - value) if proportion else n * value


def _spread(a: Floats, n: Floats, line: Floats, proportion: bool) -> Floats:
    """Pearson's chi-square around the line by its degrees of freedom."""
    variance = n * line * (1 - line) if proportion else n * line
    freedom = a.shape[1] - 2  # figures less the two numbers of the line
    return np.asarray(((a - n * line) ** 2 / np.maximum(variance, 1e-12)).sum(axis=1) / freedom)


def _of_level(spread: Floats) -> float:
    """The mean spread of all places, winsorised; 1 of few places."""
    if spread.size < FEWEST:
        return 1.0
    low, high = np.quantile(spread, (WINSORISED, 1 - WINSORISED))
    return float(np.clip(spread, low, high).mean())
