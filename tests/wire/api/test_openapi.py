"""The description of the interface for programs: valid, complete, true, and the same as its page."""

from __future__ import annotations

import io
import re
from html import unescape
from itertools import product
from pathlib import Path
from types import SimpleNamespace

import pytest
from openapi_spec_validator import validate

from callbacks.api.openapi import document
from callbacks.exports.pictures import NARROWEST, WIDEST
from callbacks.open_data.package import DataPackage, HandedOut
from callbacks.server.rendering import Rendering
from dashboard.domain.selection import PARAMETERS as OF_MONITOR
from dashboard.institutions.reachability.question import PARAMETERS as WAYS
from dashboard.institutions.view import PARAMETERS as OF_INSTITUTIONS
from dashboard.integration.view import PARAMETERS as OF_COURSES
from dashboard.open_data.interface.parameters import PARAMETERS
from dashboard.open_data.interface.routes import MONITOR, NOTICES, ROUTES, SILENT
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
    **dict.fromkeys(("bild_karte", "bild_szene", "bild_zusammenhang"), "bild"),
}
"""Routes of the description that one function answers."""
OF_WAYS = set(WAYS)
DEAR = {"open_data_package", "profile_file", "report_file", "side_file", "pptx_slides", "institution_slide"}


@pytest.fixture(scope="module")
def described(client):
    return client.get("/api/v1/openapi.json").json


def test_it_is_valid_and_differs_between_languages_in_sentences_alone():
    german, *others = (document("https://lupe.example/", lang, "Landkreis") for lang in LANGUAGES)
    validate(german)
    for one in others:
        assert one != german and without_sentences(one) == without_sentences(german)


def without_sentences(part):
    if isinstance(part, dict):
        return {
            name: type(inside).__name__
            if name in ("title", "summary", "description")
            else without_sentences(inside)
            for name, inside in part.items()
        }
    return [without_sentences(one) for one in part] if isinstance(part, list) else part


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
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(client.application.config["OWN_ADDRESS"], "public_url", "https://lupe.kreis.example")
        response = client.get("/daten/schnittstelle")
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
            nearest = route.nearest not in ("", NOTICES) and "stand" in route.query
            response = client.get(with_more(example, "stand=1999.1" if nearest else ""))
            assert (response.status_code, response.mimetype in route.types) == (200, True), example
            assert ("ETag" in response.headers) == (304 in route.statuses), example
            if nearest and response.mimetype in ("text/csv", "image/svg+xml", "application/geo+json"):
                assert ("1999.1" in response.text) == (route.nearest != SILENT), (example, "says it")


def with_more(address, more):
    return f"{address}{'&' if '?' in address else '?'}{more}" if more else address


def refusals(route, keys):
    """Requests that are wrong in one thing, with the headers that they are sent with."""
    example = route.example.format_map(keys)
    wrong = {"stand": "1999.1", "sprache": "fr", "raum": "unsinn", "format": "unsinn", "platz": "1"}
    wrong |= dict.fromkeys(("seite_link", "art_wege", "gremium"), "unsinn")
    lenient = {"stand", "sprache", "raum"} if route.nearest not in ("", NOTICES) else set()
    for key in wrong.keys() & {*route.query}:
        if key not in lenient:
            shown = "json" if key == "platz" else next(iter(route.choices.get("kind", ("",))))
            asked = re.sub(r"\.(svg|png)", f".{shown}", example) if shown else example
            yield with_more(asked, f"{PARAMETERS[key].name}={wrong[key]}"), {}
    if route.needed:
        yield example.partition("?")[0], {}
    filled = {name: (route.choices.get(name) or (keys.get(name, "unsinn"),))[0] for name in route.parts}
    for name in route.parts:
        if name != "kind" or route.path.startswith("/bild/") or route.key == "flow_table":
            yield route.path.format_map({**filled, name: "unsinn"}), {}
    if 304 in route.statuses and route.key not in DEAR:
        yield example, {"If-None-Match": "*"}


def test_each_address_answers_with_the_statuses_that_are_described(client):
    """What is wrong is refused with each status that is described for the address, and with no other."""
    keys = {"indicator": "kinderarmut", "district": "13076", "place": "13076108", "other": "13076050"}
    for route in ROUTES:
        if not route.example or route.key == "open_data_package":
            continue
        asked = [*refusals(route, {**keys, "edition": "2026"})]
        given = {client.get(address, headers=headers).status_code for address, headers in asked}
        assert given | {200, 500, 503} == {*route.statuses}, (route.key, asked, given)


def test_a_folder_and_the_package_answer_with_the_statuses_that_are_described(client, monkeypatch):
    by_key = {one.key: one for one in ROUTES}
    assert client.post("/mappe.pdf", data=b"{").status_code == 400 in by_key["mappe"].statuses
    handed = lambda *_: HandedOut(io.BytesIO(b"0123456789"), "same", 10)  # noqa: E731
    monkeypatch.setattr(DataPackage, "file", handed)
    headers = ({}, {"Range": "bytes=2-4"}, {"Range": "bytes=20-30"}, {"If-None-Match": '"same"'})
    given = {client.get("/daten/alles.zip", headers=one).status_code for one in headers}
    given |= {client.get(f"/daten/alles.zip?{one}").status_code for one in ("stand=1999.1", "sprache=fr")}
    assert given | {500, 503} == {*by_key["open_data_package"].statuses}


def test_each_view_comes_as_each_kind_that_is_described(client, monkeypatch):
    """Only what draws in the browser is made: lines and colours of pictures are tested elsewhere."""
    drawn = SimpleNamespace(picture="karte", year=2022)
    monkeypatch.setattr("callbacks.exports.pictures.drawing", lambda *_: "<svg/>")
    monkeypatch.setattr("callbacks.exports.stage.drawn_stage", lambda *_: (drawn, None))
    monkeypatch.setattr("dashboard.exports.stage.svg_painter.stage_svg", lambda *_: "<svg/>")
    monkeypatch.setattr(Rendering, "png", lambda *_: b"")
    for route in ROUTES:
        if SAME.get(route.key, route.key) == "bild":
            for view, kind in product(route.choices.get("view", ("",)), route.choices["kind"]):
                address = (
                    route.path.format(view=view, kind=kind)
                    + "?indikator=kinderarmut&gebiete=13076108,13076050&satz=Probe"
                )
                response = client.get(address)
                assert (response.status_code, response.mimetype in route.types) == (200, True), address


def test_whatever_reads_the_provenance_gives_no_examples_where_official_data_alone_are_asked_for(client):
    keys = {"indicator": "verbleib_nach_schule", "district": "13076"}
    example, with_examples = re.compile(r'"herkunft":"example"|;example[;\r]'), []
    for route in ROUTES:
        readable = {"application/json", "text/csv", "application/geo+json"} & {*route.types}
        if "herkunft" in route.query and route.group in ("figures", "files", "places") and readable:
            address = route.example.format_map(keys)
            assert not example.search(client.get(with_more(address, "herkunft=amtlich")).text), address
            with_examples += [route.key] if example.search(client.get(address).text) else []
    assert {"massnahmen", "werte", "open_data_file", "kurse"} <= {*with_examples}


def test_what_is_read_as_a_number_is_described_as_one(client, described):
    found = client.get("/api/v1/erreichbarkeit?art=grundschule&ebene=kreis&richtwert=7.5").json
    read = {one["name"]: one for one in described["paths"]["/api/v1/erreichbarkeit"]["get"]["parameters"]}
    assert (found["richtwert_minuten"], read["richtwert"]["schema"]["type"]) == (7.5, "number")
    read = {one["name"]: one for one in described["paths"]["/bild/karte.{kind}"]["get"]["parameters"]}
    assert f"{NARROWEST} bis {WIDEST}" in read["breite"]["description"]
    by_key = {one.key: {PARAMETERS[key].name for key in one.query} for one in ROUTES}
    assert by_key["institution_picture"] >= {one.name for one in OF_INSTITUTIONS}
    areas = "/api/v1/gebiete?gebietsstand=berichtsjahr"
    assert client.get(areas).json != client.get(f"{areas}&jahr=2012").json and "jahr" in by_key["gebiete"]


def test_the_page_keeps_language_and_version_and_names_licences(client):
    text = unescape(client.get("/daten/schnittstelle?sprache=en&stand=2026.1&herkunft=amtlich").text)
    assert "<h1>Data API</h1>" in text and "Datenlizenz Deutschland – Namensnennung – Version 2.0" in text
    assert "/api/v1/werte?indikator=kinderarmut&gebiete=13076&herkunft=amtlich&sprache=en" in text
    assert 'localhost/feed.xml?sprache=en"' in text and 'localhost/orte?suche=13076&sprache=en"' in text
    assert 'localhost/api/v1/geometrie/heute/kreis.geojson"' in text, "it reads none of the three"
    assert "localhost/daten/alles.zip" not in text, "it holds examples, too"
    assert (
        'href="/api/v1/openapi.json?sprache=en"' in text
        and 'href="/daten?herkunft=amtlich&sprache=en' in text
    )
    text = client.get("/daten?sprache=en").text
    assert (
        'href="/daten/schnittstelle?sprache=en"' in text and 'href="/api/v1/openapi.json?sprache=en"' in text
    )


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
