"""Whatever arrives, nobody sees a traceback, and what people see is a sentence."""

import json
import re
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.selection import PARAMETERS
from dashboard.institutions.view import PARAMETERS as OF_INSTITUTIONS
from tests.sampling import examples

CALLBACK = "/_dash-update-component"
PATHS = [
    "/",
    "/slab",
    "/karte.svg",
    "/grenzlinien",
    "/healthz",
    "/api/v1/indikatoren",
    "/api/v1/gebiete",
    "/api/v1/werte",
    "/impressum",
    "/gemeinde/13076108.xlsx",
    "/vergleich",
    "/vergleich/daten",
    "/vergleich.xlsx",
    "/bildungslandkarte",
    "/api/v1/einrichtungen",
    "/api/v1/einzugsbereiche.geojson",
]
PATHS += ["/api/v1/geometrie/heute/amt.geojson", "/api/v1/openapi.json", "/_dash-layout", "/gibt/es/nicht"]
names = (
    st.sampled_from(sorted({one.name for one in (*PARAMETERS, *OF_INSTITUTIONS)}))
    | st.sampled_from(["fassung", "teil"])
    | st.sampled_from(["format", "gemeinde", "einrichtung", "schuljahr", "einbetten"])
    | st.text(max_size=5)
)
known = [
    "kinderarmut",
    "gemeinde",
    "kreis",
    "bund",
    "13076",
    "13,13076",
    "2022",
    "eigene",
    "1,2,3",
    "geschlecht:w",
    "0-0",
    "en",
    "kita",
    "13076108",
    "2026/27",
]
values = (
    st.sampled_from(known)
    | st.text(max_size=30)
    | st.binary(max_size=8).map(lambda raw: raw.decode("latin-1"))
)
queries = st.lists(st.tuples(names, values), max_size=6).map(
    lambda pairs: "&".join(
        f"{quote(name, errors='replace')}={quote(value, errors='replace')}" for name, value in pairs
    )
)


def harmless(response):
    """No traceback, no file name, no class name: what may be seen of a failure."""
    text = response.get_data(as_text=True) if response.status_code >= 400 else ""
    assert "Traceback" not in text
    assert not re.search(r'File "|, line \d', text)
    assert response.mimetype == "text/html" or not re.search(r"\w+(Error|Exception)\b", text)
    if (
        response.status_code >= 400 and response.mimetype != "text/html"
    ):  # an unknown page is a page that says so
        body = json.loads(text)
        assert response.mimetype == "application/problem+json"
        assert body["status"] == response.status_code
        assert body["detail"].endswith((".", "(mehr)."))
    return response


@examples(60)
@given(path=st.sampled_from(PATHS), query=queries)
def test_no_query_can_break_a_route(client, path, query):
    assert harmless(client.get(f"{path}?{query}")).status_code in (200, 400, 404)


@examples(30)
@given(query=queries)
def test_a_page_is_shown_for_every_query(client, query):
    assert client.get(f"/?{query}").status_code == 200
    assert client.get(f"/slab?{query}").status_code == 200


@examples(30)
@given(path=st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40))
def test_no_path_can_break_the_server(client, path):
    address = quote(path.lstrip("/"))  # the client would take two slashes for another host
    assert harmless(client.get(f"/{address}")).status_code in (200, 308, 404, 405)


@pytest.mark.parametrize("path", ["/slab", "/", "/api/v1/werte", "/karte.svg"])
@pytest.mark.parametrize(
    "query",
    ["indikator=" + "x" * 100_000, "a=b&" * 5000, "jahr=" + "9" * 6000, "%00=%00", "%ff%fe", "=" * 500],
)
def test_size_and_null_bytes_do_no_harm(client, path, query):
    assert harmless(client.get(f"{path}?{query}")).status_code in (200, 400, 404)


@pytest.mark.parametrize(
    "path",
    [
        "/_dash-component-suites/dash/nix.js",
        "/_dash-component-suites/nix/nix.js",
        "/assets/../app.py",
        "/assets/nix.css",
    ],
)
def test_files_that_are_not_ours_are_not_found(client, path):
    assert harmless(client.get(path)).status_code == 404


def definition(client):
    """A well-formed request for the definition drawer, to be damaged."""
    return {
        "output": "..monitor-definition.is_open...monitor-definition.children..",
        "outputs": [
            {"id": "monitor-definition", "property": "is_open"},
            {"id": "monitor-definition", "property": "children"},
        ],
        "inputs": [{"id": "monitor-definition-open", "property": "n_clicks", "value": 1}],
        "state": [
            {"id": "monitor-query", "property": "data", "value": "indikator=kinderarmut"},
            {"id": "monitor-shown-year", "property": "data", "value": 2022},
        ],
        "changedPropIds": ["monitor-definition-open.n_clicks"],
    }


def test_the_request_that_is_damaged_below_is_a_good_one(client):
    response = client.post(CALLBACK, json=definition(client))
    assert response.status_code == 200
    assert "Kinderarmut" in response.text


@pytest.mark.parametrize(
    "body",
    [b"", b"x", b"[]", b"null", b"5", b'"text"', b"{}", b'{"output": 5}', b'{"output": "x.y"}', b"\xff\xfe"],
)
def test_what_is_no_request_of_the_page_is_unreadable(client, body):
    response = harmless(client.post(CALLBACK, data=body, content_type="application/json"))
    assert response.status_code == 400


@pytest.mark.parametrize("change", [{"output": "gibt-es.nicht"}, {"inputs": []}, {"state": []}])
def test_a_page_of_an_older_program_is_told_to_load_anew(client, change):
    response = harmless(client.post(CALLBACK, json=definition(client) | change))
    assert response.status_code == 400
    assert "neu laden" in response.json["detail"]


def test_too_large_a_request_is_refused(client):
    response = harmless(client.post(CALLBACK, data=b"x" * 2_000_000, content_type="application/json"))
    assert response.status_code == 413


def test_without_json_nothing_is_read(client):
    assert harmless(client.post(CALLBACK, data={"a": "b"})).status_code == 415


wrong = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.lists(st.integers(), max_size=3)
    | st.just({})
)


@examples(30)
@given(clicks=wrong, query=wrong, year=wrong)
def test_wrong_types_in_a_callback_are_refused_in_a_sentence(client, clicks, query, year):
    body = definition(client)
    body["inputs"][0]["value"] = clicks
    body["state"][0]["value"] = query
    body["state"][1]["value"] = year
    response = harmless(client.post(CALLBACK, json=body))
    assert response.status_code in (200, 400)


def test_an_unknown_error_is_logged_with_the_number_that_people_see(app_of, monkeypatch, caplog):
    app = app_of()

    def broken(*_):
        raise RuntimeError("geheime Einzelheit")

    monkeypatch.setattr(app.answers.repository, "version", broken)
    response = app.server.test_client().get("/healthz")
    assert response.status_code == 500
    assert "geheime Einzelheit" not in response.text
    assert set(response.json) == {"type", "title", "status", "detail", "vorgang"}
    assert response.json["vorgang"] in response.json["detail"]
    logged = next(record for record in caplog.records if response.json["vorgang"] in record.getMessage())
    assert "geheime Einzelheit" in str(logged.exc_info[1])
