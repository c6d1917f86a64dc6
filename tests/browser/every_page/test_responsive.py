"""Sizes and languages: nothing is cut off, nothing scrolls sideways, and English has no German left."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from bench.stage import SIZES
from tests.browser.reader import CARE, PARCHIM, open_view, ready
from tests.browser.waiting import becomes

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
GERMAN = re.compile(
    r"\b(und|oder|der|die|das|den|dem|des|ein|eine|einen|nicht|kein|keine|mit|ohne|nach|von|vom|bei|für|unter|über|aus|"
    r"auf|im|ist|sind|wird|werden|alle|je|zum|zur|Jahr|Jahre|Jahren|Kinder|Gemeinde|Gemeinden|Wert|"
    r"Werte|Quelle|Stand|Beispieldaten|Daten "
    r"verändert|Anzahl|Rang|Abstand|geschützt|gemeldet|wenige|Fälle|Zeitreihe|"
    r"Karte|Auswahl|Klassen|schließen|wählen|Vergleich|Ebene|Thema|Indikator|Prozent)\b"
)
"""Words that no English sentence holds. Names of places, publishers and laws stay German and are taken out
before."""
NAMES = re.compile(
    r"Amt [A-ZÄÖÜ][\w.-]*(?:[ -](?:b\.|an der|am|[A-ZÄÖÜ][\w-]*))*|"
    r"[A-ZÄÖÜ][\w-]* (?:am|an der|auf der|bei|im) [A-ZÄÖÜ]\w+|"
    r"Statistische Ämter des Bundes und der Länder|Statistik der Bundesagentur für Arbeit|Bundesinstitut "
    r"für[^.;·]*|"
    r"Statistisches (?:Amt|Bundesamt)[^.;·]*|Datenlizenz Deutschland – "
    r"Namensnennung|Kindertagesförderungsgesetz.*"
)


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wider


def at_every_size(page: Page) -> Iterator[str]:
    """The window is made smaller, as a reader does: the same page at one size after the other."""
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        yield size


def test_nothing_scrolls_sideways(monitor: Opener) -> None:
    page = monitor(f"{CARE}&jahr=2019&gebiete={PARCHIM},13076060")
    for view in ("Rangfolge", "Verteilung", "Tabelle"):
        open_view(page, view)
        for _ in at_every_size(page):
            becomes(page, lambda: overflow(page), 0)
    page = monitor(f"{CARE}&jahr=2019&gebiete={PARCHIM},13076060", size="390x844")
    becomes(page, lambda: overflow(page), 0)


def test_at_full_hd_all_fits_without_scrolling(monitor: Opener) -> None:
    page = monitor(f"{CARE}&jahr=2019&gebiete={PARCHIM},13076060")
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert page.locator("#monitor-filter").evaluate("(node) => node.scrollHeight <= node.clientHeight")
    for part in (
        "#monitor-title",
        "#monitor-figures",
        "#monitor-legend",
        "#monitor-ranking",
        "#monitor-definition-open",
    ):
        box = page.locator(part).bounding_box()
        assert box and box["height"] > 0 and box["y"] + box["height"] <= 1080, part


def test_the_first_screen_of_a_laptop_holds_all_views(monitor: Opener) -> None:
    page = monitor(f"{CARE}&jahr=2019&gebiete={PARCHIM},13076060", size="1366x768")
    for part in ("#monitor-legend", "#monitor-ranking", "#monitor-series"):
        box = page.locator(part).bounding_box()
        assert box and box["y"] + box["height"] <= 768, part
    for part in (".bl-legend-head", "#monitor-legend .bl-stats"):
        assert page.locator(part).evaluate("(node) => node.offsetHeight") < 40, (
            f"{part} takes more than one line"
        )


@pytest.mark.parametrize("query", ["", f"{CARE[1:]}&jahr=2019"])
def test_the_table_needs_no_sideways_scrolling(monitor: Opener, query: str) -> None:
    page = monitor(f"/{query or '?'}&gebiete={PARCHIM},13076060")
    open_view(page, "Tabelle")
    for _ in at_every_size(page):
        expect(page.locator("#monitor-table tbody tr").first).to_be_visible()
        page.wait_for_function(
            """() => {
              const { scrollWidth, clientWidth } = document.querySelector("#monitor-table .bl-scroll");
              return scrollWidth <= clientWidth;
            }"""
        )


def test_a_long_name_of_an_indicator_is_written_out(monitor: Opener) -> None:
    page = monitor(CARE)
    name = page.locator("#monitor-indicator-picker .bl-combobox-name")
    expect(name).to_have_text(page.locator("#monitor-indicator-input").input_value())
    inner, outer = name.bounding_box(), page.locator("#monitor-indicator-input").bounding_box()
    assert inner and outer and inner["height"] > 40, "not wrapped"
    assert inner["height"] <= outer["height"] + 1 and inner["width"] <= outer["width"] + 1


def test_labels_of_the_map_lie_above_outlines(monitor: Opener) -> None:
    page = monitor(f"/?gebiete={PARCHIM}")
    above = page.evaluate(
        """() => document.querySelector(".bl-marks").compareDocumentPosition(document.querySelector(".bl-names"))
          === Node.DOCUMENT_POSITION_FOLLOWING"""
    )
    assert above


def test_on_a_phone_the_drawer_names_the_year_and_its_ends(monitor: Opener) -> None:
    page = monitor(CARE, size="390x844")
    page.get_by_role("button", name="Filter", exact=True).click()
    expect(page.locator(".bl-year label")).to_have_text("Jahr")
    assert page.locator(".bl-year label").evaluate("(node) => node.offsetWidth") > 20
    expect(page.locator("#monitor-ticks")).to_be_visible()


def test_on_a_phone_the_map_comes_first_and_filters_wait_in_a_drawer(monitor: Opener) -> None:
    page = monitor(CARE, size="390x844")
    order = (".bl-mapcard", ".bl-card-tabs", ".bl-card-series", "#monitor-figures")
    tops = [page.locator(one).bounding_box() for one in order]
    assert tops[0] and tops[0]["y"] < 400
    assert [top["y"] for top in tops if top] == sorted(top["y"] for top in tops if top)
    expect(page.get_by_label("Thema")).not_to_be_in_viewport()
    page.get_by_role("button", name="Filter", exact=True).click()
    expect(page.get_by_label("Thema")).to_be_in_viewport()
    page.get_by_label("Thema").select_option(label="Rahmenbedingungen")
    page.get_by_role("button", name="Filter schließen").click()
    expect(page.get_by_label("Thema")).not_to_be_in_viewport()
    expect(page.locator("#monitor-title")).to_have_text("Bevölkerung")
    assert overflow(page) == 0


def test_a_tap_selects_on_a_phone(open_page: Opener) -> None:
    page = ready(open_page(size="390x844", has_touch=True, is_mobile=True))
    page.locator(f"#karte-{PARCHIM}").tap(force=True)
    expect(page.locator(".bl-pills text")).to_have_text(["Parchim"])
    expect(page.locator("#monitor-figures")).to_contain_text("Parchim")


@pytest.mark.parametrize(
    "query", ["", "&indikator=betreuungsquote_u3&jahr=2019", "&indikator=arbeitslosenquote"]
)
def test_english_has_no_german_left(open_page: Opener, query: str) -> None:
    place = "13076" if "arbeitslosen" in query else PARCHIM
    page = ready(open_page(f"/?sprache=en{query}&gebiete={place}"))
    places = set(page.evaluate("[...lupe.state.slab.names, ...lupe.state.slab.parents]"))
    page.locator("#monitor-indicator-input").click()
    texts = [page.locator("body").inner_text()]
    page.keyboard.press("Escape")
    for view in ("Distribution", "Table"):
        open_view(page, view)
        texts.append(page.locator("body").inner_text())
    page.locator("#monitor-definition-open").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator(".bl-definition")).to_be_visible()
    texts.append(page.get_by_role("dialog").inner_text())
    texts.extend(
        page.evaluate(
            """() => [...document.querySelectorAll("[aria-label], [title], [placeholder]")].flatMap(
              (one) => ["aria-label", "title", "placeholder"].map((name) => one.getAttribute(name) || ""))"""
        )
    )
    lines = {line.strip() for text in texts for line in text.splitlines()} - places
    german = {line for line in lines if GERMAN.search(NAMES.sub("", line))}
    assert german == set()
