"""Where the cells of each series of a data version stand in the published store, and what they offer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from dashboard.domain.area import LEVELS
from dashboard.domain.indicator import Catalogue
from dashboard.domain.slab import Offer
from dashboard.domain.territory import Register
from data.official import EXAMPLE, RealYear
from data.stores import schema

TODAY = "heute"
REPORTING_YEAR = "berichtsjahr"
Series = tuple[str, str, str, date | None]
"""Indicator, level, breakdown, and the past territorial status, None for today's."""
RealYears = Mapping[tuple[int, int], Mapping[int, RealYear]]
"""By release and series the years with figures that are no examples."""
# Up to here places are looked up one by one in the index; beyond it reading the whole series is quicker.
_MANY_PLACES = 600


@dataclass(frozen=True, slots=True)
class StoredSeries:
    """The release and series under which cells are stored, and the years they have."""

    release: int
    series: int
    years: tuple[int, ...]
    hidden_share: float = 0.0


def read_index(connection: Connection, version: str, district: str) -> Mapping[Series, StoredSeries]:
    """Every series of a version that concerns the district: past statuses by their day, today's without one."""
    release, manifest, series, offer = (
        schema.published_release,
        schema.manifest,
        schema.series,
        schema.offer,
    )
    made = release.alias("made")
    statement = (
        select(series.c.indicator, series.c.level, series.c.breakdown, series.c.territorial_status)
        .add_columns(made.c.territorial_status.label("today"), manifest.c.cells_release_id)
        .add_columns(series.c.id, offer.c.years, offer.c.hidden_share)
        .select_from(release)
        .join(manifest, manifest.c.release_id == release.c.id)
        .join(made, made.c.id == manifest.c.cells_release_id)
        .join(offer, offer.c.release_id == manifest.c.cells_release_id)
        .join(series, (series.c.id == offer.c.series_id) & (series.c.indicator == manifest.c.indicator))
        .where(release.c.version == version, offer.c.district.in_(("", district)))
    )
    return {
        (indicator, level, breakdown, None if status == today else status): StoredSeries(
            cells, number, tuple(int(year) for year in years.split(",")), float(hidden)
        )
        for indicator, level, breakdown, status, today, cells, number, years, hidden in connection.execute(
            statement
        )
    }


def offers_of(
    index: Mapping[Series, StoredSeries],
    catalogue: Catalogue,
    register: Register,
    territory: str,
    real: RealYears | None,
    packed: Mapping[str, Mapping[tuple[str, str], tuple[tuple[int, ...], float]]] | None = None,
) -> Mapping[str, Offer]:
    """What exists of every indicator of the catalogue, in its order; with `real` what exists without examples.

    `packed`: what ships besides, all of it official: years and hidden share by level and breakdown.
    """
    order = [
        f"{key}:{one}" for key, dimension in catalogue.breakdowns.items() for one in dimension.categories
    ]
    years: dict[str, dict[tuple[str, str], tuple[int, ...]]] = {}
    hidden: dict[str, dict[tuple[str, str], float]] = {}
    for (indicator, level, breakdown, status), found in index.items():
        of_series = years.setdefault(indicator, {})
        available, share = found.years, found.hidden_share
        if status is not None and territory == TODAY:
            continue
        if real is not None:
            of_years = real.get((found.release, found.series), {})
            available = tuple(year for year in available if year in of_years)
            cells = sum(one.cells for one in of_years.values())
            share = sum(one.hidden for one in of_years.values()) / max(1, cells)
        if status is None:
            hidden.setdefault(indicator, {})[level, breakdown] = share
        if level == "gemeinde" and territory not in (TODAY, REPORTING_YEAR):
            on = date.fromisoformat(territory)
            available = tuple(year for year in available if register.status_in(year) == on)
        if available:
            of_series[level, breakdown] = tuple(sorted({*of_series.get((level, breakdown), ()), *available}))

    for indicator, of_levels in (packed or {}).items():
        for at, (available, share) in of_levels.items():
            if at[0] == "gemeinde" and territory not in (TODAY, REPORTING_YEAR):
                on = date.fromisoformat(territory)
                available = tuple(year for year in available if register.status_in(year) == on)
            if available:
                of_series = years.setdefault(indicator, {})
                of_series[at] = tuple(sorted({*of_series.get(at, ()), *available}))
                hidden.setdefault(indicator, {}).setdefault(at, share)

    def rank(at: tuple[str, str]) -> tuple[int, int, str]:
        level, breakdown = at
        return LEVELS.index(level), order.index(breakdown) if breakdown in order else -1, breakdown

    offered = {key: {at: of[at] for at in sorted(of, key=rank)} for key, of in years.items()}
    return {key: Offer(key, offered.get(key, {}), hidden.get(key, {})) for key in catalogue.indicators}


def stored_rows(
    connection: Connection, found: StoredSeries, areas: tuple[int, ...], official: bool
) -> list[tuple[Any, ...]]:
    """Rows of a series as `arrange` takes them; of these areas, or more, and with `official` without
    examples."""
    cell, source = schema.published_cell, schema.source
    statement = (
        select(cell.c.area_id, cell.c.year, cell.c.value, cell.c.lower, cell.c.upper, cell.c.numerator)
        .add_columns(cell.c.denominator, cell.c.status, cell.c.provenance, cell.c.mark, source.c.key)
        .outerjoin_from(cell, source, source.c.id == cell.c.source_id)
        .where(cell.c.release_id == found.release, cell.c.series_id == found.series)
    )
    if len(areas) <= _MANY_PLACES:
        statement = statement.where(cell.c.area_id.in_(areas))
    if official:
        statement = statement.where(cell.c.provenance != EXAMPLE)
    return [tuple(row) for row in connection.execute(statement)]


def stored_sources(
    connection: Connection, found: Iterable[StoredSeries], areas: Collection[int], official: bool
) -> Mapping[str, frozenset[str]]:
    """By indicator the keys of the sources behind the cells of these series and areas, with `official` without
    examples."""
    cell, series, source = schema.published_cell, schema.series, schema.source
    every = list(found)
    statement = (
        select(series.c.indicator, source.c.key)
        .distinct()
        .join_from(cell, series, series.c.id == cell.c.series_id)
        .join(source, source.c.id == cell.c.source_id)
        .where(cell.c.release_id.in_({one.release for one in every}))
        .where(cell.c.series_id.in_({one.series for one in every}), cell.c.area_id.in_(areas))
    )
    if official:
        statement = statement.where(cell.c.provenance != EXAMPLE)
    keys: dict[str, set[str]] = {}
    for indicator, key in connection.execute(statement):
        keys.setdefault(indicator, set()).add(key)
    return {indicator: frozenset(of) for indicator, of in keys.items()}
