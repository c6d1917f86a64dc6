"""An answer that arrives while a reader is in the panel leaves open what was opened, and what was typed."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.waiting import becomes, until

TAB = "?ansicht=erreichbarkeit&art=grundschule"
ANSWERS = "**/erreichbarkeit.json*"


class Late:
    """The page, whose answers wait until `arrive`."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._waiting: list[Route] = []
        page.route(ANSWERS, lambda route: self._waiting.append(route))

    def arrive(self) -> None:
        """The answer that the page waits for is there and drawn."""
        until(self.page, lambda: self._waiting, "nothing is asked for")
        for one in self._waiting:
            one.continue_()
        self._waiting.clear()
        expect(self.page.locator("#institutions:not([data-reckoning])")).to_be_attached()


@pytest.fixture
def late(browser: Browser, ways_page: str):
    page = browser.new_page(viewport={"width": 1600, "height": 1000})
    made = Late(page)
    page.goto(ways_page + TAB)
    until(page, lambda: made._waiting, "nothing is asked for")
    yield made
    page.close()


def test_what_a_reader_opens_before_the_answer_stays_open_until_something_is_chosen(late):
    page = late.page
    close, move = page.locator("[data-adding=zu]"), page.locator("[data-adding=um]")
    close.locator("summary").click()
    move.locator("summary").click()
    move.locator("select[data-moving]").select_option(label="Schule <g1>, Parchim")
    close.locator("summary").focus()
    late.arrive()
    expect(close.locator("summary")).to_be_focused()
    assert move.locator("select[data-moving] option:checked").inner_text() == "Schule <g1>, Parchim"
    close.locator("select").select_option(label="Schule <g2>, Goldberg")
    late.arrive()
    expect(page.locator(".bl-whatif")).to_be_visible()
    assert close.get_attribute("open") is None, "what was chosen is done"
    assert move.get_attribute("open") is not None
    assert move.locator("select[data-moving] option:checked").inner_text() == "Schule <g1>, Parchim"


def test_a_number_that_is_half_typed_is_still_there_and_counts_when_it_is_left(late):
    page = late.page
    page.locator("#reachability-change-assumptions summary").click()
    speed = page.get_by_label("Tempo des Busses, km/h")
    speed.fill("40")
    late.arrive()
    expect(speed).to_be_focused()
    assert speed.input_value() == "40"
    speed.press("Tab")
    late.arrive()
    expect(page.locator(".bl-own-assumptions")).to_contain_text("Eigene Annahmen")
    assert parse_qs(urlsplit(page.url).query)["annahmen"] == ["1.3,40,8,2,4.5"]
    page.locator("#reachability-notes summary").click()
    page.locator("#reachability-usual").click()
    expect(speed).to_have_value("25")
    expect(page.locator("#reachability-notes")).to_have_attribute("open", "")


def test_the_map_is_still_waited_for_in_the_scenario_of_the_answer(late):
    page = late.page
    page.locator("[data-adding=zu] summary").click()
    page.locator("[data-adding=zu] select").select_option(label="Schule <g2>, Goldberg")
    page.locator("[data-adding=auf] summary").click()
    button = page.locator("[data-adding=auf] [data-on-map]")
    button.click()
    late.arrive()
    expect(button).to_have_attribute("aria-pressed", "true")
    box = page.locator("#institutions-map svg").first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    becomes(page, lambda: "auf:" in unquote(page.url), True)
    assert "zu:g2" in unquote(page.url)
    late.arrive()
    expect(page.locator("[data-adding=auf]")).not_to_have_attribute("open", "")


def test_what_is_chosen_before_the_answer_to_another_choice_keeps_both(late):
    page = late.page
    late.arrive()
    page.locator("[data-adding=zu] summary").click()
    closing = page.locator("[data-adding=zu] select")
    closing.select_option(label="Schule <g2>, Goldberg")
    closing.select_option(label="Schule <g1>, Parchim")
    becomes(page, lambda: parse_qs(urlsplit(page.url).query).get("szenario"), ["zu:g2;zu:g1"])
    late.arrive()
    expect(page.locator(".bl-whatif h3")).to_have_text("Was wäre, wenn sich 2 Standorte ändern?")
