"""The stage of a scene shows the part of the map and the legend's choice that its link names."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.meeting.test_stage import TEXTS
from tests.browser.reader import LUDWIGSLUST, PARCHIM
from tests.browser.waiting import ORIGIN

pytestmark = pytest.mark.browser
SCENE = f"/buehne?indikator=betreuungsquote_u3&jahr=2024&gebiete={PARCHIM},{LUDWIGSLUST}"
PART, GROUP = "ausschnitt=0.62,0.45,2.5", "gruppe=klasse:4"
MEASURED = """() => {
  const svg = document.querySelector("#stage-view svg.bl-map");
  const whole = svg.dataset.extent.split(" ").map(Number);
  const [x, y, wide, high] = svg.getAttribute("viewBox").split(" ").map(Number);
  return {
    zoom: (whole[2] - whole[0]) / wide,
    middle: [(x + wide / 2 - whole[0]) / (whole[2] - whole[0]), (y + high / 2 - whole[1]) / (whole[3] - whole[1])],
    cut: getComputedStyle(svg).overflow,
  };
}"""


def complete(page: Page) -> Page:
    expect(page.locator("html[data-complete]")).to_be_attached()
    return page


def standing_out(page: Page) -> set[str]:
    keys: list[str] = page.evaluate(
        "[...document.querySelectorAll('.bl-map.grouped .bl-area.in')].map((one) => one.dataset.key)"
    )
    return set(keys)


def test_a_part_of_the_map_fills_the_stage_and_what_lies_beyond_has_no_name(
    open_page: Callable[..., Page],
) -> None:
    page = complete(open_page(f"{SCENE}&bild=karte&{PART}"))
    found = page.evaluate(MEASURED)
    assert found["zoom"] == pytest.approx(2.5, abs=0.01)
    assert found["middle"] == pytest.approx([0.62, 0.45], abs=0.01)
    assert found["cut"] == "hidden"
    expect(page.locator("#stage-pills")).to_have_text("Parchim")
    expect(page.locator("footer")).to_contain_text("Ausschnitt um Lewitzrand, 2,5-fach vergrößert.")
    whole = complete(open_page(f"{SCENE}&bild=karte")).evaluate(MEASURED)
    assert (whole["zoom"], whole["cut"]) == (pytest.approx(1, abs=0.01), "visible")


def test_the_legends_choice_stands_out_in_each_year(open_page: Callable[..., Page]) -> None:
    page = complete(open_page(f"{SCENE}&bild=karte&{GROUP}"))
    chosen = """() => lupe.state.slab.places.filter((_, at) => lupe.state.slab.class[lupe.row()][at] === 4
      && lupe.state.slab.status[lupe.row()][at] === 0)"""
    assert standing_out(page) == set(page.evaluate(chosen))
    page.evaluate("lupe.stage.step(-1)")
    expect(page.locator("#stage-year")).to_have_text("2023")
    assert standing_out(page) == set(page.evaluate(chosen)) != set()


def test_captions_of_two_maps_never_lie_on_a_part_that_fills_its_corners(
    open_page: Callable[..., Page],
) -> None:
    page = complete(open_page(f"{SCENE}&bild=zweikarten&{PART}", size="1366x768"))
    boxes = page.evaluate(
        """() => [".bl-stage-from", "#stage-view svg.bl-map"].map((one) => [...document.querySelectorAll(one)].map(
          (node) => node.getBoundingClientRect().toJSON()))"""
    )
    for caption, drawing in zip(*boxes, strict=True):
        assert caption["bottom"] <= drawing["top"] + 1


@pytest.mark.parametrize("size", ["1920x1080", "1024x768"])
@pytest.mark.parametrize("part", ["0.62,0.45,2.5", "0.5,0.5,4", "0.5,0.5,8"])
def test_a_part_that_fills_its_box_leaves_room_for_every_number(
    open_page: Callable[..., Page], size: str, part: str
) -> None:
    page = open_page(ORIGIN, bypass_csp=True)
    width, height = map(int, size.split("x"))
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{SCENE}&bild=karte&ausschnitt={part}")
    numbers = complete(page).locator(".bl-stage-num")
    expect(numbers).to_have_count(3)
    for at in range(3):
        expect(numbers.nth(at)).to_be_visible()
    assert page.evaluate(TEXTS) == [], "the source line, too, meets nothing"
