"""A meeting: views are kept, ordered, presented by keyboard, left as they were, and taken along."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pptx
import pytest
from playwright.sync_api import Page, expect

from bench.stage import Served
from tests.browser.every_page.test_accessibility import findings, in_theme
from tests.browser.meeting.kept_folder import QUERY, folder, names, opened, scene, shown
from tests.browser.reader import CARE, LOOKS, PARCHIM, ready
from tests.browser.waiting import becomes

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
VIEWS = (
    f"{CARE}&jahr=2024&gebiete={PARCHIM}",
    f"{CARE}&jahr=2014",
    "/?indikator=ohne_abschluss&ebene=amt&ansicht=verteilung",
    "/?indikator=kinderarmut&ansicht=tabelle",
)


def state(page: Page) -> dict[str, Any]:
    """Everything of the page that a presentation must leave as it was."""
    found: dict[str, Any] = page.evaluate(
        """() => ({
          address: location.href, length: history.length, scroll: scrollY, stored: localStorage.getItem("lupe-mappe"),
          focus: document.activeElement.outerHTML, body: document.querySelector("#inhalt").outerHTML,
          values: [...document.querySelectorAll("input, textarea")].map((one) => one.value),
        })"""
    )
    return found


def test_a_meeting_is_prepared_presented_and_taken_along(open_page: Opener, tmp_path: Path) -> None:
    page = open_page(VIEWS[0], bypass_csp=True)
    for number, view in enumerate(VIEWS, start=1):
        if number > 1:
            page.goto(view)
        ready(page)
        page.get_by_role("button", name="Merken").click()
        expect(page.locator(".bl-kept")).to_contain_text(f"ist Szene {number}.")
    page.get_by_role("link", name="Zur Sitzungsmappe").click()
    expect(page.locator(".bl-scene")).to_have_count(4)
    page.wait_for_load_state()
    before = names(page)
    assert before[0] == "Betreuungsquote unter 3 Jahren 2024"

    down = page.get_by_role("button", name="Nach unten: Szene 1")
    down.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#shell-live")).to_have_text(f"„{before[0]}“ ist jetzt Szene 2 von 4.")
    becomes(page, lambda: names(page), [before[1], before[0], *before[2:]])
    expect(page.get_by_role("button", name="Nach unten: Szene 2")).to_be_focused()
    page.keyboard.press("Enter")
    becomes(page, lambda: names(page), [before[1], before[2], before[0], before[3]])
    page.get_by_role("button", name="Rückgängig").click()
    becomes(page, lambda: names(page), [before[1], before[0], *before[2:]])
    page.get_by_label("Szene 2", exact=True).fill("Parchim liegt vorn")
    page.get_by_label("Notiz").nth(1).fill("Warum?")

    start = page.get_by_role("button", name="Vorführen", exact=True)
    start.focus()
    left = state(page)
    page.keyboard.press("Enter")
    year = shown(page).locator("#stage-year")
    expect(year).to_have_text("2014")
    page.keyboard.press("ArrowRight")
    expect(year).to_have_text("2024")
    expect(shown(page).locator("#stage-numbers")).to_contain_text("Parchim")
    expect(shown(page).locator("#stage-pills")).to_have_text("Parchim")
    page.keyboard.press("ArrowDown")
    expect(year).to_have_text("2023")
    page.keyboard.press("b")
    expect(page.locator(".bl-black")).to_be_visible()
    page.keyboard.press("PageDown")
    expect(page.locator(".bl-black")).to_be_hidden()
    expect(year).to_have_text("2023")  # the key only brought the picture back
    page.keyboard.press("PageDown")
    expect(shown(page).locator("#stage")).to_have_attribute("data-picture", "verteilung")
    page.keyboard.press("PageUp")
    expect(year).to_have_text("2024")  # as it was kept
    page.keyboard.press("Escape")
    expect(page.locator("#presentation")).to_have_count(0)
    becomes(page, lambda: state(page), left)

    for button, ending in (("Folien", "pptx"), ("PDF", "pdf"), ("Datei speichern", "lupe.json")):
        with page.expect_download() as download:
            page.get_by_role("button", name=button, exact=True).click()
        assert download.value.suggested_filename == f"sitzungsmappe.{ending}"
        download.value.save_as(tmp_path / f"mappe.{ending}")
    slides = pptx.Presentation(str(tmp_path / "mappe.pptx")).slides
    assert len(slides) == 2 + 3 * 4
    with pikepdf.open(tmp_path / "mappe.pdf") as pdf:
        assert len(pdf.pages) >= 2 + 2 * 4
    given = json.loads((tmp_path / "mappe.lupe.json").read_text("utf-8"))
    assert [one["name"] for one in given["szenen"]] == names(page)


@pytest.mark.parametrize(("size", "theme"), LOOKS)
def test_the_folder_is_accessible_in_every_state(
    open_page: Opener, product: Served, size: str, theme: str
) -> None:
    page = in_theme(open_page, product, "/praesentation", size, theme)
    expect(page.locator("#meeting-scenes")).to_contain_text("Die Mappe ist noch leer.")
    assert findings(page) == [], "empty"
    opened(
        page,
        folder(scene("Eins", notiz="Notiz", view=f"{QUERY}&stand=2025.1"), scene("Zwei", titel="Anders")),
    )
    expect(page.locator(".bl-scene")).to_have_count(2)
    assert findings(page) == [], "scenes"
    page.get_by_role("button", name="Löschen: Szene 2").click()
    assert findings(page) == [], "deleted"
    page.get_by_role("button", name="Vorführen", exact=True).click()
    shown(page)
    assert findings(page) == [], "presentation"
    page.keyboard.press("Escape")
    page.goto(CARE)
    ready(page).get_by_role("button", name="Merken").click()
    expect(page.locator(".bl-kept")).to_be_visible()
    assert findings(page) == [], "kept"
