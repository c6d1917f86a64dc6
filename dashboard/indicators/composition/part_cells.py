"""The cells of each part of a whole: shares of it, with the counts behind them, as far as they are published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from dashboard.domain.indicator import Indicator
from dashboard.domain.observation import Status
from dashboard.domain.slab import Cells
from dashboard.indicators.composition.division import Division, PartFigure, divided
from dashboard.statistics.pooling import at_years

Counts = npt.NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class PartCells:
    """One part at some places: `cells` have its share in per cent of the whole. `hidden` counts secret figures,
    `missing` is the status of one that is not there for another reason, -1 where none is (year x place)."""

    cells: Cells
    hidden: Counts
    missing: Counts


def part_cells(members: Sequence[Cells], whole: Cells | None) -> PartCells:
    """The sum of a part's members. `whole` has the indicator's cells where the parts are its cases; without, each
    member says its share itself. All have the same years and places."""
    first = members[0]
    statuses = np.stack([one.status for one in members])
    hidden = (statuses == Status.SUPPRESSED).sum(axis=0).astype(np.int16)
    gone = np.isnan(np.stack([one.numerator if whole is not None else one.value for one in members]))
    absent = gone & (statuses != Status.SUPPRESSED)
    missing = np.where(absent, statuses, -1).max(axis=0).astype(np.int16)
    known = (hidden == 0) & (missing < 0)
    cases = np.where(known, np.sum([one.numerator for one in members], axis=0), np.nan)
    if whole is not None:
        base = whole.numerator
        share = np.divide(100 * cases, base, out=np.full(base.shape, np.nan), where=known & (base > 0))
    else:
        base = first.denominator
        share = np.where(known, np.sum([one.value for one in members], axis=0), np.nan)
    cells = replace(
        first,
        value=share,
        numerator=np.where(np.isnan(base), np.nan, cases),
        denominator=np.where(np.isnan(cases), np.nan, base),
        status=np.where(
            known,
            first.status if len(members) == 1 else np.int8(Status.REPORTED),
            np.where(hidden > 0, np.int8(Status.SUPPRESSED), missing.astype(np.int8)),
        ).astype(np.int8),
    )
    return PartCells(cells, hidden, missing)


def tested_as(indicator: Indicator, *, of_cases: bool) -> Indicator:
    """The indicator by which a part is tested and written: a share of the whole in per cent."""
    if not of_cases:
        return indicator
    return replace(
        indicator,
        unit="percent",
        factor=100.0,
        decimals=1,
        denominator=indicator.numerator,
        denominator_lag=0,
        cases_in_base=True,
    )


def alike(given: Sequence[Cells]) -> list[Cells]:
    """The cells on the years that all of them have."""
    years = tuple(year for year in given[0].years if all(year in one.years for one in given))
    return [at_years(one, years) for one in given]


def division_at(parts: Sequence[PartCells], whole: Cells | None, row: int, column: int) -> Division:
    """How one place's whole divides in one year; a whole that is kept secret is never the sum of its parts."""
    if whole is not None and whole.status[row, column] == Status.SUPPRESSED:
        return Division(reason=Status.SUPPRESSED)
    figures = [
        PartFigure(
            float(one.cells.value[row, column]),
            float(one.cells.numerator[row, column]),
            int(one.hidden[row, column]),
            Status(int(one.missing[row, column])) if one.missing[row, column] >= 0 else None,
        )
        for one in parts
    ]
    if whole is not None:
        return divided(figures, float(whole.numerator[row, column]))
    bases = [float(one.cells.denominator[row, column]) for one in parts]
    known = [one for one in bases if one == one]
    return divided(figures, known[0] if known and max(known) == min(known) else float("nan"))


def whole_of(total: Cells, parts: Sequence[Cells]) -> Cells:
    """The counts of a whole whose parts are its cases. Where a published ratio stands in the place of a count, all
    parts together: each of them is shown then."""
    summed = np.sum([one.numerator for one in parts], axis=0)
    replaced = np.isnan(total.numerator) & (total.status != Status.SUPPRESSED)
    return replace(total, numerator=np.where(replaced, summed, total.numerator))


def with_cases(cells: Cells, indicator: Indicator) -> Cells:
    """The cells with a count in each: that of an indicator without a denominator is the value itself."""
    return cells if indicator.denominator else replace(cells, numerator=cells.value)
