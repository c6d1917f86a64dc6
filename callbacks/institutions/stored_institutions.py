"""The institutions of the published store, as the pages of one district show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from dashboard.domain.institutions.catchment import Catchment
from dashboard.domain.institutions.entries import Entries
from dashboard.domain.institutions.institution import Institution, InstitutionFigure, InstitutionKind
from dashboard.domain.institutions.locality import Locality
from dashboard.domain.institutions.population_cell import PopulationCells
from dashboard.domain.observation import Provenance
from data.catalogue.kinds import kinds
from data.institutions.shipped.population_cells import cells_around
from data.institutions.shipped.surroundings import near
from data.repository import Repository

_VERSIONS = 4
"""Data versions whose choice is cached: the newest, and what links to older ones ask for."""


class StoredInstitutions:
    """Of one district, by data version; safe to share between threads."""

    def __init__(self, repository: Repository, district: str) -> None:
        self._repository = repository
        self._district = district
        self._chosen: dict[str, tuple[Entries, tuple[Institution, ...]]] = {}
        self._cells = lru_cache(maxsize=1)(lambda: cells_around(district))

    def institutions(self, version: str) -> Sequence[Institution]:
        """Those of the district, and real ones up to 15 km around it."""
        entries = self._repository.entries(version)
        cached = self._chosen.get(version)
        if cached is None or cached[0] is not entries:  # a store that is replaced has other entries
            if len(self._chosen) >= _VERSIONS:
                self._chosen.clear()
            cached = self._chosen[version] = entries, self._around(entries)
        return cached[1]

    def catchments(self, version: str) -> Sequence[Catchment]:
        """Those of the institutions that are shown, and those that name no institution; examples of the own
        municipalities alone."""
        shown = {one.key for one in self.institutions(version)}
        return tuple(
            one
            for one in self._repository.entries(version).catchments
            if (not one.institution or one.institution in shown)
            and (one.provenance is not Provenance.EXAMPLE or one.municipality.startswith(self._district))
        )

    def figures(self, version: str, institution: str) -> Sequence[InstitutionFigure]:
        """The yearly figures of an institution, persons protected."""
        return tuple(
            one for one in self._repository.entries(version).figures if one.institution == institution
        )

    def localities(self) -> Sequence[Locality]:
        """Municipalities and named places of the district, of the newest data version."""
        found = self._repository.entries(self._repository.version()).localities
        return tuple(one for one in found if one.municipality.startswith(self._district))

    def kinds(self) -> Mapping[str, InstitutionKind]:
        """Those of the catalogue."""
        return kinds()

    def population_cells(self) -> PopulationCells:
        """Cells of the census grid in the district and up to 15 km around it."""
        return self._cells()

    def _around(self, entries: Entries) -> tuple[Institution, ...]:
        found = entries.institutions
        own = np.array([one.municipality.startswith(self._district) for one in found], dtype=bool)
        real = np.array([one.provenance is not Provenance.EXAMPLE for one in found], dtype=bool)
        points = np.array([(one.longitude or np.inf, one.latitude or np.inf) for one in found])
        chosen, beside = own.copy(), real & ~own
        if own.any() and beside.any():
            chosen[beside] = near(self._district, points[beside])
        return tuple(one for one, is_chosen in zip(found, chosen, strict=True) if is_chosen)
