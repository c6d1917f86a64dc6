"""Indicators from counts and from published ratios, and which of them is shown."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.grid import ABSENT
from dashboard.domain.observation import Status
from dashboard.indicators.rates import choose, published_ratio, rate
from tests.dashboard.indicators.test_aggregation import counts, figures

EVERYWHERE = [np.arange(2)]


@given(counts, st.integers(min_value=1, max_value=10**6), st.sampled_from([1.0, 100.0, 1000.0, 10000.0]))
def test_a_rate_times_its_base_gives_the_cases(cases, base, factor):
    computed = rate(figures(cases), figures(base), factor)
    assert computed.value[0, 0] / factor * base == pytest.approx(cases)
    assert (computed.numerator[0, 0], computed.denominator[0, 0]) == (cases, base)


def test_without_a_base_it_is_a_count():
    computed = rate(figures(7, 0), None, 1.0)
    assert computed.value[0].tolist() == [7, 0]
    assert np.isnan(computed.denominator).all()
    assert computed.status[0].tolist() == [Status.REPORTED, Status.ZERO]


def test_nobody_to_count_is_not_applicable_and_no_zero():
    computed = rate(figures(0), figures(0), 100.0)
    assert computed.status[0, 0] == Status.NOT_APPLICABLE
    assert np.isnan([computed.value[0, 0], computed.numerator[0, 0], computed.denominator[0, 0]]).all()


def test_no_cases_are_a_zero_and_rounded_ones_stay_rounded():
    cases = figures(0, 0)
    cases.status[0, 1] = Status.ROUNDED_ZERO
    assert rate(cases, figures(9, 9), 100.0).status[0].tolist() == [Status.ZERO, Status.ROUNDED_ZERO]


def test_one_side_hidden_hides_both():
    """A published base beside a hidden number of cases would still tell half."""
    computed = rate(figures(5, Status.SUPPRESSED), figures(Status.SUPPRESSED, 5), 100.0)
    assert computed.status[0].tolist() == [Status.SUPPRESSED] * 2
    assert np.isnan(computed.numerator).all()
    assert np.isnan(computed.denominator).all()


def test_a_published_ratio_brings_no_counts():
    ratio = published_ratio(figures(0, 12, provenance=0))
    assert ratio.status[0].tolist() == [Status.ZERO, Status.REPORTED]
    assert np.isnan(ratio.numerator).all()


def chosen(count_cells, ratio_cells, count_provenance, ratio_provenance, groups=EVERYWHERE):
    count = rate(figures(*count_cells, provenance=count_provenance), None, 1.0)
    return choose([count, published_ratio(figures(*ratio_cells, provenance=ratio_provenance))], groups)


@pytest.mark.parametrize(
    ("count_provenance", "ratio_provenance", "winner"),
    [(0, 0, 1), (1, 0, 2), (2, 0, 2), (1, 2, 1), (2, 2, 1)],
)
def test_official_counts_official_ratio_own_counts_example(count_provenance, ratio_provenance, winner):
    assert chosen((1, 1), (2, 2), count_provenance, ratio_provenance).value[0].tolist() == [winner, winner]


def test_an_official_source_fills_the_holes_of_another_but_an_example_does_not():
    assert chosen((1, None), (2, 2), 0, 0).value[0].tolist() == [1, 2]
    assert chosen((1, 1), (None, 2), 2, 0).status[0].tolist() == [ABSENT, Status.REPORTED]


def test_an_official_figure_elsewhere_leaves_a_district_its_own():
    groups = [np.array([0]), np.array([1])]
    assert chosen((1, 1), (None, 2), 2, 0, groups).value[0].tolist() == [1, 2]
