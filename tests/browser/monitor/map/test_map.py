"""The map in Chromium: what pointer, keyboard, year and legend do to it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.monitor.map.map_stage import FEW, KEYS, MISSING, NOT_APPLICABLE, SUPPRESSED, ZERO, stage
from tests.browser.waiting import becomes

pytestmark = pytest.mark.browser
PLAIN = KEYS[14]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with stage() as url:
        yield url


def area(page: Page, key: str) -> Locator:
    return page.locator(f"#karte-{key}")


def state(page: Page, name: str) -> Any:
    return page.evaluate(f"lupe.state.{name} instanceof Set ? [...lupe.state.{name}] : lupe.state.{name}")


def middle(page: Page, key: str) -> tuple[float, float]:
    box = area(page, key).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def apart(one: dict[str, float], other: dict[str, float]) -> bool:
    beside = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
    return beside or one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]


def gap(one: dict[str, float], other: dict[str, float]) -> float:
    """Px between two boxes."""
    across = max(one["x"] - other["x"] - other["width"], other["x"] - one["x"] - one["width"], 0)
    down = max(one["y"] - other["y"] - other["height"], other["y"] - one["y"] - one["height"], 0)
    return math.hypot(across, down)


def drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=5)
    page.mouse.up()


def test_a_click_selects_only_this_place_and_a_second_one_nothing(page: Page) -> None:
    page.mouse.click(*middle(page, PLAIN))
    page.mouse.click(*middle(page, KEYS[20]), delay=400)
    becomes(page, lambda: state(page, "selection"), [KEYS[20]])
    page.wait_for_timeout(600)  # else the browser counts a double click
    page.mouse.click(*middle(page, KEYS[20]))
    becomes(page, lambda: state(page, "selection"), [])


def test_a_click_with_ctrl_adds_and_escape_clears(page: Page) -> None:
    area(page, PLAIN).click()
    area(page, KEYS[20]).click(modifiers=["Control"])
    becomes(page, lambda: state(page, "selection"), [PLAIN, KEYS[20]])
    expect(area(page, KEYS[20])).to_have_attribute("aria-selected", "true")
    expect(page.locator(".bl-pills text")).to_have_text(["Ort 15", "Ort 21"])
    page.keyboard.press("Escape")
    becomes(page, lambda: state(page, "selection"), [])
    expect(page.locator(".bl-pills text")).to_have_count(0)


def test_five_statuses_bear_five_signs(page: Page) -> None:
    signs = {SUPPRESSED: "hidden-value", ZERO: "zero", MISSING: "missing", NOT_APPLICABLE: "na", FEW: "few"}
    for key, sign in signs.items():
        expect(area(page, key)).to_contain_class(sign)
    fills = [area(page, key).evaluate("node => getComputedStyle(node).fill") for key in signs]
    assert len(set(fills)) == 5
    expect(page.locator(".bl-sign-text")).to_have_text(["0"])
    assert page.locator(".bl-dotted").get_attribute("d") == area(page, MISSING).get_attribute("d")


def test_a_year_step_touches_only_areas_whose_look_changes(page: Page) -> None:
    changed = page.evaluate(
        """() => {
          const watch = new MutationObserver(() => {});
          watch.observe(document.querySelector(".bl-areas"), { subtree: true, attributes: true });
          lupe.setYear(2022);
          return watch.takeRecords().map((one) => one.target.dataset.key).filter(Boolean); // the list says the year
        }"""
    )
    assert sorted(changed) == sorted(set(KEYS) - {SUPPRESSED, ZERO, MISSING, NOT_APPLICABLE})


def test_hover_is_marked_in_the_same_task(page: Page) -> None:
    drawn = page.evaluate(
        f"lupe.setHover('{PLAIN}', 'ranking'), document.querySelector('.bl-hover').getAttribute('d')"
    )
    assert drawn == area(page, PLAIN).get_attribute("d")
    assert page.locator(".bl-tip").is_hidden()  # the pointer is in another view


def test_the_tooltip_stays_in_the_box_and_off_its_area(page: Page) -> None:
    """In the corners and in the middle."""
    frame = page.locator("#monitor-map").bounding_box()
    for key in (KEYS[0], KEYS[5], KEYS[14], KEYS[24], KEYS[29]):
        page.mouse.move(*middle(page, key))
        expect(page.locator(".bl-tip h3")).to_have_text(f"Ort {key[-2:]}")
        tip, own = page.locator(".bl-tip").bounding_box(), area(page, key).bounding_box()
        assert tip and own and frame
        assert apart(tip, own), key
        assert gap(tip, own) <= 40, "it stands beside the place, not at the other end of the map"
        assert tip["x"] >= frame["x"], key
        assert tip["y"] >= frame["y"], key
        assert tip["x"] + tip["width"] <= frame["x"] + frame["width"], key
        assert tip["y"] + tip["height"] <= frame["y"] + frame["height"], key


def test_the_tooltip_leaves_the_pill_of_its_place_to_be_read(page: Page) -> None:
    def beside_each_other() -> bool:
        tip, pill = page.locator(".bl-tip").bounding_box(), page.locator(".bl-pills rect").bounding_box()
        return tip is not None and pill is not None and apart(tip, pill)

    area(page, PLAIN).click()
    becomes(page, beside_each_other, True)


def test_the_tooltip_says_value_counts_rank_and_difference(page: Page) -> None:
    page.mouse.move(*middle(page, PLAIN))
    expect(page.locator(".bl-tip")).to_have_text(
        "Ort 15Amt Mitte · 1.234 Einwohner15,0 %15 von 100Rang16 von 26Abstand zum Landkreis+1,5nicht "
        "prüfbarBeispiel"
    )


def test_the_tooltip_says_why_there_is_no_value(page: Page) -> None:
    page.mouse.move(*middle(page, SUPPRESSED))
    expect(page.locator(".bl-tip")).to_contain_text("geschützt")
    expect(page.locator(".bl-tip")).to_contain_text("Der Wert ist geschützt.")
    expect(page.locator(".bl-tip dl")).to_have_count(0)


def test_the_tooltip_can_be_dismissed_and_entered(page: Page) -> None:
    """WCAG 1.4.13: it goes with Escape though the pointer rests, and stays while the pointer is on it."""
    page.mouse.move(*middle(page, PLAIN))
    tip = page.locator(".bl-tip")
    expect(tip).to_be_visible()
    box = tip.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.wait_for_timeout(400)
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()


def test_arrows_walk_to_the_neighbour_and_enter_selects(page: Page) -> None:
    page.evaluate(f"lupe.select(['{PLAIN}'], 'server')")
    page.keyboard.press("Tab")
    assert state(page, "hover") == PLAIN
    for arrow, expected in [("ArrowRight", KEYS[15]), ("ArrowDown", KEYS[21]), ("ArrowLeft", KEYS[20])]:
        page.keyboard.press(arrow)
        assert state(page, "hover") == expected
    assert page.locator(".bl-areas").get_attribute("aria-activedescendant") == f"karte-{KEYS[20]}"
    expect(page.locator("#shell-live")).to_contain_text("Ort 21: 9,0 %, 9 von 100, Rang 10 von 26")
    expect(page.locator(".bl-tip")).to_be_visible()
    page.keyboard.press("Enter")
    assert state(page, "selection") == [KEYS[20]]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift+Enter")
    assert state(page, "selection") == [KEYS[20], PLAIN]
    expect(page.locator("#shell-live")).to_have_text("Ort 15 ausgewählt")
    page.keyboard.press("Escape")
    assert state(page, "selection") == []


def test_the_edge_of_the_map_is_the_end_of_the_walk(page: Page) -> None:
    page.evaluate(f"lupe.select(['{KEYS[5]}'], 'server')")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert state(page, "hover") == KEYS[5]


def test_keys_zoom_and_fit(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("+")
    assert page.evaluate("lupe.map.view.zoom") == pytest.approx(1.6)
    page.keyboard.press("0")
    assert page.evaluate("lupe.map.view.zoom") == pytest.approx(1)


def test_zooming_keeps_text_size_and_lets_lines_grow_by_the_steps_of_the_design(page: Page) -> None:
    def look() -> tuple[str | None, list[float]]:
        size = page.locator(".bl-place:not(.strong)").first.get_attribute("font-size")
        width = "node => parseFloat(getComputedStyle(node).strokeWidth)"
        return size, [
            page.locator(name).first.evaluate(width) for name in (".bl-edge", ".bl-inner", ".bl-outline")
        ]

    size, _ = look()
    becomes(page, look, (size, pytest.approx([0.8, 1.2, 2])))
    page.evaluate("lupe.map.view.zoomBy(2.5)")
    becomes(page, look, (size, pytest.approx([1.2, 1.8, 2.6])))
    page.evaluate("lupe.map.view.zoomBy(2)")
    becomes(page, look, (size, pytest.approx([1.6, 2.4, 3])))


def test_names_never_overlap_each_other_or_pills(page: Page) -> None:
    def meeting() -> tuple[bool, list[tuple[dict[str, float], dict[str, float]]]]:
        boxes = page.locator(".bl-place, .bl-neighbour, .bl-sign-text, .bl-pills rect").evaluate_all(
            """all => all.filter((one) => one.checkVisibility()).map((one) => {
              const { x, y, width, height } = one.getBoundingClientRect();
              return { x, y: y + 3, width, height: height - 6 }; // ascent and descent are mostly air
            })"""
        )
        pairs = combinations(boxes, 2)
        return len(boxes) > 2, [(one, other) for one, other in pairs if not apart(one, other)]

    page.evaluate(f"lupe.select(['{PLAIN}', '{KEYS[15]}'], 'server')")
    for zoom in (1, 2.5, 2):
        page.evaluate(f"lupe.map.view.zoomBy({zoom})")
        page.wait_for_timeout(300)  # names are placed when zooming stands still
        becomes(page, meeting, (True, []))


def test_a_box_selects_up_to_eight_places(page: Page) -> None:
    page.get_by_role("button", name="Im Rechteck auswählen").click()
    (x0, y0), (x1, y1) = middle(page, KEYS[7]), middle(page, KEYS[14])
    drag(page, (x0 - 30, y0 - 30), (x1 + 30, y1 + 30))
    becomes(page, lambda: state(page, "selection"), [KEYS[7], KEYS[8], KEYS[13], KEYS[14]])
    expect(page.locator("#shell-live")).to_have_text("4 Orte ausgewählt")


def test_of_more_places_in_a_frame_than_fit_the_largest_are_selected_and_all_stand_out(page: Page) -> None:
    """Shift and a drag frame without a tool; a sentence on screen says what became of the frame."""
    (x0, y0), (x1, y1) = middle(page, KEYS[6]), middle(page, KEYS[17])
    page.keyboard.down("Shift")
    drag(page, (x0 - 30, y0 - 30), (x1 + 30, y1 + 30))
    page.keyboard.up("Shift")
    becomes(page, lambda: len(state(page, "selection")), 8)
    population = page.evaluate("Object.fromEntries(lupe.map.areas.map((one) => [one.key, one.population]))")
    largest = sorted(KEYS[6:18], key=lambda key: -population[key])[:8]
    assert set(state(page, "selection")) == set(largest)
    assert state(page, "group") == KEYS[6:18]
    expect(area(page, KEYS[6])).to_contain_class("in")
    expect(page.locator(".bl-told")).to_contain_text(
        "12 Orte im Rahmen: ausgewählt sind die 8 mit den meisten"
    )
    page.keyboard.press("Escape")
    assert state(page, "group") is None


def test_the_lasso_takes_what_lies_inside_its_line(page: Page) -> None:
    page.get_by_role("button", name="Freihand auswählen").click()
    x, y = middle(page, PLAIN)
    page.mouse.move(x - 40, y + 40)
    page.mouse.down()
    for point in [(x + 40, y + 40), (x + 40, y - 40), (x + 30, y - 40), (x + 30, y + 30), (x - 40, y + 30)]:
        page.mouse.move(*point, steps=3)
    page.mouse.up()
    assert state(page, "selection") == []  # the point of the area lies outside the thin line
    drag(page, (x - 40, y - 40), (x + 40, y - 40))
    page.mouse.move(x - 40, y - 40)
    page.mouse.down()
    for point in [(x + 40, y - 40), (x + 40, y + 40), (x - 40, y + 40)]:
        page.mouse.move(*point, steps=3)
    page.mouse.up()
    assert state(page, "selection") == [PLAIN]


def test_the_wheel_scrolls_the_page_until_the_map_has_the_focus(page: Page) -> None:
    page.mouse.move(*middle(page, PLAIN))
    page.mouse.wheel(0, -300)
    expect(page.locator(".bl-maphint")).to_contain_class("shown")
    assert page.evaluate("lupe.map.view.zoom") == pytest.approx(1)
    page.mouse.down()
    page.mouse.up()
    page.mouse.wheel(0, -300)
    page.wait_for_function("() => lupe.map.view.zoom > 1.3")


def test_dragging_pans_a_zoomed_map_and_selects_nothing(page: Page) -> None:
    page.evaluate("lupe.map.view.zoomBy(3)")
    before = page.evaluate("lupe.map.view.x")
    x, y = middle(page, PLAIN)
    drag(page, (x, y), (x + 60, y))
    assert page.evaluate("lupe.map.view.x") == pytest.approx(before + 60, abs=6)
    assert state(page, "selection") == []


def test_a_legend_class_makes_its_places_stand_out_and_follows_the_year(page: Page) -> None:
    button = page.get_by_role("button", name="10 bis unter 20")
    button.click()
    places = page.evaluate("lupe.state.slab.places.filter((_, n) => lupe.state.slab.class[1][n] === 1)")
    becomes(page, lambda: sorted(state(page, "group")), sorted(places))
    assert button.get_attribute("aria-pressed") == "true"
    assert len(state(page, "selection")) == len(places)  # no more than eight: selected as well
    page.evaluate("lupe.setYear(2022)")
    assert sorted(state(page, "group")) != sorted(places)
    button.click()
    assert state(page, "group") is None


def test_a_legend_status_finds_its_places(page: Page) -> None:
    page.get_by_role("button", name="1 geschützt").click()
    becomes(page, lambda: state(page, "group"), [SUPPRESSED])
    assert state(page, "selection") == [SUPPRESSED]
    page.get_by_role("button", name="1 geschützt").click()
    assert state(page, "selection") == []


def test_theme_and_palette_change_colours_without_touching_an_area(page: Page) -> None:
    def fill() -> str:
        return str(area(page, PLAIN).evaluate("node => getComputedStyle(node).fill"))

    before, name = fill(), area(page, PLAIN).get_attribute("class")
    page.evaluate("document.documentElement.dataset.bsTheme = 'dark'")
    dark = fill()
    page.evaluate("lupe.setPalette('heide')")
    assert len({before, dark, fill()}) == 3
    assert area(page, PLAIN).get_attribute("class") == name


def test_a_continuous_scale_gives_more_colours_than_classes(page: Page) -> None:
    page.evaluate(
        """() => {
          const slab = structuredClone(lupe.state.slab);
          slab.legend.continuous = true;
          slab.share = slab.value.map((row) => row.map((value) => (value === null ? null : value / 300)));
          lupe.setSlab(slab);
        }"""
    )
    fills = page.evaluate(
        "[...document.querySelectorAll('.bl-area')].map(node => getComputedStyle(node).fill)"
    )
    assert len(set(fills)) > 20


def test_the_map_works_in_a_page_that_was_built_anew(page: Page) -> None:
    """Dash replaces the Monitor's elements when the reader comes back from another page."""
    page.evaluate(
        """() => {
          const box = document.getElementById("monitor-map"), fresh = box.cloneNode(true);
          fresh.querySelector(".bl-mapcanvas").replaceChildren();
          box.replaceWith(fresh);
          lupe.map.draw("/karte.svg");
        }"""
    )
    area(page, PLAIN).click()
    assert state(page, "selection") == [PLAIN]
    expect(page.locator(".bl-pills text")).to_have_text(["Ort 15"])


def test_axe_finds_nothing(page: Page) -> None:
    area(page, PLAIN).click()
    page.keyboard.press("ArrowRight")
    for theme in ("light", "dark"):
        page.evaluate(f"document.documentElement.dataset.bsTheme = '{theme}'")
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}).response
        assert [
            (one["id"], [node["html"][:90] for node in one["nodes"]]) for one in found["violations"]
        ] == []
