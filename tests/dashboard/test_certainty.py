"""How sure figures are: which have limits, what is tested against what, and what is never tested."""

from dataclasses import replace

import numpy as np
import pytest

from dashboard.compute import certainty
from dashboard.compute.intervals import Z95, Z998, byar, funnel_limits, wilson
from dashboard.domain.indicator import Break
from dashboard.domain.verdict import Verdict
from tests.dashboard.test_slabs import INDICATOR as WITH_BREAK
from tests.dashboard.test_slabs import cells

NAN = float("nan")
SHARE = replace(WITH_BREAK, breaks=())
RATE = replace(SHARE, unit="per_1000", factor=1000)
NONE, CHANCE, POSSIBLE, CLEAR = Verdict


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
    assert certainty.change_verdicts(two, indicator).tolist() == [[NONE], [NONE]]
    assert certainty.difference_verdicts(two, whole, indicator).tolist() == [[NONE], [NONE]]
    assert certainty.funnel(two, whole, indicator) is None


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


def test_change_is_tested_against_the_year_before():
    three = counted([[50, 50], [52, 90], [52, 60]], [[100, 100], [100, 100], [100, 100]])
    assert certainty.change_verdicts(three, SHARE).tolist() == [[NONE, NONE], [CHANCE, CLEAR], [CHANCE, CLEAR]]


def test_change_across_a_break_or_another_source_is_never_tested():
    two = counted([[10], [90]], [[100], [100]])
    assert certainty.change_verdicts(two, SHARE).tolist()[1] == [CLEAR]
    broken = replace(SHARE, breaks=(Break(2021, {"de": "-", "en": "-"}),))
    other = replace(two, source=np.array([[0], [1]], np.int8))
    for one, indicator in ((two, broken), (other, SHARE)):
        assert np.isnan(certainty.change(one, indicator)).all()
        assert certainty.change_verdicts(one, indicator).tolist() == [[NONE], [NONE]]


def test_pooled_years_are_compared_with_years_that_they_do_not_share():
    """2021-2023 shares two of three years with 2020-2022; tests need different children."""
    years = (2020, 2021, 2022, 2023)
    pooled = counted([[10], [90], [90], [90]], [[100]] * 4, years=years)
    assert certainty.change(pooled, SHARE, span=3)[:, 0].tolist()[3] == pytest.approx(80)
    assert certainty.change_verdicts(pooled, SHARE, span=3)[:, 0].tolist() == [NONE, NONE, NONE, CLEAR]
    broken = replace(SHARE, breaks=(Break(2021, {"de": "-", "en": "-"}),))
    assert np.isnan(certainty.change(pooled, broken, span=3)).all()


def test_a_municipality_is_compared_with_the_rest_of_its_district():
    """500 of the district's 800 cases are its own: the whole would seem nearer than the others are."""
    place = counted([[56, 500]], [[100, 1000]])
    whole = counted([[1000]], [[2000]], level="kreis", places=("13076",))
    small = certainty.difference_verdicts(place, whole, SHARE)
    assert small.tolist() == [[CHANCE, CHANCE]]
    town = certainty.difference_verdicts(counted([[530]], [[1000]]), whole, SHARE)
    assert town.tolist() == [[POSSIBLE]], "53 % against 47 % of the others; against the 50 % of all it would be chance"


def test_another_district_is_compared_with_the_whole():
    """13071 is no part of 13076: nothing is taken away."""
    ours = counted([[1000]], [[2000]], level="kreis", places=("13076",))
    both = counted([[1000, 540]], [[2000, 1000]], level="kreis", places=("13076", "13071"))
    assert certainty.difference_verdicts(both, ours, SHARE).tolist() == [[NONE, POSSIBLE]]


def test_each_place_is_compared_with_its_own_amt_and_never_with_itself():
    places = counted([[30, 70, 5]], [[100, 100, 10]])
    amts = counted([[90, 90, 5]], [[300, 300, 10]], level="amt", places=("130760001", "130760001", "130760002"))
    assert certainty.difference_verdicts(places, amts, SHARE).tolist() == [[CHANCE, CLEAR, NONE]]


def test_a_level_without_ranking_has_no_verdicts():
    quiet = replace(SHARE, no_ranking_at=("gemeinde",))
    two = counted([[10], [90]], [[100], [100]])
    whole = counted([[500], [500]], [[1000], [1000]], level="kreis", places=("13076",))
    assert certainty.change_verdicts(two, quiet).tolist() == [[NONE], [NONE]]
    assert certainty.difference_verdicts(two, whole, quiet).tolist() == [[NONE], [NONE]]


def test_a_reference_without_the_year_or_counts_is_not_testable():
    place = counted([[30], [30]], [[100], [100]], years=(2020, 2021))
    later = counted([[500]], [[1000]], level="kreis", places=("13076",), years=(2021,))
    ratio = cells([[50.0], [50.0]], level="kreis", places=("13076",))
    assert certainty.difference_verdicts(place, later, SHARE).tolist() == [[NONE], [CLEAR]]
    assert certainty.difference_verdicts(place, ratio, SHARE).tolist() == [[NONE], [NONE]]
    assert certainty.difference_verdicts(place, None, SHARE).tolist() == [[NONE], [NONE]]


def test_the_funnel_stands_around_the_districts_value_of_each_year():
    places = counted([[5, 40], [6, 50]], [[10, 400], [12, 410]])
    whole = counted([[58], [NAN]], [[100], [NAN]], level="kreis", places=("13076",))
    drawn = certainty.funnel(places, whole, SHARE)
    assert drawn["base"].tolist() == [[10, 400], [12, 410]]
    assert drawn["at"][0] == 1
    assert drawn["largest"] == drawn["at"][-1] == 410
    for name, z in (("inner", Z95), ("outer", Z998)):
        for line, expected in zip(drawn[name], funnel_limits(0.58, drawn["at"], z), strict=True):
            assert line[0] == pytest.approx(expected * 100, abs=0.051)
            assert np.isnan(line[1]).all(), "no district value, no limits"


def test_the_funnel_shows_no_size_of_a_hidden_place():
    """A size beside a hidden value would say the denominator."""
    places = counted([[5, 40]], [[10, 400]])
    hidden = replace(places, value=np.array([[50.0, NAN]]))
    drawn = certainty.funnel(hidden, None, SHARE)
    assert np.isnan(drawn["base"][0, 1])
    assert drawn["largest"] == 10
