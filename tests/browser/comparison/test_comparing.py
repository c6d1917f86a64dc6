"""Comparing places in Chromium: found by name, stepped through the years, linked in every part, and passed
on."""

import re
from functools import partial
from itertools import combinations
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from bench.stage import SIZES
from tests.browser.every_page.test_accessibility import findings, in_theme
from tests.browser.reader import HAGENOW, OTHER_LOOKS, PARCHIM
from tests.browser.waiting import at_rest, becomes

pytestmark = pytest.mark.browser

TWO = f"/vergleich?indikator=betreuungsquote_u3&gebiete={PARCHIM},{HAGENOW}"
MARNITZ = "13076168"
"""Ruhner Berge, where Marnitz went."""
LOOK = """() => ({
  title: document.getElementById("comparison-title").textContent,
  places: [...document.querySelectorAll("#comparison-places [data-place]")].map((one) => one.dataset.place),
  table: document.getElementById("comparison-table").innerText,
  dots: [...document.querySelectorAll("#comparison-dots [data-dot]")].map(
    (one) => one.dataset.dot + one.getAttribute("x")),
  words: document.getElementById("comparison-scatter-words").textContent,
  maps: [...document.querySelectorAll(".bl-mini")].map((map) =>
    [...map.querySelectorAll("[data-area]")].map((one) => one.getAttribute("class")).join()),
  captions: [...document.querySelectorAll("#comparison-maps figcaption")].map((one) => one.textContent),
  series: [...document.querySelectorAll("#monitor-series .bl-halo")].map((one) => one.textContent),
})"""


def ready(page):
    """Waits until every part is drawn."""
    for drawn in (
        "#comparison-maps-years .bl-mini",
        "#comparison-scatter .bl-cloud-point",
        "#monitor-series .bl-lines path",
    ):
        expect(page.locator(drawn).first).to_be_attached()
    expect(page.locator("#comparison-page")).not_to_have_attribute("aria-busy", "true")
    return page


def find(page, typed, name):
    page.locator("#monitor-place-input").click()
    page.keyboard.type(typed)
    page.locator("#monitor-place-list").get_by_role("option", name=re.compile(f"^{name}")).first.click()
    expect(page.locator("#comparison-places")).to_contain_text(name)
    ready(page)


def in_query(page, name, value):
    """Waits until the address has this parameter."""
    becomes(page, lambda: parse_qs(urlsplit(page.url).query).get(name, [""])[-1], value)


def hovered(page, key):
    """Waits until this place is the one under the pointer or the cursor."""
    page.wait_for_function("(key) => lupe.state.hover === key", arg=key)


def test_two_places_are_found_compared_and_passed_on(open_page):
    page = ready(open_page("/vergleich?indikator=betreuungsquote_u3"))
    expect(page.locator("#comparison-state")).to_contain_text("Wählen Sie zwei bis acht Orte")
    page.get_by_role("button", name="Ort suchen").click()
    find(page, "Marnitz", "Ruhner Berge")
    expect(page.locator("#comparison-state")).to_contain_text("Zum Vergleichen fehlt ein zweiter Ort")
    find(page, "Parchim", "Parchim")
    expect(page.locator("#comparison-state")).to_be_hidden()
    expect(page).to_have_title("Vergleich: Ruhner Berge, Parchim · Bildungslupe")
    in_query(page, "gebiete", f"{MARNITZ},{PARCHIM}")

    page.locator("#comparison-second-input").click()
    page.keyboard.type("förder")
    page.keyboard.press("Enter")
    expect(page.locator("#comparison-scatter-words")).to_contain_text("Förderquote")
    in_query(page, "indikator2", "foerderquote")

    page.locator("#comparison-year").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#comparison-table-caption")).to_contain_text("2023")
    page.wait_for_function("() => new URLSearchParams(location.search).get('jahr') === '2023'")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#comparison-link").click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()).includes('/l/')")
    link = page.evaluate("navigator.clipboard.readText()")
    elsewhere = ready(open_page(urlsplit(link).path))
    assert "stand=" in elsewhere.url
    becomes(elsewhere, lambda: elsewhere.evaluate(LOOK), page.evaluate(LOOK))

    page.go_back()
    expect(page.locator("#comparison-scatter-words")).not_to_contain_text("Förderquote")
    page.go_back()
    expect(page.locator("#comparison-state")).to_contain_text("Zum Vergleichen fehlt ein zweiter Ort")
    page.go_forward()
    expect(page.locator("#comparison-places li")).to_have_count(2)


def test_a_year_step_and_a_hover_ask_nobody_and_reach_every_part(visit):
    page = ready(visit(TWO))
    at_rest(page)
    asked = []
    page.on(
        "request", lambda request: asked.append(request.url) if "/assets/icons/" not in request.url else None
    )
    before = page.evaluate(LOOK)
    page.evaluate("lupe.setYear(2016)")
    after = page.evaluate(LOOK)
    assert after["table"] != before["table"]
    assert after["dots"] != before["dots"]
    assert after["captions"][1:] == ["2016", "Änderung 2010 bis 2016"]
    assert after["maps"][1] != before["maps"][1]
    assert after["maps"][3:] == before["maps"][3:], "the small maps show all years anyway"

    page.evaluate(f"lupe.setHover('{HAGENOW}', 'test')")
    marked = page.evaluate(
        """() => ({
          list: document.querySelectorAll("#comparison-places .bl-under").length,
          row: document.querySelectorAll("#comparison-table .bl-under").length,
          dots: document.querySelectorAll("#comparison-dots .bl-under").length,
          point: document.querySelectorAll("#comparison-scatter [data-mark=point][fill=none]").length,
          maps: document.querySelectorAll(".bl-mini .bl-selected.bl-under").length,
        })"""
    )
    maps = page.locator(".bl-mini").count()
    assert (marked["list"], marked["row"], marked["point"], marked["maps"]) == (1, 1, 1, maps)
    assert marked["dots"] > 5
    page.evaluate("lupe.setHover('13076001', 'test')")
    assert page.locator(".bl-mini .bl-hover[href='#form-13076001']").count() == maps
    at_rest(page)
    assert asked == []


def test_a_comparison_is_taken_along_in_the_year_on_screen(visit):
    page = ready(visit(TWO))
    links = page.locator("[data-comparison-file]")
    expect(links).to_have_count(3)
    page.evaluate("lupe.setYear(2016)")
    for at, kind in enumerate(("pdf", "pptx", "xlsx")):
        expect(links.nth(at)).to_be_visible()
        expect(links.nth(at)).to_have_attribute("href", re.compile(rf"/vergleich\.{kind}\?.*jahr=2016"))
    with page.expect_download() as waiting:
        links.first.click()
    assert waiting.value.suggested_filename.startswith(
        f"vergleich-{PARCHIM}-{HAGENOW}-betreuungsquote_u3-2016-"
    )
    with open(waiting.value.path(), "rb") as file:
        assert file.read(5) == b"%PDF-"
    page = visit(f"/vergleich?gebiete={PARCHIM}")
    expect(page.locator("#comparison-page")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator("[data-comparison-file]").first).to_be_hidden()


def test_the_pointer_on_any_part_marks_the_place(visit):
    page = ready(visit(TWO))
    page.locator("#comparison-places [data-place]").last.hover()
    hovered(page, HAGENOW)
    page.locator("#comparison-table [data-place]").first.hover()
    hovered(page, PARCHIM)
    dot = page.locator(f"#comparison-dots [data-dot='{HAGENOW}'] path").last
    dot.scroll_into_view_if_needed()
    dot.hover()
    hovered(page, HAGENOW)
    expect(page.locator("#comparison-dots .bl-tip")).to_contain_text("Hagenow")
    page.locator("#karten").scroll_into_view_if_needed()
    page.locator(f"#comparison-maps .bl-mini [data-area='{PARCHIM}']").first.hover()
    hovered(page, PARCHIM)
    expect(page.locator(".bl-comparison-tip")).to_contain_text("Parchim")


def test_a_click_on_a_point_or_a_map_takes_a_place_in_and_out(visit):
    page = ready(visit(TWO, reduced_motion="reduce"))
    page.locator("#comparison-scatter").scroll_into_view_if_needed()
    page.locator("#comparison-point-13076090").click(force=True)
    expect(page.locator("#comparison-places li")).to_have_count(3)
    in_query(page, "gebiete", f"{PARCHIM},{HAGENOW},13076090")
    page.locator("#comparison-maps .bl-mini [data-area='13076090']").first.click(force=True)
    expect(page.locator("#comparison-places li")).to_have_count(2)
    page.go_back()
    expect(page.locator("#comparison-places li")).to_have_count(3)


def test_the_whole_page_works_by_keyboard_alone(visit):
    page = ready(visit(TWO))
    remove = page.get_by_role("button", name="Parchim entfernen")
    page.get_by_role("button", name="Parchim nach unten").focus()
    page.keyboard.press("Enter")
    page.wait_for_function(
        f"() => new URLSearchParams(location.search).get('gebiete') === '{HAGENOW},{PARCHIM}'"
    )
    ready(page)
    expect(page.get_by_role("button", name="Parchim nach unten")).to_be_focused()
    remove.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#comparison-places li")).to_have_count(1)
    ready(page)
    expect(page.get_by_role("button", name="Hagenow entfernen")).to_be_focused()

    page.locator("#comparison-scatter .bl-cloud").focus()
    page.keyboard.type("Parch")
    hovered(page, PARCHIM)
    active = page.locator("#comparison-scatter .bl-cloud").get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").get_attribute("aria-label").startswith("Parchim: ")
    tip = page.locator(".bl-plot-scatter .bl-tip")
    expect(tip).to_contain_text("Parchim")
    tip.locator(":scope > :last-child").evaluate("node => { node.textContent = 'Quelle '.repeat(30) }")
    assert tip.evaluate("node => node.scrollWidth <= node.clientWidth"), "longer lines than a tooltip wrap"
    page.keyboard.press("Enter")
    expect(page.locator("#comparison-places li")).to_have_count(2)
    ready(page)
    page.keyboard.press("ArrowRight")
    page.wait_for_function("(key) => lupe.state.hover && lupe.state.hover !== key", arg=PARCHIM)
    page.locator("#comparison-maps-years [data-year='2015']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#comparison-year-label")).to_have_text("2015")
    page.locator("#comparison-dots [data-indicator=ganztagsquote_u3]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#comparison-subtitle")).to_contain_text("Ganztagsquote unter 3 Jahren")
    ready(page)
    expect(page.locator("[data-indicator=ganztagsquote_u3]:focus")).to_have_count(1)


PLACES = f"{PARCHIM},{HAGENOW},13076090,13076089,13076001,13076105,13076152,13076096"
EIGHT = f"/vergleich?indikator=betreuungsquote_u3&indikator2=betreuungsquote_3_6&gebiete={PLACES}"


def names_that_meet(page):
    """Whether several names stand in the scatter, and pairs of them that lie on one another."""
    rooms = page.locator("#comparison-scatter .bl-labels text[data-key]").evaluate_all(
        """all => all.map((one) => {
          const { x, y, width, height } = one.getBBox();
          const free = height - 1.2 * Number(one.getAttribute("font-size"));
          return [x, y + free / 2, x + width, y + height - free / 2];
        })"""
    )
    return len(rooms) > 3, [
        (a, b)
        for a, b in combinations(rooms, 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


def test_names_of_the_scatter_never_meet_and_the_page_never_scrolls_sideways(visit):
    """The window is made smaller, as a reader does; on the phone the page is opened as well."""
    page = ready(visit(EIGHT))
    for size, (width, height) in SIZES.items():
        if size == "390x844":
            page = ready(visit(EIGHT, size=size))
        page.set_viewport_size({"width": width, "height": height})
        for year in (2012, 2016, 2020, 2024):
            page.evaluate(f"lupe.setYear({year})")
            becomes(page, partial(names_that_meet, page), (True, []))
        page.wait_for_function("() => document.documentElement.scrollWidth <= innerWidth")


def test_what_could_not_be_shown_is_said_and_can_be_put_away(visit):
    page = ready(visit(f"{TWO}&indikator2=quatsch&jahr=1950"))
    expect(page.locator("#comparison-notice")).to_contain_text("quatsch")
    expect(page.locator("#comparison-notice")).to_contain_text("1950")
    page.locator("#comparison-notice").get_by_role("button", name="Schließen").click()
    expect(page.locator("#comparison-notice .bl-notice")).to_have_count(0)


def test_the_monitor_leads_here_once_two_places_are_selected(visit):
    page = visit(f"/?indikator=betreuungsquote_u3&gebiete={PARCHIM}&jahr=2020")
    expect(page.locator("#monitor-legend .bl-class").first).to_be_visible()
    expect(page.locator("#monitor-comparison-link")).to_be_hidden()
    page.evaluate(f"lupe.select(['{PARCHIM}', '{HAGENOW}'], 'test')")
    page.get_by_role("link", name="Orte vergleichen").click()
    ready(page)
    in_query(page, "gebiete", f"{PARCHIM},{HAGENOW}")
    expect(page.locator("#comparison-table-caption")).to_contain_text("2020")


@pytest.mark.parametrize(("size", "theme"), OTHER_LOOKS)
@pytest.mark.parametrize("path", ["/vergleich", EIGHT, f"{TWO}&sprache=en"])
def test_the_page_passes_the_accessibility_check(visit, product, path, size, theme):
    page = ready(in_theme(visit, product, path, size, theme))
    assert findings(page) == []
