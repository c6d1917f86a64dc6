"""Files of data sets: every value is that of the data API, and what is hidden is hidden in each of them."""

from __future__ import annotations

import csv
import io
import json
import math
import sqlite3
from contextlib import closing

import pytest
from python_calamine import CalamineWorkbook

from dashboard.exports.open_data.value_table import COLUMNS, NUMBERS
from dashboard.open_data.files import MEDIA_TYPES
from tests.sampling import some

AT = {name: at for at, name in enumerate(COLUMNS)}
ABOVE = {"land": "13", "bund": "DG"}
EMPTY = {
    "suppressed",
    "not_collected",
    "not_applicable",
    "later",
    "base_missing",
}
"""Statuses beside which no number may stand."""


@pytest.fixture(scope="module")
def keys(answers):
    return [key for key, offer in answers.repository.offers().items() if offer.years]


def got(client, path):
    response = client.get(path)
    assert response.status_code == 200, (path, response.text[:200])
    return response.data


def in_csv(body):
    """Rows with numbers as numbers, empty cells None."""
    text = body.decode("utf-8-sig")
    lines = [line for line in text.splitlines() if not line.startswith("# ")]
    head, *rows = csv.reader(lines, delimiter=";")
    assert tuple(head) == COLUMNS
    return [
        tuple(read(name, cell.replace(",", ".")) for name, cell in zip(COLUMNS, row, strict=True))
        for row in rows
    ]


def read(name, cell):
    if cell in ("", None):
        return None
    return int(float(cell)) if name == "jahr" else float(cell) if name in NUMBERS else cell


def in_json(body):
    return [tuple(read(name, row[name]) for name in COLUMNS) for row in json.loads(body)["zeilen"]]


def in_workbook(body):
    rows = CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(0).to_python()
    assert tuple(rows[0]) == COLUMNS
    filled = [[*row, *[""] * (len(COLUMNS) - len(row))] for row in rows[1:]]
    return [tuple(read(name, cell) for name, cell in zip(COLUMNS, row, strict=True)) for row in filled]


def in_geopackage(body, tmp_path):
    file = tmp_path / "x.gpkg"
    file.write_bytes(body)
    with closing(sqlite3.connect(file)) as store:
        rows = store.execute(f"SELECT {', '.join(COLUMNS)} FROM werte ORDER BY fid").fetchall()
    return [tuple(read(name, cell) for name, cell in zip(COLUMNS, row, strict=True)) for row in rows]


def alike(rows, others):
    """The same to the fifteen digits that a workbook holds."""

    def same(one, other):
        return (
            math.isclose(one, other, rel_tol=1e-14)
            if isinstance(one, float) and other is not None
            else one == other
        )

    lines = zip(rows, others, strict=True)
    return all(same(one, other) for row, line in lines for one, other in zip(row, line, strict=True))


def of_api(client, answers, key):
    """What the data API gives of each level and breakdown, in the order of the files, without the mark."""
    for level, breakdown in answers.repository.offers()[key].years:
        where = f"gebiete={ABOVE[level]}" if level in ABOVE else f"ebene={level}"
        asked = f"/api/v1/werte?indikator={key}&{where}&gliederung={breakdown}"
        for row in json.loads(got(client, asked))["zeilen"]:
            yield tuple(
                level if name == "ebene" else read(name, row[name]) for name in COLUMNS if name != "zeichen"
            )


def test_every_value_of_every_file_is_that_of_the_api(client, answers, keys, tmp_path):
    for key in some(keys, 8):
        api = list(of_api(client, answers, key))
        found = in_csv(got(client, f"/daten/{key}.csv"))
        assert [row[:-1] for row in found] == api, key
        assert in_json(got(client, f"/daten/{key}.json")) == found, key
        assert alike(in_workbook(got(client, f"/daten/{key}.xlsx")), found), key
        assert in_geopackage(got(client, f"/daten/{key}.gpkg"), tmp_path) == found, key


def test_no_number_stands_beside_a_status_that_hides_it(client, keys):
    statuses = set()
    for key in keys:
        for row in in_csv(got(client, f"/daten/{key}.csv")):
            statuses.add(row[AT["status"]])
            if row[AT["status"]] in EMPTY:
                assert [row[AT[name]] for name in NUMBERS] == [None] * len(NUMBERS), row
    assert {"reported", "suppressed", "not_collected"} <= statuses


def test_a_lower_bound_says_that_it_is_one(client, answers, keys):
    """Where the Monitor writes "mind." the file has a mark: 40 minutes that are 40 or more are no 40."""
    marked = set()
    for key in keys:
        table = in_csv(got(client, f"/daten/{key}.csv"))
        if any(row[AT["zeichen"]] == "mindestens" for row in table):
            marked.add(key)
    bounds = {
        key
        for key in keys
        for level, breakdown in answers.repository.offers()[key].years
        if level not in ABOVE
        and (
            answers.repository.cells(
                key, level, breakdown, places=answers.possible(answers.repository.version()).places(level)
            ).mark
            == 5
        ).any()
    }
    assert marked == bounds


def test_files_carry_licence_source_version_and_statuses(client):
    text = got(client, "/daten/kinderarmut.csv").decode("utf-8-sig")
    book = CalamineWorkbook.from_filelike(io.BytesIO(got(client, "/daten/kinderarmut.xlsx")))
    assert book.sheet_names == ["Werte", "Metadaten", "Definition"]
    sheets = "\n".join(
        " ".join(map(str, row))
        for name in book.sheet_names[1:]
        for row in book.get_sheet_by_name(name).to_python()
    )
    document = got(client, "/daten/kinderarmut.json").decode()
    for words in ("Datenlizenz Deutschland – Namensnennung – Version 2.0", "INKAR", "2026.1", "suppressed"):
        assert all(words in found for found in (text, sheets, document)), words
    assert "# Zitat: Landkreis Ludwigslust-Parchim: Kinderarmut, Datenstand 2026.1" in text


@pytest.mark.parametrize("kind", MEDIA_TYPES)
def test_a_file_names_its_kind_and_is_the_same_each_time(client, kind):
    first, second = (client.get(f"/daten/kursbeginn_tage.{kind}") for _ in range(2))
    assert (first.status_code, first.mimetype) == (200, MEDIA_TYPES[kind])
    assert first.data == second.data
    assert f'filename="kursbeginn_tage-2026.1.{kind}"' in first.headers["Content-Disposition"]


def test_parquet_has_types_and_what_is_to_be_known_in_its_schema(client):
    pq = pytest.importorskip("pyarrow.parquet")
    table = pq.read_table(io.BytesIO(got(client, "/daten/betreuungsquote_u3.parquet")))
    assert tuple(table.column_names) == COLUMNS
    kinds = {field.name: str(field.type) for field in table.schema}
    assert (kinds["jahr"], kinds["wert"]) == ("int32", "double")
    found = [tuple(read(name, row[name]) for name in COLUMNS) for row in table.to_pylist()]
    assert found == in_csv(got(client, "/daten/betreuungsquote_u3.csv"))
    about = {key.decode(): value.decode() for key, value in table.schema.metadata.items()}
    assert about["stand"] == "2026.1" and "Namensnennung" in about["lizenz"]
    assert json.loads(about["schluessel"])["status=suppressed"].startswith("geschützt")


def test_official_figures_alone_hold_no_example(client):
    rows = in_csv(got(client, "/daten/betreuungsquote_u3.csv?herkunft=amtlich"))
    assert rows and {row[AT["herkunft"]] for row in rows} <= {"official", None}
    everything = in_csv(got(client, "/daten/betreuungsquote_u3.csv"))
    assert "example" in {row[AT["herkunft"]] for row in everything}


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/daten/nichts.csv", 404, "Den Indikator „nichts“ gibt es nicht."),
        ("/daten/kinderarmut.csv?stand=1999.1", 404, "Den Datenstand „1999.1“ gibt es nicht (mehr)."),
        ("/daten/kinderarmut.csv?jahr=viele", 400, "Nicht lesbar: jahr."),
        ("/daten/kinderarmut.docx", 404, "Den Eintrag „kinderarmut.docx“ gibt es"),
    ],
)
def test_what_there_is_not_is_said(client, path, status, sentence):
    response = client.get(path)
    assert response.status_code == status and sentence in response.json["detail"]


def test_another_district_has_its_own_files(app_of):
    client = app_of("07232").server.test_client()
    for kind in ("csv", "json", "xlsx", "gpkg"):
        body = got(client, f"/daten/kinderarmut.{kind}")
        assert body and b"13076" not in body
    assert {row[AT["ebene"]] for row in in_csv(got(client, "/daten/kinderarmut.csv"))} >= {
        "gemeinde",
        "kreis",
        "bund",
    }
