"""A folder as a browser keeps it, for tests: made, opened, read and presented."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.waiting import ORIGIN

QUERY = "indikator=betreuungsquote_u3&jahr=2020"


def scene(name: str = "Betreuung", view: str = QUERY, **more: Any) -> dict[str, Any]:
    return {"ansicht": view, "name": name, "titel": name, "notiz": "", "neu": False, **more}


def folder(*scenes: dict[str, Any]) -> str:
    return json.dumps({"format": "bildungslupe-mappe", "fassung": 1, "name": "Ausschuss", "szenen": scenes})


def opened(page: Page, kept: str) -> Page:
    """The page of a folder that the browser kept before."""
    if not page.url.endswith(ORIGIN):
        page.goto(ORIGIN)
    page.evaluate("text => localStorage.setItem('lupe-mappe', text)", kept)
    page.goto("/praesentation")
    expect(page.locator("#meeting-actions")).to_be_visible()
    return page


def names(page: Page) -> list[str]:
    found: list[str] = page.locator("[data-scene=name]").evaluate_all("all => all.map((one) => one.value)")
    return found


def kept_by(page: Page) -> dict[str, Any]:
    """What the browser keeps."""
    found: dict[str, Any] = json.loads(page.evaluate("localStorage.getItem('lupe-mappe')"))
    return found


def saved(page: Page, button: Any) -> dict[str, Any]:
    """The folder that the page offers as a file."""
    with page.expect_download() as download:
        button.click()
    found: dict[str, Any] = json.loads(download.value.path().read_text("utf-8"))
    return found


def shown(page: Page) -> FrameLocator:
    """The stage of the scene that is being presented."""
    expect(page.locator(".bl-curtain")).to_be_hidden()
    return page.frame_locator(".bl-show iframe.is-front")
