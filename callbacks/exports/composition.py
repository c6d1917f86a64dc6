"""The composition of an answer as rows of a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.monitor.composition import composition_parts
from dashboard.charts.composition.parts import CompositionParts, CompositionRow
from dashboard.exports.caption import ZUSAMMENSETZUNG
from dashboard.exports.workbook.view import PartsTable
from dashboard.indicators.composition.division import HIDDEN
from dashboard.texts import say

_HEADS = ("year", "place", "part", "share", "count", "said")
Row = tuple[int, str, str, float | None, float | None, str]


def parts_table(answers: Answers, answer: Answer) -> PartsTable | None:
    """All years and all places that have a bar; None where the composition is not the open tab or has nothing."""
    parts = composition_parts(answers, answer) if answer.selection.view == ZUSAMMENSETZUNG else None
    if parts is None:
        return None
    rows = [one for year in parts.over_places for row in year for one in _rows(parts, row)]
    return PartsTable(
        tuple(say(answer.selection.language, f"composition_{name}") for name in _HEADS), tuple(rows)
    )


def _rows(parts: CompositionParts, row: CompositionRow) -> Iterator[Row]:
    """One for each piece, or one that says why there is none."""
    if not row.pieces:
        yield row.year, row.name, "", None, None, row.note
    for piece in row.pieces:
        name = parts.hidden_name if piece.part == HIDDEN else parts.parts[piece.part].name
        share = piece.end - piece.start
        count = None if row.total is None else round(share * row.total)
        yield row.year, row.name, name, round(100 * share, 2), count, ", ".join(piece.words[2:])
