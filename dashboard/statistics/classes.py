"""Class breaks for the map: where one colour ends and the next begins."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from dashboard.domain.slab import Codes, Floats
from dashboard.statistics.class_breaks import equal_from_middle, equal_steps, natural_breaks, rounded_breaks

MOST_ALIKE = 0.6
"""A class that holds more of a year's values leaves too little to see, where other breaks could part them."""
NEWEST = "neuestes"
"""Breaks in which the opening year counts as much as all years together: where a series has moved far from
where it was, the classes of all years leave its newest map in one colour."""
_EVEN = 2.0  # times the mean: a class with more members is no longer one of "about as many"


@dataclass(frozen=True, slots=True)
class Classes:
    """Inner breaks, ascending, and the method that made them: another one where the one asked for parted too
    little.

    `even`: all classes hold about as many values, all years together. `zeros`: the middle class of
    differences holds those that are zero and no others.
    """

    breaks: tuple[float, ...]
    method: str
    even: bool = False
    zeros: bool = False


def class_breaks(values: Floats, method: str, count: int, own: tuple[float, ...] = ()) -> tuple[float, ...]:
    """The breaks of `classes_of`."""
    return classes_of(values, method, count, own).breaks


def classes_of(
    values: Floats, method: str, count: int, own: tuple[float, ...] = (), opening: int | None = None
) -> Classes:
    """Inner breaks, ascending: a value belongs to the class above a break from the break on.

    `values` (years, places) as they are shown, NaN left out: all years at once, so that colours can be
    compared when the year moves. `method` is `quantile`, `gleich`, `natuerlich`, `stufenlos` (as `gleich`) or
    `eigene` (gives `own`). Breaks have no more digits than the values. Fewer than `count - 1` may come back:
    equal values are never parted.

    Where many values are equal, or few places move together over the years, quantiles leave nearly all places
    in one class. Then the breaks of the method are taken that parts the values of the row `opening`, of all
    years together and of most other years, and `method` names it.
    """
    if method == "eigene" and own:
        return Classes(own, method)
    known = np.sort(_known(values))
    if known.size == 0 or known[0] == known[-1]:
        return Classes((), method)
    if method in ("gleich", "stufenlos"):
        return Classes(equal_steps(known, count), method)
    if method == "natuerlich":
        return Classes(rounded_breaks(natural_breaks(known, count), known), method)
    quantiles = rounded_breaks(np.quantile(known, np.linspace(0, 1, count + 1)[1:-1]), known)
    even = Classes(quantiles, "quantile", _is_even(classify(known, quantiles), count))
    if _parts_all(even, values):
        return even
    natural = Classes(rounded_breaks(natural_breaks(known, count), known), "natuerlich")
    others = [even, natural, Classes(equal_steps(known, count), "gleich")]
    if opening is not None:
        told = np.sort(np.concatenate([known, *[_known(values[opening])] * len(values)]))
        among = np.quantile(told, np.linspace(0, 1, count + 1)[1:-1])
        others.append(Classes(rounded_breaks(natural_breaks(told, count), known), "natuerlich"))
        others.append(Classes(rounded_breaks(among, told), NEWEST))
    return _parting(others, values, opening)


def symmetric_classes(
    values: Floats, method: str, count: int, own: tuple[float, ...] = (), opening: int | None = None
) -> Classes:
    """Inner breaks of differences: five or seven classes as wide below zero as above it, the middle one
    around zero.

    Arguments as in `classes_of`; the method is applied to the differences without their sign. Where more are
    zero than the middle class would hold, it holds the zeros alone, and those that differ are parted among
    themselves. Where nothing differs there is one class. `classify` tells which class a difference is in.
    """
    if method == "eigene" and own:
        return Classes(own, method)
    size = np.sort(np.abs(_known(values)))
    if size.size == 0 or size[-1] == 0:
        return Classes((), method)
    each_side = 2 if count <= 5 else 3
    if method in ("gleich", "stufenlos"):
        return _mirrored(equal_from_middle(size, each_side), size, method)
    if method == "natuerlich":
        return _mirrored(_natural_sizes(size, each_side), size, method)
    quantiles = _mirrored(_quantile_sizes(size, each_side), size, "quantile")
    even = replace(
        quantiles, even=_is_even(np.searchsorted(_above(quantiles), size, side="right"), each_side + 1)
    )
    if _parts_all(even, values):
        return even
    natural = _mirrored(_natural_sizes(size, each_side), size, "natuerlich")
    others = [even, natural, _mirrored(equal_from_middle(size, each_side), size, "gleich")]
    if opening is not None:
        told = np.sort(np.concatenate([size, *[np.abs(_known(values[opening]))] * len(values)]))
        others.append(_mirrored(_natural_sizes(told, each_side), size, "natuerlich"))
        others.append(_mirrored(_quantile_sizes(told, each_side), size, NEWEST))
    return _parting(others, values, opening)


def alike(values: Floats, breaks: tuple[float, ...]) -> float:
    """Share of the values that lie in their fullest class; 0 without values."""
    classes = classify(values, breaks)
    members = np.bincount(classes[classes >= 0].ravel(), minlength=1)
    return float(members.max() / max(members.sum(), 1))


def _parts_all(found: Classes, values: Floats) -> bool:
    return all(alike(year, found.breaks) <= MOST_ALIKE for year in np.atleast_2d(values))


def _parting(candidates: Sequence[Classes], values: Floats, opening: int | None) -> Classes:
    """The first of those that leave the fewest without a view: the opening year, all years together, then
    each year."""
    years = np.atleast_2d(values)
    views = [*([years[opening]] if opening is not None else []), years, *years]
    shares = np.array([[alike(view, one.breaks) for view in views] for one in candidates])
    lost = (shares > MOST_ALIKE) & (shares <= MOST_ALIKE).any(axis=0)
    first = len(views) - len(years)
    weights = [(*row[:first].tolist(), int(row[first:].sum())) for row in lost]
    return candidates[min(range(len(candidates)), key=lambda one: weights[one])]


def _known(values: Floats) -> Floats:
    return values[~np.isnan(values)]


def _quantile_sizes(size: Floats, each_side: int) -> tuple[float, ...]:
    classes = 2 * each_side + 1
    differing = size[size > 0]
    if (size.size - differing.size) * classes > size.size:
        among = np.quantile(differing, np.linspace(0, 1, each_side + 1)[1:-1])
        return _from_smallest(differing, among)
    return rounded_breaks(np.quantile(size, np.arange(1, classes, 2) / classes), size)


def _natural_sizes(size: Floats, each_side: int) -> tuple[float, ...]:
    differing = size[size > 0]
    if (size.size - differing.size) * (2 * each_side + 1) > size.size:
        return _from_smallest(differing, natural_breaks(differing, each_side))
    return rounded_breaks(natural_breaks(size, each_side + 1), size)


def _from_smallest(differing: Floats, among: Floats) -> tuple[float, ...]:
    """The smallest difference there is, and breaks among the others."""
    first = float(differing[0])
    more = rounded_breaks(among, differing) if first < differing[-1] else ()
    return (first, *(one for one in more if one > first))


def _mirrored(above: tuple[float, ...], size: Floats, method: str) -> Classes:
    above = tuple(one for one in above if one > 0)
    inside = size[size < above[0]] if above else size
    breaks = (*(-one for one in reversed(above)), *above)
    return Classes(breaks, method, zeros=bool(inside.size and not inside.any()))


def _above(classes: Classes) -> Floats:
    return np.array([one for one in classes.breaks if one > 0], dtype=np.float64)


def _is_even(classes: npt.NDArray[np.integer[Any]], count: int) -> bool:
    """Whether none of the wanted classes fell away and none holds much more than its part."""
    members = np.bincount(classes.ravel(), minlength=count)
    return bool(members.size == count and members.min() > 0 and members.max() <= _EVEN * members.mean())


def classify(values: Floats, breaks: tuple[float, ...]) -> Codes:
    """Index of the class of each value, -1 for NaN; the shape stays.

    A value on a break belongs to the class above it; where breaks mirror each other around zero, a difference
    on a break below zero to the class below it, so that +3 and -3 are as far from the middle.
    """
    numbers = np.nan_to_num(values)
    found = np.searchsorted(np.asarray(breaks, dtype=float), numbers, side="right")
    if mirror(breaks):
        lower = np.searchsorted(np.asarray(breaks, dtype=float), numbers, side="left")
        found = np.where(numbers < 0, lower, found)
    codes = found.astype(np.int8)
    codes[np.isnan(values)] = -1
    return codes


def mirror(breaks: tuple[float, ...]) -> bool:
    """Whether the breaks lie as far below zero as above it."""
    return bool(breaks) and tuple(-one for one in reversed(breaks)) == breaks


def nice_axis(low: float, high: float) -> tuple[float, float]:
    """A range of values for an axis that starts at zero unless values lie below it, and ends at a round
    number."""
    top = max(high, 0.0)
    bottom = min(low, 0.0)
    step = nice_step((top - bottom) or 1.0, 8)
    return math.floor(bottom / step) * step, math.ceil(round(top / step, 9)) * step or step


def nice_step(spread: float, about: int) -> float:
    """1, 2, 2.5 or 5 times a power of ten, so that about `about` steps fill the spread."""
    raw = spread / about
    power = 10.0 ** math.floor(math.log10(raw))
    return float(next(factor for factor in (1, 2, 2.5, 5, 10) if factor * power >= raw * 0.999) * power)
