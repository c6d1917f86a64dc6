"""The cells of one sheet as text, without keeping empty ones: only what has content counts for the extent."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax.xmlreader import AttributesImpl

from dashboard.errors import FileRejected
from data.importing.files.limits import Limits
from data.importing.files.number_formats import shown
from data.importing.files.workbook_parts import Book, RaisedText, unescaped
from data.importing.files.xml_parts import PartHandler
from data.importing.tables.raw_table import RawRow, letter

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})", re.ASCII)
_NUMBER = re.compile(r"\s*[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,6})?\s*", re.ASCII)
_MOST_MERGES = 50_000
_WIDEST_TABLE = 25
"""Column up to which covered cells are marked beyond what a row holds: people merge whole rows."""
_TRUE = ("1", "true", "on")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as text. Numbers are in German notation as the cell shows them; what is none is named in
    brackets.

    `rounded` are cells that show fewer digits than they store: row number and column from 0 -> what is shown.
    `formulas` are cells whose text a formula gave, where the kind of file tells; addressed likewise.
    """

    name: str
    rows: tuple[RawRow, ...]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    rounded: Mapping[tuple[int, int], str] = field(default_factory=dict)
    formulas: frozenset[tuple[int, int]] = frozenset()


class SheetReader(PartHandler):
    """Sees one sheet's XML go by and keeps its texts; stops at the limits before memory is taken.

    `used` are the cells that earlier sheets of the workbook have taken of the limit.
    """

    def __init__(self, name: str, book: Book, file: str, limits: Limits, used: int) -> None:
        super().__init__()
        self._place, self._file, self._limits, self._book = f"{file}, Blatt „{name}“", file, limits, book
        self._rows: dict[int, dict[int, str]] = {}
        self._widths: dict[int, int] = {}
        self.size = used
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.rounded: dict[tuple[int, int], str] = {}
        self.formulas: set[tuple[int, int]] = set()
        self._merges: list[tuple[int, int, int, int]] = []
        self._row = self._column = 0
        self._type = self._style = ""
        self._pieces: list[str] = []
        self._reading = self._formula = self._hint = False
        self._has_value = self._in_cell = False
        self._raised = RaisedText()

    def begin(self, tag: str, attributes: AttributesImpl) -> None:
        """Takes note of where a cell or row begins and what kind of value follows."""
        self._raised.begin(tag, attributes)
        if tag == "c":
            self._column, self._row = _position(attributes.get("r"), self._column, self._row)
            self._type, self._style = attributes.get("t", "n"), attributes.get("s", "")
            self._pieces, self._formula, self._has_value, self._in_cell = [], False, False, True
        elif tag == "row":
            self._row, self._column = int(attributes.get("r") or self._row + 1), -1
            if attributes.get("hidden") in _TRUE or (attributes.get("ht") in ("0", "0.0")):
                self._note_hidden(self.hidden_rows, self._row)
        elif tag == "f" and self._in_cell:
            self._formula = True
        elif tag == "rPh":
            self._hint = True
        elif tag in ("v", "t") and self._in_cell:
            self._reading = not self._hint
            self._has_value = True
        elif tag == "col" and (attributes.get("hidden") in _TRUE or attributes.get("width") in ("0", "0.0")):
            first, last = int(attributes.get("min", "1")), int(attributes.get("max", "1"))
            self.hidden_columns.update(range(first - 1, min(last, self._limits.columns)))
        elif tag == "mergeCell":
            self._add_merge(attributes.get("ref", ""))

    def end(self, tag: str) -> None:
        """Keeps the cell's text when it is whole."""
        if tag == "c":
            self._in_cell = False
            text = self._cell_text("".join(self._pieces))
            if text:
                self._keep(text)
                if self._formula:
                    self.formulas.add((self._row, self._column))
        elif tag in ("v", "t"):
            self._reading = False
        elif tag == "rPh":
            self._hint = False

    def text(self, content: str) -> None:
        """Collects characters of a value; those of phonetic hints are left out."""
        if self._reading:
            self._pieces.append(self._raised.piece(content))

    def sheet(self, name: str, *, hidden: bool) -> Sheet:
        """What was read, once the part has ended."""
        self._mark_merged()
        numbers = sorted(
            number for number, cells in self._rows.items() if any(map(str.strip, cells.values()))
        )
        rows = tuple(RawRow(number, self._padded(number)) for number in numbers)
        hidden_rows = frozenset(self.hidden_rows & set(numbers))
        columns, formulas = frozenset(self.hidden_columns), frozenset(self.formulas)
        return Sheet(name, rows, hidden, hidden_rows, columns, self.rounded, formulas)

    def _padded(self, number: int) -> tuple[str, ...]:
        cells = self._rows[number]
        return tuple(cells.get(column, "") for column in range(self._widths[number]))

    def _cell_text(self, raw: str) -> str:
        if self._formula:
            if not self._has_value or (not raw and self._type != "str"):
                return "[Formel ohne Ergebnis]"
            if self._book.stale and self._type != "e":
                return f"[Formel mit veraltetem Ergebnis {raw[:20]}]"
        if self._type == "s":
            index = int(raw) if raw.strip().isdigit() else -1
            if raw and not 0 <= index < len(self._book.texts):
                raise ValueError("a shared text that is not there")
            return self._book.texts[index] if raw else ""
        if self._type in ("str", "inlineStr"):
            return unescaped(raw)
        if not raw.strip():
            return ""
        if self._type == "e":
            return f"[Fehlerwert {raw[:20]}]"
        if self._type == "b":
            return f"[Wahrheitswert {'WAHR' if raw.strip() in _TRUE else 'FALSCH'}]"
        if self._type == "d":
            return f"[Datum {raw[:30]}]"
        return self._number_text(raw)

    def _number_text(self, raw: str) -> str:
        if not _NUMBER.fullmatch(raw):
            return f"[Fehlerwert {raw[:20]}]"
        displayed = shown(float(raw), self._book.format_of(self._style), from_1904=self._book.from_1904)
        if displayed.rounded:
            self.rounded[self._row, self._column] = displayed.rounded
        return displayed.text

    def _keep(self, text: str) -> None:
        width = self._widths.get(self._row, 0)
        if self._column >= width:
            self._widths[self._row] = self._column + 1
            self.size += self._column + 1 - width
        self._rows.setdefault(self._row, {})[self._column] = text
        limits = self._limits
        if self._row > limits.rows or self._column >= limits.columns:
            raise FileRejected(
                f"{self._place}: In Zelle {letter(self._column)}{self._row} steht etwas (Spalte "
                f"{self._column + 1}); "
                f"gelesen werden höchstens {limits.rows} Zeilen und {limits.columns} Spalten.",
                file=self._file,
            )
        if self.size > limits.cells:
            raise FileRejected(
                f"{self._place}: Das Arbeitsbuch hat mehr als {limits.cells} Zellen; so viele werden nicht "
                "gelesen.",
                file=self._file,
            )

    def _note_hidden(self, rows: set[int], row: int) -> None:
        if row <= self._limits.rows:
            rows.add(row)

    def _add_merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        left, top = _position(first, 0, 0)
        right, bottom = _position(last or first, 0, 0)
        self._merges.append((top, left, bottom, right))
        if len(self._merges) > _MOST_MERGES:
            raise FileRejected(
                f"{self._place}: Das Blatt hat mehr als {_MOST_MERGES} verbundene Bereiche; "
                "bitte die Verbindungen aufheben.",
                file=self._file,
            )

    def _mark_merged(self) -> None:
        """Cells that another one covers say so: they show its text and store nothing."""
        numbers = sorted(self._rows)
        for top, left, bottom, right in self._merges:
            name = f"{letter(left)}{top}:{letter(right)}{bottom}"
            for number in _between(numbers, top, bottom):
                cells = self._rows[number]
                last = max(self._widths[number] - 1, _WIDEST_TABLE)
                for column in range(left, min(right, last, self._limits.columns - 1) + 1):
                    if (number, column) != (top, left) and column not in cells:
                        self._column, self._row = column, number
                        self._keep(f"[verbunden {name}]")


def _between(numbers: list[int], first: int, last: int) -> list[int]:
    return numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]


def _position(reference: str | None, column: int, row: int) -> tuple[int, int]:
    """Column from 0 and row of a cell; without a reference the one to the right of the last."""
    if reference is None:
        return column + 1, row
    found = _REFERENCE.fullmatch(reference)
    if not found:
        raise ValueError("no cell reference")
    number = 0
    for character in found[1].upper():
        number = number * 26 + ord(character) - ord("A") + 1
    return number - 1, int(found[2])
