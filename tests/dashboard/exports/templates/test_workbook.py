"""The workbook of a template: what is locked, what is accepted, how it is printed, and what it tells."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl.utils import get_column_letter
from python_calamine import CalamineWorkbook

from dashboard.domain.templates.stamp import BrokenStamp, stamp_rows, template_of
from tests.data.importing.templates.sent import (
    COUNTS,
    FIRST,
    LEAVERS,
    PLACES,
    SHEET,
    U3,
    opened,
    sent,
    template,
)


@pytest.fixture(scope="module")
def one():
    return template(U3, LEAVERS)


@pytest.fixture(scope="module")
def book(one):
    return opened(sent(one))


def test_only_what_is_to_be_filled_in_is_unlocked(one, book):
    for sheet in book:
        assert sheet.protection.sheet
    unlocked = {
        cell.coordinate for row in book[SHEET].iter_rows() for cell in row if not cell.protection.locked
    }
    letters = {column.key: get_column_letter(3 + at) for at, column in enumerate(one.columns)}
    rows = {place.key: FIRST + at for at, place in enumerate(one.places)}
    assert unlocked == {f"{letters[column]}{rows[place]}" for place, column in one.open_cells()}
    assert len(unlocked) == 16 and not any(
        cell.protection.locked is False
        for sheet in book
        if sheet.title != SHEET
        for row in sheet
        for cell in row
    )


def test_names_and_keys_and_published_figures_are_there(book):
    sheet = book[SHEET]
    rows = [[sheet.cell(FIRST + at, column).value for column in (1, 2, 3)] for at in range(4)]
    published = [5, "geschützt", 3, 1004]
    assert rows == [[key, name, value] for (key, name), value in zip(PLACES.items(), published, strict=True)]
    heads = [cell.value for cell in sheet[6]]
    assert heads == ["Schlüssel", "Gemeinde", "2025 (zum Vergleich)", *("2026",) * 4, "Prüfung"]


def test_no_number_that_is_kept_secret_is_anywhere_in_the_file(one):
    """The count of Belsch is hidden: the planner does not even know it."""
    assert COUNTS[U3, "", 2025, "13076008"].value is None
    calamine = CalamineWorkbook.from_filelike(io.BytesIO(sent(one)))
    texts = {
        str(cell)
        for name in calamine.sheet_names
        for row in calamine.get_sheet_by_name(name).to_python()
        for cell in row
        if "13076008" in row
    }
    numbers = {text for text in texts if text.replace(".0", "").isdigit()}
    # 30 are as many as there can be, reckoned from the children who live there
    assert "geschützt" in texts and numbers == {"13076008", "30"}


def test_each_open_cell_accepts_whole_numbers_up_to_the_limit_and_three_signs(one, book):
    rules = {str(rule.sqref): rule for rule in book[SHEET].data_validations.dataValidation}
    assert len(rules) == 16
    limited, free = rules["D7"], rules["D9"]
    assert limited.formula1 == ('IF(ISNUMBER(D7),AND(D7>=0,D7=INT(D7),D7<=12),OR(D7="k. A.",D7="<3",D7="-"))')
    assert free.formula1 == 'IF(ISNUMBER(D9),AND(D9>=0,D9=INT(D9)),OR(D9="k. A.",D9="<3",D9="-"))'
    assert "D8<=" not in rules["D8"].formula1, "an estimate forbids nothing"
    assert limited.errorStyle in (None, "stop") and "von 0 bis 12" in limited.error
    assert limited.promptTitle == "Bandenitz, 2026" and "noch nicht geliefert" in limited.prompt
    assert "Mehr als 30" in rules["D8"].prompt
    assert all(len(rule.prompt) <= 255 and len(rule.promptTitle) <= 32 for rule in rules.values())


def test_implausible_cells_are_marked_and_the_last_column_says_what_is_missing(book):
    marked = {
        str(cells.sqref): [one.formula[0] for one in cells.rules]
        for cells in book[SHEET].conditional_formatting
    }
    assert "IF(ISNUMBER(D7),D7>12,FALSE)" in marked["D7"]
    assert any("D10>2008" in formula for formula in marked["D10"]), "twice as many as in the year before"
    check = book[SHEET]["H7"].value
    assert check.startswith('=IF((COUNTBLANK(D7:G7)-0)=4,"leer"') and '"zu hoch"' in check
    cached = CalamineWorkbook.from_filelike(io.BytesIO(sent(template()))).get_sheet_by_name(SHEET).to_python()
    assert cached[6][4] == "leer", "a program that does not reckon shows it, too"


def test_every_column_has_a_note_and_the_cover_says_all_that_matters(one, book):
    notes = [cell.comment.text for cell in book[SHEET][6] if cell.comment]
    assert len(notes) == len(one.columns)
    assert "Kinder unter 3 Jahren in Tageseinrichtungen" in notes[0] and "Stichtag: 1. März" in notes[0]
    assert "weiblich" in notes[3] and "Einheit: Abgehende" in notes[3]
    said = "\n".join(str(cell.value) for row in book["Anleitung"] for cell in row if cell.value)
    for words in (
        *("Amt Hagenow-Land", "Krippenkinder 2026", "20.\u00a0Dezember 2026", "bildungsbuero@kreis.example"),
        *("V-2026-1, ausgegeben am 30.\u00a0November 2026", "Es sind 16 Zellen in 4 Zeilen", "„Ausfüllen“"),
        *("nie null", "k. A.", "„geschützt“"),
    ):
        assert words in said


def test_it_is_printed_on_a4_across_with_its_heads_on_each_page(book):
    for name, pages in (("Anleitung", None), (SHEET, 0)):
        page = book[name].page_setup
        assert (page.orientation, str(page.paperSize)) == ("landscape", "9")
        assert (page.fitToWidth or 1, page.fitToHeight) == (1, pages) and book[
            name
        ].sheet_properties.pageSetUpPr.fitToPage
    sheet = book[SHEET]
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$4:$6", "$A:$B")
    assert "V-2026-1 · Amt Hagenow-Land" in sheet.oddFooter.left.text
    assert sheet.freeze_panes == "C7"


def test_screen_readers_find_the_heads_and_programs_the_language(book):
    assert [name for name in book.defined_names if name.startswith("TitleRegion")] == [
        "TitleRegion1.A6.H10.1"
    ]
    assert book.properties.title == "Krippenkinder 2026, Amt Hagenow-Land"


def test_there_are_no_macros_and_no_links(one):
    with zipfile.ZipFile(io.BytesIO(sent(one))) as archive:
        parts = archive.namelist()
        relations = b"".join(archive.read(name) for name in parts if name.endswith(".rels"))
    assert not [name for name in parts if "vba" in name.lower() or "external" in name.lower()]
    assert b'TargetMode="External"' not in relations


def test_the_stamp_is_hidden_and_says_everything_again(one, book):
    assert book["bildungslupe"].sheet_state == "veryHidden"
    assert template_of(stamp_rows(one)) == one
    rows = [
        [str(cell) for cell in row]
        for row in CalamineWorkbook.from_filelike(io.BytesIO(sent(one)))
        .get_sheet_by_name("bildungslupe")
        .to_python()
    ]
    assert template_of(rows) == one


def test_a_changed_stamp_is_no_stamp(one):
    rows = [list(row) for row in stamp_rows(one)]
    for at, row in enumerate(rows):
        if row[0] == "ort":
            rows[at][1] = "13076108"
            break
    with pytest.raises(BrokenStamp, match="Prüfsumme"):
        template_of(rows)
    with pytest.raises(BrokenStamp, match="andere"):
        template_of([["bildungslupe-vorlage", "99"], *rows[1:]])
