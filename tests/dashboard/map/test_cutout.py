"""A part of a map: cut along a rectangle, so that pictures, slides and stages draw the same part."""

from dataclasses import replace
from datetime import date

import pytest
from defusedxml.ElementTree import fromstring

from dashboard.domain.geometry import MapGeometry, Shape
from dashboard.exports.slides import drawingml as xml
from dashboard.exports.slides.map_shapes import fill_shape, map_shapes
from dashboard.map.build import MapGround, map_drawing
from dashboard.map.cutout import cut, middle_of, part_of
from dashboard.map.description import Fill
from dashboard.map.group import standing_out
from dashboard.map.outline import rings, strokes
from dashboard.map.status_symbols import VALUE, ZERO, Symbol
from dashboard.map.svg_painter import painted

BOX = (0.0, 0.0, 600.0, 400.0)


def square(key, x, y, side=100):
    path = f"M{x} {y}L{x + side} {y}L{x + side} {y + side}L{x} {y + side}Z"
    return Shape(key, key, path, (x + side / 2, y + side / 2), (x, y, x + side, y + side))


def geometry():
    """Three columns and two rows of squares of 100, an inner line between the rows, an outline around all."""
    shapes = tuple(square(f"{x}{y}", x * 100, y * 100) for y in (0, 1) for x in (0, 1, 2))
    outline = "M0 0L300 0L300 200L0 200Z"
    return MapGeometry(
        "gemeinde",
        date(2024, 12, 31),
        (0, 0, 300, 200),
        shapes,
        "M0 100L300 100",
        outline,
        (square("n", 300, 0),),
    )


def ground(shown, zoom=1.0):
    keys = [shape.key for shape in geometry().areas]
    return MapGround(shown, {key: f"Ort {key}" for key in keys}, dict.fromkeys(keys, 2000), [], zoom)


def drawn(shown, symbols=None, selection=()):
    return map_drawing(ground(shown), symbols or {}, selection, BOX, "see")


def test_the_whole_map_stays_as_it_is():
    assert cut(geometry(), ()) is geometry() or cut(geometry(), ()) == geometry()


def test_a_part_holds_the_areas_that_meet_it_and_cuts_those_at_its_rim():
    part = cut(geometry(), (0.5, 0.25, 2.0))
    assert part_of(geometry(), (0.5, 0.25, 2.0)) == (75, 0, 225, 100)
    assert [(one.key, one.box, one.cut) for one in part.areas] == [
        ("00", (75, 0, 100, 100), True), ("10", (100, 0, 200, 100), False), ("20", (200, 0, 225, 100), True),
    ]  # fmt: skip
    left = part.areas[0]
    assert set(rings(left.path)[0]) == {(75, 0), (100, 0), (100, 100), (75, 100)}
    assert strokes(left.border) == [[(75, 0), (100, 0), (100, 100), (75, 100)]], "no line where it is cut"
    assert 75 < left.point[0] < 100 and 0 < left.point[1] < 100
    assert strokes(part.inner_lines) == [[(75, 100), (225, 100)]]
    assert strokes(part.outline) == [[(75, 0), (225, 0)]]
    assert part.context == ()


def test_a_room_of_another_form_shows_more_on_two_sides():
    assert part_of(geometry(), (0.5, 0.5, 2.0), aspect=3.0) == (0, 50, 300, 150)
    assert part_of(geometry(), (0.5, 0.5, 2.0), aspect=1.0) == (75, 25, 225, 175)


def test_a_hole_stays_a_hole_and_a_part_of_nothing_shows_the_whole():
    ring = replace(square("a", 0, 0, 200), path="M0 0L200 0L200 200L0 200ZM80 80L120 80L120 120L80 120Z")
    one = replace(geometry(), areas=(ring,), outline="", inner_lines="")
    assert [len(found) for found in rings(cut(one, (0.25, 0.5, 2.0)).areas[0].path)] == [4, 4]
    two = replace(geometry(), areas=(square("a", 0, 0, 10), square("b", 290, 190, 10)))
    assert cut(two, (0.5, 0.5, 4.0)) is two


def test_the_middle_of_a_part_has_a_name():
    assert middle_of(geometry(), (0.9, 0.9, 4.0)) == "21"


def test_the_painter_draws_the_part_as_large_as_there_is_room():
    drawing = drawn(cut(geometry(), (0.5, 0.25, 2.0), aspect=1.5), selection=("00", "21"))
    picture = fromstring(f"<svg>{painted(drawing, 'light')}</svg>")
    keys = [node.get("data-key") for node in picture.iter("path") if node.get("data-key")]
    assert keys == ["00", "10", "20"]
    assert drawing.frame.scale == pytest.approx(4 * 0.985)
    assert [(line.key, line.closed) for line in drawing.lines() if line.role == "selected"] == [("00", False)]
    assert [pill.key for pill in drawing.pills] == ["00"], "what lies beyond the rim has no name there"
    for area in drawing.areas():
        for x, y in (drawing.frame.place(point) for ring in rings(area.path) for point in ring):
            assert 0 <= x <= 600 and 0 <= y <= 400


def test_slides_draw_the_same_part_and_close_no_cut_line():
    shown = cut(geometry(), (0.5, 0.25, 2.0), aspect=1.5)
    shapes = "".join(map_shapes(xml.Ids(), drawn(shown, selection=("00",)), "Karte", "de"))
    assert shapes.count("<a:close/>") == 3, "one for each area, none for the outlines"


def test_more_names_stand_on_a_larger_map():
    many = replace(
        geometry(), areas=tuple(square(f"{x}{y}", x * 100, y * 100) for x in range(6) for y in range(6))
    )
    shown = MapGround(
        many, {one.key: one.key for one in many.areas}, {one.key: 2000 for one in many.areas}, ["00"]
    )
    names = [len(map_drawing(replace(shown, zoom=zoom), {}, (), BOX, "see").names) for zoom in (1.0, 2.0)]
    assert names[0] == 1 < names[1]


def test_on_slides_patterns_stand_back_as_well():
    hidden = fill_shape(Fill("status_hatch_bg", "hidden"), "see")
    assert fill_shape(Fill("status_hatch_bg", "hidden", 1.0), "see") == hidden
    pale = fill_shape(Fill("status_hatch_bg", "hidden", 0.0), "see")
    assert pale != hidden and pale.count("FFFFFF") == 2


def test_what_does_not_stand_out_stands_back():
    symbols = {"00": Symbol(VALUE, "class-1-2", False, "5", True), "10": Symbol(ZERO, "", False, "0", True)}
    drawing = drawn(geometry(), standing_out(symbols, {"00"}))
    opacity = {area.key: area.fill.opacity for area in drawing.areas()}
    assert opacity["00"] == 1 and opacity["10"] < 0.3
    assert drawing.symbols == ()
    assert standing_out(symbols, ()) == symbols
