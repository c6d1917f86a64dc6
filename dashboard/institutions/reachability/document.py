"""The answer as the map's scripts hold it; `ReachabilityDocument` of assets/institutions/reachability/types.d.ts says
how."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from dashboard.domain.institutions.travel import Numbers
from dashboard.indicators.ways.sites import Site
from dashboard.indicators.ways.summary import FEW, by_area
from dashboard.institutions.reachability.result import Reachability

Point = tuple[float, float]
"""In units of the map."""
STAYS, OPENED, MOVED, CLOSED = "stays", "opened", "moved", "closed"
"""What becomes of a site in a scenario."""


def shown_sites(found: Reachability) -> tuple[tuple[Site, str], ...]:
    """The sites after a scenario, then those that it closes, each with what becomes of it."""
    before = {one.key for one in found.ground.sites}
    after = {one.key for one in found.sites_after}
    stays = [
        (one, STAYS if not one.new else MOVED if one.key in before else OPENED) for one in found.sites_after
    ]
    return (*stays, *((one, CLOSED) for one in found.ground.sites if one.key not in after))


def document(
    found: Reachability,
    *,
    units: Sequence[Point],
    site_units: Sequence[Point],
    site_names: Sequence[str],
    unit_m: int,
) -> dict[str, Any]:
    """Cells with children, in the order of the ground. `units` are the centres of all cells on the map,
    `site_units` and `site_names` those of `shown_sites`.

    `kids` are rounded, and -1 where they are fewer than three. `after` holds only the cells that a scenario changes:
    index among those of `cells`, class, length, site. Lengths are rounded to a tenth, -1 without a way.
    `areas` are the municipalities with children, by what half of them need at most, after the scenario.
    """
    within, children = found.classes, found.ground.children
    municipality = found.ground.cells.municipality
    shown = np.flatnonzero(children > 0)
    at = {cell: number for number, cell in enumerate(shown.tolist())}
    keys, of_cell = np.unique(municipality[shown], return_inverse=True)
    sites = shown_sites(found)
    number = {site.key: index for index, (site, _) in enumerate(sites)}
    of_site = np.array([*(number[one.key] for one in found.ground.sites), -1], dtype=np.int64)
    changed = np.flatnonzero((children > 0) & found.effect.affected) if found.effect else shown[:0]
    kids = np.round(children[shown])
    return {
        "unit_m": unit_m,
        "classes": within.count,
        "norm_class": -1 if within.norm is None else within.count - 1,
        "municipalities": keys.tolist(),
        "cells": {
            "x": [units[cell][0] for cell in at],
            "y": [units[cell][1] for cell in at],
            "municipality": of_cell.tolist(),
            "kids": np.where(kids < FEW, -1, kids).astype(np.int64).tolist(),
            "class": within.classes(found.before.length[shown]).tolist(),
            "length": _tenths(found.before.length[shown]),
            "site": of_site[found.before.site[shown]].tolist(),
        },
        "after": {
            "cell": [at[cell] for cell in changed.tolist()],
            "class": within.classes(found.after.length[changed]).tolist(),
            "length": _tenths(found.after.length[changed]),
            "site": found.after.site[changed].tolist(),
        },
        "areas": _areas(found),
        "sites": [
            {"key": site.key, "name": name, "x": x, "y": y, "state": state}
            for (site, state), name, (x, y) in zip(sites, site_names, site_units, strict=True)
        ],
    }


def _areas(found: Reachability) -> dict[str, Any]:
    own = {one.area: frozenset((one.area,)) for one in found.by_level["gemeinde"]}
    cells, children = found.ground.cells, found.ground.children
    summaries = (
        by_area(found.after.length, children, cells.municipality, own, found.classes)
        if found.effect
        else found.by_level["gemeinde"]
    )
    peopled = [one for one in summaries if one.children > 0]
    medians = np.array([np.inf if one.median is None else one.median for one in peopled], dtype=np.float64)
    return {
        "key": [one.area for one in peopled],
        "class": found.classes.classes(medians).tolist(),
        "length": _tenths(medians),
    }


def _tenths(length: Numbers) -> list[float]:
    finite = np.isfinite(length)
    return [float(one) for one in np.where(finite, np.round(np.where(finite, length, 0), 1), -1)]
