"""More than chance? Exact mid-p tests of counts, the word for the outcome, and the limits at which the word
changes.

A place against the rest of its area: Fisher's conditional distribution for proportions, the binomial one for
rates. A place against a fixed value (a target): binomial and Poisson. Twice the smaller mid-p tail is
compared with the level (Lancaster 1961, doi 10.1080/01621459.1961.10482105). Where the outcomes this rejects
are together likelier than the level, as may happen with few cases, the least unlikely of them are not
rejected: a test never says more often than its level promises that chance is not enough.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from dashboard.domain.slab import Codes, Floats
from dashboard.domain.verdict import Verdict
from dashboard.statistics.distributions import Distributions, binomial, hypergeometric, poisson

POSSIBLE, CLEAR = 0.05, 0.002
"""What 95 % and 99.8 % leave over: the levels of the two words."""
_SAME = 1 + 1e-9
"""Two probabilities that differ by less are the same one, computed in two ways."""
_NORMAL = NormalDist()
_LARGEST_Z = 37.0
"""Beyond this a normal tail is too small for a floating-point number."""


@dataclass(frozen=True, slots=True)
class Tests:
    """Outcome of many tests; arrays of one shape.

    `probability` is that of a difference as large or larger by chance alone, both ways, with the spread
    beyond chance; NaN where nothing can be tested. `possible` and `clear` are the probabilities that chance
    alone brings at least that word (0 where nothing is tested): what counts can be makes them smaller than
    0.05 and 0.002.
    """

    verdict: Codes
    probability: Floats
    possible: Floats
    clear: Floats


@dataclass(frozen=True, slots=True)
class Critical:
    """Where rejection begins: counts up to `low` and from `high` on, which chance alone brings with
    probability `size`.

    `below` and `above` are where a line between the last rejected and the first other outcome is drawn: by
    how close their tails are to the level, so that it is smooth. NaN where no outcome is rejected on that
    side.
    """

    low: Floats
    high: Floats
    below: Floats
    above: Floats
    size: Floats


def rest(
    cases: npt.ArrayLike, base: npt.ArrayLike, whole_cases: npt.ArrayLike, whole_base: npt.ArrayLike
) -> tuple[Floats, Floats]:
    """Counts of the whole without the part that is to be compared with it.

    A municipality is a part of its district: it would be compared with itself, and a large one would seem
    closer to the district than it is. For counts of the whole that contain those of the part; NaN where they
    cannot (the whole is smaller, so the two come from different counts) and where nobody else is left.
    """
    a, n, whole, everyone = _counts(cases, base, whole_cases, whole_base)
    others, remaining = whole - a, everyone - n
    fits = (others >= 0) & (remaining > 0)
    return np.where(fits, others, np.nan), np.where(fits, remaining, np.nan)


def against_others(
    cases: npt.ArrayLike,
    base: npt.ArrayLike,
    other_cases: npt.ArrayLike,
    other_base: npt.ArrayLike,
    *,
    proportion: bool,
    spread: npt.ArrayLike = 1.0,
) -> Tests:
    """Tests of one group against another that does not overlap with it (see `rest`), given the cases of both
    together.

    Arrays are broadcast. Not testable where a count is missing, a base is 0, or a proportion has more cases
    than base. `spread` is how many times wider than by chance the figures lie (`overdispersion`), 1 or more.
    ValueError names a count that cannot be. Rates: Przyborowski and Wilenski (1940), doi
    10.1093/biomet/31.3-4.313.
    """
    a, n, b, m = _counts(cases, base, other_cases, other_base)
    fits = ~np.isnan(a + b) & (n > 0) & (m > 0)
    if proportion:
        fits &= (a <= n) & (b <= m)
    size, others, total = n[fits], m[fits], (a + b)[fits]
    variance = between(size, others, total, proportion=proportion)[1]

    def law(at: npt.NDArray[np.intp], farthest: float) -> Distributions:
        return _shared(size[at], others[at], total[at], proportion, farthest)

    return _tests(a, fits, variance, law, spread)


def against_value(
    cases: npt.ArrayLike,
    base: npt.ArrayLike,
    value: npt.ArrayLike,
    *,
    proportion: bool,
    spread: npt.ArrayLike = 1.0,
) -> Tests:
    """Tests of groups against a fixed `value`, cases by base. As `against_others`; a share above 1 is not
    testable."""
    a, n, level, _ = _counts(cases, base, value, 0.0)
    fits = ~np.isnan(a + level) & (n > 0)
    if proportion:
        fits &= (a <= n) & (level <= 1)
    size, share = n[fits], level[fits]
    variance = size * share * (1 - share) if proportion else size * share

    def law(at: npt.NDArray[np.intp], farthest: float) -> Distributions:
        return (
            binomial(size[at], share[at], farthest) if proportion else poisson((size * share)[at], farthest)
        )

    return _tests(a, fits, variance, law, spread)


def between(base: Floats, other: Floats, total: Floats, *, proportion: bool) -> tuple[Floats, Floats]:
    """Mean and variance of the cases among `base`, when `total` cases fall on `base` and `other` by
    chance."""
    everyone = base + other
    mean = total * base / everyone
    variance = mean * other / everyone
    if proportion:
        variance = variance * (everyone - total) / np.maximum(everyone - 1, 1)
    return mean, variance


def shared_critical(
    base: Floats, other: Floats, total: Floats, levels: Sequence[Floats], *, proportion: bool
) -> list[Critical]:
    """Limits of the cases among `base` beyond which `against_others` rejects, for each of `levels`.

    Arrays of one dimension: one level for each base.
    """
    variance = between(base, other, total, proportion=proportion)[1]
    found = [Critical(*(np.full(base.shape, np.nan) for _ in range(5))) for _ in levels]
    for at in _alike(variance):
        least = min(float(level[at].min()) for level in levels)
        law = _shared(base[at], other[at], total[at], proportion, _quantile(least))
        for whole, level in zip(found, levels, strict=True):
            part = critical(law, level[at])
            for name in ("low", "high", "below", "above", "size"):
                getattr(whole, name)[at] = getattr(part, name)
    return found


def critical(law: Distributions, level: Floats) -> Critical:
    """Limits of each distribution at its level: both mid-p tails within half of it, and all together within
    it."""
    lower, upper, mass, upto, since = law.lower, law.upper, law.mass, law.upto, law.since
    rows, last = np.arange(len(mass)), mass.shape[1] - 1
    half = level[:, None] / 2 * _SAME
    low = np.count_nonzero(lower <= half, axis=1) - 1
    high = last + 1 - np.count_nonzero(upper <= half, axis=1)

    def at(of: Floats, column: npt.NDArray[np.intp], otherwise: float = 0.0) -> Floats:
        inside = (column >= 0) & (column <= last)
        return np.where(inside, of[rows, np.clip(column, 0, last)], otherwise)

    size = at(upto, low) + at(since, high)
    while np.any(over := size > level * _SAME):
        lowest, highest = at(lower, low), at(upper, high)
        low = low - (over & (lowest * _SAME >= highest))
        high = high + (over & (highest * _SAME >= lowest))
        size = at(upto, low) + at(since, high)
    some_low, some_high = low >= 0, at(mass, high) > 0
    between_low = _towards(at(lower, low), at(lower, low + 1, 0.5), level / 2)
    between_high = _towards(at(upper, high), at(upper, high - 1, 0.5), level / 2)
    return Critical(
        law.first + low,
        law.first + high,
        np.where(some_low, law.first + low + between_low, np.nan),
        np.where(some_high, law.first + high - between_high, np.nan),
        size,
    )


def probability(law: Distributions, cases: Floats) -> Floats:
    """Of a difference as large or larger by chance alone: twice the mid-p, or all outcomes as unlikely where
    likelier.

    1 where only one outcome is possible. At most a level exactly where `critical` rejects at that level.
    """
    case_index, last = cases.astype(np.int64) - law.first, law.mass.shape[1] - 1
    column, rows = np.clip(case_index, 0, last), np.arange(len(law.mass))
    own = np.minimum(law.lower[rows, column], law.upper[rows, column])
    as_rare = own[:, None] * _SAME
    low = np.count_nonzero(law.lower <= as_rare, axis=1) - 1
    high = last + 1 - np.count_nonzero(law.upper <= as_rare, axis=1)
    together = np.where(low >= 0, law.upto[rows, np.maximum(low, 0)], 0.0)
    together += np.where(high <= last, law.since[rows, np.minimum(high, last)], 0.0)
    # An outcome beyond those looked at cannot be, or is a millionth as likely as the strictest level.
    return np.where(case_index == column, np.minimum(np.maximum(2 * own, together), 1.0), 0.0)


def stricter(level: float, spread: float) -> float:
    """The level at which an exact test has to reject, so that figures `spread` times wider than chance keep
    `level`."""
    if spread <= 1:
        return level
    return math.erfc(min(_quantile(level) * math.sqrt(spread), _LARGEST_Z) / math.sqrt(2))


def widened(probability: Floats, spread: Floats) -> Floats:
    """What a probability is when figures lie `spread` times wider than chance makes them (variance; 1 or
    more)."""
    wide = (spread > 1) & (probability < 1)
    found = np.array(probability)
    found[wide] = [
        math.erfc(_quantile(max(one, 1e-300)) / math.sqrt(2 * times))
        for one, times in zip(probability[wide].tolist(), spread[wide].tolist(), strict=True)
    ]
    return found


def _shared(base: Floats, other: Floats, total: Floats, proportion: bool, farthest: float) -> Distributions:
    if proportion:
        return hypergeometric(base, other, total, farthest)
    return binomial(total, base / (base + other), farthest)


def _tests(
    cases: Floats,
    fits: npt.NDArray[np.bool_],
    variance: Floats,
    law: Callable[[npt.NDArray[np.intp], float], Distributions],
    spread: npt.ArrayLike,
) -> Tests:
    """All tests of `cases[fits]`; `law` gives the distributions of some of them."""
    observed = cases[fits]
    times = np.broadcast_to(np.asarray(spread, dtype=np.float64), cases.shape)[fits]
    levels = {
        word: np.array([stricter(word, one) for one in times.tolist()])
        if (times > 1).any()
        else np.full(len(times), word)
        for word in (POSSIBLE, CLEAR)
    }
    sizes = {word: np.zeros(len(observed)) for word in levels}
    words, likely = np.full(len(observed), Verdict.CHANCE, np.int8), np.ones(len(observed))
    for at in _alike(variance):
        part = law(at, _quantile(float(levels[CLEAR][at].min(initial=CLEAR))))
        likely[at] = probability(part, observed[at])
        for word, code in ((POSSIBLE, Verdict.POSSIBLE), (CLEAR, Verdict.CLEAR)):
            sizes[word][at] = critical(part, np.full(len(at), word)).size
            words[at[likely[at] <= levels[word][at] * _SAME]] = code
    likely = widened(likely, times)
    outcome = Tests(
        np.full(cases.shape, Verdict.NOT_TESTABLE, np.int8),
        np.full(cases.shape, np.nan),
        np.zeros(cases.shape),
        np.zeros(cases.shape),
    )
    outcome.verdict[fits], outcome.probability[fits] = words, likely
    outcome.possible[fits], outcome.clear[fits] = sizes[POSSIBLE], sizes[CLEAR]
    return outcome


def _alike(variance: Floats) -> Iterator[npt.NDArray[np.intp]]:
    """Groups of tests whose distributions are about equally wide, so that few of the numbers computed are not
    used."""
    kind = np.ceil(np.log2(np.sqrt(np.maximum(variance, 1.0)) + 1))
    for one in np.unique(kind):
        yield np.flatnonzero(kind == one)


@lru_cache(maxsize=1024)
def _quantile(level: float) -> float:
    """How many standard deviations leave `level` outside, both ways."""
    return -_NORMAL.inv_cdf(level / 2) if level > 0 else _LARGEST_Z


def _towards(rejected: Floats, accepted: Floats, half: Floats) -> Floats:
    """Where between two neighbouring outcomes the tail crosses half the level, on a logarithmic scale; 0.1 to
    0.9."""
    with np.errstate(divide="ignore", invalid="ignore"):
        way = np.log(half / rejected) / np.log(accepted / rejected)
    return np.where(np.isnan(way), 0.5, np.clip(way, 0.1, 0.9))


def _counts(*given: npt.ArrayLike) -> tuple[Floats, Floats, Floats, Floats]:
    first, second, third, fourth = np.broadcast_arrays(*(np.asarray(one, dtype=np.float64) for one in given))
    for one in (first, second, third, fourth):
        if np.any(one < 0) or np.any(np.isinf(one)):
            at = tuple(int(axis) for axis in np.argwhere((one < 0) | np.isinf(one))[0])
            raise ValueError(f"a count that cannot be at {at}: {one[at]:g}")
    return first, second, third, fourth
