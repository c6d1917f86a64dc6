"""The stage on the wall: everything on it is read from the last row, nothing meets, nothing is cut."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bench.stage import SIZES, Served
from tests.browser.every_page.test_accessibility import findings, in_theme
from tests.browser.waiting import ORIGIN

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
LUDWIGSLUST = "indikator=betreuungsquote_u3&ebene=amt&jahr=2024&gebiete=130760090,130765659,130765665"
PICTURES = ("karte", "zeitreihe", "rangfolge", "tabelle", "verteilung", "trichter", "zweikarten")
SCREENS = {
    "1920x1080": (1920, 1080),
    "1024x768": (1024, 768),
    "1280x800": (1280, 800),
    "3840x2160": (3840, 2160),
}
EIGHT = "130765664,130765652,130760014,130765655,130765663,130765659,130765665,130760090"
WALKED = (
    ("betreuungsquote_u3", "amt", "130760090,130765659,130765665"),
    ("unversorgte_bewerber", "gemeinde", "13076108,13076060"),
    ("mittlerer_abschluss", "amt", ""),
    ("kitas", "gemeinde", "13076108"),
    ("ohne_abschluss", "kreis", "13076,13072"),
    ("ohne_abschluss", "kreis", "13076"),
    ("spaet_eingeschult", "amt", "130765664,130765652,130760014,130765655,130765663"),
    ("betreuungsquote_u3", "amt", EIGHT),
)
"""Shares, rates of counts, numbers, ratios without counts, few and many places, long names and long titles."""
TEXTS = (Path(__file__).parent / "stage_texts.js").read_text("utf-8")
"""What is too small, cut, off the screen or on another text: sizes by the screen's height."""
SHOW = """(query) => lupe.stage.open(new URLSearchParams(query)).then(() =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))"""
SHARE = """() => {
  const { width, height } = document.querySelector("#stage-view .bl-map").getBoundingClientRect();
  return (width * height) / (innerWidth * innerHeight);
}"""


def staged(page: Page, query: str) -> Page:
    page.goto(f"/buehne?{query}")
    page.wait_for_function("document.documentElement.dataset.complete !== undefined")
    return page


def resized(page: Page) -> None:
    """Letters that come late and another window draw everything again."""
    page.evaluate("dispatchEvent(new Event('resize')); new Promise((done) => requestAnimationFrame(done))")


@pytest.mark.parametrize("size", SCREENS)
def test_nothing_is_small_or_cut_and_no_two_texts_meet(open_page: Opener, size: str) -> None:
    """Every picture of several indicators, one page for all of them. Letters are at least 40 of 1,080 px (34
    from the top of capitals to the end of descenders), the source line 22."""
    page = open_page(ORIGIN, bypass_csp=True)
    width, height = SCREENS[size]
    page.set_viewport_size({"width": width, "height": height})
    staged(page, LUDWIGSLUST)
    found: list[str] = []
    for indicator, level, places in WALKED:
        for picture in PICTURES:
            query = f"indikator={indicator}&ebene={level}&gebiete={places}&bild={picture}"
            page.evaluate(SHOW, query)
            found += [f"{query}: {one}" for one in page.evaluate(TEXTS)]
            if page.evaluate("document.getElementById('stage').dataset.picture") == "karte":
                share = page.evaluate(SHARE)
                if share < 0.55:
                    found.append(f"{query}: the map takes {share:.0%}")
    assert found == []


def test_the_check_finds_what_is_wrong(open_page: Opener) -> None:
    """Else an empty list proves nothing."""
    page = staged(open_page(ORIGIN, bypass_csp=True), LUDWIGSLUST)
    assert page.evaluate(TEXTS) == []
    page.evaluate(
        """() => {
          document.querySelector("#stage-badge").style.fontSize = "2.4rem";
          document.querySelector("#stage-year").style.left = "4rem";
          document.querySelector("#stage-legend").style.left = "100rem";
        }"""
    )
    kinds = {one.split()[0].rstrip(":") for one in page.evaluate(TEXTS)}
    assert kinds == {"small", "overlap", "off"}


def test_signs_say_what_areas_without_a_colour_of_the_scale_mean(open_page: Opener) -> None:
    page = open_page(ORIGIN, bypass_csp=True)
    page.set_viewport_size({"width": 1920, "height": 1080})
    signs = staged(page, "indikator=betreuungsquote_u3&ebene=gemeinde&jahr=2024").locator("#stage-signs")
    expect(signs.locator("li")).to_have_text(["wenige Fälle", "null", "geschützt", "nicht zutreffend"])
    expect(signs).to_be_visible()
    dots, hatching = signs.locator("i").nth(0), signs.locator("i").nth(2)
    expect(dots).to_have_css("background-image", re.compile("radial"))
    expect(hatching).to_have_css("background-image", re.compile("linear"))


def test_a_year_step_changes_words_numbers_and_colours_and_asks_nobody(open_page: Opener) -> None:
    page = staged(open_page(ORIGIN, bypass_csp=True), LUDWIGSLUST)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    colours = "[...document.querySelectorAll('.bl-area')].map((one) => one.getAttribute('class')).join()"
    before, number = page.evaluate(colours), page.locator("#stage-numbers").inner_text()
    box = page.locator("#stage-view .bl-map").bounding_box()
    page.evaluate("lupe.stage.step(-1)")
    expect(page.locator("#stage-year")).to_have_text("2023")
    expect(page.locator("#stage-numbers")).not_to_have_text(number, use_inner_text=True)
    page.wait_for_function(f"(before) => {colours} !== before", arg=before)
    assert page.locator("#stage-view .bl-map").bounding_box() == box, "the map stays where it is"
    for _ in range(30):
        page.keyboard.press("ArrowDown")
    expect(page.locator("#stage-year")).to_have_text("2010")
    assert asked == []


def test_the_pointer_says_a_place_and_a_click_selects_it_for_every_word(open_page: Opener) -> None:
    page = staged(open_page(ORIGIN, bypass_csp=True), LUDWIGSLUST.partition("&gebiete")[0])
    length = page.evaluate("history.length")
    expect(page.locator("#stage-tip")).to_be_hidden()
    at = page.locator(".bl-area[data-key='130760108']").bounding_box()
    assert at
    page.mouse.move(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    expect(page.locator("#stage-tip")).to_contain_text("Parchim")
    page.mouse.click(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    expect(page.locator("#stage-pills")).to_have_text("Parchim")
    expect(page.locator("#stage-numbers")).to_contain_text("Parchim")
    expect(page).to_have_url(re.compile("gebiete=130760108"))
    assert page.evaluate("history.length") == length


def test_two_maps_name_the_selected_places_on_both(open_page: Opener) -> None:
    """Their outlines had a colour and no name."""
    page = staged(open_page("/impressum", bypass_csp=True), f"{LUDWIGSLUST}&bild=zweikarten")
    pills = page.locator("#stage-pills .bl-stage-pill")
    expect(pills).to_have_count(6)
    names = pills.all_inner_texts()
    assert names[:3] == names[3:] and "Stralendorf" in names
    page.evaluate("lupe.select([])")
    expect(pills).to_have_count(0)
    expect(page.locator(".bl-stage-leaders path")).to_have_count(0)


def test_values_glide_between_years_unless_the_reader_wants_no_motion(open_page: Opener) -> None:
    page = open_page(ORIGIN, bypass_csp=True)
    staged(page, f"{LUDWIGSLUST}&bild=rangfolge")
    duration = "getComputedStyle(document.querySelector('.bl-stage-row')).transitionDuration"
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(duration) == "0s"
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(duration) == "0.24s"
    row = page.locator(".bl-stage-row[data-key='130760090']").element_handle()
    page.evaluate("lupe.stage.step(-1)")
    resized(page)
    same = page.locator(".bl-stage-row[data-key='130760090']").element_handle()
    assert row and same and page.evaluate("([one, other]) => one === other", [row, same])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_stage_is_accessible_in_every_picture(open_page: Opener, product: Served, theme: str) -> None:
    assert "1920x1080" in SIZES
    page = in_theme(open_page, product, f"/buehne?{LUDWIGSLUST}", "1920x1080", theme)
    for picture in PICTURES:
        page.goto(f"/buehne?{LUDWIGSLUST}&bild={picture}")
        expect(page.locator("html[data-complete]")).to_be_attached()
        assert findings(page) == [], picture
    page.goto(
        "/buehne?indikator=ohne_abschluss&ebene=gemeinde&gebiete=13076108,13076105&bild=zusammensetzung"
    )
    expect(page.locator("#monitor-composition text", has_text="Mittlere Reife")).to_be_attached()
    assert findings(page) == []


def test_places_are_chosen_by_keyboard_in_every_picture(open_page: Opener) -> None:
    page = open_page(ORIGIN, bypass_csp=True)
    page.set_viewport_size({"width": 1920, "height": 1080})
    for picture in ("karte", "rangfolge", "tabelle", "zweikarten"):
        staged(page, f"indikator=betreuungsquote_u3&ebene=amt&jahr=2024&bild={picture}")
        page.keyboard.press("o")
        first = page.evaluate("lupe.state.slab.places[lupe.state.slab.order[lupe.row()][0]]")
        if picture in ("karte", "zweikarten", "rangfolge"):
            assert page.evaluate("lupe.state.hover") == first
        tip = page.locator("#stage-tip")
        expect(tip).to_be_visible()
        name = page.evaluate("lupe.state.slab.names[lupe.state.slab.places.indexOf(lupe.state.hover)]")
        expect(tip).to_contain_text(name)
        expect(page.locator("#shell-live")).to_contain_text(name)
        page.keyboard.press("o")
        assert page.evaluate("lupe.state.hover") != first
        page.keyboard.press("i")
        key = page.evaluate("lupe.state.hover")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(f"gebiete={key}"))
        page.wait_for_function("(key) => lupe.state.selection.includes(key)", arg=key)
        page.keyboard.press("Enter")
        expect(page).not_to_have_url(re.compile("gebiete="))


def test_the_target_stands_among_bars_and_rows_of_a_live_stage(open_page: Opener) -> None:
    page = open_page(ORIGIN, bypass_csp=True)
    page.set_viewport_size({"width": 1920, "height": 1080})
    own = f"{LUDWIGSLUST}&ziel=betreuungsquote_u3:60"
    for picture, where in (
        ("rangfolge", ".bl-stage-aim"),
        ("tabelle", "tr.is-target"),
        ("zeitreihe", "#monitor-series"),
        ("verteilung", "#monitor-distribution"),
    ):
        staged(page, f"{own}&bild={picture}")
        expect(page.locator(where)).to_contain_text(re.compile("eigenes Ziel\\s*60"))
        assert page.evaluate(TEXTS) == [], picture
    staged(page, f"{own}&bild=rangfolge")
    expect(page.locator(".bl-stage-line.is-aim")).to_have_count(2)
