"""Moves change counts so that no sum notices, and no more counts than they must."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.protection.tables.moves import Sum, elementary_moves


@st.composite
def linked(draw: st.DrawFn) -> tuple[int, list[Sum]]:
    """Series in a row, some of which are sums of later ones."""
    count = draw(st.integers(1, 7))
    sums = []
    for whole in range(count - 2):
        if draw(st.booleans()):
            parts = draw(st.lists(st.integers(whole + 1, count - 1), min_size=2, max_size=3, unique=True))
            sums.append(Sum(whole, tuple(sorted(parts))))
    return count, sums


@given(linked())
def test_every_move_keeps_every_sum_and_changes_something_by_one(family):
    count, sums = family
    for move in elementary_moves(count, sums):
        assert move.any()
        assert set(np.unique(move)) <= {-1, 0, 1}
        assert all(move[one.whole] == sum(move[part] for part in one.parts) for one in sums)


@given(linked())
def test_no_move_changes_all_that_another_one_changes(family):
    supports = [frozenset(np.flatnonzero(move)) for move in elementary_moves(*family)]
    assert len(set(supports)) == len(supports)
    assert not any(one < other for one in supports for other in supports)


CROSSED = (
    9,
    [Sum(0, (1, 2)), Sum(0, (3, 6)), Sum(1, (4, 7)), Sum(2, (5, 8)), Sum(3, (4, 5)), Sum(6, (7, 8))],
)
"""Total, two sexes, two certificates, and each certificate of each sex."""
NESTED = (7, [Sum(0, (1, 2)), Sum(1, (3, 4)), Sum(2, (5, 6))])


@pytest.mark.parametrize(
    ("count", "sums"), [CROSSED, NESTED, (4, [Sum(0, (1, 2, 3))]), (3, [Sum(0, (1, 2))]), (2, [])]
)
def test_every_count_that_can_change_by_one_is_in_some_move(count, sums):
    """Compared with all tables of -1, 0 and 1."""
    every = np.array(np.meshgrid(*[[-1, 0, 1]] * count, indexing="ij")).reshape(count, -1)
    kept = np.ones(every.shape[1], dtype=bool)
    for one in sums:
        kept &= every[one.whole] == every[list(one.parts)].sum(axis=0)
    moves = elementary_moves(count, sums)
    assert (np.abs(every[:, kept]).max(axis=1) == np.abs(moves).max(axis=0, initial=0)).all()


def test_a_total_with_two_categories_has_three_moves():
    moves = elementary_moves(3, [Sum(0, (1, 2))])
    assert {tuple(np.flatnonzero(move)) for move in moves} == {(0, 1), (0, 2), (1, 2)}
    assert {tuple(move[list(np.flatnonzero(move))]) for move in moves if move[0] == 0} <= {(1, -1), (-1, 1)}


def test_a_count_alone_moves_alone():
    assert elementary_moves(1, []).tolist() == [[1]]
