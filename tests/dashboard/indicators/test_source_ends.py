"""A source that ends is no failure to report."""

from dataclasses import replace

import numpy as np

from dashboard.domain.slab import PROVENANCES
from dashboard.indicators.source_ends import beyond_source
from dashboard.indicators.wording.figures import value_texts
from tests.dashboard.indicators.slab.made_slab import INDICATOR, NAN, cells, slab

ENDED = cells(
    [[NAN, 1, 1, 1, NAN], [2, 2, NAN, 2, NAN], [NAN, 3, NAN, NAN, NAN]],
    years=(2019, 2020, 2021),
    source=[[-1, 0, 0, 0, -1], [0, 0, -1, 0, -1], [-1, 1, -1, -1, -1]],
)
"""Source 0 holds 2019 and 2020, source 1 only 2021 and only of the second place."""


def test_after_the_last_year_of_its_source_a_place_says_until_when_it_goes():
    texts = value_texts(ENDED, INDICATOR, "de")
    assert texts[2][0] == texts[2][3] == "in unserer Quelle bis 2020"
    assert value_texts(ENDED, INDICATOR, "en")[2][0] == "in our source until 2020"


def test_what_one_place_did_not_report_while_others_did_stays_not_reported():
    texts = value_texts(ENDED, INDICATOR, "de")
    assert texts[1][2] == "nicht gemeldet"
    assert texts[0][0] == "nicht gemeldet", "the source begins in 2019, with other places"


def test_a_place_that_no_office_publishes_anything_of_has_not_failed_to_report():
    texts = value_texts(ENDED, INDICATOR, "de")
    assert texts[0][4] == texts[1][4] == texts[2][4] == "nicht in unserer Quelle"
    own = replace(ENDED, provenance=np.where(ENDED.provenance >= 0, PROVENANCES.index("district"), -1))
    assert value_texts(own, INDICATOR, "de")[2][4] == "nicht gemeldet", "districts are reported to"


def test_before_the_first_year_of_its_source_a_place_says_since_when_it_goes():
    late = cells(
        [[NAN, 1], [5, 6]], years=(2011, 2012), places=("13076001", "13076002"), source=[[-1, 1], [0, 1]]
    )
    assert beyond_source(late, "de") == {(0, 0): "in unserer Quelle ab 2012"}


def test_the_legend_says_what_a_missing_figure_stands_for_in_the_year_shown():
    made = slab(ENDED)["legend"]["missing"]
    assert made == ["nicht gemeldet", "nicht gemeldet", "nicht gemeldet"]
    alone = cells(
        [[1, 2], [NAN, NAN]], years=(2020, 2021), source=[[0, 0], [-1, -1]], places=("13076001", "13076002")
    )
    assert set(value_texts(alone, INDICATOR, "de")[1]) == {"in unserer Quelle bis 2020"}
