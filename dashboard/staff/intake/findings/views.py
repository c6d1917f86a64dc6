"""Findings of an intake as they are shown: each with its cells, and the rows of the tables around them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from dashboard.domain.deliveries.amendments import CellChange, FindingAnswer, RowLeftOut

NEIGHBOURS = 1
"""Rows without a finding that are shown above and below one with a finding."""
FEWEST_FOLDED = 3
"""Fewer rows are shown rather than folded."""
MOST_ROWS = 120
"""Rows of a sheet that are shown; findings beyond them stand in the list alone."""
MOST_OPENED = 100
"""Rows of a fold that are opened at once; those behind them are a fold of their own."""


class CellMark(StrEnum):
    """How a cell is marked: CHANGED here, with an ERROR, or with a HINT (a warning or note)."""

    NONE = ""
    CHANGED = "changed"
    HINT = "hint"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell. `column` is its letter, `text` what is read; `original` what the file says where that was changed."""

    column: str
    text: str
    mark: CellMark = CellMark.NONE
    original: str = ""
    number: bool = False


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row of the table. `head`: it says what the columns are; `left_out`: somebody said that it is not read."""

    number: int
    cells: tuple[CellView, ...]
    head: bool = False
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class FoldedRows:
    """Rows without a finding that are not shown: how many, and the number of the first."""

    count: int
    first: int


@dataclass(frozen=True, slots=True)
class OpenedRows:
    """Rows without a finding that somebody looks at, in a sheet of the table of the key `table`: the fold that begins
    at the row `first`, and the one row `row`; 0 for none."""

    table: str
    sheet: int
    first: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True)
class FoundSheet:
    """A sheet with findings. `index` counts all sheets of the file; `name` is empty for a text."""

    index: int
    name: str
    columns: tuple[str, ...]
    rows: tuple[FoundRow | FoldedRows, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding. `level` is error, warning or note; `where` are its rows and columns in German, `title` and `text` its
    sentence; `cells` the rows and letters that it is about (a letter may be empty), of the sheet `sheet`. `message` is
    the whole sentence, by which an answer is known again. `english` is `where`, `title` and `text` once more, None
    where the sentence is German alone."""

    identity: str
    level: str
    where: str
    title: str
    text: str
    message: str
    sheet: int = -1
    cells: tuple[tuple[int, str], ...] = ()
    answer: FindingAnswer | None = None
    english: tuple[str, str, str] | None = None

    def words(self, lang: str) -> tuple[str, str, str]:
        """Where, title and text; the English ones where there are any."""
        return self.english if lang == "en" and self.english else (self.where, self.title, self.text)

    def is_foreign(self, lang: str) -> bool:
        """Whether its sentence is German on a page that is not."""
        return lang != "de" and self.english is None

    @property
    def wants_answer(self) -> bool:
        """Whether a person should look at it: not a note on a whole row or file, which is only good to know."""
        return self.level != "note" or any(column for _, column in self.cells)

    @property
    def is_open(self) -> bool:
        """Whether somebody has to do something: an error, always; a hint that nobody has answered, if he likes."""
        return self.level == "error" or self.answer is None


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table of an intake with all that was found in it and done about it. `editable`: its cells can be changed."""

    key: str
    name: str
    sheets: tuple[FoundSheet, ...] = ()
    findings: tuple[FindingView, ...] = ()
    changes: tuple[CellChange, ...] = ()
    rows_out: tuple[RowLeftOut, ...] = ()
    editable: bool = True

    def of_level(self, *levels: str) -> tuple[FindingView, ...]:
        """The findings of some levels, in the order of the file."""
        return tuple(one for one in self.findings if one.level in levels)


@dataclass(frozen=True, slots=True)
class FoundTables:
    """All tables of an intake that are read, those with errors first."""

    tables: tuple[FoundTable, ...] = field(default=())

    @property
    def errors(self) -> int:
        """How many errors hold the intake up."""
        return sum(len(one.of_level("error")) for one in self.tables)

    @property
    def hints(self) -> int:
        """How many warnings and notes nobody has answered."""
        return sum(one.answer is None for table in self.tables for one in table.of_level("warning", "note"))

    @property
    def mended(self) -> int:
        """How many cells were changed and rows left out."""
        return sum(len(one.changes) + len(one.rows_out) for one in self.tables)


def folded(
    numbers: Sequence[int], heads: Collection[int], wanted: Collection[int], opened: int = 0
) -> Iterator[int | FoldedRows]:
    """Places in the list of row numbers that are shown: the heads, the wanted rows with their neighbours, and those
    of the fold that was opened at the row `opened`; between them how many others there are."""
    at_wanted = (at for at, number in enumerate(numbers) if number in wanted)
    keep = {near for at in at_wanted for near in range(at - NEIGHBOURS, at + NEIGHBOURS + 1)}
    keep |= {at for at, number in enumerate(numbers) if number in heads}
    shown = set(sorted(one for one in keep if 0 <= one < len(numbers))[:MOST_ROWS])
    if opened in numbers:
        begin = numbers.index(opened)
        shown.update(range(begin, min(begin + MOST_OPENED, len(numbers))))
    before = 0
    for at in [*sorted(shown), len(numbers)]:
        hidden = at - before
        fold = hidden >= FEWEST_FOLDED
        yield from [FoldedRows(hidden, numbers[before])] if fold else range(before, at)
        if at < len(numbers):
            yield at
        before = at + 1


def parted(cause: str) -> tuple[str, str]:
    """A sentence as a title and what follows: cut behind its first part, where that says enough."""
    quoted, (opens, closes) = False, ("„", "“") if "„" in cause else ("“", "”")
    for at, sign in enumerate(cause):
        quoted = sign == opens or (quoted and sign != closes)
        if not quoted and sign in ":;." and 12 <= at <= 110 and cause[at + 1 : at + 2] == " ":
            rest = cause[at + 2 :].strip()
            return cause[:at], rest[:1].upper() + rest[1:]
    return (cause.rstrip("."), "") if len(cause) <= 110 else ("", cause)
