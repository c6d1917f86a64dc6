"""The data API: the fixed outer contract, on the data that ship."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from dashboard.exports.rows import german

ROOT = Path(__file__).resolve().parents[3]
COLUMNS = (
    "indikator gebiet name jahr gliederung wert untergrenze obergrenze zaehler nenner status herkunft".split()
)


def rows(client, query):
    response = client.get(f"/api/v1/werte?{query}")
    assert response.status_code == 200, response.text
    return response.json["zeilen"]


def embedded(table, measure, area=None, year=None):
    """Figures as they stand in an embedded table: {(area, year): text}."""
    with (ROOT / "data" / "embedded" / "figures" / table).open(encoding="utf-8") as file:
        lines = list(csv.DictReader(file, delimiter=";"))
    return {
        (line["gebiet"], int(column)): text
        for line in lines
        if line["merkmal"] == measure and not line["gliederung"] and area in (None, line["gebiet"])
        for column, text in line.items()
        if column.isdigit() and text and year in (None, int(column))
    }


def ratio_of(answers, indicator):
    return answers.read("").possible.catalogue.indicators[indicator].ratio


def as_number(text):
    return float(text.replace(".", "").replace(",", ".")) if re.fullmatch(r"-?[\d.]*,?\d+", text) else None


def test_child_poverty_of_2022_is_inkars_in_all_142_municipalities(client, answers):
    found = rows(client, "indikator=kinderarmut&ebene=gemeinde&jahr=2022&format=json")
    given = embedded("inkar_kreis_gemeinden.csv", ratio_of(answers, "kinderarmut"), year=2022)
    assert len(found) == 142
    assert {row["jahr"] for row in found} == {2022}
    for row in found:
        text = given.get((row["gebiet"], 2022))
        if text is None:
            assert (row["wert"], row["status"]) == (None, "not_collected")
        elif as_number(text) is not None:
            assert row["wert"] == as_number(text)
            assert row["herkunft"] == "official"
    assert sum(row["wert"] is not None for row in found) > 100


def test_leavers_without_certificate_are_inkars_27_values_and_2001_was_not_collected(client, answers):
    found = rows(client, "indikator=ohne_abschluss&gebiete=13076")
    given = embedded("inkar_kreise.csv", ratio_of(answers, "ohne_abschluss"), area="13076")
    assert [row["jahr"] for row in found] == list(range(1995, 2023))
    assert {row["jahr"]: row["wert"] for row in found if row["wert"] is not None} == {
        year: as_number(text) for (_, year), text in given.items()
    }
    assert len(given) == 27
    gap = next(row for row in found if row["jahr"] == 2001)
    assert (gap["wert"], gap["status"], gap["herkunft"]) == (None, "not_collected", None)
    assert rows(client, "indikator=ohne_abschluss&gebiete=13076&jahr=2001") == [gap]
    assert rows(client, "indikator=ohne_abschluss&gebiete=13076&jahr=2023") == []


@pytest.mark.parametrize("district", ["09162", "01001", "16063"])
def test_a_district_elsewhere_in_germany_has_its_series_too(client, answers, district):
    found = rows(client, f"indikator=ohne_abschluss&ebene=kreis&gebiete={district}")
    given = embedded("inkar_kreise.csv", ratio_of(answers, "ohne_abschluss"), area=district)
    values = {row["jahr"]: row["wert"] for row in found if row["wert"] is not None}
    assert values == {
        year: as_number(text) for (_, year), text in given.items() if as_number(text) is not None
    }
    assert len(values) > 20


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("ebene=amt", 20),
        ("ebene=kreis", 8),
        ("ebene=kreis&raum=bund", 400),
        ("ebene=gemeinde", 142),
        ("", 142),
    ],
)
def test_a_level_has_a_row_for_each_of_its_places(client, query, count):
    found = rows(client, f"indikator=kinderarmut&jahr=2022&{query}")
    assert len(found) == count
    assert len({row["gebiet"] for row in found}) == count


def test_aemter_have_nine_digits_also_where_a_municipality_has_none(client):
    assert {len(row["gebiet"]) for row in rows(client, "indikator=kinderarmut&jahr=2022&ebene=amt")} == {9}


def test_without_a_year_every_place_has_every_year(client):
    found = rows(client, "indikator=kinderarmut&ebene=amt")
    years = {row["jahr"] for row in found}
    assert len(found) == 20 * len(years)
    assert years >= {2021, 2022}


def test_programs_may_ask_for_many_places(client):
    keys = [row["gebiet"] for row in rows(client, "indikator=kinderarmut&jahr=2022")][:30]
    assert [
        row["gebiet"] for row in rows(client, f"indikator=kinderarmut&jahr=2022&gebiete={','.join(keys)}")
    ] == keys


@pytest.mark.parametrize(("places", "level"), [("13", "land"), ("DG", "bund"), ("13076,09162", "kreis")])
def test_the_level_follows_from_the_places(client, places, level):
    found = rows(client, f"indikator=ohne_abschluss&jahr=2022&gebiete={places}")
    assert [row["gebiet"] for row in found] == places.split(",")
    assert all(row["wert"] is not None for row in found)


def test_the_answer_says_what_it_is_and_where_it_is_from(client):
    body = client.get("/api/v1/werte?indikator=kinderarmut&jahr=2022").json
    assert set(body) == {"stand", "gebietsstand", "hinweise", "quellen", "zeilen"}
    assert body["hinweise"] == []
    assert body["stand"] == client.get("/healthz").json["stand"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", body["gebietsstand"])
    assert "INKAR" in body["quellen"][0]["name"]
    assert "Daten verändert" in body["quellen"][0]["hinweis"]
    assert list(body["zeilen"][0]) == COLUMNS


def test_example_data_say_that_they_are_examples(client):
    found = rows(client, "indikator=sprachauffaelligkeit_einschulung&ebene=amt")
    assert "example" in {row["herkunft"] for row in found} <= {"example", None}


def test_what_is_hidden_has_no_number_in_any_column(client, answers):
    hidden = 0
    for key in answers.read("").possible.catalogue.indicators:
        for row in rows(client, f"indikator={key}&ebene=gemeinde"):
            if row["status"] in ("suppressed", "not_collected", "not_applicable", "later"):
                hidden += 1
                assert [row[name] for name in ("wert", "untergrenze", "obergrenze", "zaehler", "nenner")] == [
                    None
                ] * 5
            else:
                assert row["wert"] is not None or row["status"] == "unreliable"
    assert hidden > 50


def test_csv_is_what_a_german_spreadsheet_reads(client):
    response = client.get("/api/v1/werte?indikator=ohne_abschluss&gebiete=13076&format=csv")
    assert response.mimetype == "text/csv"
    assert response.data.startswith(b"\xef\xbb\xbf")
    lines = response.data.decode("utf-8-sig").splitlines()
    notes = [line for line in lines if line.startswith("# ")]
    table = list(
        csv.reader(io.StringIO("\n".join(line for line in lines if not line.startswith("#"))), delimiter=";")
    )
    assert lines[-len(notes) :] == notes
    assert any("INKAR" in note for note in notes)
    assert table[0] == COLUMNS
    assert len(table) == 1 + 28
    first = dict(zip(COLUMNS, table[1], strict=True))
    assert (first["jahr"], first["wert"], first["status"]) == ("1995", "10,29", "reported")
    gap = dict(zip(COLUMNS, table[1 + 2001 - 1995], strict=True))
    assert (gap["jahr"], gap["wert"], gap["status"]) == ("2001", "", "not_collected")


def test_csv_and_json_say_the_same(client):
    query = "indikator=kinderarmut&jahr=2022&ebene=amt"
    text = client.get(f"/api/v1/werte?{query}&format=csv").data.decode("utf-8-sig")
    read = list(csv.DictReader(io.StringIO(text.partition("# ")[0]), delimiter=";"))
    for line, row in zip(read, rows(client, query), strict=True):
        assert line["gebiet"] == row["gebiet"]
        assert (as_number(line["wert"]) if line["wert"] else None) == row["wert"]


@pytest.mark.parametrize("text", ["=1+1", "+49", "-cmd", "@SUM(A1)", "\tx", "\rx"])
def test_no_text_of_a_table_can_become_a_formula(text):
    """A spreadsheet would compute it when it opens the file."""
    assert german(text) == f"'{text}"
    assert german(-1.5) == "-1,5"
    assert german(None) == ""


@pytest.mark.parametrize(
    ("path", "status", "word"),
    [
        ("werte", 400, "indikator="),
        ("werte?indikator=gibt_es_nicht", 404, "gibt_es_nicht"),
        ("werte?indikator=kinderarmut&jahr=abc", 400, "jahr"),
        ("werte?indikator=kinderarmut&ebene=land", 400, "ebene"),
        ("werte?indikator=kinderarmut&gebiete=99999", 404, "99999"),
        ("werte?indikator=kinderarmut&gebiete=13,13076", 400, "derselben Ebene"),
        ("werte?indikator=kinderarmut&stand=1999.1", 404, "1999.1"),
        ("werte?indikator=kinderarmut&gliederung=geschlecht:x", 404, "geschlecht:x"),
        ("werte?indikator=kinderarmut&format=xml", 400, "json und csv"),
        ("indikatoren?stand=1999.1", 404, "1999.1"),
        ("indikatoren/gibt_es_nicht", 404, "gibt_es_nicht"),
        ("indikatoren/%00%ff", 404, "gibt es nicht"),
        ("gebiete?jahr=x", 400, "jahr"),
        ("geometrie/heute/land.geojson", 404, "land"),
        ("geometrie/1900-01-01/gemeinde.geojson", 404, "1900-01-01"),
        ("nix", 404, "/api/v1/nix"),
    ],
)
def test_errors_are_problems_with_a_sentence(client, path, status, word):
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == status
    assert response.mimetype == "application/problem+json"
    body = response.json
    assert {"type", "title", "status", "detail"} <= set(body)
    assert body["status"] == status
    assert word in body["detail"]
    assert body["detail"].endswith((".", "(mehr)."))
    assert response.headers["Cache-Control"] == "no-store"
    english = client.get(f"/api/v1/{path}{'&' if '?' in path else '?'}sprache=en").json
    assert english["detail"] != body["detail"], "said in the language that is asked for"
    assert {key: one for key, one in english.items() if key not in ("title", "detail")} == {
        key: one for key, one in body.items() if key not in ("title", "detail")
    }


@pytest.mark.parametrize("path", ["/api", "/api/v2/werte", "/api/v1/werte/13076"])
def test_a_wrong_address_of_the_api_is_no_page(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert response.mimetype == "application/problem+json"


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_the_api_only_reads(client, method):
    response = getattr(client, method)("/api/v1/werte?indikator=kinderarmut")
    assert response.status_code == 405
    assert response.mimetype == "application/problem+json"


def test_every_indicator_of_the_list_has_an_entry_of_its_own(client, answers):
    listed = client.get("/api/v1/indikatoren").json["indikatoren"]
    assert [one["indikator"] for one in listed] == list(answers.read("").possible.catalogue.indicators)
    for one in listed:
        entry = client.get(f"/api/v1/indikatoren/{one['indikator']}").json
        assert entry.items() >= one.items()
        assert entry["definition"]
        assert "{" not in json.dumps(
            [entry["definition"], entry["lesehilfe"], entry["hinweise"]], ensure_ascii=False
        )
        assert {series["ebene"] for series in entry["reihen"]} == set(one["ebenen"])


def test_words_of_indicators_values_and_sources_are_in_the_language_that_is_asked_for(client, answers):
    entry = answers.read("").possible.catalogue.indicators["kinderarmut"]
    for path in ("indikatoren/kinderarmut", "indikatoren", "werte?indikator=kinderarmut"):
        german = client.get(f"/api/v1/{path}").json
        english = client.get(f"/api/v1/{path}{'&' if '?' in path else '?'}sprache=en").json
        if "quellen" in german:
            assert [one["name"] for one in german["quellen"]] != [one["name"] for one in english["quellen"]]
            continue
        for lang, body in (("de", german), ("en", english)):
            named = next(one for one in body.get("indikatoren", [body]) if one["indikator"] == entry.key)
            assert named["name"] == entry.name[lang]
            assert named.get("definition", entry.definition[lang]) == entry.definition[lang]


def test_areas_carry_their_parents(client):
    areas = {one["gebiet"]: one for one in client.get("/api/v1/gebiete").json["gebiete"]}
    assert sum(one["ebene"] == "kreis" for one in areas.values()) == 400
    own = [one for one in areas.values() if one["ebene"] == "gemeinde" and one["kreis"] == "13076"]
    assert len(own) == 142
    assert {areas[one["amt"]]["ebene"] for one in own} == {"amt"}
    assert areas["13076"]["land"] == "13"


@pytest.mark.parametrize(
    ("path", "count"),
    [
        ("gemeinde.geojson", 142),
        ("gemeinde.geojson?raum=land", 726),
        ("gemeinde.geojson?raum=bund", 10_775),
        ("amt.geojson", 20),
        ("amt.geojson?raum=land", 116),
        ("kreis.geojson", 8),
        ("kreis.geojson?raum=bund", 400),
    ],
)
def test_boundaries_are_geojson_in_degrees_with_key_and_name(client, path, count):
    response = client.get(f"/api/v1/geometrie/heute/{path}")
    assert response.mimetype == "application/geo+json"
    body = json.loads(response.data)
    assert body["type"] == "FeatureCollection"
    assert len(body["features"]) == count
    for feature in body["features"]:
        assert set(feature["properties"]) == {"gebiet", "name"}
        assert feature["properties"]["name"]
        shape = feature["geometry"]
        assert shape["type"] in ("Polygon", "MultiPolygon")
        for polygon in shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]:
            for ring in polygon:
                assert ring[0] == ring[-1]
                assert len(ring) >= 4
                assert all(5 < east < 16 and 47 < north < 56 for east, north in ring)


def test_boundaries_and_figures_name_the_same_places(client):
    features = json.loads(client.get("/api/v1/geometrie/heute/gemeinde.geojson").data)["features"]
    figures = rows(client, "indikator=kinderarmut&jahr=2022")
    assert {one["properties"]["gebiet"] for one in features} == {row["gebiet"] for row in figures}
