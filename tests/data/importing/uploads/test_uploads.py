"""Sent files are known by their content, and what tries to harm is refused with a sentence."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from dashboard.errors import FileRejected
from data.importing.files.limits import Limits
from data.importing.mapping.sheets import sheets_in
from data.importing.uploads.kinds import LARGEST, plain_name, sent_file
from data.importing.uploads.members import MOST_MEMBERS, members_of
from tests.data.importing.courses.catalogue_files import SERVICE, catalogue, date_of_search, search
from tests.data.importing.mapping.books import Book
from tests.data.importing.uploads.old_workbook import old_workbook

ROWS = [("Gemeinde", "Kinder 2024"), ("Parchim", 130), ("Ludwigslust", 87)]
CSV = "Gemeinde;Kinder 2024\nParchim;130\nLübz;9\n".encode()


def zipped(members, method=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def kind(name, content):
    found = sent_file(name, content, Limits())
    return found.name, found.kind


def refusal(name, content):
    with pytest.raises(FileRejected) as caught:
        taken_apart(name, content)
    return caught.value.message


def taken_apart(name, content):
    return members_of(sent_file(name, content, Limits()), Limits())


def with_part(content, part):
    stream = io.BytesIO(content)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(part, b"x")
    return stream.getvalue()


def encrypted(content):
    """The archive as if its first member were encrypted: a bit in both of its heads."""
    changed = bytearray(content)
    changed[6] |= 1
    at = content.index(b"PK\x01\x02")
    changed[at + 8] |= 1
    return bytes(changed)


def ods(manifest=b"<manifest/>", **more):
    mimetype = b"application/vnd.oasis.opendocument.spreadsheet"
    body = b'<office><table:table table:name="A"/></office>'
    return zipped({"mimetype": mimetype, "META-INF/manifest.xml": manifest, "content.xml": body, **more})


def test_the_content_decides_what_a_file_is_and_not_its_ending():
    book = Book(ROWS).content()
    geo = b'{"type": "FeatureCollection", "features": []}'
    assert {
        kind("kita.csv", book),
        kind("kita.XLSX", book),
        kind("kita.xls", CSV),
        kind("kita", CSV),
        kind("kita.txt", CSV),
        kind("kita.xlsx", ods()),
        kind("orte.json", geo),
        kind("orte.dat", b"SQLite format 3\x00" + bytes(90)),
        kind("flaechen.zip", zipped({"a.shp": b"x", "a.dbf": b"y"})),
        kind("alles.zip", zipped({"a.csv": CSV})),
    } == {
        ("kita.xlsx", "xlsx"),
        ("kita.XLSX", "xlsx"),
        ("kita.csv", "csv"),
        ("kita.txt", "csv"),
        ("kita.ods", "ods"),
        ("orte.geojson", "geojson"),
        ("orte.dat.gpkg", "gpkg"),
        ("flaechen.zip", "shapefile"),
        ("alles.zip", "zip"),
    }
    found = sent_file("kita.csv", CSV, Limits())
    assert (found.parts, found.detail) == (3, "semicolon utf-8")


def test_formulas_without_a_result_are_counted():
    content = Book([*ROWS, ("Lübz", "=1+1")]).content()
    assert sent_file("kita.xlsx", content, Limits()).detail == "formulas:1"


old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)
REFUSED = {
    "empty": ("leer.csv", b"  \n", "ist leer"),
    "too large": ("gross.csv", b"a" * (LARGEST + 1), "höchstens 50 MB"),
    "macros": ("m.xlsx", with_part(Book(ROWS).content(), "xl/vbaProject.bin"), "enthält Makros"),
    "macros of LibreOffice": ("m.ods", ods(**{"Basic/script.xml": b"x"}), "enthält Makros"),
    "macros of old Excel": ("m.xls", old + "Workbook _VBA_PROJECT".encode("utf-16-le"), "enthält Makros"),
    "password of Excel": ("p.xlsx", old + "EncryptedPackage".encode("utf-16-le"), "Kennwort"),
    "password of LibreOffice": ("p.ods", ods(b"<manifest:encryption-data/>"), "Kennwort"),
    "Word": (
        "b.xlsx",
        zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"x"}),
        "ein Word-Dokument",
    ),
    "old Word": ("b.doc", old + "WordDocument".encode("utf-16-le"), "altes Word"),
    "a text of LibreOffice": (
        "b.odt",
        zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}),
        "keine Tabelle",
    ),
    "PDF": ("b.csv", b"%PDF-1.7 ...", "ein PDF"),
    "page": ("b.xls", b"<!doctype html><table>", "eine HTML-Seite"),
    "program": ("b.csv", b"MZ\x90\x00\x03\x00", "NUL-Bytes"),
    "other JSON": ("b.json", b'{"a": 1}', "kein GeoJSON"),
    "broken JSON": ("b.json", b'{"type": "FeatureColl', "beschädigt"),
    "deep JSON": ("b.json", b"[" * 100_000, "beschädigt"),
    "cut off": ("b.xlsx", Book(ROWS).content()[:-40], "beschädigt oder abgeschnitten"),
    "empty archive": ("b.zip", b"PK\x05\x06" + bytes(18), "Archiv ist leer"),
    "encrypted member": ("b.zip", encrypted(zipped({"a.csv": CSV})), "verschlüsselt"),
    "bomb": ("b.zip", zipped({"a.csv": b"0" * 40_000_000}), "ZIP-Bombe"),
    "archive in an archive": ("b.zip", zipped({"a.zip": zipped({"b.csv": CSV})}), "wieder ein Archiv"),
    "way out": ("b.zip", zipped({"../../etc/a.csv": CSV}), "führt aus dem Archiv hinaus"),
    "drive": ("b.zip", zipped({"C:\\a.csv": CSV}), "führt aus dem Archiv hinaus"),
    "many members": ("b.zip", zipped({f"{n}.csv": CSV for n in range(MOST_MEMBERS + 1)}), "höchstens 100"),
    "nothing to read": ("b.zip", zipped({"a.pdf": b"%PDF-1.7"}), "lässt sich nichts lesen"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_says_what_it_is(case):
    name, content, words = REFUSED[case]
    assert words in refusal(name, content)


def test_a_member_that_claims_to_be_smaller_is_not_unpacked():
    content = bytearray(zipped({"a.csv": CSV * 500}))
    at = bytes(content).index(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 10)
    assert "lässt sich" in refusal("b.zip", bytes(content)) or "größer" in refusal("b.zip", bytes(content))


def test_a_colon_in_the_name_of_a_member_leads_nowhere():
    """As mail programs name what they put into archives."""
    found, refused = members_of(sent_file("b.zip", zipped({"WG: Antwort.csv": CSV}), Limits()), Limits())
    assert [one.content for one in found] == [CSV]
    assert not refused


def test_members_of_folders_are_read_once_and_named_apart():
    members = {
        "Crivitz/kita.csv": CSV,
        "Lübz/kita.csv": CSV + b"Crivitz;3\n",
        "copy.csv": CSV,
        "__MACOSX/._kita.csv": b"x",
        "notes.pdf": b"%PDF-1.7",
    }
    found, refused = members_of(sent_file("b.zip", zipped(members), Limits()), Limits())
    assert [one.name for one in found] == ["kita.csv", "kita (2).csv"]
    assert "denselben Inhalt wie kita.csv" in refused[0] and "ein PDF" in refused[1]


def test_names_lead_nowhere():
    assert {
        plain_name(one)
        for one in (
            "../../etc/passwd",
            "C:\\Users\\a\\kita.xlsx",
            "a\u202ecod.xlsx",
            "<b>x</b>.csv",
            "",
            "...",
        )
    } == {"passwd", "kita.xlsx", "acod.xlsx", "b>.csv".replace(">", ""), "Datei"}
    assert len(plain_name("ä" * 300 + ".xlsx")) <= 120 and plain_name("ä" * 300 + ".xlsx").endswith(".xlsx")


def test_an_old_workbook_with_a_cell_far_out_is_refused_and_ends_nothing():
    """Its reader makes a grid up to the outermost cell: 171 GB of it."""
    (sheet,) = sheets_in(old_workbook(5, 3), "a.xls", Limits())
    assert [row.number for row in sheet.rows] == [1, 6]
    with pytest.raises(FileRejected, match="weit draußen"):
        sheets_in(old_workbook(65_535, 65_534), "a.xls", Limits())


def test_catalogues_of_courses_are_known_by_what_is_in_them():
    xml, found = catalogue(SERVICE, SERVICE), search(date_of_search())
    assert kind("kurse.txt", xml) == ("kurse.xml", "openqcat")
    assert kind("treffer.geojson", found) == ("treffer.json", "agency")
    assert [
        sent_file(name, content, Limits()).parts for name, content in (("k.xml", xml), ("k.json", found))
    ] == [2, 1]
    assert "ein XML-Dokument" in refusal("andere.xml", b"<?xml version='1.0'?><kurse/>")
