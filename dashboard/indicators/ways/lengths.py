"""How long the way from every cell to every site is, and which site is reached first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from dashboard.domain.institutions.population_cell import PopulationCells
from dashboard.domain.institutions.travel import Destination, Numbers, TravelRules
from dashboard.indicators.ways.sites import Site, positions
from dashboard.statistics.distances import all_kilometres

Indices = npt.NDArray[np.int64]
NOWHERE = -1
"""The index of the site where there is none to go to."""


class RoadWays(Protocol):
    """Ways on an imported road network, from the same cells in the same order."""

    def minutes(self, longitude: float, latitude: float) -> Numbers | None:
        """Minutes by car from each cell to a point; infinite where no road leads; None where the network says
        nothing of the point."""

    def kilometres(self, longitude: float, latitude: float) -> Numbers | None:
        """Kilometres on roads, likewise."""


@dataclass(frozen=True, slots=True)
class Travel:
    """Who travels how: `mode` is one of MODES, `measure` what is counted, `roads` an imported network."""

    rules: TravelRules
    destination: Destination
    mode: str
    measure: str
    roads: RoadWays | None = None

    def lengths(self, cells: PopulationCells, sites: Sequence[Site]) -> Numbers:
        """Minutes or kilometres from each cell (rows) to each site (columns).

        Kilometres are the crow's without a network. On a network that says nothing of a site (it lies outside)
        the way to it is that without a network.
        """
        longitude, latitude = positions(sites)
        crow = all_kilometres(cells.longitude, cells.latitude, longitude, latitude)
        table = self._without_roads(crow)
        if self.roads is not None:
            for column, site in enumerate(sites):
                found = self._on_roads(self.roads, site)
                if found is not None:
                    table[:, column] = found
        return table

    def _without_roads(self, crow: Numbers) -> Numbers:
        if self.measure == "km":
            return crow
        if self.mode == "auto":
            return self.destination.line.of(crow)
        return self._of_way(crow * self.rules.bus.detour)

    def _on_roads(self, roads: RoadWays, site: Site) -> Numbers | None:
        if self.measure == "minuten" and self.mode == "auto":
            return roads.minutes(site.longitude, site.latitude)
        way = roads.kilometres(site.longitude, site.latitude)
        return way if way is None or self.measure == "km" else self._of_way(way)

    def _of_way(self, way: Numbers) -> Numbers:
        return self.rules.bus.on_foot(way) if self.mode == "fuss" else self.rules.bus.of(way)


@dataclass(frozen=True, slots=True)
class Ways:
    """For each cell the site that is reached first (index, NOWHERE without one) and how long its way is.

    Of equals the first site counts. `length` is infinite where no way leads anywhere.
    """

    site: Indices
    length: Numbers


def first_reached(table: Numbers) -> Ways:
    """The shortest way of each row of `Travel.lengths`."""
    if table.shape[1] == 0:
        count = table.shape[0]
        return Ways(np.full(count, NOWHERE, dtype=np.int64), np.full(count, np.inf))
    site, length = table.argmin(axis=1), table.min(axis=1)
    return Ways(np.where(np.isfinite(length), site, NOWHERE), length)
