"""A journey between territories in Chromium: today's areas, those of the reporting year, and former names."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import area, open_view
from tests.browser.waiting import at_rest

pytestmark = pytest.mark.browser
RUHNER_BERGE, MARNITZ = "13076168", "13076095"
KITAS = "/?indikator=kitas&ebene=gemeinde&jahr=2018"


def step(page: Page, year: int) -> None:
    page.evaluate("(year) => lupe.setYear(year, 'test')", year)


def test_the_reporting_years_territory_has_its_own_areas_and_steps_without_a_request(
    monitor: Callable[..., Page],
) -> None:
    page = monitor(KITAS)
    expect(area(page, RUHNER_BERGE)).to_be_attached()
    expect(area(page, MARNITZ)).to_have_count(0)

    page.locator("#monitor-territory").get_by_text("Berichtsjahr").click()
    expect(area(page, MARNITZ)).to_be_attached()
    expect(area(page, RUHNER_BERGE)).to_have_count(0)
    expect(page.locator("#monitor-map .bl-area")).to_have_count(147)
    expect(page.locator("#monitor-subtitle")).to_contain_text("vor 2016 der vom")
    expect(page.locator("#monitor-summary")).to_contain_text("147")

    before = page.evaluate("lupe.map.view.zoomBy(3); lupe.map.view.scale")
    expect(page).to_have_url(re.compile("ausschnitt="))  # the part that is seen is told with the address
    at_rest(page)
    requests: list[str] = []
    # The browser asks for the icon in its tab whenever it likes.
    page.on("request", lambda one: requests.append(one.url) if "/icons/" not in one.url else None)
    step(page, 2019)
    expect(page.locator("#monitor-map .bl-area")).to_have_count(142)
    assert page.evaluate("lupe.map.byKey.get('13076168').node.getAttribute('class')").startswith(
        "bl-area quiet"
    )
    assert page.evaluate("lupe.map.view.scale") == before
    step(page, 2016)
    expect(page.locator("#monitor-map .bl-area")).to_have_count(147)
    at_rest(page)
    assert requests == []

    page.locator("#monitor-territory").get_by_text("heute").click()
    expect(page.locator("#monitor-map .bl-area")).to_have_count(142)


def test_a_former_name_leads_to_its_successor(monitor: Callable[..., Page]) -> None:
    page = monitor(KITAS)
    open_view(page, "Tabelle")
    page.locator("#monitor-table input").fill("Marnitz")
    rows = page.locator("#monitor-table tbody tr:visible")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Ruhner Berge (früher Marnitz, Suckow, Tessenow)")
    page.locator("#monitor-table input").fill("luebz")
    expect(rows.first).to_contain_text("Lübz")
    expect(rows.first).not_to_contain_text("früher")


def test_a_link_to_a_former_place_opens_its_successor_and_says_so(monitor: Callable[..., Page]) -> None:
    page = monitor(f"{KITAS}&gebiete={MARNITZ}")
    expect(page.locator("#monitor-notice")).to_contain_text("Marnitz gehört heute zu Ruhner Berge.")
    expect(page.locator(".bl-pills text").first).to_contain_text("Ruhner Berge")
    expect(page.locator("#monitor-series")).to_contain_text("Gebietsreform")
