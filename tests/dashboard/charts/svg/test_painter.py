"""Charts as SVG: what the description says is where it says, in the theme's colours."""

import re

import pytest
from defusedxml.ElementTree import fromstring

from dashboard.charts.description import (
    AreaMark,
    Axis,
    BarMark,
    Chart,
    LineMark,
    Plot,
    PointMark,
    RuleMark,
    Space,
    TextLabel,
)
from dashboard.charts.series.build import time_series
from dashboard.charts.series.content import SeriesContent
from dashboard.charts.svg.painter import painted
from dashboard.domain.indicator import Event
from dashboard.drawing.style import COLOURS, MARKERS
from tests.dashboard.charts.series.test_build import line

PLOT = Plot(Space(120, 80), 10, 20, 110, 70, Axis(0, 10), Axis(0, 5))
NAN = float("nan")


def drawn(*marks, labels=(), theme="light", box=(0, 0, 120, 80)):
    return fromstring(f"<svg>{painted(Chart('rangfolge', PLOT, marks, labels), box, theme)}</svg>")


def series(lines, **more):
    chart = time_series(SeriesContent(lines, "percent", **more), Space(734, 510))
    return fromstring(f"<svg>{painted(chart, (650.0, 62.0, 1872.0, 912.0), 'light')}</svg>")


def test_values_stand_at_their_height():
    assert (PLOT.x(0), PLOT.x(10), PLOT.y(0), PLOT.y(5)) == (10, 110, 70, 20)
    assert PLOT.value_at(PLOT.y(3)) == 3


def test_a_line_goes_from_point_to_point_and_an_area_is_closed():
    picture = drawn(LineMark(((0, 0), (5, 5)), "ink", 2.0), AreaMark(((0, 0), (5, 5), (10, 0)), "inset", 0.5))
    assert [node.get("d") for node in picture.iter("path")] == ["M10 70L60 20", "M10 70L60 20L110 70z"]
    assert [node.get("fill-opacity") for node in picture.iter("path")] == [None, "0.5"]


def test_a_bar_stands_between_its_ends_whichever_is_higher():
    picture = drawn(BarMark(4, 6, 0, 2, "class-0-5"), BarMark(7, 8, 1, 0, "class-1-5"))
    *_, first, second = picture.iter("rect")
    assert [first.get(name) for name in ("x", "y", "width", "height")] == ["50", "50", "20", "20"]
    assert [second.get(name) for name in ("x", "y", "width", "height")] == ["80", "60", "10", "10"]


def test_a_bar_of_few_cases_is_filled_with_the_halftone_of_its_colour():
    picture = drawn(BarMark(4, 6, 0, 2, "class-0-5", few=True))
    (pattern,) = picture.iter("pattern")
    assert pattern.find("rect").get("fill") == "#ECDFBB"
    assert [node.get("fill") for node in picture.iter("rect")][-1] == f"url(#{pattern.get('id')})"


def test_a_rule_reaches_from_edge_to_edge_or_as_far_as_it_says():
    picture = drawn(
        RuleMark(5, True, "accent", 1), RuleMark(2, False, "accent", 1), RuleMark(5, True, "accent", 1, end=3)
    )
    lines = [one for one in picture.iter("line") if one.get("stroke") == COLOURS["light"].accent]
    ends = [[one.get(name) for name in ("x1", "y1", "x2", "y2")] for one in lines]
    assert ends == [["60", "70", "60", "20"], ["10", "50", "110", "50"], ["60", "70", "60", "40"]]


@pytest.mark.parametrize("form", MARKERS)
def test_every_form_of_a_sign_is_drawn_around_its_point(form):
    picture = drawn(PointMark(5, 2.5, 6, "place-1", form))
    if form.startswith("circle"):
        (circle,) = picture.iter("circle")
        assert (circle.get("cx"), circle.get("cy"), circle.get("r")) == ("60", "45", "6")
        return
    (path,) = picture.iter("path")
    numbers = [float(one) for one in re.findall(r"-?[\d.]+", path.get("d"))]
    assert min(numbers[::2]) < 60 < max(numbers[::2])
    assert min(numbers[1::2]) < 45 < max(numbers[1::2])


def test_the_theme_gives_the_colours():
    for theme in ("light", "dark"):
        (circle,) = drawn(PointMark(5, 2.5, 6, "place-2"), theme=theme).iter("circle")
        assert circle.get("fill") == COLOURS[theme].places[1]


def test_a_label_stands_where_it_was_placed_with_its_leader():
    (text,) = (
        one
        for one in drawn(labels=(TextLabel(30, 40, "Ort", "ink", 10, 700, "end"),)).iter("text")
        if one.text
    )
    assert (text.get("x"), text.get("y"), text.get("text-anchor"), text.get("font-weight")) == (
        "30",
        "43.5",
        "end",
        "700",
    )
    (path,) = drawn(labels=(TextLabel(30, 40, "Ort", "ink", 10, leader=((1, 2), (3, 4))),)).iter("path")
    assert path.get("d") == "M1 2L3 4"


def test_the_chart_is_scaled_to_the_width_of_its_box():
    assert drawn(box=(5, 6, 245, 166)).find("g").get("transform") == "translate(5 6) scale(2.00000)"


def test_the_longest_name_stays_inside_the_picture():
    picture = series([line([1.0, 2.0], name="Verwaltungsgemeinschaft am langen Ende")])
    scale = float(re.search(r"scale\(([\d.]+)\)", picture.find("g").get("transform")).group(1))
    label = next(node for node in picture.iter("text") if (node.text or "").startswith("Verwaltung"))
    assert float(label.get("x")) * scale < 1222 * 0.8


def test_an_event_is_a_number_in_a_circle_and_its_words_stand_below_the_years():
    picture = series([line([1.0, 2.0, 3.0])], events=[Event(2016, {"de": "Neues Gesetz gilt"}, "")])
    texts = {node.text: node for node in picture.iter("text")}
    circle = next(picture.iter("circle"))
    assert abs(float(circle.get("cx")) - float(texts["1"].get("x"))) < 1
    assert float(texts["1 Neues Gesetz gilt"].get("y")) > float(texts["2016"].get("y"))


@pytest.mark.parametrize("values", [[NAN, 3.0], [0.0, 0.0], [-2.0, 5.0], [1e6, 2e6]])
def test_any_numbers_can_be_drawn(values):
    picture = series([line(values)])
    assert "nan" not in "".join(node.get("d", "") for node in picture.iter("path"))
    assert any((node.text or "").startswith("Ort") for node in picture.iter("text"))


def test_words_of_a_chart_stay_words():
    picture = series([line([1.0, 2.0], name='<b>&"Ort')])
    assert any((node.text or "").startswith('<b>&"Ort') for node in picture.iter("text"))


def test_a_bar_that_stands_back_is_pale():
    picture = drawn(BarMark(4, 6, 0, 2, "class-0-5", opacity=0.25), BarMark(7, 8, 0, 1, "class-1-5"))
    *_, first, second = picture.iter("rect")
    assert (first.get("opacity"), second.get("opacity")) == ("0.25", None)
