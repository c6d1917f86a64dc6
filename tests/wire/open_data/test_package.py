"""All data sets in one file: complete, the same values as alone, made once and refused kindly while it is made."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import time
import zipfile
from contextlib import closing

import pytest

from callbacks.open_data.package import WAITING
from dashboard.domain.selection import Selection
from dashboard.exports.open_data.value_table import NUMBERS
from dashboard.formats import day
from tests.wire.open_data.test_files import EMPTY


@pytest.fixture(scope="module")
def package(app_of):
    response = app_of().server.test_client().get("/daten/alles.zip")
    while response.status_code == 503:  # a busy machine takes longer than a reader waits
        assert response.headers["Retry-After"] == "30" and "zusammengestellt" in response.json["detail"]
        response = app_of().server.test_client().get("/daten/alles.zip")
    assert (response.status_code, response.mimetype) == (200, "application/zip")
    body = response.data
    response.close()
    return zipfile.ZipFile(io.BytesIO(body))


def test_every_indicator_is_in_it_as_it_is_alone(package, client, answers):
    keys = [key for key, offer in answers.repository.offers().items() if offer.years]
    names = set(package.namelist())
    for kind in ("csv", "json", "parquet"):
        assert {name for name in names if name.startswith(f"{kind}/")} == {
            f"{kind}/{key}.{kind}" for key in keys
        }
    for key in keys[::20]:
        for kind in ("csv", "json"):
            assert package.read(f"{kind}/{key}.{kind}") == client.get(f"/daten/{key}.{kind}").data
    assert {"weitere/einrichtungen.csv", "weitere/kurse.json", "weitere/einzugsbereiche.geojson"} <= names


def test_one_geopackage_has_all_rows_and_none_that_is_hidden(package, tmp_path):
    (tmp_path / "alle.gpkg").write_bytes(package.read("bildungslupe.gpkg"))
    with closing(sqlite3.connect(tmp_path / "alle.gpkg")) as store:
        rows = dict(store.execute("SELECT indikator, count(*) FROM werte GROUP BY indikator").fetchall())
        hidden = store.execute(
            f"SELECT count(*), count({'), count('.join(NUMBERS)}) FROM werte"
            f" WHERE status IN ({', '.join('?' * len(EMPTY))})",
            sorted(EMPTY),
        ).fetchone()
        views = {name for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
    assert hidden[0] > 100 and set(hidden[1:]) == {0}, "of all five columns of numbers"
    assert views == {"gemeinde", "amt", "kreis"}
    body = package.read("csv/kinderarmut.csv").decode("utf-8-sig")
    assert rows["kinderarmut"] == sum(line.startswith("kinderarmut;") for line in body.splitlines())


def test_it_says_what_it_is(package, answers):
    text = package.read("README.txt").decode("utf-8-sig")
    for words in (
        "Landkreis Ludwigslust-Parchim",
        "2026.1",
        "Datenlizenz Deutschland",
        "suppressed",
        "Bildungslupe: Daten, Landkreis",
        "Bildungslupe: data, Landkreis",
        "Tabelle 21111-01-03-4, © Statistische Ämter",  # beside examples alone
        "Grenzen: © GeoBasis-DE / BKG (2023)",
        "(?stand=2026.1)",
        f"Datenstand 2026.1 vom {day(answers.repository.releases()[0].made_at, 'de')}",
    ):
        assert words in text, words
    entries = json.loads(package.read("katalog.json"))["datensaetze"]
    listed = list(csv.DictReader(io.StringIO(package.read("katalog.csv").decode("utf-8-sig")), delimiter=";"))
    assert [one["schluessel"] for one in entries] == [one["schluessel"] for one in listed]
    sources = {
        one["schluessel"]
        for one in csv.DictReader(io.StringIO(package.read("quellen.csv").decode("utf-8-sig")), delimiter=";")
    }
    assert {key for one in entries for key in one["quellen"]} == sources
    keys = package.read("schluessel.csv").decode("utf-8-sig")
    assert "status;suppressed;" in keys and "gliederung;geschlecht:w;" in keys


def test_the_page_says_how_large_it_is(package, client):
    assert package and " MB" in client.get("/daten").text.partition("Alles als ZIP")[2][:20].replace(
        "\u00a0", " "
    )


def test_after_a_failure_the_answer_says_when_it_is_tried_again(app_of):
    app = app_of()
    key = app.data_package._key(app.answers.resolve(Selection(language="en")))
    app.data_package._failed[key] = time.monotonic() - 200
    response = app.server.test_client().get("/daten/alles.zip?sprache=en")
    del app.data_package._failed[key]
    assert response.status_code == 503 and 390 <= int(response.headers["Retry-After"]) <= 400


def test_who_comes_while_enough_wait_is_asked_to_come_again(app_of):
    app = app_of()
    waiting = app.data_package._waiting
    taken = [waiting.acquire(blocking=False) for _ in range(WAITING)]
    try:
        response = app.server.test_client().get("/daten/alles.zip")
    finally:
        for _ in taken:
            waiting.release()
    assert (response.status_code, response.headers["Retry-After"]) == (503, "30")
    assert "zusammengestellt" in response.json["detail"]
