"""The slab: one document per indicator from which the browser shows everything without computing."""

from dataclasses import replace

import numpy as np
import pytest

from dashboard.domain.observation import Status
from dashboard.domain.selection import Selection
from dashboard.domain.verdict import Verdict
from dashboard.indicators.slab.inputs import ComparisonGroup
from tests.dashboard.indicators.slab.made_slab import AREAS, INDICATOR, NAN, cells, points, slab


def test_the_highest_value_is_first_and_equals_share_a_rank_in_order_of_their_names():
    made = slab(cells([[10, 30, 20, 30, NAN]]))
    assert made["order"] == [[1, 3, 2, 0]]
    assert made["rank"] == [[4, 1, 3, 1, 0]]
    assert made["ranked"] == [4]


def test_a_rate_of_fewer_than_twenty_cases_is_marked_and_not_ranked():
    made = slab(
        cells([[50, 40, 30, 20, NAN]], numerator=[[9, 8, 6, 5, 1]], denominator=[[19, 20, 20, 25, 5]])
    )
    assert made["few"] == [[1, 0, 0, 0, 0]]
    assert made["rank"] == [[0, 1, 2, 3, 0]]
    assert made["order"] == [[0, 1, 2, 3]]
    assert made["legend"]["few"] == [1]
    assert "20" in made["heading"]["rank"]


def test_the_only_place_with_a_value_has_no_rank():
    """ "Rang 1 von 1" says nothing."""
    made = slab(cells([[NAN, 7.0, NAN, NAN, NAN], [3.0, 7.0, NAN, NAN, NAN]]))
    assert made["rank"][0] == [0, 0, 0, 0, 0]
    assert made["rank"][1] == [2, 1, 0, 0, 0]


def test_an_indicator_without_ranking_at_a_level_has_no_rank_there():
    unranked = replace(INDICATOR, no_ranking_at=("gemeinde",))
    made = slab(cells([[1, 2, 3, 4, 5.0]]), indicator=unranked)
    assert made["rank"] == [[0] * 5]
    assert made["ranked"] == [0]
    assert made["order"] == [[4, 3, 2, 1, 0]]


def test_change_is_said_only_where_both_years_mean_the_same():
    """Not in the first year, not over a gap, not between two sources, not across a break."""
    value = [[10.0, 10, NAN, 10, 10], [11, 9.5, 12, 10, 10.04], [12, 9, 13, 10, 10], [13, 9, 14, 10, 10]]
    source = [[0, 0, 0, 0, 0], [0, 0, 0, 1, 0], [0, 0, 0, 1, 0], [0, 0, 0, 1, 0]]
    made = slab(cells(value, source=source))
    assert made["change"][0] == [""] * 5
    assert made["change"][1] == points("+1,0", "\u22120,5", "", "", "±0,0")
    assert made["change"][2] == points("+1,0", "\u22120,5", "+1,0", "±0,0", "±0,0")
    assert made["change"][3] == [""] * 5


def test_change_is_against_the_calendar_year_before_not_the_row_before():
    made = slab(cells([[1.0] * 5, [2.0] * 5], years=(2020, 2022)))
    assert made["change"] == [[""] * 5, [""] * 5]
    assert made["heading"]["change"] == ["gegen 2019", "gegen 2021"]


def test_example_data_are_never_compared_with_official_ones():
    made = slab(cells([[1.0] * 5, [2.0] * 5], provenance=[[0] * 5, [2] * 5]))
    assert made["change"][1] == [""] * 5
    assert made["example"] == [[0] * 5, [1] * 5]
    assert made["badge"] == ["", "Beispieldaten"]


def test_a_year_of_both_says_that_it_is_both():
    made = slab(cells([[1.0] * 5], provenance=[[0, 0, 0, 2, 2]]))
    assert made["badge"] == ["teils Beispieldaten"]


def test_zero_has_a_sign_of_its_own_and_no_class():
    status = [[Status.ZERO, Status.REPORTED, Status.REPORTED, Status.REPORTED, Status.NOT_COLLECTED]]
    made = slab(cells([[0, 10, 20, 30, NAN]], status=status))
    assert made["class"][0][0] == -1
    assert made["class"][0][4] == -1
    assert min(made["class"][0][1:4]) >= 0
    assert made["text"][0][0] == "0,0\u00a0%"
    assert made["legend"]["statuses"][0][Status.ZERO] == 1
    assert made["legend"]["statuses"][0][Status.NOT_COLLECTED] == 1
    assert sum(made["legend"]["counts"][0]) == 3


def test_a_place_is_in_the_class_of_the_number_that_is_shown():
    """41,96 is written 42,0 and must not lie in "unter 42"."""
    made = slab(cells([[10, 20, 41.96, 60, 80]]), Selection(class_method="eigene", class_breaks=(42.0, 70.0)))
    assert made["text"][0][2] == "42,0\u00a0%"
    assert made["class"] == [[0, 0, 1, 1, 2]]
    assert made["legend"]["labels"] == ["unter 42", "42 bis unter 70", "ab 70"]


def test_filters_only_say_who_is_inside_and_leave_every_value_on_the_map():
    of = cells([[10, 20, 30, 40, 50.0]])
    assert slab(of, Selection(population=(500, 999)))["inside"] == [0, 1, 1, 0, 0]
    assert slab(of, Selection(population=(None, 499)))["inside"] == [1, 0, 0, 0, 0]
    assert slab(of, Selection(population=(1000, None)))["inside"] == [0, 0, 0, 0, 1]
    made = slab(of, Selection(amt="130760001"))
    assert made["inside"] == [1, 1, 0, 0, 0]
    assert made["value"] == [[10, 20, 30, 40, 50]]
    assert made["order"] == [[1, 0]]
    assert made["ranked"] == [2]
    assert sum(made["legend"]["counts"][0]) == 2
    assert np.sum(made["histogram"]["counts"]) == 2
    assert slab(of)["legend"]["breaks"] == made["legend"]["breaks"]


@pytest.mark.parametrize(
    ("selection", "value", "summary"),
    [
        (Selection(), [1, 2, 3, 4, NAN], "4\u00a0Gemeinden mit Wert, 1 ohne"),
        (Selection(), [1, 2, 3, 4, 5], "alle 5\u00a0Gemeinden mit Wert"),
        (Selection(population=(None, 499)), [1, 2, 3, 4, 5], "1\u00a0Gemeinde mit Wert"),
        (Selection(population=(None, 5)), [1, 2, 3, 4, 5], "Zu diesen Filtern passt kein Ort"),
        (Selection(), [1, NAN, NAN, NAN, NAN], "1\u00a0Gemeinde mit Wert, 4 ohne"),
    ],
)
def test_the_summary_counts_in_grammatical_words(selection, value, summary):
    assert slab(cells([value]), selection)["summary"] == [summary]


def test_difference_is_against_the_reference_of_the_same_year():
    kreis = ComparisonGroup(
        "kreis",
        "13076",
        "Landkreis",
        cells([[20.0], [25.0]], level="kreis", places=("13076",), years=(2021, 2022)),
    )
    made = slab(
        cells([[10.0] * 5, [30.0] * 5], years=(2020, 2021)), district=kreis, reference=kreis, lines=[kreis]
    )
    assert made["difference"] == [[""] * 5, points("+10,0") * 5]
    assert made["district"]["value"] == [None, 20]
    assert made["district"]["text"] == ["", "20,0\u00a0%"]
    assert made["heading"]["difference"] == "Abstand zum Landkreis"


def test_each_place_is_compared_with_its_own_amt():
    amt = ComparisonGroup("amt", "amt", "Amt", cells([[10.0, 10, 20, 20, NAN]], level="amt"))
    made = slab(cells([[15.0] * 5]), reference=amt)
    assert made["difference"] == [points("+5,0", "+5,0", "\u22125,0", "\u22125,0", "")]
    assert made["reference"]["value"] == [None]


def test_nothing_tells_a_suppressed_number():
    """Statuses without a value are words; counts, ranks, classes, changes and bars are empty there."""
    status = [[Status.REPORTED] * 5, [Status.REPORTED] * 4 + [Status.SUPPRESSED]]
    made = slab(
        cells(
            [[10, 20, 30, 40, 50], [11, 21, 31, 41, NAN]],
            status=status,
            numerator=[[10, 20, 30, 40, 50], [11, 21, 31, 41, NAN]],
            denominator=[[100] * 5, [100] * 4 + [NAN]],
        )
    )
    seen = {
        key: made[key][1][4]
        for key in ("value", "text", "counts", "change", "difference", "rank", "class", "few")
    }
    silent = {"value": None, "text": "geschützt", "rank": 0, "class": -1, "few": 0}
    assert seen == silent | dict.fromkeys(("counts", "change", "difference"), "")
    assert 4 not in made["order"][1]
    assert np.sum(made["histogram"]["counts"][1]) == 4


def test_a_slab_without_any_value_is_still_complete():
    made = slab(cells([[NAN] * 5, [NAN] * 5]))
    assert made["legend"]["breaks"] == []
    assert made["order"] == [[], []]
    assert made["axis"]["min"] < made["axis"]["max"]
    assert np.sum(made["histogram"]["counts"]) == 0
    assert made["summary"][0] == "0\u00a0Gemeinden mit Wert, 5 ohne"
    assert made["source"] == ""


def test_all_values_alike_stand_in_one_class():
    made = slab(cells([[7.0] * 5]))
    assert made["legend"]["labels"] == ["alle Werte"]
    assert made["class"] == [[0] * 5]
    assert np.sum(made["histogram"]["counts"]) == 5


def test_a_continuous_scale_runs_from_the_lowest_to_the_highest_value():
    made = slab(cells([[10, 15, 20, NAN, 30.0]]), Selection(class_method="stufenlos"))
    assert made["share"] == [[0, 0.25, 0.5, None, 1]]
    assert made["legend"]["ends"] == ["10,0\u00a0%", "30,0\u00a0%"]


def test_intervals_follow_the_level_that_was_asked_for():
    two = cells([[60.0], [70.0]], places=("13076001",), numerator=[[60], [70]], denominator=[[100], [100]])
    wide, narrow = (
        slab(two, Selection(confidence=one), areas=AREAS[:1], parents=["Nord"]) for one in ("99.8", "95")
    )
    assert narrow["interval"] == [["50 bis 69\u00a0%"], ["60 bis 78\u00a0%"]]
    assert wide["lower"][0][0] < narrow["lower"][0][0]
    assert narrow["change"] == wide["change"] == [[""], points("+10,0")]
    assert (narrow["words"]["interval"], wide["words"]["interval"]) == ("95-%-Spanne", "99,8-%-Spanne")


def test_pooled_years_are_named_by_their_first_and_last():
    two = cells([[60.0], [70.0]], places=("13076001",), years=(2022, 2023))
    made = slab(two, Selection(pooled_years=3), areas=AREAS[:1], parents=["Nord"])
    assert made["labels"] == ["2020–2022", "2021–2023"]
    assert made["heading"]["change"][0] == "gegen 2017–2019"


def test_the_district_says_whether_its_trend_over_five_years_is_more_than_chance():
    """500 of 1,000 grow by 20 a year; the last change is a bare number."""
    years = (2019, 2020, 2021, 2022, 2023)
    rising = np.array([[500 + 20 * one] for one in range(5)], dtype=float)
    own = cells(
        rising / 10,
        level="kreis",
        places=("13076",),
        numerator=rising,
        denominator=np.full((5, 1), 1000),
        years=years,
    )
    given = ComparisonGroup("kreis", "13076", "Landkreis", own)
    series = cells([[1, 2, 3, 4, 5.0]] * 5, years=years)
    made = slab(series, district=given, indicator=replace(INDICATOR, breaks=()))
    assert made["district"]["verdict_trend"] == [0, 0, 0, 0, Verdict.CLEAR]
    assert made["district"]["trend"] == points("", "", "", "", "+8,0")
    assert made["district"]["change"][1] == "+2,0\u00a0Punkte"
    assert "verdict" not in made["district"]
    assert made["heading"]["trend"][4] == "Trend über fünf Jahre, 2019 bis 2023"
