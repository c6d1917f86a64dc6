"""The composition over the wire: picture, figure to explore and the sentence where there is none."""

from html import unescape

import plotly.graph_objects as go
from defusedxml.ElementTree import fromstring

SVG = "{http://www.w3.org/2000/svg}"
QUERY = "indikator=ohne_abschluss&ebene=gemeinde&jahr=2022&gebiete=13076108,13076105"


def words(client, query, kind="svg"):
    response = client.get(f"/bild/zusammensetzung.{kind}?{query}")
    assert (response.status_code, response.mimetype) == (200, "image/svg+xml"), response.text[:300]
    return " ".join(unescape(node.text or "") for node in fromstring(response.text).iter(f"{SVG}text"))


def test_the_picture_names_whole_parts_and_years(client):
    said = words(client, QUERY)
    for text in (
        "Abschlüsse, 2010–2022",
        "in Prozent aller Abgehenden",
        "Mittlere Reife",
        "Hochschulreife",
        "2022",
    ):
        assert text in said
    beside = words(client, f"{QUERY}&zusammensetzung=orte,zahlen,spannen")
    for text in (
        "Abschlüsse, 2022",
        "Zahlen: aller Abgehenden",
        "Parchim",
        "Neustadt-Glewe",
        "geschützt",
        "Striche",
    ):
        assert text in beside


def test_plotly_has_the_same_bars(client):
    made = go.Figure(client.get(f"/bild/zusammensetzung.json?{QUERY}&zusammensetzung=orte").json)
    bars = [trace for trace in made.data if trace.type == "bar"]
    assert {"13076108", "13076105"} <= {key for trace in bars for key in trace.customdata}
    assert "15,6" in [one.text for one in made.layout.annotations]
    assert "Parchim: Ohne Abschluss 15,6" in made.layout.meta["summary"]


def test_an_indicator_without_parts_says_so(client):
    assert "Hier gibt es keine Teile" in words(client, "indikator=kinderarmut")
    assert "there are no parts here" in words(client, "indikator=kinderarmut&sprache=en")


def test_what_cannot_be_meant_is_said_and_the_rest_is_shown(client):
    assert "Abschlüsse" in words(client, f"{QUERY}&zusammensetzung=Ä")
    assert "Abschlüsse" in words(client, f"{QUERY}&zusammensetzung=orte,kuchen")
    assert "Bevölkerung: Geschlecht" in words(client, "indikator=bevoelkerung")
