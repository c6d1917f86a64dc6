"""What stands beside the places of a slab: the district and the comparison, and which differences need a
note."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.domain.indicator import Indicator
from dashboard.domain.selection import Selection
from dashboard.domain.slab import PROVENANCES, Cells, Floats
from dashboard.indicators import certainty, display
from dashboard.indicators.slab.classes import from_unrounded
from dashboard.indicators.slab.inputs import ComparisonGroup, SlabParts
from dashboard.indicators.slab.model import AreaFigures, Unrounded
from dashboard.indicators.trend import Trends, trends
from dashboard.indicators.wording.figures import count_texts, signed_texts, value_texts

_EXAMPLE = PROVENANCES.index("example")


def is_sum_of_places(cells: Cells, indicator: Indicator, larger: ComparisonGroup | None) -> bool:
    """Whether the larger area's number is that of all places together: on one axis with them it would flatten
    them."""
    return larger is not None and larger.cells.level != cells.level and not display.can_differ(indicator)


def headline(
    comparison: ComparisonGroup | None, indicator: Indicator, drawn: Cells, selection: Selection
) -> AreaFigures | None:
    """One place's value, words, change and trend on the slab's years.

    For a comparison with its own area per place only the name. `line` tells whether it can stand beside the
    places.
    """
    if comparison is None:
        return None
    years, line = drawn.years, not is_sum_of_places(drawn, indicator, comparison)
    cells, lang, span = comparison.cells, selection.language, selection.pooled_years
    if cells.value.shape[1] != 1:
        none, zero = [""] * len(years), [0] * len(years)
        return AreaFigures(
            *(comparison.key, comparison.name, line),
            value=[None] * len(years),
            text=none,
            counts=none,
            change=none,
            trend=none,
            verdict_trend=zero,
            example=zero,
        )
    texts = value_texts(cells, indicator, lang)
    counts = count_texts(cells, indicator, lang)
    changes = signed_texts(certainty.change(cells, indicator, span, selection.base_year), indicator, lang)
    slope = trends(cells, indicator) if span == 1 else None
    rows = [cells.row(year) for year in years]
    trend, verdicts = _trend(slope, indicator, lang, rows)
    return AreaFigures(
        key=comparison.key,
        name=comparison.name,
        line=line,
        value=[None if row is None else _number(cells.value[row, 0]) for row in rows],
        text=["" if row is None else texts[row][0] for row in rows],
        counts=["" if row is None else counts[row][0] for row in rows],
        change=["" if row is None else changes[row][0] for row in rows],
        trend=trend,
        verdict_trend=verdicts,
        example=[0 if row is None else int(cells.provenance[row, 0] == _EXAMPLE) for row in rows],
    )


def _trend(
    slope: Trends | None, indicator: Indicator, lang: str, rows: Sequence[int | None]
) -> tuple[list[str], list[int]]:
    """The trend on the slab's years in words, and its verdicts; none where years are pooled."""
    if slope is None:
        return [""] * len(rows), [0] * len(rows)
    texts = signed_texts(slope.change, indicator, lang)
    words = ["" if row is None else texts[row][0] for row in rows]
    return words, [0 if row is None else int(slope.tests.verdict[row, 0]) for row in rows]


def unrounded(
    parts: SlabParts, indicator: Indicator, selection: Selection, change: Floats, difference: Floats
) -> Unrounded:
    """Where a shown change or difference is not that of the shown values."""
    cells, reference = parts.cells, parts.reference.cells if parts.reference else None
    other, earlier = np.full(cells.value.shape, np.nan), np.full(cells.value.shape, np.nan)
    for row, year in enumerate(cells.years):
        at = reference.row(year) if reference is not None else None
        if reference is not None and at is not None:
            other[row] = reference.value[at]
        before = certainty.before(cells, indicator, row, selection.pooled_years, selection.base_year)
        if before is not None:
            earlier[row] = cells.value[before]
    pairs = {"change": (change, earlier), "difference": (difference, other)}
    return Unrounded(
        **{
            name: from_unrounded(apart, cells.value, beside, indicator.decimals).astype(np.int8)
            for name, (apart, beside) in pairs.items()
        }
    )


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
