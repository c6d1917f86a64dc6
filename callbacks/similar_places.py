"""What municipalities are compared by, taken from the published store and the map, and who is like whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.domain.area import is_town
from dashboard.domain.geometry import MapGeometry
from dashboard.domain.slab import PROVENANCES, Cells, Floats
from dashboard.domain.territory import Register
from dashboard.indicators.similarity import Feature, Neighbours, nearest_town, neighbours, weights_of
from data.repository import Repository

_EXAMPLE = PROVENANCES.index("example")
CHILDREN = ("kinder_u3", "kinder_3_6")


@dataclass(frozen=True, slots=True)
class Context:
    """The features of a district's municipalities, in order of `places`."""

    places: tuple[str, ...]
    features: tuple[Feature, ...]

    def like(self, place: str, weights: Sequence[tuple[str, float]]) -> Neighbours:
        """The places most like one of them; `weights` as in the URL."""
        return neighbours(self.places.index(place), self.features, weights_of(weights)[0])


def context(
    repository: Repository,
    version: str,
    register: Register,
    places: tuple[str, ...],
    drawn: MapGeometry,
    *,
    official: bool = False,
) -> Context:
    """The latest that is published, whatever year is shown: who is alike does not change with the year.

    `official`: without what only example data say.
    """
    known = repository.catalogue(version).indicators

    def cells(indicator: str) -> Cells | None:
        if indicator not in known:
            return None
        return repository.cells(indicator, "gemeinde", places=places, version=version, official=official)

    people = cells("bevoelkerung")
    changed = cells("bevoelkerungsentwicklung")
    cuts = [cut.year for cut in known["bevoelkerungsentwicklung"].breaks] if changed else []
    features = (
        _latest("einwohner", people, places, logarithmic=True),
        _latest("dichte", cells("bevoelkerungsdichte"), places, logarithmic=True),
        _children(people, [cells(one) for one in CHILDREN], places),
        _latest("entwicklung", changed, places, before=min(cuts, default=9999)),
        Feature("stadt", _to_town(places, register, drawn)),
    )
    return Context(places, features)


def _latest(
    key: str, cells: Cells | None, places: tuple[str, ...], *, logarithmic: bool = False, before: int = 9999
) -> Feature:
    """The last year in which anybody has a value; `before` a break, where the figure compares two years."""
    rows = [] if cells is None else [row for row, year in enumerate(cells.years) if year < before]
    rows = [row for row in rows if cells is not None and not np.isnan(cells.value[row]).all()]
    if cells is None or not rows:
        return Feature(key, np.full(len(places), np.nan))
    row = rows[-1]
    example = bool((cells.provenance[row] == _EXAMPLE).any())
    return Feature(key, cells.value[row], logarithmic, cells.years[row], example)


def _children(people: Cells | None, children: Sequence[Cells | None], places: tuple[str, ...]) -> Feature:
    """Published children under 6 as a share of the published population of the same year."""
    tables = [one for one in (people, *children) if one is not None]
    years = (
        set.intersection(*(set(one.years) for one in tables)) if len(tables) == 1 + len(CHILDREN) else set()
    )
    if not years:
        return Feature("kinder", np.full(len(places), np.nan))
    year = max(years)
    rows = [(one, one.years.index(year)) for one in tables]
    (population, at), counts = rows[0], rows[1:]
    total = sum((one.value[row] for one, row in counts), np.zeros(len(places)))
    base = np.where(population.value[at] > 0, population.value[at], np.nan)
    example = any((one.provenance[row] == _EXAMPLE).any() for one, row in counts)
    return Feature("kinder", np.asarray(total / base), year=year, example=bool(example))


def _to_town(places: tuple[str, ...], register: Register, drawn: MapGeometry) -> Floats:
    """Kilometres between the points that stand for areas on the map; neighbouring towns count where they are
    drawn."""
    at = {shape.key: shape.point for shape in (*drawn.context, *drawn.areas)}
    towns = [point for key, point in at.items() if key in register.areas and is_town(register.areas[key])]
    points = np.array([at.get(key, (np.nan, np.nan)) for key in places]).reshape(-1, 2)
    return nearest_town(points, np.array(towns).reshape(-1, 2), drawn.unit_m / 1000)
