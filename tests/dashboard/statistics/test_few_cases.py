"""Few cases: one rule for every unit, and everywhere the same consequences."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dashboard.domain.verdict import Verdict
from dashboard.indicators.differences import difference_verdicts
from dashboard.indicators.similarity import group_cells
from dashboard.statistics.few_cases import FEW, counts_cases, few_cases
from tests.dashboard.indicators.test_certainty import NAN, SHARE, counted
from tests.slab_document import slab_document


@pytest.mark.parametrize("unit", ["percent", "per_100", "per_1000", "weeks", "index", "ratio"])
def test_whatever_the_unit_fewer_than_twenty_are_few(unit):
    cells = counted([[3, 3, 3, NAN]], [[19, 20, 400, NAN]])
    assert few_cases(cells, replace(SHARE, unit=unit)).tolist() == [[True, False, False, False]]


def test_square_kilometres_are_nobody_and_a_bare_count_stands_on_nothing():
    cells = counted([[3, 300]], [[2, 15]])
    assert not few_cases(cells, replace(SHARE, unit="per_km2")).any()
    assert not counts_cases(replace(SHARE, denominator=()))


def test_waiting_weeks_of_three_people_are_few_cases_in_what_ships(answers):
    slab = slab_document(answers, answers.read("indikator=sprachkurs_wartezeit&ebene=gemeinde"))
    few = np.array(slab["few"], dtype=bool)
    rank = np.array(slab["rank"])
    assert few.sum() > 10
    assert not rank[few].any()


def test_few_cases_are_in_no_spread_of_similar_places():
    cells = counted([[10, 20, 30, 40, 5]], [[100, 100, 100, 100, 5]])
    band = group_cells(cells, SHARE, "aehnliche")
    assert band.upper[0, 0] == pytest.approx(np.quantile([10, 20, 30, 40], 0.75))
    assert band.numerator[0, 0] == 105, "a sum counts everybody"


def test_few_cases_have_a_verdict_of_their_own():
    whole = counted([[300]], [[1000]], level="kreis", places=("13076",))
    assert difference_verdicts(counted([[19]], [[FEW - 1]]), whole, SHARE).tolist() == [[Verdict.TOO_FEW]]
