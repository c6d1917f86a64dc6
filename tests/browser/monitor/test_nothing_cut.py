"""Nothing on the Monitor is cut, leaves its card or lies on something else: every indicator and level, without a
place, with one, two and eight of the longest names, in every view, at every size of window that offices have.

The usual run holds a sample, the thorough run all. The Monitor stands in a frame of another page, so that one
question resizes it, opens its views and measures them, and none of it waits for an answer.

A name that a chart shortens by its own rule ("Zarrenti… 63,5 %") is no finding: tooltip, table and key figures say
the whole of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from bench.stage import Served, launch
from tests.browser.reader import ready
from tests.browser.waiting import PATIENCE_MS
from tests.sampling import thorough

pytestmark = pytest.mark.browser


def script(name: str) -> str:
    return (Path(__file__).parent / name).read_text("utf-8").strip().removesuffix(";")


MEASURE = script("measure.js")
WALK = f"({script('walk.js')})({MEASURE})"
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
"""Of 100 and of 125 %: map, legend and views have to be on the first screen."""
COUNTS = (0, 1, 2, 8)
VIEWS = ("rangfolge", "verteilung", "trichter", "tabelle")
LEVELS = ("gemeinde", "amt", "kreis")
SAMPLE = 8
"""Stops in the usual run, spread over all levels, indicators and numbers of places; each at a few of the sizes."""
SAMPLED_SIZES = 3
DRAWN = re.compile(r"\(#[a-z-]+ text\.|cut by the map|^table is|^series is")
"""Findings inside map, charts and table: those have letters as large as there is room for."""
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
  return window.lupe?.state?.slab && lupe.state.series && document.querySelector("#monitor-legend > *") &&
    lupe.state.slab.indicator === indicator && asked.get("indikator") === indicator &&
    (!asked.has("thema") || (asked.get("ebene") ?? "gemeinde") === lupe.state.slab.level) &&
    (asked.get("gebiete") ?? "") === lupe.state.selection.join(",") &&
    !document.querySelector(".bl-loading:not([hidden])");
}"""
STILL = """async () => {
  for (let frame = 0; frame < 3; frame += 1) await new Promise((next) => requestAnimationFrame(next));
  await document.fonts.ready;
}"""
IN_FRAME = """(address) => {
  const frame = document.createElement("iframe");
  frame.src = address;
  document.body.replaceChildren(frame);
}"""
Sizes = Sequence[tuple[int, int]]


class Stop(NamedTuple):
    """What is looked at, at which sizes."""

    level: str
    indicator: str
    places: int
    sizes: Sizes


def stops(page: Page, sizes: Sizes, sample: int) -> Iterator[Stop]:
    """Every level with every indicator that has it, with each number of places."""
    offered = page.request.get("/api/v1/indikatoren").json()["indikatoren"]
    every = [
        (level, one["indikator"], count)
        for level in LEVELS
        for one in offered
        if level in one["ebenen"]
        for count in COUNTS
    ]
    if thorough():
        yield from (Stop(*one, sizes) for one in every)
        return
    for turn, one in enumerate(every[:: len(every) // sample | 1]):
        taken = {(turn * SAMPLED_SIZES + more) % len(sizes) for more in range(SAMPLED_SIZES)}
        yield Stop(*one, [sizes[at] for at in sorted(taken)])


def in_frame(page: Page, query: str) -> Frame:
    page.evaluate(IN_FRAME, f"/?{query}")
    frame = page.locator("iframe").element_handle().content_frame()
    assert frame is not None
    return frame


def show(page: Page, frame: Frame | None, stop: Stop) -> Frame:
    """By the page's own means, and anew where the level is another. Some levels are closed, for too few values: then
    the server shows another one."""
    level = "lupe.state.slab.level"
    if frame is not None and frame.evaluate(level) == stop.level:
        frame.evaluate("(key) => void lupe.choose(key)", stop.indicator)
        frame.wait_for_function(SETTLED, arg=stop.indicator)
    if frame is None or frame.evaluate(level) != stop.level:
        frame = in_frame(page, f"indikator={stop.indicator}&ebene={stop.level}")
        frame.wait_for_function(SETTLED, arg=stop.indicator)
    return frame


def walk(page: Page, sizes: Sizes, first: Sizes = (), *, sample: int = SAMPLE) -> tuple[int, list[str]]:
    """How many times was measured, and what was found, each finding with the place where it was. At the sizes of
    `first` map, legend and views have to be on the first screen."""
    found: dict[str, str] = {}
    measured = 0
    frame, shown = None, ("", "")
    for stop in stops(page, sizes, sample):
        if frame is None or shown != (stop.level, stop.indicator):
            frame, shown = show(page, frame, stop), (stop.level, stop.indicator)
        selected = frame.evaluate(LONGEST, stop.places)
        frame.wait_for_function(SETTLED, arg=stop.indicator)
        given = [
            {"width": width, "height": height, "first": (width, height) in first}
            for width, height in stop.sizes
        ]
        for finding, where in frame.evaluate(WALK, {"sizes": given, "views": VIEWS}):
            found.setdefault(finding, f"{stop.indicator}, {stop.level}, {selected} places, {where}")
        measured += len(stop.sizes) * len(VIEWS)
    return measured, [f"{finding}: {where}" for finding, where in found.items()]


def test_nothing_is_cut_and_no_two_texts_lie_on_one_another(open_page: Callable[..., Page]) -> None:
    measured, found = walk(open_page("/healthz"), SIZES, LAPTOPS)
    assert measured >= SAMPLE * SAMPLED_SIZES * len(VIEWS)
    assert found == []


@pytest.fixture
def large_letters(browser: Browser, product: Served) -> Iterator[Page]:
    """A page in a Chromium whose own letters are twice as large."""
    kind: Any = SimpleNamespace(chromium=browser.browser_type)
    chromium = launch(kind, flags=[f"--blink-settings=defaultFontSize={LARGE}"])
    context = chromium.new_context(base_url=product.url, locale="de-DE", timezone_id="Europe/Berlin")
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto("/healthz")
    yield page
    chromium.close()


def test_around_the_drawings_the_same_holds_for_letters_twice_as_large(large_letters: Page) -> None:
    """The usual run holds the page's width alone. Texts in charts and on the map are as large as the drawing has
    room for, and a table of numbers may scroll
    sideways then (WCAG 1.4.10)."""
    measured, found = walk(large_letters, ((390, 844), (1366, 768)), sample=SAMPLE // 2)
    assert measured >= SAMPLE * len(VIEWS)
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


def test_a_word_of_the_finding_wraps_on_a_phone_with_letters_twice_as_large(large_letters: Page) -> None:
    """ "im Rahmen des Zufalls" was wider than the window, and so was the page."""
    page = large_letters
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/?indikator=betreuungsquote_u3&ebene=amt")
    ready(page)
    for places in (1, 2):
        page.evaluate(LONGEST, places)
        page.wait_for_function(SETTLED, arg="betreuungsquote_u3")
        expect(page.locator("#monitor-finding .bl-word").first).to_be_visible()
        page.evaluate(STILL)
        assert [one for one in page.evaluate(MEASURE) if not DRAWN.search(one)] == [], places


def test_names_above_the_legend_are_whole_on_a_phone_with_letters_twice_as_large(large_letters: Page) -> None:
    """They were shortened to four letters, and two of them to the same four."""
    page = large_letters
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/?indikator=kinderarmut&ebene=kreis&gebiete=13076,13072")
    ready(page)
    names = page.locator(".bl-legend-tick")
    expect(names).to_have_text(["Landkreis", "Ludwigslust-Parchim", "Landkreis Rostock"])
    page.evaluate(STILL)
    boxes = names.evaluate_all("all => all.map((one) => one.getBoundingClientRect().toJSON())")
    assert all(one["left"] >= 0 and one["right"] <= 390 for one in boxes), boxes
    for at, one in enumerate(boxes):
        assert all(
            one["bottom"] <= other["top"] + 1 or other["bottom"] <= one["top"] + 1
            for other in boxes[at + 1 :]
        )


def test_the_measure_finds_what_is_wrong(open_page: Callable[..., Page]) -> None:
    """Else an empty list proves nothing."""
    page = ready(open_page(size="1366x768"))
    assert page.evaluate(MEASURE) == []
    page.add_style_tag(
        content="""#monitor-title { display: block; width: 40px; overflow: hidden; white-space: nowrap }
        #monitor-series-caption { position: absolute; left: 20px } .bl-foot { width: 1400px }
        .bl-maptools { top: 0 }"""
    )
    said = "\n".join(page.evaluate(MEASURE))
    for one in ("is cut", "lies on", "px too wide", "the map's tools lie on the map"):
        assert one in said, one
