"""What the map shows instead of the value: the difference from the comparison, or the change since a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dashboard.domain.indicator import Indicator
from dashboard.domain.observation import Status
from dashboard.domain.slab import Cells, Floats
from dashboard.statistics.exact import less
from dashboard.statistics.pooling import breaks_of

VALUE, DIFFERENCE, CHANGE = "wert", "abstand", "veraenderung"


def can_differ(indicator: Indicator) -> bool:
    """Whether a place can be compared with a larger one: a rate can, a bare count only grows with the
    area."""
    return bool(indicator.denominator or not indicator.numerator)


def default_base(indicator: Indicator, level: str, years: Sequence[int]) -> int | None:
    """The first year that the last one can be compared with; None where there is no other year."""
    if len(years) < 2:
        return None
    begun = max((cut for cut in breaks_of(indicator, level) if cut <= years[-1]), default=years[0])
    alike = [year for year in years[:-1] if year >= begun]
    return alike[0] if alike else years[-2]


def difference(cells: Cells, reference: Cells | None, indicator: Indicator) -> Floats:
    """Value less the reference's of the same year; NaN where the two come from different sources.

    `reference` has one column or one for each place. A reference without a source of its own, a target, fits
    all.
    """
    lacking = np.full(cells.value.shape, np.nan)
    if reference is None:
        return lacking
    own, other = source_names(cells), source_names(reference)
    for row, year in enumerate(cells.years):
        at = reference.row(year)
        if at is not None:
            alike = (own[row] == other[at]) | (other[at] == "")
            lacking[row] = np.where(alike, less(cells, row, reference, at, indicator), np.nan)
    return lacking


def source_names(cells: Cells) -> np.ndarray[tuple[int, ...], np.dtype[np.str_]]:
    """The key of each cell's source, empty where it has none."""
    return np.array([*cells.sources, ""])[cells.source]


def shown(cells: Cells, changed: Floats, reference: Cells | None) -> Cells:
    """The cells with a difference or change as their value; classes, order and bars are made of them.

    `reference` is given for a difference only. Where there is a value but nothing to show, the two figures
    cannot be compared: NOT_APPLICABLE. A hidden reference hides the difference.
    """
    known = ~np.isnan(changed)
    status = np.where(known, Status.REPORTED, cells.status)
    status[known & (cells.status == Status.UNRELIABLE)] = Status.UNRELIABLE
    status[~known & ~np.isnan(cells.value)] = Status.NOT_APPLICABLE
    if reference is not None:
        for row, year in enumerate(cells.years):
            at = reference.row(year)
            if at is not None:
                hidden = (
                    ~known[row] & (reference.status[at] == Status.SUPPRESSED) & ~np.isnan(cells.value[row])
                )
                status[row, hidden] = Status.SUPPRESSED
    return replace(cells, value=changed, status=status.astype(np.int8))
