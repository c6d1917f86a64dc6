"""What stands written in a view on the page stands written in its file, too: no name more and none fewer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from defusedxml.ElementTree import fromstring
from playwright.sync_api import Page, expect

from tests.browser.reader import CARE, HAGENOW, PARCHIM, open_view
from tests.browser.waiting import becomes

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
STATE = f"{CARE}&jahr=2019&gebiete={PARCHIM},{HAGENOW}"
RELATION = f"indikator=betreuungsquote_u3&indikator2=foerderquote&gebiete={PARCHIM},{HAGENOW}"
SVG = "{http://www.w3.org/2000/svg}"
SEEN = """(id) => [...document.querySelectorAll(`#${id} svg text`)]
  .filter((one) => one.getClientRects().length && getComputedStyle(one).visibility !== "hidden")
  .filter((one) => !one.matches(".bl-neighbour, .bl-cursor-ground + g text"))
  .map((one) => one.textContent)"""
"""Neighbouring districts and the year under the cursor are the page's own."""
VIEWS = (
    ("karte", "monitor-map", ""),
    ("zeitreihe", "monitor-series", ""),
    ("rangfolge", "monitor-ranking", "Rangfolge"),
    ("verteilung", "monitor-distribution", "Verteilung"),
    ("trichter", "monitor-funnel", "Trichter"),
)


def in_file(page: Page, view: str) -> list[str]:
    """The texts of the view itself in the picture of the page's query, in the order in which they are drawn."""
    answer = page.request.get(f"/bild/{view}.svg?{STATE[2:]}")
    assert answer.ok
    drawn = fromstring(answer.text()).find(f".//{SVG}g[@id='ansicht']")
    assert drawn is not None
    return ["".join(one.itertext()) for one in drawn.iter(f"{SVG}text")]


def test_page_and_picture_show_the_same_labels(monitor: Opener) -> None:
    page = monitor(STATE)
    for view, place, tab in VIEWS:
        if tab:
            open_view(page, tab)
            if view == "rangfolge":  # the page names two places in bars first, a file always ranks all
                page.locator("#monitor-chosen [data-whole]").click()
            expect(page.locator(f"#{place} svg text").first).to_be_attached()
        filed = in_file(page, view)
        assert len(filed) > 8, view
        if view == "karte":  # names of a map come by their importance
            becomes(page, lambda: page.evaluate(SEEN, "monitor-map"), filed)
        else:
            becomes(page, lambda at=place: sorted(page.evaluate(SEEN, at)), sorted(filed))


def test_the_scatter_names_the_same_places_on_page_and_in_its_figure(open_page: Opener) -> None:
    page = open_page(f"/vergleich?{RELATION}")
    expect(page.locator("#comparison-scatter .bl-cloud-point").first).to_be_attached()
    layout = page.request.get(f"/bild/zusammenhang.json?{RELATION}").json()["layout"]
    filed = [*layout["yaxis"]["ticktext"], *layout["xaxis"]["ticktext"], layout["xaxis"]["title"]["text"]]
    filed += [one["text"] for one in layout["annotations"]]
    assert {"Parchim", "Hagenow", "Ludwigslust"} <= set(filed)
    becomes(page, lambda: sorted(page.evaluate(SEEN, "comparison-scatter")), sorted(filed))
