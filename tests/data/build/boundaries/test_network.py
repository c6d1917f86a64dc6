"""Borders as arcs, and their simplification."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from dashboard.errors import GeometryError
from data.build.boundaries.coverage import label_point, without_specks
from data.build.boundaries.network import network_of, redrawn
from data.build.boundaries.simplify import COUNTRY, DETAIL, GRID_M, MOST_OFF, simplify
from tests.data.build.boundaries.drawings import EAST, NORTH, box, sound


def wavy(x0, y0, x1, y1, along=200):
    """A rectangle whose sides wind in the same way on both sides of a border."""

    def wind(points):
        bow = 60 * np.sin(points[:, 0] / 310) + 45 * np.cos(points[:, 1] / 170)
        return np.round(points + np.column_stack((bow, np.roll(bow, 0))))

    return shapely.transform(shapely.segmentize(box(x0, y0, x1, y1), along), wind)


def test_a_shared_border_is_one_arc():
    network = network_of([box(0, 0, 3, 3), box(3, 0, 6, 3)])
    assert len(network.arcs) == 3
    (first,), (second,) = network.areas
    assert {number for number in first[0] if ~number in second[0]}


def test_an_enclave_is_one_closed_arc_used_from_both_sides():
    around = shapely.Polygon(box(0, 0, 6, 6).exterior, [box(2, 2, 4, 4).exterior])
    network = network_of([around, box(2, 2, 4, 4)])
    assert len(network.arcs) == 2
    assert network.areas[1] == [[[~network.areas[0][0][1][0]]]]


def test_areas_are_drawn_again_from_their_arcs():
    areas = [shapely.union_all([box(0, 0, 3, 3), box(7, 7, 8, 9)]), box(3, 0, 5, 3)]
    drawn = network_of(areas).geometries()
    assert all(one.equals(area) for one, area in zip(drawn, areas, strict=True))


def test_another_drawing_of_the_same_borders_has_the_same_ends():
    areas = [wavy(0, 0, 3, 3), wavy(3, 0, 6, 3), wavy(0, 3, 6, 5)]
    network = network_of(areas)
    lines = redrawn(network, shapely.coverage_simplify(areas, 300))
    for before, after in zip(network.arcs, lines, strict=True):
        assert len(after) < len(before)
        assert (before[[0, -1]] == after[[0, -1]]).all()
    with pytest.raises(GeometryError, match="Knoten"):
        redrawn(network, [box(0, 0, 3, 3), box(3, 0, 6, 3), box(0, 3, 6, 5)])


def test_simplified_areas_keep_their_size_and_leave_no_gaps():
    areas = [wavy(3 * x, 3 * y, 3 * x + 3, 3 * y + 3) for x in range(4) for y in range(3)]
    drawing = simplify(areas)
    drawn = drawing.network.geometries(scale=GRID_M)
    assert sound(dict(enumerate(drawn)))
    assert shapely.get_num_coordinates(drawn).sum() < 0.7 * shapely.get_num_coordinates(areas).sum()
    for one, area in zip(drawn, areas, strict=True):
        assert one.area == pytest.approx(area.area, rel=2 * MOST_OFF)


def test_a_coarser_map_takes_some_of_the_points_and_always_the_ends():
    drawing = simplify([wavy(3 * x, 0, 3 * x + 3, 3) for x in range(3)])
    for arc, levels in zip(drawing.network.arcs, drawing.levels, strict=True):
        assert len(arc) == len(levels)
        assert levels[0] == levels[-1] == COUNTRY
    assert {int(level) for levels in drawing.levels for level in levels} == {0, 1, DETAIL}


def test_small_areas_and_islands_keep_more_of_their_form():
    island = shapely.transform(
        shapely.Point(0, 0).buffer(450, quad_segs=30),
        lambda points: np.round(points + np.array([EAST, NORTH])),
    )
    drawing = simplify([island])
    assert shapely.get_num_coordinates(drawing.network.geometries())[0] >= 16


def test_small_free_islands_go_and_small_parts_that_border_on_others_stay():
    mainland, speck = box(0, 0, 5, 5), shapely.box(EAST + 9000, NORTH, EAST + 9200, NORTH + 200)
    beside = shapely.box(EAST + 5000, NORTH, EAST + 5200, NORTH + 200)
    kept = without_specks([shapely.union_all([mainland, speck]), beside])
    assert [shapely.get_num_geometries(one) for one in kept] == [1, 1]


def test_the_label_stands_in_the_widest_place_of_the_largest_part():
    x, y = label_point(shapely.union_all([box(0, 0, 10, 2), box(2, 2, 8, 8), box(20, 0, 21, 1)]))
    assert box(2, 2, 8, 8).contains(shapely.Point(x, y))
