"""When the published store is away, another one or not protected: a sentence at start, 503 while running."""

from __future__ import annotations

import logging
import os
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from dash import html
from sqlalchemy import text

import app as entry
from app import create_app
from callbacks import application
from dashboard.errors import CatalogueError, FileRejected, ReleaseError, SettingsError, StoreError
from dashboard.settings import Settings
from data.prepare import migrate
from data.stores.database import open_database

PATHS = ["/healthz", "/", "/slab", "/karte.svg", "/api/v1/werte?indikator=kinderarmut", "/_dash-layout"]


GONE = {
    "de": ("sie ist nach älteren Regeln geschützt", "er ist nach älteren Regeln geschützt"),
    "en": ("it was protected under older rules", "it was protected under older rules"),
}


def settings(url):
    return Settings(database_url=url, secret_key="test")


def change(stores, statement):
    with stores.published.begin() as connection:
        connection.execute(text(statement))


@pytest.fixture
def running(own_copy):
    """An app on a store of its own, and that store."""
    app = create_app(settings(own_copy.settings.database_url))
    yield app, own_copy
    app.answers.repository._engine.dispose()


def test_neither_start_nor_health_draw_a_page(own_copy, monkeypatch):
    """Dash calls a layout that is a function for checks of its own: a fifth of the time until the first answer."""
    asked = []
    monkeypatch.setattr(application, "page", lambda *given, **_start: asked.append(given) or html.Div())
    app = create_app(settings(own_copy.settings.database_url))
    assert app.server.test_client().get("/healthz").status_code == 200
    assert asked == []
    assert app.server.test_client().get("/_dash-layout").json["type"] == "Div"
    assert asked == [(app.answers,)]
    app.answers.repository._engine.dispose()


def test_a_missing_store_stops_the_start_and_names_the_command(tmp_path):
    with pytest.raises(StoreError, match="prepare"):
        create_app(settings(f"sqlite:///{tmp_path / 'nix.sqlite'}"))


def test_a_store_of_an_older_program_stops_the_start(own_copy):
    change(own_copy, "update alembic_version set version_num = 'published_0000'")
    with pytest.raises(StoreError, match="published_0000"):
        create_app(settings(own_copy.settings.database_url))


def test_an_empty_store_stops_the_start(tmp_path, engine_of):
    url = f"sqlite:///{tmp_path / 'empty.sqlite'}"
    migrate(engine_of(url, create=True), "published")
    with pytest.raises(StoreError):
        create_app(settings(url))


@pytest.mark.parametrize("path", PATHS)
def test_a_store_that_breaks_while_running_is_a_503_that_names_no_place(running, path, caplog):
    app, stores = running
    change(stores, "alter table published_release rename to away")
    app.answers.repository._releases_at = None
    response = app.server.test_client().get(path)
    file = stores.settings.database_url.removeprefix("sqlite:///")
    assert file in caplog.text and response.json["vorgang"] in caplog.text
    assert "sqlite" not in response.text and "/" not in response.json["detail"]
    assert response.status_code == 503
    assert response.mimetype == "application/problem+json"
    assert response.json["detail"].endswith(".")
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "statement",
    [
        "alter table published_release rename to away",
        "drop table alembic_version",
        "update alembic_version set version_num = 'published_0000'",
        "update alembic_version set version_num = 'raw_0001'",
        "update published_release set state = 'superseded'",
    ],
)
@pytest.mark.parametrize("path", ["/", "/gemeinde/13076108", "/vergleich", "/auffaellig", "/mappe.pdf"])
def test_no_reader_of_a_store_that_is_not_ready_sees_a_command(running, statement, path):
    app, stores = running
    with stores.published.begin() as connection:
        connection.execute(text("pragma foreign_keys = off"))
        connection.execute(text(statement))
    app.answers.repository._forget()
    app.answers.repository._releases_at = None
    app.answers.repository._watch.another_file = lambda: True  # looks as at a file that was put there
    page = app.server.test_client().get(path, headers={"Accept": "text/html"})
    said = unescape(re.sub(r"<[^>]+>", " ", page.text))
    assert page.status_code in (404, 503)
    assert "flask" not in said and "prepare" not in said and "alembic" not in said
    if page.status_code == 503:
        assert "Wer ihn betreut, findet den Grund im Protokoll" in said


ADDRESS = "postgresql+psycopg://monitor:***@db.intern.example/bildung"


@pytest.mark.parametrize(
    "path", ["/slab", "/", "/bild/karte.svg", "/gemeinde/13076108", "/orte?suche=a", "/vergleich/daten"]
)
def test_an_outage_is_logged_and_tells_readers_nothing_of_the_database(running, path, monkeypatch, caplog):
    app, _ = running
    message = f"{ADDRESS}: die Datenbank ist nicht erreichbar."

    def gone(*_):
        raise StoreError(message, database=ADDRESS)

    monkeypatch.setattr(app.answers.repository, "releases", gone)
    response = app.server.test_client().get(path)
    assert response.status_code == 503
    assert "noch einmal" in response.json["detail"] and response.headers["Retry-After"]
    assert not any(word in response.text for word in ("intern", "monitor:", "psycopg", "sqlite", "bildung"))
    assert response.json["vorgang"] in caplog.text and ADDRESS in caplog.text
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize("error", [SettingsError, CatalogueError, ReleaseError, FileRejected])
def test_errors_of_whoever_runs_the_monitor_are_not_shown_to_readers(running, error, monkeypatch, caplog):
    app, _ = running

    def broken(*_):
        raise error("/srv/monitor/geheim.yaml: kaputt.", file="/srv/monitor/geheim.yaml")

    monkeypatch.setattr(app.answers.repository, "releases", broken)
    response = app.server.test_client().get("/slab")
    assert response.status_code == 500 and "geheim" not in response.text
    assert "geheim.yaml" in caplog.text


def test_the_app_recovers_by_itself(running):
    app, stores = running
    change(stores, "alter table published_release rename to away")
    app.answers.repository._releases_at = None
    client = app.server.test_client()
    assert client.get("/healthz").status_code == 503
    change(stores, "alter table away rename to published_release")
    assert client.get("/healthz").status_code == 200


def test_the_app_cannot_write(running):
    app, _ = running
    engine = app.answers.repository._engine
    with pytest.raises(Exception, match=r"readonly|read-only"), engine.begin() as connection:
        connection.execute(text("delete from published_cell"))


def test_nothing_the_app_holds_knows_the_raw_store(running):
    app, stores = running
    held = str(app.server.config) + str(app.answers.repository._engine.url)
    assert "raw.sqlite" not in held
    assert (
        open_database(stores.settings.database_url, read_only=True).url == app.answers.repository._engine.url
    )


VALUES = "/api/v1/werte?indikator=kinderarmut&ebene=kreis&gebiete=13076&jahr=2022"


def file_of(stores) -> Path:
    return Path(stores.settings.database_url.removeprefix("sqlite:///"))


def at_once(monkeypatch):
    """The store is looked at by every request instead of once a second."""
    monkeypatch.setattr("data.repository._LOOK_AGAIN_SECONDS", -1.0)


@pytest.fixture
def twin(own_copy, tmp_path):
    """A copy of the store with the same versions, marks and fingerprints that says 12.5 of the district."""
    other = tmp_path / "twin.sqlite"
    shutil.copy(file_of(own_copy), other)
    twin = open_database(f"sqlite:///{other}")
    with twin.begin() as connection:
        connection.execute(
            text(
                "update published_cell set value = 12.5 where year = 2022 and series_id in (select id from "
                "series "
                "where indicator = 'kinderarmut') and area_id in (select id from area where key = '13076')"
            )
        )
    twin.dispose()
    return other


def test_python_app_without_a_store_says_how_to_make_one_and_makes_none(tmp_path):
    """A mistyped path must not open a public site of examples."""
    file = tmp_path / "vertippt" / "published.sqlite"
    run = subprocess.run(
        [sys.executable, "app.py"],
        cwd=Path(entry.__file__).parent,
        env=os.environ | {"DATABASE_URL": f"sqlite:///{file}", "PORT": "8099"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert run.returncode == 1
    assert (
        str(file) in run.stderr and "flask --app app prepare" in run.stderr and "Traceback" not in run.stderr
    )
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_is_protected_under_older_rules_is_served_under_no_server(own_copy, monkeypatch):
    """The mark stands in the published store: the raw one is not known to what serves."""
    change(own_copy, "update published_release set protection = 0")
    with pytest.raises(StoreError, match="nach älteren Regeln geschützt"):
        create_app(settings(own_copy.settings.database_url))
    monkeypatch.setenv("DATABASE_URL", own_copy.settings.database_url)
    monkeypatch.delitem(vars(entry), "server", raising=False)
    with pytest.raises(StoreError, match="nach älteren Regeln geschützt"):
        _ = entry.server


def test_a_version_that_went_off_show_for_newer_rules_says_so(own_copy):
    change(
        own_copy,
        "insert into published_release"
        " (version, made_at, note, state, digest, territorial_status, catalogue, report, protection)"
        " select '2019.3', made_at, note, 'superseded', digest, territorial_status, catalogue, report, 1"
        " from published_release",
    )
    app = create_app(settings(own_copy.settings.database_url))
    client = app.server.test_client()
    try:
        for lang, (page, problem) in GONE.items():
            query = f"stand=2019.3&sprache={lang}"
            assert page in client.get(f"/?{query}").text
            answer = client.get(f"{VALUES}&{query}")
            assert (answer.status_code, problem in answer.json["detail"]) == (404, True)
        other = client.get(f"{VALUES}&stand=2019.4")
        assert (
            "gibt es nicht (mehr)" in other.json["detail"]
            and "Regeln" not in client.get("/?stand=2019.4").text
        )
    finally:
        app.answers.repository._engine.dispose()


def test_a_running_server_stops_answering_from_what_is_protected_under_older_rules(running, monkeypatch):
    app, stores = running
    at_once(monkeypatch)
    client = app.server.test_client()
    assert client.get(VALUES).status_code == 200
    change(stores, "update published_release set protection = 0")
    for path in (*PATHS, VALUES):
        assert client.get(path).status_code == 503


def test_an_outage_of_a_server_tells_readers_neither_host_nor_user(running, caplog):
    app, _ = running
    repository = app.answers.repository
    before, repository._releases_at = repository._engine, None
    repository._engine = open_database("postgresql+psycopg://lupe_leser:geheim123@127.0.0.1:1/lupe_zahlen")
    try:
        with caplog.at_level(logging.ERROR):
            answered = [app.server.test_client().get(path) for path in (*PATHS, VALUES)]
    finally:
        repository._engine = before
    assert {one.status_code for one in answered} == {503}
    for secret in ("lupe_leser", "127.0.0.1", "lupe_zahlen", "geheim123", "psycopg"):
        assert not any(secret in one.text for one in answered), secret
    assert "lupe_leser" in caplog.text and "127.0.0.1" in caplog.text and "geheim123" not in caplog.text


def test_a_replaced_file_is_noticed_and_nothing_old_is_told_under_the_same_version(
    running, twin, monkeypatch
):
    app, stores = running
    at_once(monkeypatch)
    client = app.server.test_client()
    before = client.get(VALUES).json
    assert client.get(VALUES).json == before and before["zeilen"][0]["wert"] != 12.5
    os.replace(twin, file_of(stores))
    answered = [client.get(VALUES) for _ in range(3)]
    assert answered[0].status_code in (200, 503) and "Traceback" not in answered[0].text
    assert [one.status_code for one in answered[1:]] == [200, 200]
    assert all(one.json["zeilen"][0]["wert"] == 12.5 for one in answered if one.status_code == 200)
    assert answered[-1].json["stand"] == before["stand"]


def test_a_new_connection_never_opens_another_file_unnoticed(running, twin):
    """In the second between two looks: old and new cells would stand side by side in one answer."""
    app, stores = running
    repository = app.answers.repository
    repository.releases()
    repository._engine.dispose()
    os.replace(twin, file_of(stores))
    with pytest.raises(StoreError, match="ersetzt"):
        repository._engine.connect()


def test_an_answer_that_saw_the_store_being_replaced_is_asked_to_come_again(running, twin, monkeypatch):
    app, stores = running
    at_once(monkeypatch)
    client = app.server.test_client()
    assert client.get(VALUES).status_code == 200
    os.replace(twin, file_of(stores))
    first = client.get(VALUES)
    assert (first.status_code, first.headers["Retry-After"]) == (503, "1")
    assert "ausgetauscht" in first.json["detail"]


def test_a_deleted_file_is_a_503_until_there_is_one_again(running, twin, monkeypatch):
    app, stores = running
    at_once(monkeypatch)
    client = app.server.test_client()
    assert client.get(VALUES).status_code == 200
    file_of(stores).unlink()
    for path in (*PATHS, VALUES):
        assert client.get(path).status_code == 503, path
    os.replace(twin, file_of(stores))
    client.get(VALUES)
    assert client.get(VALUES).json["zeilen"][0]["wert"] == 12.5


@pytest.mark.parametrize(
    "statement",
    ["update published_release set digest = 'anders'", "update pairing set pair = 'anders'"],
)
def test_other_content_in_the_same_file_is_another_store(running, statement, monkeypatch):
    """A backup that is copied over the file, or a database server that was restored."""
    app, stores = running
    at_once(monkeypatch)
    client = app.server.test_client()
    client.get(VALUES)
    before = app.answers.repository.generation
    change(stores, statement)
    client.get(VALUES)
    assert app.answers.repository.generation == before + 1
    assert client.get(VALUES).status_code == 200
    assert app.answers.repository.generation == before + 1
