"""The published counts that a template shows, and those that say how large a number can be."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from dashboard.domain.indicator import Indicator
from dashboard.domain.observation import Status
from dashboard.domain.slab import Cells
from dashboard.staff.templates.planning import (
    CountAt,
    PublishedCount,
    TemplateOrder,
    breakdowns_of,
    counts_needed,
)
from data.repository import Repository

_BACK = 5
"""Years before the first that is asked for in which counts are looked for."""


def published_counts(
    repository: Repository, order: TemplateOrder, places: Sequence[str]
) -> dict[CountAt, PublishedCount]:
    """By measure, breakdown, year and municipality: what the current data version shows, never a raw figure. A
    count that is kept secret wherever it stands is there without its value; example data and what nobody has
    delivered are not there."""
    catalogue = repository.catalogue()
    found: dict[CountAt, PublishedCount] = {}
    needed = counts_needed(catalogue, order)
    years = range(order.years[0] - _BACK, order.years[-1] + 1)
    offers = repository.offers(official=True)
    for indicator in catalogue.indicators.values():
        measures = _counted_by(indicator)
        if not needed & {measure for measure, _ in measures}:
            continue
        known = offers[indicator.key].breakdowns("gemeinde")
        for breakdown in known:
            cells = repository.cells(indicator.key, "gemeinde", breakdown, places=places, official=True)
            for measure, of_base in measures:
                if measure not in needed or breakdown not in breakdowns_of(catalogue, measure):
                    continue
                for (year, place), count in _counts(cells, of_base):
                    at = (measure, breakdown, year + (indicator.denominator_lag if of_base else 0), place)
                    if at[2] in years and found.get(at, PublishedCount(None)).value is None:
                        found[at] = count
    return found


def _counted_by(indicator: Indicator) -> list[tuple[str, bool]]:
    """Measures that stand alone above or below the line of an indicator, and whether below."""
    counted = [(one[0], False) for one in (indicator.numerator,) if len(one) == 1]
    return counted + [(one[0], True) for one in (indicator.denominator,) if len(one) == 1]


def _counts(cells: Cells, of_base: bool) -> Iterator[tuple[tuple[int, str], PublishedCount]]:
    numbers = (cells.denominator if of_base else cells.numerator).tolist()
    statuses = cells.status.tolist()
    for row, year in enumerate(cells.years):
        for column, place in enumerate(cells.places):
            value = numbers[row][column]
            if not math.isnan(value):
                yield (year, place), PublishedCount(value)
            elif statuses[row][column] == Status.SUPPRESSED and not of_base:
                yield (year, place), PublishedCount(None)
