"""Distributions of a count under chance alone, many at once: hypergeometric, binomial and Poisson, as exact
masses.

numpy only: importing scipy would take a third of the second in which the serving process starts.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.domain.slab import Floats

Ints = npt.NDArray[np.int64]
_FAR = 3.0
"""Standard deviations beyond the farthest limit asked for: what lies outside the window is a millionth of the
tail."""
_MORE = 10.0
"""Outcomes more, because few cases have a long upper tail."""


@dataclass(frozen=True, slots=True)
class Distributions:
    """One distribution a row: outcome `first[row] + column` has the probability `mass[row, column]`.

    `upto` are the probabilities of each outcome and all lower ones, `since` of it and all higher ones, added
    up from the far end so that small ones stay exact; `lower` and `upper` are the mid-p tails, with half its
    own mass. A row covers the outcomes around its mean; all others together are less likely than anything it
    is asked for.
    """

    first: Ints
    mass: Floats
    upto: Floats
    since: Floats
    lower: Floats
    upper: Floats

    @classmethod
    def of(cls, first: Ints, mass: Floats) -> Distributions:
        """From the probabilities of consecutive counts, `first` being the lowest of each row."""
        upto, since = np.cumsum(mass, axis=1), np.cumsum(mass[:, ::-1], axis=1)[:, ::-1]
        half = mass / 2
        return cls(first, mass, upto, since, upto - half, since - half)


def hypergeometric(base: Floats, other: Floats, total: Floats, farthest: float) -> Distributions:
    """Cases among `base` when `total` cases fall on `base + other` persons: Fisher's conditional
    distribution.

    Whole numbers without NaN, `0 <= total <= base + other`. `farthest` is the farthest limit asked for, in
    standard deviations.
    """
    everyone = base + other
    mean = base * total / everyone
    variance = mean * (1 - total / everyone) * other / np.maximum(everyone - 1, 1)
    low, high = np.maximum(total - other, 0), np.minimum(base, total)
    first, k = _window(mean, variance, low, high, farthest)
    top = np.maximum(base[:, None] - k, 0) * np.maximum(total[:, None] - k, 0)
    return _from_ratios(first, top, (k + 1) * (other - total)[:, None] + (k + 1) * (k + 1))


def binomial(trials: Floats, share: Floats, farthest: float) -> Distributions:
    """Cases among `trials` when each is one with probability `share` (0 to 1, NaN nowhere)."""
    mean = trials * share
    first, k = _window(
        mean, mean * (1 - share), np.where(share < 1, 0, trials), np.where(share > 0, trials, 0), farthest
    )
    top = np.maximum(trials[:, None] - k, 0) * share[:, None]
    return _from_ratios(first, top, (k + 1) * (1 - share)[:, None])


def poisson(mean: Floats, farthest: float) -> Distributions:
    """Cases that occur one by one when `mean` are expected."""
    first, k = _window(mean, mean, np.zeros_like(mean), np.full_like(mean, np.inf), farthest)
    return _from_ratios(first, np.broadcast_to(mean[:, None], k.shape), k + 1)


def _window(
    mean: Floats, variance: Floats, low: Floats, high: Floats, farthest: float
) -> tuple[Ints, Floats]:
    """Which outcomes are looked at: the first of each row, and all of them as a matrix."""
    half = (farthest + _FAR) * np.sqrt(np.maximum(variance, 0)) + _MORE
    first = np.clip(np.floor(mean - half), low, high)
    last = np.clip(np.ceil(mean + half), low, high)
    width = int((last - first).max(initial=0)) + 1
    return first.astype(np.int64), first[:, None] + np.arange(width)


def _from_ratios(first: Ints, top: Floats, bottom: Floats) -> Distributions:
    """Masses from how often each outcome is followed by the next (`top / bottom`), which needs no
    factorials."""
    with np.errstate(divide="ignore", invalid="ignore"):
        steps = np.log(top[:, :-1] / bottom[:, :-1])
    # Beyond the last outcome that can be there is nothing, whatever the ratios say: once -inf, a sum stays
    # so.
    steps[np.isnan(steps)] = -np.inf
    logs = np.zeros(top.shape)
    np.cumsum(steps, axis=1, out=logs[:, 1:])
    mass = np.exp(logs - logs.max(axis=1, keepdims=True))
    mass /= mass.sum(axis=1, keepdims=True)
    return Distributions.of(first, mass)
