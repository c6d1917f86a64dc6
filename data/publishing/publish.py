"""Computes from raw figures what could be published: rates of sums, the best source first. Nothing is hidden
here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

import numpy as np
import numpy.typing as npt

from dashboard.domain.area import LEVELS, SMALL_LEVELS
from dashboard.domain.grid import Figures, Flags, newest, strongest
from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.domain.slab import PROVENANCES
from dashboard.indicators.aggregation import add, sum_over
from dashboard.indicators.rates import DISTRICT, OFFICIAL, Rates, choose, published_ratio, rate
from dashboard.indicators.territory.conversion import TODAY
from dashboard.indicators.territory.split_areas import Lost
from data.publishing.displacement import NOTHING_DISPLACED, Displacement
from data.publishing.ground import ReleaseAreas
from data.stores.raw_store import Row

POPULATION = "bevoelkerung"


class RawFigures(Protocol):
    """Where raw figures come from, so that nothing here depends on SQL."""

    def breakdowns(self, measure: str) -> Sequence[str]:
        """Breakdowns that a measure was delivered in."""

    def deliveries(self, measure: str, breakdown: str) -> Sequence[tuple[str, Sequence[Sequence[Row]]]]:
        """Per source its deliveries, oldest first."""
        ...


@dataclass(frozen=True, slots=True)
class PublishedSeries:
    """Cells of one indicator, level and breakdown. `included` says which become rows; `offered` years by
    district.

    `places` are the columns. `status` is None on today's territory, else the past day whose municipalities
    these are; then only those are included whose territory is another today: all others have the cells of
    today.
    """

    indicator: str
    level: str
    breakdown: str
    rates: Rates
    included: Flags
    offered: Mapping[str, tuple[int, ...]]
    places: tuple[str, ...]
    status: date | None = None


@dataclass(slots=True)
class Publisher:
    """Computes indicators on one ground; measures that several indicators share are put together once.

    Examples that are displaced by real figures of what they belong with are left out.
    """

    catalogue: Catalogue
    ground: ReleaseAreas
    raw: RawFigures
    displaced: Displacement = NOTHING_DISPLACED
    _sources: tuple[str, ...] = ()
    _measures: dict[tuple[str, str], dict[str, Figures]] = field(default_factory=dict)
    lost: list[Lost] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._sources = tuple(self.catalogue.sources)

    @property
    def levels(self) -> tuple[str, ...]:
        """Levels that are put together: of a past ground only municipalities are shown."""
        return LEVELS if self.ground.until == TODAY else ("gemeinde",)

    @property
    def sources(self) -> tuple[str, ...]:
        """What the source codes of the arrays index."""
        return self._sources

    def series(self, indicator: Indicator) -> list[PublishedSeries]:
        """All levels and breakdowns of an indicator that have figures."""
        found: list[PublishedSeries] = []
        for breakdown in self._breakdowns(indicator):
            of_level = {
                level: rates
                for level in LEVELS
                if (rates := self._rates(indicator, level, breakdown)) is not None
            }
            large_years = np.zeros(len(self.ground.years), dtype=np.bool_)
            for level, rates in of_level.items():
                if level not in SMALL_LEVELS:
                    large_years |= rates.present.any(axis=1)
            for level, rates in of_level.items():
                included, offered = self._extent(level, rates, large_years)
                if included.any():
                    places = self.ground.places[level]
                    found.append(
                        PublishedSeries(indicator.key, level, breakdown, rates, included, offered, places)
                    )
        return found

    def parts(self, indicator: Indicator) -> list[PublishedSeries]:
        """On a past ground, the municipalities whose territory is another today, in the years of that
        status."""
        ground, level = self.ground, "gemeinde"
        successor = ground.parts()
        columns = np.flatnonzero([key in successor for key in ground.places[level]])
        rows = np.flatnonzero([ground.register.status_in(year) == ground.until for year in ground.years])
        found: list[PublishedSeries] = []
        for breakdown in self._breakdowns(indicator):
            rates = self._rates(indicator, level, breakdown)
            if rates is None:
                continue
            extent: Flags = np.zeros(rates.present.shape, dtype=np.bool_)
            extent[np.ix_(rows, columns)] = True
            included, offered = self._extent(level, rates, np.zeros(len(ground.years), dtype=np.bool_))
            included &= extent
            if not (included & rates.present).any():
                continue
            own_years = {
                district: tuple(year for year in years if ground.register.status_in(year) == ground.until)
                for district, years in offered.items()
                if np.take(included, ground.groups[level][district], axis=1).any()
            }
            series = PublishedSeries(
                indicator.key, level, breakdown, rates, included, own_years, ground.places[level]
            )
            found.append(replace(series, status=ground.until))
        return found

    def population(self) -> dict[str, int]:
        """The latest number of inhabitants of each area."""
        latest: dict[str, int] = {}
        if POPULATION not in self.catalogue.measures:
            return latest
        for level, figures in self.figures(POPULATION, "").items():
            for column, key in enumerate(self.ground.places[level]):
                known = figures.value[:, column][~np.isnan(figures.value[:, column])]
                if len(known):
                    latest[key] = int(known[-1])
        return latest

    def _breakdowns(self, indicator: Indicator) -> list[str]:
        measures = [*indicator.numerator[:1], *([indicator.ratio] if indicator.ratio else [])]
        known = dict.fromkeys(one for measure in measures for one in self.raw.breakdowns(measure))
        return [one for one in known if not one or one.partition(":")[0] in indicator.breakdowns]

    def figures(self, measure: str, breakdown: str) -> dict[str, Figures]:
        """One measure on today's areas: what was delivered for a level, else the sum of its
        municipalities."""
        key = (measure, breakdown)
        if key not in self._measures:
            self._measures[key] = self._put_together(measure, breakdown)
        return self._measures[key]

    def _put_together(self, measure: str, breakdown: str) -> dict[str, Figures]:
        summable = self.catalogue.measures[measure].adds_up
        by_source: dict[str, list[Figures]] = {}
        for source, deliveries in self.raw.deliveries(measure, breakdown):
            if source not in self.catalogue.sources:
                continue
            provenance = PROVENANCES.index(self.catalogue.sources[source].provenance)
            code = self._sources.index(source)
            standing = self._standing(measure, source)
            current: dict[str, Figures] = {}
            for rows in deliveries:
                placed = self.ground.figures(
                    rows,
                    provenance,
                    code,
                    summable=summable,
                    lost=self.lost,
                    unknown=self.unknown,
                    standing=standing,
                    levels=self.levels,
                )
                for level, figures in placed.items():
                    current[level] = newest(current[level], figures) if level in current else figures
            for level, figures in current.items():
                by_source.setdefault(level, []).append(figures)
        found = {
            level: self._real(strongest(candidates), measure, level)
            for level, candidates in by_source.items()
        }
        if summable and "gemeinde" in found:
            members_of = {level: of for level, of in self.ground.members.items() if level in self.levels}
            for level, members in members_of.items():
                sums = sum_over(found["gemeinde"], members)
                found[level] = strongest([found[level], sums]) if level in found else sums
                found[level] = self._real(found[level], measure, level)
        return found

    def _standing(self, measure: str, source: str) -> tuple[date, ...] | None:
        """The day on whose territory each year's figures stand, where the catalogue says it of measure or
        source."""
        year_of_all = self.catalogue.measures[measure].territory_year
        if year_of_all is None and not self.catalogue.sources[source].own_territory:
            return None
        return tuple(date(year if year_of_all is None else year_of_all, 12, 31) for year in self.ground.years)

    def _real(self, figures: Figures, measure: str, level: str) -> Figures:
        return self.displaced.without_displaced(figures, measure, level, self.ground)

    def _rates(self, indicator: Indicator, level: str, breakdown: str) -> Rates | None:
        candidates = [
            one
            for one in (self._counts(indicator, level, breakdown), self._ratio(indicator, level, breakdown))
            if one
        ]
        if not candidates:
            return None
        rates = choose(candidates, list(self.ground.groups[level].values()))
        if indicator.withholds(breakdown, level):
            return Rates.empty(*rates.status.shape).where(rates.provenance != OFFICIAL, rates)
        return rates

    def _counts(self, indicator: Indicator, level: str, breakdown: str) -> Rates | None:
        numerators = [self.figures(one, breakdown).get(level) for one in indicator.numerator]
        of_total = breakdown.partition(":")[0] in indicator.share_of_total
        denominators = [
            self.figures(one, "" if of_total else breakdown).get(level) for one in indicator.denominator
        ]
        cases = [one for one in numerators if one is not None]
        if not cases or len(cases) < len(numerators):
            return None
        base = [one for one in denominators if one is not None]
        if len(base) < len(denominators):
            own = any((one.provenance == DISTRICT).any() for one in cases)
            return rate(add(cases), Figures.empty(*cases[0].status.shape), indicator.factor) if own else None
        moved = add(base).lagged(indicator.denominator_lag) if base else None
        return rate(add(cases), moved, indicator.factor)

    def _ratio(self, indicator: Indicator, level: str, breakdown: str) -> Rates | None:
        figures = self.figures(indicator.ratio, breakdown).get(level) if indicator.ratio else None
        return None if figures is None else published_ratio(figures)

    def _extent(
        self, level: str, rates: Rates, large_years: npt.NDArray[np.bool_]
    ) -> tuple[Flags, dict[str, tuple[int, ...]]]:
        """Which cells become rows, gaps included, and the years on offer.

        Municipalities and Ämter: every place of a district that has figures, in every year its level has.
        Above: every place that has figures, in every year between the level's first and last in which one of
        these levels has any.
        """
        present = rates.present
        included = np.zeros(present.shape, dtype=np.bool_)
        offered: dict[str, tuple[int, ...]] = {}
        for district, columns in self.ground.groups[level].items():
            years = np.asarray(present[:, columns].any(axis=1), dtype=np.bool_)
            if not years.any():
                continue
            if level in SMALL_LEVELS:
                shown = columns
            else:
                first, last = np.flatnonzero(years)[[0, -1]]
                years[first : last + 1] |= large_years[first : last + 1]
                shown = columns[present[:, columns].any(axis=0)]
            included[np.ix_(years, shown)] = True
            offered[district] = tuple(year for year, has in zip(self.ground.years, years, strict=True) if has)
        return included, offered


def digest(series: Sequence[PublishedSeries], ground: ReleaseAreas) -> str:
    """A fingerprint of all cells of an indicator."""
    seal = hashlib.sha256()
    for one in series:
        status = one.status.isoformat() if one.status else ""
        seal.update("|".join((one.indicator, one.level, one.breakdown, status, *one.places)).encode())
        seal.update(repr((ground.years, sorted(one.offered.items()))).encode())
        for array in _arrays(one):
            seal.update(np.ascontiguousarray(array).tobytes())
    return seal.hexdigest()


def _arrays(one: PublishedSeries) -> Iterator[npt.NDArray[np.generic]]:
    rates = one.rates
    yield one.included
    yield from (rates.value, rates.numerator, rates.denominator)
    yield from (rates.status, rates.provenance, rates.mark, rates.source)
