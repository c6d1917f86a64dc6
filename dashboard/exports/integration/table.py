"""Courses as a table for people: an Excel workbook, and a CSV with the same columns."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from xlsxwriter import Workbook

from dashboard.exports.caption import Caption
from dashboard.exports.rows import german_csv
from dashboard.exports.workbook.columns import (
    DAY,
    DECIMAL,
    TEXT,
    WHOLE,
    Formats,
    TableColumn,
    Unit,
    write_rows,
)
from dashboard.exports.workbook.view import PLAIN, facts_sheet, head_of, properties
from dashboard.indicators.courses.sites import CourseSite
from dashboard.integration.words import kind_name, levels_words
from dashboard.texts import say

CourseColumn = TableColumn[CourseSite]
_NONE = Unit("", "")


@dataclass(frozen=True, slots=True)
class CourseTable:
    """`sites` in the order of the page, those that are over at the end; `km` from the chosen place by key,
    empty without one; `overlaps` are their numbers by key; `findings` are the sentences of overlaps and
    gaps."""

    caption: Caption
    sites: Sequence[CourseSite]
    km: Mapping[str, float]
    overlaps: Mapping[str, str]
    sources: Mapping[str, str]
    findings: Sequence[tuple[str, str]]
    today: date

    @property
    def lang(self) -> str:
        """The reader's language."""
        return self.caption.lang

    def about(self) -> list[tuple[str, str]]:
        """Label and text of each fact about the table."""
        return self.caption.entries()


def course_workbook(made: CourseTable) -> bytes:
    """Sheets of courses, of what stands out, and of metadata; what nobody states is an empty cell."""
    said, buffer = made.caption, io.BytesIO()
    with Workbook(buffer, PLAIN) as book:
        book.set_properties(properties(said.title, said.link))
        head = head_of(book)
        sheet = book.add_worksheet(say(made.lang, "integration_sheet"))
        write_rows(sheet, columns(made), list(made.sites), lambda _: _NONE, Formats(book))
        if made.findings:
            facts_sheet(book, book.add_worksheet(say(made.lang, "integration_findings")), made.findings, head)
        facts_sheet(book, book.add_worksheet(say(made.lang, "sheet_metadata")), made.about(), head)
    return buffer.getvalue()


def course_csv(made: CourseTable) -> bytes:
    """The same columns, with all that the table says of itself as `#` lines at the end."""
    shown = columns(made)
    rows = ([column.cell(one) for column in shown] for one in made.sites)
    facts = [*made.findings, *made.about()]
    return german_csv([column.name for column in shown], rows, (f"{label}: {text}" for label, text in facts))


def columns(made: CourseTable) -> list[CourseColumn]:
    """All columns in their order; distances only where a place is chosen."""
    lang, today = made.lang, made.today

    def column(name: str, kind: str, width: int, cell: Callable[[CourseSite], object]) -> CourseColumn:
        return TableColumn(say(lang, f"integration_column_{name}"), kind, width, cell)

    def state(one: CourseSite) -> str:
        status = one.course.status_on(today)
        word = say(lang, f"courses_status_{status}")
        return f"{word}: {one.course.reason}" if status == "cancelled" and one.course.reason else word

    def people(one: CourseSite) -> object:
        return say(lang, "courses_taken_hidden") if one.course.taken_hidden else one.course.taken

    def note(one: CourseSite) -> str:
        example = say(lang, "institutions_example") if one.course.example else ""
        return ", ".join(part for part in (made.overlaps.get(one.course.key, ""), example) if part)

    def care(one: CourseSite) -> str:
        if one.course.child_care is None:
            return ""
        return say(lang, "courses_yes" if one.course.child_care else "courses_no")

    near = [column("km", DECIMAL, 8, lambda one: _tenths(made.km.get(one.course.key)))] if made.km else []
    return [
        column("kind", TEXT, 28, lambda one: kind_name(one.course.kind, lang)),
        column("level", TEXT, 10, lambda one: levels_words(one.course)),
        column("town", TEXT, 18, lambda one: one.town),
        *near,
        column("provider", TEXT, 24, lambda one: one.course.provider),
        column("start", DAY, 13, lambda one: one.course.start),
        column("end", DAY, 13, lambda one: one.course.end),
        column("state", TEXT, 18, state),
        column("people", TEXT, 12, people),
        column("seats", WHOLE, 8, lambda one: one.course.seats),
        column("minimum", WHOLE, 11, lambda one: one.course.minimum),
        column("free", WHOLE, 8, lambda one: one.course.free),
        column("deadline", DAY, 14, lambda one: one.course.deadline),
        column("care", TEXT, 14, care),
        column(
            "form",
            TEXT,
            14,
            lambda one: say(lang, f"courses_form_{one.course.form}") if one.course.form else "",
        ),
        column("costs", TEXT, 16, lambda one: one.course.costs),
        column("contact", TEXT, 22, lambda one: one.course.contact),
        column("confirmed", DAY, 13, lambda one: one.course.confirmed_on),
        column("note", TEXT, 14, note),
        column("source", TEXT, 22, lambda one: made.sources.get(one.course.source, one.course.source)),
        column("key", TEXT, 20, lambda one: one.course.key),
    ]


def _tenths(km: float | None) -> float | None:
    return None if km is None else round(km, 1)
