"""The window of whoever presents: it steers the presentation, and the audience sees nothing of it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.every_page.test_accessibility import findings
from tests.browser.meeting.kept_folder import folder, kept_by, opened, scene, shown
from tests.browser.waiting import ORIGIN, becomes

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
MEETING = """() => {
  const parts = [...document.querySelectorAll(".bl-hints > span")].map((one) => one.getBoundingClientRect());
  const { left, right } = document.querySelector(".bl-hints").getBoundingClientRect();
  return parts.flatMap((one, at) => {
    const next = parts[at + 1]?.left ?? right;
    return one.left < left || one.right > next + 0.5 ? [`${at}: ${one.right} > ${next}`] : [];
  });
}"""
"""Parts of the strip that meet the next one or its end."""
THREE = (
    scene("Eins", notiz="Warum?"),
    scene("Zwei", view="indikator=betreuungsquote_u3&jahr=2014"),
    scene("Drei", view="indikator=kinderarmut&jahr=2022"),
)


def test_the_window_steers_the_presentation_and_ends_with_it(open_page: Opener) -> None:
    page = opened(open_page(ORIGIN, size="1366x768"), folder(*THREE))
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
    expect(page.get_by_text("Warum?").locator("visible=true")).to_have_count(0)  # the audience sees no note
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

    keys = window.locator(".bl-presenter-keys kbd").all_inner_texts()
    told = {
        "←",
        "→",
        "↑",
        "↓",
        "P",
        "O",
        "I",
        "Eingabe",
        "1–9",
        "Pos1",
        "Ende",
        "G",
        "B",
        "N",
        "E",
        "F",
        "Esc",
    }
    assert set(keys) == told
    window.locator("body").press("o")
    expect(shown(page).locator("#stage-tip")).to_be_visible()
    window.keyboard.press("e")
    expect(window.get_by_text("ändern Sie im Fenster der Bühne")).to_be_visible()
    expect(shown(page).locator("[contenteditable]")).to_have_count(0)

    window.get_by_role("button", name="ändern").click()
    window.keyboard.type("Neu: b 3 n")  # letters and digits are text while somebody writes
    window.get_by_role("button", name="fertig").click()
    expect(window.get_by_role("region", name="Notiz", exact=True)).to_contain_text("Neu: b 3 n")
    becomes(page, lambda: kept_by(page)["szenen"][1]["notiz"], "Neu: b 3 n")
    expect(now.get_by_role("heading")).to_have_text("Auf der Bühne 2 von 3 · Zwei")

    with window.expect_event("close"):
        page.keyboard.press("Escape")
    expect(page.locator("#presentation")).to_have_count(0)
    expect(page.get_by_label("Notiz").nth(1)).to_have_value("Neu: b 3 n")


def test_the_window_opens_from_the_strip_and_the_audience_sees_no_note(open_page: Opener) -> None:
    page = opened(open_page(ORIGIN, size="1366x768"), folder(*THREE))
    page.get_by_role("button", name="Vorführen", exact=True).click()
    shown(page)
    page.mouse.move(300, 300)
    page.mouse.move(330, 320)
    expect(page.locator(".bl-hints")).to_be_visible()
    assert page.evaluate(MEETING) == []
    with page.context.expect_page() as opening:
        page.locator(".bl-hints").get_by_role("button", name="Fenster für Vortragende öffnen").click()
    expect(opening.value.get_by_role("region", name="Notiz", exact=True)).to_contain_text("Warum?")
    assert "Warum?" not in page.locator("#presentation").inner_text()
    assert [one.locator("body").get_by_text("Warum?").count() for one in page.frames[1:]] == [0, 0]


def test_full_screen_that_the_other_window_ends_comes_back_by_a_click_or_a_key(open_page: Opener) -> None:
    """Some browsers leave full screen when a window opens: here the test does what they do."""
    page = opened(open_page(ORIGIN, size="1366x768", bypass_csp=True), folder(*THREE))
    page.get_by_role("button", name="Vorführen", exact=True).click()
    shown(page)
    page.wait_for_function("document.fullscreenElement !== null")
    with page.context.expect_page() as opening:
        page.keyboard.press("n")
    window = opening.value
    expect(window.get_by_role("region", name="Auf der Bühne")).to_be_visible()
    page.evaluate("document.fullscreenElement && document.exitFullscreen()")
    page.wait_for_function("document.fullscreenElement === null")
    told = page.get_by_role("status").filter(has_text="Vollbild")
    expect(told).to_be_visible()
    expect(window.get_by_text("Die Bühne ist nicht mehr im Vollbild")).to_be_visible()
    expect(page.locator("#presentation")).to_have_count(1)
    address = page.frames[1].url
    page.bring_to_front()
    page.mouse.click(900, 400)
    page.wait_for_function("document.fullscreenElement !== null")
    expect(told).to_have_count(0)
    expect(window.get_by_text("Die Bühne ist nicht mehr im Vollbild")).to_have_count(0)
    assert page.frames[1].url == address, "the click that brings it back selects nothing"
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement === null")
    expect(page.locator("#presentation")).to_have_count(1)
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement !== null")
    page.evaluate("document.exitFullscreen()")  # as Escape does in full screen
    expect(page.locator("#presentation")).to_have_count(0)


def test_a_browser_that_opens_no_window_is_told_of_in_a_sentence(open_page: Opener) -> None:
    page = open_page(ORIGIN)
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
