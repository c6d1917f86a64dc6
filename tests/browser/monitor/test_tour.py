"""The tour of the Monitor: offered once, by keyboard, never in a link, and opened again from the list of keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.every_page.test_accessibility import findings
from tests.browser.reader import ready

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
FIRST = "localStorage.removeItem('lupe-rundgang');"
"""As on a first visit: tests begin as readers who know the Monitor."""
OFFER = ".bl-tour-offer"


def first_visit(page: Page, path: str = "/") -> Page:
    page.context.add_init_script(FIRST)
    page.goto(path)
    return ready(page)


def test_five_steps_by_keyboard_and_never_again(open_page: Opener) -> None:
    page = first_visit(open_page("/impressum", size="1366x768"))
    expect(page.locator(OFFER)).to_be_visible()
    assert findings(page) == []
    page.locator("#monitor-year").press("ArrowLeft")
    expect(page.locator("#monitor-title-year")).to_have_text("2021")
    page.get_by_role("button", name="Rundgang zeigen").press("Enter")
    for n in range(1, 6):
        card = page.get_by_role("dialog")
        expect(card).to_contain_text(f"{n} von 5")
        expect(card.get_by_role("button").first).to_be_focused()
        expect(page.locator(".bl-toured")).to_have_count(1)
        if n == 3:
            assert findings(page) == []
        page.keyboard.press("Enter")
    expect(page.locator(".bl-tour, .bl-toured")).to_have_count(0)
    assert page.evaluate("localStorage.getItem('lupe-rundgang')") == "nein"
    assert page.evaluate("document.activeElement.id") == "inhalt", "the button that began it has gone"
    page.keyboard.press("?")
    page.get_by_role("dialog", name="Tasten").get_by_role("button", name="Rundgang zeigen").click()
    expect(page.get_by_role("dialog")).to_contain_text("1 von 5")
    page.keyboard.press("Escape")
    expect(page.locator(".bl-tour")).to_have_count(0)


@pytest.mark.parametrize("path", ["/?indikator=kinderarmut", "/?gebiete=13076108"])
def test_a_link_is_never_interrupted(open_page: Opener, path: str) -> None:
    page = first_visit(open_page("/impressum"), path)
    expect(page.locator("#monitor-tour")).to_be_attached()
    expect(page.locator(".bl-tour")).to_have_count(0)


def test_later_and_never(open_page: Opener) -> None:
    page = first_visit(open_page("/impressum", size="390x844"))
    page.get_by_role("button", name="Später").click()
    expect(page.locator(OFFER)).to_have_count(0)
    assert page.evaluate("[localStorage['lupe-rundgang'], sessionStorage['lupe-rundgang']]") == [
        None,
        "später",
    ]
    page.evaluate("sessionStorage.removeItem('lupe-rundgang')")
    page.reload()
    page.get_by_role("button", name="Nicht mehr zeigen").click()
    expect(page.locator(OFFER)).to_have_count(0)
    assert page.evaluate("localStorage['lupe-rundgang']") == "nein"
