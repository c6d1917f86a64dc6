"""Who is affected by a scenario: before and after, by municipality, and where the children would go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.domain.institutions.travel import Numbers
from dashboard.indicators.ways.lengths import NOWHERE, Ways
from dashboard.indicators.ways.sites import Site
from dashboard.indicators.ways.summary import Summary, WayClasses, summary

_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class MunicipalityEffect:
    """The affected children of one municipality before and after."""

    before: Summary
    after: Summary


@dataclass(frozen=True, slots=True)
class NextSite:
    """Where affected children would go; `site` is None for those who would have no way to any."""

    site: Site | None
    children: float


@dataclass(frozen=True, slots=True)
class Effect:
    """What a scenario changes. `affected` are the cells whose way becomes longer or shorter, with or without
    children; summaries are of the affected children alone. Municipalities begin with the longest ways
    afterwards, sites with the most children."""

    affected: npt.NDArray[np.bool_]
    before: Summary
    after: Summary
    municipalities: tuple[MunicipalityEffect, ...]
    then: tuple[NextSite, ...]


def affected_cells(before: Ways, after: Ways) -> npt.NDArray[np.bool_]:
    """Cells whose way has another length; of ways to nowhere none."""
    same = (before.length == after.length) | (np.abs(_difference(before, after)) <= _SAME)
    return np.asarray(~same)


def effect(
    before: Ways,
    after: Ways,
    sites_after: Sequence[Site],
    children: Numbers,
    municipality: npt.NDArray[np.str_],
    within: WayClasses,
) -> Effect:
    """What changes between two states of the same cells."""
    affected = affected_cells(before, after)
    was, becomes = before.length[affected], after.length[affected]
    who, where, site = children[affected], municipality[affected], after.site[affected]
    rows = []
    for key in np.unique(where[who > 0]).tolist():
        inside = where == key
        rows.append(
            MunicipalityEffect(
                summary(key, was[inside], who[inside], within),
                summary(key, becomes[inside], who[inside], within),
            )
        )
    rows.sort(key=lambda row: (-(np.inf if row.after.mean is None else row.after.mean), row.after.area))
    counts = [(index, float(who[site == index].sum())) for index in np.unique(site).tolist()]
    then = [
        NextSite(None if index == NOWHERE else sites_after[index], count)
        for index, count in sorted(counts, key=lambda one: (-one[1], one[0]))
        if count > 0
    ]
    return Effect(
        affected,
        summary("", was, who, within),
        summary("", becomes, who, within),
        tuple(rows),
        tuple(then),
    )


def _difference(before: Ways, after: Ways) -> Numbers:
    with np.errstate(invalid="ignore"):
        return np.nan_to_num(after.length - before.length, nan=0.0, posinf=np.inf, neginf=-np.inf)
