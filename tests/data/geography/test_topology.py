"""Paths, borders and holes of three made areas, and the projection."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyproj

from data.geography.geometry import (
    features,
    map_geometry,
)
from data.geography.projection import to_geographic, to_metres
from data.geography.topology import Topology, TopologyArea, border, dissolve


def square_topology() -> Topology:
    """A square of 2 x 2 in a ring around it of 6 x 6, which touches an outer square of 6 x 6 in its east."""
    lines = (
        [[0, 0], [6, 0], [6, 6], [0, 6], [0, 0]],
        [[2, 2], [4, 2], [4, 4], [2, 4], [2, 2]],
        [[6, 6], [12, 6], [12, 12], [6, 12], [6, 6]],
    )
    squares = (
        square("99001001", "Öhe", "990010001", ((0,), (~1,)), (0.5, 5)),
        square("99001002", "Mitte", "990010001", ((1,),), (3, 3)),
        square("99001003", "Ost", "990010003", ((2,),), (9, 9)),
    )
    return Topology(
        status=date(2020, 1, 1),
        region="99001",
        scale=(1000, 1000),
        translate=(600_000, 5_900_000),
        arcs=tuple(np.array(line) for line in lines),
        layers={"gemeinden": squares},
    )


def square(key, name, amt, rings, point):
    at = (600_000 + 1000 * point[0], 5_900_000 + 1000 * point[1])
    return TopologyArea(key, name, (rings,), {"name": name, "amt": amt, "punkt": at})


def test_a_hole_belongs_to_the_ring_around_it():
    topology = square_topology()
    ring, middle, _ = features(topology, "gemeinde")
    assert dissolve(topology, [ring]) == (((0,), (~1,)),)
    assert dissolve(topology, [ring, middle]) == (((0,),),)


def test_areas_that_touch_in_a_point_stay_two_polygons():
    topology = square_topology()
    assert dissolve(topology, features(topology, "gemeinde")) == (((0,),), ((2,),))


def test_borders_are_the_arcs_between_different_groups():
    topology = square_topology()
    assert border(features(topology, "gemeinde"), "amt") == ()
    assert border(features(topology, "gemeinde"), "name") == (1,)


def test_paths_are_relative_with_y_downwards():
    drawing = map_geometry(square_topology(), level="gemeinde")
    middle, outer, east = drawing.areas
    assert [one.name for one in drawing.areas] == ["Mitte", "Öhe", "Ost"]
    side = 2000 / drawing.unit_m
    assert middle.path.endswith(f"l{side:g} 0 0-{side:g}-{side:g} 0z")
    assert outer.path.count("M") == 2
    assert middle.point[1] > east.point[1]


def test_the_projection_agrees_with_pyproj():
    rng = np.random.default_rng(13076)
    points = np.column_stack((rng.uniform(280_000, 930_000, 500), rng.uniform(5_230_000, 6_110_000, 500)))
    expected = pyproj.Transformer.from_crs("EPSG:25832", "EPSG:4258", always_xy=True).transform(*points.T)
    assert np.abs(to_geographic(points) - np.column_stack(expected)).max() < 1e-9


def test_metres_and_degrees_are_ways_back_of_each_other():
    drawn = np.random.default_rng(14)
    degrees = np.column_stack((drawn.uniform(6, 15, 200), drawn.uniform(47, 55.5, 200)))
    assert np.abs(to_geographic(to_metres(degrees)) - degrees).max() < 1e-9
