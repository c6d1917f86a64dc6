"""The map in pictures and on slides: each sign has its look, and both painters draw the same."""

import re
from dataclasses import replace
from datetime import date
from functools import partial

import numpy as np
import pytest
from defusedxml.ElementTree import fromstring

from dashboard.domain.geometry import MapGeometry, Shape
from dashboard.domain.observation import Status
from dashboard.drawing.style import PALETTES, palette
from dashboard.exports.slides import drawingml as xml
from dashboard.exports.slides.map_shapes import map_shapes
from dashboard.indicators.slab.model import CircleSizes
from dashboard.indicators.wording.statuses import status_word
from dashboard.map.build import MapGround, map_drawing
from dashboard.map.colours import colour
from dashboard.map.description import MapArea, MapCircle, MapLine
from dashboard.map.outline import rings
from dashboard.map.status_symbols import (
    FEW,
    HIDDEN,
    MISSING,
    NOT_APPLICABLE,
    UNRELIABLE,
    VALUE,
    ZERO,
    Symbol,
    entries,
    symbols_of,
)
from dashboard.map.svg_painter import painted
from tests.dashboard.charts.panel_slab import LEGEND, small_slab

BOX = (650.0, 62.0, 1872.0, 912.0)


def ground():
    shapes = tuple(
        Shape(key, key, f"M{x} 0L{x + 50} 0L{x + 50} 40L{x} 40Z", (x + 25, 20), (x, 0, x + 50, 40))
        for key, x in (("a", 0), ("b", 50), ("c", 100))
    )
    geometry = MapGeometry(
        "gemeinde", date(2024, 12, 31), (0, 0, 150, 40), shapes, "M50 0L50 40", "M0 0L150 0L150 40L0 40Z", ()
    )
    names = {"a": "Ahorn & Co", "b": "Birke", "c": "Celle"}
    return MapGround(geometry, names, {"a": 500, "b": 20_000, "c": 3000}, ["b"])


def slab(**more):
    return small_slab(inside=[1, 1, 0], **more)


def described(symbols, selection=()):
    return map_drawing(ground(), symbols, selection, BOX, "see")


def drawn(symbols, selection=()):
    return fromstring(f"<svg>{painted(described(symbols, selection), 'light')}</svg>")


def fills(symbols):
    return {
        node.get("data-key"): node.get("fill") for node in drawn(symbols).iter("path") if node.get("data-key")
    }


def test_each_place_has_the_sign_of_its_status_and_class():
    symbols = symbols_of(slab(), 2021)
    low, high = "class-0-2", "class-1-2"
    assert symbols["a"] == Symbol(VALUE, low, False, "20,0 %", True)
    assert (symbols["b"].kind, symbols["b"].colour) == (HIDDEN, "")
    assert (symbols["c"].colour, symbols["c"].inside) == (high, False)
    assert symbols_of(slab(), 2020)["c"].kind == ZERO
    assert symbols_of(slab(), 1999) == {}


def test_an_unreliable_figure_that_is_published_is_shown_as_few_cases():
    one = slab(status=[[4, 4, 0], [0, 0, 0]], classes=[[1, -1, 0], [0, 0, 0]])
    symbols = symbols_of(one, 2020)
    assert (symbols["a"].kind, symbols["a"].few) == (VALUE, True)
    assert (symbols["b"].kind, symbols["b"].few) == (UNRELIABLE, False)


def test_the_legend_lists_classes_from_high_to_low_and_then_the_signs_of_the_year():
    statuses = np.array([[0, 1, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 1, 0, 0, 0, 0, 0]])
    legend = replace(LEGEND, counts=np.array([[1, 1], [1, 1]]), few=np.array([1, 0]), statuses=statuses)
    found = entries(slab(legend=legend), 2020)
    assert [(one.kind, one.label, one.count) for one in found] == [
        (VALUE, "ab 50", "1"), (VALUE, "unter 50", "1"), (FEW, "wenige Fälle", "1"),
        (ZERO, status_word(Status.ZERO, "de"), "1"),
    ]  # fmt: skip
    assert [one.kind for one in entries(slab(legend=legend), 2021)] == [VALUE, VALUE, HIDDEN]


@pytest.mark.parametrize(
    ("kind", "fill"),
    [(HIDDEN, "url(#schraffur)"), (MISSING, "#FFFFFF"), (NOT_APPLICABLE, "#E3DED5"), (ZERO, "#FBF8F1")],
)
def test_what_has_no_value_has_a_look_of_its_own(kind, fill):
    assert fills({"a": Symbol(kind, "", False, "", True)})["a"] == fill


def test_an_area_without_any_sign_counts_as_not_reported():
    picture = drawn({})
    dotted = next(node for node in picture.iter("path") if node.get("stroke-dasharray"))
    assert dotted.get("d").count("M") == 3


def test_what_the_filter_leaves_out_is_pale():
    symbols = symbols_of(slab(), 2021)
    pale = {
        node.get("data-key"): node.get("fill-opacity")
        for node in drawn(symbols).iter("path")
        if node.get("data-key")
    }
    assert pale == {"a": None, "b": None, "c": "0.22"}


def test_every_fill_is_one_of_the_palette_or_of_a_status():
    picture = drawn(symbols_of(slab(), 2020))
    tones = {node.get("fill") for node in picture.iter("path") if node.get("data-key")}
    grounds = {pattern.find("rect").get("fill") for pattern in picture.iter("pattern")}
    assert tones | grounds <= {
        *palette("see", 2),
        "#FBF8F1",
        "#F4F0E8",
        "#FFFFFF",
        "url(#wenige-0)",
        "url(#schraffur)",
    }


def test_patterns_take_no_stroke_from_the_areas_that_they_fill():
    """resvg would draw it around every dot."""
    few, hidden = Symbol(VALUE, "class-0-2", True, "", True), Symbol(HIDDEN, "", False, "", True)
    picture = drawn({"a": few, "b": hidden})
    patterns = list(picture.iter("pattern"))
    assert len(patterns) == 2
    for pattern in patterns:
        assert pattern.find("rect").get("stroke") == "none"
        content = next(one for one in pattern if one.tag != "rect")
        assert content.get("stroke") is not None


def test_a_selected_place_has_outline_and_pill_in_its_colour():
    picture = drawn(symbols_of(slab(), 2021), ["b"])
    assert sorted(node.text for node in picture.iter("text")) == [
        "Ahorn & Co",
        "Birke",
        "Celle",
    ]  # each name once
    assert "#B45A00" in {node.get("fill") for node in picture.iter("rect")}
    assert "#B45A00" in {node.get("stroke") for node in picture.iter("path")}


def test_a_missing_figure_is_what_its_year_says_it_is():
    """Where the source ends, "nicht gemeldet" would blame those who report."""
    statuses, missing = (
        np.array([[0, 0, 0, 0, 0, 1, 0, 0, 0]] * 2),
        ["nicht gemeldet", "in unserer Quelle bis 2020"],
    )
    legend = replace(LEGEND, statuses=statuses, missing=missing)
    assert entries(slab(legend=legend), 2020)[-1].label == "nicht gemeldet"
    assert entries(slab(legend=legend), 2021)[-1].label == "in unserer Quelle bis 2020"


def test_numbers_are_circles_on_quiet_areas_and_their_areas_are_in_proportion():
    circles = CircleSizes(np.array([[0.5, 1.0, 0.0], [0.5, 0.0, 1.0]]), ())
    picture = drawn(symbols_of(slab(circles=circles), 2020))
    radii = {
        one.get("data-key"): float(one.get("r")) for one in picture.iter("circle") if one.get("data-key")
    }
    assert set(radii) == {"a", "b"}, "zero has no circle"
    assert (radii["b"] / radii["a"]) ** 2 == pytest.approx(4, rel=1e-3)
    fill = {one.get("data-key"): one.get("fill") for one in picture.iter("path") if one.get("data-key")}
    assert fill["a"] == fill["b"] not in palette("see", 2), "the colour is the circle's"


def test_the_largest_circle_lies_below_the_others_and_none_takes_the_pointer():
    circles = CircleSizes(np.array([[0.5, 1.0, 0.25], [0.5, 0.0, 1.0]]), ())
    picture = drawn(symbols_of(slab(circles=circles, status=[[0, 0, 0]] * 2, classes=[[0, 1, 0]] * 2), 2020))
    group = next(one for one in picture.iter("g") if one.get("class") == "bl-circles")
    assert group.get("pointer-events") == "none"
    assert [one.get("data-key") for one in group] == ["b", "a", "c"]
    assert [one.get("opacity") for one in group] == [None, None, "0.25"]


# --- the same description with both painters ---

SPACE = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}


def all_kinds():
    """A map with every kind of mark and text: class, few cases and hidden, nought, circles, selected
    places."""
    symbols = {
        "a": Symbol(VALUE, "class-1-5", True, "20,0 %", True),
        "b": Symbol(HIDDEN, "", False, "geschützt", True),
        "c": Symbol(ZERO, "", False, "null", True),
    }
    circles = {
        "a": Symbol(VALUE, "class-4-5", False, "12", True, 1.0),
        "b": Symbol(VALUE, "class-0-5", False, "3", False, 0.5),
    }
    return [described(symbols, ["b"]), described(circles, ["a", "c"]), described({}, [])]


def slide(drawing):
    """The groups of the slide: areas, lines, circles where there are any, texts."""
    shapes = map_shapes(xml.Ids(), drawing, "Karte", "de")
    return fromstring(xml.tree(shapes)).findall("p:grpSp", SPACE)


def points_of(shape):
    """Corners of a freeform in px, ring by ring."""
    off, path = shape.find(".//a:off", SPACE), shape.find(".//a:path", SPACE)
    place = [(int(one.get("x")), int(one.get("y"))) for one in path.findall(".//a:pt", SPACE)]
    return [((x + int(off.get("x"))) / xml.EMU, (y + int(off.get("y"))) / xml.EMU) for x, y in place]


def tones_of(shape):
    """Colours of a shape's fill."""
    fill = next(
        one for one in shape.find("p:spPr", SPACE) if one.tag.endswith(("solidFill", "pattFill", "noFill"))
    )
    return ["#" + one.get("val") for one in fill.iter(f"{{{SPACE['a']}}}srgbClr")]


def svg_points(drawing, path):
    return [drawing.frame.place(point) for ring in rings(path) for point in ring]


@pytest.mark.parametrize("which", [0, 1, 2])
def test_picture_and_slide_show_the_same_areas_in_the_same_colours(which):
    drawing = all_kinds()[which]
    picture = fromstring(f"<svg>{painted(drawing, 'light')}</svg>")
    grounds = {one.get("id"): one.find("rect").get("fill") for one in picture.iter("pattern")}
    paths = [one for one in picture.iter("path") if one.get("data-key")]
    areas = slide(drawing)[0].findall("p:sp", SPACE)
    assert len(paths) == len(areas) == 3
    for path, area in zip(paths, areas, strict=True):
        assert path.find("title").text == area.find(".//p:cNvPr", SPACE).get("descr")
        corners = list(zip(svg_points(drawing, path.get("d")), points_of(area), strict=True))
        assert all(a == pytest.approx(b, abs=1e-3) for a, b in corners)
        fill = path.get("fill")
        tone = grounds[fill[5:-1]] if fill.startswith("url(") else fill
        assert tone == tones_of(area)[-1], "the ground is the pattern's second colour"
        assert fill.startswith("url(") == (area.find("p:spPr/a:pattFill", SPACE) is not None)
    dotted = [one for one in areas if one.find(".//a:prstDash", SPACE) is not None]
    assert len(dotted) == sum(area.dotted for area in drawing.areas())
    dashed = [one for one in picture.iter("path") if one.get("stroke-dasharray")]
    assert "".join(one.get("d") for one in dashed).count("M") == len(dotted)


@pytest.mark.parametrize("which", [0, 1, 2])
def test_picture_and_slide_draw_the_same_lines_and_circles(which):
    drawing = all_kinds()[which]
    picture, groups = fromstring(f"<svg>{painted(drawing, 'light')}</svg>"), slide(drawing)
    shade = partial(colour, palette="see", theme="light")
    expected = [
        (line.path, shade(edge.colour), edge.width) for line in drawing.lines() for edge in line.edges
    ]
    shapes = groups[1].findall("p:sp", SPACE)
    known = {path for path, _, _ in expected}
    stroked = [one for one in picture.iter("path") if one.get("stroke") and not one.get("stroke-dasharray")]
    paths = [one for one in stroked if one.get("d") in known]
    assert len(shapes) == len(paths) == len(expected)
    for (d, tone, width), path, shape in zip(expected, paths, shapes, strict=True):
        line = shape.find("p:spPr/a:ln", SPACE)
        assert (path.get("d"), path.get("stroke")) == (d, tone)
        assert float(path.get("stroke-width")) * drawing.frame.scale == pytest.approx(width, abs=1e-3)
        assert "#" + line.find(".//a:srgbClr", SPACE).get("val") == tone
        assert int(line.get("w")) == xml.emu(width)
    circles = [one for one in picture.iter("circle") if one.get("data-key")]
    ellipses = groups[2].findall("p:sp", SPACE) if circles else []
    assert len(circles) == len(ellipses) == len(list(drawing.circles()))
    for circle, ellipse in zip(circles, ellipses, strict=True):
        x, y = drawing.frame.place((float(circle.get("cx")), float(circle.get("cy"))))
        radius = float(circle.get("r")) * drawing.frame.scale
        off, ext = ellipse.find(".//a:off", SPACE), ellipse.find(".//a:ext", SPACE)
        box = [int(off.get("x")), int(off.get("y")), int(ext.get("cx")), int(ext.get("cy"))]
        wanted = [x - radius, y - radius, 2 * radius, 2 * radius]
        assert [one / xml.EMU for one in box] == pytest.approx(wanted, abs=1e-2)
        assert circle.get("fill") == tones_of(ellipse)[0]


@pytest.mark.parametrize("which", [0, 1, 2])
def test_picture_and_slide_write_the_same_texts_at_the_same_places(which):
    drawing = all_kinds()[which]
    picture = fromstring(f"<svg>{painted(drawing, 'light')}</svg>")
    written = [
        (one.text, float(one.get("x")), float(one.get("y")), float(one.get("font-size")), one.get("fill"))
        for one in picture.iter("text")
    ]
    found = []
    for shape in slide(drawing)[-1].findall("p:sp", SPACE):
        off, ext = shape.find(".//a:off", SPACE), shape.find(".//a:ext", SPACE)
        run = shape.find(".//a:rPr", SPACE)
        found.append(
            (
                shape.find(".//a:t", SPACE).text,
                (int(off.get("x")) + int(ext.get("cx")) / 2) / xml.EMU,
                (int(off.get("y")) + int(ext.get("cy")) / 2) / xml.EMU,
                int(run.get("sz")) / 50,
                "#" + run.find(".//a:srgbClr", SPACE).get("val"),
            )
        )
    assert len(written) == len(drawing.names) + len(drawing.symbols) + len(drawing.pills) > 0
    for (text, x, baseline, size, tone), (said, across, down, letters, ink) in zip(
        written, found, strict=True
    ):
        assert (text, tone) == (said, ink)
        assert x == pytest.approx(across, abs=0.02)
        assert baseline == pytest.approx(down + 0.345 * size, abs=0.01 * size), "0.34 or 0.35 letters below"
        assert size == pytest.approx(letters, abs=0.02)


def test_marks_lie_in_the_order_in_which_they_cover_each_other():
    drawing = all_kinds()[1]
    kinds = [type(mark) for mark in drawing.marks]
    assert kinds == sorted(kinds[:5], key=[MapArea, MapLine].index) + [MapCircle] * 2 + [MapLine] * 2
    roles = [line.role for line in drawing.lines()]
    assert roles == ["inner", "outline", "selected", "selected"]


def test_roles_of_maps_have_a_colour_in_every_theme_and_unknown_ones_none():
    roles = {area.fill.ground for one in all_kinds() for area in one.areas()}
    roles |= {edge.colour for one in all_kinds() for line in one.lines() for edge in line.edges}
    for role in roles:
        assert re.fullmatch("#[0-9A-F]{6}", colour(role, "see", "light"))
        assert re.fullmatch("#[0-9A-F]{6}", colour(role, "see", "dark"))
    assert colour("class-4-5", "heide", "dark") == PALETTES["dark"]["heide"][5][4]
    with pytest.raises(AttributeError):
        colour("map_nothing", "see", "light")
