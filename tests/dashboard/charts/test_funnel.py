"""The funnel shows values against the cases behind them."""

from __future__ import annotations

import math
from dataclasses import replace

from dashboard.charts.description import Space
from dashboard.charts.funnel import funnel
from dashboard.drawing import style
from tests.dashboard.charts.panel_slab import DISTRICT, FUNNEL, small_slab

SPACE = Space(734, 510)


def drawn(slab=None, year=2020, selection=()):
    return funnel(slab or small_slab(), year, SPACE, selection=selection)


def quiet(chart):
    return [point for point in chart.points() if point.edge == "ink_2"]


def test_points_lie_at_the_root_of_their_cases_in_their_class_colours():
    points = {point.key: point for point in quiet(drawn())}
    assert [points[key].x for key in "bac"] == [math.sqrt(10), math.sqrt(10), math.sqrt(30)]
    assert [points[key].y for key in "bac"] == [60.0, 10.0, 0.0]
    assert [points[key].fill for key in "bac"] == ["class-1-2", "class-0-2", "class-0-2"]


def test_few_cases_are_paler_and_lie_lowest():
    assert [(point.key, point.opacity) for point in quiet(drawn())] == [("b", 0.55), ("a", 1), ("c", 1)]


def test_the_outer_limits_lie_below_the_inner_ones_and_both_are_closed():
    outer, inner = drawn().areas()
    assert (outer.role, inner.role) == ("outer", "inner")
    assert [y for _, y in outer.points] == [100, 88, 64, 16, 0, 0]
    assert [y for _, y in inner.points] == [100, 70, 55, 25, 10, 0]
    assert [x for x, _ in outer.points] == [1, math.sqrt(10), math.sqrt(40), math.sqrt(40), math.sqrt(10), 1]


def test_the_area_is_named_at_the_end_of_its_line():
    chart = drawn()
    (line,) = chart.rules()
    (name,) = (label for label in chart.labels if label.text == "Landkreis 40,0 %")
    assert (line.at, name.anchor, name.x) == (40.0, "end", chart.plot.right)
    assert abs(name.y - chart.plot.y(40.0)) < 2 * name.size


def test_without_an_areas_value_there_are_points_but_no_limits():
    nothing = ([[], []], [[], []])
    funnel = replace(FUNNEL, at=[[], []], inner=nothing, outer=nothing)
    chart = drawn(small_slab(funnel=funnel, funnel_area=replace(DISTRICT, value=[None, None])))
    assert len(list(chart.points())) == len(chart.marks) == 3


def test_selected_places_bear_their_marker_colour_and_value():
    chart = drawn(selection=["c", "a"])
    signs = [point for point in chart.points() if point.fill.startswith("place")]
    assert [(one.key, one.fill, one.form) for one in signs] == [
        ("c", "place-1", style.MARKERS[0]),
        ("a", "place-2", style.MARKERS[1]),
    ]
    assert [label.text for label in chart.labels if label.key] == ["Celle 0,0 %", "Ahorn & Co 10,0 %"]


def test_names_of_places_at_one_point_stand_above_and_below_it():
    slab = small_slab(value=[[60.0, 60.0, 0.0], [20.0, None, 80.0]])
    first, second = (label for label in drawn(slab, selection=["a", "b"]).labels if label.key)
    assert second.y - first.y > first.size


def test_a_name_without_room_is_left_out_rather_than_leaving_the_chart():
    limits = replace(FUNNEL, base=FUNNEL.base[:, [0, 0, 0]])
    slab = small_slab(value=[[85.0, 85.0, 85.0], [20.0, None, 80.0]], funnel=limits)
    names = [label for label in drawn(slab, selection=["a", "c", "b"]).labels if label.key]
    assert [label.key for label in names] == ["a", "c"]
    assert all(label.y >= label.size / 2 for label in names)
    high = small_slab(value=[[88.0, 10.0, 10.0], [20.0, None, 80.0]], funnel=limits)
    (name,) = (label for label in drawn(high, selection=["a"]).labels if label.key)
    assert name.y > drawn(high).plot.y(88.0), "below its sign where the chart ends above"


def test_the_axes_stay_when_the_year_moves():
    first, second = (drawn(year=year).plot for year in (2020, 2021))
    assert first == second


def test_without_counts_there_is_no_chart():
    assert drawn(small_slab(funnel=None)) is None
    assert drawn(year=1999) is None
