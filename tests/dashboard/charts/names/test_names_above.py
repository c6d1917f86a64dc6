"""Names above a plot stand apart, whatever room there is, and no stroke runs through one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.names.names_above import NameAbove, RoomAbove, names_above, rows_for
from dashboard.drawing.typeface import width_of

NAMES = (
    "Landkreis", "Kloster Tempzin", "Bresegard bei Picher", "Zarrentin am Schaalsee", "Boizenburg/Elbe",
    "Tessin b. Boizenburg", "Gallin-Kuppentin", "Raben Steinfeld", "Bresegard bei Eldena",
)  # fmt: skip
SIZE = 13.0
FOOT = 60.0


def placed(width: float, wanted: list[float]) -> tuple[int, list[NameAbove]]:
    names = NAMES[: len(wanted)]
    rows = rows_for(len(names), SIZE, width)
    return rows, names_above(names, wanted, rows, RoomAbove(SIZE, width, width, FOOT))


def ends(name: NameAbove) -> tuple[float, float]:
    half = width_of(name.text, SIZE, 700) / 2
    return name.x - half, name.x + half


@pytest.mark.parametrize(("width", "rows"), [(330, 2), (600, 1), (900, 1)])
def test_nine_names_take_a_second_row_where_one_would_leave_a_letter_or_two(width, rows):
    assert placed(width, [width * at / 9 for at in range(9)])[0] == rows


@given(st.lists(st.floats(0, 1), min_size=1, max_size=9), st.floats(330, 900))
def test_names_stand_apart_within_their_room_and_strokes_pass_between_them(shares, width):
    wanted = [width * share for share in shares]
    rows, found = placed(width, wanted)
    lower = sorted(ends(one) for one in found if not one.rise)
    upper = sorted(ends(one) for one in found if one.rise)
    for row in (lower, upper):
        assert all(left >= -2 and right <= width + 2 for left, right in row)
        assert all(before[1] < after[0] for before, after in pairwise(row))
    assert bool(upper) == (rows == 2)
    for one in found:
        if one.rise:
            passes, _ = one.knees[1]
            assert not any(left < passes < right for left, right in lower), one
            assert one.knees[-1] == (one.x, FOOT - one.rise)
