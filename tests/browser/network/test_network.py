"""The network in Chromium: read by keyboard, found by an organisation, clean in both themes and on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from bench.stage import Served
from tests.browser.every_page.test_accessibility import findings, in_theme
from tests.browser.every_page.test_responsive import overflow

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]


def test_the_graph_is_read_with_arrow_keys(open_page: Opener) -> None:
    page = open_page("/netzwerk", size="1366x768")
    boxes = page.locator(".bl-network-node")
    expect(boxes.first).to_have_attribute("tabindex", "0")
    assert page.locator('.bl-network-node[tabindex="0"]').count() == 1, "one stop for Tab"
    boxes.first.focus()
    # itself, five members and the body below it
    expect(page.locator(".bl-network-node.is-near")).to_have_count(7)
    expect(page.locator(".bl-network-line.is-near")).to_have_count(6)
    page.keyboard.press("ArrowDown")
    expect(page.locator('[data-node="gremium-steuerungsgremium"]')).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".bl-network-node.is-organisation:focus")).to_have_count(1)
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".bl-network-node.is-gremium:focus")).to_have_count(1)
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(page.locator(".bl-network-body:target")).to_be_in_viewport()


def test_what_the_pointer_shows_stands_out(open_page: Opener) -> None:
    page = open_page("/netzwerk", size="1366x768")
    page.locator('[data-node="organisation-volkshochschule"]').hover()
    expect(page.locator(".bl-network-line.is-near")).to_have_count(3)
    page.locator("h1").hover()
    expect(page.locator(".bl-network-line.is-near")).to_have_count(0)


def test_an_organisation_is_found_and_a_conference_opened(open_page: Opener) -> None:
    page = open_page("/netzwerk", size="1366x768")
    page.locator("#network-search").fill("Jobcenter")
    page.keyboard.press("Enter")
    expect(page.locator(".bl-network-found")).to_contain_text("3")
    expect(page.locator(".bl-network-body")).to_have_count(3)
    page.get_by_role("link", name="Alle zeigen").click()
    page.get_by_role("link", name="Programm und Anmeldung: Bildungskonferenz 2027").click()
    expect(page.locator("h1")).to_contain_text("Bildungskonferenz 2027")
    expect(page.locator('a[href^="mailto:anmeldung@example.org"]')).to_be_visible()
    assert findings(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_stands_in_anybody_s_way(open_page: Opener, product: Served, theme: str) -> None:
    page = in_theme(open_page, product, "/netzwerk", "1366x768", theme)
    assert findings(page) == []


NAMES_INSIDE = """() => [...document.querySelectorAll(".bl-network-node")].every((one) => {
  const box = one.querySelector("rect").getBoundingClientRect();
  return [...one.querySelectorAll("text")].every((text) => text.getBoundingClientRect().right <= box.right);
})"""


@pytest.mark.parametrize("size", ["390x844", "1920x1080"])
def test_nothing_is_wider_than_the_screen(open_page: Opener, size: str) -> None:
    page = open_page("/netzwerk", size=size)
    assert overflow(page) <= 0
    assert page.evaluate(NAMES_INSIDE), "every name has room in its box"
