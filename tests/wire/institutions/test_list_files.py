"""The list of the page as workbook, CSV, points and paper: the same institutions, and what each says of itself."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import struct
import subprocess
import sys
from datetime import datetime

import openpyxl
import pyogrio
import pypdf
import pytest

from callbacks.institutions.lists.files import TYPES
from tests.institutions.samples import PARCHIM
from tests.wire.institutions.test_lists_api import ListedSamples

PAGE = "/bildungslandkarte"


@pytest.fixture(scope="module")
def client(app_of):
    app = app_of()
    stored, cache = app.institutions._stored, app.answers._cache
    app.institutions._stored, app.answers._cache = ListedSamples(), type(cache)()
    yield app.server.test_client()
    app.institutions._stored, app.answers._cache = stored, cache


def file(client, kind, query=""):
    response = client.get(f"{PAGE}.{kind}?{query}")
    assert response.status_code == 200, response.text
    assert response.mimetype == TYPES[kind].partition(";")[0]
    assert response.headers["Content-Disposition"].startswith("attachment; filename=")
    assert response.headers["Cache-Control"] == "no-store"
    return response.data


def book(client, query=""):
    return openpyxl.load_workbook(io.BytesIO(file(client, "xlsx", query)))


def rows(sheet):
    head, *lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    return [dict(zip(head, line, strict=True)) for line in lines]


def facts(sheet):
    return [(row[0].value, row[1].value or "") for row in sheet.iter_rows()]


def table(client, query=""):
    text = file(client, "csv", query).decode("utf-8-sig")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return list(csv.DictReader(io.StringIO("\n".join(lines)), delimiter=";")), text


def layer(client, tmp_path, query="", name="einrichtungen"):
    path = tmp_path / "liste.gpkg"
    path.write_bytes(file(client, "gpkg", query))
    return pyogrio.raw.read(path, layer=name), path


def printed(client, query=""):
    pages = pypdf.PdfReader(io.BytesIO(file(client, "pdf", query))).pages
    return [" ".join(page.extract_text().split()).replace("\u200b", "") for page in pages]


def test_the_workbook_has_what_the_page_lists_in_its_order(client):
    found = rows(book(client, f"art=kita&ort={PARCHIM}")["Einrichtungen"])
    assert [row["Name"] for row in found] == ["Kita Ährenfeld", "Kita Zwerge", "Kita See"]
    first = found[0]
    assert first["Hinweis"] == "Beispiel" and first["Art"] == "Kindertageseinrichtung"
    assert first["bestätigt am"] == datetime(2026, 9, 14) and first["Öffnungszeiten"] == "Mo–Fr 6:15–17:00"
    assert (
        first["Plätze"] == 80 and first["Alter bis"] == 6.5 and 0 < first["Entfernung in km (Luftlinie)"] < 5
    )
    assert (
        first["Gemeinde"] == "Parchim"
        and first["Amt"] == "Parchim (amtsfrei)"
        and first["Telefon"] == "03871 1234"
    )
    assert found[1]["bestätigt am"] == datetime(2024, 3, 2) and found[1]["Barrierefrei"] is None
    assert found[2]["Betrieb"] == "vorübergehend geschlossen" and found[2]["Amt"] == "Amt Goldberg-Mildenitz"


def test_it_says_what_it_shows_from_whom_and_of_when(client):
    made = book(client, "art=kita,museum&offen=06:30&herkunft=alle")
    said = dict(facts(made["Metadaten"]))
    assert said["Titel"].startswith("Kindertageseinrichtungen und Museen im Landkreis")
    assert said["Beschreibung"].startswith(
        "eine Einrichtung · offen um 06:30, montags bis freitags · bestätigt 14."
    )
    assert said["Hinweis"] == "Beispieldaten" and said["Datenfassung"] and said["Daten abgerufen am"]
    opened = client.get(said["Link"].removeprefix("http://localhost"))
    where = opened.headers.get("Location", said["Link"])
    assert "offen=06:30" in where and f"stand={said['Datenfassung']}" in where
    licences = dict(facts(book(client, "art=museum")["Metadaten"]))
    assert "CC0 1.0" in licences["Lizenz"] and "JedeSchule" in licences["Quelle"]
    assert licences["Hinweis"] == "teils Beispieldaten"
    assert any(label == "Beispiel" for label, _ in facts(made["Definition"]))


def test_nothing_that_a_name_says_is_reckoned_with(client):
    sheet = book(client, "art=museum")["Einrichtungen"]
    (cell,) = [cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=")]
    assert cell.data_type == "s" and cell.value == '=HYPERLINK("http://x")' and not cell.hyperlink
    lines, _ = table(client, "art=museum")
    assert {line["Name"] for line in lines} == {'\'=HYPERLINK("http://x")', "museum f2"}


def test_csv_has_the_same_rows_and_all_that_the_workbook_says(client):
    lines, text = table(client, f"art=kita&ort={PARCHIM}")
    book_rows = rows(book(client, f"art=kita&ort={PARCHIM}")["Einrichtungen"])
    assert [line["Name"] for line in lines] == [row["Name"] for row in book_rows]
    assert (
        lines[0]["bestätigt am"] == "2026-09-14"
        and lines[0]["Alter bis"] == "6,5"
        and lines[0]["Alter von"] == "0"
    )
    for label, words in facts(book(client, f"art=kita&ort={PARCHIM}")["Metadaten"]):
        assert f"# {label}: {' '.join(words.split())}" in text


def test_geojson_has_the_columns_of_the_api(client):
    found = json.loads(file(client, "geojson", "art=kita,museum"))
    same = client.get("/api/v1/einrichtungen?art=kita,museum&format=geojson").get_json(force=True)
    assert found["features"] == same["features"]
    assert found["stand"] == same["stand"] and "Quelle" in found["angaben"] and "Lizenz" in found["angaben"]


def test_qgis_can_open_the_geopackage(client, tmp_path):
    (meta, _, shapes, fields), path = layer(client, tmp_path, f"ort={PARCHIM}")
    assert meta["crs"] == "EPSG:4326" and meta["geometry_type"] == "Point" and meta["encoding"] == "UTF-8"
    columns = dict(zip(meta["fields"], fields, strict=True))
    at = list(columns["schluessel"]).index("k1")
    assert shapes[at][-16:] == struct.pack("<dd", 11.84, 53.42)
    assert columns["name"][at] == "Kita Ährenfeld" and columns["plaetze"][at] == 80
    assert columns["sprachen"][at] == "de, uk" and str(columns["bestaetigt_am"][at]) == "2026-09-14"
    assert columns["herkunft"][at] == "example"
    assert shapes[list(columns["schluessel"]).index("b1")] is None, "without a position"
    assert pyogrio.list_layers(path).tolist()[0] == ["einrichtungen", "Point"]
    (about, _, _, (labels, texts)), _ = layer(client, tmp_path, name="metadaten")
    assert list(about["fields"]) == ["angabe", "text"]
    assert {"Titel", "Quelle", "Lizenz", "Datenfassung"} <= set(labels) and any("CC0" in one for one in texts)
    with sqlite3.connect(path) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_list_without_hits_is_a_file_that_says_so(client, tmp_path):
    query = f"art=gymnasium&ort={PARCHIM}&umkreis=5"
    assert rows(book(client, query)["Einrichtungen"]) == []
    assert json.loads(file(client, "geojson", query))["features"] == []
    (meta, _, shapes, _), _ = layer(client, tmp_path, query)
    assert len(shapes) == 0 and meta["geometry_type"] == "Point"
    assert "keine Einrichtungen" in printed(client, query)[0]


def test_paper_is_by_amt_and_municipality_each_amt_on_its_own_page(client):
    pages = printed(client)
    assert all(
        any(name in page for page in pages) for name in ("Amt Goldberg-Mildenitz", "Parchim (amtsfrei)")
    )
    (goldberg,) = [page for page in pages if "Kita See" in page]
    assert (
        "Amt Goldberg-Mildenitz" in goldberg and "Kita Ährenfeld" not in goldberg and "zurzeit zu" in goldberg
    )
    (parchim,) = [page for page in pages if "Kita Ährenfeld" in page]
    for said in ("Weg 1 19370 Parchim", "03871 1234", "Mo–Fr 6:15–17:00", "bestätigt 09/2026", "Beispiel",
                 "Grundschule <West>", "=HYPERLINK"):  # fmt: skip
        assert said in parchim, said
    assert "In der Nähe" in pages[-1] or "In der Nähe" in pages[-2], "outside the district last"
    assert "CC0" in " ".join(pages) or "JedeSchule" in " ".join(pages)


def test_a_list_keeps_to_one_amt(client):
    query = "amt=130765656"
    assert {row["Gemeinde"] for row in rows(book(client, query)["Einrichtungen"])} == {"Goldberg"}
    response = client.get(f"{PAGE}.csv?{query}")
    assert "130765656" in response.headers["Content-Disposition"]
    assert "# Titel: Amt Goldberg-Mildenitz: 2 Einrichtungen" in response.data.decode("utf-8-sig")
    text = file(client, "csv", "amt=99").decode("utf-8-sig")
    assert "amt=99 gibt es hier nicht" in text and "Kita Zwerge" in text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("art=raumschiff", "Eine Art „raumschiff“ gibt es nicht."),
        ("offen=25:00&ort=99", "Einen Ort „99“ gibt es hier nicht."),
        ("stand=1999.1", "1999.1"),
        ("amt=%00%FF&umkreis=-1", "umkreis"),
    ],
)
@pytest.mark.parametrize("kind", TYPES)
def test_what_cannot_be_is_left_out_and_the_file_says_so(client, kind, query, said):
    made = file(client, kind, query)
    if kind == "csv":
        assert said in made.decode("utf-8-sig")


def test_childminders_and_closed_ones_are_in_no_list(client, tmp_path):
    for kind in ("csv", "geojson"):
        text = file(client, kind).decode()
        assert "Muster" not in text and "Museum zu" not in text and "kindertagespflege" not in text.lower()
    (_, _, _, fields), _ = layer(client, tmp_path)
    assert "kindertagespflege" not in set(fields[1])


def test_the_page_offers_each_kind_in_a_form_that_works_without_scripts(client):
    page = client.get(f"{PAGE}?art=kita&ort={PARCHIM}&ausschnitt=0.5,0.5,2").text
    menu = page.partition('id="institutions-export"')[2].partition("</details>")[0]
    assert re.findall(r'formaction="/bildungslandkarte\.(\w+)"', menu) == list(TYPES)
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', menu))
    assert hidden == {"art": "kita", "ort": PARCHIM}, "the state of the page, without the part of the map"
    assert '<option value="130765656">Amt Goldberg-Mildenitz</option>' in menu
    query = "&".join(f"{name}={value}" for name, value in hidden.items()) + "&amt="
    assert len(rows(book(client, query)["Einrichtungen"])) == 3


def test_a_city_has_a_list_without_aemter(app_of):
    client = app_of("13003").server.test_client()
    assert client.get("/bildungslandkarte.pdf").data[:4] == b"%PDF"
    menu = client.get(PAGE).text.partition('id="institutions-export"')[2].partition("</details>")[0]
    assert "formaction" not in menu or 'name="amt"' not in menu


def test_english_lists_are_english(client):
    made = book(client, "sprache=en&art=kita")
    head = {cell.value for cell in next(made["Institutions"].iter_rows())}
    assert {"Opening hours", "confirmed on", "Municipality", "Licence"} <= head
    assert not any("ä" in one or "ö" in one for one in head)
    assert "Education map" in printed(client, "sprache=en&art=kita")[0]


def test_writing_lists_loads_no_library_of_geodata():
    """In a process of its own, because this one has read with pyogrio."""
    code = """
import sys
from datetime import date
from data.geography.geopackage import PointLayer, geopackage
import callbacks.institutions.lists.files, callbacks.institutions.lists.export
import dashboard.exports.institutions.table, dashboard.exports.institutions.paper
layer = PointLayer("a", "", [("name", "TEXT")], [(1.0, 2.0)], [("x",)])
assert geopackage(layer, [], date(2026, 1, 1))[:6] == b"SQLite"
print([name for name in ("geopandas", "pyogrio", "shapely", "pandas", "osgeo") if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"
