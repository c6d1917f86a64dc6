"""A place's profile as an Excel workbook: one row an indicator, its years, metadata and definitions."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from xlsxwriter import Workbook

from dashboard.domain.profile import Finding, ProfileRow, Spread
from dashboard.exports.profile_report import Taken, words_used
from dashboard.exports.sheet_rows import (
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
from dashboard.exports.workbook import PLAIN, facts_sheet, head_of
from dashboard.texts import say

_SIMILAR = ("lower_quartile", "median", "upper_quartile", "count")
_EVERYONE = ("low", "lower_quartile", "median", "upper_quartile", "high", "count")


def profile_workbook(
    taken: Taken, licences: Sequence[tuple[str, str]], definitions: Sequence[tuple[str, str]]
) -> bytes:
    """Sheets Daten, Auf einen Blick, Verlauf, Metadaten and Definition. A cell without a published number is empty.

    `licences` name the terms of each source, `definitions` label and explain every indicator and status.
    """
    said, lang, buffer = taken.caption, taken.caption.lang, io.BytesIO()
    with Workbook(buffer, PLAIN) as book:
        book.set_properties({"title": say(lang, "takeaway_title", name=said.title), "comments": said.link})
        formats = Formats(book)
        head = head_of(book)
        rows = [Line(_unit(row, lang), list(_cells(taken, row))) for row in taken.profile.rows]
        write_rows(book.add_worksheet(say(lang, "sheet_data")), columns(taken), rows, formats, head)
        told = [(_label(one, lang), one.text) for one in taken.profile.findings]
        told.append((say(lang, "takeaway_told_marks"), taken.profile.marks))
        facts_sheet(book, book.add_worksheet(say(lang, "takeaway_findings")), told, head)
        years = [Line(_unit(row, lang), cells) for row in taken.profile.rows for cells in _years(taken, row)]
        write_rows(book.add_worksheet(say(lang, "takeaway_sheet_trend")), _year_columns(taken), years, formats, head)
        facts_sheet(book, book.add_worksheet(say(lang, "sheet_metadata")), (*said.entries(), *licences), head)
        words = [(say(lang, "takeaway_words"), ""), *words_used(taken)]
        facts_sheet(book, book.add_worksheet(say(lang, "sheet_definition")), (*definitions, *words), head)
    return buffer.getvalue()


def columns(taken: Taken) -> list[Column]:
    lang = taken.profile.lang
    names = dict(taken.named())

    def word(key: str, **facts: object) -> str:
        return say(lang, f"takeaway_column_{key}", **facts)

    around = [
        column
        for key, _ in taken.around()
        for column in (Column(names[key], VALUE, 14), Column(word("status_of", name=names[key]), TEXT, 14))
    ]
    spreads = [
        Column(word(part, who=say(lang, f"takeaway_{who}_short")), WHOLE if part == "count" else VALUE, 14)
        for who, parts in (("similar", _SIMILAR), ("everyone", _EVERYONE))
        for part in parts
    ]
    difference = word("difference", name=taken.profile.reference)
    change = word("change")
    return [
        Column(word("theme"), TEXT, 24),
        Column(say(lang, "takeaway_indicator"), TEXT, 40),
        Column(say(lang, "column_jahr"), PLAIN_NUMBER, 7),
        Column(word("unit"), TEXT, 18),
        Column(say(lang, "column_wert"), VALUE, 12),
        Column(say(lang, "column_untergrenze", level=taken.level()), VALUE, 16),
        Column(say(lang, "column_obergrenze", level=taken.level()), VALUE, 16),
        Column(say(lang, "column_zaehler"), WHOLE, 10),
        Column(say(lang, "column_nenner"), WHOLE, 10),
        Column(say(lang, "column_status"), TEXT, 16),
        Column(say(lang, "few"), TEXT, 13),
        Column(say(lang, "column_herkunft"), TEXT, 20),
        *around,
        *spreads,
        Column(word("rank"), WHOLE, 8),
        Column(word("ranked"), WHOLE, 9),
        Column(difference, DIFFERENCE, 14),
        Column(word("word", what=difference), TEXT, 24),
        Column(change, DIFFERENCE, 14),
        Column(word("since"), PLAIN_NUMBER, 12),
        Column(say(lang, "trend_five"), VALUE, 14),
        Column(word("word", what=say(lang, "trend_five")), TEXT, 24),
    ]


def _cells(taken: Taken, row: ProfileRow) -> Iterator[object]:
    profile, own = taken.profile, row.own
    lang = profile.lang
    yield from (
        dict(profile.themes)[row.theme],
        row.name,
        row.year,
        say(lang, f"unit_{row.unit}"),
        own.value,
        own.lower,
        own.upper,
        own.numerator,
        own.denominator,
        say(lang, f"status_{own.status.key}"),
        say(lang, "takeaway_yes") if own.few else None,
        row.provenance,
    )
    by_key = {one.key: one for one in row.surroundings}
    for key, _ in taken.around():
        found = by_key.get(key)
        yield found.value if found else None
        yield status_word(found, lang) if found else None
    yield from _parts(row.similar, _SIMILAR)
    yield from _parts(row.everyone, _EVERYONE)
    yield from (row.rank, row.ranked if row.rank is not None else None)
    yield from (row.difference.value, row.difference.word)
    yield from (row.change.value, row.since, row.five_years.value, row.five_years.word)


def _label(finding: Finding, lang: str) -> str:
    """On whose figures a sentence rests."""
    if finding.official:
        return say(lang, "takeaway_told_official")
    return say(lang, "takeaway_told_example" if finding.claims else "takeaway_told_note")


def _parts(spread: Spread | None, parts: Sequence[str]) -> list[object]:
    return [getattr(spread, part) if spread else None for part in parts]


def _year_columns(taken: Taken) -> list[Column]:
    lang = taken.profile.lang
    return [
        Column(say(lang, "takeaway_column_theme"), TEXT, 24),
        Column(say(lang, "takeaway_indicator"), TEXT, 40),
        Column(say(lang, "column_jahr"), PLAIN_NUMBER, 7),
        Column(taken.profile.name, VALUE, 14),
        Column(say(lang, "takeaway_column_status_of", name=taken.profile.name), TEXT, 20),
        Column(taken.profile.reference, VALUE, 14),
    ]


def _years(taken: Taken, row: ProfileRow) -> Iterator[list[object]]:
    trend = row.trend
    for year, own, word, other in zip(trend.years, trend.own, trend.words, trend.reference, strict=True):
        yield [dict(taken.profile.themes)[row.theme], row.name, year, own, word, other]


def _unit(row: ProfileRow, lang: str) -> Unit:
    return Unit.of(row.unit, row.decimals, lang)
