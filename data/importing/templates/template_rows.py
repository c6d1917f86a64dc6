"""The rows of a template that came back: each place's own, and what is said of all others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.domain.templates.marks import KEY_MARK, NAME_MARK
from dashboard.domain.templates.template import Template, TemplateColumn
from dashboard.texts import LANGUAGES
from data.importing.findings import Findings, listing, row_words, shortened
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
            findings.error(
                f"{names[key]} ({key}) steht schon in Zeile {found[key].row.number}, dort mit anderen Werten.",
                row=row.number,
                found=key,
                expected="eine Zeile je Ort",
            )
        else:
            findings.add(
                "warning",
                f"{names[key]} ({key}) steht zweimal mit denselben Werten; gelesen wird Zeile "
                f"{found[key].row.number}.",
                row=row.number,
            )
    missing = [names[key] for key in names if key not in found]
    if missing and not findings.errors:
        findings.add(
            "warning",
            f"{len(missing)} {'Zeile fehlt' if len(missing) == 1 else 'Zeilen fehlen'}: {listing(missing)}. Diese "
            "Werte gelten als noch nicht geliefert.",
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
    findings.error(
        f"Zum Schlüssel {one.place} gehört „{name}“, hier steht „{shortened(said)}“. Namen und Schlüssel sind "
        "gesperrt: zu wem die Werte der Zeile gehören, steht nicht fest."
        if said
        else f"Der Name „{name}“ zum Schlüssel {one.place} fehlt; zu wem die Werte der Zeile gehören, steht nicht "
        "fest.",
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
            findings.add(
                "note",
                f"„{shortened(one.place)}“ ist kein Schlüssel dieser Vorlage; die Zeile hat keine Werte und wird "
                "nicht gelesen.",
                row=one.row.number,
            )
        return
    at, text = filled[0]
    who = (
        f"Der Schlüssel „{shortened(one.place)}“ gehört" if one.place else "Eine Zeile ohne Schlüssel gehört"
    )
    findings.error(
        f"{who} nicht zu dieser Vorlage; die Zeile ist eingefügt oder stammt aus einer anderen Datei. Bitte die "
        "Zeile löschen und den Wert beim richtigen Ort eintragen.",
        row=one.row.number,
        column=letter(at),
        found=text,
        expected="ein Schlüssel dieser Vorlage",
        same=f"foreign {one.place}",
    )


def _say_hidden(marked: MarkedSheet, findings: Findings) -> None:
    sheet = marked.sheet
    first = sheet.rows[marked.row].number
    rows = [row for row in sorted(sheet.hidden_rows) if row > first + _HEAD_ROWS]
    if rows:
        findings.add("note", f"Ausgeblendete Zeilen werden mitgelesen: {row_words(rows)}.")
    columns = sorted(set(marked.columns.values()) & sheet.hidden_columns)
    if columns:
        findings.add(
            "note", f"Ausgeblendete Spalten werden mitgelesen: {listing(letter(one) for one in columns)}."
        )
    if sheet.hidden:
        findings.add("note", "Dieses Blatt ist ausgeblendet und wird mitgelesen.")
