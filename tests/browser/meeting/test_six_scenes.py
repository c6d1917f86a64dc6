"""A meeting of six scenes of six kinds: built, corrected, presented, printed and taken along."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pptx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.meeting.kept_folder import kept_by, names, shown
from tests.browser.reader import CARE, HAGENOW, PARCHIM, ready
from tests.pdf_texts import text_reader

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
POOR = "/?indikator=kinderarmut"
PLACES = f"gebiete={PARCHIM},{HAGENOW}"
KINDS = {
    "karte": f"{CARE}&jahr=2024&{PLACES}",
    "zweikarten": f"{CARE}&jahr=2024&gebiete={PARCHIM}",
    "zeitreihe": f"{CARE}&jahr=2023&{PLACES}",
    "rangfolge": f"{POOR}&ebene=amt",
    "tabelle": f"{POOR}&{PLACES}",
    "verteilung": f"{CARE}&jahr=2022&gebiete={PARCHIM}",
}
"""What fills the stage, and the view of the Monitor that is kept for it."""
OWN = "Parchim betreut mehr Kleinkinder als der Landkreis"
REPLACED = 2  # number of the scene that is corrected in place


def built(open_page: Opener) -> Page:
    """Each view is kept on the Monitor, then what fills its stage is chosen in the folder."""
    page = open_page(KINDS["karte"], bypass_csp=True)
    for number, view in enumerate(KINDS.values(), start=1):
        if number > 1:
            page.goto(view)
        ready(page).get_by_role("button", name="Merken", exact=True).click()
        expect(page.locator(".bl-kept")).to_contain_text(f"ist Szene {number}")
    page.get_by_role("link", name="Zur Sitzungsmappe").click()
    expect(page.locator(".bl-scene")).to_have_count(len(KINDS))
    for at, kind in enumerate(KINDS):
        choice = page.locator("#meeting-scenes select[data-scene=picture]").nth(at)
        expect(choice.locator(f"option[value={kind}]")).to_be_enabled()
        choice.select_option(kind)
    return page


def corrected(page: Page) -> None:
    """A sentence of one's own, and another year for the second scene."""
    page.get_by_label("Satz").nth(2).fill(OWN)
    page.get_by_label("Notiz").nth(0).fill("Zuerst auf die Orte im Norden zeigen.")
    page.get_by_role("link", name=f"Im Monitor ändern: Szene {REPLACED}").click()
    bar = page.get_by_role("region", name="Szene ersetzen")
    expect(bar).to_contain_text(f"Sie ändern Szene {REPLACED}")
    ready(page).locator("#monitor-year").press("ArrowLeft")
    expect(page.locator("#monitor-title-year")).to_have_text("2023")
    bar.get_by_role("button", name="Szene ersetzen").press("Enter")
    expect(page.locator(".bl-kept")).to_contain_text(f"Szene {REPLACED} ist ersetzt")
    page.goto("/praesentation")
    expect(page.locator(".bl-scene")).to_have_count(len(KINDS))


def test_six_scenes_of_six_kinds_from_the_first_view_to_slides_and_paper(
    open_page: Opener, tmp_path: Path
) -> None:
    page = built(open_page)
    corrected(page)
    scenes = kept_by(page)["szenen"]
    assert [one["bild"] for one in scenes] == list(KINDS)
    assert "jahr=2023" in scenes[REPLACED - 1]["ansicht"] and scenes[2]["satz"] == OWN

    headlines = presented(page)
    assert headlines[2] == OWN

    text = paper(page.pdf(format="A4"))
    assert all(name in text for name in names(page)), "the page itself is printed whole"

    for button, ending in (("Folien", "pptx"), ("PDF", "pdf")):
        with page.expect_download() as download:
            page.get_by_role("button", name=button, exact=True).click()
        download.value.save_as(tmp_path / f"mappe.{ending}")
    slides = list(pptx.Presentation(str(tmp_path / "mappe.pptx")).slides)
    assert len(slides) == 2 + 6 + 2 * 6, "title, agenda, six scenes, and of each a series and a table"
    assert [spoken(one.shapes.title.text) for one in slides[2:8]] == headlines
    assert "Zuerst auf die Orte" in slides[2].notes_slide.notes_text_frame.text
    with (tmp_path / "mappe.pdf").open("rb") as file:
        pages = [spoken(one.extract_text()) for one in text_reader(file.read()).pages]
    assert "Ablauf" in pages[1] and all(spoken(one) in pages[1] for one in headlines)
    for at, headline in enumerate(headlines):
        assert f"Szene {at + 1} von 6" in pages[2 + at] and spoken(headline) in pages[2 + at]
    assert [f"Anhang zu Szene {at}" in " ".join(pages[8:]) for at in range(1, 7)] == [True] * 6
    assert all("Anhang zu Szene" in one for one in pages[8:]), "a table that goes on says whose it is"


def presented(page: Page) -> list[str]:
    """The headlines that the stage shows, scene by scene, of the view that each is to have."""
    page.get_by_role("button", name="Vorführen", exact=True).click()
    found = []
    for at, kind in enumerate(KINDS):
        if at:
            page.keyboard.press("ArrowRight")
        expect(page.locator(".bl-show-dots")).to_have_attribute("aria-label", f"Szene {at + 1} von 6")
        expect(shown(page).locator("#stage")).to_have_attribute("data-picture", kind)
        headline = shown(page).locator("#stage-headline")
        expect(headline).to_have_text(re.compile(r"\w"))
        found.append(" ".join(headline.inner_text().split()))
    page.keyboard.press("Escape")
    expect(page.locator("#presentation")).to_have_count(0)
    return found


def paper(given: bytes) -> str:
    return " ".join(one.extract_text() for one in text_reader(given).pages)


def spoken(text: str) -> str:
    """Without breaks, hyphens at line ends and double spaces: as it would be read out."""
    return " ".join(re.sub("\u00ad\n", "", text).replace("-\n", "-").replace("\u00a0", " ").split())
