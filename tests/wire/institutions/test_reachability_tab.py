"""The tab of reachability over HTTP: complete without scripts, and what its scripts fetch."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote

import pytest

from callbacks.institutions.reachability_fields import PLACE
from data.catalogue.kinds import kinds
from tests.wire.institutions.ways import SchoolStore, ways

PAGE = "/bildungslandkarte?ansicht=erreichbarkeit"
ROUTE = "/bildungslandkarte/erreichbarkeit.json"


@pytest.fixture
def client(app_of, monkeypatch):
    app = app_of()
    store = SchoolStore(app.answers)
    monkeypatch.setattr(store, "kinds", kinds, raising=False)
    monkeypatch.setattr(app.institutions, "_stored", store)
    monkeypatch.setattr(app.answers, "_cache", type(app.answers._cache)())
    return app.server.test_client()


def got(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.text)


def test_the_page_is_complete_without_scripts(client):
    page = got(client, f"{PAGE}&art=grundschule&szenario=zu:g2")
    for said in (
        "Weg zur Grundschule",
        "Modellrechnung",
        "Planspiel, keine Planung",
        "schließt",
        "SEPVO M-V",
    ):
        assert said in page
    assert "Was wäre, wenn „Schule <g2>“ schließt?" in page
    assert "Luftlinie × 1,3" in page and "zu Fuß, 4,5 km/h" in page


def test_other_tabs_bring_nothing_of_it_along(client):
    page = got(client, "/bildungslandkarte")
    assert '<div id="reachability-card"></div>' in page and "Modellrechnung" not in page
    assert "data-tab-link" in page and "ansicht=erreichbarkeit" in page


def test_municipalities_are_coloured_where_the_address_says_so(client):
    """By what half of their children need at most, today or after the scenario; key figures stand above either."""
    page = got(client, f"{PAGE}&darstellung=gemeinde")
    assert (
        "Die Farbe einer Gemeinde sagt, wie viele Minuten die Hälfte ihrer Kinder höchstens braucht." in page
    )
    assert re.search(
        r'<a href="[^"]*ansicht=erreichbarkeit[^"]*darstellung=gemeinde"[^>]*aria-current="true"', page
    )
    assert page.index('id="reachability-figures"') < page.index('id="reachability-card"')
    now, then = (
        client.get(f"{ROUTE}?darstellung=gemeinde{more}").get_json() for more in ("", "&szenario=zu:g2")
    )
    assert "im Landkreis" in now["figures"] and "darstellung=gemeinde" in unquote(now["fields"])
    areas, after = now["map"]["areas"], then["map"]["areas"]
    assert areas["key"] == after["key"] and len(areas["key"]) == len(areas["class"]) == len(areas["length"])
    assert all(one <= other for one, other in zip(areas["length"], after["length"], strict=True))
    assert areas["length"] != after["length"]


def test_names_of_institutions_are_text(client):
    raw = client.get(f"{ROUTE}?szenario=zu:g2").get_json()
    for part in ("fields", "card", "legend", "figures"):
        assert "<g2>" not in raw[part] and "<g1>" not in raw[part]
    assert "Schule &lt;g2&gt;" in raw["card"]


def test_choices_lead_to_the_same_state_but_for_themselves(client):
    fields = unescape(client.get(f"{ROUTE}?art=grundschule&verkehr=auto&szenario=zu:g2").get_json()["fields"])
    links = [unquote(one) for one in re.findall(r'(?:href|value)="(/bildungslandkarte[^"]*)"', fields)]
    assert all("ansicht=erreichbarkeit" in one for one in links)
    assert any("weg=km" in one and "szenario=zu:g2" in one for one in links)
    assert any("verkehr=" not in one and "szenario=zu:g2" in one for one in links), "the bus is the usual one"
    assert any("szenario" not in one and "verkehr=auto" in one for one in links), (
        "the way out of the scenario"
    )
    assert any(one.endswith("szenario=zu:g2;zu:g1&verkehr=auto") for one in links)
    places = [unquote(one) for one in re.findall(r'(?:value|data-place-for)="([^"]*LON[^"]*)"', fields)]
    assert {one.rpartition("szenario=")[2].split("&")[0] for one in places} >= {
        f"zu:g2;auf:{PLACE}", f"zu:g2;um:g1@{PLACE}"
    }  # fmt: skip


def test_the_map_gets_cells_sites_and_what_changes(client):
    made = client.get(f"{ROUTE}?art=grundschule&szenario=zu:g2").get_json()["map"]
    assert {one["key"]: one["state"] for one in made["sites"]} == {
        "g1": "stays",
        "g3": "stays",
        "g2": "closed",
    }
    count = len(made["cells"]["x"])
    assert count == len(made["cells"]["kids"]) > 800 and 0 < len(made["after"]["cell"]) < count
    assert made["norm_class"] == 4


def test_examples_are_named_and_left_out_where_only_official_figures_count(client):
    assert "Beispiel" in client.get(ROUTE).get_json()["card"]
    official = client.get(f"{ROUTE}?herkunft=amtlich").get_json()
    assert "Beispiel" not in official["card"]
    assert [one["key"] for one in official["map"]["sites"]] == ["g1", "g2"]


def test_nonsense_falls_back_and_is_said(client):
    card = unescape(client.get(f"{ROUTE}?art=schloss&szenario=zu:nix;x&richtwert=viel").get_json()["card"])
    for one in ("art=schloss", "zu:nix", "„x“", "richtwert=viel"):
        assert one in card


def test_both_languages(client):
    page = got(client, f"{PAGE}&sprache=en&szenario=zu:g2")
    assert "Scenario, not a plan" in page and "The way to primary school" in page
    assert "Planspiel" not in page.partition("<body")[2].partition("<script")[0]


def test_where_scenarios_are_off_none_can_be_made(answers):
    data = ways(answers, scenarios=False)
    question, rejected = data.read({"szenario": "zu:g2"})
    found = data.answer(answers.repository.version(), question, rejected)
    assert found.effect is None and [one.why for one in found.rejected] == ["off"]


def test_assumptions_can_be_changed_and_the_way_back_is_a_link(client):
    plain = client.get(f"{ROUTE}?art=grundschule").get_json()["fields"]
    assert plain.count("data-assumption") == 5 and "reachability-usual" not in plain
    assert 'data-usual="1.3,25,8,2,4.5"' in plain
    own = unescape(
        client.get(f"{ROUTE}?art=grundschule&annahmen=1.25,40,5,1,4&ort=13076048").get_json()["fields"]
    )
    assert "Eigene Annahmen, nicht die des Katalogs." in own
    assert "Luftlinie × 1,25" in own and "40\u00a0km/h" in own and "Katalog: 25" in own
    back = re.search(r'<a[^>]*id="reachability-usual"[^>]*>', own)
    assert back and "annahmen" not in back[0] and "ort=13076048" in back[0]
    for other in ("verkehr=auto", "weg=km"):
        assert "data-assumption" not in client.get(f"{ROUTE}?art=grundschule&{other}").get_json()["fields"]


def test_the_place_in_view_has_its_way_and_its_municipalitys_figures(client):
    made = client.get(f"{ROUTE}?art=grundschule&ort=13076048&szenario=zu:g2").get_json()
    card = unescape(made["card"])
    assert "Ort im Blick: Goldberg" in card and "Gemeinde Goldberg: " in card
    assert re.search(r"\d+\u00a0Minuten? zum Ziel „Schule <g2>“", card)
    assert re.search(r"im Planspiel \d+\u00a0Minuten zum Ziel „Schule <g[13]>“", card)
    assert '<option selected value="13076048">Goldberg</option>' in made["fields"]
    without = re.search(r'id="reachability-here".*?href="([^"]*)"', card, re.S)
    assert without and "ort=" not in without[1] and "szenario=zu:g2" in unquote(without[1])
    assert "reachability-here" not in client.get(f"{ROUTE}?art=grundschule&ort=nirgends").get_json()["card"]
