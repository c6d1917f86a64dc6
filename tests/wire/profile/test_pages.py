"""The pages under /gemeinde over HTTP: every place has one, it says who it is, and the search leads there."""

import re
from html import unescape

import pytest

from callbacks.profile.profiles import Profiles
from tests.sampling import some

GOLDBERG, ZUELOW = "13076048", "13076163"


def shown(client, path, status=200):
    """The HTML of a page."""
    response = client.get(path)
    assert response.status_code == status, path
    return response.text


def said(page):
    """Every text of a page, without its tags."""
    return unescape(re.sub(r"<[^>]+>", " ", page.partition("<body>")[2]))


def addresses(page):
    """Where the links of a page lead."""
    return {unescape(one) for one in re.findall(r'href="(/[^"]*)"', page.partition("<body>")[2])}


def test_profiles_of_every_level_open_and_name_their_place(client, answers):
    """Every eighth of 158: they are made by one function from the same tables; `make thorough` opens all."""
    places = list(Profiles(answers).places())
    assert len(places) == 158
    opened = some(places, every=8)
    assert {area.level for area in opened} == {"gemeinde", "amt", "kreis"}
    for area in opened:
        path = f"/gemeinde/{area.key}"
        page = shown(client, path)
        assert f"{area.name} · Bildungslupe</title>" in unescape(page)
        text = said(page)
        assert area.name in text
        assert "Indikator" in text and "Gebietsstand" in text


def test_a_page_in_english_is_english(client):
    page = client.get(f"/gemeinde/{GOLDBERG}?sprache=en")
    assert '<html lang="en"' in page.text
    text = said(shown(client, f"/gemeinde/{GOLDBERG}?sprache=en"))
    assert "cannot be tested" in text and "prüfbar" not in text
    links = addresses(shown(client, f"/gemeinde/{GOLDBERG}?sprache=en"))
    assert all("sprache=en" in one for one in links if "?" in one)


def test_a_key_that_nobody_has_is_not_found_and_says_so(client):
    assert client.get("/gemeinde/99999999").status_code == 404
    text = said(shown(client, "/gemeinde/99999999", 404))
    assert "gibt es hier keinen Ort" in text and "99999999" in text


def test_a_former_key_opens_its_successor_and_names_both(client):
    assert client.get("/gemeinde/13076095").status_code == 200
    text = said(shown(client, "/gemeinde/13076095"))
    assert "Marnitz" in text and "Ruhner Berge" in text


def test_what_cannot_be_read_in_the_address_is_said(client):
    assert "gewichte" in said(shown(client, f"/gemeinde/{GOLDBERG}?gewichte=unsinn"))
    assert "1999.1" in said(shown(client, f"/gemeinde/{GOLDBERG}?stand=1999.1"))


def test_every_row_leads_to_the_monitor_with_the_place_selected(client):
    links = addresses(shown(client, f"/gemeinde/{GOLDBERG}"))
    rows = {one for one in links if one.startswith("/?indikator=")}
    assert len(rows) > 40
    assert all("gebiete=13076" in one for one in rows)
    assert {f"/gemeinde/{GOLDBERG}.{kind}" for kind in ("pdf", "pptx", "xlsx")} <= links


def test_weights_reach_the_files_and_the_other_profiles(client):
    links = addresses(shown(client, f"/gemeinde/{GOLDBERG}?gewichte=stadt:0"))
    assert f"/gemeinde/{GOLDBERG}.pdf?gewichte=stadt:0" in links
    others = {one for one in links if re.match(r"/gemeinde/\d{8}\?", one)}
    assert len(others) >= 3 and all("gewichte=stadt:0" in one for one in others)


def test_the_place_of_126_inhabitants_says_that_little_can_be_said_and_not_for_whose_sake(client):
    text = said(shown(client, f"/gemeinde/{ZUELOW}"))
    assert text.count("geschützt") > 12
    assert text.count("nicht prüfbar") > 20
    assert text.count("wenige Fälle") >= 4
    assert "Er selbst oder ein anderer ließe sonst auf einzelne Menschen schließen." in text
    assert "kleinen Zahlen" not in text
    assert "von 142" not in text.split("Plätze in Kindertageseinrichtungen")[1][:200], "counts are not ranked"


def test_all_places_can_be_chosen_from_one_page(client):
    links = addresses(shown(client, "/gemeinde"))
    assert len({one for one in links if re.fullmatch(r"/gemeinde/\d{8}", one)}) == 142
    assert len({one for one in links if re.fullmatch(r"/gemeinde/\d{9}", one)}) == 15
    assert "/gemeinde/13076" in links
    assert "OpenStreetMap" in said(shown(client, "/gemeinde"))


@pytest.mark.parametrize(
    ("typed", "key", "note"),
    [
        ("Goldberg", GOLDBERG, "Amt Goldberg-Mildenitz"),
        ("marnitz", "13076168", "früher Marnitz"),
        ("19399", GOLDBERG, "PLZ 19399"),
        ("13076048", GOLDBERG, "Amt Goldberg-Mildenitz"),
        ("13060021", "13076089", "früher Gischow"),
        ("Ludwigslust-P", "13076", ""),
        ("lubtheen", "13076088", ""),
    ],
)
def test_a_place_is_found_from_every_page(client, typed, key, note):
    found = {one["key"]: one for one in client.get("/orte", query_string={"suche": typed}).json["orte"]}
    assert key in found
    assert found[key]["note"] == note


def test_an_amt_is_found_with_its_municipalities(client):
    found = client.get("/orte?suche=Goldberg-Mildenitz").json["orte"]
    assert found[0]["key"] == "130765656"
    assert {one["name"] for one in found[1:]} == {
        "Dobbertin",
        "Goldberg",
        "Mestlin",
        "Neu Poserin",
        "Techentin",
    }


def test_without_a_word_all_places_are_offered_and_nonsense_finds_none(client):
    assert len(client.get("/orte").json["orte"]) == 158
    assert client.get("/orte?suche=xyzxyz").json["orte"] == []
    assert client.get("/orte?suche=%00%ff").status_code == 200


def test_the_page_is_the_current_one_in_the_head(client):
    for path in ("/gemeinde", f"/gemeinde/{GOLDBERG}"):
        current = re.findall(r'<a [^>]*aria-current="page"[^>]*>', shown(client, path))
        # In the row and in "Mehr", of which the page shows the one that fits.
        assert len(current) == 2 and all('href="/gemeinde"' in one for one in current)


def test_another_district_has_profiles_too(app_of):
    client = app_of("13071").server.test_client()
    links = addresses(shown(client, "/gemeinde"))
    key = sorted(one for one in links if re.fullmatch(r"/gemeinde/\d{8}", one))[0]
    assert client.get(key).status_code == 200
    assert "Indikator" in said(shown(client, key))
    assert "OpenStreetMap" not in said(shown(client, "/gemeinde"))
