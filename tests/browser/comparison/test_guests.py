"""A reader finds a place of another district, compares it and opens its profile, with the keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.comparison.test_comparing import in_query, ready
from tests.browser.every_page.test_accessibility import findings
from tests.browser.every_page.test_responsive import overflow
from tests.browser.reader import PARCHIM

pytestmark = pytest.mark.browser

KRAKOW = "13072056"


def test_a_place_of_another_district_is_found_compared_and_followed_to_its_profile(visit):
    page = ready(visit(f"/vergleich?indikator=kinderarmut&gebiete={PARCHIM}"))
    page.locator("#monitor-place-input").focus()
    page.keyboard.type("Krakow am")
    option = page.locator("#monitor-place-list").get_by_role("option", name=re.compile("^Krakow am See"))
    expect(option).to_contain_text("Landkreis Rostock")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    in_query(page, "gebiete", f"{PARCHIM},{KRAKOW}")
    ready(page)
    expect(page.locator("#comparison-table")).to_contain_text("Krakow am See")
    expect(page.locator("#comparison-notice")).to_contain_text("Nicht aus dem Gebiet dieses Monitors")
    expect(page.locator("#monitor-series")).to_contain_text("Krakow am See")
    assert findings(page) == []

    page.locator("#comparison-places").get_by_role("link", name="Krakow am See").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Krakow am See")
    expect(page.locator(".bl-notice")).to_contain_text("Landkreis Rostock")
    page.locator("#profile-kinderarmut .bl-profile-open").press("Enter")
    expect(page.locator("#monitor-series .bl-lines path").first).to_be_attached()
    expect(page.locator("#monitor-series")).to_contain_text("Krakow am See")
    page.get_by_label("Gesucht wird").select_option("bund")
    in_query(page, "aehnlich_in", "bund")
    expect(page.locator(".bl-profile-similar")).to_contain_text("(Deutschland)")
    assert findings(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert overflow(page) == 0


def test_similar_places_of_the_state_are_offered_and_taken(visit):
    page = ready(visit("/vergleich?indikator=kinderarmut&gebiete=13076048"))
    page.locator("#comparison-similar-field summary").click()
    page.get_by_role("button", name=re.compile("^Krakow am See")).first.click()
    in_query(page, "gebiete", f"13076048,{KRAKOW}")
    expect(page.locator("#comparison-places")).to_contain_text("Krakow am See")
