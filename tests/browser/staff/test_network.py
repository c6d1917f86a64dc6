"""The network in the staff app in Chromium: a body is entered, seen as it will stand, and given to release."""

from playwright.sync_api import expect

from dashboard.staff.rights import Role
from tests.browser.staff.looks import faults_of


def test_an_organisation_and_a_body_are_entered_and_the_preview_follows(office):
    page = office.page(Role.EDITOR, "/netzwerk")
    page.get_by_role("button", name="Neues Gremium").click()
    expect(page.get_by_role("heading", name="Neues Gremium", level=1)).to_be_visible()
    preview, checked = page.locator("#definition-preview"), page.locator("#definition-checked")
    expect(preview).to_contain_text("sobald alle Angaben passen")
    page.locator('[name="e.name.de"]').fill("Beirat Bildung")
    page.locator('[name="e.kind"]').select_option("beirat")
    page.locator('[name="e.tasks.de"]').fill("berät den Kreis")
    expect(checked.get_by_text("Alle Angaben passen")).to_be_visible()
    expect(preview.get_by_role("heading", name="Beirat Bildung")).to_be_visible()
    expect(preview).to_contain_text("berät den Kreis")
    assert faults_of(page, "netzwerk-entwurf") == []
    page.get_by_role("button", name="Zur Freigabe geben").click()
    expect(page.get_by_text("zur Freigabe gegeben")).to_be_visible()
    assert faults_of(page, "netzwerk") == []
