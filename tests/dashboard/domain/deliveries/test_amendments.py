"""What people change about files: one change a cell, taken back without a trace, and said in the note."""

from __future__ import annotations

from dashboard.domain.deliveries.amendments import (
    NO_AMENDMENTS,
    Amendments,
    CellChange,
    FindingAnswer,
    RowLeftOut,
)

FIRST = CellChange("kita.xlsx", "Tabelle1", 37, "E", "1B", "18", "lange", "2026-11-30T08:52")


def test_a_cell_changed_twice_has_one_change_from_the_text_of_the_file():
    again = CellChange("kita.xlsx", "Tabelle1", 37, "E", "18", "19", "brandt")
    assert NO_AMENDMENTS.changed(FIRST).changed(again).cells == (
        CellChange("kita.xlsx", "Tabelle1", 37, "E", "1B", "19", "brandt"),
    )


def test_the_text_of_the_file_again_is_no_change():
    back = CellChange("kita.xlsx", "Tabelle1", 37, "E", "18", "1B")
    assert not NO_AMENDMENTS.changed(FIRST).changed(back)
    assert not NO_AMENDMENTS.changed(FIRST).unchanged("kita.xlsx", "Tabelle1", 37, "E")


def test_a_row_is_left_out_once_and_comes_back():
    row = RowLeftOut("kita.xlsx", "Tabelle1", 40, "Gallin | 11")
    whole = NO_AMENDMENTS.left_out(row).left_out(row)
    assert whole.rows == (row,)
    assert not whole.unchanged("kita.xlsx", "Tabelle1", 40)


def test_an_answer_takes_the_place_of_an_earlier_one():
    first, second = (FindingAnswer("kita.xlsx", "4f", "Zeile 3: …", reason) for reason in ("", "geprüft"))
    whole = NO_AMENDMENTS.answered(first).answered(second)
    assert whole.answers == (second,)
    assert not whole.unanswered("4f")


def test_the_note_says_changes_rows_and_reasons():
    whole = Amendments(
        (FIRST,),
        (RowLeftOut("kita.xlsx", "Tabelle1", 40, "Gallin | 11", "doppelt"),),
        (FindingAnswer("kita.xlsx", "4f", "Anstieg", "neue Kita"), FindingAnswer("kita.xlsx", "5f", "k. A.")),
    )
    assert whole.note() == (
        "Geändert: kita.xlsx, Blatt „Tabelle1“, Zeile 37, Spalte E: „1B“ zu „18“. Nicht gelesen: kita.xlsx, Blatt "
        "„Tabelle1“, Zeile 40 (doppelt). So gelassen: Anstieg (neue Kita)"
    )
    assert NO_AMENDMENTS.note() == ""


def test_amendments_belong_to_their_file():
    other = CellChange("andere.csv", "", 2, "B", "1", "2")
    whole = NO_AMENDMENTS.changed(FIRST).changed(other)
    assert whole.of("andere.csv").cells == (other,)
    assert whole.without("andere.csv").cells == (FIRST,)
    assert whole.for_file("andere.csv", "neue.csv").of("neue.csv").cells[0].new == "2"
