"""A composition as rows of a sheet: what is secret is one row without a name of its own."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.charts.composition.parts import CompositionParts, CompositionRow
from dashboard.indicators.composition.division import HIDDEN

PART_HEADS = ("year", "place", "part", "share", "count", "said")
"""Keys of the columns' names, behind `composition_`."""
PartRow = tuple[int, str, str, float | None, float | None, str]
"""Year, place, part, share in per cent, count and what is said of it. Numbers are None where there are none."""


def part_rows(parts: CompositionParts, row: CompositionRow, place: str) -> Iterator[PartRow]:
    """One for each piece of a bar, or one that says why there is none."""
    if not row.pieces:
        yield row.year, place, "", None, None, row.note
    for piece in row.pieces:
        name = parts.hidden_name if piece.part == HIDDEN else parts.parts[piece.part].name
        share = piece.end - piece.start
        count = None if row.total is None else round(share * row.total)
        yield row.year, place, name, round(100 * share, 2), count, ", ".join(piece.words[2:])
