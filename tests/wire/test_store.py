"""When the published store is away: a sentence at start, 503 while running, and no more."""

import pytest
from sqlalchemy import text

from app import create_app
from dashboard.errors import StoreError
from dashboard.settings import Settings
from data.database import open_database
from data.prepare import migrate

PATHS = ["/healthz", "/", "/slab", "/karte.svg", "/api/v1/werte?indikator=kinderarmut", "/_dash-layout"]


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
def test_a_store_that_breaks_while_running_is_a_503_with_its_sentence(running, path, monkeypatch):
    app, stores = running
    change(stores, "alter table published_release rename to away")
    app.answers.repository._seen = None
    response = app.server.test_client().get(path)
    assert response.status_code == 503
    assert response.mimetype == "application/problem+json"
    assert response.json["detail"].endswith(".")
    assert response.headers["Cache-Control"] == "no-store"


def test_a_locked_store_is_a_503_that_says_to_try_again(running, monkeypatch):
    app, _ = running

    def locked(*_):
        raise StoreError("Die Datenbank ist gesperrt. Bitte gleich noch einmal versuchen.")

    monkeypatch.setattr(app.answers.repository, "releases", locked)
    response = app.server.test_client().get("/slab")
    assert response.status_code == 503
    assert "noch einmal" in response.json["detail"]


def test_the_app_recovers_by_itself(running):
    app, stores = running
    change(stores, "alter table published_release rename to away")
    app.answers.repository._seen = None
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
    assert open_database(stores.settings.database_url, read_only=True).url == app.answers.repository._engine.url
