"""The page "Was auffällt", its story and its search in Chromium, and the finding above the Monitor's map."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from bench.stage import Served
from tests.browser.every_page.test_accessibility import findings, in_theme
from tests.browser.reader import offered, ready
from tests.browser.waiting import at_rest

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]


@pytest.mark.parametrize(("size", "theme"), [("1366x768", "light"), ("390x844", "dark")])
def test_it_is_accessible_and_fits_its_window(visit: Opener, product: Served, size: str, theme: str) -> None:
    page = in_theme(visit, product, "/auffaellig", size, theme)
    expect(page.locator(".bl-highlight")).to_have_count(6)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert findings(page) == []
    page.locator("#highlights-find-input").fill("Kita Lübz")
    expect(page.locator("#highlights-find-list .bl-group").first).to_have_text("Einrichtungen")
    assert findings(page) == [], "search"


@pytest.mark.parametrize(("theme", "light"), [("light", "ja"), ("dark", "nein")])
def test_the_story_shows_its_scenes_as_light_as_the_page(visit: Opener, theme: str, light: str) -> None:
    page = visit("/auffaellig", size="1366x768", theme=theme)
    pictures = page.locator(".bl-story img")
    expect(pictures).to_have_count(5)
    pictures.last.scroll_into_view_if_needed()
    page.wait_for_function(
        """(light) => [...document.querySelectorAll(".bl-story img")].every(
          (one) => one.complete && one.naturalWidth > 0 && one.src.endsWith(`hell=${light}`))""",
        arg=light,
    )


def test_the_search_is_reached_with_a_stroke_and_the_story_keeps_no_folder(visit: Opener) -> None:
    page = visit("/auffaellig")
    page.locator("#highlights-story").click()
    expect(page.locator("#presentation")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('mappe')).length") == 0
    page.evaluate("window.lupe.presentation.end ? window.lupe.presentation.end() : null")
    page = visit("/auffaellig")
    page.keyboard.press("/")
    expect(page.locator("#highlights-find-input")).to_be_focused()
    page.keyboard.type("wie viele Kinder sind arm")
    assert "Kinderarmut" in offered(page, "highlights-find")[0]
    page.keyboard.press("Enter")
    page.wait_for_url("**/?indikator=kinderarmut*")


def test_a_year_step_changes_the_finding_in_the_same_task_and_asks_nobody(visit: Opener) -> None:
    page = ready(visit("/?indikator=betreuungsquote_u3&ebene=gemeinde&gebiete=13076108"))
    expect(page.locator("#monitor-finding")).to_contain_text("Parchim unterscheidet sich mit")
    at_rest(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    said = page.evaluate(
        "() => { lupe.setYear(2015); return document.getElementById('monitor-finding').textContent; }"
    )
    assert said.startswith("In Parchim sind es")
    at_rest(page)
    assert [one for one in asked if "/icons/" not in one] == []
    expect(page.locator("#monitor-finding [data-word]")).to_have_count(0)
