"""Nothing on the Monitor is cut, leaves its card or lies on something else: every indicator and level, without a
place, with one, two and eight of the longest names, at every size of window that offices have.

A name that a chart shortens by its own rule ("Zarrenti… 63,5 %") is no finding: tooltip, table and key figures say
the whole of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.stage import Served, launch
from tests.browser.reader import ready
from tests.browser.waiting import PATIENCE_MS
from tests.sampling import thorough

pytestmark = pytest.mark.browser
MEASURE = (Path(__file__).parent / "measure.js").read_text("utf-8").strip().removesuffix(";")
SIZES = (
    (1366, 768),
    (1093, 614),
    (1280, 720),
    (1024, 768),
    (768, 1024),
    (390, 844),
    (1920, 1080),
    (2560, 1440),
)
LAPTOPS = SIZES[:2]
"""Of 100 and of 125 %."""
COUNTS = (0, 1, 2, 8)
VIEWS = ("rangfolge", "verteilung", "trichter", "tabelle")
LEVELS = ("gemeinde", "amt", "kreis")
SAMPLE = 24
"""Measurements in the usual run, spread over all combinations; the thorough run takes all."""
DRAWN = re.compile(r"\(#[a-z-]+ text\.|cut by the map|^table is")
"""Findings inside map, charts and table: the thorough run holds them to nothing, the usual run what surrounds them."""
LARGE = 32
"""px of the browser's own letters at 200 %."""
LONGEST = """(count) => {
  const { places, names, inside } = lupe.state.slab;
  const keys = places.filter((_, column) => inside[column]);
  const length = (key) => names[lupe.column(key)].length;
  lupe.select(keys.sort((one, other) => length(other) - length(one)).slice(0, count));
  return lupe.state.selection.length;
}"""
SETTLED = """(indicator) => {
  const asked = new URLSearchParams(location.search);
  return lupe.state.slab.indicator === indicator && asked.get("indikator") === indicator &&
    (asked.get("ebene") ?? "gemeinde") === lupe.state.slab.level &&
    (asked.get("gebiete") ?? "") === lupe.state.selection.join(",") &&
    !document.querySelector(".bl-loading:not([hidden])");
}"""
STILL = """async () => {
  for (let frame = 0; frame < 3; frame += 1) await new Promise((next) => requestAnimationFrame(next));
  await document.fonts.ready;
}"""
FIRST_SCREEN = """() => {
  scrollTo(0, 0);
  const bottoms = ["#monitor-map", "#monitor-legend .bl-class i", "#monitor-tabs"].map(
    (one) => document.querySelector(one).getBoundingClientRect().bottom
  );
  return Math.max(...bottoms) - innerHeight;
}"""


class Stop(NamedTuple):
    """What is looked at, at which sizes."""

    level: str
    indicator: str
    count: int
    sizes: tuple[tuple[int, int], ...]


def stops(page: Page, sizes: tuple[tuple[int, int], ...], sample: int) -> Iterator[Stop]:
    """Every level with every indicator that has it, with each number of places; in the usual run so many of the
    combinations with a size as are asked for, spread over all."""
    offered = page.request.get("/api/v1/indikatoren").json()["indikatoren"]
    all_stops = [
        (level, one["indikator"], count)
        for level in LEVELS
        for one in offered
        if level in one["ebenen"]
        for count in COUNTS
    ]
    combinations = len(all_stops) * len(sizes)
    step = 1 if thorough() else combinations // sample | 1
    for index, stop in enumerate(all_stops):
        taken = tuple(size for at, size in enumerate(sizes) if (index * len(sizes) + at) % step == 0)
        if taken:
            yield Stop(*stop, taken)


def show(page: Page, stop: Stop) -> None:
    """By the page's own means, and anew where the level is another. Some levels are closed, for too few values: then
    the server shows another one."""
    if page.evaluate("lupe.state.slab.indicator") != stop.indicator:
        page.evaluate("(key) => void lupe.choose(key)", stop.indicator)
        page.wait_for_function(SETTLED, arg=stop.indicator)
    asked = parse_qs(urlsplit(page.url).query).get("ebene", [LEVELS[0]])[0]
    if asked != stop.level and page.evaluate("lupe.state.slab.level") != stop.level:
        page.goto(f"/?indikator={stop.indicator}&ebene={stop.level}")
        page.wait_for_load_state("networkidle")
        page.wait_for_function("() => window.lupe?.state?.slab && lupe.state.series")
        page.wait_for_function(SETTLED, arg=stop.indicator)


def walk(
    page: Page, sizes: tuple[tuple[int, int], ...], sample: int, first: tuple[tuple[int, int], ...] = ()
) -> tuple[int, list[str]]:
    """How many times was measured, and what was found, each finding with the place where it was. At the sizes of
    `first` map, legend and views have to be on the first screen."""
    found: dict[str, str] = {}
    measured = 0
    for number, stop in enumerate(stops(page, sizes, sample)):
        show(page, stop)
        selected = page.evaluate(LONGEST, stop.count)
        page.wait_for_function(SETTLED, arg=stop.indicator)
        view = VIEWS[number % len(VIEWS)]
        page.evaluate("(view) => document.getElementById(`monitor-tab-${view}`).click()", view)
        for width, height in stop.sizes:
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate(STILL)
            where = f"{stop.indicator}, {stop.level}, {selected} places, {view}, {width} x {height}"
            for finding in page.evaluate(MEASURE):
                found.setdefault(finding, where)
            if (width, height) in first and (below := page.evaluate(FIRST_SCREEN)) > 0:
                found.setdefault("map, legend or views are not on the first screen", f"{where}: {below} px")
            measured += 1
    return measured, [f"{finding}: {where}" for finding, where in found.items()]


def test_nothing_is_cut_and_no_two_texts_lie_on_one_another(open_page: Callable[..., Page]) -> None:
    page = ready(open_page(size="1366x768"))
    measured, found = walk(page, SIZES, SAMPLE, LAPTOPS)
    assert measured >= SAMPLE
    assert [one for one in found if thorough() or not DRAWN.search(one)] == []


@pytest.fixture
def large_letters(browser: Browser, product: Served) -> Iterator[Page]:
    """A page in a Chromium whose own letters are twice as large."""
    kind: Any = SimpleNamespace(chromium=browser.browser_type)
    chromium = launch(kind, flags=[f"--blink-settings=defaultFontSize={LARGE}"])
    context = chromium.new_context(base_url=product.url, locale="de-DE", timezone_id="Europe/Berlin")
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto("/")
    yield ready(page)
    chromium.close()


def test_around_the_drawings_the_same_holds_for_letters_twice_as_large(large_letters: Page) -> None:
    """The usual run holds the page's width alone. Texts in charts and on the map are as large as the drawing has
    room for, and a table of numbers may scroll sideways then (WCAG 1.4.10)."""
    measured, found = walk(large_letters, ((390, 844), (1366, 768)), 6)
    assert measured >= 6
    wide = [one for one in found if one.startswith("page is")]
    assert ([one for one in found if not DRAWN.search(one)] if thorough() else wide) == []


def test_break_values_and_named_bars_stay_apart_on_a_phone_with_letters_twice_as_large(
    large_letters: Page,
) -> None:
    """Break values are wider than their classes there, and names as wide as the card."""
    page = large_letters
    page.set_viewport_size({"width": 390, "height": 844})
    for query in ("indikator=kita_plaetze&gebiete=13071,13075", "indikator=schulden_je_einwohner"):
        page.goto(f"/?{query}&ebene=kreis")
        ready(page)
        expect(page.locator("#monitor-chosen li").nth(2)).to_be_visible()
        expect(page.locator("#monitor-legend .bl-joint").first).to_be_visible()
        page.evaluate(STILL)
        assert [one for one in page.evaluate(MEASURE) if not DRAWN.search(one)] == [], query


def test_the_measure_finds_what_is_wrong(open_page: Callable[..., Page]) -> None:
    """Else an empty list proves nothing."""
    page = ready(open_page(size="1366x768"))
    assert page.evaluate(MEASURE) == []
    page.add_style_tag(
        content="""#monitor-title { display: block; width: 40px; overflow: hidden; white-space: nowrap }
        #monitor-summary { position: absolute; left: 20px } .bl-foot { width: 1400px }
        .bl-maptools { top: 0 }"""
    )
    said = "\n".join(page.evaluate(MEASURE))
    for one in ("is cut", "lies on", "px too wide", "the map's tools lie on the map"):
        assert one in said, one
