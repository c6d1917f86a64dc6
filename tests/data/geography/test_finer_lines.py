"""Parts of wide maps as finely as narrower maps draw them: the same areas, in the units of the wide map."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import pytest
import shapely

from dashboard.domain.geometry import MapGeometry
from dashboard.errors import GeometryError
from data.geography.finer_lines import finer_lines
from data.geography.geometry import boundaries, features, map_geometry
from data.geography.municipalities import UNINCORPORATED

DISTRICT = "13076"
STROKE, NUMBER = re.compile("M[^M]*"), re.compile(r"-?[\d.]+(?:e-?\d+)?")


@cache
def wide(extent: str, level: str = "gemeinde") -> MapGeometry:
    topology = boundaries(DISTRICT, level, date.max, extent=extent)
    return map_geometry(topology, level=level, district=DISTRICT)


def lines_of(path: str) -> list[list[tuple[float, float]]]:
    """Points of each stroke of a path of differences."""
    found = []
    for stroke in STROKE.findall(path):
        numbers = [float(number) for number in NUMBER.findall(stroke)]
        points = [(numbers[0], numbers[1])]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            points.append((points[-1][0] + dx, points[-1][1] + dy))
        found.append(points)
    return found


def in_metres(path: str, drawn: MapGeometry) -> shapely.Geometry:
    left, top = drawn.corner_m
    rings = [shapely.Polygon(points) for points in lines_of(path)]
    whole = shapely.Polygon()
    for ring in sorted(rings, key=lambda one: -one.area):
        whole = whole.symmetric_difference(ring.buffer(0))
    return shapely.transform(whole, lambda points: points * [drawn.unit_m, -drawn.unit_m] + [left, top])


@pytest.mark.parametrize("extent", ["land", "bund"])
def test_a_district_is_drawn_as_finely_as_on_its_own_map(extent: str) -> None:
    drawn = wide(extent)
    found = finer_lines(DISTRICT, extent, DISTRICT, drawn)
    own = boundaries(DISTRICT, "gemeinde", date.max)
    true = {area.key: area for area in features(own, "gemeinde")}
    assert {shape.key for shape in found.areas} == set(true)
    coarse = {shape.key: len(shape.path) for shape in drawn.areas}
    assert sum(len(shape.path) for shape in found.areas) > 2 * sum(coarse[key] for key in true)
    for shape in found.areas[:12]:
        exact = shapely.Polygon()
        for ring in true[shape.key].rings:
            exact = exact.symmetric_difference(shapely.Polygon(own.metres(own.ring(ring))).buffer(0))
        assert in_metres(shape.path, drawn).symmetric_difference(exact).area < 0.001 * exact.area


def test_a_state_on_the_map_of_the_country_has_the_lines_of_its_own_map() -> None:
    found, drawn = finer_lines(DISTRICT, "bund", "13", wide("bund")), wide("bund")
    of_state = wide("land")
    true = {shape.key: shape.path for shape in of_state.areas}
    assert {shape.key for shape in found.areas} == set(true)
    for shape in found.areas[:12]:
        exact = in_metres(true[shape.key], of_state)  # rounded to 25 m
        assert in_metres(shape.path, drawn).symmetric_difference(exact).area < 0.01 * exact.area


def test_the_box_of_an_area_is_that_of_its_lines() -> None:
    for shape in finer_lines(DISTRICT, "bund", DISTRICT, wide("bund")).areas[:12]:
        points = [point for line in lines_of(shape.path) for point in line]
        x, y = zip(*points, strict=True)
        assert shape.box == pytest.approx((min(x), min(y), max(x), max(y)), abs=0.02)


def test_lines_between_states_and_around_the_country_are_told_apart() -> None:
    """Mecklenburg-Vorpommern has both; Thuringia touches no other country."""
    drawn = wide("bund")
    north, inland = (finer_lines(DISTRICT, "bund", part, drawn) for part in ("13", "16"))
    assert north.inner and north.outline and north.own
    assert inland.inner and not inland.outline and not inland.own
    around = shapely.union_all([shapely.LineString(line) for line in lines_of(drawn.outline)]).buffer(6)
    for line in lines_of(north.outline):
        assert shapely.LineString(line).difference(around).length < 1


def test_a_map_of_a_state_parts_districts_inside_and_has_its_border_around() -> None:
    found = finer_lines(DISTRICT, "land", DISTRICT, wide("land"))
    own = shapely.union_all([shapely.LineString(line) for line in lines_of(found.own)])
    parts = [shapely.LineString(line) for line in (*lines_of(found.inner), *lines_of(found.outline))]
    assert own.length == pytest.approx(shapely.union_all(parts).length, rel=1e-6)
    other = finer_lines(DISTRICT, "land", "13073", wide("land"))
    assert other.outline and other.inner and not other.own


def test_land_of_no_municipality_is_drawn_as_finely() -> None:
    topology = boundaries("09", "gemeinde", date.max, extent="bund")
    assert any(area.key.startswith("09") for area in topology.layers[UNINCORPORATED])
    assert finer_lines(DISTRICT, "bund", "09", wide("bund")).quiet
    assert not finer_lines(DISTRICT, "bund", DISTRICT, wide("bund")).quiet


def test_aemter_are_whole_and_nothing_parts_them() -> None:
    drawn = wide("land", "amt")
    found = finer_lines(DISTRICT, "land", DISTRICT, drawn)
    assert {shape.key for shape in found.areas} == {
        shape.key for shape in drawn.areas if shape.key.startswith(DISTRICT)
    }
    assert not found.inner and found.outline


@pytest.mark.parametrize(
    ("extent", "part"),
    [("land", "09162"), ("land", "09"), ("bund", "1"), ("bund", "99"), ("bund", "13999"), ("bund", "../")],
)
def test_a_part_that_the_map_does_not_have_is_told(extent: str, part: str) -> None:
    with pytest.raises(GeometryError, match="Einen Teil"):
        finer_lines(DISTRICT, extent, part, wide(extent))
