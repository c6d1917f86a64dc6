"""How far hidden counts can move is never overestimated: compared with exact linear programmes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from dashboard.protection.tables.audit import Programme
from dashboard.protection.tables.feasibility import UNLIMITED, room
from dashboard.protection.tables.requirement import (
    CHILD,
    PARENT,
    PLACE,
    SIBLING,
    Shifts,
    Shortfall,
    needs,
    rest_needs,
    shortfalls,
)
from tests.dashboard.protection.tables.small_tables import (
    GEOGRAPHY,
    SEXES,
    SHARE,
    Shape,
    hidden_tables,
    table_of,
)
from tests.sampling import examples

THRESHOLD = 3.0
_NEAR = 1e-6


def asked(table):
    """Every hidden count with every kind of reader, and how far `Shifts` says that it moves."""
    free = room(table)
    unknown = ~table.known
    for series in range(table.family.series):
        places = np.flatnonzero(needs(table, THRESHOLD)[series])
        readers = [(SIBLING, ()), (PARENT, ()), (CHILD, ())]
        readers += [(PLACE, (other,)) for other in table.family.insiders[series]]
        for insider, known in readers if len(places) else ():
            change = table.family.moves[:, series]
            rise, fall = Shifts(free, table, change, places).largest(insider, known)
            for at, place in enumerate(places.tolist()):
                if insider != PLACE or unknown[known[0], place]:
                    yield Shortfall(
                        place, series, change, insider, known, np.inf, float(rise[at]), float(fall[at])
                    )


@examples(15)
@given(hidden_tables())
def test_no_reader_finds_closer_bounds_than_reach_says(table):
    programme = Programme(table)
    for short in asked(table):
        assert (
            short.rise + short.fall <= programme.worst_width(short) + _NEAR
            or short.rise + short.fall >= UNLIMITED
        )


@examples(30)
@given(hidden_tables(("geography",)))
def test_for_geography_alone_the_bounds_are_exact(table):
    programme, free = Programme(table), room(table)
    places = np.flatnonzero(table.hidden[0])
    rise, fall = Shifts(free, table, table.family.moves[:, 0], places).largest("nobody", ())
    for at, place in enumerate(places.tolist()):
        width = programme.width({(0, place): 1.0}, ())
        assert min(width, UNLIMITED / 10) == pytest.approx(min(rise[at] + fall[at], UNLIMITED / 10))


@examples(30)
@given(hidden_tables(("share", "leavers")))
def test_what_is_left_of_a_whole_is_not_overestimated_either(table):
    programme, free = Programme(table), room(table)
    for (whole, part), need in zip(table.family.rests, rest_needs(table, THRESHOLD), strict=True):
        places = np.flatnonzero(need)
        change = table.family.moves[:, whole] - table.family.moves[:, part]
        rise, fall = Shifts(free, table, change, places).largest(SIBLING, ())
        for at, place in enumerate(places.tolist()):
            width = programme.width({(whole, place): 1.0, (part, place): -1.0}, ())
            assert rise[at] + fall[at] <= width + _NEAR or rise[at] + fall[at] >= UNLIMITED


def amt(values, hidden, family=GEOGRAPHY):
    """One Amt with these municipalities beside another one where everything is shown."""
    leaves = np.array([[*values, 20.0, 30.0]] * 3)
    table = table_of(family, Shape((len(values), 2)).tree(), leaves)
    table.hidden[0, [3 + at for at in hidden]] = True
    return table


def test_a_count_alone_in_its_amt_cannot_move():
    found = list(shortfalls(amt([2, 20, 30], [0]), room(amt([2, 20, 30], [0])), THRESHOLD))
    assert [(one.place, one.rise, one.fall, one.need) for one in found] == [(3, 0, 0, 3)]


def test_two_hidden_counts_fall_short_for_each_other_only():
    table = amt([2, 20, 30], [0, 1])
    free = room(table)
    places, change = np.array([3]), table.family.moves[:, 0]
    rise, fall = Shifts(free, table, change, places).largest("nobody", ())
    assert (rise[0], fall[0]) == (20, 2)
    assert sum(Shifts(free, table, change, places).largest(SIBLING, ())) == 0


def test_three_hidden_counts_are_enough_for_insiders():
    table = amt([2, 20, 30], [0, 1, 2])
    assert list(shortfalls(table, room(table), THRESHOLD)) == []


def test_what_the_sexes_of_one_place_leave_open_needs_a_second_place():
    table = table_of(SEXES, Shape((3, 1)).tree(), np.array([[2.0, 9, 9, 9], [8.0, 9, 9, 9], [0.0] * 4]))
    table.hidden[1:3, 4 - 1] = True
    assert [one.place for one in shortfalls(table, room(table), THRESHOLD)][:1] == [3]
    table.hidden[1:3, 4:6] = True
    assert not [one for one in shortfalls(table, room(table), THRESHOLD) if one.insider == SIBLING]


def test_a_hidden_share_of_nearly_all_needs_as_much_as_a_small_one():
    table = table_of(SHARE, Shape((3, 1)).tree(), np.array([[9.0, 5, 5, 5], [10.0, 9, 9, 9], [0.0] * 4]))
    table.hidden[0, 3] = True
    assert rest_needs(table, THRESHOLD)[0].tolist() == [0, 0, 0, 3, 0, 0, 0]
    assert needs(table, THRESHOLD)[0, 3] == 1
