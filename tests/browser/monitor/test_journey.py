"""Journeys through the Monitor in Chromium: what is chosen, seen, shared and found again."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.expected_errors import ExpectantWatch
from tests.browser.reader import (
    CARE,
    HAGENOW,
    LUDWIGSLUST,
    PARCHIM,
    area,
    choose_indicator,
    choose_level,
    click,
    open_view,
    picture,
    point,
    ready,
    selected,
    shows,
)
from tests.browser.waiting import at_rest, becomes, until

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
CALLBACK = re.compile("/_dash-update-component")


def address(page: Page, name: str) -> str | None:
    return parse_qs(urlsplit(page.url).query).get(name, [None])[0]


def in_address(page: Page, name: str, value: str) -> None:
    """Waits until the address has this parameter."""
    expect(page).to_have_url(re.compile(rf"[?&]{name}={re.escape(value)}(&|$)"))


def test_a_whole_visit_ends_in_the_same_picture_elsewhere(open_page: Opener) -> None:
    page = ready(open_page())
    page.get_by_label("Thema").select_option(label="Frühe Bildung")
    shows(page, "Fahrzeit zur nächsten Grundschule")
    choose_indicator(page, "ganztag", "Ganztagsquote unter 3 Jahren")
    choose_indicator(page, "Krippe", "Betreuungsquote unter 3 Jahren")
    expect(page.locator("#monitor-badge")).to_have_text("Beispieldaten")

    slider = page.get_by_role("slider", name="Jahr")
    slider.focus()
    years = page.evaluate("lupe.state.slab.years")
    page.keyboard.press("End")
    expect(page.locator("#monitor-title-year")).to_have_text(str(years[-1]))
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#monitor-title-year")).to_have_text(str(years[-3]))
    page.get_by_role("button", name="Jahre abspielen").click()
    expect(page.locator("#monitor-title-year")).to_have_text(str(years[-2]))
    page.get_by_role("button", name="Anhalten").click()
    in_address(page, "jahr", str(years[-2]))

    page.mouse.move(*point(page, PARCHIM))
    expect(page.locator(".bl-tip h3")).to_have_text("Parchim")
    expect(page.locator(".bl-plot-ranking .bl-over [data-mark=bar]")).to_have_count(1)

    click(page, PARCHIM)
    click(page, HAGENOW, add=True)
    expect(page.locator(".bl-pills text")).to_have_text(["Parchim", "Hagenow"])
    in_address(page, "gebiete", f"{PARCHIM},{HAGENOW}")
    page.mouse.move(5, 5)
    expect(page.locator(".bl-plot-ranking .bl-over [data-mark=bar]")).to_have_count(2)
    expect(
        page.locator(".bl-plot-ranking .bl-over text", has_text=re.compile("Parchim|Hagenow"))
    ).to_have_count(2)
    expect(page.locator(".bl-plot-series")).to_contain_text(
        re.compile("Parchim.*Hagenow|Hagenow.*Parchim", re.S)
    )
    expect(page.locator("#monitor-figures dt").filter(has_text="Parchim")).to_have_count(1)
    expect(page.locator("#monitor-figures")).to_contain_text("Hagenow")
    open_view(page, "Tabelle")
    expect(page.locator("#monitor-table tr.on .bl-pick")).to_have_text(["Parchim", "Hagenow"])
    in_address(page, "ansicht", "tabelle")

    darkest = page.locator("#monitor-legend .bl-class").last
    darkest.click()
    expect(darkest).to_have_attribute("aria-pressed", "true")
    darkest.click()
    expect(darkest).to_have_attribute("aria-pressed", "false")

    choose_level(page, "Amt")
    in_address(page, "ebene", "amt")
    expect(page.locator("#monitor-map .bl-area")).to_have_count(20)
    expect(page.locator(".bl-pills text")).to_have_count(2)

    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Link").click()
    expect(page.locator("#monitor-link")).to_contain_text("kopiert")
    link = page.evaluate("navigator.clipboard.readText()")
    assert urlsplit(link).path.startswith("/l/")
    other = ready(open_page(link))
    assert parse_qs(urlsplit(other.url).query)["stand"] == ["2026.1"]
    expect(other.locator(".bl-pills text")).to_have_count(2)
    becomes(other, lambda: picture(other), picture(page))

    page.go_back()
    expect(page.locator("#monitor-map .bl-area")).to_have_count(142)
    expect(page.locator(".bl-pills text")).to_have_text(["Parchim", "Hagenow"])
    page.go_forward()
    expect(page.locator("#monitor-map .bl-area")).to_have_count(20)
    expect(page.locator(".bl-pills text")).to_have_count(2)
    becomes(page, lambda: picture(page), picture(other))


def test_a_second_click_on_the_same_place_deselects_it(monitor: Opener) -> None:
    page = monitor()
    click(page, PARCHIM)
    in_address(page, "gebiete", PARCHIM)
    # else the browser counts a double click
    page.evaluate("() => new Promise((done) => setTimeout(done, 550))")
    click(page, PARCHIM)
    expect(page).not_to_have_url(re.compile("gebiete="))
    becomes(page, lambda: selected(page), [])
    expect(page.locator("#monitor-figures")).to_contain_text("Noch kein Ort gewählt")


def test_going_back_after_a_selection_brings_it_back(monitor: Opener) -> None:
    page = monitor()
    click(page, PARCHIM)
    in_address(page, "gebiete", PARCHIM)
    click(page, HAGENOW)
    in_address(page, "gebiete", HAGENOW)
    page.go_back()
    expect(page.locator(".bl-pills text")).to_have_text(["Parchim"])
    expect(page.locator("#monitor-figures")).to_contain_text("Parchim")
    page.go_back()
    expect(page.locator(".bl-pills text")).to_have_count(0)
    page.go_forward()
    expect(page.locator(".bl-pills text")).to_have_text(["Parchim"])


def test_going_back_reopens_the_tab_and_the_indicator_of_before(page: Page) -> None:
    ready(page)
    before = picture(page)
    open_view(page, "Tabelle")
    in_address(page, "ansicht", "tabelle")
    choose_indicator(page, "Hochschulreife", "Abgehende mit allgemeiner Hochschulreife")
    in_address(page, "indikator", "hochschulreife")  # a moment after it is shown
    page.go_back()
    shows(page, "Kinderarmut")
    expect(page.get_by_role("tab", name="Tabelle")).to_have_attribute("aria-selected", "true")
    page.go_back()
    expect(page.get_by_role("tab", name="Rangfolge")).to_have_attribute("aria-selected", "true")
    becomes(page, lambda: picture(page), before)


@pytest.mark.parametrize(
    ("view", "drawn"),
    [
        ("verteilung", "#monitor-panel-verteilung .bl-layer svg *"),
        ("tabelle", "#monitor-table tbody tr:visible"),
    ],
)
def test_a_link_opens_its_tab_with_content(open_page: Opener, view: str, drawn: str) -> None:
    page = ready(open_page(f"/?ansicht={view}"))
    expect(page.locator(f"#monitor-tab-{view}")).to_have_attribute("aria-selected", "true")
    expect(page.locator(drawn).first).to_be_attached()


def test_reloading_keeps_everything(open_page: Opener) -> None:
    page = ready(
        open_page(
            f"{CARE}&jahr=2019&gebiete={LUDWIGSLUST},{PARCHIM}&vergleich=land,bund&klassen=gleich&anzahl=4"
            "&farben=heide&groesse=1000-4999&ansicht=tabelle"
        )
    )
    expect(page.locator(".bl-pills text")).to_have_count(2)
    expect(page.locator("#monitor-table tbody tr").first).to_be_visible()
    before = picture(page)
    assert (before["year"], before["selection"]) == ("2019", ["Ludwigslust", "Parchim"])
    page.reload()
    ready(page)
    expect(page.locator(".bl-pills text")).to_have_count(2)
    becomes(page, lambda: picture(page), before)


def test_two_quick_choices_are_both_kept(page: Page) -> None:
    """The second must not be answered from the state before the first."""
    ready(page)
    held: list[Route] | None = []
    page.route(CALLBACK, lambda route: route.continue_() if held is None else held.append(route))
    with page.expect_request(CALLBACK):
        click(page, PARCHIM)
    page.get_by_role("tab", name="Tabelle").click()
    choose_level(page, "Amt")
    until(page, lambda: held, "the server never heard of the place")
    assert held
    waiting, held = held, None
    for route in waiting:
        route.continue_()
    in_address(page, "ebene", "amt")
    expect(page.locator("#monitor-map .bl-area")).to_have_count(20)
    in_address(page, "ansicht", "tabelle")
    expect(page.locator(".bl-pills text")).to_have_text(["Parchim (amtsfrei)"])


def test_a_click_on_a_class_with_few_places_selects_them(monitor: Opener) -> None:
    page = monitor(f"{CARE}&ebene=amt")
    counts = page.evaluate("lupe.state.slab.legend.counts[lupe.row()]")
    index = next(i for i, count in enumerate(counts) if 0 < count <= 8)
    page.locator("#monitor-legend .bl-class").nth(index).click()
    expect(page.locator(".bl-pills text")).to_have_count(counts[index])
    assert all(
        f"c{index}" in (area(page, key).get_attribute("class") or "").split()
        or f"k{index}" in (area(page, key).get_attribute("class") or "").split()
        for key in selected(page)
    )


def test_hover_is_shared_by_map_series_and_every_view(monitor: Opener) -> None:
    page = monitor()
    for view, marked in (
        ("Rangfolge", ".bl-over [data-mark=bar]"),
        ("Verteilung", ".bl-layer text:text('Parchim')"),
        ("Tabelle", "tr.bl-under"),
    ):
        open_view(page, view)
        panel = page.get_by_role("tabpanel", name=view)
        expect(panel.locator(marked)).to_have_count(0)
        page.mouse.move(*point(page, PARCHIM))
        expect(panel.locator(marked)).to_have_count(1)
        expect(page.locator(".bl-plot-series [data-mark=hover]")).to_have_count(1)
        page.mouse.move(5, 5)
        expect(panel.locator(marked)).to_have_count(0)


def test_a_link_with_nonsense_shows_the_nearest_picture_and_says_so(open_page: Opener) -> None:
    page = ready(
        open_page(
            "/?indikator=gibtsnicht&jahr=1700&ebene=mond&gebiete=99999999&vergleich=x&klassen=%00&anzahl=99"
        )
    )
    notice = page.locator("#monitor-notice")
    expect(notice).to_be_visible()
    sentences = notice.locator("p").all_inner_texts()
    assert sentences and all(re.match(r"[A-ZÄÖÜ„].*[.!]$", sentence) for sentence in sentences)
    page.get_by_role("button", name="Schließen").first.click()
    expect(notice.locator("p")).to_have_count(0)


def test_english_keeps_the_state_and_back_to_german_too(open_page: Opener) -> None:
    page = ready(open_page(f"{CARE}&jahr=2019&gebiete={PARCHIM}&ansicht=tabelle"))
    before = picture(page)
    page.get_by_role("button", name="EN", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    ready(page)
    expect(page.locator(".bl-pills text")).to_have_text(["Parchim"])
    kept = ("year", "selection", "slider", "theme", "pressed", "classes")
    same = {name: before[name] for name in kept}
    becomes(page, lambda: {name: picture(page)[name] for name in kept}, same)
    assert picture(page)["title"] != before["title"]
    page.get_by_role("button", name="DE", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    ready(page)
    expect(page.locator(".bl-pills text")).to_have_text(["Parchim"])
    becomes(page, lambda: picture(page), before)


def test_the_dark_theme_stays_after_a_reload(page: Page) -> None:
    ready(page)
    page.get_by_role("button", name="dunkel").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    page.reload()
    ready(page)
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    expect(page.get_by_role("button", name="dunkel")).to_have_attribute("aria-pressed", "true")


def test_reset_keeps_indicator_and_year_and_nothing_else(monitor: Opener) -> None:
    start = picture(monitor(f"{CARE}&jahr=2019"))
    page = monitor(f"{CARE}&jahr=2019&gebiete={PARCHIM}&klassen=gleich&farben=wald&ansicht=tabelle")
    page.get_by_role("button", name="Zurücksetzen").click()
    expect(page.locator("#monitor-legend .bl-legend-head")).to_contain_text("gleich viele")
    expect(page.get_by_role("tab", name="Rangfolge")).to_have_attribute("aria-selected", "true")
    expect(page.locator(".bl-pills text")).to_have_count(0)
    becomes(page, lambda: picture(page), start)


def test_a_level_without_figures_is_greyed_with_a_reason(monitor: Opener) -> None:
    page = monitor("/?indikator=arbeitslosenquote")
    expect(page.locator("#monitor-level").get_by_role("radio", name="Gemeinde")).to_be_disabled()
    expect(page.locator("#monitor-level-note")).not_to_be_empty()
    expect(page.locator("#monitor-map .bl-area")).to_have_count(8)
    page.get_by_text("Deutschland", exact=True).click()
    expect(page.locator("#monitor-map .bl-area")).to_have_count(400)


def test_an_unknown_page_says_so_and_leads_back(open_page: Opener, watch: ExpectantWatch) -> None:
    watch.expect("status of 404", "/gibt/es/nicht")
    page = open_page("/gibt/es/nicht")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("main")).to_contain_text("/gibt/es/nicht")
    page.locator("main").get_by_role("link").first.click()
    ready(page)


def test_the_source_line_dates_the_figures_of_the_year_on_screen(monitor: Opener) -> None:
    page = monitor("/?indikator=betreuungsquote_u3&jahr=2018")
    line = page.locator("#monitor-source-fixed")
    expect(line).to_contain_text("Berichtsjahr: 1. März 2018 · Gebietsstand")
    page.locator("#monitor-year").press("ArrowRight")
    expect(line).to_contain_text("Berichtsjahr: 1. März 2019 · Gebietsstand")
    page.evaluate("() => lupe.select(['13076108'])")
    page.wait_for_function("() => location.search.includes('13076108')")
    at_rest(page)
    expect(line).to_contain_text("Berichtsjahr: 1. März 2019 · Gebietsstand")
