"""The classic download of Regionalstatistik: title lines, stacked headers, indented names, a footer after a
ruler."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.errors import FileRejected
from data.importing.findings import Findings, shortened, wanted
from data.importing.tables.periods import looks_like_time
from data.importing.tables.raw_table import RawCell, RawRow, RawTable, letter, squeezed

_CODE = re.compile(r"(?:GENESIS-)?Tabelle:\s*([0-9A-Z][0-9A-Z.-]*)", re.IGNORECASE)
_AREA = "gebiet"
_FIXED_COLUMNS = 3  # time, area key, area name
_AREA_KEY = re.compile(r"DG|[0-9]{2}|[0-9]{3}|[0-9]{5}|[0-9]{8}|[0-9]{12}", re.ASCII)
_TIME_WORDS = {
    "stichtag",
    "jahr",
    "berichtsjahr",
    "schuljahr",
    "zeit",
    "zeitraum",
    "kalenderjahr",
    "berichtszeitraum",
}


def is_classic(header: Sequence[str]) -> bool:
    """Whether a first row is that of a classic table of the Regionaldatenbank: it begins with the table's
    code."""
    return bool(header) and _CODE.match(header[0].strip()) is not None


def read(
    rows: Sequence[RawRow], labels: Sequence[str], file: str, *, has_footer: bool, findings: Findings
) -> RawTable:
    """The table above the footer. `labels` names the label columns between area name and values, in order.

    Where `labels` is empty they are called `merkmal_1`, `merkmal_2`, … The time stands in the first column,
    or in older downloads in the header above each value. Raises FileRejected when there is no header block or
    no row of data.
    """
    named = _CODE.match(rows[0].cells[0].strip())
    code = named[1] if named else ""
    layout = _layout(rows, code, file)
    if not has_footer:
        findings.tell(
            "error",
            "footer_missing",
            last=rows[-1].number,
            row=rows[-1].number,
            found="Ende der Datei",
            expected="__________",
        )
    width = max(len(row.cells) for row in layout.header)
    paths = _paths(layout.header, width)
    first_value = next((number for number in range(width) if any(paths[number])), width)
    names = [*labels, *(f"merkmal_{number}" for number in range(len(labels) + 1, width))]
    extra = max(first_value - layout.fixed, 0)
    cells: list[RawCell] = []
    for row in rows[layout.start :]:
        if not _is_data(row, width, layout, findings):
            continue
        area, area_name = row.cells[layout.fixed - 2].strip(), squeezed(row.cells[layout.fixed - 1])
        attributes = {_AREA: area}
        attributes |= {names[number]: squeezed(row.cells[layout.fixed + number]) for number in range(extra)}
        cells += [
            RawCell(
                row=row.number,
                column=f"{letter(number)} ({_words(paths[number])})",
                path=paths[number],
                attributes=attributes,
                names={_AREA: area_name},
                time=layout.times[number] if layout.times else row.cells[0].strip(),
                text=row.cells[number],
            )
            for number in range(first_value, width)
        ]
    return RawTable(
        format="regionalstatistik",
        code=code,
        title=squeezed(" ".join(row.cells[0] for row in layout.title)),
        columns=tuple(_words(path) for path in paths[first_value:]),
        dimensions=tuple(names[:extra]),
        cells=tuple(cells),
    )


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things stand: `fixed` columns come before labels and values; `times` by column if the header has
    them."""

    title: Sequence[RawRow]
    header: Sequence[RawRow]
    start: int
    fixed: int
    times: tuple[str, ...] = ()


def _layout(rows: Sequence[RawRow], code: str, file: str) -> _Layout:
    start = next(
        (number for number, row in enumerate(rows) if number and looks_like_time(row.cells[0])), len(rows)
    )
    by_key = next((number for number, row in enumerate(rows) if number and _is_area(row.cells[0])), len(rows))
    times: tuple[str, ...] = ()
    if by_key < start:
        header, times = _without_times(rows[_header_begin(rows, by_key) : by_key])
        if times:
            return _Layout(rows[1 : _header_begin(rows, by_key)], header, by_key, _FIXED_COLUMNS - 1, times)
    if start == len(rows):
        raise FileRejected(
            f"{file}: Tabelle {code} hat keine einzige Datenzeile mit einem Jahr oder Tag: weder steht er "
            "in Spalte A "
            "noch in den Kopfzeilen über den Werten.",
            file=file,
        )
    first = _header_begin(rows, start)
    if first == start:
        raise FileRejected(
            f"{file}, Zeile {rows[start].number}: Tabelle {code} hat keine Kopfzeilen über den Daten.",
            file=file,
            row=rows[start].number,
        )
    return _Layout(rows[1:first], rows[first:start], start, _FIXED_COLUMNS)


def _header_begin(rows: Sequence[RawRow], start: int) -> int:
    first = start
    while first > 1 and not rows[first - 1].cells[0].strip():
        first -= 1
    return first


def _is_area(cell: str) -> bool:
    return _AREA_KEY.fullmatch(cell.strip()) is not None


def _without_times(header: Sequence[RawRow]) -> tuple[list[RawRow], tuple[str, ...]]:
    """The header without its row of days or years and the word above it, and the time of each column."""
    for at, row in enumerate(header):
        filled = [cell.strip() for cell in row.cells if cell.strip()]
        if filled and all(looks_like_time(cell) for cell in filled):
            above = {squeezed(cell).lower() for cell in header[at - 1].cells if cell.strip()} if at else set()
            words = at > 0 and above <= _TIME_WORDS
            rest = [
                one for number, one in enumerate(header) if number != at and not (words and number == at - 1)
            ]
            times, last = [], ""
            for cell in row.cells:
                last = cell.strip() or last
                times.append(last)
            return (rest, tuple(times)) if rest else ([], ())
    return list(header), ()


def _paths(header: Sequence[RawRow], width: int) -> list[tuple[str, ...]]:
    """The headers above each column, top down. In the top row a blank cell continues the one to its left."""
    grid = [[squeezed(cell) for cell in row.cells] + [""] * (width - len(row.cells)) for row in header]
    left = ""
    for number, label in enumerate(grid[0]):
        left = label or left
        grid[0][number] = left
    return [tuple(line[number] for line in grid) for number in range(width)]


def _words(path: Sequence[str]) -> str:
    return " / ".join(label for label in path if label)


def _is_data(row: RawRow, width: int, layout: _Layout, findings: Findings) -> bool:
    if layout.times:
        begins, expected = _is_area(row.cells[0]), wanted("an_area_key")
    else:
        begins, expected = looks_like_time(row.cells[0]), wanted("time")
    if not begins:
        repeated = _CODE.match(row.cells[0].strip()) or not row.cells[0].strip()
        findings.tell(
            "error",
            "head_amid_data" if repeated else "row_begins",
            text=shortened(row.cells[0]),
            wanted=expected,
            row=row.number,
            column="A",
            found=row.cells[0],
            expected=expected,
        )
        return False
    if len(row.cells) != width:
        findings.tell(
            "error",
            "row_torn",
            count=len(row.cells),
            width=width,
            row=row.number,
            found=f"{len(row.cells)} Felder",
            expected=wanted("fields", count=width),
        )
        return False
    return True
