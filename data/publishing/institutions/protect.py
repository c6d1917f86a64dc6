"""What of an institution's yearly figures may be shown: persons never to the person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dashboard.domain.institutions.institution import InstitutionFigure
from dashboard.domain.measure import Measure
from dashboard.domain.observation import Status

STEP = 5
"""Counts of persons are shown as multiples of this."""
SMALLEST = 3
"""Counts of persons below this are not shown at all, as everywhere else."""


def protected(
    figures: Iterable[InstitutionFigure], measures: Mapping[str, Measure]
) -> tuple[InstitutionFigure, ...]:
    """Figures as they may be published.

    Counts of persons below 3 are hidden and all others rounded to the nearest multiple of 5, each on its own:
    totals, breakdowns and what a table of the municipality says then tell no count below 3 apart from its
    neighbours. A school's pupils are the municipality's where it has one school only; an exact number would
    give back what was hidden there. Places, classes and posts are no persons and stay. Figures of measures
    that the catalogue does not have are left out.
    """
    return tuple(_protected(one, measures[one.measure]) for one in figures if one.measure in measures)


def _protected(one: InstitutionFigure, measure: Measure) -> InstitutionFigure:
    if measure.kind != "persons" or one.value is None or one.value == 0:
        return one
    if one.value < SMALLEST:
        return replace(one, value=None, status=Status.SUPPRESSED, marks="")
    return replace(one, value=float(STEP * int((one.value + STEP / 2) // STEP)))
