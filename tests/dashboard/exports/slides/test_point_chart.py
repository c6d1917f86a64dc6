"""Names beside the points of a slide's chart: on a side where they meet no other, and numbers without needless
decimals."""

from __future__ import annotations

from itertools import combinations

from dashboard.charts.axes import Scale
from dashboard.charts.description import Axis, Chart, Plot, PointMark, Space, TextLabel, Tick
from dashboard.charts.names.label_room import meet
from dashboard.exports.slides.plotting_area import Box, of_ticks
from dashboard.exports.slides.point_chart import label_box, name_sides

AREA, SCALES = Box(100, 50, 1000, 600), (Scale(0, 10, 1), Scale(0, 10, 1))


def described(*named):
    """A chart with a point and a name for each (key, x, y, weight, right, down): where the description has put it,
    px from its point."""
    ticks = (Tick(0, "0"), Tick(1, "1"))
    space = Space(900, 480, 12)
    plot = Plot(space, 0, 0, 900, 480, Axis(0, 10, ticks), Axis(0, 10, ticks))
    points = tuple(PointMark(x, y, 6, "axis", key=key) for key, x, y, *_ in named)
    labels = tuple(
        TextLabel(plot.x(x) + right, plot.y(y) + down, key, "ink", 12, weight, "middle", (x, y), key=key)
        for key, x, y, weight, right, down in named
    )
    return Chart("zusammenhang", plot, points, labels)


def boxes(chart, sides):
    found = {}
    for label in chart.labels:
        if label.key in sides:
            one = next(point for point in chart.points() if point.key == label.key)
            x, y = AREA.across(one.x / 10), AREA.up(one.y, SCALES[1])
            sign = (x - 6, y - 6, x + 6, y + 6)
            found[label.key] = label_box(sign, label, sides[label.key], 1.0)
    return found


def test_a_name_stands_where_the_description_has_it():
    chart = described(("Rechtsdorf", 5, 5, 400, 40, 0), ("Obenau", 2, 8, 400, 3, -14))
    assert name_sides(chart, AREA, SCALES, 1.0) == {"Rechtsdorf": "right", "Obenau": "above"}


def test_names_that_would_meet_stand_on_other_sides():
    chart = described(
        ("Wittenburg", 5, 5, 700, 40, 0),
        ("Neustadt-Glewe", 5.6, 5, 400, -40, 0),
        ("Plau", 5.3, 5.3, 400, 0, 14),
    )
    sides = name_sides(chart, AREA, SCALES, 1.0)
    assert sides["Wittenburg"] != "right", "the sign of Neustadt-Glewe stands there"
    assert not any(meet(one, other, 0.0) for one, other in combinations(boxes(chart, sides).values(), 2))


def test_without_room_a_selected_place_alone_keeps_its_name():
    crowd = [(f"Ort {at}", 5 + at / 100, 5, 400, 40, 0) for at in range(9)]
    sides = name_sides(described(("Parchim", 5, 5, 700, 40, 0), *crowd), AREA, SCALES, 1.0)
    assert "Parchim" in sides
    assert len(sides) < 5


def test_an_axis_of_whole_steps_has_no_decimals():
    assert of_ticks('0.0" %"', Scale(0, 25, 5)) == '0" %"'
    assert of_ticks("0.0", Scale(0, 1, 0.5)) == "0.0"
