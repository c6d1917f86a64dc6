"""The distribution counts what the slab counted, in the map's colours, on axes that no year step moves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dashboard.charts.description import Space
from dashboard.charts.distribution import distribution
from tests.dashboard.charts.panel_slab import HISTOGRAM, small_slab

SPACE = Space(734, 510)


def drawn(year=2020, selection=(), **changes):
    return distribution(small_slab(**changes), year, SPACE, selection=selection)


def test_each_class_has_its_colour_and_stands_on_the_ones_below():
    counts = replace(HISTOGRAM, counts=np.array([[[2, 1], [0, 3]], [[1, 0], [0, 1]]], dtype=np.int32))
    bars = [(bar.fill, bar.y0, bar.y1) for bar in drawn(histogram=counts).bars()]
    assert bars == [("class-0-2", 0, 2), ("class-0-2", 0, 1), ("class-1-2", 1, 4)]


def test_bins_lie_between_their_edges_with_a_gap():
    first, second = drawn().bars()
    assert 0 < first.x0 < first.x1 < 50 < second.x0 < second.x1 < 100


def test_the_axes_do_not_depend_on_the_year():
    before, after = (drawn(year).plot for year in (2020, 2021))
    assert (before.across, before.upright) == (after.across, after.upright)
    assert before.upright.high >= 2


def test_district_and_selected_places_have_a_line_with_a_name():
    chart = drawn(selection=["b"])
    assert [rule.at for rule in chart.rules()] == [40.0, 60.0]
    names = [label for label in chart.labels if label.leader]
    assert [(label.text, label.colour) for label in names] == [("Landkreis", "ink"), ("Birke", "place-1")]
    assert all(label.y < chart.plot.top for label in names)


def test_a_place_without_a_value_has_no_line():
    assert [rule.at for rule in drawn(2021, ["b"]).rules()] == [50.0]


def test_a_year_the_slab_does_not_hold_has_no_chart():
    assert drawn(1999, ["a"]) is None
