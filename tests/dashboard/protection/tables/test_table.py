"""A table knows what its reader sees, and what follows from it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from dashboard.protection.tables.moves import Sum
from dashboard.protection.tables.table import Family, Tree
from tests.dashboard.protection.tables.small_tables import LEAVERS, SHARE, Shape, hidden_tables, table_of


@pytest.mark.parametrize("parents", [[0], [-1, -1], [-1, 0, 2], [-1, 0, 1, 0], [-1, 1]])
def test_places_that_are_no_tree_are_refused(parents):
    with pytest.raises(ValueError, match="must stand"):
        Tree.of(np.array(parents))


def test_children_stand_together_below_their_parent():
    tree = Shape((2, 3)).tree()
    assert [tree.children(at).tolist() for at in range(3)] == [[1, 2], [3, 4], [5, 6, 7]]
    assert tree.children(5).tolist() == []
    assert list(tree.inner()) == [0, 1, 2]


@given(hidden_tables())
def test_every_place_but_the_district_is_a_child_of_its_parent(table):
    for place in range(1, len(table.tree)):
        assert place in table.tree.children(int(table.tree.parent[place]))


def test_what_is_left_of_a_whole_is_a_series_of_its_own():
    assert SHARE.series == 3
    completed = SHARE.completed(np.array([[4.0], [9.0]]))
    assert completed[:, 0].tolist() == [4, 9, 5]
    below = Family.of(3, (), ((0,), (1,), (2,)), at_most=(Sum(0, (1, 2)),))
    assert below.completed(np.array([[9.0], [4.0], [3.0]]))[:, 0].tolist() == [9, 4, 3, 2]


def test_a_row_shows_all_its_counts_or_none():
    table = table_of(LEAVERS, Shape((1, 1)).tree(), np.array([[3.0, 5.0]] * 3))
    table.hidden[1, 3] = True
    assert table.shown[:, 3].tolist() == [False, True, True]
    assert table.known[:4, 3].tolist() == [True, False, True, True], "the base stands in other rows"
    assert table.known[:4, 4].all()


@given(hidden_tables())
def test_nothing_hidden_is_known_unless_it_is_public(table):
    assert not (table.known & table.hidden).any()
    table.public[:] = table.hidden
    assert (table.known | ~table.hidden).all()


@given(hidden_tables())
def test_figures_that_are_missing_leave_a_possible_table(table):
    given = table.value.copy()
    table.value[0, -1] = np.nan
    assert (table.possible >= 0).all()
    assert not np.isnan(table.possible).any()
    there = ~np.isnan(table.value[: table.family.given])
    assert (table.possible[: table.family.given][there] == given[: table.family.given][there]).all()
