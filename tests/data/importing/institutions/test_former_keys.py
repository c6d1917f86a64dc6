"""A row that calls an institution by a former key is its row and said to be; what cannot be meant is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.institutions.entries import Entries
from dashboard.domain.institutions.institution import Institution
from data.catalogue.loader import load
from data.importing.findings import Delivery
from data.importing.institutions.reference import Reference
from data.importing.read import Delivered, read_files
from tests.data.importing.institutions.tables import SOUND, reference, table

SUN = {**SOUND, "fruehere_schluessel": ""}
FAR = {**SUN, "lon": "11,8466", "lat": "53,4301", "name": "Kita Ganz Anders", "schluessel": "kita-anders"}


def house(key: str, name: str, *former: str) -> Institution:
    return Institution(key, "kita", name, "13076108", former=former)


def stored() -> Entries:
    return Entries((house("kita-sonne", "Kita Sonnenschein", "kita-alt"), house("kita-mond", "Kita Mond")))


def delivered(text: str, known: Reference) -> Delivery:
    [found] = read_files([Delivered("t.csv", text.encode())], load(), known.known, reference=lambda: known)
    return found


def read(*rows, merges=()):
    return delivered(table(*rows), replace(reference(stored()), merges=merges))


def said(found, level="error"):
    return " ".join(one.message for one in found.of_level(level))


def test_former_keys_are_read_given_again_and_separated_by_commas():
    found = read({**SUN, "fruehere_schluessel": "kita-alt, sonne-1"})
    assert found.ok, said(found)
    assert found.entries.institutions[0].former == ("kita-alt", "sonne-1")


def test_a_row_under_a_former_key_is_the_row_of_the_new_one_and_said_to_be():
    found = read({**SUN, "schluessel": "kita-alt", "name": "Kita Sonne"})
    assert found.ok and [one.key for one in found.entries.institutions] == ["kita-sonne"]
    assert "„kita-alt“ ist seit einer Zusammenführung die Einrichtung kita-sonne" in said(found, "warning")
    assert "die Zeile gilt für sie" in said(found, "warning")


def test_beside_a_row_of_its_own_the_row_under_the_former_key_is_left_out():
    found = read({**SUN, "schluessel": "kita-alt", "name": "Kita Sonne"}, SUN)
    assert found.ok, said(found)
    assert [(one.key, one.name) for one in found.entries.institutions] == [
        ("kita-sonne", "Kita Sonnenschein")
    ]
    assert "es gilt Zeile 3, diese bleibt weg" in said(found, "warning")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"fruehere_schluessel": "kita sonne"}, "ist kein Schlüssel"),
        ({"fruehere_schluessel": "kita-sonne"}, "der Schlüssel der Einrichtung selbst"),
        ({"fruehere_schluessel": "kita-mond"}, "„kita-mond“ ist eine eigene Einrichtung („Kita Mond“)"),
        ({"schluessel": "kita-alt", "fruehere_schluessel": "kita-sonne"}, "umgekehrt geht es nicht auch"),
        ({"schluessel": "kita-neu", "fruehere_schluessel": "kita-alt"}, "schon ein früherer Schlüssel von"),
        ({"schluessel": "", "fruehere_schluessel": "kita-sonne"}, "ist eine eigene Einrichtung"),
    ],
)
def test_what_cannot_be_a_former_key_is_refused_with_its_row(changed, sentence):
    found = read({**SUN, **changed})
    assert not found.ok and sentence in said(found), said(found)
    assert "Zeile 2" in said(found)


def test_a_former_key_with_a_row_of_its_own_and_one_that_two_rows_name_are_refused():
    found = read({**SUN, "fruehere_schluessel": "kita-anders"}, FAR)
    assert "steht in Zeile 3 als eigene Einrichtung" in said(found)
    found = read({**SUN, "fruehere_schluessel": "x-1"}, {**FAR, "fruehere_schluessel": "x-1"})
    assert "nennt auch kita-sonne" in said(found)


def test_a_living_key_is_merged_where_that_was_asked_for_alone():
    row = {**SUN, "fruehere_schluessel": "kita-mond"}
    assert read(row, merges=(("kita-mond", "kita-sonne"),)).ok
    assert not read(row, merges=(("kita-sonne", "kita-mond"),)).ok


def test_catchments_figures_and_courses_follow_a_former_key_and_say_so():
    school = Institution("75130901", "grundschule", "Goethe-Schule", "13076108", former=("goethe-alt",))
    known = reference(Entries((school,)))
    areas = delivered("einrichtung;gemeinde\ngoethe-alt;13076108\n", known)
    assert areas.ok and areas.entries.catchments[0].institution == "75130901"
    assert "„goethe-alt“ ist seit einer Zusammenführung" in said(areas, "warning")
    figures = delivered("einrichtung;merkmal;jahr;wert\ngoethe-alt;kita_plaetze;2024;84\n", known)
    assert figures.ok and figures.entries.figures[0].institution == "75130901"
    assert "seit einer Zusammenführung" in said(figures, "warning")
    head = "art;beginn;ende;ort;gemeinde;traeger"
    courses = delivered(f"{head}\nfrauen;11.01.2027;09.07.2027;goethe-alt;13076108;goethe-alt\n", known)
    [one] = courses.entries.courses
    assert (one.place_key, one.provider_key) == ("75130901", "75130901") and one.start == date(2027, 1, 11)
    assert one.provider == "Goethe-Schule"
    assert "seit einer Zusammenführung" in said(courses, "warning")
