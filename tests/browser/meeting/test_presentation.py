"""A presentation: years, the change of scenes, hints, and the headline that is changed where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.meeting.kept_folder import QUERY, folder, kept_by, opened, scene, shown
from tests.browser.reader import PARCHIM
from tests.browser.waiting import ORIGIN, becomes

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
COMPUTED = re.compile("^Betreuung unter 3: .+[.]$")
"""The sentence of a scene without one of its own: what its year shows."""


def says(page: Page, headline: str | re.Pattern[str], year: str) -> None:
    """Waits until the stage that is seen says this."""
    expect(shown(page).locator("#stage-headline")).to_have_text(headline)
    expect(shown(page).locator("#stage-year")).to_have_text(year)


def test_years_play_to_the_last_and_places_are_chosen_inside_a_scene(open_page: Opener) -> None:
    page = opened(open_page(ORIGIN, bypass_csp=True), folder(scene(view=f"{QUERY}&stand=2026.1")))
    page.get_by_role("button", name="Ab hier vorführen: Szene 1").click()
    year = shown(page).locator("#stage-year")
    expect(year).to_have_text("2020")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.keyboard.press("p")
    expect(year).to_have_text("2021")
    page.keyboard.press("ArrowUp")  # stops
    expect(year).to_have_text("2022")
    page.keyboard.press("p")
    expect(year).to_have_text("2024")
    inner = page.frames[1] if page.frames[1].locator("#stage").count() else page.frames[2]
    inner.wait_for_function("() => !lupe.stage.isPlaying()")
    assert inner.evaluate("lupe.state.year") == 2024, "it stops at the last"
    assert asked == [], "years ask nobody"
    page.keyboard.press("ArrowUp")
    expect(year).to_have_text("2024")
    shown(page).locator(f"[data-key='{PARCHIM}']").first.click(force=True)
    expect(shown(page).locator("#stage-pills")).to_have_text("Parchim")
    expect(shown(page).locator("#stage-numbers")).to_contain_text("Parchim")
    page.keyboard.press("ArrowDown")  # after a click the arrows are still the presentation's
    expect(year).to_have_text("2023")
    expect(shown(page).locator("#stage-pills")).to_have_text("Parchim")


def test_scenes_change_in_one_fade_when_the_next_is_complete_and_going_back_leaves_all(
    open_page: Opener,
) -> None:
    page = opened(
        open_page(ORIGIN, bypass_csp=True),
        folder(scene("Eins"), scene("Zwei", view="indikator=kinderarmut")),
    )
    page.emulate_media(reduced_motion="no-preference")
    history = page.evaluate("history.length")
    page.get_by_role("button", name="Vorführen", exact=True).click()
    says(page, COMPUTED, "2020")
    # The first scene may still be arriving, and the end of an animation is told in the frame after it.
    page.wait_for_function(
        "() => !document.getAnimations().some((one) => one.animationName === 'bl-show-arrives')"
    )
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.evaluate(
        """() => { window.fades = []; window.empty = 0;
          document.querySelector(".bl-show").addEventListener("animationend", (event) =>
            fades.push([event.animationName, Math.round(event.elapsedTime * 1000)]));
          const look = () => {
            const seen = [...document.querySelectorAll(".bl-show iframe:not(.is-away)")];
            const said = seen.some((one) => one.contentDocument?.documentElement?.dataset.complete !== undefined);
            if (!said) empty += 1;
            requestAnimationFrame(look);
          };
          look(); }"""
    )
    page.keyboard.press("ArrowRight")
    expect(shown(page).locator("#stage-headline")).to_have_text(re.compile("^Kinderarmut: "))
    page.wait_for_function("fades.length === 1")
    assert page.evaluate("fades") == [["bl-show-arrives", 200]]
    assert page.evaluate("empty") == 0, "the old scene stands until the next is complete"
    expect(page.locator(".bl-show-dots")).to_have_attribute("aria-label", "Szene 2 von 2")
    page.keyboard.press("ArrowLeft")
    expect(shown(page).locator("#stage-headline")).to_have_text(COMPUTED)
    assert page.evaluate("history.length") == history, "frames add nothing to the history"
    page.go_back()
    expect(page.locator("#presentation")).to_have_count(0)
    expect(page).to_have_url(re.compile(f"{ORIGIN}$"))  # strip and picture leave together


def test_hints_come_with_the_mouse_and_go_again_and_nothing_opens_where_it_rests(open_page: Opener) -> None:
    page = opened(open_page(ORIGIN, bypass_csp=True), folder(*(scene(f"Szene {at}") for at in range(7))))
    page.get_by_role("button", name="Vorführen", exact=True).click()
    stage = shown(page)
    expect(stage.locator("#stage-legend svg")).to_be_visible()
    hints = page.locator(".bl-hints")
    expect(page.locator(".bl-show-dots")).to_have_text("1 von 7")
    expect(hints).to_be_hidden()
    cursor = "getComputedStyle(document.documentElement).cursor"
    front = page.locator("iframe.is-front").element_handle().content_frame()
    assert front
    front.wait_for_function(f"() => {cursor} === 'none'")
    page.mouse.move(400, 300)
    page.mouse.move(420, 320)
    expect(hints).to_be_visible()
    expect(page.locator(".bl-show-dots")).to_be_hidden()
    front.wait_for_function(f"() => {cursor} !== 'none'")
    page.mouse.move(430, 330)  # a slow machine may have let them go again
    expect(hints).to_be_visible()
    box, foot = hints.bounding_box(), stage.locator("footer").bounding_box()
    assert box and foot and box["y"] < foot["y"] + foot["height"] < box["y"] + box["height"] + 20
    page.mouse.move(440, 340)
    page.locator(".bl-hints input").fill("0")
    expect(stage.locator("#stage-year")).to_have_text("2010")
    expect(hints).to_be_hidden()
    front.wait_for_function(f"() => {cursor} === 'none'")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".bl-show-dots")).to_have_text("2 von 7")
    page.wait_for_timeout(300)
    expect(hints).to_be_hidden()
    expect(shown(page).locator("#stage-tip")).to_be_hidden()


def test_the_headline_is_changed_where_it_stands_and_kept_in_the_folder(open_page: Opener) -> None:
    page = opened(open_page(ORIGIN, bypass_csp=True), folder(scene("Eins"), scene("Zwei")))
    page.get_by_role("button", name="Vorführen", exact=True).click()
    says(page, COMPUTED, "2020")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("e")
    expect(shown(page).locator("#stage-year")).to_have_text("2020")  # whose sentence it is
    page.keyboard.type("Neue Plätze entstehen (gut!)")  # n, e, p and b are letters now
    page.keyboard.press("Enter")
    says(page, "Neue Plätze entstehen (gut!)", "2020")
    becomes(page, lambda: kept_by(page)["szenen"][0]["satz"], "Neue Plätze entstehen (gut!)")
    page.keyboard.press("e")
    page.keyboard.type("verworfen")
    page.keyboard.press("Escape")
    says(page, "Neue Plätze entstehen (gut!)", "2020")
    page.keyboard.press("g")
    expect(page.locator(".bl-strip button")).to_have_count(2)
    page.keyboard.press("2")
    says(page, COMPUTED, "2020")
    page.keyboard.press("Escape")
    expect(page.locator("#presentation")).to_have_count(0)


def test_keys_go_through_the_places_of_a_scene_and_choose_one(open_page: Opener) -> None:
    page = opened(open_page(ORIGIN, bypass_csp=True), folder(scene(view=f"{QUERY}&stand=2026.1&ebene=amt")))
    page.get_by_role("button", name="Ab hier vorführen: Szene 1").click()
    expect(shown(page).locator("#stage-year")).to_have_text("2020")
    page.keyboard.press("o")
    tip = shown(page).locator("#stage-tip b")
    expect(tip).to_be_visible()
    name = tip.inner_text()
    page.keyboard.press("Enter")
    expect(shown(page).locator("#stage-numbers")).to_contain_text(name)
    # Enter on a hint presses it and chooses nobody.
    page.mouse.move(300, 300)
    page.mouse.move(320, 320)
    page.get_by_role("button", name=re.compile("Übersicht")).first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".bl-strip")).to_be_visible()
    expect(shown(page).locator("#stage-numbers")).to_contain_text(name)
