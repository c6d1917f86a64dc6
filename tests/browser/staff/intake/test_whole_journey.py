"""A wide table of 142 names, three doubtful and one with a slip, on its way to the public and back: one person brings
it in, a second sees the difference on the map and releases, a third takes it back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import pytest
from playwright.sync_api import Locator, Page, expect

from app import create_app
from dashboard.settings import Settings
from dashboard.staff.rights import Role
from tests.browser.every_page.test_accessibility import findings
from tests.browser.every_page.test_responsive import overflow
from tests.browser.waiting import becomes
from tests.data.importing.mapping.books import Book
from tests.data.staff.intake.wide_table import DOUBTFUL, wide_rows
from tests.staff.staff_app import Clock
from tests.staff.staff_office import StaffOffice, staff_office

SIZES = ((1920, 1080), (1093, 614), (390, 844))
MEASURE = "Tageseinrichtungen für Kinder"
SLIP = "Eldena"
MOST_CLICKS = 11
_JOB = 120_000
"""Milliseconds that publishing may take on a busy machine."""


@dataclass
class Clicks:
    """Counts what a person does with the mouse."""

    count: int = 0

    def on(self, target: Locator) -> None:
        """One click."""
        self.count += 1
        target.click()


@pytest.fixture
def office(browser, own_copy) -> Iterator[StaffOffice]:
    with staff_office(own_copy.settings, browser, Clock(datetime.now(UTC))) as made:
        yield made


@pytest.fixture
def shown(own_copy):
    """What the public page says of the municipality with the slip."""
    app = create_app(Settings(database_url=own_copy.settings.database_url, secret_key="test"))
    client = app.server.test_client()
    yield lambda: client.get("/api/v1/werte?indikator=kitas&gebiete=13076037&jahr=2025").json["zeilen"]
    app.answers.repository._engine.dispose()


@pytest.fixture
def file(tmp_path):
    """Figures of institutions: with those of children, examples of their base would give way, too."""
    listed = [row for row in wide_rows()[5:] if len(row) > 2 and isinstance(row[0], int)]
    rows, sums = [], [0, 0]
    for number, name, office, *_ in listed:
        figures = [int(number) % 4 + 1, int(number) % 5 + 1]
        sums = [one + each for one, each in zip(sums, figures, strict=True)]
        rows.append((number, name, office, figures[0], "1B" if name == SLIP else figures[1]))
    slip = next(row for row in rows if row[1] == SLIP)
    head = [("Kindertageseinrichtungen, Stichtag 1. März",), (), ("Nr.", "Gemeinde", "Amt", MEASURE, None)]
    years = [(None, None, None, 2024, 2025)]
    total = [(None, "Summe Landkreis", None, *sums)]
    path = tmp_path / "Kitas_Jugendamt.xlsx"
    path.write_bytes(Book([*head, *years, *rows, *total], merge=["D3:E3"]).content())
    return path, int(slip[0]) % 5 + 1


def sound(page: Page) -> list[str]:
    """Faults of a page at three sizes and in both themes."""
    faults = []
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            becomes(page, partial(overflow, page), 0)
        faults += [f"{theme}: {one}" for one in findings(page)]
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1920, "height": 1080})
    return faults


def test_a_table_goes_in_is_released_by_another_and_taken_back_by_a_third(office, file, shown):
    path, figure = file
    before = shown()
    mouse, lange = Clicks(), office.page(Role.EDITOR)

    mouse.on(lange.get_by_role("navigation").get_by_role("link", name="Daten einspielen"))
    with lange.expect_file_chooser() as chooser:
        mouse.on(lange.get_by_text("Dateien wählen", exact=True))
    chooser.value.set_files(path)
    for name in DOUBTFUL:
        card = lange.get_by_role("group", name=re.compile(name))
        expect(card.get_by_role("radio").first).to_be_checked()
    mouse.on(lange.get_by_role("button", name="Zuordnung übernehmen"))
    expect(lange.locator("#schritt-4")).to_contain_text("Der Wert „1B“ ist eine Zahl mit Zusatz")
    mouse.on(lange.locator("td.is-error a", has_text="1B"))
    field = lange.get_by_role("textbox", name="Zelle E")
    expect(field).to_be_focused()
    field.fill(str(figure))
    field.press("Enter")
    expect(lange.locator("td.is-changed")).to_have_text(re.compile(str(figure)))
    mouse.on(lange.get_by_role("button", name="Weiter zur Vorschau"))
    lange.reload()
    expect(lange.get_by_role("heading", name="Karte vorher und nachher")).to_be_visible(timeout=_JOB)
    faults = [f"intake {one}" for one in sound(lange)]
    mouse.on(lange.get_by_role("button", name="Zur Freigabe geben"))
    said = lange.get_by_role("status").filter(has_text="wartet auf die Freigabe")
    expect(said).to_be_visible()
    version = re.search(r"20\d\d\.\d+", said.inner_text())[0]
    assert mouse.count <= MOST_CLICKS
    assert shown() == before

    brandt = office.page(Role.RELEASER, f"/freigaben/{version}")
    brandt.get_by_role("link", name="Vorschau der Änderungen").click()
    brandt.get_by_role("button", name="Vorschau rechnen").click()
    changed = brandt.get_by_role("img", name=re.compile("Karte Entwurf: Kindertageseinrichtungen"))
    expect(changed).to_be_visible(timeout=_JOB)
    assert changed.locator(".bl-preview-changed").count() > 20
    faults += [f"preview {one}" for one in sound(brandt)]
    brandt.goto(f"/freigaben/{version}")
    brandt.get_by_role("button", name="Freigeben", exact=True).click()
    expect(brandt.get_by_text(f"Öffentlich ist jetzt Fassung {version}")).to_be_visible(timeout=_JOB)
    [row] = shown()
    assert (row["wert"], row["herkunft"]) == (figure, "district")

    wolter = office.page(Role.LEAD, "/fassungen")
    wolter.get_by_label("Grund der Rücknahme").fill("Zahlen des Vorjahres")
    wolter.get_by_role("button", name="Zurücknehmen").click()
    expect(wolter.get_by_text(f"{version} ist zurückgenommen")).to_be_visible(timeout=_JOB)
    assert shown() == before
    assert faults == []
