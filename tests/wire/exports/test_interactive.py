"""Charts to explore: Plotly reads each, and the page of each needs nothing else and says what every export
says."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from html import unescape

import plotly.graph_objects as go
import pytest

from callbacks.server.installed.plotly_script import ADDRESS
from dashboard.exports.caption import KARTE, PICTURES, ZUSAMMENSETZUNG
from tests.slab_document import slab_document

QUERY = "indikator=betreuungsquote_u3&jahr=2024&gebiete=13076108,13076060"
CHARTS = [view for view in PICTURES if view not in (KARTE, ZUSAMMENSETZUNG)]


def figure(client, view, query=QUERY):
    response = client.get(f"/bild/{view}.json?{query}")
    assert (response.status_code, response.mimetype) == (200, "application/json"), response.text[:300]
    return go.Figure(response.json)


@pytest.mark.parametrize("view", [*CHARTS, "zusammenhang"])
def test_plotly_reads_every_chart_with_the_selected_places(client, view):
    made = figure(client, view, f"{QUERY}&indikator2=foerderquote")
    assert made.data
    names = " ".join(one.text for one in made.layout.annotations)
    assert "Parchim" in names and "Hagenow" in names
    assert made.layout.separators == ",."


def test_what_plotly_draws_are_the_published_numbers(client, answers):
    slab = slab_document(answers, answers.read(QUERY))
    row = slab["years"].index(2024)
    bars = next(trace for trace in figure(client, "rangfolge").data if trace.type == "bar")
    known = [i for i in slab["order"][row] if slab["value"][row][i]]
    drawn = dict(zip(bars.customdata, bars.y, strict=True))
    assert [drawn[slab["places"][i]] for i in known] == pytest.approx([slab["value"][row][i] for i in known])


@pytest.mark.parametrize("view", [*CHARTS, "zusammenhang"])
def test_a_page_carries_script_figure_and_caption_and_asks_nobody(client, answers, view):
    response = client.get(f"/bild/{view}.html?{QUERY}&indikator2=foerderquote")
    assert (response.status_code, response.mimetype) == (200, "text/html")
    text = response.text
    said = unescape(re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL))
    assert "Beispieldaten" in said and "Quelle" in said
    assert f"Fassung {answers.repository.version()}" in said
    given = json.loads(re.search(r'<script type="application/json" id="figur">(.*?)</script>', text).group(1))
    assert go.Figure(given).data
    assert "Rechteck auswählen" in text, "Plotly's buttons speak German"
    assert not re.findall(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=", text)
    assert text.count("@font-face") >= 2, "names are placed by their widths in this typeface"
    policy = response.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    running = re.findall(r"<script>(.*?)</script>", text, flags=re.DOTALL)
    prints = {f"'sha256-{b64encode(sha256(one.encode()).digest()).decode()}'" for one in running}
    assert prints == set(re.search(r"script-src ([^;]*)", policy).group(1).split()), "no other script may run"


def test_a_figure_is_drawn_for_the_room_that_is_asked_for(client):
    for view in (*CHARTS, "zusammenhang"):
        layout = figure(client, view, f"{QUERY}&indikator2=foerderquote&platz=358x420x26").layout
        assert (layout.width, layout.height, layout.font.size) == (358, 420, 26), view


@pytest.mark.parametrize("room", ["358", "10x10x13", "358x420x99", "9999x400x13", "358x420x0", "x"])
def test_what_is_no_room_is_told(client, room):
    response = client.get(f"/bild/rangfolge.json?{QUERY}&platz={room}")
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")
    assert "platz=1040x585x14" in response.json["detail"]


def test_a_figure_says_what_stands_beside_it(client):
    meta = figure(client, "zeitreihe").layout.meta
    assert meta["title"].startswith("Betreuungsquote unter 3 Jahren, ")
    assert "Ausgewählt: Parchim und Hagenow" in meta["subtitle"]
    assert meta["example"] == "Beispieldaten"
    assert "Parchim" in meta["summary"]
    assert "Band" in meta["caption"]


def test_the_map_says_politely_that_it_is_a_picture(client):
    for kind in ("html", "json"):
        response = client.get(f"/bild/karte.{kind}?{QUERY}")
        assert (response.status_code, response.mimetype) == (404, "application/problem+json")
        assert "Die Karte gibt es nur als Bild" in response.json["detail"]


def test_without_values_page_and_figure_are_empty_and_say_so(client):
    query = "indikator=kinderarmut&jahr=2022"
    assert figure(client, "trichter", query).data == ()
    page = client.get(f"/bild/trichter.html?{query}").text
    assert "Für diese Auswahl gibt es hier keine Werte." in page
    assert "<script" not in page


def test_one_place_alone_has_no_relation_to_others(client):
    response = client.get("/bild/zusammenhang.json?gebiete=13076108")
    assert 400 <= response.status_code < 500
    assert response.mimetype == "application/problem+json"


def test_plotly_itself_comes_from_our_own_host_under_an_address_that_changes_with_it(client):
    response = client.get(ADDRESS)
    assert response.mimetype == "text/javascript"
    assert "immutable" in response.headers["Cache-Control"]
    assert b"moduleType" in response.data
    assert client.get("/paket/plotly.js?v=other").headers["Cache-Control"] == "no-store"
    unnamed = client.get("/paket/plotly.js")
    assert (unnamed.status_code, unnamed.headers["Location"]) == (302, ADDRESS)
    assert unnamed.headers["Cache-Control"] == "no-store"
