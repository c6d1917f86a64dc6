"""The register of all Germany: complete, of one piece with the shipped districts, and joined to the store's areas."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.domain.territory import OLDEST_BOUNDARIES
from dashboard.search.matching import search
from data.catalogue.loader import load_states
from data.geography.register import read_areas, read_changes
from data.germany import areas

SHIPPED = read_areas(areas.EMBEDDED / "areas.csv")
CHANGES = read_changes(areas.EMBEDDED / "changes.csv")


def test_every_municipality_has_a_district_and_every_association_members():
    every = areas.germany()
    assert len(every.of_level("gemeinde")) == 10_775
    assert len(every.of_level("kreis")) == 400
    members = {one.amt for one in every.of_level("gemeinde")} - {""}
    assert members == {one.key for one in every.of_level("amt")}
    for one in every.of_level("gemeinde"):
        assert every.areas[one.kreis].land == one.land, one
        assert not one.amt or one.amt[:5] == one.kreis, one
        assert one.area_km2, one


def test_people_of_associations_are_those_of_their_members():
    """The census changes no total of people; the three that took parts of others have no number."""
    every = areas.germany()
    differs = [
        one.key
        for one in every.of_level("amt")
        if one.population != sum(member.population or 0 for member in every.children(one.key))
    ]
    assert differs == ["160610118", "160640046", "160640071"]
    assert all(every.areas[key].population is None for key in differs)


def test_no_two_places_of_a_district_bear_one_name():
    every = areas.germany()
    for level in ("gemeinde", "amt"):
        names = [(one.kreis, one.name) for one in every.of_level(level)]
        assert len(names) == len(set(names)), level
    twins = {one.name for one in every.of_level("gemeinde") if one.name.startswith("Garding")}
    assert twins == {"Garding (Kirchspiel)", "Garding (Stadt)"}


@pytest.mark.parametrize(
    ("district", "municipalities", "associations", "kind"),
    [
        ("07232", 234, 6, "Landkreis"),
        ("09162", 0, 0, "Kreisfreie Stadt"),
        ("11000", 0, 0, "Stadtstaat"),
        ("02000", 0, 0, "Stadtstaat"),
        ("10041", 10, 0, "Regionalverband"),
        ("03241", 21, 0, "Region"),
        ("16063", 32, 16, "Landkreis"),
        ("05334", 10, 0, "Städteregion"),
        ("99999", 0, 0, ""),
    ],
)
def test_a_district_has_its_places(district, municipalities, associations, kind):
    found = areas.areas_of(district)
    assert sum(one.level == "gemeinde" for one in found) == municipalities
    assert sum(one.level == "amt" for one in found) == associations
    if kind:
        assert areas.districts()[district].kind == kind


def test_the_register_agrees_with_the_shipped_table_of_the_own_district():
    every = areas.germany().areas
    for one in SHIPPED:
        if one.valid_until is None and one.level in ("gemeinde", "amt"):
            assert one.key in every, one.key
            if one.kreis == "13076":
                assert (one.amt, one.area_km2) == (every[one.key].amt, every[one.key].area_km2), one.key


def test_each_state_calls_its_middle_level_as_most_of_its_associations_are_called():
    kinds: dict[str, list[str]] = {}
    for one in areas.germany().of_level("amt"):
        if one.kind:
            kinds.setdefault(one.land, []).append(one.kind)
    for state, of in kinds.items():
        most = max(set(of), key=of.count)
        assert load_states()[state].middle_level["de"] == most, state


def test_a_place_is_found_by_name_key_and_former_name():
    every = areas.germany()
    assert search("Bitburg", every)[0].area.key == "07232018"
    assert search("07232018", every)[0].area.name == "Bitburg"
    assert search("Bromskirchen", every)[0].area.key == "06635001"


def test_the_own_district_is_that_of_the_store():
    found = areas.completed(SHIPPED, CHANGES, "13076")
    assert len([one for one in found.areas.values() if one.kreis == "13076"]) == 142 + 20
    assert len(found.changes) == len(CHANGES)
    assert found.areas["13076"].kind == "Landkreis"
    assert found.areas["13076108"].kind == "Stadt"


def test_another_district_gets_what_the_store_lacks():
    found = areas.completed(SHIPPED, CHANGES, "07232")
    assert len(found.children("07232")) == 234
    assert len(found.children("072325001")) == 43
    assert found.status == OLDEST_BOUNDARIES
    assert not [one for one in found.changes if one.new.startswith("13076") and len(one.new) == 8]
    neighbour = areas.completed(SHIPPED, CHANGES, "13075")
    assert neighbour.areas["13075101"].name == "Neuenkirchen (bei Anklam)"
    assert neighbour.areas["13075101"].amt == "130755553"


def test_changes_of_a_district_are_known_where_it_is_served():
    found = areas.completed(SHIPPED, CHANGES, "06635")
    assert found.status.isoformat() == "2023-01-01"
    assert [one.old_name for one in found.changes if one.new == "06635001"] == ["Bromskirchen"]


def test_what_the_store_says_of_a_place_stands():
    held = [replace(one, population=5, name="Anders") if one.key == "13072010" else one for one in SHIPPED]
    found = areas.completed(held, CHANGES, "13072").areas["13072010"]
    assert (found.population, found.name) == (5, "Anders")


def test_a_store_that_was_prepared_for_a_district_gives_the_same_register():
    prepared = areas.with_district(SHIPPED, CHANGES, "07232")
    assert {one.key for one in prepared} - {one.key for one in SHIPPED} == {
        one.key for one in areas.areas_of("07232")
    }
    again = areas.completed(prepared, CHANGES, "07232")
    assert again == areas.completed(SHIPPED, CHANGES, "07232")
    assert areas.with_district(prepared, CHANGES, "07232") == prepared


@pytest.mark.parametrize(("extent", "municipalities"), [("land", 726), ("bund", 10_775)])
def test_a_wider_register_holds_every_place_under_a_name_of_its_own(extent, municipalities):
    """Those of the district stay what the store says of them, but for a name that another place has, too."""
    own = areas.completed(SHIPPED, CHANGES, "13076")
    wider = areas.widened(own, "13076", extent)
    assert len(wider.of_level("gemeinde")) == municipalities
    order = {key: at for at, key in enumerate(wider.areas)}
    for level in ("gemeinde", "amt"):
        names = [one.name for one in wider.of_level(level)]
        assert len(names) == len(set(names))
        assert [one for one in wider.of_level(level) if one.kreis == "13076"] == [
            replace(one, name=wider.areas[one.key].name)
            for one in sorted(own.of_level(level), key=lambda one: order[one.key])
            if one.kreis == "13076"
        ]
    assert wider.areas["13076"] is own.areas["13076"]
    assert wider.status.isoformat() == {"land": "2019-05-26", "bund": "2023-03-01"}[extent]
    assert set(own.changes) <= set(wider.changes)


def test_names_of_a_wider_register_say_the_district_only_where_they_must():
    own = areas.completed(SHIPPED, CHANGES, "13076")
    names = {key: area.name for key, area in areas.widened(own, "13076", "bund").areas.items()}
    assert names["13071108"] == "Neuenkirchen (Landkreis Mecklenburgische Seenplatte)"
    assert names["13076108"] == "Parchim"
    assert names["09563000"] == "Fürth (Bayern)"
    assert names["06431007"] == "Fürth (Landkreis Bergstraße)"
    in_state = {key: area.name for key, area in areas.widened(own, "13076", "land").areas.items()}
    assert in_state["13071108"] == names["13071108"]
    assert in_state["13071093"] == "Malchow"


def test_what_a_place_outside_was_called_before_is_known():
    own = areas.completed(SHIPPED, CHANGES, "13076")
    found = search("Bromskirchen", areas.widened(own, "13076", "bund"))
    assert [one.area.key for one in found] == ["06635001"]
    assert not areas.is_shipped("06635005")
    assert areas.is_shipped("06635001")
    assert not areas.is_shipped("DG")
