"""A colleague brings in a wide table of 142 names, three of them doubtful: from the file to its findings."""

from __future__ import annotations

import re
from functools import partial

import pytest
from playwright.sync_api import Page, expect

from dashboard.staff.rights import Role
from tests.browser.every_page.test_accessibility import findings
from tests.browser.every_page.test_responsive import overflow
from tests.browser.waiting import becomes
from tests.data.staff.intake.wide_table import DOUBTFUL, wide_table

SIZES = ((1920, 1080), (1093, 614), (390, 844))
NAME = "Kita_Belegung_1Maerz2025_Jugendamt.xlsx"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / NAME
    path.write_bytes(wide_table())
    return path


def chosen(page: Page, file) -> None:
    """The first click: files are chosen, and sent by themselves."""
    with page.expect_file_chooser() as chooser:
        page.get_by_text("Dateien wählen", exact=True).click()
    chooser.value.set_files(file)
    expect(page.get_by_role("heading", name="Kita Belegung", level=1)).to_be_visible()


def test_five_clicks_lead_from_the_file_to_a_draft_that_waits_for_its_release(office, file):
    """Choose, confirm the mapping, mend the slip, look at the preview, hand over."""
    page = office.page(Role.EDITOR, "/einspielen")
    chosen(page, file)
    for name in DOUBTFUL:
        card = page.get_by_role("group", name=re.compile(name))
        expect(card.get_by_role("radio").first).to_be_checked()
    expect(page.get_by_text("138 eindeutig, 2 andere Schreibweise, 3 zu entscheiden")).to_be_visible()
    page.get_by_role("button", name="Zuordnung übernehmen").click()
    expect(page.get_by_text("ist übernommen")).to_be_visible()
    expect(page).to_have_url(re.compile("#schritt-4$"))
    page.locator("#schritt-4 td", has_text="1B").first.locator("a").click()
    mended = page.locator('#schritt-4 input[name="neu"]')
    mended.fill("38")
    mended.press("Enter")
    expect(page.get_by_text("Die Summenzeile 150 stimmt mit den Zeilen überein")).to_be_visible()
    page.get_by_role("button", name="Weiter zur Vorschau").click()
    page.get_by_role("button", name="Zur Freigabe geben").click()
    expect(page.get_by_text("wartet auf die Freigabe durch eine zweite Person")).to_be_visible()


def test_it_works_by_keyboard_and_without_scripts(office, file):
    page = office.page(Role.EDITOR, "/einspielen", java_script_enabled=False)
    page.get_by_label("Dateien wählen").set_input_files(file)
    page.get_by_role("button", name="Hochladen").press("Enter")
    expect(page.get_by_role("heading", name="Kita Belegung", level=1)).to_be_visible()
    marnitz = page.get_by_role("group", name=re.compile("Marnitz"))
    marnitz.get_by_role("radio").first.press("ArrowDown")
    expect(marnitz.get_by_role("radio", name="weglassen")).to_be_checked()
    page.get_by_label("Zuordnung merken als").press("Enter")
    expect(page.get_by_text("Gespeichert; der Vorschlag ist neu.")).to_be_visible()
    expect(
        page.get_by_role("group", name=re.compile("Marnitz")).get_by_role("radio", name="weglassen")
    ).to_be_checked()


def test_whoever_is_later_sees_what_the_other_did(office, file):
    first = office.page(Role.EDITOR, "/einspielen")
    chosen(first, file)
    second = office.page(Role.RELEASER, first.url.replace(office.url, ""))
    second.get_by_role("button", name="Zuordnung übernehmen").click()
    expect(second.get_by_text("ist übernommen")).to_be_visible()
    first.get_by_role("button", name="Zuordnung übernehmen").click()
    expect(first.get_by_role("alert").first).to_contain_text("J. Brandt um")
    expect(first.get_by_role("alert").first).to_contain_text("Zuordnung übernommen")


def test_the_page_is_clean_and_fits_at_every_size_in_both_themes(office, file):
    faults, page = [], office.page(Role.EDITOR, "/einspielen")
    chosen(page, file)
    path = page.url.replace(office.url, "")
    for theme in ("light", "dark"):
        shown = office.page(Role.EDITOR, "/einspielen", theme=theme)
        for address in ("/einspielen", path):
            shown.goto(address)
            for width, height in SIZES:
                shown.set_viewport_size({"width": width, "height": height})
                becomes(shown, partial(overflow, shown), 0)
            faults += [f"{theme} {address}: {one}" for one in findings(shown)]
    assert faults == []
