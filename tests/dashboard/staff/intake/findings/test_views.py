"""Rows without a finding are folded, sentences are cut into a title and what follows."""

from __future__ import annotations

import pytest

from dashboard.staff.intake.findings.views import MOST_OPENED, MOST_ROWS, FoldedRows, folded, parted


def test_rows_without_a_finding_are_folded_and_counted():
    found = list(folded(range(1, 101), {5}, {20, 22, 90}))
    assert found == [
        FoldedRows(4, 1), 4, FoldedRows(13, 6), 18, 19, 20, 21, 22, FoldedRows(65, 24), 88, 89, 90, FoldedRows(9, 92),
    ]  # fmt: skip
    assert sum(one.count if isinstance(one, FoldedRows) else 1 for one in found) == 100


def test_a_fold_opens_at_its_first_row_and_what_lies_behind_the_window_is_a_fold_again():
    found = list(folded(range(1, 301), {1}, {5}, opened=7))
    assert found == [*range(6 + MOST_OPENED), FoldedRows(194, 107)]
    assert list(folded(range(1, 301), {1}, {5}, opened=900)) == list(folded(range(1, 301), {1}, {5}))


def test_two_rows_are_shown_rather_than_folded():
    assert list(folded([1, 2, 3, 4, 5, 6, 7], {1}, {5})) == [0, 1, 2, 3, 4, 5, 6]


def test_a_sheet_full_of_findings_is_cut():
    found = list(folded(range(1, 5001), {1}, set(range(1, 5001))))
    assert len(found) == MOST_ROWS + 1
    assert found[-1] == FoldedRows(5000 - MOST_ROWS, MOST_ROWS + 1)
    assert list(folded([], set(), set())) == []


@pytest.mark.parametrize(
    ("cause", "expected"),
    [
        (
            "Der Wert „1B“ ist eine Zahl mit Zusatz; erwartet wird eine Zahl wie 1.234,5.",
            ("Der Wert „1B“ ist eine Zahl mit Zusatz", "Erwartet wird eine Zahl wie 1.234,5."),
        ),
        (
            "Anstieg von 27 (2024) auf 49 (2025): „Kinder“. Das ist mehr.",
            ("Anstieg von 27 (2024) auf 49 (2025)", "„Kinder“. Das ist mehr."),
        ),
        ("„Gem. A: b“ ist kein Ort. Bitte prüfen.", ("„Gem. A: b“ ist kein Ort", "Bitte prüfen.")),
        ("Die Tabelle ist leer.", ("Die Tabelle ist leer", "")),
    ],
)
def test_a_sentence_is_cut_behind_its_first_part(cause, expected):
    assert parted(cause) == expected
