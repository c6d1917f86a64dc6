"""Eight places, an Amt and seven classes on the Monitor: all are said, and nothing leaves its place."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.monitor.test_nothing_cut import LONGEST, MEASURE, SETTLED, STILL
from tests.browser.reader import CARE, PARCHIM, ready

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
INSIDE = """() => {
  const line = document.querySelector("#monitor-series .bl-cursor").getBoundingClientRect();
  const plot = document.querySelector("#monitor-series .bl-lines").closest("svg").getBoundingClientRect();
  return line.top >= plot.top - 1 && line.bottom <= plot.bottom + 1 && line.left >= plot.left &&
    line.right <= plot.right;
}"""
ZOOMED = """() => {
  const { left, right } = document.querySelector("#monitor-map .bl-outline").getBoundingClientRect();
  return (right - left) / document.querySelector("#monitor-map").clientWidth;
}"""
"""How wide the district is, of the map."""


def test_the_key_figures_name_all_of_eight_places(open_page: Opener) -> None:
    """Two of them had been all that stood there."""
    page = ready(open_page(CARE, size="1366x768"))
    page.evaluate(LONGEST, 8)
    page.wait_for_function(SETTLED, arg="betreuungsquote_u3")
    rest = page.locator("#monitor-figures .bl-figure-rest")
    expect(rest.locator("summary")).to_have_text("und 6 weitere")
    rest.locator("summary").click()
    expect(rest.locator("li")).to_have_count(6)
    names = page.evaluate("lupe.state.selection.map((key) => lupe.state.slab.names[lupe.column(key)])")
    for name in names:
        expect(page.locator("#monitor-figures")).to_contain_text(name)
    assert page.evaluate(MEASURE, "#monitor-figures") == []


@pytest.mark.parametrize("share", [0.02, 0.5, 0.98])
def test_the_line_under_the_pointer_stays_in_the_series(open_page: Opener, share: float) -> None:
    page = ready(open_page(f"{CARE}&gebiete={PARCHIM}", size="1366x768"))
    box = page.locator("#monitor-series").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * share, box["y"] + box["height"] / 2)
    page.evaluate(STILL)
    assert page.evaluate(INSIDE)


def test_a_filter_by_amt_zooms_to_it_and_the_legend_says_its_own_value(open_page: Opener) -> None:
    page = ready(open_page(CARE, size="1366x768"))
    whole = page.evaluate(ZOOMED)
    page.goto(f"{CARE}&ebene=gemeinde&amt=130765654")
    ready(page)
    page.wait_for_function(f"(whole) => ({ZOOMED})() > whole * 1.5", arg=whole)
    expect(page.locator(".bl-legend-tick", has_text=re.compile(r"^Amt .*\d"))).to_have_count(1)


@pytest.mark.parametrize("size", ["390x844", "1366x768"])
def test_a_legend_of_seven_classes_is_whole(open_page: Opener, size: str) -> None:
    page = ready(open_page(f"{CARE}&jahr=2019&anzahl=7", size=size))
    expect(page.locator("#monitor-legend .bl-class")).to_have_count(7)
    page.evaluate(STILL)
    assert page.evaluate(MEASURE) == []


def test_on_a_phone_the_tooltip_is_a_sheet_at_the_lower_edge(open_page: Opener) -> None:
    page = ready(open_page(CARE, size="390x844", has_touch=True, is_mobile=True))
    page.locator(f"#karte-{PARCHIM}").tap(force=True)
    tip = page.locator(".bl-mapcard .bl-tip")
    expect(tip).to_be_visible()
    page.evaluate(STILL)
    box = tip.bounding_box()
    assert box and box["width"] > 350 and box["y"] > 844 / 2
    tip.get_by_role("button", name="Schließen").tap()
    expect(tip).to_be_hidden()
