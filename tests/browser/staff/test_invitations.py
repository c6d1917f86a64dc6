"""An operator is invited, confirms and changes its institution; colleagues release it, and readers see it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from dashboard.staff.rights import Role
from data import prepare
from data.importing import write
from data.publishing import changes, release, rollback
from data.staff.jobs.jobs import Jobs
from data.staff.jobs.worker import work
from tests.browser.staff.looks import faults_of
from tests.data.stores.changes import few
from tests.staff.operators import (
    MOON,
    OTHER,
    OWN,
    STAR,
    SUN,
    WORDS,
    bring_institutions,
    published_institutions,
)
from tests.staff.staff_office import StaffOffice, staff_office


@pytest.fixture
def office(browser: Browser, stores: Any, world: Any, monkeypatch: Any) -> Iterator[StaffOffice]:
    for module in (write, release, rollback, prepare, changes):
        monkeypatch.setattr(module, "load", few)
    world.counts("kitas", 2021, {"13076001": "4", "13076002": "5"})
    stores.prepare_alike(world)
    bring_institutions(stores.settings, SUN, MOON, STAR)
    with staff_office(stores.settings, browser, jobs=Jobs(stores.settings, work)) as made:
        yield made


def test_an_operator_is_invited_confirms_and_changes_and_readers_see_it(office):
    faults: list[str] = []
    editor = office.page(Role.EDITOR, "/einladungen")
    editor.get_by_role("link", name="Träger einladen").click()
    editor.get_by_label("Träger", exact=True).select_option("Lebenshilfe e. V.")
    editor.get_by_role("button", name="Einrichtungen zeigen").click()
    expect(editor.get_by_label("Kita Sonnenschein")).to_be_checked()
    expect(editor.get_by_label("Kita Stern")).not_to_be_checked()
    editor.get_by_label("Kita Stern").check()
    editor.get_by_label("Hinweis an den Träger").fill("Bitte bis zum 11. Dezember.")
    faults += faults_of(editor, "neu")
    editor.get_by_role("button", name="Einladung anlegen").click()
    link = editor.get_by_label("Link der Einladung").input_value()
    expect(editor.get_by_label("Text zum Verschicken")).to_have_value(re.compile(re.escape(link)))
    copy = editor.get_by_role("button", name="Link kopieren")
    editor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    copy.click()
    expect(editor.get_by_role("button", name="Kopiert")).to_be_visible()
    assert editor.evaluate("navigator.clipboard.readText()") == link
    faults += faults_of(editor, "link")
    client = office.page(None, link.replace(office.url, ""))
    expect(client.get_by_text("Bitte bis zum 11. Dezember.")).to_be_visible()
    faults += faults_of(client, "einladung")
    client.get_by_label("Name", exact=True).first.fill("Lebenshilfe Parchim")
    client.get_by_label("Neues Kennwort", exact=True).fill(WORDS)
    client.get_by_label("Neues Kennwort wiederholen").fill(WORDS)
    client.get_by_role("button", name="Konto anlegen").click()
    expect(client).to_have_url(re.compile("/meine-einrichtungen$"))
    expect(client.get_by_text("Willkommen!")).to_be_visible()
    expect(client.get_by_text("Kita Mond")).to_have_count(0)
    client.get_by_role("button", name="Alles stimmt noch: Kita Stern").focus()
    client.keyboard.press("Enter")
    expect(client.get_by_role("status").filter(has_text="„Kita Stern“ ist bestätigt")).to_be_visible()
    faults += faults_of(client, "meine")
    client.get_by_role("link", name="Ändern: Kita Sonnenschein").click()
    client.get_by_label("Öffnungszeiten").fill("immer")
    office.watch.expect("422")
    client.get_by_role("button", name="An das Bildungsbüro geben").click()
    expect(client.locator("#f-oeffnungszeiten-problem")).to_be_visible()
    faults += faults_of(client, "form")
    client.get_by_label("Öffnungszeiten").fill("Mo-Fr 05:45-17:00")
    client.get_by_label("Alles andere stimmt auch noch").check()
    client.get_by_role("button", name="An das Bildungsbüro geben").click()
    expect(client.get_by_text("wird geprüft")).to_have_count(2)
    editor.goto("/einrichtungen")
    expect(editor.get_by_text("Lebenshilfe Parchim (Träger)").first).to_be_visible()
    faults += faults_of(editor, "einrichtungen")
    editor.get_by_role("button", name="An den Träger zurückgeben: Kita Stern").click()
    editor.get_by_label("Grund").fill("Bitte auch die Plätze angeben.")
    faults += faults_of(editor, "zurueckgeben")
    editor.get_by_role("button", name="Zurückgeben", exact=True).click()
    editor.get_by_role("button", name="Zur Freigabe geben").click()
    expect(editor.get_by_role("status").filter(has_text="zur Freigabe gegeben")).to_be_visible()
    client.reload()
    expect(client.get_by_text("zurückgegeben: Bitte auch die Plätze angeben.")).to_be_visible()
    releaser = office.page(Role.RELEASER, "/freigaben")
    releaser.get_by_role("link", name="Prüfen").or_(
        releaser.get_by_role("link", name="Ansehen")
    ).first.click()
    releaser.get_by_role("button", name="Freigeben", exact=True).click()
    expect(releaser.get_by_text(re.compile("^Fertig. Öffentlich ist jetzt Fassung"))).to_be_visible(
        timeout=60_000
    )
    client.reload()
    expect(client.get_by_text("veröffentlicht am")).to_be_visible()
    faults += faults_of(client, "danach")
    seen = published_institutions(office.world)
    assert seen[OWN].confirmed_by == "Träger" and f"{seen[OWN].confirmed_on}" == "2026-11-28"
    assert "05:45" in seen[OWN].opening_hours and seen[OTHER].confirmed_by == ""
    editor.goto("/einladungen")
    expect(editor.get_by_text("angenommen von Lebenshilfe Parchim")).to_be_visible()
    faults += faults_of(editor, "einladungen")
    void = office.page(None, link.replace(office.url, ""))
    office.watch.expect("404")
    expect(void.get_by_role("heading", name="Diese Einladung gilt nicht mehr")).to_be_visible()
    faults += faults_of(void, "ungueltig")
    assert faults == []
