"""In which year a map opens."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.observation import Status
from dashboard.statistics.opening import opening_year, reported, usual
from tests.dashboard.indicators.slab.made_slab import NAN, cells

HIDDEN, BLANK, LATER = int(Status.SUPPRESSED), int(Status.NOT_COLLECTED), int(Status.LATER)


def test_a_year_typed_by_mistake_for_one_place_opens_nothing():
    """2032, typed for 2023: one of five places."""
    of = cells([[1, 2, 3, 4, 5], [NAN, 7, NAN, NAN, NAN]], years=(2024, 2032))
    assert opening_year(of.years, reported(of)) == 2024


def test_the_newest_year_that_half_of_the_places_have_opens():
    of = cells([[1, 2, 3, 4, 5], [1, 2, 3, NAN, NAN], [1, 2, NAN, NAN, NAN]], years=(2021, 2022, 2023))
    assert reported(of) == {2021: 1.0, 2022: 0.6, 2023: 0.4}
    assert opening_year(of.years, reported(of)) == 2022


def test_a_value_that_is_kept_secret_is_reported_and_one_that_comes_later_is_not():
    of = cells(
        [[NAN] * 5] * 2, years=(2021, 2022), status=[[HIDDEN, HIDDEN, HIDDEN, BLANK, BLANK], [LATER] * 5]
    )
    assert reported(of) == {2021: 0.6, 2022: 0.0}


def test_where_no_year_has_half_the_one_with_most_opens_and_of_equals_the_newest():
    assert opening_year((2019, 2020, 2021), {2019: 0.1, 2020: 0.3, 2021: 0.3}) == 2021
    assert opening_year((), {}) is None


@given(st.dictionaries(st.integers(1990, 2040), st.floats(0, 1), min_size=1))
def test_the_opening_year_is_the_newest_usual_one(shares):
    years = tuple(sorted(shares))
    opened, found = opening_year(years, shares), usual(years, shares)
    assert opened == max(found) if found else shares[opened] == max(shares.values())
    assert np.all([shares[year] >= 0.5 for year in found])
