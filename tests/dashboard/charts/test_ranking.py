"""The ranking shows what the slab says of one year, in its order."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from dashboard.charts import colours
from dashboard.charts.description import Space
from dashboard.charts.ranking import ranking
from dashboard.drawing.typeface import width_of
from dashboard.indicators.own_words import OwnTarget
from tests.dashboard.charts.panel_slab import LEGEND, small_slab
from tests.dashboard.meeting.stage.stage_slab import wide_slab

SPACE = Space(734, 510)
NARROW = Space(230, 300)


def bars(chart):
    return [bar for bar in chart.bars() if not bar.edge]


def texts(chart):
    return [label.text for label in chart.labels]


def test_bars_stand_in_the_order_of_the_slab_in_their_class_colours():
    drawn = bars(ranking(small_slab(), 2020, SPACE))
    assert [bar.key for bar in drawn] == ["b", "a", "c"]
    assert [bar.y1 for bar in drawn[:2]] == [60.0, 10.0]
    assert [bar.fill for bar in drawn] == ["class-1-2", "class-0-2", "class-0-2"]


def test_places_without_a_value_are_left_out():
    assert [bar.key for bar in bars(ranking(small_slab(), 2021, SPACE))] == ["c", "a"]


def test_few_cases_bear_the_halftone():
    assert [bar.few for bar in bars(ranking(small_slab(), 2020, SPACE))] == [True, False, False]


def test_a_zero_is_visible_as_a_sign_and_as_a_low_bar():
    chart = ranking(small_slab(), 2020, SPACE)
    assert [label.x for label in chart.labels if label.text == "0"] == [chart.plot.x(2)]
    assert 0 < bars(chart)[2].y1 < 1
    assert "0" not in texts(ranking(small_slab(), 2021, SPACE))


def test_zeros_without_room_share_one_sign():
    count = 150
    slab = small_slab(
        places=[str(i) for i in range(count)], names=[str(i) for i in range(count)], value=[[0.0] * count] * 2,
        order=[list(range(count))] * 2, status=[[1] * count] * 2, few=[[0] * count] * 2, rank=[[0] * count] * 2,
        text=[["0,0 %"] * count] * 2, counts=[[""] * count] * 2, classes=[[0] * count] * 2,
    )  # fmt: skip
    assert texts(ranking(slab, 2020, SPACE)).count("0") == 2, "one sign, and the name of the first place"


def test_a_zero_is_in_no_class_and_not_in_the_highest_ones_colour():
    tones = colours.of_places(small_slab(classes=[[0, 1, -1], [0, -1, 1]]), 0, [0, 1, 2])
    assert tones == ["class-0-2", "class-1-2", "bg"]


def test_selected_places_have_their_colour_and_name_above_the_plot():
    chart = ranking(small_slab(), 2020, SPACE, selection=["c", "a"])
    chosen = [bar for bar in chart.bars() if bar.edge]
    assert [(bar.key, bar.fill) for bar in chosen] == [("c", "place-1"), ("a", "place-2")]
    names = {label.key: label for label in chart.labels if label.leader}
    assert (names["a"].text, names["a"].colour) == ("Ahorn & Co 10,0 %", "place-2")
    assert all(label.y < chart.plot.top for label in names.values())


def test_names_that_have_no_room_side_by_side_leave_their_values_out():
    chart = ranking(small_slab(), 2020, NARROW, selection=["a", "b", "c"])
    assert {"Ahorn & Co", "Birke", "Celle"} <= set(texts(chart))
    placed = sorted((label for label in chart.labels if label.leader), key=lambda label: label.x)
    for left, right in pairwise(placed):
        apart = (width_of(left.text, left.size, 700) + width_of(right.text, right.size, 700)) / 2
        assert right.x - left.x > apart


def test_names_that_have_no_room_at_all_are_shortened_and_stay_in_the_chart():
    """The longest give way first."""
    names = ["Zarrentin am Schaalsee", "Lübz", "Bresegard bei Eldena"]
    chart = ranking(small_slab(names=names), 2020, NARROW, selection=["a", "b", "c"])
    placed = {label.key: label for label in chart.labels if label.leader}
    assert placed["b"].text == "Lübz"
    assert placed["a"].text.startswith("Zarr") and placed["a"].text.endswith("…")
    for label in placed.values():
        half = width_of(label.text, label.size, 700) / 2
        assert half <= label.x <= NARROW.width - half


def test_values_stand_over_bars_only_where_all_have_room():
    assert "60,0 %" in texts(ranking(small_slab(), 2020, SPACE))
    assert "60,0 %" not in texts(ranking(small_slab(), 2020, Space(140, 300)))


def test_ends_have_their_rank_where_they_have_one():
    """Few cases and counts are ranked nowhere, and a rank is that of the value, not of a difference
    from it."""

    def ends(slab, year):
        chart = ranking(slab, year, SPACE)
        return [label.text for label in chart.labels if label.y > chart.plot.bottom]

    assert ends(small_slab(), 2020) == ["Birke", "Celle 2.", "1. Ahorn & Co"]
    assert ends(small_slab(), 2021) == ["1. Celle", "Ahorn & Co 2."]
    assert ends(small_slab(rank=[[0, 0, 0], [0, 0, 0]]), 2021) == ["Celle", "Ahorn & Co"]


def test_a_selected_place_without_a_value_is_not_marked():
    chart = ranking(small_slab(), 2021, SPACE, selection=["b"])
    assert all("Birke" not in text for text in texts(chart))


def test_the_districts_line_is_that_of_the_year():
    chart = ranking(small_slab(), 2021, SPACE)
    (line,) = (rule for rule in chart.rules() if not rule.upright)
    assert line.at == 50.0
    assert "Landkreis 50,0 %" in texts(chart)


def test_a_year_the_slab_does_not_hold_has_no_chart():
    assert ranking(small_slab(), 1999, SPACE) is None


def test_a_continuous_scale_colours_each_place_by_its_share():
    continuous = replace(LEGEND, labels=[], breaks=[], continuous=True)
    slab = small_slab(share=[[0.0, 1.0, 0.5], [0.0, None, 1.0]], legend=continuous)
    assert [bar.fill for bar in bars(ranking(slab, 2020, SPACE))] == [
        "ramp-1.0000",
        "ramp-0.0000",
        "ramp-0.5000",
    ]


def test_the_axis_is_the_same_in_all_years():
    ranges = {
        (plot.upright.low, plot.upright.high)
        for plot in (ranking(small_slab(), y, SPACE).plot for y in (2020, 2021))
    }
    assert len(ranges) == 1


@pytest.mark.parametrize("space", [SPACE, NARROW])
def test_whiskers_reach_from_limit_to_limit_and_are_paler_for_few_cases(space):
    limits = {"lower": [[2, 31, None], [5, None, 44]], "upper": [[40, 83, None], [51, None, 97]]}
    few, enough = ranking(small_slab(**limits), 2020, space).lines()
    assert enough.points == ((1, 2), (1, 40))
    assert few.points == ((0, 31), (0, 83))
    assert enough.opacity > few.opacity


def below(chart):
    return [label for label in chart.labels if label.y > chart.plot.bottom]


@pytest.mark.parametrize("count", [8, 20, 25])
def test_names_that_have_room_stand_below_their_bars_and_none_meets_another(count):
    """The file named the first and the last bar alone."""
    chart = ranking(wide_slab(count), 2021, Space(560, 400))
    found = below(chart)
    assert len(found) > min(count, 12) / 2
    assert {one.colour for one in found} == {"ink_3"}
    boxes = []
    for one in found:
        wide = width_of(one.text, one.size)
        left = one.x - {"start": 0.0, "middle": wide / 2, "end": wide}[one.anchor]
        assert left >= chart.plot.left - 0.01 and left + wide <= chart.plot.right + 0.01
        assert one.y + one.size / 2 <= chart.plot.space.height
        boxes.append((one.y, left, left + wide))
    for at, (y, left, right) in enumerate(boxes):
        for other_y, other_left, other_right in boxes[at + 1 :]:
            assert y != other_y or right <= other_left or other_right <= left


def test_bars_that_are_too_thin_for_a_name_have_none():
    assert len(below(ranking(wide_slab(90), 2021, Space(560, 400)))) == 2


def test_no_line_strikes_a_value_or_the_districts_text_through():
    slab = wide_slab(5)
    for target in (None, OwnTarget(50.0, "50 %"), OwnTarget(52.0, "52 %"), OwnTarget(48.5, "48,5 %")):
        chart = ranking(slab, 2021, Space(700, 400), target=target)
        lines = [chart.plot.y(50.0), *([chart.plot.y(target.value)] if target else [])]
        said = [one for one in chart.labels if "%" in one.text and not one.leader]
        assert len(said) >= 5
        for one in said:
            for line in lines:
                assert abs(one.y - line) >= one.size * 0.55, (one.text, target)
