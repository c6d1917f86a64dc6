"""What the page says where there is nothing to show, and the step it offers: in words, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from bench.stage import SIZES
from tests.browser.expected_errors import ExpectantWatch
from tests.browser.reader import CARE, PARCHIM, offered, ready, selected
from tests.browser.waiting import at_rest, becomes, until

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]


@pytest.mark.parametrize("size", ["1920x1080", "390x844"])
def test_without_a_place_the_search_is_one_click_away(monitor: Opener, size: str) -> None:
    page = monitor("/", size=size)
    page.locator("#monitor-figures").get_by_role("button", name="Ort suchen").click()
    expect(page.get_by_role("combobox", name="Ort suchen")).to_be_focused()
    page.keyboard.type("Parchim")
    assert offered(page, "monitor-place")[0].startswith("Parchim")
    page.keyboard.press("Enter")
    becomes(page, lambda: selected(page), [PARCHIM])


def test_filters_that_fit_no_place_are_lifted_by_one_button(monitor: Opener) -> None:
    page = monitor("/?groesse=90000-")
    veil = page.locator("#monitor-empty")
    expect(veil).to_contain_text("Zu diesen Filtern passt kein Ort")
    veil.get_by_role("button", name="Alle Orte zeigen").click()
    expect(veil).to_be_hidden()
    expect(page.locator("#monitor-summary")).to_have_text("alle 142 Gemeinden mit Wert")
    expect(page).not_to_have_url(re.compile("groesse"))


@pytest.mark.parametrize(
    ("lang", "title", "text"),
    [
        ("de", "Die Werte ließen sich nicht laden.", "Ihre Auswahl bleibt erhalten. Vorgang A1B2C3."),
        ("en", "The figures could not be loaded.", "Your selection is kept. Reference A1B2C3."),
    ],
)
def test_an_error_is_told_in_the_readers_language_and_its_reference_once(
    open_page: Opener, watch: ExpectantWatch, lang: str, title: str, text: str
) -> None:
    page = ready(open_page(f"/?sprache={lang}"))

    def fail(route: Route) -> None:
        body = '{"detail": "Hier ist etwas schiefgegangen. Vorgang A1B2C3.", "vorgang": "A1B2C3"}'
        route.fulfill(status=500, content_type="application/problem+json", body=body)

    watch.expect("status of 500", "/slab?")
    page.route("**/slab?*", fail)
    page.locator("#monitor-classes").select_option("gleich")
    expect(page.locator("#monitor-error p")).to_have_text([title, text])


LEVELS = """() => ({
  slab: lupe.state.slab.level,
  map: new URLSearchParams(lupe.map.address.split("?")[1]).get("ebene"),
  strange: lupe.map.areas.filter((area) => area.column < 0).length,
  coloured: document.querySelectorAll("#monitor-map .bl-area:is(.c0, .c1, .c2, .c3, .c4)").length,
})"""


@pytest.mark.parametrize("blocked", ["**/karte.svg?ebene=kreis*", "**/slab?*", "**/zeitreihe?*"])
def test_what_failed_is_asked_again_whole_and_never_drawn_on_areas_of_another_level(
    open_page: Opener, watch: ExpectantWatch, blocked: str
) -> None:
    page = ready(open_page("/?indikator=kinderarmut"))
    watch.expect("ERR_FAILED", blocked.strip("*"))
    page.route(blocked, lambda route: route.abort())
    page.locator("#monitor-level").get_by_text("Kreis", exact=True).click()
    expect(page.locator("#monitor-error")).to_be_visible()
    before = page.evaluate(LEVELS)
    assert before["slab"] == before["map"] and not before["strange"], (
        "until it comes, everything stays as it was"
    )
    page.locator("[data-retry]").click()
    expect(page.locator("#monitor-error")).to_be_visible()
    page.unroute(blocked)
    page.locator("[data-retry]").click()
    expect(page.locator("#monitor-error")).to_be_hidden()
    page.wait_for_function(
        f"() => {{ const seen = ({LEVELS})(); return seen.map === 'kreis' && !seen.strange; }}"
    )
    after = page.evaluate(LEVELS)
    assert (after["slab"], after["map"], after["strange"]) == ("kreis", "kreis", 0)
    assert 4 <= after["coloured"] <= 8


def test_an_answer_that_comes_late_is_not_shown(open_page: Opener) -> None:
    """The reader has chosen again meanwhile: nothing of the first choice may come over the second. On a page of its
    own: a kept one may hold the map that is to come late."""
    page = ready(open_page("/?indikator=kinderarmut"))
    held: list[Route] = []
    page.route("**/karte.svg?ebene=kreis*", lambda route: held.append(route))
    page.locator("#monitor-level").get_by_text("Kreis", exact=True).click()
    page.wait_for_function("() => location.search.includes('ebene=kreis')")
    until(page, lambda: held, "the map of the first choice was never asked for")
    page.locator("#monitor-level").get_by_text("Gemeinde", exact=True).click()
    page.wait_for_function("() => !location.search.includes('ebene=kreis')")
    for route in held:
        route.continue_()
    at_rest(page)
    after = page.evaluate(LEVELS)
    assert (after["slab"], after["map"], after["strange"]) == ("gemeinde", "gemeinde", 0)
    expect(page.locator("#monitor-error")).to_be_hidden()


def test_an_error_is_on_the_first_screen(open_page: Opener, watch: ExpectantWatch) -> None:
    page = ready(open_page())
    watch.expect("ERR_FAILED", "/slab?")
    page.route("**/slab?*", lambda route: route.abort())
    page.evaluate("() => void lupe.choose('sgb2_quote')")
    expect(page.locator("#monitor-error")).to_be_visible()
    for width, height in SIZES.values():
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("scrollTo(0, 0)")
        expect(page.locator("#monitor-error")).to_be_in_viewport(ratio=0.9)


def test_a_difference_that_cannot_be_given_says_why(monitor: Opener) -> None:
    """District and municipality come from different sources, or a municipality's own figure is protected."""
    page = monitor(f"/?indikator=ohne_abschluss&ebene=gemeinde&jahr=2022&gebiete={PARCHIM}")
    tile = page.locator(".bl-figure").last
    expect(tile).to_contain_text("Abstand zum Landkreis")
    expect(tile).to_contain_text("nicht vergleichbar")
    protected = page.evaluate(
        "lupe.state.slab.places.find((_, column) => lupe.state.slab.status[lupe.row()][column] === 3)"
    )
    page.evaluate("key => lupe.select([key], 'test')", protected)
    expect(tile).to_contain_text("kein eigener Wert")


def test_a_rate_without_counts_says_so_in_the_districts_tile(monitor: Opener) -> None:
    page = monitor("/")
    expect(page.locator(".bl-figure").first).to_contain_text("ohne Fallzahlen")
    page = monitor(CARE)
    expect(page.locator(".bl-figure").first).to_contain_text(re.compile(r"[\d.]+ von [\d.]+"))
