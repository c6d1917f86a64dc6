"""What a person has changed about delivered files: single cells, rows left out, and findings that may stand.

The files themselves stay as they are: this is laid over them before any reader sees them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell with another text. `sheet` is empty for text files, `row` counts from 1 as an editor does, `column` is
    a spreadsheet letter.

    `old` is the text as the readers see it, empty for an empty cell. `by` is an account, `at` a moment as ISO text;
    both may be empty and change no figure.
    """

    file: str
    sheet: str
    row: int
    column: str
    old: str
    new: str
    by: str = ""
    at: str = ""

    @property
    def place(self) -> tuple[str, str, int, str]:
        """File, sheet, row and column."""
        return (self.file, self.sheet, self.row, self.column)


@dataclass(frozen=True, slots=True)
class RowLeftOut:
    """One row that is not read. `old` is what stood in it, as `row_text` writes it; `reason` is the person's."""

    file: str
    sheet: str
    row: int
    old: str
    reason: str = ""
    by: str = ""
    at: str = ""

    @property
    def place(self) -> tuple[str, str, int]:
        """File, sheet and row."""
        return (self.file, self.sheet, self.row)


@dataclass(frozen=True, slots=True)
class FindingAnswer:
    """A warning or note that a person has looked at and lets stand. `finding` is its identity, `message` its
    sentence, `reason` what the person wrote, empty where they only confirmed."""

    file: str
    finding: str
    message: str
    reason: str = ""
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Amendments:
    """Everything that was changed or answered about some files, in the order in which it happened."""

    cells: tuple[CellChange, ...] = ()
    rows: tuple[RowLeftOut, ...] = ()
    answers: tuple[FindingAnswer, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.cells or self.rows or self.answers)

    @property
    def edits(self) -> tuple[CellChange | RowLeftOut, ...]:
        """What changes what is read."""
        return (*self.cells, *self.rows)

    def of(self, file: str) -> Amendments:
        """Those of one file."""
        return self._only(lambda name: name == file)

    def without(self, file: str) -> Amendments:
        """Those of all other files."""
        return self._only(lambda name: name != file)

    def for_file(self, before: str, after: str) -> Amendments:
        """The same for a file that takes the place of another one."""
        return Amendments(
            tuple(replace(one, file=after) if one.file == before else one for one in self.cells),
            tuple(replace(one, file=after) if one.file == before else one for one in self.rows),
            tuple(replace(one, file=after) if one.file == before else one for one in self.answers),
        )

    def changed(self, change: CellChange) -> Amendments:
        """With one more cell. A cell that was changed before has one change, from the text of the file; the text of
        the file again is none."""
        before = next((one for one in self.cells if one.place == change.place), None)
        whole = change if before is None else replace(change, old=before.old)
        others = tuple(one for one in self.cells if one.place != change.place)
        return replace(self, cells=others if whole.old == whole.new else (*others, whole))

    def unchanged(self, file: str, sheet: str, row: int, column: str = "") -> Amendments:
        """Without what was done to a cell, or to a row where no column is named."""
        if column:
            place = (file, sheet, row, column)
            return replace(self, cells=tuple(one for one in self.cells if one.place != place))
        return replace(self, rows=tuple(one for one in self.rows if one.place != (file, sheet, row)))

    def left_out(self, row: RowLeftOut) -> Amendments:
        """With one more row that is not read."""
        others = tuple(one for one in self.rows if one.place != row.place)
        return replace(self, rows=(*others, row))

    def answered(self, answer: FindingAnswer) -> Amendments:
        """With the answer to a finding, in the place of an earlier one."""
        others = tuple(one for one in self.answers if one.finding != answer.finding)
        return replace(self, answers=(*others, answer))

    def unanswered(self, finding: str) -> Amendments:
        """Without the answer to a finding."""
        return replace(self, answers=tuple(one for one in self.answers if one.finding != finding))

    def note(self) -> str:
        """German words for the note of a release: what was changed and why something stands; empty for nothing."""
        said = []
        if self.cells:
            said.append("Geändert: " + "; ".join(_cell_words(one) for one in self.cells))
        if self.rows:
            said.append("Nicht gelesen: " + "; ".join(_row_words(one) for one in self.rows))
        reasons = [one for one in self.answers if one.reason]
        if reasons:
            said.append("So gelassen: " + "; ".join(f"{one.message} ({one.reason})" for one in reasons))
        return ". ".join(said)

    def _only(self, wanted: Callable[[str], bool]) -> Amendments:
        return Amendments(
            tuple(one for one in self.cells if wanted(one.file)),
            tuple(one for one in self.rows if wanted(one.file)),
            tuple(one for one in self.answers if wanted(one.file)),
        )


NO_AMENDMENTS = Amendments()


def row_text(cells: Sequence[str]) -> str:
    """What stands in a row, in one line: by it a row is known again."""
    return " | ".join(text for cell in cells if (text := " ".join(cell.split())))


def _where(file: str, sheet: str, row: int) -> str:
    return f"{file}{f', Blatt „{sheet}“' if sheet else ''}, Zeile {row}"


def _cell_words(one: CellChange) -> str:
    where = _where(one.file, one.sheet, one.row)
    return f"{where}, Spalte {one.column}: „{one.old}“ zu „{one.new}“"


def _row_words(one: RowLeftOut) -> str:
    return _where(one.file, one.sheet, one.row) + (f" ({one.reason})" if one.reason else "")
