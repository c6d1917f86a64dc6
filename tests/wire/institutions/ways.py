"""A district's cells and schools to ask for ways: some cells around the middle of each municipality."""

from __future__ import annotations

import numpy as np

from callbacks.answers import Answers
from callbacks.institutions.institution_data import NothingStored
from callbacks.institutions.reachability_data import ReachabilityData
from dashboard.domain.institutions.institution import Institution
from dashboard.domain.institutions.population_cell import PopulationCells
from dashboard.domain.observation import Provenance
from data.geography.points import municipal_points
from data.geography.projection import to_geographic

PARCHIM, GOLDBERG, LUDWIGSLUST = "13076108", "13076048", "13076090"
CELLS_EACH = 6


def middles(answers: Answers) -> dict[str, tuple[float, float]]:
    """Longitude and latitude of each municipality of the district."""
    areas = answers.repository.register().areas.values()
    keys = [one.key for one in areas if one.level == "gemeinde" and one.kreis == answers.district]
    known = [key for key in keys if key in municipal_points()]
    degrees = to_geographic(np.array([municipal_points()[key] for key in known]) * 1000)
    return {key: (float(lon), float(lat)) for key, (lon, lat) in zip(known, degrees, strict=True)}


def cells(answers: Answers) -> PopulationCells:
    """Six around each middle, from 1 to 30 children under 15 in each, and one far away in no municipality."""
    at = middles(answers)
    keys = [key for key in at for _ in range(CELLS_EACH)] + [""]
    count = len(keys)
    shift = np.arange(count) % CELLS_EACH
    lon = np.array([*(at[key][0] for key in keys[:-1]), 9.0]) + (shift % 3) * 0.015
    lat = np.array([*(at[key][1] for key in keys[:-1]), 52.0]) + (shift // 3) * 0.009
    children = (1 + np.arange(count) * 7 % 30).astype(np.int32)
    whole = np.arange(count, dtype=np.int32) * 1000
    return PopulationCells(
        4_400_000 + whole, 3_300_000 + whole, lon, lat, np.array(keys, dtype="<U8"), children * 6, children,
        children * 4, children,
    )  # fmt: skip


def schools(answers: Answers) -> tuple[Institution, ...]:
    """Primary schools in three towns, one of them an example, one closed, and a library."""
    at = middles(answers)

    def one(key: str, kind: str, town: str, **more: object) -> Institution:
        lon, lat = at[town]
        given: dict[str, object] = {
            "name": f"Schule <{key}>", "municipality": town, "longitude": round(lon, 4),
            "latitude": round(lat, 4), "position": "exact", "provenance": Provenance.OFFICIAL,
        }  # fmt: skip
        return Institution(key=key, kind=kind, **(given | more))

    return (
        one("g1", "grundschule", PARCHIM),
        one("g2", "grundschule", GOLDBERG),
        one("g3", "grundschule", LUDWIGSLUST, provenance=Provenance.EXAMPLE),
        one("g4", "grundschule", LUDWIGSLUST, status="closed"),
        one("b1", "bibliothek", PARCHIM),
    )


class SchoolStore(NothingStored):
    """The schools and cells as the published store would answer them."""

    def __init__(self, answers: Answers) -> None:
        self._schools, self._cells = schools(answers), cells(answers)

    def institutions(self, version: str) -> tuple[Institution, ...]:
        """The schools, whatever the version."""
        return self._schools

    def population_cells(self) -> PopulationCells:
        """The cells."""
        return self._cells


def ways(answers: Answers, *, scenarios: bool = True) -> ReachabilityData:
    """What answers questions about them."""
    made, store = cells(answers), schools(answers)

    def shown(version: str, official: bool) -> tuple[Institution, ...]:
        return tuple(one for one in store if not (official and one.provenance == "example"))

    return ReachabilityData(answers, shown, lambda: made, scenarios=scenarios)
