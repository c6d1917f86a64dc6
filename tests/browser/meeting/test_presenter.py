"""The window of whoever presents: it steers the presentation, and the audience sees nothing of it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.every_page.test_accessibility import findings
from tests.browser.meeting.kept_folder import folder, kept_by, opened, scene, shown

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
THREE = (
    scene("Eins", notiz="Warum?"),
    scene("Zwei", view="indikator=betreuungsquote_u3&jahr=2014"),
    scene("Drei", view="indikator=kinderarmut&jahr=2022"),
)


def test_the_window_steers_the_presentation_and_ends_with_it(open_page: Opener) -> None:
    page = opened(open_page("/impressum", size="1366x768"), folder(*THREE))
    page.get_by_role("button", name="Vorführen", exact=True).click()
    shown(page)
    with page.context.expect_page() as opening:
        page.keyboard.press("n")
    window = opening.value
    now = window.get_by_role("region", name="Auf der Bühne")
    expect(now.get_by_role("heading")).to_have_text("Auf der Bühne 1 von 3 · Eins")
    expect(window.get_by_role("region", name="Notiz", exact=True)).to_contain_text("Warum?")
    following = window.get_by_role("region", name="Danach")
    expect(following).to_contain_text("2 · Zwei")
    expect(following.locator(".bl-presenter-sentence")).to_contain_text("Betreuung")  # computed by the server
    expect(window.locator(".btn-primary")).to_have_count(1)
    assert window.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert page.get_by_text("Warum?").locator("visible=true").count() == 0, "the audience sees no note"
    assert findings(window) == []

    window.locator(".btn-primary").get_by_text("Weiter").click()
    expect(now.get_by_role("heading")).to_have_text("Auf der Bühne 2 von 3 · Zwei")
    expect(shown(page).locator("#stage-year")).to_have_text("2014")
    window.keyboard.press("ArrowDown")
    expect(window.locator("output")).to_have_text("2013")
    expect(now.get_by_role("img")).to_have_attribute("src", re.compile("jahr=2013"))
    window.keyboard.press("b")
    expect(page.locator(".bl-black")).to_be_visible()
    expect(window.get_by_role("button", name="Schwarz")).to_have_attribute("aria-pressed", "true")
    window.keyboard.press("b")
    window.keyboard.press("3")
    expect(now.get_by_role("heading")).to_have_text("Auf der Bühne 3 von 3 · Drei")
    expect(following).to_have_text("Das ist die letzte Szene.")
    window.keyboard.press("g")
    window.keyboard.press("Shift+Tab")
    window.keyboard.press("Enter")
    expect(now.get_by_role("heading")).to_have_text("Auf der Bühne 2 von 3 · Zwei")

    window.get_by_role("button", name="ändern").click()
    window.keyboard.type("Neu: b 3 n")  # letters and digits are text while somebody writes
    window.get_by_role("button", name="fertig").click()
    expect(window.get_by_role("region", name="Notiz", exact=True)).to_contain_text("Neu: b 3 n")
    assert kept_by(page)["szenen"][1]["notiz"] == "Neu: b 3 n"
    expect(now.get_by_role("heading")).to_have_text("Auf der Bühne 2 von 3 · Zwei")

    with window.expect_event("close"):
        page.keyboard.press("Escape")
    expect(page.locator("#presentation")).to_have_count(0)
    expect(page.get_by_label("Notiz").nth(1)).to_have_value("Neu: b 3 n")


def test_a_browser_that_opens_no_window_is_told_of_in_a_sentence(open_page: Opener) -> None:
    page = open_page("/impressum")
    page.context.add_init_script("window.open = () => null")
    opened(page, folder(*THREE))
    page.get_by_role("button", name="Vorführen", exact=True).click()
    shown(page)
    page.keyboard.press("n")
    expect(page.get_by_role("alert")).to_contain_text(
        "nicht geöffnet. Bitte erlauben Sie dieser Seite Pop-up-Fenster"
    )
    page.keyboard.press("ArrowRight")
    expect(shown(page).locator("#stage-year")).to_have_text("2014")
