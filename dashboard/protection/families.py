"""Finds in the catalogue which counts of persons hang together, so that they are protected together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.protection.tables.moves import Sum
from dashboard.protection.tables.table import Family


@dataclass(frozen=True, slots=True, order=True)
class DisclosedCount:
    """A count as an indicator discloses it: one measure, or the sum of several, in one breakdown."""

    measures: tuple[str, ...]
    breakdown: str


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What one cell of an indicator discloses: indices of series; counts that are exempt are left out.

    `shift` is added to the family's year to find the cell's. Where the years of numerator and denominator
    cannot be brought together, because other indicators tie them differently, a cell becomes two rows.
    `is_base`: the first series is a denominator.
    """

    indicator: str
    breakdown: str
    series: tuple[int, ...]
    shift: int = 0
    is_base: bool = False


@dataclass(frozen=True, slots=True)
class _Cell:
    indicator: str
    breakdown: str
    numerator: int | None
    denominator: int | None
    lag: int


@dataclass(frozen=True, slots=True, eq=False)
class Linked:
    """Counts that are protected together.

    `shift` is added to the family's year to find a series' own: children of 31 December are the base of 1
    March.
    """

    family: Family
    series: tuple[DisclosedCount, ...]
    shift: tuple[int, ...]
    rows: tuple[Disclosure, ...]

    def restricted(self, remaining: tuple[int, ...]) -> Linked:
        """Without the other series: a whole some of whose parts are gone is no longer their sum, but not
        below it."""
        return _restricted(self, remaining)


def linked_families(catalogue: Catalogue, available: Mapping[str, Sequence[str]]) -> tuple[Linked, ...]:
    """All families of the catalogue. `available` are the breakdowns of each measure that has figures."""
    found = _Links()
    for indicator in catalogue.indicators.values():
        for breakdown in available.get(indicator.numerator[0], ()) if indicator.numerator else ():
            dimension = breakdown.partition(":")[0]
            if not breakdown or dimension in indicator.breakdowns:
                found.row(catalogue, indicator, breakdown, dimension in indicator.share_of_total)
    found.breakdowns(catalogue)
    found.stated(catalogue)
    return found.families()


@lru_cache(maxsize=64)
def _restricted(linked: Linked, remaining: tuple[int, ...]) -> Linked:
    place = {one: at for at, one in enumerate(remaining)}
    family = linked.family
    sums: list[Sum] = []
    at_most: list[Sum] = []
    for one in family.sums:
        named = tuple(place[part] for part in one.parts if part in place)
        if one.whole in place and named:
            (sums if len(named) == len(one.parts) else at_most).append(Sum(place[one.whole], named))
    rows = [row for row in linked.rows if all(one in place for one in row.series)]
    moved = [replace(row, series=tuple(place[one] for one in row.series)) for row in rows]
    rests = tuple((place[a], place[b]) for a, b in family.rests if a in place and b in place)
    given = tuple(dict.fromkeys(row.series for row in moved))
    smaller = Family.of(len(remaining), tuple(sums), given, rests, tuple(dict.fromkeys(at_most)))
    picked = tuple(linked.series[one] for one in remaining)
    return Linked(smaller, picked, tuple(linked.shift[one] for one in remaining), tuple(moved))


class _Links:
    """Collects series, rows and sums; then takes apart what does not hang together."""

    def __init__(self) -> None:
        self.series: dict[DisclosedCount, int] = {}
        self.rows: list[_Cell] = []
        self.shares: list[tuple[int, int]] = []
        self.sums: list[Sum] = []
        self.at_most: list[Sum] = []
        self.lags: list[tuple[int, int, int]] = []

    def row(self, catalogue: Catalogue, indicator: Indicator, breakdown: str, of_total: bool) -> None:
        numerator = self._persons(catalogue, indicator.numerator, breakdown)
        denominator = self._persons(catalogue, indicator.denominator, "" if of_total else breakdown)
        if numerator is None and denominator is None:
            return
        self.rows.append(_Cell(indicator.key, breakdown, numerator, denominator, indicator.denominator_lag))
        if numerator is not None and denominator is not None:
            self.lags.append((numerator, denominator, indicator.denominator_lag))
            if indicator.is_share:
                self.shares.append((denominator, numerator))

    def _persons(self, catalogue: Catalogue, measures: tuple[str, ...], breakdown: str) -> int | None:
        persons = tuple(one for one in measures if catalogue.measures[one].kind == "persons")
        return self._at(DisclosedCount(persons, breakdown)) if persons else None

    def _at(self, series: DisclosedCount) -> int:
        return self.series.setdefault(series, len(self.series))

    def breakdowns(self, catalogue: Catalogue) -> None:
        """Categories add up to the total where the dimension says so; where some are missing they stay below
        it."""
        for total, whole in list(self.series.items()):
            if total.breakdown:
                continue
            for key, dimension in catalogue.breakdowns.items():
                parts = [
                    self.series.get(DisclosedCount(total.measures, f"{key}:{one}"))
                    for one in dimension.categories
                ]
                named = tuple(one for one in parts if one is not None)
                if dimension.adds_up and named:
                    (self.sums if len(named) == len(parts) else self.at_most).append(Sum(whole, named))

    def stated(self, catalogue: Catalogue) -> None:
        """Sums that the catalogue states, for the totals and every breakdown that all of them have."""
        breakdowns = dict.fromkeys(one.breakdown for one in self.series)
        for stated in catalogue.sums:
            for breakdown in breakdowns:
                whole = self._stated(stated.whole, breakdown)
                parts = [self._stated(one, breakdown) for one in stated.parts]
                named = tuple(one for one in parts if one is not None)
                if whole is None or not named or whole in named:
                    continue
                exact = stated.exact and len(named) == len(parts)
                (self.sums if exact else self.at_most).append(Sum(whole, named))
        for series, whole in list(self.series.items()):
            if len(series.measures) > 1:
                members = [
                    self.series.get(DisclosedCount((one,), series.breakdown)) for one in series.measures
                ]
                named = tuple(one for one in members if one is not None)
                if named:
                    (self.sums if len(named) == len(members) else self.at_most).append(Sum(whole, named))

    def _stated(self, name: str, breakdown: str) -> int | None:
        measure, _, category = name.partition("/")
        if category and breakdown:
            return None
        return self.series.get(DisclosedCount((measure,), category or breakdown))

    def families(self) -> tuple[Linked, ...]:
        neighbours: dict[int, list[tuple[int, int]]] = {one: [] for one in self.series.values()}
        for numerator, denominator, lag in self.lags:
            neighbours[numerator].append((denominator, lag))
            neighbours[denominator].append((numerator, -lag))
        for one in (*self.sums, *self.at_most):
            for part in one.parts:
                neighbours[one.whole].append((part, 0))
                neighbours[part].append((one.whole, 0))
        done: set[int] = set()
        found = []
        for start in neighbours:
            if start not in done:
                shift = _reachable(start, neighbours)
                done |= set(shift)
                found.append(self._family(shift))
        return tuple(found)

    def _family(self, shift: Mapping[int, int]) -> Linked:
        members = sorted(shift)
        place = {one: index for index, one in enumerate(members)}
        names = {index: series for series, index in self.series.items()}
        rows = [row for cell in self.rows for row in _rows(cell, shift, place)]
        agreeing = {
            (numerator, denominator)
            for numerator, denominator, lag in self.lags
            if numerator in place and shift[denominator] - shift[numerator] == lag
        }
        rests = [(place[whole], place[part]) for whole, part in self.shares if (part, whole) in agreeing]
        family = Family.of(
            len(members),
            _moved(self.sums, place),
            tuple(dict.fromkeys(one.series for one in rows)),
            tuple(dict.fromkeys(rests)),
            _moved(self.at_most, place),
        )
        return Linked(
            family, tuple(names[one] for one in members), tuple(shift[one] for one in members), tuple(rows)
        )


def _rows(cell: _Cell, shift: Mapping[int, int], place: Mapping[int, int]) -> Iterator[Disclosure]:
    numerator, denominator = cell.numerator, cell.denominator
    if (numerator if numerator is not None else denominator) not in place:
        return
    counts = [(numerator, 0), (denominator, cell.lag)]
    there = [(place[one], shift[one] - lag) for one, lag in counts if one is not None]
    if len({own for _, own in there}) == 1:
        series = tuple(one for one, _ in there)
        yield Disclosure(cell.indicator, cell.breakdown, series, there[0][1], numerator is None)
    else:
        yield Disclosure(cell.indicator, cell.breakdown, (there[0][0],), there[0][1])
        yield Disclosure(cell.indicator, cell.breakdown, (there[1][0],), there[1][1], is_base=True)


def _reachable(start: int, neighbours: Mapping[int, list[tuple[int, int]]]) -> dict[int, int]:
    """Everything that hangs together with one series, and its shift in years. The first path to a series
    decides."""
    shift = {start: 0}
    queue = [start]
    for one in queue:
        for other, lag in neighbours[one]:
            if other not in shift:
                shift[other] = shift[one] + lag
                queue.append(other)
    return shift


def _moved(sums: Iterable[Sum], place: Mapping[int, int]) -> tuple[Sum, ...]:
    inside = (one for one in sums if one.whole in place)
    return tuple(
        dict.fromkeys(Sum(place[one.whole], tuple(place[part] for part in one.parts)) for one in inside)
    )
