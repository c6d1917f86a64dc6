"""A note for a place and a target of one's own: written, kept in the link, printed, and marked as one's own."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.every_page.test_accessibility import findings
from tests.browser.reader import PARCHIM, ready
from tests.pdf_texts import page_texts

CARE = f"/?indikator=betreuungsquote_u3&jahr=2024&ebene=gemeinde&gebiete={PARCHIM}"
NOTE = 'Neubau <b>Kita</b> 2024: 40 Plätze & "mehr"'
FIGURES = "#monitor-figures"


def write_note(page: Page, text: str) -> None:
    page.locator(f"[data-own-note='{PARCHIM}']").first.click()
    dialog = page.get_by_role("dialog", name=re.compile("Notiz zu Parchim"))
    expect(dialog.get_by_label("Eigene Notiz")).to_be_focused()
    dialog.get_by_label("Eigene Notiz").fill(text)
    dialog.get_by_role("button", name="Übernehmen").click()
    expect(dialog).to_have_count(0)


def set_target(page: Page, text: str) -> None:
    page.locator("[data-own-target=betreuungsquote_u3]").click()
    dialog = page.get_by_role("dialog", name=re.compile("Eigenes Ziel für"))
    dialog.get_by_label(re.compile("Zielwert")).fill(text)
    dialog.get_by_role("button", name="Übernehmen").click()


def of_link(page: Page, name: str) -> list[str]:
    return parse_qs(urlsplit(page.url).query).get(name, [])


def test_a_note_is_written_shown_as_text_kept_in_the_link_and_taken_away(
    open_page: Callable[..., Page],
) -> None:
    page = ready(open_page(CARE, size="1366x768"))
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    expect(page.locator(".bl-own-note")).to_have_count(0)
    write_note(page, NOTE)
    note = page.locator(f"{FIGURES} .bl-own-note")
    expect(note).to_have_text(f"Eigene Notiz {NOTE}")
    expect(page.locator(f"[data-own-note='{PARCHIM}']").first).to_be_focused()
    expect(page).to_have_url(re.compile("notiz="))
    assert of_link(page, "notiz") == [f"{PARCHIM}:{NOTE}"]
    assert [one for one in asked if "notiz" in one] == [], "no address of data has it"
    page.reload()
    expect(note).to_have_text(f"Eigene Notiz {NOTE}")
    page.locator("#monitor-level").get_by_text("Amt", exact=True).click()
    expect(page).to_have_url(re.compile("ebene=amt"))
    assert of_link(page, "notiz") == [f"{PARCHIM}:{NOTE}"]
    page.go_back()
    expect(note).to_have_text(f"Eigene Notiz {NOTE}")
    page.locator(f"[data-own-note='{PARCHIM}']").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Löschen").click()
    expect(note).to_have_count(0)
    expect(page).not_to_have_url(re.compile("notiz="))
    page.go_back()
    expect(note).to_have_text(f"Eigene Notiz {NOTE}")


def test_a_target_is_a_line_in_every_view_and_a_distance_beside_the_figures(
    monitor: Callable[..., Page],
) -> None:
    page = monitor(CARE, size="1366x768")
    set_target(page, "viel")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("alert")).to_contain_text("Bitte eine Zahl eingeben")
    dialog.get_by_label(re.compile("Zielwert")).fill("140")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("zwischen 0 und 100")
    dialog.get_by_label(re.compile("Zielwert")).fill("70,5 %")
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    label = re.compile("eigenes Ziel 70,5\u00a0%")
    for layer in ("#monitor-series", "#monitor-ranking"):
        expect(page.locator(f"{layer} text", has_text=label)).to_have_count(1)
    tile = page.locator(".bl-figure-target")
    expect(tile).to_contain_text("70,5\u00a0%")
    expect(tile).to_contain_text("Punkte darunter")
    expect(page.locator("#monitor-series-caption")).to_contain_text("eigenes Ziel")
    page.get_by_role("tab", name="Verteilung").click()
    expect(page.locator("#monitor-distribution text", has_text=label)).to_have_count(1)
    expect(page).to_have_url(re.compile("ziel=betreuungsquote_u3:70.5"))
    before = tile.inner_text()
    page.evaluate("lupe.setYear(2015)")
    expect(tile).not_to_have_text(before)
    page.evaluate("lupe.choose('kinderarmut')")
    expect(page.locator("#monitor-title")).to_contain_text("Kinderarmut")
    expect(tile).to_have_count(0)
    expect(page.locator("#monitor-series text", has_text="eigenes Ziel")).to_have_count(0)
    page.evaluate("lupe.choose('betreuungsquote_u3')")
    expect(tile).to_be_visible()
    expect(page.locator("#monitor-series text", has_text=label)).to_have_count(1)


def test_copied_links_prints_and_files_have_the_reader_s_words(open_page: Callable[..., Page]) -> None:
    page = open_page(
        f"{CARE}&ziel=betreuungsquote_u3:70&notiz={PARCHIM}:Neubau%20Kita",
        size="1366x768",
        permissions=["clipboard-read", "clipboard-write"],
    )
    ready(page)
    text = " ".join(page_texts(page.pdf(format="A4")))
    for words in ("Eigene Notiz", "Neubau Kita", "Eigenes Ziel", "70"):
        assert words in text, words
    page.locator("#monitor-link").click()
    expect(page.locator("#monitor-link")).to_contain_text("kopiert")
    page.goto(page.evaluate("navigator.clipboard.readText()"))
    expect(page.locator(f"{FIGURES} .bl-own-note")).to_have_text("Eigene Notiz Neubau Kita")
    expect(page.locator(".bl-figure-target")).to_be_visible()
    page.locator("#monitor-keep").click()
    expect(page.locator(".bl-kept")).to_be_visible()
    scene = page.evaluate("JSON.stringify(Object.values(localStorage))")
    assert "Neubau" in scene
    with page.expect_download() as slides:
        page.locator("#exports-slides").click()
    assert "/folien.pptx" in slides.value.url
    assert "notiz=" in slides.value.url and "ziel=" in slides.value.url


def test_a_place_s_page_takes_and_shows_both(open_page: Callable[..., Page]) -> None:
    page = open_page(f"/gemeinde/{PARCHIM}", size="1366x768")
    write_note(page, NOTE)
    expect(page.locator(".bl-profile-head .bl-own-note")).to_have_text(f"Eigene Notiz {NOTE}")
    page.locator("#profile-betreuungsquote_u3 .bl-profile-open").click()
    page.locator("#profile-target-betreuungsquote_u3").click()
    field = page.get_by_role("dialog").get_by_label(re.compile("Zielwert"))
    field.fill("70")
    field.press("Enter")
    expect(page.locator("#profile-betreuungsquote_u3 .bl-profile-aimed")).to_contain_text(
        "eigenes Ziel 70\u00a0%"
    )
    expect(page.locator("#profile-key")).to_contain_text("eigenes Ziel")
    series = page.locator("#profile-more-betreuungsquote_u3 #monitor-series text", has_text="eigenes Ziel 70")
    expect(series).to_have_count(1)
    page.locator("#profile-betreuungsquote_u3 .bl-col-link a").click()
    expect(page.locator(f"{FIGURES} .bl-own-note")).to_have_text(f"Eigene Notiz {NOTE}")
    expect(page.locator(".bl-figure-target")).to_be_visible()


def test_dialog_note_and_target_are_accessible_on_a_phone_in_the_dark(open_page: Callable[..., Page]) -> None:
    page = ready(
        open_page(
            f"{CARE}&ziel=betreuungsquote_u3:70&notiz={PARCHIM}:{'Wort' * 60}", size="390x844", theme="dark"
        )
    )
    expect(page.locator(".bl-own-note")).to_be_visible()
    assert findings(page, FIGURES) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(f"[data-own-note='{PARCHIM}']").first.click()
    assert findings(page, ".bl-own-dialog") == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(f"[data-own-note='{PARCHIM}']").first).to_be_focused()
