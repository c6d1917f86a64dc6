"""Differences: who is tested against whom, by which model, what widens the tests, and what is never
tested."""

from dataclasses import replace

import numpy as np
import pytest

from dashboard.domain.indicator import Target
from dashboard.domain.verdict import Verdict
from dashboard.indicators.differences import difference_tests, difference_verdicts, pairs, spreads
from dashboard.indicators.rates import EXAMPLE
from dashboard.indicators.targets import target_cells
from tests.dashboard.indicators.slab.made_slab import cells
from tests.dashboard.indicators.test_certainty import NAN, RATE, SHARE, counted

NONE, CHANCE, POSSIBLE, CLEAR, FEW = Verdict


def district(cases, base, **given):
    return counted(cases, base, level="kreis", places=("13076",), **given)


def test_a_municipality_is_compared_with_the_rest_of_its_district():
    """500 of the district's 800 cases are its own: the whole would seem nearer than the others are."""
    whole = district([[1000]], [[2000]])
    assert difference_verdicts(counted([[56, 500]], [[100, 1000]]), whole, SHARE).tolist() == [
        [CHANCE, CHANCE]
    ]
    town = difference_verdicts(counted([[530]], [[1000]]), whole, SHARE)
    assert town.tolist() == [[POSSIBLE]], (
        "53 % against 47 % of the others; against the 50 % of all it would be chance"
    )


def test_another_district_is_compared_with_the_whole():
    """13071 is no part of 13076: nothing is taken away."""
    ours = district([[1000]], [[2000]])
    both = counted([[1000, 540]], [[2000, 1000]], level="kreis", places=("13076", "13071"))
    assert difference_verdicts(both, ours, SHARE).tolist() == [[NONE, POSSIBLE]]


def test_each_place_is_compared_with_its_own_amt_and_never_with_itself():
    places = counted([[30, 70, 25]], [[100, 100, 50]])
    amts = counted(
        [[90, 90, 25]], [[300, 300, 50]], level="amt", places=("130760001", "130760001", "130760002")
    )
    assert difference_verdicts(places, amts, SHARE).tolist() == [[CHANCE, CLEAR, NONE]]


def test_few_cases_are_a_verdict_of_their_own_and_not_tested():
    tests = difference_tests(counted([[19, 20, NAN]], [[19, 20, NAN]]), district([[100]], [[1000]]), SHARE)
    assert tests.verdict.tolist() == [[FEW, CLEAR, NONE]]
    assert np.isnan(tests.probability).tolist() == [[True, False, True]]
    assert tests.possible[0, 0] == tests.clear[0, 0] == 0


def test_a_level_without_ranking_has_no_verdicts():
    quiet = replace(SHARE, no_ranking_at=("gemeinde",))
    assert difference_verdicts(
        counted([[10, 2]], [[100, 10]]), district([[500]], [[1000]]), quiet
    ).tolist() == [[NONE, NONE]]


def test_a_reference_without_the_year_or_counts_is_not_testable():
    place = counted([[30], [30]], [[100], [100]], years=(2020, 2021))
    later = district([[500]], [[1000]], years=(2021,))
    ratio = cells([[50.0], [50.0]], level="kreis", places=("13076",))
    assert difference_verdicts(place, later, SHARE).tolist() == [[NONE], [CLEAR]]
    assert difference_verdicts(place, ratio, SHARE).tolist() == [[NONE], [NONE]]
    assert difference_verdicts(place, None, SHARE).tolist() == [[NONE], [NONE]]


def test_figures_of_two_sources_are_not_tested():
    whole = district([[500]], [[1000]])
    other = replace(whole, sources=("elsewhere",))
    assert difference_verdicts(counted([[30]], [[100]]), whole, SHARE).tolist() == [[CLEAR]]
    assert difference_verdicts(counted([[30]], [[100]]), other, SHARE).tolist() == [[NONE]]


def test_a_target_is_a_fixed_value():
    aimed = replace(SHARE, targets=(Target(2020, 50.0, {"de": "-", "en": "-"}, "-"),))
    target = target_cells(aimed, "gemeinde", "", "1", (2020,))
    tests = difference_tests(counted([[30, 48]], [[100, 100]], years=(2020,)), target, aimed)
    assert tests.verdict.tolist() == [[CLEAR, CHANCE]]
    expected = pairs(counted([[30]], [[100]], years=(2020,)), target, aimed).expected
    assert expected.tolist() == [[50]]


def test_figures_that_lie_twice_as_far_apart_as_chance_makes_them_need_twice_the_difference():
    """z is divided by the root of phi."""
    place, whole = counted([[62]], [[100]]), district([[5062]], [[10100]])
    once, wide = (difference_tests(place, whole, SHARE, spread=np.array([phi])) for phi in (1.0, 4.0))
    assert (once.verdict, wide.verdict) == (POSSIBLE, CHANCE)
    assert wide.probability > once.probability
    assert wide.possible == pytest.approx(once.possible), "the discreteness of the counts stays what it is"


def test_the_spread_is_that_of_the_winsorised_residuals():
    """Recomputed by hand from the two-proportion statistic against the rest of all places."""
    rng = np.random.default_rng(5)
    base = rng.integers(50, 400, (3, 40))
    cases = rng.binomial(base, np.clip(rng.normal(0.4, 0.09, (3, 40)), 0, 1))
    places = tuple(f"13076{one:03}" for one in range(40))
    found = spreads(counted(cases, base, places=places, years=(2020, 2021, 2022)), SHARE)
    z = []
    for year in range(3):
        total, everyone = cases[year].sum(), base[year].sum()
        for a, n in zip(cases[year], base[year], strict=True):
            mean = n * total / everyone
            variance = mean * (1 - total / everyone) * (everyone - n) / (everyone - 1)
            z.append((a - mean) / variance**0.5)
    low, high = np.percentile(z, [10, 90])
    assert found == pytest.approx([np.mean([min(max(one, low), high) ** 2 for one in z])] * 3)
    assert found[0] > 2


def test_a_year_with_examples_has_the_spread_of_examples():
    """Those of 2020 lie as chance has it; one example among the figures of 2022 makes it such a year."""
    rng = np.random.default_rng(8)
    base = np.full((3, 40), 200)
    cases = np.stack([rng.binomial(200, 0.4, 40), rng.integers(20, 180, 40), rng.binomial(200, 0.4, 40)])
    kinds = np.full((3, 40), 0)
    kinds[1], kinds[2, 7] = EXAMPLE, EXAMPLE
    places = tuple(f"13076{one:03}" for one in range(40))
    found = spreads(
        counted(cases, base, places=places, years=(2020, 2021, 2022), provenance=kinds), SHARE
    ).tolist()
    assert found[0] == 1.0
    assert found[2] == found[1] > 2


def test_chance_alone_widens_nothing_and_few_places_say_nothing_of_a_spread():
    rng = np.random.default_rng(6)
    base = np.full((4, 60), 200)
    places = tuple(f"13076{one:03}" for one in range(60))
    years = (2020, 2021, 2022, 2023)
    assert (
        spreads(counted(rng.binomial(base, 0.3), base, places=places, years=years), SHARE).tolist()
        == [1.0] * 4
    )
    assert spreads(counted([[10, 90]], [[100, 100]]), SHARE).tolist() == [1.0]


def test_a_rate_is_tested_by_the_binomial_given_both_counts():
    tests = difference_tests(
        counted([[12]], [[1000]], factor=1000), district([[52]], [[11000]], factor=1000), RATE
    )
    assert tests.verdict.tolist() == [[POSSIBLE]]
