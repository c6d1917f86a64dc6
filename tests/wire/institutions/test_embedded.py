"""The map for a frame of another website: alone, and only where the setting lets it."""

from __future__ import annotations

import re
from html import unescape

import pytest

from app import create_app
from dashboard.settings import Settings
from tests.institutions.samples import PARCHIM, Samples

PAGE = "/bildungslandkarte"
SITE = "https://www.kreis.example"


@pytest.fixture(scope="module")
def client(shipped):
    """Of a monitor that one website may embed."""
    app = create_app(
        Settings(
            database_url=shipped.database_url,
            secret_key="test",
            embed_origins=(SITE, "https://*.amt.example"),
        )
    )
    app.institutions._stored = Samples()
    yield app.server.test_client()
    app.answers.repository._engine.dispose()


def ancestors(response):
    policy = response.headers["Content-Security-Policy"]
    return re.search(r"frame-ancestors ([^;]*)", policy)[1].split()


def test_only_the_embedded_page_may_be_framed_and_only_there(client):
    framed = client.get(f"{PAGE}?einbetten=1&art=kita")
    assert ancestors(framed) == ["'self'", SITE, "https://*.amt.example"]
    for path in (PAGE, f"{PAGE}?einbetten=0", f"{PAGE}?x=einbetten=1", "/?einbetten=0", "/einrichtung/k1?einbetten=1",
                 "/praesentation", "/healthz"):  # fmt: skip
        assert ancestors(client.get(path)) == ["'self'"], path
    rest, same = (
        one.headers["Content-Security-Policy"].partition("frame-ancestors")[0]
        for one in (framed, client.get(PAGE))
    )
    assert rest == same, "everything else of the policy is the same"


def test_without_the_setting_nobody_may(app_of):
    assert ancestors(app_of().server.test_client().get(f"{PAGE}?einbetten=1")) == ["'self'"]


def test_it_has_map_legend_hits_and_the_way_to_the_whole_page_and_nothing_else(client):
    page = unescape(client.get(f"{PAGE}?einbetten=1&art=kita&ort={PARCHIM}&umkreis=10&ansicht=schule").text)
    for part in (
        'id="institutions-map"',
        'id="institutions-list"',
        'class="bl-strip"',
        "teilweise Beispieldaten",
    ):
        assert part in page, part
    assert "2 Treffer" in page and "Kita Ährenfeld" in page
    kinds = page.partition('class="bl-embedded-kinds"')[2].partition("</ul>")[0]
    assert "Kindertageseinrichtungen 2" in kinds and "Grundschulen" not in kinds
    assert f'href="{PAGE}?art=kita&ort={PARCHIM}&umkreis=10"' in page, "as it is filtered, outside the frame"
    for part in (
        'class="bl-head"',
        "institutions-form",
        "bl-tabs",
        "bl-legal",
        "institutions-export",
        "bl-skip",
    ):
        assert part not in page, part
    assert '<base target="_blank">' in page and "/paket/embed.js" in page
    assert '<base target="_blank">' not in client.get(PAGE).text


def test_it_says_what_gave_way_and_speaks_english(client):
    page = unescape(client.get(f"{PAGE}?einbetten=1&art=raumschiff&sprache=en").text)
    assert "There is no kind “raumschiff”." in page and "To the education map" in page
    assert 'lang="en"' in page.partition("<body")[0]
