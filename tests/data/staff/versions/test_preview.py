"""What a draft would change if it were released now: by a trial that leaves nothing behind."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from dashboard.domain.slab import SeriesAt
from dashboard.errors import ReleaseError
from dashboard.protection.report import RULES
from dashboard.staff.versions import hiding
from dashboard.staff.versions.cell_states import ChangeKind
from dashboard.staff.versions.hiding import HidingReason
from data.importing.write import import_deliveries
from data.publishing.drafts import publish_draft, restore
from data.publishing.rollback import rollback
from data.staff.versions import stored_previews
from data.staff.versions.comparison import compare
from data.staff.versions.hiding import HidingReasons
from data.staff.versions.trial import preview_version
from data.stores import schema
from tests.data.stores.deliveries import delivery

OWN = "landkreis"
PEOPLE = {"13076001": "30", "13076002": "40", "13076003": "50", "13076004": "60"}
NAMES = {"13076001": "Ödhof", "130760001": "Amt Nord"}


@pytest.fixture
def ready(stores, world):
    world.counts("kitas", 2021, {"13076001": "4", "13076002": "5"})
    world.counts("kinder_u3", 2021, PEOPLE)
    stores.prepare_alike(world)
    return stores


def draft(stores, *rows):
    return import_deliveries(stores.raw, stores.published, [delivery(*rows)], "test", draft=True).version


def shown(differences):
    return {
        (one.series, one.area, one.year, one.kind, one.new.value)
        for one in differences.rows(differences.where())
    }


def test_a_preview_is_what_releasing_changes_and_leaves_nothing_behind(ready):
    first = ready.repository().version()
    version = draft(
        ready, ("kitas", "13076001", 2021, 6.0, "beispieldaten"), ("kinder_u3", "13076001", 2022, 9.0, OWN)
    )
    preview = preview_version(ready.settings, version)
    assert (preview.subject, preview.public, preview.refused) == (version, first, "")
    assert preview.differences.counts()[ChangeKind.REVISED] > 0
    assert ready.repository().version() == first
    with ready.published.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(schema.published_release)) == 1
    publish_draft(ready.raw, ready.published, version)
    with ready.published.connect() as connection:
        assert shown(compare(connection, first, version)) == shown(preview.differences)


def test_a_preview_says_what_becomes_hidden_and_why(ready):
    version = draft(
        ready, *(("kinder_u3", key, 2021, 2.0 if key == "13076001" else 35.0, OWN) for key in PEOPLE)
    )
    preview = preview_version(ready.settings, version)
    why = {
        (one.area, one.level): one.reason
        for one in preview.hidden
        if one.indicator == "kinder_u3" and one.year == 2021
    }
    assert why["13076001", "gemeinde"] == HidingReason("small_count")
    assert why["13076001", "gemeinde"].words("de", NAMES) == "Anzahl unter 3"
    others = [one for key, one in why.items() if one.rule == "geography"]
    assert any(one.protects == ("13076001",) for one in others)
    named = HidingReason("geography", ("13076001",), "130760001").words("de", NAMES)
    assert named == "damit sich Ödhof nicht aus der Summe von Amt Nord errechnen lässt"
    [share] = [one for one in preview.shares if one.indicator == "kinder_u3"]
    assert (share.year, share.places, share.before) == (2021, 4, 0)
    assert share.after >= 2


def test_a_published_version_keeps_why_its_cells_are_hidden(ready):
    version = draft(
        ready, *(("kinder_u3", key, 2021, 2.0 if key == "13076001" else 35.0, OWN) for key in PEOPLE)
    )
    first = ready.repository().version()
    publish_draft(ready.raw, ready.published, version)
    at = SeriesAt("kinder_u3", "gemeinde", "", None)
    with ready.raw.connect() as raw, ready.published.connect() as published:
        found = HidingReasons(raw, published, version)
        assert found.of(at, "13076001", 2021, 1) == HidingReason("small_count")
        assert found.of(at, "13076001", 2020, 0) == HidingReason("source")
        assert HidingReasons(raw, published, first).of(at, "13076001", 2020, 1) == HidingReason("unknown")


@pytest.mark.parametrize("older", [False, True])
def test_a_preview_of_a_withdrawal_is_what_withdrawing_changes(ready, older):
    """Of the public version pointers move back; of an older one everything it touched is computed again."""
    version = import_deliveries(
        ready.raw, ready.published, [delivery(("kitas", "13076001", 2021, 6.0, "beispieldaten"))], "test"
    ).version
    public = version
    if older:
        more = delivery(("kita_plaetze", "13076001", 2021, 9.0, "beispieldaten"))
        public = import_deliveries(ready.raw, ready.published, [more], "test").version
    preview = preview_version(ready.settings, version)
    assert (preview.withdrawal, preview.public) == (True, public)
    assert ready.repository().version() == public
    outcome = rollback(ready.raw, ready.published, version)
    with ready.published.connect() as connection:
        assert shown(compare(connection, public, outcome.version)) == shown(preview.differences)
    again = preview_version(ready.settings, version)
    assert not again.withdrawal
    restored = restore(ready.raw, ready.published, version).version
    with ready.published.connect() as connection:
        assert shown(compare(connection, outcome.version, restored)) == shown(again.differences)


@pytest.mark.one_database
def test_a_draft_that_cannot_be_published_says_why(ready):
    version = draft(
        ready,
        *(("kinder_u3", key, 2021, 10.0, OWN) for key in PEOPLE),
        ("kinder_u3", "130760001", 2021, 5.0, OWN),
    )
    preview = preview_version(ready.settings, version)
    assert preview.refused
    assert len(preview.differences) == 0


@pytest.mark.one_database
def test_what_is_no_draft_has_no_preview(ready):
    with pytest.raises(ReleaseError, match=r"Datenstand „1999\.1“"):
        preview_version(ready.settings, "1999.1")


def test_a_stored_preview_holds_until_the_public_version_changes(ready):
    version = draft(ready, ("kinder_u3", "13076001", 2021, 2.0, OWN))
    made = preview_version(ready.settings, version)
    with ready.raw.connect() as raw, ready.published.connect() as published:
        before = stored_previews.basis(raw, published, version)
        stored_previews.keep(raw, version, before, made)
        again = stored_previews.stored(raw, version, before)
        raw.commit()
    assert again is not None
    assert shown(again.differences) == shown(made.differences)
    assert (again.hidden, again.shares, again.targets, again.made_at) == (
        *(made.hidden, made.shares, made.targets, made.made_at),
    )
    import_deliveries(
        ready.raw, ready.published, [delivery(("kitas", "13076001", 2022, 6.0, "beispieldaten"))], "test"
    )
    with ready.raw.connect() as raw, ready.published.connect() as published:
        assert stored_previews.stored(raw, version, stored_previews.basis(raw, published, version)) is None


def test_the_rules_have_the_same_names_everywhere():
    assert hiding.RULES == RULES
