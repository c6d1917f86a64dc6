"""The strategy in Chromium: a head of department puts it into the Sitzungsmappe, by pointer and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from bench.stage import Served
from tests.browser.every_page.test_accessibility import findings, in_theme
from tests.browser.every_page.test_responsive import overflow

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]


def test_one_click_puts_every_indicator_into_the_folder(open_page: Opener) -> None:
    page = open_page("/strategie", size="1366x768")
    keep = page.locator("#strategy-keep")
    keep.click()
    expect(page.locator(".bl-kept")).to_contain_text("8 Szenen stehen jetzt in der Sitzungsmappe.")
    page.locator(".bl-kept [data-kept=close]").click()
    keep.click()
    expect(page.locator(".bl-kept")).to_contain_text("stehen schon in der Sitzungsmappe")
    page.locator(".bl-kept a").click()
    expect(page.locator(".bl-scene")).to_have_count(8)
    notes = page.locator(".bl-scene textarea").evaluate_all("(all) => all.map((one) => one.value)")
    assert notes.count("Ziel 3: Niemand verlässt die Schule ohne Abschluss.") == 2


def test_it_is_taken_back_with_one_key(open_page: Opener) -> None:
    page = open_page("/strategie", size="1366x768")
    page.locator("#strategy-keep").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".bl-kept")).to_contain_text("8 Szenen")
    page.keyboard.press("Tab")
    expect(page.locator(".bl-kept button").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#shell-live")).to_have_text("Alles ist wieder wie vorher.")
    expect(page.locator("#strategy-keep")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".bl-kept")).to_contain_text("8 Szenen")


def test_links_lead_to_aims_and_figures(open_page: Opener) -> None:
    page = open_page("/strategie", size="1366x768")
    page.locator(".bl-principle-aims a", has_text="5").click()
    assert page.url.endswith("#ziel-5")
    expect(page.locator("#ziel-5")).to_be_in_viewport()
    page.locator("#ziel-3 .bl-aim-chance button").first.click()
    expect(page.locator(".bl-pop")).to_contain_text("nicht prüfbar")
    page.keyboard.press("Escape")
    page.locator("#ziel-3 .bl-aim-what a").first.click()
    page.wait_for_url("**/?indikator=ohne_abschluss**")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_stands_in_anybody_s_way(open_page: Opener, product: Served, theme: str) -> None:
    page = in_theme(open_page, product, "/strategie", "1366x768", theme)
    assert findings(page) == []


@pytest.mark.parametrize("size", ["390x844", "1366x768", "1920x1080"])
def test_nothing_is_wider_than_the_screen(open_page: Opener, size: str) -> None:
    page = open_page("/strategie", size=size)
    assert overflow(page) <= 0


def test_paper_holds_everything_and_no_control(open_page: Opener) -> None:
    page = open_page("/strategie", size="1366x768")
    page.emulate_media(media="print")
    expect(page.locator(".bl-actions")).to_be_hidden()
    for words in (
        "Vom Leitbild zur Maßnahme",
        "Gemeinsame Warteliste der Träger",
        "Schlechter und wird schlechter",
    ):
        expect(page.get_by_text(words).first).to_be_visible()
    expect(page.locator(".bl-aim-line svg").first).to_be_visible()
