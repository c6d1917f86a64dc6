"""The distribution counts what the slab counted, in the map's colours, on axes that no year step moves."""

from __future__ import annotations

import plotly.graph_objects as go

from dashboard.figures import style
from dashboard.figures.distribution import distribution
from tests.dashboard.panel_slab import small_slab


def test_plotly_accepts_the_complete_picture():
    go.Figure(distribution(small_slab(), 2020, selection=["a"]))


def test_each_class_is_a_trace_in_its_colour_stacked_on_the_others():
    figure = distribution(small_slab(), 2020)
    assert [one["y"] for one in figure["data"]] == [[2, 0], [0, 1]]
    assert [one["marker"]["color"] for one in figure["data"]] == list(style.palette("see", 2))
    assert figure["layout"]["barmode"] == "stack"


def test_the_axes_do_not_depend_on_the_year():
    layouts = [distribution(small_slab(), year)["layout"] for year in (2020, 2021)]
    assert layouts[0]["xaxis"] == layouts[1]["xaxis"]
    assert layouts[0]["yaxis"] == layouts[1]["yaxis"]
    assert layouts[0]["yaxis"]["range"][1] >= 2


def test_district_and_selected_places_have_a_line_with_a_name():
    layout = distribution(small_slab(), 2020, selection=["b"])["layout"]
    assert [shape["x0"] for shape in layout["shapes"]] == [40.0, 60.0]
    assert {"Landkreis", "Birke"} <= {note["text"] for note in layout["annotations"]}


def test_a_place_without_a_value_has_no_line():
    assert [shape["x0"] for shape in distribution(small_slab(), 2021, selection=["b"])["layout"]["shapes"]] == [50.0]


def test_counts_are_named_in_the_slabs_language_and_the_title_is_no_markup():
    layout = distribution(small_slab(lang="en", level="kreis"), 2020, marks=False)["layout"]
    assert [note["text"] for note in layout["annotations"]] == ["Number of districts"]
    assert layout["xaxis"]["title"]["text"] == "Anteil &lt;b&gt;"


def test_a_year_the_slab_does_not_hold_gives_an_empty_figure():
    figure = distribution(small_slab(), 1999, selection=["a"])
    assert figure["data"] == []
    go.Figure(figure)
