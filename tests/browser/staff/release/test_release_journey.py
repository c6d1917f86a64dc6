"""A draft from one colleague to the next and into the public, in Chromium: with progress that moves by itself."""

from __future__ import annotations

import re
from functools import partial

from playwright.sync_api import expect

from dashboard.staff.rights import Role
from data.importing.write import import_deliveries
from data.stores.database import opened
from tests.browser.every_page.test_accessibility import findings
from tests.browser.every_page.test_responsive import overflow
from tests.browser.staff.looks import faults_of
from tests.browser.waiting import becomes
from tests.data.stores.changes import EXAMPLE
from tests.data.stores.deliveries import delivery
from tests.staff.staff_app import NAMES


def drafted(office) -> str:
    settings = office.world.staff.settings.stores
    author = NAMES[Role.EDITOR]
    with opened(settings.raw_database_url, settings.database_url) as (raw, published):
        given = [delivery(("kitas", "13076001", 2023, 9.0, EXAMPLE), name="Belegung.csv")]
        return import_deliveries(
            raw, published, given, author, "Kita-Belegung", draft=True, account=author
        ).version


def test_one_submits_another_releases_and_sees_it_become_public(office):
    version = drafted(office)
    editor = office.page(Role.EDITOR, "/freigaben")
    editor.get_by_role("link", name="Ansehen").click()
    editor.get_by_role("button", name="Zur Freigabe geben").click()
    expect(editor.get_by_text(f"Der Entwurf {version} ist zur Freigabe gegeben.")).to_be_visible()
    expect(editor.get_by_role("button", name="Freigeben", exact=True)).to_have_count(0)
    releaser = office.page(Role.RELEASER, "/freigaben")
    expect(releaser.get_by_text("wartet auf Ihre Freigabe")).to_be_visible()
    faults = []
    for path in ("/freigaben", f"/freigaben/{version}"):
        releaser.goto(path)
        faults += faults_of(releaser, path.strip("/").replace("/", "-"))
    releaser.goto(f"/freigaben/{version}")
    button = releaser.get_by_role("button", name="Freigeben", exact=True)
    button.focus()
    releaser.keyboard.press("Enter")
    expect(releaser).to_have_url(re.compile(r"/auftraege/1$"))
    expect(releaser.get_by_text(re.compile("^Fertig. Öffentlich ist jetzt Fassung"))).to_be_visible(
        timeout=60_000
    )
    expect(releaser.locator(".bl-band-version")).to_contain_text(version)
    for path in ("/auftraege/1", "/auftraege"):
        releaser.goto(path)
        faults += [f"{path}: {one}" for one in findings(releaser)]
    assert faults == []


def test_a_job_shows_itself_on_other_screens_and_works_without_scripts(office, monkeypatch):
    """Nobody works here, so that it waits."""
    monkeypatch.setattr(office.world.staff.jobs, "_start_worker", lambda _settings: None)
    version = drafted(office)
    office.world.signed_in(Role.EDITOR).act(f"/freigaben/{version}/zur-freigabe")
    plain = office.page(Role.RELEASER, f"/freigaben/{version}", java_script_enabled=False)
    plain.get_by_role("button", name="Freigeben", exact=True).click()
    expect(plain.get_by_text("Wird begonnen.")).to_be_visible()
    expect(plain.get_by_role("link", name="Stand aktualisieren")).to_be_visible()
    editor = office.page(Role.EDITOR, "/protokoll")
    expect(editor.locator(".bl-job-bar")).to_contain_text(f"{version} freigeben")
    faults = findings(editor)
    becomes(editor, partial(overflow, editor), 0)
    page = office.page(Role.RELEASER, "/auftraege/1")
    expect(page.get_by_role("link", name="Stand aktualisieren")).to_be_hidden()
    faults += faults_of(page, "auftrag")
    plain.get_by_role("button", name="Abbrechen").click()
    expect(plain.get_by_text("Abgebrochen. Es wurde nichts geändert.")).to_be_visible()
    expect(page.get_by_text("Abgebrochen. Es wurde nichts geändert.")).to_be_visible()
    assert faults == []
