"""A planner asks what would be if a school closed, opened or moved: by pointer, by keyboard, on a phone."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.every_page.test_accessibility import findings
from tests.browser.every_page.test_responsive import overflow
from tests.browser.waiting import becomes

TAB = "?ansicht=erreichbarkeit&art=grundschule"


@pytest.fixture
def page(browser: Browser):
    made = browser.new_page(viewport={"width": 1600, "height": 1000})
    errors: list[str] = []
    made.on("pageerror", lambda error: errors.append(str(error)))
    yield made
    made.close()
    assert errors == []


def scenario_of(page: Page) -> str:
    return unquote(parse_qs(urlsplit(page.url).query).get("szenario", [""])[0])


def drawn(page: Page) -> None:
    expect(page.locator("#institutions-map .bl-cells path").first).to_be_attached()


def test_the_tab_shows_cells_and_figures_of_today(page, ways_page):
    page.goto(ways_page + TAB)
    drawn(page)
    expect(page.locator("#reachability-card h2")).to_have_text("Weg zur Grundschule")
    expect(page.locator("#reachability-card")).to_contain_text("Modellrechnung")
    expect(page.locator(".bl-way-classes li")).to_have_count(5)
    expect(page.locator(".bl-whatif")).to_have_count(0)


def test_municipalities_take_the_place_of_cells_and_the_map_is_seen_on_a_laptop(page, ways_page):
    page.set_viewport_size({"width": 1093, "height": 614})
    page.goto(ways_page + TAB)
    drawn(page)
    box = page.locator("#institutions-map").bounding_box()
    assert box and box["height"] > 300
    page.locator("#reachability-fields").get_by_text("Gemeinde", exact=True).click()
    expect(page.locator("#institutions-map .bl-cells .bl-cell-area").first).to_be_attached()
    expect(page).to_have_url(re.compile("darstellung=gemeinde"))
    expect(page.locator("#reachability-figures .bl-figure").first).to_be_visible()
    assert findings(page) == []
    page.locator("#reachability-fields").get_by_text("Raster", exact=True).click()
    expect(page.locator("#institutions-map .bl-cells .bl-cell-area")).to_have_count(0)


def test_a_school_closes_and_opens_again(page, ways_page):
    page.goto(ways_page + TAB)
    drawn(page)
    page.locator("[data-adding=zu] summary").click()
    page.locator("[data-adding=zu] select").select_option(label="Schule <g2>, Goldberg")
    expect(page.locator(".bl-whatif h3")).to_have_text("Was wäre, wenn „Schule <g2>“ schließt?")
    expect(page.locator(".bl-whatif")).to_contain_text("Planspiel, keine Planung")
    assert scenario_of(page) == "zu:g2"
    expect(page.locator(".bl-pairmap svg")).to_have_count(2)
    expect(page.locator("#institutions-map .bl-changes .bl-gone")).to_have_count(1)
    expect(page.locator(".bl-then li").first).to_be_visible()
    page.locator(".bl-change a").click()
    expect(page.locator(".bl-whatif")).to_have_count(0)
    assert scenario_of(page) == ""


def test_a_school_opens_at_a_place_that_is_chosen_by_name(page, ways_page):
    page.goto(ways_page + TAB)
    drawn(page)
    page.locator("[data-adding=auf] summary").click()
    page.locator("[data-adding=auf] select").select_option(label="Lübz")
    expect(page.locator(".bl-whatif h3")).to_have_text("Was wäre, wenn in Lübz ein Standort öffnet?")
    assert re.fullmatch(r"auf:12\.\d+,53\.\d+", scenario_of(page))
    expect(page.locator("#institutions-map .bl-changes .bl-new")).to_have_count(1)


def test_a_school_opens_where_the_map_is_tapped(page, ways_page):
    page.goto(ways_page + TAB)
    drawn(page)
    page.locator("[data-adding=auf] summary").click()
    page.locator("[data-adding=auf] [data-on-map]").click()
    box = page.locator("#institutions-map svg").first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    becomes(page, lambda: scenario_of(page).startswith("auf:11."), True)
    expect(page.locator(".bl-whatif")).to_be_visible()


def test_a_school_moves(page, ways_page):
    page.goto(ways_page + TAB)
    drawn(page)
    page.locator("[data-adding=um] summary").click()
    page.locator("[data-adding=um] select[data-moving]").select_option(label="Schule <g1>, Parchim")
    page.locator("[data-adding=um] select[data-place-for]").select_option(label="Lübz")
    expect(page.locator(".bl-whatif h3")).to_have_text("Was wäre, wenn „Schule <g1>“ nach Lübz zieht?")
    assert scenario_of(page).startswith("um:g1@12.")


def test_a_link_opens_a_scenario_and_says_what_it_leaves_out(page, ways_page):
    page.goto(f"{ways_page}{TAB}&szenario=zu:g2;zu:nix")
    drawn(page)
    expect(page.locator(".bl-rejected")).to_contain_text("„zu:nix“ bleibt außer Acht")
    expect(page.locator(".bl-whatif h3")).to_contain_text("Schule <g2>")


def test_means_and_units_are_links_that_are_followed_in_place(page, ways_page):
    page.goto(ways_page + TAB)
    drawn(page)
    page.get_by_role("link", name="Auto", exact=True).click()
    expect(page.locator(".bl-assume")).to_contain_text("mittlerer Fehler")
    assert "verkehr=auto" in page.url
    page.get_by_role("link", name="Kilometer", exact=True).click()
    expect(page.locator("#reachability-legend")).to_contain_text("Kilometer")
    page.reload()
    drawn(page)
    expect(page.locator("#reachability-legend")).to_contain_text("Kilometer")


def test_all_of_it_by_keyboard(page, ways_page):
    page.goto(ways_page + TAB)
    drawn(page)
    page.locator("[data-adding=zu] summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".bl-whatif")).to_be_visible()
    assert page.evaluate("document.activeElement.closest('#reachability-fields') !== null")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_keeps_anybody_out(browser, ways_page, theme):
    page = browser.new_page(viewport={"width": 1600, "height": 1000}, color_scheme=theme)
    page.goto(f"{ways_page}{TAB}&szenario=zu:g2")
    drawn(page)
    expect(page.locator(".bl-pairmap svg")).to_have_count(2)
    assert findings(page) == []
    page.close()


def test_on_a_phone_nothing_is_cut_off(browser, ways_page):
    page = browser.new_page(viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto(f"{ways_page}{TAB}&szenario=zu:g2")
    drawn(page)
    assert overflow(page) == 0
    expect(page.locator(".bl-way-classes li").last).to_be_visible()
    cut = "one => one.scrollWidth - one.clientWidth"
    assert page.locator(".bl-scroll:has(.bl-effect)").evaluate(cut) <= 1, "the verdict is in sight"
    page.close()


def test_a_reader_changes_assumptions_looks_at_a_place_and_goes_back(page, ways_page):
    page.goto(f"{ways_page}{TAB}&ort=13076048")
    drawn(page)
    expect(page.locator("#reachability-here h3")).to_have_text("Ort im Blick: Goldberg")
    page.locator("#reachability-change-assumptions summary").click()
    speed = page.get_by_label("Tempo des Busses, km/h")
    speed.fill("40")
    speed.press("Tab")
    expect(page.locator(".bl-own-assumptions")).to_contain_text("Eigene Annahmen")
    assert parse_qs(urlsplit(page.url).query)["annahmen"] == ["1.3,40,8,2,4.5"]
    expect(page.locator("#reachability-stop")).to_be_focused()
    speed.fill("0")
    speed.press("Tab")
    assert parse_qs(urlsplit(page.url).query)["annahmen"] == ["1.3,40,8,2,4.5"], "too slow to be a bus"
    page.locator("#reachability-place").select_option(label="Parchim")
    expect(page.locator("#reachability-here h3")).to_have_text("Ort im Blick: Parchim")
    page.locator("#reachability-usual").click()
    expect(page.locator(".bl-own-assumptions")).to_have_count(0)
    assert "annahmen" not in page.url and "ort=13076108" in page.url
    page.locator("#reachability-here a").click()
    expect(page.locator("#reachability-here")).to_have_count(0)
    assert "ort=" not in page.url
