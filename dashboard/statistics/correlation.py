"""Do two figures go together? Spearman's rank correlation, its test, and a line that outliers do not turn."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.domain.slab import Floats
from dashboard.domain.verdict import Verdict

FEWEST = 10
"""Pairs below which nothing is tested: the approximation by Student's t is poor, and a few places
decide all."""
_POSSIBLE, _CLEAR = 0.05, 0.002  # the same certainties as for differences: 95 % and 99.8 %
MOST_SLOPES = 300_000
"""Pairs of which the line takes the slope at most, all of 775 places: of Germany's municipalities it would be 58
million and half a minute."""
Indices = npt.NDArray[np.intp]
_TERMS = 300  # of the continued fraction: many times what 10,000 places need


@dataclass(frozen=True, slots=True)
class Correlation:
    """`coefficient` from -1 to 1 and the probability of one as far from 0 by chance; None where nothing is
    testable."""

    count: int
    coefficient: float | None
    probability: float | None
    verdict: Verdict


def correlation(x: Floats, y: Floats) -> Correlation:
    """Spearman's rank correlation of the pairs without NaN, with the two-sided t test on n - 2 degrees of
    freedom.

    Ranks, because shares of small places have long tails that a product-moment correlation would follow. Ties
    share their mean rank. Spearman (1904), doi 10.2307/1412159; the test: Kendall and Stuart (1973), vol. 2,
    31.19.
    """
    known = ~(np.isnan(x) | np.isnan(y))
    count = int(known.sum())
    rho = _pearson(ranks(x[known]), ranks(y[known])) if count >= FEWEST else None
    if rho is None:
        return Correlation(count, None, None, Verdict.NOT_TESTABLE)
    freedom = count - 2
    rest = 1 - rho * rho
    probability = 0.0 if rest <= 0 else two_sided(rho * math.sqrt(freedom / rest), freedom)
    word = (
        Verdict.CLEAR
        if probability < _CLEAR
        else Verdict.POSSIBLE
        if probability < _POSSIBLE
        else Verdict.CHANCE
    )
    return Correlation(count, rho, probability, word)


def ranks(values: Floats) -> Floats:
    """1 for the lowest; equal values share the mean of their ranks."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return np.asarray((last - (counts - 1) / 2)[inverse], dtype=np.float64)


def two_sided(t: float, freedom: int) -> float:
    """Probability of a Student's t as far from 0 or farther: I_x(freedom / 2, 1 / 2) with x = freedom /
    (freedom + t²).

    The regularised incomplete beta function: Abramowitz and Stegun (1964), 26.5.8 and 26.7.1.
    """
    return _beta(freedom / 2, 0.5, freedom / (freedom + t * t))


def robust_line(x: Floats, y: Floats) -> tuple[float, float]:
    """Slope and intercept as medians over all pairs: Theil (1950), Sen (1968), doi
    10.1080/01621459.1968.10480934.

    Pairs without NaN. A single town far off cannot turn it, as it does a line of least squares. (0, median of
    y) where `x` does not differ. Of more than MOST_SLOPES pairs as many: every point with others near and far.
    """
    first, second = _pairs_of(x)
    run = x[second] - x[first]
    apart = run != 0
    rise = (y[second] - y[first])[apart]
    slope = float(np.median(rise / run[apart])) if apart.any() else 0.0
    return slope, float(np.median(y - slope * x))


def _pairs_of(x: Floats) -> tuple[Indices, Indices]:
    """All pairs of points; of too many those that lie the same numbers of ranks apart in `x`, from 1 to all."""
    count = len(x)
    if count * (count - 1) // 2 <= MOST_SLOPES:
        first, second = np.triu_indices(count, 1)
        return first, second
    order = np.argsort(x, kind="stable")
    apart = np.unique(np.linspace(1, count - 1, 2 * MOST_SLOPES // count).astype(np.intp)).tolist()
    return np.concatenate([order[:-one] for one in apart]), np.concatenate([order[one:] for one in apart])


def _pearson(x: Floats, y: Floats) -> float | None:
    a, b = x - x.mean(), y - y.mean()
    size = math.sqrt(float((a * a).sum()) * float((b * b).sum()))
    return max(-1.0, min(1.0, float((a * b).sum()) / size)) if size > 0 else None


def _beta(a: float, b: float, x: float) -> float:
    if x <= 0 or x >= 1:
        return float(x >= 1)
    scale = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    if x < (a + 1) / (a + b + 2):
        return math.exp(scale) * _fraction(a, b, x) / a
    return 1 - math.exp(scale) * _fraction(b, a, 1 - x) / b


def _fraction(a: float, b: float, x: float) -> float:
    """The continued fraction of 26.5.8 from its far end, where what is left out no longer counts."""
    value = 0.0
    for step in range(_TERMS, 0, -1):
        m, odd = divmod(step, 2)
        if odd:
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        value = term / (1 + value)
    return 1 / (1 + value)
