"""What the search leaves too narrow, a programme widens: never at the price of anything else, and never with what
readers have anyway."""

from __future__ import annotations

from copy import deepcopy

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.protection.tables import secondary as search
from dashboard.protection.tables.audit import NoTable, Programme
from dashboard.protection.tables.requirement import SECONDARY
from dashboard.protection.tables.secondary import BREAKDOWN, GEOGRAPHY, NOT_HIDDEN, SMALL, protect
from dashboard.protection.tables.widening import widen
from tests.dashboard.protection.tables.small_tables import GEOGRAPHY as GEOGRAPHY_ALONE
from tests.dashboard.protection.tables.small_tables import Shape, deep_table, table_of, tables
from tests.sampling import examples

THRESHOLD = 3.0
_NEAR = 1e-6
BEYOND_THE_SEARCH = (3, 6, 8, 13, 25, 29, 32, 43, 44, 46, 54, 55, 58, 63, 67)
"""Seeds of deep tables in three Ämter or more in which the search leaves a count too narrow."""
HELPLESS = (23, 38, 47)
"""In two Ämter below a public sum whoever knows the one knows the other."""


def narrow(protected):
    """Needs and widths of what is too narrow, by the exact programme alone."""
    found = []
    for known, unproven in protected.unproven():
        programme = Programme(known)
        for short in unproven:
            width = programme.worst_width(short)
            if width < short.need - _NEAR:
                found.append((short.need, width))
    return found


@pytest.mark.parametrize("seed", BEYOND_THE_SEARCH)
def test_nothing_stays_too_narrow_where_other_aemter_can_help(seed):
    searched = protect(deep_table(seed), THRESHOLD)
    assert narrow(searched)
    table = deep_table(seed)
    widened = widen(protect(table, THRESHOLD), THRESHOLD)
    assert narrow(widened) == []
    assert not any(True for _ in widened.unproven())
    assert (table.hidden | ~searched.table.hidden).all()
    assert ((widened.reason != NOT_HIDDEN) == table.hidden).all()
    added = table.hidden & ~searched.table.hidden
    assert set(widened.reason[added].tolist()) <= {GEOGRAPHY, BREAKDOWN}
    assert (widened.reason[searched.table.hidden] == searched.reason[searched.table.hidden]).all()


def test_what_programmes_have_cleared_is_counted_and_not_asked_again():
    cleared = 0
    for seed in range(12):
        searched = protect(deep_table(seed), THRESHOLD)
        if not narrow(searched):
            unproven = len(searched.open)
            widened = widen(searched, THRESHOLD)
            assert (widened.cleared, widened.open) == (unproven, [])
            cleared += unproven
    assert cleared > 0


def test_a_predecessor_whose_amt_has_nothing_to_give_is_helped_by_another():
    """Of one woman and seven the municipality's sum told the reader everything: its Amt has no other place, and the
    search looks no further than the places beside the sum above."""
    table = deep_table(13)
    searched = protect(table, THRESHOLD)
    (short,) = [one for _, found in searched.unproven() for one in found]
    assert searched.reason[short.series, short.place] == SMALL
    assert Programme(table).worst_width(short) == pytest.approx(0.0)
    municipality = int(table.tree.parent[short.place])
    amt = int(table.tree.parent[municipality])
    before = table.hidden.copy()
    widen(searched, THRESHOLD)
    added = np.argwhere(table.hidden & ~before)
    assert len(added) == 3
    assert set(added[:, 1].tolist()) - {municipality, amt} == set() or 0 not in added[:, 1]
    assert Programme(table).worst_width(short) >= short.need - _NEAR


@pytest.mark.parametrize("seed", HELPLESS)
def test_where_nothing_helps_all_is_as_the_search_left_it(seed):
    searched = protect(deep_table(seed), THRESHOLD)
    table = deep_table(seed)
    widened = widen(protect(table, THRESHOLD), THRESHOLD)
    assert narrow(widened) == narrow(searched) != []
    assert np.array_equal(table.hidden, searched.table.hidden)
    assert np.array_equal(widened.reason, searched.reason)


@examples(20)
@given(st.integers(0, 2**32 - 1))
def test_it_is_never_worse_hides_nothing_public_and_comes_to_the_same_again(seed):
    table = deep_table(seed)
    searched = protect(table, THRESHOLD)
    before, left = table.hidden.copy(), narrow(searched)
    twin = deepcopy(searched)
    widened = widen(searched, THRESHOLD)
    after = narrow(widened)
    assert len(after) <= len(left)
    assert sum(need > SECONDARY for need, _ in after) <= sum(need > SECONDARY for need, _ in left)
    if sorted(after) == sorted(left):
        assert np.array_equal(table.hidden, before)
    assert not (table.hidden & ~before & table.public).any()
    assert np.array_equal(table.hidden[:, 0], before[:, 0])
    assert np.array_equal(widen(twin, THRESHOLD).reason, widened.reason)
    assert ((widened.reason != NOT_HIDDEN) == table.hidden).all()


@examples(20)
@given(tables())
def test_a_table_that_the_search_has_mended_is_left_as_it_is(table):
    protected = protect(table, THRESHOLD)
    before, found = protected.reason.copy(), narrow(protected)
    assert found == []
    assert (widen(protected, THRESHOLD).reason == before).all()


@pytest.mark.parametrize("seed", range(4))
def test_it_could_do_without_the_search(monkeypatch, seed):
    monkeypatch.setattr(search, "remedy", lambda market, short: None)
    leaves = np.random.default_rng(seed).integers(0, 9, size=(3, 9)).astype(float)
    table = table_of(GEOGRAPHY_ALONE, Shape((2, 3, 4)).tree(), leaves)
    protected = protect(table, THRESHOLD)
    assert narrow(protected)
    assert narrow(widen(protected, THRESHOLD)) == []


def test_counts_that_contradict_each_other_are_left_for_the_audit_to_name():
    table = deep_table(13)
    protected = protect(table, THRESHOLD)
    before = table.hidden.copy(), protected.reason.copy(), list(protected.open)

    def contradict(*_):
        raise NoTable([])

    with pytest.MonkeyPatch.context() as then:
        then.setattr(Programme, "worst_width", contradict)
        answer = widen(protected, THRESHOLD)
    assert answer is protected and answer.open == before[2]
    assert np.array_equal(table.hidden, before[0]) and np.array_equal(answer.reason, before[1])
