"""Every page on paper: whole, light, without controls, and with what it shows, of when, and where it is
found."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from layouts.shell import FOOTER_PAGES
from layouts.shell import PAGES as HEAD
from tests.browser.meeting.kept_folder import folder, opened, scene
from tests.browser.reader import PARCHIM
from tests.browser.waiting import ORIGIN, at_rest, becomes
from tests.pdf_texts import page_texts

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
PLACES = f"gebiete={PARCHIM},13076060"
CARE = "indikator=betreuungsquote_u3"
POVERTY = "indikator=kinderarmut"
"""Without hatched areas: Chromium writes a picture for each of them, which takes ten seconds. One page has them."""
WHOLE = ("Fassung 2026.1", "Gebietsstand", "Gedruckt am")
PAGES = {
    f"/?{CARE}&{PLACES}&amt=130765651": (
        "#monitor-figures [data-word]",
        "Betreuungsquote unter 3 Jahren",
        *WHOLE,
    ),
    f"/?{POVERTY}&{PLACES}&ansicht=tabelle": ("#monitor-table tbody tr", "Zülow", "Zierzow", *WHOLE),
    f"/gemeinde/{PARCHIM}": (".bl-profile-table tr", "Parchim", "Kinderarmut", "Gedruckt am"),
    f"/vergleich?{POVERTY}&{PLACES}": ("#comparison-table tr", "Vergleich: Parchim, Hagenow", *WHOLE),
    "/praesentation": (".bl-meeting h1", "Sitzungsmappe", "Gedruckt am"),
    "/auffaellig": (".bl-highlight svg", "Was auffällt", "Datenstand 2026.1", "Gedruckt am"),
    "/strategie": (
        ".bl-aim",
        "Vom Leitbild zur Maßnahme",
        "Gemeinsame Warteliste der Träger",
        "Schlechter und wird schlechter",
        "Gedruckt am",
    ),
    "/daten/kinderarmut": (
        ".bl-data-files a",
        "Daten zum Mitnehmen",
        "Betreuungsquote unter 3 Jahren",
        "Datenlizenz Deutschland",
        "Datenstand 2026.1",
        "Gedruckt am",
    ),
    "/portal": (".bl-door", "Bildung im Landkreis finden", "Was ist neu?", "Unser Leitbild", "Gedruckt am"),
    "/netzwerk": (
        ".bl-network-body",
        "Wer mit wem arbeitet",
        "Arbeitsgruppe Frühe Bildung",
        "Kooperationsvereinbarung Bildungsregion",
        "Gedruckt am",
    ),
    "/bildungslandkarte": (
        "#institutions-map .bl-points",
        "Bildungslandkarte",
        "Waldkindergarten Dünennest",  # of 600 hits, thirty of which are on the screen
        "Gedruckt am",
    ),
    "/integration": (".bl-int-courses", "Kurse nach Art und Ort", "Stand 2026.1", "Gedruckt am"),
    "/uebergang": (".bl-transition h1", "Vom Abschluss zum Verbleib", "Fassung 2026.1", "Gedruckt am"),
    "/bericht": ("h1", "Bildungsbericht", "Fassung 2026.1", "Gedruckt am"),
    "/gemeinde": ("main li", "Boizenburg", "Gedruckt am"),
    "/woerter": (".bl-explained", "zusammengefasst", "Gedruckt am"),
    "/impressum": ("h1", "Impressum", "Gedruckt am"),
}
CONTROLS = (
    "Zum Kennenlernen",
    "Vorführen",
    "Ort suchen",
    "Tasten",
    "Alle Filter",
    "Datenschutz",
    "dunkel",
    "Zum Inhalt",
)
CUT = """() => {
  const cut = [];
  for (const one of document.querySelectorAll("main *")) {
    if (one.closest("svg, .visually-hidden, .bl-loading") || !one.checkVisibility()) continue;
    const style = getComputedStyle(one);
    if (style.overflowX === "visible" || style.clipPath !== "none") continue;
    if (one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1) cut.push(one.className);
  }
  return cut;
}"""
"""Elements that hide a part of what they hold."""


def test_patterns_are_printed_as_lines_and_dots_and_not_as_pictures(open_page: Opener) -> None:
    """An area that a pattern fills would be a picture of a hundred kilobytes: 86 of them made eleven megabytes."""
    page = open_page(f"/?{CARE}&ebene=gemeinde", size="1366x768")
    expect(page.locator("#monitor-map .bl-area.few").first).to_be_attached()
    at_rest(page)
    fill = "getComputedStyle(document.querySelector('#monitor-map .bl-area.hidden-value')).fill"
    before = page.evaluate(fill)
    assert "url(" in before
    assert len(page.pdf(format="A4", print_background=True)) < 2_000_000
    assert page.locator(".bl-print-patterns").count() == 0 and page.evaluate(fill) == before


def test_few_cases_that_a_circle_shows_are_not_printed_on_the_area_below(open_page: Opener) -> None:
    page = open_page("/?indikator=kitas&ebene=gemeinde", size="1366x768")
    page.locator("#monitor-map .bl-circles circle").first.wait_for(state="attached")
    at_rest(page)
    seen = page.evaluate(
        """() => {
            const map = document.querySelector("#monitor-map");
            const circle = map.querySelector(".bl-circles circle");
            circle.setAttribute("class", `${circle.getAttribute("class")} c3 few`);
            map.querySelector(".bl-area.quiet").classList.add("few");
            dispatchEvent(new Event("beforeprint"));
            const printed = [map.querySelectorAll(".bl-print-dots").length, getComputedStyle(circle).fill];
            dispatchEvent(new Event("afterprint"));
            return printed;
        }"""
    )
    assert seen[0] == 0 and "url(" in seen[1]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_printed_whole_and_says_what_it_is(open_page: Opener, path: str) -> None:
    drawn, *said = PAGES[path]
    page = open_page(path, size="1366x768", theme="dark")
    expect(page.locator(drawn).first).to_be_visible()
    at_rest(page)
    text = " ".join(page_texts(page.pdf(format="A4")))
    for words in said:
        assert words in text, words
    link = path.partition("?")[0]
    assert link in text.replace(" ", "")
    assert [control for control in CONTROLS if control in text] == []
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    page.set_viewport_size({"width": 718, "height": 1000})
    page.emulate_media(media="print")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "light")
    becomes(page, lambda: page.evaluate(CUT), [])


ELSEWHERE = {path.partition("?")[0] for path in PAGES}
REST = [path for path in ("/woerter", *(path for path, _ in HEAD), *(f"/{one}" for one in FOOTER_PAGES))
        if path not in ELSEWHERE]  # fmt: skip


@pytest.mark.parametrize("path", REST)
def test_every_other_page_of_head_and_foot_has_a_print_style(open_page: Opener, path: str) -> None:
    page = open_page(path, size="1366x768")
    title = " ".join(page.locator("h1").first.inner_text().split())
    text = " ".join(page_texts(page.pdf(format="A4")))
    assert title in text and "Gedruckt am" in text and path in text.replace(" ", "")
    assert [control for control in CONTROLS if control in text and control != title] == []


def test_a_wide_chart_is_drawn_for_the_sheet(open_page: Opener) -> None:
    """Made smaller as a whole, its letters were half as large as those beside it."""
    page = open_page(f"/vergleich?{POVERTY}&{PLACES}", size="1366x768")
    chart = page.locator("#monitor-series svg").first
    expect(chart.locator("path").first).to_be_attached()
    at_rest(page)
    wide = "(one) => one.viewBox.baseVal.width || one.width.baseVal.value"
    before = chart.evaluate(wide)
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert chart.evaluate(wide) < 700 < before
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert chart.evaluate(wide) == pytest.approx(before, abs=1)


def test_every_sheet_of_a_table_has_its_heads(open_page: Opener) -> None:
    """Buttons of a head are not repeated by browsers."""
    page = open_page(f"/?{POVERTY}&{PLACES}&ansicht=tabelle", size="1366x768")
    expect(page.locator("#monitor-table tbody tr").first).to_be_visible()
    at_rest(page)
    sheets = [text for text in page_texts(page.pdf(format="A4")) if text.count("Amt ") > 8]
    assert len(sheets) > 2 and all("Abstand zum Landkreis" in text for text in sheets)


@pytest.mark.parametrize("size", ["1366x768", "390x844"])
def test_a_stage_is_one_sheet_as_it_is_arranged(open_page: Opener, size: str) -> None:
    """Its map ran off the paper, and the colours of words were those of another ground."""
    page = open_page(f"/buehne?{POVERTY}&{PLACES}&bild=karte", size=size)
    expect(page.locator("html[data-complete]")).to_be_attached()
    [text] = page_texts(page.pdf(format="A4", landscape=True))
    assert "Parchim" in text and "Fassung 2026.1" in text
    wide, high = page.locator("#stage").evaluate("(one) => [one.clientWidth, one.clientHeight]")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    scaled = page.evaluate("Number(document.documentElement.style.zoom)")
    assert wide * scaled <= 1123 and high * scaled <= 794, "A4 across"
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.style.zoom") == ""


def test_the_pictures_of_a_folder_are_bright_on_paper(open_page: Opener) -> None:
    """They were those of the screen, and a dark page printed ten black boxes."""
    page = opened(open_page(ORIGIN, theme="dark"), folder(scene("Eins"), scene("Zwei")))
    seen = page.locator(".bl-scene-picture img:visible")
    expect(seen).to_have_count(2)
    assert all("hell=nein" in (one.get_attribute("src") or "") for one in seen.all())
    page.wait_for_function(
        "() => [...document.querySelectorAll('.bl-scene-picture img')].every((one) => one.naturalWidth > 0)"
    )
    page.emulate_media(media="print")
    expect(seen).to_have_count(2)
    assert all("hell=ja" in (one.get_attribute("src") or "") for one in seen.all())
