"""More ways in which people make tables: other programs, texts for numbers, footnotes, tables upon tables. Each has its
numbers, or the sentence that refuses it."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.errors import FileRejected
from tests.data.importing.mapping.books import (
    BOIZENBURG,
    LUDWIGSLUST,
    LUEBTHEEN,
    OVER3,
    PARCHIM,
    U3,
    Book,
    read,
)
from tests.data.importing.mapping.other_books import ods, with_cell, xls

NAME = "Kinder unter 3 Jahren in Tageseinrichtungen"
OLDER = "Kinder von 3 bis unter 6 Jahren in Tageseinrichtungen"
HEAD = ("Gemeinde", f"{NAME} 2024")
ROWS = [HEAD, ("Parchim", 130), ("Ludwigslust", 87)]
PLAIN = {(U3, PARCHIM, 2024, ""): 130.0, (U3, LUDWIGSLUST, 2024, ""): 87.0}
TEXT = f"Gemeinde;{NAME} 2024\nParchim;130\nLübtheen;9\n"
OF_TEXT = {(U3, PARCHIM, 2024, ""): 130.0, (U3, LUEBTHEEN, 2024, ""): 9.0}


def book(*more, formats=None, **others):
    return Book([*ROWS, *more], formats=formats or {}, **others).content()


def figure(value):
    return {**PLAIN, (U3, LUEBTHEEN, 2024, ""): value}


def raised(text, small):
    runs = f'<is><r><t>{text}</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>{small}</t></r></is>'
    return with_cell(book(("Lübtheen", 9)), "B4", runs, "inlineStr")


BOOKS = {
    "numbers as texts with spaces around": (book(("Lübtheen", "\u00a09 ")), figure(9.0)),
    "thousands with a space that does not break": (book(("Lübtheen", "1\u00a0130")), figure(1130.0)),
    "thousands with a narrow space": (book(("Lübtheen", "1\u202f130")), figure(1130.0)),
    "thousands with an apostrophe": (book(("Lübtheen", "1'130")), figure(1130.0)),
    "a comma and a zero behind whole persons": (book(("Lübtheen", "9,0")), figure(9.0)),
    "a format with the unit": (book(("Lübtheen", 12), formats={"B4": '0" Kinder"'}), figure(12.0)),
    "a format with thousands": (book(("Lübtheen", 1200), formats={"B4": "#,##0"}), figure(1200.0)),
    "a dash as long as a hyphen is not": (book(("Lübtheen", "–")), figure(0.0)),
    "unter 5": (book(("Lübtheen", "unter 5")), figure("suppressed")),
    "weniger als 3": (book(("Lübtheen", "weniger als 3")), figure("suppressed")),
    "a formula that Excel has calculated": (with_cell(book(), "B3", "<f>80+7</f><v>87</v>"), PLAIN),
    "a formula that gives a text": (with_cell(book(), "B3", "<f>A9</f><v>87</v>", "str"), PLAIN),
    "real days as heads": (
        Book(
            [
                ("Gemeinde", NAME, NAME),
                (None, date(2023, 3, 1), date(2024, 3, 1)),
                ("Parchim", 120, 130),
                ("Ludwigslust", 80, 87),
            ],
            formats={"B2": "DD.MM.YYYY", "C2": "YYYY"},
        ).content(),
        {**PLAIN, (U3, PARCHIM, 2023, ""): 120.0, (U3, LUDWIGSLUST, 2023, ""): 80.0},
    ),
    "the head once more on the next page": (book(HEAD, ("Lübtheen", 9)), figure(9.0)),
    "two measures with their places beside each other": (
        Book(
            [
                (*HEAD, None, "Gemeinde", f"{OLDER} 2024"),
                ("Parchim", 130, None, "Parchim", 400),
                ("Ludwigslust", 87, None, "Ludwigslust", 300),
            ]
        ).content(),
        {**PLAIN, (OVER3, PARCHIM, 2024, ""): 400.0, (OVER3, LUDWIGSLUST, 2024, ""): 300.0},
    ),
    "part sums without a name": (
        book(("Zwischensumme", 217), ("Lübtheen", 9), ("Zwischensumme", 9), ("Gesamt", 226)),
        figure(9.0),
    ),
    "sums of Ämter by other words": (
        Book(
            [
                HEAD,
                ("Alt Krenzlin", 11),
                ("Bresegard bei Eldena", 3),
                ("Summe Amt Ludwigslust-Land", 14),
                ("Bobzin", 2),
                ("Amt Hagenow-Land gesamt", 2),
                ("Landkreis", 16),
            ]
        ).content(),
        {(U3, "13076001", 2024, ""): 11.0, (U3, "13076018", 2024, ""): 3.0, (U3, "13076013", 2024, ""): 2.0},
    ),
    "keys in front of names": (
        Book([HEAD, ("13076108 Parchim", 130), ("13076090 - Ludwigslust", 87)]).content(),
        PLAIN,
    ),
    "keys with spaces": (Book([HEAD, ("13 0 76 108", 130), ("13 0 76 090", 87)]).content(), PLAIN),
    "keys as numbers": (Book([("AGS", HEAD[1]), (13076108, 130), (13076090.0, 87)]).content(), PLAIN),
    "keys of twelve digits as numbers": (
        Book([("ARS", HEAD[1]), (130760108108, 130), (130760090090, 87)]).content(),
        PLAIN,
    ),
    "a name broken over two lines": (
        Book([HEAD, ("Bresegard\nbei Eldena", 3), ("Parchim", 130)]).content(),
        {(U3, "13076018", 2024, ""): 3.0, (U3, PARCHIM, 2024, ""): 130.0},
    ),
    "a hidden column with last year": (
        Book(
            [("Gemeinde", f"{NAME} 2023", f"{NAME} 2024"), ("Parchim", 120, 130), ("Ludwigslust", 80, 87)],
            hide_columns=["B"],
        ).content(),
        {**PLAIN, (U3, PARCHIM, 2023, ""): 120.0, (U3, LUDWIGSLUST, 2023, ""): 80.0},
    ),
    "percentages without a head of their own": (
        Book([(*HEAD, "in %"), ("Parchim", 130, 53.5), ("Ludwigslust", 87, 49.1)]).content(),
        PLAIN,
    ),
    "the workbook of Apple Numbers": (
        Book(
            [("Zusammenfassung des Exports",), ("Aus Numbers exportiert.",)],
            title="Exportübersicht",
            more={"Blatt 1 - Tabelle 1": [("Tabelle 1", None), *ROWS]},
        ).content(),
        PLAIN,
    ),
}


@pytest.mark.parametrize("name", BOOKS)
def test_a_workbook_is_read_with_these_numbers(name):
    content, expected = BOOKS[name]
    found = read(content)
    assert found.errors == 0, found.messages
    assert found.figures == expected
    assert not any(one.mapping.open for one in found.proposed), found.proposed[0].mapping.open


FILES = {
    "ODS": ("liste.ods", ods(ROWS), PLAIN),
    "Excel before 2007": ("liste.xls", xls(ROWS), PLAIN),
    "of Windows": ("liste.csv", TEXT.encode("cp1252"), OF_TEXT),
    "UTF-8 with its mark": ("liste.csv", TEXT.encode("utf-8-sig"), OF_TEXT),
    "tabs": ("liste.txt", TEXT.replace(";", "\t").encode("cp1252"), OF_TEXT),
    "commas": ("liste.csv", TEXT.replace(";", ",").encode(), OF_TEXT),
    "upright lines": ("liste.csv", TEXT.replace(";", "|").encode(), OF_TEXT),
    "everything in quotes": (
        "liste.csv",
        "\n".join(";".join(f'"{cell}"' for cell in line.split(";")) for line in TEXT.splitlines()).encode(),
        OF_TEXT,
    ),
    "a line that names the separator": ("liste.csv", f"sep=;\n{TEXT}".encode(), OF_TEXT),
    "ends of lines of an old Macintosh": ("liste.csv", TEXT.replace("\n", "\r").encode(), OF_TEXT),
    "the name of the table above, as Numbers writes it": (
        "liste.csv",
        f"Tabelle 1;\n{TEXT}".encode(),
        OF_TEXT,
    ),
    "empty columns behind": ("liste.csv", TEXT.replace("\n", ";;;\n").encode(), OF_TEXT),
    "empty lines between": ("liste.csv", TEXT.replace("\n", "\n\n").encode(), OF_TEXT),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_another_program_is_read_with_these_numbers(name):
    file, content, expected = FILES[name]
    found = read(content, file)
    assert found.errors == 0, found.messages
    assert found.figures == expected


FAULTS = {
    "a raised footnote behind a number": (raised("12", "1"), "Der Wert „12¹“ ist eine Zahl mit Zusatz"),
    "a footnote written as a sign": (book(("Lübtheen", "12¹")), "Der Wert „12¹“ ist eine Zahl mit Zusatz"),
    "a footnote in brackets": (book(("Lübtheen", "12 1)")), "Der Wert „12 1)“"),
    "a star behind a number": (book(("Lübtheen", "12*")), "Der Wert „12*“"),
    "a footnote as a format": (
        book(("Lübtheen", 12), formats={"B4": '0"1)"'}),
        "zeigt 121), gespeichert ist 12",
    ),
    "thousands left away by the format": (
        book(("Lübtheen", 12000), formats={"B4": "0,"}),
        "zeigt 12, gespeichert",
    ),
    "a zero that the format hides": (book(("Lübtheen", 0), formats={"B4": "0;-0;;@"}), "zeigt nichts"),
    "a percentage by the format": (
        book(("Lübtheen", 0.123), formats={"B4": "0.0%"}),
        "„12,3 %“ ist ein Prozentwert",
    ),
    "a minus of the typesetter": (book(("Lübtheen", "−5")), "eine Anzahl kann nicht unter null liegen"),
    "half a child": (book(("Lübtheen", "12,5")), "hat Nachkommastellen; Personen sind ganze Zahlen"),
    "an English thousand": (book(("Lübtheen", "1,130")), "Der Wert 1,13 "),
    "about": (book(("Lübtheen", "ca. 130")), "Der Wert „ca. 130“ ist weder Zahl"),
    "two numbers in a cell": (book(("Lübtheen", "130/87")), "mehr als eine Zahl"),
    "the letter O for a zero": (book(("Lübtheen", "13O")), "„13O“ ist eine Zahl mit Zusatz"),
    "a span": (book(("Lübtheen", "5-10")), "Der Wert „5-10“"),
    "a day for a number": (
        book(("Lübtheen", date(2024, 3, 1)), formats={"B4": "DD.MM.YYYY"}),
        "Hier steht ein Datum (01.03.2024)",
    ),
    "an error of Excel": (with_cell(book(("Lübtheen", 9)), "B4", "<v>#NV</v>", "e"), "der Fehlerwert #NV"),
    "true for a number": (book(("Lübtheen", True)), "der Wahrheitswert WAHR"),
    "a second table below": (
        book((), ("Gemeinde", f"{OLDER} 2024"), ("Lübtheen", 40), ("Boizenburg", 30)),
        "Zeile 5: Hier beginnt eine zweite Tabelle mit einem anderen Kopf",
    ),
    "the same table twice beside each other": (
        Book(
            [
                (*HEAD, None, *HEAD),
                ("Parchim", 130, None, "Lübtheen", 9),
                ("Ludwigslust", 87, None, "Hagenow", 5),
            ]
        ).content(),
        "Die Spalten B, E geben dasselbe Merkmal für dasselbe Jahr",
    ),
    "a column twice": (
        Book([(*HEAD, HEAD[1]), ("Parchim", 130, 131), ("Ludwigslust", 87, 88)]).content(),
        "Die Spalten B, C geben dasselbe Merkmal",
    ),
    "a part sum that is wrong": (
        book(("Zwischensumme", 271), ("Lübtheen", 9), ("Gesamt", 226)),
        "„Zwischensumme“ ist 271, die Zeilen darüber geben 217",
    ),
    "a town outside the district": (book(("Schwerin", 900)), "Welcher Ort mit „Schwerin“ gemeint ist"),
    "a remark that looks like a place": (
        book(("nachrichtlich: Schwerin", 900)),
        "gemeint ist, steht nicht fest",
    ),
    "years that only the name of the file says": (
        Book([("Gemeinde", NAME), *ROWS[1:]]).content(),
        "Zu welchem Jahr die Spalten B gehören",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_refused_with_its_place(name):
    """Of a file with an error nothing is stored, whatever else stands in it."""
    content, said = FAULTS[name]
    found = read(content, "Kita_2024.xlsx")
    assert found.errors > 0 and said in found.messages, (found.figures, found.messages)


UNREADABLE = {
    "text of Excel in UTF-16": ("liste.txt", TEXT.encode("utf-16"), "in der Kodierung UTF-16"),
    "CSV of MS-DOS": ("liste.csv", TEXT.encode("cp850"), "als „CSV (MS-DOS)“ gespeichert"),
    "CSV of a Macintosh": ("liste.csv", TEXT.encode("mac_roman"), "„CSV (Macintosh)“"),
    "a page of the web called .xls": (
        "liste.xls",
        b"<html><table><tr><td>1",
        "der Inhalt ist aber eine HTML-Seite",
    ),
    "a text called .xlsx": ("liste.xlsx", TEXT.encode(), "der Inhalt ist aber kein Excel-Arbeitsbuch"),
    "a quote that nobody closed": ("liste.csv", f'{TEXT}"Boizenburg;9\n'.encode(), "wird nicht geschlossen"),
    "raised footnotes of LibreOffice": (
        "liste.ods",
        ods(
            ROWS,
            '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>',
        ),
        "hochgestellte Zeichen",
    ),
    "footnotes raised by a third of their height": (
        "liste.ods",
        ods(
            ROWS,
            '<style:style style:name="T1"><style:text-properties style:text-position="33% 58%"/></style:style>',
        ),
        "hochgestellte Zeichen",
    ),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_read_says_why(name):
    file, content, said = UNREADABLE[name]
    with pytest.raises(FileRejected, match=said.replace("(", r"\(").replace(")", r"\)")):
        read(content, file)


def test_a_raised_letter_of_a_unit_stays_what_it_is():
    """Of a text only digits are footnotes; m² is written so, too."""
    found = read(raised("12", "ter"))
    assert "„12ter“" in found.messages


def test_places_that_were_meant_are_asked_about_with_both_readings():
    [proposal] = read(book(("13076088 Boizenburg", 9))).proposed
    assert "13076088 Lübtheen (Schlüssel passt); 13076014 Boizenburg" in proposal.mapping.open[0]
    assert BOIZENBURG == "13076014"
