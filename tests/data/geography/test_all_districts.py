"""The municipalities of all 400 districts, as they ship: complete, without gaps or overlaps, true to their
sources."""

from __future__ import annotations

import csv
import json
import os
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import shapely
from shapely.geometry import shape

from data.build.boundaries.projected import in_metres
from data.build.boundaries.sources import read_states
from data.geography.geometry import NEWEST, Topology, boundaries, features, geojson, map_geometry

DISTRICT, TODAY, OF_FIGURES = "13076", NEWEST, date(2022, 12, 31)
STATES = {key[:2]: key for key in (
    "01001", "02000", "03159", "04011", "05111", "06411", "07232", "08111", "09162", "10041", "11000", "12051",
    "13076", "14511", "15001", "16063",
)}  # fmt: skip


def polygons(topology: Topology):
    areas = [*topology.layers["gemeinden"], *topology.layers["gemeindefrei"]]
    return {
        one.key: shapely.multipolygons(
            [
                shapely.Polygon(rings[0], rings[1:])
                for polygon in one.polygons
                if (rings := [topology.metres(topology.ring(ring)) for ring in polygon])
            ]
        )
        for one in areas
    }


@pytest.fixture(scope="module")
def country():
    return boundaries(DISTRICT, "gemeinde", TODAY, extent="bund")


@pytest.fixture(scope="module")
def fine():
    """Every area of Germany in full detail, read district by district."""
    districts = [one.key for one in features(boundaries(DISTRICT, "kreis", TODAY), "kreis")]
    found = {}
    for district in districts:
        own = polygons(boundaries(district, "gemeinde", TODAY))
        assert all(key.startswith(district) for key in own)
        assert not set(own) & set(found)
        found |= own
    return found


@pytest.fixture(scope="module")
def reference_data() -> Path:
    if "BILDUNGSLUPE_DATA" not in os.environ:
        pytest.skip("BILDUNGSLUPE_DATA does not name a folder of reference data")
    return Path(os.environ["BILDUNGSLUPE_DATA"])


@pytest.fixture(scope="module")
def of_figures():
    return boundaries(DISTRICT, "gemeinde", OF_FIGURES, extent="bund")


def test_the_municipalities_of_2023_and_those_of_the_figures_of_2022(country, of_figures):
    """Twelve of 2022 had ended by then, and Jahnatal is new."""
    today, then = ({one.key for one in topology.layers["gemeinden"]} for topology in (country, of_figures))
    assert (len(today), len(then)) == (10_775, 10_786)
    assert today - then == {"14522275"}
    assert len(then - today) == 12
    assert (country.status, of_figures.status) == (date(2023, 3, 1), date(2019, 5, 26))


def test_what_has_ended_is_part_of_what_took_it_in(country, of_figures):
    today, then = polygons(country), polygons(of_figures)
    assert today["14522275"].equals(shapely.union_all([then["14522450"], then["14522620"]]))
    assert today["01059126"].equals(
        shapely.union_all([then[key] for key in ("01059126", "01059101", "01059141")])
    )
    shared_out = [then[key] for key in ("16064014", "16064072", "16064073", "16064071", "16061118")]
    assert shapely.union_all([today["16064071"], today["16061118"]]).equals(shapely.union_all(shared_out))


def test_all_of_germany_is_10775_municipalities_and_204_areas_of_none(country, fine):
    assert len(country.layers["gemeinden"]) == 10_775
    assert len(country.layers["gemeindefrei"]) == 204
    assert len({key[:5] for key in fine}) == 400
    assert set(polygons(country)) == set(fine)


def test_in_full_detail_no_area_is_broken_overlaps_another_or_leaves_a_gap(fine):
    areas = np.array(list(fine.values()), dtype=object)
    assert shapely.is_valid(areas).all()
    assert shapely.coverage_is_valid(areas)


def test_coarser_maps_are_as_sound(country, of_figures):
    for topology in (
        country,
        *(boundaries(one, "gemeinde", TODAY, extent="land") for one in ("09162", "13076")),
    ):
        areas = np.array(list(polygons(topology).values()), dtype=object)
        assert shapely.is_valid(areas).all()
        assert shapely.coverage_is_valid(areas)


@pytest.mark.parametrize("state", STATES)
def test_every_state_can_be_drawn_at_once(state, country):
    topology = boundaries(STATES[state], "gemeinde", TODAY, extent="land")
    keys = {one.key for one in topology.layers["gemeinden"]}
    assert keys == {one.key for one in country.layers["gemeinden"] if one.key.startswith(state)}
    drawing = map_geometry(topology, level="gemeinde")
    assert {one.key for one in drawing.areas} == keys
    assert drawing.view_box[2] <= 1500 + 2
    assert not {one.key for one in drawing.context} & {state}


def test_the_map_of_germany_is_coarse_and_small(country):
    drawing = map_geometry(country, level="gemeinde")
    assert drawing.unit_m == 500
    assert len(drawing.areas) == 10_775
    assert sum(len(one.path) for one in drawing.areas) < 1.3e6
    assert all(one.path for one in drawing.areas)
    assert {len(one.key) for one in drawing.context} == {8}, "land of no municipality, quietly"
    assert len(drawing.inner_lines) > 10_000, "borders of states"


def test_the_map_of_a_state_parts_districts_and_has_other_states_around_it():
    drawing = map_geometry(boundaries(DISTRICT, "gemeinde", TODAY, extent="land"), level="gemeinde")
    assert len(drawing.areas) == 726
    assert {one.key for one in drawing.context} >= {"01", "03", "12"}
    assert drawing.inner_lines.startswith("M")


def test_a_state_in_a_past_year_has_the_district_of_that_year():
    past = boundaries(DISTRICT, "gemeinde", date(2016, 12, 31), extent="land")
    assert len(past.layers["gemeinden"]) == 726 - 142 + 147
    assert past.status == date(2016, 1, 1)


def test_municipalities_can_be_put_together_to_ämter_in_every_state(country):
    assert {one.key[:2] for one in features(country, "amt")} == set(STATES)
    assert all(one.rings for one in features(country, "amt"))


def test_geojson_of_a_state_holds_its_municipalities():
    document = geojson(boundaries(DISTRICT, "gemeinde", TODAY, extent="land"), "gemeinde")
    assert len(document["features"]) == 726


def test_the_keys_are_those_of_the_published_figures(of_figures, reference_data):
    with (reference_data / "figures" / "zensus2022_demography.csv").open(encoding="utf-8") as file:
        published = {row["ags"]: row for row in csv.DictReader(file) if row["level"] == "municipality"}
    assert {one.key for one in of_figures.layers["gemeinden"]} == set(published)
    assert all(
        one.properties["amt"] == published[one.key]["ars"][:9] for one in of_figures.layers["gemeinden"]
    )


def test_every_area_is_as_large_as_in_its_source(fine, reference_data):
    """Within 0.5 %, or a hectare and a half where that is less than the grid's 10 m allow."""
    source = read_states(reference_data).areas
    assert set(source) == {key for key in fine if not key.startswith("09")}
    off = {
        key for key, area in source.items() if abs(fine[key].area - area.area) > max(0.005 * area.area, 15e3)
    }
    assert off == set()


def test_the_default_district_is_that_of_its_own_file(fine, reference_data):
    with (reference_data / "geo" / "vg250ew_2023_lup.geojson").open(encoding="utf-8") as file:
        features = json.load(file)["features"]
    shapes = in_metres(shape(feature["geometry"]) for feature in features)
    assert len(shapes) == 142
    for feature, area in zip(features, shapes, strict=True):
        drawn = fine[feature["properties"]["ags"]]
        assert shapely.symmetric_difference(drawn, area).area < 0.03 * area.area


@pytest.mark.parametrize("district", ["09780", "16077", "08126", "12063"])
def test_neighbours_fill_the_widest_and_the_narrowest_frame(district):
    """Inland districts, so that there is land on every side."""
    drawing = map_geometry(boundaries(district, "gemeinde", TODAY), level="gemeinde")
    width, height = drawing.view_box[2:]
    wide, high = max(width, 2.4 * height), max(height, width / 0.7)
    boxes = [one.box for one in drawing.context]
    slack = 0.05 * max(width, height)
    if district != "09780":  # Austria is not drawn
        assert max(box[3] for box in boxes) > (height + high) / 2 - slack
    assert min(box[1] for box in boxes) < (height - high) / 2 + slack
    assert min(box[0] for box in boxes) < (width - wide) / 2 + slack
    assert max(box[2] for box in boxes) > (width + wide) / 2 - slack
