"""The browser's memory: unreadable, full, blocked, or written by two windows, it loses no scene."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.meeting.kept_folder import folder, kept_by, names, opened, saved, scene
from tests.browser.reader import CARE, ready
from tests.browser.waiting import ORIGIN, becomes

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
FULL = """const setItem = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  if (this === window.localStorage) throw new DOMException("voll", "QuotaExceededError");
  setItem.call(this, key, value);
};"""
BLOCKED = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("gesperrt", "SecurityError"); } });"""


def again(page: Page, number: int) -> None:
    """Keeps the view once more, which has to be asked for."""
    page.get_by_role("button", name="Merken").click()
    page.get_by_role("button", name="Noch einmal merken").click()
    expect(page.locator(".bl-kept")).to_contain_text(f"ist Szene {number}.")


def test_what_the_browser_cannot_read_is_never_lost(open_page: Opener) -> None:
    page = opened(open_page(ORIGIN, bypass_csp=True), '{"format": "kaputt')
    expect(page.locator("#meeting-told")).to_contain_text("ist nicht lesbar: Das ist keine Sitzungsmappe.")
    with page.expect_download() as download:
        page.get_by_role("button", name="Als Datei sichern").click()
    assert download.value.path().read_text("utf-8") == '{"format": "kaputt'
    page.goto(CARE)
    ready(page).get_by_role("button", name="Merken").click()
    expect(page.locator(".bl-kept")).to_contain_text("ist nicht lesbar")
    assert page.evaluate("localStorage.getItem('lupe-mappe')") == '{"format": "kaputt'


def test_a_full_memory_of_the_browser_loses_no_scene(open_page: Opener) -> None:
    page = open_page(ORIGIN, bypass_csp=True)
    page.context.add_init_script(FULL)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    for count, year in enumerate((2024, 2014), start=1):
        page.goto(f"{CARE}&jahr={year}")
        ready(page).get_by_role("button", name="Merken").click()
        expect(page.locator(".bl-kept")).to_contain_text(f"ist Szene {count}.")
        expect(page.locator(".bl-kept")).to_contain_text("hat die Mappe nicht aufbewahrt")
    only = saved(page, page.locator(".bl-kept").get_by_role("button", name="Datei speichern"))
    assert [one["name"][-4:] for one in only["szenen"]] == ["2024", "2014"]
    asked.clear()
    page.locator(".bl-kept").wait_for(state="hidden")
    page.get_by_role("button", name="Merken").click()
    page.get_by_role("button", name="Noch einmal merken").click()
    page.locator(".bl-kept").get_by_role("button", name="Rückgängig").click()
    page.get_by_role("navigation").get_by_role("link", name="Sitzungsmappe").click()
    expect(page.locator(".bl-scene")).to_have_count(2)
    assert asked == [], "our other pages find the folder in this window"
    expect(page.locator("#meeting-told")).to_contain_text("hat die Mappe nicht aufbewahrt")
    page.get_by_label("Notiz").first.fill("Wichtig")
    page.get_by_role("button", name="Duplizieren: Szene 1").click()
    expect(page.locator("#meeting-told")).to_contain_text("hat die Mappe nicht aufbewahrt")
    again = saved(page, page.locator("#meeting-told").get_by_role("button", name="Datei speichern"))
    assert [one["notiz"] for one in again["szenen"]] == ["Wichtig", "Wichtig", ""]
    assert page.evaluate("localStorage.getItem('lupe-mappe')") is None


def test_a_blocked_memory_of_the_browser_loses_no_scene_of_the_page(open_page: Opener) -> None:
    page = open_page(ORIGIN, bypass_csp=True)
    page.context.add_init_script(BLOCKED)
    page.goto(CARE)
    ready(page)
    page.get_by_role("button", name="Merken").click()
    expect(page.locator(".bl-kept")).to_contain_text("ist Szene 1.")
    again(page, 2)
    leaving = []
    page.on("dialog", lambda dialog: (leaving.append(dialog.type), dialog.accept()))
    assert (
        len(saved(page, page.locator(".bl-kept").get_by_role("button", name="Datei speichern"))["szenen"])
        == 2
    )
    again(page, 3)
    page.goto("/impressum")
    assert leaving == ["beforeunload"], "the third scene was in no file"


def test_two_windows_never_overwrite_each_other(open_page: Opener) -> None:
    page = opened(open_page(ORIGIN, bypass_csp=True), folder(scene("Eins"), scene("Zwei")))
    # what the other window writes is not taken over during a presentation
    page.evaluate("lupe.presentation.on = true")
    other = page.context.new_page()
    other.goto(CARE)
    ready(other).get_by_role("button", name="Merken").click()
    expect(other.locator(".bl-kept")).to_contain_text("ist Szene 3.")
    becomes(page, lambda: names(page), ["Eins", "Zwei"])
    page.get_by_label("Notiz").first.fill("hier geschrieben")
    expect(page.locator("#meeting-told")).to_contain_text(
        "Ein anderes Fenster hat die Mappe inzwischen geändert"
    )
    becomes(page, lambda: len(kept_by(page)["szenen"]), 3)
    both = kept_by(page)["szenen"]
    assert [one["name"] for one in both][:2] == ["Eins", "Zwei"] and len(both) == 3
    assert both[0]["notiz"] == "hier geschrieben"
    expect(page.locator(".bl-scene")).to_have_count(3)
    page.evaluate("lupe.presentation.on = false")
    other.goto("/praesentation")
    other.get_by_label("Notiz").nth(1).fill("dort geschrieben")
    expect(page.get_by_label("Notiz").nth(1)).to_have_value("dort geschrieben")


def test_two_full_folders_of_two_windows_are_both_kept(open_page: Opener) -> None:
    page = opened(open_page(ORIGIN, bypass_csp=True), folder(*[scene(f"S{at}") for at in range(39)]))
    page.evaluate("lupe.presentation.on = true")
    other = page.context.new_page()
    other.goto(CARE)
    ready(other).get_by_role("button", name="Merken").click()
    expect(other.locator(".bl-kept")).to_contain_text("ist Szene 40.")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Duplizieren: Szene 1", exact=True).click()
    expect(page.locator("#meeting-told")).to_contain_text("zusammen sind es mehr als 40 Szenen")
    mine = saved(page, page.locator("#meeting-told").get_by_role("button", name="Datei speichern"))
    assert [one["name"] for one in mine["szenen"]][:3] == ["S0", "S0", "S1"]
    assert kept_by(page)["szenen"][39]["name"].startswith("Betreuungsquote")
