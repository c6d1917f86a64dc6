"""Similar municipalities: the nearest neighbours of a place in what frames its education, not in its
results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from dashboard.domain.grid import Figures
from dashboard.domain.indicator import Indicator
from dashboard.domain.observation import Status
from dashboard.domain.slab import Cells, Floats
from dashboard.indicators.aggregation import total
from dashboard.indicators.rates import Rates, rate
from dashboard.statistics.few_cases import few_cases
from dashboard.statistics.spread import quartiles_of_years

MOST = 10
FARTHEST = 1.0
"""Nobody farther away is called similar: on average of the features one standard deviation."""
DEFAULT_WEIGHTS: Mapping[str, float] = {
    "einwohner": 2.0,  # size decides how much a figure moves by chance, and which institutions there can be
    "dichte": 1.0,
    "kinder": 1.0,
    "entwicklung": 1.0,
    "stadt": 1.0,
    "auslaendisch": 0.5,
}
"""Weight of each feature, by its name in the URL parameter `gewichte`."""
LESS_KNOWN = 0.5
"""Share of its weight with which a feature counts that a neighbour has no figure for."""
LEAST_KNOWN = 0.5
"""Of the places: a feature that fewer have a figure for tells nothing of the others and is not compared."""
FARTHEST_OUT = 3.0
"""Where a feature that is no logarithm ends, in standard deviations: one odd share of a hamlet shall not
decide who is like it."""
QUARTILES = 1.3489795003921634
"""Distance of the quartiles of a normal distribution in standard deviations."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing in which places are compared, in its own unit; NaN where it is not published.

    `logarithmic`: 500 and 1,000 lie as far apart as 5,000 and 10,000. `year` is the year of the figures, None
    for distances; `since` the year that a change is measured from.
    """

    key: str
    values: Floats
    logarithmic: bool = False
    year: int | None = None
    since: int | None = None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The similar places of one place, nearest first.

    `places` index the features' values. `distances` are weighted means of standard deviations (root mean
    square). `gaps[neighbour, feature]` is neighbour less place in standard deviations, NaN where the
    neighbour has no figure; its columns are `used`. `lacking` are features that the place itself has no
    figure for; `incomplete` counts the other places that lack one of the used features.
    """

    places: tuple[int, ...]
    distances: tuple[float, ...]
    gaps: Floats
    used: tuple[str, ...]
    lacking: tuple[str, ...]
    incomplete: int


def weights_of(asked: Sequence[tuple[str, float]]) -> tuple[dict[str, float], tuple[str, ...]]:
    """Weights for all features, and the asked names that are unknown or have a negative weight.

    A weight that is not asked for is the default; where all are zero nothing would be compared, so all are
    defaults.
    """
    wrong = tuple(name for name, weight in asked if name not in DEFAULT_WEIGHTS or weight < 0)
    weights = dict(DEFAULT_WEIGHTS) | {name: weight for name, weight in asked if name not in wrong}
    if not any(weights.values()):
        return dict(DEFAULT_WEIGHTS), (*wrong, *(name for name, _ in asked if name not in wrong))
    return weights, wrong


def standardised(feature: Feature) -> Floats:
    """Median 0, and 1 where a normal distribution with the same quartiles has its standard deviation; all 0
    where the values do not differ.

    The quartiles are those of the many: a city of millions or a hamlet with a camp moves them for nobody.
    Where half of the values are the same the standard deviation of all stands in for them. What is no
    logarithm ends at FARTHEST_OUT.
    """
    values = np.array(feature.values, dtype=float)
    if feature.logarithmic:
        values = np.log(np.where(values > 0, values, np.nan))
    known = values[~np.isnan(values)]
    if not known.size:
        return values
    low, middle, high = np.percentile(known, (25, 50, 75))
    spread = (high - low) / QUARTILES or known.std()
    scaled = (values - middle) / spread if spread > 1e-12 else (values - middle) * 0.0
    return np.asarray(scaled if feature.logarithmic else np.clip(scaled, -FARTHEST_OUT, FARTHEST_OUT))


def neighbours(
    place: int,
    features: Sequence[Feature],
    weights: Mapping[str, float],
    *,
    most: int = MOST,
    farthest: float = FARTHEST,
) -> Neighbours:
    """The places most like one place; equals in order of the values. A hidden figure is a missing one.

    Nobody is excluded for a missing figure: it counts with LESS_KNOWN of its weight and as far away as places
    are on average, so that knowing little of a place makes it neither alike nor unlike.
    """
    weighted = [one for one in features if weights.get(one.key, 0.0) > 0]
    tables = {one.key: standardised(one) for one in weighted}
    used = tuple(one.key for one in weighted if _comparable(tables[one.key], place))
    lacking = tuple(one.key for one in weighted if one.key not in used)
    if not used:
        return Neighbours((), (), np.empty((0, 0)), (), lacking, 0)
    gaps = np.stack([tables[key] - tables[key][place] for key in used], axis=1)
    share = np.array([weights[key] for key in used])
    missing = np.isnan(gaps)
    squared = np.where(missing, np.nanmean(gaps**2, axis=0), gaps**2)
    counted = np.where(missing, share * LESS_KNOWN, share)
    distances = np.sqrt((squared * counted).sum(axis=1) / counted.sum(axis=1))
    comparable = ~missing.all(axis=1)
    comparable[place] = False
    order = np.argsort(np.where(comparable, distances, np.inf), kind="stable")[: int(comparable.sum())][:most]
    found = order[distances[order] <= farthest]
    return Neighbours(
        tuple(found.tolist()),
        tuple(distances[found].tolist()),
        gaps[found],
        used,
        lacking,
        int(missing.any(axis=1).sum()),
    )


def _comparable(table: Floats, place: int) -> bool:
    return not np.isnan(table[place]) and (~np.isnan(table)).mean() >= LEAST_KNOWN


def nearest_town(points: Floats, towns: Floats) -> Floats:
    """Distance as the crow flies from each point to the nearest town, 0 for a town; NaN without towns and for a
    point that is not known.

    `points` and `towns` have two columns in the same unit.
    """
    if not len(towns):
        return np.full(len(points), np.nan)
    nearest = np.full(len(points), np.inf)
    for x, y in towns:  # one by one: all at once would be a table of 20 million distances
        np.minimum(nearest, (points[:, 0] - x) ** 2 + (points[:, 1] - y) ** 2, out=nearest)
    return np.asarray(np.sqrt(nearest))


def group_cells(members: Cells, indicator: Indicator, key: str) -> Cells:
    """One column: the rate of the sums of the members' published cells.

    A secret member is left out of its year, as long as at least half of the members are counted
    (`counted_members`): the line is made of nothing but published cells, so that it tells nothing that they
    do not. Any other missing member is a missing sum.

    A figure that is published as a ratio only, one of counts that their office has changed at random, and a
    count that nothing divides have no figure for a group: NOT_APPLICABLE. `lower` and `upper` are the quartiles
    of the members' published values (NaN of fewer than four): a span of places, no interval.
    """
    if indicator.numerator and indicator.denominator and not indicator.as_published:
        above, below = (_sum(members, counts) for counts in (members.numerator, members.denominator))
        rates = rate(above, below, indicator.factor)
    else:
        empty = np.full(len(members.years), np.nan)
        nothing = np.full(len(members.years), Status.NOT_APPLICABLE, np.int8)
        none = np.full(len(members.years), -1)
        rates = Rates(
            empty,
            empty,
            empty,
            nothing,
            none.astype(np.int8),
            none.astype(np.int8) + 1,
            none.astype(np.int16),
        )
    counted = np.where(few_cases(members, indicator), np.nan, members.value)
    lower, upper = quartiles_of_years(counted)
    return replace(
        members,
        places=(key,),
        value=rates.value[:, None],
        lower=lower[:, None],
        upper=upper[:, None],
        numerator=rates.numerator[:, None],
        denominator=rates.denominator[:, None],
        status=rates.status[:, None].astype(np.int8),
        provenance=rates.provenance[:, None].astype(np.int8),
        mark=rates.mark[:, None].astype(np.int8),
        source=rates.source[:, None].astype(np.int8),
    )


def counted_members(members: Cells) -> tuple[int, ...]:
    """How many members the figure of a group counts, by year: all that are not secret, 0 where they are too
    few."""
    open_ = (members.status != Status.SUPPRESSED).sum(axis=1)
    return tuple(int(one) if 2 * one >= len(members.places) else 0 for one in open_)


def _sum(members: Cells, counts: Floats) -> Figures:
    """The sum along the places. What has no count though it has a value was published without: not
    applicable."""
    bare = np.isnan(counts) & ~np.isnan(members.value)
    status = np.where(bare, Status.NOT_APPLICABLE, members.status).astype(np.int8)
    every = Figures(counts, status, members.provenance, members.mark, members.source.astype(np.int16))
    summed = total(every)
    for row, counted in enumerate(counted_members(members)):
        published = np.flatnonzero(members.status[row] != Status.SUPPRESSED)
        if 0 < counted < len(members.places):
            part = total(every.at((slice(row, row + 1), published)))
            for each in fields(Figures):
                getattr(summed, each.name)[row] = getattr(part, each.name)[0]
    return summed
