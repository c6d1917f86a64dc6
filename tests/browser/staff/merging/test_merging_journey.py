"""Two entries become one by keyboard alone, and a list of catchments is changed beside its map, in Chromium."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from dashboard.staff.rights import Role
from tests.browser.every_page.test_accessibility import findings
from tests.browser.every_page.test_responsive import overflow
from tests.browser.staff.entry_sheets.test_sheet_journey import AT_ITS_END
from tests.data.importing.institutions.tables import SCHOOLS, table
from tests.staff.staff_office import staff_office
from tests.wire.staff.entries.test_entries import OTHER, begun
from tests.wire.staff.entry_sheets.test_catchment_sheet import AREAS, GOETHE
from tests.wire.staff.entry_sheets.test_catchment_sheet import SHEET as CATCHMENTS
from tests.wire.staff.merging.test_merging import BOTH, FIGURES, MERGE, OLD, TWICE


@pytest.fixture
def office(browser, stores, world):
    world.counts("kitas", 2021, {"13076001": "4", "13076002": "5"})
    houses = (table(OLD, OTHER, TWICE), "houses.csv")
    begun(stores, world, houses, (FIGURES, "figures.csv"), (SCHOOLS, "schools.csv"), (AREAS, "areas.csv"))
    with staff_office(stores.settings, browser) as made:
        yield made


def judged(page):
    """What axe finds in both themes."""
    found = []
    for theme in ("dark", "light"):
        page.evaluate("(theme) => document.documentElement.dataset.bsTheme = theme", theme)
        page.evaluate(AT_ITS_END)
        found += findings(page)
    return found


def test_doubles_are_merged_by_keyboard_and_nothing_overflows(office):
    office.watch.expect("422")  # what is not decided
    page = office.page(Role.EDITOR, MERGE, size="1366x768")
    assert judged(page) == []
    page.get_by_role("link", name="Vergleichen: Kita Sonnenschein").press("Enter")
    assert judged(page) == []
    telephone = page.locator('input[name="f-telefon"]')
    telephone.nth(1).focus()
    page.keyboard.press("ArrowLeft")
    expect(telephone.nth(0)).to_be_checked()
    page.keyboard.press("ArrowRight")
    expect(telephone.nth(1)).to_be_checked()
    save = page.get_by_role("button", name="In den Entwurf übernehmen")
    save.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Noch nicht entschieden")
    page.locator('input[name="wert:kitas:2024:"]').nth(1).press("Space")
    save.press("Enter")
    expect(page.get_by_text("ist im Entwurf, noch nicht öffentlich")).to_be_visible()
    expect(page.get_by_text("Kita Sonnenschein Parchim → Kita Sonnenschein").first).to_be_visible()
    narrow = office.page(Role.EDITOR, BOTH, size="390x844")
    assert overflow(narrow) == 0 and judged(narrow) == []


def test_a_list_of_catchments_is_changed_beside_the_map_of_gaps(office):
    page = office.page(Role.EDITOR, CATCHMENTS, size="1366x768")
    expect(page.locator("#sheet-grid")).to_have_attribute("data-ready", "true", timeout=30_000)
    said = page.locator("#sheet-map-said")
    expect(said).to_contain_text("Ohne Schule:")
    assert page.locator("#sheet-map path.is-without").count() > 100
    row = page.locator(f'.ag-row[row-id="{GOETHE}#1"]')
    row.locator('[col-id="ortsteil"]').click()
    expect(page.locator("#sheet-map path.is-own")).to_have_count(2)
    blank = page.locator(f'.ag-row[row-id="{GOETHE}#3"]')
    blank.locator('[col-id="schuljahr_von"]').dblclick()
    page.keyboard.type("2024/25")
    page.keyboard.press("Enter")
    expect(page.locator("#sheet-said")).to_contain_text("Gemeinde")
    blank.locator('[col-id="gemeinde"]').click()
    page.keyboard.press("Enter")
    page.locator(".ag-list-item", has_text="Bengerstorf").click()
    expect(page.locator(f'.ag-row[row-id="{GOETHE}#4"]').first).to_be_visible()
    expect(page.locator("#sheet-said")).to_have_text("Gespeichert, noch nicht öffentlich.")
    second = page.locator(f'.ag-row[row-id="{GOETHE}#2"] [col-id="ortsteil"]')
    second.dblclick()
    page.keyboard.type("Slate")
    page.keyboard.press("Enter")
    expect(page.locator("#sheet-changes")).to_contain_text("1 Änderung")
    assert judged(page) == []
    assert overflow(page) == 0
