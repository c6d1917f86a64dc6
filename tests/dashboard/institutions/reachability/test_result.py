"""Ways, their classes and figures by hand."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.indicators.ways.children import estimated
from dashboard.indicators.ways.summary import is_few, summary, way_classes, weighted_median
from dashboard.institutions.reachability.question import TravelQuestion, read, write
from dashboard.institutions.reachability.result import reachability
from dashboard.institutions.reachability.scenario import CLOSE, SiteChange
from tests.dashboard.institutions.reachability.grounds import (
    BUS,
    KEYS,
    LINE,
    PRIMARY,
    RULES,
    SOUTH,
    WEST,
    cells,
    ground,
    site,
)  # fmt: skip


def question(mode="bus", measure="minuten", norm=40.0, *changes):
    return TravelQuestion(PRIMARY, mode, measure, norm, BUS, changes)


def test_minutes_by_bus_are_the_assumptions_of_the_page():
    # 10 km as the crow flies: 13 km of way at 25 km/h, and 8 minutes to the stop
    assert BUS.of(np.array([13.0]))[0] == pytest.approx(13 / 25 * 60 + 8)
    # 1 km as the crow flies: 1.3 km on foot at 4.5 km/h
    assert BUS.of(np.array([1.3]))[0] == pytest.approx(1.3 / 4.5 * 60)
    assert LINE.of(np.array([10.0]))[0] == pytest.approx(15.6)


def test_limits_are_those_of_the_legend():
    within = way_classes((10, 20, 30), 40)
    assert within.classes(np.array([0, 9.99, 10, 19.9, 20, 30, 40, 40.01, np.inf])).tolist() == [
        0, 0, 1, 1, 2, 3, 3, 4, 4
    ]  # fmt: skip
    assert way_classes((10, 20, 30), 20) == way_classes((10,), 20)
    assert way_classes((10, 20), None).classes(np.array([5, 25, np.inf])).tolist() == [0, 2, 2]


def test_a_median_is_by_children():
    assert weighted_median(np.array([5.0, 50.0, 10.0]), np.array([1.0, 1.0, 1.0])) == 10
    assert weighted_median(np.array([5.0, 50.0]), np.array([1.0, 9.0])) == 50


def test_a_summary_of_nobody_has_no_figures():
    nobody = summary("x", np.array([12.0]), np.array([0.0]), way_classes((10, 20, 30), 40))
    assert (nobody.children, nobody.mean, nobody.median, nobody.longest, nobody.beyond) == (
        0,
        None,
        None,
        None,
        0,
    )


def test_the_longest_way_is_that_of_a_cell_with_children():
    found = summary("x", np.array([12.0, 99.0]), np.array([3.0, 0.0]), way_classes((10,), 40))
    assert found.longest == 12 and found.beyond == 0 and found.by_class == (0.0, 3.0, 0.0)


def test_fewer_than_three_are_few():
    assert [is_few(one) for one in (0, 0.2, 1, 2, 2.4, 2.6, 3)] == [
        False,
        True,
        True,
        True,
        True,
        False,
        False,
    ]


def test_children_of_an_age_share_the_census_of_their_municipality():
    places = cells(np.full(6, WEST), np.full(6, SOUTH), np.array([10, 30, 0, 0, 20, 20]))
    found = estimated(places, {KEYS[0]: 20.0, KEYS[1]: 7.0})
    # the second municipality has no child in any cell; the third has no count and gets the share of the others
    assert found.tolist() == [5, 15, 0, 0, pytest.approx(20 * 27 / 40), pytest.approx(20 * 27 / 40)]
    assert estimated(places, {}).tolist() == [10, 30, 0, 0, 20, 20], "without any count all of them"


def test_without_any_school_left_there_is_no_way():
    of = ground(site("a", WEST, SOUTH))
    found = reachability(of, question("bus", "minuten", 40.0, SiteChange(CLOSE, "a")), RULES)
    assert found.district_after.mean is None and found.district_after.longest is None
    assert found.district_after.beyond == pytest.approx(found.district.children)
    assert [one.site for one in found.effect.then] == [None]


def test_ways_of_a_road_network_replace_the_crows():
    class Roads:
        def minutes(self, longitude, latitude):
            return np.full(400, 33.0) if longitude == WEST else None

        def kilometres(self, longitude, latitude):
            return np.full(400, 12.5) if longitude == WEST else None

    of = ground(site("a", WEST, SOUTH))
    with_roads = type(of)(of.cells, of.children, of.sites, of.district, of.areas, Roads())
    assert set(reachability(with_roads, question("auto"), RULES).before.length) == {33.0}
    assert set(reachability(with_roads, question("bus"), RULES).before.length) == {12.5 / 25 * 60 + 8}
    assert np.allclose(reachability(with_roads, question("fuss"), RULES).before.length, 12.5 / 4.5 * 60)
    assert set(reachability(with_roads, question("auto", "km"), RULES).before.length) == {12.5}
    elsewhere = ground(site("a", WEST + 0.1, SOUTH))
    outside = type(of)(elsewhere.cells, of.children, elsewhere.sites, of.district, of.areas, Roads())
    assert np.array_equal(
        reachability(outside, question("auto"), RULES).before.length,
        reachability(elsewhere, question("auto"), RULES).before.length,
    )


def test_a_question_is_read_and_written():
    text = {"art": "bibliothek", "verkehr": "auto", "weg": "km", "richtwert": "30", "szenario": "zu:a"}
    found, rejected = read(text | {"annahmen": "1.4,30,10,1.5,4"}, RULES)
    assert rejected == () and write(found) == text | {"annahmen": "1.4,30,10,1.5,4"}
    usual, rejected = read({}, RULES)
    assert rejected == () and write(usual) == {"art": "grundschule"}
    assert (usual.norm, usual.bus, usual.mode, usual.measure) == (40, BUS, "bus", "minuten")


def test_what_cannot_be_read_falls_back_and_is_told():
    bad = {
        "art": "schloss", "verkehr": "rad", "weg": "meilen", "richtwert": "-1", "annahmen": "1,2,3", "szenario": "x"
    }  # fmt: skip
    found, rejected = read(bad, RULES)
    assert write(found) == {"art": "grundschule"}
    assert [one.text.split("=")[0] for one in rejected] == [
        "art", "verkehr", "weg", "richtwert", "annahmen", "x"
    ]  # fmt: skip
    assert read({"annahmen": "0.5,25,8,2,4.5"}, RULES)[1], "a way is never shorter than the crow's"


def test_scenarios_can_be_switched_off():
    found, rejected = read({"szenario": "zu:a"}, RULES, scenarios_allowed=False)
    assert found.scenario == () and [one.why for one in rejected] == ["off"]
