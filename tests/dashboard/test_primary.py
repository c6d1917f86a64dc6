"""Primary protection: what points to one or two persons is hidden, with everything derived from it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.compute.protection.primary import THRESHOLD, hide, needs_hiding, small
from dashboard.compute.rates import rate
from dashboard.domain.observation import Status
from tests.dashboard.test_aggregation import figures

small_numbers = st.integers(min_value=0, max_value=8)


def hidden(count, of, provenance=2, *, cases=True, base=True, complement=True):
    rates = rate(figures(count, provenance=provenance), figures(of, provenance=provenance), 100.0)
    return bool(needs_hiding(rates, cases=cases, base=base, complement=complement)[0, 0])


@given(small_numbers, small_numbers)
def test_whatever_is_shown_leaves_nobody_alone(cases, base):
    rates = rate(figures(cases), figures(base), 100.0)
    shown = hide(rates, needs_hiding(rates, cases=True, base=True, complement=True))
    if not np.isnan(shown.value[0, 0]):
        assert not {cases, base, base - cases} & {1, 2}
    elif base:
        assert {cases, base, base - cases} & {1, 2}


@given(small_numbers, small_numbers)
def test_a_hidden_cell_carries_no_number_and_no_mark(cases, base):
    rates = rate(figures(cases, mark=1), figures(base, mark=1), 100.0)
    gone = hide(rates, np.ones((1, 1), dtype=np.bool_))
    assert gone.status[0, 0] == Status.SUPPRESSED
    assert gone.mark[0, 0] == 0
    assert np.isnan([gone.value[0, 0], gone.numerator[0, 0], gone.denominator[0, 0]]).all()


@pytest.mark.parametrize("provenance", [1, 2])
def test_own_records_and_examples_are_protected_alike(provenance):
    assert hidden(2, 50, provenance)


def test_official_figures_stand_as_their_office_publishes_them():
    assert not hidden(2, 50, provenance=0)


def test_only_counts_of_persons_matter():
    assert not hidden(2, 50, cases=False, complement=False)
    assert not hidden(0, 2, base=False, complement=False)
    assert not hidden(9, 10, complement=False)


def test_parts_of_a_split_area_are_as_telling_as_whole_persons():
    assert small(np.array([0.0, 0.4, 2.9, 3.0, np.nan])).tolist() == [False, True, True, False, False]


def test_the_threshold_can_be_raised():
    rates = rate(figures(4), figures(50), 100.0)
    assert needs_hiding(rates, cases=True, base=True, complement=True, threshold=5)[0, 0]
    assert THRESHOLD == 3
