"""The whole answer to a question about ways: cells, figures of all areas, and what a scenario changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from dashboard.domain.institutions.population_cell import PopulationCells
from dashboard.domain.institutions.travel import Numbers, TravelRules
from dashboard.indicators.ways.lengths import RoadWays, Travel, Ways, first_reached
from dashboard.indicators.ways.sites import Site
from dashboard.indicators.ways.summary import Summary, WayClasses, by_area, summary, way_classes
from dashboard.institutions.reachability import scenario as scenarios
from dashboard.institutions.reachability.effects import Effect, effect
from dashboard.institutions.reachability.question import TravelQuestion, rules_for
from dashboard.institutions.reachability.scenario import Box, Rejected

_MARGIN = 0.25
"""Degrees around the district's cells within which an institution may be opened: some 15 to 25 km."""


@dataclass(frozen=True, slots=True)
class TravelGround:
    """What does not depend on means of travel or scenario: the district's cells, their children, the sites.

    `children` are those of the destination in each cell (see `children.estimated`), `sites` as `sites_of` gives
    them. `areas` are the municipalities (AGS) of each area by its key, for each level of area.
    """

    cells: PopulationCells
    children: Numbers
    sites: tuple[Site, ...]
    district: str
    areas: Mapping[str, Mapping[str, frozenset[str]]]
    roads: RoadWays | None = None

    @property
    def box(self) -> Box:
        """Where a scenario may put an institution."""
        west, east = _span(self.cells.longitude)
        south, north = _span(self.cells.latitude)
        return (west - _MARGIN, south - _MARGIN, east + _MARGIN, north + _MARGIN)


@dataclass(frozen=True, slots=True)
class Base:
    """The ways of today by one means, kept between scenarios: the table of `Travel.lengths` and its minima."""

    travel: Travel
    table: Numbers
    ways: Ways


@dataclass(frozen=True, slots=True)
class Reachability:
    """The answer. `question` holds only changes that are possible, `rejected` the others.

    Summaries are of today: the district's, and by level those of its areas, in the order of the ground. With a
    scenario `after`, `sites_after`, `district_after` and `effect` say what it changes; else they are None or
    those of today.
    """

    question: TravelQuestion
    ground: TravelGround
    classes: WayClasses
    before: Ways
    after: Ways
    sites_after: tuple[Site, ...]
    district: Summary
    district_after: Summary
    by_level: Mapping[str, tuple[Summary, ...]]
    effect: Effect | None
    rejected: tuple[Rejected, ...]


def base_of(ground: TravelGround, question: TravelQuestion, rules: TravelRules) -> Base:
    """The ways of today: the costly part, the same for every scenario."""
    travel = Travel(
        rules_for(question, rules), question.destination, question.mode, question.measure, ground.roads
    )
    table = travel.lengths(ground.cells, ground.sites)
    return Base(travel, table, first_reached(table))


def classes_of(question: TravelQuestion, rules: TravelRules) -> WayClasses:
    """The classes of a question; a norm is one of minutes."""
    if question.measure == "km":
        return way_classes(rules.km_breaks, None)
    return way_classes(rules.minute_breaks, question.norm)


def reachability(
    ground: TravelGround,
    question: TravelQuestion,
    rules: TravelRules,
    *,
    base: Base | None = None,
    rejected: tuple[Rejected, ...] = (),
) -> Reachability:
    """Answers a question; `base` is that of the same ground and the same question without its scenario."""
    base = base or base_of(ground, question, rules)
    within = classes_of(question, rules)
    scenario, impossible = scenarios.possible(question.scenario, ground.sites, ground.box)
    question = replace(question, scenario=scenario)
    cells, children, before = ground.cells, ground.children, base.ways
    after, sites_after, changes = before, ground.sites, None
    if scenario:
        sites_after, table = _changed(ground, base, question)
        after = first_reached(table)
        changes = effect(before, after, sites_after, children, cells.municipality, within)
    today = summary(ground.district, before.length, children, within)
    return Reachability(
        question,
        ground,
        within,
        before,
        after,
        sites_after,
        today,
        summary(ground.district, after.length, children, within) if changes else today,
        {
            level: by_area(before.length, children, cells.municipality, areas, within)
            for level, areas in ground.areas.items()
        },
        changes,
        (*rejected, *impossible),
    )


def _changed(ground: TravelGround, base: Base, question: TravelQuestion) -> tuple[tuple[Site, ...], Numbers]:
    """Sites and lengths after a scenario: columns of today, and new ones where something opens or moves."""
    after = scenarios.changed(ground.sites, question.scenario, question.destination.key)
    column = {site: index for index, site in enumerate(ground.sites)}
    table = np.empty((len(ground.cells), len(after)))
    old = [index for index, site in enumerate(after) if site in column]
    table[:, old] = base.table[:, [column[after[index]] for index in old]]
    new = [index for index, site in enumerate(after) if site not in column]
    if new:
        table[:, new] = base.travel.lengths(ground.cells, [after[index] for index in new])
    return after, table


def place_of(site: Site, cells: PopulationCells) -> str:
    """The AGS of the cell nearest to a site, for words about where something opens; empty without cells."""
    if len(cells) == 0:
        return ""
    return str(cells.municipality[nearest_cell(cells, site.longitude, site.latitude)])


def nearest_cell(cells: PopulationCells, longitude: float, latitude: float) -> int:
    """The index of the cell whose centre is nearest to a point in degrees; there must be one."""
    stretch = np.cos(np.radians(latitude))
    distance = ((cells.longitude - longitude) * stretch) ** 2 + (cells.latitude - latitude) ** 2
    return int(distance.argmin())


def _span(values: Numbers) -> tuple[float, float]:
    return (float(values.min()), float(values.max())) if len(values) else (0.0, 0.0)
