"""Institutions on profiles over HTTP and in their files: of municipalities, Ämter, the district, and elsewhere."""

from __future__ import annotations

import io
import re
from html import unescape

import openpyxl
import pytest

from callbacks.institutions.institution_data import NothingStored
from tests.institutions.samples import DABEL as CAMBS
from tests.institutions.samples import GOLDBERG, PARCHIM, Samples
from tests.pdf_texts import page_texts

AMT = "130765655"


@pytest.fixture
def samples(app_of, monkeypatch):
    """A client of a monitor that holds the samples."""
    app = app_of()
    monkeypatch.setattr(app.institutions, "_stored", Samples())
    monkeypatch.setattr(app.answers, "_cache", type(app.answers._cache)())
    return app.server.test_client()


def part(client, key, query=""):
    """The part about institutions; empty where there is none."""
    response = client.get(f"/gemeinde/{key}{query}")
    assert response.status_code == 200
    return unescape(response.text.partition('id="profile-institutions"')[2].partition("</section>")[0])


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_municipality_names_what_it_has_and_links_entries_and_map(samples):
    html = part(samples, PARCHIM)
    said = words(html)
    assert "Einrichtungen in Parchim teils Beispieldaten" in said
    assert "2 Kindertageseinrichtungen Kita Ährenfeld Beispiel Kita Zwerge Beispiel" in said
    assert "Grundschule <West>" in html and "1 Bibliothek Bücherei Parchim" in said
    assert "Museum zu" not in said, "it is closed"
    assert "Kindertagespflege: 4 Personen." in said
    assert f'href="/einrichtung/k1?ort={PARCHIM}' in html
    assert f'href="/bildungslandkarte?ort={PARCHIM}' in html
    assert "&lt;West&gt;" in samples.get(f"/gemeinde/{PARCHIM}").text


def test_a_village_without_any_says_so_and_names_the_nearest(samples):
    said = words(part(samples, CAMBS))
    assert "In Cambs ist keine Einrichtung eingetragen." in said
    assert re.search(
        r"Nicht am Ort, am nächsten Kindertageseinrichtung Kita Zwerge Parchim Beispiel 36,\d km", said
    )
    assert "Entfernungen sind Luftlinie" in said and "was eingetragen ist" in said


def test_official_and_reckoned_minutes_stand_in_columns_of_their_own(client):
    html = part(client, CAMBS)
    rows = re.findall(r'<tr><th scope="row">(.*?)</th><td>(.*?)</td><td>(.*?)</td></tr>', html)
    assert [name for name, *_ in rows] == ["Grundschule", "Regionale Schule", "Gymnasium"]
    for _, official, model in rows:
        assert "Deutschlandatlas" in official and "Hälfte" not in official
        assert "die Hälfte der Kinder" in model and "Deutschlandatlas" not in model
    heads = re.findall(r'<th scope="col">(.*?)</th>', html)
    assert heads == ["Ziel", "amtlich, mit dem Auto", "Modellrechnung, mit dem Schulbus"]


def test_the_official_minutes_are_those_of_the_table_above(client):
    page = client.get(f"/gemeinde/{CAMBS}").text
    shown = re.search(r'id="profile-fahrzeit_grundschule".*?<b>([^<]+)</b>', page, re.S)
    assert shown and shown[1] in part(client, CAMBS)


@pytest.mark.parametrize("key", [AMT, "13076"])
def test_amts_and_the_district_count_by_kind_and_name_nobody(client, key):
    said = words(part(client, key))
    assert re.match(r".*Einrichtungen teils Beispieldaten .*\d+ Kindertageseinrichtungen nur Beispiele", said)
    assert "Kita " not in said and "Nicht am Ort" not in said and "Weg zur Schule" not in said


def test_official_data_alone_leave_examples_out(samples):
    said = words(part(samples, PARCHIM, "?herkunft=amtlich"))
    assert "Kita" not in said and "Beispiel" not in said and "1 Bibliothek Bücherei Parchim" in said
    assert "herkunft=amtlich" in part(samples, PARCHIM, "?herkunft=amtlich")


def test_english_is_complete(samples):
    said = words(part(samples, CAMBS, "?sprache=en"))
    assert "No institution is entered for Cambs." in said and "Not here, nearest" in said
    assert not re.search(r"\b(Beispiel|Einrichtung|nächsten|Luftlinie|Weg zur)\b", said)


def test_where_nothing_is_stored_there_is_no_box(app_of, monkeypatch):
    app = app_of()
    monkeypatch.setattr(app.institutions, "_stored", NothingStored())
    monkeypatch.setattr(app.answers, "_cache", type(app.answers._cache)())
    client = app.server.test_client()
    for key in (PARCHIM, CAMBS, AMT, "13076"):
        assert "profile-institutions" not in client.get(f"/gemeinde/{key}").text
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/gemeinde/{PARCHIM}.xlsx").data))
    assert "Einrichtungen" not in book.sheetnames


def test_elsewhere_what_is_stored_is_named_without_links_that_lead_nowhere(client):
    html = part(client, "13072056")
    assert "1 Grundschule" in words(html) and "href=" not in html.replace('href="#shape', "")
    assert "Beispiel" not in words(html) and "Jugendtreff" not in words(html)
    for key in ("09162", "09162000", "01053"):
        assert part(client, key) == "", "of other states only what lies near this one is stored"


@pytest.mark.parametrize("district", ["13003", "01053", "11000", "09162"])
def test_any_district_has_its_profile(app_of, district):
    client = app_of(district).server.test_client()
    html = part(client, district)
    assert ("Grundschule" in html) == (district in ("13003", "01053"))


def test_the_pdf_says_the_same(samples):
    pages = " ".join(page_texts(samples.get(f"/gemeinde/{PARCHIM}.pdf").data))
    for said in (
        "Einrichtungen in Parchim",
        "Kita Ährenfeld",
        "Grundschule <West>",
        "Kindertagespflege",
    ):
        assert said in pages, said
    village = " ".join(page_texts(samples.get(f"/gemeinde/{CAMBS}.pdf").data))
    assert "In Cambs ist keine Einrichtung eingetragen." in village and "am nächsten" in village


def test_the_workbook_has_a_sheet_of_them(samples):
    book = openpyxl.load_workbook(io.BytesIO(samples.get(f"/gemeinde/{GOLDBERG}.xlsx").data))
    head, *rows = book["Einrichtungen"].iter_rows(values_only=True)
    assert head == ("Art", "Name", "Lage", "Anzahl", "Ort", "km", "Hinweis", "Schlüssel")
    assert (
        "Kindertageseinrichtung",
        "Kita See",
        "am Ort",
        None,
        None,
        None,
        "Beispiel, zurzeit zu",
        "k3",
    ) in rows
    district = openpyxl.load_workbook(io.BytesIO(samples.get("/gemeinde/13076.xlsx").data))
    counts = {row[0]: row[3] for row in district["Einrichtungen"].iter_rows(values_only=True, min_row=2)}
    assert counts["Kindertageseinrichtung"] == 3
