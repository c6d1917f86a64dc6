"""The map alone in Chromium; the files beside say by `address` where it is served."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect


class Opened(NamedTuple):
    page: Page
    errors: list[str]
    used: list[bool]


@pytest.fixture(scope="module")
def opened(browser: Browser, address: str) -> Iterator[Opened]:
    """One load for all tests of a file: loading takes four times as long as what most of them do."""
    context = browser.new_context(viewport={"width": 1000, "height": 780}, reduced_motion="reduce")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(address)
    expect(page.locator("body[data-ready]")).to_be_attached()
    yield Opened(page, errors, [])
    context.close()


@pytest.fixture
def page(opened: Opened) -> Iterator[Page]:
    """The map as it opens, drawn: the first test has it as it was loaded, the others built anew on the same
    page. Anything that goes wrong on the page fails the test."""
    page, errors, used = opened
    if used:
        page.mouse.move(0, 0)
        page.evaluate("lupe.again()")
    used.append(True)
    errors.clear()
    yield page
    assert [error for error in errors if "fonts/" not in error and "404" not in error] == []
