"""Reads changed rows of a table as the command line reads the table, and says of each field what is wrong."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from dashboard.domain.institutions.entries import Entries
from dashboard.domain.institutions.institution import Institution
from dashboard.staff.entries.rows import ROW_COLUMNS, texts_of
from data.importing.findings import Delivery, Finding
from data.importing.knowledge import ImportKnowledge
from data.importing.read import Delivered, read_files

Sentences = Mapping[str, Mapping[str, str]]
"""By key of the row and column what is said; the column is empty where it is about the whole row."""


@dataclass(frozen=True, slots=True)
class EntryTable:
    """A table that staff change row by row: `name` of its files, the columns that an import reads, and `rows_of`: by
    key the rows of what an import has read."""

    name: str
    columns: tuple[str, ...]
    rows_of: Callable[[Entries], Mapping[str, dict[str, str]]]

    def file(self, number: int = 0) -> str:
        """What an import is told that its file is called; with the number of the draft where it is kept."""
        return f"{self.name}-{number}.csv" if number else f"{self.name}.csv"


INSTITUTION_TABLE = EntryTable(
    "einrichtungen",
    ROW_COLUMNS,
    lambda entries: {one.key: texts_of(one) for one in entries.institutions},
)


@dataclass(frozen=True, slots=True)
class CheckedEntries:
    """The rows as a delivery; `errors` prevent it, `warnings` do not."""

    delivery: Delivery
    errors: Sentences
    warnings: Sentences

    @property
    def read(self) -> tuple[Institution, ...]:
        """The institutions of the rows; none where one of them has an error."""
        return self.delivery.entries.institutions

    def said(self, key: str) -> str:
        """All errors of a row as sentences."""
        return " ".join(dict.fromkeys(self.errors.get(key, {}).values()))


def table_of(rows: Mapping[str, Mapping[str, str]], columns: tuple[str, ...] = ROW_COLUMNS) -> bytes:
    """A CSV of the columns of the contract, that spreadsheets take nothing of for a formula."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(columns)
    for row in rows.values():
        writer.writerow(
            [f"'{row[name]}" if row[name].startswith(("=", "+", "-", "@")) else row[name] for name in columns]
        )
    return text.getvalue().encode()


def check_entries(
    rows: Mapping[str, Mapping[str, str]],
    knowledge: ImportKnowledge,
    today: date,
    table: EntryTable = INSTITUTION_TABLE,
    number: int = 0,
    merges: Collection[tuple[str, str]] = (),
) -> CheckedEntries:
    """What an import of the table with these rows says; `number` is that of the draft that is handed over, `merges` are
    pairs of keys that the rows may merge."""
    reference = replace(knowledge.reference(), today=today, merges=merges)
    [delivery] = read_files(
        [Delivered(table.file(number), table_of(rows, table.columns))],
        knowledge.catalogue,
        knowledge.known,
        changes=knowledge.changes,
        reference=lambda: reference,
        defined=knowledge.defined,
    )
    keys = tuple(rows)
    return CheckedEntries(
        delivery, _by_key(delivery.of_level("error"), keys), _by_key(delivery.of_level("warning"), keys)
    )


@dataclass(frozen=True, slots=True)
class CheckedRows:
    """Rows each by itself: those that an import takes as it has read them, by key, and sentences as in
    CheckedEntries."""

    read: Mapping[str, Mapping[str, str]]
    errors: Sentences
    warnings: Sentences


def check_each(
    rows: Mapping[str, Mapping[str, str]],
    knowledge: ImportKnowledge,
    today: date,
    table: EntryTable = INSTITUTION_TABLE,
) -> CheckedRows:
    """As `check_entries`, but what is wrong with one row is not in the way of the others."""
    left, errors, warnings = dict(rows), dict[str, Mapping[str, str]](), dict[str, Mapping[str, str]]()
    while left:
        checked = check_entries(left, knowledge, today, table)
        warnings |= checked.warnings
        if checked.delivery.ok:
            return CheckedRows(table.rows_of(checked.delivery.entries), errors, warnings)
        said = _placed(checked.delivery, tuple(left)) or checked.errors or _of_all(checked.delivery, left)
        errors |= said
        left = {key: row for key, row in left.items() if key not in said}
    return CheckedRows({}, errors, warnings)


def _placed(delivery: Delivery, keys: tuple[str, ...]) -> Sentences:
    """Errors that name a row. What else is wrong, such as that there are more errors than a list shows, is none of the
    other rows as long as one of these is in the way."""
    return _by_key(tuple(one for one in delivery.of_level("error") if one.row or one.rows), keys)


def _of_all(delivery: Delivery, keys: Iterable[str]) -> Sentences:
    """What is wrong where no finding names any of the rows."""
    said = " ".join(one.message for one in delivery.of_level("error"))
    return {key: {"": said} for key in keys}


def _by_key(findings: tuple[Finding, ...], keys: tuple[str, ...]) -> Sentences:
    found: dict[str, dict[str, str]] = {}
    for one in findings:
        place, _, cause = one.message.partition(": ")
        sentence = cause if place.startswith(one.file) and cause else one.message
        for row in one.rows or ((one.row,) if one.row else range(2, len(keys) + 2)):
            if 2 <= row < len(keys) + 2:
                said = found.setdefault(keys[row - 2], {})
                column = one.column or ""
                said[column] = f"{said[column]} {sentence}" if column in said else sentence
    return found
