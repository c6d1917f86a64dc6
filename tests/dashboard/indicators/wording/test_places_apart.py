"""Places of several districts are told apart by where they lie."""

from dashboard.domain.area import Area
from dashboard.indicators.wording.places_apart import around, names_apart


def district(name, kind, key="01001"):
    return Area(key, "kreis", name, land=key[:2], kind=kind)


def place(key, name, level="gemeinde"):
    return Area(key, level, name, kreis=key[:5], land=key[:2])


AREAS = {
    one.key: one
    for one in (
        district("Rostock", "Landkreis", "13072"),
        district("Schwerin", "Kreisfreie Stadt", "13004"),
        district("Vorpommern-Rügen", "Landkreis", "13073"),
        Area("13", "land", "Mecklenburg-Vorpommern"),
    )
}


def test_a_place_lies_in_its_district_and_a_city_in_its_state():
    assert around(place("13072001", "Bad Doberan"), AREAS) == "Landkreis Rostock"
    assert around(place("130725251", "Amt Bad Doberan-Land", "amt"), AREAS) == "Landkreis Rostock"
    assert around(place("13004000", "Schwerin"), AREAS) == "Mecklenburg-Vorpommern"
    assert around(place("99999999", "Nirgends"), AREAS) == ""


def test_only_names_that_another_of_the_level_has_are_made_longer():
    places = [
        place("13072001", "Neuenkirchen"),
        place("13073001", "Neuenkirchen"),
        place("13073002", "Bergen"),
        place("130735001", "Bergen", "amt"),
    ]
    assert names_apart(places, AREAS) == {
        "13072001": "Neuenkirchen (Landkreis Rostock)",
        "13073001": "Neuenkirchen (Landkreis Vorpommern-Rügen)",
    }
