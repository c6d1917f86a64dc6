"""The education report in Chromium: somebody reads a chapter, asks a number where it comes from, and opens a figure
in the Monitor as it was then."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from bench.stage import Served
from tests.browser.every_page.test_accessibility import findings, in_theme
from tests.browser.every_page.test_responsive import overflow

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
EARLY = "/bericht/2026?kapitel=fruehkindliche-bildung"


def test_a_reader_goes_from_the_list_to_a_figure_in_the_monitor(open_page: Opener) -> None:
    page = open_page("/bericht", size="1366x768")
    page.get_by_role("link", name="Bildungsbericht 2026").click()
    expect(page.locator("h1")).to_have_text("Bildungsbericht 2026")
    page.locator(".bl-report-contents").get_by_role("link", name="Frühkindliche Bildung").click()
    expect(page.locator("h1")).to_contain_text("Frühkindliche Bildung")
    expect(page.locator(".bl-report-contents [aria-current=page]")).to_contain_text("Frühkindliche Bildung")

    # A number says where it comes from, by keys alone; Escape puts the box away.
    number = page.locator(".bl-report-prose .bl-val-link").first
    number.focus()
    tip = page.locator(".bl-report-prose .bl-val-tip").first
    expect(tip).to_be_visible()
    expect(tip).to_contain_text("Betreuungsquote unter 3 Jahren")
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()

    figure = page.locator(".bl-report-figure").first
    figure.locator(".bl-report-table summary").focus()
    page.keyboard.press("Enter")
    expect(figure.locator("tbody").first).to_contain_text("Ludwigslust")
    figure.locator(".bl-report-open").click()
    expect(page.locator("#monitor-title")).to_contain_text("Betreuungsquote unter 3 Jahren")
    assert "stand=" in page.url and "gebiete=13076050,13076090" in page.url


@pytest.mark.parametrize(
    ("size", "theme"), [("1366x768", "light"), ("1366x768", "dark"), ("390x844", "dark")]
)
def test_a_chapter_is_accessible_and_fits(open_page: Opener, product: Served, size: str, theme: str) -> None:
    page = in_theme(open_page, product, EARLY, size, theme)
    expect(page.locator(".bl-report-fold")).to_have_class("bl-report-fold is-folded")
    assert findings(page) == []
    assert overflow(page) == 0
    for path in ("/bericht", "/bericht/2026", "/bericht/2026?kapitel=anhang"):
        page.goto(path)
        assert findings(page) == [], path
        assert overflow(page) == 0, path
