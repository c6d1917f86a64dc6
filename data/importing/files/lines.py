"""Text of a CSV file -> numbered rows, strictly: no endless lines, no open quotes, no thousand columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from dashboard.errors import FileRejected
from data.importing.files.limits import Limits
from data.importing.tables.raw_table import RawRow

_FOOTER = "__________"
_SEPARATOR = "sep="


def lines_of(text: str, file: str, limits: Limits) -> list[str]:
    """The lines without their ends. Only CR and LF end a line, so that numbers match what an editor shows.

    A first line `sep=;`, which Excel understands, is blank here, filled up with semicolons or not. Raises
    FileRejected when there are too many lines or when that first line names another separator.
    """
    if text.count("\n") + text.count("\r") > 2 * limits.rows + 1000:
        raise FileRejected(f"{file}: Die Datei hat mehr als {limits.rows} Zeilen.", file=file)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    first = lines[0].strip().replace('"', "") if lines else ""
    if first.lower().startswith(_SEPARATOR):
        separator = first[len(_SEPARATOR) :].rstrip(";") or first[len(_SEPARATOR) :][:1]
        if separator != ";":
            raise FileRejected(
                f"{file}, Zeile 1: Die Zeile „sep={separator}“ nennt ein anderes Trennzeichen als das "
                "Semikolon; "
                "bitte mit Semikolons speichern.",
                file=file,
                row=1,
                found=lines[0],
            )
        lines[0] = ""
    return lines


def delimiter_of(lines: Sequence[str]) -> str:
    """The sign between the fields of a text: the one that most of its first lines hold, a semicolon where none does."""
    counts = {sign: sum(sign in line for line in lines[:60]) for sign in ";\t|,"}
    return max(counts, key=lambda sign: counts[sign])


def before_footer(lines: list[str]) -> tuple[list[str], bool]:
    """The lines above the ruler that classic tables end with, and whether there was one; without the lines that
    our own files end with, which begin with "# "."""
    while lines and lines[-1].lstrip('"').startswith("# "):
        lines = lines[:-1]
    for number, line in enumerate(lines):
        if line.lstrip('"').startswith(_FOOTER):
            return lines[:number], True
    return lines, False


def rows_of(lines: list[str], file: str, limits: Limits, delimiter: str = ";") -> list[RawRow]:
    """All rows that are not blank. Raises FileRejected with the line and the cause."""
    for number, line in enumerate(lines, start=1):
        if len(line) > limits.line_characters:
            raise FileRejected(
                f"{file}, Zeile {number}: Die Zeile hat {len(line)} Zeichen; erlaubt sind "
                f"{limits.line_characters}. "
                "Vermutlich fehlen Zeilenumbrüche, oder es ist keine Tabelle.",
                file=file,
                row=number,
            )
    rows = []
    cells = 0
    for row in _parsed(lines, file, delimiter):
        if len(row.cells) > limits.columns:
            raise FileRejected(
                f"{file}, Zeile {row.number}: Die Zeile hat {len(row.cells)} Spalten; "
                f"erlaubt sind höchstens {limits.columns}.",
                file=file,
                row=row.number,
            )
        if any(cell.strip() for cell in row.cells):
            rows.append(row)
            cells += len(row.cells)
        if len(rows) > limits.rows:
            raise FileRejected(f"{file}: Die Datei hat mehr als {limits.rows} Zeilen.", file=file)
        if cells > limits.text_cells:
            raise FileRejected(f"{file}: Die Datei hat mehr als {limits.text_cells} Felder.", file=file)
    return rows


def _parsed(lines: list[str], file: str, delimiter: str) -> Iterator[RawRow]:
    reader = csv.reader((line + "\n" for line in lines), delimiter=delimiter, strict=True)
    start = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as reason:
            raise FileRejected(
                f"{file}, Zeile {start}: Ein Anführungszeichen in dieser Zeile wird nicht geschlossen "
                "oder steht mitten im Text.",
                file=file,
                row=start,
            ) from reason
        _refuse_swallowed(cells, start, file, delimiter)
        yield RawRow(start, tuple(cells))
        start = reader.line_num + 1


def _refuse_swallowed(cells: list[str], start: int, file: str, delimiter: str) -> None:
    """A remark may go over several lines; one that holds whole rows comes from a quote that is not closed."""
    for cell in cells:
        if "\n" in cell and any(line.count(delimiter) >= 3 for line in cell.split("\n")):
            raise FileRejected(
                f"{file}, Zeile {start}: Ein Anführungszeichen wird erst nach weiteren Datenzeilen "
                "geschlossen; "
                "sie stünden alle in einer Zelle.",
                file=file,
                row=start,
            )
