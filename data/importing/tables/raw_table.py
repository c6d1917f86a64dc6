"""What every official format is turned into first: cells as text, with the words that say what each one
is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RawRow:
    """One line of a file or sheet. `number` counts from 1 as an editor does."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A table that somebody wrote: its header, what stands below, and what its sheet hides or shows
    otherwise.

    `sheet` is empty for a text file; `rounded` as in `Sheet`.
    """

    header: RawRow
    rows: tuple[RawRow, ...]
    sheet: str = ""
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    rounded: Mapping[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RawCell:
    """One value as text.

    `path` are the headers above it, top down, or the code of the value in a flat file. `attributes` are the
    codes of the row by dimension (labels where there are no codes), the area among them; `names` are the
    labels beside codes.
    """

    row: int
    column: str
    path: tuple[str, ...]
    attributes: Mapping[str, str]
    names: Mapping[str, str]
    time: str
    text: str
    quality: str = ""


@dataclass(frozen=True, slots=True)
class RawTable:
    """A delivered table before anything is understood of it.

    `code` is the table's code, or in flat files only the statistic's; `columns` is what a person may be shown
    of it.
    """

    format: str
    code: str
    title: str
    columns: tuple[str, ...]
    dimensions: tuple[str, ...]
    cells: tuple[RawCell, ...]


def letter(index: int) -> str:
    """The spreadsheet letter of a column counted from 0: A, B, …, Z, AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def squeezed(text: str) -> str:
    """A header or label without indentation and double spaces."""
    return " ".join(text.split())
