"""Rows that add others up: compared with the sums of what was read, and never stored."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.importing.findings import Findings
from data.importing.mapping.grid import Grid, column_of
from data.importing.mapping.place_names import PlaceNames
from data.importing.mapping.placeholders import joined
from data.importing.mapping.sheet_mapping import SheetMapping
from data.importing.tables.matching import Reading
from data.importing.tables.numbers import NotGerman, german_number, german_text


@dataclass(frozen=True, slots=True)
class RowOfTotals:
    """A row of totals, its words, and the key of the Amt that it adds up: PART where it names none, empty for all
    rows."""

    at: int
    text: str
    amt: str


PART = "teil"
"""Stands for the key of an Amt where a row adds up the rows next to it and says no name."""
_PART = re.compile(r"(?:zwischen|teil|amts)summen?:?", re.IGNORECASE)
_WORDS = re.compile(r"\b(?:(?:zwischen|teil|amts)?summe|insgesamt|gesamt|zusammen)\b:?", re.IGNORECASE)


def added_up(text: str, names: PlaceNames) -> str:
    """What a row of totals adds up by its words: the key of an Amt, PART, or empty for all rows."""
    return (
        names.is_amt(text)
        or names.is_amt(_WORDS.sub(" ", text))
        or (PART if _PART.fullmatch(text.strip()) else "")
    )


def check_totals(
    grid: Grid,
    totals: Sequence[RowOfTotals],
    mapping: SheetMapping,
    readings: Sequence[Reading],
    findings: Findings,
) -> None:
    """Says of each row of totals whether it is the sum; an error where it is not, because then a figure is wrong
    or missing. Where a figure is hidden the total may only be larger."""
    for row in totals:
        agreed, open_columns = 0, []
        for column in mapping.values:
            at = column_of(column.column)
            try:
                said = german_number(joined(grid.own(row.at, at)))
            except NotGerman:
                open_columns.append(column.column)
                continue
            listed = [one for one in readings if _of(one, grid, row, at, totals, mapping)]
            shown = sum(one.observation.value or 0.0 for one in listed)
            hidden = sum(one.observation.value is None for one in listed)
            if (said == shown and not hidden) or (hidden and said >= shown):
                agreed += 1
                continue
            findings.tell(
                "error",
                "total_differs_hidden" if hidden else "total_differs",
                text=row.text,
                said=german_text(said),
                shown=german_text(shown),
                hidden=hidden,
                row=grid.number(row.at, at),
                column=grid.letter_of(row.at, at),
                found=german_text(said),
                expected=german_text(shown),
            )
        if agreed and agreed + len(open_columns) == len(mapping.values):
            findings.tell(
                "note",
                "total_agrees",
                text=row.text,
                row=grid.number(row.at, column_of(mapping.place)),
            )
        elif open_columns and not agreed:
            findings.tell(
                "note",
                "total_untested",
                text=row.text,
                row=grid.number(row.at, column_of(mapping.place)),
            )


def _of(
    one: Reading, grid: Grid, row: RowOfTotals, at: int, totals: Sequence[RowOfTotals], mapping: SheetMapping
) -> bool:
    """Whether a figure stands in the column and in the rows that a row adds up."""
    if mapping.turned:
        return one.row == grid.number(row.at, at)
    if one.column != grid.letter_of(row.at, at):
        return False
    return not row.amt or one.row in _rows_of_amt(grid, row, totals, mapping)


def _rows_of_amt(
    grid: Grid, row: RowOfTotals, totals: Sequence[RowOfTotals], mapping: SheetMapping
) -> tuple[int, ...]:
    """The numbers of the rows of one Amt: those below its row where the table begins with one, else those above."""
    first = next(at for at, number in enumerate(grid.numbers) if number >= mapping.first)
    if min(other.at for other in totals) == first:
        end = min((other.at for other in totals if other.at > row.at), default=grid.height)
        return grid.numbers[row.at + 1 : end]
    begin = max((other.at for other in totals if other.at < row.at), default=-1)
    return grid.numbers[begin + 1 : row.at]
