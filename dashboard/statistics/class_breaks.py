"""Class breaks that can be written: natural ones, equal steps, and how far breaks may be rounded."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal

import numpy as np

from dashboard.domain.slab import Floats
from dashboard.formats import rounded

_MOST_POINTS = 512
FINEST = 1e-9
"""Values closer together than this are one: nothing here is measured so finely, and rounding cannot tell them
apart."""
_FIT = 0.98  # of the goodness of variance fit that breaks have before they are rounded
_DIGITS = 6


def natural_breaks(known: Floats, count: int) -> Floats:
    """Breaks between classes with the least sum of squared deviations.

    Fisher (1958), doi 10.1080/01621459.1958.10501479. `known` sorted, without NaN. Above 512 values their
    quantiles stand for them. Each break is the smallest value of the upper class.
    """
    given = known if known.size <= _MOST_POINTS else np.quantile(known, np.linspace(0, 1, _MOST_POINTS))
    points = given - given.mean()  # differences of large squares would lose the digits that decide
    size = points.size
    count = min(count, np.unique(points).size)
    sums, squares = (np.concatenate([[0.0], np.cumsum(power)]) for power in (points, points**2))
    start, end = np.arange(size)[:, None], np.arange(1, size + 1)[None, :]
    length = np.maximum(end - start, 1)
    spread = squares[end] - squares[start] - (sums[end] - sums[start]) ** 2 / length
    cost = np.where(end > start, np.maximum(spread, 0.0), np.inf)  # cost[i, j]: points i..j as one class
    best = cost[0].copy()
    cuts = np.zeros((count, size), dtype=int)
    for step in range(1, count):
        candidates = best[:-1, None] + cost[1:, :]  # the last class begins at row + 1
        cuts[step] = np.argmin(candidates, axis=0) + 1
        best = np.min(candidates, axis=0)
    breaks, last = [], size - 1
    for step in range(count - 1, 0, -1):
        first = cuts[step, last]
        breaks.append(given[first])
        last = first - 1
    return np.array(breaks[::-1])


def equal_steps(known: Floats, count: int) -> tuple[float, ...]:
    """Breaks of exactly one distance that can be written: never finer than the values, so that there may be
    fewer.

    The distance and the first break have as few digits as move no break by more than a tenth of a class.
    """
    low, high = float(known[0]), float(known[-1])
    finest = digits_of(known)
    unit = 10.0**-finest
    if high - low < unit * count:  # every value is a class
        return tuple(writable(low + unit * step, finest) for step in range(1, round((high - low) / unit) + 1))
    wide = (high - low) / count
    raw = low + wide * np.arange(1, count)
    for digits in range(-math.floor(math.log10(high - low)), finest + 1):
        step = writable(wide, digits)
        if step <= 0:
            continue
        middle = writable(float(raw.mean()) - step * (count - 2) / 2, digits)
        breaks = tuple(writable(middle + step * index, max(digits, 0)) for index in range(count - 1))
        if np.abs(np.array(breaks) - raw).max() <= wide / 10 and breaks[0] > low and breaks[-1] <= high:
            return breaks
    step = max(writable(wide, finest), unit)
    first = writable(low + wide, finest)
    steps = (writable(first + step * index, finest) for index in range(count - 1))
    return tuple(one for one in steps if low < one <= high)


def rounded_breaks(raw: Floats, known: Floats) -> tuple[float, ...]:
    """Breaks with as few digits as keep what they part, without empty classes.

    Every class keeps its members but for a fiftieth of all, and the classes together fit at least _FIT as
    well as before (Jenks and Caspall 1971, doi 10.1111/j.1467-8306.1971.tb00779.x): of few places one more or
    less decides. Never more digits than the values have.
    """
    spread = float(known[-1] - known[0])
    if spread < FINEST:
        return ()
    finest, coarsest = digits_of(known), -math.floor(math.log10(spread))
    tolerance = max(1, known.size // 50)
    wanted = np.searchsorted(known, raw, side="left")
    needed = _FIT * fit(known, _filled(raw, known))

    def fits(breaks: Floats) -> bool:
        moved = np.abs(np.searchsorted(known, breaks, side="left") - wanted)
        return bool(np.all(moved <= tolerance)) and fit(known, _filled(breaks, known)) >= needed

    tried = list(_shorter(raw, coarsest, finest))
    return _filled(next((one for one in tried if fits(one)), tried[-1]), known)


def _filled(breaks: Floats, known: Floats) -> tuple[float, ...]:
    """The breaks without those that leave a class empty."""
    distinct = np.unique(breaks)
    below = np.searchsorted(known, distinct, side="left")
    filled = (below > np.concatenate([[0], below[:-1]])) & (below < known.size)
    return tuple(float(one) for one in distinct[filled])


def fit(known: Floats, breaks: tuple[float, ...]) -> float:
    """Goodness of variance fit: the part of the squared deviations that classes take away, from 0 to 1."""
    whole = float(((known - known.mean()) ** 2).sum())
    if whole <= 0:
        return 1.0
    parts = np.split(known, np.searchsorted(known, np.asarray(breaks, dtype=float), side="left"))
    return 1 - sum(float(((part - part.mean()) ** 2).sum()) for part in parts if part.size) / whole


def digits_of(values: Floats) -> int:
    """Decimals that the values are written with."""
    known = values[~np.isnan(values)]
    return next(
        (
            digits
            for digits in range(_DIGITS)
            if np.abs(np.round(known, digits) - known).max(initial=0) < FINEST
        ),
        _DIGITS,
    )


def writable(value: float, digits: int) -> float:
    """The number with so many digits, as the float that is written so; negative digits stand before the
    comma."""
    if digits >= 0:
        return float(rounded(value, digits)) + 0.0
    unit = Decimal(10) ** -digits
    return float(rounded(value / float(unit), 0) * unit) + 0.0


def _shorter(raw: Floats, coarsest: int, finest: int) -> Iterator[Floats]:
    """Breaks with more and more digits, to the nearest and to the next one up.

    With as many digits as the values have, the next one up changes no class at all: it comes last.
    """
    for digits in range(min(coarsest, finest), finest + 1):
        yield np.array([writable(one, digits) for one in raw])
        up = np.ceil(np.round(raw * 10.0**digits, _DIGITS)) / 10.0**digits
        yield np.array([writable(one, digits) for one in up])


def equal_from_middle(size: Floats, each_side: int) -> tuple[float, ...]:
    """Half a step from zero, then whole ones: all classes between breaks are equally wide, the middle one
    included.

    `size` are differences without their sign, sorted, the last above 0; `each_side` the breaks on each side
    of zero.
    """
    wide = float(size[-1]) / (2 * each_side + 1)  # half a class
    finest = digits_of(size)
    half = max(writable(wide, finest), 10.0**-finest)
    for digits in range(-math.floor(math.log10(float(size[-1]))), finest + 1):
        tried = writable(wide, digits)
        if tried > 0 and abs(tried - wide) <= wide / 5:
            half = tried
            break
    breaks = (writable(half * (2 * index + 1), max(finest, 0)) for index in range(each_side))
    return tuple(one for one in breaks if one <= size[-1])
