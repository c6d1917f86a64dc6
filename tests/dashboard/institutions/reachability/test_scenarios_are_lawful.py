"""Laws of closing, opening and moving, on districts and scenarios that hypothesis thinks up."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from dashboard.domain.institutions.travel import MEASURES, MODES
from dashboard.institutions.reachability.question import TravelQuestion
from dashboard.institutions.reachability.result import Reachability, reachability
from dashboard.institutions.reachability.scenario import CLOSE, MOVE, OPEN, Scenario, SiteChange, read, write
from tests.dashboard.institutions.reachability.grounds import (
    BUS,
    PRIMARY,
    RULES,
    SOUTH,
    WEST,
    cells,
    ground,
    site,
)

longitudes = some.floats(WEST, WEST + 0.4).map(lambda one: round(one, 4))
latitudes = some.floats(SOUTH, SOUTH + 0.2).map(lambda one: round(one, 4))
points = some.tuples(longitudes, latitudes)
means = some.tuples(some.sampled_from(MODES), some.sampled_from(MEASURES))


@some.composite
def grounds(draw: some.DrawFn):
    places = draw(
        some.lists(some.tuples(longitudes, latitudes, some.integers(0, 40)), min_size=1, max_size=40)
    )
    schools = draw(some.lists(points, min_size=2, max_size=8, unique=True))
    made = cells(*(np.array([one[axis] for one in places]) for axis in range(3)))
    return ground(*(site(f"s{index}", *at) for index, at in enumerate(schools)), of=made)


def asked(of, means, *changes: SiteChange) -> Reachability:
    return reachability(of, TravelQuestion(PRIMARY, *means, 40.0, BUS, tuple(changes)), RULES)


@settings(deadline=None)
@given(grounds(), means, some.integers(0, 7))
def test_closing_a_school_changes_only_cells_that_went_there(of, means, which):
    closed = of.sites[which % len(of.sites)]
    found = asked(of, means, SiteChange(CLOSE, closed.key))
    went = np.array([of.sites[index].key == closed.key for index in found.before.site])
    assert (found.after.length >= found.before.length).all()
    assert not (found.effect.affected & ~went).any()
    stays = ~went
    assert [of.sites[index].key for index in found.before.site[stays]] == [
        found.sites_after[index].key for index in found.after.site[stays]
    ]


@settings(deadline=None)
@given(grounds(), means, points)
def test_opening_never_lengthens_a_way(of, means, at):
    found = asked(of, means, SiteChange(OPEN, "", *at))
    assume(not found.rejected)  # too far from the few cells that were drawn
    assert (found.after.length <= found.before.length).all()
    new = len(found.sites_after) - 1
    assert found.sites_after[new].new
    assert (found.after.site[found.effect.affected] == new).all(), "whoever is affected goes there"


@settings(deadline=None)
@given(grounds(), means, some.integers(0, 7))
def test_closing_and_opening_at_the_same_place_changes_nothing(of, means, which):
    closed = of.sites[which % len(of.sites)]
    found = asked(
        of, means, SiteChange(CLOSE, closed.key), SiteChange(OPEN, "", closed.longitude, closed.latitude)
    )
    assume(not found.rejected)
    assert np.array_equal(found.after.length, found.before.length)
    assert not found.effect.affected.any() and found.effect.municipalities == found.effect.then == ()
    assert found.district_after == found.district


@settings(deadline=None)
@given(grounds(), means, some.integers(0, 7), points)
def test_moving_is_closing_and_opening(of, means, which, at):
    moved = of.sites[which % len(of.sites)]
    one = asked(of, means, SiteChange(MOVE, moved.key, *at))
    two = asked(of, means, SiteChange(CLOSE, moved.key), SiteChange(OPEN, "", *at))
    assume(not one.rejected and not two.rejected)
    assert np.array_equal(one.after.length, two.after.length)
    assert one.district_after == two.district_after


@some.composite
def scenarios(draw: some.DrawFn) -> Scenario:
    keys = draw(some.lists(some.sampled_from([f"s{index}" for index in range(8)]), max_size=4, unique=True))
    changes = [
        SiteChange(CLOSE, key) if draw(some.booleans()) else SiteChange(MOVE, key, *draw(points))
        for key in keys
    ]
    return (
        *changes,
        *(SiteChange(OPEN, "", *at) for at in draw(some.lists(points, max_size=3, unique=True))),
    )


@settings(deadline=None)
@given(grounds(), means, scenarios(), some.randoms())
def test_the_order_of_changes_says_nothing(of, means, scenario, random):
    shuffled = list(scenario)
    random.shuffle(shuffled)
    one, two = asked(of, means, *scenario), asked(of, means, *shuffled)
    assert np.array_equal(one.after.length, two.after.length)
    assert one.sites_after == two.sites_after and one.district_after == two.district_after
    assert (one.effect is None) == (two.effect is None)
    if one.effect and two.effect:
        assert one.effect.then == two.effect.then and one.effect.municipalities == two.effect.municipalities


@settings(deadline=None)
@given(grounds(), means, scenarios())
def test_figures_add_up(of, means, scenario):
    found = asked(of, means, *scenario)
    for now in (found.district, found.district_after):
        assert np.isclose(sum(now.by_class), now.children)
        assert now.beyond is None or np.isclose(now.by_class[-1], now.beyond)
    for level in found.by_level.values():
        assert np.isclose(sum(one.children for one in level), found.district.children)
    if found.effect:
        rows, then = found.effect.municipalities, found.effect.then
        assert np.isclose(sum(row.after.children for row in rows), found.effect.after.children)
        assert np.isclose(sum(one.children for one in then), found.effect.after.children)


@given(scenarios())
def test_an_address_brings_a_scenario_back(scenario):
    assert read(write(scenario), 8) == (scenario, ())


@settings(deadline=None)
@given(grounds(), means, scenarios())
def test_new_columns_are_as_if_all_were_measured_anew(of, means, scenario):
    found = asked(of, means, *scenario)
    anew = asked(replace(of, sites=found.sites_after), means)
    assert np.array_equal(anew.before.length, found.after.length)
