"""Class breaks for the map: where one colour ends and the next begins."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from dashboard.domain.slab import Codes, Floats

_MOST_POINTS = 512
FINEST = 1e-9
"""Values closer together than this are one: nothing here is measured so finely, and rounding cannot tell them apart."""


def class_breaks(values: Floats, method: str, count: int, own: tuple[float, ...] = ()) -> tuple[float, ...]:
    """Inner breaks, ascending: a value belongs to the class above a break from the break on.

    `values` of any shape, NaN left out: give all years at once, so that colours can be compared when the year moves.
    `method` is `quantile`, `gleich`, `natuerlich`, `stufenlos` (as `gleich`) or `eigene` (returns `own`). Breaks are
    rounded as far as every class stays as it is to the eye; classes that would be empty fall away, so fewer than
    `count - 1` may come back.
    """
    if method == "eigene" and own:
        return own
    known = np.sort(values[~np.isnan(values)].ravel())
    if known.size == 0 or known[0] == known[-1]:
        return ()
    if method in ("gleich", "stufenlos"):
        raw = np.linspace(known[0], known[-1], count + 1)[1:-1]
    elif method == "natuerlich":
        raw = natural_breaks(known, count)
    else:
        raw = np.quantile(known, np.linspace(0, 1, count + 1)[1:-1])
    return _rounded(raw, known)


def symmetric_breaks(values: Floats, method: str, count: int, own: tuple[float, ...] = ()) -> tuple[float, ...]:
    """Inner breaks of differences: five or seven classes as wide below zero as above it, the middle one around zero.

    `values` and `method` as in `class_breaks`, applied to the differences without their sign. Where nothing differs
    there is one class.
    """
    if method == "eigene" and own:
        return own
    size = np.sort(np.abs(values[~np.isnan(values)]).ravel())
    classes = 5 if count <= 5 else 7
    if size.size == 0 or size[-1] == 0:
        return ()
    if method in ("gleich", "stufenlos"):
        raw = size[-1] * np.arange(1, classes, 2) / classes
    elif method == "natuerlich":
        raw = natural_breaks(size, classes // 2 + 1)
    else:
        raw = np.quantile(size, np.arange(1, classes, 2) / classes)
    above = [one for one in _rounded(raw, size) if one > 0]
    return tuple([-one for one in reversed(above)] + above)


def classify(values: Floats, breaks: tuple[float, ...]) -> Codes:
    """Index of the class of each value, -1 for NaN; the shape stays."""
    found = np.searchsorted(np.asarray(breaks, dtype=float), np.nan_to_num(values), side="right").astype(np.int8)
    found[np.isnan(values)] = -1
    return found


def natural_breaks(known: Floats, count: int) -> Floats:
    """Breaks between classes with the least sum of squared deviations.

    Fisher (1958), doi 10.1080/01621459.1958.10501479. `known` sorted, without NaN. Above 512 values their quantiles
    stand for them. Each break is the smallest value of the upper class.
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


def _rounded(raw: Floats, known: Floats) -> tuple[float, ...]:
    """Breaks with as few digits as keep every class within a fiftieth of its members, without empty classes."""
    spread = float(known[-1] - known[0])
    if spread < FINEST:
        return ()
    coarsest = -math.floor(math.log10(spread))
    tolerance = max(1, known.size // 50)
    wanted = np.searchsorted(known, raw, side="left")

    def fits(breaks: Floats) -> bool:
        return bool(np.all(np.abs(np.searchsorted(known, breaks, side="left") - wanted) <= tolerance))

    kept = np.unique(next((tried for tried in _shorter(raw, coarsest) if fits(tried)), raw))
    below = np.searchsorted(known, kept, side="left")
    filled = (below > np.concatenate([[0], below[:-1]])) & (below < known.size)
    return tuple(float(one) for one in kept[filled])


def _shorter(raw: Floats, coarsest: int) -> Iterator[Floats]:
    """Breaks with more and more digits. With as many as the values have, the next one up changes no class at all."""
    for digits in range(coarsest, coarsest + 6):
        yield np.round(raw, digits)
        yield np.round(np.ceil(np.round(raw * 10.0**digits, 6)) / 10.0**digits, digits)


def nice_axis(low: float, high: float) -> tuple[float, float]:
    """A range of values for an axis that starts at zero unless values lie below it, and ends at a round number."""
    top = max(high, 0.0)
    bottom = min(low, 0.0)
    step = nice_step((top - bottom) or 1.0, 8)
    return math.floor(bottom / step) * step, math.ceil(round(top / step, 9)) * step or step


def nice_step(spread: float, about: int) -> float:
    """1, 2, 2.5 or 5 times a power of ten, so that about `about` steps fill the spread."""
    raw = spread / about
    power = 10.0 ** math.floor(math.log10(raw))
    return float(next(factor for factor in (1, 2, 2.5, 5, 10) if factor * power >= raw * 0.999) * power)
