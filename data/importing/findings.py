"""What a person is told about a delivered file, and the delivery that carries it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Literal

import dashboard.texts.staff  # noqa: F401 - among it the sentences of findings
from dashboard.domain.definitions.stated import NOTHING_STATED, Definitions
from dashboard.domain.institutions.entries import NO_ENTRIES, Entries
from dashboard.domain.measure import Measure, Source
from dashboard.domain.observation import Observation
from dashboard.domain.templates.returned import ReturnedTemplate
from dashboard.texts import say

Level = Literal["error", "warning", "note"]
_SHOWN_CHARACTERS = 60
_SHOWN_ROWS = 6
_KEPT_ROWS = 100_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to know or to mend. `message` is a whole German sentence that names place and cause by
    itself.

    `row` is the line in the file or sheet counted from 1, `column` a header or a spreadsheet letter, `sheet`
    the name of the sheet; None or empty where the finding is about the whole file. `rows` are all rows with
    the same finding. `code` names what was found (`finding_<code>` in the texts), `english` is its sentence without
    the place and `english_expected` what is expected; all are empty where the sentence is German alone.
    """

    level: Level
    file: str
    row: int | None
    column: str | None
    found: str
    expected: str
    message: str
    sheet: str = ""
    rows: tuple[int, ...] = ()
    code: str = ""
    english: str = ""
    english_expected: str = ""

    @property
    def identity(self) -> str:
        """The same for the same sentence about the same file: an answer to it holds as long as nothing changes."""
        return hashlib.sha256(f"{self.level}\n{self.file}\n{self.message}".encode()).hexdigest()[:16]


def shortened(text: str, most: int = _SHOWN_CHARACTERS) -> str:
    """Text from a file as it may stand in a sentence: one line, printable, not too long."""
    words = " ".join(text[: 20 * most].split())  # a cell may hold a whole book
    line = "".join(character if character.isprintable() else "�" for character in words)
    return line if len(line) <= most else line[: most - 1] + "…"


def sentences(code: str, **facts: object) -> tuple[str, str]:
    """The sentence of a finding in German and in English, without its place. A fact that is a pair is both."""
    german, english = (
        say(
            lang,
            f"finding_{code}",
            **{name: one[at] if isinstance(one, tuple) else one for name, one in facts.items()},
        )
        for at, lang in enumerate(("de", "en"))
    )
    return german, english


def wanted(code: str, **facts: object) -> tuple[str, str]:
    """What is expected in a place, in German and in English."""
    return sentences(f"expected_{code}", **facts)


def perhaps(meant: tuple[str, str]) -> tuple[str, str]:
    """The end of a sentence that says what was perhaps meant; empty where nobody knows."""
    return sentences("part_perhaps", meant=meant) if any(meant) else ("", "")


TABLE_WORDS = ("Blatt", "Zeile", "Zeilen")
_JOINING = {"de": ("bis", "und", "weitere"), "en": ("to", "and", "more")}
GEODATA_WORDS = ("Ebene", "Objekt", "Objekte")
"""What the parts of a file and its rows are called."""


def _place(
    file: str, rows: Sequence[int], column: str | None, sheet: str, called: tuple[str, str, str]
) -> str:
    """The words that lead to a cell: `kita.xlsx, Blatt „2023“, Zeile 7, Spalte „wert“`."""
    words = [file]
    part, one, several = called
    if sheet:
        words.append(f"{part} „{shortened(sheet)}“")
    if any(rows):  # row 0 is a header that stands in no row
        words.append(f"{one if len(rows) == 1 else several} {row_words(rows)}")
    if column:
        words.append(f"Spalte „{shortened(column)}“")
    return ", ".join(words)


def row_words(rows: Iterable[int], lang: str = "de") -> str:
    """`2 bis 40, 44 und 12 weitere`: consecutive rows together, then how many more."""
    to, and_, others = _JOINING[lang]
    spans: list[list[int]] = []
    for row in sorted(set(rows)):
        if spans and row == spans[-1][1] + 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    words = [f"{first} {to} {last}" if last > first else f"{first}" for first, last in spans[:_SHOWN_ROWS]]
    more = sum(last - first + 1 for first, last in spans[_SHOWN_ROWS:])
    if more:
        return f"{', '.join(words)} {and_} {more} {others}"
    return f" {and_} ".join(filter(None, (", ".join(words[:-1]), words[-1])))


@dataclass(slots=True)
class _FindingOnRows:
    """A finding and the rows that have it; `cause` is its sentence without the place."""

    finding: Finding
    cause: str
    rows: list[int]

    def finished(self, called: tuple[str, str, str]) -> Finding:
        rows = tuple(dict.fromkeys(self.rows))
        one = self.finding
        message = (
            f"{_place(one.file, rows, one.column, one.sheet, called)}: {self.cause}"
            if self.cause
            else one.message
        )
        return replace(one, message=message, rows=rows)


@dataclass(slots=True)
class Findings:
    """Collects findings on one file: the same one on many rows is one finding with its rows.

    Keeps the first `limit` different ones of each level; the rest is counted in one line. `words` are what a
    part of the file, a row and rows are called.
    """

    file: str
    limit: int = 200
    sheet: str = ""
    words: tuple[str, str, str] = TABLE_WORDS
    _collected: dict[tuple[object, ...], _FindingOnRows] = field(default_factory=dict)
    _counts: dict[Level, int] = field(default_factory=dict)
    _hidden: dict[Level, int] = field(default_factory=dict)

    @contextmanager
    def inside(self, sheet: str) -> Iterator[None]:
        """Findings made meanwhile are about this sheet."""
        before, self.sheet = self.sheet, sheet
        try:
            yield
        finally:
            self.sheet = before

    def tell(
        self,
        level: Level,
        code: str,
        *,
        row: int | None = None,
        column: str | None = None,
        found: str = "",
        expected: str | tuple[str, str] = "",
        same: str = "",
        sheet: str | None = None,
        **facts: object,
    ) -> None:
        """As `add`, with the sentences of `code`. What is a pair is German and English."""
        german, english = sentences(code, **facts)
        wanted_german, wanted_english = expected if isinstance(expected, tuple) else (expected, expected)
        self.add(
            level,
            german,
            row=row,
            column=column,
            found=found,
            expected=wanted_german,
            same=same,
            sheet=sheet,
            code=code,
            english=english,
            english_expected=wanted_english,
        )

    def add(
        self,
        level: Level,
        cause: str,
        *,
        row: int | None = None,
        column: str | None = None,
        found: str = "",
        expected: str = "",
        same: str = "",
        sheet: str | None = None,
        code: str = "",
        english: str = "",
        english_expected: str = "",
    ) -> None:
        """Note one finding. `cause` is the sentence without its place, which is put in front.

        Findings of one cause and column are one, and so are those that share the words `same`: then the
        sentence of the first stands for all.
        """
        self._counts[level] = self._counts.get(level, 0) + 1
        sheet = self.sheet if sheet is None else sheet
        identity = (level, sheet, column, same or (cause, found[:200]), row is None)
        collected = self._collected.get(identity)
        if collected is not None:
            if row is not None and len(collected.rows) < _KEPT_ROWS:
                collected.rows.append(row)
            return
        if sum(one.finding.level == level for one in self._collected.values()) >= self.limit:
            self._hidden[level] = self._hidden.get(level, 0) + 1
            return
        about = shortened(found), expected
        finding = Finding(
            level,
            self.file,
            row,
            column,
            *about,
            "",
            sheet,
            code=code,
            english=english,
            english_expected=english_expected,
        )
        self._collected[identity] = _FindingOnRows(finding, cause, [] if row is None else [row])

    def error(
        self,
        cause: str,
        *,
        row: int | None = None,
        column: str | None = None,
        found: str = "",
        expected: str = "",
        same: str = "",
        sheet: str | None = None,
    ) -> None:
        """Adds a finding for which the file is refused; arguments as in `add`."""
        self.add(
            "error", cause, row=row, column=column, found=found, expected=expected, same=same, sheet=sheet
        )

    def reject(self, message: str, row: int | None, found: str, english: str = "") -> None:
        """Note an error that ends the reading; its message has its place already."""
        self._counts["error"] = self._counts.get("error", 0) + 1
        expected, english_expected = wanted("readable")
        finding = Finding(
            "error",
            self.file,
            row,
            None,
            shortened(found),
            expected,
            message,
            code="rejected",
            english=english,
            english_expected=english_expected,
        )
        self._collected = {
            ("reject", message): _FindingOnRows(finding, "", [] if row is None else [row]),
            **self._collected,
        }

    @property
    def errors(self) -> int:
        """How many errors so far, each row and those beyond the limit counted."""
        return self._counts.get("error", 0)

    def listed(self) -> tuple[Finding, ...]:
        """Errors first, then warnings and notes, each in order of the file, and a line for those beyond the
        limit."""
        ordered: list[Finding] = []
        for level, code in _MORE.items():
            of_level = [
                one.finished(self.words) for one in self._collected.values() if one.finding.level == level
            ]
            sheets = {one.sheet: number for number, one in reversed(list(enumerate(of_level)))}
            ordered += sorted(
                of_level, key=lambda one: (sheets[one.sheet] if one.sheet else -1, one.row or 0)
            )
            if hidden := self._hidden.get(level, 0):
                german, english = sentences(code, count=hidden)
                message = f"{self.file}: {german}"
                ordered.append(
                    Finding(level, self.file, None, None, "", "", message, code=code, english=english)
                )
        return tuple(ordered)


_MORE: dict[Level, str] = {"error": "more_errors", "warning": "more_warnings", "note": "more_notes"}


@dataclass(frozen=True, slots=True)
class Delivery:
    """One file as read: observations and entries only when there is no error, findings always.

    `format` is one of `ffcsv_new`, `ffcsv_old`, `regionalstatistik`, `statbericht`, `plain_csv`,
    `plain_xlsx`, `plain_measures`, `institutions_csv`, `institutions_xlsx`, `courses_csv`, `courses_xlsx`,
    `courses_openqcat`, `courses_agency`, `template` or empty; `table` the publisher's code or empty, of a template
    its number. `new_measures` and `new_sources` are those that the observations need and the catalogue does not
    have. `entries` are institutions and what belongs to them, courses and queues, `stated` is
    what a definition file (format `definitions`) states. `original` is the file byte for byte, empty for an extract
    of a whole country, which is not kept. `returned` says of a template how complete it is.
    """

    file: str
    sha256: str
    format: str
    table: str
    observations: tuple[Observation, ...]
    findings: tuple[Finding, ...]
    new_measures: tuple[Measure, ...] = ()
    new_sources: tuple[Source, ...] = ()
    entries: Entries = NO_ENTRIES
    original: bytes = field(default=b"", repr=False, compare=False)
    stated: Definitions = NOTHING_STATED
    returned: ReturnedTemplate | None = None

    @property
    def ok(self) -> bool:
        """Whether it may be written: no finding is an error."""
        return all(one.level != "error" for one in self.findings)

    def of_level(self, level: Level) -> tuple[Finding, ...]:
        """The findings of a level, in the order of the file."""
        return tuple(one for one in self.findings if one.level == level)


def listing(items: Iterable[str], most: int = 8) -> str:
    """Words for a sentence: the first few, then how many more."""
    return listings(items, most)[0]


def listings(items: Iterable[str], most: int = 8) -> tuple[str, str]:
    """The same in German and in English."""
    words = [shortened(one) for one in items]
    more, first = len(words) - most, ", ".join(words[:most])
    return (f"{first} und {more} weitere", f"{first} and {more} more") if more > 0 else (first, first)


def listed_in_both(items: Iterable[tuple[str, str]], most: int = 8) -> tuple[str, str]:
    """`listings` of words that differ in the two languages, which are not shortened."""
    words = list(items)
    german, english = (", ".join(one[at] for one in words[:most]) for at in (0, 1))
    more = len(words) - most
    return (f"{german} und {more} weitere", f"{english} and {more} more") if more > 0 else (german, english)


def rows_in_words(rows: Iterable[int]) -> tuple[str, str]:
    """`row_words` in German and in English."""
    numbers = list(rows)
    return row_words(numbers), row_words(numbers, "en")
