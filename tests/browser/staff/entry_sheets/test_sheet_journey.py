"""The sheet of institutions in Chromium: filter, edit, mend, confirm, set a point by keyboard, hand over."""

from __future__ import annotations

import re
from functools import partial

import pytest
from playwright.sync_api import expect

from dashboard.staff.rights import Role
from tests.browser.every_page.test_accessibility import findings
from tests.browser.every_page.test_responsive import overflow
from tests.browser.waiting import becomes
from tests.data.importing.institutions.tables import table
from tests.staff.staff_office import staff_office
from tests.wire.staff.entries.test_entries import OLD, begun

SHEET = "/einrichtungen/blatt/einrichtungen"
SIZES = ((1920, 1080), (1093, 614), (390, 844))
AT_ITS_END = """() => new Promise((done) => requestAnimationFrame(() => {
  for (const one of document.getAnimations()) if (Number.isFinite(one.effect.getComputedTiming().endTime)) one.finish();
  requestAnimationFrame(done);
}))"""
"""Colours that glide to another theme are judged where they arrive."""
HOUSES = [
    {**OLD, "schluessel": f"kita-{at}", "name": f"Kita Haus {at}", "lat": f"53,42{at}0"} for at in range(1, 8)
]


@pytest.fixture
def office(browser, stores, world):
    begun(stores, world, (table(*HOUSES), "houses.csv"))
    with staff_office(stores.settings, browser) as made:
        yield made


def sheet(page):
    page.goto(SHEET)
    expect(page.locator("#sheet-grid")).to_have_attribute("data-ready", "true", timeout=30_000)
    return page


def cell(page, name, column):
    row = page.locator(f'.ag-row[row-id="{name}"]')
    return row.locator(f'[col-id="{column}"]')


def write(page, name, column, text):
    cell(page, name, column).dblclick()
    page.keyboard.press("Control+a")
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def test_a_day_with_the_sheet_from_a_filter_to_what_the_releaser_sees(office):
    page = sheet(office.page(Role.EDITOR))
    said = page.locator("#sheet-said")
    page.locator('[data-filter="late"]').click()
    expect(page.locator("#sheet-shown")).to_have_text("7 Zeilen")
    write(page, "kita-1", "bestaetigt_von", "Jugendamt")
    expect(said).to_have_text("Gespeichert, noch nicht öffentlich.")
    expect(cell(page, "kita-1", "bestaetigt_von")).to_have_class(re.compile("is-changed"))
    write(page, "kita-2", "bestaetigt_am", "31.12.2199")
    expect(said).to_contain_text("„Kita Haus 2“, bestätigt am: Bestätigt am 31.12.2199 liegt in der Zukunft")
    expect(cell(page, "kita-2", "bestaetigt_am")).to_have_class(re.compile("is-faulty"))
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        page.evaluate("(theme) => document.documentElement.dataset.bsTheme = theme", theme)
        page.evaluate(AT_ITS_END)
        assert findings(page) == []
    write(page, "kita-2", "bestaetigt_am", "27.11.2026")
    expect(said).to_have_text("Gespeichert, noch nicht öffentlich.")
    page.locator("#sheet-undo").click()
    expect(said).to_contain_text("in der Zukunft")
    page.locator("#sheet-redo").click()
    expect(said).to_have_text("Gespeichert, noch nicht öffentlich.")
    for at in (3, 4, 5, 6, 7):
        page.locator(f'.ag-row[row-id="kita-{at}"] .ag-selection-checkbox input').first.check()
    page.get_by_role("button", name="Ausgewählte heute bestätigen").click()
    expect(page.locator("#sheet-changes")).to_have_text("7 Änderungen, noch nicht öffentlich")
    cell(page, "kita-3", "name").click()
    expect(page.locator("#sheet-map-of")).to_have_text("Kita Haus 3")
    page.locator(".bl-sheet-map svg").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowUp")
    expect(page.locator("#sheet-map-said")).to_contain_text("in der Gemeinde. Noch nicht übernommen.")
    page.keyboard.press("Enter")
    expect(cell(page, "kita-3", "bestaetigt_am")).to_have_text("28.11.2026")
    expect(said).to_have_text("Gespeichert, noch nicht öffentlich.")
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        becomes(page, partial(overflow, page), 0)
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.locator("#sheet-changes").click()
    expect(page.get_by_text("27.11.2026")).to_be_visible()
    page.get_by_role("button", name="Zur Freigabe geben").click()
    handed = page.get_by_text("zur Freigabe gegeben").first
    expect(handed).to_be_visible()
    version = re.search(r"Entwurf (\S+) zur", handed.inner_text())[1]
    other = office.page(Role.RELEASER, f"/freigaben/{version}")
    expect(other.get_by_role("heading", name="Geänderte Einrichtungen")).to_be_visible()
    expect(other.locator(".bl-moved svg .is-after")).to_have_count(1)
    assert findings(other) == []
    expect(other.get_by_role("button", name="Freigeben", exact=True)).to_be_visible()


def test_a_block_from_excel_is_pasted_and_two_people_decide(office):
    one, two = sheet(office.page(Role.EDITOR)), sheet(office.page(Role.LEAD))
    cell(one, "kita-1", "bestaetigt_von").click()
    one.evaluate(
        """() => {
          const clip = new DataTransfer();
          clip.setData("text/plain", "Jugendamt\\tgeschlossen\\nAmt\\toffen\\n");
          const event = { clipboardData: clip, bubbles: true, cancelable: true };
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", event));
        }"""
    )
    expect(cell(one, "kita-2", "bestaetigt_von")).to_have_text("Amt")
    expect(one.locator("#sheet-changes")).to_have_text("2 Änderungen, noch nicht öffentlich")
    write(two, "kita-1", "bestaetigt_von", "Schulamt")
    expect(two.locator("#sheet-conflicts")).to_contain_text("K. Lange hat „Kita Haus 1“ inzwischen geändert")
    two.get_by_role("button", name="Meine Angaben behalten").click()
    expect(two.locator("#sheet-conflicts")).to_be_empty()
    expect(two.locator("#sheet-said")).to_have_text("Gespeichert, noch nicht öffentlich.")
    expect(cell(two, "kita-1", "status")).to_have_text("geschlossen")
    again = sheet(two)
    expect(cell(again, "kita-1", "bestaetigt_von")).to_have_text("Schulamt")
