"""Words explained at a tap: wherever such a word is shown it opens its explanation, which never covers it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from bench.stage import SIZES
from dashboard.domain.word import Word
from dashboard.texts import say
from tests.browser.every_page.test_accessibility import findings
from tests.browser.expected_errors import ExpectantWatch
from tests.browser.reader import CARE, PARCHIM, ready
from tests.browser.waiting import becomes

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
NAMES = [*(say("de", f"word_{word.value}") for word in Word), say("de", "verdict_too_few")]
UNEXPLAINED = """(names) => {
  const found = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const left = [];
  while (found.nextNode()) {
    const { parentElement: around, data } = found.currentNode;
    if (!names.includes(data.trim())) continue;
    if (around.closest("button[data-word], .bl-tip, script, svg, select, .visually-hidden")) continue;
    if (around.checkVisibility()) left.push(`${around.className} in ${around.parentElement.className}`);
  }
  return left;
}"""
"""Places of a page where a word stands and does not explain itself."""
SCROLLED = """async (box) => {
  box.style.maxHeight = "120px";
  box.scrollTop = 40;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const at = box.scrollTop;
  box.style.maxHeight = "";
  return at;
}"""
SHOWN = "() => [...new Set([...document.querySelectorAll('[data-word]')].map((one) => one.dataset.word))]"


def test_every_word_that_a_page_shows_explains_itself(open_page: Opener) -> None:
    page = ready(open_page(f"{CARE}&gebiete={PARCHIM}&ansicht=tabelle"))
    hidden, few = page.evaluate(
        """() => { const { slab } = lupe.state, row = lupe.row();
          const first = (good) => slab.places.find((_, column) => good(column));
          return [first((at) => slab.status[row][at] === 3), first((at) => slab.few[row][at])]; }"""
    )
    shown = set()
    for path, drawn in (
        (f"{CARE}&gebiete={hidden},{few}&ansicht=tabelle", "#monitor-table [data-word=geschuetzt]:visible"),
        (f"{CARE}&gebiete={PARCHIM},13076060&ansicht=tabelle", "#monitor-figures [data-word]:visible"),
        (
            "/?indikator=betreuungsquote_3_6&jahr=2024&ebene=amt&gebiete=130760060",
            "#monitor-figures [data-word]:visible",
        ),
        (f"/gemeinde/{few}", ".bl-profile-table [data-word]:visible"),
        (
            f"/vergleich?indikator=betreuungsquote_u3&gebiete={hidden},{few},{PARCHIM}",
            "#comparison-table [data-word]:visible",
        ),
    ):
        page.goto(path)
        expect(page.locator(drawn).first).to_be_visible()
        becomes(page, lambda: page.evaluate(UNEXPLAINED, NAMES), [])
        shown |= set(page.evaluate(SHOWN))
    assert shown >= {"deutlich", "moeglich", "zufall", "nicht-pruefbar", "wenige", "geschuetzt", "spanne"}


@pytest.mark.parametrize("size", ["1366x768", "390x844"])
def test_a_tap_explains_beside_the_word_or_from_the_edge_of_a_phone(monitor: Opener, size: str) -> None:
    page = monitor(f"{CARE}&gebiete={PARCHIM}", size=size)
    word = page.locator("#monitor-figures [data-word]").last
    word.click()
    box = page.get_by_role("dialog", name=word.inner_text())
    expect(box).to_be_visible()
    expect(box.get_by_role("button", name="Erklärung schließen")).to_be_focused()
    sheet = box.bounding_box(), word.bounding_box()
    assert sheet[0] and sheet[1]
    below, at = sheet
    above = below["y"] + below["height"] <= at["y"]
    assert above or below["y"] >= at["y"] + at["height"], "beside the word, never over it"
    if size == "390x844":
        assert below["x"] == 0 and below["width"] == SIZES[size][0]
        assert round(below["y"] + below["height"]) == SIZES[size][1]
        assert box.evaluate(SCROLLED) == 40, "what a sheet has no room for is reached"
    assert findings(page) == []
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    expect(word).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name=word.inner_text())).to_be_visible()
    word.click()
    expect(page.locator(".bl-pop")).to_have_count(0)
    becomes(page, lambda: page.evaluate("() => lupe.state.selection"), [PARCHIM])


def test_a_word_in_a_row_explains_itself_and_chooses_nothing(monitor: Opener) -> None:
    page = monitor(f"{CARE}&ansicht=tabelle")
    page.locator("#monitor-table [data-word]:visible").first.click()
    expect(page.locator(".bl-pop")).to_be_visible()
    assert page.evaluate("() => lupe.state.selection") == []


def test_without_the_server_the_explanation_says_that_it_cannot_be_loaded(
    open_page: Opener, watch: ExpectantWatch
) -> None:
    page = ready(open_page(f"{CARE}&gebiete={PARCHIM}"))
    watch.expect("ERR_FAILED", "/woerter?")
    page.route("**/woerter?*", lambda route: route.abort())
    page.locator("#monitor-figures [data-word]").last.click()
    expect(page.locator(".bl-pop")).to_contain_text("lässt sich gerade nicht laden")
