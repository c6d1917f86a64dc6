"""Reads all rows of courses or queues of one file: rows to values, then what only the whole table can tell."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from dashboard.domain.courses.course import Course
from dashboard.domain.courses.queue import Queue
from dashboard.domain.institutions.entries import COURSES, CompleteKind, Entries
from data.importing.courses.course_rows import course_of
from data.importing.courses.queue_rows import queue_of
from data.importing.institutions.cells import RowCells
from data.importing.institutions.reference import Reference

T = TypeVar("T", Course, Queue)


def read_courses(rows: Sequence[RowCells], reference: Reference) -> Entries:
    """The courses of all rows; one error leaves its row out. With `--complete`, that they are all of the area."""
    found = [(one, cells) for cells in rows if (one := course_of(cells, reference)) is not None]
    _say_twice(found, lambda one: one.key, "schluessel")
    area = reference.options.complete
    for one, cells in found:
        if area and one.municipality and not reference.lies_in(one.municipality, area):
            cells.fault(
                "gemeinde",
                f"Die Lieferung soll vollständig für {area} sein; {one.municipality} liegt nicht darin.",
                one.municipality,
                f"Gemeinden in {area}",
            )
    courses = _sound(found)
    return Entries(courses=courses, complete=(CompleteKind(COURSES, area),) if area and courses else ())


def read_queues(rows: Sequence[RowCells], reference: Reference) -> Entries:
    """The queues of all rows; one error leaves its row out."""
    found = [(one, cells) for cells in rows if (one := queue_of(cells, reference)) is not None]
    _say_twice(found, lambda one: (one.kind, one.municipality, one.on), "wartende")
    return Entries(queues=_sound(found))


def _say_twice(found: Sequence[tuple[T, RowCells]], key_of: Callable[[T], Hashable], column: str) -> None:
    rows: dict[Hashable, int] = {}
    for one, cells in found:
        key = key_of(one)
        if key in rows:
            word = cells.findings.words[1]
            cells.fault(column, f"Steht schon in {word} {rows[key]}: jede Angabe steht einmal da.")
        rows.setdefault(key, cells.row.number)


def _sound(found: Sequence[tuple[T, RowCells]]) -> tuple[T, ...]:
    return tuple(one for one, cells in found if not cells.failed)
