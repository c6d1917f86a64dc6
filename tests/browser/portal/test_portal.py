"""The portal in Chromium: searching by keyboard, on a phone, and the Monitor where the portal comes first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.stage import Served, product_environment, served
from tests.browser.every_page.test_accessibility import findings, in_theme
from tests.browser.every_page.test_responsive import overflow
from tests.browser.reader import PARCHIM

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
FIELD, OPTION = "#portal-find-input", "#portal-find-list [data-index]"


def test_somebody_searches_by_keyboard(open_page: Opener) -> None:
    page = open_page("/portal", size="1366x768")
    page.wait_for_selector("#portal-search.is-combobox")
    page.keyboard.press("/")
    field = page.locator(FIELD)
    expect(field).to_be_focused()
    expect(page.locator("#portal-find-list")).to_be_hidden()
    field.press_sequentially("Parchim")
    expect(page.locator(f"{OPTION}.is-active")).to_have_count(1)
    expect(field).to_have_attribute("aria-activedescendant", "portal-find-option-0")
    expect(page.locator(f"{OPTION}.is-active kbd")).to_be_visible()
    field.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", "portal-find-option-1")
    field.press("Escape")
    expect(page.locator("#portal-find-list")).to_be_hidden()
    expect(field).to_have_value("Parchim")
    field.press("Enter")
    page.wait_for_url("**/portal?suche=Parchim")
    expect(page.locator("#portal-found")).to_contain_text("Treffer für „Parchim“")
    expect(page.locator(FIELD)).to_have_value("Parchim")


def test_a_hit_opens_and_the_field_is_emptied(open_page: Opener) -> None:
    page = open_page("/portal", size="390x844")
    field = page.locator(FIELD)
    page.wait_for_selector("#portal-search.is-combobox")
    field.press_sequentially("Parchim")
    expect(page.locator(OPTION).first).to_be_visible()
    assert overflow(page) <= 0
    page.get_by_role("button", name="Eingabe löschen").click()
    expect(field).to_have_value("")
    expect(page.locator("#portal-find-list")).to_be_hidden()
    expect(field).to_be_focused()
    field.press_sequentially("Parchim")
    page.locator(f"{OPTION}:has(.bl-icon-pin)").filter(has_text="Parchim").first.click()
    page.wait_for_url(re.compile(PARCHIM))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_stands_in_anybody_s_way(open_page: Opener, product: Served, theme: str) -> None:
    page = in_theme(open_page, product, "/portal", "1366x768", theme)
    assert findings(page) == []
    page.locator(FIELD).press_sequentially("Kita")
    expect(page.locator(OPTION).first).to_be_visible()
    assert findings(page, "#portal-search") == []
    page.goto("/leichte-sprache")
    assert findings(page) == []


@pytest.fixture(scope="module")
def portal_first(database_folder: Path) -> Iterator[Served]:
    environment = {**product_environment(database_folder), "START": "portal"}
    with served(["app.py"], environment, database_folder / "portal.log") as app:
        yield app


def test_the_monitor_keeps_its_address_where_the_portal_comes_first(
    browser: Browser, portal_first: Served
) -> None:
    context = browser.new_context(base_url=portal_first.url, viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto("/")
    page.get_by_role("link", name="Monitor", exact=True).first.click()
    page.wait_for_url("**/monitor")
    page.wait_for_selector("#monitor-series .bl-lines path", state="attached")
    page.locator("#monitor-year").focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(re.compile(r"/monitor\?.*jahr=\d{4}"))
    at = page.url
    page.reload()
    page.wait_for_selector("#monitor-series .bl-lines path", state="attached")
    assert page.url == at
    page.locator(".bl-brand").click()
    page.wait_for_url("**/portal**")
    context.close()
