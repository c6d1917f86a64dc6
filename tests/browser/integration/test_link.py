"""The button "Link" of the page of courses copies the short link of what is shown."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.integration.test_integration import address

__all__ = ["address"]
pytestmark = pytest.mark.browser


def test_the_button_copies_the_short_link_of_what_filters_have_made(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address)
    page.locator("[name=kursart]").first.check()
    expect(page).to_have_url(re.compile("kursart="))
    shown = page.url
    button = page.locator("#integration-link")
    button.click()
    expect(button).to_have_text("Link kopiert")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "/l/" in copied and len(copied) < len(shown)
    page.goto(copied)
    assert page.url == shown
    context.close()
