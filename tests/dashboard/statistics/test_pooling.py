"""Years taken together: what is added up, and what never is."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.indicator import Break
from dashboard.domain.observation import Status
from dashboard.statistics.pooling import at_years, can_pool, pool, pooled_years, shows_more
from tests.dashboard.indicators.slab.made_slab import INDICATOR as WITH_BREAK
from tests.dashboard.indicators.slab.made_slab import cells

NAN = float("nan")
INDICATOR = replace(WITH_BREAK, breaks=())


def series(numerator, denominator, **given):
    """One place over the years 2020, 2021, …"""
    above, below = (np.array(one, dtype=float)[:, None] for one in (numerator, denominator))
    columns = {name: np.array(one)[:, None] for name, one in given.items()}
    value = np.where(below > 0, above / np.where(below > 0, below, 1) * 100, np.nan)
    years = tuple(range(2020, 2020 + len(above)))
    return cells(value, places=("13076001",), years=years, numerator=above, denominator=below, **columns)


def first(pooled, name):
    return getattr(pooled, name)[0, 0]


def test_the_rate_of_three_years_is_the_rate_of_their_sums():
    pooled = pool(series([1, 2, 6], [10, 10, 20]), INDICATOR, 3)
    assert pooled.years == (2022,)
    assert (first(pooled, "numerator"), first(pooled, "denominator")) == (9, 40)
    assert first(pooled, "value") == pytest.approx(22.5)


@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(50, 500)), min_size=5, max_size=9),
    st.sampled_from([3, 5]),
)
def test_a_pooled_share_lies_between_those_of_its_years(counts, span):
    one = series([above for above, _ in counts], [below for _, below in counts])
    pooled = pool(one, INDICATOR, span)
    assert pooled.years == one.years[::-1][: len(counts) // span * span : span][::-1]
    for row, year in enumerate(pooled.years):
        end = one.years.index(year) + 1
        members = one.value[end - span : end, 0]
        assert members.min() - 1e-9 <= pooled.value[row, 0] <= members.max() + 1e-9


def test_one_year_is_itself():
    one = series([1, 2], [10, 10])
    assert pool(one, INDICATOR, 1) is one


def test_a_missing_year_makes_the_sum_missing():
    pooled = pool(series([1, NAN, 6], [10, 10, 20]), INDICATOR, 3)
    assert np.isnan([first(pooled, "value"), first(pooled, "numerator"), first(pooled, "denominator")]).all()
    assert first(pooled, "status") == Status.NOT_COLLECTED


def test_a_hidden_year_hides_the_sum_whatever_else_is_missing():
    """Otherwise the sum less the years that are shown would give the hidden count."""
    hidden = series(
        [4, NAN, NAN], [10, NAN, NAN], status=[Status.REPORTED, Status.SUPPRESSED, Status.NOT_COLLECTED]
    )
    pooled = pool(hidden, INDICATOR, 3)
    assert first(pooled, "status") == Status.SUPPRESSED
    assert np.isnan([first(pooled, "value"), first(pooled, "numerator"), first(pooled, "denominator")]).all()


@pytest.mark.parametrize("codes", [{"provenance": [0, 2, 2]}, {"source": [0, 0, 1]}])
def test_figures_of_different_origin_are_never_added_up(codes):
    pooled = pool(series([1, 2, 3], [10, 10, 10], **codes), INDICATOR, 3)
    assert np.isnan(first(pooled, "value"))
    assert first(pooled, "status") == Status.NOT_APPLICABLE


def test_a_ratio_without_counts_is_never_averaged():
    ratio = cells([[40.0], [41.0], [42.0]], places=("13076001",))
    assert first(pool(ratio, INDICATOR, 3), "status") == Status.NOT_APPLICABLE


def test_nobody_in_all_years_is_no_zero():
    nobody = series([0, 0, 0], [0, 0, 0], status=[Status.NOT_APPLICABLE] * 3)
    assert first(pool(nobody, INDICATOR, 3), "status") == Status.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("members", "status"),
    [
        ([Status.ZERO] * 3, Status.ZERO),
        ([Status.ZERO, Status.ROUNDED_ZERO, Status.ZERO], Status.ROUNDED_ZERO),
        ([Status.ZERO, Status.UNRELIABLE, Status.ZERO], Status.UNRELIABLE),
    ],
)
def test_zeros_stay_zeros_and_doubts_stay_doubts(members, status):
    assert first(pool(series([0, 0, 0], [9, 9, 9], status=members), INDICATOR, 3), "status") == status


def test_the_sum_bears_the_weakest_mark():
    pooled = pool(series([1, 2, 3, 4], [9, 9, 9, 9], mark=[1, 2, 0, 0]), INDICATOR, 3, ends=(2022, 2023))
    assert pooled.mark[:, 0].tolist() == [1, 2]


def test_periods_go_back_from_the_newest_year_and_share_none():
    assert pooled_years(range(2010, 2025), (), 3) == (2012, 2015, 2018, 2021, 2024)
    assert pooled_years(range(2010, 2025), (), 5) == (2014, 2019, 2024)
    assert pooled_years(range(2010, 2024), (), 5) == (2018, 2023)
    assert pooled_years((), (), 3) == ()


def test_periods_have_all_their_years_and_none_begins_anew_inside():
    years = (2010, 2012, 2013, 2014, 2015, 2016)
    assert pooled_years(years, (), 3) == (2016,), "2011 is missing"
    assert pooled_years(years, (2014,), 3) == (2016,), "a period may begin anew, at its first year"
    assert pooled_years(years, (2016,), 3) == (2015,)
    assert pooled_years(range(2010, 2025), (2019,), 3) == (2012, 2015, 2018, 2021, 2024)
    assert pooled_years(range(2010, 2025), (2020,), 3) == (2013, 2016, 2019, 2024)
    assert pooled_years(years, (), 1) == years


@given(st.sets(st.integers(1990, 2030)), st.sets(st.integers(1990, 2030)), st.sampled_from([3, 5]))
def test_no_year_is_in_two_periods(years, breaks, span):
    ends = pooled_years(years, breaks, span)
    members = [year for end in ends for year in range(end - span + 1, end + 1)]
    assert len(members) == len(set(members))
    assert set(members) <= years
    assert not {year for end in ends for year in range(end - span + 2, end + 1)} & breaks


def test_levels_that_begin_elsewhere_take_the_periods_that_are_asked_for():
    one = series([1, 2, 6, 7], [10, 10, 20, 20])
    assert pool(one, INDICATOR, 3).years == (2023,)
    assert pool(one, INDICATOR, 3, ends=(2022, 2025)).years == (2022,)


def test_periods_show_more_where_more_places_have_enough_cases():
    single = cells([[50.0, 50.0]], places=("a", "b"), years=(2022,))
    pooled = cells([[50.0, 50.0]], places=("a", "b"), years=(2022,))
    few, none = np.array([[True, False]]), np.zeros((1, 2), dtype=bool)
    assert shows_more(pooled, none, single, few)
    assert not shows_more(pooled, none, single, none), "as many are no more"
    assert not shows_more(replace(pooled, years=()), none, single, few)


def test_a_break_of_another_level_does_not_matter():
    one = series([1, 2, 6], [10, 10, 20])
    elsewhere = replace(INDICATOR, breaks=(Break(2021, {"de": "-", "en": "-"}, levels=("kreis",)),))
    here = replace(INDICATOR, breaks=(Break(2021, {"de": "-", "en": "-"}, levels=("gemeinde",)),))
    assert pool(one, elsewhere, 3).years == (2022,)
    assert pool(one, here, 3).years == ()
    assert pool(one, here, 3).value.shape == (0, 1)


def test_a_count_cannot_be_pooled():
    count = replace(INDICATOR, denominator=())
    assert not can_pool(count)
    with pytest.raises(ValueError, match="no numerator and denominator"):
        pool(series([1, 2, 3], [9, 9, 9]), count, 3)


def test_some_years_of_the_cells_are_those_cells_of_those_years():
    one = series([1, 2, 6], [10, 10, 20])
    some = at_years(one, (2020, 2022))
    assert some.years == (2020, 2022)
    assert some.numerator[:, 0].tolist() == [1, 6]
    assert {len(getattr(some, name)) for name in ("value", "status", "source", "lower", "mark")} == {2}
