"""The description of the interface for programs: valid, complete, true, and the same as its page."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from openapi_spec_validator import validate

from callbacks.api.openapi import document
from dashboard.domain.selection import PARAMETERS as OF_MONITOR
from dashboard.institutions.reachability.question import PARAMETERS as WAYS
from dashboard.institutions.view import PARAMETERS as OF_INSTITUTIONS
from dashboard.integration.view import PARAMETERS as OF_COURSES
from dashboard.open_data.interface.parameters import PARAMETERS
from dashboard.open_data.interface.routes import MONITOR, ROUTES
from dashboard.texts import LANGUAGES

ROOT = Path(__file__).resolve().parents[3]
PAGES = {
    *(
        "/",
        "auffaellig",
        "bericht",
        "bericht_ausgabe",
        "bildungslandkarte",
        "choose",
        "daten",
        "daten_kennzahl",
    ),
    *("einbetten", "einrichtung", "gebaerdensprache", "integration", "leichte_sprache", "netzwerk"),
    *(
        "netzwerk_konferenz",
        "offline_page",
        "portal",
        "praesentation",
        "profile",
        "referent",
        "schnittstelle",
    ),
    *(
        "strategie",
        "text_barrierefreiheit",
        "text_datenschutz",
        "text_impressum",
        "uebergang",
        "vergleich",
        "words",
    ),
    *("buehne", "institution_stage", "integration_scene_stage", "uebergang_scene_stage"),
    *("opened", "read_again", "report"),
}
"""What people look at, the way of a short link to it, and the form for a hint."""
INNER = {
    *("/<path:path>", "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>"),
    *("/_dash-dependencies", "/_dash-layout", "/_dash-update-component", "/_favicon.ico", "/_reload-hash"),
    *("_dash_assets.static", "static", "bootstrap", "font", "plotly", "scripts", "styles", "offline_worker"),
    *("slab", "zeitreihe", "zusammensetzung", "grenzlinien", "buehne_daten", "szene", "bericht_bild"),
    *("institutions", "catchments", "reachability", "institution_headline", "profile_series", "offline_list"),
    *("integration_scene_headline", "uebergang_jahr", "uebergang_scene_headline", "vergleich_daten"),
    *("vergleich_eigenes", "vergleich_zeitreihe", "vergleich_zusammensetzung", "nothing_else"),
}
"""Scripts, styles, and what a page's own script asks for: it changes with the page, and no program may rely on it."""
SAME = {
    "catalogue_ttl": "catalogue",
    "catalogue_jsonld": "catalogue",
    "integration_map": "integration_picture",
}
"""Routes of the description that one function answers."""
OF_WAYS = set(WAYS)
DEAR = {"open_data_package", "profile_file", "report_file", "side_file", "pptx_slides", "institution_slide"}


@pytest.fixture(scope="module")
def described(client):
    return client.get("/api/v1/openapi.json").json


def test_it_is_valid_in_both_languages():
    for lang in LANGUAGES:
        validate(document("https://lupe.example/", lang, "Landkreis"))


def test_every_address_for_programs_is_described(app_of):
    """An address that nobody can read about is no contract."""
    rules = {}
    for rule in app_of().server.url_map.iter_rules():
        rules.setdefault(rule.endpoint, []).append(rule)
    assert not PAGES & INNER
    assert set(rules) - PAGES - INNER == {SAME.get(one.key, one.key) for one in ROUTES}
    assert set(rules) >= PAGES | INNER, "none that there is no more"


@pytest.mark.parametrize("route", ROUTES, ids=lambda one: one.key)
def test_every_description_is_that_of_its_address(app_of, route):
    """Each combination of what the parts of the path can be leads to the function of that name."""
    adapter = app_of().server.url_map.bind("localhost")
    filled = {name: (route.choices.get(name) or ("heute",))[0] for name in route.parts}
    endpoint, given = adapter.match(route.path.format_map(filled), method="POST" if route.body else "GET")
    assert endpoint == SAME.get(route.key, route.key)
    assert set(filled.values()) <= set(given.values())
    for name, values in route.choices.items():
        for value in values:
            assert adapter.match(
                route.path.format_map({**filled, name: value}), method="POST" if route.body else "GET"
            )


def test_every_parameter_is_one_that_is_read(described):
    literal = re.compile(r'(?:args\.get\(|given\.get\()"(\w+)"')
    files = [file.read_text("utf-8") for file in (ROOT / "callbacks").rglob("*.py")]
    files.append((ROOT / "dashboard/meeting/scene_query.py").read_text("utf-8"))
    read = {name for text in files for name in literal.findall(text)}
    read |= {one.name for one in (*OF_MONITOR, *OF_INSTITUTIONS, *OF_COURSES)} | OF_WAYS
    read |= {"platz", "gremium", "sitzung", "konferenz", "gemeinde", "ort"}  # named by constants
    for operations in described["paths"].values():
        for operation in operations.values():
            named = [one["name"] for one in operation["parameters"] if one["in"] == "query"]
            assert set(named) <= read and len(named) == len(set(named)), operation["operationId"]
    assert {PARAMETERS[key].name for key in MONITOR} == {one.name for one in OF_MONITOR}
    assert {one for route in ROUTES for one in (*route.query, *route.parts)} == set(PARAMETERS), (
        "none too many"
    )


def test_values_that_are_named_are_read_and_others_are_not():
    """What the description lists for a parameter of the Monitor is exactly what the Monitor reads."""
    for one in OF_MONITOR:
        facts = PARAMETERS[one.name]
        for value in facts.values:
            one.read(value)
        if facts.values and not facts.whole:
            with pytest.raises(ValueError, match=r"."):
                one.read("unsinn")


@pytest.fixture(scope="module")
def page(client):
    response = client.get("/daten/schnittstelle", base_url="https://lupe.kreis.example")
    assert response.status_code == 200
    return unescape(response.text)


def test_the_page_names_every_address_and_its_examples_answer(client, page):
    shown = dict(re.findall(r'id="adresse-(\w+)"(.*?)(?=<h3 id="adresse-|<footer)', page, re.DOTALL))
    assert list(shown) == [one.key for one in ROUTES]
    for route in ROUTES:
        assert route.path in shown[route.key]
        if not route.example:
            continue
        example = re.search(r'<a href="https://lupe\.kreis\.example(/[^"]*)"', shown[route.key])[1]
        assert "{" not in example
        if route.key not in DEAR:
            response = client.get(example)
            assert (response.status_code, response.mimetype in route.types) == (200, True), example


def test_the_page_keeps_language_and_version_and_names_licences(client):
    text = unescape(client.get("/daten/schnittstelle?sprache=en&stand=2026.1&herkunft=amtlich").text)
    assert "<h1>Data API</h1>" in text and "Datenlizenz Deutschland – Namensnennung – Version 2.0" in text
    assert "/api/v1/werte?indikator=kinderarmut&gebiete=13076&herkunft=amtlich&sprache=en" in text
    assert (
        'href="/api/v1/openapi.json?sprache=en"' in text
        and 'href="/daten?herkunft=amtlich&sprache=en' in text
    )
    assert 'href="/daten/schnittstelle?sprache=en"' in client.get("/daten?sprache=en").text


@pytest.mark.parametrize("district", ["07232", "01001"])
def test_examples_of_other_districts_are_theirs(app_of, district):
    client = app_of(district).server.test_client()
    text = unescape(client.get("/daten/schnittstelle").text)
    for path in re.findall(r'href="http://localhost(/api/v1/(?:werte|indikatoren)[^"]*)"', text):
        assert client.get(path).status_code == 200, path
    assert "13076" not in text and f"gebiete={district}" in text


def test_values_have_the_form_that_is_described(client, described):
    rows = client.get("/api/v1/werte?indikator=verbleib_nach_schule&ebene=gemeinde").json["zeilen"]
    kinds = {"string": (str,), "integer": (int,), "number": (int, float), "null": (type(None),)}
    fields = described["components"]["schemas"]["Zeile"]["properties"]
    for row in rows:
        assert set(row) == set(fields)
        for name, schema in fields.items():
            named = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
            assert isinstance(row[name], tuple(one for kind in named for one in kinds[kind])), (name, row)
