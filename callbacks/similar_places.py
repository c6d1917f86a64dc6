"""What places are compared by, taken from published figures and the map, for all of a region at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from dashboard.domain.area import is_town
from dashboard.domain.slab import Cells, Floats
from dashboard.indicators.similarity import (
    LEAST_KNOWN,
    Feature,
    Neighbours,
    nearest_town,
    neighbours,
    weights_of,
)
from dashboard.indicators.wording.district_words import noun_of
from dashboard.statistics.pooling import breaks_of
from data.geography.points import district_points, municipal_points
from data.germany.areas import districts, germany
from data.repository import Repository

PEOPLE = "bevoelkerung"
CHILDREN = ("kinder_0_2_anteil", "kinder_3_5_anteil", "kinder_6_9_anteil", "jugendliche_10_15_anteil")
FOREIGN = ("auslaenderanteil",)
LEAST_PEOPLE = 100
"""Shares of fewer inhabitants are not compared: what the census has changed at random would decide."""
MOSTLY = 0.9
"""Of the places that the fullest year has: inhabitants of a year that fewer have a figure of are not compared."""


@dataclass(frozen=True, slots=True)
class Context:
    """The features of all places of a level in a region, in order of `places`."""

    places: tuple[str, ...]
    features: tuple[Feature, ...]

    def like(self, place: str, weights: Sequence[tuple[str, float]]) -> Neighbours:
        """The places most like one of them; `weights` as in the URL."""
        return neighbours(self.places.index(place), self.features, weights_of(weights)[0])


def context(repository: Repository, version: str, level: str, places: tuple[str, ...]) -> Context:
    """Of municipalities or districts; the latest that most of them have, whatever year is shown: who is alike
    does not change with the year. A feature that the data version has not is NaN."""
    catalogue = repository.catalogue(version).indicators

    def cells(*indicators: str) -> list[Cells] | None:
        if not all(one in catalogue for one in indicators):
            return None
        return [repository.cells(one, level, places=places, version=version) for one in indicators]

    people = cells(PEOPLE)
    cuts = breaks_of(catalogue[PEOPLE], level) if people else frozenset()
    inhabitants = _inhabitants(people, places)
    features = (
        inhabitants,
        _density(inhabitants, level, places),
        _share("kinder", cells(*CHILDREN), places),
        _change("entwicklung", people, places, cuts),
        Feature("stadt", _to_town(level, places)),
        _share("auslaendisch", cells(*FOREIGN), places),
    )
    return Context(places, features)


def _full_rows(cells: Cells, least: float) -> list[int]:
    """Years that so large a part of the places have a figure of as have one of the fullest."""
    known = (~np.isnan(cells.value)).sum(axis=1)
    most = known.max(initial=0)
    return [row for row in range(len(cells.years)) if most and known[row] >= least * most]


def _inhabitants(tables: list[Cells] | None, places: tuple[str, ...]) -> Feature:
    rows = _full_rows(tables[0], MOSTLY) if tables else []
    if not tables or not rows:
        return _unknown("einwohner", places)
    return Feature("einwohner", tables[0].value[rows[-1]], logarithmic=True, year=tables[0].years[rows[-1]])


def _density(people: Feature, level: str, places: tuple[str, ...]) -> Feature:
    """Inhabitants per km² of the register's areas, which all places have."""
    areas = districts() if level == "kreis" else germany().areas
    known = (areas[key].area_km2 if key in areas else None for key in places)
    size = np.array([one or np.nan for one in known], dtype=float)
    return Feature("dichte", people.values / size, logarithmic=True, year=people.year)


def _share(key: str, tables: list[Cells] | None, places: tuple[str, ...]) -> Feature:
    """Shares of the same inhabitants together, in per cent; NaN where these are few."""
    years = set.intersection(*(set(one.years) for one in tables)) if tables else set()
    if not tables or not years:
        return _unknown(key, places)
    year = max(years)
    shares = [one.value[one.years.index(year)] for one in tables]
    base = tables[0].denominator[tables[0].years.index(year)]
    together = np.sum(shares, axis=0)
    return Feature(key, np.where(base >= LEAST_PEOPLE, together, np.nan), year=year)


def _change(key: str, tables: list[Cells] | None, places: tuple[str, ...], cuts: frozenset[int]) -> Feature:
    """The last year as a part of the first one on the same basis, which is 100; the newest basis with two
    years."""
    if not tables:
        return _unknown(key, places)
    people = tables[0]
    by_basis = groupby(
        _full_rows(people, LEAST_KNOWN), lambda row: sum(cut <= people.years[row] for cut in cuts)
    )
    spans = [rows for _, group in by_basis if len(rows := list(group)) > 1]
    if not spans:
        return _unknown(key, places)
    first, last = spans[-1][0], spans[-1][-1]
    before = np.where(people.value[first] > 0, people.value[first], np.nan)
    changed = people.value[last] / before * 100
    return Feature(key, changed, year=people.years[last], since=people.years[first])


def _to_town(level: str, places: tuple[str, ...]) -> Floats:
    """Kilometres between the points that stand for areas; of districts to the next city that is one itself."""
    if level == "kreis":
        at = district_points()
        towns = [at[key] for key, area in districts().items() if noun_of(area) == "stadt" and key in at]
    else:
        at, areas = municipal_points(), germany().areas
        towns = [at[key] for key in at if key in areas and is_town(areas[key])]
    nowhere = (np.nan, np.nan)
    points = np.array([at.get(key, nowhere) for key in places], dtype=float).reshape(-1, 2)
    return nearest_town(points, np.array(towns, dtype=float).reshape(-1, 2))


def _unknown(key: str, places: tuple[str, ...]) -> Feature:
    return Feature(key, np.full(len(places), np.nan))
