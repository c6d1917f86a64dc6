"""Ways from every populated cell that ships to every institution that ships: the nearest is that of brute force."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
from pyproj import Geod, Transformer

from dashboard.domain.institutions.institution import Institution
from dashboard.indicators.ways.children import cells_of
from dashboard.indicators.ways.lengths import Travel, first_reached
from dashboard.indicators.ways.sites import Site, positions, sites_of
from dashboard.institutions.reachability.question import TravelQuestion
from dashboard.institutions.reachability.result import TravelGround, base_of, reachability
from dashboard.institutions.reachability.scenario import CLOSE, SiteChange
from data.catalogue.travel import travel_rules
from data.embedded_institutions import entries
from data.institutions.shipped.population_cells import all_cells

GEODESIC = Geod(ellps="GRS80")
IN_SPACE = Transformer.from_crs(
    "EPSG:4937", "EPSG:4936", always_xy=True
)  # ETRS89, metres from the Earth's centre
AS_GOOD = 1e-6
"""Two chords are told apart from this share of their length on; below, geodesics decide."""


@cache
def institutions() -> tuple[Institution, ...]:
    return entries().institutions


@cache
def destinations() -> dict[str, tuple[Site, ...]]:
    """The sites of every destination that has any."""
    found = {key: sites_of(institutions(), one) for key, one in travel_rules().destinations.items()}
    return {key: sites for key, sites in found.items() if sites}


def in_space(longitude: np.ndarray, latitude: np.ndarray) -> np.ndarray:
    """Points on the ellipsoid in metres along three axes."""
    return np.column_stack(IN_SPACE.transform(longitude, latitude, np.zeros(len(longitude))))


def test_the_nearest_of_every_kind_is_that_of_brute_force_for_every_cell():
    """By chords through the Earth between all pairs, which no formula of the product shares; a chord of 300 km is
    shorter than its arc by 0.009 %, whatever its direction."""
    cells, compared = all_cells(), 0
    assert len(cells.longitude) > 12_000
    own = in_space(cells.longitude, cells.latitude)
    for key, sites in destinations().items():
        travel = Travel(travel_rules(), travel_rules().destinations[key], "auto", "km")
        ways = first_reached(travel.lengths(cells, sites))
        longitude, latitude = positions(sites)
        theirs = in_space(longitude, latitude)
        brute, least = np.zeros(len(own), dtype=np.int64), np.full(len(own), np.inf)
        for index, site in enumerate(theirs):
            chord = np.linalg.norm(own - site, axis=1)
            brute[chord < least] = index
            least = np.minimum(chord, least)
        chosen = np.linalg.norm(own - theirs[ways.site], axis=1)
        assert np.allclose(ways.length, least / 1000, rtol=6e-4, atol=1e-3), key
        other = np.flatnonzero((ways.site != brute) & (chosen > least * (1 + AS_GOOD)))
        if len(other):  # as good as equally far: the geodesic decides
            of = (cells.longitude[other], cells.latitude[other])
            apart = [
                GEODESIC.inv(*of, longitude[which], latitude[which])[2]
                for which in (ways.site[other], brute[other])
            ]
            assert (apart[0] <= apart[1] * (1 + 5e-4)).all(), key
            assert len(other) < len(own) / 1000, key
        compared += len(own) * len(sites)
    assert compared > 10_000_000


def test_without_any_one_institution_only_cells_that_were_nearest_to_it_have_another_way():
    """Every institution of every kind, one after the other, for every cell."""
    cells, looked_at = all_cells(), 0
    for key, sites in destinations().items():
        table = Travel(travel_rules(), travel_rules().destinations[key], "auto", "km").lengths(cells, sites)
        before = first_reached(table)
        assert (table[np.arange(len(table)), before.site] == before.length).all(), (
            "who goes elsewhere still can"
        )
        for closed in range(len(sites)):
            there = before.site == closed
            after = first_reached(np.where(np.arange(len(sites)) == closed, np.inf, table[there]))
            assert (after.length >= before.length[there]).all() and not (after.site == closed).any()
            looked_at += int(there.sum())
    assert looked_at == len(cells) * len(destinations())


def test_scenarios_that_close_a_school_affect_only_cells_that_were_nearest_to_it():
    """Every primary school that anybody of the district goes to, as the page answers it."""
    rules = travel_rules()
    destination, sites = rules.destinations["grundschule"], destinations()["grundschule"]
    district = frozenset(key for key in np.unique(all_cells().municipality).tolist() if key[:5] == "13076")
    cells = cells_of(all_cells(), district)
    ground = TravelGround(cells, cells.under_15.astype(np.float64), sites, "13076", {})
    question = TravelQuestion(destination, "bus", "minuten", destination.norm, rules.bus)
    base = base_of(ground, question, rules)
    gone_to = np.unique(base.ways.site).tolist()
    assert len(gone_to) > 40
    for index in gone_to:
        scenario = (SiteChange(CLOSE, sites[index].key),)
        found = reachability(ground, replace(question, scenario=scenario), rules, base=base)
        assert found.effect is not None, found.rejected
        went = base.ways.site == index
        assert not (found.effect.affected & ~went).any(), sites[index]
        assert (found.after.length[went] >= base.ways.length[went]).all(), sites[index]
