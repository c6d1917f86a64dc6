"""Findings stand at their cells, whatever their reader calls the column; what was changed shows the original."""

from __future__ import annotations

from dashboard.domain.deliveries.amendments import (
    NO_AMENDMENTS,
    Amendments,
    CellChange,
    FindingAnswer,
    RowLeftOut,
)
from dashboard.staff.intake.changes import with_amendments, with_tables
from dashboard.staff.intake.findings.views import CellMark, FoldedRows, FoundRow
from dashboard.staff.intake.intake import Intake
from data.importing.files.limits import Limits
from data.importing.uploads.kinds import sent_file
from data.staff.intake.deliveries import deliveries_of
from data.staff.intake.found_tables import found_tables
from data.staff.intake.recognising import recognised
from tests.data.importing.mapping.books import Book
from tests.data.staff.intake.test_recognising import AT, knowledge

__all__ = ["knowledge"]

HEAD = "merkmal;gebiet;jahr;gliederung;wert"
PLACES = ("13076108", "13076090", "13076088", "13076014")
WRONG = "\n".join(
    [HEAD, *(f"kitas;{place};2024;;{value}" for place, value in zip(PLACES, "1x34", strict=True))]
)


def found(knowledge, name, content, amendments=NO_AMENDMENTS):
    tables = recognised(sent_file(name, content, Limits()), knowledge).tables
    intake = with_amendments(with_tables(Intake(1, "", "K. Lange", AT), tables), amendments)
    contents = {tables[0].key: content}
    return found_tables(intake, contents, deliveries_of(intake, contents, knowledge)).tables[0]


def cells(table, mark):
    return [
        (row.number, cell.column, cell.text)
        for sheet in table.sheets
        for row in sheet.rows
        if isinstance(row, FoundRow)
        for cell in row.cells
        if cell.mark is mark
    ]


def test_a_column_called_by_its_head_has_its_letter(knowledge):
    table = found(knowledge, "t.csv", WRONG.replace("x", "1B").encode())
    assert cells(table, CellMark.ERROR) == [(3, "E", "1B")]
    [finding] = table.of_level("error")
    assert (finding.where, finding.cells) == ("Zeile 3, Spalte E", ((3, "E"),))
    assert finding.title == "Der Wert „1B“ ist eine Zahl mit Zusatz oder mit falsch gesetzten Punkten"


def test_a_changed_cell_shows_what_the_file_says(knowledge):
    change = CellChange("t.csv", "", 3, "E", "1B", "2", "lange", "2026-11-30T08:52")
    table = found(knowledge, "t.csv", WRONG.replace("x", "1B").encode(), Amendments((change,)))
    assert table.of_level("error") == ()
    assert cells(table, CellMark.CHANGED) == [(3, "E", "2")]
    changed = next(row for row in table.sheets[0].rows if isinstance(row, FoundRow) and row.number == 3)
    assert changed.cells[4].original == "1B"
    assert table.changes == (change,)


def test_a_row_left_out_stays_to_be_seen(knowledge):
    row = RowLeftOut("t.csv", "", 3, "kitas | 13076090 | 2024 | 1B")
    table = found(knowledge, "t.csv", WRONG.replace("x", "1B").encode(), Amendments((), (row,)))
    assert table.of_level("error") == ()
    assert [one.number for one in table.sheets[0].rows if isinstance(one, FoundRow) and one.left_out] == [3]


def test_rows_without_a_finding_are_folded_in_a_workbook(knowledge):
    rows = [HEAD.split(";"), *(["kitas", place, 2024, None, 1] for place in PLACES * 3)]
    rows = [[*row] for row in rows]
    for at, row in enumerate(rows[1:]):
        row[2] = 2012 + at // 4
    rows[-1][4] = "1B"
    table = found(knowledge, "t.xlsx", Book(rows).content())
    assert cells(table, CellMark.ERROR) == [(13, "E", "1B")]
    assert table.sheets[0].rows[1] == FoldedRows(10, 2)
    assert table.sheets[0].rows[0].head


def test_an_answer_stays_with_its_finding_alone(knowledge):
    text = f"{HEAD};bemerkung\nkitas;13076108;2024;;1;geprüft\n"
    table = found(knowledge, "t.csv", text.encode())
    [warning] = table.of_level("warning")
    assert warning.is_open
    answer = FindingAnswer("t.csv", warning.identity, warning.message, "ist so gewollt")
    again = found(knowledge, "t.csv", text.encode(), Amendments(answers=(answer,)))
    assert again.of_level("warning")[0].answer == answer
    other = found(
        knowledge, "t.csv", text.replace("bemerkung", "notiz").encode(), Amendments(answers=(answer,))
    )
    assert other.of_level("warning")[0].answer is None


def test_a_finding_about_the_whole_file_has_no_cells(knowledge):
    doubled = Book(
        [HEAD.split(";"), ["kitas", "13076108", 2024, None, 1]], more={"Notizen": [("bitte prüfen",)]}
    )
    table = found(knowledge, "t.xlsx", doubled.content())
    [warning] = table.of_level("warning")
    assert warning.cells == () and "Gelesen: „Tabelle1“" in warning.message
    assert table.sheets == ()
