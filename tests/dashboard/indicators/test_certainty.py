"""How sure figures are: which have limits, and what a change from year to year is."""

from dataclasses import replace

import numpy as np
import pytest

from dashboard.domain.indicator import Break
from dashboard.domain.verdict import Verdict
from dashboard.indicators import certainty
from dashboard.indicators.control_limits import funnel
from dashboard.indicators.differences import difference_verdicts
from dashboard.statistics.intervals import Z998, byar, wilson
from tests.dashboard.indicators.slab.made_slab import INDICATOR as WITH_BREAK
from tests.dashboard.indicators.slab.made_slab import cells

NAN = float("nan")
SHARE = replace(WITH_BREAK, breaks=())
RATE = replace(SHARE, unit="per_1000", factor=1000)
NONE = Verdict.NOT_TESTABLE


def counted(numerator, denominator, *, factor=100, level="gemeinde", places=None, **given):
    above, below = (np.array(one, dtype=float) for one in (numerator, denominator))
    places = places or tuple(f"1307600{i}" for i in range(above.shape[1]))
    value = np.where(below > 0, above / np.where(below > 0, below, 1) * factor, np.nan)
    return cells(value, level=level, places=places, numerator=above, denominator=below, **given)


def test_a_share_has_wilsons_limits_in_per_cent():
    lower, upper = certainty.limits(counted([[263, 0]], [[432, 20]]), SHARE)
    assert np.array([lower, upper]) / 100 == pytest.approx(np.array(wilson([[263, 0]], [[432, 20]])))


def test_a_rate_has_byars_limits_in_its_own_unit():
    lower, upper = certainty.limits(counted([[7, 40]], [[500, 2000]], factor=1000), RATE, "99.8")
    assert np.array([lower, upper]) / 1000 == pytest.approx(np.array(byar([[7, 40]], [[500, 2000]], Z998)))


def test_the_level_is_the_one_asked_for():
    few = counted([[5]], [[13]])
    assert certainty.limits(few, SHARE, "95")[0] > certainty.limits(few, SHARE, "99.8")[0]


@pytest.mark.parametrize(
    "indicator",
    [
        replace(SHARE, confidentiality="institutions"),
        replace(SHARE, denominator=(), unit="persons"),
        replace(SHARE, numerator=(), denominator=(), ratio="x"),
        replace(SHARE, unit="per_km2"),
        replace(SHARE, unit="index"),
        replace(SHARE, unit="weeks"),
    ],
)
def test_what_is_no_share_of_persons_has_neither_limits_nor_verdicts_nor_a_funnel(indicator):
    two = counted([[1], [90]], [[100], [100]])
    whole = counted([[500], [500]], [[1000], [1000]], level="kreis", places=("13076",))
    assert np.isnan(certainty.limits(two, indicator)).all()
    assert difference_verdicts(two, whole, indicator).tolist() == [[NONE], [NONE]]
    assert funnel(two, whole, indicator) is None


def test_figures_without_counts_and_shares_above_all_have_no_limits():
    odd = counted([[NAN, 12, 3]], [[NAN, 10, 10]])
    assert np.isnan(certainty.limits(odd, SHARE)[0]).tolist() == [[True, True, False]]


def test_a_hidden_value_has_no_limits_even_if_its_counts_were_there():
    hidden = replace(counted([[2]], [[30]]), value=np.array([[NAN]]))
    assert np.isnan(certainty.limits(hidden, SHARE)).all()
    assert np.isnan(certainty.limited(hidden, SHARE).upper).all()


@pytest.mark.parametrize(
    ("low", "high", "lang", "text"),
    [
        (61.2, 82.4, "de", "61 bis 82\u00a0%"),
        (61.2, 82.4, "en", "61 to 82\u00a0%"),
        (8.26, 8.44, "de", "8,3 bis 8,4\u00a0%"),
        (0, 100, "de", "0 bis 100\u00a0%"),
        (NAN, NAN, "de", ""),
    ],
)
def test_an_interval_has_as_many_digits_as_tell_its_ends_apart(low, high, lang, text):
    assert certainty.interval_texts(np.array([[low]]), np.array([[high]]), SHARE, lang) == [[text]]


def test_unemployed_young_people_are_some_of_the_young_and_have_the_limits_of_a_proportion():
    per_100 = replace(SHARE, unit="per_100", cases_in_base=True)
    assert certainty.limits(counted([[7]], [[60]]), per_100)[1] / 100 == pytest.approx(
        float(wilson(7, 60)[1])
    )


def test_a_change_is_a_number_that_stops_at_a_break_or_another_source():
    two = counted([[10], [90]], [[100], [100]])
    assert certainty.change(two, SHARE).tolist()[1] == [80]
    broken = replace(SHARE, breaks=(Break(2021, {"de": "-", "en": "-"}),))
    other = replace(two, source=np.array([[0], [1]], np.int8))
    for one, indicator in ((two, broken), (other, SHARE)):
        assert np.isnan(certainty.change(one, indicator)).all()


def test_pooled_years_are_compared_with_years_that_they_do_not_share():
    """2021-2023 shares two of three years with 2020-2022."""
    years = (2020, 2021, 2022, 2023)
    pooled = counted([[10], [90], [90], [90]], [[100]] * 4, years=years)
    assert certainty.change(pooled, SHARE, span=3)[:, 0].tolist()[3] == pytest.approx(80)
    assert np.isnan(certainty.change(pooled, SHARE, span=3)[:3]).all()
