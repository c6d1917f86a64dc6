"""Childminders in words: a number of a municipality or of the district, with its date."""

from __future__ import annotations

from dashboard.institutions.childminders import Childminders, childminder_notes
from tests.dashboard.indicators.wording.made_district import LANDKREIS

NAMES = {"1": "Aa", "2": "Bb", "3": "Cc"}


def notes(known: Childminders, lang: str = "de") -> dict[str, str]:
    return childminder_notes(known, NAMES, LANDKREIS, lang)


def test_each_municipality_has_its_number_and_the_district_the_sum():
    found = notes(Childminders({"1": 12, "2": 1, "3": 0}, 2024))
    assert found["1"] == "Kindertagespflege: 12 Personen in Aa, Stand 1. März 2024"
    assert found["2"] == "Kindertagespflege: 1 Person in Bb, Stand 1. März 2024"
    assert found["3"] == "Kindertagespflege: niemand in Cc, Stand 1. März 2024"
    assert found[""].startswith("Kindertagespflege: 13 Personen ")


def test_a_register_has_no_year_and_where_nothing_is_known_nothing_is_said():
    assert notes(Childminders({"1": 2}), "en")["1"] == "Childminders: 2 in Aa"
    assert notes(Childminders({})) == {}
