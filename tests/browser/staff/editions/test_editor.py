"""The editor of a chapter in Chromium: the preview follows, templates are inserted, nothing that was typed is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from dashboard.staff.rights import Role
from tests.browser.staff.looks import faults_of

CHAPTER = "/bericht/2027/kapitel/kita"


@pytest.fixture
def begun(office):
    client = office.world.signed_in(Role.EDITOR)
    client.act("/bericht/neu", {"kuerzel": "2027", "titel": "Bericht 2027"})
    client.act("/bericht/2027/kapitel/neu", {"ueberschrift": "Kita"})
    client.act(f"{CHAPTER}/anmerkung", {"anmerkung": "Bitte kürzen"})
    return office


def test_the_preview_follows_and_unsaved_text_is_there_after_a_reload(begun):
    page = begun.page(Role.EDITOR, CHAPTER)
    page.locator("#text").fill("## Abschnitt\n\nEin Satz.\n")
    preview = page.locator("#chapter-preview")
    expect(preview.get_by_text("Ein Satz.")).to_be_visible()
    page.locator("#text").press("Control+End")
    page.get_by_role("button", name="Wenn").click()
    expect(preview.get_by_text("Zeile 4")).to_be_visible()
    assert "{{sonst}}" in page.locator("#text").input_value()
    page.reload()
    offered = page.locator("#chapter-unsaved")
    expect(offered).to_contain_text("Hier liegt Text, der nicht gespeichert wurde")
    assert page.locator("#text").input_value() == ""
    offered.get_by_role("button", name="Übernehmen").click()
    assert page.locator("#text").input_value().startswith("## Abschnitt")
    page.locator("#text").fill("## Abschnitt\n\nEin Satz.\n")
    page.locator("#text").press("Control+s")
    expect(page.get_by_text("Gespeichert.")).to_be_visible()
    page.reload()
    expect(page.locator("#chapter-unsaved")).to_be_hidden()
    assert page.locator("#text").input_value() == "## Abschnitt\n\nEin Satz.\n"


def test_a_number_is_found_and_inserted_where_the_caret_stands(begun):
    page = begun.page(Role.EDITOR, CHAPTER)
    text = page.locator("#text")
    text.fill("Es sind  der Kinder.")
    text.press("Home")
    for _ in range(len("Es sind ")):
        text.press("ArrowRight")
    page.get_by_text("Zahl suchen und einfügen").click()
    page.get_by_label("Kennzahl, Ort, Jahr").fill("Tagespflege")
    page.get_by_label("Kennzahl, Ort, Jahr").press("Enter")
    page.locator("#fact-results").get_by_role("button", name="Einfügen").first.click()
    assert text.input_value() == "Es sind {{betreuungsquote_mit_tagespflege_u3:kreis:neu}} der Kinder."
    expect(text).to_be_focused()
    page.get_by_role("button", name="Word", exact=True).click()
    expect(page.locator("#chapter-preview").get_by_role("link", name="Word-Datei")).to_be_visible()
    page.get_by_role("button", name="Web", exact=True).click()
    expect(page.locator("#chapter-preview .bl-edition-fact").first).to_be_visible()


def test_a_second_writer_sees_both_texts_and_keeps_the_own_one(begun):
    page = begun.page(Role.RELEASER, CHAPTER)
    begun.world.signed_in(Role.EDITOR).post(
        CHAPTER, {"text": "Text von Lange.", "version": "1", "ueberschrift": "Kita"}
    )
    page.locator("#text").fill("Text von Brandt.")
    begun.watch.expect("409")
    page.locator("#chapter-form").get_by_role("button", name="Speichern").click()
    expect(page.get_by_text("K. Lange hat dieses Kapitel um")).to_be_visible()
    assert page.locator("#text").input_value() == "Text von Brandt."
    assert page.locator("#gespeichert").input_value() == "Text von Lange."


def test_pages_are_clean_and_fit_at_every_size_in_both_themes(begun):
    page, faults = begun.page(Role.EDITOR, "/bericht"), []
    for path in ("/bericht", "/bericht/2027", CHAPTER, f"{CHAPTER}/versionen", "/bericht/vergleich"):
        page.goto(path)
        faults += faults_of(page, path.strip("/").replace("/", "-"))
    assert faults == []
