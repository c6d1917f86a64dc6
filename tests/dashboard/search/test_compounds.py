"""How people shorten and join names, and the words and letters that stand for several others."""

from __future__ import annotations

import pytest

from dashboard.search.compounds import joined
from dashboard.search.index import Index, SearchEntry
from dashboard.search.plates import PLATES
from dashboard.search.reading import Reader
from dashboard.search.spelling import spelt_words
from dashboard.search.synonyms import as_one_word, synonyms_of

ENTRIES = (
    SearchEntry("kind", "hort", ("Hort",)),
    SearchEntry("place", "1", ("Hagenow",)),
    SearchEntry("place", "2", ("Hoort",), ((0.5, "Hagenow-Land"),)),
    SearchEntry("place", "3", ("Ludwigslust-Parchim",), aliases=PLATES["13076"]),
    SearchEntry("indicator", "azubis", ("Auszubildende",)),
    SearchEntry("course", "a", ("Deutschkurs",), ((0.9, "abends"),)),
    SearchEntry("course", "b", ("Deutschkurs",)),
)


@pytest.mark.parametrize(
    ("name", "also"),
    [
        ("Friedrich Franz Gymnasium", "ffg"),
        ("Goethe Gymnasium", "goethegymnasium"),
        ("Verbundene Regionale Schule", "regionalschule"),
        ("Regionales Berufliches Bildungszentrum (Standort Parchim)", "rbb"),
    ],
)
def test_names_are_shortened_and_joined(name, also):
    assert also in list(joined(name))


def test_short_words_numbers_and_brackets_are_joined_with_nothing():
    assert list(joined("Am See (Haus Eins)")) == []
    assert "kita2" not in list(joined("Kita 2 Lübz"))


def test_several_words_that_mean_one_thing():
    assert as_one_word("High Schools in Crivitz") == "Gymnasium in Crivitz"
    assert as_one_word("Hochschule") == "Hochschule"


def test_synonyms_are_found_in_every_form():
    (problems,) = spelt_words("Sprachproblemen")
    assert "sprachaufaligkeit" in synonyms_of(problems)


def test_a_kind_of_institution_is_no_place_that_sounds_alike():
    read = Reader(Index(ENTRIES)).read("Hort Hagenow")
    assert (read.subject, read.place) == (("hort",), ("hagenow",)) and read.places[0].entry.key == "1"


def test_a_district_is_called_by_its_plates():
    assert Reader(Index(ENTRIES)).read("LWL").places[0].entry.key == "3"


def test_the_whole_district_is_meant_anyway():
    assert Reader(Index(ENTRIES)).read("Azubis im Landkreis").subject == ("azubis",)
    assert Reader(Index(ENTRIES)).read("Landkreis Parchim").places[0].entry.key == "3"


def test_one_of_several_words_is_better_than_nothing():
    index, words = Index(ENTRIES), spelt_words("Deutschkurs Xylophon")
    assert index.find(words, ("course",)) == []
    assert {one.entry.key for one in index.find(words, ("course",), any_word=True)} == {"a", "b"}


def test_a_slip_leads_to_synonyms_and_endless_words_to_nothing():
    named = ("Gymnasiales Schulzentrum", "Gymnasium")
    words = Index(SearchEntry("page", one, (one,)) for one in named).vocabulary
    assert words.meant("gymasium").get("gymnasiales", 0) > 0
    assert not words.meant("gymnasiale" * 8) and words.parts("gymnasiale" * 8) == ()
