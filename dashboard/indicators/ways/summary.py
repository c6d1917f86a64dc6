"""Ways of the children of an area in a few figures: median, mean, longest, beyond the norm, by class."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.domain.institutions.travel import Numbers

FEW = 3
"""Fewer children than this are said as "unter 3", never as a number."""


@dataclass(frozen=True, slots=True)
class WayClasses:
    """WayClasses of the classes: a way belongs to the class of the last of `breaks` that it reaches, and to the
    last class when it is longer than `norm`. Without a norm there is no such class."""

    breaks: tuple[float, ...]
    norm: float | None

    @property
    def count(self) -> int:
        """How many classes there are."""
        return len(self.breaks) + 1 + (self.norm is not None)

    def classes(self, length: Numbers) -> npt.NDArray[np.int64]:
        """The class of each way, from 0; a way that is infinite is in the last one."""
        found = np.searchsorted(np.array(self.breaks, dtype=np.float64), length, side="right")
        return np.where(self.beyond(length), self.count - 1, found).astype(np.int64)

    def beyond(self, length: Numbers) -> npt.NDArray[np.bool_]:
        """Which ways are longer than the norm; none without one."""
        return np.asarray(length > (np.inf if self.norm is None else self.norm))


def way_classes(breaks: Iterable[float], norm: float | None) -> WayClasses:
    """The breaks that lie below the norm, and the norm."""
    return WayClasses(tuple(sorted(one for one in set(breaks) if norm is None or one < norm)), norm)


@dataclass(frozen=True, slots=True)
class Summary:
    """The children of one area and their ways. Children are estimates and no whole numbers.

    `median`: half of the children need at most this; `longest`: the longest way of a cell with children. Both
    and `mean` are None without children; `mean` also where a child has no way at all. `beyond` is None without
    a norm. `by_class` are the children of each class of `WayClasses`.
    """

    area: str
    children: float
    mean: float | None
    median: float | None
    longest: float | None
    beyond: float | None
    by_class: tuple[float, ...]


def summary(area: str, length: Numbers, children: Numbers, within: WayClasses) -> Summary:
    """Of cells with the length of their ways and their children."""
    peopled = children > 0
    length, children = length[peopled], children[peopled]
    total = float(children.sum())
    by_class = np.bincount(within.classes(length), weights=children, minlength=within.count)
    beyond = None if within.norm is None else float(children[within.beyond(length)].sum())
    if total == 0:
        return Summary(area, 0.0, None, None, None, beyond, tuple(by_class.tolist()))
    return Summary(
        area,
        total,
        _finite(float((length * children).sum()) / total),
        _finite(weighted_median(length, children)),
        _finite(float(length.max())),
        beyond,
        tuple(by_class.tolist()),
    )


def weighted_median(values: Numbers, weights: Numbers) -> float:
    """The smallest value up to which half of the weight lies. Weights are above 0, and there is one."""
    order = np.argsort(values, kind="stable")
    passed = np.cumsum(weights[order])
    at = int(np.searchsorted(passed, passed[-1] / 2))
    return float(values[order][at])


def by_area(
    length: Numbers,
    children: Numbers,
    municipality: npt.NDArray[np.str_],
    areas: Mapping[str, frozenset[str]],
    within: WayClasses,
) -> tuple[Summary, ...]:
    """A summary of each area, in their order; `areas` are the municipalities (AGS) of each by its key."""
    keys, of_cell = np.unique(municipality, return_inverse=True)
    found = []
    for area, members in areas.items():
        chosen = np.array([key in members for key in keys.tolist()], dtype=bool)
        inside = chosen[of_cell] if len(keys) else np.zeros(0, dtype=bool)
        found.append(summary(area, length[inside], children[inside], within))
    return tuple(found)


def is_few(children: float) -> bool:
    """Whether that many children are said as "unter 3": more than none, and rounded fewer than three."""
    return children > 0 and round(children) < FEW


def _finite(value: float) -> float | None:
    return value if np.isfinite(value) else None
