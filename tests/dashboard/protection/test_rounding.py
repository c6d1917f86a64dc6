"""Rounded breakdowns: shares come from rounded counts alone, so that nobody computes back."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.observation import Status
from dashboard.indicators.rates import Rates, rate
from dashboard.protection.rounding import round_counts, rounded
from tests.dashboard.indicators.test_aggregation import figures

counts = st.integers(0, 400)


def one(cases: float, base: float, provenance: int = 2) -> Rates:
    given = rate(figures(cases, provenance=provenance), figures(base, provenance=provenance), 100.0)
    return round_counts(given, 100.0)


@given(st.integers(0, 10_000))
def test_the_nearest_multiple_of_five_is_at_most_two_and_a_half_away(count):
    near = float(rounded(np.array(float(count))))
    assert near % 5 == 0
    assert abs(near - count) <= 2.5


@given(counts, counts)
def test_a_rounded_cell_follows_from_multiples_of_five_alone(cases, base):
    cases = min(cases, base)
    found = one(cases, base)
    value, top, bottom = (float(array[0, 0]) for array in (found.value, found.numerator, found.denominator))
    if np.isnan(value):
        assert found.status[0, 0] == Status.NOT_APPLICABLE
        assert np.isnan([top, bottom]).all()
        return
    assert (top % 5, bottom % 5) == (0, 0)
    assert value == 100 * top / bottom
    assert 0 <= value <= 100


def test_a_base_that_rounds_to_nothing_gives_no_share_and_few_cases_are_a_rounded_zero():
    assert one(1, 2).status[0, 0] == Status.NOT_APPLICABLE
    found = one(2, 40)
    assert (found.status[0, 0], found.value[0, 0]) == (Status.ROUNDED_ZERO, 0)
    assert one(0, 40).status[0, 0] == Status.ZERO


def test_official_figures_stay_as_their_office_publishes_them():
    found = one(7, 33, provenance=0)
    assert (found.numerator[0, 0], found.denominator[0, 0]) == (7, 33)


def test_what_is_missing_stays_missing():
    assert np.isnan(rounded(np.array([np.nan, 3.0]))).tolist() == [True, False]
