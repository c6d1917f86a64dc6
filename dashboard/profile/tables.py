"""One indicator at one level in its latest year or period: what all profiles of the level pick their rows
from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from dashboard import formats
from dashboard.domain.figure import Spread
from dashboard.domain.indicator import Indicator
from dashboard.domain.slab import Cells, Floats
from dashboard.indicators import certainty, display
from dashboard.indicators.differences import difference_tests, pairs, spreads
from dashboard.indicators.slab.build import ranks
from dashboard.indicators.trend import SPAN, trends
from dashboard.profile.year import year_row
from dashboard.statistics.few_cases import few_cases
from dashboard.statistics.headlines import IndicatorTests
from dashboard.statistics.pooling import at_years, breaks_of
from dashboard.statistics.significance import Tests
from dashboard.statistics.spread import FEWEST, spread_of

Flags = npt.NDArray[np.bool_]
_ARRAYS = ("value", "lower", "upper", "numerator", "denominator", "status", "provenance", "mark", "source")


@dataclass(frozen=True, slots=True)
class LevelTable:
    """All places of a level in one `year`: see `profile_year`. With a `span` above 1 in the newest of their
    periods of so many years: then every year here is the last of one.

    `cells` are all years of all places, with limits in that year; `reference` is whom they are measured
    against (one column), None where it has no figures. Arrays are by place: `counted` has a value on enough
    cases and is ranked unless the indicator has `no_ranking_at` this level, is a bare count, or nobody else
    is there; `rank` is 0 where there is none. `since` is the year that `change` is measured from, None where
    there is none: a bare number. `differences` are the tests of `difference`, `expected` the cases of each
    place if it had none, NaN where nothing is tested; `spread` is phi, which widens them. `trend` is how far
    the line through the five years up to `year` rises or falls, NaN where there is none, `trends` its tests.
    `deviation` is the standard deviation of the counted, NaN where they are fewer than FEWEST or all alike.
    """

    indicator: Indicator
    cells: Cells
    reference: Cells | None
    year: int
    few: Flags
    counted: Flags
    rank: npt.NDArray[np.int32]
    difference: Floats
    differences: Tests
    expected: Floats
    spread: float
    since: int | None
    change: Floats
    trend: Floats
    trends: Tests
    everyone: Spread | None
    deviation: float
    span: int = 1

    @property
    def when(self) -> str:
        """The year, or the first and last year of the period."""
        return formats.year_label(self.year, self.span)

    @property
    def before(self) -> str:
        """The year or period that `change` is measured from; empty where there is none."""
        return "" if self.since is None else formats.year_label(self.since, self.span)

    @property
    def row(self) -> int:
        """Index of the table's year in its cells."""
        return self.cells.years.index(self.year)

    @property
    def ranked(self) -> int:
        """How many places have a rank."""
        return int((self.rank > 0).sum())

    @property
    def series(self) -> IndicatorTests:
        """The tests as `headlines` takes them."""
        everyone = self.cells.denominator[self.row]
        return IndicatorTests(
            indicator=self.indicator.key,
            year=self.year,
            places=self.cells.places,
            differences=self.differences,
            higher=np.asarray(self.difference > 0),
            trends=self.trends,
            rising=np.asarray(self.trend > 0),
            expected=self.expected,
            unexpected=everyone - self.expected if self.indicator.is_proportion else self.expected + np.inf,
        )

    def spread_of(self, places: Collection[str]) -> Spread | None:
        """Of those of the places that are counted."""
        chosen = np.array([key in places for key in self.cells.places], dtype=np.bool_)
        return spread_of(self.cells.value[self.row][self.counted & chosen])


def table(
    cells: Cells, reference: Cells | None, indicator: Indicator, confidence: str = "95", span: int = 1
) -> LevelTable:
    """`cells` of all places of a level; they have at least one year. With a `span` cells and reference are
    pooled."""
    row = year_row(cells) if span == 1 else len(cells.years) - 1
    year = cells.years[row]
    since = _since(cells, indicator, row, span)
    years = (year,) if since is None else (since, year)
    part = at_years(cells, years)
    few = few_cases(part, indicator)[-1]
    counted = ~np.isnan(part.value[-1]) & ~few
    compares = (
        cells.level not in indicator.no_ranking_at and display.can_differ(indicator) and counted.sum() > 1
    )
    ranked = counted if compares else np.zeros_like(counted)
    difference = (
        display.difference(part, reference, indicator) if display.can_differ(indicator) else _nothing(part)
    )
    change = certainty.change(part, indicator, since=since) if since is not None else _nothing(part)
    wide = spreads(cells, indicator)[[cells.years.index(one) for one in years]]
    tested = pairs(part, reference, indicator)
    five = trends(at_years(cells, [one for one in cells.years if year - SPAN < one <= year]), indicator)
    lower, upper = (np.full(cells.value.shape, np.nan) for _ in range(2))
    lower[row], upper[row] = (ends[-1] for ends in certainty.limits(part, indicator, confidence))
    values = part.value[-1][counted]
    return LevelTable(
        indicator=indicator,
        cells=replace(cells, lower=lower, upper=upper),
        reference=reference,
        year=year,
        few=few,
        counted=counted,
        rank=ranks(part.value[-1:], ranked[None, :])[0],
        difference=difference[-1],
        differences=_last(difference_tests(part, reference, indicator, spread=wide)),
        expected=tested.expected[-1],
        spread=float(wide[-1]),
        since=since,
        change=change[-1],
        trend=five.change[-1],
        trends=_last(five.tests),
        everyone=spread_of(values),
        deviation=_deviation(values),
        span=span,
    )


def of_place(cells: Cells, column: int) -> Cells:
    """One place in all years."""
    own = {name: getattr(cells, name)[:, column : column + 1] for name in _ARRAYS}
    return replace(cells, places=(cells.places[column],), **own)


def only(cells: Cells, row: int, column: int) -> Cells:
    """A single cell."""
    arrays = {name: getattr(cells, name)[row : row + 1, column : column + 1] for name in _ARRAYS}
    return replace(
        cells, years=cells.years[row : row + 1], places=cells.places[column : column + 1], **arrays
    )


def broken(cells: Cells, column: int, indicator: Indicator, span: int = 1) -> tuple[int, ...]:
    """Years in which a new basis or another source begins for one place: no line leads across.

    Of periods of `span` years the last year of the first one on the new basis: no period lies on both.
    """
    cuts = breaks_of(indicator, cells.level)
    found = set(cuts & set(cells.years))
    if span > 1:
        since = ([year for year in cells.years if year - span + 1 >= cut] for cut in cuts)
        found = {years[0] for years in since if years}
    rows = np.flatnonzero(~np.isnan(cells.value[:, column]))
    for before, row in pairwise(rows):
        if cells.source[before, column] != cells.source[row, column]:
            found |= {cells.years[row]}
    return tuple(sorted(found))


def series_years(cells: Cells) -> tuple[int, ...]:
    """Every calendar year of a yearly series, so that a missing one is a gap; of others the published
    years."""
    gaps = np.diff(cells.years)
    yearly = not gaps.size or np.median(gaps) == 1
    return tuple(range(cells.years[0], cells.years[-1] + 1)) if yearly else cells.years


def calendar(cells: Cells, column: int, years: Sequence[int]) -> tuple[float | None, ...]:
    """A place's values in these years, None where there is none."""
    values = dict(zip(cells.years, cells.value[:, column].tolist(), strict=True))
    found = (values.get(year) for year in years)
    return tuple(None if value is None or value != value else value for value in found)


def _since(cells: Cells, indicator: Indicator, row: int, span: int) -> int | None:
    """The published year before, on the same basis; of periods the one just before."""
    if span > 1:
        before = certainty.before(cells, indicator, row, span)
        return None if before is None else cells.years[before]
    if row == 0 or breaks_of(indicator, cells.level) & set(
        range(cells.years[row - 1] + 1, cells.years[row] + 1)
    ):
        return None
    return cells.years[row - 1]


def _last(tests: Tests) -> Tests:
    """Those of the last year."""
    return Tests(tests.verdict[-1], tests.probability[-1], tests.possible[-1], tests.clear[-1])


def _deviation(values: Floats) -> float:
    deviation = float(np.std(values)) if values.size >= FEWEST else 0.0
    return deviation if deviation > 1e-12 else float("nan")


def _nothing(cells: Cells) -> Floats:
    return np.full(cells.value.shape, np.nan)
