"""The institutions that ship with the program, as a store answers them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from dashboard.domain.institutions.catchment import Catchment
from dashboard.domain.institutions.institution import Institution, InstitutionKind
from dashboard.domain.institutions.locality import Locality
from dashboard.domain.institutions.population_cell import PopulationCells
from data.catalogue.kinds import kinds
from data.catalogue.loader import load
from data.institutions.shipped import tables
from data.institutions.shipped.population_cells import cells_around


class ShippedStore:
    """Of one district, whatever the data version; safe to share between threads."""

    def __init__(self, district: str) -> None:
        self._institutions = lru_cache(maxsize=1)(lambda: tables.institutions(district, load().sources))
        self._catchments = lru_cache(maxsize=1)(lambda: tables.catchments(district))
        self._cells = lru_cache(maxsize=1)(lambda: cells_around(district))
        self._localities = lru_cache(maxsize=1)(lambda: tables.localities(district))

    def institutions(self, version: str) -> Sequence[Institution]:
        """Official ones in the district and around it, and examples in it."""
        return self._institutions()

    def catchments(self, version: str) -> Sequence[Catchment]:
        """Examples."""
        return self._catchments()

    def localities(self) -> Sequence[Locality]:
        """Municipalities and named places of the district."""
        return self._localities()

    def kinds(self) -> Mapping[str, InstitutionKind]:
        """Those of the catalogue."""
        return kinds()

    def population_cells(self) -> PopulationCells:
        """Cells of the census grid in the district and up to 15 km around it."""
        return self._cells()
