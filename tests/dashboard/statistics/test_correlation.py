"""Whether two figures go together: the coefficient and its test are those of the textbooks, the line is
steady."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from dashboard.domain.verdict import Verdict
from dashboard.statistics.correlation import FEWEST, correlation, ranks, robust_line, two_sided

NAN = float("nan")
FEW_STEPS = st.integers(-8, 8).map(float)


@given(arrays(float, st.integers(1, 40), elements=FEW_STEPS))
def test_equal_values_share_the_mean_of_their_ranks(values):
    assert ranks(values).tolist() == stats.rankdata(values).tolist()


@given(st.integers(0, 2**32 - 1), st.integers(12, 60), st.integers(2, 40))
def test_coefficient_and_probability_are_those_of_scipy(seed, count, steps):
    """With ties, few and many, and with gaps."""
    random = np.random.default_rng(seed)
    x, y = (random.integers(0, steps, count).astype(float) for _ in range(2))
    x[:2], y[:2], x[2] = (0, 1), (1, 0), NAN
    known = ~np.isnan(x)
    found, expected = correlation(x, y), stats.spearmanr(x[known], y[known])
    assert found.count == count - 1
    assert found.coefficient == pytest.approx(expected.statistic, abs=1e-12)
    assert found.probability == pytest.approx(expected.pvalue, abs=1e-9)


@pytest.mark.parametrize("freedom", [3, 8, 18, 140, 398, 11_000])
@pytest.mark.parametrize("t", [0, 0.1, 1, 2, 3.1, 5, 12, 40])
def test_students_t_has_the_tails_of_the_tables(t, freedom):
    assert two_sided(t, freedom) == pytest.approx(2 * stats.t.sf(t, freedom), rel=1e-8, abs=1e-300)
    assert two_sided(-t, freedom) == two_sided(t, freedom)


def test_the_table_of_critical_values_decides_the_word():
    """95 % and 99.8 % for 22 pairs lie at 0.423 and 0.625 (t of 2.086 and 3.552 on 20 degrees of freedom)."""
    assert two_sided(2.0860, 20) == pytest.approx(0.05, abs=2e-5)
    assert two_sided(3.5518, 20) == pytest.approx(0.002, abs=2e-5)


@pytest.mark.parametrize(
    ("noise", "word"),
    [(0.0, Verdict.CLEAR), (6.0, Verdict.CLEAR), (28.0, Verdict.POSSIBLE), (400.0, Verdict.CHANCE)],
)
def test_the_word_follows_the_probability(noise, word):
    x = np.arange(30.0)
    found = correlation(x, x + noise * np.sin(7 * x))
    assert found.verdict is word
    assert (found.probability < 0.002, found.probability < 0.05) == (
        word is Verdict.CLEAR,
        word > Verdict.CHANCE,
    )


def test_too_few_pairs_or_a_figure_that_does_not_differ_are_not_testable():
    x = np.arange(FEWEST - 1.0)
    assert correlation(x, x).verdict is Verdict.NOT_TESTABLE
    same = np.full(30, 4.0)
    assert correlation(same, np.arange(30.0)).coefficient is None


def test_chance_alone_is_called_more_than_chance_about_one_time_in_twenty():
    random = np.random.default_rng(5)
    called = [correlation(random.normal(size=40), random.normal(size=40)).verdict for _ in range(2000)]
    assert sum(one > Verdict.CHANCE for one in called) / 2000 == pytest.approx(0.05, abs=0.015)
    assert sum(one is Verdict.CLEAR for one in called) / 2000 < 0.006


@given(st.floats(-5, 5), st.floats(-50, 50))
def test_the_line_is_that_of_points_on_a_line(slope, base):
    x = np.array([0, 1, 3, 4.5, 7, 9])
    assert robust_line(x, base + slope * x) == pytest.approx((slope, base), abs=1e-9)


def test_one_town_far_off_does_not_turn_the_line():
    x = np.arange(20.0)
    y = 2 * x + 1
    x[-1], y[-1] = 500, -500
    assert robust_line(x, y) == pytest.approx((2, 1), abs=0.3)
    expected = stats.theilslopes(y, x)
    assert robust_line(x, y)[0] == pytest.approx(expected.slope)
    assert abs(np.polyfit(x, y, 1)[0] - 2) > 2, "least squares would be turned"


def test_without_a_difference_across_the_line_is_level():
    assert robust_line(np.full(4, 3.0), np.array([1.0, 5, 2, 8])) == (0.0, 3.5)


def test_of_ten_thousand_places_the_line_takes_a_part_of_the_pairs():
    """All of them are 50 million. Every point takes part, and far ones do not turn the line."""
    chance = np.random.default_rng(5)
    x = chance.normal(50, 10, 10_000)
    y = 3 * x + 7 + chance.normal(0, 4, 10_000)
    y[:500] += 4_000
    slope, base = robust_line(x, y)
    assert slope == pytest.approx(3, abs=0.05)
    assert base == pytest.approx(7, abs=3)
    shuffled = chance.permutation(10_000)
    assert robust_line(x[shuffled], y[shuffled]) == pytest.approx((slope, base))
