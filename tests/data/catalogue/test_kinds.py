"""The kinds of institutions that ship can be drawn and recognised, and broken ones are refused with file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.domain.institutions.institution import GROUPS, SHAPES
from dashboard.errors import CatalogueError
from data.catalogue.kinds import FILE, kinds, read_kinds
from data.catalogue.loader import FOLDER


def test_all_kinds_of_the_map_ship_in_the_order_of_their_groups():
    assert list(kinds()) == [
        *("kita", "kindertagespflege", "hort"),
        *("grundschule", "regionale_schule", "gesamtschule", "gymnasium", "foerderschule", "freie_schule"),
        *("berufliche_schule", "produktionsschule", "bildungstraeger", "sprachkurstraeger"),
        *("volkshochschule", "musikschule", "bibliothek", "museum", "kunst_kultur"),
        *("jugendtreff", "beratung", "verwaltung"),
    ]
    places = [GROUPS.index(one.group) for one in kinds().values()]
    assert places == sorted(places)


def test_no_two_groups_share_a_shape_and_every_shape_is_used():
    groups: dict[str, set[str]] = {}
    for kind in kinds().values():
        groups.setdefault(kind.shape, set()).add(kind.group)
    assert set(groups) == set(SHAPES)
    assert {shape: of for shape, of in groups.items() if len(of) > 1} == {}


def test_childminders_have_no_point():
    assert [one.key for one in kinds().values() if not one.located] == ["kindertagespflege"]


BROKEN = {
    "group": ("  group: early\n  shape: disc", "  group: erste\n  shape: disc", "„erste“ ist bei „group“"),
    "shape": ("shape: disc", "shape: kreis", "„kreis“ ist bei „shape“"),
    "shape of two groups": ("shape: bar", "shape: disc", "„disc“ gehört schon zur Gruppe „early“"),
    "point without shape": ("  located: false\n", "", "hat „none“"),
    "word of two kinds": ("[schulhort, ", "[schulhort, krippe, ", "„krippe“ nennt schon die Art „kita“"),
    "upper case": ("[schulhort, ", "[Schulhort, ", "„Schulhort“ bei „words“"),
    "tag": ('"amenity=library"', '"library"', "„library“ bei „tags“"),
    "count": ("count: kitas", "count: kitass", "„kitass“ bei „count“"),
    "stage": ("stages: [primary]", "stages: [erste]", "als Schulstufe nicht bekannt"),
    "unknown field": ("count: kitas", "zahl: kitas", "Das Feld „zahl“ ist nicht bekannt"),
    "no English": (', en: "Library"', "", "Bei „name“ fehlt der englische Text"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_broken_kinds_are_refused_with_file_and_cause(fault: str, tmp_path: Path):
    old, new, expected = BROKEN[fault]
    text = (FOLDER / FILE).read_text("utf-8")
    assert old in text
    (tmp_path / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        read_kinds(tmp_path, frozenset({"kitas"}))
    assert FILE in caught.value.message and expected in caught.value.message


def test_an_empty_list_of_kinds_is_refused(tmp_path: Path):
    (tmp_path / FILE).write_text("{}", encoding="utf-8")
    with pytest.raises(CatalogueError, match="keine Art"):
        read_kinds(tmp_path, frozenset())
