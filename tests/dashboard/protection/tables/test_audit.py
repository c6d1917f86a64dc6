"""Programmes give the bounds that follow from what is shown: on tables that can be checked by hand."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.protection.tables.audit import NoTable, Programme, Undecided
from dashboard.protection.tables.moves import Sum
from dashboard.protection.tables.requirement import CHILD, PARENT, PLACE, SIBLING, Shortfall
from dashboard.protection.tables.table import Family, Table, Tree
from tests.dashboard.protection.tables.small_tables import GEOGRAPHY, SEXES, SHARE, Shape, table_of

A, B, C = 3, 4, 5
"""Municipalities of the first Amt, which is place 1."""


@pytest.fixture
def amt():
    """2 + 5 + 10 in the first Amt, whose sum is shown; a and b are hidden."""
    table = table_of(GEOGRAPHY, Shape((3, 2)).tree(), np.array([[2.0, 5, 10, 20, 30]] * 3))
    table.hidden[0, [A, B]] = True
    return table


def short(table, place, insider, known=(), series=0):
    return Shortfall(place, series, table.family.moves[:, series], insider, known, np.inf, 0, 0)


def test_two_hidden_parts_share_what_is_left_of_the_sum(amt):
    programme = Programme(amt)
    assert programme.width({(0, A): 1.0}, ()) == pytest.approx(7)
    assert programme.width({(0, A): 1.0, (0, B): 1.0}, ()) == pytest.approx(0)


def test_who_knows_one_of_two_knows_the_other(amt):
    assert Programme(amt).worst_width(short(amt, A, SIBLING)) == pytest.approx(0)
    amt.hidden[0, C] = True
    assert Programme(amt).worst_width(short(amt, A, SIBLING)) == pytest.approx(7), (
        "the best informed one knows c = 10"
    )


def test_a_hidden_sum_opens_its_parts_and_its_insider_closes_them(amt):
    amt.hidden[0, 1] = True
    programme = Programme(amt)
    assert programme.width({(0, A): 1.0}, ()) == pytest.approx(7), (
        "the district still tells it: the other Amt is shown"
    )
    amt.hidden[0, [2, 6, 7]] = True
    assert Programme(amt).width({(0, A): 1.0}, ()) == pytest.approx(57)
    assert Programme(amt).worst_width(short(amt, A, PARENT)) == pytest.approx(7)
    assert Programme(amt).worst_width(short(amt, 1, CHILD)) == pytest.approx(52)


def test_where_nothing_bounds_a_count_it_is_infinite(amt):
    amt.hidden[0, [0, 1]] = True
    assert Programme(amt).width({(0, A): 1.0}, ()) == np.inf


def test_enough_stops_at_the_upper_bound(amt):
    assert Programme(amt).width({(0, A): 1.0}, (), enough=3) == pytest.approx(5), "from 2 up to 7"


def test_breakdown_and_geography_cross():
    """(1, 25) and (0, 1): one girl at most can move between the two places."""
    table = table_of(SEXES, Shape((3, 1)).tree(), np.array([[1.0, 0, 20, 9], [25.0, 1, 20, 9], [0.0] * 4]))
    table.hidden[1:3, [A, B]] = True
    assert Programme(table).width({(1, A): 1.0}, ()) == pytest.approx(1)
    assert Programme(table).worst_width(short(table, A, PLACE, (2,), series=1)) == pytest.approx(0)


def test_the_rest_of_a_share_is_bounded_by_its_base():
    table = table_of(SHARE, Shape((2, 1)).tree(), np.array([[9.0, 4, 5], [10.0, 9, 9], [0.0] * 3]))
    table.hidden[0, [A, B]] = True
    assert Programme(table).width({(1, A): 1.0, (0, A): -1.0}, ()) == pytest.approx(6), (
        "9 + 4 cases below 10 and 9"
    )


def test_delivered_sums_that_contradict_their_parts_are_no_relation(amt):
    amt.value[0, 1] = 99
    assert Programme(amt).width({(0, A): 1.0}, ()) == np.inf


def test_relations_that_no_table_satisfies_are_named_and_no_error_of_the_solver():
    """Thirty below three and twenty below fifteen; those below seven, between both, are missing."""
    family = Family.of(3, (), ((0,), (2,)), at_most=(Sum(1, (0,)), Sum(2, (1,))))
    value = family.completed(np.array([[30.0], [np.nan], [20.0]]))
    nothing = np.zeros(value.shape, dtype=np.bool_)
    table = Table(
        family, Tree.of(np.array([-1])), value, np.ones((2, 1), dtype=np.bool_), nothing.copy(), nothing
    )
    table.hidden[0, 0] = True
    with pytest.raises(NoTable) as raised:
        Programme(table).width({(0, 0): 1.0}, [(0, 0)])
    assert {cell for relation in raised.value.relations for cell in relation} & {(2, 0), (0, 0)}


def test_a_rest_below_nothing_is_no_relation_where_dates_of_counting_differ():
    table = table_of(SHARE, Shape((2, 1)).tree(), np.array([[9.0, 4, 5], [10.0, 9, 9], [0.0] * 3]))
    table.value[:, A] = (9, 8, -1)
    table.hidden[0, [0, 1, A, B]] = True
    assert Programme(table).width({(0, A): 1.0}, ()) > 8, "its own base does not bound it"


def test_known_members_that_exceed_a_sum_with_missing_ones_are_no_relation(amt):
    amt.value[0, [1, B]] = (11, np.nan)
    assert Programme(amt).width({(0, A): 1.0}, ()) == np.inf


def test_a_programme_without_an_answer_is_no_proof(amt, monkeypatch):
    class Answer:
        status, message = 4, "numerical difficulties"

    asked = []
    monkeypatch.setattr("scipy.optimize.linprog", lambda *a, method, **k: asked.append(method) or Answer)
    with pytest.raises(Undecided):
        Programme(amt).width({(0, A): 1.0}, ())
    assert asked == ["highs", "highs-ds", "highs-ipm"]
