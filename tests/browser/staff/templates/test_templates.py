"""A template goes out for two Ämter, comes back in one archive, and goes in; everything by form and keyboard."""

from __future__ import annotations

import re
import zipfile

from playwright.sync_api import expect

from dashboard.staff.rights import Role
from tests.browser.every_page.test_accessibility import findings
from tests.browser.staff.looks import faults_of
from tests.data.importing.templates.sent import filled_up, zipped


def test_a_template_goes_out_for_two_offices_comes_back_in_one_archive_and_goes_in(office, tmp_path):
    page = office.page(Role.EDITOR, "/vorlagen")
    expect(page.get_by_text("Noch ist keine Vorlage ausgegeben.")).to_be_visible()
    page.get_by_label("Tageseinrichtungen für Kinder", exact=True).check()
    page.get_by_label("Titel").fill("Kitas 2026")
    page.get_by_label("Frist").fill("2026-12-11")
    page.get_by_label("Zurück an").fill("bildung@kreis.example")
    page.get_by_role("button", name="Ausgeben").press("Enter")
    expect(page.get_by_role("status")).to_contain_text(["2 Vorlagen sind ausgegeben (V-2026-1 – V-2026-2)"])
    with page.expect_download() as waiting:
        page.get_by_role("link", name="2 Mappen als ZIP").click()
    with zipfile.ZipFile(waiting.value.path()) as archive:
        books = {name: archive.read(name) for name in archive.namelist()}
    north, south = sorted(books)
    back = tmp_path / "Rücklauf.zip"
    back.write_bytes(
        zipped({f"Post/{north}": filled_up(books[north], 7), south: filled_up(books[south], "viele")})
    )
    page.get_by_label("Dateien").set_input_files(back)
    page.get_by_role("button", name="Einlesen").click()
    expect(page.get_by_role("alert")).to_contain_text("Nord vollständig, Süd: nicht übernommen")
    expect(page.locator("#vorlage")).to_contain_text("„viele“ ist weder Zahl")
    shown = office.page(Role.EDITOR, "/vorlagen?nr=V-2026-2")
    faults = faults_of(shown, "template")
    shown.get_by_role("link", name="Rückfrage schreiben").click()
    expect(shown.get_by_label("Text für Süd")).to_have_value(re.compile("Zeilen 7 bis 8, Spalte „C“"))
    faults += [f"question: {one}" for one in findings(shown)]
    assert faults == []
    back.write_bytes(filled_up(books[south], 5))
    page.get_by_label("Dateien").set_input_files({
        "name": "Süd.xlsx", "mimeType": "application/octet-stream", "buffer": back.read_bytes(),
    })  # fmt: skip
    page.get_by_role("button", name="Einlesen").click()
    expect(page.get_by_role("status").first).to_contain_text("1 Mappe gelesen: Süd vollständig.")
    expect(page.locator(".bl-template-board")).to_contain_text("2 von 2 geliefert")
