"""Puts together what a release would show, with what former releases were made of, as the values that protection
works on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

import numpy as np

from dashboard.domain.grid import EarlierFigures, Flags, Floats, MeasureFigures
from dashboard.domain.territory import Register
from dashboard.indicators.aggregation import add
from dashboard.indicators.rates import Rates
from dashboard.protection.families import DisclosedCount, Linked
from dashboard.protection.release import FORMER, Content, PlaceColumns

Cell = tuple[str, str, str]
"""Indicator, breakdown, level."""


class PublishedCells(Protocol):
    """What is published of one indicator, level and breakdown: `status` is None on today's territory."""

    @property
    def indicator(self) -> str:
        """The indicator's key."""

    @property
    def level(self) -> str:
        """`gemeinde`, `amt` or `kreis`."""

    @property
    def breakdown(self) -> str:
        """The breakdown, "" for the total."""

    @property
    def rates(self) -> Rates:
        """Counts and values, of shape (years, places)."""

    @property
    def included(self) -> Flags:
        """Which cells are published at all, of shape (years, places)."""

    @property
    def places(self) -> tuple[str, ...]:
        """Keys of the columns."""

    @property
    def status(self) -> date | None:
        """First day of the past territory, None on today's."""


@dataclass(frozen=True, slots=True)
class Ended:
    """Municipalities of past territories: key and today's successor; per past day its municipalities and
    figures."""

    successor: Mapping[str, str]
    places: Mapping[date, Sequence[str]]
    figures: Mapping[date, MeasureFigures]
    status_in: Callable[[int], date]

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the ended municipalities, in the order of their columns."""
        return tuple(self.successor)


def places_of(register: Register, keys: Mapping[str, Sequence[str]], ended: Ended) -> PlaceColumns:
    """Columns of all levels and who belongs to whom."""
    position = {level: {key: at for at, key in enumerate(listed)} for level, listed in keys.items()}
    municipalities = [register.areas[key] for key in keys["gemeinde"]]
    aemter = [register.areas[key] for key in keys["amt"]]
    return PlaceColumns(
        {level: len(listed) for level, listed in keys.items()},
        np.array([position["amt"].get(one.amt, -1) for one in municipalities], dtype=np.intp),
        np.array([position["kreis"].get(one.kreis, -1) for one in municipalities], dtype=np.intp),
        np.array([position["kreis"].get(one.kreis, -1) for one in aemter], dtype=np.intp),
        np.array([position["gemeinde"].get(one, -1) for one in ended.successor.values()], dtype=np.intp),
    )


def _ended_values(series: DisclosedCount, ended: Ended, years: Sequence[int]) -> Floats:
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


def _ended_rates(found: Sequence[PublishedCells], ended: Ended, years: int) -> Rates:
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


def _values(
    families: Sequence[Linked], years: Sequence[int], figures: MeasureFigures, ended: Ended
) -> dict[DisclosedCount, dict[str, Floats]]:
    values: dict[DisclosedCount, dict[str, Floats]] = {}
    for series in dict.fromkeys(one for linked in families for one in linked.series):
        parts = [figures(measure, series.breakdown) for measure in series.measures]
        levels = set(parts[0]).intersection(*parts[1:])
        values[series] = {level: add([one[level] for one in parts]).value for level in levels}
        if ended.successor:
            values[series][FORMER] = _ended_values(series, ended, years)
    return values


def content_of(
    families: Sequence[Linked],
    years: Sequence[int],
    places: PlaceColumns,
    figures: MeasureFigures,
    ended: Ended,
    computed: Iterable[PublishedCells],
    earlier: Sequence[EarlierFigures] = (),
) -> Content:
    """Everything that would be shown, today's and past territories together."""
    values = _values(families, years, figures, ended)
    before = tuple(
        _values(families, years, one.figures, replace(ended, figures=one.of_past)) for one in earlier
    )
    rates: dict[Cell, Rates] = {}
    past: dict[Cell, list[PublishedCells]] = {}
    for one in computed:
        if one.status is None:
            rates[one.indicator, one.breakdown, one.level] = one.rates
        else:
            past.setdefault((one.indicator, one.breakdown, FORMER), []).append(one)
    rates |= {cell: _ended_rates(found, ended, len(years)) for cell, found in past.items()}
    return Content(len(years), places, values, rates, earlier=before)
