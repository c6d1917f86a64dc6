"""The map in a picture: each sign has its look, and only places of the slab have one."""

from datetime import date

import pytest
from defusedxml.ElementTree import fromstring

from dashboard.domain.geometry import MapGeometry, Shape
from dashboard.exports.map_picture import Ground, map_picture
from dashboard.exports.signs import (
    FEW,
    HIDDEN,
    MISSING,
    NOT_APPLICABLE,
    UNRELIABLE,
    VALUE,
    ZERO,
    Sign,
    entries,
    signs_of,
)
from dashboard.figures.style import palette
from tests.dashboard.panel_slab import small_slab

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
    return Ground(geometry, names, {"a": 500, "b": 20_000, "c": 3000}, ["b"])


def slab(**more):
    words = {
        "few": "wenige Fälle",
        "status": ["gemeldet", "null", "", "geschützt", "unsicher", "nicht gemeldet", "nie", ""],
    }
    return small_slab(shown=None, inside=[1, 1, 0], words=words, **more)


def drawn(signs, selection=()):
    return fromstring(f"<svg>{map_picture(ground(), signs, selection, BOX)}</svg>")


def fills(signs):
    return {node.get("data-key"): node.get("fill") for node in drawn(signs).iter("path") if node.get("data-key")}


def test_each_place_has_the_sign_of_its_status_and_class():
    signs = signs_of(slab(), 2021, "see", "light")
    low, high = palette("see", 2)
    assert signs["a"] == Sign(VALUE, low, False, "20,0 %", True)
    assert (signs["b"].kind, signs["b"].colour) == (HIDDEN, "")
    assert (signs["c"].colour, signs["c"].inside) == (high, False)
    assert signs_of(slab(), 2020, "see", "light")["c"].kind == ZERO
    assert signs_of(slab(), 1999, "see", "light") == {}


def test_an_unreliable_figure_that_is_published_is_shown_as_few_cases():
    one = slab(**{"status": [[4, 4, 0], [0, 0, 0]], "class": [[1, -1, 0], [0, 0, 0]]})
    signs = signs_of(one, 2020, "see", "light")
    assert (signs["a"].kind, signs["a"].few) == (VALUE, True)
    assert (signs["b"].kind, signs["b"].few) == (UNRELIABLE, False)


def test_the_legend_lists_classes_from_high_to_low_and_then_the_signs_of_the_year():
    legend = {
        "labels": ["unter 50", "ab 50"], "continuous": False, "counts": [[1, 1], [1, 1]], "few": [1, 0],
        "missing": ["nicht gemeldet", "in unserer Quelle bis 2020"],
        "statuses": [[0, 1, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 1, 0, 0, 0, 0, 0]],
    }  # fmt: skip
    found = entries(slab(legend=legend), 2020, "see", "light")
    assert [(one.kind, one.label, one.count) for one in found] == [
        (VALUE, "ab 50", 1), (VALUE, "unter 50", 1), (FEW, "wenige Fälle", 1), (ZERO, "null", 1),
    ]  # fmt: skip
    assert [one.kind for one in entries(slab(legend=legend), 2021, "see", "light")] == [VALUE, VALUE, HIDDEN]


@pytest.mark.parametrize(
    ("kind", "fill"),
    [(HIDDEN, "url(#schraffur)"), (MISSING, "#FFFFFF"), (NOT_APPLICABLE, "#E3DED5"), (ZERO, "#FBF8F1")],
)
def test_what_has_no_value_has_a_look_of_its_own(kind, fill):
    assert fills({"a": Sign(kind, "", False, "", True)})["a"] == fill


def test_an_area_without_any_sign_counts_as_not_reported():
    picture = drawn({})
    dotted = next(node for node in picture.iter("path") if node.get("stroke-dasharray"))
    assert dotted.get("d").count("M") == 3


def test_what_the_filter_leaves_out_is_pale():
    signs = signs_of(slab(), 2021, "see", "light")
    pale = {
        node.get("data-key"): node.get("fill-opacity") for node in drawn(signs).iter("path") if node.get("data-key")
    }
    assert pale == {"a": None, "b": None, "c": "0.22"}


def test_patterns_take_no_stroke_from_the_areas_that_they_fill():
    """resvg would draw it around every dot."""
    picture = drawn(signs_of(slab(), 2020, "see", "light"))
    patterns = list(picture.iter("pattern"))
    assert len(patterns) == 2
    for pattern in patterns:
        assert pattern.find("rect").get("stroke") == "none"
        content = next(one for one in pattern if one.tag != "rect")
        assert content.get("stroke") is not None


def test_a_selected_place_has_outline_and_pill_in_its_colour():
    picture = drawn(signs_of(slab(), 2021, "see", "light"), ["b"])
    assert sorted(node.text for node in picture.iter("text")) == ["Ahorn & Co", "Birke", "Celle"]  # each name once
    assert "#B45A00" in {node.get("fill") for node in picture.iter("rect")}
    assert "#B45A00" in {node.get("stroke") for node in picture.iter("path")}


def test_a_missing_figure_is_what_its_year_says_it_is():
    """Where the source ends, "nicht gemeldet" would blame those who report."""
    legend = {
        "labels": ["unter 50", "ab 50"], "continuous": False, "counts": [[1, 1], [1, 1]], "few": [0, 0],
        "statuses": [[0, 0, 0, 0, 0, 1, 0, 0, 0], [0, 0, 0, 0, 0, 1, 0, 0, 0]],
        "missing": ["nicht gemeldet", "in unserer Quelle bis 2020"],
    }  # fmt: skip
    assert entries(slab(legend=legend), 2020, "see", "light")[-1].label == "nicht gemeldet"
    assert entries(slab(legend=legend), 2021, "see", "light")[-1].label == "in unserer Quelle bis 2020"


def test_numbers_are_circles_on_quiet_areas_and_their_areas_are_in_proportion():
    circles = {"share": [[0.5, 1.0, 0.0], [0.5, 0.0, 1.0]], "steps": []}
    picture = drawn(signs_of(slab(circles=circles), 2020, "see", "light"))
    radii = {one.get("data-key"): float(one.get("r")) for one in picture.iter("circle") if one.get("data-key")}
    assert set(radii) == {"a", "b"}, "zero has no circle"
    assert (radii["b"] / radii["a"]) ** 2 == pytest.approx(4, rel=1e-3)
    fill = {one.get("data-key"): one.get("fill") for one in picture.iter("path") if one.get("data-key")}
    assert fill["a"] == fill["b"] not in palette("see", 2), "the colour is the circle's"
