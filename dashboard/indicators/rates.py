"""Computes indicators from counts, takes published ratios as they are, and chooses between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.domain.grid import ABSENT, Codes, Figures, Flags, Floats, Sources
from dashboard.domain.observation import Status
from dashboard.indicators.aggregation import add

OFFICIAL, DISTRICT, EXAMPLE = range(3)
"""Indices in PROVENANCES."""


@dataclass(frozen=True, slots=True)
class Rates:
    """One indicator as arrays of shape (years, places): codes as in Figures, counts NaN where only a ratio is
    known."""

    value: Floats
    numerator: Floats
    denominator: Floats
    status: Codes
    provenance: Codes
    mark: Codes
    source: Sources

    @property
    def present(self) -> Flags:
        """Where anything was delivered, if only a status."""
        return np.asarray(self.status != ABSENT, dtype=np.bool_)

    def where(self, keep: Flags, other: Rates) -> Rates:
        """These cells where `keep`, the others elsewhere."""
        return Rates(
            np.where(keep, self.value, other.value),
            np.where(keep, self.numerator, other.numerator),
            np.where(keep, self.denominator, other.denominator),
            np.where(keep, self.status, other.status),
            np.where(keep, self.provenance, other.provenance),
            np.where(keep, self.mark, other.mark),
            np.where(keep, self.source, other.source),
        )

    @classmethod
    def empty(cls, years: int, places: int) -> Rates:
        """Rates of shape (years, places) of which nothing was delivered."""
        nothing = Figures.empty(years, places)
        return published_ratio(nothing)


def rate(numerator: Figures, denominator: Figures | None, factor: float) -> Rates:
    """`numerator / denominator * factor`; a count when there is no denominator.

    `denominator` is already moved to the numerator's years. Where it is 0 nobody could be counted:
    NOT_APPLICABLE. Where the district gives a numerator and nobody gives its base: BASE_MISSING.
    """
    if denominator is None:
        value = numerator.value * factor
        return Rates(
            value,
            numerator.value,
            np.full_like(value, np.nan),
            numerator.status,
            numerator.provenance,
            numerator.mark,
            numerator.source,
        )
    both = add([numerator, denominator])
    known = ~np.isnan(both.value)
    base = np.where(known, denominator.value, np.nan)
    cases = np.where(known, numerator.value, np.nan)
    nobody = base == 0
    value = np.divide(cases * factor, base, out=np.full_like(cases, np.nan), where=known & ~nobody)
    status = both.status.copy()
    status[known & (cases == 0) & (status != Status.UNRELIABLE)] = Status.ZERO
    status[known & (numerator.status == Status.ROUNDED_ZERO) & (status != Status.UNRELIABLE)] = (
        Status.ROUNDED_ZERO
    )
    status[nobody] = Status.NOT_APPLICABLE
    for counts in (cases, base):
        counts[nobody] = np.nan
    lacking = ~denominator.present & numerator.present & (numerator.provenance == DISTRICT)
    status[lacking] = Status.BASE_MISSING
    provenance = np.where(lacking, numerator.provenance, both.provenance)
    return Rates(
        value, cases, base, status, provenance, both.mark, np.where(lacking, numerator.source, both.source)
    )


def published_ratio(figures: Figures) -> Rates:
    """A ratio as its office publishes it: no counts are derived from it."""
    nothing = np.full_like(figures.value, np.nan)
    status = figures.status.copy()
    status[(figures.value == 0) & (status == Status.REPORTED)] = Status.ZERO
    return Rates(
        figures.value, nothing, nothing.copy(), status, figures.provenance, figures.mark, figures.source
    )


def choose(candidates: Sequence[Rates], groups: Sequence[npt.NDArray[np.intp]]) -> Rates:
    """Per year and group of places the strongest source: official counts, official ratio, own counts,
    example.

    `candidates` in the order counts, ratio. Inside a group and year that has an official figure anywhere,
    other figures are left out: a map never mixes official and example values. Where the strongest source says
    nothing of a place, the next one of the same strength does.
    """
    best = candidates[0]
    for other in candidates[1:]:
        waits = (best.status == Status.BASE_MISSING) & (other.provenance <= best.provenance)
        wins = other.present & (~best.present | waits | (other.provenance < best.provenance))
        best = other.where(wins, best)
    outdone = np.zeros(best.status.shape, dtype=np.bool_)
    for columns in groups:
        official = (best.provenance[:, columns] == OFFICIAL).any(axis=1, keepdims=True)
        outdone[:, columns] = official & (best.provenance[:, columns] != OFFICIAL)
    return Rates.empty(*best.status.shape).where(outdone, best)
