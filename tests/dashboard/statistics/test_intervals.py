"""Intervals: textbook values, laws that every interval keeps, and scipy's own functions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from dashboard.statistics.intervals import Z95, Z998, byar, garwood, wilson

NAN = float("nan")
levels = st.sampled_from([Z95, Z998])


@st.composite
def shares(draw):
    base = draw(st.integers(1, 200_000))
    return draw(st.integers(0, base)), base


def test_the_quantiles_are_those_of_the_normal_distribution():
    assert pytest.approx(stats.norm.ppf([0.975, 0.999]), abs=1e-14) == [Z95, Z998]


@pytest.mark.parametrize(
    ("cases", "base", "lower", "upper"),
    # Newcombe (1998), doi 10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E, table I, method
    # 3.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_values_of_the_textbook(cases, base, lower, upper):
    assert np.round(wilson(cases, base), 4).tolist() == [lower, upper]


@given(shares(), levels)
def test_wilson_is_what_scipy_computes(counts, z):
    cases, base = counts
    reference = stats.binomtest(cases, base).proportion_ci(1 - 2 * stats.norm.sf(z), method="wilson")
    assert wilson(cases, base, z) == pytest.approx((reference.low, reference.high), abs=1e-12)


@given(shares(), levels)
def test_a_share_lies_within_its_interval_and_the_interval_within_nothing_and_everything(counts, z):
    lower, upper = wilson(*counts, z)
    assert 0 <= lower <= counts[0] / counts[1] <= upper <= 1


@given(shares(), levels)
def test_the_interval_of_the_others_is_the_mirror_image(counts, z):
    cases, base = counts
    lower, upper = wilson(cases, base, z)
    assert wilson(base - cases, base, z) == pytest.approx((1 - upper, 1 - lower), abs=1e-12)


@given(shares(), st.integers(2, 50), levels)
def test_more_people_with_the_same_share_make_the_interval_narrower(counts, times, z):
    few, many = (wilson(counts[0] * k, counts[1] * k, z) for k in (1, times))
    assert many[1] - many[0] < few[1] - few[0]


@given(shares())
def test_more_certainty_costs_width(counts):
    assert np.all(np.diff(wilson(*counts, Z998)) > np.diff(wilson(*counts, Z95)))


def test_none_and_all_reach_the_ends_exactly():
    lower, upper = wilson([0, 7], [7, 7])
    assert (lower[0], upper[1]) == (0, 1)


@pytest.mark.parametrize(
    ("cases", "lower", "upper"),
    # Exact limits of a Poisson count: Garwood (1936), doi 10.1093/biomet/28.3-4.437, as in Breslow and Day
    # (1987).
    [(0, 0.0, 3.689), (1, 0.0253, 5.572), (2, 0.2422, 7.225), (5, 1.6235, 11.668), (9, 4.1154, 17.085)],
)
def test_few_cases_have_the_exact_limits_of_the_tables(cases, lower, upper):
    assert byar(cases, 1) == pytest.approx((lower, upper), abs=6e-4)


@given(st.one_of(st.just(0.0), st.floats(1e-3, 9.99)), levels)
def test_few_cases_have_half_the_chi_square_quantiles_of_scipy(cases, z):
    tail = stats.norm.sf(z)
    below = stats.chi2.ppf(tail, 2 * cases) / 2 if cases else 0.0
    assert garwood(cases, z) == pytest.approx((below, stats.chi2.ppf(1 - tail, 2 * cases + 2) / 2), rel=1e-9)


@given(st.integers(0, 9), st.integers(1, 10**5), levels)
def test_few_cases_come_as_seldom_at_either_limit_as_the_level_says(cases, base, z):
    """At the lower limit as many or more, at the upper one as many or fewer."""
    lower, upper = (float(one) * base for one in byar(cases, base, z))
    assert stats.poisson.cdf(cases, upper) == pytest.approx(stats.norm.sf(z), rel=1e-8)
    assert stats.poisson.sf(cases - 1, lower) == (pytest.approx(stats.norm.sf(z), rel=1e-8) if cases else 1)


@given(st.integers(10, 10**6), st.integers(1, 10**7), levels)
def test_from_ten_cases_on_the_cube_roots_are_those_of_wilson_and_hilferty(cases, base, z):
    """The cube root of chi-square by its degrees of freedom is nearly normal: Byar's limits, written
    otherwise."""
    for limit, freedom, side in zip(byar(cases, base, z), (2 * cases, 2 * cases + 2), (-1, 1), strict=True):
        root = 1 - 2 / (9 * freedom) + side * z * (2 / (9 * freedom)) ** 0.5
        assert limit * base == pytest.approx(freedom / 2 * root**3)


def test_ten_cases_and_more_have_byars_limits():
    """Worked out by hand from the formula for 10 cases: 10 (1 - 1/90 - z/(3 sqrt 10))^3 and its counterpart
    for 11."""
    assert byar(10, 1) == pytest.approx((4.7874, 18.3915), abs=1e-4)


@given(st.integers(10, 100_000), levels)
def test_byar_is_close_to_exact(cases, z):
    tail = stats.norm.sf(z)
    exact = stats.chi2.ppf(tail, 2 * cases) / 2, stats.chi2.ppf(1 - tail, 2 * cases + 2) / 2
    assert byar(cases, 1, z) == pytest.approx(exact, rel=0.02)


def test_nothing_jumps_where_the_exact_limits_end():
    """Between 9.999 and 10 cases the method changes; the limits go on as if it had not."""
    below, above = byar(9.999999, 1), byar(10, 1)
    assert above == pytest.approx(below, rel=2e-3)


@given(st.integers(0, 5000), st.integers(1, 10**7), levels)
def test_a_rate_lies_within_its_interval(cases, base, z):
    lower, upper = byar(cases, base, z)
    assert 0 <= lower <= cases / base <= upper


@given(st.integers(0, 5000), st.integers(1, 10**6), st.integers(2, 1000))
def test_limits_of_a_rate_scale_with_its_base(cases, base, times):
    assert np.array(byar(cases, base)) == pytest.approx(np.array(byar(cases, base * times)) * times)


@given(st.integers(0, 2000), st.integers(2, 40))
def test_more_cases_at_the_same_rate_make_the_interval_narrower(cases, times):
    assert np.diff(byar(cases * times, 1000 * times), axis=0) < np.diff(byar(cases, 1000), axis=0)


def test_a_rate_may_exceed_its_base():
    assert byar(30, 10)[0] > 1


@pytest.mark.parametrize("interval", [wilson, byar])
def test_missing_in_is_missing_out_and_nobody_has_no_interval(interval):
    for counts in ((NAN, 10), (3, NAN), (NAN, NAN), (0, 0)):
        assert np.isnan(interval(*counts)).all(), counts
    lower, upper = interval([3, NAN], [10, 10])
    assert np.isnan([lower[1], upper[1]]).all() and 0 < lower[0] < 0.3 < upper[0]


@pytest.mark.parametrize(
    ("interval", "cases", "base", "said"),
    [
        (wilson, [1, 11], [10, 10], r"more cases than base at \(1,\): 11 with base 10"),
        (byar, [0, 2], [0, 0], r"cases without a base at \(1,\): 2 with base 0"),
        *((one, [1, -1], [10, 10], r"a negative number at \(1,\): -1") for one in (wilson, byar)),
        *(
            (one, [1, 1], [10, -10], r"a negative number at \(1,\): 1 with base -10")
            for one in (wilson, byar)
        ),
        *((one, [1, np.inf], [10, np.inf], r"an infinite number at \(1,\)") for one in (wilson, byar)),
    ],
)
def test_what_no_count_can_be_is_an_error_and_no_number(interval, cases, base, said):
    with pytest.raises(ValueError, match=said):
        interval(cases, base)
