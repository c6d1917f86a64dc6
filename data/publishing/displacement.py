"""Where example figures give way: to real ones of any measure that belongs with theirs, in that district and
year."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from dashboard.domain.area import SMALL_LEVELS, level_of
from dashboard.domain.grid import Figures, Flags
from dashboard.domain.indicator import Catalogue
from dashboard.domain.observation import Provenance
from dashboard.indicators.measures.families import Dated, MeasureFamily, measure_families
from dashboard.indicators.rates import EXAMPLE
from data.publishing.ground import ReleaseAreas

_WHOLE = "kreis"
Years = Mapping[str, Mapping[str, frozenset[int]]]
"""Years by measure and district."""
Told = tuple[str, str, str, int]
"""Measure, source, area as delivered, year: that a release says something there, whatever it is."""


@dataclass(frozen=True, slots=True)
class Displacement:
    """Years in which no example is shown, by measure and district: `everywhere` in it, or only of the `whole`
    of it."""

    everywhere: Years = field(default_factory=dict)
    whole: Years = field(default_factory=dict)

    def without_displaced(self, figures: Figures, measure: str, level: str, ground: ReleaseAreas) -> Figures:
        """Figures of one measure and level; of the examples among them only those that do not give way."""
        displaced = [self.everywhere.get(measure), self.whole.get(measure) if level == _WHOLE else None]
        examples: Flags = figures.provenance == EXAMPLE
        if not any(displaced) or not examples.any():
            return figures
        gone: Flags = np.zeros(figures.status.shape, dtype=np.bool_)
        for column in np.flatnonzero(examples.any(axis=0)).tolist():
            district = _district(ground.places[level][column], level, ground)
            years = {year for of in displaced if of for year in of.get(district, ())}
            gone[:, column] = [year in years for year in ground.years]
        gone &= examples
        return Figures.empty(*gone.shape).where(gone, figures) if gone.any() else figures


NOTHING_DISPLACED = Displacement()


def displaces(catalogue: Catalogue, measure: str, source: str) -> bool:
    """Whether figures of a source may displace examples: all of the district's own, and official counts."""
    known, about = catalogue.sources.get(source), catalogue.measures.get(measure)
    if known is None or about is None:
        return False
    if known.provenance is Provenance.DISTRICT:
        return True
    return known.provenance is Provenance.OFFICIAL and about.adds_up


def displacement(catalogue: Catalogue, ground: ReleaseAreas, told: Iterable[Told]) -> Displacement:
    """What the real figures of all releases displace, on today's ground.

    Where an office counts whole districts only, its totals displace those of the examples and not the places
    below: nobody could tell the one from the other's parts, and no rate is made of both.
    """
    family_of = {measure: family for family in measure_families(catalogue) for measure in family.measures}
    own: dict[tuple[str, str], set[Dated]] = {}
    totals: dict[tuple[str, str], set[Dated]] = {}
    for measure, source, area, year in told:
        if not displaces(catalogue, measure, source):
            continue
        official = catalogue.sources[source].provenance is Provenance.OFFICIAL
        start = totals if official and level_of(area) == _WHOLE else own
        for district in _districts(area, ground):
            start.setdefault((family_of[measure].measures[0], district), set()).add((measure, year))
    return Displacement(*(_reached(start, family_of, ground.years) for start in (own, totals)))


def _reached(
    start: Mapping[tuple[str, str], Collection[Dated]],
    family_of: Mapping[str, MeasureFamily],
    years: Collection[int],
) -> Years:
    found: dict[str, dict[str, set[int]]] = {}
    for (first, district), given in start.items():
        for measure, year in family_of[first].reached(given, years):
            found.setdefault(measure, {}).setdefault(district, set()).add(year)
    return {
        measure: {district: frozenset(years) for district, years in of.items()}
        for measure, of in found.items()
    }


def _district(key: str, level: str, ground: ReleaseAreas) -> str:
    return key if level == _WHOLE else ground.register.areas[key].kreis


def _districts(area: str, ground: ReleaseAreas) -> set[str]:
    """The district of an area as delivered, today's where a reform has moved it."""
    level = level_of(area)
    if level not in (*SMALL_LEVELS, _WHOLE):
        return set()
    if area in ground.register.areas:
        return {_district(area, level, ground)}
    today = {
        ground.register.areas[key].kreis for key in _successors(area, ground) if key in ground.register.areas
    }
    return today or {area[:5]}


def _successors(area: str, ground: ReleaseAreas) -> list[str]:
    """All keys that a former one went into, one after the other."""
    queue = [area]
    for key in queue:
        queue += [one.new for one in ground.register.changes if one.old == key and one.new not in queue]
    return queue[1:]
