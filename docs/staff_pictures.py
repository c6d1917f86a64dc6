"""Takes the pictures of docs/verwaltung.md again: `.venv/bin/python docs/staff_pictures.py`, about two minutes.

It walks the whole day in Chromium (`STEPS`), on databases of its own in a temporary folder: prepared anew, or a copy
of those in a folder that is named as the first argument.
"""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import Workbook, load_workbook
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.stage import copy_store, free_port, launch, prepare, product_environment, served  # noqa: E402

PICTURES = ROOT / "docs" / "pictures" / "verwaltung"
WIDTH, HEIGHT, MARGIN, COLOURS = 1440, 900, 12, 64
WIDEST = 1280
PASSWORD = "zwölf Boote am See"  # noqa: S105 - of accounts that live two minutes
PEOPLE = {"K. Lange": "bearbeitung", "J. Brandt": "freigabe", "S. Wolter": "leitung"}
JOB = 120_000
"""Milliseconds that a job may take."""
GERMAN_DAYS = """() => {
  for (const one of document.querySelectorAll("input[type=date]")) {
    const shown = one.value.split("-").reverse().join(".") || "TT.MM.JJJJ";
    const words = Object.assign(one.cloneNode(), { type: "text", value: shown });
    one.hidden = true;
    one.before(words);
    words.name = "";
  }
}"""
"""Shows days as a German browser does; the one here may know English alone."""
PLACES = {"staff": "https://verwaltung.kreis.example", "public": "https://bildung.kreis.example"}
"""What stands in pictures instead of addresses that hold during the walk alone."""
SHOWN_ADDRESSES = """(places) => {
  for (const one of document.querySelectorAll("input, textarea"))
    for (const [here, there] of places) one.value = one.value.replaceAll(here, there);
}"""
SECRET = "of the pictures"  # noqa: S105 - signs nothing that anybody keeps
FIGURES = [
    ("Banzkow", 2, 2), ("Boizenburg", 5, 6), ("Brüel", 2, 2), ("Crivitz", 4, 4), ("Dabel", 1, 1), ("Dobbertin", 1, 1),
    ("Dömitz", 2, 2), ("Domsühl", 1, 2), ("Eldena", 1, "2 neu"), ("Goldberg", 2, 2), ("Grabow", 4, 4),
    ("Hagenow", 7, 8),
    ("Lübtheen", 3, 3), ("Lübz", 4, 5), ("Ludwigslust", 8, 8), ("Marnitz", 1, 1), ("Neustadt Glewe", 3, 3),
    ("Parchim", 11, 12), ("Plau a. See", 3, 3), ("Rastow", 1, 1), ("Spornitz", 1, 1), ("Sternberg", 4, 4),
    ("Stralendorf", 2, 2), ("Vellahn", 2, 2), ("Wittenburg", 3, 4), ("Zarrentin", 3, 3),
]  # fmt: skip
"""Names as people write them, and institutions of two years; one figure has an addition."""
TOTALS = (81, 88)


@dataclass
class Day:
    """Where both apps are served, and a page for each colleague."""

    staff: str
    public: str
    links: dict[str, str]
    folder: Path
    browser: Browser
    given: dict[str, str]
    pages: dict[str, Page] = field(default_factory=dict)
    version: str = ""

    def page(self, name: str) -> Page:
        """The page of a colleague, or "" for that of a reader."""
        if name not in self.pages:
            context = self.browser.new_context(
                base_url=self.staff if name else self.public,
                viewport={"width": WIDTH, "height": HEIGHT},
                color_scheme="light",
                locale="de-DE",
                timezone_id="Europe/Berlin",
            )
            context.set_default_timeout(60_000)
            self.pages[name] = context.new_page()
        return self.pages[name]


def take(page: Page, name: str, first: str = "body", last: str = "", most: int = 900) -> None:
    """Pictures what lies from one element to another, at most so many pixels high, in few colours."""
    page.wait_for_timeout(300)
    page.evaluate("scrollTo(0, 0)")
    page.evaluate(GERMAN_DAYS)
    top, end = page.locator(first).first.bounding_box(), page.locator(last or first).last.bounding_box()
    assert top, f"{name}: {first} is not there"
    assert end, f"{name}: {last} is not there"
    margin = 0 if first in ("main", "body") else MARGIN
    left = max(0, min(top["x"], end["x"]) - margin)
    right = min(WIDTH, max(top["x"] + top["width"], end["x"] + end["width"]) + margin)
    above = max(0, top["y"] - margin)
    below = min(end["y"] + end["height"] + margin, above + most)
    clip = {"x": left, "y": above, "width": right - left, "height": below - above}
    picture = Image.open(io.BytesIO(page.screenshot(full_page=True, clip=clip, animations="disabled")))
    picture.thumbnail((WIDEST, picture.height), Image.Resampling.LANCZOS)
    few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(PICTURES / f"{name}.png", optimize=True)


def card(words: str) -> str:
    """The card that says this."""
    return f'main .bl-card:has-text("{words}")'


def sign_in(day: Day) -> None:
    """Everybody opens the link, sets a password and signs in."""
    for name, link in day.links.items():
        page = day.page(name)
        page.goto(link)
        page.get_by_label("Neues Kennwort", exact=True).fill(PASSWORD)
        page.get_by_label("Neues Kennwort wiederholen").fill(PASSWORD)
        if name == "K. Lange":
            take(page, "kennwort", ".bl-outside-box")
        page.get_by_role("button", name="Kennwort festlegen").click()
        page.get_by_label("Name").fill(name)
        page.get_by_label("Kennwort").fill(PASSWORD)
        if name == "K. Lange":
            take(page, "anmelden", ".bl-outside-box")
        page.get_by_role("button", name="Anmelden").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    take(day.page("K. Lange"), "uebersicht")


def choose(day: Day) -> None:
    """The wide table is chosen and recognised."""
    page = day.page("K. Lange")
    page.get_by_role("navigation").get_by_role("link", name="Daten einspielen").click()
    take(page, "dateien", "main h1", "main .bl-card")
    with page.expect_file_chooser() as chooser:
        page.get_by_text("Dateien wählen", exact=True).click()
    chooser.value.set_files(wide_table(day.folder))
    expect(page.get_by_role("button", name="Zuordnung übernehmen")).to_be_visible()
    take(page, "erkannt", "main h1", "#schritt-2", most=2000)
    take(page, "zuordnen", "#schritt-3", most=2600)


def mend(day: Day) -> None:
    """The mapping is confirmed and the slip mended."""
    page = day.page("K. Lange")
    page.get_by_role("button", name="Zuordnung übernehmen").click()
    expect(page.locator("#schritt-4")).to_contain_text("2 neu")
    page.locator("td.is-error a", has_text="2 neu").click()
    written = page.locator('#schritt-4 input[name="neu"]')
    written.fill("2")
    take(page, "zelle", "#schritt-4", most=2000)
    written.press("Enter")
    expect(page.locator("td.is-changed")).to_be_visible()
    page.get_by_role("button", name="Weiter zur Vorschau").click()
    expect(page.get_by_role("heading", name="Karte vorher und nachher")).to_be_visible(timeout=JOB)
    take(page, "vorschau", "#schritt-5", most=3000)
    page.get_by_role("button", name="Zur Freigabe geben").click()
    said = page.get_by_role("status").filter(has_text="wartet auf die Freigabe")
    expect(said).to_be_visible()
    found = re.search(r"20\d\d\.\d+", said.inner_text())
    assert found
    day.version = found[0]
    take(page, "uebergeben", "main .bl-staff-done", "#schritt-1", most=330)


def release(day: Day) -> None:
    """A second person looks and releases; the public page shows it."""
    page = day.page("J. Brandt")
    page.goto("/")
    take(page, "wartet", card("Angelegt von"))
    page.goto(f"/freigaben/{day.version}")
    take(page, "freigeben", "main h1", card("Bisheriger Weg"))
    page.get_by_role("link", name="Vorschau der Änderungen").click()
    page.get_by_role("button", name="Vorschau rechnen").click()
    expect(page.get_by_role("img", name=re.compile("Karte Entwurf"))).to_be_visible(timeout=JOB)
    take(page, "karten", card("Karte vorher und nachher"))
    page.goto(f"/freigaben/{day.version}")
    page.get_by_role("button", name="Freigeben", exact=True).click()
    expect(page.get_by_text(f"Öffentlich ist jetzt Fassung {day.version}")).to_be_visible(timeout=JOB)
    take(page, "veroeffentlicht", "main h1", "main .bl-card")
    reader = day.page("")
    reader.goto("/?indikator=kitas&jahr=2025&gebiete=13076108")
    expect(reader.get_by_text(day.version).first).to_be_visible()
    reader.wait_for_timeout(1500)
    take(reader, "oeffentlich", most=800)


def origin(day: Day) -> None:
    """Where a figure comes from, and how two versions differ."""
    page = day.page("J. Brandt")
    page.goto("/fassungen")
    take(page, "fassungen", "main", most=960)
    page.get_by_role("link", name="Woher kommt diese Zahl?").first.click()
    expect(page.locator("#woher")).to_be_visible()
    take(page, "woher", "#woher")


def withdraw(day: Day) -> None:
    """A third person takes it back."""
    page = day.page("S. Wolter")
    page.goto("/fassungen")
    page.get_by_label("Grund der Rücknahme").fill("Zahlen des Vorjahres")
    take(page, "zuruecknehmen", card("Grund der Rücknahme"))
    page.get_by_role("button", name="Zurücknehmen").click()
    expect(page.get_by_text(f"{day.version} ist zurückgenommen")).to_be_visible(timeout=JOB)
    page.goto("/fassungen")
    take(page, "zurueckgenommen", card("Alle Fassungen"))
    page.goto("/auftraege")
    take(page, "auftraege", "main h1", "main .bl-card")
    page.goto("/protokoll")
    take(page, "protokoll", "main", most=900)


def templates(day: Day) -> None:
    """A template goes out for two Ämter and comes back."""
    page = day.page("K. Lange")
    page.goto("/vorlagen")
    page.get_by_label("Tageseinrichtungen für Kinder", exact=True).check()
    page.get_by_label("Titel").fill("Kitas 2026")
    page.get_by_label("Frist").fill("2026-12-11")
    page.get_by_label("Zurück an").fill("bildung@kreis.example")
    page.get_by_label("Eine Mappe je").select_option("einige")
    page.locator(".bl-template-some > summary").first.click()
    for name in ("Amt Grabow", "Amt Wittenburg"):
        page.get_by_label(name, exact=True).check()
    take(page, "vorlage-neu", card("Was soll gemeldet werden?"), most=1400)
    page.get_by_role("button", name="Ausgeben").click()
    expect(page.get_by_role("status").first).to_contain_text("2 Vorlagen sind ausgegeben")
    take(page, "vorlage-ausgegeben", "main", most=500)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="2 Mappen als ZIP").click()
    back = day.folder / "Zurück.zip"
    with zipfile.ZipFile(waiting.value.path()) as sent, zipfile.ZipFile(back, "w") as returned:
        for number, name in enumerate(sorted(sent.namelist())):
            returned.writestr(name, filled(sent.read(name), "viele" if number else 2))
    page.get_by_label("Dateien").set_input_files(back)
    page.get_by_role("button", name="Einlesen").click()
    expect(page.get_by_role("alert").first).to_contain_text("vollständig")
    take(page, "vorlage-zurueck", "main", most=520)


def define(day: Day) -> None:
    """A new indicator."""
    page = day.page("K. Lange")
    page.goto("/merkmale")
    page.get_by_role("button", name="Neuer Indikator").click()
    for name, value in {
        "e.name.de": "Kitas je 100 Kinder unter 7 Jahren",
        "e.name.en": "Day care centres per 100 children under 7",
        "e.definition.de": "Wie viele Kindertageseinrichtungen es für je 100 Kinder unter 7 Jahren gibt.",
        "e.definition.en": "How many day care centres there are for every 100 children under 7.",
        "e.reading_help.de": "1,5 heißt: Auf 100 Kinder kommen eineinhalb Kitas.",
        "e.reading_help.en": "1.5 means: one and a half centres for every 100 children.",
        "e.reporting_date.de": "1. März",
        "e.reporting_date.en": "1 March",
    }.items():
        page.locator(f'[name="{name}"]').fill(value)
    page.locator('[name="e.unit"]').select_option("per_100")
    for part, measure in (
        ("numerator", "Tageseinrichtungen für Kinder"),
        ("denominator", "Kinder unter 7 Jahren"),
    ):
        page.locator(f'[name="e.{part}.add"]').fill(measure)
        page.locator(f'[name="e.{part}.add"]').press("Enter")
        expect(page.locator(".bl-def-chip").filter(has_text=measure)).to_be_visible()
    expect(page.locator("#definition-checked").get_by_text("Alle Angaben passen")).to_be_visible()
    page.get_by_role("button", name="Vorschau", exact=True).click()
    expect(page.locator("#definition-preview .bl-def-worked")).to_be_visible(timeout=JOB)
    take(page, "indikator", "main h1", "main .bl-card", most=1000)
    page.get_by_role("button", name="Zur Freigabe geben").first.click()
    expect(page.get_by_role("status").first).to_contain_text("zur Freigabe gegeben")


def watch(day: Day) -> None:
    """Jobs, the log, accounts, help, and what goes wrong."""
    page = day.page("S. Wolter")
    page.goto("/einrichtungen")
    page.get_by_label("Gemeinde", exact=True).select_option(label="Parchim")
    page.get_by_role("button", name="Anzeigen").click()
    page.locator("main tbody input[type=checkbox]").first.check()
    take(page, "einrichtungen", "main", most=760)
    page.goto("/konten")
    take(page, "konten", "main h1", card("Was die Rollen dürfen"), most=1200)
    stranger = day.browser.new_context(
        base_url=day.staff, viewport={"width": WIDTH, "height": HEIGHT}
    ).new_page()
    for _ in range(7):
        stranger.goto("/anmelden")
        stranger.get_by_label("Name").fill("M. Koch")
        stranger.get_by_label("Kennwort").fill("weiß ich nicht mehr")
        stranger.get_by_role("button", name="Anmelden").click()
    take(stranger, "gesperrt", ".bl-outside-box")


def invite(day: Day) -> None:
    """An operator is invited, accepts and sees its institutions."""
    page = day.page("K. Lange")
    page.goto("/einladungen/neu?traeger=-&suche=Goethe")
    page.locator("input[name=schluessel]").first.check()
    page.get_by_label("So heißt der Träger").fill("Schulverein Seeblick")
    page.get_by_role("button", name="Einladung anlegen").click()
    link = page.get_by_label("Link der Einladung").input_value()
    page.evaluate(SHOWN_ADDRESSES, [[day.staff, PLACES["staff"]], [day.public, PLACES["public"]]])
    take(page, "einladung", "main", card("Text zum Verschicken"), most=1100)
    operator = day.page("Schulverein Seeblick")
    operator.goto(link)
    operator.get_by_label("Name", exact=True).first.fill("Schulverein Seeblick")
    operator.get_by_label("Neues Kennwort", exact=True).fill(PASSWORD)
    operator.get_by_label("Neues Kennwort wiederholen").fill(PASSWORD)
    operator.get_by_role("button", name="Konto anlegen").click()
    expect(operator.get_by_role("button", name="Alles stimmt noch")).to_be_visible()
    take(operator, "meine-einrichtungen", "main", "main .bl-card", most=900)
    page.goto("/einladungen")
    take(page, "einladungen", "main", most=700)


def sheet(day: Day) -> None:
    """Institutions are edited like a sheet, with the point of a row on the map."""
    page = day.page("K. Lange")
    page.goto("/einrichtungen/blatt/einrichtungen")
    expect(page.locator(".ag-center-cols-container .ag-row").first).to_be_visible()
    page.locator(".ag-center-cols-container .ag-row").nth(2).locator(".ag-cell").first.click()
    page.wait_for_timeout(1500)
    take(page, "blatt", "main", most=820)


def more_sheets(day: Day) -> None:
    """Courses, queues and catchments are edited likewise."""
    page = day.page("K. Lange")
    for name, most in (("kurse", 980), ("wartelisten", 560), ("einzugsbereiche", 1250)):
        page.goto(f"/einrichtungen/blatt/{name}")
        expect(page.locator("#sheet-grid")).to_have_attribute("data-ready", "true")
        expect(page.locator(".ag-center-cols-container .ag-row").first).to_be_visible()
        if name != "wartelisten":
            page.locator(".ag-center-cols-container .ag-row").nth(6).locator(".ag-cell").first.click()
        page.wait_for_timeout(1500)
        take(page, name, "main", most=most)


def operators_courses(day: Day) -> None:
    """An operator tells of a new course."""
    page = day.page("Schulverein Seeblick")
    page.goto("/kurs-melden")
    take(page, "kurs-melden", "main", most=760)


def merge(day: Day) -> None:
    """Two entries of one institution are compared; both are invented."""
    path = day.folder / "Kitas.csv"
    path.write_text(TWICE, encoding="utf-8")
    command = [sys.executable, "-m", "flask", "--app", "app", "import", str(path)]
    subprocess.run(command, cwd=ROOT, env=day.given, capture_output=True, text=True, check=True)  # noqa: S603
    page = day.page("K. Lange")
    page.goto("/einrichtungen/zusammenfuehren")
    page.get_by_role("link", name="Vergleichen: Kita Kranichnest").click()
    take(page, "zusammenfuehren", "main", most=1200)
    page.get_by_role("button", name="In den Entwurf übernehmen").click()
    expect(page.get_by_text("ist im Entwurf, noch nicht öffentlich")).to_be_visible()
    page.goto("/einrichtungen/blatt/einrichtungen?zeile=kita-kranichnest")
    expect(page.locator("#sheet-grid")).to_have_attribute("data-ready", "true")
    page.wait_for_timeout(1500)
    take(page, "gesperrte-zeilen", ".bl-sheet-main .bl-sheet-grid", most=360)


def report(day: Day) -> None:
    """An edition of the report is begun from the last one and written."""
    page = day.page("K. Lange")
    page.goto("/bericht")
    page.get_by_label("Kürzel").fill("2027")
    page.get_by_label("Titel").fill("Bildungsbericht 2027")
    page.get_by_role("button", name="Ausgabe beginnen").click()
    expect(page.get_by_text("Nichts hält die Ausgabe an.")).to_be_visible(timeout=JOB)
    take(page, "bericht-ausgabe", "main", most=760)
    page.get_by_role("link", name="3 Frühkindliche Bildung").click()
    text = page.get_by_label("Text des Kapitels", exact=True)
    text.fill(text.input_value().replace("vor der Schule?", "vor dem ersten Schultag?"))
    page.locator("#chapter-form").get_by_role("button", name="Speichern").click()
    expect(page.get_by_text("Gespeichert.")).to_be_visible()
    page.get_by_text("Zahl suchen und einfügen").click()
    page.get_by_label("Kennzahl, Ort, Jahr").fill("Betreuungsquote Parchim 2024")
    expect(page.locator(".bl-found-facts")).to_be_visible()
    take(page, "bericht-schreiben", "main", most=900)
    page.goto("/bericht/vergleich?a=2026&b=2027")
    expect(page.locator("ins").first).to_be_visible()
    take(page, "bericht-vergleich", "main", most=900)


STEPS = (
    *(sign_in, choose, mend, release, origin, withdraw, templates, define, watch, invite, sheet),
    *(more_sheets, operators_courses, merge, report),
)
TWICE = """schluessel;art;name;gemeinde;traeger;lon;lat;telefon;plaetze;bestaetigt_am
kita-kranichnest;kita;Kita Kranichnest;13076108;Kranichnest e. V.;11,8423;53,4262;03871 000-1;80;01.09.2025
kita-kranichnest-2;kita;Kita Kranichnest Parchim;13076108;Kranichnest e. V.;11,8424;53,4262;03871 000-5;84;01.10.2026
"""
"""A day-care centre that stands twice."""


def wide_table(folder: Path) -> Path:
    """A table as a youth office sends it: title rows, years beside each other, a row of totals, a note."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Kitas"
    sheet.append(["Fachdienst Jugend"])
    sheet.append(["Stichtag 1. März"])
    sheet.append([])
    sheet.append(["Nr.", "Gemeinde", "Tageseinrichtungen für Kinder"])
    sheet.append([None, None, 2024, 2025])
    for number, row in enumerate(FIGURES, 1):
        sheet.append([number, *row])
    sheet.append([None, "Summe", *TOTALS])
    sheet.append([])
    sheet.append(["Stand: 15. Oktober"])
    sheet.merge_cells("C4:D4")
    path = folder / "Kitas_Jugendamt.xlsx"
    book.save(path)
    return path


def filled(content: bytes, value: object) -> bytes:
    """A template with the same value in each cell of its first open column."""
    book = load_workbook(io.BytesIO(content))
    sheet = next(one for one in book if any(cell.value == "#s01" for cell in one[3]))
    letter = next(cell.column_letter for cell in sheet[3] if cell.value == "#s01")
    for row in range(7, sheet.max_row + 1):
        sheet[f"{letter}{row}"] = value
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@contextlib.contextmanager
def office(folder: Path, browser: Browser) -> Iterator[Day]:
    """Serves both apps on the databases of the folder, with an account for each colleague."""
    port = free_port()
    given = product_environment(folder, SECRET_KEY=SECRET, STAFF_PORT=str(port))
    links = {name: _link(name, role, given) for name, role in PEOPLE.items()}
    with served(["app.py"], given, folder / "public.log") as public:
        program = subprocess.Popen(
            [sys.executable, "app.py", "--staff"],
            cwd=ROOT,
            env={**given, "PUBLIC_URL": public.url},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            assert program.stdout
            assert any("http://" in line for line in program.stdout), "the staff app did not start"
            yield Day(f"http://127.0.0.1:{port}", public.url, links, folder, browser, given)
        finally:
            program.terminate()
            program.wait(20)


def _link(name: str, role: str, given: dict[str, str]) -> str:
    """A new account's link for a password."""
    command = [sys.executable, "-m", "flask", "--app", "app", "staff", "add", name, "--role", role, "--link"]
    run = subprocess.run(command, cwd=ROOT, env=given, capture_output=True, text=True, check=True)  # noqa: S603
    found = re.search(r"/zugang/[\w-]+", run.stdout)
    assert found, run.stdout
    return found[0]


def main() -> None:
    """Walks the day and writes every picture."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        if len(sys.argv) > 1:
            copy_store(Path(sys.argv[1]), folder)
        else:
            prepare(folder)
        expect.set_options(timeout=30_000)
        browser = launch(playwright)
        with office(folder, browser) as day:
            for step in STEPS:
                step(day)
        browser.close()


if __name__ == "__main__":
    main()
