"""The table of compared places: for each year their figures, how they differ from others and from each
other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from dashboard import formats
from dashboard.comparison.model import PlaceInYear, YearTable
from dashboard.domain.figure import Figure, TestedDifference
from dashboard.domain.indicator import Indicator
from dashboard.domain.selection import Selection
from dashboard.domain.slab import Cells, Codes, Floats
from dashboard.domain.verdict import Verdict
from dashboard.indicators import certainty, display
from dashboard.indicators.differences import difference_verdicts, testable
from dashboard.indicators.slab.inputs import ComparisonGroup
from dashboard.indicators.slab.model import Slab
from dashboard.indicators.trend import SPAN, Trends, trends
from dashboard.indicators.wording.cells import CellTexts, cell_texts, compared, missing, noted
from dashboard.indicators.wording.verdicts import untested, with_verdict
from dashboard.profile.model import YearChange
from dashboard.statistics.exact import less
from dashboard.statistics.few_cases import few_cases
from dashboard.statistics.significance import against_others
from dashboard.texts import say


def tables(
    cells: Cells,
    indicator: Indicator,
    reference: ComparisonGroup | None,
    slab: Slab,
    selection: Selection,
    spread: Mapping[int, float] | None = None,
) -> tuple[YearTable, ...]:
    """One table for each year of the cells, which are those of the slab: its names, ranks and labels hold
    here, too.

    `spread` is phi of each year.
    """
    lang, span = selection.language, selection.pooled_years
    wide = np.array([(spread or {}).get(year, 1.0) for year in cells.years])
    other = reference.cells if reference else None
    members = reference.members if reference else ()
    columns = [cells.places.index(key) for key in selection.places]
    words = cell_texts(cells, indicator, selection.confidence, lang)
    beside = cell_texts(other, indicator, selection.confidence, lang) if other else None
    gaps = (
        (
            display.difference(cells, other, indicator),
            difference_verdicts(cells, other, indicator, members, wide),
        ),
        against(cells, columns[0], indicator, wide) if columns else (np.empty(0), np.empty(0)),
    )
    changes = certainty.change(cells, indicator, span)
    line = trends(cells, indicator) if span == 1 else None
    if not display.can_differ(indicator):  # a count only grows with the area
        gaps = ((np.full(cells.value.shape, np.nan), gaps[0][1]), gaps[1])

    beside_each, earlier, first = _others(cells, other, columns, indicator, span)
    others = beside_each, first

    def entry(row: int, column: int) -> PlaceInYear:
        own = words.figure(row, column, slab.names[column])

        def said(index: int, otherwise: str) -> TestedDifference:
            gap, code = (one[row, column] for one in gaps[index])
            return compared(gap, code, indicator, lang, own, say(lang, otherwise), others[index][row, column])

        rank = int(slab.rank[row, column])
        return PlaceInYear(
            own=own,
            difference=said(0, "comparison_no_difference"),
            against_first=None if column == columns[0] else said(1, "comparison_no_difference"),
            change=_change(changes[row, column], earlier[row, column], own, indicator, lang),
            trend=_trend(line, (row, column), cells.years[row], own, indicator, lang),
            rank=rank or None,
            ranked=int(slab.ranked[row]),
        )

    return tuple(
        YearTable(
            year,
            slab.labels[row],
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


def against(
    cells: Cells, first: int, indicator: Indicator, spread: Floats | None = None
) -> tuple[Floats, Codes]:
    """Each place less the first one, and whether that is more than chance: no place is a part of another
    here.

    NaN and not testable where the two come from different sources or kinds of figures.
    """
    alike = cells.source == cells.source[:, [first]]
    alike &= cells.provenance == cells.provenance[:, [first]]
    apart = [less(cells, row, cells, row, indicator, first) for row in range(len(cells.years))]
    gap = np.where(alike, np.array(apart).reshape(alike.shape), np.nan)
    cases, base = testable(cells, indicator)
    tests = against_others(
        np.where(alike, cases, np.nan),
        base,
        cases[:, [first]],
        base[:, [first]],
        proportion=indicator.is_proportion,
        spread=1.0 if spread is None else spread[:, None],
    )
    few = few_cases(cells, indicator) & ~np.isnan(cells.numerator)
    untested = tests.verdict == Verdict.NOT_TESTABLE
    codes = np.where(untested & alike & (few | few[:, [first]]), np.int8(Verdict.TOO_FEW), tests.verdict)
    return gap, codes.astype(np.int8)


def _change(value: float, earlier: float, own: Figure, indicator: Indicator, lang: str) -> YearChange:
    """Against the year before: a number without a verdict."""
    if np.isnan(value):
        return YearChange(None, "", missing(own, indicator, lang) or say(lang, "comparison_no_change"))
    text = formats.apart(float(value), indicator.unit, indicator.decimals, lang)
    note = noted(value, own, indicator, lang, earlier)
    return YearChange(float(value), text, note, unrounded=bool(note))


def _trend(
    line: Trends | None, at: tuple[int, int], year: int, own: Figure, indicator: Indicator, lang: str
) -> TestedDifference:
    """Of the five years up to this one; `line` is None where years are pooled."""
    word = Verdict.NOT_TESTABLE if line is None else Verdict(int(line.tests.verdict[at]))
    if line is None or not word.tested:
        why = "trend_single" if line is None else f"trend_{word.key}"
        sentence = missing(own, indicator, lang) or say(lang, why, first=year - SPAN + 1, last=year)
        return untested(sentence, lang, word)
    value = float(line.change[at])
    text = formats.apart(value, indicator.unit, indicator.decimals, lang)
    return with_verdict(value, text, word, say(lang, f"trend_sentence_{word.key}"), lang)


def _beside(words: CellTexts | None, year: int, name: str) -> Figure | None:
    """The reference's own figure; one that is another for each place (its Amt) has no line of its own."""
    row = words.cells.row(year) if words else None
    if words is None or row is None or words.cells.value.shape[1] != 1:
        return None
    return words.figure(row, 0, name)
