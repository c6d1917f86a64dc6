"""Charts to explore in Chromium: a dialog from our own host, by pointer and keyboard, and what it says when it
cannot."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from bench.stage import Served
from tests.browser.every_page.test_accessibility import findings, in_theme
from tests.browser.expected_errors import ExpectantWatch
from tests.browser.reader import CARE, HAGENOW, PARCHIM, ready

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
STATE = f"{CARE}&jahr=2019&gebiete={PARCHIM},{HAGENOW}"
RANGE = "() => document.querySelector('.bl-explore-plot').layout.xaxis.range.map((end) => Math.round(end * 10) / 10)"

HIGHEST_BELOW_THE_RIM = """() => {
  const { names, order, value } = lupe.state.slab;
  return names[order[lupe.row()].find((at) => value[lupe.row()][at] < 100)];
}"""


def explored(page: Page, name: str) -> Locator:
    """The dialog after the button beside a chart, when the chart is drawn."""
    page.get_by_role("button", name=name).click()
    expect(page.locator(".bl-explore-plot .main-svg").first).to_be_visible()
    return page.get_by_role("dialog")


def test_a_chart_is_explored_and_the_focus_comes_back(monitor: Opener) -> None:
    """Violations of the page's policy and requests to others fail the test: see conftest."""
    page = monitor(STATE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate("lupe.setYear(2018, 'test')")
    dialog = explored(page, "Offene Ansicht erkunden")
    expect(dialog.get_by_role("heading")).to_have_text("Betreuungsquote unter 3 Jahren, 2018")
    expect(dialog).to_contain_text("Beispieldaten")
    expect(dialog).to_contain_text("Rangfolge: Betreuungsquote unter 3 Jahren, 2018.")
    assert any("/paket/plotly.js?v=" in one for one in asked)
    assert findings(page) == []

    whole = page.evaluate(RANGE)
    dialog.get_by_role("button", name="Größer").click()
    page.wait_for_function(f"(before) => String(({RANGE})()) !== String(before)", arg=whole)
    page.wait_for_function(f"(end) => ({RANGE})()[1] < end", arg=whole[1])
    dialog.locator(".bl-explore-plot").focus()
    page.keyboard.press("0")
    page.wait_for_function(f"(before) => String(({RANGE})()) === String(before)", arg=whole)

    dialog.get_by_role("button", name="Rechteck auswählen").click()
    box = dialog.locator(".bl-explore-plot .nsewdrag").first.bounding_box()
    assert box
    page.mouse.move(box["x"] + 2, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + box["height"] - 4, steps=5)
    page.mouse.up()
    highest = page.evaluate(HIGHEST_BELOW_THE_RIM)
    expect(dialog.get_by_role("status")).to_have_text(re.compile(rf"Im Rechteck \(\d+\): {highest}, "))

    link = dialog.get_by_role("link", name="Als Datei speichern").get_attribute("href")
    assert link and link.startswith("/bild/rangfolge.html?") and "jahr=2018" in link
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Offene Ansicht erkunden")).to_be_focused()


def test_on_a_phone_with_large_letters_a_dark_chart_fits(open_page: Opener, product: Served) -> None:
    page = in_theme(open_page, product, STATE, "390x844", "dark")
    ready(page)
    page.evaluate("document.documentElement.style.fontSize = '32px'")
    dialog = explored(page, "Zeitreihe erkunden")
    assert dialog.evaluate("(node) => node.scrollWidth <= node.clientWidth && node.offsetWidth <= innerWidth")
    assert page.evaluate("document.querySelector('.bl-explore-plot').layout.font") == {
        **page.evaluate("document.querySelector('.bl-explore-plot').layout.font"), "size": 26, "color": "#F7F2E8",
    }  # fmt: skip
    assert findings(page) == []
    dialog.get_by_role("button", name="Schließen").click()
    expect(page.get_by_role("button", name="Zeitreihe erkunden")).to_be_focused()


def test_the_relation_of_a_comparison_is_explored_in_english(open_page: Opener) -> None:
    page = open_page(
        f"/vergleich?indikator=betreuungsquote_u3&indikator2=foerderquote&gebiete={PARCHIM},{HAGENOW}&sprache=en"
    )
    expect(page.locator("#comparison-scatter .bl-cloud-point").first).to_be_attached()
    dialog = explored(page, "Explore: relation")
    expect(dialog).to_contain_text("Scatter plot: ")
    for name in ("Parchim", "Hagenow"):
        expect(dialog.locator(".annotation-text", has_text=re.compile(f"^{name}$"))).to_have_count(1)
    dialog.get_by_role("button", name="Select a rectangle").click()
    expect(dialog.get_by_role("link", name="Save as a file")).to_have_attribute(
        "href", re.compile(r"^/bild/zusammenhang\.html\?.*indikator2=foerderquote")
    )


def test_what_cannot_be_had_is_said_and_asked_for_again(open_page: Opener, watch: ExpectantWatch) -> None:
    page = ready(open_page(STATE))
    busy = "Gerade werden viele Bilder und Dateien geschrieben."

    def full(route: Route) -> None:
        body = f'{{"title": "-", "detail": "{busy}"}}'
        route.fulfill(status=503, content_type="application/problem+json", body=body)

    watch.expect("status of 503", "/bild/zeitreihe.json?")
    watch.expect("ERR_FAILED", "/bild/zeitreihe.json?")
    page.route("**/bild/**", full)
    page.get_by_role("button", name="Zeitreihe erkunden").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(busy)
    page.unroute("**/bild/**")
    page.route("**/bild/**", lambda route: route.abort())
    dialog.get_by_role("button", name="Noch einmal versuchen").click()
    expect(dialog).to_contain_text("Der Server ist gerade nicht zu erreichen.")
    page.unroute("**/bild/**")
    dialog.get_by_role("button", name="Noch einmal versuchen").click()
    expect(dialog.locator(".main-svg").first).to_be_visible()
