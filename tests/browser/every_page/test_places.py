"""The search for places in the filter panel, by keyboard: present and former names, keys, and the Amt."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.expected_errors import ExpectantWatch
from tests.browser.reader import CARE, PARCHIM, offered, ready, selected
from tests.browser.waiting import becomes

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
RUHNER_BERGE = "13076168"
AMT = "Amt Goldberg-Mildenitz"


def search(page: Page, typed: str) -> None:
    page.get_by_role("combobox", name="Ort suchen").focus()
    page.keyboard.type(typed)


def test_a_former_name_leads_to_its_successor(monitor: Opener) -> None:
    page = monitor()
    search(page, "Marnitz")
    becomes(page, lambda: offered(page, "monitor-place"), ["Ruhner Berge\nfrüher Marnitz"])
    page.keyboard.press("Enter")
    expect(page.locator(".bl-pills text")).to_have_text(["Ruhner Berge"])
    expect(page.locator("#monitor-figures")).to_contain_text("Ruhner Berge")
    expect(page.locator("#monitor-place-input")).to_be_focused()
    expect(page.locator("#monitor-place-input")).to_have_value("")
    expect(page.locator("#shell-live")).to_have_text("Ruhner Berge ausgewählt")
    expect(page).to_have_url(re.compile(RUHNER_BERGE))


def test_places_are_found_by_key_and_by_their_amt_and_added_to_the_selection(monitor: Opener) -> None:
    page = monitor(f"{CARE}&gebiete={PARCHIM}")
    search(page, "13076060")
    becomes(page, lambda: [one.split("\n")[0] for one in offered(page, "monitor-place")], ["Hagenow"])
    page.keyboard.press("Enter")
    expect(page.locator(".bl-pills text")).to_have_count(2)
    search(page, "Mildenitz")
    becomes(page, lambda: {one.split("\n")[-1] for one in offered(page, "monitor-place")}, {AMT})
    assert len(offered(page, "monitor-place")) > 3
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".bl-pills text")).to_have_count(3)
    assert selected(page)[:2] == [PARCHIM, "13076060"]


def test_enter_before_the_search_has_answered_takes_the_first_of_its_answer(page: Page) -> None:
    ready(page)
    page.route("**/api/v1/gebiete?*", lambda route: (page.wait_for_timeout(400), route.continue_()))
    search(page, "P")
    offered(page, "monitor-place")
    page.keyboard.type("archim")
    page.keyboard.press("Enter")
    expect(page.locator(".bl-pills text")).to_have_text(["Parchim"])
    assert selected(page) == [PARCHIM]
    search(page, "Crivitz")
    page.keyboard.press("ArrowDown")  # in the field, before there is a list: no list of all places
    page.keyboard.press("Enter")
    expect(page.locator(".bl-pills text")).to_have_text(["Parchim", "Crivitz"])


def test_the_arrow_key_lists_every_place_and_escape_closes_without_a_choice(monitor: Opener) -> None:
    page = monitor("/?indikator=arbeitslosenquote")
    page.get_by_role("combobox", name="Ort suchen").focus()
    page.keyboard.press("ArrowDown")
    becomes(page, lambda: len(offered(page, "monitor-place")), 8)
    page.keyboard.press("Escape")
    expect(page.locator("#monitor-place-list")).to_be_hidden()
    assert selected(page) == []


def test_nothing_found_is_said_in_a_sentence(monitor: Opener) -> None:
    page = monitor()
    search(page, "Atlantis")
    expect(page.locator("#monitor-place-list")).to_contain_text("Kein Ort auf dieser Karte heißt so.")
    page.keyboard.press("Enter")
    assert selected(page) == []


def test_without_an_answer_names_on_the_page_are_still_found(page: Page, watch: ExpectantWatch) -> None:
    ready(page)
    watch.expect("ERR_FAILED", "/api/v1/gebiete?")
    page.route("**/api/v1/gebiete?*", lambda route: route.abort())
    search(page, "lubz")
    becomes(page, lambda: [one.split("\n")[0] for one in offered(page, "monitor-place")][:1], ["Lübz"])
    said = "Die Suche antwortet gerade nicht: Gefunden sind nur Namen, die diese Seite zeigt."
    expect(page.locator("#monitor-place-list .bl-nothing")).to_have_text(said)
    expect(page.locator("#shell-live")).to_contain_text(said)


def test_the_search_in_the_head_says_when_the_server_does_not_answer(
    page: Page, watch: ExpectantWatch
) -> None:
    ready(page)
    watch.expect("ERR_FAILED", "/suche?")
    page.route("**/suche?*", lambda route: route.abort())
    page.locator("#shell-find-input").focus()
    page.keyboard.type("Kinderarmut")
    said = "Die Suche antwortet gerade nicht. Bitte gleich noch einmal versuchen."
    expect(page.locator("#shell-find-list .bl-nothing")).to_have_text(said)
    page.unroute("**/suche?*")
    page.keyboard.type(" ")
    expect(page.locator("#shell-find-list .bl-nothing")).to_have_count(0)
    expect(page.locator("#shell-find-list [role=option]").first).to_contain_text("Kinderarmut")


def test_a_ninth_place_is_refused_in_a_sentence(monitor: Opener) -> None:
    """None of the eight gives way. The sentence names the ninth and goes with the next choice."""
    page = monitor("/")
    page.evaluate("lupe.select(lupe.state.slab.places.slice(0, 8), 'test')")
    before = selected(page)
    assert len(before) == 8 and PARCHIM not in before
    told = page.locator(".bl-told")
    expect(told).to_have_count(0)
    search(page, "Parchim")
    offered(page, "monitor-place")
    page.keyboard.press("Enter")
    sentence = (
        "Es sind schon acht Orte ausgewählt. Um Parchim hinzuzunehmen, wählen Sie zuerst einen anderen ab."
    )
    expect(told).to_have_text(sentence)
    expect(page.locator("#shell-live")).to_have_text(sentence)
    becomes(page, lambda: selected(page), before)
    page.evaluate("lupe.select(lupe.state.selection.slice(1), 'test')")
    expect(told).to_have_count(0)
    search(page, "Parchim")
    offered(page, "monitor-place")
    page.keyboard.press("Enter")
    expect(page.locator(".bl-pills text", has_text=re.compile("^Parchim$"))).to_have_count(1)
    becomes(page, lambda: selected(page), [*before[1:], PARCHIM])
