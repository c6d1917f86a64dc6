"""A meeting: views are kept, ordered, presented by keyboard, left as they were, and taken along."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pptx
import pytest
from playwright.sync_api import FrameLocator, Page, expect

from bench.stage import THEMES, Served
from dashboard.exports.folder import clean
from tests.browser.reader import CARE, PARCHIM, ready
from tests.browser.test_accessibility import findings, in_theme

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
VIEWS = (
    f"{CARE}&jahr=2024&gebiete={PARCHIM}",
    f"{CARE}&jahr=2014",
    "/?indikator=ohne_abschluss&ebene=amt&ansicht=verteilung",
    "/?indikator=kinderarmut&ansicht=tabelle",
)
QUERY = "indikator=betreuungsquote_u3&jahr=2020"


def scene(name: str = "Betreuung", view: str = QUERY, **more: Any) -> dict[str, Any]:
    return {"ansicht": view, "name": name, "titel": name, "notiz": "", "neu": False, **more}


def folder(*scenes: dict[str, Any]) -> str:
    return json.dumps({"format": "bildungslupe-mappe", "fassung": 1, "name": "Ausschuss", "szenen": scenes})


def names(page: Page) -> list[str]:
    return [one.input_value() for one in page.locator("[data-scene=name]").all()]


def opened(page: Page, kept: str) -> Page:
    """The page of a folder that the browser kept before."""
    page.goto("/impressum")
    page.evaluate("text => localStorage.setItem('lupe-mappe', text)", kept)
    page.goto("/praesentation")
    expect(page.locator("#folder-actions")).to_be_visible()
    return page


def shown(page: Page) -> FrameLocator:
    """The Monitor of the scene that is being presented."""
    expect(page.locator(".bl-curtain")).to_be_hidden()
    return page.frame_locator("#presentation-frame")


def state(page: Page) -> dict[str, Any]:
    """Everything of the page that a presentation must leave as it was."""
    found: dict[str, Any] = page.evaluate(
        """() => ({
          address: location.href, length: history.length, scroll: scrollY, stored: localStorage.getItem("lupe-mappe"),
          focus: document.activeElement.outerHTML, body: document.querySelector("#inhalt").outerHTML,
          values: [...document.querySelectorAll("input, textarea")].map((one) => one.value),
        })"""
    )
    return found


def test_a_meeting_is_prepared_presented_and_taken_along(open_page: Opener, tmp_path: Path) -> None:
    page = open_page(VIEWS[0], bypass_csp=True)
    for number, view in enumerate(VIEWS, start=1):
        if number > 1:
            page.goto(view)
        ready(page)
        page.get_by_role("button", name="Merken").click()
        expect(page.locator(".bl-kept")).to_contain_text(f"ist Szene {number}.")
    page.get_by_role("link", name="Zur Sitzungsmappe").click()
    expect(page.locator(".bl-scene")).to_have_count(4)
    before = names(page)
    assert before[0] == "Betreuungsquote unter 3 Jahren 2024"

    down = page.get_by_role("button", name="Nach unten: Szene 1")
    down.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#shell-live")).to_have_text(f"„{before[0]}“ ist jetzt Szene 2 von 4.")
    assert names(page) == [before[1], before[0], *before[2:]]
    expect(page.get_by_role("button", name="Nach unten: Szene 2")).to_be_focused()
    page.keyboard.press("Enter")
    assert names(page) == [before[1], before[2], before[0], before[3]]
    page.get_by_role("button", name="Rückgängig").click()
    assert names(page) == [before[1], before[0], *before[2:]]
    page.get_by_label("Szene 2", exact=True).fill("Parchim liegt vorn")
    page.get_by_label("Notiz").nth(1).fill("Warum?")

    start = page.get_by_role("button", name="Vorführen", exact=True)
    start.focus()
    left = state(page)
    page.keyboard.press("Enter")
    monitor = shown(page)
    expect(monitor.locator("#monitor-title-year")).to_have_text("2014")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="Parchim liegt vorn")).to_be_visible()
    expect(monitor.locator("#monitor-title-year")).to_have_text("2024")
    expect(monitor.locator(".bl-pills")).to_contain_text("Parchim")
    page.keyboard.press("ArrowDown")
    expect(monitor.locator("#monitor-title-year")).to_have_text("2023")
    page.keyboard.press("n")
    expect(page.locator(".bl-show-note")).to_contain_text("Warum?")
    page.keyboard.press("n")
    page.keyboard.press("b")
    expect(page.locator(".bl-black")).to_be_visible()
    page.keyboard.press("PageDown")
    expect(page.locator(".bl-black")).to_be_hidden()
    expect(monitor.locator("#monitor-title-year")).to_have_text("2023")  # the key only brought the picture back
    page.keyboard.press("PageDown")
    expect(monitor.locator("#monitor-title")).to_have_text("Abgehende ohne Berufsreife")
    page.keyboard.press("PageUp")
    expect(monitor.locator("#monitor-title-year")).to_have_text("2024")  # as it was kept
    page.keyboard.press("Escape")
    expect(page.locator("#presentation")).to_have_count(0)
    assert state(page) == left

    for button, ending in (("Folien", "pptx"), ("PDF", "pdf"), ("Datei speichern", "lupe.json")):
        with page.expect_download() as download:
            page.get_by_role("button", name=button, exact=True).click()
        assert download.value.suggested_filename == f"sitzungsmappe.{ending}"
        download.value.save_as(tmp_path / f"mappe.{ending}")
    slides = pptx.Presentation(str(tmp_path / "mappe.pptx")).slides
    assert len(slides) == 12
    assert slides[3].shapes.title.text_frame.text == "Parchim liegt vorn"
    with pikepdf.open(tmp_path / "mappe.pdf") as pdf:
        assert len(pdf.pages) == 4
    given = json.loads((tmp_path / "mappe.lupe.json").read_text("utf-8"))
    assert [one["name"] for one in given["szenen"]] == names(page)


def test_years_play_and_places_are_chosen_inside_a_scene(open_page: Opener) -> None:
    page = opened(open_page("/impressum"), folder(scene(view=f"{QUERY}&stand=2026.1")))
    page.get_by_role("button", name="Ab hier vorführen: Szene 1").click()
    monitor = shown(page)
    page.keyboard.press("p")
    expect(monitor.locator("#monitor-title-year")).not_to_have_text("2020")
    page.keyboard.press("ArrowUp")  # stops
    expect(monitor.locator("#monitor-play")).not_to_have_class(re.compile("is-playing"))
    monitor.locator(f"#karte-{PARCHIM}").click(force=True)
    expect(monitor.locator(".bl-pills")).to_contain_text("Parchim")
    expect(monitor.locator("#monitor-figures")).to_contain_text("Parchim")
    page.wait_for_timeout(1500)  # the server's answer to the chosen place names a year, too
    year = monitor.locator("#monitor-title-year").inner_text()
    page.keyboard.press("ArrowDown")  # after a click the arrows are still the presentation's
    expect(monitor.locator("#monitor-title-year")).not_to_have_text(year)
    expect(monitor.locator(".bl-head")).to_be_hidden()


def test_arrows_and_letters_stay_with_the_map_while_somebody_walks_on_it(open_page: Opener) -> None:
    page = opened(open_page("/impressum"), folder(scene("Eins"), scene("Zwei", view="indikator=kinderarmut")))
    page.get_by_role("button", name="Vorführen", exact=True).click()
    monitor = shown(page)
    monitor.locator("#monitor-map .bl-areas").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("b")
    expect(monitor.locator("#monitor-title")).to_have_text("Betreuungsquote unter 3 Jahren")
    expect(page.locator(".bl-black")).to_be_hidden()
    page.keyboard.press("PageDown")  # what clickers send always steps
    expect(monitor.locator("#monitor-title")).to_have_text("Kinderarmut")


def test_a_deleted_scene_comes_back_and_the_empty_folder_says_what_to_do(open_page: Opener) -> None:
    page = opened(open_page("/impressum"), folder(scene("Eins"), scene("Zwei")))
    page.get_by_role("button", name="Duplizieren: Szene 1").click()
    assert names(page) == ["Eins", "Eins", "Zwei"]
    page.get_by_role("button", name="Löschen: Szene 3").click()
    assert names(page) == ["Eins", "Eins"]
    page.get_by_role("button", name="Rückgängig").click()
    assert names(page) == ["Eins", "Eins", "Zwei"]
    page.get_by_role("button", name="Mappe leeren").click()
    expect(page.locator("#folder-scenes")).to_contain_text("Die Mappe ist noch leer.")
    expect(page.locator("#folder-scenes").get_by_role("link", name="Zum Monitor")).to_be_visible()
    page.get_by_role("button", name="Rückgängig").click()
    assert names(page) == ["Eins", "Eins", "Zwei"]


def test_scenes_are_ordered_by_dragging(open_page: Opener) -> None:
    page = opened(open_page("/impressum"), folder(scene("Eins"), scene("Zwei"), scene("Drei")))
    grip, last = page.locator(".bl-scene-grip").first, page.locator(".bl-scene").last
    grip.hover()
    page.mouse.down()
    box = last.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 30, box["y"] + box["height"] - 5, steps=8)
    page.mouse.up()
    expect(page.locator("#shell-live")).to_have_text("„Eins“ ist jetzt Szene 3 von 3.")
    assert names(page) == ["Zwei", "Drei", "Eins"]


def test_another_person_opens_the_link_and_decides(open_page: Opener) -> None:
    page = opened(
        open_page("/impressum", bypass_csp=True), folder(scene("<img src=x onerror=alert(1)>", notiz="Über & unter"))
    )
    code = page.evaluate("lupe.folderPass.pack(lupe.folderPage.folder)")
    other = open_page("/impressum")
    other.goto(f"/praesentation#mappe={code}")
    expect(other.locator(".bl-scene")).to_have_count(1)
    assert names(other) == ["<img src=x onerror=alert(1)>"]
    assert other.locator(".bl-scene img[src=x]").count() == 0
    assert other.url.endswith("/praesentation")
    own = opened(open_page("/impressum"), folder(scene("Eigenes")))
    own.goto(f"/praesentation?x#mappe={code}")
    expect(own.locator("#folder-told")).to_contain_text("„Ausschuss“ mit 1 Szenen ist angekommen.")
    assert names(own) == ["Eigenes"]
    own.get_by_role("button", name="Anhängen").click()
    assert names(own) == ["Eigenes", "<img src=x onerror=alert(1)>"]


def test_a_strange_link_or_file_changes_nothing(open_page: Opener, tmp_path: Path) -> None:
    page = opened(open_page("/impressum"), folder(scene("Eigenes")))
    for code in ("AAAA", "%3Cscript%3E", "A" * 9000):
        page.goto("/impressum")
        page.goto(f"/praesentation#mappe={code}")
        expect(page.locator("#folder-told")).to_contain_text("Diese Mappe lässt sich nicht öffnen:")
        assert names(page) == ["Eigenes"]
    file = tmp_path / "x.lupe.json"
    for content, cause in (
        ("{", "Das ist keine Sitzungsmappe."),
        (folder(scene(view="jahr=2020&utm_source=x")), "Szene 1 enthält die unbekannte Angabe „utm_source“."),
        (folder(scene("Gut"), scene(notiz=5)), "Szene 2 ist unvollständig oder zu lang."),
        (folder(*[scene()] * 41), "Sie hat mehr als 40 Szenen."),
        (folder(scene()).replace('"fassung": 1', '"fassung": 2'), "Sie stammt aus einer neueren Bildungslupe."),
        (" " * 200_001, "Sie ist zu groß."),
    ):
        file.write_text(content, encoding="utf-8")
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Datei öffnen").click()
        chooser.value.set_files(file)
        expect(page.locator("#folder-told")).to_contain_text(cause)
        assert names(page) == ["Eigenes"]


def test_what_the_browser_cannot_read_is_never_lost(open_page: Opener) -> None:
    page = opened(open_page("/impressum", bypass_csp=True), '{"format": "kaputt')
    expect(page.locator("#folder-told")).to_contain_text("ist nicht lesbar: Das ist keine Sitzungsmappe.")
    with page.expect_download() as download:
        page.get_by_role("button", name="Als Datei sichern").click()
    assert download.value.path().read_text("utf-8") == '{"format": "kaputt'
    page.goto(CARE)
    ready(page).get_by_role("button", name="Merken").click()
    expect(page.locator(".bl-kept")).to_contain_text("ist nicht lesbar")
    assert page.evaluate("localStorage.getItem('lupe-mappe')") == '{"format": "kaputt'


def kept_by(page: Page) -> dict[str, Any]:
    """What the browser keeps."""
    found: dict[str, Any] = json.loads(page.evaluate("localStorage.getItem('lupe-mappe')"))
    return found


PASTED = "Erste Zeile\u000bzweite\u000c\u0000\u202e Zeile"


def test_what_is_pasted_from_slides_is_kept_exported_and_read_again(open_page: Opener) -> None:
    page = opened(open_page("/impressum", bypass_csp=True), folder(scene()))
    paste = "(field, text) => { field.focus(); field.setRangeText(text); field.dispatchEvent(new Event('input')); }"
    for label in ("Notiz", "Szene 1"):
        page.get_by_label(label, exact=True).evaluate(f"(field, text) => ({paste})(field, text)", PASTED)
    page.locator("#folder-name").evaluate(f"(field, text) => ({paste})(field, text)", PASTED)
    expect(page.get_by_label("Notiz")).to_have_value("Erste Zeile\nzweite\n Zeile")
    only = kept_by(page)["szenen"][0]
    assert only["notiz"] == "Erste Zeile\nzweite\n Zeile"
    assert "Erste Zeile zweite" in only["name"]
    with page.expect_download() as download:
        page.get_by_role("button", name="Folien", exact=True).click()
    made = pptx.Presentation(str(download.value.path()))
    assert made.slides[0].notes_slide.notes_text_frame.text.startswith("Erste Zeile\nzweite\n Zeile")
    page.reload()
    expect(page.get_by_label("Notiz")).to_have_value("Erste Zeile\nzweite\n Zeile")


def test_a_folder_that_was_kept_with_strange_signs_is_readable(open_page: Opener) -> None:
    strange = folder(
        scene(name=f"Name {PASTED}", notiz=PASTED), scene(name="\u202e", titel="Titel", notiz="\ud800halb")
    )
    page = opened(open_page("/impressum"), strange)
    assert names(page) == ["Name Erste Zeile zweite  Zeile", "Titel"]
    expect(page.get_by_label("Notiz").nth(1)).to_have_value("halb")
    expect(page.locator("#folder-told")).to_be_empty()


def test_browser_and_server_clean_texts_alike(open_page: Opener) -> None:
    page = open_page("/impressum")
    found = page.evaluate(
        """() => Array.from({ length: 0x10000 }, (_, code) => lupe.folder.clean(`a${String.fromCharCode(code)}b`))
          .map((text) => text === "ab" ? 0 : text === "a\\nb" ? 1 : 2)"""
    )
    ours = [{"ab": 0, "a\nb": 1}.get(clean(f"a{chr(code)}b"), 2) for code in range(0x10000)]
    assert found == ours


FULL = """const setItem = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  if (this === window.localStorage) throw new DOMException("voll", "QuotaExceededError");
  setItem.call(this, key, value);
};"""
BLOCKED = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("gesperrt", "SecurityError"); } });"""


def saved(page: Page, button: Any) -> dict[str, Any]:
    """The folder that the page offers as a file."""
    with page.expect_download() as download:
        button.click()
    found: dict[str, Any] = json.loads(download.value.path().read_text("utf-8"))
    return found


def test_a_full_memory_of_the_browser_loses_no_scene(open_page: Opener) -> None:
    page = open_page("/impressum", bypass_csp=True)
    page.context.add_init_script(FULL)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    for count, view in enumerate(VIEWS[:2], start=1):
        page.goto(view)
        ready(page).get_by_role("button", name="Merken").click()
        expect(page.locator(".bl-kept")).to_contain_text(f"ist Szene {count}.")
        expect(page.locator(".bl-kept")).to_contain_text("hat die Mappe nicht aufbewahrt")
    only = saved(page, page.locator(".bl-kept").get_by_role("button", name="Datei speichern"))
    assert [one["name"][-4:] for one in only["szenen"]] == ["2024", "2014"]
    asked.clear()
    page.locator(".bl-kept").wait_for(state="hidden")
    page.get_by_role("button", name="Merken").click()
    page.locator(".bl-kept").get_by_role("button", name="Rückgängig").click()
    page.get_by_role("navigation").get_by_role("link", name="Sitzungsmappe").click()
    expect(page.locator(".bl-scene")).to_have_count(2)
    assert asked == [], "our other pages find the folder in this window"
    expect(page.locator("#folder-told")).to_contain_text("hat die Mappe nicht aufbewahrt")
    page.get_by_label("Notiz").first.fill("Wichtig")
    page.get_by_role("button", name="Duplizieren: Szene 1").click()
    expect(page.locator("#folder-told")).to_contain_text("hat die Mappe nicht aufbewahrt")
    again = saved(page, page.locator("#folder-told").get_by_role("button", name="Datei speichern"))
    assert [one["notiz"] for one in again["szenen"]] == ["Wichtig", "Wichtig", ""]
    assert page.evaluate("localStorage.getItem('lupe-mappe')") is None


def test_a_blocked_memory_of_the_browser_loses_no_scene_of_the_page(open_page: Opener) -> None:
    page = open_page("/impressum", bypass_csp=True)
    page.context.add_init_script(BLOCKED)
    page.goto(CARE)
    ready(page)
    for count in (1, 2):
        page.get_by_role("button", name="Merken").click()
        expect(page.locator(".bl-kept")).to_contain_text(f"ist Szene {count}.")
    leaving = []
    page.on("dialog", lambda dialog: (leaving.append(dialog.type), dialog.accept()))
    assert len(saved(page, page.locator(".bl-kept").get_by_role("button", name="Datei speichern"))["szenen"]) == 2
    page.get_by_role("button", name="Merken").click()
    expect(page.locator(".bl-kept")).to_contain_text("ist Szene 3.")
    page.goto("/impressum")
    assert leaving == ["beforeunload"], "the third scene was in no file"


def test_two_windows_never_overwrite_each_other(open_page: Opener) -> None:
    page = opened(open_page("/impressum", bypass_csp=True), folder(scene("Eins"), scene("Zwei")))
    page.evaluate("lupe.presentation.on = true")  # what the other window writes is not taken over during a presentation
    other = page.context.new_page()
    other.goto(CARE)
    ready(other).get_by_role("button", name="Merken").click()
    expect(other.locator(".bl-kept")).to_contain_text("ist Szene 3.")
    assert names(page) == ["Eins", "Zwei"]
    page.get_by_label("Notiz").first.fill("hier geschrieben")
    expect(page.locator("#folder-told")).to_contain_text("Ein anderes Fenster hat die Mappe inzwischen geändert")
    both = kept_by(page)["szenen"]
    assert [one["name"] for one in both][:2] == ["Eins", "Zwei"] and len(both) == 3
    assert both[0]["notiz"] == "hier geschrieben"
    expect(page.locator(".bl-scene")).to_have_count(3)
    page.evaluate("lupe.presentation.on = false")
    other.goto("/praesentation")
    other.get_by_label("Notiz").nth(1).fill("dort geschrieben")
    expect(page.get_by_label("Notiz").nth(1)).to_have_value("dort geschrieben")


def test_two_full_folders_of_two_windows_are_both_kept(open_page: Opener) -> None:
    page = opened(open_page("/impressum", bypass_csp=True), folder(*[scene(f"S{at}") for at in range(39)]))
    page.evaluate("lupe.presentation.on = true")
    other = page.context.new_page()
    other.goto(CARE)
    ready(other).get_by_role("button", name="Merken").click()
    expect(other.locator(".bl-kept")).to_contain_text("ist Szene 40.")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Duplizieren: Szene 1", exact=True).click()
    expect(page.locator("#folder-told")).to_contain_text("zusammen sind es mehr als 40 Szenen")
    mine = saved(page, page.locator("#folder-told").get_by_role("button", name="Datei speichern"))
    assert [one["name"] for one in mine["szenen"]][:3] == ["S0", "S0", "S1"]
    assert kept_by(page)["szenen"][39]["name"].startswith("Betreuungsquote")


def test_a_name_in_braces_is_a_name(open_page: Opener) -> None:
    page = opened(open_page("/impressum"), folder(scene("{n} von {all} $&"), scene("Zwei")))
    page.get_by_role("button", name="Nach unten: Szene 1").click()
    expect(page.locator("#folder-told")).to_contain_text("„{n} von {all} $&“ ist jetzt Szene 2 von 2.")


def test_a_scene_of_an_older_version_says_so_and_shows_either(open_page: Opener) -> None:
    page = opened(open_page("/impressum"), folder(scene(view=f"{QUERY}&stand=2025.1")))
    expect(page.locator(".bl-scene-older")).to_contain_text("Gemerkt mit Fassung 2025.1; inzwischen gilt 2026.1.")
    link = page.get_by_role("link", name="Im Monitor öffnen: Szene 1")
    expect(link).to_have_attribute("href", re.compile("stand=2025.1"))
    page.get_by_role("button", name="neueste").click()
    expect(link).not_to_have_attribute("href", re.compile("stand="))
    expect(page.get_by_role("button", name="neueste")).to_be_focused()
    page.reload()
    expect(page.get_by_role("button", name="neueste")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", ["1920x1080", "390x844"])
def test_the_folder_is_accessible_in_every_state(open_page: Opener, product: Served, size: str, theme: str) -> None:
    page = in_theme(open_page, product, "/praesentation", size, theme)
    expect(page.locator("#folder-scenes")).to_contain_text("Die Mappe ist noch leer.")
    assert findings(page) == [], "empty"
    opened(page, folder(scene("Eins", notiz="Notiz", view=f"{QUERY}&stand=2025.1"), scene("Zwei", titel="Anders")))
    expect(page.locator(".bl-scene")).to_have_count(2)
    assert findings(page) == [], "scenes"
    page.get_by_role("button", name="Löschen: Szene 2").click()
    assert findings(page) == [], "deleted"
    page.get_by_role("button", name="Vorführen", exact=True).click()
    shown(page)
    page.keyboard.press("n")
    assert findings(page) == [], "presentation with note"
    page.keyboard.press("Escape")
    page.goto(CARE)
    ready(page).get_by_role("button", name="Merken").click()
    expect(page.locator(".bl-kept")).to_be_visible()
    assert findings(page) == [], "kept"
