"""The page that many tests share shows an address as a page does that was loaded with it, whatever was done before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import CARE, PARCHIM, click, open_view, picture, ready
from tests.browser.waiting import becomes

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
ELSEWHERE = "/?indikator=kinderarmut&ebene=amt"
LEAVING: dict[str, Callable[[Page], object]] = {
    "an open dialog": lambda page: page.locator("#monitor-definition-open").click(),
    "a zoomed map": lambda page: page.evaluate("lupe.map.view.zoomBy(2)"),
    "another language": lambda page: page.evaluate("document.documentElement.lang = 'en'"),
}


def test_it_shows_what_a_loaded_page_shows(open_page: Opener, monitor: Opener) -> None:
    page = monitor(f"{CARE}&jahr=2019&gebiete={PARCHIM}&farben=heide", theme="dark", size="1366x768")
    open_view(page, "Tabelle")
    click(page, "13076060", add=True)
    page.locator("#monitor-legend .bl-class").last.click()
    again = monitor(ELSEWHERE)
    assert again is page
    loaded = picture(ready(open_page(ELSEWHERE)))
    becomes(page, lambda: picture(page), loaded)
    assert page.evaluate("[lupe.state.group, lupe.state.hover, lupe.state.selection.length]") == [
        None,
        None,
        0,
    ]
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "light")


def test_a_page_on_which_something_was_left_is_not_used_again(monitor: Opener) -> None:
    page = monitor(CARE)
    for what, leave in LEAVING.items():
        leave(page)
        after = monitor(CARE)
        assert after is not page, what
        page = after
