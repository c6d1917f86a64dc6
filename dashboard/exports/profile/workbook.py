"""A place's profile as an Excel workbook: one row an indicator, its years, metadata and definitions."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook

from dashboard import formats
from dashboard.domain.figure import Spread
from dashboard.exports.profile.institutions import institutions_sheet
from dashboard.exports.profile.paper import ProfileExport, words_used
from dashboard.exports.workbook.columns import (
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
from dashboard.exports.workbook.wholes import whole_parts, wholes_sheet
from dashboard.profile.model import ProfileFinding, ProfileRow
from dashboard.texts import say

_SIMILAR = ("lower_quartile", "median", "upper_quartile", "count")
_EVERYONE = ("low", "lower_quartile", "median", "upper_quartile", "high", "count")


def profile_workbook(
    export: ProfileExport, licences: Sequence[tuple[str, str]], definitions: Sequence[tuple[str, str]]
) -> bytes:
    """Sheets Daten, Auf einen Blick, Verlauf, Zusammensetzung and Einrichtungen (where they are known), Metadaten
    and Definition. A cell without a published number is empty.

    `licences` name the terms of each source, `definitions` label and explain every indicator and status.
    """
    said, lang, buffer = export.caption, export.caption.lang, io.BytesIO()
    with Workbook(buffer, PLAIN) as book:
        book.set_properties(properties(say(lang, "export_title", name=said.title), said.link))
        looks = Formats(book)
        head = head_of(book)
        data = book.add_worksheet(say(lang, "sheet_data"))
        write_rows(data, _columns(export), export.profile.rows, lambda row: _unit(row, lang), looks)
        told = [(_label(one, lang), one.text) for one in export.profile.findings]
        told.append((say(lang, "export_told_marks"), export.profile.marks))
        facts_sheet(book, book.add_worksheet(say(lang, "export_findings")), told, head)
        trend = book.add_worksheet(say(lang, "export_sheet_trend"))
        years = [one for row in export.profile.rows for one in _years(row)]
        write_rows(trend, _year_columns(export), years, lambda one: _unit(one.row, lang), looks)
        place = export.profile.name
        bars = [(one.name, one.base, one.parts, one.parts.over_years) for one in export.wholes]
        wholes_sheet(book, [part for one in bars for part in whole_parts(*one, place)], looks, lang)
        if export.profile.institutions:
            institutions_sheet(book, export.profile.institutions, looks, lang)
        facts_sheet(book, book.add_worksheet(say(lang, "sheet_metadata")), (*said.entries(), *licences), head)
        words = [(say(lang, "export_verdict_words"), ""), *words_used(export)]
        facts_sheet(book, book.add_worksheet(say(lang, "sheet_definition")), (*definitions, *words), head)
    return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class _ProfileYear:
    """One year of a row: `period` names it where years are pooled, `word` says why there is no own value."""

    row: ProfileRow
    year: int
    period: str | None
    own: float | None
    word: str
    reference: float | None


def _columns(export: ProfileExport) -> list[TableColumn[ProfileRow]]:
    """The columns of the sheet of figures, in order."""
    profile, lang = export.profile, export.profile.lang
    themes, names = dict(profile.themes), dict(export.named())
    difference = say(lang, "export_column_difference", name=profile.reference)
    around = [column for key, _ in export.around() for column in _around(key, names[key], lang)]
    return [
        TableColumn(say(lang, "export_column_theme"), TEXT, 24, lambda row: themes[row.theme]),
        TableColumn(say(lang, "export_indicator"), TEXT, 40, lambda row: row.name),
        TableColumn(say(lang, "column_jahr"), PLAIN_NUMBER, 7, lambda row: row.year),
        TableColumn(
            say(lang, "export_column_period"), TEXT, 14, lambda row: row.when if row.span > 1 else None
        ),
        TableColumn(say(lang, "export_column_alone"), TEXT, 26, lambda row: row.alone),
        TableColumn(say(lang, "export_column_unit"), TEXT, 18, lambda row: say(lang, f"unit_{row.unit}")),
        *figure_columns(lang, export.level(), lambda row: row.own),
        *(_target_columns(lang) if any(row.target for row in profile.rows) else ()),
        TableColumn(say(lang, "column_herkunft"), TEXT, 20, lambda row: row.provenance),
        *around,
        *(_spread_column("similar", part, lang, lambda row: row.similar) for part in _SIMILAR),
        *(_spread_column("everyone", part, lang, lambda row: row.everyone) for part in _EVERYONE),
        *rank_columns(lang, lambda row: row.rank, lambda row: row.ranked),
        *compared_columns(difference, lang, lambda row: row.difference),
        TableColumn(say(lang, "export_column_change"), DIFFERENCE, 14, lambda row: row.change.value),
        TableColumn(
            say(lang, "export_column_since"),
            PLAIN_NUMBER,
            12,
            lambda row: row.since if row.span == 1 else row.before,
        ),
        *compared_columns(say(lang, "trend_five"), lang, lambda row: row.five_years),
    ]


def _target_columns(lang: str) -> tuple[TableColumn[ProfileRow], ...]:
    """The reader's own target, and how far the place lies from it in words."""
    return (
        TableColumn(
            say(lang, "export_column_own_target"),
            VALUE,
            14,
            lambda row: row.target.value if row.target else None,
        ),
        TableColumn(say(lang, "export_column_own_distance"), TEXT, 24, lambda row: row.from_target),
    )


def _around(key: str, name: str, lang: str) -> list[TableColumn[ProfileRow]]:
    """The figure of one larger area."""
    return value_columns(
        name, lang, lambda row: next((one for one in row.surroundings if one.key == key), None)
    )


def _spread_column(
    who: str, part: str, lang: str, spread: Callable[[ProfileRow], Spread | None]
) -> TableColumn[ProfileRow]:
    """One part of the spread of similar places or of all."""

    def cell(row: ProfileRow) -> object:
        found = spread(row)
        return getattr(found, part) if found else None

    name = say(lang, f"export_column_{part}", who=say(lang, f"export_{who}_short"))
    return TableColumn(name, WHOLE if part == "count" else VALUE, 14, cell)


def _label(finding: ProfileFinding, lang: str) -> str:
    """On whose figures a sentence rests."""
    if finding.official:
        return say(lang, "export_told_official")
    return say(lang, "export_told_example" if finding.claims else "export_told_note")


def _year_columns(export: ProfileExport) -> list[TableColumn[_ProfileYear]]:
    profile, lang = export.profile, export.profile.lang
    themes, status = (
        dict(profile.themes),
        say(lang, "export_column_status_of", name=profile.name),
    )
    return [
        TableColumn(say(lang, "export_column_theme"), TEXT, 24, lambda one: themes[one.row.theme]),
        TableColumn(say(lang, "export_indicator"), TEXT, 40, lambda one: one.row.name),
        TableColumn(say(lang, "column_jahr"), PLAIN_NUMBER, 7, lambda one: one.year),
        TableColumn(say(lang, "export_column_period"), TEXT, 14, lambda one: one.period),
        TableColumn(profile.name, VALUE, 14, lambda one: one.own),
        TableColumn(status, TEXT, 20, lambda one: one.word),
        TableColumn(profile.reference, VALUE, 14, lambda one: one.reference),
    ]


def _years(row: ProfileRow) -> Iterator[_ProfileYear]:
    trend = row.trend
    for year, own, word, other in zip(trend.years, trend.own, trend.words, trend.reference, strict=True):
        when = formats.year_label(year, trend.span) if trend.span > 1 else None
        yield _ProfileYear(row, year, when, own, word, other)


def _unit(row: ProfileRow, lang: str) -> Unit:
    return Unit.of(row.unit, row.decimals, lang)
