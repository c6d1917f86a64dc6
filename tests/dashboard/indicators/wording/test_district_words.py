"""What texts call each of the 400 districts and the level below it."""

import re

import pytest

from dashboard.domain.territory import smallest_extent
from dashboard.indicators.wording.district_words import district_words, full_name, with_article
from dashboard.texts import LANGUAGES
from data.catalogue.loader import load_states
from data.germany.areas import districts, germany

TWELVE = {
    "13076": ("Landkreis Ludwigslust-Parchim", "im Landkreis", "des Landkreises"),
    "07232": ("Eifelkreis Bitburg-Prüm", "im Landkreis", "des Landkreises"),
    "09162": ("Landeshauptstadt München", "in der Stadt", "der Stadt"),
    "01001": ("Flensburg", "in der Stadt", "der Stadt"),
    "11000": ("Berlin", "in der Stadt", "der Stadt"),
    "02000": ("Hamburg", "in der Stadt", "der Stadt"),
    "04012": ("Bremerhaven", "in der Stadt", "der Stadt"),
    "16063": ("Wartburgkreis", "im Landkreis", "des Landkreises"),
    "03159": ("Landkreis Göttingen", "im Landkreis", "des Landkreises"),
    "10041": ("Regionalverband Saarbrücken", "im Regionalverband", "des Regionalverbands"),
    "05334": ("Städteregion Aachen", "in der Städteregion", "der Städteregion"),
    "14521": ("Erzgebirgskreis", "im Landkreis", "des Landkreises"),
}


def words_of(district):
    return district_words(germany(), district, load_states()[district[:2]])


@pytest.mark.parametrize("district", TWELVE)
def test_a_district_is_called_what_it_is(district):
    words = words_of(district)
    forms = words.forms["de"]
    assert (words.full_name, forms["im_landkreis"], forms["des_landkreises"]) == TWELVE[district]


@pytest.mark.parametrize(
    ("district", "behind_for", "inside"),
    [
        ("03159", "den Landkreis Göttingen", "im Landkreis Göttingen"),
        ("16063", "den Wartburgkreis", "im Wartburgkreis"),
        ("05962", "den Märkischen Kreis", "im Märkischen Kreis"),
        ("03241", "die Region Hannover", "in der Region Hannover"),
        ("10041", "den Regionalverband Saarbrücken", "im Regionalverband Saarbrücken"),
        ("09162", "München", "in München"),
        ("01054", "den Kreis Nordfriesland", "im Kreis Nordfriesland"),
    ],
)
def test_its_name_stands_in_sentences(district, behind_for, inside):
    forms = words_of(district).forms["de"]
    assert (forms["den_kreisnamen"], forms["im_kreisnamen"]) == (behind_for, inside)


def test_every_district_has_a_name_that_says_what_it_is():
    areas = germany().areas
    strange = [
        name
        for key, area in districts().items()
        if not re.search(r"[Kk]reis|verband|[Rr]egion", name := full_name(areas[key]))
        and area.kind not in ("Kreisfreie Stadt", "Stadtkreis", "Stadtstaat")
    ]
    twice = [
        name
        for key in districts()
        if re.search(r"(Landkreis|Kreis|Stadt\)).*(kreis|Kreis)\b", name := full_name(areas[key]))
    ]
    assert strange == [] and twice == []


@pytest.mark.parametrize(
    ("district", "all_of_them", "genitive", "dative"),
    [
        (
            "13076",
            "Ämter und amtsfreie Städte",
            "Ämter und amtsfreien Städte",
            "Ämtern und amtsfreien Städten",
        ),
        (
            "07232",
            "Verbandsgemeinden und verbandsfreie Städte",
            "Verbandsgemeinden und verbandsfreien Städte",
            "Verbandsgemeinden und verbandsfreien Städten",
        ),
        (
            "09184",
            "Verwaltungsgemeinschaften und Gemeinden ohne Verwaltungsgemeinschaft",
            "Verwaltungsgemeinschaften und Gemeinden ohne Verwaltungsgemeinschaft",
            "Verwaltungsgemeinschaften und Gemeinden ohne Verwaltungsgemeinschaft",
        ),
    ],
)
def test_the_middle_level_is_named_with_the_places_that_have_none(district, all_of_them, genitive, dative):
    forms = words_of(district).forms["de"]
    assert [forms[one] for one in ("alle_mittleren", "aller_mittleren", "allen_mittleren")] == [
        all_of_them,
        genitive,
        dative,
    ]


def test_where_no_municipality_shares_a_middle_level_there_is_none():
    assert [words_of(key).has_middle for key in ("13076", "05334", "10041", "11000")] == [
        True,
        False,
        False,
        False,
    ]


def test_a_city_state_is_compared_with_germany():
    assert {key for key in districts() if smallest_extent(key) == "bund"} == {
        "02000",
        "04011",
        "04012",
        "11000",
    }
    assert (
        words_of("11000").say("de", "finding_under_kreis", count="400")
        == "Unter den 400 Kreisen Deutschlands"
    )


def test_names_of_districts_have_their_article():
    assert with_article("Rheinisch-Bergischer Kreis") == (
        "m",
        "Rheinisch-Bergische Kreis",
        "Rheinisch-Bergischen Kreis",
    )
    assert with_article("Region Hannover") == ("f", "Region Hannover", "Region Hannover")
    assert [with_article(one) for one in ("Nordfriesland", "Flensburg", "Kreischa")] == [None, None, None]


OF_NO_DISTRICT = re.compile(r"kind_|district_|independent_")


def test_no_text_says_what_kind_of_district_is_served():
    """It is said by a placeholder, so that a city reads Stadt."""
    said = {
        key
        for key, text in LANGUAGES["de"].items()
        if re.search(r"Landkreis(?!})|(?<!\{)amtsfrei|\bÄmter", text) and not OF_NO_DISTRICT.match(key)
    }
    of_no_district = {"places_amt", "source_office", "network_of_kommune", "search_page_words_gemeinde"}
    assert said - {"staff_value_kommune"} == of_no_district, (
        "the level, offices and words where no district is meant"
    )
