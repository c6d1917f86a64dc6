"""How values lie: one computation of quartiles for profiles, comparisons and groups."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.spread import FEWEST, quartiles_of_years, spread_of

NAN = float("nan")
ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("values", [[], [1.0, 2, 3], [1.0, 2, 3, NAN, NAN]])
def test_fewer_than_four_numbers_have_no_spread(values):
    assert FEWEST == 4
    assert spread_of(np.array(values)) is None


@given(st.lists(st.floats(-1e6, 1e6), min_size=FEWEST, max_size=60), st.integers(0, 5))
def test_the_spread_is_in_order_counts_the_numbers_and_ignores_what_is_missing(values, missing):
    found = spread_of(np.array([*values, *[NAN] * missing]))
    assert (found.low, found.high, found.count) == (min(values), max(values), len(values))
    assert found.low <= found.lower_quartile <= found.median <= found.upper_quartile <= found.high
    assert found.median == pytest.approx(float(np.median(values)))


def test_quartiles_lie_between_neighbours():
    found = spread_of(np.array([1.0, 2, 3, 4, NAN]))
    assert (found.lower_quartile, found.median, found.upper_quartile) == (1.75, 2.5, 3.25)


def test_each_year_has_its_own_quartiles_or_none():
    lower, upper = quartiles_of_years(np.array([[1.0, 2, 3, 4], [1, 2, NAN, 4]]))
    np.testing.assert_array_equal(lower, [1.75, NAN])
    np.testing.assert_array_equal(upper, [3.25, NAN])


def test_nobody_else_computes_quartiles():
    others = [
        str(file.relative_to(ROOT))
        for top in ("dashboard", "callbacks", "layouts")
        for file in sorted((ROOT / top).rglob("*.py"))
        if re.search(r"quantile\([^)]*0?\.[27]5", file.read_text("utf-8"))
    ]
    assert others == ["dashboard/statistics/spread.py"]
