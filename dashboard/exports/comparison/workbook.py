"""Places side by side as an Excel workbook: every year of the indicator, all figures of the theme, both
indicators."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook

from dashboard.comparison.model import ComparedPlace, Comparison, Dot, DotRow, PlaceInYear, Point
from dashboard.domain.figure import Figure
from dashboard.exports.comparison.paper import ComparisonExport, words_used
from dashboard.exports.paper.parts import written
from dashboard.exports.workbook.columns import (
    DECIMAL,
    DIFFERENCE,
    PLAIN_NUMBER,
    TEXT,
    VALUE,
    WHOLE,
    Formats,
    TableColumn,
    Unit,
    compared_columns,
    figure_columns,
    rank_columns,
    value_columns,
    write_rows,
)
from dashboard.exports.workbook.view import PLAIN, facts_sheet, head_of, properties
from dashboard.exports.workbook.wholes import WholePart, wholes_sheet
from dashboard.texts import say


def comparison_workbook(
    export: ComparisonExport, definitions: Sequence[tuple[str, str]], wholes: Sequence[WholePart] = ()
) -> bytes:
    """Sheets Daten, Thema, Zusammenhang, Zusammensetzung (where there are `wholes`), Metadaten and Definition. A
    cell without a published number is empty."""
    said, lang, model, buffer = export.caption, export.caption.lang, export.model, io.BytesIO()
    with Workbook(buffer, PLAIN) as book:
        book.set_properties(properties(said.title, said.link))
        formats, head = Formats(book), head_of(book)
        own, other = (
            Unit.of(model.unit, model.decimals, lang),
            Unit.of(model.second_unit, model.second_decimals, lang),
        )
        data = book.add_worksheet(say(lang, "sheet_data"))
        write_rows(data, _columns(export), list(_years(model)), lambda one: own, formats)
        theme = book.add_worksheet(say(lang, "export_sheet_theme"))
        write_rows(
            theme,
            _theme_columns(model),
            export.dots(),
            lambda row: Unit.of(row.unit, row.decimals, lang),
            formats,
        )
        relation = export.relation()
        if relation is not None:
            sheet = book.add_worksheet(say(lang, "export_sheet_relation"))
            columns = _relation_columns(model, relation.year, other)
            write_rows(sheet, columns, relation.points, lambda one: own, formats)
        wholes_sheet(book, wholes, formats, lang)
        facts = [*said.entries(), *((say(lang, "export_sheet_relation"), one) for one in _said(export))]
        facts_sheet(book, book.add_worksheet(say(lang, "sheet_metadata")), facts, head)
        words = [(say(lang, "export_verdict_words"), ""), *words_used(export)]
        facts_sheet(book, book.add_worksheet(say(lang, "sheet_definition")), (*definitions, *words), head)
    return buffer.getvalue()


def _said(export: ComparisonExport) -> Sequence[str]:
    relation = export.relation()
    return relation.sentences if relation else ()


@dataclass(frozen=True, slots=True)
class _PlaceYear:
    """One row of the figures: a place in a year, which `label` names."""

    place: ComparedPlace
    label: str
    entry: PlaceInYear


def _columns(export: ComparisonExport) -> list[TableColumn[_PlaceYear]]:
    model, lang = export.model, export.model.lang
    difference = say(lang, "comparison_column_difference", reference=model.reference)
    first = say(lang, "comparison_column_first", name=model.places[0].name)
    example = say(lang, "export_yes")
    return [
        TableColumn(say(lang, "column_gebiet"), TEXT, 12, lambda one: one.place.key),
        TableColumn(say(lang, "column_name"), TEXT, 26, lambda one: one.place.name),
        TableColumn(say(lang, "column_jahr"), TEXT, 11, lambda one: one.label),
        *figure_columns(lang, written(export.confidence, lang), lambda one: one.entry.own),
        TableColumn(say(lang, "example"), TEXT, 10, lambda one: example if one.entry.own.example else None),
        *compared_columns(difference, lang, lambda one: one.entry.difference),
        *compared_columns(first, lang, lambda one: one.entry.against_first),
        *compared_columns(say(lang, "trend_five"), lang, lambda one: one.entry.trend),
        TableColumn(
            say(lang, "comparison_column_change"), DIFFERENCE, 16, lambda one: one.entry.change.value
        ),
        *rank_columns(lang, lambda one: one.entry.rank, lambda one: one.entry.ranked),
        *_own_columns(model),
    ]


def _own_columns(model: Comparison) -> list[TableColumn[_PlaceYear]]:
    """The reader's own target, and how far the place lies from it in words; none without a target."""
    target, lang = model.target, model.lang
    if target is None:
        return []
    return [
        TableColumn(say(lang, "export_column_own_target"), VALUE, 14, lambda one: target.value),
        TableColumn(
            say(lang, "export_column_own_distance"), TEXT, 30, lambda one: model.from_target(one.entry.own)
        ),
    ]


def _years(model: Comparison) -> Iterator[_PlaceYear]:
    for table in model.tables:
        for place, entry in zip(model.places, table.entries, strict=True):
            yield _PlaceYear(place, table.label, entry)


def _relation_columns(model: Comparison, year: int, second: Unit) -> list[TableColumn[Point]]:
    lang = model.lang
    few = say(lang, "export_yes")
    return [
        TableColumn(say(lang, "column_gebiet"), TEXT, 12, lambda one: one.key),
        TableColumn(say(lang, "column_name"), TEXT, 28, lambda one: one.name),
        TableColumn(say(lang, "column_jahr"), PLAIN_NUMBER, 8, lambda one: year),
        TableColumn(model.name, VALUE, 24, lambda one: one.x),
        TableColumn(model.second_name, VALUE, 24, lambda one: one.y, second),
        TableColumn(say(lang, "inhabitants"), WHOLE, 13, lambda one: one.population),
        TableColumn(say(lang, "few"), TEXT, 13, lambda one: few if one.few else None),
    ]


def _theme_columns(model: Comparison) -> list[TableColumn[DotRow]]:
    lang = model.lang
    district, example = model.words.say(lang, "own_district"), say(lang, "export_yes")
    return [
        TableColumn(say(lang, "export_indicator"), TEXT, 40, lambda row: row.name),
        TableColumn(
            say(lang, "column_jahr"), PLAIN_NUMBER, 8, lambda row: row.year if row.span == 1 else row.when
        ),
        TableColumn(say(lang, "export_column_unit"), TEXT, 18, lambda row: say(lang, f"unit_{row.unit}")),
        TableColumn(say(lang, "example"), TEXT, 10, lambda row: example if row.example else None),
        *(column for place in model.places for column in _place_columns(place, lang)),
        *value_columns(district, lang, lambda row: row.district),
        *_aims(model),
        TableColumn(
            say(lang, "export_column_note"),
            TEXT,
            60,
            lambda row: " ".join(part for part in (row.without, row.note) if part),
        ),
    ]


def _aims(model: Comparison) -> list[TableColumn[DotRow]]:
    """The reader's own targets for indicators of the theme; no column without any."""

    def aim(row: DotRow) -> float | None:
        target = model.targets.get(row.indicator)
        return target.value if target else None

    if not any(aim(row) is not None for year in model.dots for row in year):
        return []
    return [TableColumn(say(model.lang, "export_column_own_target"), VALUE, 14, aim)]


def _place_columns(place: ComparedPlace, lang: str) -> list[TableColumn[DotRow]]:
    """A place's figure, and how many spreads of all places it lies from their middle."""

    def dot(row: DotRow) -> Dot | None:
        return next((one for one in row.dots if one.figure.key == place.key), None)

    def figure(row: DotRow) -> Figure | None:
        found = dot(row)
        return found.figure if found else None

    def at(row: DotRow) -> float | None:
        found = dot(row)
        return found.at if found else None

    spreads = TableColumn(say(lang, "export_column_spreads", name=place.name), DECIMAL, 16, at)
    return [*value_columns(place.name, lang, figure), spreads]
