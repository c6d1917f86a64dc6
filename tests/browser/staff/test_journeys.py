"""Three journeys from one colleague to the next and to readers, on one pair of stores and beside the public app.

A wide table of 142 names goes in, is released by a second person and taken back by a third. A template goes out for two
Ämter and comes back in one archive. An indicator is made, found by readers, and removed.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bench.stage import closed, product_environment, served
from dashboard.settings import RawSettings
from dashboard.staff.rights import Role
from tests.browser.conftest import opened
from tests.browser.expected_errors import ExpectantWatch
from tests.browser.reader import offered, ready
from tests.browser.staff.looks import faults_of
from tests.data.importing.mapping.books import Book
from tests.data.importing.templates.sent import filled_up, zipped
from tests.data.staff.intake.wide_table import DOUBTFUL, wide_rows
from tests.staff.staff_app import Clock
from tests.staff.staff_office import StaffOffice, staff_office
from tests.wire.staff.test_defined_indicator import TABLE

MEASURE = "Tageseinrichtungen für Kinder"
SLIP = "Eldena"
MOST_CLICKS = 11
_JOB = 120_000
"""Milliseconds that publishing may take on a busy machine."""
INDICATOR = "Lesepaten je 100 Grundschulkinder"


@dataclass
class Clicks:
    """Counts what a person does with the mouse."""

    count: int = 0

    def on(self, target: Locator) -> None:
        """One click."""
        self.count += 1
        target.click()


@dataclass
class Town:
    """Both apps on the same stores: what colleagues and what readers have before them."""

    office: StaffOffice
    reader: Page
    faults: list[str] = field(default_factory=list)

    def colleague(self, role: Role, path: str = "/") -> Page:
        return self.office.page(role, path)

    def look(self, page: Page, name: str) -> None:
        """Notes what is wrong with a page as it is now."""
        self.faults += faults_of(page, name)

    def figures(self, query: str) -> str:
        """What the public Monitor says of the selected place."""
        self.reader.goto(f"/?{query}")
        ready(self.reader)
        return self.reader.locator("#monitor-figures").inner_text()

    def sentence(self, indicator: str) -> str:
        """What stands above the map where the public Monitor opens an indicator."""
        self.reader.goto(f"/?indikator={indicator}")
        ready(self.reader)
        return self.reader.locator("#monitor-finding").inner_text()

    def found(self, typed: str) -> list[str]:
        """What the search in the head of the public pages offers."""
        self.reader.goto("/")
        ready(self.reader)
        self.reader.get_by_role("combobox", name="Suchen", exact=True).focus()
        self.reader.keyboard.type(typed)
        return offered(self.reader, "shell-find")

    def release(self, version: str, preview: Callable[[Page], None] = lambda _: None) -> None:
        """A second person looks at the draft and releases it."""
        page = self.colleague(Role.RELEASER, f"/freigaben/{version}")
        page.get_by_role("link", name="Vorschau der Änderungen").click()
        preview(page)
        page.goto(f"/freigaben/{version}")
        page.get_by_role("button", name="Freigeben", exact=True).click()
        expect(page.get_by_text(f"Öffentlich ist jetzt Fassung {version}")).to_be_visible(timeout=_JOB)
        closed(page.context)


@pytest.fixture(scope="module")
def town(browser: Browser, shipped: RawSettings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    folder = tmp_path_factory.mktemp("town")
    for url in (shipped.database_url, shipped.raw_database_url):
        shutil.copy(url.removeprefix("sqlite:///"), folder)
    stores = RawSettings(f"sqlite:///{folder / 'published.sqlite'}", f"sqlite:///{folder / 'raw.sqlite'}")
    with (
        served(["app.py"], product_environment(folder), folder / "public.log") as public,
        staff_office(stores, browser, Clock(datetime.now(UTC)), public_url=public.url) as office,
    ):
        watch = ExpectantWatch(public.url.removeprefix("http://"))
        reader = opened(browser, watch, "/healthz", "1920x1080", "light")
        yield Town(office, reader)
        closed(reader.context)
    assert (watch.foreign, watch.unexpected()) == ([], [])


def version_in(words: str) -> str:
    """The version that a sentence names."""
    found = re.search(r"20\d\d\.\d+", words)
    assert found, words
    return found[0]


@pytest.fixture
def wide(tmp_path: Path) -> tuple[Path, int]:
    """The file, and the figure that its slip should have been. 142 names: Marnitz is the former name of Ruhner Berge,
    which is not there beside it. Figures of institutions: with those of children, examples of their base would give
    way, too."""
    numbered = [row for row in wide_rows()[5:] if len(row) > 2 and isinstance(row[0], int)]
    listed = [row for row in numbered if row[1] != "Ruhner Berge"]
    assert len(listed) == 142
    assert {*DOUBTFUL, SLIP} <= {row[1] for row in listed}
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


def test_a_table_goes_in_is_released_by_another_and_taken_back_by_a_third(
    town: Town, wide: tuple[Path, int]
) -> None:
    path, figure = wide
    query = "indikator=kitas&jahr=2025&gebiete=13076037"
    before = town.figures(query)
    mouse, lange = Clicks(), town.colleague(Role.EDITOR)

    mouse.on(lange.get_by_role("navigation").get_by_role("link", name="Daten einspielen"))
    with lange.expect_file_chooser() as chooser:
        mouse.on(lange.get_by_text("Dateien wählen", exact=True))
    chooser.value.set_files(path)
    for name in DOUBTFUL:
        card = lange.get_by_role("group", name=re.compile(name))
        expect(card.get_by_role("radio").first).to_be_checked()
    town.look(lange, "zuordnen")
    mouse.on(lange.get_by_role("button", name="Zuordnung übernehmen"))
    expect(lange.locator("#schritt-4")).to_contain_text("Der Wert „1B“ ist eine Zahl mit Zusatz")
    mouse.on(lange.locator("td.is-error a", has_text="1B"))
    cell = lange.get_by_role("textbox", name="Zelle E")
    expect(cell).to_be_focused()
    cell.fill(str(figure))
    cell.press("Enter")
    expect(lange.locator("td.is-changed")).to_have_text(re.compile(str(figure)))
    mouse.on(lange.get_by_role("button", name="Weiter zur Vorschau"))
    lange.reload()
    expect(lange.get_by_role("heading", name="Karte vorher und nachher")).to_be_visible(timeout=_JOB)
    town.look(lange, "vorschau")
    mouse.on(lange.get_by_role("button", name="Zur Freigabe geben"))
    said = lange.get_by_role("status").filter(has_text="wartet auf die Freigabe")
    expect(said).to_be_visible()
    version = version_in(said.inner_text())
    assert mouse.count <= MOST_CLICKS
    assert town.figures(query) == before, "a draft is not public"

    sentences: list[str] = []

    def on_the_map(brandt: Page) -> None:
        brandt.get_by_role("button", name="Vorschau rechnen").click()
        drafted = brandt.get_by_role("img", name=re.compile("Karte Entwurf: Kindertageseinrichtungen"))
        expect(drafted).to_be_visible(timeout=_JOB)
        assert drafted.locator(".bl-preview-changed").count() > 20
        row = brandt.get_by_role("row", name=re.compile("über der Karte Kindertageseinrichtungen"))
        sentences.extend(re.sub(r" \(\d+\)$", "", one) for one in row.get_by_role("cell").all_inner_texts())
        town.look(brandt, "fassung-vorschau")

    said_before = town.sentence("kitas")
    town.release(version, on_the_map)
    assert sentences[2:] == [said_before, town.sentence("kitas")], "the preview says what readers read"
    now = town.figures(query)
    assert now != before
    assert str(figure) in now.split()
    assert version in town.reader.locator("body").inner_text()

    wolter = town.colleague(Role.LEAD, "/fassungen")
    wolter.get_by_label("Grund der Rücknahme").fill("Zahlen des Vorjahres")
    wolter.get_by_role("button", name="Zurücknehmen").click()
    expect(wolter.get_by_text(f"{version} ist zurückgenommen")).to_be_visible(timeout=_JOB)
    assert town.figures(query) == before
    town.look(wolter, "zurueckgenommen")
    assert town.faults == []


def test_a_template_goes_out_for_two_offices_comes_back_in_one_archive_and_goes_in(
    town: Town, tmp_path: Path
) -> None:
    """Wittenburg and Grabow count seven and four institutions in each municipality; readers see both."""
    page = town.colleague(Role.EDITOR, "/vorlagen")
    page.get_by_label(MEASURE, exact=True).check()
    page.get_by_label("Titel").fill("Kitas 2026")
    page.get_by_label("Frist").fill("2026-12-11")
    page.get_by_label("Zurück an").fill("bildung@kreis.example")
    page.get_by_label("Eine Mappe je").select_option("einige")
    page.locator(".bl-template-some > summary").first.click()
    for name in ("Amt Grabow", "Amt Wittenburg"):
        page.get_by_label(name, exact=True).check()
    town.look(page, "vorlage-neu")
    page.get_by_role("button", name="Ausgeben").click()
    expect(page.get_by_role("status")).to_contain_text(["2 Vorlagen sind ausgegeben"])
    with page.expect_download() as waiting:
        page.get_by_role("link", name="2 Mappen als ZIP").click()
    with zipfile.ZipFile(waiting.value.path()) as archive:
        books = {name: archive.read(name) for name in archive.namelist()}
    grabow, wittenburg = sorted(books)
    assert "grabow" in grabow and "wittenburg" in wittenburg, "each workbook says whose it is"
    back = tmp_path / "Rücklauf.zip"
    sent = {
        f"Post/{grabow}": filled_up(books[grabow], 4),
        "WG: Antwort.xlsx": filled_up(books[wittenburg], 7),
    }
    back.write_bytes(zipped(sent))
    page.get_by_label("Dateien").set_input_files(back)
    page.get_by_role("button", name="Einlesen").click()
    said = page.get_by_role("status").filter(has_text="2 Mappen gelesen")
    expect(said).to_contain_text("Amt Grabow vollständig, Amt Wittenburg vollständig")
    version = version_in(said.inner_text())
    town.look(page, "vorlage-zurueck")
    page.goto(f"/freigaben/{version}")
    page.get_by_role("button", name="Zur Freigabe geben").click()
    town.release(version)
    assert "4" in town.figures("indikator=kitas&jahr=2026&gebiete=13076037").split()
    assert "7" in town.figures("indikator=kitas&jahr=2026&gebiete=13076152").split()
    assert town.faults == []


FORMULA = {
    "e.name.de": INDICATOR,
    "e.name.en": "Reading mentors per 100 primary pupils",
    "e.definition.de": "Ehrenamtliche, die mit Kindern lesen, je 100 Kinder an Grundschulen.",
    "e.definition.en": "Volunteers who read with children, per 100 children at primary schools.",
    "e.reading_help.de": "2 heißt: Auf 100 Grundschulkinder kommen zwei Lesepaten.",
    "e.reading_help.en": "2 means: two reading mentors for every 100 primary pupils.",
    "e.denominator_unit.de": "Grundschulkindern",
    "e.denominator_unit.en": "primary pupils",
    "e.reporting_date.de": "1. Oktober",
    "e.reporting_date.en": "1 October",
    "e.synonyms": "Vorlesen, Ehrenamt",
}
COUNTED = (
    {
        "key": "lesepaten",
        "name.de": "Lesepatinnen und Lesepaten",
        "name.en": "Reading mentors",
        "unit.de": "Lesepaten",
        "unit.en": "reading mentors",
        "reporting_date.de": "1. Oktober",
        "reporting_date.en": "1 October",
    },
    {
        "key": "grundschulkinder",
        "name.de": "Kinder an Grundschulen",
        "name.en": "Children at primary schools",
        "unit.de": "Grundschulkinder",
        "unit.en": "primary pupils",
        "reporting_date.de": "1. Oktober",
        "reporting_date.en": "1 October",
    },
)


def fill_in(page: Page, given: Mapping[str, str]) -> None:
    """Writes into fields by their names."""
    for name, value in given.items():
        page.locator(f'[name="{name}"]').fill(value)


def make_indicator(page: Page, table: Path) -> None:
    """Two measures, the formula, the texts, why one is no part of the other, and figures."""
    page.get_by_role("button", name="Neuer Indikator").click()
    fill_in(page, FORMULA)
    page.locator('[name="e.unit"]').select_option("per_100")
    page.locator('[name="e.decimals"]').select_option("1")
    page.locator('[name="e.direction"]').select_option("higher_is_better")
    for number, measure in enumerate(COUNTED):
        page.get_by_role("button", name="Merkmal hinzufügen").click()
        fill_in(page, {f"m{number}.{name}": value for name, value in measure.items()})
    for part, (name, key) in {
        "numerator": ("Lesepatinnen und Lesepaten", "lesepaten"),
        "denominator": ("Kinder an Grundschulen", "grundschulkinder"),
    }.items():
        page.locator(f'[name="e.{part}.add"]').fill(name)
        page.locator(f'[name="e.{part}.add"]').press("Enter")
        expect(page.locator(".bl-def-chip").filter(has_text=key)).to_be_visible()
    apart = page.get_by_role("combobox", name=re.compile("Kinder an Grundschulen und Lesepat"))
    apart.select_option(label="weder noch")
    page.get_by_role("textbox", name=re.compile("Warum weder noch")).fill("Die einen sind Erwachsene.")
    page.get_by_label("Tabelle (CSV oder Excel)").set_input_files(table)
    page.get_by_role("button", name="Vorschau", exact=True).click()
    expect(page.locator("#definition-preview .bl-def-worked")).to_be_visible(timeout=_JOB)


def test_an_indicator_is_made_published_found_by_readers_and_removed(town: Town, tmp_path: Path) -> None:
    table = tmp_path / "lesepaten.csv"
    table.write_text(TABLE, "utf-8")
    query = "indikator=lesepaten_je_100_grundschulkinder&jahr=2024&gebiete=13076108"
    assert not any(INDICATOR in one for one in town.found("Lesepaten"))

    page = town.colleague(Role.EDITOR, "/merkmale")
    make_indicator(page, table)
    town.look(page, "indikator")
    page.get_by_role("button", name="Zur Freigabe geben").first.click()
    said = page.get_by_role("status").filter(has_text="zur Freigabe gegeben")
    expect(said).to_contain_text(INDICATOR)
    town.release(version_in(said.inner_text()))
    for typed in ("Lesepaten", "Vorlesen"):
        assert any(INDICATOR in one for one in town.found(typed)), typed
    town.reader.get_by_role("option", name=re.compile(INDICATOR)).first.click()
    expect(town.reader.locator("#monitor-title")).to_contain_text(INDICATOR)
    assert "je\N{NO-BREAK SPACE}100" in town.figures(query)

    page.goto("/merkmale/indikator/lesepaten_je_100_grundschulkinder")
    town.look(page, "indikator-seite")
    page.get_by_role("button", name="Entfernen").click()
    said = page.get_by_role("status").filter(has_text="Das Entfernen von")
    expect(said).to_be_visible()
    town.release(version_in(said.inner_text()))
    assert not any(INDICATOR in one for one in town.found("Lesepaten"))
    town.reader.goto(f"/?{query}")
    ready(town.reader)
    expect(town.reader.locator("#monitor-title")).not_to_contain_text(INDICATOR)
    assert town.faults == []
