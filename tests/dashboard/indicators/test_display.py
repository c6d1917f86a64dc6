"""Difference and change on the map: only of what can be compared, with classes as wide below zero as
above."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dashboard.comparison.tables import against as apart_from
from dashboard.domain.indicator import Break, Target
from dashboard.domain.observation import Status
from dashboard.domain.selection import Selection
from dashboard.domain.slab import AT_LEAST
from dashboard.indicators.certainty import change
from dashboard.indicators.display import can_differ, default_base, difference, shown
from dashboard.indicators.slab.inputs import ComparisonGroup
from dashboard.indicators.targets import target_cells, targets_at
from dashboard.statistics.classes import classify, symmetric_classes
from tests.dashboard.indicators.slab.made_slab import INDICATOR, NAN, cells, slab, text

DIFFERENCE = Selection(display="abstand", comparison=("kreis",))
FREE = replace(INDICATOR, breaks=())


def district(value, **given):
    return cells([[one] for one in value], level="kreis", places=("13076",), **given)


def against(of, value, selection=DIFFERENCE, indicator=FREE, **given):
    reference = ComparisonGroup("kreis", "13076", "Landkreis", district(value, **given))
    return slab(of, selection, reference=reference, district=reference, indicator=indicator)


@given(
    values=arrays(float, st.integers(1, 60), elements=st.floats(-1e4, 1e4) | st.just(NAN)),
    method=st.sampled_from(("quantile", "gleich", "natuerlich", "stufenlos")),
    count=st.integers(3, 7),
)
def test_classes_of_differences_mirror_each_other_around_zero(values, method, count):
    breaks = symmetric_classes(values, method, count).breaks
    assert len(breaks) % 2 == 0
    assert len(breaks) + 1 <= (5 if count <= 5 else 7)
    assert [-one for one in reversed(breaks)] == list(breaks)
    assert list(breaks) == sorted(set(breaks))
    assert classify(np.zeros(1), breaks)[0] == len(breaks) // 2, "zero lies in the middle class"


def test_own_breaks_hold_for_differences_too():
    assert symmetric_classes(np.array([-3.0, 9.0]), "eigene", 5, (-1.0, 4.0)).breaks == (-1.0, 4.0)


def test_the_map_shows_the_difference_and_the_value_stays_beside_it():
    made = against(cells([[10, 30, 20, 40, NAN]]), [25])
    assert made["shown"]["value"] == [[-15, 5, -5, 15, None]]
    assert made["shown"]["text"] == [
        ["−15,0\u00a0Punkte", "+5,0\u00a0Punkte", "−5,0\u00a0Punkte", "+15,0\u00a0Punkte", ""]
    ]
    assert made["value"] == [[10, 30, 20, 40, None]]
    assert made["order"] == [[3, 1, 2, 0]]
    assert made["legend"]["diverging"] is True
    assert made["legend"]["title"] == f"{made['heading']['difference']}, in Punkten"
    assert made["shown"]["axis"]["min"] == -made["shown"]["axis"]["max"]
    assert made["axis"]["min"] == 0, "the funnel still stands on values"
    assert made["shown"]["district"]["value"] == [0]
    middle = len(made["legend"]["labels"]) // 2
    assert made["class"][0][0] < middle < made["class"][0][3]


def test_without_a_display_nothing_is_sent_twice():
    made = slab(cells([[10, 30, 20, 40, NAN]]))
    assert made["shown"] is None
    assert "diverging" not in made["legend"]


def test_figures_of_two_sources_are_never_subtracted():
    own = cells([[10, 30, 20, 40, 50]], source=[[0, 1, 0, 0, 0]])
    made = against(own, [25])
    assert made["shown"]["status"] == [[0, Status.NOT_APPLICABLE, 0, 0, 0]]
    assert made["difference"][0][1] == ""
    assert made["shown"]["sentence"].endswith(".")


def test_a_hidden_reference_hides_the_difference():
    hidden = against(cells([[10, 30, 20, 40, 50]]), [NAN], status=[[Status.SUPPRESSED]])
    assert hidden["shown"]["status"] == [[Status.SUPPRESSED] * 5]
    assert hidden["shown"]["value"] == [[None] * 5]


def test_a_hidden_place_stays_hidden_in_difference_and_change():
    own = cells([[1, 2, 3, 4, NAN]] * 2, status=[[0, 0, 0, 0, Status.SUPPRESSED]] * 2)
    assert against(own, [25, 25])["shown"]["status"][0][4] == Status.SUPPRESSED
    changed = slab(own, Selection(display="veraenderung", base_year=2020), indicator=FREE)
    assert changed["shown"]["status"][1][4] == Status.SUPPRESSED
    assert changed["shown"]["text"][1][4] == ""


def test_zero_is_a_value_among_others_where_differences_are_shown():
    own = cells([[0, 30, 20, 40, 50]], status=[[Status.ZERO, 0, 0, 0, 0]])
    made = against(own, [25])
    assert made["shown"]["status"][0][0] == Status.REPORTED
    assert made["class"][0][0] == 0
    assert sum(map(sum, made["legend"]["statuses"])) == 0


def test_a_change_is_measured_from_the_base_year_in_every_year():
    own = cells([[10, 10, 10, 10, NAN], [12, 9, 10, 10, 5], [15, 10, NAN, 10, 5]])
    made = slab(own, Selection(display="veraenderung", base_year=2020), indicator=FREE)
    assert made["shown"]["value"] == [[0, 0, 0, 0, None], [2, -1, 0, 0, None], [5, 0, None, 0, None]]
    assert made["shown"]["status"][1][4] == Status.NOT_APPLICABLE, "there is a value, but none to begin with"
    assert made["change"][2][0] == "+5,0\u00a0Punkte"
    assert made["heading"]["change"][2] == "seit 2020"


def test_years_before_the_base_year_show_no_change():
    made = slab(
        cells([[1, 2, 3, 4, 5]] * 3), Selection(display="veraenderung", base_year=2021), indicator=FREE
    )
    assert made["shown"]["value"][0] == [None] * 5
    assert made["shown"]["status"][0] == [Status.NOT_APPLICABLE] * 5


def test_no_change_is_measured_across_a_break_of_the_series():
    made = slab(cells([[1, 2, 3, 4, 5]] * 4), Selection(display="veraenderung", base_year=2021))
    assert made["shown"]["value"][2] == [0] * 5
    assert made["shown"]["status"][3] == [Status.NOT_APPLICABLE] * 5


def test_no_change_is_measured_between_two_sources():
    own = cells([[1, 2, 3, 4, 5]] * 2, source=[[0] * 5, [1] * 5])
    made = slab(own, Selection(display="veraenderung", base_year=2020), indicator=FREE)
    assert made["shown"]["status"][1] == [Status.NOT_APPLICABLE] * 5


def test_a_continuous_scale_has_zero_in_its_middle():
    made = against(cells([[5, 25, 35, 25, NAN]]), [25], replace(DIFFERENCE, class_method="stufenlos"))
    assert made["share"] == [[0, 0.5, 0.75, 0.5, None]]
    assert made["legend"]["ends"] == ["−20,0\u00a0Punkte", "+20,0\u00a0Punkte"]


@pytest.mark.parametrize(
    ("breaks", "years", "base"),
    [
        ((), (2010, 2015, 2020), 2010),
        ((2015,), (2010, 2015, 2020), 2015),
        ((2020,), (2010, 2015, 2020), 2015),
    ],
)
def test_the_base_year_is_the_first_that_the_last_can_be_compared_with(breaks, years, base):
    given = replace(FREE, breaks=tuple(Break(year, text("neu")) for year in breaks))
    assert default_base(given, "gemeinde", years) == base


def test_one_year_alone_has_no_base_year():
    assert default_base(FREE, "gemeinde", (2020,)) is None


def test_a_count_has_no_difference_from_a_larger_area():
    assert can_differ(FREE)
    assert can_differ(replace(FREE, numerator=(), denominator=(), ratio="r"))
    assert not can_differ(replace(FREE, denominator=()))


TARGETS = (
    Target(2023, 70.0, text("Später"), "Beschluss 2"),
    Target(2021, 60.0, text("Zuerst"), "Beschluss 1"),
    Target(2020, 5.0, text("Kreis"), "Beschluss 3", levels=("kreis",)),
)
AIMED = replace(FREE, targets=TARGETS)


def test_a_target_holds_from_its_year_until_the_next_one():
    aim = target_cells(AIMED, "gemeinde", "", "1", (2020, 2021, 2022, 2023))
    assert np.array_equal(aim.value[:, 0], [NAN, 60, 60, 70], equal_nan=True)
    assert aim.status[0, 0] == Status.NOT_APPLICABLE
    assert [one.value for one in targets_at(AIMED, "kreis")] == [5, 60, 70]


def test_the_distance_to_a_target_needs_no_common_source():
    own = cells([[50, 65, 60, NAN, 1]], years=(2021,))
    aim = target_cells(AIMED, "gemeinde", "", "1", (2021,))
    assert np.array_equal(difference(own, aim, AIMED), [[-10, 5, 0, NAN, -59]], equal_nan=True)
    drawn = shown(own, difference(own, aim, AIMED), aim)
    assert drawn.status.tolist() == [[0, 0, 0, Status.NOT_COLLECTED, 0]]


def test_the_map_can_show_the_distance_to_a_target():
    aim = ComparisonGroup("ziel", "ziel", "Ziel", target_cells(AIMED, "gemeinde", "", "1", (2020, 2021)))
    made = slab(cells([[50] * 5, [65] * 5]), DIFFERENCE, reference=aim, indicator=AIMED)
    assert made["shown"]["value"] == [[None] * 5, [5] * 5]
    assert made["heading"]["difference"] == "Abstand zum Ziel"
    assert made["verdict_difference"] is None or made["verdict_difference"][1] == [0] * 5


def test_nobody_knows_how_far_a_lower_bound_lies_from_anything():
    """ "mind. 41" less "mind. 7" is no number of days, nor is 13 less "mind. 7"."""
    mark = np.zeros((2, 5), dtype=np.int8)
    mark[0, :2] = AT_LEAST
    days = cells([[41.0, 7.0, 13.0, 20.0, NAN], [40.0, 6.0, 12.0, 19.0, NAN]], mark=mark)
    exact, bound = district([10.0, 10.0]), district([10.0, 10.0], mark=[[AT_LEAST], [0]])
    assert difference(days, exact, FREE).tolist()[0][2:4] == [3.0, 10.0]
    assert np.isnan(difference(days, exact, FREE)[0, :2]).all()
    assert np.isnan(difference(days, bound, FREE)[0]).all()
    assert difference(days, bound, FREE).tolist()[1][:4] == [30.0, -4.0, 2.0, 9.0]
    stepped = change(days, FREE)[1]
    assert np.isnan(stepped[:2]).all() and stepped[2:4].tolist() == [-1.0, -1.0]
    gap, _ = apart_from(days, 1, FREE)
    assert np.isnan(gap[0]).all() and gap[1, 0] == 34.0
