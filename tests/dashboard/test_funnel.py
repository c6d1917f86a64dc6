"""The funnel shows values against the cases behind them."""

from __future__ import annotations

import math

import plotly.graph_objects as go
import pytest

from dashboard.figures import style
from dashboard.figures.funnel import axis_sizes, funnel
from tests.dashboard.panel_slab import small_slab


def test_plotly_accepts_the_complete_picture():
    go.Figure(funnel(small_slab(), 2020, selection=["a", "b"]))


def test_points_lie_at_the_root_of_their_cases_in_their_class_colours():
    points = funnel(small_slab(), 2020)["data"][2]
    assert points["customdata"] == ["b", "a", "c"]
    assert points["x"] == [math.sqrt(10), math.sqrt(10), math.sqrt(30)]
    assert points["y"] == [60.0, 10.0, 0.0]
    low, high = style.palette("see", 2)
    assert points["marker"]["color"] == [high, low, low]


def test_few_cases_are_paler():
    assert funnel(small_slab(), 2020)["data"][2]["marker"]["opacity"] == [0.55, 1, 1]


def test_the_outer_limits_lie_below_the_inner_ones_and_both_are_closed():
    outer, inner, _ = funnel(small_slab(), 2020)["data"]
    assert outer["y"] == [100, 88, 64, 16, 0, 0]
    assert inner["y"] == [100, 70, 55, 25, 10, 0]
    assert outer["x"] == [1, math.sqrt(10), math.sqrt(40), math.sqrt(40), math.sqrt(10), 1]


def test_without_an_areas_value_there_are_points_but_no_limits():
    slab = small_slab()
    slab["funnel"]["at"][0] = []
    for name in ("inner", "outer"):
        for line in slab["funnel"][name]:
            line[0] = []
    slab["funnel_area"]["value"][0] = None
    figure = funnel(slab, 2020)
    assert [trace["mode"] for trace in figure["data"]] == ["markers"]
    assert "shapes" not in figure["layout"]


def test_selected_places_bear_their_marker_colour_and_value():
    chosen = funnel(small_slab(), 2020, selection=["c", "a"])["data"][3:]
    assert [one["text"] for one in chosen] == [["Celle 0,0 %"], ["Ahorn &amp; Co 10,0 %"]]
    assert [one["marker"]["color"] for one in chosen] == list(style.COLOURS["light"].places[:2])
    assert [one["marker"]["symbol"] for one in chosen] == list(style.MARKERS[:2])


def test_the_axes_stay_when_the_year_moves():
    first, second = (funnel(small_slab(), year)["layout"] for year in (2020, 2021))
    assert first["xaxis"] == second["xaxis"]
    assert first["yaxis"] == second["yaxis"]


def test_without_marks_only_the_axes_are_there():
    assert funnel(small_slab(), 2020, marks=False)["data"] == []


def test_without_counts_the_figure_says_that_it_is_empty():
    figure = funnel(small_slab(funnel=None), 2020)
    assert figure["layout"]["meta"]["empty"]
    assert figure["data"] == []


@pytest.mark.parametrize(
    ("largest", "sizes"),
    [(430, [10, 20, 50, 100, 200]), (4, [1, 2]), (3_700_000, [200_000, 500_000, 1_000_000, 2_000_000])],
)
def test_ticks_are_round_and_do_not_touch(largest, sizes):
    assert axis_sizes(largest) == sizes


def test_names_cannot_smuggle_markup():
    assert funnel(small_slab(), 2020)["layout"]["xaxis"]["title"]["text"] == "Kinder &lt;b&gt;"
