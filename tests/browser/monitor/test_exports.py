"""Taking a view away in Chromium: saving pictures, slides and tables, and the picture on the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bench.stage import Served
from tests.browser.every_page.test_accessibility import findings
from tests.browser.expected_errors import ExpectantWatch
from tests.browser.reader import CARE, PARCHIM, ready

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
STATE = f"{CARE}&jahr=2019&gebiete={PARCHIM}"
PNG = b"\x89PNG\r\n\x1a\n"


def opened(page: Page) -> Page:
    ready(page).locator("#exports-menu > summary").click()
    expect(page.get_by_role("link", name="Karte als PNG")).to_be_visible()
    return page


def saved(page: Page, name: str) -> tuple[str, bytes]:
    with page.expect_download() as download:
        page.get_by_role("link", name=name, exact=True).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_the_year_on_screen_is_in_the_files(monitor: Opener) -> None:
    """A year step asks no server; the addresses of the files follow it all the same."""
    page = monitor(STATE)
    page.evaluate("lupe.setYear(2017, 'test')")
    opened(page)
    name, picture = saved(page, "Karte als SVG")
    assert name.startswith("betreuungsquote_u3-2017-gemeinde-karte-")
    assert "Betreuungsquote unter 3 Jahren, 2017" in picture.decode()
    name, table = saved(page, "Tabelle")
    assert name.startswith("betreuungsquote_u3-2017-gemeinde-tabelle-")
    assert table[:2] == b"PK"
    assert saved(page, "Folie")[0].endswith(".pptx")


def test_the_menu_works_by_keyboard(monitor: Opener) -> None:
    page = monitor(STATE)
    menu = page.locator("#exports-menu")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Karte als PNG")).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu.locator("summary")).to_be_focused()
    expect(page.get_by_role("link", name="Karte als PNG")).to_be_hidden()


def test_a_picture_is_copied(open_page: Opener, product: Served) -> None:
    page = opened(open_page(STATE, permissions=["clipboard-read", "clipboard-write"]))
    button = page.get_by_role("button", name="Karte: Bild kopieren")
    button.click()
    expect(button).to_have_text("✓")
    kinds = page.evaluate("navigator.clipboard.read().then((items) => items[0].types)")
    assert kinds == ["image/png"]


def test_where_nothing_can_be_copied_the_picture_is_saved_and_the_reader_told(open_page: Opener) -> None:
    page = open_page(STATE)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    opened(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Rangfolge: Bild kopieren").click()
    assert Path(download.value.path()).read_bytes().startswith(PNG)
    expect(page.locator(".bl-export > p")).to_have_text(
        "Dieser Browser kann keine Bilder kopieren. Das Bild ist gespeichert."
    )


def test_a_failed_picture_is_said(open_page: Opener, watch: ExpectantWatch) -> None:
    page = opened(open_page(STATE))
    watch.expect("status of 500", "/bild/karte.png")
    page.route("**/bild/**", lambda route: route.fulfill(status=500, body="{}"))
    page.get_by_role("button", name="Karte: Bild kopieren").click()
    expect(page.locator(".bl-export > p")).to_have_text(
        "Das Bild ließ sich nicht zeichnen. Bitte noch einmal versuchen."
    )


@pytest.mark.parametrize("size", ["1920x1080", "390x844"])
def test_the_menu_is_accessible_and_inside_the_window(open_page: Opener, size: str) -> None:
    page = opened(open_page(STATE, size=size))
    assert findings(page) == []
    box = page.locator("#exports-menu > ul").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= int(size.split("x")[0])
