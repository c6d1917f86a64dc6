"""Brings a release into the form that protection works on, and its answer back into the release's cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol, TypeVar, cast

import numpy as np

from dashboard.domain.grid import Codes, Flags, Floats, MeasureFigures
from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.domain.observation import Status
from dashboard.domain.territory import Register
from dashboard.indicators.aggregation import add
from dashboard.indicators.rates import OFFICIAL, Rates
from dashboard.protection.contradiction import Contradictory, contradictions, refuse
from dashboard.protection.earlier import Shown, tell
from dashboard.protection.families import DisclosedCount, Linked
from dashboard.protection.primary import hide
from dashboard.protection.release import FORMER, Content, Hidden, PlaceColumns, protect_release
from dashboard.protection.report import RULES, Report, audit
from dashboard.protection.rounding import round_counts

ROUNDED = "rounded"
_UNSEEN = np.int8(RULES.index("territory"))
_RULE_OF_CASES, _RULE_OF_BASE = (
    np.array([RULES.index(rule) if rule else -1 for rule in ("", *rules)], dtype=np.int8)
    for rules in (
        ("small_count", "complement", "geography", "breakdown"),
        ("denominator", "complement", "geography", "breakdown"),
    )
)
"""The rule for each reason of `secondary`, for cases and for the base."""
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


C = TypeVar("C", bound=PublishedCells)


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


def content_of(
    families: Sequence[Linked],
    years: Sequence[int],
    places: PlaceColumns,
    figures: MeasureFigures,
    ended: Ended,
    computed: Iterable[PublishedCells],
) -> Content:
    """Everything that would be shown, today's and past territories together."""
    values: dict[DisclosedCount, dict[str, Floats]] = {}
    for series in dict.fromkeys(one for linked in families for one in linked.series):
        parts = [figures(measure, series.breakdown) for measure in series.measures]
        levels = set(parts[0]).intersection(*parts[1:])
        values[series] = {level: add([one[level] for one in parts]).value for level in levels}
        if ended.successor:
            values[series][FORMER] = _ended_values(series, ended, years)
    rates: dict[Cell, Rates] = {}
    past: dict[Cell, list[PublishedCells]] = {}
    for one in computed:
        if one.status is None:
            rates[one.indicator, one.breakdown, one.level] = one.rates
        else:
            past.setdefault((one.indicator, one.breakdown, FORMER), []).append(one)
    rates |= {cell: _ended_rates(found, ended, len(years)) for cell, found in past.items()}
    return Content(len(years), places, values, rates)


def protect_cells(
    catalogue: Catalogue,
    computed: Mapping[str, Sequence[C]],
    *,
    families: Sequence[Linked],
    years: Sequence[int],
    register: Register,
    keys: Mapping[str, tuple[str, ...]],
    figures: MeasureFigures,
    ended: Ended,
    earlier: Iterable[Shown],
    today: date,
    threshold: float,
) -> tuple[dict[str, list[C]], Report]:
    """The same cells with nothing left that must not be shown, and the report on it.

    `keys` names today's columns of each level, `earlier` is what former releases showed, `today` the present
    territorial status. Raises ContradictoryCounts, naming the cells, where no table can hold the counts.
    """
    columns = {**keys, FORMER: ended.keys}
    every = [one for cells in computed.values() for one in cells]
    content = content_of(families, years, places_of(register, keys, ended), figures, ended, every)
    tell(content, families, years, columns, earlier, today)
    names = {one.key: one.name for one in (*register.areas.values(), *register.others)}
    refuse(tuple(contradictions(families, content, years, columns, catalogue)), catalogue, names)
    hidden = protect_release(families, content, threshold)
    try:
        report = Report(threshold, audit=audit(hidden, threshold, tuple(years), columns))
    except Contradictory as error:
        refuse(error.found, catalogue, names)
        raise
    protected: dict[str, list[C]] = {}
    for key, cells in computed.items():
        indicator = catalogue.indicators[key]
        concerned = [linked for linked in families if any(row.indicator == key for row in linked.rows)]
        protected[key] = [
            _protected(one, indicator, concerned, content, hidden, ended, report) for one in cells
        ]
    return protected, report


def _protected(
    cells: C,
    indicator: Indicator,
    families: Sequence[Linked],
    content: Content,
    hidden: Hidden,
    ended: Ended,
    report: Report,
) -> C:
    level = cells.level if cells.status is None else FORMER
    rates = cells.rates
    codes = _codes(cells, level, families, content, hidden, ended)
    # Gaps keep the reason they have; where nobody could be counted, that alone tells a count.
    told = ~np.isnan(rates.value) | ((rates.status == Status.NOT_APPLICABLE) & (codes != _UNSEEN))
    codes[~(told & (rates.provenance > OFFICIAL) & cells.included)] = -1
    own = (
        rates.present & (rates.provenance > OFFICIAL) & cells.included & ~np.isnan(rates.value) & (codes < 0)
    )
    report.note(indicator.key, level, cells.breakdown, codes, own)
    shown = hide(rates, np.asarray(codes >= 0, dtype=np.bool_))
    if indicator.small_areas == ROUNDED and cells.breakdown and cells.level == "gemeinde":
        report.rounded += int(own.sum())
        shown = round_counts(shown, indicator.factor)
    return cast(C, replace(cast(Any, cells), rates=shown))


def _codes(
    cells: PublishedCells,
    level: str,
    families: Sequence[Linked],
    content: Content,
    hidden: Hidden,
    ended: Ended,
) -> Codes:
    """Why each cell is hidden, as an index of RULES; -1 where it is not. One hidden count is enough.

    On a past territory cells are hidden as well where a count could not be looked at.
    """
    codes = np.full(cells.rates.status.shape, -1, dtype=np.int8)
    position = {key: column for column, key in enumerate(ended.keys)}
    at = np.array([position.get(key, -1) for key in cells.places], dtype=np.intp)
    for linked in families:
        for row in linked.rows:
            if (row.indicator, row.breakdown) != (cells.indicator, cells.breakdown):
                continue
            for place, index in enumerate(row.series):
                lag = linked.shift[index] - row.shift
                reasons = hidden.of(linked.series[index], level)
                code = _RULE_OF_BASE if place or row.is_base else _RULE_OF_CASES
                found = np.full(content.shape(level), -1, dtype=np.int8)
                if reasons is not None:
                    found = code[reasons]
                if level == FORMER:
                    unseen = np.isnan(content.values[linked.series[index]][FORMER])
                    found = np.where(unseen & (found < 0), _UNSEEN, found)
                    found = np.where(at >= 0, found[:, at], _UNSEEN)
                found = _moved(found, lag)
                codes = np.where((found >= 0) & ((codes < 0) | (found < codes)), found, codes).astype(np.int8)
    return codes


def _moved(codes: Codes, lag: int) -> Codes:
    """Each year has what stands `lag` years later; -1 where that leaves the range."""
    if lag == 0:
        return codes
    moved = np.full_like(codes, -1)
    if lag > 0:
        moved[:-lag] = codes[lag:]
    else:
        moved[-lag:] = codes[:lag]
    return moved
