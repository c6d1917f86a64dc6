"""The search for a place in the head of every page: what is found, in which order, and what is said beside
it."""

from datetime import date

import pytest

from dashboard.domain.area import Area
from dashboard.domain.territory import Change, Register
from dashboard.search.district_places import find

AREAS = [
    Area("13076001", "gemeinde", "Ödhof", amt="130760001", kreis="13076"),
    Area("13076002", "gemeinde", "Pinnow", amt="130760001", kreis="13076"),
    Area("13076004", "gemeinde", "Parchim", amt="130760004", kreis="13076"),
    Area("13071001", "gemeinde", "Pinnow am See", kreis="13071"),
    Area("130760001", "amt", "Amt Nord", kreis="13076"),
    Area("130760004", "amt", "Parchim (amtsfrei)", kreis="13076"),
    Area("13076", "kreis", "Ludwigslust-Parchim", official_name="Landkreis Ludwigslust-Parchim"),
]
CHANGES = (Change("13076012", "Damm", "13076004", date(2014, 5, 25), "eingemeindung"),)
REGISTER = Register(date(2019, 5, 26), {area.key: area for area in AREAS}, CHANGES)
PLACES = [area for area in AREAS if area.key not in ("13071001", "130760004")]
POSTCODES = {"19370": ("13076004",), "19372": ("13076004", "13076002"), "17192": ("13071001",)}


def found(text, lang="de"):
    return [(one.key, one.note) for one in find(text, REGISTER, PLACES, POSTCODES, lang)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("odhof", [("13076001", "Amt Nord")]),
        ("Damm", [("13076004", "früher Damm")]),
        ("19370", [("13076004", "PLZ 19370")]),
        ("1937", [("13076004", "PLZ 19370"), ("13076002", "PLZ 19372")]),
        ("13076002", [("13076002", "Amt Nord")]),
        ("Amt Nord", [("130760001", ""), ("13076001", "Amt Nord"), ("13076002", "Amt Nord")]),
        ("Atlantis", []),
        ("19", []),
    ],
)
def test_a_place_is_found_by_whatever_people_know_of_it(text, expected):
    assert found(text) == expected


def test_the_very_name_comes_before_the_district_that_holds_it():
    assert found("Parchim") == [("13076004", ""), ("13076", "")]


def test_places_of_other_districts_are_not_offered():
    assert found("Pinnow") == [("13076002", "Amt Nord")]
    assert found("17192") == []


def test_without_a_word_all_are_offered_in_their_order():
    assert [key for key, _ in found("  ")] == [area.key for area in PLACES]


def test_english_says_it_in_english():
    assert found("19370", "en") == [("13076004", "postcode 19370")]
