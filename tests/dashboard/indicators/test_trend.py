"""The trend over five years: its line by scipy's optimiser, its test by exact enumeration, and where there is
none."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy import optimize, stats

from dashboard.domain.indicator import Break
from dashboard.domain.verdict import Verdict
from dashboard.indicators.trend import ENOUGH, trends, trends_since
from tests.dashboard.indicators.test_certainty import NAN, RATE, SHARE, counted

YEARS = (2020, 2021, 2022, 2023, 2024)
TIMES = np.arange(5) - 2
NONE, CHANCE, POSSIBLE, CLEAR, FEW = Verdict


def of(cases, base, indicator=SHARE, **given):
    """The trend that ends in the last year; one column."""
    columns = [[one] for one in cases], [[one] for one in base]
    return trends(counted(*columns, factor=indicator.factor, years=YEARS, **given), indicator)


def last(found):
    return Verdict(int(found.tests.verdict[-1, 0])), float(found.tests.probability[-1, 0])


def unlikely(line, a, n, proportion=True):
    at = line[0] + line[1] * TIMES
    if proportion:
        return -stats.binom.logpmf(a, n, 1 / (1 + np.exp(-at))).sum()
    return -stats.poisson.logpmf(a, n * np.exp(at)).sum()


def by_hand(a, n):
    """z without any spread, and chi-square around the line by its three degrees of freedom."""
    p = a.sum() / n.sum()
    score = ((a - n * p) * TIMES).sum()
    variance = (
        p * (1 - p) * ((n * TIMES**2).sum() - (n * TIMES).sum() ** 2 / n.sum()) * n.sum() / (n.sum() - 1)
    )
    best = optimize.minimize(unlikely, [0.0, 0.0], (a, n), tol=1e-12).x
    line = 1 / (1 + np.exp(-best[0] - best[1] * TIMES))
    spread = ((a - n * line) ** 2 / (n * line * (1 - line))).sum() / 3
    return (abs(score) - 0.5) / variance**0.5, spread


@pytest.mark.parametrize("indicator", [SHARE, RATE])
def test_the_line_is_that_of_largest_likelihood(indicator):
    """Found again by a general optimiser."""
    a, n = np.array([12, 19, 14, 25, 31]), np.array([100, 110, 90, 105, 120])
    best = optimize.minimize(unlikely, [-1.5, 0.0], (a, n, indicator.is_proportion), tol=1e-12).x
    ends = best[0] + best[1] * np.array([-2, 2])
    expected = 1 / (1 + np.exp(-ends)) if indicator.is_proportion else np.exp(ends)
    found = of(a, n, indicator)
    assert [found.start[-1, 0], found.end[-1, 0]] == pytest.approx(expected * indicator.factor, rel=1e-5)
    assert found.change[-1, 0] == pytest.approx(found.end[-1, 0] - found.start[-1, 0])


def test_the_test_is_that_of_cochran_and_armitage_with_a_correction():
    """By hand; the figures lie closer to the line than chance makes them, so nothing is widened."""
    a, n = np.array([40, 45, 50, 55, 60]), np.full(5, 200)
    z, spread = by_hand(a, n)
    assert spread < 1
    assert last(of(a, n))[1] == pytest.approx(2 * stats.norm.sf(z))


def test_a_series_that_jumps_has_no_trend():
    """80 more cases in one year of five: the spread around the line is far beyond chance."""
    steady, jumping = of([100, 105, 110, 115, 120], [400] * 5), of([100, 40, 160, 60, 190], [400] * 5)
    assert last(of([100, 120, 140, 160, 180], [400] * 5))[0] is CLEAR
    assert last(steady)[1] < last(jumping)[1]
    assert last(jumping)[0] is CHANCE


def test_a_series_that_jumps_is_tested_with_its_own_spread():
    a, n = np.array([100, 70, 140, 110, 170]), np.full(5, 400)
    z, spread = by_hand(a, n)
    assert spread > 2
    assert last(of(a, n))[1] == pytest.approx(2 * stats.norm.sf(z / spread**0.5), rel=1e-4)


def test_one_place_that_jumps_far_widens_the_others_tests_no_more_than_the_next():
    """Phi of the level is the mean of the spreads with a tenth at either end cut off."""
    a = np.array([[60, 40, 30, 90, 50]] * 9 + [[10, 190, 10, 190, 10]]).T + np.arange(10) % 3
    a[:, 0] = [50, 55, 60, 65, 70]
    n = np.full((5, 10), 200)
    found = trends(counted(a, n, years=YEARS, places=tuple(f"130760{one:02}" for one in range(10))), SHARE)
    spreads = [by_hand(a[:, one], n[:, one])[1] for one in range(10)]
    low, high = np.percentile(spreads, [10, 90])
    phi = np.mean(np.clip(spreads, low, high))
    assert phi < np.mean(spreads) - 1
    z = by_hand(a[:, 0], n[:, 0])[0]
    assert found.tests.probability[-1, 0] == pytest.approx(2 * stats.norm.sf(z / phi**0.5), rel=1e-4)


def test_places_that_all_jump_widen_each_others_tests():
    """Phi of the level: the mean of all places' chi-squares by their degrees of freedom."""
    rising = np.array([50, 55, 60, 65, 70])
    alone = of(rising, [200] * 5)
    others = np.array([[40, 80, 30, 90, 50]] * 9).T
    together = trends(
        counted(
            np.column_stack([rising, others]),
            np.full((5, 10), 200),
            years=YEARS,
            places=tuple(f"130760{one:02}" for one in range(10)),
        ),
        SHARE,
    )
    assert together.tests.probability[-1, 0] > alone.tests.probability[-1, 0]


@pytest.mark.parametrize(("share", "base"), [(0.1, 100), (0.3, 40), (0.5, 200), (0.85, 60)])
def test_the_trend_is_called_so_no_more_often_than_promised(share, base):
    """Drawn 4,000 times without any trend: at most 5 % are possible and 0.2 % clear, up to what drawing may
    add."""
    rng = np.random.default_rng(7)
    words = []
    for _ in range(20):
        cases = rng.binomial(base, share, (5, 200))
        places = tuple(f"13076{one:03}" for one in range(200))
        found = trends(counted(cases, np.full((5, 200), base), years=YEARS, places=places), SHARE)
        words += found.tests.verdict[-1].tolist()
    tested = sum(word in (CHANCE, POSSIBLE, CLEAR) for word in words)
    assert tested > 3500
    marked, clear = sum(word in (POSSIBLE, CLEAR) for word in words), sum(word == CLEAR for word in words)
    assert marked <= 0.05 * tested + 2 * (0.05 * 0.95 * tested) ** 0.5
    assert clear <= 0.002 * tested + 2 * (0.002 * tested) ** 0.5
    assert marked > 0.02 * tested


@pytest.mark.parametrize("proportion", [True, False])
@pytest.mark.parametrize("base", [[40, 40, 40, 40, 40], [30, 60, 45, 80, 35]])
def test_the_score_keeps_its_level_exactly_with_the_fewest_cases(base, proportion):
    """ENOUGH cases in five years, every way in which they can fall enumerated by convolution; those of a rate fall
    wherever there is a base."""
    ways = {(0, 0): 1.0}
    for time, n in zip(TIMES.tolist(), base, strict=True):
        law = stats.binom(n, 0.5) if proportion else stats.poisson(n * ENOUGH / sum(base))
        chances = law.pmf(np.arange(ENOUGH + 1)).tolist()
        more = {}
        for (cases, score), weight in ways.items():
            for a in range(ENOUGH - cases + 1):
                key = cases + a, score + time * a
                more[key] = more.get(key, 0.0) + weight * chances[a]
        ways = more
    scores = {score: weight for (cases, score), weight in ways.items() if cases == ENOUGH}
    everyone, share = sum(scores.values()), np.array(base) / sum(base)
    mean = ENOUGH * (share * TIMES).sum()
    variance = ENOUGH * ((share * TIMES**2).sum() - (share * TIMES).sum() ** 2)
    if proportion:
        variance *= (sum(base) - ENOUGH) / (sum(base) - 1)
    for level, z in ((0.05, 1.959964), (0.002, 3.090232)):
        size = sum(weight for score, weight in scores.items() if abs(score - mean) - 0.5 >= z * variance**0.5)
        assert size / everyone <= level


def test_thirty_cases_and_thirty_others_are_needed_and_twenty_persons_a_year():
    assert last(of([6, 6, 6, 6, 5], [100] * 5))[0] is FEW
    assert last(of([6, 6, 6, 6, 6], [100] * 5))[0] is CHANCE
    assert last(of([95, 95, 94, 94, 94], [100] * 5))[0] is FEW, "28 who are not"
    assert last(of([8, 8, 8, 8, 8], [100, 100, 19, 100, 100]))[0] is FEW
    rate = of([6, 6, 6, 6, 6], [7] * 5, RATE)
    assert last(rate)[0] is FEW, "a base below 20 is few cases, whatever the unit"


def test_a_gap_a_break_or_another_source_ends_a_trend():
    steady = ([50, 52, 54, 56, 58], [100] * 5)
    assert last(of(*steady))[0].tested
    assert last(of([50, NAN, 54, 56, 58], [100] * 5))[0] is NONE
    assert last(of(*steady, source=[[0], [0], [1], [1], [1]]))[0] is NONE
    assert last(of(*steady, provenance=[[0], [0], [1], [1], [1]]))[0] is NONE
    broken = replace(SHARE, breaks=(Break(2022, {"de": "-", "en": "-"}),))
    assert last(of(*steady, indicator=broken))[0] is NONE
    begun = replace(SHARE, breaks=(Break(2020, {"de": "-", "en": "-"}),))
    assert last(of(*steady, indicator=begun))[0].tested, "it begins with the five years"
    four = trends(counted([[50]] * 4, [[100]] * 4, years=YEARS[:4]), SHARE)
    assert (four.tests.verdict == NONE).all() and np.isnan(four.change).all()


def test_each_year_has_the_trend_of_the_five_years_that_end_in_it():
    years = (2018, 2019, *YEARS)
    found = trends(counted([[one] for one in (60, 60, 40, 45, 50, 55, 60)], [[100]] * 7, years=years), SHARE)
    assert np.isnan(found.change[:4]).all()
    assert found.change[4, 0] < 0 < found.change[6, 0]


def test_the_trend_since_a_year_goes_through_all_years_from_it():
    """Of five years it is the trend over five years; of more it is found again by a general optimiser."""
    years = tuple(range(2016, 2025))
    a, n = np.array([60, 52, 58, 70, 66, 75, 72, 90, 88]), np.full(9, 200)
    given = counted([[one] for one in a], [[one] for one in n], years=years)
    found, five = trends_since(given, SHARE, 2016), trends(given, SHARE)
    assert np.isnan(found.change[:4]).all() and (found.tests.verdict[:4] == NONE).all()
    assert found.change[4, 0] == pytest.approx(five.change[4, 0])
    assert found.tests.probability[4, 0] == pytest.approx(five.tests.probability[4, 0])
    times = np.arange(9) - 4

    def unlikely(line):
        return -stats.binom.logpmf(a, n, 1 / (1 + np.exp(-line[0] - line[1] * times))).sum()

    best = optimize.minimize(unlikely, [-0.5, 0.0], tol=1e-12).x
    ends = 1 / (1 + np.exp(-best[0] - best[1] * np.array([-4, 4]))) * 100
    assert [found.start[-1, 0], found.end[-1, 0]] == pytest.approx(ends, rel=1e-5)
    assert last(found)[0] is CLEAR


def test_the_trend_since_a_year_ends_where_figures_cannot_be_compared():
    years = tuple(range(2016, 2025))
    given = counted([[50 + at] for at in range(9)], [[200]] * 9, years=years)
    broken = replace(SHARE, breaks=(Break(2018, {"de": "-", "en": "-"}),))
    assert (trends_since(given, broken, 2016).tests.verdict == NONE).all()
    assert last(trends_since(given, broken, 2018))[0].tested
    assert (trends_since(given, SHARE, 2021).tests.verdict == NONE).all(), "four years"


def test_what_is_no_share_of_persons_has_no_trend():
    assert (
        last(of([50, 60, 70, 80, 90], [100] * 5, replace(SHARE, confidentiality="institutions")))[0] is NONE
    )
