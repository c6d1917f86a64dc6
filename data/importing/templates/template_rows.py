"""The rows of a template that came back: each place's own, and what is said of all others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.domain.templates.marks import KEY_MARK, NAME_MARK
from dashboard.domain.templates.template import Template, TemplateColumn
from dashboard.texts import LANGUAGES
from data.importing.findings import Findings, listings, rows_in_words, shortened, wanted
from data.importing.tables.raw_table import RawRow, letter
from data.importing.templates.recognised import MarkedSheet

_HEAD_ROWS = 3
"""Rows of heads below the marks."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A row of a place: its key, and the cells of the file."""

    place: str
    row: RawRow

    def text(self, at: int) -> str:
        """What stands in a column, counted from 0."""
        return self.row.cells[at].strip() if at < len(self.row.cells) else ""


def place_rows(marked: MarkedSheet, template: Template, findings: Findings) -> list[PlaceRow]:
    """One row for each place that the sheet has; findings for changed names, doubled, foreign and missing rows."""
    names = {one.key: one.name for one in template.places}
    asked = [one for one in template.columns if one.asked and f"#{one.key}" in marked.columns]
    found: dict[str, PlaceRow] = {}
    for row, key in _body(marked):
        one = PlaceRow(key, row)
        if key not in names:
            _say_foreign(one, marked, asked, findings)
            continue
        if not _is_named(one, marked, names[key], findings):
            continue
        if key not in found:
            found[key] = one
        elif _values(one, marked, asked) != _values(found[key], marked, asked):
            findings.tell(
                "error",
                "template_row_differs",
                name=names[key],
                written=key,
                first=found[key].row.number,
                row=row.number,
                found=key,
                expected=wanted("row_each"),
            )
        else:
            findings.tell(
                "warning",
                "template_row_twice",
                name=names[key],
                written=key,
                first=found[key].row.number,
                row=row.number,
            )
    missing = [names[key] for key in names if key not in found]
    if missing and not findings.errors:
        findings.tell(
            "warning",
            "template_row_missing" if len(missing) == 1 else "template_rows_missing",
            count=len(missing),
            names=listings(missing),
        )
    _say_hidden(marked, findings)
    return list(found.values())


def _body(marked: MarkedSheet) -> Iterator[tuple[RawRow, str]]:
    """The rows below the heads with what stands in their column of keys."""
    rows = marked.sheet.rows[marked.row + 1 :]
    first = marked.sheet.rows[marked.row].number
    heads = {words["template_head_key"] for words in LANGUAGES.values()}
    at = marked.columns[KEY_MARK]
    for row in rows:
        key = row.cells[at].strip() if at < len(row.cells) else ""
        digits = "".join(sign for sign in key if not sign.isspace())
        if row.number > first + _HEAD_ROWS and key not in heads:
            yield row, digits if digits.isdigit() else key


def _is_named(one: PlaceRow, marked: MarkedSheet, name: str, findings: Findings) -> bool:
    at = marked.columns.get(NAME_MARK)
    said = one.text(at) if at is not None else ""
    if " ".join(said.split()).casefold() == name.casefold():
        return True
    column = letter(marked.columns[KEY_MARK] + 1 if at is None else at)
    findings.tell(
        "error",
        "template_other_name" if said else "template_no_name",
        written=one.place,
        name=name,
        said=shortened(said),
        row=one.row.number,
        column=column,
        found=said,
        expected=name,
    )
    return False


def _values(one: PlaceRow, marked: MarkedSheet, asked: Sequence[TemplateColumn]) -> list[str]:
    return [one.text(marked.columns[f"#{column.key}"]) for column in asked]


def _say_foreign(
    one: PlaceRow, marked: MarkedSheet, asked: Sequence[TemplateColumn], findings: Findings
) -> None:
    """A row of no place of this template: pasted from elsewhere, added below, or a remark."""
    filled = [
        (marked.columns[f"#{column.key}"], text)
        for column, text in zip(asked, _values(one, marked, asked), strict=True)
        if text
    ]
    if not filled:
        if one.place:
            findings.tell("note", "template_foreign_empty", text=shortened(one.place), row=one.row.number)
        return
    at, text = filled[0]
    findings.tell(
        "error",
        "template_foreign_key" if one.place else "template_foreign_row",
        text=shortened(one.place),
        row=one.row.number,
        column=letter(at),
        found=text,
        expected=wanted("template_key"),
        same=f"foreign {one.place}",
    )


def _say_hidden(marked: MarkedSheet, findings: Findings) -> None:
    sheet = marked.sheet
    first = sheet.rows[marked.row].number
    rows = [row for row in sorted(sheet.hidden_rows) if row > first + _HEAD_ROWS]
    if rows:
        findings.tell("note", "template_hidden_rows", rows=rows_in_words(rows))
    columns = sorted(set(marked.columns.values()) & sheet.hidden_columns)
    if columns:
        findings.tell("note", "hidden_columns", columns=listings(letter(one) for one in columns))
    if sheet.hidden:
        findings.tell("note", "hidden_sheet")
