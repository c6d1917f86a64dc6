"""Similar places, difference and change, breaks of one's own: as a reader asks for them on the Monitor."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import CARE, PARCHIM, click, open_view
from tests.browser.waiting import at_rest

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]


def chip(page: Page, name: str) -> None:
    page.locator("#monitor-comparison").get_by_text(name, exact=True).click()


def show(page: Page, name: str) -> None:
    page.locator("#monitor-display").get_by_text(name, exact=True).click()


def test_a_mayor_learns_who_is_like_us(monitor: Opener) -> None:
    """Without a place the chip says what it needs; with one the answer stands in words, series, map and
    bars."""
    page = monitor(CARE)
    expect(page.locator("#monitor-comparison").get_by_role("checkbox", name="Ähnliche")).to_be_disabled()
    expect(page.locator("#monitor-comparison-note")).to_have_text("„Ähnliche“: erst einen Ort auswählen.")
    click(page, PARCHIM)
    expect(page.locator("#monitor-comparison-note")).to_be_empty()
    chip(page, "Ähnliche")
    answer = page.locator("#monitor-similar")
    expect(answer).to_contain_text(re.compile(r"Wer ist wie Parchim\? Am ähnlichsten sind .+ und .+\."))
    expect(page.locator("#monitor-series-caption")).to_contain_text("Ähnliche: ")
    expect(page).to_have_url(re.compile("vergleich=kreis,land,aehnliche"))

    answer.get_by_text("Alle mit ihren Gründen").click()
    places = answer.locator("li")
    expect(places.first).to_contain_text("ähnlich")
    button = answer.get_by_role("button", name="Auf der Karte zeigen")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#monitor-map .bl-area.in")).to_have_count(places.count() + 1)
    expect(page.locator(".bl-plot-ranking [data-mark=bar][opacity]").first).to_be_attached()

    before = places.all_inner_texts()
    page.get_by_text("Was zählt wie viel?").click()
    page.get_by_label("Einwohnerzahl").select_option("gar nicht")
    expect(page).to_have_url(re.compile("gewichte=einwohner:0"))
    expect(places).not_to_have_text(before)
    expect(page.locator("#monitor-map .bl-area.in")).to_have_count(places.count() + 1)
    chip(page, "Ähnliche")
    expect(page.locator("#monitor-similar")).to_be_hidden()
    expect(page.locator("#monitor-map .bl-area.in")).to_have_count(0)


def test_difference_and_change_are_shown_around_zero_and_a_year_step_asks_nobody(monitor: Opener) -> None:
    page = monitor(f"{CARE}&gebiete={PARCHIM}")
    show(page, "Abstand")
    legend = page.locator("#monitor-legend")
    expect(legend).to_contain_text("Abstand zum Landkreis, in Punkten")
    expect(legend.locator(".bl-class")).to_have_count(5)
    expect(page.locator(".bl-map")).to_have_attribute("data-palette", "div")
    expect(page.locator(".bl-plot-ranking")).to_contain_text(re.compile(r"Parchim [+−±]\d"))
    expect(page.locator("#monitor-palette-field")).to_be_hidden()
    expect(page.locator("#monitor-figures")).to_contain_text("von")

    show(page, "Änderung")
    expect(legend).to_contain_text("Änderung seit 2010, in Punkten")
    page.get_by_label("Ausgangsjahr").select_option("2015")
    expect(legend).to_contain_text("seit 2015")
    expect(page).to_have_url(re.compile("darstellung=veraenderung&basisjahr=2015"))
    before = page.locator("#monitor-map").get_by_role("option", selected=True).get_attribute("class")
    at_rest(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/icons/" not in request.url else None)
    page.locator("#monitor-year").focus()
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    expect(page.locator("#monitor-title-year")).to_have_text("2020")
    at_rest(page)
    assert page.evaluate("lupe.state.displayed.text[lupe.row()][lupe.column('13076108')]") != ""
    assert before is not None
    assert [url for url in asked if "/slab" in url] == []
    open_view(page, "Verteilung")
    expect(page.locator(".bl-plot-distribution")).to_contain_text("Änderung seit 2015")
    show(page, "Wert")
    expect(legend).to_contain_text("Anteil in Prozent")
    expect(page.locator(".bl-map")).to_have_attribute("data-palette", "see")


def test_breaks_of_ones_own_are_taken_and_wrong_ones_kindly_refused(monitor: Opener) -> None:
    page = monitor("/?indikator=kinderarmut")
    page.get_by_label("Klassen", exact=True).select_option("eigene Grenzen")
    field = page.get_by_label("Eigene Grenzen")
    expect(field).to_have_value(re.compile(r"\d.*; .*\d"))
    field.fill("5; 10,5")
    field.press("Enter")
    expect(page.locator("#monitor-legend")).to_contain_text("5,0 bis unter 10,5")
    expect(page).to_have_url(re.compile(r"grenzen=5,10\.5"))
    field.fill("zehn")
    field.press("Enter")
    expect(page.locator("#monitor-breaks-note")).to_have_text(re.compile("„zehn“ ist keine Zahl"))
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#monitor-legend")).to_contain_text("5,0 bis unter 10,5")
    show(page, "Abstand")
    expect(page.locator("#monitor-breaks-field")).to_be_hidden()
