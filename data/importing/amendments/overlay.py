"""Lays changed cells and rows left out over a delivered file, before any reader sees it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from dashboard.domain.deliveries.amendments import Amendments, CellChange, RowLeftOut, row_text
from dashboard.errors import FileRejected
from dashboard.texts import both
from data.importing.files.limits import Limits
from data.importing.files.lines import before_footer, delimiter_of, lines_of, rows_of
from data.importing.files.sheet_cells import Sheet
from data.importing.findings import Findings, shortened
from data.importing.mapping.grid import column_of
from data.importing.tables.raw_table import RawRow

LONGEST_TEXT = 500
"""Characters of a cell that somebody types."""


def over_sheets(sheets: Sequence[Sheet], amendments: Amendments, findings: Findings) -> tuple[Sheet, ...]:
    """The sheets with the changes of their file. One that does not fit what stands there any more is an error, and
    nothing is changed by it. Without a sheet it means the only one that has rows."""
    amendments = _on_the_only_sheet(sheets, amendments)
    named = {sheet.name for sheet in sheets}
    for one in amendments.edits:
        if one.sheet not in named:
            _refuse(one, both("finding_part_no_sheet", sheet=shortened(one.sheet)), findings)
    return tuple(_over_sheet(sheet, amendments, findings) for sheet in sheets)


def _on_the_only_sheet(sheets: Sequence[Sheet], amendments: Amendments) -> Amendments:
    filled = [sheet.name for sheet in sheets if sheet.rows]
    if len(filled) != 1:
        return amendments
    return replace(
        amendments,
        cells=tuple(replace(one, sheet=one.sheet or filled[0]) for one in amendments.cells),
        rows=tuple(replace(one, sheet=one.sheet or filled[0]) for one in amendments.rows),
    )


def over_text(text: str, amendments: Amendments, findings: Findings, limits: Limits) -> str:
    """The text of a CSV file with the changes; every other row stays where it is. Raises FileRejected where the text
    is no table."""
    if not amendments.edits:
        return text
    file = findings.file
    lines = lines_of(text, file, limits)
    delimiter = delimiter_of(lines)
    rows = rows_of(before_footer(lines)[0], file, limits, delimiter)
    before = {row.number: row for row in rows}
    changed = _over_rows(before, "", amendments, findings)
    ends = {row.number: following.number for row, following in pairwise(rows)}
    for number, row in before.items():
        after = changed.get(number)
        if after is row:
            continue
        first = number - 1
        last = ends.get(number, number + 1 + sum(cell.count("\n") for cell in row.cells)) - 1
        written = _written(after.cells, delimiter).split("\n") if after is not None else []
        lines[first:last] = [*written, *("" for _ in range(last - first - len(written)))]
    return "\n".join(lines)


def _over_sheet(sheet: Sheet, amendments: Amendments, findings: Findings) -> Sheet:
    before = {row.number: row for row in sheet.rows}
    changed = _over_rows(before, sheet.name, amendments, findings)
    if all(changed.get(number) is row for number, row in before.items()):
        return sheet
    touched = {(one.row, column_of(one.column)) for one in amendments.cells if one.sheet == sheet.name}
    return replace(
        sheet,
        rows=tuple(changed[number] for number in before if number in changed),
        rounded={at: shown for at, shown in sheet.rounded.items() if at not in touched},
        formulas=sheet.formulas - touched,
    )


def _over_rows(
    before: Mapping[int, RawRow], sheet: str, amendments: Amendments, findings: Findings
) -> dict[int, RawRow]:
    rows = dict(before)
    for one in amendments.cells:
        if one.sheet == sheet:
            _change(rows, one, findings)
    for row in amendments.rows:
        if row.sheet != sheet:
            continue
        stands = before.get(row.row)
        if stands is None or row_text(stands.cells) != row.old:
            now = row_text(stands.cells) if stands is not None else ""
            _refuse(row, _stands(row.old, now), findings)
        else:
            del rows[row.row]
    return rows


def _change(rows: dict[int, RawRow], one: CellChange, findings: Findings) -> None:
    row = rows.get(one.row)
    column = column_of(one.column)
    stands = row.cells[column] if row is not None and column < len(row.cells) else ""
    if row is None or stands.strip() != one.old.strip():
        _refuse(one, _stands(one.old, stands), findings)
    elif not is_possible(one.new):
        _refuse(one, both("finding_part_no_cell_text", text=shortened(one.new)), findings)
    else:
        width = max(len(row.cells), column + 1)
        cells = [*row.cells, *("" for _ in range(width - len(row.cells)))]
        cells[column] = one.new
        rows[one.row] = RawRow(one.row, tuple(cells))


def is_possible(text: str) -> bool:
    """Whether somebody may write this into a cell: one line of printable signs, not too long."""
    return len(text) <= LONGEST_TEXT and all(sign.isprintable() or sign == "\u00a0" for sign in text)


def _stands(old: str, now: str) -> tuple[str, str]:
    """What should stand somewhere, and what does."""
    key = "finding_part_other_text" if now.strip() else "finding_part_no_text"
    return both(key, old=shortened(old), now=shortened(now))


def _refuse(one: CellChange | RowLeftOut, why: tuple[str, str], findings: Findings) -> None:
    column = one.column if isinstance(one, CellChange) else None
    findings.tell(
        "error",
        "change_outdated" if isinstance(one, CellChange) else "row_out_outdated",
        why=why,
        row=one.row,
        column=column,
        found=one.old,
        sheet=one.sheet,
    )


def refuse_geodata(amendments: Amendments, file: str) -> None:
    """Raises FileRejected where somebody changed cells of a file that has none."""
    _refuse_edits(
        amendments, file, "Geodaten lassen sich keine Zellen ändern; bitte im Kartenprogramm berichtigen"
    )


def refuse_catalogue(amendments: Amendments, file: str) -> None:
    """The same of a catalogue of courses."""
    _refuse_edits(
        amendments,
        file,
        "Kurskatalogen lassen sich keine Zellen ändern; bitte dort berichtigen, woher er kommt",
    )


def _refuse_edits(amendments: Amendments, file: str, cause: str) -> None:
    if amendments.edits:
        raise FileRejected(f"{file}: In {cause}.", file=file)


def _written(cells: Sequence[str], delimiter: str) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator="\n").writerow(cells)  # quotes line ends
    return buffer.getvalue().removesuffix("\n")
