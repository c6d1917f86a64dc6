"""A hidden cell says nothing but that it is hidden. Which cells that are: `tables/test_secondary.py` and
`tests/data/publishing/test_publish.py`."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.observation import Status
from dashboard.indicators.rates import rate
from dashboard.protection.primary import hide
from tests.dashboard.indicators.test_aggregation import figures

small_numbers = st.integers(min_value=0, max_value=8)


@given(small_numbers, small_numbers)
def test_a_hidden_cell_carries_no_number_and_no_mark(cases, base):
    rates = rate(figures(cases, mark=1), figures(base, mark=1), 100.0)
    gone = hide(rates, np.ones((1, 1), dtype=np.bool_))
    assert gone.status[0, 0] == Status.SUPPRESSED
    assert gone.mark[0, 0] == 0
    assert np.isnan([gone.value[0, 0], gone.numerator[0, 0], gone.denominator[0, 0]]).all()
    assert gone.provenance[0, 0] == rates.provenance[0, 0]
