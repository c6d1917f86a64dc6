"""The composition over the wire: picture, figure to explore and the sentence where there is none."""

import io
from html import unescape

import openpyxl
import plotly.graph_objects as go
import pptx
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


def test_the_first_slide_is_a_native_chart_of_the_open_composition(client):
    query = f"{QUERY}&ansicht=zusammensetzung&zusammensetzung=orte"
    made = pptx.Presentation(io.BytesIO(client.get(f"/folien.pptx?{query}").data))
    assert len(made.slides) == 4
    chart = next(shape.chart for shape in made.slides[0].shapes if shape.has_chart)
    series = {one.name: list(one.values) for one in chart.plots[0].series}
    assert list(series)[-1] == "geschützt" and len(series) == 5
    bars = list(zip(*series.values(), strict=True))
    assert all(abs(sum(one or 0 for one in bar) - 100) < 0.01 for bar in bars)
    assert len(pptx.Presentation(io.BytesIO(client.get(f"/folien.pptx?{QUERY}").data)).slides) == 3


def test_the_workbook_has_a_sheet_of_the_open_composition(client):
    made = openpyxl.load_workbook(
        io.BytesIO(client.get(f"/tabelle.xlsx?{QUERY}&ansicht=zusammensetzung").data)
    )
    rows = list(made["Zusammensetzung"].iter_rows(values_only=True))
    assert rows[0] == ("Jahr", "Ort", "Teil", "Anteil", "Zahl", "Dazu")
    assert any(row[:3] == (2022, "Parchim", "Ohne Abschluss") and row[4] == 24 for row in rows)
    hidden = [row for row in rows if row[2] == "geschützt"]
    assert hidden and all("mindestens zwei Teile" in row[5] for row in hidden)


def test_the_page_gets_parts_or_the_sentence_why_there_are_none(client):
    found = client.get(f"/zusammensetzung?{QUERY}&zusammensetzung=orte").json
    assert found["offers"] == [["abschluesse", "Abschlüsse"], ["geschlecht", "Geschlecht"]]
    assert found["asked"] == {"over": "orte", "counted": False, "limits": False} and found["limits"]
    assert [one["name"] for one in found["parts"]["over_places"][-1]][:2] == ["Parchim", "Neustadt-Glewe"]
    none = client.get("/zusammensetzung?indikator=kinderarmut").json
    assert none["parts"] is None and none["none"].startswith("Kinderarmut: ")


def test_the_stage_shows_it_in_the_years_that_it_has(client):
    sent = client.get(f"/buehne/daten?{QUERY}&bild=zusammensetzung").json
    assert sent["stage"]["picture"] == "zusammensetzung" and not sent["stage"]["fallback"]
    assert sent["addresses"]["composition"].startswith("/zusammensetzung?")
    none = client.get("/buehne/daten?indikator=kinderarmut&bild=zusammensetzung").json["stage"]
    assert none["picture"] == "zeitreihe" and "Hier gibt es keine Teile" in none["fallback"]


def test_a_profile_shows_the_wholes_of_its_place(client):
    page = client.get("/gemeinde/13076108").text
    assert "Woraus sich das Ganze zusammensetzt" in page and "in Prozent aller Abgehenden" in page
    assert "ansicht=zusammensetzung" in page
