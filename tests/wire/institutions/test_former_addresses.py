"""The address of an entry that was merged leads to the one that it has become, wherever its key is named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.institutions.samples import Samples


class Merged(Samples):
    """The samples, with an entry that was merged into the first day-care centre."""

    def institutions(self, version):
        return tuple(
            replace(one, former=("alt-1", "k2")) if one.key == "k1" else one
            for one in super().institutions(version)
        )


@pytest.fixture
def client(app_of, monkeypatch):
    app = app_of()
    monkeypatch.setattr(app.institutions, "_stored", Merged())
    monkeypatch.setattr(app.answers, "_cache", type(app.answers._cache)())
    return app.server.test_client()


def test_a_former_key_answers_301_with_the_query_and_no_browser_keeps_it(client):
    moved = client.get("/einrichtung/alt-1?sprache=en")
    assert (moved.status_code, moved.headers["Location"]) == (301, "/einrichtung/k1?sprache=en")
    assert moved.headers["Cache-Control"] == "no-store"
    assert client.get("/einrichtung/alt-1").headers["Location"] == "/einrichtung/k1"
    assert client.get("/einrichtung/k2").status_code == 200, "an entry that is there is never another one"
    assert client.get("/einrichtung/alt-2").status_code == 404


def test_map_pictures_and_api_follow_a_former_key(client):
    page = client.get("/bildungslandkarte?einzug=alt-1").get_data(as_text=True)
    assert "alt-1" not in page.partition("<main")[2] and "einzug=k1" in page
    rows = client.get("/api/v1/einrichtungen?art=kita").get_json(force=True)["zeilen"]
    assert {row["schluessel"]: row["fruehere_schluessel"] for row in rows}["k1"] == ["alt-1", "k2"]
    text = client.get("/api/v1/einrichtungen?art=kita&format=csv").get_data(as_text=True)
    assert "alt-1, k2" in text
    assert client.get("/api/v1/einzugsbereiche.geojson?einrichtung=alt-1").status_code == 200
    assert client.get("/api/v1/einzugsbereiche.geojson?einrichtung=alt-2").status_code == 404
