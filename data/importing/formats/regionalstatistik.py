"""The classic download of Regionalstatistik: title lines, stacked headers, indented names, a footer after a ruler."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.errors import FileRejected
from data.importing.findings import Findings, shortened
from data.importing.periods import looks_like_time
from data.importing.tables import RawCell, RawTable, Row, letter, squeezed

_CODE = re.compile(r"(?:GENESIS-)?Tabelle:\s*([0-9A-Z][0-9A-Z.-]*)", re.IGNORECASE)
_AREA = "gebiet"
_FIXED_COLUMNS = 3  # time, area key, area name


def is_classic(header: Sequence[str]) -> bool:
    return bool(header) and _CODE.match(header[0].strip()) is not None


def read(rows: Sequence[Row], labels: Sequence[str], file: str, *, has_footer: bool, findings: Findings) -> RawTable:
    """The table above the footer. `labels` names the label columns between area name and values, in order.

    Where `labels` is empty they are called `merkmal_1`, `merkmal_2`, … Raises FileRejected when there is no header
    block or no row of data.
    """
    found = _CODE.match(rows[0].cells[0].strip())
    code = found[1] if found else ""
    start = next((number for number, row in enumerate(rows) if number and looks_like_time(row.cells[0])), len(rows))
    first = start
    while first > 1 and not rows[first - 1].cells[0].strip():
        first -= 1
    header, title = rows[first:start], rows[1:first]
    if start == len(rows):
        raise FileRejected(
            f"{file}: Tabelle {code} hat keine einzige Datenzeile; erwartet wird ein Jahr oder Tag in Spalte A.",
            file=file,
        )
    if not header:
        raise FileRejected(
            f"{file}, Zeile {rows[start].number}: Tabelle {code} hat keine Kopfzeilen über den Daten.",
            file=file,
            row=rows[start].number,
        )
    if not has_footer:
        findings.error(
            f"Die Fußzeile ab „__________“ fehlt; nach Zeile {rows[-1].number} ist die Datei vermutlich abgeschnitten. "
            "Bitte neu herunterladen.",
            row=rows[-1].number,
            found="Ende der Datei",
            expected="__________",
        )
    width = max(len(row.cells) for row in header)
    paths = _paths(header, width)
    first_value = next((number for number in range(width) if any(paths[number])), width)
    names = [*labels, *(f"merkmal_{number}" for number in range(len(labels) + 1, width))]
    extra = max(first_value - _FIXED_COLUMNS, 0)
    cells: list[RawCell] = []
    for row in rows[start:]:
        if not _is_data(row, width, findings):
            continue
        attributes = {_AREA: row.cells[1].strip()}
        attributes |= {names[number]: squeezed(row.cells[_FIXED_COLUMNS + number]) for number in range(extra)}
        area_name = {_AREA: squeezed(row.cells[2])}
        cells += [
            RawCell(
                row=row.number,
                column=f"{letter(number)} ({_words(paths[number])})",
                path=paths[number],
                attributes=attributes,
                names=area_name,
                time=row.cells[0].strip(),
                text=row.cells[number],
            )
            for number in range(first_value, width)
        ]
    return RawTable(
        format="regionalstatistik",
        code=code,
        title=squeezed(" ".join(row.cells[0] for row in title)),
        columns=tuple(_words(path) for path in paths[first_value:]),
        dimensions=tuple(names[:extra]),
        cells=tuple(cells),
    )


def _paths(header: Sequence[Row], width: int) -> list[tuple[str, ...]]:
    """The headers above each column, top down. In the top row a blank cell continues the one to its left."""
    grid = [[squeezed(cell) for cell in row.cells] + [""] * (width - len(row.cells)) for row in header]
    left = ""
    for number, label in enumerate(grid[0]):
        left = label or left
        grid[0][number] = left
    return [tuple(line[number] for line in grid) for number in range(width)]


def _words(path: Sequence[str]) -> str:
    return " / ".join(label for label in path if label)


def _is_data(row: Row, width: int, findings: Findings) -> bool:
    if not looks_like_time(row.cells[0]):
        repeated = _CODE.match(row.cells[0].strip()) or not row.cells[0].strip()
        findings.error(
            "Mitten in den Daten steht noch einmal eine Kopfzeile; vermutlich wurden zwei Dateien aneinandergehängt."
            if repeated
            else f"Die Zeile beginnt mit „{shortened(row.cells[0])}“ statt mit einem Jahr oder Tag.",
            row=row.number,
            column="A",
            found=row.cells[0],
            expected="ein Jahr wie 2023 oder ein Tag wie 31.12.2023",
        )
        return False
    if len(row.cells) != width:
        findings.error(
            f"Die Zeile hat {len(row.cells)} Felder, der Kopf aber {width}; "
            "die Zeile ist abgeschnitten oder verschoben.",
            row=row.number,
            found=f"{len(row.cells)} Felder",
            expected=f"{width} Felder",
        )
        return False
    return True
