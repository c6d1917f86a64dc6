"""The index of the search: spellings, stems, synonyms, parts of compounds, slips, and who comes first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.search.index import Index, SearchEntry
from dashboard.search.marks import marks
from dashboard.search.names import NameList
from dashboard.search.reading import Reader
from dashboard.search.spelling import sound, spelt, stem_of
from dashboard.search.synonyms import as_one_word, synonyms_of, with_phrase

INDEX = Index(
    [
        SearchEntry("place", "luebz", ("Lübz",)),
        SearchEntry("place", "plau", ("Plau am See",)),
        SearchEntry("place", "parchim", ("Parchim", "Damm")),
        SearchEntry("institution", "farn", ("Kita Farnhaus",), ((0.9, "Lübz"),), aliases=("Kindergarten",)),
        SearchEntry("institution", "schule", ("Grundschule Passow",)),
        SearchEntry("indicator", "armut", ("Kinderarmut",)),
        SearchEntry("page", "anmeldung", ("Anmeldung",)),
    ]
)
READER = Reader(INDEX)


def found(text, *kinds):
    words = READER.read(text).words
    return [
        one.entry.key for one in INDEX.find(words, kinds or ("place", "institution", "indicator", "page"))
    ]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("kita lübz", "farn"),
        ("Kitta Lüps", "farn"),
        ("KINDERGÄRTEN luebz", "farn"),
        ("krippe lubz", "farn"),
        ("grundschuhle", "schule"),
        ("Gruntschule Pasow", "schule"),
        ("Kinderamut", "armut"),
        ("Damm", "parchim"),
        ("parch", "parchim"),
    ],
)
def test_however_it_is_spelt(typed, first):
    assert found(typed)[0] == first


def test_an_unknown_compound_is_its_parts():
    assert READER.read("Kitaanmeldung").words == ("kita", "anmeldung")
    assert READER.read("Kinderarmut").words == ("kinderarmut",)


def test_a_place_is_told_from_what_is_looked_for_there():
    reading = READER.read("Kita Plau am See")
    assert (reading.subject, reading.place) == (("kita",), ("plau", "se"))
    assert reading.places[0].entry.key == "plau"
    assert READER.read("Kinderarmut").places == ()
    assert READER.read("Damm").places[0].name == "Damm"


def test_spellings_stems_and_sounds():
    assert spelt("plaetze") == spelt("platze") and spelt("kitta") == "kita"
    assert stem_of("kitas") == stem_of("kita") and stem_of("19386") == "19386"
    assert sound("lubz") == sound("lups")
    assert "kindergarten" in synonyms_of("kita") and "kita" not in synonyms_of("kita")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("primary schools Plate", "Grundschule Plate"),
        ("After-school club", "Schulhort"),
        ("Hartz-IV", "Hartz"),
        ("high school dropouts", "Schulabbrecher"),
        ("Schulabschluss nachholen Parchim", "Abendschule Parchim"),
        ("Schulabschluss Parchim", "Schulabschluss Parchim"),
        ("Destination after school", "Destination after school"),
        ("drive to the next primary school Plate", "drive to the next primary school Plate"),
        ("next primary school", "next primary school"),
        ("holiday care", "holiday care"),
    ],
)
def test_several_words_are_one_except_in_a_name_that_is_known(typed, read):
    names = with_phrase(["Drive to the next primary school", "Primary school", "Kita"])
    assert names == ("drive to the next primary school",)
    assert as_one_word(typed, names) == read


def test_what_was_typed_is_marked():
    spans = marks("Kita Farnhaus Lübz", ("kita", "farn", "lups"), INDEX.vocabulary)
    assert [("Kita Farnhaus Lübz")[at:until] for at, until in spans] == ["Kita", "Farn", "Lübz"]


def test_names_of_many_places():
    names = NameList([("1", "Wismar"), ("2", "Güstrow"), ("3", "Neustadt (Dosse)"), ("4", "Neustadt")])
    assert names.find(["neustadt"]) == ["4", "3"]
    assert names.find(["dose"]) == ["3"], "double letters are one"
    assert names.find(["gustro"]) == ["2"] and names.find(["gusttrow"]) == ["2"]
    assert names.find([]) == [] and names.find(["atlantis"]) == []


@given(st.text(max_size=40))
def test_no_text_breaks_it(text):
    reading = READER.read(text)
    assert set(reading.place) <= set(reading.words)
    INDEX.find(reading.words, ("place", "institution"))
