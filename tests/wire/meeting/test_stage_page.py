"""`/buehne` over the wire: the stage of one scene, whatever is asked of it."""

import json
import re
from html import unescape

import pytest

CARE = "indikator=betreuungsquote_u3&ebene=amt&jahr=2024&gebiete=130760108"
DATA = re.compile(r'<script type="application/json" id="stage-data">(.*?)</script>', re.DOTALL)


def page(client, query):
    response = client.get(f"/buehne?{query}")
    assert response.status_code == 200, response.text[:300]
    return response.text


def data(client, query):
    found = DATA.search(page(client, query))
    assert found
    return json.loads(found[1])


def test_the_page_says_sentence_year_and_numbers_before_its_scripts_run(client):
    """Whoever has no scripts still reads what the scene says."""
    text = page(client, f"{CARE}&satz=Parchim liegt vorn")
    assert '<h1 id="stage-headline">Parchim liegt vorn</h1>' in text
    assert '<p id="stage-year">2024</p>' in text
    assert "<dt>Parchim</dt>" in text and "Fassung" in text
    assert "<header" not in text and "bl-nav" not in text


def test_a_year_step_asks_nobody(client):
    """The page brings along what is said in every year, and where the figures of all years lie."""
    found = data(client, CARE)
    assert [one["year"] for one in found["stage"]["years"]] == sorted(
        one["year"] for one in found["stage"]["years"]
    )
    assert len(found["stage"]["years"]) > 10
    assert all("fassung=" in address for address in found["addresses"].values())
    assert len(found["stage"]["names"]) == 20


def test_what_the_picture_needs_is_asked_for_at_once(client):
    preloaded = re.findall(r'rel="preload" as="fetch" crossorigin href="([^"]+)"', page(client, CARE))
    addresses = data(client, CARE)["addresses"]
    assert [unescape(one) for one in preloaded] == [addresses["slab"], addresses["map"]]


def test_the_sentence_of_a_scene_is_text_and_nothing_else(client):
    text = page(client, f"{CARE}&satz=%3C/script%3E%3Cb%3Ex%0A%E2%80%AEy")
    assert "<b>x" not in text and text.count("</script>") == 3, "brightness, data and the script of the page"
    assert data(client, f"{CARE}&satz=%3Cb%3E")["stage"]["years"][-1]["headline"] == "<b>"


def test_two_maps_begin_in_the_year_asked_for(client):
    assert data(client, f"{CARE}&bild=zweikarten&basisjahr=2011")["stage"]["base"]["year"] == 2011
    assert data(client, f"{CARE}&bild=zweikarten")["stage"]["base"]["year"] == 2010


def test_what_cannot_be_shown_falls_back_and_says_so(client):
    found = data(client, "indikator=ohne_abschluss&ebene=kreis&bild=trichter")["stage"]
    assert found["picture"] != found["asked"] == "trichter"
    assert found["fallback"] and found["fallback"] in found["years"][-1]["source"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "bild=unsinn",
        "bild=&satz=",
        "bild=karte&bild=tabelle",
        "jahr=99999&bild=zweikarten&basisjahr=abc",
        "indikator=gibtsnicht&ebene=mond&gebiete=1,2,3&bild=trichter",
        "gebiete=" + ",".join(f"130760{at:02d}" for at in range(30)),
        "satz=" + "x" * 5000,
        "groesse=90000-&bild=rangfolge",
        "stand=1999.9",
        "bild=%00%ff&satz=%c3%28",
        "sprache=xx&hell=vielleicht",
    ],
)
def test_no_parameter_raises(client, query):
    """Bad input is normal: the nearest that is possible is shown."""
    found = data(client, query)["stage"]
    assert found["picture"] in {
        *("karte", "zeitreihe", "rangfolge", "tabelle", "verteilung", "trichter", "zweikarten")
    }
    answer = client.get(f"/buehne/daten?{query}")
    assert answer.status_code == 200 and answer.json["stage"] == found


@pytest.mark.parametrize("level", ["gemeinde", "amt", "kreis"])
def test_every_picture_of_every_level_has_a_stage(client, level):
    for picture in ("karte", "zeitreihe", "rangfolge", "tabelle", "verteilung", "trichter", "zweikarten"):
        found = data(client, f"indikator=kinderarmut&ebene={level}&bild={picture}")["stage"]
        assert found["year"] and found["years"], f"{level}, {picture}"
        assert found["picture"] == picture or found["fallback"]
