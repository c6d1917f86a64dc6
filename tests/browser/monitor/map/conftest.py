"""The map alone in Chromium; the files beside say by `address` where it is served."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The map alone, drawn; anything that goes wrong on the page fails the test."""
    context = browser.new_context(viewport={"width": 1000, "height": 780}, reduced_motion="reduce")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(address)
    expect(page.locator("body[data-ready]")).to_be_attached()
    yield page
    context.close()
    assert [error for error in errors if "fonts/" not in error and "404" not in error] == []
