"""Nobody publishes counts of real people that readers can narrow down too far without having said so."""

from __future__ import annotations

import pytest

from callbacks.commands import store_commands as staff
from dashboard.errors import NarrowCounts
from data.importing.write import import_deliveries, try_deliveries
from data.publishing.drafts import publish_draft
from data.publishing.rollback import rollback
from data.stores import raw_store
from tests.data.stores.changes import shown, values
from tests.data.stores.deliveries import delivery

pytestmark = pytest.mark.one_database

OWN, EXAMPLE, YEAR = "landkreis", "beispieldaten", 2021
PLACES = ("13076001", "13076002", "13076003", "13076004")
SHOWN, CORRECTED = 30, 2


def own(place: str, value: float, source: str = OWN, year: int = YEAR):
    return delivery(("kinder_u3", place, year, float(value), source))


@pytest.fixture
def ready(stores, world):
    """Own counts of an Amt, all of them shown: who remembers one of them knows it when it is corrected."""
    world.counts("kinder_u3", YEAR, dict.fromkeys(PLACES, "40"))
    world.counts("kitas", YEAR, {PLACES[0]: "4"})
    stores.prepare(world)
    bring(stores, *(own(place, SHOWN + at) for at, place in enumerate(PLACES)))
    return stores


def bring(stores, *deliveries, accept_narrow=False, **how):
    return import_deliveries(
        stores.raw, stores.published, deliveries, "test", accept_narrow=accept_narrow, **how
    )


def state(stores):
    with stores.raw.connect() as raw:
        releases = [(one.version, one.state) for one in raw_store.releases(raw)]
    return releases, values(shown(stores.settings))


def warned(outcome):
    return [one.message for one in outcome.findings if one.level == "warning" and "genau" in one.message]


def test_an_import_that_lets_a_count_be_found_is_refused_with_a_sentence_and_changes_nothing(ready):
    before = state(ready)
    for attempt in (import_deliveries, try_deliveries):
        more = ("test",) if attempt is import_deliveries else ()
        with pytest.raises(NarrowCounts, match=r"nichts veröffentlicht.*--accept-narrow") as refused:
            attempt(ready.raw, ready.published, [own(PLACES[0], CORRECTED)], *more, accept_narrow=False)
        findings = refused.value.facts["findings"]
        assert {one.level for one in findings} == {"error"}
        assert all(
            one.message.startswith("„Kinder unter 3 Jahren“, ") and ", 2021: wer " in one.message
            for one in findings
        )
        assert any("wer einen früheren Datenstand kennt" in one.message for one in findings), findings
        assert state(ready) == before


def test_who_accepts_it_publishes_it_and_is_asked_once(ready):
    outcome = bring(ready, own(PLACES[0], CORRECTED), accept_narrow=True)
    assert outcome.changed and warned(outcome)
    again = bring(ready, *(own(place, SHOWN, year=YEAR - 1) for place in PLACES))
    assert again.changed and warned(again) == []
    with pytest.raises(NarrowCounts):
        bring(ready, own(PLACES[2], CORRECTED - 1))


def test_a_draft_is_kept_and_asked_for_when_it_is_published(ready):
    draft = bring(ready, own(PLACES[0], CORRECTED), draft=True).version
    before = state(ready)
    with pytest.raises(NarrowCounts):
        publish_draft(ready.raw, ready.published, draft, accept_narrow=False)
    assert state(ready) == before
    assert warned(publish_draft(ready.raw, ready.published, draft, accept_narrow=True))


def test_taking_a_table_back_is_never_refused(ready):
    """Withdrawn is what should not be seen; what that leaves to find is said."""
    later = bring(ready, own(PLACES[0], CORRECTED), accept_narrow=True)
    fixed = bring(ready, own(PLACES[0], SHOWN + 9), accept_narrow=True)
    assert rollback(ready.raw, ready.published, fixed.version).changed
    assert rollback(ready.raw, ready.published, later.version).changed


def test_examples_stand_for_nobody(stores, world):
    world.counts("kinder_u3", YEAR, dict.fromkeys(PLACES, "40"))
    stores.prepare(world)
    outcome = bring(stores, own(PLACES[0], CORRECTED, EXAMPLE))
    assert outcome.changed and warned(outcome) == []
    with stores.raw.connect() as raw:
        report = raw_store.report_of(raw, outcome.version)
    assert report["audit"]["narrow"], "it is named all the same"


def test_the_command_says_how_to_publish_all_the_same(ready, monkeypatch, capsys):
    draft = bring(ready, own(PLACES[0], CORRECTED), draft=True).version
    assert staff.publish(ready.settings, draft) is False
    said = capsys.readouterr().err
    assert said.startswith("FEHLER: „Kinder unter 3 Jahren“") and "--accept-narrow" in said
    assert staff.publish(ready.settings, draft, accept_narrow=True) is True
    assert "Warnung: „Kinder unter 3 Jahren“" in capsys.readouterr().out
