"""Filters combine, each says how many hits it would leave, and nothing unknown counts as a yes."""

import math
import random

import pyproj
import pytest

from dashboard.indicators.ways.distance import kilometres
from dashboard.institutions.matching import german_order, is_open, matches, nearest_beyond, ordered, point_of
from dashboard.institutions.view import InstitutionView
from tests.institutions.samples import INSTITUTIONS

HERE = (11.84, 53.42)
BY_KEY = {one.key: one for one in INSTITUTIONS}
SORTED = sorted(INSTITUTIONS, key=lambda one: german_order(one.name))


def keys(view, place=None):
    return [hit.institution.key for hit in matches(SORTED, view, place).hits]


def test_distances_are_geodesic_within_half_a_percent():
    drawn, geod = random.Random(14), pyproj.Geod(ellps="WGS84")
    for _ in range(1000):
        one = drawn.uniform(6, 15), drawn.uniform(47.3, 55)
        other = one[0] + drawn.uniform(-2, 2), min(max(one[1] + drawn.uniform(-1, 1), 47.3), 55)
        true = geod.inv(*one, *other)[2] / 1000
        assert math.isclose(kilometres(one, other), true, rel_tol=0.005, abs_tol=1e-6)
    assert kilometres(HERE, HERE) == 0


def test_without_filters_everything_is_found_by_name():
    assert keys(InstitutionView())[0] == "b1", "Bücherei: umlauts stand beside their vowels"
    assert len(keys(InstitutionView())) == len(INSTITUTIONS)


def test_with_a_place_the_nearest_come_first_and_what_has_no_point_last():
    found = keys(InstitutionView(), HERE)
    assert found[0] == "k1" and set(found[-2:]) == {"b1", "t1"}
    assert keys(InstitutionView(order="name"), HERE) == keys(InstitutionView())


def test_a_radius_needs_a_place_and_leaves_out_what_has_no_point():
    assert keys(InstitutionView(radius_km=5), HERE) == ["k1", "z1", "g1", "k2"]
    assert len(keys(InstitutionView(radius_km=5))) == len(INSTITUTIONS)


@pytest.mark.parametrize(("minutes", "answer"), [(374, False), (375, True), (1019, True), (1020, False)])
def test_open_means_every_day_from_monday_to_friday(minutes, answer):
    assert is_open(BY_KEY["k1"], minutes) is answer


def test_unknown_hours_are_no_yes_and_are_counted_apart():
    found = matches(INSTITUTIONS, InstitutionView(kinds=("kita",), open_at=390), None)
    assert [hit.institution.key for hit in found.hits] == ["k1"]
    assert found.unknown_hours == 1, "Kita See"
    assert is_open(BY_KEY["k3"], 390) is None


def test_each_filter_counts_what_it_would_leave_beside_the_others():
    found = matches(INSTITUTIONS, InstitutionView(kinds=("kita",), carrier="frei"), None)
    assert [hit.institution.key for hit in found.hits] == ["k2"]
    assert found.kinds == {"kita": 1}, "of other kinds none has that carrier"
    assert found.carriers == {"oeffentlich": 1, "frei": 1}
    plain = matches(INSTITUTIONS, InstitutionView(), None)
    assert plain.kinds["kita"] == 3 and plain.languages == {"de": 1, "uk": 1} and plain.accessible == 1


def test_the_count_of_an_option_is_the_number_of_hits_it_gives():
    view = InstitutionView(age=3.0)
    for kind, count in matches(INSTITUTIONS, view, None).kinds.items():
        one = InstitutionView(age=3.0, kinds=(kind,))
        assert len(matches(INSTITUTIONS, one, None).hits) == count


def test_ages_are_inclusive_and_nothing_said_is_for_everybody():
    assert "k1" in keys(InstitutionView(age=6.5)) and "k1" not in keys(InstitutionView(age=7.0))
    assert "g1" in keys(InstitutionView(age=70.0))


def test_where_nothing_is_found_the_nearest_that_fits_is_offered():
    view = InstitutionView(kinds=("grundschule",), radius_km=1, accessible=False)
    far = (12.5, 53.6)
    best = nearest_beyond(INSTITUTIONS, view, far)
    assert best is not None and best.institution.key == "g2" and best.km is not None
    other = nearest_beyond(INSTITUTIONS, InstitutionView(kinds=("grundschule",), carrier="frei"), far)
    assert other is not None and other.institution.key == "g2", (
        "none has the carrier: the nearest of the kind"
    )
    assert nearest_beyond(INSTITUTIONS, view, None) is None
    assert nearest_beyond(INSTITUTIONS, InstitutionView(kinds=("keine",)), far) is None


def test_hits_without_a_point_have_no_distance():
    assert point_of(BY_KEY["b1"]) is None
    hits = matches(INSTITUTIONS, InstitutionView(), HERE).hits
    assert {hit.institution.key for hit in hits if hit.km is None} == {"b1", "t1"}
    assert ordered(hits, by_distance=True) == list(hits)
