"""Looks at what a release brings before it is published: what cannot be true, what it displaces, what it
lacks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import Connection

from dashboard.domain.grid import Flags
from dashboard.domain.indicator import Catalogue
from dashboard.domain.observation import Status
from dashboard.errors import ContradictoryCounts
from dashboard.indicators.rates import DISTRICT, EXAMPLE
from data.catalogue.loader import load_states, localise
from data.importing.findings import Finding, Level
from data.publishing.contradiction_texts import Wording
from data.publishing.contradictions import LEVELS, Figured, Told
from data.publishing.displacement import NOTHING_DISPLACED, displacement
from data.publishing.publish import PublishedSeries, Publisher
from data.stores import raw_store

_PLACES = {
    "gemeinde": "Gemeinden",
    "amt": "Gemeindeverbände",
    "kreis": "Kreise",
    "land": "Land",
    "bund": "Bund",
}
_TOLD = 5
"""Contradictions that the sentence of an error spells out; all of them are among its facts."""


@dataclass(frozen=True, slots=True)
class Scrutiny:
    """What one release brought (`rows`: measure, breakdown, source, area, year) on today's ground.

    `measures` are those that belong with it, `plain` has the figures with the examples that it displaces,
    `names` the catalogue in the words of the state that the figures are of.
    """

    today: Publisher
    plain: Publisher
    measures: frozenset[str]
    rows: tuple[raw_store.Brought, ...]
    names: Catalogue

    @classmethod
    def of(cls, raw: Connection, version: str, today: Publisher, measures: Collection[str]) -> Scrutiny:
        """`today` computes what is to be published, of measures that some indicator uses."""
        plain = Publisher(today.catalogue, today.ground, today.raw, NOTHING_DISPLACED)
        rows = tuple(raw_store.brought(raw, version))
        states = load_states()
        state = next((states[one.area[:2]] for one in rows if one.area[:2] in states), None)
        names = localise(today.catalogue, state) if state else today.catalogue
        return cls(today, plain, frozenset(measures), rows, names)

    def refuse_contradictions(self, raw: Connection) -> tuple[Finding, ...]:
        """Warnings. Raises ContradictoryCounts with all findings as facts where real figures contradict each
        other."""
        fresh = self._fresh()
        wording = Wording(self.names, self._places(), lambda told: _origin(raw, told))
        found = [
            one
            for publisher in (self.today, self.plain)
            for one in self._figured(publisher, fresh).contradictions(self.measures)
            if one.against_examples == (publisher is self.plain)
        ]
        findings = wording.findings(found)
        errors = [one.message for one in findings if one.level == "error"]
        if errors:
            more = [f"Und {len(errors) - _TOLD} weitere."] if len(errors) > _TOLD else []
            raise ContradictoryCounts(
                " ".join([*errors[:_TOLD], *more]), findings=findings, contradictions=tuple(found)
            )
        return findings

    def effects(self, computed: Mapping[str, Sequence[PublishedSeries]]) -> tuple[Finding, ...]:
        """What becomes visible, what waits for its base, and which examples are no longer shown."""
        return (*self._lacking(computed), *self._displaced(), *self._shown(computed))

    @property
    def _catalogue(self) -> Catalogue:
        return self.today.catalogue

    def _places(self) -> dict[str, str]:
        return {key: area.name for key, area in self.today.ground.register.areas.items()}

    def _figured(self, publisher: Publisher, fresh: Mapping[tuple[str, str, str], Flags]) -> Figured:
        breakdowns = {one: publisher.raw.breakdowns(one) for one in self.measures}
        return Figured(
            self._catalogue, publisher.ground, publisher.sources, publisher.figures, breakdowns, fresh
        )

    def _fresh(self) -> dict[tuple[str, str, str], Flags]:
        ground = self.today.ground
        fresh: dict[tuple[str, str, str], Flags] = {}
        for measure, breakdown, _, area, year in self.rows:
            level, column = ground.position.get(area, ("", 0))
            if level not in LEVELS or column >= len(ground.places[level]) or year not in ground.years:
                continue
            at = fresh.setdefault(
                (measure, breakdown, level),
                np.zeros((len(ground.years), len(ground.places[level])), dtype=np.bool_),
            )
            at[year - ground.years[0], column] = True
        return fresh

    def _reached(self) -> dict[str, set[int]]:
        """Years of every measure that belong with what the release brought."""
        told = [(one.measure, one.source, one.area, one.year) for one in self.rows]
        gone = displacement(self._catalogue, self.today.ground, told)
        years: dict[str, set[int]] = {}
        for displaced in (gone.everywhere, gone.whole):
            for measure, of in displaced.items():
                years.setdefault(measure, set()).update(*of.values())
        return years

    def _displaced(self) -> Iterator[Finding]:
        words = []
        reached = self._reached()
        for key, measure in self.names.measures.items():
            years = sorted(self._examples(key) & reached.get(key, set()))
            if years:
                words.append(f"„{measure.name['de']}“ {years_text(years)}")
        if words:
            yield finding(
                "note",
                f"Beispieldaten, die den neuen Zahlen weichen, weil sie zusammengehören: {'; '.join(words)}.",
            )

    def _examples(self, measure: str) -> set[int]:
        if measure not in self.measures:
            return set()
        before, after = (one.figures(measure, "") for one in (self.plain, self.today))
        found: set[int] = set()
        for level, figures in before.items():
            gone = (figures.provenance == EXAMPLE) & (after[level].provenance != EXAMPLE)
            found |= {
                year for year, some in zip(self.today.ground.years, gone.any(axis=1), strict=True) if some
            }
        return found

    def _lacking(self, computed: Mapping[str, Sequence[PublishedSeries]]) -> Iterator[Finding]:
        for key, series in computed.items():
            indicator = self.names.indicators[key]
            years = self._years(series, lambda one: np.asarray(one.rates.status == Status.BASE_MISSING))
            if not years or not set(indicator.numerator) & {one.measure for one in self.rows}:
                continue
            bases = " und ".join(
                self._base(one, years, indicator.denominator_lag) for one in indicator.denominator
            )
            yield finding(
                "warning",
                f"Grundzahl fehlt für „{indicator.name['de']}“ {years_text(years)}: bitte auch {bases} "
                "einspielen. "
                "Bis dahin bleibt der Wert leer.",
            )

    def _base(self, measure: str, years: Sequence[int], lag: int) -> str:
        about = self.names.measures[measure]
        when = f"{about.reporting_date['de']}, {years_text([year + lag for year in years])}"
        return f"„{about.name['de']}“ ({measure}; {when})"

    def _shown(self, computed: Mapping[str, Sequence[PublishedSeries]]) -> Iterator[Finding]:
        for key, series in computed.items():
            own = [one for one in series if one.status is None and (one.rates.provenance == DISTRICT).any()]
            level = next((level for level in LEVELS if any(one.level == level for one in own)), "")
            here = [one for one in own if one.level == level]
            years = self._years(here, lambda one: np.asarray(one.rates.provenance == DISTRICT))
            if not here or not years:
                continue
            shown, hidden, waiting = (
                sum(
                    int((found & (one.rates.provenance == DISTRICT)).sum())
                    for one, found in zip(here, of, strict=True)
                )
                for of in (
                    [~np.isnan(one.rates.value) for one in here],
                    [one.rates.status == Status.SUPPRESSED for one in here],
                    [one.rates.status == Status.BASE_MISSING for one in here],
                )
            )
            waits = f", {waiting} ohne Grundzahl" if waiting else ""
            name = self.names.indicators[key].name["de"]
            yield finding(
                "note",
                f"„{name}“, {_PLACES[level]}, {years_text(years)}, eigene Zahlen: {shown} sichtbar, "
                f"{hidden} geheim{waits}.",
            )

    def _years(
        self, series: Sequence[PublishedSeries], wanted: Callable[[PublishedSeries], Flags]
    ) -> list[int]:
        found: set[int] = set()
        for one in series:
            if one.status is None:
                rows = np.flatnonzero(np.any(wanted(one) & one.included, axis=1))
                found |= {self.today.ground.years[row] for row in rows.tolist()}
        return sorted(found)


def years_text(years: Sequence[int]) -> str:
    """`2020, 2022–2024`."""
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _origin(raw: Connection, told: Told) -> str:
    """Which release a stored figure of the district came with; a sum of figures below came with several."""
    versions = [
        raw_store.origin(raw, measure, told.count.breakdown, told.place, told.year)
        for measure in told.count.measures
    ]
    if not all(versions):
        return "Summe"
    return ", ".join(dict.fromkeys(f"Datenstand {one}" for one in versions))


def finding(level: Level, message: str) -> Finding:
    """One about the release as a whole."""
    return Finding(level, "", None, None, "", "", message)
