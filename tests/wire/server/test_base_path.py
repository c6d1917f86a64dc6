"""Below a path every page leads to pages below it, and nothing leads outside."""

from __future__ import annotations

import json
import re
from collections import Counter, deque
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from dash import html

from app import create_app
from callbacks.server.base_path import _DASH, in_json, in_page, neighbour
from callbacks.server.watching.routes import OF_THE_MACHINE
from dashboard.settings import Settings
from layouts.markup import markup

BASE = "/bildung"
FOLLOWED = re.compile(r'\s(href|src|action|formaction)="([^"]*)"')
MOST_ALIKE = 2
"""Pages of one kind (the first part of the path) that are followed."""


@pytest.fixture(scope="module")
def below(shipped):
    app = create_app(
        Settings(database_url=shipped.database_url, secret_key="test", base_path=BASE, proxy_hops=1)
    )
    yield app.server.test_client()
    app.answers.repository._engine.dispose()


@pytest.fixture(scope="module")
def crawled(below):
    """Status by address of what pages lead to, and every address that a page has, with the page."""
    waiting, seen, alike = deque([f"{BASE}/"]), {}, Counter()
    found: dict[str, str] = {}
    while waiting:
        address = waiting.popleft()
        response = below.get(address, headers={"Accept": "text/html"})
        seen[address] = response.status_code
        text = response.text if response.mimetype == "text/html" else ""
        response.close()
        for _, named in FOLLOWED.findall(text):
            target = unescape(named)
            parts = urlsplit(urljoin(f"http://localhost{address}", target))
            if target.startswith(("#", "mailto:", "tel:", "geo:", "data:")) or parts.netloc != "localhost":
                continue
            found.setdefault(parts.path, address)
            kind = parts.path.removeprefix(BASE).split("/")[1] if parts.path.count("/") > 1 else parts.path
            whole = f"{parts.path}?{parts.query}" if parts.query else parts.path
            ending = parts.path.rpartition(".")[2]
            if whole in seen or ending in ("pdf", "pptx", "docx", "xlsx", "png", "zip", "parquet", "gpkg"):
                continue
            alike[kind] += 1
            if alike[kind] <= MOST_ALIKE or kind in ("paket", "_dash-component-suites"):
                seen[whole] = 0
                waiting.append(whole)
    return seen, found


def test_every_address_of_a_page_lies_below_the_base(crawled):
    _, found = crawled
    assert {path: page for path, page in found.items() if not path.startswith(f"{BASE}/")} == {}
    assert len(found) > 200


def test_what_pages_lead_to_answers(crawled):
    seen, _ = crawled
    assert {address: status for address, status in seen.items() if status not in (200, 302)} == {}
    assert {"/bildung/", "/bildung/vergleich", "/bildung/portal", "/bildung/daten"} <= {
        one.partition("?")[0] for one in seen
    }


def test_nothing_answers_outside_but_health(below):
    assert below.get("/").status_code == below.get("/vergleich").status_code == 404
    assert below.get("/bildungx/").status_code == 404
    for path in OF_THE_MACHINE:
        assert below.get(path).status_code == below.get(f"{BASE}{path}").status_code == 200
    assert below.head("/").data == b""
    moved = below.get(f"{BASE}?indikator=kitas")
    assert (moved.status_code, moved.headers["Location"]) == (308, "/bildung/?indikator=kitas")


def test_a_server_that_has_taken_the_base_off_is_understood(below):
    """As mod_wsgi does for an alias."""
    taken = {"SCRIPT_NAME": BASE}
    page = below.get("/vergleich", environ_overrides={**taken, "PATH_INFO": "/vergleich"})
    assert page.status_code == 200 and '<html data-base="/bildung"' in page.text
    assert below.get("/", environ_overrides={**taken, "PATH_INFO": ""}).headers["Location"] == "/bildung/"


def test_redirects_stay_below(below):
    assert below.get(f"{BASE}/vergleich/").headers["Location"] == "/bildung/vergleich"
    code = below.get(f"{BASE}/l?seite=vergleich&indikator=kitas").json["link"]
    assert not code.startswith(BASE)  # scripts add it
    leads = below.get(f"{BASE}{code}").headers["Location"]
    assert leads.startswith("/bildung/vergleich")


def test_dash_asks_below_the_base(below):
    text = below.get(f"{BASE}/").text
    config = json.loads(re.search(r'id="_dash-config"[^>]*>(.*?)</script>', text, re.S)[1])
    assert config["requests_pathname_prefix"] == "/bildung/"
    assert '<html data-base="/bildung"' in text
    layout = re.search(r'id="monitor-layout">(.*?)</script>', text, re.S)[1]
    links = set(re.findall(r'"href":"([^"]*)"', layout.replace(r"\u002f", "/")))
    assert {one for one in links if one.startswith("/") and not one.startswith("/bildung/")} == set()


def test_files_that_leave_name_the_public_address(below):
    for path in ("/feed.xml", "/catalog.ttl", "/api/v1/openapi.json"):
        response = below.get(f"{BASE}{path}", base_url="http://boese.example")
        assert response.status_code == 200 and "boese.example" not in response.text
    assert (
        "http://127.0.0.1:8050/bildung/"
        in below.get(f"{BASE}/feed.xml", base_url="http://boese.example").text
    )
    assert "http://localhost/bildung/" in below.get(f"{BASE}/feed.xml").text


def test_forwarded_headers_count_for_as_many_hops_as_there_are(below, client):
    given = {"X-Forwarded-Host": "localhost", "X-Forwarded-Proto": "https"}
    assert "https://localhost/bildung/" in below.get(f"{BASE}/feed.xml", headers=given).text
    assert "https://" not in re.findall(r"<id>(.*?)</id>", client.get("/feed.xml", headers=given).text)[0]


def test_the_neighbour_is_who_has_connected():
    assert neighbour({"REMOTE_ADDR": "10.0.0.5"}) == "10.0.0.5"
    forwarded = {"REMOTE_ADDR": "203.0.113.9", "werkzeug.proxy_fix.orig": {"REMOTE_ADDR": "10.0.0.5"}}
    assert neighbour(forwarded) == "10.0.0.5"


def test_only_addresses_of_ours_get_the_base():
    page = '<html lang="de"><a href="/x"><a href="//y"><a href="https://z"><a href="#a"><p>href="/b"</p><img src="/i">'
    assert in_page(page, "/b") == (
        '<html data-base="/b" lang="de"><a href="/b/x"><a href="//y"><a href="https://z"><a href="#a">'
        '<p>href="/b"</p><img src="/b/i">'
    )
    wrote = ' href="/x" und "href":"/x"'
    assert wrote in unescape(in_page(markup(html.Textarea(wrote)), "/b")), "what people write stays as it is"
    assert (
        in_json('{"href":"/x","title":"/x","src":"//y"}', "/b") == '{"href":"/b/x","title":"/x","src":"//y"}'
    )


@pytest.mark.parametrize(
    "path", ["/_dash-layout", "/blatt/_dash-update-component", "/vergleich/_dash-dependencies"]
)
def test_what_dash_asks_for_below_a_page_has_the_base_in_its_answers(path):
    assert _DASH.match(path)
