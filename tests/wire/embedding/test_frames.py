"""Every view for a frame: alone, without cookies and scripts, and framed by nobody but the sites of the setting."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from app import create_app
from callbacks.comparison.exports import ComparisonExports
from callbacks.embedding.pages import EmbeddedPages
from callbacks.report.page import ReportPage
from dashboard.errors import StoreError
from dashboard.settings import Settings

SITE = "https://www.kreis.example"
MONITOR = ("karte", "zeitreihe", "rangfolge", "verteilung", "zusammensetzung", "trichter", "tabelle")
PLACES = "gebiete=13076108,13076060"
VIEWS = (
    *(f"/?ansicht={view}" for view in MONITOR),
    "/?",
    "/gemeinde/13076108?",
    f"/vergleich?{PLACES}",
    f"/vergleich?{PLACES}&ansicht=zusammenhang",
    "/uebergang?",
    "/integration?",
    "/bericht/2026?",
    "/bericht/2026?abbildung=1.1",
)


@pytest.fixture(scope="module")
def client(shipped):
    """Of a monitor that one website may embed."""
    app = create_app(Settings(database_url=shipped.database_url, secret_key="test", embed_origins=(SITE,)))
    yield app.server.test_client()
    app.answers.repository._engine.dispose()


def framed(view):
    return f"{view}{'' if view.endswith('?') else '&'}einbetten=1"


def ancestors(response):
    return re.search(r"frame-ancestors ([^;]*)", response.headers["Content-Security-Policy"])[1].split()


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_stands_alone_and_says_what_it_is(client, view):
    response = client.get(framed(view), headers={"Cookie": "lupe-hell=dark"})
    page = unescape(response.text)
    assert response.status_code == 200, page[:300]
    assert ancestors(response) == ["'self'", SITE]
    assert "Set-Cookie" not in response.headers and "Cookie" not in response.headers.get("Vary", "")
    assert 'data-brightness="system"' in page, "a cookie of the page is not asked"
    assert page.count("<h1>") == 1 and "bl-head" not in page
    assert "<script src" not in page and "application/json" not in page
    assert "http://" not in page.replace("http://www.w3.org/", "").replace("http://localhost/", "")
    assert re.search(r"(Datenstand|Fassung)\s2026\.\d", page), "the data version"
    link = re.search(r"<a [^>]*btn btn-primary[^>]*>", response.text)[0]
    whole = unescape(re.search(r'href="([^"]*)"', link)[1])
    assert (
        "einbetten" not in whole
        and client.get(whole.partition("#")[0], follow_redirects=True).status_code == 200
    )
    assert '<base target="_blank">' in page


def test_example_data_say_so(client):
    assert "Beispiel" in client.get("/uebergang?einbetten=1").text


def test_light_and_dark_can_be_chosen(client):
    for hell, brightness in (("ja", "light"), ("nein", "dark")):
        page = client.get(f"/?einbetten=1&ansicht=tabelle&hell={hell}").text
        assert f'data-brightness="{brightness}"' in page


@pytest.mark.parametrize(
    ("view", "status"),
    [
        ("/gemeinde/99?", 404),
        ("/vergleich?", 400),
        ("/bericht/nix?", 404),
        ("/bericht/2026?abbildung=99.9", 404),
    ],
)
def test_what_there_is_not_is_said_in_the_frame(client, view, status):
    response = client.get(framed(view))
    assert response.status_code == status
    assert "Diese Ansicht gibt es nicht" in response.text and "bl-head" not in response.text
    assert ancestors(response) == ["'self'", SITE]


@pytest.mark.parametrize("path", ["/", "/gemeinde/13076108", "/strategie?einbetten=1", "/healthz?einbetten=1",
                                  "/feed.xml?einbetten=1", "/einbetten", "/bericht?einbetten=1"])  # fmt: skip
def test_nothing_else_may_be_framed(client, path):
    assert ancestors(client.get(path)) == ["'self'"]


def test_the_code_has_the_address_of_the_setting_and_follows_the_newest_figures(client, monkeypatch):
    monkeypatch.setattr(
        client.application.config["OWN_ADDRESS"], "public_url", "https://bildung.kreis.example"
    )
    page = client.get("/einbetten?indikator=kinderarmut&ansicht=rangfolge&stand=2026.1")
    code = unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", page.text, re.DOTALL)[1])
    assert code.startswith(
        '<iframe src="https://bildung.kreis.example/?einbetten=1&amp;indikator=kinderarmut'
    )
    assert "stand=" not in code and 'title="' in code and SITE in page.text
    inside = unescape(re.search(r'src="([^"]*)"', code)[1]).removeprefix("https://bildung.kreis.example")
    assert client.get(inside).status_code == 200


@pytest.mark.parametrize("path", ["/einbetten/nichts", "/einbetten/gemeinde/99", "/einbetten/bericht/nix"])
def test_there_is_no_code_of_what_there_is_not(client, path):
    assert client.get(path).status_code == 404


def test_without_the_setting_the_code_says_that_nobody_may(app_of):
    client = app_of().server.test_client()
    assert "EMBED_ORIGINS" in client.get("/einbetten").text
    assert ancestors(client.get("/?einbetten=1&ansicht=tabelle")) == ["'self'"]


def test_a_profile_says_what_it_could_not_follow(client):
    page = client.get("/gemeinde/13076108?einbetten=1&jahr=viele&stand=1999.1").text
    assert "jahr" in page and "1999.1" in page and "bl-notice" in page
    former = client.get("/gemeinde/13076132?einbetten=1")
    assert former.status_code == 200 and "bl-notice" in former.text, "a place that became part of another"


def test_a_store_that_fails_is_no_view_without_a_name(client, monkeypatch):
    def fails(*_):
        raise StoreError("Die Datenbank ist weg.")

    monkeypatch.setattr(EmbeddedPages, "view", fails)
    assert client.get("/einbetten").status_code == 503


def test_a_report_without_figures_says_so(client, monkeypatch):
    parts = ReportPage.parts

    def without(self, address):
        made = parts(self, address)
        chapters = tuple(replace(one, blocks=()) for one in made.report.chapters)
        return replace(made, report=replace(made.report, chapters=chapters))

    monkeypatch.setattr(ReportPage, "parts", without)
    response = client.get("/bericht/2026?einbetten=1")
    assert response.status_code == 404
    assert "In dieser Ausgabe gibt es keine Abbildungen." in response.text


def test_a_comparison_is_computed_once(client, monkeypatch):
    export, made = ComparisonExports.export, []
    monkeypatch.setattr(ComparisonExports, "export", lambda *asked: made.append(1) or export(*asked))
    assert client.get(framed(f"/vergleich?{PLACES}&ansicht=zusammenhang")).status_code == 200
    assert len(made) == 1
