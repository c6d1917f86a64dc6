"""What complementary cells can take over is added up without what an insider knows, and no more of them are chosen than
needed."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dashboard.protection.tables.attainable_width import AttainableWidth, Part, Side, enough
from dashboard.protection.tables.requirement import SIBLING, Shortfall

amounts = st.integers(0, 6).map(float)
parts = st.builds(
    lambda cost, down, up, group: Part(cost, down, up, (group,), group),
    st.integers(1, 5),
    amounts,
    amounts,
    st.integers(0, 5),
)


def width(need=3.0, *, insider=SIBLING, outside=0.0):
    short = Shortfall(3, 0, np.array([1], dtype=np.int8), insider, (), need, 0.0, 0.0)
    own = Side(insider=False)
    own.add(Part(0.0, 2.0, 1e7, (), -1))
    return AttainableWidth(short, 1, outside, outside, own, Side(insider=insider == SIBLING))


def candidates(listed):
    return [(part.cost / (part.down + 0.1 * part.up + 0.01), part, False) for part in listed]


@given(st.lists(parts, max_size=6))
def test_an_insider_takes_the_group_away_that_gives_most(listed):
    side = Side(insider=True)
    for one in listed:
        side.add(one)
    groups = {one.group for one in listed}
    for name in ("up", "down"):
        of_group = [sum(getattr(one, name) for one in listed if one.group == group) for group in groups]
        assert getattr(side, name) == sum(of_group)
        assert getattr(side, f"best_{name}") == max(of_group, default=0.0)


@given(st.lists(parts, max_size=6), st.integers(1, 6))
def test_what_is_taken_suffices_and_without_any_of_it_it_would_not(listed, need):
    empty = width(float(need))
    chosen = enough(empty, candidates(listed))
    everything = empty.with_([(one, False) for one in listed])
    if chosen is None:
        assert not everything.suffices()
        return
    assert empty.with_(chosen).suffices()
    for one in chosen:
        assert not empty.with_([other for other in chosen if other is not one]).suffices()


@given(st.lists(parts, max_size=6))
def test_trying_cells_leaves_the_width_as_it_was(listed):
    empty = width()
    empty.with_([(one, False) for one in listed])
    assert (empty.pool.up, empty.pool.down, empty.pool.groups) == (0.0, 0.0, {})


def test_one_more_cell_is_enough_for_outsiders_and_two_for_insiders():
    one, other = (Part(1.0, 9.0, 9.0, (at,), at) for at in (4, 5))
    assert enough(width(insider="nobody"), candidates([one, other])) == [(one, False)]
    found = enough(width(), candidates([one, other]))
    assert found is not None
    assert {part.places for part, _ in found} == {(4,), (5,)}


def test_a_hidden_sum_above_needs_no_other_cell():
    assert enough(width(outside=9.0), []) == []
