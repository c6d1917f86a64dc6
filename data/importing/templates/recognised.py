"""Finds the stamp of a template among the sheets of a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.domain.templates.marks import KEY_MARK
from dashboard.domain.templates.stamp import BrokenStamp, is_stamp, template_of
from dashboard.domain.templates.template import Template
from dashboard.errors import FileRejected
from data.importing.files.sheet_cells import Sheet

_DEEPEST_MARKS = 40
"""Rows in which the hidden row of marks is looked for."""
_TRANSFER = "bitte die Werte in die ursprüngliche Datei übertragen oder eine neue Vorlage ausgeben"


@dataclass(frozen=True, slots=True)
class MarkedSheet:
    """A sheet to be filled in: the index of its row of marks, and which column (from 0) has which mark."""

    sheet: Sheet
    row: int
    columns: dict[str, int]


def template_in(sheets: Sequence[Sheet], file: str) -> Template | None:
    """The template that a workbook is, None for any other. Raises FileRejected for one whose stamp is missing,
    doubled or changed."""
    stamps = [one for one in sheets if is_stamp([row.cells for row in one.rows[:1]])]
    if not stamps:
        if marked_sheets(sheets):
            raise FileRejected(
                f"{file}: Das ist eine unserer Vorlagen, aber ihr ausgeblendetes Kennblatt fehlt; {_TRANSFER}.",
                file=file,
            )
        return None
    if len(stamps) > 1:
        raise FileRejected(
            f"{file}: In der Datei stehen Kennblätter von {len(stamps)} Vorlagen; bitte jede für sich "
            "zurückschicken.",
            file=file,
        )
    try:
        return template_of([row.cells for row in stamps[0].rows])
    except BrokenStamp as reason:
        raise FileRejected(
            f"{file}: Das ist eine unserer Vorlagen, ihr ausgeblendetes Kennblatt gilt aber nicht: {reason}; "
            f"{_TRANSFER}.",
            file=file,
            found=stamps[0].name,
        ) from reason


def marked_sheets(sheets: Sequence[Sheet]) -> list[MarkedSheet]:
    """The sheets with a row of marks, in order."""
    found = []
    for sheet in sheets:
        for index, row in enumerate(sheet.rows[:_DEEPEST_MARKS]):
            cells = [cell.strip() for cell in row.cells]
            if KEY_MARK in cells:
                marks = {cell: at for at, cell in reversed(list(enumerate(cells))) if cell.startswith("#")}
                found.append(MarkedSheet(sheet, index, marks))
                break
    return found
