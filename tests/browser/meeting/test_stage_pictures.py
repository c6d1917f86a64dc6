"""Charts and two maps on the stage: what they name, outline and let glide."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.meeting.test_stage import EIGHT, LUDWIGSLUST, staged
from tests.browser.waiting import ORIGIN

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
DRAWN = """() => [...document.querySelectorAll("#stage-view .bl-chart-marks path")]
  .map((one) => one.getAttribute("d")).join()"""
STEPPED = f"""(by) => {{ lupe.stage.step(by); return ({DRAWN})(); }}"""
"""What is drawn in the moment of a year step."""
SETTLED = f"""() => new Promise((done) => {{
  let [last, since] = [({DRAWN})(), performance.now()];
  const look = (now) => {{
    const drawn = ({DRAWN})();
    if (drawn !== last) [last, since] = [drawn, now];
    if (now - since > 500) done(last); else requestAnimationFrame(look);
  }};
  requestAnimationFrame(look);
}})"""
"""What is drawn when nothing has moved for half a second: another sentence may give the chart another room."""


def test_a_series_names_its_peak_its_trough_and_the_year_that_is_missing(open_page: Opener) -> None:
    page = open_page(ORIGIN, bypass_csp=True)
    staged(page, "indikator=ohne_abschluss&ebene=kreis&gebiete=13076&jahr=2022&bild=zeitreihe")
    labels = page.locator("#monitor-series .bl-labels text")
    for said in ("2011: 16,4\u00a0%", "2016: 7,8\u00a0%", "2001 fehlt"):
        expect(labels.filter(has_text=said)).to_have_count(1)
    expect(labels.filter(has_text="…")).to_have_count(0)


def test_two_maps_outline_what_has_clearly_changed_and_say_what_that_means(open_page: Opener) -> None:
    page = open_page(ORIGIN, bypass_csp=True)
    staged(page, f"{LUDWIGSLUST}&bild=zweikarten")
    expect(page.locator("#stage-signs")).to_have_text("deutlich gestiegen")
    expect(page.locator("#stage-source")).to_contain_text("Umrandet: deutlicher Trend von 2010 bis 2024.")
    outlines = page.locator(".bl-changed:not(.is-chosen)").evaluate_all(
        "all => all.map((one) => (one.getAttribute('d').match(/M/g) ?? []).length)"
    )
    assert len(outlines) == 2 and outlines[0] == outlines[1] > 3, "on both maps"
    page.evaluate("lupe.stage.turnTo(2012)")
    expect(page.locator("#stage-year")).to_have_text("2012")
    expect(page.locator("#stage-signs li")).to_have_count(0)  # three years have no trend
    expect(page.locator("#stage-source")).not_to_contain_text("Umrandet")


@pytest.mark.parametrize("picture", ["verteilung", "trichter"])
def test_a_years_marks_glide_to_the_next_unless_the_reader_wants_no_motion(
    open_page: Opener, picture: str
) -> None:
    page = open_page(ORIGIN, bypass_csp=True)
    page.emulate_media(reduced_motion="reduce")
    staged(page, f"{LUDWIGSLUST}&bild={picture}")
    before = page.evaluate(DRAWN)
    assert page.evaluate(STEPPED, -1) != before, "the year is simply there"
    earlier = page.evaluate(SETTLED)
    page.evaluate(STEPPED, 1)
    later = page.evaluate(SETTLED)
    assert later != earlier
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(STEPPED, -1) != earlier, "it is on its way"
    assert page.evaluate(SETTLED) == earlier


def test_of_eight_places_a_distribution_names_those_beside_it_and_cuts_no_name(open_page: Opener) -> None:
    page = open_page(ORIGIN, bypass_csp=True)
    for picture in ("verteilung", "zeitreihe"):
        staged(page, f"indikator=betreuungsquote_u3&ebene=amt&jahr=2024&gebiete={EIGHT}&bild={picture}")
        texts = page.locator("#stage-view .bl-labels text")
        expect(texts.first).to_be_attached()
        assert [one for one in texts.all_text_contents() if "…" in one] == [], picture


def test_a_name_in_a_funnel_that_has_no_room_at_its_sign_is_left_out(open_page: Opener) -> None:
    """It had moved up, line by line, until it stood at the signs of other places: the names of two neighbours
    were read as each other's."""
    page = open_page("/impressum", bypass_csp=True)
    page.set_viewport_size({"width": 1920, "height": 1080})
    three = "130760090,130765659,130765665"
    staged(page, f"indikator=betreuungsquote_u3&ebene=amt&jahr=2024&gebiete={three}&bild=trichter")
    names = page.locator("#monitor-funnel text")
    for name, count in (("Stralendorf", 1), ("Ludwigslust-Land", 1), ("Ludwigslust", 0)):
        expect(names.filter(has_text=re.compile(f"^{name}$"))).to_have_count(count)
        expect(page.locator("#stage-numbers")).to_contain_text(name)


def test_a_scene_of_an_indicator_that_is_not_there_says_so_and_keeps_no_sentence_of_its_own(
    open_page: Opener,
) -> None:
    page = open_page(ORIGIN, bypass_csp=True)
    staged(page, "indikator=gibtesnicht&satz=Zwölf von hundert")
    expect(page.locator("#stage-source")).to_contain_text("Den Indikator „gibtesnicht“ gibt es nicht.")
    expect(page.locator("#stage-headline")).not_to_contain_text("Zwölf")


@pytest.mark.parametrize("size", ["1024x768", "1280x800"])
def test_below_16_9_the_map_keeps_its_size_under_a_long_sentence(open_page: Opener, size: str) -> None:
    width, height = map(int, size.split("x"))
    page = open_page(ORIGIN, bypass_csp=True)
    page.set_viewport_size({"width": width, "height": height})
    long = (
        "In Ludwigslust-Land und in der Stadt Ludwigslust werden deutlich weniger Kinder betreut als anderswo"
    )
    staged(page, f"{LUDWIGSLUST}&satz={long}")
    expect(page.locator("#stage-headline")).to_have_text(long, use_inner_text=False)
    share = page.evaluate(
        """() => {
          const { width, height } = document.querySelector("#stage-view .bl-map").getBoundingClientRect();
          return (width * height) / (innerWidth * innerHeight);
        }"""
    )
    assert share >= 0.55


def test_forced_colours_keep_the_colours_that_are_figures(open_page: Opener) -> None:
    page = open_page(ORIGIN, bypass_csp=True)
    page.emulate_media(forced_colors="active")
    for picture, marks in (
        ("rangfolge", ".bl-stage-track i"),
        ("tabelle", ".bl-stage-bar"),
        ("karte", "#stage-legend rect"),
    ):
        staged(page, f"{LUDWIGSLUST}&bild={picture}")
        looks = page.locator(marks).evaluate_all(
            """all => all.map((one) => { const look = getComputedStyle(one);
              return [look.forcedColorAdjust, one.namespaceURI.endsWith("svg") ? look.fill : look.backgroundColor];
            })"""
        )
        assert {adjusted for adjusted, _ in looks} <= {"none", "preserve-parent-color"}, picture
        assert len({colour for _, colour in looks}) > 2, picture


def test_letters_of_the_stage_follow_the_screen_and_not_the_readers_default_size(open_page: Opener) -> None:
    """They are 40 of 1,080 px already; a default of 200 % neither shrinks nor cuts anything."""
    page = open_page(ORIGIN, bypass_csp=True)
    staged(page, LUDWIGSLUST)
    size = page.evaluate("getComputedStyle(document.getElementById('stage-headline')).fontSize")
    session = page.context.new_cdp_session(page)
    session.send("Page.enable")
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    staged(page, LUDWIGSLUST)
    assert page.evaluate("getComputedStyle(document.getElementById('stage-headline')).fontSize") == size
