"""The boundaries that ship, and what becomes of them: paths for the map and GeoJSON for machines."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyproj
import pytest
import shapely

from dashboard.errors import GeometryError
from data.geography.geometry import (
    FOLDER,
    available,
    boundaries,
    features,
    file_of,
    geojson,
    map_geometry,
)
from data.geography.packed import read_contents
from data.geography.topology import Topology, signed_area

DISTRICT, TODAY = "13076", date(2019, 5, 26)
REPOSITORY = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def of_2016() -> Topology:
    return boundaries(DISTRICT, "gemeinde", date(2018, 12, 31))


@pytest.fixture(scope="module")
def of_2019() -> Topology:
    return boundaries(DISTRICT, "gemeinde", TODAY)


@pytest.fixture(scope="module")
def districts() -> Topology:
    return boundaries(DISTRICT, "kreis", date(2024, 12, 31))


@pytest.fixture(params=["13076 of 2016", "13076", "07232", "land", "kreise"])
def shipped(request, of_2016, of_2019, districts):
    return {
        "13076 of 2016": of_2016,
        "13076": of_2019,
        "07232": boundaries("07232", "gemeinde", TODAY),
        "land": boundaries(DISTRICT, "gemeinde", TODAY, extent="land"),
        "kreise": districts,
    }[request.param]


@pytest.fixture
def reference_data() -> Path:
    if "BILDUNGSLUPE_DATA" not in os.environ:
        pytest.skip("BILDUNGSLUPE_DATA does not name a folder of reference data")
    return Path(os.environ["BILDUNGSLUPE_DATA"])


def drawn(topology, rings_of_polygons):
    """The polygons as shapely sees them, in metres."""
    return shapely.multipolygons(
        [
            shapely.Polygon(points[0], points[1:])
            for polygon in rings_of_polygons
            if (points := [topology.metres(topology.ring(ring)) for ring in polygon])
        ]
    )


def shapes(topology, level):
    return {one.key: drawn(topology, one.polygons) for one in features(topology, level)}


def from_path(path):
    """The area that a path with relative steps fills, in square units."""
    total = 0.0
    for start, steps in re.findall(r"M([^l]+)l([^z]+)z", path):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", start + " " + steps)]
        total += signed_area(np.cumsum(np.array(numbers).reshape(-1, 2), axis=0))
    return abs(total)


def test_the_district_has_147_municipalities_of_2016_and_142_since_26_may_2019(of_2016, of_2019):
    assert len(features(of_2016, "gemeinde")) == 147
    assert len(features(of_2019, "gemeinde")) == 142
    assert of_2019.status == TODAY


def test_a_day_before_the_oldest_boundaries_gets_the_oldest(of_2016):
    assert boundaries(DISTRICT, "gemeinde", date(2012, 1, 1)).status == of_2016.status
    assert boundaries(DISTRICT, "amt", date(2018, 12, 31)).status == of_2016.status


def test_available_names_levels_and_days():
    levels = available(DISTRICT)
    assert levels["gemeinde"] == levels["amt"] == (date(2016, 1, 1), date(2019, 1, 1), TODAY)
    assert set(levels) == {"gemeinde", "amt", "kreis", "land"}
    assert available("03159")["gemeinde"] == (date(2016, 1, 1),)
    assert available("14522")["gemeinde"] == (date(2016, 1, 1), date(2023, 1, 1))
    assert available("99999") == {}


@pytest.mark.parametrize("town", ["01001", "09162", "11000", "02000", "05111"])
def test_a_town_has_no_map_of_municipalities(town):
    assert set(available(town)) == {"kreis", "land"}


def test_ämter_where_each_municipality_is_its_own_are_no_level():
    """In Saarland and North Rhine-Westphalia there are none between municipality and district."""
    assert set(available("10041")) == set(available("05315")) | {"gemeinde"} == {"gemeinde", "kreis", "land"}
    assert "amt" in available("07232")


def test_a_district_without_boundaries_is_an_error():
    with pytest.raises(GeometryError, match="99999"):
        boundaries("99999", "gemeinde", date(2024, 1, 1))


def test_a_broken_or_missing_file_is_an_error_for_people(tmp_path):
    (tmp_path / file_of("13")).write_bytes(b"BLG1 and nothing else")
    with pytest.raises(GeometryError, match="beschädigt"):
        available(DISTRICT, tmp_path)
    with pytest.raises(GeometryError, match="gibt es nicht"):
        read_contents(tmp_path / "fehlt.bin")
    with pytest.raises(GeometryError, match="Ebene „kreis“"):
        boundaries(DISTRICT, "kreis", TODAY, tmp_path)


def test_no_area_that_is_drawn_overlaps_another_or_leaves_a_gap(shipped):
    layer = [
        *shipped.layers.get("gemeinden", shipped.layers.get("kreise")),
        *shipped.layers.get("gemeindefrei", ()),
    ]
    polygons = np.array([drawn(shipped, one.polygons) for one in layer])
    assert shapely.is_valid(polygons).all()
    assert shapely.coverage_is_valid(polygons)
    union = shapely.union_all(polygons)
    assert union.area == pytest.approx(shapely.area(polygons).sum(), rel=1e-9)


def test_neighbours_take_over_the_line_of_what_they_border_on(shipped):
    """Between the map and the quiet land around it there is no crack, and nothing of it lies beneath."""
    if "kontext" not in shipped.layers:
        pytest.skip("all of Germany has no neighbours here")
    (whole,) = (drawn(shipped, one.polygons) for one in shipped.layers["umriss"])
    # What is cut off may run along the edge of the cut and back.
    around = shapely.union_all(
        [shapely.make_valid(drawn(shipped, one.polygons)) for one in shipped.layers["kontext"]]
    )
    beneath = shapely.intersection(whole, around)
    cracks = shapely.difference(whole.buffer(300, quad_segs=2), shapely.union_all([whole, around]))
    thin = [one for one in shapely.get_parts(cracks) if one.area < 50_000]
    assert beneath.area < 1e-4 * whole.area
    assert sum(one.area for one in thin) < 1e-4 * whole.area


def test_the_district_has_no_holes_but_the_enclave_that_belongs_to_others(of_2016):
    """Nothing inside the district's border is uncovered: its union has as many rings as parts."""
    union = shapely.union_all(list(shapes(of_2016, "gemeinde").values()))
    holes = [shapely.Polygon(ring) for part in shapely.get_parts(union) for ring in part.interiors]
    context = shapely.union_all([drawn(of_2016, one.polygons) for one in of_2016.layers["kontext"]])
    assert all(context.buffer(1).covers(hole) for hole in holes)


def test_the_district_covers_4767_square_kilometres_at_both_dates(of_2016, of_2019):
    for topology in (of_2016, of_2019):
        area = sum(one.area for one in shapes(topology, "gemeinde").values()) / 1e6
        assert area == pytest.approx(4767, rel=0.005)


def test_both_dates_draw_the_same_lines(of_2016, of_2019):
    """A border that remains has not moved: each step of a border of 2019 is one of 2016."""

    def steps(topology):
        found = set()
        for one in features(topology, "gemeinde"):
            for ring in one.rings:
                points = [tuple(point) for point in topology.metres(topology.ring(ring)).tolist()]
                found |= {frozenset(pair) for pair in pairwise([*points, points[0]])}
        return found

    assert steps(of_2019) < steps(of_2016)


def test_a_merged_municipality_is_the_union_of_its_parts(of_2016, of_2019):
    before, after = shapes(of_2016, "gemeinde"), shapes(of_2019, "gemeinde")
    parts = ["13076095", "13076132", "13076137"]
    assert after["13076168"].equals(shapely.union_all([before[key] for key in parts]))
    assert not set(parts) & set(after)


def test_20_unions_dissolved_by_arcs_equal_the_union_of_their_municipalities(of_2016, of_2019):
    for topology in (of_2016, of_2019):
        municipalities = shapes(topology, "gemeinde")
        unions = shapes(topology, "amt")
        assert len(unions) == 20
        for key, union in unions.items():
            members = [
                municipalities[one.key]
                for one in topology.layers["gemeinden"]
                if one.properties["amt"] == key
            ]
            assert union.is_valid
            assert union.equals(shapely.union_all(members))


def test_states_dissolved_by_arcs_equal_the_union_of_their_districts(districts):
    polygons = shapes(districts, "kreis")
    states = shapes(districts, "land")
    assert len(states) == 16
    for key, state in states.items():
        assert state.is_valid
        assert state.equals(
            shapely.union_all([one for district, one in polygons.items() if district[:2] == key])
        )


def test_there_are_400_districts_with_today_s_keys(districts):
    keys = {one.key for one in features(districts, "kreis")}
    assert len(keys) == 400
    assert {"03159", "16063"} <= keys
    assert not {"03152", "03156", "16056"} & keys


def test_the_districts_are_those_of_the_published_figures(districts, reference_data):
    with (reference_data / "figures" / "inkar_district_names.csv").open(encoding="utf-8") as file:
        published = {row["key"] for row in csv.DictReader(file)}
    assert {one.key for one in features(districts, "kreis")} == published


def test_every_registered_centroid_lies_in_its_municipality(of_2019, reference_data):
    with (reference_data / "facts" / "lup_municipalities.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    to_utm = pyproj.Transformer.from_crs("EPSG:4258", "EPSG:25832", always_xy=True)
    polygons = shapes(of_2019, "gemeinde")
    assert set(polygons) == {row["ags"] for row in rows}
    outside = [
        row["name"]
        for row in rows
        if not polygons[row["ags"]].covers(
            shapely.Point(to_utm.transform(float(row["lon"]), float(row["lat"])))
        )
    ]
    assert outside == []


def test_the_municipalities_have_the_registered_areas(of_2019, reference_data):
    """Within 5 % or half a square kilometre: VG250 is drawn at 1:250,000."""
    with (reference_data / "facts" / "lup_municipalities.csv").open(encoding="utf-8") as file:
        registered = {row["ags"]: float(row["flaeche_km2_2023"]) for row in csv.DictReader(file)}
    for key, polygon in shapes(of_2019, "gemeinde").items():
        assert polygon.area / 1e6 == pytest.approx(registered[key], rel=0.05, abs=0.5)


def test_every_label_point_lies_inside_what_is_drawn(shipped):
    for level in ("kreis", "land") if "kreise" in shipped.layers else ("gemeinde", "amt"):
        polygons = shapes(shipped, level)
        for one in features(shipped, level):
            assert polygons[one.key].contains(shapely.Point(one.properties["punkt"]))


def test_the_map_of_municipalities_holds_borders_outline_and_neighbours(of_2019):
    drawing = map_geometry(of_2019, level="gemeinde")
    assert (drawing.level, drawing.status, drawing.unit_m) == ("gemeinde", TODAY, 100)
    assert len(drawing.areas) == 142
    assert {"13004", "13072", "12070"} <= {one.key for one in drawing.context}
    assert DISTRICT not in {one.key for one in drawing.context}
    assert drawing.inner_lines.startswith("M")
    assert 800 < drawing.view_box[2] < 1500
    total = sum(from_path(one.path) for one in drawing.areas)
    assert total == pytest.approx(from_path(drawing.outline), rel=1e-9)
    assert total == pytest.approx(476_700, rel=0.005)
    x, y, width, height = drawing.view_box
    for one in drawing.areas:
        assert x < one.box[0] < one.point[0] < one.box[2] < x + width
        assert y < one.box[1] < one.point[1] < one.box[3] < y + height


def test_areas_come_in_german_order_of_name(of_2019):
    names = [one.name for one in map_geometry(of_2019, level="gemeinde").areas]
    assert names.index("Göhlen") < names.index("Goldberg") < names.index("Grabow")


def test_context_reaches_beyond_the_view_box_on_every_side(of_2019):
    drawing = map_geometry(of_2019, level="gemeinde")
    _, _, width, height = drawing.view_box
    assert min(one.box[0] for one in drawing.context) < -0.5 * width
    assert max(one.box[2] for one in drawing.context) > 1.5 * width
    assert min(one.box[1] for one in drawing.context) < -0.5 * height
    assert max(one.box[3] for one in drawing.context) > 1.5 * height


def test_the_map_of_a_state_shows_its_districts_in_front_of_others(districts):
    drawing = map_geometry(districts, level="kreis", region="13")
    assert len(drawing.areas) == 8
    assert DISTRICT in {one.key for one in drawing.areas}
    assert all(one.key[:2] != "13" for one in drawing.context)
    assert 20 < len(drawing.context) < 392
    assert drawing.inner_lines == ""
    assert 800 < drawing.view_box[2] < 1500


def test_the_map_of_all_districts_draws_the_borders_of_states(districts):
    drawing = map_geometry(districts, level="kreis", region="DG")
    assert len(drawing.areas) == 400
    assert drawing.context == ()
    assert len(drawing.inner_lines) > 1000
    assert 800 < drawing.view_box[2] < 1500


def test_a_state_that_does_not_exist_is_an_error(districts):
    with pytest.raises(GeometryError, match="99"):
        map_geometry(districts, level="kreis", region="99")


def test_a_level_that_the_file_does_not_hold_is_an_error(of_2019, districts):
    with pytest.raises(GeometryError, match="kreis"):
        map_geometry(of_2019, level="kreis")
    with pytest.raises(GeometryError, match="amt"):
        geojson(districts, "amt")


@pytest.mark.parametrize("level", ["gemeinde", "amt"])
def test_geojson_is_valid_in_degrees_with_outer_rings_counter_clockwise(of_2019, level):
    document = geojson(of_2019, level)
    assert document["type"] == "FeatureCollection"
    for feature in document["features"]:
        assert set(feature["properties"]) == {"gebiet", "name"}
        polygon = shapely.from_geojson(json.dumps(feature["geometry"]))
        assert polygon.is_valid
        for part in shapely.get_parts(polygon):
            assert part.exterior.is_ccw
            assert not any(ring.is_ccw for ring in part.interiors)
    west, south, east, north = shapely.total_bounds(
        [shapely.from_geojson(json.dumps(one["geometry"])) for one in document["features"]]
    )
    assert 10.5 < west < east < 12.5
    assert 53.0 < south < north < 54.0


def test_geojson_can_be_limited_to_keys(districts):
    document = geojson(districts, "kreis", keys=[DISTRICT, "13004"])
    assert [one["properties"]["gebiet"] for one in document["features"]] == ["13004", DISTRICT]


def test_reading_boundaries_needs_no_geometry_library():
    """They take more than a second to import, and the serving process draws without them."""
    heavy = "{'shapely', 'geopandas', 'pyproj', 'topojson', 'pandas'}"
    code = f"import sys, data.geography.geometry; sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, check=False).returncode == 0


def test_the_files_are_small_and_name_their_source():
    files = sorted(FOLDER.glob("*.bin"))
    assert len(files) == 17
    assert sum(path.stat().st_size for path in files) <= 2.5e6
    for path in files:
        header = read_contents(path).header
        assert "© GeoBasis-DE / BKG (2023)" in header["source"]
        assert "dl-de/by-2-0" in header["licence"]
        assert "Daten verändert" in header["changed"]
