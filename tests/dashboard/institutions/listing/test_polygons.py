"""Rings become polygons with holes, and neighbours along a border do not overlap."""

import pytest

from dashboard.institutions.listing.polygons import geometry, overlap, polygons


def square(x, y, size):
    corners = ((x, y), (x + size, y), (x + size, y + size), (x, y + size))
    return (*corners, corners[0])


def test_rings_inside_others_are_holes_and_islands_within_them_polygons_again():
    rings = [square(0, 0, 10), square(2, 2, 6), square(4, 4, 2), square(20, 0, 5)]
    found = polygons([rings[1][::-1], rings[2], rings[0], rings[3]])
    assert sorted(len(one) for one in found) == [1, 1, 2]
    (with_hole,) = [one for one in found if len(one) == 2]
    assert with_hole[0] == [list(corner) for corner in rings[0]], "against the clock"
    assert with_hole[1] == [list(corner) for corner in rings[1][::-1]], "with it"


def test_a_ring_may_touch_the_one_around_it():
    inner = ((0, 0), (4, 2), (2, 4), (0, 0))
    assert [len(one) for one in polygons([square(0, 0, 10), inner])] == [2]


@pytest.mark.parametrize("winding", [1, -1])
def test_one_polygon_is_a_polygon_several_are_a_multipolygon(winding):
    assert geometry([square(0, 0, 1)[::winding]]) == {
        "type": "Polygon",
        "coordinates": [[list(corner) for corner in square(0, 0, 1)]],
    }
    assert geometry([square(0, 0, 1), square(5, 5, 1)])["type"] == "MultiPolygon"


@pytest.mark.parametrize(
    ("other", "together"),
    [
        ([square(5, 5, 10)], True),
        ([square(2, 2, 1)], True),
        ([square(-5, -5, 50)], True),
        ([square(10, 0, 10)], False),
        ([square(9.9, 0, 10)], True),
        ([square(9.99, 0, 10)], False),
        ([square(9.99, 0, 0.01)], True),
        ([square(30, 30, 1)], False),
        ([square(-5, -5, 30), square(-1, -1, 12)], False),
        ([], False),
    ],
)
def test_shapes_overlap_where_they_share_an_area(other, together):
    assert overlap([square(0, 0, 10)], other) is together
    assert overlap(other, [square(0, 0, 10)]) is together


def test_a_border_drawn_twice_is_no_overlap():
    """Two surveys of one border weave around each other by metres."""
    woven = [(10 + (0.0005 if at % 2 else -0.0005), at) for at in range(11)]
    left = ((0, 0), *woven, (0, 10), (0, 0))
    right = ((20, 0), (20, 10), *[(10, at) for at in range(10, -1, -1)], (20, 0))
    assert not overlap([left], [right])
    assert overlap([left], [square(9, 4, 2)])
