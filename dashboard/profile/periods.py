"""Which figure stands in a profile's row: that of the year or, where this is too thin, of several years
together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from dashboard.domain.observation import Status
from dashboard.domain.slab import Cells
from dashboard.indicators.wording.statuses import word_beside
from dashboard.profile.tables import LevelTable
from dashboard.statistics.few_cases import FEW
from dashboard.statistics.headlines import IndicatorTests
from dashboard.statistics.pooling import breaks_of
from dashboard.statistics.significance import Tests
from dashboard.texts import say

Choice = npt.NDArray[np.intp]
_T = TypeVar("_T", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Period:
    """One indicator in the periods of so many years that the level is offered, as in the Monitor.

    `table` is of all places of the level in the newest period; `larger` are the cells of larger areas by
    level, of the same periods and with limits, so that nobody's period is ever compared with another's year.
    """

    table: LevelTable
    larger: Mapping[str, Cells]


def choice(year: LevelTable, periods: Sequence[Period]) -> Choice:
    """For each place 0 where the year stands in its row, else the number (from 1) of the period that does.

    A year is too thin where its value is hidden or on fewer than FEW cases. The first period in the order
    given that has a value on enough cases takes its place: figures of the same kind as the year's, and no new
    basis between the period's end and the year. Where none has, the year stays.
    """
    cells, row = year.cells, year.row
    chosen: Choice = np.zeros(len(cells.places), dtype=np.intp)
    thin = year.few | (cells.status[row] == Status.SUPPRESSED)
    for number, one in enumerate(periods, start=1):
        period = one.table
        if breaks_of(year.indicator, cells.level) & set(range(period.year + 1, year.year + 1)):
            continue
        known = ~np.isnan(period.cells.value[period.row]) & ~period.few
        alike = period.cells.provenance[period.row] == cells.provenance[row]
        chosen[thin & known & alike & (chosen == 0)] = number
    return chosen


def period_of(year: LevelTable, periods: Sequence[Period], column: int) -> Period | None:
    """The period that stands in a place's row; None where the year does."""
    number = int(choice(year, periods)[column]) if periods else 0
    return periods[number - 1] if number else None


def series(year: LevelTable, periods: Sequence[Period]) -> IndicatorTests:
    """The tests that stand in the rows of all places, as `headlines` takes them: none is made that is not
    shown.

    Trends are those of the year: where a period stands the year is too thin for one.
    """
    found = year.series
    if not periods:
        return found
    chosen = choice(year, periods)
    every = [found, *(one.table.series for one in periods)]

    def picked(arrays: Iterable[npt.NDArray[_T]]) -> npt.NDArray[_T]:
        return np.stack(list(arrays))[chosen, np.arange(chosen.size)]

    tests = [one.differences for one in every]
    return replace(
        found,
        differences=Tests(
            verdict=picked(one.verdict for one in tests),
            probability=picked(one.probability for one in tests),
            possible=picked(one.possible for one in tests),
            clear=picked(one.clear for one in tests),
        ),
        higher=picked(one.higher for one in every),
        expected=picked(one.expected for one in every),
        unexpected=picked(one.unexpected for one in every),
    )


def alone(year: LevelTable, column: int, lang: str) -> str:
    """`2024 allein: wenige Fälle`: what would stand in the row without a period."""
    word = word_beside(bool(year.few[column]), Status.SUPPRESSED, lang)
    return say(lang, "profile_alone", when=year.when, word=word)


def because(year: LevelTable, period: LevelTable, column: int, lang: str) -> str:
    """Why several years stand in the row, in a sentence."""
    key = "profile_period_few" if year.few[column] else "profile_period_hidden"
    return say(lang, key, year=year.when, least=FEW, span=period.span, when=period.when)
