"""A template is recognised however it comes back, and nothing in it is read wrongly."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from dashboard.domain.templates.returned import IssuedTemplate
from dashboard.staff.templates.planning import MOST_COLUMNS
from data.importing.read import read_files
from tests.data.importing.templates.sent import (
    FIRST,
    LEAVERS,
    OVER3,
    PLACES,
    SHEET,
    U3,
    as_ods,
    asked_column,
    catalogue,
    figures,
    filled,
    messages,
    opened,
    read,
    read_together,
    renumbered,
    saved,
    sent,
    template,
    zipped,
)

# Column C is what is published of 2025, D is 2026.
FILLED = {"D7": 4, "D8": "<3", "D9": "k. A.", "D10": "-"}
EXPECTED = {
    ("13076004", ""): 4.0,
    ("13076008", ""): "suppressed",
    ("13076019", ""): "not_collected",
    ("13076041", ""): 0.0,
}


def plain_back():
    return filled(template(), FILLED)


def changed(change):
    """What was filled in, after somebody has done something else to the workbook."""
    book = opened(plain_back())
    change(book)
    return saved(book)


def sort_rows(book):
    sheet = book[SHEET]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST, max_row=FIRST + 3)]
    for line, row in enumerate(reversed(rows), start=FIRST):
        for column, value in enumerate(row, start=1):
            sheet.cell(line, column).value = value


def hide(book):
    book[SHEET].column_dimensions["B"].hidden = True
    book[SHEET].row_dimensions[8].hidden = True


def insert_column(book):
    sheet = book[SHEET]
    sheet.unmerge_cells("A2:F2")
    sheet.insert_cols(3)
    sheet["C6"] = "Bemerkung"
    sheet["C7"] = "geschätzt"


def add_sheet(book):
    book.create_sheet("Notizen")["A1"] = "Herr Meier fragt nach"


def rename_sheets(book):
    book[SHEET].title = "Zahlen Meier"
    book["Anleitung"].title = "Blatt 1"


def show_everything(book):
    book["bildungslupe"].sheet_state = "visible"
    book[SHEET].row_dimensions[3].hidden = False


def drop_cover(book):
    del book["Anleitung"]


def copy_sheet(book):
    book.copy_worksheet(book[SHEET]).title = "Kopie"


def blank_rows_and_remark(book):
    book[SHEET]["B14"] = "Stand: Einwohnermeldeamt"


def unlock(book):
    book[SHEET].protection.disable()


def numbers_as_texts(book):
    book[SHEET]["D7"] = " 4 "


def keys_as_numbers(book):
    for row in range(FIRST, FIRST + 4):
        book[SHEET].cell(row, 1).value = int(book[SHEET].cell(row, 1).value)


def spell_signs(book):
    book[SHEET]["D8"], book[SHEET]["D9"], book[SHEET]["D10"] = "< 3", "keine Angabe", 0


RIGHT = {
    "as it was sent": lambda book: None,
    "sorted": sort_rows,
    "with hidden columns and rows": hide,
    "with a column more": insert_column,
    "with a sheet more": add_sheet,
    "with other names of sheets": rename_sheets,
    "with everything shown": show_everything,
    "without its instructions": drop_cover,
    "with a copied sheet": copy_sheet,
    "with a remark below": blank_rows_and_remark,
    "without protection": unlock,
    "with numbers as texts": numbers_as_texts,
    "with keys as numbers": keys_as_numbers,
    "with signs spelled otherwise": spell_signs,
}


@pytest.mark.parametrize("way", RIGHT)
def test_a_template_is_read_rightly_when_it_comes_back(way, tmp_path):
    delivery = read(changed(RIGHT[way]), tmp_path)
    assert (delivery.format, delivery.table) == ("template", "V-2026-1"), messages(delivery)
    assert figures(delivery) == EXPECTED
    assert delivery.returned.complete and messages(delivery, "error") == ""


def test_it_is_recognised_under_any_name_and_as_a_file_of_libreoffice(tmp_path):
    assert figures(read(plain_back(), tmp_path, "Kopie von mail (3).XLSX")) == EXPECTED
    assert figures(read(as_ods(plain_back()), tmp_path, "mail.ods")) == EXPECTED


def test_what_libreoffice_has_saved_is_read_alike(tmp_path):
    """As .xlsx, .ods and .xls; formulas of the last column are computed anew there."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "a.xlsx").write_bytes(plain_back())
    for kind in ("ods", "xls", "xlsx"):
        folder = tmp_path / kind
        command = [office, f"-env:UserInstallation=file://{tmp_path / 'office'}", "--headless"]
        command += ["--convert-to", kind, "--outdir", str(folder), str(tmp_path / "a.xlsx")]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        delivery = read((folder / f"a.{kind}").read_bytes(), tmp_path, f"zurück.{kind}")
        assert figures(delivery) == EXPECTED, messages(delivery)


def foreign_row(book):
    for column, value in zip("ABCD", ("13076108", "Parchim", 300, 250), strict=True):
        book[SHEET][f"{column}11"] = value


def row_without_key(book):
    book[SHEET]["D12"] = 17


def swapped_keys(book):
    book[SHEET]["A7"], book[SHEET]["A8"] = book[SHEET]["A8"].value, book[SHEET]["A7"].value


def renamed(book):
    book[SHEET]["B9"] = "Bresegard"


def doubled_row(book):
    for column in "ABCD":
        book[SHEET][f"{column}11"] = book[SHEET][f"{column}7"].value
    book[SHEET]["D11"] = 9


def word(book):
    book[SHEET]["D9"] = "zwölf"


def number_and_word(book):
    book[SHEET]["D9"] = "12 Kinder"


def decimals(book):
    book[SHEET]["D9"] = 2.5


def negative(book):
    book[SHEET]["D9"] = -3


def too_high(book):
    book[SHEET]["D7"] = 41


def formula_without_result(book):
    book[SHEET]["D9"] = "=2+3"


def a_day(book):
    book[SHEET]["D9"] = datetime(2026, 3, 1)


def merged(book):
    book[SHEET].merge_cells("D7:D8")


def lost_column(book):
    book[SHEET].delete_cols(4)


def lost_marks(book):
    book[SHEET]["A3"] = None


def lost_stamp(book):
    del book["bildungslupe"]


def forged_stamp(book):
    for row in book["bildungslupe"].iter_rows():
        if row[0].value == "spalte" and row[4].value == "melden":
            row[3].value = "2025"


def two_copies_that_differ(book):
    book.copy_worksheet(book[SHEET]).title = "Kopie"
    book["Kopie"]["D7"] = 9


def empty(book):
    for row in range(FIRST, FIRST + 4):
        book[SHEET][f"D{row}"] = None


WRONG = {
    "a row of another Amt": (foreign_row, 11, "D", "13076108"),
    "a value without a key": (row_without_key, 12, "D", "ohne Schlüssel"),
    "keys that changed places": (swapped_keys, 7, "B", "gehört „Belsch“, hier steht „Bandenitz“"),
    "another name": (renamed, 9, "B", "gehört „Bresegard bei Picher“, hier steht „Bresegard“"),
    "a place twice": (doubled_row, 11, None, "schon in Zeile 7"),
    "a word": (word, 9, "D", "„zwölf“"),
    "a number and a word": (number_and_word, 9, "D", "„12 Kinder“"),
    "half a child": (decimals, 9, "D", "Nachkommastellen"),
    "fewer than none": (negative, 9, "D", "negativ"),
    "more than there are": (too_high, 7, "D", "41 ist zu hoch"),
    "a formula without a result": (formula_without_result, 9, "D", "Formel"),
    "a day": (a_day, 9, "D", "Datum"),
    "merged cells": (merged, 8, "D", "verbunden"),
    "a lost column": (lost_column, None, None, f"Eine Spalte fehlt in der Datei: {U3} 2026"),
    "no marks": (lost_marks, None, None, "Kennzeile"),
    "no stamp": (lost_stamp, None, None, "Kennblatt fehlt"),
    "a forged stamp": (forged_stamp, None, None, "Prüfsumme"),
    "copies that differ": (two_copies_that_differ, 7, "D", "im Blatt „Ausfüllen“ (D7) anders"),
    "nothing filled in": (empty, None, None, "noch nichts ausgefüllt"),
}


@pytest.mark.parametrize("way", WRONG)
def test_what_cannot_be_meant_is_refused_with_its_place(way, tmp_path):
    change, row, column, words = WRONG[way]
    delivery = read(changed(change), tmp_path)
    errors = [one for one in delivery.findings if one.level == "error"]
    assert any(words in one.message for one in errors), messages(delivery)
    [found] = [one for one in errors if words in one.message]
    assert (found.row, found.column) == (row, column)
    assert row is None or f"Blatt „{found.sheet}“, Zeile {row}" in found.message
    assert delivery.observations == ()


def test_empty_cells_are_not_delivered_yet_and_never_zero(tmp_path):
    delivery = read(filled(template(), {"D7": 4}), tmp_path)
    assert figures(delivery) == {("13076004", ""): 4.0}
    assert not delivery.returned.complete and delivery.returned.filled == 1
    assert [place for place, _ in delivery.returned.missing] == ["13076008", "13076019", "13076041"]
    assert "Noch nicht geliefert: 3 von 4 Zellen (Belsch, Bresegard bei Picher, Gammelin)" in messages(
        delivery, "warning"
    )


def test_a_row_that_is_gone_is_not_delivered_yet(tmp_path):
    delivery = read(changed(lambda book: book[SHEET].delete_rows(8)), tmp_path)
    assert ("13076008", "") not in figures(delivery) and delivery.ok
    assert "1 Zeile fehlt: Belsch" in messages(delivery, "warning")


def test_locked_numbers_that_somebody_changed_are_said_and_never_read(tmp_path):
    delivery = read(filled(template(), {**FILLED, "C7": 99, "C8": 2}), tmp_path)
    assert figures(delivery) == EXPECTED
    said = messages(delivery, "warning")
    assert "Zeile 7, Spalte „C“: " in said and "ausgegeben wurde „5“, hier steht „99“" in said
    assert "Zeile 8, Spalte „C“: " in said and "ausgegeben wurde „geschützt“, hier steht „2“" in said


def test_a_formula_is_read_by_its_result_and_said(tmp_path):
    """Excel stores the result; openpyxl does not, so the number stands in the XML."""
    content = filled(template(), {**FILLED, "D7": "=1+3"})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    for name, part in parts.items():
        parts[name] = part.replace(b"<f>1+3</f><v></v>", b"<f>1+3</f><v>4</v>").replace(
            b"<f>1+3</f><v />", b"<f>1+3</f><v>4</v>"
        )
        if name == "xl/workbook.xml":
            parts[name] = part.replace(b'fullCalcOnLoad="1"', b"")
    delivery = read(zipped(parts), tmp_path)
    assert figures(delivery) == EXPECTED, messages(delivery)
    assert "Zeile 7, Spalte „D“: Hier steht eine Formel; übernommen wird ihr Ergebnis 4." in messages(
        delivery, "warning"
    )


def test_a_number_far_above_an_estimate_is_only_a_warning(tmp_path):
    """Of Belsch the children of another year are known: 20, so that up to 30 are likely."""
    delivery = read(filled(template(), {**FILLED, "D8": 44}), tmp_path)
    assert figures(delivery)["13076008", ""] == 44.0
    assert "44 ist ungewöhnlich hoch" in messages(delivery, "warning")


def test_breakdowns_and_years_have_columns_of_their_own(tmp_path):
    one = template(LEAVERS, years=(2025, 2026))
    sheet = opened(sent(one))[SHEET]
    letters = {column.key: asked_column(sheet, column.key) for column in one.columns}
    values = {f"{letters[column.key]}7": 10 + at for at, column in enumerate(one.columns)}
    delivery = read(filled(one, values), tmp_path)
    read_back = {(cell.breakdown, cell.year): cell.value for cell in delivery.observations}
    assert messages(delivery, "error") == "" or read_back == {}
    asked = [(column.breakdown, column.year) for column in one.columns]
    assert asked == [
        (breakdown, year) for breakdown in ("", "geschlecht:w", "geschlecht:m") for year in (2025, 2026)
    ]


def test_many_measures_have_a_sheet_each(tmp_path):
    one = template(U3, OVER3, LEAVERS, "eingeschulte", "spaet_eingeschulte", years=(2025, 2026))
    book = opened(sent(one))
    assert len(book.sheetnames) == 7 and "Kinder unter 3 Jahren in Tagese" in book.sheetnames
    content = filled(one, {"D7": 4}, "Kinder unter 3 Jahren in Tagese")
    assert figures(read(content, tmp_path)) == {("13076004", ""): 4.0}


def register(*numbers, area="130765658"):
    return [
        IssuedTemplate(number, "amt", area, (U3,), (2026,), date(2026, 11, 20 + at))
        for at, number in enumerate(numbers)
    ]


def test_an_older_template_and_an_unknown_one_are_named(tmp_path):
    older = read(plain_back(), tmp_path, issued=register("V-2026-1", "V-2026-9", "V-2026-10"))
    assert figures(older) == EXPECTED
    assert "am 22.11.2026 wurde V-2026-10 für dasselbe ausgegeben" in messages(older, "warning")
    latest = read(plain_back(), tmp_path, issued=register("V-2026-1"))
    assert messages(latest, "warning") == ""
    unknown = read(plain_back(), tmp_path, issued=register("V-2026-7"))
    assert "V-2026-1 steht nicht im Verzeichnis" in messages(unknown, "warning")


def test_several_come_back_in_one_archive(tmp_path):
    other = template(number="V-2026-2", area="130765654", places={"13076034": "Dömitz"}, counts={})
    files = {
        "Ämter/Hagenow.xlsx": plain_back(),
        "Ämter/__MACOSX/._Hagenow.xlsx": b"clutter",
        "dömitz.ods": as_ods(filled(other, {"C7": 30})),
        "Brief.docx": zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}),
    }
    (tmp_path / "Rücklauf KW48.zip").write_bytes(zipped(files))
    deliveries = read_files([tmp_path / "Rücklauf KW48.zip"], catalogue(), {*PLACES, "13076034"})
    names = [one.file for one in deliveries]
    assert names == [f"Rücklauf KW48.zip → {name}" for name in ("Hagenow.xlsx", "dömitz.ods")]
    assert figures(deliveries[0]) == EXPECTED
    assert figures(deliveries[1]) == {("13076034", ""): 30.0}
    assert "Rücklauf KW48.zip → Brief.docx: Das ist ein Word-Dokument" in messages(deliveries[0], "warning")


def test_two_returns_of_one_amt_count_once_and_are_refused_where_they_differ(tmp_path):
    first, second = plain_back(), filled(template(), {"D7": 4})
    alike = read_together(tmp_path, {"a.xlsx": first, "b.xlsx": second})
    assert [len(one.observations) for one in alike] == [4, 0] and all(one.ok for one in alike)
    differing = filled(template(), {"D7": 6})
    one, other = read_together(tmp_path, {"a.xlsx": first, "b.xlsx": differing})
    assert one.ok and not other.ok
    assert "hier (Blatt „Ausfüllen“, D7) 6, dort (Blatt „Ausfüllen“, D7) 4" in messages(other, "error")
    # parts that complete each other come together
    rest = filled(template(), {"D8": 7})
    both = read_together(tmp_path, {"a.xlsx": second, "b.xlsx": rest})
    assert [figures(one) for one in both] == [{("13076004", ""): 4.0}, {("13076008", ""): 7.0}]


def test_a_renumbered_stamp_is_another_template(tmp_path):
    """Numbers are not part of what is read: the columns of the stamp are."""
    delivery = read(filled(renumbered(template(), "V-2027-3"), FILLED), tmp_path)
    assert delivery.table == "V-2027-3" and figures(delivery) == EXPECTED


WIDE = {
    "13076004": ({}, "leer"),
    "13076008": ({"at": 1, "value": 3}, "unvollständig"),
    "13076019": ({"every": 2}, "vollständig"),
    "13076041": ({"every": 2, "at": 5, "value": "viele"}, "bitte prüfen"),
    "13076005": ({"every": 2, "at": 7, "value": 2.5}, "bitte prüfen"),
    "13076015": ({"every": 2, "at": 9, "value": -1}, "bitte prüfen"),
    "13076042": ({"every": "<3"}, "vollständig"),
    "13076046": ({"every": "K. A.", "at": 3, "value": "-"}, "vollständig"),
}


def test_the_check_of_a_wide_row_is_short_enough_for_excel_and_libreoffice_reckons_it(tmp_path):
    """Excel refuses a workbook with a formula of more than 8,192 characters."""
    places = {key: f"Ort {number}" for number, key in enumerate(WIDE)}
    one = template(LEAVERS, years=tuple(range(2007, 2027)), places=places)
    book = opened(sent(one))
    sheet = book.worksheets[1]
    columns = [at for at, column in enumerate(one.columns, start=3) if column.asked]
    assert len(columns) > 50
    for line, (wish, _) in enumerate(WIDE.values(), start=FIRST):
        for at in columns if "every" in wish else ():
            sheet.cell(line, at).value = wish["every"]
        if "at" in wish:
            sheet.cell(line, columns[wish["at"]]).value = wish["value"]
    last = 3 + len(one.columns)
    formulas = [sheet.cell(line, last).value for line in range(FIRST, FIRST + len(WIDE))]
    assert max(map(len, formulas)) < 8_192 * len(columns) / MOST_COLUMNS, (
        "and with as many columns as there may be"
    )
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "a.xlsx").write_bytes(saved(book))
    command = [office, f"-env:UserInstallation=file://{tmp_path / 'office'}", "--headless"]
    command += ["--convert-to", "xlsx", "--outdir", str(tmp_path / "back"), str(tmp_path / "a.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    content = (tmp_path / "back" / "a.xlsx").read_bytes()
    reckoned = load_workbook(io.BytesIO(content), data_only=True).worksheets[1]
    said = {key: reckoned.cell(line, last).value for line, key in enumerate(WIDE, start=FIRST)}
    assert said == {key: word for key, (_, word) in WIDE.items()}
    back = load_workbook(io.BytesIO(content)).worksheets[1]
    open_cells = {(line, at) for line in range(FIRST, FIRST + len(WIDE)) for at in columns}
    assert back.protection.sheet
    assert {cell.coordinate for row in back.iter_rows() for cell in row if not cell.protection.locked} >= {
        back.cell(line, at).coordinate for line, at in open_cells
    }
    assert back.cell(FIRST, 1).protection.locked and back.cell(FIRST, last).protection.locked
    ruled = {
        at for rule in back.data_validations.dataValidation for span in rule.sqref.ranges for at in span.cells
    }
    assert ruled >= open_cells, "each open cell still refuses what cannot be"
    assert back.cell(FIRST + 1, columns[1]).value == 3
