"""The sheet of courses in Chromium: from what is due to a filter, confirm, cancel, paste, another day of a queue."""

from __future__ import annotations

from functools import partial

import pytest
from playwright.sync_api import expect

from dashboard.staff.rights import Role
from tests.browser.every_page.test_accessibility import findings
from tests.browser.every_page.test_responsive import overflow
from tests.browser.staff.entry_sheets.test_sheet_journey import AT_ITS_END, cell, write
from tests.browser.waiting import becomes
from tests.data.importing.institutions.tables import table
from tests.staff.staff_office import staff_office
from tests.wire.staff.entries.test_entries import begun
from tests.wire.staff.entry_sheets.test_course_sheet import COURSE, OPEN, QUEUE, SCHOOL

SHEET = "/einrichtungen/blatt/kurse"
SIZES = ((1366, 768), (390, 844))
PASTE = """() => {
  const clip = new DataTransfer();
  clip.setData("text/plain", "24\\t5\\n18\\t2\\n");
  const event = { clipboardData: clip, bubbles: true, cancelable: true };
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", event));
}"""


@pytest.fixture
def office(browser, stores, world):
    begun(
        stores,
        world,
        (table(SCHOOL), "houses.csv"),
        (table(COURSE, OPEN), "courses.csv"),
        (table(QUEUE), "queues.csv"),
    )
    with staff_office(stores.settings, browser) as made:
        yield made


def sheet(page, path=SHEET):
    page.goto(path)
    expect(page.locator("#sheet-grid")).to_have_attribute("data-ready", "true", timeout=30_000)
    return page


def test_courses_are_confirmed_cancelled_pasted_and_handed_over(office):
    page = office.page(Role.EDITOR, "/")
    page.locator(f'a[href="{SHEET}?filter=seatless"]').click()
    expect(page.locator("#sheet-shown")).to_have_text("1 von 2 Zeilen")
    page.locator('[data-filter="seatless"]').click()
    said, saved = page.locator("#sheet-said"), "Gespeichert, noch nicht öffentlich."
    page.locator('[data-narrow="art"]').select_option("Für Frauen")
    expect(page.locator("#sheet-shown")).to_have_text("1 von 2 Zeilen")
    page.locator('[data-narrow="art"]').select_option("*")
    cell(page, "kurs-1", "plaetze").click()
    page.evaluate(PASTE)
    expect(page.locator("#sheet-changes")).to_have_text("2 Änderungen, noch nicht öffentlich")
    expect(cell(page, "kurs-2", "belegt")).to_have_text("unter 3")
    expect(cell(page, "kurs-1", "belegt")).to_have_text("5")
    write(page, "kurs-1", "beginn", "bald")
    expect(said).to_contain_text("„Für Frauen, Parchim, 11.01.2027“, Beginn: „bald“ ist kein Datum")
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        page.evaluate("(theme) => document.documentElement.dataset.bsTheme = theme", theme)
        page.evaluate(AT_ITS_END)
        assert findings(page) == []
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        becomes(page, partial(overflow, page), 0)
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.locator("#sheet-undo").click()
    expect(said).to_have_text(saved)
    page.locator('.ag-row[row-id="kurs-1"] .ag-selection-checkbox input').first.check()
    page.locator("#sheet-confirm").click()
    expect(cell(page, "kurs-1", "bestaetigt_am")).to_have_text("28.11.2026")
    page.locator('.ag-row[row-id="kurs-2"] .ag-selection-checkbox input').first.check()
    page.locator("#sheet-cancel").click()
    page.locator("#sheet-cancel_do").click()
    expect(said).to_have_text("Bitte den Grund der Absage angeben.")
    page.get_by_label("Warum fällt der Kurs aus?").fill("zu wenige Anmeldungen")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(cell(page, "kurs-2", "status")).to_have_text("abgesagt")
    expect(said).to_have_text(saved)
    cell(page, "kurs-1", "ort").click()
    expect(page.locator("#sheet-map-of")).to_have_text("Für Frauen, Parchim, 11.01.2027")
    expect(page.locator("#sheet-map-said")).to_contain_text("in der Gemeinde")
    page.get_by_role("link", name="Wartelisten", exact=True).click()
    sheet(page, page.url)
    write(page, "frauen:13076108", "stichtag", "27.11.2026")
    expect(said).to_have_text(saved)
    page.locator("#sheet-changes").click()
    listed = page.locator("#aenderungen")
    expect(listed).to_contain_text("zu wenige Anmeldungen")
    expect(listed).to_contain_text("27.11.2026")
    page.get_by_role("button", name="Zur Freigabe geben").click()
    expect(page.get_by_text("zur Freigabe gegeben").first).to_be_visible()
