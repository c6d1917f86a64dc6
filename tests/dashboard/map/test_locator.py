"""The small map of a profile: what it shows, in which colours, and that it stays small."""

from datetime import date

from dashboard.domain.geometry import MapGeometry, Shape
from dashboard.drawing.style import COLOURS
from dashboard.map.description import MapArea
from dashboard.map.locator import coarse, locator, locator_svg

SQUARE = "M0 0l100 0 0 100-100 0z"
AREAS = tuple(Shape(key, key, SQUARE, (50, 50), (0, 0, 100, 100)) for key in ("a", "b", "c"))
GEOMETRY = MapGeometry("gemeinde", date(2019, 5, 26), (0, 0, 200, 100), AREAS, "M0 0l100 100", SQUARE, ())


def test_place_and_surroundings_have_their_colours_and_others_are_ground():
    svg = locator_svg(locator(GEOMETRY, {"a"}, {"b", "c"}), "light")
    assert svg.count(f'fill="{COLOURS["light"].places[0]}"') == 1
    assert svg.count(f'stroke="{COLOURS["light"].accent}"') == 1
    assert svg.count("<path") == 4


def test_without_surroundings_or_place_nothing_of_them_is_drawn():
    assert locator_svg(locator(GEOMETRY, set(), set())).count("<path") == 2
    assert "var(--bl-place-1)" in locator_svg(locator(GEOMETRY, {"a"}, set()))


def test_its_size_follows_the_map():
    assert 'viewBox="0 0 236 118" width="236" height="118"' in locator_svg(locator(GEOMETRY, {"a"}, set()))


def test_the_place_lies_above_its_surroundings_and_these_above_all_borders():
    marks = locator(GEOMETRY, {"a"}, {"b", "c"}).marks
    assert [mark.fill.ground if isinstance(mark, MapArea) else mark.role for mark in marks] == [
        "inset", "inner", "line", "place-1",
    ]  # fmt: skip


def test_points_that_nobody_can_tell_apart_are_left_out_and_ends_of_strokes_stay():
    fine = "M0 0l1 0 1 0 1 0 97 0 0 100z"
    assert coarse(fine, 0, 0, 1) == "M0 0l100 0 0 100z"
    assert coarse("M0 0l20 0 1 0", 0, 0, 1, closed=False) == "M0 0l20 0 1 0"
    assert coarse("M0 0l1 0 1 1z", 0, 0, 1) == ""
