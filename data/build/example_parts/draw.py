"""Draws integer counts that add up to a given total: the arithmetic of the example data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
HALF_OF_LAST_DIGIT = 0.005 + 1e-9
"""Official ratios are published with two decimals: what rounds to the published number is at most this far
from it."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A published ratio: numerator / denominator * factor, rounded to two decimals."""

    value: float
    factor: float = 100.0

    def cases(self, base: int) -> int:
        """The count whose ratio to `base` is nearest to the published one."""
        return round(self.value * base / self.factor)

    def misses(self, base: int) -> float:
        """How far the nearest count is off the published ratio, in the ratio's unit."""
        return abs(self.cases(base) / base * self.factor - self.value)

    def fits(self, base: int) -> bool:
        """Whether a count gives exactly the published digits."""
        return self.misses(base) <= HALF_OF_LAST_DIGIT


def fitting_bases(near: float, rates: Sequence[Rate], window: float) -> list[int]:
    """Bases within `window` (a share) of `near` at which every rate comes out as published; nearest first."""
    span = int(near * window)
    bases = sorted(
        range(max(1, round(near) - span), round(near) + span + 1), key=lambda base: (abs(base - near), base)
    )
    return [base for base in bases if all(rate.fits(base) for rate in rates)]


def fitting_base(near: float, rates: Sequence[Rate], window: float = 0.02) -> int:
    """The nearest fitting base, or the one that misses least when none fits."""
    fitting = fitting_bases(near, rates, window)
    if fitting:
        return fitting[0]
    span = int(near * window)
    bases = range(max(1, round(near) - span), round(near) + span + 1)
    return min(
        bases, key=lambda base: (max(rate.misses(base) / rate.factor for rate in rates), abs(base - near))
    )


def moved_to(total: int, counts: Ints, lower: Ints, upper: Ints, rng: np.random.Generator) -> Ints:
    """`counts` changed by as little as is needed to sum up to `total`, never leaving `lower` to `upper`.

    The difference is drawn without replacement from what can still be added or taken away. Raises ValueError
    where the limits leave no room.
    """
    difference = total - int(counts.sum())
    room = upper - counts if difference >= 0 else counts - lower
    if abs(difference) > int(room.sum()):
        raise ValueError(f"{total} does not fit between {int(lower.sum())} and {int(upper.sum())}")
    step = rng.multivariate_hypergeometric(room, abs(difference), method="marginals")
    return counts + step if difference >= 0 else counts - step


def largest_remainder(total: int, weights: Floats | Ints) -> Ints:
    """`total` shared out in proportion to `weights`: rounded down, the rest to the largest remainders."""
    exact = weights / weights.sum() * total
    counts: Ints = np.floor(exact).astype(np.int64)
    rest = total - int(counts.sum())
    counts[np.argsort(counts - exact, kind="stable")[:rest]] += 1
    return counts


def allocated(
    total: int, base: Ints, effect: Floats, rng: np.random.Generator, lower: Ints | None = None
) -> Ints:
    """`total` cases among `base`: a binomial draw per cell with its own probability, then moved to the exact
    total.

    `effect` is each cell's distance from the common level on the logit scale; the level is what makes the
    expected sum `total`. `lower` is what a cell has at least (default none).
    """
    least = np.zeros_like(base) if lower is None else lower
    low, high = -20.0, 20.0
    for _ in range(60):
        middle = (low + high) / 2
        expected = float((base / (1 + np.exp(-(middle + effect)))).sum())
        low, high = (middle, high) if expected < total else (low, middle)
    drawn = rng.binomial(base, 1 / (1 + np.exp(-(low + effect))))
    return moved_to(total, np.maximum(drawn, least), least, base, rng)


def effects(sizes: Floats, years: int, spread: float, rng: np.random.Generator) -> Floats:
    """What tells places apart, years x places on the logit scale: lasting, with a slow drift, less in bigger
    places."""
    scale = spread * np.clip((1000 / sizes) ** 0.15, 0.5, 1.3)
    lasting = rng.normal(0, 1, sizes.size)
    drift = np.empty((years, sizes.size))
    drift[0] = rng.normal(0, 1, sizes.size)
    for year in range(1, years):
        drift[year] = 0.8 * drift[year - 1] + 0.6 * rng.normal(0, 1, sizes.size)
    return scale * (lasting + 0.4 * drift)
