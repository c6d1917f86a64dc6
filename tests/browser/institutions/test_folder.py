"""A planner closes a school, puts before and after into the Sitzungsmappe, presents it and takes it along."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, expect

QUESTION = "Was wäre, wenn „Schule <g2>“ schließt?"


def test_before_and_after_of_a_scenario_go_into_the_folder_and_out_of_it(
    browser: Browser, ways_page: str, tmp_path: Path
) -> None:
    page = browser.new_page(viewport={"width": 1600, "height": 1000})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{ways_page}?ansicht=erreichbarkeit&art=grundschule")
    page.locator("[data-adding=zu] summary").click()
    page.locator("[data-adding=zu] select").select_option(label="Schule <g2>, Goldberg")
    expect(page.locator(".bl-whatif h3")).to_have_text(QUESTION)

    page.locator("#institutions-keep").click()
    expect(page.locator(".bl-kept p")).to_have_text(f"Gemerkt: „{QUESTION}“ ist Szene 1.")
    page.locator("#institutions-keep").click()
    expect(page.locator(".bl-kept")).to_contain_text("Szene 1")
    kept = json.loads(page.evaluate("localStorage.getItem('lupe-mappe')"))["szenen"]
    assert len(kept) == 1, "the same view twice is told before it is doubled"
    assert "szenario=zu:g2" in kept[0]["ansicht"] and "seite=bildungslandkarte" in kept[0]["ansicht"]

    with page.expect_download() as saved:
        page.locator("a[data-export=slides]").click()
    saved.value.save_as(tmp_path / "slide.pptx")
    assert "danach" in zipfile.ZipFile(tmp_path / "slide.pptx").read("ppt/slides/slide1.xml").decode()

    page.locator(".bl-kept a").click()
    expect(page.locator(".bl-scene-picture img").first).to_be_visible()
    expect(page.locator("[data-scene=headline]")).to_have_attribute("placeholder", QUESTION)
    there = page.locator("a[data-scene=view]").get_attribute("href") or ""
    assert urlsplit(there).path == "/bildungslandkarte"

    page.locator("#meeting-actions [data-folder=present]").click()
    stage = page.frame_locator("#presentation iframe.is-front")
    expect(stage.locator("h1")).to_have_text(QUESTION)
    expect(stage.locator("svg text", has_text="Planspiel, keine Planung")).to_be_visible()
    page.keyboard.press("Escape")

    with page.expect_download() as written:
        page.locator("#meeting-actions [data-folder=pptx]").click()
    written.value.save_as(tmp_path / "folder.pptx")
    scene = zipfile.ZipFile(tmp_path / "folder.pptx").read("ppt/slides/slide3.xml").decode()
    assert all(words in scene for words in ("heute", "danach", "Planspiel, keine Planung"))

    page.locator("a[data-scene=correct]").click()
    expect(page.locator(".bl-replacing")).to_contain_text(QUESTION)
    page.locator(".bl-change a").click()
    expect(page.locator(".bl-whatif")).to_have_count(0)
    page.locator(".bl-replacing .btn-primary").click()
    kept = json.loads(page.evaluate("localStorage.getItem('lupe-mappe')"))["szenen"]
    assert "szenario" not in kept[0]["ansicht"] and kept[0]["name"] == "Weg zur Grundschule"
    page.close()
    assert errors == []
