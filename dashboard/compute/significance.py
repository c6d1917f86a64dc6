"""More than chance? Tests of two shares and of two rates on their counts, and the word for the outcome."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dashboard.compute.intervals import Z95, Z998
from dashboard.domain.slab import Codes, Floats
from dashboard.domain.verdict import Verdict


def share_difference(
    cases: npt.ArrayLike, base: npt.ArrayLike, other_cases: npt.ArrayLike, other_base: npt.ArrayLike
) -> Floats:
    """How many standard errors the first share lies above the other: two-proportion test with the pooled share.

    Arrays are broadcast; NaN where a count is missing or a base is 0, 0 where all or none are cases. The two groups
    must not overlap: see `rest`. Fleiss, Levin and Paik (2003), Statistical Methods for Rates and Proportions, 3.1
    (here without correction for continuity, so that the words agree with the intervals).
    """
    a, n, b, m = _counts(cases, base, other_cases, other_base)
    impossible = (a > n) | (b > m)
    n, m = np.where(impossible | (n == 0), np.nan, n), np.where(m == 0, np.nan, m)
    pooled = (a + b) / (n + m)
    error = np.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
    gap = a / n - b / m
    return np.divide(gap, error, out=np.where(np.isnan(gap), np.nan, 0.0), where=error > 0)


def rate_difference(
    cases: npt.ArrayLike, base: npt.ArrayLike, other_cases: npt.ArrayLike, other_base: npt.ArrayLike
) -> Floats:
    """How many standard errors the first rate lies above the other, for cases that occur one by one (Poisson).

    Difference of the variance-stabilised counts, which keeps its level where cases are few: statistic 5 of Gu, Ng, Tang
    and Schucany (2008), doi 10.1002/bimj.200710403. Arrays are broadcast; NaN where a count is missing or a base is 0.
    The two groups must not overlap: see `rest`.
    """
    a, n, b, m = _counts(cases, base, other_cases, other_base)
    ratio = np.where(n > 0, n, np.nan) / np.where(m > 0, m, np.nan)
    difference = np.sqrt(a + 0.375) - np.sqrt(ratio * (b + 0.375))
    return np.asarray(2 * difference / np.sqrt(1 + ratio), dtype=np.float64)


def rest(
    cases: npt.ArrayLike, base: npt.ArrayLike, whole_cases: npt.ArrayLike, whole_base: npt.ArrayLike
) -> tuple[Floats, Floats]:
    """Counts of the whole without the part that is to be compared with it.

    A municipality is a part of its district: it would be compared with itself, and a large one would seem closer to the
    district than it is. For counts of the whole that contain those of the part; NaN where they cannot (the whole is
    smaller, so the two come from different counts) and where nobody else is left.
    """
    a, n, whole, everyone = _counts(cases, base, whole_cases, whole_base)
    others, remaining = whole - a, everyone - n
    fits = (others >= 0) & (remaining > 0)
    return np.where(fits, others, np.nan), np.where(fits, remaining, np.nan)


def verdict(z: npt.ArrayLike) -> Codes:
    """Codes of `Verdict`: clear beyond 99.8 %, possible beyond 95 %, else chance; not testable where `z` is NaN."""
    size = np.abs(np.asarray(z, dtype=np.float64))
    words = np.full(size.shape, Verdict.CHANCE, np.int8)
    words[size >= Z95] = Verdict.POSSIBLE
    words[size >= Z998] = Verdict.CLEAR
    words[np.isnan(size)] = Verdict.NOT_TESTABLE
    return words


def _counts(*given: npt.ArrayLike) -> tuple[Floats, Floats, Floats, Floats]:
    first, second, third, fourth = np.broadcast_arrays(*(np.asarray(one, dtype=np.float64) for one in given))
    for one in (first, second, third, fourth):
        if np.any(one < 0) or np.any(np.isinf(one)):
            at = tuple(int(axis) for axis in np.argwhere((one < 0) | np.isinf(one))[0])
            raise ValueError(f"a count that cannot be at {at}: {one[at]:g}")
    return first, second, third, fourth
