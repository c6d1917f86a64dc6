"""What a figure says of its counts, of few cases and of examples."""

import numpy as np

from dashboard.domain.slab import PROVENANCES
from dashboard.indicators.wording.cells import cell_texts
from dashboard.indicators.wording.figures import badges, count_texts
from dashboard.texts import say
from tests.dashboard.indicators.slab.test_build import INDICATOR, NAN, cells

OFFICIAL, EXAMPLE = (PROVENANCES.index(one) for one in ("official", "example"))


def counted(*pairs):
    """One year of places with these cases and bases."""
    above, below = (np.array([[pair[at] for pair in pairs]], float) for at in (0, 1))
    return cells((100 * above / below).tolist(), numerator=above, denominator=below)


def test_cases_come_before_what_they_are_a_part_of():
    made = counted((263, 432), (NAN, 10), (5, 50))
    assert count_texts(made, INDICATOR, "de") == [["263 von 432", "", "5 von 50"]]
    assert count_texts(made, INDICATOR, "en") == [["263 of 432", "", "5 of 50"]]


def test_few_cases_are_those_of_the_place_itself():
    told = cell_texts(counted((200, 432), (5, 12), (300, 900)), INDICATOR, "95", "de")
    assert [told.figure(0, column, "Ort").few for column in range(3)] == [False, True, False]


def test_a_year_says_whether_all_or_some_of_its_figures_are_examples():
    made = cells(
        [[1.0, 2.0]] * 3,
        years=(2020, 2021, 2022),
        provenance=np.array([[EXAMPLE, EXAMPLE], [EXAMPLE, OFFICIAL], [OFFICIAL, OFFICIAL]], np.int8),
    )
    assert badges(made, "de") == [say("de", "badge_all"), say("de", "badge_some"), ""]
