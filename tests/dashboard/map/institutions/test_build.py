"""The map of the Bildungslandkarte as a description: what lies where, and what is cut off."""

from datetime import date
from math import hypot

import pytest

from dashboard.domain.geometry import MapGeometry, Shape
from dashboard.map.build import MapGround
from dashboard.map.description import MapArea, MapCluster, MapPatch, MapPoint
from dashboard.map.institutions.build import (
    CellClass,
    InstitutionLayers,
    institution_map,
    part_around,
    squares,
)
from dashboard.map.institutions.clusters import PlacedInstitution
from dashboard.map.kind_shapes import BOX, CLOSED, HOME, OPENED, SHAPES, SITE, corners
from dashboard.map.outline import rings
from dashboard.map.status_symbols import VALUE, Symbol
from dashboard.map.svg_painter import painted

BOX_PX = (0.0, 0.0, 400.0, 400.0)


def square(key, x, y, size):
    path = f"M{x} {y}h{size}v{size}h{-size}Z"
    return Shape(key, key, path, (x + size / 2, y + size / 2), (x, y, x + size, y + size))


AREAS = (square("a", 0, 0, 200), square("b", 200, 0, 200))
GROUND = MapGround(
    MapGeometry("gemeinde", date(2020, 1, 1), (0, 0, 400, 200), AREAS, "", "M0 0H400V200H0Z", ()),
    {"a": "Adorf", "b": "Bdorf"}, {"a": 20_000, "b": 10}, ["a"],
)  # fmt: skip


def one(key, at, kind="early", shape="disc", **more):
    return PlacedInstitution(key, key, kind, at, SHAPES[shape], f"kind_{kind}", kinds=f"{kind}s", **more)


def drawn(symbols=None, **layers):
    given = InstitutionLayers(several="{count} zusammen", **layers)
    return institution_map(GROUND, symbols or {}, given, BOX_PX, unit_m=100)


def points(drawing):
    return {one.key: one for one in drawing.points()}


def test_institutions_that_lie_close_are_one_mark_in_the_order_of_the_groups():
    near = (one("s", (50, 50), "school"), one("e", (52, 50)), one("f", (51, 51)))
    (mark,) = drawn(institutions=near).points()
    assert isinstance(mark, MapCluster)
    assert (mark.count, mark.name, mark.said) == ("3", "3 zusammen", "2 earlys, 1 school")
    assert mark.shares == (("kind_early", 2), ("kind_school", 1))


def test_the_chosen_one_stands_alone_above_the_others_with_its_name():
    near = (one("s", (50, 50), "school"), one("e", (52, 50)), one("f", (51, 51)))
    drawing = drawn(institutions=near, chosen="s")
    assert [type(mark).__name__ for mark in drawing.points()] == ["MapCluster", "MapPoint"]
    assert points(drawing)["s"].ring == "chosen"
    assert [pill.text for pill in drawing.pills] == ["s"]


def test_a_mark_says_where_it_is_not_exact_closed_for_the_time_or_on_colours():
    far = (one("x", (20, 20), exact=False), one("p", (300, 150), paused=True))
    quiet = points(drawn(institutions=far))
    assert (quiet["x"].ring, quiet["p"].paused) == ("approximate", True)
    symbols = {key: Symbol(VALUE, "class-0-5", False, "5", True) for key in "ab"}
    coloured = drawn(symbols, institutions=far, lakes="M10 10h50v50h-50Z")
    assert points(coloured)["x"].ring == "disc"
    assert not [patch for patch in coloured.patches() if patch.role == "waters"], "no lakes over colours"


def test_land_is_quiet_without_figures():
    areas = list(drawn().areas())
    assert {area.fill.ground for area in areas} == {"land"} and not any(area.dotted for area in areas)


def test_the_readers_place_pushes_marks_aside_and_has_its_radius():
    drawing = drawn(
        institutions=(one("e", (100, 100)),), place=(100.0, 100.0), place_name="Adorf", radius=50.0
    )
    e = points(drawing)["e"]
    assert e.at != (100, 100)
    assert [mark.ring for mark in drawing.points() if isinstance(mark, MapPoint)][-1] == "place"
    (radius,) = (patch for patch in drawing.patches() if patch.role == "radius")
    assert not radius.closed and radius.edges[0].dotted


def test_what_lies_outside_the_frame_is_cut_off():
    drawing = drawn(
        institutions=(one("far", (900, 900)),),
        lakes="M350 50h400v100h-400Z",
        rivers="M-500 100L900 100",
        cells=(CellClass(squares([(-300, 0), (50, 50)], 100), "class-0-5", "unter 10"),),
    )
    assert not list(drawing.points())
    x0, y0, x1, y1 = (-3, -103, 403, 303)  # the box in map units, 1.5 % wider than the land
    for patch in drawing.patches():
        for ring in rings(patch.path):
            assert all(x0 - 4 <= x <= x1 + 4 and y0 - 4 <= y <= y1 + 4 for x, y in ring), patch.role
    (cells,) = (patch for patch in drawing.patches() if patch.role == "cells")
    assert len(rings(cells.path)) == 1


def test_names_give_way_to_marks_and_to_what_covers_the_map():
    free = drawn()
    assert "Adorf" in [label.text for label in free.names]
    given = InstitutionLayers(several="")
    hidden = institution_map(GROUND, {}, given, BOX_PX, unit_m=100, covered=(BOX_PX,))
    assert "Adorf" not in [label.text for label in hidden.names]


def test_layers_lie_in_their_order():
    drawing = drawn(
        institutions=(one("e", (100, 100)),), lakes="M10 10h50v50h-50Z", catchment=AREAS[0].path,
        cells=(CellClass(squares([(50, 50)], 100), "class-0-5", "unter 10"),),
    )  # fmt: skip
    order = [mark.role if isinstance(mark, MapPatch) else type(mark).__name__ for mark in drawing.marks]
    at = [order.index(name) for name in ("MapArea", "waters", "cells", "MapLine", "catchment", "MapPoint")]
    assert at == sorted(at)
    assert sum(isinstance(mark, MapArea) for mark in drawing.marks) == 2
    assert "kartenlinien" in painted(drawing, "light")


def test_a_part_without_a_border_is_a_dashed_circle_about_its_point():
    drawing = drawn(about=((100, 100),), about_radius=12, catchment_name="Einzugsbereich")
    (patch,) = (one for one in drawing.patches() if one.role == "catchment")
    assert [edge.dotted for edge in patch.edges] == [False, True] and patch.closed and patch.fill
    (ring,) = rings(patch.path)
    assert {round(hypot(x - 100, y - 100), 1) for x, y in ring} == {12.0}


@pytest.mark.parametrize("points", [[(50.0, 50.0)], [(10.0, 10.0), (390.0, 190.0)]])
def test_a_part_holds_its_points_and_never_more_than_the_whole(points):
    across, down, zoom = part_around(AREAS, points, 20.0)
    half_wide, half_high = 400 / zoom / 2, 200 / zoom / 2
    x, y = across * 400, down * 200
    assert 1 < zoom <= 24
    assert all(abs(px - x) <= half_wide and abs(py - y) <= half_high for px, py in points)


@pytest.mark.parametrize("shape", [*SHAPES.values(), HOME, OPENED, CLOSED, SITE])
def test_every_shape_has_corners_in_its_box(shape):
    for path in filter(None, (shape.path, shape.opening)):
        found = corners(path)
        assert found and all(len(ring) >= 2 for ring in found)
        assert all(0 <= x <= BOX and 0 <= y <= BOX for ring in found for x, y in ring)
    disc = corners(SHAPES["disc"].path)[0]
    assert all(abs(((x - 8) ** 2 + (y - 8) ** 2) ** 0.5 - 5.6) < 0.01 for x, y in disc)
