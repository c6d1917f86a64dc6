"""The table of a scene in the appendix holds every place, or says which are missing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.meeting.stage.appendix import appendix_table
from tests.dashboard.meeting.stage.stage_slab import wide_slab


def made(count, places=(), most=36, **how):
    slab = wide_slab(count, **how)
    return appendix_table(slab, 1, places, slab.names, most)


def test_district_and_selected_places_come_first_and_hidden_ones_say_so():
    table = made(5, ("p3",), hidden=(4,))
    assert [row[0] for row in table.rows] == [
        "Landkreis",
        "Amt Ort 3",
        "Amt Ort 0",
        "Amt Ort 1",
        "Amt Ort 2",
        "Amt Ort 4",
    ]
    assert table.strong == 2
    assert table.rows[-1][1] == "geschützt"
    assert table.left_out == ""


def test_a_column_in_which_nothing_stands_is_left_out():
    slab = wide_slab(3, district=False, reference=None)
    table = appendix_table(slab, 1, (), slab.names, 36)
    assert len(table.heads) == len(table.rows[0]) == 4, "without a reference there is no word"


@given(st.integers(1, 150), st.integers(0, 8), st.integers(12, 60))
def test_no_place_stands_twice_and_who_is_missing_is_said(count, chosen, most):
    table = made(count, tuple(f"p{at}" for at in range(min(chosen, count))), most)
    names = [row[0] for row in table.rows]
    assert len(names) == len(set(names)) <= most
    assert (len(names) == count + 1) == (table.left_out == "")
    assert {len(row) for row in table.rows} == {len(table.heads)}
