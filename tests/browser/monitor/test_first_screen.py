"""The first screen of a laptop holds map, legend and views whatever stands above them, and a time series of eight
places is high enough to be read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE_MS
from tests.browser.monitor.test_nothing_cut import LAPTOPS, LONGEST, SETTLED

pytestmark = pytest.mark.browser
ON_SCREEN = """() => ["#monitor-map", "#monitor-legend .bl-class i", "#monitor-tabs"].every(
  (one) => document.querySelector(one).getBoundingClientRect().bottom <= innerHeight
)"""
PLOT = """() => {
  const edge = document.querySelector("#bl-series-clip rect");
  return document.querySelectorAll("#monitor-series .bl-halo").length > 8 ? edge.getAttribute("height") - 2 : 0;
}"""
LEAST = 170
"""px: the picture of eight lines; with their names pushed apart it needs about as much."""


def laptop(monitor: Callable[..., Page], query: str, size: tuple[int, int]) -> Page:
    page = monitor(f"/?{query}", size="1366x768")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.wait_for_function("() => lupe.state.slab !== null")
    return page


@pytest.mark.parametrize("size", LAPTOPS)
def test_a_notice_leaves_map_and_legend_on_the_first_screen(
    monitor: Callable[..., Page], size: tuple[int, int]
) -> None:
    page = laptop(monitor, "indikator=kinderarmut&gebiete=99999999", size)
    expect(page.locator("#monitor-notice .bl-notice")).to_be_visible()
    page.wait_for_function(ON_SCREEN)


@pytest.mark.parametrize("size", LAPTOPS)
def test_titles_and_sentences_of_two_lines_do_so_too(
    monitor: Callable[..., Page], size: tuple[int, int]
) -> None:
    indicator = "betreuungsquote_u3" if size == LAPTOPS[0] else "sgb2_quote"
    page = laptop(monitor, f"indikator={indicator}", size)
    page.evaluate(LONGEST, 8)
    page.wait_for_function(SETTLED, arg=indicator)
    page.wait_for_function(ON_SCREEN)


@pytest.mark.parametrize("places", [0, 2, 8])
def test_below_a_long_title_and_sentence_the_map_is_high_enough_to_be_read(
    open_page: Callable[..., Page], places: int
) -> None:
    """Title, sentence and the row of the map's tools had left it 150 to 211 px at 125 %."""
    indicator = "asylbewerberleistungen_je_1000"
    page = laptop(open_page, f"indikator={indicator}&ebene=kreis", LAPTOPS[1])
    page.evaluate(LONGEST, places)
    page.wait_for_function(SETTLED, arg=indicator)
    page.wait_for_function(
        "() => document.getElementById('monitor-map').getBoundingClientRect().height >= 240"
    )
    page.wait_for_function(ON_SCREEN)


def test_the_series_of_eight_places_is_high_enough_beside_map_and_bars(
    monitor: Callable[..., Page],
) -> None:
    page = laptop(monitor, "indikator=betreuungsquote_u3", LAPTOPS[0])
    page.evaluate(LONGEST, 8)
    page.wait_for_function(SETTLED, arg="betreuungsquote_u3")
    page.wait_for_function(f"() => ({PLOT})() >= {LEAST}", timeout=PATIENCE_MS)


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720), (1093, 614)])
@pytest.mark.parametrize("view", ["verteilung", "trichter"])
def test_distribution_and_funnel_of_eight_places_are_high_enough_to_be_read(
    monitor: Callable[..., Page], size: tuple[int, int], view: str
) -> None:
    """78 px were left between eight names and a note of two lines."""
    page = laptop(monitor, f"indikator=betreuungsquote_u3&ansicht={view}", size)
    page.evaluate(LONGEST, 8)
    page.wait_for_function(SETTLED, arg="betreuungsquote_u3")
    card = {"verteilung": "distribution", "trichter": "funnel"}[view]
    page.wait_for_function(
        "(id) => document.querySelector(`#monitor-${id} clipPath rect`)?.getAttribute('height') >= 148",
        arg=card,
    )
    page.wait_for_function(ON_SCREEN)


def test_on_a_low_screen_a_long_finding_takes_two_lines_and_says_the_rest_at_a_click(
    monitor: Callable[..., Page],
) -> None:
    page = laptop(monitor, "indikator=betreuungsquote_u3", LAPTOPS[1])
    page.evaluate(LONGEST, 8)
    page.wait_for_function(SETTLED, arg="betreuungsquote_u3")
    finding, more = page.locator("#monitor-finding"), page.locator(".bl-finding-more")
    expect(more).to_have_text("mehr")
    expect(finding).not_to_contain_text("geschützt")
    high = """() => document.getElementById("monitor-finding").getBoundingClientRect().height"""
    assert page.evaluate(high) < 55
    page.wait_for_function(
        "() => document.getElementById('monitor-map').getBoundingClientRect().height >= 240"
    )
    more.click()
    expect(finding).to_contain_text("geschützt")
    expect(more).to_be_focused()
    expect(more).to_have_text("weniger")
    more.click()
    expect(finding).not_to_contain_text("geschützt")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    expect(finding).to_contain_text("geschützt")
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    page.set_viewport_size({"width": 1366, "height": 768})
    expect(more).to_have_count(0)
    expect(finding).to_contain_text("geschützt")
