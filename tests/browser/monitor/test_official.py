"""The switch that leaves example data out, in Chromium: it is kept from page to page, and can be turned off
on each."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.every_page.test_accessibility import findings
from tests.browser.reader import ready

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
ONLY = "nur amtliche Zahlen"
KEPT, DROPPED = re.compile("herkunft=amtlich"), re.compile("^(?!.*herkunft)")


def test_one_switch_leaves_examples_out_on_every_page(open_page: Opener) -> None:
    page = ready(open_page())
    page.get_by_label(ONLY).check()
    expect(page).to_have_url(KEPT)
    expect(page.locator("#monitor-official-note")).to_contain_text("haben hier keine amtlichen Zahlen")
    expect(page.locator("#monitor-subtitle")).to_contain_text(ONLY)
    assert findings(page) == []

    page.locator(".bl-nav").get_by_role("link", name="Vergleich").click()
    page.wait_for_url("**/vergleich?**")
    expect(page).to_have_url(KEPT)
    switch = page.get_by_role("switch", name=ONLY)
    expect(switch).to_be_checked()
    switch.uncheck()
    expect(page).to_have_url(DROPPED)
    switch.check()
    expect(page).to_have_url(KEPT)

    page.locator(".bl-nav").get_by_role("link", name="Gemeinden").click()
    page.wait_for_url("**/gemeinde?**")
    expect(page).to_have_url(KEPT)
    page.get_by_role("link", name="Parchim", exact=True).click()
    expect(page.locator(".bl-profile-row").first).to_be_visible()
    expect(page.locator(".bl-profile-example")).to_have_count(0)
    expect(page.locator("#profile-kitas")).to_contain_text("keine amtlichen Zahlen")
    assert findings(page) == []
    page.get_by_role("link", name="alle Zahlen").click()
    expect(page).to_have_url(DROPPED)
    expect(page.locator(".bl-profile-row .bl-profile-example").first).to_be_visible()


def test_a_new_indicator_list_comes_with_the_switch(open_page: Opener) -> None:
    page = ready(open_page())
    picker = page.locator("#monitor-indicator-input")
    picker.click()
    page.keyboard.press("Control+A")
    page.keyboard.type("Betreuungsquote")
    expect(page.locator("#monitor-indicator-list [role=option]").first).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_label(ONLY).check()
    expect(page).to_have_url(KEPT)
    picker.click()
    page.keyboard.press("Control+A")
    page.keyboard.type("Betreuungsquote")
    expect(page.locator("#monitor-indicator-list [role=option][data-index]")).to_have_count(0)
