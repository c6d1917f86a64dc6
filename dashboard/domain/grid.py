"""Figures of one measure as year x place arrays, and how two sources of the same figure give way to each
other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np
import numpy.typing as npt

from dashboard.domain.observation import Status

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int8]
Sources = npt.NDArray[np.int16]
Flags = npt.NDArray[np.bool_]
Index = int | slice | npt.NDArray[np.intp]
EVERY = slice(None)

ABSENT = -1
"""Status and provenance where nobody delivered a figure: neither a zero nor a stated gap."""
_REASONS = np.array(
    [
        Status.NOT_APPLICABLE,
        Status.NOT_COLLECTED,
        Status.BASE_MISSING,
        Status.LATER,
        Status.UNRELIABLE,
        Status.SUPPRESSED,
        ABSENT,
    ],
    np.int8,
)
"""Why a sum lacks a part, from the weakest reason; a status that is not here says no more than the first."""
_RANK = np.zeros(len(Status) + 1, np.int8)  # by status, ABSENT at the end
_RANK[_REASONS] = np.arange(len(_REASONS))


@dataclass(frozen=True, slots=True)
class Figures:
    """Arrays of shape (years, places). `value` is NaN exactly where the status carries no number.

    `status` holds Status codes or ABSENT, `provenance` indexes PROVENANCES, `mark` indexes MARKS, `source`
    indexes a list that the caller keeps.
    """

    value: Floats
    status: Codes
    provenance: Codes
    mark: Codes
    source: Sources

    @classmethod
    def empty(cls, years: int, places: int) -> Figures:
        """Arrays of shape (years, places) in which nothing was delivered: NaN, ABSENT and no mark."""
        shape = (years, places)
        return cls(
            np.full(shape, np.nan),
            np.full(shape, ABSENT, np.int8),
            np.full(shape, ABSENT, np.int8),
            np.zeros(shape, np.int8),
            np.full(shape, ABSENT, np.int16),
        )

    @property
    def present(self) -> Flags:
        """Where anything was delivered, if only a status."""
        return np.asarray(self.status != ABSENT, dtype=np.bool_)

    def where(self, keep: Flags, other: Figures) -> Figures:
        """These figures where `keep`, the others elsewhere."""
        return Figures(
            np.where(keep, self.value, other.value),
            np.where(keep, self.status, other.status),
            np.where(keep, self.provenance, other.provenance),
            np.where(keep, self.mark, other.mark),
            np.where(keep, self.source, other.source),
        )

    def write(self, at: tuple[Index, Index], given: Figures) -> None:
        """Puts figures into these arrays, in place."""
        self.value[at] = given.value
        self.status[at] = given.status
        self.provenance[at] = given.provenance
        self.mark[at] = given.mark
        self.source[at] = given.source

    def copy(self) -> Figures:
        """The same in arrays of its own."""
        return Figures(
            self.value.copy(),
            self.status.copy(),
            self.provenance.copy(),
            self.mark.copy(),
            self.source.copy(),
        )

    def lagged(self, lag: int) -> Figures:
        """Each year shows what stood `lag` years later (earlier when negative); nothing where that leaves the
        range."""
        if lag == 0:
            return self
        years = self.value.shape[0]
        shifted = Figures.empty(*self.value.shape)
        to = slice(max(0, -lag), max(0, min(years, years - lag)))
        out_of = slice(max(0, lag), max(0, min(years, years + lag)))
        shifted.write((to, EVERY), self.at((out_of, EVERY)))
        return shifted

    def at(self, where: tuple[Index, ...]) -> Figures:
        """A part of the arrays; of one axis less where an index is a single number."""
        return Figures(
            self.value[where],
            self.status[where],
            self.provenance[where],
            self.mark[where],
            self.source[where],
        )


def newest(older: Figures, newer: Figures) -> Figures:
    """The newer delivery of the same source where it says anything, the older one elsewhere."""
    return newer.where(newer.present, older)


def strongest(sources: Sequence[Figures]) -> Figures:
    """Cell by cell the figure of the strongest provenance; among equals the first source wins."""
    best = sources[0]
    for other in sources[1:]:
        wins = other.present & (~best.present | (other.provenance < best.provenance))
        best = other.where(wins, best)
    return best


def is_number(status: Codes, value: Floats) -> Flags:
    """Where a number stands that may be computed with."""
    return np.asarray((status != ABSENT) & ~np.isnan(value), dtype=np.bool_)


def weakest_reason(status: Codes, axis: int) -> Codes:
    """Along an axis, the status of a figure that lacks a part: the reason that must not be talked away comes
    first."""
    rank = _RANK[status].max(axis=axis)
    return np.asarray(_REASONS[rank], dtype=np.int8)


class MeasureFigures(Protocol):
    """Figures of a measure in a breakdown, by level, on one territory."""

    def __call__(self, measure: str, breakdown: str) -> Mapping[str, Figures]:
        """Figures by level; levels without any are left out."""


@dataclass(frozen=True, slots=True)
class EarlierFigures:
    """What an earlier release was made of, hidden counts included: on today's areas, and on those of past
    days."""

    figures: MeasureFigures
    of_past: Mapping[date, MeasureFigures]
