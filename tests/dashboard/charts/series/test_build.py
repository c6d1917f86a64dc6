"""What the time series shows, and what it leaves as a gap."""

from __future__ import annotations

import math
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.axes import Scale, least_span, scale_of, spread, tick_texts, ticks
from dashboard.charts.description import Space
from dashboard.charts.names.label_room import meet
from dashboard.charts.series.build import time_series
from dashboard.charts.series.content import SeriesContent
from dashboard.charts.series.lines import Line
from dashboard.charts.series.names import box_of
from dashboard.charts.series.strokes import DASHES, EXAMPLE
from dashboard.charts.series.words import caption
from dashboard.domain.indicator import Break, Event

NAN = math.nan
SPACE = Space(734, 510)


def line(values, role="place", **more):
    years = list(range(2015, 2015 + len(values)))
    texts = ["" if math.isnan(value) else f"{value:.1f}" for value in values]
    return Line(more.pop("key", "a"), more.pop("name", "Ort"), role, years, values, texts, **more)


def drawn(lines, space=SPACE, **more):
    return time_series(SeriesContent(lines, "percent", **more), space)


def years(chart):
    return [[x for x, _ in one.points] for one in chart.lines()]


def texts(chart):
    return [label.text for label in chart.labels]


def test_a_missing_year_leaves_a_gap():
    chart = drawn([line([50.0, 51.0, NAN, 53.0, 54.0])])
    assert years(chart) == [[2015, 2016], [2018, 2019]]
    assert all(not math.isnan(y) for one in chart.lines() for _, y in one.points)


def test_a_year_left_out_is_a_gap_but_a_series_of_every_third_year_is_joined():
    holes = Line("a", "Ort", "kreis", [2015, 2016, 2018, 2019], [1.0, 2.0, 3.0, 4.0], [""] * 4)
    assert years(drawn([holes])) == [[2015, 2016], [2018, 2019]]
    third = Line("a", "Ort", "kreis", [2015, 2018, 2021], [1.0, 2.0, 3.0], [""] * 3)
    assert years(drawn([third])) == [[2015, 2018, 2021]]


def test_a_break_leaves_a_gap_and_is_named():
    chart = drawn([line([50.0, 51.0, 53.0, 54.0])], breaks=[Break(2017, {"de": "Zensus 2022"})])
    assert years(chart) == [[2015, 2016], [2017, 2018]]
    assert [rule.at for rule in chart.rules()] == [2016.5]
    assert "1 Zensus 2022" in texts(chart) and "//" in texts(chart)


def test_a_single_value_between_gaps_is_a_dot():
    chart = drawn([line([50.0, NAN, 52.0, 53.0], "kreis")])
    assert ([point.x for point in chart.points()], years(chart)) == ([2015], [[2017, 2018]])


def test_example_years_are_dotted_and_joined_to_the_solid_ones():
    chart = drawn([line([50.0, 51.0, 52.0, 53.0], "kreis", example=[False, False, True, True])])
    solid, dotted = chart.lines()
    assert ([x for x, _ in solid.points], solid.dash) == ([2015, 2016], ())
    assert ([x for x, _ in dotted.points], dotted.dash) == ([2016, 2017, 2018], EXAMPLE)


def test_a_change_of_source_changes_the_line_and_is_named():
    sources = {"source": [0, 0, 1, 1], "sources": ["INKAR", "Statistisches Amt"]}
    chart = drawn([line([50.0, 51.0, 52.0, 53.0], "kreis", **sources)])
    before, after = chart.lines()
    assert before.dash != after.dash == ()
    assert "ab 2017: Statistisches Amt" in texts(chart)


def test_an_interval_becomes_a_band_without_its_gaps():
    (band,) = drawn([line([50.0, 51.0, NAN], lower=[40.0, 41.0, NAN], upper=[60.0, 61.0, NAN])]).areas()
    assert [y for _, y in band.points] == [60.0, 61.0, 41.0, 40.0]


def test_places_lie_on_top_and_end_in_their_marker():
    chart = drawn([line([50.0, 51.0], position=1), line([40.0, 41.0], "land", key="l")])
    assert [one.role for one in chart.lines()] == ["land", "place"]
    end = chart.marks[-1]
    assert (end.form, end.fill, end.key) == ("square", "place-2", "a")


def test_names_of_close_lines_are_pushed_apart():
    chart = drawn([line([50.0, 50.0 + i / 100], key=str(i), position=i) for i in range(3)])
    heights = sorted(label.y for label in chart.labels if label.leader)
    assert len(heights) == 3
    assert min(below - above for above, below in pairwise(heights)) >= 16.6


@pytest.mark.parametrize("width", [734, 420, 320])
def test_long_names_give_way_and_the_number_never_does(width):
    chart = drawn(
        [line([50.0, 51.5], name="Verwaltungsgemeinschaft am langen Ende der Welt")], Space(width, 300)
    )
    (name,) = (label for label in chart.labels if label.leader)
    assert name.text.endswith(" 51.5")
    assert name.x < width
    assert chart.plot.width > width * 0.4


def test_a_line_that_ends_earlier_bears_its_name_there():
    chart = drawn([line([50.0, 51.0, 52.0]), line([40.0, 41.0, NAN], "land", key="l", name="Land")])
    (name,) = (label for label in chart.labels if label.text == "Land")
    assert name.x == chart.plot.x(2016) + 4
    assert name.y > chart.plot.y(41.0), "on the side away from the other line"


LONG = [
    "Blankenberg", "Kuhlen-Wendorf", "Ruthenbeck bei Crivitz", "Mühlen Eichsen", "Alt Zachun", "Hohen Pritz",
    "Verwaltungsgemeinschaft am langen Ende der Welt", "Zahrensdorf",
]  # fmt: skip


@pytest.mark.parametrize("hidden", [1, 2, 4])
@pytest.mark.parametrize("space", [Space(734, 510), Space(560, 232), Space(330, 260, 14.5)])
def test_names_of_eight_places_never_meet_whichever_of_their_last_years_are_hidden(space, hidden):
    lines = [
        line(
            [50.0 + at / 3, 51.0, 52.0 + at, 60.0 - at, *([NAN] if at % hidden == 0 else [50.0 + at])],
            key=str(at),
            name=name,
            position=at,
        )
        for at, name in enumerate(LONG)
    ]
    lines += [line([50.0, 51.0, 52.0, 59.5, NAN], "land", key="l", name="Land"), line([55.0] * 5, "kreis")]
    chart = drawn(lines, space, events=[Event(2018, {"de": "Kita im Land ohne Elternbeiträge"}, "s")])
    boxes = {(label.key, label.text): box_of(label) for label in chart.labels}
    meeting = [
        (one[1], other[1]) for one, other in combinations(boxes, 2) if meet(boxes[one], boxes[other], -1.5)
    ]
    assert meeting == []
    assert {label.key for label in chart.labels} >= {*map(str, range(8)), "a"}
    assert hidden == 1 or any(label.key == "l" for label in chart.labels), "only where room ends it gives way"
    assert all(box[2] <= space.width and box[3] <= space.height for box in boxes.values())


def test_a_name_whose_nearest_place_is_taken_is_led_to_from_its_line():
    lines = [line([50.0, 51.0, NAN], key=str(at), name=f"Ort {at}", position=at) for at in range(3)]
    chart = drawn([*lines, line([40.0, 41.0, 42.0], "kreis", key="k", name="Kreis")])
    own = [label for label in chart.labels if label.text.startswith("Ort")]
    assert len({label.y for label in own}) == 3
    (far,) = (label for label in own if label.leader)
    assert far.leader[0] == (chart.plot.x(2016), chart.plot.y(51.0))


def test_a_name_at_the_lower_rim_stays_off_the_years():
    chart = drawn([line([5.0, 0.0, NAN]), line([90.0, 91.0, 92.0], "kreis", key="k")])
    (name,) = (label for label in chart.labels if label.key == "a")
    assert name.y < chart.plot.bottom - name.size / 2


def test_numbers_of_events_stand_above_everything_that_is_drawn():
    chart = drawn([line([50.0, 99.0, 98.0])], events=[Event(2016, {"de": "2016: neues Gesetz gilt"}, "s")])
    (number,) = (label for label in chart.labels if label.text == "1")
    assert number.y + number.size / 2 < chart.plot.y(99.0)
    (text,) = (label for label in chart.labels if label.text == "1 2016: neues Gesetz gilt")
    assert text.y > chart.plot.bottom


def test_events_at_one_time_bear_numbers_side_by_side_and_all_stand_in_the_list():
    events = [Event(2016, {"de": f"Ereignis Nummer {at}"}, "s") for at in range(3)]
    chart = drawn([line([50.0, 51.0, 52.0])], events=events)
    assert len([rule for rule in chart.rules() if rule.upright]) == 3
    circles = sorted(chart.plot.x(point.x) for point in chart.points() if point.fill == "surface")
    assert min(after - before for before, after in pairwise(circles)) >= 17
    assert [text for text in texts(chart) if "Ereignis" in text] == [
        f"{at + 1} Ereignis Nummer {at}" for at in range(3)
    ]


@pytest.mark.parametrize("space", [Space(734, 510), Space(330, 240, 14.5), Space(300, 260, 16)])
def test_the_list_of_events_stays_in_the_chart_and_leaves_the_lines_their_room(space):
    events = [Event(2016, {"de": f"Ereignis mit einem langen Namen, Nummer {at}"}, "s") for at in range(9)]
    chart = drawn([line([50.0, 51.0, 52.0])], space, events=events)
    boxes = [box_of(label) for label in chart.labels if "Ereignis" in label.text]
    assert boxes
    assert all(box[0] >= 0 and box[2] <= space.width and box[3] <= space.height for box in boxes)
    assert not any(meet(one, other, -1.5) for one, other in combinations(boxes, 2))
    assert chart.plot.height > space.height / 4


def test_of_several_places_the_first_is_drawn_thicker_than_the_others():
    chart = drawn([line([50.0, 51.0], key=str(at), position=at) for at in range(3)])
    widths = {one.key: one.width for one in chart.lines()}
    assert widths["0"] > 1.5 * widths["1"] == 1.5 * widths["2"]


def test_without_values_there_is_no_chart():
    assert drawn([line([NAN, NAN])]) is None


def test_one_single_year_can_be_drawn():
    axis = drawn([line([50.0])]).plot.across
    assert axis.low < 2015 < axis.high


@pytest.mark.parametrize("width", [280, 420, 734, 1200])
def test_years_below_the_axis_are_whole_and_end_with_the_last(width):
    known = [
        tick.value
        for tick in drawn([line([float(at) for at in range(19)])], Space(width, 300)).plot.across.ticks
    ]
    assert known == sorted(set(known))
    assert known[-1] in (2033, 2030)


def test_the_caption_names_only_styles_that_are_drawn():
    land, own = line([40.0, 41.0, NAN], "land", name="Land"), line([40.0, 41.0, 42.0], "kreis")
    assert caption([own]) == ""
    assert caption([own, land]) == "gestrichelt: Land, bis 2016"
    example = line([40.0, 41.0, 42.0], "kreis", example=[True] * 3)
    assert caption([example], "en") == "dotted: example data"
    assert [one.dash for one in drawn([own, land]).lines()] == [DASHES["land"], ()]


def test_an_event_outside_the_series_is_not_drawn():
    chart = drawn([line([50.0, 51.0])], events=[Event(1990, {"de": "früher"}, "s")])
    assert list(chart.rules()) == []


def test_the_axis_starts_at_zero_only_when_the_data_come_near_it():
    assert scale_of((5, 50)).low == 0
    assert 0 < scale_of((45, 50)).low < 45
    assert scale_of((-3, 5)).low < -3


def test_the_axis_has_no_number_in_the_room_for_notes():
    assert ticks(Scale(0, 135, 25), 100)[-1] == 100
    assert ticks(Scale(38, 71, 10)) == [40, 50, 60, 70]


def test_the_last_number_on_the_axis_bears_the_unit():
    assert tick_texts([0, 1000, 2000], 1000, "", "de") == ["0", "1.000", "2.000"]
    assert tick_texts([0, 2.5, 5], 2.5, " %", "de") == ["0,0", "2,5", "5,0 %"]
    assert drawn([line([50.0, 54.0])]).plot.upright.ticks[-1].text.endswith("\u00a0%")


@given(st.floats(-1000, 1000), st.floats(0, 500), st.floats(0, 1))
def test_an_axis_spans_at_least_a_share_of_its_farthest_value_and_never_passes_zero(low, rise, least):
    given_extent = (low, low + rise)
    wide = least_span(given_extent, least)
    assert wide[0] <= given_extent[0]
    assert wide[1] >= given_extent[1]
    assert wide[0] >= 0 or low < 0
    assert wide[1] <= 0 or low + rise > 0
    assert wide[1] - wide[0] >= least * max(map(abs, given_extent)) - 1e-6 or 0 in wide


def test_noise_of_a_few_per_cent_does_not_look_like_a_mountain():
    """Half a point at 50 % takes less than a tenth of the plot, and the axis says that it is cut."""
    chart = drawn([line([50.0, 50.5, 50.2])])
    heights = [chart.plot.y(value) for value in (50.0, 50.5)]
    assert abs(heights[0] - heights[1]) < chart.plot.height / 10
    assert chart.plot.upright.low > 0
    assert "≈" in texts(chart)
    assert "≈ Achse beginnt nicht bei null" in texts(chart)


def test_an_axis_from_zero_bears_no_sign_of_a_cut():
    assert not any("≈" in text for text in texts(drawn([line([5.0, 50.0])])))


@given(st.lists(st.floats(0, 300), min_size=1, max_size=12), st.floats(5, 30))
def test_spread_labels_never_meet_and_keep_their_order(wanted, gap):
    placed = spread(wanted, gap, 400)
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    steps = [placed[b] - placed[a] for a, b in pairwise(order)]
    assert all(step >= gap - 1e-6 for step in steps)
    assert min(placed) >= gap / 2 - 1e-6
    assert max(placed) <= 400 - gap / 2 + 1e-6
