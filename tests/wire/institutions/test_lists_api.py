"""`/api/v1/einrichtungen` and `/api/v1/einzugsbereiche.geojson`: rows, points, outlines, and bad requests."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from datetime import date

import pytest

from callbacks.api.openapi import document
from callbacks.institutions.lists.outlines import rings_of
from dashboard.domain.institutions.catchment import Catchment
from dashboard.domain.observation import Provenance
from dashboard.institutions.listing.columns import COLUMNS, CONTRACT, ListNames, row_of
from dashboard.institutions.matching import InstitutionHit
from data.catalogue.loader import load
from data.importing.institutions.columns import INSTITUTIONS as TABLE
from data.importing.institutions.columns import layout_of
from data.importing.institutions.reference import OWN
from data.importing.institutions.vocabulary import BARRIER_FREE, POSITION, STATUS
from tests.data.importing.institutions.tables import read_path
from tests.institutions.samples import DABEL, GOLDBERG, PARCHIM, Samples, institution

ROWS, AREAS = "/api/v1/einrichtungen", "/api/v1/einzugsbereiche.geojson"
LUEBECK = "01003000"  # of another state
SQUARE = ((11.7, 53.3), (11.9, 53.3), (11.9, 53.5), (11.7, 53.5), (11.7, 53.3))
HOLE = ((11.8, 53.4), (11.82, 53.4), (11.82, 53.42), (11.8, 53.42), (11.8, 53.4))


class ListedSamples(Samples):
    """The samples, one with a name that a spreadsheet would reckon with, and childminders of two rows."""

    def institutions(self, version):
        further = (
            institution("t2", "kindertagespflege", None, name="Frau Muster", places=3, street="Weg", phone="1"),
            institution("f1", "museum", (11.85, 53.42), name='=HYPERLINK("http://x")', focus=("natur", "musik"),
                        opening_hours="Mo-Fr 08:00-12:00", source="jedeschule_2017"),
            institution("f2", "museum", (11.85, 53.42), licence="CC BY 4.0", source="Amt",
                        provenance=Provenance.DISTRICT),
        )  # fmt: skip
        return (*super().institutions(version), *further)

    def catchments(self, version):
        drawn = Catchment("g1", "regionale_schule", 2024, 2025, polygon=(SQUARE, HOLE), source="Stadt")
        beyond = Catchment("n1", "gymnasium", 2030, None, LUEBECK)
        return (*super().catchments(version), drawn, Catchment("", "grundschule", municipality=DABEL), beyond)


@pytest.fixture(scope="module")
def asked(app_of):
    app = app_of()
    stored, cache = app.institutions._stored, app.answers._cache
    app.institutions._stored, app.answers._cache = ListedSamples(), type(cache)()
    yield app.server.test_client()
    app.institutions._stored, app.answers._cache = stored, cache


def rows(asked, query=""):
    response = asked.get(f"{ROWS}?{query}")
    assert response.status_code == 200, response.text
    return response.get_json(force=True)["zeilen"]


def keys(asked, query=""):
    return [row["schluessel"] for row in rows(asked, query)]


def areas(asked, query=""):
    response = asked.get(f"{AREAS}?{query}")
    assert response.status_code == 200, response.text
    assert response.mimetype == "application/geo+json"
    return response.get_json(force=True)["features"]


def test_every_column_of_the_contract_is_there():
    assert set(CONTRACT) == set(TABLE.columns)


def test_a_row_says_everything_public_of_an_institution(asked):
    (row,) = [one for one in rows(asked, "art=kita") if one["schluessel"] == "k1"]
    assert tuple(row) == COLUMNS
    said = {
        "name": "Kita Ährenfeld", "art_name": "Kindertageseinrichtung", "gemeinde": PARCHIM,
        "gemeinde_name": "Parchim", "lon": 11.84, "lat": 53.42, "lage": "genau", "status": "offen",
        "barrierefrei": "ja", "sprachen": ["de", "uk"], "alter_von": 0, "alter_bis": 6.5, "plaetze": 80,
        "bestaetigt_am": "2026-09-14", "bestaetigt_von": "Leitung", "herkunft": "example", "anzahl": 1,
        "telefon": "03871 1234", "entfernung_km": None, "traegerart": "oeffentlich",
    }  # fmt: skip
    assert {name: row[name] for name in said} == said
    assert row["schwerpunkt"] is None and row["email"] is None, "nothing known is null, never an empty text"
    other = {one["schluessel"]: one for one in rows(asked)}
    assert other["g1"]["lage"] == "ungefähr" and other["b1"]["lage"] == "keine"
    assert other["k3"]["status"] == "vorübergehend geschlossen" and other["k2"]["barrierefrei"] is None
    assert other["f1"]["lizenz"] == "CC0 1.0" and other["f1"]["quelle"] == "jedeschule_2017"
    assert other["f1"]["quelle_name"].startswith("Schulverzeichnis")
    assert (other["f2"]["lizenz"], other["f2"]["quelle"]) == ("CC BY 4.0", "Amt")
    assert "z1" not in other, "closed"


def test_the_head_says_data_version_day_sources_and_what_to_know(asked):
    found = asked.get(ROWS).get_json(force=True)
    assert found["stand"] and date.fromisoformat(found["gueltig_am"])
    assert [one["lizenz"] for one in found["quellen"]] == ["CC0 1.0"]
    assert any("Beispiele" in one for one in found["hinweise"])
    assert "herkunft" not in found
    official = asked.get(f"{ROWS}?herkunft=amtlich").get_json(force=True)
    assert official["herkunft"] == "amtlich" and {one["herkunft"] for one in official["zeilen"]} == {
        "official",
        "district",
    }
    english = asked.get(f"{ROWS}?sprache=en&art=kita").get_json(force=True)
    assert english["zeilen"][0]["art_name"] == "Day-care centre" and "invented" in english["hinweise"][0]


def test_childminders_are_a_number_for_each_municipality_and_nothing_else(asked):
    (row,) = rows(asked, "art=kindertagespflege")
    assert row["anzahl"] == 7 and row["gemeinde"] == PARCHIM
    known = {name for name, value in row.items() if value is not None}
    assert known == {"art", "art_name", "gemeinde", "gemeinde_name", "herkunft", "plaetze", "anzahl"}
    for path in (ROWS, f"{ROWS}?format=csv", f"{ROWS}?format=geojson"):
        assert "Muster" not in asked.get(path).text
    assert rows(asked, f"art=kindertagespflege&ort={PARCHIM}&umkreis=5") == [], (
        "nobody knows how far they are"
    )
    assert rows(asked, "art=kindertagespflege&herkunft=amtlich") == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("art=kita", {"k1", "k2", "k3"}),
        ("art=kita,museum&gemeinde=13076048", {"k3"}),
        (f"gemeinde={GOLDBERG},{DABEL}", {"k3", "g2"}),
        ("amt=130765656", {"k3", "g2"}),
        (f"amt=130765656&gemeinde={PARCHIM}", set()),
        (f"ort={PARCHIM}&umkreis=10&art=kita", {"k1", "k2"}),
        ("offen=06:30", {"k1"}),
        ("barrierefrei=ja", {"k1"}),
        ("traeger=frei", {"k2"}),
        ("alter=7&art=kita", {"k2", "k3"}),
        ("sprachen_vor_ort=uk", {"k1"}),
        ("art=gymnasium&gemeinde=03354018", {"n1"}),
    ],
)
def test_the_filters_of_the_page_hold_here_as_well(asked, query, found):
    assert set(keys(asked, query)) == found


def test_with_a_place_the_nearest_comes_first_and_says_how_far_it_is(asked):
    found = [one for one in rows(asked, f"ort={GOLDBERG}") if one["schluessel"]]
    far = [one["entfernung_km"] for one in found]
    assert found[0]["schluessel"] in ("k3", "g2") and far[-1] is None, "without a point last"
    assert far[:-1] == sorted(far[:-1])
    named = [one["name"] for one in rows(asked, f"ort={GOLDBERG}&folge=name") if one["schluessel"]]
    assert named.index("Kita See") < named.index("Kita Zwerge")


def test_csv_is_what_a_german_spreadsheet_and_the_import_read(asked):
    response = asked.get(f"{ROWS}?format=csv")
    assert response.mimetype == "text/csv" and response.data.startswith(b"\xef\xbb\xbf")
    text = response.data.decode("utf-8-sig")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    table = list(csv.DictReader(io.StringIO("\n".join(lines)), delimiter=";"))
    assert tuple(table[0]) == COLUMNS
    by_key = {row["schluessel"]: row for row in table}
    assert by_key["k1"]["alter_bis"] == "6,5" and by_key["k1"]["sprachen"] == "de, uk"
    assert by_key["f1"]["name"].startswith("'="), "no formula"
    assert layout_of(list(COLUMNS)) is TABLE
    for column, words in (("status", STATUS), ("barrierefrei", BARRIER_FREE), ("lage", POSITION)):
        assert {row[column] for row in table} - {""} <= set(words)
    assert "# Datenstand" in text and "# Quelle: Schulverzeichnis" in text and "CC0 1.0" in text


def test_a_csv_can_be_imported_again_and_its_examples_cannot(asked, tmp_path):
    (tmp_path / "wieder.csv").write_bytes(
        asked.get(f"{ROWS}?format=csv&herkunft=amtlich").data.replace(b"<West>", b"West")
    )
    again = read_path(tmp_path / "wieder.csv")
    assert again.ok, again.findings
    before = {one["schluessel"]: one for one in rows(asked, "herkunft=amtlich")}
    assert {one.key for one in again.entries.institutions} >= set(before) - {None}
    assert all(
        one.source == (before[one.key]["quelle"] or OWN)
        for one in again.entries.institutions
        if one.key in before
    )
    names = ListNames({}, load().sources, {})
    example = institution("k9", "kita", (11.84, 53.42), source="beispieldaten", provenance=Provenance.EXAMPLE)
    line = row_of(InstitutionHit(example, None), names, "de")
    text = ";".join(COLUMNS) + "\n" + ";".join(str(line[name] or "") for name in COLUMNS)
    (tmp_path / "beispiel.csv").write_text(text, "utf-8")
    refused = read_path(tmp_path / "beispiel.csv")
    assert any("Quelle der Beispieldaten" in one.message for one in refused.of_level("error"))


def test_geojson_has_points_and_the_same_values(asked):
    response = asked.get(f"{ROWS}?format=geojson")
    assert response.mimetype == "application/geo+json"
    found = response.get_json(force=True)
    assert found["type"] == "FeatureCollection" and found["stand"] and found["quellen"]
    features = {one["id"]: one for one in found["features"]}
    assert features["k1"]["geometry"] == {"type": "Point", "coordinates": [11.84, 53.42]}
    assert features["b1"]["geometry"] is None
    assert features["k1"]["properties"]["herkunft"] == "example" and "lon" not in features["k1"]["properties"]
    assert features[f"kindertagespflege-{PARCHIM}"]["properties"]["anzahl"] == 7


def test_a_municipality_is_its_outline_a_part_has_a_name_alone(asked):
    found = areas(asked, "art=grundschule")
    whole, other, part, unnamed = (one["properties"] | {"geometry": one["geometry"]} for one in found)
    assert (
        whole["einrichtung"] == "g1"
        and whole["name"] == "Grundschule <West>"
        and whole["umfang"] == "gemeinde"
    )
    assert whole["geometry"]["type"] in ("Polygon", "MultiPolygon") and whole["regel"] == "Wer hier wohnt."
    assert whole["schuljahr_von"] == "2020/21" and whole["schuljahr_bis"] is None
    assert whole["herkunft"] == "example" and other["herkunft"] == "district"
    assert (
        part["ortsteil"] == "Medow" and part["gemeinde_name"] == "Goldberg" and part["umfang"] == "ortsteil"
    )
    assert part["geometry"] is None, "its outline is not that of the municipality"
    assert unnamed["einrichtung"] is None and unnamed["name"] is None
    outline = whole["geometry"]
    official = asked.get("/api/v1/geometrie/heute/gemeinde.geojson").get_json(force=True)["features"]
    assert outline == next(one["geometry"] for one in official if one["properties"]["gebiet"] == PARCHIM)


def test_a_municipality_of_another_state_has_its_outline_too(asked):
    """In lists, on the map of the page, which draws no area there, and by name on the school's page."""
    (one,) = areas(asked, "art=gymnasium")
    assert one["properties"]["gemeinde_name"] == "Lübeck"
    around = [x for ring in rings_of(one["geometry"]) for x, _ in ring]
    assert 10.4 < min(around) < max(around) < 11.0
    page = asked.get("/bildungslandkarte").text
    found = asked.get(html.unescape(re.search(r'data-catchments="([^"]+)"', page)[1])).json["catchments"]
    (drawn,) = (one["path"] for one in found if one["municipality"] == LUEBECK)
    assert drawn.startswith("M-"), "west of the district"
    assert "Lübeck" in asked.get("/einrichtung/n1").text


def test_a_drawn_area_keeps_its_hole(asked):
    (one,) = areas(asked, "art=regionale_schule")
    assert one["properties"]["umfang"] == "fläche" and one["properties"]["quelle"] == "Stadt"
    outer, hole = one["geometry"]["coordinates"]
    assert outer == [list(corner) for corner in SQUARE], "against the clock"
    assert hole == [list(corner) for corner in HOLE[::-1]], "with it"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("einrichtung=g2", 1),
        ("schuljahr=2026/27", 4),
        ("schuljahr=2024", 5),
        ("schuljahr=2019/20", 1),
        (f"gemeinde={GOLDBERG}", 2),
        (f"gemeinde={PARCHIM}&schuljahr=2025", 2),
        (f"gemeinde={DABEL}", 1),
        ("herkunft=amtlich&einrichtung=g1", 2),
    ],
)
def test_catchments_are_chosen_by_school_place_and_school_year(asked, query, found):
    assert len(areas(asked, query)) == found


BAD = (
    ("art=schloss", 404, "grundschule"),
    ("art=Kita", 400, "art"),
    ("art=kita,%3Cscript%3E", 400, "art"),
    ("gemeinde=99999999", 404, "99999999"),
    ("gemeinde=13076", 404, "13076"),
    ("gemeinde=abc%00", 404, "abc"),
    ("gemeinde=13060001", 404, "gehört heute zu"),
    ("amt=1", 404, "1"),
    ("stand=1999.1", 404, "1999.1"),
    ("stand=..%2F..", 400, "stand"),
    ("herkunft=geheim", 400, "herkunft"),
    ("sprache=xx", 400, "sprache"),
)


@pytest.mark.parametrize("path", [ROWS, AREAS])
@pytest.mark.parametrize(("query", "status", "word"), BAD)
def test_impossible_requests_get_a_problem(asked, path, query, status, word):
    refused(asked, path, query, status, word)


@pytest.mark.parametrize(
    ("path", "query", "status", "word"),
    [
        (ROWS, "format=xml", 400, "json, geojson, csv"),
        (ROWS, "ort=99", 404, "99"),
        (ROWS, "umkreis=5", 400, "ort"),
        (ROWS, f"ort={PARCHIM}&umkreis=0", 400, "umkreis"),
        (ROWS, f"ort={PARCHIM}&umkreis=1e9", 400, "umkreis"),
        (ROWS, "offen=25:00", 400, "offen"),
        (ROWS, "alter=-1", 400, "alter"),
        (ROWS, "alter=" + "9" * 4000, 400, "alter"),
        (ROWS, "barrierefrei=vielleicht", 400, "barrierefrei"),
        (ROWS, "sprachen_vor_ort=DE;DROP", 400, "sprachen_vor_ort"),
        (AREAS, "einrichtung=nie", 404, "nie"),
        (AREAS, "schuljahr=2026/28", 400, "2026/28"),
        (AREAS, "schuljahr=-1", 400, "-1"),
        (AREAS, "schuljahr=%D9%A2%D9%A0%D9%A2%D9%A4", 400, "Schuljahr"),
    ],
)
def test_each_parameter_is_told_apart(asked, path, query, status, word):
    refused(asked, path, query, status, word)


def refused(asked, path, query, status, word):
    response = asked.get(f"{path}?{query}")
    assert response.status_code == status, response.text
    assert response.mimetype == "application/problem+json"
    assert word in response.get_json(force=True)["detail"]
    assert "Traceback" not in response.text
    if "sprache=" not in query:
        english = asked.get(f"{path}?{query}&sprache=en").get_json(force=True)["detail"]
        assert english != response.get_json(force=True)["detail"] and "„" not in english


def test_nobody_keeps_answers_that_have_no_version_in_their_address(asked):
    for path in (ROWS, f"{ROWS}?format=csv", f"{ROWS}?format=geojson", AREAS):
        assert asked.get(path).headers["Cache-Control"] == "no-store"
        assert asked.get(path, headers={"Accept-Encoding": "gzip"}).headers["Content-Encoding"] == "gzip"


def test_both_are_described_for_programs():
    paths = document("/", "de", "Landkreis")["paths"]
    for path, named in ((ROWS, {"art", "gemeinde", "ort", "format"}), (AREAS, {"einrichtung", "schuljahr"})):
        parameters = paths[path]["get"]["parameters"]
        assert {one["name"] for one in parameters} >= named and all(one["description"] for one in parameters)
    json.dumps(paths)


def test_without_anything_published_both_are_empty(app_of):
    client = app_of("13003").server.test_client()
    assert client.get(AREAS).get_json(force=True)["features"] == []
    assert client.get(ROWS).status_code == 200
