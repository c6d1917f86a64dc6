"""Tables made by exchanges are tables that fit all that is published, and what they prove is true."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.protection.tables.audit import Programme
from dashboard.protection.tables.exchanges import Exchanges
from dashboard.protection.tables.other_tables import OtherTables
from dashboard.protection.tables.requirement import SIBLING, Shortfall
from dashboard.protection.tables.table import Table
from tests.dashboard.protection.tables.small_tables import (
    GEOGRAPHY,
    LEAVERS,
    Shape,
    deep_table,
    hidden_tables,
    table_of,
)
from tests.sampling import examples

_NEAR = 1e-6
FAR = 50.0


def exchanges(table: Table) -> Exchanges:
    unknown = ~table.known
    free = np.where(unknown, np.nan_to_num(np.maximum(table.value - table.least, 0.0)), 0.0)
    return Exchanges(table.family.moves, table.tree, unknown, free)


def questions(table: Table) -> list[tuple[tuple[int, int], list[tuple[int, int]]]]:
    """Each hidden count, without a reader who knows another one, and with each that is beside it."""
    cells = [(int(series), int(place)) for series, place in np.argwhere(~table.known)]
    found = []
    for series, place in cells:
        known = [(other, place) for other in table.family.insiders[series] if (other, place) in cells]
        parent = int(table.tree.parent[place])
        known += [
            (series, one) for one in (parent, *table.tree.children(place)) if (series, int(one)) in cells
        ]
        found += [((series, place), [(one, int(at))]) for one, at in known] + [((series, place), [])]
    return found


def deep(seed: int) -> Table:
    table = deep_table(seed)
    random = np.random.default_rng(seed)
    table.hidden[: table.family.given, 1:] = random.random((table.family.given, len(table.tree) - 1)) < 0.7
    return table


@examples(25)
@given(st.one_of(hidden_tables(), st.integers(0, 5000).map(deep)))
def test_each_table_keeps_what_the_reader_knows_and_all_sums(table):
    made, programme = exchanges(table), Programme(table)
    columns = programme.column
    for cell, fixed in questions(table)[::5]:
        if np.isnan(table.value[cell]):
            continue
        for way in (1.0, -1.0):
            changes = made.found([(cell, 1.0)], fixed, FAR, way)
            if not changes:
                continue
            moved = np.zeros(table.value.shape)
            for at, change in changes.items():
                moved[at] = change
            assert 0 < way * moved[cell] <= FAR + _NEAR
            assert not moved[table.known].any()
            assert all(moved[at] == 0 for at in fixed)
            assert (np.nan_to_num(table.value) + moved >= table.least - _NEAR).all()
            system = programme.system()
            assert np.abs(system.matrix @ moved[~table.known]).max(initial=0.0) < _NEAR
            width = programme.width({cell: 1.0}, [one for one in fixed if one in columns])
            assert abs(moved[cell]) <= width + _NEAR, "never more than the exact bounds"


def amt(values: list[list[float]], sizes: tuple[int, ...]) -> Table:
    table = table_of(GEOGRAPHY if len(values) == 1 else LEAVERS, Shape(sizes).tree(), np.array(values))
    return table


def test_exchanges_go_on_from_the_table_that_the_last_one_led_to():
    """2 of one place and 1 each of two others: neither of them gives three, both together do."""
    table = amt([[2.0, 2, 1, 20, 30, 40]], (3, 3))
    table.hidden[0, [3, 4, 5]] = True
    found = exchanges(table).found([((0, 3), 1.0)], [], 3.0, 1.0)
    assert found == {(0, 3): 3.0, (0, 4): -2.0, (0, 5): -1.0}
    assert exchanges(table).found([((0, 3), 1.0)], [(0, 4)], 3.0, 1.0) == {(0, 3): 1.0, (0, 5): -1.0}
    assert exchanges(table).found([((0, 3), 1.0)], [], 3.0, -1.0) == {(0, 3): -2.0, (0, 4): 2.0}


def test_two_moves_together_where_each_goes_a_single_person():
    """Without certificate and with the first one: each place can give one to the other only once."""
    leaves = [[1.0, 1, 9, 9], [1, 1, 9, 9], [1, 1, 9, 9]]
    table = amt(leaves, (2, 2))
    table.hidden[1:, [3, 4]] = True
    table.public[0] = True
    found = exchanges(table).found([((1, 3), 1.0)], [], 3.0, 1.0)
    assert found[1, 3] == 1
    assert sum(found[series, 3] for series in (1, 2, 3) if (series, 3) in found) == 0


def test_through_sums_that_nobody_shows_another_amt_takes_over():
    table = amt([[2.0, 20, 7, 9]], (2, 2))
    table.hidden[0, [1, 2, 3, 5]] = True
    found = exchanges(table).found([((0, 3), 1.0)], [], 3.0, 1.0)
    assert found == {(0, 3): 3.0, (0, 1): 3.0, (0, 2): -3.0, (0, 5): -3.0}
    assert exchanges(table).found([((0, 3), 1.0)], [(0, 1)], 3.0, 1.0) == {}, "who knows the Amt knows it all"


def test_a_hidden_district_takes_over_everything():
    table = amt([[2.0, 20, 7, 9]], (2, 2))
    table.hidden[0, [0, 1, 3]] = True
    assert exchanges(table).found([((0, 3), 1.0)], [], 3.0, 1.0) == dict.fromkeys(
        [(0, 3), (0, 1), (0, 0)], 3.0
    )


def test_nothing_falls_below_its_least():
    table = amt([[2.0, 20, 7, 9]], (2, 2))
    table.hidden[0, [3, 4]] = True
    table.least[0, 4] = 19.0
    assert exchanges(table).found([((0, 3), 1.0)], [], 3.0, 1.0)[0, 3] == 1.0


@pytest.mark.parametrize("change", [{0: 1.0}, {0: 1.0, 1: -2.0}, {0: 7.0, 1: -7.0}])
def test_a_table_that_does_not_fit_proves_nothing(change):
    """It breaks the sum, or a count falls below zero: as if a fault had been made in finding it."""
    table = amt([[2.0, 6, 7, 9]], (2, 2))
    table.hidden[0, [3, 4]] = True
    programme = Programme(table)
    asked = [programme._question(one, ()) for one in every(table)]
    assert OtherTables(programme.system()).unanswered(asked, without_programmes=True) == [0, 1]
    honest = OtherTables(programme.system()).unanswered(
        asked, lambda _one, _way: {0: 5.0, 1: -5.0}, without_programmes=True
    )
    assert honest == []
    faulty = OtherTables(programme.system()).unanswered(
        asked, lambda _one, _way: change, without_programmes=True
    )
    assert faulty == [0, 1]


def every(table: Table) -> list[Shortfall]:
    """The hidden counts, asked for by somebody who knows no other."""
    change = table.family.moves[:, 0]
    return [
        Shortfall(place, 0, change, SIBLING, (), 3.0, 0.0, 0.0) for place in np.flatnonzero(table.hidden[0])
    ]
