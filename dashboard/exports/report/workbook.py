"""The annex of the report as an Excel workbook: every number of figures and texts, definitions and sources."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboard.domain.report.fact import FactKind, ReportFact
from dashboard.exports.report.material import (
    ReportExport,
    bare,
    edition_lines,
    noted_facts,
    source_lines,
    word_meanings,
)
from dashboard.exports.workbook.columns import (
    PLAIN_NUMBER,
    TEXT,
    VALUE,
    Formats,
    TableColumn,
    Unit,
    write_rows,
)
from dashboard.exports.workbook.view import PLAIN, facts_sheet, head_of, number_format, properties
from dashboard.indicators.wording.verdicts import verdict_word
from dashboard.report.document import AnnexRow, Definition, SeriesRow, ShownFigure, ShownReport
from dashboard.texts import say

_NUMBERS = (FactKind.VALUE, FactKind.NUMBER, FactKind.CHANGE, FactKind.DIFFERENCE)
"""Placeholders whose text is a number of its own."""


@dataclass(frozen=True, slots=True)
class _PlaceLine:
    figure: ShownFigure
    row: AnnexRow


@dataclass(frozen=True, slots=True)
class _YearLine:
    figure: ShownFigure
    row: SeriesRow
    at: int


@dataclass(frozen=True, slots=True)
class _FactLine:
    number: int
    fact: ReportFact


def report_workbook(export: ReportExport) -> bytes:
    """Sheets Abbildungen, Verlauf, Zahlen im Text, Definitionen and Quellen. A cell without a published number is empty
    and the word of its status stands beside it."""
    report, lang, buffer = export.report, export.report.lang, io.BytesIO()
    with Workbook(buffer, PLAIN) as book:
        book.set_properties(properties(export.running, export.link))
        looks, head = Formats(book), head_of(book)

        def sheet(name: str) -> Worksheet:
            return book.add_worksheet(say(lang, f"report_file_sheet_{name}"))

        places = [_PlaceLine(figure, row) for figure in report.figures for row in figure.rows]
        write_rows(sheet("figures"), _place_columns(lang), places, lambda one: _unit(one.figure, lang), looks)
        write_rows(
            sheet("years"),
            _year_columns(lang),
            list(_years(report)),
            lambda one: _unit(one.figure, lang),
            looks,
        )
        facts = [_FactLine(number, fact) for number, fact in noted_facts(report).values()]
        write_rows(
            sheet("facts"), _fact_columns(export), facts, lambda one: _fact_unit(one.fact, lang), looks
        )
        write_rows(
            sheet("definitions"),
            _definition_columns(lang),
            report.definitions,
            lambda _: Unit("0", "0"),
            looks,
        )
        told = [(say(lang, "report_file_state"), one) for one in export.withdrawn]
        told += [*edition_lines(export), (say(lang, "export_label_made"), export.made)]
        told.append((say(lang, "export_label_link"), export.link))
        told += [(say(lang, "report_file_column_source"), one) for one in source_lines(export)]
        told += [(say(lang, "report_file_imprint"), one) for one in report.imprint.split("\n") if one.strip()]
        facts_sheet(book, sheet("sources"), [*told, *word_meanings(report)], head)
    return buffer.getvalue()


def _place_columns(lang: str) -> list[TableColumn[_PlaceLine]]:
    def text(name: str) -> str:
        return say(lang, f"report_file_column_{name}")

    return [
        TableColumn(text("figure"), TEXT, 12, lambda one: one.figure.number),
        TableColumn(text("indicator"), TEXT, 40, lambda one: one.figure.measure),
        TableColumn(text("key"), TEXT, 12, lambda one: one.row.key),
        TableColumn(text("place"), TEXT, 26, lambda one: one.row.name),
        TableColumn(text("year"), TEXT, 10, lambda one: one.figure.when),
        TableColumn(say(lang, "column_wert"), VALUE, 12, lambda one: one.row.value),
        TableColumn(text("unit"), TEXT, 18, lambda one: one.figure.unit),
        TableColumn(text("shown"), TEXT, 16, lambda one: one.row.text),
        TableColumn(text("interval"), TEXT, 18, lambda one: one.row.interval),
        TableColumn(text("counts"), TEXT, 18, lambda one: one.row.counts),
        TableColumn(say(lang, "example"), TEXT, 10, lambda one: _yes(one.row.example, lang)),
        TableColumn(text("source"), TEXT, 40, lambda one: bare(one.figure.sources, lang)),
    ]


def _year_columns(lang: str) -> list[TableColumn[_YearLine]]:
    def text(name: str) -> str:
        return say(lang, f"report_file_column_{name}")

    return [
        TableColumn(text("figure"), TEXT, 12, lambda one: one.figure.number),
        TableColumn(text("indicator"), TEXT, 40, lambda one: one.figure.measure),
        TableColumn(text("key"), TEXT, 12, lambda one: one.row.key),
        TableColumn(text("place"), TEXT, 26, lambda one: one.row.name),
        TableColumn(text("year"), PLAIN_NUMBER, 8, lambda one: one.figure.years[one.at]),
        TableColumn(say(lang, "column_wert"), VALUE, 12, lambda one: one.row.values[one.at]),
        TableColumn(text("unit"), TEXT, 18, lambda one: one.figure.unit),
        TableColumn(text("shown"), TEXT, 16, lambda one: one.row.texts[one.at]),
    ]


def _fact_columns(export: ReportExport) -> list[TableColumn[_FactLine]]:
    lang = export.report.lang

    def text(name: str) -> str:
        return say(lang, f"report_file_column_{name}")

    return [
        TableColumn(text("number"), PLAIN_NUMBER, 6, lambda one: one.number),
        TableColumn(text("shown"), TEXT, 20, lambda one: one.fact.text),
        TableColumn(
            say(lang, "column_wert"),
            VALUE,
            12,
            lambda one: one.fact.value if one.fact.asked.kind in _NUMBERS else None,
        ),
        TableColumn(text("indicator"), TEXT, 40, lambda one: one.fact.title),
        TableColumn(text("place"), TEXT, 26, lambda one: one.fact.name),
        TableColumn(text("year"), TEXT, 12, lambda one: one.fact.when),
        TableColumn(text("counts"), TEXT, 18, lambda one: one.fact.counts),
        TableColumn(
            say(lang, "export_verdict"),
            TEXT,
            22,
            lambda one: verdict_word(one.fact.verdict, lang) if one.fact.verdict is not None else None,
        ),
        TableColumn(say(lang, "example"), TEXT, 10, lambda one: _yes(one.fact.example, lang)),
        TableColumn(text("source"), TEXT, 40, lambda one: one.fact.source),
        TableColumn(say(lang, "export_label_link"), TEXT, 40, lambda one: export.address(one.fact.query)),
    ]


def _definition_columns(lang: str) -> list[TableColumn[Definition]]:
    return [
        TableColumn(say(lang, "report_file_column_indicator"), TEXT, 40, lambda one: one.name),
        TableColumn(say(lang, "report_file_column_unit"), TEXT, 18, lambda one: one.unit),
        TableColumn(say(lang, "definition_text"), TEXT, 60, lambda one: one.definition),
        TableColumn(say(lang, "report_file_column_source"), TEXT, 60, lambda one: "; ".join(one.sources)),
    ]


def _years(report: ShownReport) -> Iterator[_YearLine]:
    for figure in report.figures:
        for row in figure.series:
            for at, text in enumerate(row.texts):
                if text:
                    yield _YearLine(figure, row, at)


def _yes(holds: bool, lang: str) -> str | None:
    return say(lang, "export_yes") if holds else None


def _unit(figure: ShownFigure, lang: str) -> Unit:
    """Excel's format of a figure's values, with as many decimals as they are written with."""
    text = next((row.text for row in figure.rows if row.value is not None), "")
    text = text or next((one for row in figure.series for one in row.texts if one), "")
    return _written(text, lang, percent=figure.unit == "%")


def _fact_unit(fact: ReportFact, lang: str) -> Unit:
    return _written(fact.text, lang, percent="%" in fact.text)


def _written(text: str, lang: str, *, percent: bool) -> Unit:
    """Of a number as it is written: `57,2` in German, `57.2` in English."""
    number = text.split("\u00a0")[0].split(" ")[0].rstrip("%")
    point = "," if lang == "de" else "."
    tail = number.rpartition(point)[2] if point in number else ""
    pattern = number_format("percent" if percent else "", len(tail) if tail.isdigit() else 0)
    return Unit(pattern, pattern)
