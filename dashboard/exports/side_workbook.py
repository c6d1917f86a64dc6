"""Places side by side as an Excel workbook: every year of the indicator, all figures of the theme, both indicators."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from xlsxwriter import Workbook

from dashboard.domain.profile import Comparison
from dashboard.domain.side_by_side import Entry, SideBySide
from dashboard.exports.paper import written
from dashboard.exports.sheet_rows import (
    DECIMAL,
    DIFFERENCE,
    PLAIN_NUMBER,
    TEXT,
    VALUE,
    WHOLE,
    Column,
    Formats,
    Line,
    Unit,
    status_word,
    write_rows,
)
from dashboard.exports.side_report import SideTaken, words_used
from dashboard.exports.workbook import PLAIN, facts_sheet, head_of
from dashboard.texts import say


def side_workbook(taken: SideTaken, definitions: Sequence[tuple[str, str]]) -> bytes:
    """Sheets Daten, Thema, Zusammenhang, Metadaten and Definition. A cell without a published number is empty."""
    said, lang, model, buffer = taken.caption, taken.caption.lang, taken.model, io.BytesIO()
    with Workbook(buffer, PLAIN) as book:
        book.set_properties({"title": said.title, "comments": said.link})
        formats, head = Formats(book), head_of(book)
        own = Unit.of(model.unit, model.decimals, lang)
        write_rows(
            book.add_worksheet(say(lang, "sheet_data")), _columns(taken), list(_years(model, own)), formats, head
        )
        theme = book.add_worksheet(say(lang, "takeaway_sheet_theme"))
        write_rows(theme, _theme_columns(model), list(_theme(taken)), formats, head)
        relation = taken.relation()
        if relation is not None:
            other = Unit.of(model.second_unit, model.second_decimals, lang)
            columns = [
                Column(say(lang, "column_gebiet"), TEXT, 12),
                Column(say(lang, "column_name"), TEXT, 28),
                Column(say(lang, "column_jahr"), PLAIN_NUMBER, 8),
                Column(model.name, VALUE, 24),
                Column(model.second_name, VALUE, 24, other),
                Column(say(lang, "inhabitants"), WHOLE, 13),
                Column(say(lang, "few"), TEXT, 13),
            ]
            few = say(lang, "takeaway_yes")
            points = [
                Line(own, (one.key, one.name, relation.year, one.x, one.y, one.population, few if one.few else None))
                for one in relation.points
            ]
            write_rows(book.add_worksheet(say(lang, "takeaway_sheet_relation")), columns, points, formats, head)
        facts = [*said.entries(), *((say(lang, "takeaway_sheet_relation"), one) for one in _said(taken))]
        facts_sheet(book, book.add_worksheet(say(lang, "sheet_metadata")), facts, head)
        words = [(say(lang, "takeaway_words"), ""), *words_used(taken)]
        facts_sheet(book, book.add_worksheet(say(lang, "sheet_definition")), (*definitions, *words), head)
    return buffer.getvalue()


def _said(taken: SideTaken) -> Sequence[str]:
    relation = taken.relation()
    return relation.sentences if relation else ()


def _columns(taken: SideTaken) -> list[Column]:
    model, lang = taken.model, taken.model.lang
    level = written(taken.confidence, lang)
    difference = say(lang, "side_column_difference", reference=model.reference)
    first = say(lang, "side_column_first", name=model.places[0].name)
    change = say(lang, "side_column_change")
    compared = [
        column
        for name in (difference, first, say(lang, "trend_five"))
        for column in (
            Column(name, DIFFERENCE, 16),
            Column(say(lang, "takeaway_column_word", what=name), TEXT, 24),
        )
    ]
    return [
        Column(say(lang, "column_gebiet"), TEXT, 12),
        Column(say(lang, "column_name"), TEXT, 26),
        Column(say(lang, "column_jahr"), TEXT, 11),
        Column(say(lang, "column_wert"), VALUE, 12),
        Column(say(lang, "column_untergrenze", level=level), VALUE, 16),
        Column(say(lang, "column_obergrenze", level=level), VALUE, 16),
        Column(say(lang, "column_zaehler"), WHOLE, 10),
        Column(say(lang, "column_nenner"), WHOLE, 10),
        Column(say(lang, "column_status"), TEXT, 16),
        Column(say(lang, "few"), TEXT, 13),
        Column(say(lang, "example"), TEXT, 10),
        *compared,
        Column(change, VALUE, 16),
        Column(say(lang, "takeaway_column_rank"), WHOLE, 8),
        Column(say(lang, "takeaway_column_ranked"), WHOLE, 9),
    ]


def _years(model: SideBySide, unit: Unit) -> Iterator[Line]:
    for table in model.tables:
        for place, entry in zip(model.places, table.entries, strict=True):
            yield Line(unit, (place.key, place.name, table.label, *_entry(entry, model.lang)))


def _entry(entry: Entry, lang: str) -> Iterator[object]:
    own, yes = entry.own, say(lang, "takeaway_yes")
    yield from (own.value, own.lower, own.upper, own.numerator, own.denominator, say(lang, f"status_{own.status.key}"))
    yield from (yes if own.few else None, yes if own.example else None)
    for one in (entry.difference, entry.against_first, entry.trend):
        yield from _compared(one)
    yield entry.change.value
    yield from (entry.rank, entry.ranked if entry.rank else None)


def _compared(one: Comparison | None) -> tuple[float | None, str | None]:
    return (one.value, one.word) if one else (None, None)


def _theme_columns(model: SideBySide) -> list[Column]:
    lang = model.lang
    places = [
        column
        for place in model.places
        for column in (
            Column(place.name, VALUE, 14),
            Column(say(lang, "takeaway_column_status_of", name=place.name), TEXT, 14),
            Column(say(lang, "takeaway_column_spreads", name=place.name), DECIMAL, 16),
        )
    ]
    return [
        Column(say(lang, "takeaway_indicator"), TEXT, 40),
        Column(say(lang, "column_jahr"), PLAIN_NUMBER, 8),
        Column(say(lang, "takeaway_column_unit"), TEXT, 18),
        Column(say(lang, "example"), TEXT, 10),
        *places,
        Column(say(lang, "own_district"), VALUE, 14),
        Column(say(lang, "takeaway_column_status_of", name=say(lang, "own_district")), TEXT, 14),
        Column(say(lang, "takeaway_column_note"), TEXT, 60),
    ]


def _theme(taken: SideTaken) -> Iterator[Line]:
    lang = taken.model.lang
    for row in taken.dots():
        found = {dot.figure.key: dot for dot in row.dots}
        cells: list[object] = [row.name, row.year, say(lang, f"unit_{row.unit}")]
        cells.append(say(lang, "takeaway_yes") if row.example else None)
        for place in taken.model.places:
            dot = found.get(place.key)
            word = status_word(dot.figure, lang) if dot else None
            cells += [dot.figure.value if dot else None, word, dot.at if dot else None]
        district = row.district
        cells += [district.value, status_word(district, lang)] if district else [None, None]
        cells.append(row.without or row.note)
        yield Line(Unit.of(row.unit, row.decimals, lang), cells)
