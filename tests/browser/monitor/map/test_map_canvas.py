"""Few areas as nodes and hundreds on a canvas do the same: colours, pointer, keyboard, selection, groups."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.monitor.map.map_stage import (
    COLUMNS,
    FEW,
    HUNDREDS,
    KEYS,
    MANY,
    MISSING,
    NOT_APPLICABLE,
    ROWS,
    SUPPRESSED,
    ZERO,
    keys_of,
    stage,
)
from tests.browser.waiting import becomes

pytestmark = pytest.mark.browser
Colour = tuple[int, int, int]
NODES = 500
UPPER = """(key) => {
  const { view, byKey } = lupe.map;
  const { x0, y0, x1, y1 } = view.boxOf(byKey.get(key));
  const box = document.querySelector(".bl-mapcanvas").getBoundingClientRect();
  return [box.x + x0 + (x1 - x0) * 0.5, box.y + y0 + (y1 - y0) * 0.2].map(Math.round);
}"""
"""A point in the upper part of an area, off its name and border."""


@pytest.fixture(
    scope="module", params=[(COLUMNS, ROWS), HUNDREDS, MANY], ids=["nodes", "hundreds", "thousands"]
)
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    columns, rows = request.param
    return columns, rows


@pytest.fixture(scope="module")
def address(size: tuple[int, int]) -> Iterator[str]:
    with stage(*size) as url:
        yield url


@pytest.fixture
def keys(size: tuple[int, int]) -> list[str]:
    return keys_of(*size)


def state(page: Page, name: str) -> Any:
    return page.evaluate(f"lupe.state.{name} instanceof Set ? [...lupe.state.{name}] : lupe.state.{name}")


def middle(page: Page, key: str) -> tuple[float, float]:
    x, y = page.evaluate(
        """(key) => {
          const { x, y } = document.querySelector(".bl-mapcanvas").getBoundingClientRect();
          const one = lupe.map.byKey.get(key), { view } = lupe.map;
          return [x + one.x * view.scale + view.x, y + one.y * view.scale + view.y];
        }""",
        key,
    )
    return float(x), float(y)


def close_up(page: Page, key: str) -> None:
    """The map so large that a place and its neighbours can be told apart."""
    page.evaluate(
        """(key) => {
          const { x0, y0, x1, y1 } = lupe.map.byKey.get(key);
          const [w, h] = [x1 - x0, y1 - y0];
          lupe.map.view.fitTo({ x0: x0 - 2 * w, y0: y0 - 2 * h, x1: x1 + 2 * w, y1: y1 + 2 * h }, false);
        }""",
        key,
    )
    page.wait_for_timeout(400)  # sharp, and names stand


def picture(page: Page) -> Image.Image:
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def seen(page: Page, key: str) -> Colour:
    x, y = page.evaluate(UPPER, key)
    red, green, blue = picture(page).getpixel((x, y))
    return red, green, blue


def near(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= 3 for a, b in zip(one, other, strict=True))


def token(page: Page, name: str) -> Colour:
    """A colour of the page's style sheets, on the map."""
    red, green, blue = page.evaluate(
        """(name) => {
          const pen = new OffscreenCanvas(1, 1).getContext("2d");
          pen.fillStyle = getComputedStyle(document.querySelector(".bl-map")).getPropertyValue(name);
          pen.fillRect(0, 0, 1, 1);
          return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
        }""",
        name,
    )
    return red, green, blue


def valued(page: Page, keys: list[str], index: int) -> str:
    """A place of a class in the present year, some way into the map."""
    places = page.evaluate(
        """(index) => {
          const { slab } = lupe.state, row = lupe.row();
          return slab.places.filter((_, n) => slab.class[row][n] === index && !slab.few[row][n]);
        }""",
        index,
    )
    return next(key for key in keys[8:] if key in set(places))


def test_there_are_nodes_or_a_canvas(page: Page, keys: list[str]) -> None:
    many = len(keys) > NODES
    expect(page.locator(".bl-mapcanvas canvas")).to_have_count(int(many))
    expect(page.locator("[role=option]")).to_have_count(0 if many else len(keys))
    assert page.evaluate("lupe.map.areas.length") == len(keys)


@pytest.mark.parametrize("index", range(5))
def test_an_area_has_the_colour_of_its_class(page: Page, keys: list[str], index: int) -> None:
    key = valued(page, keys, index)
    close_up(page, key)
    assert near(seen(page, key), token(page, f"--bl-c{index}"))


def test_a_year_step_gives_areas_the_colours_of_the_year(page: Page, keys: list[str]) -> None:
    key = valued(page, keys, 1)
    close_up(page, key)
    page.evaluate("lupe.setYear(2022)")
    assert near(seen(page, key), token(page, "--bl-c0"))


def test_theme_and_palette_change_the_colours(page: Page, keys: list[str]) -> None:
    key = valued(page, keys, 3)
    close_up(page, key)
    light = seen(page, key)
    page.evaluate("document.documentElement.dataset.bsTheme = 'dark'")
    dark = seen(page, key)
    assert near(dark, token(page, "--bl-c3"))
    page.evaluate("lupe.setPalette('heide')")
    heath = seen(page, key)
    assert near(heath, token(page, "--bl-c3"))
    assert len({light, dark, heath}) == 3


@pytest.mark.parametrize(
    ("key", "tone"),
    [(ZERO, "--bl-status-zero"), (MISSING, "--bl-surface"), (NOT_APPLICABLE, "--bl-status-na")],
)
def test_a_status_has_its_ground(page: Page, key: str, tone: str) -> None:
    close_up(page, key)
    assert near(seen(page, key), token(page, tone))


@pytest.mark.parametrize("key", [SUPPRESSED, FEW])
def test_what_is_hidden_or_of_few_cases_has_a_pattern(page: Page, key: str) -> None:
    page.evaluate("document.querySelector('.bl-names').style.display = 'none'")
    close_up(page, key)
    x, y = middle(page, key)
    tones = picture(page).crop((int(x) - 20, int(y) - 20, int(x) + 20, int(y) + 20)).getcolors(1600)
    assert tones and len(tones) > 2


def test_a_continuous_scale_gives_each_place_its_own_colour(page: Page, keys: list[str]) -> None:
    page.evaluate(
        """() => {
          const slab = structuredClone(lupe.state.slab);
          slab.legend.continuous = true;
          slab.share = slab.value.map((row) => row.map((value, n) => (value === null ? null : (n % 30) / 30)));
          slab.few = slab.few.map((row) => row.map(() => 0));
          lupe.setSlab(slab);
        }"""
    )
    own = keys[14:18]
    close_up(page, own[1])
    assert len({seen(page, key) for key in own}) == 4


def test_the_pointer_finds_its_area_and_a_click_selects_it(page: Page, keys: list[str]) -> None:
    one, other = keys[len(keys) // 2], keys[len(keys) // 2 + 1]
    page.mouse.move(*middle(page, one))
    expect(page.locator(".bl-tip h3")).to_have_text(f"Ort {one[-2:]}")
    assert state(page, "hover") == one
    page.mouse.move(2, 2)  # off the map: the tooltip may lie over the neighbour
    expect(page.locator(".bl-tip")).to_be_hidden()
    page.mouse.move(*middle(page, other))
    becomes(page, lambda: state(page, "hover"), other)
    page.mouse.click(*middle(page, other))
    becomes(page, lambda: state(page, "selection"), [other])
    page.keyboard.down("Control")
    page.mouse.click(*middle(page, one))
    page.keyboard.up("Control")
    becomes(page, lambda: state(page, "selection"), [other, one])
    expect(page.locator(".bl-pills text")).to_have_count(2)
    page.keyboard.press("Escape")
    becomes(page, lambda: state(page, "selection"), [])


def test_beside_all_areas_there_is_none(page: Page, keys: list[str]) -> None:
    page.mouse.move(*middle(page, keys[0]))
    becomes(page, lambda: state(page, "hover"), keys[0])
    box = page.locator(".bl-mapcanvas").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 3, box["y"] + box["height"] - 3)
    becomes(page, lambda: state(page, "hover"), None)
    expect(page.locator(".bl-tip")).to_be_hidden()


def test_the_pointer_finds_its_area_in_a_map_that_was_zoomed_and_moved(page: Page, keys: list[str]) -> None:
    key = keys[len(keys) // 2]
    page.evaluate("lupe.map.view.zoomBy(6); lupe.map.view.panBy(37, -22);")
    page.evaluate("(key) => lupe.map.view.reveal(lupe.map.byKey.get(key))", key)
    page.mouse.move(*middle(page, key))  # before the picture is sharp
    becomes(page, lambda: state(page, "hover"), key)


def test_arrows_walk_and_enter_selects(page: Page, keys: list[str], size: tuple[int, int]) -> None:
    columns, _ = size
    start = columns * 2 + 3
    page.evaluate("(key) => lupe.select([key], 'server')", keys[start])
    page.keyboard.press("Tab")
    assert state(page, "hover") == keys[start]
    for arrow, step in [("ArrowRight", 1), ("ArrowDown", columns), ("ArrowLeft", -1)]:
        start += step
        page.keyboard.press(arrow)
        assert state(page, "hover") == keys[start]
    expect(page.locator("#shell-live")).to_contain_text(f"Ort {keys[start][-2:]}: ")
    expect(page.locator("#shell-live")).to_contain_text("Rang")
    active = page.locator(f"#{page.locator('.bl-areas').get_attribute('aria-activedescendant')}")
    expect(active).to_have_attribute("aria-label", f"Ort {keys[start][-2:]}")
    expect(active).to_have_attribute("aria-selected", "false")
    page.keyboard.press("Enter")
    assert state(page, "selection") == [keys[start]]
    expect(active).to_have_attribute("aria-selected", "true")


def test_a_place_of_the_list_says_which_of_how_many_it_is(page: Page, keys: list[str]) -> None:
    """Of a canvas alone: nodes are counted by the browser."""
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    option = page.locator(f"[id='karte-{keys[-1]}']")
    expect(option).to_be_attached()
    if len(keys) > NODES:
        expect(option).to_have_attribute("aria-setsize", str(len(keys)))
        expect(option).to_have_attribute("aria-posinset", str(len(keys)))


def test_a_group_fades_the_others(page: Page, keys: list[str]) -> None:
    key = valued(page, keys, 2)
    close_up(page, key)
    before = {one: seen(page, one) for one in (key, keys[keys.index(key) + 1])}
    page.evaluate("(key) => lupe.setGroup([key], 'frame')", key)
    after = {one: seen(page, one) for one in before}
    assert near(after[key], before[key])
    other = keys[keys.index(key) + 1]
    assert not near(after[other], before[other])
    page.evaluate("lupe.setGroup(null)")
    assert near(seen(page, other), before[other])


def test_places_outside_the_filter_are_paler(page: Page, keys: list[str]) -> None:
    key = valued(page, keys, 4)
    close_up(page, key)
    before = seen(page, key)
    page.evaluate(
        """(key) => {
          const slab = structuredClone(lupe.state.slab);
          slab.inside[slab.places.indexOf(key)] = 0;
          lupe.setSlab(slab);
        }""",
        key,
    )
    close_up(page, key)
    assert sum(seen(page, key)) > sum(before) + 60


def test_the_map_works_in_a_page_that_was_built_anew(page: Page, keys: list[str]) -> None:
    page.evaluate(
        """() => {
          const box = document.getElementById("monitor-map"), fresh = box.cloneNode(true);
          fresh.querySelector(".bl-mapcanvas").replaceChildren();
          box.replaceWith(fresh);
          lupe.map.draw("/karte.svg");
        }"""
    )
    key = valued(page, keys, 2)
    page.mouse.click(*middle(page, key))
    becomes(page, lambda: state(page, "selection"), [key])
    expect(page.locator("canvas")).to_have_count(int(len(keys) > NODES))


def test_a_moved_picture_gets_sharp_where_it_stands(page: Page, keys: list[str]) -> None:
    key = valued(page, keys[len(keys) // 2 - 4 :], 3)
    page.evaluate("lupe.map.view.zoomBy(3)")
    page.evaluate("(key) => lupe.map.view.reveal(lupe.map.byKey.get(key))", key)
    if len(keys) > NODES:
        becomes(page, lambda: page.locator("canvas").evaluate("node => node.style.transform"), "")
    page.mouse.move(2, 2)
    becomes(page, lambda: near(seen(page, key), token(page, "--bl-c3")), True)


def test_axe_finds_nothing(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}).response
    assert [(one["id"], [node["html"][:90] for node in one["nodes"]]) for one in found["violations"]] == []


def test_names_of_the_stage_are_those_of_its_keys() -> None:
    assert keys_of(COLUMNS, ROWS) == KEYS
