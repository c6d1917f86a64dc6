"""What can be kept for a meeting without a network: the worker, the list of addresses and the page for the rest."""

from __future__ import annotations

import re
from html import unescape

import pytest

from dashboard.setting_values import PORTAL_FIRST

LIST = "/offline/umfang"


@pytest.fixture(scope="module")
def listed(client):
    return client.get(LIST).json


def test_the_worker_answers_for_every_page_and_is_never_kept(client):
    response = client.get("/offline.js")
    assert response.mimetype == "text/javascript"
    assert response.headers["Cache-Control"] == "no-store"
    assert "worker-src 'self'" in response.headers["Content-Security-Policy"]
    assert client.get("/paket/worker.js").status_code == 404


def test_the_list_holds_every_indicator_level_and_place_of_the_district(listed):
    assert listed["indicators"] > 80 and listed["levels"] == 3
    assert "/gemeinde/13076" in listed["profiles"] and "/gemeinde/13076108" in listed["profiles"]
    assert all(one.startswith("/gemeinde/13076") for one in listed["profiles"])
    assert "/" in listed["pages"] and "/praesentation" in listed["pages"]
    assert all(listed["fresh"] in one for one in listed["figures"])
    assert len(set(listed["figures"])) == len(listed["figures"])


def test_every_page_is_there(client, listed):
    for address in (*listed["pages"], *listed["profiles"][:2], *listed["profiles"][-2:]):
        assert client.get(address).status_code == 200, address


def test_figures_lie_where_the_page_looks_for_them_and_are_of_the_indicator(client, listed):
    slabs = [one for one in listed["figures"] if one.startswith("/slab")]
    for address in slabs[:: len(slabs) // 12]:
        response = client.get(address)
        asked = dict(re.findall(r"(\w+)=([^&]*)", address))
        assert response.headers["Cache-Control"].endswith("immutable"), address
        assert response.json["indicator"] == asked["indikator"], address
        assert response.json["level"] == asked["ebene"], address


def figures_first(client, page):
    """What the page of a level asks for at once."""
    sent = client.get(page).get_data(as_text=True)
    return {unescape(one) for one in re.findall(r'href="(/(?:slab|zeitreihe|karte\.svg)\?[^"]+)"', sent)}


def test_the_page_of_a_level_asks_for_figures_of_the_list(client, listed):
    for page in (one for one in listed["pages"] if one.partition("?")[0] == "/"):
        first = figures_first(client, page)
        assert len(first) == 3 and first <= set(listed["figures"]), page


def test_one_level_has_no_name_in_its_address(client, listed):
    first = next(one for one in figures_first(client, "/") if one.startswith("/slab"))
    assert f"ebene={listed['level']}&" in first
    named = [one for one in listed["pages"] if "ebene=" in one]
    assert len(named) == listed["levels"] - 1 and not any(listed["level"] in one for one in named)


def test_where_the_portal_comes_first_the_monitor_is_kept_at_its_own_address(app_of):
    portal_first = app_of(start=PORTAL_FIRST).server.test_client()
    listed = portal_first.get(LIST).json
    monitors = [one for one in listed["pages"] if one.partition("?")[0] == listed["home"]]
    assert listed["home"] == "/monitor" and len(monitors) == listed["levels"] and "/" not in listed["pages"]
    for page in monitors:
        assert portal_first.get(page).status_code == 200
        assert figures_first(portal_first, page) <= set(listed["figures"]), page
    assert 'href="/monitor"' in portal_first.get("/offline").text


def test_pages_in_english_are_kept_in_english(client):
    listed = client.get(f"{LIST}?sprache=en").json
    assert listed["language"] == "en"
    assert all("sprache=en" in one for one in (*listed["pages"], *listed["figures"], *listed["profiles"]))
    assert "network" in listed["words"]["asks"]


def test_the_folder_says_what_could_be_kept_and_in_which_state(client, listed):
    page = client.get("/praesentation").get_data(as_text=True)
    card = re.search(r'<section id="meeting-offline"[^>]*>', page)
    assert card and " hidden" in card[0]
    for name in ("version", "fresh", "indicators", "levels", "bytes"):
        assert f'data-{name}="{listed[name]}"' in card[0]


def test_what_is_not_kept_has_a_page_with_ways_on(client):
    page = client.get("/offline").get_data(as_text=True)
    assert "braucht das Netz" in page and 'href="/praesentation"' in page
    assert "needs the network" in client.get("/offline?sprache=en").get_data(as_text=True)
