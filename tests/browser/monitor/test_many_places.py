"""The Monitor with the municipalities of the whole state: map, table and ranking of hundreds of places."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.waiting import at_rest, becomes

pytestmark = pytest.mark.browser
STATE = "/?indikator=kinderarmut&ebene=gemeinde&raum=land"
ROWS = "#monitor-table tbody tr[data-key]"
Opener = Callable[..., Page]


def opened(monitor: Opener, more: str = "") -> Page:
    page = monitor(STATE + more, size="1366x768")
    expect(page.locator(".bl-mapcanvas canvas")).to_be_attached()
    becomes(
        page, lambda: page.evaluate("Boolean(lupe.state.slab) && lupe.state.slab.places.length > 700"), True
    )
    return page


def table(page: Page) -> None:
    page.locator("#monitor-tab-tabelle").click()
    expect(page.locator(ROWS).first).to_be_visible()


def turn(page: Page) -> int:
    """The row that has the focus, counted with the heading."""
    at = "document.activeElement.closest('tr')?.getAttribute('aria-rowindex')"
    return int(page.evaluate(at) or 0)


def test_only_rows_around_what_is_in_view_are_in_the_document(monitor: Opener) -> None:
    page = opened(monitor)
    table(page)
    count = page.evaluate("lupe.state.slab.places.length")
    expect(page.locator("#monitor-table table")).to_have_attribute("aria-rowcount", str(count + 1))
    assert page.locator(ROWS).count() < 90
    expect(page.locator(ROWS).first).to_have_attribute("aria-rowindex", "2")
    scroll = page.locator(".bl-scroll")
    scroll.evaluate("node => (node.scrollTop = node.scrollHeight)")
    expect(page.locator(ROWS).last).to_have_attribute("aria-rowindex", str(count + 1))
    expect(page.locator(ROWS).last).to_be_in_viewport()
    scroll.evaluate("node => (node.scrollTop = 0)")
    expect(page.locator(f"{ROWS}[aria-rowindex='2']")).to_be_in_viewport()


def test_keys_lead_through_all_rows_and_the_focus_stays_on_its_place(monitor: Opener) -> None:
    page = opened(monitor)
    table(page)
    page.locator(f"{ROWS} .bl-pick").first.focus()
    for _ in range(120):
        page.keyboard.press("ArrowDown")
    assert turn(page) == 122
    shown = page.evaluate("document.activeElement.textContent")
    assert page.evaluate("lupe.state.slab.names[lupe.column(lupe.state.hover)]") == shown.strip()
    page.keyboard.press("End")
    assert turn(page) == page.evaluate("lupe.state.slab.places.length") + 1
    page.keyboard.press("Enter")
    becomes(page, lambda: page.evaluate("lupe.state.selection.length"), 1)
    page.keyboard.press("Home")
    assert turn(page) == 2


def test_the_search_finds_rows_that_are_not_in_the_document(monitor: Opener) -> None:
    page = opened(monitor)
    table(page)
    page.locator("#monitor-table input").fill("zurow")
    expect(page.locator(f"{ROWS}:visible")).to_have_count(1)
    expect(page.locator(".bl-found")).to_have_text("1 von 726")
    page.locator("#monitor-table input").fill("")
    expect(page.locator(f"{ROWS}[aria-rowindex='2']")).to_be_in_viewport()


def test_columns_stay_as_wide_whatever_rows_are_in_view(monitor: Opener) -> None:
    def widths() -> list[float]:
        cells = page.locator("#monitor-table thead th:visible")
        return [round(one) for one in cells.evaluate_all("all => all.map(one => one.offsetWidth)")]

    page = opened(monitor)
    table(page)
    before = widths()
    page.locator(".bl-scroll").evaluate("node => (node.scrollTop = 9000)")
    expect(page.locator(f"{ROWS}[aria-rowindex='2']")).to_have_count(0)
    assert all(abs(one - other) <= 2 for one, other in zip(widths(), before, strict=True))


def test_a_year_step_moves_no_row(monitor: Opener) -> None:
    page = opened(monitor)
    table(page)
    moved = page.evaluate(
        """() => {
          const watch = new MutationObserver(() => {});
          watch.observe(document.querySelector("#monitor-table tbody"), { childList: true });
          const { years } = lupe.state.slab;
          lupe.setYear(years.at(-2));
          return watch.takeRecords().length;
        }"""
    )
    assert moved == 0


def test_the_ranking_is_one_shape_whose_places_the_pointer_finds(monitor: Opener) -> None:
    page = opened(monitor)
    shape = page.locator("#monitor-ranking [data-mark=curve]")
    expect(shape).to_have_count(1)
    expect(page.locator("#monitor-ranking")).to_contain_text("die Hälfte ab")
    at_rest(page)
    box = page.locator("#monitor-ranking").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.7)
    becomes(page, lambda: page.evaluate("lupe.state.hover !== null"), True)
    at_rest(page)
    hovered = page.evaluate("lupe.state.hover")
    page.mouse.down()
    page.mouse.up()
    becomes(page, lambda: page.evaluate("lupe.state.selection"), [hovered])
