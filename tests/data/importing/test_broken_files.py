"""Every broken file gives a German sentence with place and cause, and nothing that could be written."""

# ruff: noqa: E501 - one case per line reads better than any wrapping
from __future__ import annotations

import dataclasses
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importing.files.limits import Limits
from data.importing.findings import Delivery
from data.importing.read import read_file
from tests.data.importing.delivered_files import (
    CATALOGUE,
    FLAT,
    FLAT_HEAD,
    FOOTER,
    KNOWN,
    LEAVERS,
    LEAVERS_HEAD,
    LUP,
    MEASURES,
    PLAIN,
    PLAIN_HEAD,
    PLAIN_ROWS,
    flat_row,
    read,
    sheet_xml,
    workbook,
    zipped,
)
from tests.sampling import examples


def plain(row: str) -> str:
    return PLAIN_HEAD + row + "\n"


def leavers(*rows: str) -> str:
    return LEAVERS_HEAD + "".join(rows) + FOOTER


def encrypted() -> bytes:
    """A ZIP whose member claims to be encrypted, in the local and in the central header."""
    content = bytearray(zipped({"a.csv": PLAIN}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def lying_about_size() -> bytes:
    """A ZIP whose directory claims 10 bytes for a member of many."""
    content = bytearray(zipped({"a.csv": PLAIN * 50}))
    central = content.index(b"PK\x01\x02")
    content[central + 24 : central + 28] = struct.pack("<I", 10)
    return bytes(content)


BILLION_LAUGHS = '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
EXTERNAL_ENTITY = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
ROWS = sheet_xml(PLAIN_ROWS)
OTHER_COLUMNS = "Standort;Anzahl\nHagenow;12\n"

# name of the case: file, content, words of the place, words of the cause
CASES: dict[str, tuple[str, str | bytes, str, str]] = {
    "empty": ("a.csv", "", "a.csv", "ist leer"),
    "only blanks": ("a.csv", "\n \n\n", "a.csv", "ist leer"),
    "BOM and nothing": ("a.csv", b"\xef\xbb\xbf", "a.csv", "Aufbau ist nicht bekannt"),
    "empty workbook file": ("a.xlsx", b"", "a.xlsx", "ist leer"),
    "NUL bytes": ("a.csv", PLAIN.replace("617", "6\x0017"), "a.csv, Zeile 3", "NUL-Bytes"),
    "control characters": ("a.csv", PLAIN.replace("617", "6\x1b17"), "a.csv, Zeile 3", "Steuerzeichen"),
    "UTF-16 with mark": ("a.csv", PLAIN.encode("utf-16"), "a.csv", "UTF-16"),
    "UTF-16 without mark": ("a.csv", PLAIN.encode("utf-16-le"), "a.csv", "UTF-16"),
    "two encodings": ("a.csv", "Müritz\n".encode() + "Güstrow\n".encode("cp1252"), "Zeile 1", "Zeichenkodierung"),
    "neither encoding": ("a.csv", PLAIN.encode() + b"kitas;13076105\x81;2023;;3\n", "Zeile 5", "Zeichenkodierung"),
    "cp1252 behind a UTF-8 BOM": ("a.csv", b"\xef\xbb\xbfmerkmal\nM\xfcritz\n", "Zeile 2", "beginnt als UTF-8"),
    "HTML named csv": ("a.csv", "<!DOCTYPE html><html><body>404</body></html>", "a.csv", "HTML-Seite"),
    "HTML named xlsx": ("a.xlsx", "<html><table><tr><td>1</td></tr></table></html>", "a.xlsx", "HTML-Seite"),
    "PDF named csv": ("a.csv", b"%PDF-1.7 \x00\x01", "a.csv", "PDF"),
    "ZIP named csv": ("a.csv", zipped({"b.csv": PLAIN}), "a.csv", "ZIP-Archiv"),
    "ZIP named xlsx": ("a.xlsx", zipped({"b.csv": PLAIN}), "a.xlsx", "kein Arbeitsbuch"),
    "workbook named csv": ("a.csv", workbook({"Daten": ROWS}), "a.csv", "Excel-Datei"),
    "workbook named zip": ("a.zip", workbook({"Daten": ROWS}), "a.zip", "ist aber eine Excel-Datei"),
    "old Excel named xlsx": ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.xlsx", ".xls"),
    "text named zip": ("a.zip", PLAIN, "a.zip", "kein ZIP-Archiv"),
    "unknown ending": ("a.pdf", b"%PDF", "a.pdf", "Endung"),
    "macros by ending": ("a.xlsm", workbook({"Daten": ROWS}), "a.xlsm", "Makros"),
    # columns and rows
    "10,000 columns": ("a.csv", PLAIN_HEAD + ";" * 9999 + "\n", "Zeile 2", "10000 Spalten"),
    "endless line": ("a.csv", PLAIN_HEAD + "x" * 150_000 + "\n", "Zeile 2", "150000 Zeichen"),
    "only a header": ("a.csv", PLAIN_HEAD, "Zeile 1", "nur eine Kopfzeile"),
    "only a flat header": ("a.csv", FLAT_HEAD, "a.csv", "nur eine Kopfzeile"),
    "only a classic header": ("a.csv", LEAVERS_HEAD + FOOTER, "a.csv", "keine einzige Datenzeile"),
    "only a measures header": ("a.csv", MEASURES.splitlines()[0] + "\n", "Zeile 1", "nur eine Kopfzeile"),
    "missing column": ("a.csv", "merkmal;gebiet;jahr;wert\nkitas;13076;2023;3\n", "Zeile 1", "fehlt: gliederung"),
    "column twice": ("a.csv", "merkmal;gebiet;jahr;gliederung;wert;wert\nkitas;13076;2023;;3;3\n", "Zeile 1", "doppelt: wert"),
    "commas": ("a.csv", PLAIN.replace(";", ","), "Zeile 1", "Kommas statt mit Semikolons"),
    "foreign columns": ("a.csv", OTHER_COLUMNS, "Zeile 1", "Standort, Anzahl"),
    "list of tables": ("a.csv", "Code,Content,Time\n12411-01-01-4,Bevölkerung,1995\n", "Zeile 1", "Verzeichnis von 1 Tabellen"),
    "header twice": ("a.csv", PLAIN + PLAIN, "Zeile 5", "Kopfzeile ein zweites Mal"),
    "flat header twice": ("a.csv", FLAT + FLAT_HEAD, "Zeile 5", "Kopfzeile ein zweites Mal"),
    "classic file twice": ("a.csv", leavers(LUP, LEAVERS_HEAD), "Zeile 8", "noch einmal eine Kopfzeile"),
    "shifted row": ("a.csv", plain("kitas;;13076;2023;;3"), "Zeile 2", "6 Felder, der Kopf aber 5"),
    "shifted columns": ("a.csv", plain("kitas;2023;13076;;3"), "Spalte „gebiet“", "kennt den Schlüssel „2023“ nicht"),
    "shifted classic columns": ("a.csv", leavers(LUP.replace(";13076;", ";")), "Zeile 7", "12 Felder, der Kopf aber 13"),
    "classic columns swapped": ("a.csv", leavers("2023;Ludwigslust-Parchim;13076;1;1;1;1;1;1;1;1;1;1\n"), "Zeile 7", "kein Gebietsschlüssel"),
    "truncated in a row": ("a.csv", PLAIN[:-8], "Zeile 4", "abgeschnitten"),
    "truncated classic row": ("a.csv", LEAVERS_HEAD + LUP[:-30], "Zeile 7", "abgeschnitten"),
    "truncated between rows": ("a.csv", LEAVERS_HEAD + LUP, "Zeile 7", "Fußzeile"),
    "truncated flat row": ("a.csv", FLAT[:-20], "Zeile 4", "abgeschnitten"),
    "truncated workbook": ("a.xlsx", workbook({"Daten": ROWS})[:-40], "a.xlsx", "abgeschnitten"),
    "quote never closed": ("a.csv", PLAIN_HEAD + 'kitas;"13076;2023;;3\nkitas;13071;2023;;4\n', "Zeile 2", "Anführungszeichen"),
    "quote inside text": ("a.csv", plain('kitas;"13076"0;2023;;3'), "Zeile 2", "Anführungszeichen"),
    "cell over two lines": ("a.csv", plain('kitas;"13076\n";2023;;3'), "Zeile 2", "mehrere Zeilen"),
    # what stands in the cells
    "unknown key": ("a.csv", plain("kitas;13099;2023;;3"), "Zeile 2, Spalte „gebiet“", "13099"),
    "leading zero lost": ("a.csv", plain("kitas;1001;2023;;3"), "Zeile 2, Spalte „gebiet“", "„01001“ (führende Null verloren)"),
    "unknown measure": ("a.csv", plain("kittas;13076;2023;;3"), "Spalte „merkmal“", "gemeint ist vielleicht „kitas“"),
    "unknown breakdown": ("a.csv", plain("kitas;13076;2023;geschlecht:x;3"), "Spalte „gliederung“", "geschlecht:w"),
    "year 20x3": ("a.csv", plain("kitas;13076;20x3;;3"), "Zeile 2, Spalte „jahr“", "„20x3“ ist keine Jahreszahl"),
    "classic year 20x3": ("a.csv", leavers(LUP.replace("2023", "20x3")), "Zeile 7", "„20x3“ ist keine Jahreszahl"),
    "year 20233": ("a.csv", plain("kitas;13076;20233;;3"), "Spalte „jahr“", "vierstellige"),
    "year 0203": ("a.csv", plain("kitas;13076;0203;;3"), "Spalte „jahr“", "außerhalb der Jahre"),
    "school year": ("a.csv", plain("kitas;13076;2022/23;;3"), "Spalte „jahr“", "vierstellige"),
    "31 February": ("a.csv", FLAT_HEAD + flat_row("1", time="2024-02-31"), "Zeile 2", "kein Tag des Kalenders"),
    "English number": ("a.csv", plain("quote;13076;2023;;1.5"), "Zeile 2, Spalte „wert“", "Dezimalpunkt"),
    "English thousands": ("a.csv", plain("quote;13076;2023;;1,234.5"), "Zeile 2, Spalte „wert“", "Dezimalpunkt"),
    "space in a number": ("a.csv", plain("kitas;13076;2023;;12 345"), "Spalte „wert“", "Zahl mit Leerzeichen"),
    "two numbers in one cell": ("a.csv", plain("kitas;13076;2023;;217 / 1748"), "Spalte „wert“", "mehr als eine Zahl"),
    "two numbers in a classic cell": ("a.csv", leavers(LUP.replace(";217;", ";217 84;")), "Zeile 7, Spalte „F (", "mehr als eine Zahl"),
    "number with a star": ("a.csv", leavers(LUP.replace(";217;", ";217*;")), "Zeile 7, Spalte „F (", "mit Zusatz"),
    "unknown sign": ("a.csv", plain("kitas;13076;2023;;k.A."), "Spalte „wert“", "weder Zahl noch amtliches Zeichen"),
    "unknown quality letter": ("a.csv", FLAT_HEAD.strip() + ";value_q\n" + flat_row("3").strip() + ";z\n", "Zeile 2", "Qualitätskennzeichen „z“"),
    "no value": ("a.csv", plain("kitas;13076;2023;;"), "Zeile 2, Spalte „wert“", "Wert fehlt"),
    "no classic value": ("a.csv", leavers(LUP.replace(";217;", ";;")), "Zeile 7, Spalte „F (", "ist leer"),
    "negative count": ("a.csv", plain("kitas;13076;2023;;-3"), "Zeile 2, Spalte „wert“", "ist negativ"),
    "fractional persons": ("a.csv", plain("bevoelkerung;13076;2023;;12,5"), "Zeile 2, Spalte „wert“", "Personen sind ganze Zahlen"),
    "duplicate rows": ("a.csv", PLAIN + PLAIN.splitlines()[1] + "\n", "Zeile 5", "schon in Zeile 2"),
    "duplicate flat rows": ("a.csv", FLAT + flat_row("208092"), "Zeile 5", "schon in Zeile 3"),
    "duplicate classic rows": ("a.csv", leavers(LUP, LUP), "Zeile 8", "schon in Zeile 7"),
    "part above its whole": ("a.csv", PLAIN.replace("617", "1.617"), "Zeile 3", "größer als das Ganze 1234 in Zeile 2"),
    "numerator above denominator": ("a.csv", leavers(LUP.replace(";1748;869;", ";200;80;").replace(";84;", ";70;")), "Zeile 7", "Zähler 217"),
    # tables
    "unknown classic table": ("a.csv", LEAVERS.replace("21111-02-06-4", "99999-01-01-4"), "a.csv", "99999-01-01-4.yaml"),
    "table under a wrong code": ("a.csv", LEAVERS.replace("21111-02-06-4", "21111-01-03-4"), "a.csv", "Spalte „* / Geschlecht / Insgesamt“"),
    "column renamed": ("a.csv", LEAVERS.replace("ohne Hauptschulabschluss", "ganz ohne"), "a.csv", "ohne Hauptschulabschluss / Insgesamt"),
    "unknown statistic": ("a.csv", FLAT.replace("12411", "55555"), "a.csv", "55555.yaml"),
    "two statistics in one file": ("a.csv", FLAT + flat_row("3").replace("12411;", "12612;", 1), "a.csv", "mischt mehrere Statistiken"),
    "flat file without value": ("a.csv", FLAT.replace(";value;", ";werte;", 1), "Zeile 1", "fehlen Spalten: value"),
    "flat file without dimensions": ("a.csv", FLAT.replace("_variable_", "_var_"), "Zeile 1", "1_variable_attribute_code"),
    "no known area": ("a.csv", FLAT_HEAD + flat_row("3", area="99999"), "a.csv", "Keine Zeile der Tabelle"),
    "no area": ("a.csv", leavers(LUP, LUP.replace("13076", "")), "Zeile 8", "Der Gebietsschlüssel fehlt"),
    "measure without a kind": ("a.csv", MEASURES.replace("personen", "leute"), "Spalte „art“", "personen, einrichtungen oder quote"),
    "measure without a name": ("a.csv", MEASURES.replace("Lesepatinnen und Lesepaten", ""), "Spalte „name“", "Die Angabe fehlt"),
    "measure with a bad key": ("a.csv", MEASURES.replace("lesepaten", "Lese Paten"), "Spalte „merkmal“", "Kleinbuchstaben"),
    "measure twice": ("a.csv", MEASURES + MEASURES.splitlines()[1] + "\n", "Zeile 3", "steht schon weiter oben"),
    # archives
    "zip bomb": ("a.zip", zipped({"a.csv": b"0" * 5_000_000}), "a.zip", "ZIP-Bombe"),
    "zip bomb in a workbook": ("a.xlsx", workbook({"Daten": ROWS}, {"xl/media/a.png": b"0" * 5_000_000}), "a.xlsx", "ZIP-Bombe"),
    "nested zip": ("a.zip", zipped({"b.csv": zipped({"c.csv": PLAIN})}), "a.zip", "wieder ein Archiv"),
    "zip with two files": ("a.zip", zipped({"b.csv": PLAIN, "c.csv": PLAIN}), "a.zip", "2 Dateien"),
    "zip without a file": ("a.zip", zipped({}), "a.zip", "leeres ZIP-Archiv"),
    "zip with a folder": ("a.zip", zipped({"x/b.csv": PLAIN}), "a.zip", "in einem Ordner"),
    "zip leaving its folder": ("a.zip", zipped({"../b.csv": PLAIN}), "a.zip", "in einem Ordner"),
    "zip with another kind of file": ("a.zip", zipped({"b.exe": PLAIN}), "a.zip", "„b.exe“"),
    "zip with broken text": ("a.zip", zipped({"b.csv": PLAIN.replace("617", "6\x0017")}), "a.zip → b.csv, Zeile 3", "NUL-Bytes"),
    "encrypted zip": ("a.zip", encrypted(), "a.zip", "verschlüsselt"),
    "zip lying about sizes": ("a.zip", lying_about_size(), "a.zip", "„a.csv“"),
    "truncated zip": ("a.zip", zipped({"b.csv": PLAIN})[:-30], "a.zip", "abgeschnitten"),
    "unusual compression": ("a.zip", zipped({"b.csv": PLAIN}, zipfile.ZIP_LZMA), "a.zip", "unbekannten Verfahren"),
    # workbooks
    "macros inside": ("a.xlsx", workbook({"Daten": ROWS}, {"xl/vbaProject.bin": b"x"}), "a.xlsx", "Makros"),
    "links to other files": ("a.xlsx", workbook({"Daten": ROWS}, {"xl/externalLinks/externalLink1.xml": "<x/>"}), "a.xlsx", "Verknüpfungen"),
    "embedded objects": ("a.xlsx", workbook({"Daten": ROWS}, {"xl/embeddings/o.bin": b"x"}), "a.xlsx", "eingebettete Objekte"),
    "billion laughs": ("a.xlsx", workbook({"Daten": sheet_xml(PLAIN_ROWS, doctype=BILLION_LAUGHS)}), "sheet1.xml", "Entitäten"),
    "external entity": ("a.xlsx", workbook({"Daten": sheet_xml(PLAIN_ROWS, doctype=EXTERNAL_ENTITY)}), "sheet1.xml", "Entitäten"),
    "entity in shared strings": ("a.xlsx", workbook({"Daten": ROWS}, {"xl/sharedStrings.xml": f"{BILLION_LAUGHS}<x>&c;</x>"}), "sharedStrings.xml", "Entitäten"),
    "broken sheet XML": ("a.xlsx", workbook({"Daten": ROWS[:-30]}), "sheet1.xml", "beschädigt"),
    "one cell far out": ("a.xlsx", workbook({"Daten": ROWS.replace('r="E3"', 'r="XFD1048576"')}), "a.xlsx, Blatt „Daten“", "Spalte 16384"),
    "sheets without our header": ("a.xlsx", workbook({"Blatt1": sheet_xml([["Ort", "Zahl"], ["Hagenow", 3]])}), "a.xlsx", "Blatt1: Ort, Zahl"),
    "empty sheet": ("a.xlsx", workbook({"Blatt1": sheet_xml([])}), "a.xlsx", "Blatt1: leer"),
    "boolean value": ("a.xlsx", workbook({"D": sheet_xml([*PLAIN_ROWS, ["kitas", "13076", 2023, "", True]])}), "Zeile 4, Spalte „wert“", "Wahrheitswert"),
    "error value": ("a.xlsx", workbook({"D": sheet_xml([*PLAIN_ROWS, ["kitas", "13076", 2023, "", ("e", "#DIV/0!")]])}), "Blatt „D“, Zeile 4, Spalte „wert“", "#DIV/0!"),
    "date value": ("a.xlsx", workbook({"D": sheet_xml([*PLAIN_ROWS, ["kitas", "13076", 2023, "", ("d", "2023-05-01")]])}), "Zeile 4, Spalte „wert“", "2023"),
    "English number as text in a workbook": ("a.xlsx", workbook({"D": sheet_xml([*PLAIN_ROWS, ["quote", "13076", 2023, "", "1.5"]])}), "Zeile 4, Spalte „wert“", "Dezimalpunkt"),
    "fractional year": ("a.xlsx", workbook({"D": sheet_xml([*PLAIN_ROWS, ["kitas", "13076", 2023.5, "", 3]])}), "Zeile 4, Spalte „jahr“", "2023,5"),
    "report without a known sheet": ("a.xlsx", workbook({"csv-99999-01": sheet_xml([["Gebiet", "Jahr"], ["Bayern", 2023]])}), "a.xlsx", "csv-99999-01.yaml"),
    "report sheet without its columns": ("a.xlsx", workbook({"csv-21711-b01": sheet_xml([["Gebiet", "Jahr"], ["Bayern", 2023]])}), "Zeile 1", "Ausgaben_je_Schueler"),
}  # fmt: skip


def assert_refused(delivery: Delivery, place: str, cause: str) -> None:
    errors = [one.message for one in delivery.of_level("error")]
    assert not delivery.ok
    assert delivery.observations == ()
    assert any(place in message and cause in message for message in errors), errors
    sentences = [message.partition("\n")[0] for message in errors]
    assert all(one.startswith(delivery.file) and one.endswith((".", ")", ":")) for one in sentences), errors


@pytest.mark.parametrize("case", CASES)
def test_a_broken_file_is_refused_with_place_and_cause(case: str, tmp_path: Path) -> None:
    file, content, place, cause = CASES[case]
    assert_refused(read(tmp_path, file, content), place, cause)


def test_there_are_more_than_a_hundred_broken_files() -> None:
    assert len(CASES) > 100


@pytest.mark.parametrize(
    ("prepare", "cause"),
    [(lambda path: path.mkdir(), "ein Ordner"), (lambda path: None, "gibt es nicht")],
    ids=["folder", "nothing"],
)
def test_what_is_no_file_is_refused(prepare: Callable[[Path], None], cause: str, tmp_path: Path) -> None:
    prepare(tmp_path / "a.csv")
    assert_refused(read_file(tmp_path / "a.csv", CATALOGUE, KNOWN), "a.csv", cause)


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As root may read every file, the refusal of the system is played."""

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "a.csv"
    path.write_text(PLAIN)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert_refused(read_file(path, CATALOGUE, KNOWN), "a.csv", "Leserechte")


GOOD = {
    "a.csv": LEAVERS.encode("cp1252"),
    "b.csv": FLAT.encode(),
    "c.csv": PLAIN.encode(),
    "d.xlsx": workbook({"Daten": ROWS}),
    "e.zip": zipped({"a.csv": FLAT}),
}


@examples(100)
@given(st.sampled_from(sorted(GOOD)), st.integers(0, 1500), st.integers(0, 40), st.binary(max_size=8))
def test_a_file_damaged_anywhere_is_read_or_refused_but_never_crashes(
    tmp_path_factory: pytest.TempPathFactory, file: str, at: int, length: int, instead: bytes
) -> None:
    content = GOOD[file][:at] + instead + GOOD[file][at + length :]
    delivery = read(tmp_path_factory.getbasetemp(), file, content)
    assert delivery.ok or delivery.observations == ()
    assert all(finding.message.startswith(file) for finding in delivery.findings)


def test_a_forged_dimension_neither_stops_nor_slows_a_small_sheet(tmp_path: Path) -> None:
    content = workbook({"Daten": sheet_xml(PLAIN_ROWS, dimension="A1:XFD1048576")})
    delivery = read(tmp_path, "a.xlsx", content)
    assert delivery.ok
    assert len(delivery.observations) == 2


@pytest.mark.parametrize(
    ("limit", "cause"),
    [
        ({"file_bytes": 10}, "erlaubt sind"),
        ({"rows": 2}, "mehr als 2 Zeilen"),
        ({"columns": 4}, "5 Spalten"),
        ({"line_characters": 20}, "Zeichen; erlaubt sind 20"),
    ],
)
def test_a_file_beyond_a_limit_is_refused(limit: dict[str, int], cause: str, tmp_path: Path) -> None:
    limits = dataclasses.replace(Limits(), **limit)
    assert_refused(read(tmp_path, "a.csv", PLAIN, limits=limits), "a.csv", cause)


@pytest.mark.parametrize(
    ("limit", "cause"),
    [
        ({"members": 3}, "höchstens 3"),
        ({"cells": 12}, "12 Zellen"),
        ({"inflated_bytes": 300}, "aufblähen"),
        ({"inflated_bytes": len(ROWS) + 10}, "wird nicht ausgepackt"),
    ],
)
def test_a_workbook_beyond_a_limit_is_refused(limit: dict[str, int], cause: str, tmp_path: Path) -> None:
    limits = dataclasses.replace(Limits(), **limit)
    assert_refused(read(tmp_path, "a.xlsx", workbook({"Daten": ROWS}), limits=limits), "a.xlsx", cause)


def test_all_faults_are_listed_and_not_only_the_first(tmp_path: Path) -> None:
    rows = "kitas;13099;20x3;geschlecht:x;1.5\nunbekannt;13076;2023;;217*\n"
    delivery = read(tmp_path, "a.csv", PLAIN_HEAD + rows)
    assert [(one.row, one.column) for one in delivery.of_level("error")] == [
        (2, "gebiet"), (2, "jahr"), (2, "gliederung"), (2, "wert"), (3, "merkmal"), (3, "wert")
    ]  # fmt: skip


def test_a_finding_names_what_was_found_and_what_was_expected(tmp_path: Path) -> None:
    finding = read(tmp_path, "a.csv", plain("quote;13076;2023;;1.5")).findings[0]
    assert (finding.file, finding.row, finding.column, finding.found) == ("a.csv", 2, "wert", "1.5")
    assert "1.234,5" in finding.expected


def test_beyond_two_hundred_findings_the_rest_is_counted(tmp_path: Path) -> None:
    rows = "".join(f"kitas;{13099000 + number};2023;;3\n" for number in range(250))
    delivery = read(tmp_path, "a.csv", PLAIN_HEAD + rows)
    assert len(delivery.findings) == 201
    assert delivery.findings[-1].message == "a.csv: … und 50 weitere Fehler."


def test_the_same_finding_on_many_rows_is_one_finding_with_its_rows(tmp_path: Path) -> None:
    [finding] = read(tmp_path, "a.csv", PLAIN_HEAD + "kitas;13099;2023;;3\n" * 250).findings
    assert finding.rows == tuple(range(2, 252))
    assert finding.message.startswith(
        "a.csv, Zeilen 2 bis 251, Spalte „gebiet“: Das Gebietsverzeichnis kennt"
    )


def test_an_unknown_table_shows_what_to_add(tmp_path: Path) -> None:
    finding = read(tmp_path, "a.csv", LEAVERS.replace("21111-02-06-4", "99999-01-01-4")).findings[0]
    assert (
        "Spalten Insgesamt / Insgesamt, Insgesamt / weiblich, ohne Hauptschulabschluss / Insgesamt"
        in finding.message
    )
    assert 'table: "99999-01-01-4"' in finding.expected
    assert 'path: ["Absolvierende", "Insgesamt", "weiblich"]' in finding.expected
