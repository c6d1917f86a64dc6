"""Which page stands at the address without a path, and that every address of a view leads to it in both ways."""

from __future__ import annotations

import re
from html import unescape

import pytest

from dashboard.domain.short_links.codes import short_address
from dashboard.setting_values import PORTAL_FIRST

VIEW = "indikator=kinderarmut&gebiete=13076108&jahr=2023"
MONITOR, PORTAL = 'id="monitor-layout"', 'id="portal-search"'


@pytest.fixture(scope="module")
def portal_first(app_of):
    return app_of(start=PORTAL_FIRST).server.test_client()


def shown(client, path):
    """The page at the end of all redirects, and its address."""
    response = client.get(path, follow_redirects=True)
    assert response.status_code == 200, path
    return unescape(response.text), response.request.full_path.rstrip("?")


def test_without_a_word_the_monitor_comes_first(client):
    assert MONITOR in client.get("/").text
    for query in ("", f"?{VIEW}"):
        moved = client.get(f"/monitor{query}")
        assert (moved.status_code, moved.headers["Location"]) == (302, f"/{query}")


def test_the_portal_comes_first_where_the_district_wants_it(portal_first):
    for path in ("/", "/?sprache=en", "/?utm_source=x", "/portal"):
        page, at = shown(portal_first, path)
        assert PORTAL in page and MONITOR not in page and at == path
        assert re.search(r'<a href="/portal" aria-current="page">', page)
        assert '<a class="bl-brand" href="/portal">' in page
    assert '<html lang="en"' in portal_first.get("/?sprache=en").text


@pytest.mark.parametrize(
    "query", [VIEW, "stand=2026.1", "gruppe=klasse:1", "notiz=13076108:Neubau", "thema=integration"]
)
def test_a_view_without_a_path_leads_to_the_monitor(portal_first, query):
    page, at = shown(portal_first, f"/?{query}")
    assert MONITOR in page and at == f"/monitor?{query}"


def test_the_monitor_has_its_own_address_and_knows_it(portal_first):
    for path in ("/monitor", f"/monitor?{VIEW}"):
        page, at = shown(portal_first, path)
        assert MONITOR in page and at == path
        assert page.count('<a href="/monitor" aria-current="page">Monitor</a>') >= 2
        assert '<a href="/" ' not in page


def test_both_ways_show_the_same_view(client, portal_first):
    assert client.get(f"/slab?{VIEW}").data == portal_first.get(f"/slab?{VIEW}").data
    titles = {
        re.search("<title>(.*?)</title>", shown(one, f"/?{VIEW}")[0])[1] for one in (client, portal_first)
    }
    assert len(titles) == 1


def test_short_links_pictures_and_links_of_other_pages_hold(portal_first):
    page, at = shown(portal_first, short_address("", VIEW))
    assert MONITOR in page and at.startswith("/monitor?indikator=kinderarmut")
    picture = portal_first.get(f"/bild/karte.svg?{VIEW}")
    assert picture.status_code == 200
    strategy = unescape(portal_first.get("/strategie").text)
    links = re.findall(r'href="(/\?[^"]+)"', strategy)
    assert len(links) > 5
    for link in links:
        assert MONITOR in shown(portal_first, link)[0], link
    for path in ("/impressum", "/woerter", "/vergleich"):
        text = portal_first.get(path).text
        assert 'href="/monitor"' in text and 'href="/"' not in text


def test_the_callbacks_of_the_monitor_answer(portal_first):
    assert portal_first.get("/_dash-layout").status_code == 200
    assert portal_first.get("/_dash-dependencies").status_code == 200


def test_an_unknown_address_is_still_unknown(client, portal_first):
    for one in (client, portal_first):
        assert one.get("/monitor/x").status_code == 404 and one.get("/gibt-es-nicht").status_code == 404
        assert one.get("/monitor/").status_code == 308
