"""Every municipality on one map: `raum=land` and `raum=bund` for municipalities and Ämter."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from xml.etree import ElementTree

import openpyxl
import pptx
import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE

from dashboard.map.outline import rings
from tests.slab_document import slab_document

SVG = "{http://www.w3.org/2000/svg}"
PLACES = {
    ("gemeinde", "land"): 726,
    ("gemeinde", "bund"): 10_775,
    ("amt", "land"): 114,
    ("amt", "bund"): 3_209,
}
POVERTY = "indikator=kinderarmut&ebene=gemeinde&jahr=2022"


@pytest.fixture(scope="module")
def possible(answers):
    return answers.possible(answers.repository.version())


def offered(possible, level, extent):
    return [
        key
        for key in possible.catalogue.indicators
        if level in possible.levels(key) and extent in possible.extents(key, level)
    ]


def api(client, query):
    return client.get(f"/api/v1/werte?{query}").json["zeilen"]


@pytest.mark.parametrize(("level", "extent"), PLACES)
def test_slab_and_data_interface_give_the_same_values_of_every_indicator(
    client, answers, possible, level, extent
):
    indicators = offered(possible, level, extent)
    assert len(indicators) > 5
    for indicator in indicators if extent == "land" else indicators[::6]:
        query = f"indikator={indicator}&ebene={level}&raum={extent}"
        answer = answers.read(query)
        assert answer.selection.extent == extent, query
        slab = slab_document(answers, answer)
        assert len(slab["places"]) == PLACES[level, extent]
        assert slab["years"] == list(possible.years(indicator, level, "", 1, extent))
        given = {(row["gebiet"], row["jahr"]): row for row in api(client, query)}
        for row, year in enumerate(slab["years"]):
            values = dict(zip(slab["places"], slab["value"][row], strict=True))
            expected = {key: given[key, year]["wert"] for key in slab["places"]}
            assert values == pytest.approx(expected, abs=10.0 ** -(slab["decimals"] + 1), nan_ok=True), query
            with_value = sum(value is not None for value in values.values())
            said = slab["summary"][row].replace(".", "").replace("\u00a0", " ")
            assert said.startswith(f"{'alle ' if with_value == len(values) else ''}{with_value} "), said
            assert sum(slab["legend"]["counts"][row]) <= with_value
            assert len(slab["order"][row]) == with_value


def test_places_of_the_district_have_the_same_official_values_on_its_own_map(answers):
    for indicator in ("kinderarmut", "kinder_0_2_anteil", "fahrzeit_grundschule"):
        own, state = (
            slab_document(answers, answers.read(f"indikator={indicator}&ebene=gemeinde&raum={extent}"))
            for extent in ("kreis", "land")
        )
        for year in state["years"]:
            mine = dict(zip(own["places"], own["value"][own["years"].index(year)], strict=True))
            theirs = dict(zip(state["places"], state["value"][state["years"].index(year)], strict=True))
            assert {key: theirs[key] for key in mine} == mine


def test_ranks_and_words_are_those_of_all_places(answers):
    slab = slab_document(answers, answers.read(f"{POVERTY}&raum=land"))
    row = slab["years"].index(2022)
    values = [value for value in slab["value"][row] if value is not None]
    best = slab["order"][row][0]
    assert slab["value"][row][best] == max(values)
    assert slab["rank"][row][best] == 1
    assert slab["heading"]["rank"] == "Rang von oben, 726 Gemeinden in Mecklenburg-Vorpommern"
    assert slab["words"]["parent"] == "Kreis"
    assert slab["district"]["name"] == "Landkreis"
    assert slab["district"]["line"] is True
    at = slab["places"].index("13071108")
    assert slab["names"][at] == "Neuenkirchen (Landkreis Mecklenburgische Seenplatte)"
    assert slab["parents"][at] == "Landkreis Mecklenburgische Seenplatte"
    assert slab["lines"][at].startswith("Landkreis Mecklenburgische Seenplatte · 1.1")
    assert len(set(slab["names"])) == 726


@pytest.mark.parametrize(("level", "extent"), PLACES)
def test_the_drawing_has_the_places_of_the_slab_and_the_border_of_the_district(client, level, extent):
    found = client.get(f"/karte.svg?ebene={level}&raum={extent}")  # as the page asks, without an indicator
    root = ElementTree.fromstring(found.data)
    keys = {node.get("data-key") for node in root.iter() if node.get("class") == "bl-area"}
    rows = api(client, f"indikator=kinder_0_2&ebene={level}&raum={extent}")
    lacking = {row["gebiet"] for row in rows} - keys
    assert keys <= {row["gebiet"] for row in rows}
    # Jahnatal was founded in 2023 and bears another key as an association on the map.
    assert lacking == ({"145220275"} if (level, extent) == ("amt", "bund") else set())
    named = {node.get("data-key"): node for node in root.iter() if node.get("class") == "bl-area"}
    assert sum(int(node.get("data-pop") or 0) > 0 for node in named.values()) > 0.95 * len(keys)
    if ("13071108" in named) and level == "gemeinde":
        assert named["13071108"].get("aria-label") == "Neuenkirchen", "on the map it is where it is"
    (own,) = [node for node in root.iter() if node.get("class") == "bl-own"]
    assert len(rings(own.get("d") or "")) >= 1


def test_the_districts_own_map_has_no_second_border(client):
    assert b"bl-own" not in client.get("/karte.svg?ebene=gemeinde&indikator=kinder_0_2").data


@pytest.mark.parametrize("extent", ["land", "bund"])
def test_page_and_series_say_what_is_shown(client, extent):
    region = {"land": "Mecklenburg-Vorpommern", "bund": "Deutschland"}[extent]
    page = client.get(f"/?{POVERTY}&raum={extent}&gebiete=13071093,13076108").text
    assert f"alle Gemeinden in {region}" in page
    assert "Malchow" in page
    series = client.get(f"/zeitreihe?{POVERTY}&raum={extent}&gebiete=13071093,13076108").json
    assert region in series["subtitle"]
    assert {line["name"] for line in series["parts"]["names"]} >= {"Malchow", "Parchim", "Landkreis"}


def test_the_finding_says_where_one_selected_place_stands_among_all(answers, client):
    slab = slab_document(answers, answers.read(f"{POVERTY}&raum=land"))
    row, at = slab["years"].index(2022), slab["places"].index("13076108")
    found = client.get(f"/zeitreihe?{POVERTY}&raum=land&gebiete=13076108").json["findings"]["2022"]
    sentence = "".join(text for text, _ in found)
    assert sentence.startswith("Parchim ")
    assert f"Rang {slab['rank'][row][at]}" in sentence
    everybody = client.get(f"/zeitreihe?{POVERTY}&raum=land").json["findings"]["2022"]
    said = "".join(text for text, _ in everybody)
    assert "726 Orten" in said or "723 Orten" in said
    highest = slab["names"][slab["order"][row][0]]
    assert highest not in said  # a village whose share may stand for few people


@pytest.mark.parametrize("extent", ["land", "bund"])
def test_tables_hold_every_row_and_say_the_extent(client, extent):
    query = f"{POVERTY}&raum={extent}"
    region = {"land": "Mecklenburg-Vorpommern", "bund": "Deutschland"}[extent]
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/tabelle.xlsx?{query}").data), read_only=True)
    rows = list(book["Daten"].iter_rows(min_row=2, values_only=True))
    given = api(client, query)
    assert {row[0]: row[4] for row in rows} == pytest.approx({one["gebiet"]: one["wert"] for one in given})
    assert len(rows) == len(given)
    text = client.get(f"/tabelle.csv?{query}").data.decode("utf-8-sig")
    assert f"alle Gemeinden in {region}" in text
    lines = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert sum(bool(line) and line[0].isdigit() for line in lines) == len(given)


def test_tables_of_all_years_leave_out_those_that_only_the_district_has(client, possible):
    """Example years of the own district are no figures of the state."""
    indicator = next(
        key
        for key in offered(possible, "gemeinde", "land")
        if set(possible.years(key, "gemeinde")) - set(possible.years(key, "gemeinde", "", 1, "land"))
    )
    query = f"indikator={indicator}&ebene=gemeinde&raum=land"
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/tabelle.xlsx?{query}").data), read_only=True)
    years = {row[2] for row in book["Daten"].iter_rows(min_row=2, values_only=True)}
    assert years == set(possible.years(indicator, "gemeinde", "", 1, "land"))


def test_pictures_say_the_extent_and_the_selected_place(client):
    for view in ("karte", "rangfolge", "zeitreihe"):
        found = client.get(f"/bild/{view}.svg?{POVERTY}&raum=land&gebiete=13071093")
        assert found.status_code == 200
        text = re.sub(r"<[^>]+>", "", found.text)
        assert "alle Gemeinden in Mecklenburg-Vorpommern" in text
        assert "Malchow" in text


def test_legends_write_thousands_as_the_language_does(client):
    found = client.get(f"/bild/karte.svg?{POVERTY}&raum=bund").text
    assert re.search(r">1\.\d{3}</text>", found)
    english = client.get(f"/bild/karte.svg?{POVERTY}&raum=bund&sprache=en").text
    assert re.search(r">1,\d{3}</text>", english)


def test_a_slide_has_a_picture_in_the_place_of_thousands_of_shapes(client):
    for extent, pictures in (("land", 0), ("bund", 1)):
        file = client.get(f"/folien.pptx?{POVERTY}&raum={extent}&gebiete=13076108").data
        slide = pptx.Presentation(io.BytesIO(file)).slides[0]
        found = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
        assert len(found) == pictures
        assert len(file) < 4_000_000
        for shape in found:
            assert shape.image.content_type == "image/png"
            assert "Gemeinden" in shape._element.nvPicPr.cNvPr.get("descr")
        assert any("Parchim" in text for text in _texts(slide.shapes))


def _texts(shapes):
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from _texts(shape.shapes)
        elif shape.has_text_frame:
            yield shape.text_frame.text


def test_without_scripts_a_page_of_thousands_of_places_leads_to_their_table(client):
    page = client.get(f"/?{POVERTY}&raum=bund&gebiete=09563000").text
    assert len(page) < 400_000
    table = re.search(r"<table.*?</table>", page, re.S)[0]
    assert table.count("<tr") == 1 + 142 + 1
    assert "Fürth (Bayern)" in table
    address = unescape(re.search(r'href="(/tabelle\.csv[^"]*)"', page)[1])
    text = client.get(address).data.decode("utf-8-sig")
    assert sum(line[:1].isdigit() for line in text.splitlines()) > 10_000
    assert client.get(f"/?{POVERTY}&raum=land").text.count("<tr") == 1 + 726


@pytest.mark.parametrize("picture", ["karte", "rangfolge", "tabelle"])
def test_a_stage_shows_all_places_of_the_state(client, picture):
    found = client.get(f"/bild/szene.svg?{POVERTY}&raum=land&bild={picture}&gebiete=13071093")
    assert found.status_code == 200
    assert "Malchow" in re.sub(r"<[^>]+>", "", found.text)
    assert client.get(f"/buehne?{POVERTY}&raum=land&bild={picture}").status_code == 200


def test_the_search_of_the_page_finds_places_of_the_extent(client):
    found = client.get(f"/suche?suche=F%C3%BCrth&{POVERTY}&raum=bund&seite=/").json["treffer"]
    places = {one["name"]: one for one in found if one["kind"] == "place"}
    assert {"Fürth (Bayern)", "Fürth (Landkreis Bergstraße)"} <= set(places)
    assert "gebiete=09563000" in places["Fürth (Bayern)"]["address"]
    assert "raum=bund" in places["Fürth (Bayern)"]["address"]
    elsewhere = client.get(f"/suche?suche=F%C3%BCrth&{POVERTY}&seite=/").json["treffer"]
    assert not any("gebiete=" in one["address"] for one in elsewhere), "the district's map does not show it"
