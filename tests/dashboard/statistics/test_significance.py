"""More than chance? The tests recomputed with scipy, the size each promises, and what is never tested."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from scipy.special import gammaln

from dashboard.domain.verdict import Verdict
from dashboard.statistics.intervals import Z95
from dashboard.statistics.significance import (
    CLEAR,
    POSSIBLE,
    against_others,
    against_value,
    rest,
    shared_critical,
    stricter,
    widened,
)
from tests.sampling import some

NAN = float("nan")
LEVELS = (POSSIBLE, CLEAR)


@st.composite
def groups(draw, most=3000):
    base = draw(st.integers(1, most))
    return draw(st.integers(0, base)), base


def likelihood(law, support, cases):
    """The rule in scipy: twice the smaller mid-p tail, or all outcomes with no larger one where they are
    likelier."""
    mass = law.pmf(support)
    tail = np.minimum(law.cdf(support) - mass / 2, law.sf(support) + mass / 2)
    own = tail[support == cases][0]
    return min(1.0, max(2 * own, mass[tail <= own * (1 + 1e-9)].sum()))


@given(groups(), groups())
def test_shares_are_tested_by_fishers_conditional_mid_p(one, other):
    (a, n), (b, m) = one, other
    law, support = stats.hypergeom(n + m, a + b, n), np.arange(max(0, a + b - m), min(n, a + b) + 1)
    found = against_others(a, n, b, m, proportion=True).probability
    assert found == pytest.approx(likelihood(law, support, a), rel=1e-6, abs=1e-9)


@given(groups(), groups())
def test_rates_are_tested_by_the_binomial_of_both_counts(one, other):
    (a, n), (b, m) = one, other
    law, support = stats.binom(a + b, n / (n + m)), np.arange(a + b + 1)
    found = against_others(a, n, b, m, proportion=False).probability
    assert found == pytest.approx(likelihood(law, support, a), rel=1e-6, abs=1e-9)


# scipy's own law overflows on the smallest numbers there are
@given(groups(), st.just(0.0) | st.floats(1e-9, 1))
def test_a_fixed_share_is_tested_by_the_binomial_and_a_fixed_rate_by_the_poisson(one, value):
    a, n = one
    share = against_value(a, n, value, proportion=True).probability
    assert share == pytest.approx(likelihood(stats.binom(n, value), np.arange(n + 1), a), rel=1e-6, abs=1e-9)
    value = value / 20 + 1e-6
    rate = against_value(a, n, value, proportion=False).probability
    law = stats.poisson(n * value)
    assert rate == pytest.approx(
        likelihood(law, np.arange(max(a, int(law.isf(1e-12))) + 1), a), rel=1e-6, abs=1e-9
    )


def test_the_mid_p_lies_below_the_exact_test_of_every_textbook():
    """Half the mass of what was observed is counted: less than Fisher's and Clopper's tests, never more."""
    for a, n, b, m in ((3, 25, 30, 100), (18, 40, 200, 800), (0, 30, 55, 500)):
        exact = stats.fisher_exact([[a, n - a], [b, m - b]], alternative="less").pvalue
        assert against_others(a, n, b, m, proportion=True).probability < 2 * exact
    assert (
        against_value(3, 40, 0.2, proportion=True).probability
        < 2 * stats.binomtest(3, 40, 0.2, "less").pvalue
    )
    rates = stats.poisson_means_test(3, 400, 60, 3000, alternative="less").pvalue
    assert against_others(3, 400, 60, 3000, proportion=False).probability == pytest.approx(
        2 * rates, rel=0.35
    )


def test_with_many_cases_the_tests_agree_with_chi_square():
    """Thousands of cases: the normal approximation is as good as exact there, and nowhere else is it used."""
    a, n, b, m = 2100, 5000, 12000, 30000
    exact = against_others(a, n, b, m, proportion=True).probability
    assert exact == pytest.approx(
        stats.chi2_contingency([[a, n - a], [b, m - b]], correction=False).pvalue, rel=0.03
    )


_FACTORIALS = gammaln(np.arange(2300) + 1.0)
"""Logarithms."""


def _ways(n, k):
    return np.where(
        (k >= 0) & (k <= n), _FACTORIALS[n] - _FACTORIALS[k] - _FACTORIALS[np.maximum(n - k, 0)], -np.inf
    )


@pytest.mark.parametrize("times", [1, 10])
def test_no_test_of_shares_says_so_more_often_than_its_level_for_every_n_up_to_200(times):
    """Exactly: Fisher's conditional test for every number of cases among n and as many or tenfold others, by
    factorials."""
    for n in range(1, 201) if times == 1 else some(range(1, 201), 5):
        m, k = times * n, np.arange(n + 1)[None, :]
        total = np.arange(n + m + 1)
        others = np.maximum(total[:, None] - k, 0)
        possible = (total[:, None] >= k) & (others <= m)
        logs = _ways(n, k) + np.where(possible, _ways(m, np.minimum(others, m)), -np.inf)
        mass = np.exp(logs - _ways(n + m, total)[:, None])
        ones = np.ones(total.shape)
        limits = shared_critical(
            n * ones, m * ones, total * ones, [one * ones for one in LEVELS], proportion=True
        )
        for level, found in zip(LEVELS, limits, strict=True):
            size = np.where((k <= found.low[:, None]) | (k >= found.high[:, None]), mass, 0).sum(axis=1)
            assert size == pytest.approx(found.size, abs=1e-9)
            assert size.max() <= level * (1 + 1e-9)
            assert n < 20 or size.max() > 0.6 * level, "conservative, but not idle"


@pytest.mark.parametrize("level", LEVELS)
def test_no_test_of_rates_says_so_more_often_than_its_level_up_to_200_cases(level):
    total = np.arange(201, dtype=float)
    for ratio in (1, 3, 10, 100):
        ones = np.ones(total.shape)
        (found,) = shared_critical(20 * ones, 20 * ratio * ones, total, [level * ones], proportion=False)
        law = stats.binom(total, 1 / (1 + ratio))
        size = law.cdf(found.low) + law.sf(found.high - 1)
        assert size == pytest.approx(found.size, abs=1e-9)
        assert size.max() <= level * (1 + 1e-9)


def test_no_test_against_a_value_says_so_more_often_than_its_level_for_every_n_up_to_200():
    """Exactly, for 21 values: every outcome is tested and the mass of those that are rejected added up."""
    values = np.array([0.004, 0.01, 0.03, *np.arange(1, 19) / 19])
    for n in range(1, 201):
        outcomes = np.arange(n + 1)
        tests = against_value(outcomes[:, None], n, values, proportion=True)
        mass = stats.binom.pmf(outcomes[:, None], n, values)
        for level, promised in ((POSSIBLE, tests.possible), (CLEAR, tests.clear)):
            size = (mass * (tests.probability <= level * (1 + 1e-9))).sum(axis=0)
            assert size.max() <= level * (1 + 1e-9)
            assert promised[0] == pytest.approx(size, abs=1e-9), "the size that is told is the size that is"


@pytest.mark.parametrize("level", LEVELS)
def test_no_test_against_a_rate_says_so_more_often_than_its_level(level):
    for mean in np.arange(0.1, 60, 0.7):
        outcomes = np.arange(int(mean + 12 * mean**0.5 + 20))
        rejected = against_value(outcomes, 100, mean / 100, proportion=False).probability <= level
        assert stats.poisson.pmf(outcomes, mean)[rejected].sum() <= level * (1 + 1e-9)


def test_the_plain_mid_p_would_say_so_too_often():
    """The reason for the second rule: 0 or 5 of 5 at one half have a mid-p of 3 % each way and come every
    16th time."""
    assert 2 * stats.binom.pmf(0, 5, 0.5) / 2 <= POSSIBLE < 2 * stats.binom.pmf(0, 5, 0.5)
    assert against_value(0, 5, 0.5, proportion=True).verdict == Verdict.CHANCE


@pytest.mark.parametrize("proportion", [True, False])
@given(one=groups(500), other=groups(500))
def test_a_verdict_is_what_the_limits_say(proportion, one, other):
    """Tests and funnel share one model: outside the limit exactly where it is called so."""
    (a, n), (b, m) = one, other
    tests = against_others(a, n, b, m, proportion=proportion, spread=1.3)
    for level, words in ((POSSIBLE, (Verdict.POSSIBLE, Verdict.CLEAR)), (CLEAR, (Verdict.CLEAR,))):
        base, other, total, strict = (np.array([float(one)]) for one in (n, m, a + b, stricter(level, 1.3)))
        (limits,) = shared_critical(base, other, total, [strict], proportion=proportion)
        outside = bool(a <= limits.low[0] or a >= limits.high[0])
        assert (int(tests.verdict) in words) == outside
        below, above = limits.below[0], limits.above[0]
        assert outside == bool(a < below or a > above), "the line that is drawn lies on the same side"


@pytest.mark.parametrize("proportion", [True, False])
@given(one=groups(), other=groups())
def test_the_other_way_round_is_the_same(proportion, one, other):
    there = against_others(*one, *other, proportion=proportion).probability
    assert there == pytest.approx(against_others(*other, *one, proportion=proportion).probability, rel=1e-6)


@pytest.mark.parametrize("proportion", [True, False])
def test_equal_groups_do_not_differ(proportion):
    assert against_others(30, 100, 300, 1000, proportion=proportion).probability > 0.9


def test_a_spread_beyond_chance_divides_the_standard_errors_by_its_root():
    """z of 3.5 at a phi of 2 is z of 2.47."""
    likely = 2 * stats.norm.sf(3.5)
    assert widened(np.array([likely]), np.array([2.0])) == pytest.approx(2 * stats.norm.sf(3.5 / 2**0.5))
    assert widened(np.array([likely, 1.0]), np.array([1.0, 2.0])).tolist() == [likely, 1.0]
    assert stricter(POSSIBLE, 2) == pytest.approx(2 * stats.norm.sf(Z95 * 2**0.5))
    assert stricter(POSSIBLE, 1) == POSSIBLE


@pytest.mark.parametrize("proportion", [True, False])
def test_nothing_is_tested_without_counts(proportion):
    counts = ([NAN, 1, 1, 1, 1], [10, NAN, 10, 10, 0], [5, 5, NAN, 5, 5], [50, 50, 50, NAN, 50])
    tests = against_others(*counts, proportion=proportion)
    assert tests.verdict.tolist() == [Verdict.NOT_TESTABLE] * 5
    assert np.isnan(tests.probability).all()
    assert not tests.possible.any() and not tests.clear.any()


def test_counts_that_cannot_be_are_refused():
    with pytest.raises(ValueError, match=r"at \(1,\): -1"):
        against_others([1, -1], 10, 5, 50, proportion=True)


def test_more_cases_than_base_make_no_share_to_test():
    """Day care in another municipality: more children looked after than live there."""
    assert np.isnan(against_others(12, 10, 5, 50, proportion=True).probability)
    assert np.isnan(against_others(5, 50, 12, 10, proportion=True).probability), "of the others"


def test_the_words_have_keys_and_say_whether_chance_was_weighed():
    assert [word.key for word in Verdict] == ["not_testable", "chance", "possible", "clear", "too_few"]
    assert [word.tested for word in Verdict] == [False, True, True, True, False]
    assert [word.marked for word in Verdict] == [False, False, True, True, False]


def test_a_part_is_compared_with_the_rest_of_its_whole():
    cases, base = rest([30, NAN], [100, 5], 230, 1100)
    assert (cases[0], base[0]) == (200, 1000)
    assert np.isnan([cases[1], base[1]]).all()


def test_a_large_part_differs_more_from_the_rest_than_from_the_whole():
    """Half of all children live in this town: the district's rate is half its own."""
    whole = (800, 2000)
    apart = against_others(440, 1000, *rest(440, 1000, *whole), proportion=True).probability
    assert apart < against_others(440, 1000, *whole, proportion=True).probability


@pytest.mark.parametrize("whole", [(20, 200), (200, 100), (200, 90)])
def test_a_whole_that_cannot_hold_the_part_leaves_no_rest(whole):
    assert np.isnan(rest(30, 100, *whole)).all()
