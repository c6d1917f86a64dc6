"""What a reader does and sees on the Monitor, in the words of the tests."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

PARCHIM, HAGENOW, LUDWIGSLUST = "13076108", "13076060", "13076090"
LOOKS = (("1920x1080", "light"), ("390x844", "dark"))
OTHER_LOOKS = (("1920x1080", "dark"), ("390x844", "light"))
"""Sizes and themes in which the states of a page are checked: contrast follows the theme, all else the size,
and each page has both of both. Pages take turns between the two pairs."""
CARE = "/?indikator=betreuungsquote_u3"
"""An indicator with many years and breakdowns, few cases and example data."""

PICTURE = """() => {
  const text = (id) => (document.getElementById(id)?.innerText || "").trim();
  const value = (id) => document.getElementById(id)?.value;
  return {
    title: text("monitor-title"), year: text("monitor-title-year"), subtitle: text("monitor-subtitle"),
    badge: text("monitor-badge"), figures: text("monitor-figures"), legend: text("monitor-legend"),
    summary: text("monitor-summary"), series: text("monitor-series-caption"), source: text("monitor-source"),
    selection: [...document.querySelectorAll(".bl-pills text")].map((one) => one.textContent),
    tab: document.querySelector("#monitor-tabs [aria-selected=true]").textContent,
    slider: value("monitor-year"), theme: value("monitor-thema"), indicator: value("monitor-indicator-input"),
    pressed: [...document.querySelectorAll("#monitor-filter input:checked")].map((one) => one.id + one.value),
    classes: Object.fromEntries(
      [...document.querySelectorAll(".bl-area")].map((one) => [one.dataset.key, one.getAttribute("class")])
    ),
  };
}"""


def ready(page: Page) -> Page:
    """Waits until map, legend, series and the open view are drawn."""
    expect(page.locator("#monitor-legend .bl-class").first).to_be_visible()
    expect(page.locator("#monitor-map :is(.bl-area, .bl-mapcanvas canvas)").first).to_be_attached()
    for drawn in (
        "#monitor-series .bl-lines path",
        ".bl-panel:not(.bl-off) :is(.bl-layer path, .bl-bars li, table)",
    ):
        expect(page.locator(drawn).first).to_be_attached()
    return page


def picture(page: Page) -> dict[str, Any]:
    """Everything that a link has to bring back, as the reader sees it; on a wide screen, where the filters
    stand beside the figures and come after them."""
    page.wait_for_function("() => document.getElementById('monitor-indicator-input')?.value")
    seen: dict[str, Any] = page.evaluate(PICTURE)
    return seen


def area(page: Page, key: str) -> Locator:
    return page.locator(f"#karte-{key}")


def point(page: Page, key: str) -> tuple[float, float]:
    """A point on the screen that lies in the area and that nothing covers; a polygon's middle may lie outside
    of it."""
    x, y = area(page, key).evaluate(
        """(node) => {
          const box = node.getBoundingClientRect(), steps = [...Array(21).keys()].map((i) => i / 20);
          const near = (x, y) => Math.abs(x - 0.5) + Math.abs(y - 0.5);
          const tries = steps.flatMap((x) => steps.map((y) => [x, y])).sort((a, b) => near(...a) - near(...b));
          for (const [x, y] of tries) {
            const at = [box.left + x * box.width, box.top + y * box.height];
            if (document.elementFromPoint(...at) === node) return at;
          }
          throw new Error(`nothing of ${node.id} can be reached`);
        }"""
    )
    return x, y


def click(page: Page, key: str, *, add: bool = False) -> None:
    at = point(page, key)
    if add:
        page.keyboard.down("Control")
    page.mouse.click(*at)
    if add:
        page.keyboard.up("Control")


def selected(page: Page) -> list[str]:
    keys: list[str] = page.evaluate("lupe.state.selection")
    return keys


def offered(page: Page, which: str) -> list[str]:
    """The texts of what the list of the search `which` offers for all that was typed.

    While the list is busy it still shows what was found for less."""
    expect(page.locator(f"#{which}-list:not([aria-busy]) [role=option]").first).to_be_visible()
    return page.locator(f"#{which}-list [role=option]").all_inner_texts()


def choose_indicator(page: Page, typed: str, name: str) -> None:
    page.get_by_role("combobox", name="Indikator").click()
    page.keyboard.type(typed)
    page.get_by_role("option", name=name, exact=True).click()
    shows(page, name)
    page.wait_for_function(
        "() => new URLSearchParams(location.search).get('indikator') === lupe.state.slab.indicator"
    )


def shows(page: Page, name: str) -> None:
    """Waits until this indicator is drawn: the heading comes with the series, the window's title with the
    slab."""
    expect(page.locator("#monitor-title")).to_have_text(name)
    expect(page).to_have_title(re.compile(rf"^{re.escape(name)} \d{{4}} "))


def choose_level(page: Page, name: str) -> None:
    page.locator("#monitor-level").get_by_text(name, exact=True).click()
    expect(page.locator("#monitor-level").get_by_role("radio", name=name)).to_be_checked()


def open_view(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()
    expect(page.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")
