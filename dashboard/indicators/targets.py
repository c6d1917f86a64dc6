"""Target values of the catalogue as a series of their own, so that lines and differences treat them like any
other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.domain.indicator import Indicator, Target
from dashboard.domain.observation import Status
from dashboard.domain.slab import Cells

TARGET = "ziel"
_HIGHEST = {"percent": 100.0, "per_100": 1e3, "per_1000": 1e3, "per_10000": 1e4}
_ANY = 1e9


def highest_target(unit: str) -> float:
    """The highest value that a target in this unit can have; the lowest is 0."""
    return _HIGHEST.get(unit, _ANY)


def targets_at(indicator: Indicator, level: str) -> tuple[Target, ...]:
    """The targets that hold for a level, earliest first."""
    found = (one for one in indicator.targets if not one.levels or level in one.levels)
    return tuple(sorted(found, key=lambda one: one.year_from))


def target_cells(
    indicator: Indicator, level: str, breakdown: str, version: str, years: Sequence[int]
) -> Cells:
    """One column with the target of each year; before the first one NOT_APPLICABLE. It has no counts and no
    source."""
    holding = targets_at(indicator, level)
    value = np.full((len(years), 1), np.nan)
    for row, year in enumerate(years):
        reached = [one.value for one in holding if one.year_from <= year]
        if reached:
            value[row, 0] = reached[-1]
    nothing = np.full(value.shape, np.nan)
    none = np.full(value.shape, -1, np.int8)
    status = np.where(np.isnan(value), Status.NOT_APPLICABLE, Status.REPORTED).astype(np.int8)
    return Cells(
        indicator=indicator.key,
        level=level,
        breakdown=breakdown,
        version=version,
        years=tuple(years),
        places=(TARGET,),
        value=value,
        lower=nothing,
        upper=nothing,
        numerator=nothing,
        denominator=nothing,
        status=status,
        provenance=none,
        mark=np.zeros(value.shape, np.int8),
        source=none,
        sources=(),
    )
