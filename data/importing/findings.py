"""What a person is told about a delivered file, and the delivery that carries it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from dashboard.domain.measure import Measure, Source
from dashboard.domain.observation import Observation

Level = Literal["error", "warning", "note"]
_SHOWN_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to know or to mend. `message` is a whole German sentence that names place and cause by itself.

    `row` is the line in the file or sheet counted from 1, `column` a header or a spreadsheet letter; None where the
    finding is about the whole file.
    """

    level: Level
    file: str
    row: int | None
    column: str | None
    found: str
    expected: str
    message: str


def shortened(text: str, most: int = _SHOWN_CHARACTERS) -> str:
    """Text from a file as it may stand in a sentence: one line, printable, not too long."""
    line = "".join(character if character.isprintable() else "�" for character in " ".join(text.split()))
    return line if len(line) <= most else line[: most - 1] + "…"


def place(file: str, row: int | None = None, column: str | None = None) -> str:
    """The words that lead to a cell: `kita.csv, Zeile 7, Spalte „wert“`."""
    words = [file]
    if row is not None:
        words.append(f"Zeile {row}")
    if column:
        words.append(f"Spalte „{shortened(column)}“")
    return ", ".join(words)


@dataclass(slots=True)
class Findings:
    """Collects findings on one file and keeps the first `limit` of each level; the rest is counted in one line."""

    file: str
    limit: int = 200
    _kept: list[Finding] = field(default_factory=list)
    _counts: dict[Level, int] = field(default_factory=dict)

    def add(
        self,
        level: Level,
        cause: str,
        *,
        row: int | None = None,
        column: str | None = None,
        found: str = "",
        expected: str = "",
    ) -> None:
        """Note one finding. `cause` is the sentence without its place, which is put in front."""
        self._counts[level] = self._counts.get(level, 0) + 1
        if self._counts[level] <= self.limit:
            message = f"{place(self.file, row, column)}: {cause}"
            self._kept.append(Finding(level, self.file, row, column, shortened(found), expected, message))

    def error(
        self, cause: str, *, row: int | None = None, column: str | None = None, found: str = "", expected: str = ""
    ) -> None:
        self.add("error", cause, row=row, column=column, found=found, expected=expected)

    def reject(self, message: str, row: int | None, found: str) -> None:
        """Note an error that ends the reading; its message has its place already."""
        self._counts["error"] = self._counts.get("error", 0) + 1
        self._kept.insert(0, Finding("error", self.file, row, None, shortened(found), "eine lesbare Tabelle", message))

    @property
    def errors(self) -> int:
        """How many errors so far, those beyond the limit included."""
        return self._counts.get("error", 0)

    def listed(self) -> tuple[Finding, ...]:
        """Errors first, then warnings and notes, each in order of the file, and a line for those beyond the limit."""
        ordered: list[Finding] = []
        for level, word in _LEVEL_WORDS.items():
            ordered += sorted((one for one in self._kept if one.level == level), key=lambda one: one.row or 0)
            hidden = self._counts.get(level, 0) - sum(one.level == level for one in self._kept)
            if hidden > 0:
                ordered.append(
                    Finding(level, self.file, None, None, "", "", f"{self.file}: … und {hidden} weitere {word}.")
                )
        return tuple(ordered)


_LEVEL_WORDS: dict[Level, str] = {"error": "Fehler", "warning": "Warnungen", "note": "Hinweise"}


@dataclass(frozen=True, slots=True)
class Delivery:
    """One file as read: observations only when there is no error, findings always.

    `format` is one of `ffcsv_new`, `ffcsv_old`, `regionalstatistik`, `statbericht`, `plain_csv`, `plain_xlsx`,
    `plain_measures` or empty; `table` the publisher's code or empty. `new_measures` and `new_sources` are those that
    the observations need and the catalogue does not have.
    """

    file: str
    sha256: str
    format: str
    table: str
    observations: tuple[Observation, ...]
    findings: tuple[Finding, ...]
    new_measures: tuple[Measure, ...] = ()
    new_sources: tuple[Source, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether it may be written: no finding is an error."""
        return all(one.level != "error" for one in self.findings)

    def of_level(self, level: Level) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.level == level)


def listing(items: Iterable[str], most: int = 8) -> str:
    """Words for a sentence: the first few, then how many more."""
    words = [shortened(one) for one in items]
    more = len(words) - most
    return ", ".join(words[:most]) + (f" und {more} weitere" if more > 0 else "")
