"""Confidence limits of shares and rates; numpy arrays in and out."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from dashboard.domain.slab import Floats

Z95 = 1.959963984540054
"""Normal quantile of 97.5 %: two-sided 95 %."""
Z998 = 3.090232306167813
"""Normal quantile of 99.9 %: two-sided 99.8 %."""
Limits = tuple[Floats, Floats]
EXACT_BELOW = 10
"""Cases from which on Byar's approximation is as good as the exact limits (Association of Public Health
Observatories, Technical Briefing 3, 2008)."""


def wilson(cases: npt.ArrayLike, base: npt.ArrayLike, z: float = Z95) -> Limits:
    """Lower and upper Wilson score limits of `cases / base`, as shares from 0 to 1.

    The arrays are broadcast to one shape; NaN where either is missing or both are 0. ValueError names the
    first element that is impossible: negative, infinite, or more cases than base. Wilson (1927), doi
    10.2307/2276774.
    """
    cases, base = _pair(cases, base)
    _refuse(cases > base, "more cases than base", cases, base)
    n = np.where(base > 0, base, np.nan)
    share = cases / n
    square = z * z
    middle = share + square / (2 * n)
    half = z * np.sqrt(share * (1 - share) / n + square / (4 * n * n))
    scale = 1 + square / n
    lower, upper = (middle - half) / scale, (middle + half) / scale
    # Rounding must not put a limit on the wrong side of what was observed, nor leave 1e-17 where there is
    # nothing.
    lower = np.where(cases == 0, n * 0, np.clip(lower, 0, share))
    upper = np.where(cases == base, n * 0 + 1, np.clip(upper, share, 1))
    return lower, upper


def byar(cases: npt.ArrayLike, base: npt.ArrayLike, z: float = Z95) -> Limits:
    """Lower and upper limits of the rate `cases / base`, per unit of base, for cases that occur one by one
    (Poisson).

    Below 10 cases exact (Garwood 1936, doi 10.1093/biomet/28.3-4.437), from 10 on Byar's approximation
    (Breslow and Day 1987, Statistical Methods in Cancer Research II, page 69). The arrays are broadcast to
    one shape; NaN where either is missing or both are 0. ValueError names the first element that is
    impossible: negative, infinite, or cases without a base. Cases may exceed the base: it is a quantity
    (years of life, places), not those who can be counted.
    """
    cases, base = _pair(cases, base)
    _refuse((base == 0) & (cases > 0), "cases without a base", cases, base)
    n = np.where(base > 0, base, np.nan)
    known = np.where(np.isnan(cases) | np.isnan(n), np.nan, cases)
    many = np.where(known >= EXACT_BELOW, known, np.nan)
    lower = many * (1 - 1 / (9 * many) - z / (3 * np.sqrt(many))) ** 3
    upper = (many + 1) * (1 - 1 / (9 * (many + 1)) + z / (3 * np.sqrt(many + 1))) ** 3
    few = known < EXACT_BELOW
    exact = np.full((2, *known.shape), np.nan)
    if few.any():
        distinct, where = np.unique(known[few], return_inverse=True)
        exact[:, few] = np.array([garwood(float(one), z) for one in distinct])[where].T
    return np.where(few, exact[0], lower) / n, np.where(few, exact[1], upper) / n


@lru_cache(maxsize=4096)
def garwood(cases: float, z: float) -> tuple[float, float]:
    """Exact limits of a number of cases: half the chi-square quantiles with `2 cases` and `2 cases + 2`
    degrees."""
    tail = math.erfc(z / math.sqrt(2)) / 2
    return (_gamma_quantile(cases, tail) if cases > 0 else 0.0), _gamma_quantile(cases + 1, 1 - tail)


def _gamma_quantile(shape: float, probability: float) -> float:
    """Where the regularised lower incomplete gamma function reaches `probability`.

    Newton steps kept inside a bracket. scipy.special has the same, but importing it takes 0.3 s of the one
    second in which the serving process starts; a test compares both.
    """
    low, high = 0.0, shape + 1.0
    while _gamma_below(shape, high) < probability:
        low, high = high, 2 * high
    at = (low + high) / 2
    for _ in range(100):
        excess = _gamma_below(shape, at) - probability
        low, high = (low, at) if excess > 0 else (at, high)
        density = math.exp((shape - 1) * math.log(at) - at - math.lgamma(shape))
        step = at - excess / density if density > 0 else low
        following = step if low < step < high else (low + high) / 2
        if abs(following - at) <= 1e-14 * at:
            return following
        at = following
    return at


def _gamma_below(shape: float, at: float) -> float:
    """The regularised lower incomplete gamma function by its power series (Abramowitz and Stegun 6.5.29)."""
    if at == 0:
        return 0.0
    term = total = 1.0
    rising = shape
    while term > total * 1e-17:
        rising += 1
        term *= at / rising
        total += term
    return min(1.0, total * math.exp(shape * math.log(at) - at - math.lgamma(shape + 1)))


def _pair(one: npt.ArrayLike, base: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Both as float arrays of one shape, checked for what neither may be."""
    first, second = np.broadcast_arrays(np.asarray(one, dtype=np.float64), np.asarray(base, dtype=np.float64))
    _refuse(np.isinf(first) | np.isinf(second), "an infinite number", first, second)
    _refuse((first < 0) | (second < 0), "a negative number", first, second)
    return first, second


def _refuse(wrong: npt.NDArray[np.bool_], reason: str, first: Floats, base: Floats) -> None:
    if not np.any(wrong):
        return
    at = tuple(int(axis) for axis in np.argwhere(wrong)[0])
    raise ValueError(f"{reason} at {at}: {first[at]:g} with base {base[at]:g}")
