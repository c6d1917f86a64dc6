"""Notes and targets of the reader's own on the comparing page: shown, written, and kept on the way through the
pages."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.comparison.test_comparing import TWO, in_query, ready
from tests.browser.every_page.test_accessibility import findings
from tests.browser.reader import CARE, PARCHIM
from tests.browser.waiting import becomes

pytestmark = pytest.mark.browser


def test_own_notes_and_targets_are_shown_and_kept_in_every_link(visit):
    own = f"&ziel=betreuungsquote_u3:70.5&notiz={PARCHIM}:Neubau"
    page = ready(visit(f"{TWO}&jahr=2023{own}"))
    note = page.locator("#comparison-own .bl-own-note")
    expect(note).to_have_text("Eigene Notiz Parchim Neubau")
    expect(page.locator("#comparison-table")).to_contain_text("unter dem eigenen Ziel")
    expect(page.locator("#monitor-series")).to_contain_text(re.compile("eigenes Ziel 70,5"))
    page.locator("#comparison-level").get_by_text("Amt", exact=True).click()
    in_query(page, "ebene", "amt")
    ready(page)
    expect(page.locator("#comparison-table")).to_contain_text(re.compile("eigenes Ziel.*70,5", re.S))
    in_query(page, "notiz", f"{PARCHIM}:Neubau")
    page.go_back()
    expect(note).to_have_text("Eigene Notiz Parchim Neubau")
    links = ["#comparison-monitor", f"[data-place='{PARCHIM}'] a", "[data-comparison-file=pdf]"]
    for selector in links:
        query = parse_qs(urlsplit(page.locator(selector).first.get_attribute("href")).query)
        assert (query["ziel"], query["notiz"]) == (["betreuungsquote_u3:70.5"], [f"{PARCHIM}:Neubau"]), (
            selector
        )
    page.locator("#comparison-monitor").click()
    expect(page.locator("#monitor-figures .bl-own-note").first).to_contain_text("Neubau")
    link = page.locator("#monitor-comparison-link")
    expect(link).to_have_attribute("href", re.compile(f"notiz={PARCHIM}:Neubau"))
    expect(link).to_have_attribute("href", re.compile("ziel=betreuungsquote_u3:70.5"))


def test_a_note_and_a_target_are_written_here_as_on_the_monitor(visit):
    """They could only be read here: whoever wanted to write them had to go to the Monitor and back."""
    page = ready(visit(f"{TWO}&jahr=2023", size="1366x768"))
    asked = []
    page.on("request", lambda one: asked.append(one.url))
    button = page.locator(f"#comparison-table [data-own-note='{PARCHIM}']")
    button.click()
    dialog = page.get_by_role("dialog", name="Notiz zu Parchim")
    dialog.get_by_label("Eigene Notiz").fill("Neubau <b>Kita</b>")
    dialog.get_by_role("button", name="Übernehmen").click()
    note = page.locator("#comparison-own .bl-own-note")
    expect(note).to_have_text("Eigene Notiz Parchim Neubau <b>Kita</b>")
    expect(button).to_be_focused()
    in_query(page, "notiz", f"{PARCHIM}:Neubau <b>Kita</b>")

    target = page.locator("#comparison-own-target")
    target.click()
    dialog = page.get_by_role("dialog", name="Eigenes Ziel für")
    field = dialog.get_by_label(re.compile("Zielwert"))
    field.fill("140")
    field.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("zwischen 0 und 100")
    field.fill("70,5")
    field.press("Enter")
    expect(page.locator("#comparison-table")).to_contain_text(re.compile("eigenes Ziel.*70,5", re.S))
    expect(page.locator("#monitor-series")).to_contain_text(re.compile("eigenes Ziel 70,5"))
    expect(target).to_be_focused()
    in_query(page, "ziel", "betreuungsquote_u3:70.5")
    kept = [one for one in asked if "notiz" in one and "/eigenes?" not in one and "/l?" not in one]
    assert kept == [], "no address that a browser keeps has it"

    page.go_back()
    expect(page.locator("#comparison-table")).not_to_contain_text("eigenes Ziel")
    expect(note).to_have_count(1)
    button.click()
    page.get_by_role("dialog").get_by_role("button", name="Löschen").click()
    expect(note).to_have_count(0)
    becomes(page, lambda: "notiz" in parse_qs(urlsplit(page.url).query), False)


def test_the_head_takes_the_reader_s_own_words_to_the_pages_that_show_them(visit):
    """They were lost on the way from the Monitor to any other page."""
    page = visit(f"{CARE}&gebiete={PARCHIM}&ziel=betreuungsquote_u3:70&notiz={PARCHIM}:Neubau")
    for name, path in (("Gemeinden", "/gemeinde"), ("Vergleich", "/vergleich"), ("Monitor", "/")):
        page.locator(".bl-pages").get_by_role("link", name=name).click()
        becomes(page, lambda: urlsplit(page.url).path, path)
        in_query(page, "notiz", f"{PARCHIM}:Neubau")
        in_query(page, "ziel", "betreuungsquote_u3:70")
    page.locator(".bl-pages").get_by_role("link", name="Sitzungsmappe").click()
    becomes(page, lambda: urlsplit(page.url).path, "/praesentation")
    assert "notiz" not in page.url, "a page that shows none does not have them in its address"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_dialog_is_accessible_on_a_phone(visit, theme):
    page = ready(visit(f"{TWO}&notiz={PARCHIM}:{'Wort' * 60}", size="390x844", theme=theme))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(f"#comparison-table [data-own-note='{PARCHIM}']").click()
    assert findings(page, ".bl-own-dialog") == []
    page.keyboard.press("Escape")
    expect(page.locator(f"#comparison-table [data-own-note='{PARCHIM}']")).to_be_focused()
