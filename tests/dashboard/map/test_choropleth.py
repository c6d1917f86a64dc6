"""The map's SVG: what whoever fills it may rely on."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.geometry import MapGeometry, Shape
from dashboard.map.choropleth import (
    AT_FULL_EXTENT,
    FROM_FOURFOLD,
    FROM_TWOFOLD,
    _by_cell,
    choropleth,
    label_tiers,
)

SVG = "{http://www.w3.org/2000/svg}"


def square(key: str, x: float, name: str = "") -> Shape:
    path = f"M{x:g} 0l10 0 0 10-10 0z"
    return Shape(key, name or f"Ort {key}", path, (x + 5, 5), (x, 0, x + 10, 10))


def a_map(count: int = 3, level: str = "gemeinde", context: tuple[Shape, ...] = ()) -> MapGeometry:
    areas = tuple(square(f"{13076000 + number}", 10 * number) for number in range(count))
    box = (0.0, 0.0, 10.0 * count, 10.0)
    return MapGeometry(level, date(2019, 5, 26), box, areas, "M10 0l0 10", "M0 0l30 0 0 10-30 0z", context)


def drawn(geometry: MapGeometry, **settings: Any) -> ElementTree.Element:
    return ElementTree.fromstring(choropleth(geometry, **{"labels": {}, "title": "Karte", **settings}))


def test_layers_lie_in_the_order_of_the_design():
    """Context under areas, lines over them, then names, marks, pills and the rubber band."""
    classes = [node.get("class", "").split()[-1] for node in drawn(a_map()).iter() if node.get("class")]
    order = [
        "bl-context",
        "bl-areas",
        "bl-edges",
        "bl-inner-casing",
        "bl-inner",
        "bl-outline",
        "bl-dotted",
        "bl-marks",
    ]
    places = [classes.index(layer) for layer in [*order, "bl-names", "bl-pills", "bl-rubber"]]
    assert places == sorted(places)


def test_areas_are_options_of_a_named_list_and_their_ids_are_unique():
    """A screen reader meets one list; the script points at its options by id."""
    root = drawn(a_map(), title="Gemeinden")
    listbox = root.find(f".//{SVG}g[@role='listbox']")
    assert listbox is not None
    assert listbox.get("aria-label") == "Gemeinden"
    assert listbox.get("tabindex") == "0"
    assert [node.get("role") for node in listbox] == ["option"] * 3
    assert [node.get("data-key") for node in listbox] == ["13076000", "13076001", "13076002"]
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))


def test_every_address_points_at_a_part_of_the_same_picture():
    """Two maps with different prefixes can stand on one page."""
    text = choropleth(a_map(), labels={}, title="Karte", idprefix="zwei")
    ids = set(re.findall(r'id="([^"]+)"', text))
    assert all(one.startswith("zwei") for one in ids)
    assert set(re.findall(r'href="#([^"]+)"', text)) <= ids


def test_no_colour_is_written_into_the_picture():
    """Theme and palette switch in CSS alone, and a strict content policy forbids style attributes."""
    text = choropleth(a_map(), labels={}, title="Karte")
    assert "style" not in text
    assert "#" not in text.replace('href="#', "")


@given(st.text(max_size=40))
def test_any_name_survives_as_text_and_never_as_markup(name: str):
    """Names come from imported files."""
    shape = square("13076000", 0, name)
    geometry = MapGeometry("gemeinde", date(2019, 5, 26), (0, 0, 10, 10), (shape,), "M5 0l0 10", "", (shape,))
    root = drawn(geometry, names={"13076000": name}, title=name)
    area = root.find(f".//{SVG}path[@class='bl-area']")
    kept = re.sub("[\x00-\x1f\ud800-\udfff\ufffe\uffff]", "", name)
    assert area is not None
    assert area.get("aria-label") == kept
    assert len(list(root.iter(f"{SVG}path"))) == len(
        list(drawn(a_map(1, context=(shape,))).iter(f"{SVG}path"))
    )


def test_given_names_replace_those_of_the_geometry():
    area = drawn(a_map(), names={"13076001": "Lübz"}).find(f".//{SVG}path[@data-key='13076001']")
    assert area is not None
    assert area.get("aria-label") == "Lübz"


def test_the_extent_is_that_of_the_areas_and_not_of_the_context():
    """Fitting the map shows the district, not its neighbours."""
    root = drawn(a_map(context=(square("13003000", 500),)))
    assert root.get("data-extent") == "0 0 30 10"


def test_a_map_without_areas_still_has_an_extent():
    assert drawn(a_map(0)).get("data-extent") == "0 0 0 10"


def test_a_map_of_few_areas_names_them_all_at_full_extent():
    assert set(label_tiers(a_map(20, "amt"), {}).values()) == {AT_FULL_EXTENT}


def test_towns_are_named_first_then_larger_villages_then_all():
    geometry = a_map(40)
    keys = [shape.key for shape in geometry.areas]
    tiers = label_tiers(geometry, {keys[0]: 900, keys[1]: 1001, keys[2]: 1000}, towns={keys[0]})
    assert [tiers[key] for key in keys[:3]] == [AT_FULL_EXTENT, FROM_TWOFOLD, FROM_FOURFOLD]


def test_where_towns_do_not_decide_the_most_populous_are_named_first():
    geometry = a_map(300, "kreis")
    labels = {shape.key: number for number, shape in enumerate(geometry.areas)}
    tiers = label_tiers(geometry, labels)
    assert [tiers[geometry.areas[number].key] for number in (299, 276, 275, 100, 99)] == [
        AT_FULL_EXTENT,
        AT_FULL_EXTENT,
        FROM_TWOFOLD,
        FROM_TWOFOLD,
        FROM_FOURFOLD,
    ]


def test_without_town_rights_the_number_of_inhabitants_makes_a_town():
    geometry = a_map(40)
    keys = [shape.key for shape in geometry.areas]
    tiers = label_tiers(geometry, {keys[0]: 2501, keys[1]: 2500})
    assert [tiers[key] for key in keys[:2]] == [AT_FULL_EXTENT, FROM_TWOFOLD]


def test_borders_are_gathered_by_place_and_none_is_lost():
    """One path over the whole map is stroked anew for each of the browser's tiles."""
    strokes = [f"M{x} {y}l1 1" for x in range(0, 100, 10) for y in range(0, 100, 10)]
    gathered = _by_cell("".join(strokes), (0.0, 0.0, 100.0, 100.0))
    assert sorted("".join(gathered).replace("M", " M").split(" M")) == sorted(
        "".join(strokes).replace("M", " M").split(" M")
    )
    assert len(gathered) > 50
    near = _by_cell("M1 1l1 1M2 2l1 1", (0.0, 0.0, 100.0, 100.0))
    assert near == ["M1 1l1 1M2 2l1 1"]
