"""Ways as figures: what stands for an area, from whose institutions, and nothing of one or two children."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from dashboard.domain.area import Area
from dashboard.domain.institutions.institution import Institution
from dashboard.domain.institutions.population_cell import PopulationCells
from dashboard.domain.observation import Provenance, Status
from data.catalogue.loader import load
from data.catalogue.travel import travel_rules
from data.institutions.children import census_children
from data.publishing.institutions.ways import SOURCES, measures_of_ways, way_figures

PARCHIM, GOLDBERG = "13076108", "13076048"
AREAS = [
    Area(PARCHIM, "gemeinde", "Parchim", "Parchim", "130765001", "13076", "13"),
    Area(GOLDBERG, "gemeinde", "Goldberg", "Goldberg", "130765002", "13076", "13"),
]
SCHOOL = Institution(
    "g1", "grundschule", "Grundschule", PARCHIM, longitude=11.85, latitude=53.42, position="exact",
    provenance=Provenance.OFFICIAL,
)  # fmt: skip
DAY = date(2026, 11, 30)
CHILDREN, BEYOND, MINUTES = (
    "wege_kinder_grundschule",
    "wege_kinder_grundschule_ueber",
    "wege_minuten_grundschule",
)


def cells(*at: tuple[str, float, int]) -> PopulationCells:
    """Cells north of the school: municipality, kilometres, children under 15."""
    keys, km, children = zip(*at, strict=True)
    whole = np.zeros(len(at), dtype=np.int32)
    under_15 = np.array(children, dtype=np.int32)
    latitude = 53.42 + np.array(km, dtype=np.float64) / 111.2
    return PopulationCells(
        whole, whole, np.full(len(at), 11.85), latitude, np.array(keys), under_15, under_15, under_15, under_15
    )  # fmt: skip


def figures(at: PopulationCells, *institutions: Institution) -> dict[str, dict[str, dict[str, object]]]:
    found = way_figures(institutions, at, travel_rules(), AREAS, (CHILDREN, BEYOND, MINUTES), on=DAY)
    return {
        measure: {
            source: {row[0]: Status(row[3]) if row[2] is None else row[2] for row in rows}
            for source, rows in of.items()
        }
        for measure, of in found.items()
    }


TWO_PLACES = cells((PARCHIM, 1.0, 300), (PARCHIM, 5.0, 100), (GOLDBERG, 14.0, 80), (GOLDBERG, 8.0, 100))


def test_minutes_are_those_that_half_of_the_children_need_at_most():
    found = figures(TWO_PLACES, SCHOOL)[MINUTES]["wegemodell"]
    # 1 km: 1.3 km of way on foot at 4.5 km/h; 8 km: 10.4 km by bus at 25 km/h and 8 minutes to the stop.
    assert found[PARCHIM] == found["130765001"] == pytest.approx(1.3 * 60 / 4.5, abs=0.15)
    assert found[GOLDBERG] == pytest.approx(10.4 * 60 / 25 + 8, abs=0.15)
    assert found["13076"] == found[PARCHIM]


def test_children_beyond_the_norm_are_counted_rounded_and_nobody_is_zero():
    found = figures(TWO_PLACES, SCHOOL)
    children, beyond = found[CHILDREN]["wegemodell"], found[BEYOND]["wegemodell"]
    counts = census_children(("zensus_kinder_6_9",), (PARCHIM, GOLDBERG))
    assert children[PARCHIM] == counts[PARCHIM]
    assert beyond[PARCHIM] == 0
    assert beyond[GOLDBERG] == beyond["13076"] == round(counts[GOLDBERG] * 80 / 180)


def test_one_or_two_children_are_never_a_number():
    few = cells((PARCHIM, 1.0, 300), (GOLDBERG, 14.0, 1), (GOLDBERG, 8.0, 100))
    beyond = figures(few, SCHOOL)[BEYOND]["wegemodell"]
    assert beyond[GOLDBERG] is Status.SUPPRESSED
    assert beyond["13076"] is Status.SUPPRESSED


def test_an_example_that_somebody_goes_to_makes_all_of_the_district_an_example():
    example = replace(SCHOOL, key="g2", municipality=GOLDBERG, latitude=53.6, provenance=Provenance.EXAMPLE)
    assert set(figures(TWO_PLACES, SCHOOL, example)[MINUTES]) == {"wegemodell_beispiel"}
    far_away = replace(example, latitude=54.9)
    assert set(figures(TWO_PLACES, SCHOOL, far_away)[MINUTES]) == {"wegemodell"}
    own = replace(SCHOOL, provenance=Provenance.DISTRICT)
    assert set(figures(TWO_PLACES, own)[MINUTES]) == {"wegemodell_landkreis"}


def test_without_a_school_in_the_district_there_is_nothing():
    outside = replace(SCHOOL, municipality="13071001")
    closed = replace(SCHOOL, key="g3", valid_until=date(2026, 7, 31))
    assert figures(TWO_PLACES, outside, closed) == {}


def test_sources_and_measures_are_those_of_the_catalogue():
    catalogue = load()
    assert {catalogue.sources[key].provenance: key for key in SOURCES.values()} == SOURCES
    used = {
        key
        for one in catalogue.indicators.values()
        for key in (*one.numerator, *one.denominator, *([one.ratio] if one.ratio else []))
    }
    assert set(measures_of_ways(travel_rules())) <= used


def test_texts_name_the_norms_and_assumptions_that_are_reckoned_with():
    """Whoever changes a number in the catalogue of ways changes the words of its indicators."""
    catalogue, rules = load(), travel_rules()
    for key, destination in rules.destinations.items():
        if destination.published is None:
            continue
        limit = destination.norm if destination.norm is not None else destination.limit_km
        entry = catalogue.indicators[f"erreichbarkeit_{key}"]
        for text in (
            entry.subtitle["de"],
            entry.definition["de"],
            entry.subtitle["en"],
            entry.definition["en"],
        ):
            assert f" {limit:g} " in text, (key, text)
    bus = rules.bus
    note = catalogue.indicators["wegzeit_grundschule"].notes[0]["de"]
    for said in (
        f"mal {bus.detour:g}".replace(".", ","), f"unter {bus.walking_below:g} Kilometern",
        f"{bus.bus_kmh:g} km/h", f"{bus.to_stop:g} Minuten",
    ):  # fmt: skip
        assert said in note
