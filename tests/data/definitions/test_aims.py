"""Targets, events and actions come into force with a release, are read back as written, and go with it."""

from __future__ import annotations

import pytest

from app import create_app
from dashboard.settings import Settings
from data.catalogue.loader import load
from data.definitions.history import definition_history
from data.definitions.stored import definitions
from data.definitions.written import sections_from, text_of
from data.publishing.rollback import rollback
from tests.data.definitions.files import text
from tests.data.definitions.test_in_force import published
from tests.data.definitions.test_wrong_definitions import ACTION, EVENT, TARGET

AIMS = {
    "targets": {"kinderarmut_2027": TARGET},
    "events": {"corona": {**EVENT, "levels": ["kreis"]}},
    "actions": {
        "lesepaten": {
            **ACTION,
            "ends": "2027-12-31",
            "indicator": "kinderarmut",
            "paper": "https://sitzung.example/7",
        }
    },
}


@pytest.fixture
def ready(stores, world):
    world.counts("kinder_u7", 2023, {"13076001": "60"}, source="landkreis")
    stores.prepare_alike(world)
    return stores


def test_they_stand_in_the_published_catalogue_and_go_when_they_are_taken_back(ready, tmp_path):
    outcome = published(ready, tmp_path, ziele_yaml=text(AIMS))
    indicator = ready.repository().catalogue().indicators["kinderarmut"]
    before = load().indicators["kinderarmut"]
    assert [one.value for one in indicator.targets] == [5]
    assert indicator.targets[0].source == "Kreistag, 12. März 2026"
    assert [one.label["de"] for one in indicator.events[len(before.events) :]] == ["Corona"]
    assert [one.key for one in ready.repository().catalogue().actions] == ["lesepaten"]
    with ready.raw.connect() as connection:
        stated = definitions(connection).stated
        (version,) = definition_history(connection, "target", "kinderarmut_2027")
    assert "resolved_on: '2026-03-12'" in text_of(sections_from(stated))
    assert (version.version, version.made_by, version.state) == (outcome.version, "probe", "published")
    rollback(ready.raw, ready.published, outcome.version)
    catalogue = ready.repository().catalogue()
    assert (catalogue.indicators["kinderarmut"].targets, catalogue.actions) == (before.targets, ())


@pytest.mark.one_database
def test_actions_are_served_as_data(ready, tmp_path):
    published(ready, tmp_path, ziele_yaml=text(AIMS))
    client = create_app(Settings(database_url=ready.settings.database_url)).server.test_client()
    answer = client.get("/api/v1/massnahmen").get_json()
    assert answer["massnahmen"] == [
        {
            "schluessel": "lesepaten",
            "name": "Lesepaten gewinnen",
            "zustaendig": "FD Bildung",
            "beginn": "2026-01-01",
            "ende": "2027-12-31",
            "status": "laufend",
            "ziel": None,
            "herkunft": "district",
            "indikator": "kinderarmut",
            "vorlage": "https://sitzung.example/7",
            "beschreibung": None,
        }
    ]
    assert "/api/v1/massnahmen" in client.get("/api/v1/openapi.json").get_json()["paths"]
