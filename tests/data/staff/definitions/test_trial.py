"""What definitions would show is tried on both databases by the code that publishes, and nothing of it stays."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from dashboard.staff.definitions.draft import DefinitionDraft, DefinitionState, key_of
from data.definitions.stored import definitions
from data.definitions.together import known_definitions
from data.importing.read import Delivered, read_files
from data.staff.definitions.draft_store import (
    DefinitionConflict,
    begin_definition,
    change_definition,
    definition_draft_of,
    reopen_definition,
)
from data.staff.definitions.trial import try_definitions
from data.stores import schema
from tests.data.definitions.files import LESEPATEN, text
from tests.data.definitions.test_in_force import FIGURES, KEY, KNOWN
from tests.databases.worlds import TODAY

NOW = datetime(2026, 11, 28, 8, 30, tzinfo=UTC)


@pytest.fixture
def ready(stores, world):
    for area, count in zip(TODAY, (60, 150, 400, 1800), strict=True):
        world.counts("kinder_u7", 2023, {area: str(count)}, source="landkreis")
    stores.prepare_alike(world)
    return stores


def test_a_trial_sees_what_would_be_public_and_why_places_are_hidden(ready):
    with ready.raw.connect() as connection:
        known = known_definitions(definitions(connection))
    files = [Delivered("paten.yaml", text(LESEPATEN).encode()), Delivered("zahlen.csv", FIGURES.encode())]
    deliveries = read_files(files, known.catalogue, KNOWN, defined=known)
    tried = try_definitions(
        ready.settings,
        deliveries,
        lambda look: (look.repository.catalogue().indicators[KEY].name["de"], look.hidden_places(KEY, 2023)),
    )
    assert tried.refused == ()
    name, hidden = tried.looked
    assert name == "Lesepaten je 100 Grundschulkinder"
    assert (hidden.year, hidden.places) == (2023, 4)
    assert hidden.hidden == sum(count for _, count in hidden.rules) > 0
    assert dict(hidden.rules)["small_count"] == 1, "two mentors"
    with ready.raw.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(schema.definition)) == 0
    assert KEY not in ready.repository().catalogue().indicators


def test_a_change_on_an_older_revision_is_refused_and_writes_nothing(ready):
    with ready.raw.begin() as connection:
        draft = begin_definition(connection, "indicator:", {"indicators": {"neu": {}}}, "A", NOW)
    with ready.raw.begin() as connection:
        change_definition(connection, draft, "A", NOW)
    with ready.raw.begin() as connection, pytest.raises(DefinitionConflict, match="A hat diesen Entwurf"):
        change_definition(connection, draft, "B", NOW)
    with ready.raw.connect() as connection:
        now = definition_draft_of(connection, draft.number)
    assert (now.revision, now.changed_by, now.state) == (2, "A", DefinitionState.OPEN)
    with ready.raw.begin() as connection, pytest.raises(Exception, match="wird schon gearbeitet"):
        reopen_definition(connection, draft.number, "B", NOW)


@pytest.mark.one_database
def test_keys_are_made_of_german_names():
    assert key_of("Lesepaten je 100 Grundschulkinder") == "lesepaten_je_100_grundschulkinder"
    assert key_of("Öffnungszeiten für Späße, ab 3") == "oeffnungszeiten_fuer_spaesse_ab_3"
    assert key_of("100 Prozent") == "prozent"
    assert key_of("…") == ""
    assert DefinitionDraft(1, "indicator:", "A", NOW, "A", NOW, sections={}).key == ""
