"""What axe finds by WCAG 2.1 A and AA, in every state that a reader can open: nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from bench.stage import SIZES, THEMES, Served
from tests.browser.expected_errors import ExpectantWatch
from tests.browser.reader import CARE, LOOKS, PARCHIM, area, choose_level, open_view, ready
from tests.browser.waiting import ORIGIN

pytestmark = pytest.mark.browser
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"],
    "resultTypes": ["violations"],
}
"""axe 4.12, as the package axe-playwright-python carries it."""
Opener = Callable[..., Page]
VIEWS = ".bl-card-tabs"


RUN = """async ([within, rules]) => {
  const painted = () => new Promise((done) => requestAnimationFrame(done));
  await painted();
  for (const one of document.getAnimations())
    if (Number.isFinite(one.effect.getComputedTiming().endTime)) one.finish();
  await painted();
  const beyond = [...document.querySelectorAll(".bl-context")];
  for (const one of beyond) one.style.display = "none";
  const where = within.length ? { include: within.map((one) => [one]) } : document;
  const { violations } = await axe.run(where, rules);
  for (const one of beyond) one.style.display = "";
  return violations;
}"""
"""The map's neighbours reach beyond its frame, which cuts them; axe takes them for lying over half the page and says
nothing of the contrast there. Colours that glide to another theme are judged where they arrive."""


def findings(page: Page, *within: str) -> list[str]:
    """Rule, place and message of every violation: on the whole page, or `within` what has changed since the
    last look, in a third of the time."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    for one in within:
        expect(page.locator(one)).to_be_visible()
    violations = page.evaluate(RUN, [within, RULES])
    return [
        f"{violation['id']}: {node['target']}: {node['failureSummary']}"
        for violation in violations
        for node in violation["nodes"]
    ]


def in_theme(open_page: Opener, product: Served, path: str, size: str, theme: str) -> Page:
    page = open_page(ORIGIN, size=size)
    page.context.add_cookies([{"name": "lupe-hell", "value": theme, "url": product.url}])
    page.goto(path)
    expect(page.locator("html")).to_have_attribute("data-bs-theme", theme)
    return page


def test_the_check_finds_what_is_wrong(page: Page) -> None:
    """Else an empty list proves nothing."""
    ready(page)
    page.locator("#monitor-play").evaluate("(node) => node.removeAttribute('aria-label')")
    page.locator("#monitor-subtitle").evaluate("(node) => { node.style.color = '#ddd'; }")
    rules = {"button-name": "#monitor-play", "color-contrast": "#monitor-subtitle"}
    assert {finding.split(":")[0] for finding in findings(page)} == set(rules)
    for rule, place in rules.items():
        assert [finding.split(":")[0] for finding in findings(page, place)] == [rule]
    assert findings(page, VIEWS) == []


@pytest.mark.parametrize(("size", "theme"), LOOKS)
def test_the_monitor_is_accessible_in_every_state(
    open_page: Opener, product: Served, size: str, theme: str
) -> None:
    page = ready(in_theme(open_page, product, f"{CARE}&jahr=2019&gebiete={PARCHIM},13076060", size, theme))
    assert findings(page) == [], "Gemeinden, Rangfolge"
    for view in ("Verteilung", "Trichter", "Tabelle"):
        open_view(page, view)
        assert findings(page, VIEWS) == [], f"Gemeinden, {view}"
    small = SIZES[size][0] < 900
    filters = page.get_by_role("button", name="Filter", exact=True)
    for level, count, view in (("Amt", 20, "Verteilung"), ("Kreis", 8, "Tabelle")):
        if small:
            filters.click()
        choose_level(page, level)
        expect(page.locator("#monitor-map .bl-area")).to_have_count(count)
        if small:
            page.keyboard.press("Escape")
        open_view(page, view)
        assert findings(page) == [], f"{level}, {view}"
    if small:
        filters.click()
    page.get_by_role("combobox", name="Indikator").click()
    expect(page.locator("#monitor-indicator-list")).to_be_visible()
    assert findings(page, "#monitor-filter") == [], "list of indicators, on a phone in the filter drawer"
    page.keyboard.type("qqq")
    assert findings(page, "#monitor-indicator-picker") == [], "list without a match"
    page.keyboard.press("Escape")
    page.get_by_role("combobox", name="Ort suchen").click()
    expect(page.locator("#monitor-place-list")).to_be_visible()
    assert findings(page, "#monitor-place-input", "#monitor-place-list") == [], "list of places"
    page.keyboard.press("Escape")
    if small:
        page.keyboard.press("Escape")
    page.get_by_role("button", name="Was bedeutet das?").click()
    expect(page.locator("#monitor-definition-title")).to_be_visible()
    assert findings(page, "dialog[open]") == [], "definition"


def test_hover_group_notice_and_error_are_accessible(open_page: Opener, watch: ExpectantWatch) -> None:
    page = ready(open_page("/?indikator=gibtsnicht"))
    area(page, PARCHIM).hover(force=True)
    page.locator("#monitor-legend .bl-class").first.click()
    expect(page.locator("#monitor-notice p")).not_to_have_count(0)
    assert findings(page) == [], "notice"
    watch.expect("status of 500", "/slab?")
    page.route(
        "**/slab?*",
        lambda route: route.fulfill(status=500, content_type="application/problem+json", body="{}"),
    )
    choose_level(page, "Amt")
    expect(page.get_by_role("alert")).to_be_visible()
    assert findings(page) == [], "error"


@pytest.mark.parametrize("path", ["/impressum", "/datenschutz", "/barrierefreiheit", "/gibt-es-nicht"])
def test_pages_of_text_are_accessible(
    open_page: Opener, product: Served, watch: ExpectantWatch, path: str
) -> None:
    if path == "/gibt-es-nicht":
        watch.expect("status of 404", path)
    for theme in THEMES:
        page = in_theme(open_page, product, path, "390x844", theme)
        expect(page.locator("h1")).to_be_visible()
        assert findings(page) == [], theme
