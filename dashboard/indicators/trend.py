"""The trend over five years: a line through a place's yearly figures, and whether its slope is more than
chance.

Not from one year to the next: mostly the same children are counted twice, and small numbers jump.
"""

from __future__ import annotations

import math
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
"""Cases, and in proportions non-cases, in all five years together: with fewer the normal approximation is not
used."""
_TIMES = np.arange(SPAN) - (SPAN - 1) / 2
_FREEDOM = SPAN - 2  # figures less the two numbers of the line
_STEPS = 7
"""Newton's steps: each doubles the digits, and most lines lie close to the level one they begin with."""
_STEEPEST = 30.0  # logits or logarithms: nothing that is counted lies beyond


@dataclass(frozen=True, slots=True)
class Trends:
    """For each year the five years that end in it; arrays (years, places).

    `start` and `end` are where the line lies in the first and last of them, in the indicator's unit, NaN
    where there is no line. Nothing is tested (see `tests.verdict`) where one of the five years has no counts,
    another source or a new basis, or where a base is below 20 or the cases of all are below ENOUGH (TOO_FEW).
    """

    start: Floats
    end: Floats
    tests: Tests

    @property
    def change(self) -> Floats:
        """How far the line rises or falls from the first to the last of the five years."""
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
    shape = cells.value.shape
    nothing = (np.full(shape, np.nan), np.full(shape, np.nan))
    tests = Tests(
        np.full(shape, Verdict.NOT_TESTABLE, np.int8),
        np.full(shape, np.nan),
        np.zeros(shape),
        np.zeros(shape),
    )
    found = Trends(*nothing, tests)
    ends = [row for row in range(len(cells.years)) if _window(cells, indicator, row)]
    if not ends or not has_tests(indicator, cells.level):
        return found
    rows = np.array([_window(cells, indicator, row) for row in ends])  # (windows, years)
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
    return found


def _window(cells: Cells, indicator: Indicator, row: int) -> list[int] | None:
    """Rows of the five calendar years that end in a row; None where one is missing or begins a new basis."""
    year = cells.years[row]
    rows = [cells.row(year - back) for back in reversed(range(SPAN))]
    known = [one for one in rows if one is not None]
    if len(known) < SPAN or breaks_of(indicator, cells.level) & set(range(year - SPAN + 2, year + 1)):
        return None
    return known


def _constant(codes: np.ndarray) -> np.ndarray:
    """Whether a code is the same in all years of a window."""
    return np.asarray((codes == codes[:, :1]).all(axis=1))


def _score(a: Floats, n: Floats, proportion: bool) -> tuple[Floats, Floats]:
    """How far cases lean towards the later years, and its standard error if they did not, given all cases
    together."""
    total, everyone = a.sum(axis=1), n.sum(axis=1)
    share = n / everyone[:, None]
    mean = share @ _TIMES
    variance = total * (share @ _TIMES**2 - mean**2)
    if proportion:
        variance = variance * (everyone - total) / (everyone - 1)
    return a @ _TIMES - total * mean, np.asarray(np.sqrt(variance))


def _line(a: Floats, n: Floats, proportion: bool) -> Floats:
    """Expected cases by base in each year, on the line of largest likelihood (Newton's steps)."""
    mean = a.sum(axis=1) / n.sum(axis=1)
    middle = np.log(mean / (1 - mean)) if proportion else np.log(mean)
    slope = np.zeros_like(middle)
    for _ in range(_STEPS):
        value, weight = _inverse(middle, slope, n, proportion)
        off = a - n * value
        zero, first, second = weight.sum(axis=1), weight @ _TIMES, weight @ _TIMES**2
        up, lean = off.sum(axis=1), off @ _TIMES
        room = np.maximum(zero * second - first**2, 1e-9)
        middle = np.clip(middle + np.clip((second * up - first * lean) / room, -1, 1), -_STEEPEST, _STEEPEST)
        slope = slope + np.clip((zero * lean - first * up) / room, -1, 1)
    return _inverse(middle, slope, n, proportion)[0]


def _inverse(middle: Floats, slope: Floats, n: Floats, proportion: bool) -> tuple[Floats, Floats]:
    """The line's values, and the variance of the cases there."""
    at = np.clip(middle[:, None] + slope[:, None] * _TIMES, -_STEEPEST, _STEEPEST)
    value = 1 / (1 + np.exp(-at)) if proportion else np.exp(at)
    return value, n * value * (1 - value) if proportion else n * value


def _spread(a: Floats, n: Floats, line: Floats, proportion: bool) -> Floats:
    """Pearson's chi-square around the line by its degrees of freedom."""
    variance = n * line * (1 - line) if proportion else n * line
    return np.asarray(((a - n * line) ** 2 / np.maximum(variance, 1e-12)).sum(axis=1) / _FREEDOM)


def _of_level(spread: Floats) -> float:
    """The mean spread of all places, winsorised; 1 of few places."""
    if spread.size < FEWEST:
        return 1.0
    low, high = np.quantile(spread, (WINSORISED, 1 - WINSORISED))
    return float(np.clip(spread, low, high).mean())
