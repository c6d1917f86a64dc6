"""Tests computed once more, with other means than the product's: every outcome that can be is enumerated.

Masses come from factorials, lines from the equations of likelihood, quantiles from scipy; the product looks at a
window of outcomes, multiplies ratios of neighbours and takes Newton's steps.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import root
from scipy.special import expit, gammaln
from scipy.stats import binom, hypergeom, norm

from dashboard.domain.verdict import Verdict

POSSIBLE, CLEAR = 0.05, 0.002
SAME = 1 + 1e-7
"""Factorials of a million leave eight digits."""
FIVE = np.arange(5) - 2.0


def masses(n, others, total, proportion):
    """Probability of each number of cases among `n` when `total` fall on `n` and `others`, and the lowest number."""
    if proportion:
        k = np.arange(max(0, total - others), min(n, total) + 1)
        logs = _choose(n, k) + _choose(others, total - k) - _choose(n + others, total)
    else:
        k, share = np.arange(total + 1), n / (n + others)
        logs = _choose(total, k) + k * np.log(share) + (total - k) * np.log1p(-share)
    return int(k[0]), np.exp(logs)


def _choose(n, k):
    return gammaln(n + 1.0) - gammaln(k + 1.0) - gammaln(n - k + 1.0)


def probabilities(mass):
    """Of each outcome: twice its smaller mid-p tail, or of all that are as unlikely together where that is more."""
    tail = np.minimum(np.cumsum(mass), np.cumsum(mass[::-1])[::-1]) - mass / 2
    order = np.argsort(tail)
    ascending, together = tail[order], np.cumsum(mass[order])
    as_rare = np.empty_like(mass)
    as_rare[order] = together[np.searchsorted(ascending, ascending * SAME, side="right") - 1]
    return np.minimum(1.0, np.maximum(2 * tail, as_rare))


@dataclass(frozen=True)
class Difference:
    """Of one place: the probability that counts give, and of what chance alone is called possible or clear."""

    probability: float
    possible: float
    clear: float
    expected: float
    unexpected: float


def difference(a, n, others_a, others, proportion):
    """One place against others that it is no part of."""
    a, n, others_a, others = (int(one) for one in (a, n, others_a, others))
    first, mass = masses(n, others, a + others_a, proportion)
    every = probabilities(mass)
    sizes = [float(mass[every <= level * SAME].sum()) for level in (POSSIBLE, CLEAR)]
    expected = (a + others_a) * n / (n + others)
    return Difference(float(every[a - first]), *sizes, expected, n - expected if proportion else np.inf)


def widened(probability, phi):
    """Standard deviations divided by the root of phi."""
    return 2 * norm.sf(norm.isf(probability / 2) / phi**0.5) if phi > 1 and probability < 1 else probability


def word(probability):
    """The verdict for a probability."""
    if probability <= CLEAR * SAME:
        return Verdict.CLEAR
    return Verdict.POSSIBLE if probability <= POSSIBLE * SAME else Verdict.CHANCE


def residuals(cases, base, proportion):
    """Of places around what they have together, in standard deviations of scipy's laws."""
    total, everyone = cases.sum(), base.sum()
    law = hypergeom(everyone, total, base) if proportion else binom(total, base / everyone)
    with np.errstate(divide="ignore", invalid="ignore"):  # of moments that nobody asks for
        mean, variance = law.stats("mv")
    some = variance > 0
    return (cases - mean)[some] / np.sqrt(variance[some])


def phi(z, places):
    """The mean square, a tenth at either end drawn in (Spiegelhalter 2005, 3.3); 1 at least, and of few places."""
    if places < 8:
        return 1.0
    low, high = np.percentile(z, [10, 90])
    return max(1.0, float((np.clip(z, low, high) ** 2).mean()))


@dataclass(frozen=True)
class Line:
    """Of five years: the score and its standard error without a slope, the rise of the line, chi-square by freedom."""

    score: float
    error: float
    rise: float
    spread: float


def line(cases, base, proportion):
    """A straight line on logits or logarithms through five years."""
    share, total, everyone = cases.sum() / base.sum(), cases.sum(), base.sum()
    around = (base * FIVE**2).sum() - (base * FIVE).sum() ** 2 / everyone
    variance = share * (1 - share) * around * everyone / (everyone - 1) if proportion else share * around

    def values(of):
        return expit(of[0] + of[1] * FIVE) if proportion else np.exp(of[0] + of[1] * FIVE)

    def equations(of):
        left = cases - base * values(of)
        return left.sum() / total, (left * FIVE).sum() / total

    begin = np.log(share / (1 - share)) if proportion else np.log(share)
    found = root(equations, [begin, 0.0], tol=1e-13)
    expected = values(found.x)
    chance = base * expected * (1 - expected) if proportion else base * expected
    spread = ((cases - base * expected) ** 2 / chance).sum() / 3
    score = (cases * FIVE).sum() - share * (base * FIVE).sum()
    return Line(score, variance**0.5, expected[-1] - expected[0], spread)


def level_spread(spreads):
    """The mean of all places' spreads, a tenth at either end drawn in; 1 of fewer than eight."""
    if len(spreads) < 8:
        return 1.0
    return float(np.clip(spreads, *np.percentile(spreads, [10, 90])).mean())


def slope(of, level):
    """The probability of a line, with the wider of its own spread and the level's."""
    z = max(abs(of.score) - 0.5, 0.0) / (of.error * max(of.spread, level, 1.0) ** 0.5)
    return 2 * norm.sf(z)


def slope_size(of, level):
    """How often chance alone goes so far that a slope is called so at this level."""
    return 2 * norm.sf(norm.isf(level / 2) + 0.5 / of.error)
