"""Fassungen in Chromium: two are compared, a number says where it comes from, a version is looked at and taken back."""

from __future__ import annotations

import re
import threading
from dataclasses import replace
from functools import partial

import pytest
from playwright.sync_api import expect

from dashboard.domain.observation import Origin
from dashboard.staff.rights import Role
from data.importing.write import import_deliveries
from data.staff.jobs.jobs import Jobs
from data.staff.jobs.worker import work
from tests.browser.every_page.test_accessibility import findings
from tests.browser.every_page.test_responsive import overflow
from tests.browser.waiting import becomes
from tests.data.stores.deliveries import delivery
from tests.staff.staff_office import staff_office

SIZES = ((1920, 1080), (1093, 614), (390, 844))


@pytest.fixture
def office(browser, stores, world):
    """What ships and an import of six figures: one changed, one that has become small."""
    people = {"13076001": "30", "13076002": "40", "13076003": "50", "13076004": "60"}
    world.counts("kitas", 2021, {"13076001": "4", "13076002": "5"})
    world.counts("kinder_u3", 2021, people)
    stores.prepare_alike(world)
    given = delivery(("kitas", "13076001", 2021, 6.0, "beispieldaten"), name="Kitas_2021.csv")
    at = Origin(given.sha256, "", "wert", 2)
    placed = replace(given, observations=(replace(given.observations[0], origin=at),), original=b"kitas\n")
    small = delivery(
        *(("kinder_u3", key, 2021, 2.0 if key == "13076001" else 35.0, "landkreis") for key in people)
    )
    import_deliveries(stores.raw, stores.published, [placed, small], "K. Lange", "Nachmeldung")
    workers: list[threading.Thread] = []

    def in_a_thread(settings):
        """A worker within the test: a process of its own takes seconds to start."""
        workers.append(threading.Thread(target=work, args=(settings,)))
        workers[-1].start()

    with staff_office(stores.settings, browser, jobs=Jobs(stores.settings, in_a_thread)) as made:
        yield made
    for one in workers:
        one.join(30)


def test_somebody_compares_asks_where_from_looks_at_a_preview_and_takes_back(office):
    page = office.page(Role.RELEASER, "/fassungen")
    boxes = page.locator(".bl-versions input")
    expect(boxes).to_have_count(2)
    year = page.locator(".bl-versions label").last.inner_text().partition(".")[0]
    first, second = f"{year}.1", f"{year}.2"
    boxes.first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Space")
    page.get_by_role("button", name="Vergleichen").press("Enter")
    expect(page).to_have_url(re.compile(rf"v={second}&v={first}$"))
    expect(page.get_by_role("heading", name=f"{first} und {second} im Vergleich")).to_be_visible()
    page.get_by_role("link", name="verborgen", exact=False).first.click()
    expect(page.locator(".bl-version-table tbody tr").first).to_contain_text("neu verborgen")
    page.get_by_role("link", name=re.compile("^alle ")).click()
    page.get_by_role("link", name="Woher kommt diese Zahl? Kindertageseinrichtungen, Ödhof, 2021").click()
    origin = page.locator("#woher")
    for said in ("Kitas_2021.csv", "Zeile 2, Spalte wert", "K. Lange", f"4 Einrichtungen in {first}"):
        expect(origin).to_contain_text(said)
    with page.expect_download() as download:
        origin.get_by_role("link", name="Original: Kitas_2021.csv").click()
    assert download.value.suggested_filename == "Kitas_2021.csv"

    page.get_by_role("link", name="Vorschau der Rücknahme").click()
    page.get_by_role("button", name="Vorschau rechnen").click()
    expect(page.get_by_text("Gerechnet am")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("heading", name=f"Vorschau: {second} zurücknehmen")).to_be_visible()
    page.get_by_role("link", name="Zur Fassung").click()
    page.get_by_label("Grund der Rücknahme").fill("falsche Spalte")
    page.get_by_role("button", name="Zurücknehmen").click()
    expect(page.get_by_text(f"Öffentlich ist jetzt Fassung {first}")).to_be_visible(timeout=60_000)
    page.goto("/fassungen")
    expect(page.locator(".bl-versions > li").first).to_contain_text("Grund: falsche Spalte")
    expect(page.locator(".bl-versions > li.is-public")).to_contain_text(first)


def test_the_screens_are_clean_and_fit_at_every_size_in_both_themes(office):
    faults = []
    cell = "woher=kitas%7C13076001%7C2021%7C"
    for theme in ("light", "dark"):
        page = office.page(Role.RELEASER, f"/fassungen?{cell}", theme=theme)
        for path in (f"/fassungen?{cell}", page.locator(".bl-row-acts a").get_attribute("href")):
            page.goto(path)
            for width, height in SIZES:
                page.set_viewport_size({"width": width, "height": height})
                becomes(page, partial(overflow, page), 0)
            faults += [f"{theme} {path}: {one}" for one in findings(page)]
    assert faults == []
