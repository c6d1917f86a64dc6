"""More than chance? Textbook values, symmetry, the level that a test promises, and what is never tested."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from dashboard.compute.intervals import Z95, Z998
from dashboard.compute.significance import rate_difference, rest, share_difference, verdict
from dashboard.domain.verdict import Verdict

NAN = float("nan")
TESTS = [share_difference, rate_difference]


@st.composite
def groups(draw):
    base = draw(st.integers(1, 100_000))
    return draw(st.integers(0, base)), base


@given(groups(), groups())
def test_the_square_of_two_proportions_is_pearsons_chi_square(one, other):
    """A 2 x 2 table has one degree of freedom: z² is chi² (Fleiss, Levin and Paik 2003, 3.1)."""
    table = np.array([[one[0], one[1] - one[0]], [other[0], other[1] - other[0]]])
    alike = (table.sum(axis=0) == 0).any()
    expected = 0.0 if alike else stats.chi2_contingency(table, correction=False).statistic
    assert share_difference(*one, *other) ** 2 == pytest.approx(expected, rel=1e-9, abs=1e-9)


def test_the_rates_of_the_paper_give_its_statistic():
    """Gu et al. (2008), example: 41 breast cancers in 28,010 person-years against 15 in 19,017 (Rothman)."""
    ratio = 28010 / 19017
    by_hand = 2 * ((41.375) ** 0.5 - (ratio * 15.375) ** 0.5) / (1 + ratio) ** 0.5
    assert rate_difference(41, 28010, 15, 19017) == pytest.approx(by_hand)
    assert stats.norm.sf(by_hand) == pytest.approx(0.0165, abs=0.003)


@pytest.mark.parametrize("test", TESTS)
@given(one=groups(), other=groups())
def test_the_other_way_round_is_the_same_with_the_other_sign(test, one, other):
    assert test(*one, *other) == pytest.approx(-test(*other, *one), abs=1e-9)


@pytest.mark.parametrize("test", TESTS)
@given(one=groups())
def test_equal_groups_do_not_differ(test, one):
    assert test(*one, *one) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("test", TESTS)
def test_the_sign_says_which_is_higher(test):
    assert test(30, 100, 200, 1000) > 0 > test(10, 100, 200, 1000)


def test_few_cases_of_a_rate_are_called_possible_no_more_often_than_promised():
    """Exactly, for every expected number of cases up to 20 against a tenfold whole: the level stays near 5 %."""
    for expected in (0.5, 1, 2, 5, 10, 20):
        part, other = np.arange(0, 80), np.arange(0, 400)
        likely = np.outer(stats.poisson.pmf(part, expected), stats.poisson.pmf(other, 10 * expected))
        z = rate_difference(part[:, None], 1.0, other[None, :], 10.0)
        assert likely[np.abs(z) >= Z95].sum() < 0.062
        assert likely[np.abs(z) >= Z998].sum() < 0.006


@pytest.mark.parametrize("test", TESTS)
def test_nothing_is_tested_without_counts(test):
    z = test([NAN, 1, 1, 1, 1], [10, NAN, 10, 10, 0], [5, 5, NAN, 5, 5], [50, 50, 50, NAN, 50])
    assert verdict(z).tolist() == [Verdict.NOT_TESTABLE] * 5


@pytest.mark.parametrize("test", TESTS)
def test_counts_that_cannot_be_are_refused(test):
    with pytest.raises(ValueError, match=r"at \(1,\): -1"):
        test([1, -1], 10, 5, 50)


def test_more_cases_than_base_make_no_share_to_test():
    """Day care in another municipality: more children looked after than live there."""
    assert np.isnan(share_difference(12, 10, 5, 50))


def test_words_follow_the_two_thresholds():
    z = [0, Z95 - 1e-9, Z95, Z998 - 1e-9, Z998, -Z998, -Z95, NAN]
    assert verdict(z).tolist() == [1, 1, 2, 2, 3, 3, 2, 0]
    assert [word.key for word in Verdict] == ["not_testable", "chance", "possible", "clear"]


def test_a_part_is_compared_with_the_rest_of_its_whole():
    cases, base = rest([30, NAN], [100, 5], 230, 1100)
    assert (cases[0], base[0]) == (200, 1000)
    assert np.isnan([cases[1], base[1]]).all()


def test_a_large_part_differs_more_from_the_rest_than_from_the_whole():
    """Half of all children live in this town: the district's rate is half its own."""
    whole = (800, 2000)
    apart = share_difference(500, 1000, *rest(500, 1000, *whole))
    assert verdict(apart) == Verdict.CLEAR
    assert apart > share_difference(500, 1000, *whole)


@pytest.mark.parametrize("whole", [(20, 200), (200, 100), (200, 90)])
def test_a_whole_that_cannot_hold_the_part_leaves_no_rest(whole):
    assert np.isnan(rest(30, 100, *whole)).all()
