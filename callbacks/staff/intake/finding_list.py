"""All findings of an intake as CSV or as a workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from flask import Response
from xlsxwriter import Workbook

from callbacks.staff.intake.reading import TablesRead
from dashboard.staff.intake.findings.views import FindingView
from dashboard.texts import say
from data.importing.findings import Finding

_HEADS = ("table", "sheet", "row", "column", "level", "found", "expected", "message", "answer")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


def finding_rows(read: TablesRead, lang: str) -> list[list[str]]:
    """A head, then a row for each finding: table, sheet, rows, column, kind, found, expected, sentence, answer."""
    rows = [[say(lang, f"found_head_{one}") for one in _HEADS]]
    views = {one.identity: one for table in read.found.tables for one in table.findings}
    for delivery in read.deliveries:
        for one in delivery.findings:
            view = views.get(one.identity)
            column = next((letters for _, letters in view.cells), "") if view else ""
            numbers = one.rows or ((one.row,) if one.row else ())
            answer = view.answer if view else None
            rows.append(
                [
                    delivery.file,
                    one.sheet,
                    ", ".join(map(str, numbers)),
                    column or one.column or "",
                    say(lang, "found_error" if one.level == "error" else "found_hint"),
                    one.found,
                    one.english_expected if lang == "en" and one.code else one.expected,
                    _sentence(one, view, lang),
                    (answer.reason or say(lang, "found_left")) if answer else "",
                ]
            )
    return rows


def _sentence(one: Finding, view: FindingView | None, lang: str) -> str:
    """The whole sentence with its place, in German where there is no other."""
    if lang == "de" or view is None or view.is_foreign(lang):
        return one.message
    where, title, text = view.words(lang)
    return ": ".join(filter(None, (where, ". ".join(filter(None, (title, text))))))


def listed_csv(number: int, rows: Sequence[Sequence[str]]) -> Response:
    """With semicolons, as German Excel opens it; no cell begins as a formula does."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerows([_harmless(text) for text in row] for row in rows)
    return _file(("\ufeff" + buffer.getvalue()).encode(), f"befunde-{number}.csv", "text/csv")


def listed_xlsx(number: int, rows: Sequence[Sequence[str]]) -> Response:
    """As texts, with the head in bold and fixed."""
    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Befunde")
        bold = book.add_format({"bold": True})
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                sheet.write_string(at, column, text, bold if at == 0 else None)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 6, 16)
        sheet.set_column(7, 7, 90)
    return _file(stream.getvalue(), f"befunde-{number}.xlsx", _XLSX)


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def _file(content: bytes, name: str, kind: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, mimetype=kind, headers=headers)
