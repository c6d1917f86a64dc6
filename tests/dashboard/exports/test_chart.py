"""Charts of pictures: what a figure says is where it says."""

import re
from itertools import pairwise

import pytest
from defusedxml.ElementTree import fromstring

from dashboard.domain.indicator import Event
from dashboard.exports.chart import chart
from dashboard.exports.chart_marks import bars, scatter
from dashboard.exports.plot import Plot
from dashboard.figures.axes import PLOT_WIDTH
from dashboard.figures.time_series import Line, time_series

PLOT = Plot(10, 20, 100, 50, (0, 10), (0, 5))
NAN = float("nan")


def trace(**more):
    return {"type": "scatter", "mode": "lines", "x": [0, 5, 10], "y": [0, 5, 0], **more}


def path(one):
    return re.search(r' d="([^"]*)"', "".join(scatter(one, PLOT, ""))).group(1)


def line(name, values, first=2020, **more):
    years = list(range(first, first + len(values)))
    return Line(name, name, more.pop("role", "place"), years, values, [f"{one:.0f}" for one in values], **more)


def drawn(lines, **more):
    box = (650.0, 62.0, 1872.0, 912.0)
    return fromstring(f"<svg>{chart(time_series(lines, **more), box, PLOT_WIDTH, 'light', 'de')}</svg>")


def test_values_stand_at_their_height():
    assert (PLOT.x(0), PLOT.x(10), PLOT.y(0), PLOT.y(5)) == (10, 110, 70, 20)
    assert (PLOT.at_x(0.5, "paper"), PLOT.at_y(1, "paper")) == (60, 20)


def test_a_missing_value_is_a_gap_and_no_zero():
    assert path(trace(y=[1, None, 1])) == "M10 60M110 60"


def test_a_step_line_goes_across_before_it_falls():
    assert path(trace(line={"shape": "hv"})) == "M10 70L60 70L60 20L110 20L110 70"


def test_an_area_to_zero_is_closed_on_the_axis():
    assert path(trace(fill="tozeroy", fillcolor="#123456", y=[1, 1, 1])) == "M10 60L60 60L110 60L110 70L10 70Z"


def test_stacked_bars_stand_on_each_other_and_empty_ones_are_not_drawn():
    below = {}
    first = {"type": "bar", "x": [5, 6], "y": [2, 0], "marker": {"color": "#111111"}}
    second = {"type": "bar", "x": [5, 6], "y": [1, 1], "marker": {"color": "#222222"}}
    heights = [
        tuple(float(one) for one in re.search(r'y="([\d.]+)".*height="([\d.]+)"', bar).groups())
        for each in (first, second)
        for bar in bars(each, PLOT, 0.2, below)
    ]
    assert heights == [(50, 20), (40, 10), (60, 10)]


def test_names_at_line_ends_do_not_meet():
    lines = [line(f"Ort{at}", [5.0, 5.0 + at / 100], position=at) for at in range(6)]
    texts = [node for node in drawn(lines).iter("text") if (node.text or "").startswith("Ort")]
    heights = sorted(float(node.get("y")) for node in texts)
    assert len(heights) == 6
    assert min(b - a for a, b in pairwise(heights)) > float(texts[0].get("font-size"))


def test_the_longest_name_stays_inside_the_picture():
    name = "Verwaltungsgemeinschaft am langen Ende"
    picture = drawn([line(name, [1.0, 2.0])])
    scale = float(re.search(r"scale\(([\d.]+)\)", picture.find("g").get("transform")).group(1))
    label = next(node for node in picture.iter("text") if (node.text or "").startswith(name))
    assert float(label.get("x")) * scale < 1222 * 0.8


def test_a_line_under_a_note_begins_below_its_words():
    picture = drawn([line("Ort", [1.0, 2.0, 3.0])], events=[Event(2021, {"de": "Neues Gesetz gilt"}, "")])
    words = next(node for node in picture.iter("text") if node.text in ("Neues Gesetz", "Neues"))
    dot = next(picture.iter("circle"))
    assert float(dot.get("cy")) > float(words.get("y"))


@pytest.mark.parametrize("values", [[NAN, 3.0], [0.0, 0.0], [-2.0, 5.0], [1e6, 2e6]])
def test_any_numbers_can_be_drawn(values):
    assert len(list(drawn([line("Ort", values)]).iter("path"))) >= 1


def test_words_of_a_figure_stay_words():
    picture = drawn([line('<b>&"Ort', [1.0, 2.0])])
    assert any((node.text or "").startswith('<b>&"Ort') for node in picture.iter("text"))
