"""The composition of an answer as rows of a workbook."""

from __future__ import annotations

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.monitor.composition import composition_parts
from dashboard.exports.caption import ZUSAMMENSETZUNG
from dashboard.exports.workbook.composition import PART_HEADS, part_rows
from dashboard.exports.workbook.view import PartsTable
from dashboard.texts import say


def parts_table(answers: Answers, answer: Answer) -> PartsTable | None:
    """All years and all places that have a bar; None where the composition is not the open tab or has nothing."""
    parts = composition_parts(answers, answer) if answer.selection.view == ZUSAMMENSETZUNG else None
    if parts is None:
        return None
    rows = [one for year in parts.over_places for row in year for one in part_rows(parts, row, row.name)]
    return PartsTable(
        tuple(say(answer.selection.language, f"composition_{name}") for name in PART_HEADS), tuple(rows)
    )
