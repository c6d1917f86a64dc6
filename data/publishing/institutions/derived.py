"""Figures that nobody has delivered: they are made of institutions and courses when a data version is published."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from dashboard.domain.area import Area
from dashboard.domain.institutions.entries import COURSE_PARTS
from dashboard.domain.institutions.institution import InstitutionKind
from data.catalogue.kinds import kinds
from data.catalogue.travel import travel_rules
from data.institutions.children import YEAR
from data.institutions.shipped.population_cells import all_cells
from data.publishing.courses.starts import MEASURE as STARTS
from data.publishing.courses.starts import start_figures
from data.publishing.institutions.counted import counts_of_institutions
from data.publishing.institutions.current import wholes_of
from data.publishing.institutions.resolve import resolved
from data.publishing.institutions.ways import measures_of_ways, way_figures
from data.publishing.publish import RawFigures
from data.stores.institutions import raw as raw_entries
from data.stores.raw_store import Row

REGISTER = "einrichtungsverzeichnis"
"""The source of counts."""
Told = tuple[str, str, str, int]


@dataclass(slots=True)
class FiguresWithDerived:
    """Delivered figures, and those made of institutions and courses, in the place of `RawFigures`.

    Counts stand before what tables say of the same: the map shows the same houses. Ways are reckoned when the
    first of them is asked for, days until a course begins likewise.
    """

    delivered: RawFigures
    raw: Connection
    areas: Mapping[str, Area]
    wanted: frozenset[str]
    counts: Mapping[str, list[Row]]
    _ways: dict[str, dict[str, list[Row]]] | None = field(default=None)
    _starts: dict[str, list[Row]] | None = field(default=None)

    @classmethod
    def of(
        cls,
        delivered: RawFigures,
        raw: Connection,
        areas: Mapping[str, Area],
        measures: Collection[str],
    ) -> FiguresWithDerived:
        """`areas` are today's by key, `measures` those of the catalogue."""
        derivable = {*_counted(kinds()), *measures_of_ways(travel_rules()), STARTS}
        wanted = frozenset(derivable & set(measures))
        return cls(delivered, raw, areas, wanted, _counts(raw, areas, wanted))

    def breakdowns(self, measure: str) -> Sequence[str]:
        """Breakdowns that a measure has, the total first where it may be derived."""
        own = ("",) if measure in self.counts or measure in self._of_ways or measure == STARTS else ()
        return tuple(dict.fromkeys((*own, *self.delivered.breakdowns(measure))))

    def deliveries(self, measure: str, breakdown: str) -> Sequence[tuple[str, Sequence[Sequence[Row]]]]:
        """Each source of a measure in a breakdown with its rows, those of institutions first."""
        own = self._of(measure) if not breakdown else {}
        return [
            *((source, [rows]) for source, rows in own.items()),
            *self.delivered.deliveries(measure, breakdown),
        ]

    def years(self, measures: Collection[str]) -> tuple[int, ...]:
        """Years in which some of the measures may have derived figures."""
        found = {row[1] for measure in measures for row in self.counts.get(measure, ())}
        if set(measures) & self._of_ways:
            found.add(YEAR)
        if STARTS in measures:
            found |= {row[1] for rows in self._of(STARTS).values() for row in rows}
        return tuple(sorted(found))

    def told(self) -> list[Told]:
        """Of which measures, areas and years counts tell: they take the place of examples."""
        return [(measure, REGISTER, row[0], row[1]) for measure, rows in self.counts.items() for row in rows]

    def touched_by(self, parts: Collection[str]) -> frozenset[str]:
        """Measures that change when these parts of `Entries` do: with institutions ways, and counts where a release has
        ever named all; with courses and queues the days until one begins."""
        found = self.wanted & {STARTS} if set(parts) & COURSE_PARTS else frozenset()
        if set(parts) - COURSE_PARTS:
            found |= self.wanted - {STARTS} if raw_entries.says_complete(self.raw) else self._of_ways
        return found

    @property
    def _of_ways(self) -> frozenset[str]:
        return self.wanted & set(measures_of_ways(travel_rules()))

    def _of(self, measure: str) -> Mapping[str, list[Row]]:
        if measure in self.counts:
            return {REGISTER: self.counts[measure]}
        if measure == STARTS and measure in self.wanted:
            if self._starts is None:
                dated = raw_entries.dated_deliveries(self.raw)
                self._starts = start_figures(dated, self.areas.values(), wholes_of(self.areas))
            return self._starts
        if measure not in self._of_ways:
            return {}
        if self._ways is None:
            self._ways = self._reckoned()
        return self._ways.get(measure, {})

    def _reckoned(self) -> dict[str, dict[str, list[Row]]]:
        """Ways to the institutions in force on the day of the newest delivery of any, so that the same deliveries give
        the same figures whenever they are published."""
        dated = raw_entries.dated_deliveries(self.raw)
        if not dated:
            return {}
        return way_figures(
            resolved([one for _, one in dated], wholes_of(self.areas)).institutions,
            all_cells(),
            travel_rules(),
            self.areas.values(),
            self.wanted,
            on=max(day for day, _ in dated),
        )


def _counted(known: Mapping[str, InstitutionKind]) -> list[str]:
    return [one for kind in known.values() for one in (kind.count, *kind.places) if one]


def _counts(raw: Connection, areas: Mapping[str, Area], wanted: Collection[str]) -> dict[str, list[Row]]:
    measures = [one for one in dict.fromkeys(_counted(kinds())) if one in wanted]
    if not measures or not raw_entries.says_complete(raw):
        return {}
    municipalities = [key for key, area in areas.items() if area.level == "gemeinde"]
    dated = raw_entries.dated_deliveries(raw)
    return counts_of_institutions(dated, kinds(), measures, municipalities, wholes_of(areas))
