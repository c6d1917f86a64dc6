"""The Gemeindeprofil in Chromium: a mayor finds the own place by an old name, reads, sorts, opens a row and
goes on."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from bench.stage import SIZES, Served
from tests.browser.every_page.test_accessibility import findings, in_theme
from tests.browser.reader import OTHER_LOOKS, offered, ready
from tests.browser.waiting import becomes

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
GOLDBERG, RUHNER_BERGE, ZUELOW = "13076048", "13076168", "13076163"
ROW = "#profile-auszubildende_15_25"


def read(page: Page) -> Page:
    """Waits until the table stands."""
    expect(page.locator(".bl-profile-row").first).to_be_visible()
    return page


def find(page: Page, typed: str) -> list[str]:
    opener = page.locator(".bl-find-open")
    if opener.is_visible():
        opener.click()
    page.locator("#shell-find-input").focus()
    page.keyboard.type(typed)
    return offered(page, "shell-find")


def names(page: Page) -> list[str]:
    return page.locator(".bl-profile-row .bl-profile-open").all_inner_texts()


def test_a_mayor_finds_the_own_place_by_its_old_name_and_follows_a_row_to_the_monitor(
    visit: Opener,
) -> None:
    page = visit("/praesentation")
    assert find(page, "Marnitz")[0] == "Ruhner Berge\nfrüher Marnitz"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/gemeinde/{RUHNER_BERGE}")
    read(page)
    expect(page.locator("h1")).to_have_text("Ruhner Berge")
    expect(page).to_have_title("Ruhner Berge · Bildungslupe")
    expect(page.locator(".bl-pages [aria-current=page]")).to_have_text("Gemeinden")
    assert 3 <= page.locator(".bl-profile-findings li").count() <= 5
    assert len(names(page)) == 88

    page.get_by_role("button", name="Abstand", exact=True).click()
    expect(page.locator("#shell-live")).to_have_text("Sortiert nach dem Abstand, der größte zuerst")
    far = page.locator(".bl-profile-row").evaluate_all(  # said when it is sorted
        "rows => rows.map((row) => Number(row.dataset.distance || -1))"
    )
    assert far == sorted(far, reverse=True) and far[0] > 0.5

    first = page.locator(".bl-profile-open").first
    indicator = first.inner_text()
    first.click()
    expect(first).to_have_attribute("aria-expanded", "true")
    opened = page.locator(".bl-profile-more:not([hidden])")
    expect(opened).to_have_count(1)
    expect(opened.locator(".bl-lines path").first).to_be_attached()
    expect(opened).to_contain_text("Abstand zum Landkreis")
    opened.get_by_role("link", name="Im Monitor ansehen").click()
    ready(page)
    expect(page.locator("#monitor-title")).to_have_text(indicator)
    expect(page.locator(".bl-pills text")).to_have_text(["Ruhner Berge"])

    page.locator("#monitor-figures").get_by_role("link", name="Ruhner Berge").click()
    read(page)
    expect(page.locator("h1")).to_have_text("Ruhner Berge")


def test_a_mayor_compares_with_two_similar_places_and_takes_a_pdf(visit: Opener) -> None:
    page = visit("/praesentation")
    find(page, "Marnitz")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/gemeinde/{RUHNER_BERGE}")
    read(page)
    similar = page.locator(".bl-profile-similar li a").all_inner_texts()[:2]
    with page.expect_download() as profile:
        page.get_by_role("link", name="PDF").click()
    assert profile.value.path().read_bytes().startswith(b"%PDF-")

    page.get_by_role("link", name=f"Mit {similar[0]} und {similar[1]} vergleichen").click()
    names = [one.partition(" (Landkreis ")[0] for one in similar]
    expect(page.locator("h1")).to_contain_text(", ".join(("Ruhner Berge", *names)))
    expect(page.locator("#comparison-places li")).to_have_count(3)
    expect(page.locator("#comparison-table [data-place]")).to_have_count(3)
    with page.expect_download() as comparison:
        page.locator("[data-comparison-file]").first.click()
    assert comparison.value.path().read_bytes().startswith(b"%PDF-")


def test_sorting_by_theme_again_gives_back_the_order_of_the_page(visit: Opener) -> None:
    page = read(visit(f"/gemeinde/{GOLDBERG}"))
    before = names(page)
    for order in ("Trend", "Abstand", "Thema"):
        page.get_by_role("button", name=order, exact=True).click()
    becomes(page, lambda: names(page), before)
    expect(page.locator(".bl-profile-theme").first).to_be_visible()


def test_sorted_by_trend_a_row_says_how_much_and_whether_it_is_more_than_chance(visit: Opener) -> None:
    page = read(visit(f"/gemeinde/{GOLDBERG}"))
    page.get_by_role("button", name="Trend", exact=True).click()
    first = page.locator(".bl-profile-row .bl-profile-change").first
    expect(first).to_have_text(re.compile(r"(deutlich|möglich|Zufalls).*[+−]\d", re.DOTALL))
    expect(page.locator(".bl-profile-row .bl-profile-difference").first).to_be_hidden()


def test_another_row_takes_the_series_over(visit: Opener) -> None:
    page = read(visit(f"/gemeinde/{GOLDBERG}"))
    page.locator(f"{ROW} .bl-profile-open").click()
    expect(page.locator("#profile-more-auszubildende_15_25 .bl-lines path").first).to_be_attached()
    page.locator("#profile-kinderarmut .bl-profile-open").click()
    expect(page.locator("#profile-more-kinderarmut .bl-lines path").first).to_be_attached()
    expect(page.locator("#profile-more-auszubildende_15_25")).to_be_hidden()
    expect(page.locator(f"{ROW} .bl-profile-open")).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#monitor-series-caption")).not_to_contain_text("Beispieldaten")


def test_everything_works_by_keyboard_alone(visit: Opener) -> None:
    page = visit(f"/gemeinde/{GOLDBERG}")
    read(page)
    page.locator("[data-order=distance]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-order=distance]")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Tab")  # to the next order
    page.keyboard.press("Tab")  # to the first row
    expect(page.locator(".bl-profile-open").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".bl-profile-open").first).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".bl-profile-said").first).to_be_attached()
    row = page.locator(".bl-profile-row").first
    words = row.locator("button[data-word]:visible").all()
    assert words, "no word of the row is explained"
    for word in words:
        page.keyboard.press("Tab")
        expect(word).to_be_focused()
    page.keyboard.press("Tab")
    expect(row.locator(".bl-col-link a")).to_be_focused()
    for _ in (*words, row):
        page.keyboard.press("Shift+Tab")
    expect(page.locator(".bl-profile-open").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".bl-profile-open").first).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".bl-profile-open").first).to_be_focused()


def test_weights_stand_in_the_address_and_change_who_is_similar(visit: Opener) -> None:
    page = read(visit(f"/gemeinde/{GOLDBERG}"))
    before = page.locator(".bl-profile-similar ol a").all_inner_texts()
    page.get_by_text("Was zählt wie viel?").click()
    page.get_by_label("Bevölkerungsdichte", exact=True).select_option(label="vierfach")
    page.wait_for_url("**gewichte=**dichte:4**")
    read(page)
    expect(page.locator(".bl-profile-similar ol a")).not_to_have_text(before)
    expect(page.get_by_label("Bevölkerungsdichte", exact=True)).to_have_value("4")


def test_the_search_finds_postcodes_and_says_when_it_finds_nothing(visit: Opener) -> None:
    page = visit("/praesentation")
    assert "Goldberg\nPLZ 19399" in find(page, "19399")
    page.locator("#shell-find-input").fill("Atlantis")
    expect(page.locator("#shell-find-list")).to_contain_text("Dazu gibt es hier nichts")


def test_language_and_data_version_stay_when_one_goes_on_to_another_place(visit: Opener) -> None:
    page = visit(f"/gemeinde/{GOLDBERG}?sprache=en")
    read(page)
    page.locator("#shell-find-input").focus()
    page.keyboard.type("Parchim")
    assert offered(page, "shell-find")[0].startswith("Parchim")
    page.keyboard.press("Enter")
    page.wait_for_url("**/gemeinde/13076108?sprache=en")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_nothing_is_wider_than_the_page(visit: Opener) -> None:
    page = read(visit(f"/gemeinde/{GOLDBERG}", bypass_csp=True))
    page.locator(f"{ROW} .bl-profile-open").click()
    expect(page.locator(".bl-lines path").first).to_be_attached()
    for width, height in SIZES.values():
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function("() => document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("size", "theme"), OTHER_LOOKS)
def test_the_page_is_accessible_with_its_rows_open_and_sorted(
    visit: Opener, product: Served, size: str, theme: str
) -> None:
    for key in (GOLDBERG, ZUELOW):
        page = read(in_theme(visit, product, f"/gemeinde/{key}", size, theme))
        assert findings(page) == [], key
        page.locator(f"{ROW} .bl-profile-open").click()
        expect(page.locator(".bl-lines path").first).to_be_attached()
        page.get_by_text("Was zählt wie viel?").click()
        assert findings(page, ROW, ".bl-profile-weights") == [], f"{key}, open"
    page.locator("[data-order=movement]").click()
    assert findings(page) == [], "sorted"
    find(page, "Gold")
    assert findings(page, "#shell-find-list", "#shell-find-input") == [], "search"
    choose = in_theme(visit, product, "/gemeinde", size, theme)
    expect(choose.locator(".bl-profile-places")).to_be_visible()
    assert findings(choose) == [], "all places"
