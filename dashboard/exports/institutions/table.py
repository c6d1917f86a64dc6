"""Institutions as a table for people: an Excel workbook, and a CSV with the same columns."""

from __future__ import annotations

import io
from collections.abc import Callable

from xlsxwriter import Workbook

from dashboard.exports.institutions.list_export import ListEntry, ListExport, example_mark
from dashboard.exports.rows import german_csv
from dashboard.exports.workbook.columns import (
    DAY,
    DECIMAL,
    PLAIN_NUMBER,
    TEXT,
    VALUE,
    WHOLE,
    Formats,
    TableColumn,
    Unit,
    write_rows,
)
from dashboard.exports.workbook.view import PLAIN, facts_sheet, head_of, properties
from dashboard.institutions.words import facts, languages, opening
from dashboard.texts import say

ListColumn = TableColumn[ListEntry]
_DEGREES = Unit("0.00000", "")
_NONE = Unit("", "")


def list_workbook(made: ListExport) -> bytes:
    """Sheets of institutions, metadata and the meaning of words; what nobody knows is an empty cell."""
    said, buffer = made.caption, io.BytesIO()
    with Workbook(buffer, PLAIN) as book:
        book.set_properties(properties(said.title, said.link))
        head = head_of(book)
        sheet = book.add_worksheet(say(made.lang, "list_sheet"))
        write_rows(sheet, columns(made), made.entries, lambda _: _NONE, Formats(book))
        facts_sheet(book, book.add_worksheet(say(made.lang, "sheet_metadata")), made.about(), head)
        facts_sheet(
            book, book.add_worksheet(say(made.lang, "sheet_definition")), definitions(made.lang), head
        )
    return buffer.getvalue()


def list_csv(made: ListExport) -> bytes:
    """The same columns, with all that the list says of itself as `#` lines at the end."""
    shown = columns(made)
    rows = ([_flat(column.cell(one)) for column in shown] for one in made.entries)
    return german_csv(
        [column.name for column in shown], rows, (f"{label}: {text}" for label, text in made.about())
    )


def _flat(cell: object) -> object:
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def definitions(lang: str) -> list[tuple[str, str]]:
    """What words of the list mean."""
    return [
        (say(lang, "institutions_example"), say(lang, "list_word_example")),
        (say(lang, "institutions_unconfirmed"), say(lang, "list_word_unconfirmed")),
        (say(lang, "list_column_fresh"), say(lang, "list_word_dated")),
        (say(lang, "list_position_approximate"), say(lang, "list_word_approximate")),
    ]


def columns(made: ListExport) -> list[ListColumn]:
    """All columns in their order; distances only where a place is chosen."""
    lang = made.lang

    def text(key: str, width: int, cell: Callable[[ListEntry], object]) -> ListColumn:
        return TableColumn(say(lang, key), TEXT, width, cell)

    def fact(name: str, width: int) -> ListColumn:
        label = say(lang, f"institutions_fact_{name}")
        return TableColumn(
            label,
            TEXT,
            width,
            lambda one: next(f.text for f in facts(one.institution, lang) if f.label == label),
        )

    near: list[ListColumn] = [TableColumn(say(lang, "list_column_distance"), DECIMAL, 14, lambda one: one.km)]
    return [
        text("column_name", 30, lambda one: one.institution.name),
        text("list_column_art", 20, lambda one: one.kind.name[lang]),
        text("list_column_note", 10, lambda one: example_mark(one, lang)),
        text("list_column_street", 20, lambda one: one.institution.street),
        text("list_column_house_number", 8, lambda one: one.institution.house_number),
        text("list_column_postcode", 12, lambda one: one.institution.postcode),
        text("list_column_town", 18, lambda one: one.institution.town),
        text("list_column_part", 14, lambda one: one.institution.part),
        text("list_column_municipality", 18, lambda one: one.municipality),
        TableColumn(made.middle, TEXT, 20, lambda one: one.amt),
        *(near if made.with_place else ()),
        fact("phone", 16), fact("email", 20), fact("web", 20),
        text("institutions_fact_opening", 24, lambda one: opening(one.institution, lang)),
        TableColumn(say(lang, "list_column_age_from"), PLAIN_NUMBER, 8, lambda one: one.institution.age_from),
        TableColumn(say(lang, "list_column_age_to"), PLAIN_NUMBER, 8, lambda one: one.institution.age_to),
        TableColumn(say(lang, "institutions_fact_places"), WHOLE, 8, lambda one: one.institution.places),
        fact("access", 12),
        text("institutions_fact_languages", 14, lambda one: languages(one.institution, lang)),
        fact("focus", 14),
        text("list_column_admission", 20, lambda one: one.institution.admission),
        fact("carrier", 22), fact("status", 14),
        TableColumn(say(lang, "list_column_confirmed_on"), DAY, 13, lambda one: one.institution.confirmed_on),
        text("list_column_confirmed_by", 16, lambda one: one.institution.confirmed_by),
        text("list_column_fresh", 20, made.fresh),
        text("list_column_position", 12, lambda one: say(lang, f"list_position_{one.institution.position}")),
        TableColumn(
            say(lang, "list_column_longitude"), VALUE, 12, lambda one: one.institution.longitude, _DEGREES
        ),
        TableColumn(
            say(lang, "list_column_latitude"), VALUE, 12, lambda one: one.institution.latitude, _DEGREES
        ),
        text("list_column_source", 24, lambda one: one.source),
        text("list_column_licence", 16, lambda one: one.licence),
        text("list_column_provenance", 14, lambda one: say(lang, f"provenance_{one.institution.provenance}")),
        TableColumn(say(lang, "list_column_valid_from"), DAY, 13, lambda one: one.institution.valid_from),
        TableColumn(say(lang, "list_column_valid_until"), DAY, 13, lambda one: one.institution.valid_until),
        text("list_column_key", 18, lambda one: one.institution.key),
        text("list_column_ags", 12, lambda one: one.institution.municipality),
    ]  # fmt: skip
