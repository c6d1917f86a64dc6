"""Forced colours, less motion, letters of 200 % and the narrow window of a phone: on every page, not on the
Monitor alone. One load of each page, and what the reader's system says is changed under it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from bench.stage import Served
from tests.browser.every_page.test_surroundings import CUT
from tests.browser.meeting.kept_folder import QUERY, folder, scene
from tests.browser.reader import PARCHIM

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
PLACES = f"gebiete={PARCHIM},13076060"
CARE = f"indikator=betreuungsquote_u3&{PLACES}"
PAGES = {
    f"/?{CARE}": "#monitor-series .bl-lines path",
    f"/gemeinde/{PARCHIM}": ".bl-profile-table tr",
    f"/vergleich?{CARE}": "#comparison-table td",
    "/praesentation": ".bl-scene img",
    "/auffaellig": ".bl-highlight svg",
    "/bildungslandkarte": "main h1",
    "/strategie": ".bl-aim",
    "/bericht/2026?kapitel=fruehkindliche-bildung": ".bl-report-figure svg",
    "/portal": ".bl-door",
    "/leichte-sprache": ".bl-plain-part",
    "/daten/kinderarmut": ".bl-data-files a",
    "/netzwerk": ".bl-network-body",
    "/woerter": ".bl-explained",
    "/impressum": "main h1",
    f"/buehne?{CARE}&bild=rangfolge": "html[data-complete]",
}
"""Each page, and what stands there when all of it has come."""
KEPT = folder(scene("Eins", view=QUERY), scene("Zwei"))

INDISTINCT = """() => {
  const look = (one) => {
    const style = getComputedStyle(one);
    return [style.backgroundColor, style.color, style.borderBottomColor, style.textDecorationLine].join();
  };
  const told = [];
  const chosen = "[aria-pressed=true], [aria-current], [aria-selected=true]:not(.bl-area)";
  for (const one of document.querySelectorAll(`:is(.bl-seg, .bl-tablist, .bl-nav) :is(${chosen})`)) {
    const others = [...one.parentElement.children].filter((other) => other.tagName === one.tagName && other !== one);
    if (!one.checkVisibility() || !others.length) continue;
    if (others.every((other) => look(other) === look(one))) told.push(one.outerHTML.slice(0, 120));
  }
  for (const icon of document.querySelectorAll("button .bl-icon, a .bl-icon")) {
    if (!icon.checkVisibility()) continue;
    let ground = icon.parentElement;
    while (ground && getComputedStyle(ground).backgroundColor === "rgba(0, 0, 0, 0)") ground = ground.parentElement;
    const under = ground ? getComputedStyle(ground).backgroundColor : "";
    if (getComputedStyle(icon).backgroundColor === under) told.push(icon.parentElement.outerHTML.slice(0, 120));
  }
  return told;
}"""
"""Chosen buttons that look like the others, and icons that have the colour of their ground."""
MOVING = """() => document.getAnimations()
  .filter((one) => one.playState === "running" && one.effect.getComputedTiming().activeDuration > 50)
  .map((one) => one.animationName ?? one.transitionProperty)"""
WIDER = "document.documentElement.scrollWidth - innerWidth"


def complete(page: Page, path: str) -> Page:
    """The page with all that it shows; a folder that was kept before."""
    if path == "/praesentation":
        page.evaluate("text => localStorage.setItem('lupe-mappe', text)", KEPT)
        page.goto(path)
    expect(page.locator(PAGES[path]).first).to_be_attached()
    return page


@pytest.mark.parametrize("path", PAGES)
def test_a_page_adapts_to_what_the_system_says(open_page: Opener, path: str) -> None:
    page = complete(open_page(path, size="1366x768", bypass_csp=True), path)
    assert page.evaluate(WIDER) <= 0
    page.emulate_media(reduced_motion="reduce")
    page.keyboard.press("Tab")
    page.wait_for_function(f"({MOVING})().length === 0")

    page.emulate_media(forced_colors="active", reduced_motion="reduce", color_scheme="dark")
    page.wait_for_function("matchMedia('(forced-colors: active)').matches")
    assert page.evaluate(INDISTINCT) == []
    for _ in range(4):
        page.keyboard.press("Tab")
        found = page.evaluate(
            "() => [document.activeElement.tagName, getComputedStyle(document.activeElement).outlineStyle]"
        )
        assert found[0] == "BODY" or found[1] == "solid", page.evaluate("document.activeElement.outerHTML")

    page.emulate_media(forced_colors="none", color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function(f"{WIDER} <= 0")


@pytest.mark.parametrize("path", [path for path in PAGES if not path.startswith(("/?", "/buehne"))])
def test_with_letters_of_twice_the_size_nothing_is_cut(
    large: Callable[[int], object], product: Served, path: str
) -> None:
    """The Monitor has tests of its own; letters of a stage grow with the screen alone."""
    context = large(32).new_context(
        base_url=product.url, viewport={"width": 1366, "height": 768}, locale="de-DE", bypass_csp=True
    )
    page = context.new_page()
    page.goto(path)
    complete(page, path)
    page.wait_for_function(f"{WIDER} <= 0")
    assert page.evaluate(CUT) == []
    for card in page.locator("main .bl-card:visible").all():
        box = card.bounding_box()
        assert box and box["width"] > 300, card.evaluate("(one) => one.outerHTML.slice(0, 200)")
    context.close()


def test_the_series_of_a_comparison_has_room_beside_the_values(open_page: Opener) -> None:
    """Names of the Monitor's grid made columns of their own here: at 1366 px both cards stood askew."""
    page = complete(open_page(f"/vergleich?{CARE}", size="1366x768"), f"/vergleich?{CARE}")
    series, table = (
        page.locator(".bl-card-series").bounding_box(),
        page.locator("#comparison-table").bounding_box(),
    )
    assert series and table and series["width"] > 900 and table["width"] > 900
    assert series["x"] - 20 <= table["x"] <= series["x"] + 20
