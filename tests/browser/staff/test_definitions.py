"""Measures and indicators in Chromium: checks follow while somebody writes, screens are clean at every size."""

from playwright.sync_api import expect

from dashboard.staff.rights import Role
from tests.browser.staff.looks import faults_of


def test_checks_and_texts_follow_and_the_preview_is_computed(office):
    page = office.page(Role.EDITOR, "/merkmale")
    page.get_by_role("button", name="Neuer Indikator").click()
    expect(page.get_by_role("heading", name="Neuer Indikator", level=1)).to_be_visible()
    page.locator('[name="e.name.de"]').fill("Kinder unter sieben")
    preview, checked = page.locator("#definition-preview"), page.locator("#definition-checked")
    expect(preview.get_by_text("Kinder unter sieben")).to_be_visible()
    expect(checked.get_by_text("Das Feld „Lesehilfe“ fehlt.")).to_be_visible()
    for name, value in {
        "e.name.en": "Children under seven",
        "e.definition.de": "Alle Kinder.",
        "e.definition.en": "All children.",
        "e.reading_help.de": "10 heißt zehn.",
        "e.reading_help.en": "10 means ten.",
        "e.reporting_date.de": "31. Dezember",
        "e.reporting_date.en": "31 December",
    }.items():
        page.locator(f'[name="{name}"]').fill(value)
    page.locator('[name="e.unit"]').select_option("persons")
    page.locator('[name="e.decimals"]').select_option("0")
    page.locator('[name="e.numerator.add"]').fill("Kinder unter 7 Jahren")
    page.get_by_role("button", name="Einsetzen: Zähler").click()
    expect(page.locator(".bl-def-chip")).to_contain_text("kinder_u7")
    expect(page.locator("#definition-checked").get_by_text("Alle Angaben passen")).to_be_visible()
    page.get_by_role("button", name="Vorschau").click()
    expect(page.locator("#definition-preview .bl-def-notes")).to_contain_text("Noch keine Zahlen")
    page.get_by_role("button", name="Zur Freigabe geben").click()
    expect(page.get_by_text("zur Freigabe gegeben")).to_be_visible()


def test_screens_are_clean_and_fit_at_every_size_in_both_themes(office):
    drafting = office.page(Role.EDITOR, "/merkmale")
    drafting.get_by_role("button", name="Neuer Indikator").click()
    expect(drafting.locator("#definition-form")).to_be_visible()
    draft = drafting.url.replace(office.url, "")
    drafting.goto("/ziele")
    drafting.get_by_role("button", name="Neue Maßnahme").click()
    expect(drafting.locator("#definition-form")).to_be_visible()
    drafting.get_by_role("button", name="Entwurf speichern").last.click()
    expect(drafting.get_by_text("Der Entwurf ist gespeichert.")).to_be_visible()
    aim = drafting.url.replace(office.url, "")
    paths = (
        "/merkmale?eigene=ja",
        "/merkmale?art=merkmale&suche=kinder",
        draft,
        aim,
        "/ziele",
        "/einrichtungen",
    )
    page = office.page(Role.EDITOR, "/ziele")
    faults = []
    for path in (*paths, "/merkmale/indikator/betreuungsquote_u3"):
        page.goto(path)
        faults += faults_of(page, path.strip("/").replace("/", "-"))
    assert faults == []
