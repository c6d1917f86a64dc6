"""The window of whoever presents and the strip below a stage, in the dark, in forced colours and without motion."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.every_page.test_accessibility import findings
from tests.browser.every_page.test_every_page_adapts import INDISTINCT, MOVING
from tests.browser.meeting.kept_folder import folder, opened, scene, shown

pytestmark = pytest.mark.browser
FOCUSED = "() => [document.activeElement.tagName, getComputedStyle(document.activeElement).outlineStyle]"
STOPS = 6
"""Steps with Tab: the window's first buttons."""


def presented(open_page: Callable[..., Page], theme: str = "light") -> tuple[Page, Page]:
    """The page that presents a folder of two scenes, and the presenter's window."""
    page = open_page("/impressum", size="1366x768", theme=theme, bypass_csp=True)
    opened(page, folder(scene("A"), scene("B")))
    page.get_by_role("button", name="Vorführen", exact=True).click()
    shown(page)
    with page.context.expect_page() as opening:
        page.keyboard.press("n")
    window = opening.value
    expect(window.get_by_role("region", name="Auf der Bühne").get_by_role("heading")).to_contain_text(
        "1 von 2"
    )
    return page, window


def test_the_window_is_accessible_in_the_dark_and_in_forced_colours(open_page: Callable[..., Page]) -> None:
    _, window = presented(open_page, "dark")
    expect(window.locator("html")).to_have_attribute("data-bs-theme", "dark")
    assert findings(window) == []
    window.emulate_media(color_scheme="dark", forced_colors="active", reduced_motion="reduce")
    window.wait_for_function("matchMedia('(forced-colors: active)').matches")
    assert window.evaluate(INDISTINCT) == []
    seen = 0
    for _ in range(STOPS):
        window.keyboard.press("Tab")
        tag, outline = window.evaluate(FOCUSED)
        assert tag == "BODY" or outline == "solid", window.evaluate("document.activeElement.outerHTML")
        seen += tag == "BUTTON"
    assert seen, "buttons are reached by keyboard"
    window.wait_for_function(f"({MOVING})().length === 0")


def test_the_strip_below_the_stage_adapts_too(open_page: Callable[..., Page]) -> None:
    page, _ = presented(open_page)
    page.bring_to_front()
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    page.mouse.move(400, 300)
    page.mouse.move(420, 320)
    expect(page.locator(".bl-hints")).to_be_visible()
    assert page.evaluate(INDISTINCT) == []
    page.keyboard.press("ArrowRight")
    expect(page.locator(".bl-show-dots")).to_have_attribute("aria-label", "Szene 2 von 2")
    page.wait_for_function(f"({MOVING})().length === 0")
