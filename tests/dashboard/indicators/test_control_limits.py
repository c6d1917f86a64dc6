"""The funnel: its limits by scipy, and that point and verdict never contradict each other in anything that
ships."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from dashboard.domain.verdict import Verdict
from dashboard.indicators.certainty import has_limits
from dashboard.indicators.control_limits import funnel
from dashboard.statistics.few_cases import FEW
from dashboard.statistics.significance import CLEAR, POSSIBLE, stricter
from tests.dashboard.indicators.test_certainty import NAN, RATE, SHARE, counted
from tests.slab_document import slab_document

INNER, OUTER = ((Verdict.POSSIBLE, Verdict.CLEAR), "inner"), ((Verdict.CLEAR,), "outer")


def district(cases, base, **given):
    return counted(cases, base, level="kreis", places=("13076",), **given)


@pytest.mark.parametrize("indicator", [SHARE, RATE])
def test_a_limit_lies_between_the_last_outcome_that_chance_hardly_brings_and_the_next(indicator):
    """Each outcome at each size: the mid-p and the size of all rejected, by scipy."""
    bases = [20, 33, 80, 150, 400]
    places = tuple(f"1307600{one}" for one in range(5))
    drawn = funnel(
        counted([[5, 9, 20, 40, 90]], [bases], places=places, factor=indicator.factor),
        district([[300]], [[1000]], factor=indicator.factor),
        indicator,
    )
    for (lower, upper), level in ((drawn.inner, POSSIBLE), (drawn.outer, CLEAR)):
        for n in bases:
            at = drawn.at[0].index(n)
            law = stats.hypergeom(1000, 300, n) if indicator.is_proportion else stats.binom(300, n / 1000)
            k = np.arange((n if indicator.is_proportion else 300) + 1)
            mass = law.pmf(k)
            tail = np.minimum(law.cdf(k) - mass / 2, law.sf(k) + mass / 2)
            size = np.array([mass[tail <= one * (1 + 1e-9)].sum() for one in tail])
            rejected = (2 * tail <= level) & (size <= level)
            value = k / n * indicator.factor
            assert ((value < lower[0][at]) | (value > upper[0][at])).tolist() == rejected.tolist()


def test_a_spread_beyond_chance_widens_the_limits():
    places = counted([[30, 60]], [[100, 200]])
    whole = district([[300]], [[1000]])
    usual, wide = (funnel(places, whole, SHARE, np.array([phi])) for phi in (1.0, 3.0))
    assert usual.at == wide.at
    assert (np.array(wide.outer[0]) <= np.array(usual.outer[0])).all()
    assert (np.array(wide.outer[1]) > np.array(usual.outer[1])).any()
    assert stricter(CLEAR, 3.0) < CLEAR


def test_each_year_stands_around_its_own_value_and_knows_the_sizes_of_its_places():
    places = counted([[25, 40], [6, 50]], [[50, 400], [12, 410]])
    drawn = funnel(places, district([[58], [600]], [[600], [1000]]), SHARE)
    assert drawn.base.tolist() == [[50, 400], [12, 410]]
    assert {50.0, 400.0} <= set(drawn.at[0]) and 410.0 in drawn.at[1]
    assert min(drawn.at[0] + drawn.at[1]) == FEW, "below, nothing is tested"
    assert drawn.largest == 410
    assert max(drawn.inner[1][0]) < min(drawn.inner[1][1][5:])


def test_without_counts_of_the_same_source_there_are_points_but_no_limits():
    places = counted([[25, 40]], [[50, 400]])
    ratio = replace(district([[58]], [[600]]), numerator=np.array([[NAN]]), denominator=np.array([[NAN]]))
    for area in (None, ratio, replace(district([[58]], [[600]]), sources=("elsewhere",))):
        drawn = funnel(places, area, SHARE)
        assert drawn.at == [[]] and drawn.outer == ([[]], [[]])
        assert drawn.base.tolist() == [[50, 400]]


def test_the_funnel_shows_no_size_of_a_hidden_place():
    """A size beside a hidden value would say the denominator."""
    places = counted([[25, 40]], [[50, 400]])
    hidden = replace(places, value=np.array([[50.0, NAN]]))
    drawn = funnel(hidden, district([[58]], [[600]]), SHARE)
    assert np.isnan(drawn.base[0, 1])
    assert drawn.largest == 50
    assert max(drawn.at[0]) == 50


def test_funnel_and_verdict_never_contradict_each_other(answers):
    """Every indicator, level, place and year that ships: outside a limit exactly where the verdict says
    so."""
    checked, outside, without = 0, 0, 0
    for key, indicator in answers.repository.catalogue().indicators.items():
        if not has_limits(indicator):
            continue
        for level, whole in (("gemeinde", "kreis"), ("amt", "kreis"), ("kreis", "land")):
            answer = answers.read(f"indikator={key}&ebene={level}&vergleich={whole}")
            if (answer.selection.indicator, answer.selection.level) != (key, level):
                continue
            slab = slab_document(answers, answer)
            if slab["funnel"] is None:
                continue
            same = slab["reference"] is not None and slab["reference"]["key"] == slab["funnel_area"]["key"]
            for row in range(len(slab["years"])):
                known = {size: at for at, size in enumerate(slab["funnel"]["at"][row])}
                for column, base in enumerate(slab["funnel"]["base"][row]):
                    value, code = slab["value"][row][column], slab["verdict_difference"][row][column]
                    if base is None or not same:
                        continue
                    if base < FEW or not known:
                        assert not Verdict(code).tested
                        without += 1
                        continue
                    for words, name in (INNER, OUTER):
                        lower, upper = (line[row][known[base]] for line in slab["funnel"][name])
                        beyond = value < lower or value > upper
                        assert beyond == (code in words), (
                            key,
                            level,
                            slab["years"][row],
                            slab["names"][column],
                        )
                        checked += 1
                        outside += beyond
    assert checked > 10_000 and outside > 500 and without > 1_000
