"""The ranking shows what the slab says of one year, in its order."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go
import pytest

from dashboard.figures import style
from dashboard.figures.ranking import MOST_BARS, bar_colours, ranking, value_scale
from tests.dashboard.panel_slab import small_slab


def test_plotly_accepts_the_complete_picture():
    go.Figure(ranking(small_slab(), 2020, selection=["a", "b"]))


def test_bars_stand_in_the_order_of_the_slab_in_their_class_colours():
    bars = ranking(small_slab(), 2020)["data"][0]
    low, high = style.palette("see", 2)
    assert bars["customdata"] == ["b", "a", "c"]
    assert bars["y"] == [60.0, 10.0, 0.0]
    assert bars["marker"]["color"] == [high, low, low]


def test_places_without_a_value_are_left_out():
    assert ranking(small_slab(), 2021)["data"][0]["customdata"] == ["c", "a"]


def test_few_cases_bear_the_halftone():
    assert ranking(small_slab(), 2020)["data"][0]["marker"]["pattern"]["shape"] == [".", "", ""]


def test_a_zero_is_visible_as_a_sign():
    assert ranking(small_slab(), 2020)["data"][1]["x"] == [2]
    assert len(ranking(small_slab(), 2021)["data"]) == 1


def test_a_zero_is_in_no_class_and_not_in_the_highest_ones_colour():
    colours = bar_colours(small_slab(**{"class": [[0, 1, -1], [0, -1, 1]]}), 0, [0, 1, 2], "see", "light")
    assert colours == [*style.palette("see", 2), "#F8F5EF"]


def test_selected_places_have_their_colour_and_name():
    layout = ranking(small_slab(), 2020, selection=["c", "a"])["layout"]
    assert layout["shapes"][2]["fillcolor"] == style.COLOURS["light"].places[1]
    assert layout["shapes"][2]["x0"] < 1 < layout["shapes"][2]["x1"]
    assert "Ahorn &amp; Co 10,0 %" in [one["text"] for one in layout["annotations"]]


def test_ends_have_their_rank_where_they_have_one():
    """Few cases and counts are ranked nowhere, and a rank is that of the value, not of a difference from it."""

    def ends(slab, year):
        return [one["text"] for one in ranking(slab, year)["layout"]["annotations"]][-2:]

    assert ends(small_slab(), 2020) == ["Birke", "Celle 2."]
    assert ends(small_slab(), 2021) == ["1. Celle", "Ahorn &amp; Co 2."]
    assert ends(small_slab(rank=[[0, 0, 0], [0, 0, 0]]), 2021) == ["Celle", "Ahorn &amp; Co"]


def test_a_selected_place_without_a_value_is_not_marked():
    layout = ranking(small_slab(), 2021, selection=["b"])["layout"]
    assert all("Birke" not in one["text"] for one in layout["annotations"])


def test_the_districts_line_is_that_of_the_year():
    line = next(one for one in ranking(small_slab(), 2021)["layout"]["shapes"] if one.get("xref") == "paper")
    assert line["y0"] == line["y1"] == 50.0


def test_without_marks_only_axis_and_bars_are_drawn():
    figure = ranking(small_slab(), 2020, selection=["a"], marks=False)
    assert len(figure["data"]) == 1
    assert "shapes" not in figure["layout"] and "annotations" not in figure["layout"]


@pytest.mark.parametrize("marks", [True, False])
def test_a_year_the_slab_does_not_hold_gives_an_empty_figure(marks):
    figure = ranking(small_slab(), 1999, marks=marks)
    assert figure["data"] == []
    go.Figure(figure)


def test_numpy_arrays_serve_as_well_as_lists():
    slab = small_slab()
    arrays = slab | {key: np.array(slab[key], dtype=float) for key in ("value", "few")}
    assert ranking(arrays, 2020)["data"][0]["y"] == ranking(slab, 2020)["data"][0]["y"]


def test_many_places_become_one_filled_line_per_class():
    count = MOST_BARS + 1
    slab = small_slab(
        places=[str(i) for i in range(count)],
        names=[str(i) for i in range(count)],
        value=[[float(count - i) for i in range(count)]] * 2,
        order=[list(range(count))] * 2,
        **{"class": [[1 if i < 400 else 0 for i in range(count)]] * 2},
    )
    figure = ranking(slab, 2020, marks=False)
    assert [len(one["x"]) for one in figure["data"]] == [401, count - 400 + 1]
    assert [one["fillcolor"] for one in figure["data"]] == list(reversed(style.palette("see", 2)))
    go.Figure(figure)


def test_a_continuous_scale_colours_each_place_by_its_share():
    slab = small_slab(share=[[0.0, 1.0, 0.5], [0.0, None, 1.0]])
    slab["legend"] = {"labels": [], "breaks": [], "continuous": True}
    seven = style.palette("wald", 7)
    assert ranking(slab, 2020, palette="wald")["data"][0]["marker"]["color"] == [seven[6], seven[0], seven[3]]


def test_the_axis_is_the_same_in_all_years_and_holds_zero_and_the_district():
    slab = small_slab(axis={"min": 30, "max": 45}, unit="persons")
    scale = value_scale(slab)
    assert scale.low == 0 and scale.high > 50
    ranges = {tuple(ranking(slab, year)["layout"]["yaxis"]["range"]) for year in (2020, 2021)}
    assert len(ranges) == 1


def test_negative_values_hang_below_zero():
    assert value_scale(small_slab(axis={"min": -4, "max": 3}, unit="per_1000", district=None, reference=None)).low < -4


def test_whiskers_reach_from_limit_to_limit_and_are_paler_for_few_cases():
    limits = {"lower": [[2, 31, None], [5, None, 44]], "upper": [[40, 83, None], [51, None, 97]]}
    drawn = ranking(small_slab(**limits), 2020)["data"]
    enough, few = (trace for trace in drawn if trace.get("meta") == {"role": "whisker"})
    assert (enough["x"], enough["y"]) == ([1, 1, None], [2, 40, None])
    assert (few["x"], few["y"]) == ([0, 0, None], [31, 83, None])
    assert enough["opacity"] > few["opacity"]
