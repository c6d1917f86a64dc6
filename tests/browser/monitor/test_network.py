"""What the Monitor asks the network for: its own host, nothing for a year step; and what it does when that
fails."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request, Route, expect

from bench.stage import Served
from tests.browser.expected_errors import ExpectantWatch
from tests.browser.reader import CARE, PARCHIM, choose_indicator, choose_level, click, open_view, ready, shows
from tests.browser.waiting import ORIGIN, at_rest

pytestmark = pytest.mark.browser
PROBLEM = "application/problem+json"
Opener = Callable[..., Page]


def test_without_any_other_host_everything_works_and_none_is_asked(
    open_page: Opener, product: Served, watch: ExpectantWatch
) -> None:
    """The policy's violations count as errors of the page, see conftest."""
    asked: list[str] = []
    page = open_page(ORIGIN)

    def only_ours(route: Route) -> None:
        if urlsplit(route.request.url).netloc == urlsplit(product.url).netloc:
            return route.fallback()
        asked.append(route.request.url)
        return route.abort()

    page.context.route("**/*", only_ours)
    page.goto("/")
    ready(page)
    choose_indicator(page, "Krippe", "Betreuungsquote unter 3 Jahren")
    click(page, PARCHIM)
    for view in ("Verteilung", "Tabelle"):
        open_view(page, view)
    choose_level(page, "Kreis")
    page.get_by_role("button", name="Was bedeutet das?").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="dunkel").click()
    assert asked == []
    assert watch.foreign == []


def test_the_policy_forbids_foreign_scripts_and_eval(page: Page, watch: ExpectantWatch) -> None:
    """The proof that violations are seen at all."""
    ready(page)
    page.evaluate(
        "document.head.append(Object.assign(document.createElement('script'), {textContent: 'window.bad = "
        "1'}))"
    )
    assert page.evaluate("window.bad") is None
    expect(page.locator("body")).to_be_visible()
    watch.expect("CSP: script-src", "inline")
    watch.expect("Content Security Policy", "Executing inline script")


def test_a_year_step_asks_for_nothing(monitor: Opener) -> None:
    page = monitor(f"{CARE}&gebiete={PARCHIM}")
    at_rest(page)
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))
    slider = page.get_by_role("slider", name="Jahr")
    slider.focus()
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    years = page.evaluate("lupe.state.slab.years")
    expect(page.locator("#monitor-title-year")).to_have_text(str(years[-5]))
    expect(page).to_have_url(re.compile(f"jahr={years[-5]}"))
    at_rest(page)
    assert [one.url for one in requests] == []


STANDING = """(step) => {
  const kept = ["#monitor-ranking .bl-ground text", "#monitor-ranking clipPath", "#monitor-series .bl-cursor",
    "#monitor-figures .bl-figure", ".bl-sign-text"].map((one) => [one, document.querySelector(one)]);
  const before = document.querySelector("#monitor-figures").textContent;
  lupe.setYear(lupe.state.slab.years.at(-step));
  const changed = before !== document.querySelector("#monitor-figures").textContent;
  return { changed, gone: kept.filter(([_, node]) => !node?.isConnected).map(([one]) => one) };
}"""
"""Another year, whether the figures have followed, and which nodes are not those that stood there before."""


def test_a_year_step_leaves_standing_what_both_years_have(monitor: Opener) -> None:
    page = monitor("/?indikator=kinderarmut&ebene=gemeinde")
    at_rest(page)
    assert page.evaluate(STANDING, 2) == {"changed": True, "gone": []}
    expect(page.locator("#monitor-figures .bl-unit").first).to_have_text("Punkte")


PLACED = """() => ["#monitor-map .bl-mapcanvas", "#monitor-ranking", "#monitor-series"].every((one) => {
  const place = document.querySelector(one), svg = place.querySelector("svg");
  const [box, drawn] = [place, svg].map((node) => node.getBoundingClientRect());
  return svg.style.width.endsWith("px") && box.width === drawn.width && box.height === drawn.height;
})"""


def test_drawings_have_the_size_of_their_places_in_px_and_follow_the_window(monitor: Opener) -> None:
    """A drawing of 100 % would be laid out anew at each year step: a browser tries other sizes for its place."""
    page = monitor("/?indikator=kinderarmut&ebene=gemeinde")
    page.wait_for_function(PLACED)
    page.set_viewport_size({"width": 1000, "height": 700})
    page.wait_for_function(f"() => innerWidth === 1000 && ({PLACED})()")


def test_an_indicator_seen_before_comes_without_its_slab(page: Page) -> None:
    ready(page)
    choose_indicator(page, "Hochschulreife", "Abgehende mit allgemeiner Hochschulreife")
    slabs: list[str] = []
    page.on("request", lambda request: slabs.append(request.url) if "/slab?" in request.url else None)
    page.go_back()
    shows(page, "Kinderarmut")
    # On a slow machine the slab of the indicator that is left may still be asked for.
    assert [one for one in slabs if "indikator=hochschulreife" not in one] == []


def test_a_failing_slab_says_so_and_can_be_tried_again(page: Page, watch: ExpectantWatch) -> None:
    ready(page)
    problem = '{"detail": "Unerwarteter Fehler", "vorgang": "a1b2c3"}'
    watch.expect("status of 500", "/slab?")
    page.route("**/slab?*", lambda route: route.fulfill(status=500, content_type=PROBLEM, body=problem))
    choose_level(page, "Amt")
    alert = page.get_by_role("alert")
    expect(alert).to_be_visible()
    expect(alert).to_contain_text("a1b2c3")
    alert.get_by_role("button", name="Noch einmal versuchen").click()
    expect(alert).to_contain_text("a1b2c3")
    page.unroute("**/slab?*")
    alert.get_by_role("button", name="Noch einmal versuchen").click()
    expect(page.locator("#monitor-error")).to_be_hidden()
    expect(page.locator("#monitor-map .bl-area")).to_have_count(20)
    expect(page.locator("#monitor-summary")).to_contain_text("20")


def test_a_cut_connection_is_told_in_german(page: Page, watch: ExpectantWatch) -> None:
    ready(page)
    watch.expect("ERR_CONNECTION_FAILED", "/slab?")
    page.route("**/slab?*", lambda route: route.abort("connectionfailed"))
    choose_level(page, "Amt")
    alert = page.get_by_role("alert")
    expect(alert).to_be_visible()
    expect(alert).not_to_contain_text("fetch")
    expect(alert).to_contain_text("Ihre Auswahl bleibt erhalten")


def test_a_failing_first_slab_leaves_title_and_filters_and_can_be_tried_again(
    open_page: Opener, watch: ExpectantWatch
) -> None:
    page = open_page(ORIGIN)
    watch.expect("status of 500", "/slab?")
    page.route("**/slab?*", lambda route: route.fulfill(status=500, content_type=PROBLEM, body="{}"))
    page.goto("/")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("#monitor-title")).to_have_text("Kinderarmut")
    page.unroute("**/slab?*")
    page.get_by_role("button", name="Noch einmal versuchen").click()
    ready(page)
    expect(page.locator("#monitor-error")).to_be_hidden()


def test_a_slow_slab_shows_a_skeleton_and_a_quick_one_does_not(page: Page) -> None:
    ready(page)
    shown = """() => {
      const at = performance.now();
      window.skeleton = new Promise((done) => {
        const watch = new MutationObserver(() => {
          if (!document.querySelector(".bl-plot-ranking .bl-loading").hidden) done(performance.now() - window.asked);
        });
        watch.observe(document.querySelector(".bl-plot-ranking"), { subtree: true, attributes: true });
      });
      lupe.on("loading", (busy) => { if (busy && !window.asked) window.asked = performance.now(); });
      return at;
    }"""
    page.evaluate(shown)
    held: list[Route] = []
    page.route("**/slab?*", lambda route: held.append(route))
    choose_level(page, "Amt")
    expect(page.locator(".bl-plot-ranking .bl-loading")).to_be_visible()
    assert page.evaluate("window.skeleton") >= 145
    for route in held:
        route.continue_()
    expect(page.locator(".bl-plot-ranking .bl-loading")).to_be_hidden()
    expect(page.locator("#monitor-map .bl-area")).to_have_count(20)
