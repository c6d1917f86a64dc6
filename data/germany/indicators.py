"""Indicators of the pack: what it offers of the catalogue, and cells beside those of the published store."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from dashboard.domain.area import LEVELS, SMALL_LEVELS
from dashboard.domain.grid import ABSENT, Figures, Floats
from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.domain.observation import Status
from dashboard.domain.slab import PROVENANCES, Cells
from dashboard.indicators.aggregation import add
from dashboard.indicators.rates import Rates, published_ratio, rate
from data.germany.areas import keys
from data.germany.figures import Pack

_OFFICIAL = PROVENANCES.index("official")
At = tuple[str, str]
"""Level and breakdown."""


def offered(pack: Pack, indicator: Indicator, district: str) -> Mapping[At, tuple[tuple[int, ...], float]]:
    """Years that the pack has of an indicator, and the share of its cells that the office keeps secret.

    Of municipalities and associations the years of the district count, of other levels all.
    """
    found: dict[At, tuple[tuple[int, ...], float]] = {}
    for level in LEVELS:
        within = _within(level, district)
        for breakdown in _breakdowns(pack, indicator):
            with_figures, cells, secret = [], 0, 0
            for year in years(pack, indicator, level, breakdown):
                given = _given(pack, indicator, level, breakdown, year, within)
                if given[0]:
                    with_figures.append(year)
                    cells, secret = cells + given[0], secret + given[1]
            if with_figures:
                found[level, breakdown] = tuple(with_figures), secret / cells
    return found


def beside(pack: Pack, stored: Cells, catalogue: Catalogue, official_years: Collection[int]) -> Cells:
    """The store's cells, and the pack's where the store has no official one.

    In `official_years`, and wherever it has any of these places, the pack gives figures for the level's map:
    cells that are not official are left out then, so that no map mixes both.
    """
    indicator = catalogue.indicators[stored.indicator]
    sources = tuple(catalogue.sources)
    rates = _rates(pack, indicator, stored.level, stored.breakdown, stored.years, stored.places, sources)
    if rates is None:
        return stored
    of_district = np.array([year in official_years for year in stored.years], dtype=np.bool_)
    rows = (of_district | rates.present.any(axis=1))[:, None]
    other = rows & (stored.provenance != _OFFICIAL)
    taken = other & rates.present
    used = sorted({*stored.sources, *(sources[code] for code in np.unique(rates.source[taken]))})
    recoded = np.array([*(used.index(one) for one in stored.sources), -1], dtype=np.int8)[stored.source]
    theirs = np.array([*(used.index(one) if one in used else -1 for one in sources), -1], dtype=np.int8)
    nothing = np.full(stored.value.shape, np.nan)

    def floats(mine: Floats, given: Floats) -> Floats:
        return np.where(taken, given, np.where(other, np.nan, mine))

    def codes(mine: npt.NDArray[np.int8], given: npt.NDArray[np.int8], empty: int) -> npt.NDArray[np.int8]:
        return np.where(taken, given, np.where(other, empty, mine)).astype(np.int8)

    return replace(
        stored,
        value=floats(stored.value, rates.value),
        lower=floats(stored.lower, nothing),
        upper=floats(stored.upper, nothing),
        numerator=floats(stored.numerator, rates.numerator),
        denominator=floats(stored.denominator, rates.denominator),
        status=codes(stored.status, rates.status, Status.NOT_COLLECTED),
        provenance=codes(stored.provenance, rates.provenance, -1),
        mark=codes(stored.mark, rates.mark, 0),
        source=codes(recoded, theirs[rates.source], -1),
        sources=tuple(used),
    )


@lru_cache(maxsize=8)
def _within(level: str, district: str) -> slice:
    """Where the district's places stand among all of a level, which are in order of their keys; nowhere if
    there is one alone, which is the district itself."""
    if level not in SMALL_LEVELS:
        return slice(None)
    every = keys(level)
    inside = [number for number, key in enumerate(every) if key.startswith(district)]
    return slice(inside[0], inside[-1] + 1) if len(inside) > 1 else slice(0)


def _breakdowns(pack: Pack, indicator: Indicator) -> list[str]:
    first = {*indicator.numerator[:1], *([indicator.ratio] if indicator.ratio else [])}
    known = dict.fromkeys(breakdown for measure, breakdown, _ in pack.lines if measure in first)
    return [one for one in known if not one or one.partition(":")[0] in indicator.breakdowns]


def _formula(indicator: Indicator, breakdown: str) -> list[tuple[str, str]]:
    """Measures and breakdowns that a value is made of; nothing where years are moved against each other."""
    if indicator.denominator_lag or not indicator.numerator:
        return []
    of_total = breakdown.partition(":")[0] in indicator.share_of_total
    base = [(one, "" if of_total else breakdown) for one in indicator.denominator]
    return [*((one, breakdown) for one in indicator.numerator), *base]


def years(pack: Pack, indicator: Indicator, level: str, breakdown: str) -> list[int]:
    """Years that the pack has of an indicator at a level, wherever."""
    found: set[int] = set()
    formula = _formula(indicator, breakdown)
    if formula:
        found |= set.intersection(*(set(pack.years(one, part, level)) for one, part in formula))
    if indicator.ratio:
        found |= set(pack.years(indicator.ratio, breakdown, level))
    return sorted(found)


def _given(
    pack: Pack, indicator: Indicator, level: str, breakdown: str, year: int, within: slice
) -> tuple[int, int]:
    """Cells and secret ones of the first of its measures, which stands for all."""
    first = indicator.numerator[0] if _formula(indicator, breakdown) else indicator.ratio or ""
    given = pack.given(first, breakdown, level, year, within)
    if not given[0] and indicator.ratio:
        given = pack.given(indicator.ratio, breakdown, level, year, within)
    return given


def _rates(
    pack: Pack,
    indicator: Indicator,
    level: str,
    breakdown: str,
    of_years: Sequence[int],
    places: Sequence[str],
    sources: Sequence[str],
) -> Rates | None:
    def figures(measure: str, part: str) -> Figures | None:
        return pack.figures(measure, part, level, of_years, places, sources)

    formula = _formula(indicator, breakdown)
    found = [figures(measure, part) for measure, part in formula]
    given = [one for one in found if one is not None]
    counts = None
    if formula and len(given) == len(formula):
        cut = len(indicator.numerator)
        counts = rate(add(given[:cut]), add(given[cut:]) if given[cut:] else None, indicator.factor)
    ratio = figures(indicator.ratio, breakdown) if indicator.ratio else None
    if ratio is None:
        return counts
    plain = published_ratio(ratio)
    return plain if counts is None else counts.where(counts.status != ABSENT, plain)
