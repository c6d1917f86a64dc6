"""Finds figures that cannot all be true: real ones against each other are errors, against examples only a
warning."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from dashboard.domain.grid import Figures, Flags, Floats, MeasureFigures
from dashboard.domain.indicator import Catalogue
from dashboard.indicators.aggregation import add
from dashboard.indicators.measures.known_sums import Count, KnownSum, known_sums
from dashboard.indicators.rates import EXAMPLE
from data.publishing.ground import Columns, ReleaseAreas

LEVELS = ("gemeinde", "amt", "kreis")
_SLACK = 1e-6
"""Parts of a split area are fractions; their sums are exact only up to the last digits."""


@dataclass(frozen=True, slots=True)
class Told:
    """One count of a contradiction: what it counts, where, when, how many, and whose figure it is.

    `provenance` indexes PROVENANCES, `source` is the key of the source. `fresh`: it came with this
    release.
    """

    count: Count
    place: str
    year: int
    value: float
    provenance: int
    source: str
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class CountContradiction:
    """`parts` are together more than the `whole`, or, with `rest`, less although nothing should be
    missing."""

    whole: Told
    parts: tuple[Told, ...]
    rest: bool = False

    @property
    def total(self) -> float:
        """What the parts are together."""
        return sum(one.value for one in self.parts)

    @property
    def excess(self) -> float:
        """How many times the whole the parts are: what is furthest off is told first."""
        return self.total / self.whole.value if self.whole.value else np.inf

    @property
    def of_places(self) -> bool:
        """Whether the parts are places of the whole."""
        return any(one.place != self.whole.place for one in self.parts)

    @property
    def against_examples(self) -> bool:
        """Whether one of the counts is an example, which gives way."""
        return any(one.provenance == EXAMPLE for one in (self.whole, *self.parts))


@dataclass(slots=True)
class Figured:
    """Figures of some measures on today's ground, as contradictions are sought in them.

    `fresh` says by measure, breakdown and level which cells (years, places) this release brought.
    """

    catalogue: Catalogue
    ground: ReleaseAreas
    sources: tuple[str, ...]
    figures: MeasureFigures
    breakdowns: Mapping[str, Sequence[str]]
    fresh: Mapping[tuple[str, str, str], Flags] = field(default_factory=dict)

    def contradictions(self, measures: Collection[str]) -> Iterator[CountContradiction]:
        """Everything that the relations of these measures and the sums of their places break, real or
        example."""
        available = {key: self.breakdowns[key] for key in measures if key in self.breakdowns}
        for relation in known_sums(self.catalogue, available):
            if relation.measures <= set(measures):
                for level in LEVELS:
                    yield from self._of_sum(relation, level)
        for measure, breakdowns in available.items():
            if self.catalogue.measures[measure].adds_up:
                for breakdown in breakdowns:
                    yield from self._of_places(Count((measure,), breakdown))

    def _of_sum(self, relation: KnownSum, level: str) -> Iterator[CountContradiction]:
        whole = self._counted(relation.whole, level)
        parts = [
            (one, figures) for one in relation.parts if (figures := self._counted(one, level)) is not None
        ]
        if whole is None or not parts:
            return
        values = np.stack([figures.value for _, figures in parts])
        together = np.nansum(values, axis=0)
        some = ~np.isnan(values).all(axis=0) & ~np.isnan(whole.value)
        above = some & (together > whole.value + _SLACK)
        every = some & ~np.isnan(values).any(axis=0) & (len(parts) == len(relation.parts))
        below = every & (together < whole.value - _SLACK) if relation.exact else np.zeros_like(above)
        for row, column in np.argwhere(above | below).tolist():
            told = [
                self._told(one, figures, level, row, column)
                for one, figures in parts
                if not np.isnan(figures.value[row, column])
                and (figures.value[row, column] > 0 or below[row, column])
            ]
            yield CountContradiction(
                self._told(relation.whole, whole, level, row, column), tuple(told), bool(below[row, column])
            )

    def _counted(self, count: Count, level: str) -> Figures | None:
        found = [self.figures(one, count.breakdown).get(level) for one in count.measures]
        there = [one for one in found if one is not None]
        return add(there).lagged(count.lag) if len(there) == len(found) else None

    def _told(self, count: Count, figures: Figures, level: str, row: int, column: int) -> Told:
        """`row` is the year of the first part; the count's own is `lag` years later."""
        own = row + count.lag
        source = int(figures.source[row, column])
        return Told(
            count,
            self.ground.places[level][column],
            self.ground.years[0] + own,
            float(figures.value[row, column]),
            int(figures.provenance[row, column]),
            self.sources[source] if source >= 0 else "",
            fresh=any(self._is_fresh(one, count.breakdown, level, own, column) for one in count.measures),
        )

    def _is_fresh(self, measure: str, breakdown: str, level: str, row: int, column: int) -> bool:
        fresh = self.fresh.get((measure, breakdown, level))
        return fresh is not None and 0 <= row < len(fresh) and bool(fresh[row, column])

    def _of_places(self, count: Count) -> Iterator[CountContradiction]:
        """What was given for an Amt or the district against its municipalities; of the district also against
        Ämter."""
        of_level = self.figures(count.measures[0], count.breakdown)
        small = of_level.get("gemeinde")
        for level in ("amt", "kreis"):
            figures = of_level.get(level)
            if figures is None:
                continue
            if small is not None:
                for column, members in enumerate(self.ground.members[level]):
                    yield from self._of_members(count, level, column, figures, "gemeinde", members, small)
            if level == "kreis" and (aemter := of_level.get("amt")) is not None:
                for column, district in enumerate(self.ground.places[level]):
                    members = self.ground.groups["amt"].get(district, np.array([], dtype=np.intp))
                    given = _given(figures.value[:, column], small, self.ground.members[level][column])
                    yield from self._of_members(count, level, column, figures, "amt", members, aemter, given)

    def _of_members(
        self,
        count: Count,
        level: str,
        column: int,
        figures: Figures,
        below_level: str,
        members: Columns,
        below: Figures,
        given: Flags | None = None,
    ) -> Iterator[CountContradiction]:
        """With `given` the years in which the members may be more than the whole, and never less: there are
        municipalities without an Amt."""
        if not len(members):
            return
        values: Floats = below.value[:, members]
        whole = figures.value[:, column]
        together = np.nansum(values, axis=1)
        known = ~np.isnan(values)
        real = (figures.provenance[:, column] != EXAMPLE) & ~(
            (below.provenance[:, members] == EXAMPLE) & known
        ).any(1)
        there = known.any(axis=1) & ~np.isnan(whole) & real
        above = there & (together > whole + _SLACK)
        short = there & known.all(axis=1) & (together < whole - _SLACK) & (given is None)
        above &= True if given is None else given
        for row in np.flatnonzero(above | short).tolist():
            given = members[known[row]].tolist()
            parts = [self._told(count, below, below_level, row, one) for one in given]
            yield CountContradiction(
                self._told(count, figures, level, row, column), tuple(parts), bool(short[row])
            )


def _given(whole: Floats, small: Figures | None, members: Columns) -> Flags:
    """Years in which a district's count is not just the sum of its municipalities."""
    if small is None:
        return np.ones(whole.shape, dtype=np.bool_)
    return np.asarray(~(np.abs(small.value[:, members].sum(axis=1) - whole) < _SLACK), dtype=np.bool_)
