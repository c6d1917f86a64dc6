"""The ranking of many places: one shape from the highest value to the lowest that says what parts of them have."""

from __future__ import annotations

import pytest

from dashboard.charts.description import Space
from dashboard.charts.ranking import ranking
from dashboard.charts.ranking_curve import MOST_BARS
from dashboard.drawing.typeface import width_of
from dashboard.indicators.slab.model import AreaFigures
from tests.dashboard.charts.panel_slab import DISTRICT, small_slab

SPACE, NARROW = Space(734, 510), Space(360, 300)


def slab_of(count, **changes):
    """So many places in falling order from 100 to nearly 0, the upper third in the higher class."""
    values = [100.0 * (count - i) / count for i in range(count)]
    return small_slab(
        places=[str(i) for i in range(count)], names=[f"Ort {i}" for i in range(count)], value=[values] * 2,
        order=[list(range(count))] * 2, status=[[0] * count] * 2, few=[[0] * count] * 2,
        rank=[[i + 1 for i in range(count)]] * 2, example=[[0] * count] * 2, inside=[1] * count,
        text=[[f"{value:.0f} %" for value in values]] * 2, counts=[[""] * count] * 2,
        classes=[[int(i < count / 3) for i in range(count)]] * 2, **changes,
    )  # fmt: skip


def reference(value, text, key="13"):
    return AreaFigures(
        **{name: getattr(DISTRICT, name) for name in ("line", "counts", "change", "trend", "verdict_trend", "example")},
        key=key, name="Land", value=[value] * 2, text=[text] * 2,
    )  # fmt: skip


def texts(chart):
    return [label.text for label in chart.labels]


@pytest.mark.parametrize("count", [MOST_BARS + 1, 726, 10_780])
def test_however_many_places_are_one_shape_in_runs_of_equal_colour(count):
    chart = ranking(slab_of(count), 2020, SPACE)
    high, low = chart.areas()
    assert not list(chart.bars())
    assert (high.fill, low.fill) == ("class-1-2", "class-0-2")
    assert high.points[0] == (-0.5, 0.0) and low.points[-1] == (count - 0.5, 0.0)
    assert high.points[-1][0] == low.points[0][0] == pytest.approx(count / 3, abs=count / 400)
    assert len(high.points) + len(low.points) < 2 * chart.plot.width * 2 + 8


def test_so_many_places_as_bars_can_show_are_bars():
    chart = ranking(slab_of(MOST_BARS), 2020, SPACE)
    assert len(list(chart.bars())) == MOST_BARS and not list(chart.areas())


def test_the_line_around_the_shape_bears_the_words_of_its_places():
    chart = ranking(slab_of(726), 2020, SPACE)
    (line,) = (one for one in chart.lines() if one.role == "curve")
    assert len(line.words) == len(line.points) == 2 * 726
    assert line.words[0] == ("Ort 0", "100 %") and line.words[-1][0] == "Ort 725"
    assert [value for _, value in line.points] == sorted((value for _, value in line.points), reverse=True)


def test_words_say_what_a_quarter_half_and_three_quarters_have():
    chart = ranking(slab_of(400), 2020, SPACE)
    said = [one for one in texts(chart) if " ab " in one]
    assert said == ["die Hälfte ab 50 %", "ein Viertel ab 75 %", "drei Viertel ab 25 %"]
    strokes = [rule for rule in chart.rules() if rule.upright]
    assert [(rule.at, rule.start, rule.end) for rule in strokes] == [
        (99.5, 0.0, 75.25),
        (199.5, 0.0, 50.25),
        (299.5, 0.0, 25.25),
    ]


@pytest.mark.parametrize("space", [SPACE, NARROW, Space(230, 260)])
def test_no_text_on_the_shape_meets_another_or_leaves_the_plot(space):
    chart = ranking(slab_of(726, reference=reference(41.0, "41 %")), 2020, space, selection=["3", "700"])
    inside = [one for one in chart.labels if one.y < chart.plot.bottom and not one.leader]
    boxes = []
    for one in inside:
        wide = width_of(one.text, one.size, one.weight)
        left = one.x - {"start": 0.0, "middle": wide / 2, "end": wide}[one.anchor]
        boxes.append((left, left + wide, one.y, one.text))
        assert left >= 0 and left + wide <= space.width
    for at, (left, right, y, text) in enumerate(boxes):
        for other_left, other_right, other_y, other in boxes[at + 1 :]:
            apart = right <= other_left or other_right <= left or abs(y - other_y) >= space.size
            assert apart, (text, other)


@pytest.mark.parametrize("value", [20.0, 24.0, 30.0, 48.0, 52.0, 76.0])
def test_no_line_strikes_a_text_on_the_shape_through(value):
    chart = ranking(slab_of(726, reference=reference(value, f"{value} %")), 2020, SPACE)
    lines = [chart.plot.y(rule.at) for rule in chart.rules() if not rule.upright]
    said = [one for one in chart.labels if " ab " in one.text]
    assert said
    assert all(abs(one.y - line) >= 0.7 * one.size for one in said for line in lines)


def test_what_places_are_compared_with_has_a_line_where_it_is_not_the_district():
    chart = ranking(slab_of(726, reference=reference(20.0, "20 %")), 2020, SPACE)
    assert [rule.at for rule in chart.rules() if not rule.upright] == [20.0, 40.0]
    assert "Land 20 %" in texts(chart)
    same = ranking(slab_of(726, reference=reference(40.0, "40 %", "13076")), 2020, SPACE)
    assert [rule.at for rule in same.rules() if not rule.upright] == [40.0]


def test_the_ends_say_their_values_where_they_have_room():
    def ends(space):
        chart = ranking(slab_of(726), 2020, space)
        return [one.text for one in chart.labels if one.y > chart.plot.bottom]

    assert ends(SPACE) == ["1. Ort 0 (100 %)", "(0 %) Ort 725 726."]
    assert ends(Space(180, 300)) == ["1. Ort 0", "Ort 725 726."]


def test_selected_places_are_named_on_the_shape():
    chart = ranking(slab_of(10_780), 2020, SPACE, selection=["17", "9000"])
    assert [(bar.key, bar.fill) for bar in chart.bars()] == [("17", "place-1"), ("9000", "place-2")]
    assert {"Ort 17 100 %", "Ort 9000 17 %"} <= set(texts(chart))


def test_a_group_stands_out_and_none_of_it_is_lost_between_two_steps():
    group = {"7", "5001"}
    chart = ranking(slab_of(10_780), 2020, SPACE, group=group)
    full = [area for area in chart.areas() if area.opacity == 1]
    assert len(full) == 2
    for area, at in zip(full, (7, 5001), strict=True):
        (left, _), *_, (right, _) = area.points
        assert left - 1 <= at <= right + 1 and right - left < 20
    assert {area.opacity for area in chart.areas()} == {0.25, 1}
