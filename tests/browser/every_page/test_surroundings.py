"""Other surroundings than a window at 100 %: larger letters, paper, a screen reader at the map."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.stage import Served
from tests.browser.reader import CARE, PARCHIM, ready
from tests.browser.waiting import PATIENCE_MS, becomes
from tests.pdf_texts import text_reader

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
WINDOW = {"width": 1440, "height": 900}
CUT = """() => [...document.querySelectorAll("h1, h2, button, label, dt, dd, .bl-class, .bl-sub, .bl-nav a")]
  .filter((one) => one.offsetParent && one.clientWidth > 1 && getComputedStyle(one).overflowX !== "visible")
  .filter((one) => one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.className + ": " + one.textContent)"""
"""Elements whose text is wider than they are and is cut there; one pixel wide is what only screen readers
hear."""


def in_window(browser: Browser, product: Served) -> Page:
    context = browser.new_context(base_url=product.url, viewport=WINDOW, locale="de-DE")
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto(CARE)
    return ready(page)


def map_height(page: Page) -> float:
    box = page.locator("#monitor-map svg.bl-map").bounding_box()
    assert box
    return box["height"]


def test_with_larger_letters_the_map_stays_and_nothing_is_cut_or_scrolls_sideways(
    browser: Browser, large: Callable[[int], Browser], product: Served
) -> None:
    """At 200 % the map was 62 px high and the page 1,597 px wide in a window of 1,440."""
    usual = in_window(browser, product)
    height = map_height(usual)
    usual.context.close()
    for size in (24, 32):
        page = in_window(large(size), product)
        becomes(page, lambda page=page: map_height(page) >= height / 2, True)
        assert page.evaluate("document.documentElement.scrollWidth") <= WINDOW["width"], size
        assert page.evaluate(CUT) == [], size
        page.context.close()


def printed(page: Page, *, landscape: bool) -> tuple[float, list[tuple[str, float]]]:
    """Width of the paper, and every text with where it begins from the left, in points."""
    paper = text_reader(page.pdf(format="A4", landscape=landscape, print_background=False))
    found: list[tuple[str, float]] = []

    def visit(text: str, cm: Any, tm: Any, *_: Any) -> None:
        if text.strip():
            found.append((text.strip(), cm[0] * tm[4] + cm[2] * tm[5] + cm[4]))

    for sheet in paper.pages:
        sheet.extract_text(visitor_text=visit)
    return float(paper.pages[0].mediabox.width), found


def test_on_paper_the_map_has_its_key_and_is_whole(monitor: Opener) -> None:
    """Swatches came out white, map and charts ran off the paper, a fixed bar covered lines."""
    page = monitor(f"/?indikator=kinderarmut&gebiete={PARCHIM}")
    for landscape in (True, False):
        whole_on_paper(*printed(page, landscape=landscape))


def whole_on_paper(width: float, texts: list[tuple[str, float]]) -> None:
    said = " ".join(text for text, _ in texts)
    for word in (
        "Boizenburg/Elbe",
        "Plau am See",
        "Parchim",
        "Landkreis",
        "unter",
        "Leistungen nach dem SGB II",
        "nicht prüfbar",
    ):
        assert word in said, word
    assert said.count("Parchim") >= 4, "key figure, map, line and bar"
    outside = [(text, x) for text, x in texts if not 0 <= x <= width - 12]
    assert outside == []
    assert "Zurücksetzen" not in said and "Merken" not in said, "no controls"


def test_paper_keeps_the_colours_of_the_key(monitor: Opener) -> None:
    page = monitor(f"{CARE}&gebiete={PARCHIM}")
    page.emulate_media(media="print")
    kept = page.locator("#monitor-legend i").evaluate_all(
        "(all) => all.map((one) => getComputedStyle(one).printColorAdjust)"
    )
    assert kept and set(kept) == {"exact"}
    for hidden in (".bl-filter", ".bl-head", ".bl-maptools", ".bl-year"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_the_name_of_the_map_says_what_it_shows(monitor: Opener) -> None:
    page = monitor(CARE)
    name = page.get_by_role("listbox", name=re.compile("^Karte"))
    expect(name).to_have_attribute("aria-label", "Karte: Betreuungsquote unter 3 Jahren, 2024, Gemeinden")
    page = monitor("/?indikator=arbeitslosenquote&ebene=kreis&gliederung=geschlecht:w&jahr=2020")
    expect(name).to_have_attribute(
        "aria-label", re.compile(r"^Karte: Arbeitslosenquote, weiblich, 20\d\d, Kreise$")
    )
    expect(page).to_have_title(re.compile("^Arbeitslosenquote, weiblich 20"))
    expect(page.locator("#monitor-title")).to_have_text("Arbeitslosenquote, weiblich")


def test_the_label_at_a_lines_end_keeps_its_value_when_the_year_moves(monitor: Opener) -> None:
    """53,5 % of 2011 stood at the point of 2024."""
    page = monitor(f"{CARE}&gebiete={PARCHIM}&jahr=2024")
    own = page.locator("#monitor-series text", has_text=re.compile(r"^Parchim"))
    value = page.evaluate("lupe.state.slab.text.at(-1)[lupe.column('13076108')]")
    expect(own).to_have_text(f"Parchim {value}")
    page.evaluate("lupe.setYear(2011)")
    expect(page.locator("#monitor-title-year")).to_have_text("2011")
    expect(own).to_have_text(f"Parchim {value}")
    assert page.evaluate("lupe.state.slab.text[lupe.row()][lupe.column('13076108')]") != value


def test_numbers_are_circles_that_leave_the_map_to_pointer_and_keyboard(monitor: Opener) -> None:
    page = monitor("/?indikator=kitas")
    circles = page.locator("#monitor-map .bl-circles circle")
    expect(circles.first).to_be_attached()
    numbers = page.evaluate("lupe.state.slab.value[lupe.row()].filter((one) => one > 0)")
    drawn = circles.evaluate_all("(all) => all.map((one) => Number(one.getAttribute('r'))).filter(Boolean)")
    assert len(drawn) == len(numbers)
    assert max(drawn) / min(drawn) == pytest.approx((max(numbers) / min(numbers)) ** 0.5, rel=0.01)
    area = page.locator(f'#monitor-map .bl-area[data-key="{PARCHIM}"]')
    expect(area).to_have_class(re.compile("quiet"))
    spot = page.evaluate(
        """(key) => {
          const at = lupe.map.view.boxOf(lupe.map.byKey.get(key)), box = lupe.map.box.getBoundingClientRect();
          return [box.x + (at.x0 + at.x1) / 2, box.y + (at.y0 + at.y1) / 2];
        }""",
        PARCHIM,
    )
    page.mouse.click(*spot)
    expect(area).to_have_attribute("aria-selected", "true")
    expect(page.locator("#monitor-legend .bl-circle-step").first).to_be_visible()
    page = monitor("/?indikator=betreuungsquote_u3")
    expect(circles).to_have_count(0)
