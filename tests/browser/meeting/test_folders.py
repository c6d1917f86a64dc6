"""A folder is built, corrected in place and kept beside others."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.every_page.test_accessibility import findings
from tests.browser.meeting.kept_folder import folder, kept_by, names, opened, scene
from tests.browser.reader import CARE, PARCHIM, ready
from tests.browser.waiting import ORIGIN, becomes

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
WITHOUT_COUNTS = "indikator=kinderarmut&jahr=2022&ebene=kreis&raum=bund"


def test_the_same_view_is_told_before_it_is_doubled(open_page: Opener) -> None:
    page = ready(open_page(f"{CARE}&jahr=2024"))
    keep = page.get_by_role("button", name="Merken", exact=True)
    keep.click()
    expect(page.locator(".bl-kept")).to_contain_text("ist Szene 1.")
    keep.click()
    expect(page.locator(".bl-kept")).to_contain_text("ist schon Szene 1: „Betreuungsquote")
    becomes(page, lambda: len(kept_by(page)["szenen"]), 1)
    assert findings(page) == []
    page.get_by_role("button", name="Noch einmal merken").click()
    expect(page.locator(".bl-kept")).to_contain_text("ist Szene 2.")
    becomes(page, lambda: len(kept_by(page)["szenen"]), 2)


def test_a_scene_says_what_fills_its_stage_and_its_headline(open_page: Opener) -> None:
    page = opened(open_page(ORIGIN), folder(scene("Eins"), scene("Zwei", view=WITHOUT_COUNTS)))
    picture = page.locator("#meeting-scenes select[data-scene=picture]")
    expect(picture.nth(0).locator("option[value=zusammensetzung]")).to_have_text(re.compile(": .+\\."))
    expect(picture.nth(0).locator("option[value=zusammensetzung]")).to_be_disabled()
    expect(picture.nth(0).locator("option[value=zweikarten]")).to_be_enabled()
    expect(picture.nth(1).locator("option[value=trichter]")).to_be_disabled()
    headline = page.get_by_label("Satz").nth(0)
    expect(headline).not_to_have_attribute("placeholder", "Was das Bild zeigt, in einem Satz")
    picture.nth(0).select_option("rangfolge")
    headline.fill("Parchim liegt\nvorn")
    page.reload()
    expect(picture.nth(0)).to_have_value("rangfolge")
    expect(page.get_by_label("Satz").nth(0)).to_have_value("Parchim liegt vorn")
    becomes(
        page,
        lambda: [(one["bild"], one["satz"]) for one in kept_by(page)["szenen"]],
        [("rangfolge", "Parchim liegt vorn"), ("", "")],
    )
    assert findings(page) == []


def test_a_scene_is_corrected_in_place(open_page: Opener) -> None:
    view = "indikator=betreuungsquote_u3&jahr=2020&stand=2026.1"
    page = opened(
        open_page(ORIGIN), folder(scene("Eins"), scene("Eigen", view=view, titel="Alt", notiz="Warum?"))
    )
    page.get_by_role("link", name="Im Monitor ändern: Szene 2").click()
    bar = page.get_by_role("region", name="Szene ersetzen")
    ready(page)
    expect(bar).to_contain_text("Sie ändern Szene 2: „Eigen“.")
    page.reload()
    ready(page)
    expect(bar).to_be_visible()
    assert findings(page) == []
    page.locator("#monitor-year").press("ArrowLeft")
    expect(page.locator("#monitor-title-year")).to_have_text("2019")
    bar.get_by_role("button", name="Szene ersetzen").press("Enter")
    expect(page.locator(".bl-kept")).to_contain_text("Szene 2 ist ersetzt: „Eigen“.")
    expect(bar).to_have_count(0)
    changed = kept_by(page)["szenen"]
    assert len(changed) == 2 and "jahr=2019" in changed[1]["ansicht"] and changed[1]["notiz"] == "Warum?"
    page.get_by_role("button", name="Rückgängig").click()
    becomes(page, lambda: "jahr=2020" in kept_by(page)["szenen"][1]["ansicht"], True)

    page.goto("/praesentation")
    page.get_by_role("link", name="Im Monitor ändern: Szene 1").click()
    bar.get_by_role("button", name="Abbrechen").click()
    page.reload()
    ready(page)
    expect(bar).to_have_count(0)
    becomes(page, lambda: len(kept_by(page)["szenen"]), 2)


def test_several_folders_lie_beside_each_other(open_page: Opener) -> None:
    page = opened(open_page(ORIGIN), folder(scene("Eins"), scene("Zwei")))
    page.get_by_role("button", name="Neue Mappe").press("Enter")
    expect(page.get_by_label("Name der Mappe")).to_be_focused()
    page.keyboard.type("Beirat")
    choice = page.get_by_label("Sitzungsmappe", exact=True)
    expect(choice.locator("option")).to_have_count(2)
    expect(choice.locator("option:checked")).to_have_text(
        re.compile(r"^Beirat · Szenen: 0 · \d+\. \w+ 20\d\d$")
    )
    page.goto(f"{CARE}&gebiete={PARCHIM}")
    ready(page).get_by_role("button", name="Merken").click()
    expect(page.locator(".bl-kept")).to_contain_text("ist Szene 1 in „Beirat“.")
    page.goto("/praesentation")
    expect(page.locator(".bl-scene")).to_have_count(1)
    assert findings(page) == []
    choice.select_option(label=choice.locator("option", has_text="Ausschuss").inner_text())
    expect(page.locator(".bl-scene")).to_have_count(2)
    becomes(page, lambda: names(page), ["Eins", "Zwei"])
    page.get_by_role("button", name="Mappe duplizieren").click()
    expect(page.get_by_label("Name der Mappe")).to_have_value("Ausschuss (Kopie)")
    page.get_by_role("button", name="Mappe löschen").click()
    expect(page.locator("#meeting-told")).to_contain_text("„Ausschuss (Kopie)“ ist gelöscht.")
    expect(choice.locator("option")).to_have_count(2)
    page.get_by_role("button", name="Rückgängig").click()
    expect(page.get_by_label("Name der Mappe")).to_have_value("Ausschuss (Kopie)")
    expect(choice.locator("option")).to_have_count(3)
    becomes(page, lambda: kept_by(page)["name"], "Ausschuss")
