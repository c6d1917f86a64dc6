"""What the time series shows, and what it leaves as a gap."""

from __future__ import annotations

import math
from itertools import pairwise

import plotly.graph_objects as go
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.indicator import Break, Event
from dashboard.figures import style
from dashboard.figures.axes import Scale, scale_of, spread, tick_texts, ticks
from dashboard.figures.notes import two_lines
from dashboard.figures.time_series import Line, caption, time_series

NAN = math.nan


def line(values, role="place", **more):
    years = list(range(2015, 2015 + len(values)))
    texts = ["" if math.isnan(value) else f"{value:.1f}" for value in values]
    return Line(more.pop("key", "a"), more.pop("name", "Ort"), role, years, values, texts, **more)


def strokes(figure, role="place"):
    return [one for one in figure["data"] if one["meta"]["role"] == role and one["mode"] == "lines"]


def test_plotly_accepts_everything_at_once():
    figure = time_series(
        [
            line([50.0, 51.0, 52.0], lower=[45.0, 46.0, 47.0], upper=[55.0, 56.0, 57.0]),
            line([40.0, 41.0, 42.0], "kreis", key="k", example=[False, False, True]),
            line([40.0, NAN, 42.0], "land", key="l"),
        ],
        events=[Event(2016, {"de": "2016: neues Gesetz gilt"}, "s")],
        breaks=[Break(2017, {"de": "Zensus 2022"})],
    )
    go.Figure(figure)


def test_a_missing_year_leaves_a_gap():
    figure = time_series([line([50.0, 51.0, NAN, 53.0, 54.0])])
    assert [one["x"] for one in strokes(figure)] == [[2015, 2016], [2018, 2019]]
    assert all(not math.isnan(y) for one in figure["data"] for y in one["y"])


def test_a_year_left_out_is_a_gap_but_a_series_of_every_third_year_is_joined():
    holes = Line("a", "Ort", "kreis", [2015, 2016, 2018, 2019], [1.0, 2.0, 3.0, 4.0], [""] * 4)
    assert [one["x"] for one in strokes(time_series([holes]), "kreis")] == [[2015, 2016], [2018, 2019]]
    third = Line("a", "Ort", "kreis", [2015, 2018, 2021], [1.0, 2.0, 3.0], [""] * 3)
    assert [one["x"] for one in strokes(time_series([third]), "kreis")] == [[2015, 2018, 2021]]


def test_a_break_leaves_a_gap_and_is_named():
    figure = time_series([line([50.0, 51.0, 53.0, 54.0])], breaks=[Break(2017, {"de": "Zensus 2022"})])
    assert [one["x"] for one in strokes(figure)] == [[2015, 2016], [2017, 2018]]
    assert [shape["x0"] for shape in figure["layout"]["shapes"]] == [2016.5]
    assert "Zensus 2022" in [note["text"].replace("<br>", " ") for note in figure["layout"]["annotations"]]


def test_a_single_value_between_gaps_is_a_marker():
    figure = time_series([line([50.0, NAN, 52.0, 53.0], "kreis")])
    assert [(one["mode"], one["x"]) for one in figure["data"]] == [("markers", [2015]), ("lines", [2017, 2018])]


def test_example_years_are_dotted_and_joined_to_the_solid_ones():
    figure = time_series([line([50.0, 51.0, 52.0, 53.0], "kreis", example=[False, False, True, True])])
    solid, dotted = strokes(figure, "kreis")
    assert (solid["x"], solid["line"]["dash"]) == ([2015, 2016], "solid")
    assert (dotted["x"], dotted["line"]["dash"]) == ([2016, 2017, 2018], style.DASH_EXAMPLE)


def test_a_change_of_source_changes_the_line_and_is_named():
    figure = time_series(
        [line([50.0, 51.0, 52.0, 53.0], "kreis", source=[0, 0, 1, 1], sources=["INKAR", "Statistisches Amt"])]
    )
    before, after = strokes(figure, "kreis")
    assert before["line"]["dash"] != after["line"]["dash"] == "solid"
    assert "ab 2017: Statistisches Amt" in [note["text"] for note in figure["layout"]["annotations"]]


def test_an_interval_becomes_a_band_without_its_gaps():
    figure = time_series([line([50.0, 51.0, NAN], lower=[40.0, 41.0, NAN], upper=[60.0, 61.0, NAN])])
    band = next(one for one in figure["data"] if one["meta"]["role"] == "band")
    assert band["y"] == [60.0, 61.0, 41.0, 40.0]


def test_places_lie_on_top_and_end_in_their_marker():
    figure = time_series([line([50.0, 51.0], position=1), line([40.0, 41.0], "land", key="l")])
    assert figure["data"][0]["meta"]["role"] == "land"
    end = figure["data"][-1]
    assert (end["marker"]["symbol"], end["marker"]["color"]) == ("square", style.COLOURS["light"].places[1])
    assert end["customdata"] == ["a"]


def test_names_of_close_lines_are_pushed_apart():
    figure = time_series([line([50.0, 50.0 + i / 100], key=str(i), position=i) for i in range(3)])
    high = figure["layout"]["yaxis"]["range"][1] - figure["layout"]["yaxis"]["range"][0]
    heights = sorted(-one["y"] / high * 232 + one["ay"] for one in figure["layout"]["annotations"])
    gaps = [below - above for above, below in pairwise(heights)]
    assert len(gaps) == 2 and min(gaps) >= 17


def test_a_name_with_an_ampersand_is_not_markup():
    figure = time_series([line([50.0, 51.0], name="<i>A & B")])
    assert "&lt;i&gt;A &amp; B" in figure["layout"]["annotations"][0]["text"]
    assert "&lt;i&gt;A &amp; B" in figure["data"][0]["text"][0]


def test_without_values_the_figure_says_it_is_empty():
    figure = time_series([line([NAN, NAN])])
    assert figure["data"] == [] and figure["layout"]["meta"]["empty"]
    go.Figure(figure)


def test_one_single_year_can_be_drawn():
    figure = time_series([line([50.0])])
    low, high = figure["layout"]["xaxis"]["range"]
    assert low < 2015 < high
    go.Figure(figure)


def test_the_caption_names_only_styles_that_are_drawn():
    land, own = line([40.0, 41.0, NAN], "land", name="Land"), line([40.0, 41.0, 42.0], "kreis")
    assert caption([own]) == ""
    assert caption([own, land]) == "gestrichelt: Land, bis 2016"
    example = line([40.0, 41.0, 42.0], "kreis", example=[True] * 3)
    assert caption([example], "en") == "dotted: example data"


def test_an_event_outside_the_series_is_not_drawn():
    figure = time_series([line([50.0, 51.0])], events=[Event(1990, {"de": "früher"}, "s")])
    assert figure["layout"]["shapes"] == []


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
    assert time_series([line([50.0, 54.0])])["layout"]["yaxis"]["ticktext"][-1].endswith("\u00a0%")


def test_a_long_label_takes_two_lines_of_about_the_same_length():
    assert two_lines("2020: keine Elternbeiträge mehr") == ["2020: keine", "Elternbeiträge mehr"]
    assert two_lines("Zensus") == ["Zensus"]


@given(st.lists(st.floats(0, 300), min_size=1, max_size=12), st.floats(5, 30))
def test_spread_labels_never_meet_and_keep_their_order(wanted, gap):
    placed = spread(wanted, gap, 400)
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    steps = [placed[b] - placed[a] for a, b in pairwise(order)]
    assert all(step >= gap - 1e-6 for step in steps)
    assert min(placed) >= gap / 2 - 1e-6
    assert max(placed) <= 400 - gap / 2 + 1e-6
