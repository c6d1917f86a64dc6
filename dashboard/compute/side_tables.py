"""The table of compared places: for each year their figures, how they differ from others and from each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from dashboard.compute import certainty, display
from dashboard.compute.comparison import Comparison as Reference
from dashboard.compute.exact import less
from dashboard.compute.significance import rate_difference, share_difference, verdict
from dashboard.compute.worded import Worded, compared, worded
from dashboard.domain.indicator import Indicator
from dashboard.domain.profile import Comparison, Figure
from dashboard.domain.selection import Selection
from dashboard.domain.side_by_side import Entry, YearTable
from dashboard.domain.slab import Cells, Codes, Floats
from dashboard.texts import say


def tables(
    cells: Cells,
    indicator: Indicator,
    reference: Reference | None,
    slab: Mapping[str, Any],
    selection: Selection,
) -> tuple[YearTable, ...]:
    """One table for each year of the cells, which are those of the slab: its names, ranks and labels hold here, too."""
    lang, span = selection.language, selection.pooled_years
    other = reference.cells if reference else None
    members = reference.members if reference else ()
    columns = [cells.places.index(key) for key in selection.places]
    words = worded(cells, indicator, selection.confidence, lang)
    beside = worded(other, indicator, selection.confidence, lang) if other else None
    gaps = (
        (display.difference(cells, other, indicator), certainty.difference_verdicts(cells, other, indicator, members)),
        (certainty.change(cells, indicator, span), certainty.change_verdicts(cells, indicator, span)),
        against(cells, columns[0], indicator) if columns else (np.empty(0), np.empty(0)),
    )
    if not display.can_differ(indicator):  # a count only grows with the area
        gaps = ((np.full(cells.value.shape, np.nan), gaps[0][1]), *gaps[1:])

    others = _others(cells, other, columns, indicator, span)

    def entry(row: int, column: int) -> Entry:
        own = words.figure(row, column, slab["names"][column])

        def said(index: int, otherwise: str) -> Comparison:
            gap, code = (one[row, column] for one in gaps[index])
            return compared(gap, code, indicator, lang, own, say(lang, otherwise), others[index][row, column])

        rank = int(slab["rank"][row][column])
        return Entry(
            own=own,
            difference=said(0, "side_no_difference"),
            against_first=None if column == columns[0] else said(2, "side_no_difference"),
            change=said(1, "side_no_change"),
            rank=rank or None,
            ranked=int(slab["ranked"][row]),
        )

    return tuple(
        YearTable(
            year,
            slab["labels"][row],
            tuple(entry(row, column) for column in columns),
            _beside(beside, year, reference.name if reference else ""),
        )
        for row, year in enumerate(cells.years)
    )


def _others(
    cells: Cells, reference: Cells | None, columns: Sequence[int], indicator: Indicator, span: int
) -> tuple[Floats, Floats, Floats]:
    """The values that each place is measured from: the reference's, its own before, and the first place's."""
    nothing = np.full(cells.value.shape, np.nan)
    beside, earlier = nothing.copy(), nothing.copy()
    for row, year in enumerate(cells.years):
        at = reference.row(year) if reference else None
        if reference is not None and at is not None:
            beside[row] = reference.value[at]
        before = certainty.before(cells, indicator, row, span)
        if before is not None:
            earlier[row] = cells.value[before]
    first = np.broadcast_to(cells.value[:, [columns[0]]], cells.value.shape) if columns else nothing
    return beside, earlier, first


def against(cells: Cells, first: int, indicator: Indicator) -> tuple[Floats, Codes]:
    """Each place less the first one, and whether that is more than chance: no place is a part of another here.

    NaN and not testable where the two come from different sources or kinds of figures.
    """
    alike = cells.source == cells.source[:, [first]]
    alike &= cells.provenance == cells.provenance[:, [first]]
    apart = [less(cells, row, cells, row, indicator, first) for row in range(len(cells.years))]
    gap = np.where(alike, np.array(apart).reshape(alike.shape), np.nan)
    if not certainty.has_limits(indicator) or cells.level in indicator.no_ranking_at:
        return gap, verdict(np.full(gap.shape, np.nan))
    test = share_difference if indicator.is_share else rate_difference
    z = test(cells.numerator, cells.denominator, cells.numerator[:, [first]], cells.denominator[:, [first]])
    return gap, verdict(np.where(np.isnan(gap), np.nan, z))


def _beside(words: Worded | None, year: int, name: str) -> Figure | None:
    """The reference's own figure; one that is another for each place (its Amt) has no line of its own."""
    row = words.cells.row(year) if words else None
    if words is None or row is None or words.cells.value.shape[1] != 1:
        return None
    return words.figure(row, 0, name)
