"""Where the search finds nothing, what lies around a count is hidden until no programme narrows it down."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from dashboard.protection.tables import secondary as search
from dashboard.protection.tables.audit import Programme
from dashboard.protection.tables.last_resort import settle
from dashboard.protection.tables.requirement import needs, rest_needs
from dashboard.protection.tables.secondary import NOT_HIDDEN, protect
from tests.dashboard.protection.tables.small_tables import FAMILIES, Shape, table_of, tables
from tests.sampling import examples

THRESHOLD = 3.0
_NEAR = 1e-6


@pytest.fixture
def blind_search(monkeypatch):
    """The search as it is for a table whose remedy is beyond single moves."""
    monkeypatch.setattr(search, "remedy", lambda market, short: None)


def narrow(protected):
    return [
        short
        for known, unproven in protected.unproven()
        for short in unproven
        if Programme(known).worst_width(short) < short.need - _NEAR
    ]


@pytest.mark.parametrize("kind", list(FAMILIES))
@pytest.mark.parametrize("seed", range(8))
def test_without_any_search_nothing_can_be_narrowed_down_all_the_same(blind_search, kind, seed):
    leaves = np.random.default_rng(seed).integers(0, 9, size=(3, 9)).astype(float)
    table = table_of(FAMILIES[kind], Shape((2, 3, 4)).tree(), leaves)
    protected = settle(protect(table, THRESHOLD), THRESHOLD)
    assert narrow(protected) == []
    assert ((protected.reason != NOT_HIDDEN) == table.hidden).all()
    programme = Programme(table)
    for series, place in zip(*np.nonzero(needs(table, THRESHOLD) == THRESHOLD), strict=True):
        assert programme.width({(int(series), int(place)): 1.0}, (), THRESHOLD) >= THRESHOLD - _NEAR
    for (whole, part), need in zip(table.family.rests, rest_needs(table, THRESHOLD), strict=True):
        for place in np.flatnonzero(need).tolist():
            target = {(whole, place): 1.0, (part, place): -1.0}
            assert programme.width(target, (), THRESHOLD) >= THRESHOLD - _NEAR


def test_what_is_nearest_and_smallest_comes_first(blind_search):
    """Two small ones of five in one Amt: two places with enough to give, one for whoever knows the other."""
    leaves = np.array([[1.0, 2, 9, 30, 40, 50, 60, 70]] * 3)
    table = table_of(FAMILIES["geography"], Shape((5, 3)).tree(), leaves)
    table.hidden[0, 4] = True
    settle(protect(table, THRESHOLD), THRESHOLD)
    assert np.flatnonzero(table.hidden[0]).tolist() == [3, 4, 5, 6]


def test_what_is_public_stays_so_and_is_left_to_the_report(blind_search):
    leaves = np.array([[1.0, 9, 20, 30, 40, 50]] * 3)
    table = table_of(FAMILIES["geography"], Shape((3, 3)).tree(), leaves)
    table.public[:, [1, 4, 5]] = True
    protected = settle(protect(table, THRESHOLD), THRESHOLD)
    assert not table.hidden[:, [1, 4, 5]].any()
    assert (3, 0) in [(one.place, one.series) for one in narrow(protected)]


@examples(20)
@given(tables())
def test_a_table_that_the_search_has_mended_is_left_as_it_is(table):
    protected = protect(table, THRESHOLD)
    if not narrow(protected):
        before = protected.reason.copy()
        assert (settle(protected, THRESHOLD).reason == before).all()
