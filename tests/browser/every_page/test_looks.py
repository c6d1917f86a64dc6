"""Brightness and contrast as the reader's system and the reader choose them: dark, print colours, forced
colours."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import CARE, PARCHIM, ready
from tests.browser.waiting import becomes

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
CLASS_COLOUR = "() => getComputedStyle(document.querySelector('#monitor-legend .k0 i')).backgroundColor"


def test_a_page_follows_the_system_until_the_reader_chooses(open_page: Opener) -> None:
    page = open_page("/woerter", theme="dark")
    html = page.locator("html")
    expect(html).to_have_attribute("data-bs-theme", "dark")
    page.emulate_media(color_scheme="light")
    expect(html).to_have_attribute("data-bs-theme", "light")
    switch = page.get_by_role("group", name="Helligkeit").first
    switch.get_by_role("button", name="dunkel").click()
    page.reload()
    expect(html).to_have_attribute("data-bs-theme", "dark")
    page.get_by_role("group", name="Helligkeit").first.get_by_role("button", name="System").click()
    expect(html).to_have_attribute("data-bs-theme", "light")
    page.reload()
    expect(page.get_by_role("button", name="System").first).to_have_attribute("aria-pressed", "true")


def test_in_the_dark_the_legend_says_which_end_is_high_and_may_be_as_in_print(open_page: Opener) -> None:
    page = ready(open_page(CARE))
    light = page.evaluate(CLASS_COLOUR)
    expect(page.get_by_text("hell heißt mehr")).to_be_hidden()
    page.emulate_media(color_scheme="dark")
    expect(page.get_by_text("hell heißt mehr")).to_be_visible()
    page.wait_for_function(f"(light) => ({CLASS_COLOUR})() !== light", arg=light)
    page.get_by_role("button", name="Farben wie im Druck").click()
    for _ in range(2):
        expect(page.get_by_text("dunkel heißt mehr")).to_be_visible()
        becomes(page, lambda: page.evaluate(CLASS_COLOUR), light)
        expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
        ready(page).reload()
        ready(page)


FORCED = """() => {
  const style = (selector, name) => getComputedStyle(document.querySelector(selector))[name];
  const classes = [...document.querySelectorAll("#monitor-legend .bl-class i")];
  const pressed = document.querySelector(".bl-seg [aria-pressed=true]");
  const other = document.querySelector(".bl-seg [aria-pressed=false]");
  return {
    classes: new Set(classes.map((one) => getComputedStyle(one).backgroundColor)).size === classes.length,
    pressed: getComputedStyle(pressed).backgroundColor !== getComputedStyle(other).backgroundColor,
    icon: style("#monitor-link .bl-icon", "backgroundColor") !== style("#monitor-link", "backgroundColor"),
    selected: style(".bl-area.selected, .bl-outlines path, .bl-pills rect", "fill") !== "",
  };
}"""


def test_in_forced_colours_classes_choices_icons_and_the_focus_can_be_told(open_page: Opener) -> None:
    page = ready(open_page(f"{CARE}&gebiete={PARCHIM}", size="1366x768", forced_colors="active"))
    becomes(page, lambda: [name for name, told in page.evaluate(FORCED).items() if not told], [])
    for _ in range(6):
        page.keyboard.press("Tab")
        outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid", page.evaluate("() => document.activeElement.outerHTML")
    signs = page.evaluate(
        "() => [...document.querySelectorAll('.bl-stats .bl-sign')].map((one) => getComputedStyle(one).background)"
    )
    assert len(signs) == len(set(signs)) > 1


def test_in_forced_colours_the_hit_that_enter_takes_can_be_told(open_page: Opener) -> None:
    page = open_page("/auffaellig", size="1366x768", forced_colors="active")
    page.locator("#shell-find-input").click()
    page.keyboard.type("wie viele Kinder sind arm")
    first = page.locator("#shell-find-list [role=option].is-active")
    expect(first).to_be_visible()
    assert first.evaluate("(one) => getComputedStyle(one).outlineStyle") == "solid"
