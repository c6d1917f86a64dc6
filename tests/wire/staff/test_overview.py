"""The first screen tells what the stores hold, on both databases."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dashboard.domain.institutions.report import EntryReport
from dashboard.errors import StoreError
from dashboard.staff.entries.draft import SeenDraft
from dashboard.staff.rights import Role
from data.prepare import prepare_reports
from data.staff.entries.draft_store import change_entries
from data.stores import raw_store
from data.stores.raw_store import DeliveredFile
from data.stores.releases.steps import StepKind, add_step
from data.stores.report_store import add_report, close_reports
from tests.staff.staff_app import NAMES, staff_world


def words(page: str) -> str:
    """What a reader reads."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.partition("<main")[2])).replace("\xa0", " ")


def draft(staff, note, *steps):
    with staff.staff.store.writing() as connection:
        made = raw_store.add_release(
            connection,
            raw_store.next_version(connection),
            kind=raw_store.IMPORT,
            by=steps[0][1],
            note=note,
            state="draft",
            files=[DeliveredFile("kita.csv", note)],
            observations=[],
        )
        for kind, account in steps:
            add_step(connection, made.id, kind, account, of_change=False)
    return made.version


@pytest.mark.one_database
def test_drafts_say_whose_turn_it_is(staff):
    lead, editor = NAMES[Role.LEAD], NAMES[Role.EDITOR]
    draft(staff, "Kita-Belegung", (StepKind.DRAFTED, editor), (StepKind.SUBMITTED, editor))
    draft(staff, "Schulabgänge", (StepKind.DRAFTED, lead), (StepKind.SUBMITTED, lead))
    draft(staff, "Sprachkurse", (StepKind.DRAFTED, editor))
    page = words(staff.signed_in(Role.LEAD).get("/").get_data(as_text=True))
    assert "Guten " in page and "Landkreis Ludwigslust-Parchim" in page
    assert "Entwürfe 3 1 davon wartet auf Ihre Freigabe" in page
    assert page.index("Kita-Belegung") < page.index("Sprachkurse"), "what waits for the reader comes first"
    assert "Kita-Belegung" in page.partition("wartet auf Ihre Freigabe")[2]
    assert f"{editor} hat zur Freigabe gegeben" in page
    other = words(staff.signed_in(Role.EDITOR).get("/").get_data(as_text=True))
    assert "keiner wartet auf Sie" in other


@pytest.mark.one_database
def test_what_is_public_is_what_readers_see(staff):
    version = staff.staff.answers.repository.version()
    page = words(staff.signed_in(Role.EDITOR).get("/").get_data(as_text=True))
    assert f"Öffentlich {version}" in page
    assert "gehören zusammen" in page and "nach heutigen Regeln" in page and "vollständig" in page


def test_reports_of_readers_are_told_with_what_they_wrote(stores, world, tmp_path):
    stores.prepare_alike(world)
    url = f"sqlite:///{tmp_path / 'reports.sqlite'}"
    prepare_reports(url)
    day = date(2026, 11, 27)
    for number, text in enumerate(("Die Kita öffnet <b>früher</b>.", "", "erledigt")):
        add_report(url, EntryReport(f"k{number}", "Kita am See", ("hours",), text, "de", day), 9)
    close_reports(url, [3], day)
    settings = stores.settings.__class__(
        stores.settings.database_url, stores.settings.raw_database_url, reports_database_url=url
    )
    made = staff_world(settings)
    page = made.signed_in(Role.LEAD).get("/").get_data(as_text=True)
    (tmp_path / "reports.sqlite").write_bytes(b"no database, but long enough for a head")
    unreadable = words(made.signed_in(Role.LEAD).get("/").get_data(as_text=True))
    made.staff.store.close()
    assert "Die Datenbank der Meldungen lässt sich nicht lesen." in unreadable
    assert "Es werden keine angenommen" not in unreadable
    assert "&lt;b&gt;früher" in page and "<b>früher" not in page
    assert "Meldungen von außen 2 offen 1 in diesem Jahr erledigt" in words(page)


@pytest.mark.one_database
def test_who_delivers_is_a_dash_where_no_operator_is_known(staff, monkeypatch):
    monkeypatch.setattr("callbacks.staff.overview.gather.unconfirmed", lambda *_: (1_234, ()))
    page = words(staff.signed_in(Role.LEAD).get("/").get_data(as_text=True))
    assert "1.234 Einrichtungen ohne Bestätigung seit 12 Monaten –" in page and "0 Träger" not in page


@pytest.mark.one_database
def test_nothing_is_told_where_nothing_is(staff):
    page = words(staff.signed_in(Role.LEAD).get("/").get_data(as_text=True))
    assert "Zurzeit ist kein Entwurf offen." in page
    assert "Meldungen von außen – Es werden keine angenommen." in page


def test_acts_stand_in_the_log_with_what_was_before(staff):
    lead = staff.signed_in(Role.LEAD)
    lead.post(f"/konten/{staff.accounts[Role.EDITOR].id}/rolle", {"role": "freigabe"})
    page = words(lead.get("/protokoll?was=role_changed").get_data(as_text=True))
    assert "1 Eintrag" in page and "S. Wolter hat eine Rolle geändert K. Lange Bearbeitung Freigabe" in page
    assert "1 Eintrag" not in words(lead.get("/protokoll").get_data(as_text=True))


def test_definitions_and_changed_institutions_that_somebody_works_on_are_drafts_too(staff):
    editor = staff.signed_in(Role.EDITOR)
    editor.act("/merkmale/neu", {"subject": "indicator:"})
    with staff.staff.store.writing() as connection:
        fields = {"name": ("Kita am See", "Kita am Wald")}
        change_entries(connection, SeenDraft(), {"x1": ("Kita am See", fields)}, "K. Lange", staff.clock())
    page = words(editor.get("/").get_data(as_text=True))
    assert "Entwürfe 2" in page
    assert "1 Änderung, noch nicht öffentlich Kita am See Einrichtungen" in page
    assert "Indikator Definition in Arbeit" in page


def test_what_cannot_be_read_is_no_reason_to_say_that_nothing_is_due(staff, monkeypatch):
    def broken(*_):
        raise StoreError("Die Datenbank ist beschädigt.")

    monkeypatch.setattr(staff.staff.answers.repository, "entries", broken, raising=False)
    staff.staff.due["staff_templates"] = broken
    page = words(staff.signed_in(Role.LEAD).get("/").get_data(as_text=True))
    said = "ob etwas fällig ist, lässt sich zurzeit nicht sagen. Die Datenbank ist beschädigt."
    assert f"Einrichtungen: {said}" in page and f"Vorlagen: {said}" in page
