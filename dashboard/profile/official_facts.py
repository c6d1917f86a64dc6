"""Facts from figures that carry no test: who has the highest and the lowest values, and what may be said of
it.

A figure published as a ratio, or one of which everybody is counted, cannot be more or less than chance, but
where it lies among all places is a fact. It becomes a sentence where it is true whoever reads it and tells
something:

- it is official or the district's own, and so are all it is compared with, of the same source;
- it is no bare count, which grows with the place, the indicator is ranked at this level, and half of the
  places or more have a figure;
- no other place is shown with the same number, so that only one place is the highest, and it is not nought;
- the number cannot stem from fewer than FEW cases (below): a share of 40,00 % may be two of five; of counts
  that the office has changed at random it has FEW cases: a few heads decide there who is last;
- it is the highest or lowest, or where at least MANY places have a figure one of the first THREE on either
  side and was among the first tenth in the published year before, too.
"""

from __future__ import annotations

import math
from collections import Counter

import numpy as np

from dashboard import formats
from dashboard.domain.slab import PROVENANCES
from dashboard.indicators.certainty import has_limits
from dashboard.indicators.display import source_names
from dashboard.profile.model import Position
from dashboard.profile.tables import LevelTable
from dashboard.statistics.few_cases import FEW, could_be_few
from dashboard.statistics.spread import FEWEST

THREE = 3
MANY = 100
"""Places with a figure from which on the second and third are said, too."""
_SMALL = ("gemeinde", "amt")
"""Levels with places of a few hundred inhabitants."""
_EXAMPLE = PROVENANCES.index("example")


def position(found: LevelTable, column: int) -> Position | None:
    """Where a place lies among all of its level in the table's year; None where nothing is to be said
    of it."""
    place = standing(found, column)
    if place is None or may_be_few(found, column):
        return None
    if place.number == 1:
        return place
    steady = place.number <= THREE and place.among >= MANY and _steady(found, column, place)
    return place if steady else None


def standing(found: LevelTable, column: int) -> Position | None:
    """The place's number from the nearer end, of a figure that is compared with others of its own kind.

    None where the figure is missing, nought, an example, on few cases or not ranked (as bare counts are),
    where it shares its shown number with another place, where it is tested instead, or where fewer than
    FEWEST or fewer than half of all places have one: the lowest of four towns is not that of 142
    municipalities.
    """
    cells, row = found.cells, found.row
    if 2 * np.count_nonzero(~np.isnan(cells.value[row])) < len(cells.places):
        return None
    values = np.where(found.counted, cells.value[row], np.nan)
    known = ~np.isnan(values)
    if not known[column] or not values[column] or not found.rank[column] or known.sum() < FEWEST:
        return None
    if (cells.provenance[row][known] == _EXAMPLE).any() or len(set(source_names(cells)[row][known])) > 1:
        return None
    if has_limits(found.indicator) and not np.isnan(cells.denominator[row, column]):
        return None
    shown = Counter(formats.number(one, found.indicator.decimals) for one in values[known].tolist())
    if shown[formats.number(float(values[column]), found.indicator.decimals)] > 1:
        return None
    above = int((values[known] > values[column]).sum()) + 1
    below = int((values[known] < values[column]).sum()) + 1
    some = int(np.isnan(cells.value[row]).sum()) > 0, int((~known & ~np.isnan(cells.value[row])).sum()) > 0
    return Position(
        min(above, below), above <= below, int(known.sum()), without_value=some[0], without_few=some[1]
    )


def may_be_few(found: LevelTable, column: int) -> bool:
    """Whether a published ratio of a small area could stem from fewer than FEW cases, see `could_be_few`, or
    a share of counts that the office has changed at random does.

    Large areas that give such a number by chance are passed over, too.
    """
    row, cells = found.row, found.cells
    if cells.level in _SMALL and found.indicator.as_published:
        return bool(cells.numerator[row, column] < FEW)
    if cells.level not in _SMALL or not np.isnan(cells.denominator[row, column]):
        return False
    return could_be_few(float(cells.value[row, column]), cells.value[row], found.indicator.unit)


def _steady(found: LevelTable, column: int, place: Position) -> bool:
    """Whether the place was among the first tenth on the same side in the published year before."""
    if found.since is None:
        return False
    before = found.cells.value[found.cells.years.index(found.since)]
    known = before[~np.isnan(before)]
    if np.isnan(before[column]):
        return False
    ahead = known > before[column] if place.from_top else known < before[column]
    return bool(ahead.sum() < math.ceil(known.size / 10))
