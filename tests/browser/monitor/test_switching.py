"""Choosing indicators: drawn at once, drawn once, and the last choice counts however fast a reader is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.reader import ready
from tests.browser.waiting import at_rest, until

pytestmark = pytest.mark.browser
MANY = (
    "kinderarmut",
    "ohne_abschluss",
    "sgb2_quote",
    "kitas",
    "bevoelkerung",
    "sgb2_u25",
    "hochschulreife",
    "kinder_u3",
)
WATCH = """() => {
  window.changes = 0;
  for (const name of ["map", "series", "ranking", "legend", "figures", "title"])
    new MutationObserver((records) => { changes += records.length; }).observe(
      document.getElementById(`monitor-${name}`),
      { childList: true, attributes: true, characterData: true, subtree: true }
    );
}"""


def settled(page: Page, indicator: str) -> None:
    """The server has answered, the figures of its answer are drawn and nothing more is asked for."""
    page.wait_for_function("(key) => location.search.includes(`indikator=${key}&`)", arg=indicator)
    page.wait_for_function("(key) => lupe.state.slab.indicator === key", arg=indicator)
    at_rest(page)


def drawn(page: Page) -> None:
    """The slab of the state is in the heading, and what waits for a frame is drawn."""
    page.wait_for_function(
        "() => document.getElementById('monitor-title').textContent === lupe.state.slab.title"
    )
    page.evaluate(
        """async () => {
          for (let frame = 0; frame < 3; frame += 1) await new Promise((next) => requestAnimationFrame(next));
        }"""
    )


def test_after_many_fast_choices_the_last_is_shown_and_the_page_comes_to_rest(page: Page) -> None:
    """Figures that overtook each other once answered each other with new figures, until the page hung."""
    ready(page)
    for _ in range(3):
        for key in MANY:
            page.evaluate("(key) => void lupe.choose(key)", key)
            page.wait_for_timeout(40)
    settled(page, MANY[-1])
    page.evaluate(WATCH)
    page.wait_for_timeout(700)
    assert page.evaluate("changes") == 0
    assert page.evaluate("lupe.state.slab.indicator") == MANY[-1]
    expect(page.locator("#monitor-title")).to_have_text(page.evaluate("lupe.state.slab.title"))


def test_an_indicator_seen_before_is_drawn_before_anybody_is_asked(page: Page) -> None:
    ready(page)
    for key in ("sgb2_quote", "kitas"):
        page.evaluate("(key) => void lupe.choose(key)", key)
        settled(page, key)
    seen = page.evaluate(
        """() => {
          lupe.choose("sgb2_quote");
          const { slab } = lupe.state;
          return [slab.indicator, document.getElementById("monitor-title").textContent === slab.title];
        }"""
    )
    assert seen == ["sgb2_quote", True]


def test_the_server_s_answer_changes_nothing_that_was_foretold_rightly(page: Page) -> None:
    ready(page)
    for key in ("sgb2_quote", "kitas"):
        page.evaluate("(key) => void lupe.choose(key)", key)
        settled(page, key)
    held: list[Route] = []
    released: list[bool] = []
    page.route(
        "**/_dash-update-component*", lambda route: route.continue_() if released else held.append(route)
    )
    page.evaluate("void lupe.choose('sgb2_quote')")
    until(page, lambda: held, "the server never heard of the choice")
    drawn(page)
    page.evaluate(WATCH)
    released.append(True)
    for route in held:
        route.continue_()
    settled(page, "sgb2_quote")
    assert page.evaluate("changes") == 0


def test_where_the_indicator_has_no_such_level_the_server_has_the_word(page: Page) -> None:
    """What is foretold for municipalities is not drawn when only districts have figures."""
    ready(page)
    key = page.evaluate(
        """async () => {
          const { indikatoren } = await (await fetch("/api/v1/indikatoren")).json();
          return indikatoren.find((one) => !one.ebenen.includes("gemeinde") && one.ebenen.includes("kreis")).indikator;
        }"""
    )
    page.evaluate("(key) => void lupe.choose(key)", key)
    settled(page, key)
    assert page.evaluate("lupe.state.slab.level") != "gemeinde"


def test_a_year_step_asks_nobody_not_even_after_a_while(page: Page) -> None:
    ready(page)
    page.locator("#monitor-year").press("ArrowLeft")
    at_rest(page)
    asked: list[str] = []
    # kept by the browser
    page.on("request", lambda one: asked.append(one.url) if "/icons/" not in one.url else None)
    page.locator("#monitor-year").press("ArrowRight")
    at_rest(page, 600)
    assert asked == []


def test_a_year_stepped_while_an_answer_is_on_its_way_stays(open_page) -> None:
    """The answer speaks of the year that was on screen when the question was put."""
    page = ready(open_page("/?indikator=betreuungsquote_u3&jahr=2018"))
    at_rest(page)
    held: list[Route] = []
    released: list[bool] = []
    page.route(
        "**/_dash-update-component*", lambda route: route.continue_() if released else held.append(route)
    )
    page.evaluate("() => lupe.select(['13076108'])")
    until(page, lambda: held, "the server never heard of the place")
    page.locator("#monitor-year").press("ArrowRight")
    # the address has been written and the server told, but its answer is an older one
    page.wait_for_timeout(300)
    released.append(True)
    for route in held:
        route.continue_()
    page.wait_for_function("() => location.search.includes('gebiete=13076108')")
    at_rest(page)
    assert len(held) == 1
    assert page.evaluate("lupe.state.year") == 2019
    expect(page.locator("#monitor-title-year")).to_have_text("2019")
    page.wait_for_function("() => location.search.includes('jahr=2019')")
    page.evaluate("() => lupe.select(['13076108', '13076060'])")  # the next question is put with the new year
    page.wait_for_function("() => location.search.includes('13076060')")
    at_rest(page)
    assert page.evaluate("lupe.state.year") == 2019
