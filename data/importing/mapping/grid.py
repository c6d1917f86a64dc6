"""A sheet as a rectangle of texts: merged cells know what they belong to, and a table that lies on its side can be
turned upright."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.importing.files.sheet_cells import Sheet
from data.importing.tables.raw_table import RawRow, letter

_MERGED = re.compile(r"\[verbunden ([A-Z]{1,3})([0-9]{1,7}):[A-Z]{1,3}[0-9]{1,7}\]")


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows and columns from 0. `numbers` are the rows' numbers in the file, `turned` whether rows and columns
    have changed places, so that `number` and `letter_of` speak of the file all the same."""

    name: str
    cells: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    turned: bool = False

    @classmethod
    def of(cls, sheet: Sheet) -> Grid:
        """Every row of the sheet that has content, each as wide as the widest."""
        width = max((len(row.cells) for row in sheet.rows), default=0)
        cells = tuple((*row.cells, *("",) * (width - len(row.cells))) for row in sheet.rows)
        numbers = tuple(row.number for row in sheet.rows)
        return cls(sheet.name, cells, numbers, sheet.hidden, sheet.hidden_rows, sheet.hidden_columns)._cut()

    @classmethod
    def of_rows(cls, rows: Sequence[RawRow], name: str = "") -> Grid:
        """Rows of a text file."""
        return cls.of(Sheet(name, tuple(row for row in rows if any(cell.strip() for cell in row.cells))))

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.cells)

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.cells[0]) if self.cells else 0

    def text(self, row: int, column: int) -> str:
        """What stands there, trimmed; what is merged with another cell says what that one says."""
        text = self.cells[row][column].strip()
        merged = _MERGED.fullmatch(text)
        if merged is None:
            return " ".join(text.split())
        at = self.index_of(int(merged[2]), merged[1])
        return "" if at is None or at == (row, column) else " ".join(self.cells[at[0]][at[1]].split())

    def own(self, row: int, column: int) -> str:
        """What stands in the cell itself; empty where it is merged with another one."""
        text = self.cells[row][column].strip()
        return "" if _MERGED.fullmatch(text) else text

    def is_merged(self, row: int, column: int) -> bool:
        """Whether the cell is covered by another one."""
        return _MERGED.fullmatch(self.cells[row][column].strip()) is not None

    def index_of(self, number: int, column: str) -> tuple[int, int] | None:
        """Row and column of a cell of the file, None where it has no content."""
        at = column_of(column)
        if self.turned:
            return (at, self.numbers.index(number)) if number in self.numbers and at < self.height else None
        return (self.numbers.index(number), at) if number in self.numbers and at < self.width else None

    def number(self, row: int, column: int) -> int:
        """The number of the file's row in which a cell stands."""
        return self.numbers[column] if self.turned else self.numbers[row]

    def letter_of(self, row: int, column: int) -> str:
        """The letter of the file's column in which a cell stands."""
        return letter(row) if self.turned else letter(column)

    def upright(self) -> Grid:
        """Rows and columns exchanged."""
        if not self.cells:
            return self
        return Grid(
            self.name,
            tuple(zip(*self.cells, strict=True)),
            self.numbers,
            self.hidden,
            self.hidden_rows,
            self.hidden_columns,
            not self.turned,
        )

    def _cut(self) -> Grid:
        """Without empty columns at the right, which are only coloured or covered by a merged title."""
        width = self.width
        while width and not any(self.own(row, width - 1) for row in range(self.height)):
            width -= 1
        return Grid(
            self.name,
            tuple(row[:width] for row in self.cells),
            self.numbers,
            self.hidden,
            self.hidden_rows,
            self.hidden_columns,
        )


def column_of(letters: str) -> int:
    """The column from 0 of a spreadsheet letter. Raises ValueError for what is none."""
    number = 0
    for sign in letters.strip().upper():
        if not "A" <= sign <= "Z":
            raise ValueError(f"„{letters}“ ist keine Spalte")
        number = number * 26 + ord(sign) - ord("A") + 1
    if not 0 < number <= 20_000:
        raise ValueError(f"„{letters}“ ist keine Spalte")
    return number - 1
