"""Courses and queues as the rows of the tables that an import reads."""

from __future__ import annotations

from collections.abc import Container

from dashboard.domain.courses.course import Course
from dashboard.domain.courses.queue import Queue
from dashboard.domain.observation import Status
from dashboard.integration.listing.rows import (
    COURSE_TABLE,
    HIDDEN_SIGN,
    QUEUE_TABLE,
    Row,
    course_cells,
    queue_cells,
)

COURSE_COLUMNS: tuple[str, ...] = COURSE_TABLE
QUEUE_COLUMNS: tuple[str, ...] = QUEUE_TABLE


def course_texts(one: Course, known: Container[str] | None = None) -> dict[str, str]:
    """The texts of a row by the columns of the table of courses; read again they give the same course. Provider and
    place are named by the key of their institution, where it is among the `known` ones (None: each is known)."""
    row = course_cells(one)
    for column, key in (("traeger", one.provider_key), ("ort", one.place_key)):
        if key and (known is None or key in known):
            row[column] = key
    if one.taken_hidden:
        row["belegt"] = HIDDEN_SIGN
    return _texts(row)


def queue_texts(one: Queue) -> dict[str, str]:
    """The same of a queue."""
    row = queue_cells(one)
    if one.status is Status.SUPPRESSED:
        row["wartende"] = HIDDEN_SIGN
    return _texts(row)


def queue_key(kind: str, municipality: str) -> str:
    """By what a sheet knows the newest count of a kind and a municipality."""
    return f"{kind}:{municipality}"


def empty_course(key: str) -> dict[str, str]:
    """The row of a course that is not published yet, before anything is written into it."""
    return {**dict.fromkeys(COURSE_COLUMNS, ""), "schluessel": key}


def empty_queue(_key: str) -> dict[str, str]:
    """The same of a queue, which has no key in its table."""
    return dict.fromkeys(QUEUE_COLUMNS, "")


def _texts(row: Row) -> dict[str, str]:
    return {name: "" if value is None else _number(value) for name, value in row.items()}


def _number(value: str | int | float) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())
