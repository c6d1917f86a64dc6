"""What comes from elsewhere: links, files, and text pasted from other programs."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pptx
import pytest
from playwright.sync_api import Page, expect

from dashboard.meeting.scenes import clean
from tests.browser.meeting.kept_folder import folder, kept_by, names, opened, scene
from tests.browser.waiting import ORIGIN, becomes

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
PASTED = "Erste Zeile\u000bzweite\u000c\u0000\u202e Zeile"


def test_another_person_opens_the_link_and_decides(open_page: Opener) -> None:
    page = opened(
        open_page(ORIGIN, bypass_csp=True),
        folder(scene("<img src=x onerror=alert(1)>", notiz="Über & unter")),
    )
    code = page.evaluate("lupe.folderPass.pack(lupe.folderPage.folder)")
    other = open_page(ORIGIN)
    other.goto(f"/praesentation#mappe={code}")
    expect(other.locator(".bl-scene")).to_have_count(1)
    becomes(other, lambda: names(other), ["<img src=x onerror=alert(1)>"])
    assert other.locator(".bl-scene img[src=x]").count() == 0
    expect(other).to_have_url(re.compile("/praesentation$"))
    own = opened(open_page(ORIGIN), folder(scene("Eigenes")))
    own.goto(f"/praesentation?x#mappe={code}")
    expect(own.locator("#meeting-told")).to_contain_text("„Ausschuss“ mit 1 Szenen ist angekommen.")
    becomes(own, lambda: names(own), ["Eigenes"])
    own.get_by_role("button", name="Anhängen").click()
    becomes(own, lambda: names(own), ["Eigenes", "<img src=x onerror=alert(1)>"])


def test_a_strange_link_or_file_changes_nothing(open_page: Opener, tmp_path: Path) -> None:
    page = opened(open_page(ORIGIN), folder(scene("Eigenes")))
    for code in ("AAAA", "%3Cscript%3E", "A" * 9000):
        page.goto("/impressum")
        page.goto(f"/praesentation#mappe={code}")
        expect(page.locator("#meeting-told")).to_contain_text("Diese Mappe lässt sich nicht öffnen:")
        becomes(page, lambda: names(page), ["Eigenes"])
    file = tmp_path / "x.lupe.json"
    for content, cause in (
        ("{", "Das ist keine Sitzungsmappe."),
        (folder(scene(view="jahr=2020&utm_source=x")), "Szene 1 enthält die unbekannte Angabe „utm_source“."),
        (folder(scene("Gut"), scene(notiz=5)), "Szene 2 ist unvollständig oder zu lang."),
        (folder(*[scene()] * 41), "Sie hat mehr als 40 Szenen."),
        (
            folder(scene()).replace('"fassung": 1', '"fassung": 3'),
            "Sie stammt aus einer neueren Bildungslupe.",
        ),
        (" " * 200_001, "Sie ist zu groß."),
    ):
        file.write_text(content, encoding="utf-8")
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Datei öffnen").click()
        chooser.value.set_files(file)
        expect(page.locator("#meeting-told")).to_contain_text(cause)
        becomes(page, lambda: names(page), ["Eigenes"])


def test_what_is_pasted_from_slides_is_kept_exported_and_read_again(open_page: Opener) -> None:
    page = opened(open_page(ORIGIN, bypass_csp=True), folder(scene()))
    paste = "(field, text) => { field.focus(); field.setRangeText(text); field.dispatchEvent(new Event('input')); }"
    for label in ("Notiz", "Szene 1"):
        page.get_by_label(label, exact=True).evaluate(f"(field, text) => ({paste})(field, text)", PASTED)
    page.locator("#meeting-name").evaluate(f"(field, text) => ({paste})(field, text)", PASTED)
    expect(page.get_by_label("Notiz")).to_have_value("Erste Zeile\nzweite\n Zeile")
    becomes(page, lambda: kept_by(page)["szenen"][0]["notiz"], "Erste Zeile\nzweite\n Zeile")
    only = kept_by(page)["szenen"][0]
    assert "Erste Zeile zweite" in only["name"]
    with page.expect_download() as download:
        page.get_by_role("button", name="Folien", exact=True).click()
    made = pptx.Presentation(str(download.value.path()))
    assert made.slides[2].notes_slide.notes_text_frame.text.startswith("Erste Zeile\nzweite\n Zeile")
    page.reload()
    expect(page.get_by_label("Notiz")).to_have_value("Erste Zeile\nzweite\n Zeile")


def test_a_folder_that_was_kept_with_strange_signs_is_readable(open_page: Opener) -> None:
    strange = folder(
        scene(name=f"Name {PASTED}", notiz=PASTED), scene(name="\u202e", titel="Titel", notiz="\ud800halb")
    )
    page = opened(open_page(ORIGIN), strange)
    becomes(page, lambda: names(page), ["Name Erste Zeile zweite  Zeile", "Titel"])
    expect(page.get_by_label("Notiz").nth(1)).to_have_value("halb")
    expect(page.locator("#meeting-told")).to_be_empty()


def test_browser_and_server_clean_texts_alike(open_page: Opener) -> None:
    page = open_page("/praesentation")
    found = page.evaluate(
        """() => Array.from({ length: 0x10000 }, (_, code) => lupe.folder.clean(`a${String.fromCharCode(code)}b`))
          .map((text) => text === "ab" ? 0 : text === "a\\nb" ? 1 : 2)"""
    )
    ours = [{"ab": 0, "a\nb": 1}.get(clean(f"a{chr(code)}b"), 2) for code in range(0x10000)]
    assert found == ours
