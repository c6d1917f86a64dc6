"""Brings a release into the form that protection works on, and its answer back into the release's cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np

from dashboard.compute.aggregation import add
from dashboard.compute.grid import Figures, Flags, Floats
from dashboard.compute.protection.families import Linked, Series
from dashboard.compute.protection.primary import hide
from dashboard.compute.protection.release import FORMER, Content, Hidden, Places
from dashboard.compute.protection.rounding import round_counts
from dashboard.compute.rates import OFFICIAL, Rates
from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.domain.territory import Register

ROUNDED, AMT_ONLY, DISTRICT_ONLY = "rounded", "amt_only", "kreis_only"
_NOT_GIVEN = {AMT_ONLY: ("gemeinde", FORMER), DISTRICT_ONLY: ("gemeinde", FORMER, "amt")}
Cell = tuple[str, str, str]
"""Indicator, breakdown, level."""


class Cells(Protocol):
    """What is published of one indicator, level and breakdown: `status` is None on today's territory."""

    indicator: str
    level: str
    breakdown: str
    rates: Rates
    included: Flags
    places: tuple[str, ...]
    status: date | None


class MeasureFigures(Protocol):
    """Figures of a measure in a breakdown, by level, on one territory."""

    def __call__(self, measure: str, breakdown: str) -> Mapping[str, Figures]: ...


@dataclass(frozen=True, slots=True)
class Ended:
    """Municipalities of past territories: key and today's successor; per past day its municipalities and figures."""

    successor: Mapping[str, str]
    places: Mapping[date, Sequence[str]]
    figures: Mapping[date, MeasureFigures]
    status_in: Callable[[int], date]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self.successor)


def places_of(register: Register, keys: Mapping[str, Sequence[str]], ended: Ended) -> Places:
    """Columns of all levels and who belongs to whom."""
    position = {level: {key: at for at, key in enumerate(listed)} for level, listed in keys.items()}
    municipalities = [register.areas[key] for key in keys["gemeinde"]]
    aemter = [register.areas[key] for key in keys["amt"]]
    return Places(
        {level: len(listed) for level, listed in keys.items()},
        np.array([position["amt"].get(one.amt, -1) for one in municipalities], dtype=np.intp),
        np.array([position["kreis"].get(one.kreis, -1) for one in municipalities], dtype=np.intp),
        np.array([position["kreis"].get(one.kreis, -1) for one in aemter], dtype=np.intp),
        np.array([position["gemeinde"].get(one, -1) for one in ended.successor.values()], dtype=np.intp),
    )


def _ended_values(series: Series, ended: Ended, years: Sequence[int]) -> Floats:
    """(years, ended municipalities): each year as on its own territory."""
    values = np.full((len(years), len(ended.successor)), np.nan)
    at = {key: column for column, key in enumerate(ended.keys)}
    for day, places in ended.places.items():
        parts = [ended.figures[day](measure, series.breakdown).get("gemeinde") for measure in series.measures]
        there = [one for one in parts if one is not None]
        rows = [row for row, year in enumerate(years) if ended.status_in(year) == day]
        if len(there) < len(parts) or not rows:
            continue
        figures = add(there).value
        for column, key in enumerate(places):
            if key in at:
                values[rows, at[key]] = figures[rows, column]
    return values


def _ended_rates(found: Sequence[Cells], ended: Ended, years: int) -> Rates:
    """The cells of all past territories of one indicator and breakdown, by ended municipality."""
    rates = Rates.empty(years, len(ended.successor))
    at = {key: column for column, key in enumerate(ended.keys)}
    for one in found:
        for column, key in enumerate(one.places):
            rows = one.included[:, column]
            if key in at and rows.any():
                for field in ("status", "provenance", "numerator", "value"):
                    getattr(rates, field)[rows, at[key]] = getattr(one.rates, field)[rows, column]
    return rates


def withheld(indicator: Indicator, breakdown: str, level: str) -> bool:
    """Whether the catalogue gives this breakdown for larger areas only. Official figures are not concerned."""
    return bool(breakdown) and level in _NOT_GIVEN.get(indicator.small_areas, ())


def content_of(
    catalogue: Catalogue,
    families: Sequence[Linked],
    years: Sequence[int],
    places: Places,
    figures: MeasureFigures,
    ended: Ended,
    computed: Iterable[Cells],
    public: Mapping[Series, Mapping[str, Flags]],
) -> Content:
    """Everything that would be shown, today's and past territories together."""
    values: dict[Series, dict[str, Floats]] = {}
    for series in dict.fromkeys(one for linked in families for one in linked.series):
        parts = [figures(measure, series.breakdown) for measure in series.measures]
        levels = set(parts[0]).intersection(*parts[1:])
        values[series] = {level: add([one[level] for one in parts]).value for level in levels}
        if ended.successor:
            values[series][FORMER] = _ended_values(series, ended, years)
    rates: dict[Cell, Rates] = {}
    past: dict[Cell, list[Cells]] = {}
    for one in computed:
        if one.status is None:
            rates[one.indicator, one.breakdown, one.level] = one.rates
        else:
            past.setdefault((one.indicator, one.breakdown, FORMER), []).append(one)
    rates |= {cell: _ended_rates(found, ended, len(years)) for cell, found in past.items()}
    not_given = frozenset(cell for cell in rates if withheld(catalogue.indicators[cell[0]], cell[1], cell[2]))
    return Content(len(years), places, values, rates, public, not_given)


def protected_rates(
    indicator: Indicator, cells: Cells, families: Sequence[Linked], content: Content, hidden: Hidden, ended: Ended
) -> Rates:
    """The cells with nothing left that must not be shown: a cell is hidden as soon as one of its counts is.

    On a past territory also where a count could not be looked at.
    """
    rates = cells.rates
    gone = np.zeros(rates.status.shape, dtype=np.bool_)
    level = cells.level if cells.status is None else FORMER
    at = [ended.keys.index(key) if key in ended.successor else -1 for key in cells.places] if level == FORMER else None
    for linked in families:
        for row in linked.rows:
            if (row.indicator, row.breakdown) != (indicator.key, cells.breakdown):
                continue
            for index in row.series:
                lag = linked.shift[index] - row.shift
                hides = hidden.of(linked.series[index], level)
                flags = np.zeros(_shape(content, level), dtype=np.bool_) if hides is None else hides != 0
                if at is not None:
                    flags = flags | np.isnan(content.values[linked.series[index]][FORMER])
                    flags = np.where(np.array(at) >= 0, flags[:, at], True)
                gone |= _moved(flags, lag)
    shown = hide(rates, gone & rates.present & (rates.provenance > OFFICIAL))
    if indicator.small_areas == ROUNDED and cells.breakdown and cells.level == "gemeinde":
        return round_counts(shown, indicator.factor)
    return shown


def _shape(content: Content, level: str) -> tuple[int, int]:
    return content.years, len(content.places.successor) if level == FORMER else content.places.count[level]


def _moved(flags: Flags, lag: int) -> Flags:
    """Each year shows what stands `lag` years later."""
    if lag == 0:
        return flags
    moved = np.zeros_like(flags)
    if lag > 0:
        moved[:-lag] = flags[lag:]
    else:
        moved[-lag:] = flags[:lag]
    return moved
