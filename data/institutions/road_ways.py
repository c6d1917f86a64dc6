"""Ways on an imported road network, as the served application reads them: few at a time, and kept."""

from __future__ import annotations

import hashlib
import time
from functools import lru_cache

import numpy as np
from sqlalchemy import Engine

from dashboard.domain.institutions.population_cell import PopulationCells
from dashboard.domain.institutions.travel import Numbers
from dashboard.statistics.distances import kilometres
from data.stores.database import sentences
from data.stores.road_ways import StoredNetwork, destinations_of, network_of, ways_to

_SAME_KM = 0.1
_NEAR_KM = 1.5
"""What lies further from every destination of the network has no way on it."""
_MOST = 512
_LOOK_AGAIN_SECONDS = 1.0


class RoadTable:
    """Ways from the cells of a district to any point: those of the destination nearest to it.

    Destinations are institutions and the centres of cells. A point further than 100 m from one has the crow's
    kilometres to it on top.
    """

    def __init__(self, engine: Engine, network: StoredNetwork) -> None:
        self.network = network
        self._engine = engine
        with sentences(engine), engine.connect() as connection:
            self._places = destinations_of(connection, network.id)
        self._ways = lru_cache(maxsize=_MOST)(self._read)

    def minutes(self, longitude: float, latitude: float) -> Numbers | None:
        """Minutes by car from each cell; infinite where no road leads; None where the network is far away."""
        found = self._nearest(longitude, latitude)
        return None if found is None else self._way(found[0], 0)

    def kilometres(self, longitude: float, latitude: float) -> Numbers | None:
        """Kilometres on roads, likewise."""
        found = self._nearest(longitude, latitude)
        if found is None:
            return None
        number, away = found
        way = self._way(number, 1)
        return way if way is None or away <= _SAME_KM else way + away

    def _nearest(self, longitude: float, latitude: float) -> tuple[int, float] | None:
        if not len(self._places):
            return None
        point = np.array([longitude]), np.array([latitude])
        away = kilometres(*point, self._places[:, 0], self._places[:, 1])
        number = int(away.argmin())
        return (number, float(away[number])) if away[number] <= _NEAR_KM else None

    def _way(self, number: int, which: int) -> Numbers | None:
        found = self._ways(number)
        return None if found is None else found[which].astype(np.float64)

    def _read(self, number: int) -> tuple[np.ndarray, np.ndarray] | None:
        with sentences(self._engine), self._engine.connect() as connection:
            found = ways_to(connection, self.network.id, number)
        return None if found is None else (found[0].astype(np.float32), found[1].astype(np.float32))


def fingerprint(cells: PopulationCells) -> str:
    """Of the cells that a network's ways begin in, and their order."""
    seal = hashlib.sha256()
    for array in (cells.easting, cells.northing):
        seal.update(np.ascontiguousarray(array, dtype="<i4").tobytes())
    return seal.hexdigest()[:16]


class StoredRoads:
    """The imported network of a district, looked for at most once a second; safe under threads."""

    def __init__(self, engine: Engine, district: str) -> None:
        self._engine, self._district = engine, district
        self._asked = float("-inf")
        self._table: RoadTable | None = None

    def of(self, cells: PopulationCells) -> RoadTable | None:
        """Ways from these cells; None without a network, or with one that begins in other cells."""
        now = time.monotonic()
        if now - self._asked > _LOOK_AGAIN_SECONDS:
            with sentences(self._engine), self._engine.connect() as connection:
                network = network_of(connection, self._district)
            if network is None or network.cells != fingerprint(cells):
                self._table = None
            elif (
                self._table is None
                or self._table.network.sha256 != network.sha256
                or (self._table.network.made_at != network.made_at)
            ):
                self._table = RoadTable(self._engine, network)
            self._asked = now
        return self._table
