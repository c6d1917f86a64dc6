"""What a profile says of institutions: counts, names, the nearest of what is missing, and whose minutes are whose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.indicators.ways.summary import Summary
from dashboard.profile.institutions import (
    InstitutionGround,
    by_kind,
    childminder_words,
    nearest_of_kinds,
    way_to_school,
)
from data.catalogue.kinds import kinds
from data.catalogue.travel import travel_rules
from tests.institutions.samples import DABEL, GOLDBERG, INSTITUTIONS, PARCHIM, institution

MIDDLE = (11.9, 53.66)
NAMES = {PARCHIM: "Parchim", GOLDBERG: "Goldberg", DABEL: "Dabel"}
OPEN = tuple(one for one in INSTITUTIONS if one.status != "closed")


def ground(*more, lang="de"):
    return InstitutionGround((*OPEN, *more), kinds(), NAMES, travel_rules().destinations, lang)


def inside(key):
    return lambda one: one.municipality == key


def test_kinds_are_counted_in_the_order_of_the_map_and_named():
    found = by_kind(ground(), inside(PARCHIM), named=True)
    assert [one.words for one in found if one.kind.located] == [
        "2\xa0Kindertageseinrichtungen", "1\xa0Grundschule", "1\xa0Bibliothek",
    ]  # fmt: skip
    first, second = found[0].members
    assert (first.name, first.place, first.example, first.paused) == ("Kita Ährenfeld", "", True, "")
    assert second.place == "", "Parchim is said above"


def test_a_place_of_its_own_name_and_a_break_are_said():
    village = institution("k9", "kita", (11.8, 53.4), part="Slate", status="paused")
    (day_care,) = [
        one for one in by_kind(ground(village), inside(PARCHIM), named=True) if one.kind.key == "kita"
    ]
    assert (day_care.members[-1].place, day_care.members[-1].paused) == ("Slate", "zurzeit zu")


def test_larger_places_are_counted_without_names():
    found = by_kind(ground(), lambda one: one.municipality.startswith("13076"), named=False)
    assert {one.kind.key: one.count for one in found if one.kind.located} == {
        "kita": 3, "grundschule": 2, "bibliothek": 1,
    }  # fmt: skip
    assert all(one.members == () for one in found)
    words = {one.kind.key: one.examples_words("de") for one in found}
    assert (words["kita"], words["grundschule"], words["bibliothek"]) == (
        "nur Beispiele", "davon ein Beispiel", "",
    )  # fmt: skip


def test_of_what_is_missing_the_nearest_open_one_is_named_with_its_distance():
    found = {one.asked.key: one for one in nearest_of_kinds(ground(), DABEL, MIDDLE)}
    assert set(found) == {"kita", "grundschule"}, (
        "the library has no point, the grammar school is not of here"
    )
    assert found["grundschule"].institution.key == "g2"
    assert found["grundschule"].institution.place == "Goldberg"
    assert found["kita"].institution.key == "k2", "nearer, but closed for the time being: k3"
    assert found["grundschule"].distance == "14,9\xa0km" and 14 < found["grundschule"].km < 16


def test_what_a_municipality_has_is_not_looked_for_elsewhere():
    found = {one.asked.key for one in nearest_of_kinds(ground(), GOLDBERG, MIDDLE)}
    assert found == set(), (
        "neither the school nor the day-care centre, though that is closed for the time being"
    )


def test_a_comprehensive_school_does_for_two_kinds():
    school = institution("s1", "gesamtschule", (11.95, 53.66), municipality=GOLDBERG, name="Gesamtschule")
    found = {one.asked.key: one for one in nearest_of_kinds(ground(school), DABEL, MIDDLE)}
    assert found["gymnasium"].institution.key == found["regionale_schule"].institution.key == "s1"
    assert found["gymnasium"].kind.key == "gesamtschule"
    here = replace(school, municipality=DABEL)
    assert not {"gymnasium", "regionale_schule"} & {
        one.asked.key for one in nearest_of_kinds(ground(here), DABEL, MIDDLE)
    }


SUMMARY = Summary("13076024", 40.0, 22.0, 20.6, 34.2, 0.0, (10.0, 30.0))


def test_official_minutes_and_the_model_never_stand_in_one_sentence():
    way = way_to_school("Grundschule", "4,1\xa0Minuten", "Deutschlandatlas, 2022", SUMMARY, 40.0, "de")
    assert way is not None
    assert (way.official, way.source) == ("4,1\xa0Minuten", "Deutschlandatlas, 2022")
    assert way.model == "die Hälfte der Kinder höchstens 21 Minuten"
    assert (way.longest, way.norm) == ("längster Weg 34 Minuten", "Richtwert des Landes 40")


@pytest.mark.parametrize("summary", [None, Summary("x", 0.0, None, None, None, None, ())])
def test_a_way_that_nobody_knows_is_left_out(summary):
    assert way_to_school("Grundschule", "", "", summary, 40.0, "de") is None
    only = way_to_school("Grundschule", "4,1\xa0Minuten", "", summary, None, "de")
    assert only is not None and (only.model, only.longest, only.norm) == ("", "", "")
    of_state = way_to_school("Grundschule", "4,1\xa0Minuten", "", summary, 40.0, "de")
    assert of_state == only, "a norm without a way says nothing"


def test_childminders_are_a_number():
    assert childminder_words(0, "de") == ""
    assert childminder_words(1, "de") == "Kindertagespflege: eine Person."
    assert childminder_words(1234, "de") == "Kindertagespflege: 1.234 Personen."
    assert childminder_words(2, "en") == "Childminders: 2."
