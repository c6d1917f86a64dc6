"""The legend's choice in a link: which places it is, and what it is called."""

from dataclasses import replace

import pytest

from dashboard.map.group import group_name, grouped_places
from tests.dashboard.charts.panel_slab import LEGEND, small_slab


@pytest.fixture
def slab():
    """Places a, b, c in two years; of the first c is zero, of the second b is hidden."""
    return small_slab(few=[[1, 0, 0], [0, 0, 0]])


@pytest.mark.parametrize(
    ("group", "year", "places"),
    [("klasse:0", 2021, "a"), ("klasse:1", 2021, "c"), ("zeichen:3", 2021, "b"), ("zeichen:1", 2020, "c")],
)
def test_a_class_and_a_status_are_the_places_that_the_legend_counts(slab, group, year, places):
    assert grouped_places(slab, year, group) == set(places)


def test_few_cases_are_those_with_a_value(slab):
    assert grouped_places(slab, 2020, "wenige") == {"a"}
    assert grouped_places(slab, 2021, "wenige") == set()


def test_what_the_filter_leaves_out_and_what_there_is_not_never_stands_out(slab):
    assert grouped_places(replace(slab, inside=slab.inside * 0), 2021, "klasse:0") == set()
    assert grouped_places(slab, 1999, "klasse:0") == set()
    assert grouped_places(slab, 2021, "klasse:6") == set()
    assert grouped_places(slab, 2021, "") == set()
    ramp = replace(slab, legend=replace(LEGEND, continuous=True))
    assert grouped_places(ramp, 2021, "klasse:0") == set()


def test_it_is_called_as_in_the_legend(slab):
    assert group_name(slab, 2021, "klasse:1") == LEGEND.labels[1]
    assert group_name(slab, 2021, "wenige") == "wenige Fälle"
    assert group_name(slab, 2021, "zeichen:3") == "geschützt"
