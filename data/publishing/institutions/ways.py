"""Ways to institutions as figures of municipalities, Ämter, districts and the state: reckoned when figures are
published."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from dashboard.domain.area import Area
from dashboard.domain.institutions.institution import Institution
from dashboard.domain.institutions.population_cell import PopulationCells
from dashboard.domain.institutions.travel import MODES, Destination, Numbers, TravelRules
from dashboard.domain.observation import Provenance, Status
from dashboard.indicators.ways.children import cells_of, estimated
from dashboard.indicators.ways.lengths import Travel, Ways, first_reached
from dashboard.indicators.ways.sites import Site, sites_of
from dashboard.indicators.ways.summary import FEW, Summary, by_area, way_classes
from data.institutions.children import YEAR, census_children
from data.stores.raw_store import Row

SOURCES = {
    Provenance.OFFICIAL: "wegemodell",
    Provenance.DISTRICT: "wegemodell_landkreis",
    Provenance.EXAMPLE: "wegemodell_beispiel",
}
"""The source of figures by the weakest provenance among the institutions that children go to."""
_WEAKER = (Provenance.OFFICIAL, Provenance.DISTRICT, Provenance.EXAMPLE)
Rows = dict[str, dict[str, list[Row]]]
"""Rows of area, year, value, status and mark, by measure and source."""


@dataclass(frozen=True, slots=True)
class _OfDistrict:
    """Ways of the children of one district, cell by cell: minutes, what the limit is held against, and the weakest
    provenance of what they lead to."""

    municipality: npt.NDArray[np.str_]
    children: Numbers
    length: Numbers
    far: Numbers
    provenance: Provenance


def measures_of_ways(rules: TravelRules) -> dict[str, Destination]:
    """The destination of every measure that is reckoned here."""
    return {
        measure: one
        for one in rules.destinations.values()
        if one.published
        for measure in (one.published.children, one.published.beyond, one.published.median)
        if measure
    }


def way_figures(
    institutions: Iterable[Institution],
    cells: PopulationCells,
    rules: TravelRules,
    areas: Iterable[Area],
    wanted: Collection[str],
    *,
    on: date,
) -> Rows:
    """The figures of the `wanted` measures, of all areas of today that have cells, under the year of the census; the
    institutions are those in force `on` a day.

    By school bus and on foot, without a road network, so that districts are comparable. A district has figures
    where at least one institution of the kind lies in it; the state where all of its districts have. Children
    are rounded; one or two are SUPPRESSED, nobody is 0. Minutes have one decimal.
    """
    shown = [one for one in institutions if one.is_shown_on(on)]
    provenance = {one.key: one.provenance for one in shown}
    grouped = _by_district(areas, cells)
    cells_in = {district: cells_of(cells, frozenset(members)) for district, members in grouped.items()}
    found: Rows = {}
    for one in rules.destinations.values():
        asked = one.published
        if asked is None or not {asked.children, asked.beyond, asked.median} & set(wanted):
            continue
        sites = sites_of(shown, one)
        made = {
            district: ways
            for district, own in cells_in.items()
            if (ways := _of_district(one, sites, provenance, own, rules)) is not None
        }
        for district, ways in made.items():
            _add(found, one, ways, _areas(district, grouped[district]))
        for state in sorted({district[:2] for district in made}):
            own = [district for district in grouped if district.startswith(state)]
            if len(own) > 1 and all(district in made for district in own):
                together = _together([made[district] for district in own])
                whole = {state: frozenset(key for district in own for key in grouped[district])}
                _add(found, one, together, whole)
    return {measure: of for measure, of in found.items() if measure in wanted}


def _by_district(areas: Iterable[Area], cells: PopulationCells) -> dict[str, dict[str, str]]:
    """Today's municipalities that have cells, each with its Amt (or empty), by district."""
    peopled = set(cells.municipality.tolist())
    found: dict[str, dict[str, str]] = {}
    for area in areas:
        if area.level == "gemeinde" and area.key in peopled:
            found.setdefault(area.kreis, {})[area.key] = area.amt
    return found


def _areas(district: str, members: Mapping[str, str]) -> dict[str, frozenset[str]]:
    amts: dict[str, set[str]] = {}
    for key, amt in members.items():
        if amt:
            amts.setdefault(amt, set()).add(key)
    return {
        **{key: frozenset({key}) for key in members},
        **{key: frozenset(of) for key, of in sorted(amts.items())},
        district: frozenset(members),
    }


def _of_district(
    destination: Destination,
    sites: Sequence[Site],
    provenance: Mapping[str, Provenance],
    cells: PopulationCells,
    rules: TravelRules,
) -> _OfDistrict | None:
    members = set(cells.municipality.tolist())
    if not any(one.municipality in members for one in sites):
        return None
    children = estimated(cells, census_children(destination.ages, sorted(members)))
    ways = _ways(destination, sites, cells, rules, "minuten")
    far = _ways(destination, sites, cells, rules, "km").length if destination.norm is None else ways.length
    reached = {sites[at].key for at in ways.site[children > 0].tolist() if at >= 0}
    weakest = max((_WEAKER.index(provenance[key]) for key in reached), default=0)
    return _OfDistrict(cells.municipality, children, ways.length, far, _WEAKER[weakest])


def _ways(
    destination: Destination, sites: Sequence[Site], cells: PopulationCells, rules: TravelRules, measure: str
) -> Ways:
    return first_reached(Travel(rules, destination, MODES[0], measure).lengths(cells, sites))


def _together(of: Sequence[_OfDistrict]) -> _OfDistrict:
    weakest = max(_WEAKER.index(one.provenance) for one in of)
    return _OfDistrict(
        np.concatenate([one.municipality for one in of]),
        np.concatenate([one.children for one in of]),
        np.concatenate([one.length for one in of]),
        np.concatenate([one.far for one in of]),
        _WEAKER[weakest],
    )


def _add(
    found: Rows,
    destination: Destination,
    ways: _OfDistrict,
    areas: Mapping[str, frozenset[str]],
) -> None:
    asked, source = destination.published, SOURCES[ways.provenance]
    assert asked is not None
    limit = destination.norm if destination.norm is not None else destination.limit_km
    within = way_classes((), limit)
    beyond = by_area(ways.far, ways.children, ways.municipality, areas, within)
    minutes = (
        beyond
        if ways.far is ways.length or not asked.median
        else by_area(ways.length, ways.children, ways.municipality, areas, within)
    )
    for measure, rows in (
        (asked.children, [_count(one.area, one.children) for one in beyond]),
        (asked.beyond, [_count(one.area, one.beyond or 0.0) for one in beyond]),
        (asked.median, [row for one in minutes for row in _minutes(one)]),
    ):
        if measure:
            found.setdefault(measure, {}).setdefault(source, []).extend(rows)


def _count(area: str, children: float) -> Row:
    count = round(children)
    if children > 0 and count < FEW:
        return (area, YEAR, None, int(Status.SUPPRESSED), "")
    return (area, YEAR, float(count), int(Status.REPORTED if count else Status.ZERO), "e")


def _minutes(of: Summary) -> Iterable[Row]:
    if of.median is not None:
        yield (of.area, YEAR, round(of.median, 1), int(Status.REPORTED), "e")
