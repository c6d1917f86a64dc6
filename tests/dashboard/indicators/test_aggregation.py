"""Sums of counts: exact where every member is known, and as weak as the weakest member everywhere else."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.grid import ABSENT, Figures, newest, strongest
from dashboard.domain.observation import Status
from dashboard.indicators.aggregation import add, sum_over


def figures(*cells, provenance=2, mark=0, source=0):
    """One year; each cell a number, a Status without number, or None for absent."""
    value = [float(one) if isinstance(one, int) and not isinstance(one, Status) else np.nan for one in cells]
    status = []
    for one in cells:
        if one is None:
            status.append(ABSENT)
        elif isinstance(one, Status):
            status.append(int(one))
        else:
            status.append(int(Status.ZERO if one == 0 else Status.REPORTED))
    there = np.array([status]) != ABSENT
    return Figures(
        np.array([value]),
        np.array([status], dtype=np.int8),
        np.where(there, provenance, ABSENT).astype(np.int8),
        np.where(there, mark, 0).astype(np.int8),
        np.where(there, source, ABSENT).astype(np.int16),
    )


ALL = [np.array([0, 1, 2])]
counts = st.integers(min_value=0, max_value=10**6)
cells = st.one_of(
    st.none(), counts, st.sampled_from([Status.SUPPRESSED, Status.NOT_COLLECTED, Status.UNRELIABLE])
)


@given(st.lists(counts, min_size=1, max_size=30))
def test_a_sum_of_known_counts_is_exact(numbers):
    summed = sum_over(figures(*numbers), [np.arange(len(numbers))])
    assert summed.value[0, 0] == sum(numbers)
    assert summed.status[0, 0] == (Status.ZERO if sum(numbers) == 0 else Status.REPORTED)


@given(st.lists(cells, min_size=2, max_size=12), st.data())
def test_a_sum_of_sums_is_the_sum(members, data):
    """Municipalities to Ämter to the district, or straight to the district: one result, hidden and missing
    alike."""
    cut = data.draw(st.integers(min_value=1, max_value=len(members) - 1))
    columns = np.arange(len(members))
    parts = sum_over(figures(*members), [columns[:cut], columns[cut:]])
    stepwise, straight = sum_over(parts, [np.arange(2)]), sum_over(figures(*members), [columns])
    np.testing.assert_array_equal(stepwise.value, straight.value)
    np.testing.assert_array_equal(stepwise.status, straight.status)


@given(st.lists(cells, min_size=1, max_size=12))
def test_a_number_comes_out_only_where_every_member_has_one(members):
    summed = sum_over(figures(*members), [np.arange(len(members))])
    known = all(one is not None and not isinstance(one, Status) for one in members)
    assert np.isnan(summed.value[0, 0]) != known
    assert (summed.status[0, 0] == ABSENT) == (None in members)


def test_a_missing_member_makes_the_sum_missing_even_beside_a_hidden_one():
    assert sum_over(figures(4, None, Status.SUPPRESSED), ALL).status[0, 0] == ABSENT


def test_hidden_comes_before_every_other_reason():
    reasons = [Status.NOT_COLLECTED, Status.SUPPRESSED, Status.LATER]
    assert sum_over(figures(*reasons), ALL).status[0, 0] == Status.SUPPRESSED


def test_a_group_without_members_has_no_sum():
    assert sum_over(figures(1, 2, 3), [np.array([], dtype=np.intp)]).status[0, 0] == ABSENT


def test_a_sum_is_as_weak_as_its_weakest_part_and_names_its_source():
    summed = add([figures(5, provenance=0, source=7), figures(6, provenance=2, source=3, mark=2)])
    assert (summed.value[0, 0], summed.provenance[0, 0], summed.source[0, 0], summed.mark[0, 0]) == (
        11,
        2,
        3,
        2,
    )


def test_estimated_outweighs_provisional():
    assert add([figures(5, mark=1), figures(6, mark=2)]).mark[0, 0] == 1


def test_rounded_zeros_stay_rounded():
    rounded = figures(0, 0)
    rounded.status[0, 1] = Status.ROUNDED_ZERO
    assert sum_over(rounded, [np.arange(2)]).status[0, 0] == Status.ROUNDED_ZERO


def test_the_stronger_source_wins_cell_by_cell():
    best = strongest([figures(1, None, 3, provenance=2), figures(10, 20, None, provenance=0)])
    assert best.value[0].tolist() == [10, 20, 3]


def test_a_hidden_official_figure_is_not_replaced_by_an_example():
    best = strongest([figures(Status.SUPPRESSED, provenance=0), figures(5, provenance=2)])
    assert best.status[0, 0] == Status.SUPPRESSED


def test_a_newer_delivery_overrules_only_what_it_says():
    assert newest(figures(1, 2, 3), figures(None, 9, None)).value[0].tolist() == [1, 9, 3]


@given(st.integers(min_value=-5, max_value=5))
def test_a_lag_moves_years_and_invents_none(lag):
    years = np.arange(2010.0, 2014.0)[:, None]
    whole = np.zeros((4, 1), dtype=np.int8)
    moved = Figures(years, whole, whole, whole, whole.astype(np.int16)).lagged(lag)
    for row, year in enumerate(range(2010, 2014)):
        inside = 2010 <= year + lag <= 2013
        assert (moved.status[row, 0] != ABSENT) == inside
        if inside:
            assert moved.value[row, 0] == year + lag
