"""The heads of a table that people write: which rows they are, and what they say of each column together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from data.importing.mapping.grid import Grid
from data.importing.tables.periods import FIRST_YEAR, this_year

_MOST_ROWS = 4
_YEAR = re.compile(r"(?<![0-9.,])(?:[0-9]{1,2}\.[0-9]{1,2}\.)?((?:19|20)[0-9]{2})(?![0-9])", re.ASCII)
_SCHOOL_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2}) ?[/–-] ?((?:19|20)?[0-9]{2})(?![0-9])", re.ASCII)
_FOOTNOTE = re.compile(r"(?:\s*[¹²³⁴*]+|\s*(?<![0-9(])[0-9]\))+$")
_DAY = re.compile(r"\[Datum ([^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Heading:
    """The parts of one column's head, top down, without repetitions."""

    parts: tuple[str, ...]

    @property
    def words(self) -> str:
        """All parts as one text."""
        return " · ".join(self.parts)

    @property
    def signature(self) -> str:
        """The head without years: what stays the same when the same table comes again next year."""
        bare = _YEAR.sub("", _SCHOOL_YEAR.sub("", " ".join(self.parts)))
        return " ".join(re.sub(r"[^\w%<>/ ]", " ", bare.casefold()).split())


def head_rows(grid: Grid, first: int) -> tuple[int, ...]:
    """The rows above the first row of data that are heads: at least two cells of their own, next to the data."""
    found: list[int] = []
    for row in range(first - 1, -1, -1):
        own = [column for column in range(grid.width) if grid.own(row, column)]
        if len(own) < 2 and not (own and _spans_data(grid, row, own[0])):
            break
        found.append(row)
        if len(found) == _MOST_ROWS:
            break
    return tuple(reversed(found))


def _spans_data(grid: Grid, row: int, column: int) -> bool:
    """Whether a head of one cell stands above columns but the first: "Kinder unter 3" over its years."""
    return column > 0


def headings(grid: Grid, rows: tuple[int, ...]) -> tuple[Heading, ...]:
    """One for each column. In all rows but the last an empty cell has the head of its left neighbour, as people
    centre a head over several columns without merging them."""
    parts: list[list[str]] = [[] for _ in range(grid.width)]
    for row in rows:
        before = ""
        for column in range(grid.width):
            text = grid.text(row, column)
            if not text and row != rows[-1] and grid.text(rows[-1], column):
                text = before
            before = text
            text = _DAY.sub(r"\1", _FOOTNOTE.sub("", text))
            if text and text not in parts[column]:
                parts[column].append(text)
    return tuple(Heading(tuple(one)) for one in parts)


def repeats_head(grid: Grid, heads: tuple[int, ...], row: int, place: int) -> bool:
    """Whether a row among the data says above its places what the heads say: the head of the next page, or of a second
    table."""
    text = grid.text(row, place).casefold()
    return bool(text) and text in {grid.text(head, place).casefold() for head in heads}


def same_head(grid: Grid, heads: tuple[int, ...], row: int, columns: Iterable[int]) -> bool:
    """Whether such a row has the words of the heads in all of the columns, too."""
    return all(grid.text(row, column) in {grid.text(head, column) for head in heads} for column in columns)


def years_in(text: str) -> tuple[int, ...]:
    """The years that a text names, each once. A school year gives the year in which it begins."""
    found: dict[int, None] = {}
    for match in _SCHOOL_YEAR.finditer(text):
        begin, end = int(match[1]), match[2]
        if str(begin + 1).endswith(end[-2:]):
            found[begin] = None
    for match in _YEAR.finditer(_SCHOOL_YEAR.sub(" ", text)):
        found[int(match[1])] = None
    return tuple(year for year in found if FIRST_YEAR <= year <= this_year())


def names_school_year(text: str) -> bool:
    """Whether a text names a school year: which of its two years counts has to be said."""
    return any(str(int(match[1]) + 1).endswith(match[2][-2:]) for match in _SCHOOL_YEAR.finditer(text))
