"""The way from school to work in Chromium: a committee member steps years in the flow, by pointer and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.stage import Served
from tests.browser.every_page.test_accessibility import findings, in_theme
from tests.browser.every_page.test_responsive import overflow

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
FOCUSED = "document.activeElement?.closest('.bl-part')?.dataset.part ?? ''"
SHOWN = "[...document.querySelectorAll('.bl-flow-wide .bl-part.is-shown')].map((one) => one.dataset.part)"


def test_a_committee_member_steps_years_in_the_flow(open_page: Opener) -> None:
    page = open_page("/uebergang?jahr=2020", size="1920x1080")
    expect(page.locator("h1")).to_contain_text("Ludwigslust-Parchim 2020")
    page.locator("#transition-year").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("h1")).to_contain_text("2019")
    expect(page.locator("#transition-year-label")).to_have_text("2019")
    assert page.url.endswith("/uebergang?jahr=2019")
    expect(page.locator("#shell-live")).to_have_text("Übergang Schule–Beruf 2019")
    assert page.evaluate("document.activeElement.id") == "transition-year", "the focus stays"

    # What lies beside is there before it is asked for.
    page.wait_for_function(
        "() => performance.getEntriesByType('resource').some((one) => one.name.includes('jahr=2018'))"
    )
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.keyboard.press("ArrowLeft")
    expect(page.locator("h1")).to_contain_text("2018")
    assert not any("jahr=2018" in one for one in asked)

    # Through blocks and streams by keys; the box says the numbers, and a block stands out with all its streams.
    page.locator(".bl-flow-wide .bl-part[tabindex='0']").focus()
    page.keyboard.press("End")
    assert page.evaluate(FOCUSED).startswith("block-destination")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(FOCUSED) == "block-certificate-0"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUSED) == "block-certificate-2"
    expect(page.locator(".bl-flow-tip h3")).to_have_text("Mittlere Reife")
    assert all(one.startswith("stream-2-") for one in page.evaluate(SHOWN)) and len(page.evaluate(SHOWN)) > 2
    page.keyboard.press("ArrowRight")
    assert page.evaluate(FOCUSED) == "stream-2-0"
    expect(page.locator(".bl-flow-tip")).to_contain_text("Mittlere Reife, danach: Ausbildung")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(FOCUSED) == "block-destination-0"
    page.keyboard.press("Escape")
    expect(page.locator(".bl-flow-tip")).to_be_hidden()

    # The table of the same numbers stays open from year to year; place and sex change without a new page.
    page.locator("#transition-table summary").click()
    page.locator("#transition-year").fill("2022")
    expect(page.locator("h1")).to_contain_text("2022")
    expect(page.locator("#transition-table")).to_have_attribute("open", "")
    page.locator("#transition-place").select_option("13076108")
    expect(page.locator("h1")).to_contain_text("Parchim 2022")
    page.locator("[name=gliederung][value='geschlecht:w']").check(force=True)
    expect(page.locator(".bl-flow-card")).to_contain_text("nicht nach Geschlecht erhoben")
    page.locator("[data-arrange*=orte]").click()
    expect(page.locator("[data-arrange*=orte]")).to_have_attribute("aria-current", "true")
    expect(page.locator("[data-arrange*=orte]")).to_be_focused()
    for word in ("gebiete=13076108", "jahr=2022", "gliederung=geschlecht:w", "zusammensetzung=orte"):
        assert word in page.url
    again = page.locator("#transition-shown").inner_text()
    page.reload()
    expect(page.locator("h1")).to_contain_text("Parchim 2022")
    assert page.locator("#transition-shown").inner_text().split("\n")[:6] == again.split("\n")[:6]


@pytest.mark.parametrize(("size", "theme"), [("1366x768", "light"), ("390x844", "dark")])
def test_it_is_accessible_and_fits_its_window(
    open_page: Opener, product: Served, size: str, theme: str
) -> None:
    page = in_theme(open_page, product, "/uebergang?jahr=2015", size, theme)
    expect(page.locator(".bl-stations li")).to_have_count(5)
    assert overflow(page) == 0
    assert findings(page) == []
    page.locator("#transition-table summary").click()
    page.locator(".bl-flow .bl-part:visible").first.focus()
    expect(page.locator(".bl-flow-tip")).to_be_visible()
    assert findings(page, ".bl-flow-card") == []


@pytest.mark.parametrize(
    ("size", "flow", "whole"),
    [
        ("1920x1080", "wide", "middle"),
        ("1366x768", "middle", "narrow"),
        ("1093x614", "middle", "wide"),
        ("390x844", "narrow", "narrow"),
    ],
)
def test_each_width_has_drawings_of_its_own_whose_letters_are_never_small(
    open_page: Opener, size: str, flow: str, whole: str
) -> None:
    page = open_page("/uebergang?jahr=2022", size="1366x768")
    width, _, height = size.partition("x")
    page.set_viewport_size({"width": int(width), "height": int(height)})
    for one in (f".bl-flow-{flow}", f".bl-whole-{whole}"):
        expect(page.locator(one)).to_be_visible()
        scale = page.locator(f"{one} svg").evaluate("svg => svg.getScreenCTM().a")
        assert scale >= 0.85, one
    expect(page.locator(".bl-transition-whole > :visible")).to_have_count(1)


def test_the_page_works_without_scripts(product: Served, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=product.url)
    page = context.new_page()
    page.goto("/uebergang?jahr=2020")
    page.locator("#transition-place").select_option("13076108")
    page.locator(".bl-transition-submit").click()
    expect(page.locator("h1")).to_contain_text("Parchim 2020")
    context.close()
