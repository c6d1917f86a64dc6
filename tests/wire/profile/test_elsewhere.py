"""Profiles of places outside the monitor's own district: official figures, in their own district."""

import re

import pytest

from callbacks.districts import Districts
from tests.sampling import thorough
from tests.wire.profile.test_pages import addresses, said, shown

KRAKOW, AFFLER, MUNICH = "13072056", "07232001", "09162"
CHILD_POVERTY = "kinderarmut"


def row_of(page, indicator):
    """The text of one row of the table."""
    return said("<body>" + re.search(rf'<tr[^>]*id="profile-{indicator}".*?</tr>', page, re.S).group(0))


def test_the_page_says_whose_district_it_is_and_what_the_figures_are_compared_with(client):
    text = said(shown(client, f"/gemeinde/{KRAKOW}"))
    assert "Krakow am See gehört nicht zum Gebiet dieses Monitors (Landkreis Ludwigslust-Parchim)." in text
    assert "Stadt im Amt Krakow am See, Landkreis Rostock" in text
    english = said(shown(client, f"/gemeinde/{KRAKOW}?sprache=en"))
    assert "Krakow am See does not belong to the area of this monitor" in english


def test_figures_are_those_of_the_place_and_of_its_own_district(client):
    page = shown(client, f"/gemeinde/{KRAKOW}")
    asked = f"/api/v1/werte?indikator={CHILD_POVERTY}&jahr=2022&gebiete="
    place, district = (
        client.get(f"{asked}{key}&ebene={level}").json["zeilen"][0]["wert"]
        for key, level in ((KRAKOW, "gemeinde"), ("13072", "kreis"))
    )
    row = row_of(page, CHILD_POVERTY)
    for value in (place, district):
        assert f"{value:.1f}".replace(".", ",") + "\xa0%" in row


def test_nothing_on_the_page_is_an_example(client):
    for key in (KRAKOW, AFFLER, MUNICH):
        page = shown(client, f"/gemeinde/{key}")
        assert "bl-profile-example" not in page
        assert said(page).count("Beispiel") == said(page).count("Beispieldaten")


def test_links_to_the_monitor_lead_to_a_map_that_has_the_place(client):
    for key, extent in ((KRAKOW, "land"), (AFFLER, "bund")):
        found = [one for one in addresses(shown(client, f"/gemeinde/{key}")) if one.startswith("/?")]
        assert found and all(f"raum={extent}" in one for one in found if f"gebiete={key}" in one)


def test_the_series_under_a_row_is_that_of_its_district(client):
    page = shown(client, f"/gemeinde/{KRAKOW}")
    address = re.search(r'id="profile-table"[^>]*data-series="([^"]+)"', page).group(1)
    series = client.get(f"{address}?indikator={CHILD_POVERTY}&ebene=gemeinde&gebiete={KRAKOW}").json
    assert "Krakow am See" in str(series["parts"])
    there = client.get(f"/zeitreihe?indikator={CHILD_POVERTY}&ebene=kreis&gebiete=13072").json
    assert there["parts"] is not None


@pytest.mark.parametrize("kind", ["pdf", "pptx", "xlsx"])
@pytest.mark.parametrize("key", [KRAKOW, MUNICH])
def test_files_can_be_taken_along(client, key, kind):
    found = client.get(f"/gemeinde/{key}.{kind}")
    assert found.status_code == 200 and len(found.data) > 10_000
    assert key in found.headers["Content-Disposition"]


KINDS = [
    ("01001000", "Flensburg"),
    ("11000", "Berlin"),
    ("10041100", "Saarbrücken"),
    ("073325001", ""),
    ("04012", "Bremerhaven"),
    ("05334", "Städteregion Aachen"),
]
ALIKE = [
    ("11000000", "Berlin"),
    ("02000", "Hamburg"),
    ("03159016", "Göttingen"),
    ("16063003", "Bad Salzungen"),
    ("03241", "Region Hannover"),
    ("07232", "Eifelkreis Bitburg-Prüm"),
]
"""Each is of a kind that is among the others."""


@pytest.mark.parametrize(("key", "words"), [*KINDS, *(ALIKE if thorough() else ())])
def test_places_of_all_kinds_have_a_profile_with_similar_places(client, key, words):
    """A city that is a district leads there by either key."""
    text = said(shown(client, f"/gemeinde/{key}"))
    assert words in text
    assert len(key) == 9 or "Wer ist wie" in text


@pytest.mark.parametrize("key", ["99999999", "13072999", "09162001", "13072x", "99999"])
def test_a_key_that_nobody_has_is_still_said_in_a_sentence(client, key):
    text = said(shown(client, f"/gemeinde/{key}", status=404))
    assert key in text and "zur Auswahl" in text


def test_similar_places_lead_to_their_profiles_wherever_they_lie(client):
    found = addresses(shown(client, "/gemeinde/13076048"))
    outside = [one for one in found if re.fullmatch(r"/gemeinde/13(?!076)\d{6}", one)]
    assert len(outside) > 3
    assert all(client.get(one).status_code == 200 for one in outside[:2])


def test_where_similar_places_are_looked_for_stands_in_the_address(client):
    near = said(shown(client, "/gemeinde/13076048?aehnlich_in=kreis"))
    assert "Zur Auswahl standen 141\xa0Gemeinden" in near
    page = shown(client, "/gemeinde/13076048?aehnlich_in=bund")
    assert "Zur Auswahl standen 10.774\xa0Gemeinden" in said(page)
    assert any("aehnlich_in=bund" in one for one in addresses(page) if one.startswith("/gemeinde/"))


def test_answers_of_few_other_districts_are_held(answers):
    districts = Districts(answers)
    assert districts.of("13076048") is answers and districts.of("quatsch") is answers
    there = districts.of(KRAKOW)
    assert there.district == "13072" and districts.of("13072") is there
