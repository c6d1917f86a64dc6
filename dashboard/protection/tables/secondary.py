"""Secondary protection: hides further counts until no reader, insiders included, can narrow a hidden one down
too far.

A greedy search in the spirit of Kelly, Golden and Assad (1992) and of the incremental attacker models of
Fischetti and Salazar-González (2001), doi 10.1287/mnsc.47.7.1008.9805: as long as a hidden count falls short,
the cheapest set of complementary cells that mends it is hidden too.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from dashboard.domain.grid import Flags
from dashboard.protection.tables.complementary import Remedy, remedy
from dashboard.protection.tables.feasibility import Room, room
from dashboard.protection.tables.market import Market
from dashboard.protection.tables.requirement import PLACE, Shortfall, shortfalls
from dashboard.protection.tables.table import Table

NOT_HIDDEN, SMALL, REST, GEOGRAPHY, BREAKDOWN = range(5)
"""Why a count is hidden: small itself, the rest of its whole is small, or for the sake of others."""
Reasons = npt.NDArray[np.int8]
_MOST_ROUNDS = 2000


@dataclass(slots=True)
class Protected:
    """A protected table: why each count (series, places) is hidden, and what could not be mended.

    `open_where_corrected` is that by place, for readers to whom the numbers of that place are new. `cleared`
    counts had been left over where the answer was known beforehand, and the audit cleared them then.
    """

    table: Table
    reason: Reasons
    open: list[Shortfall] = field(default_factory=list)
    open_where_corrected: dict[int, list[Shortfall]] = field(default_factory=dict)
    cleared: int = 0

    def unproven(self) -> Iterator[tuple[Table, list[Shortfall]]]:
        """What moves did not prove, with the table as its readers know it."""
        if self.open:
            yield self.table.with_corrected_public(None), self.open
        for place, found in self.open_where_corrected.items():
            if found:
                yield self.table.with_corrected_public(place), found


def hide_small(table: Table, threshold: float) -> Reasons:
    """Primary protection: hides small counts and parts whose rest is small. Where a row discloses nothing of
    a count, nothing is hidden."""
    offered = np.zeros(table.value.shape, dtype=np.bool_)
    for row, there in zip(table.family.rows, table.offered, strict=True):
        offered[list(row)] |= there
    reason = np.zeros(table.value.shape, dtype=np.int8)
    small = (table.value > 0) & (table.value < threshold) & offered
    reason[small] = SMALL
    for whole, part in table.family.rests:
        rest = table.value[whole] - table.value[part]
        telling = (rest > 0) & (rest < threshold) & offered[part] & offered[whole]
        reason[part, telling & (reason[part] == NOT_HIDDEN)] = REST
    table.hidden |= reason != NOT_HIDDEN
    return reason


def protect(table: Table, threshold: float) -> Protected:
    """Primary and secondary protection of one table, in place."""
    protected = Protected(table, hide_small(table, threshold))
    if not table.hidden.any():
        return protected
    corrected = np.flatnonzero((table.corrected & table.hidden).any(axis=0)).tolist()
    while True:
        before = int(table.hidden.sum())
        protected.open = _mend(protected, table.with_corrected_public(None), threshold)
        for place in corrected:
            protected.open_where_corrected[place] = _mend(
                protected, table.with_corrected_public(place), threshold, place
            )
        if not corrected or int(table.hidden.sum()) == before:
            return protected


def _mend(protected: Protected, table: Table, threshold: float, only: int | None = None) -> list[Shortfall]:
    """Hides further counts of a table until nothing falls short; what could not be mended is left. `only` one
    place."""
    hopeless: dict[tuple[int, ...], Shortfall] = {}
    before = -1
    watch = _Watch(threshold)
    free: Room | None = None
    for _ in range(_MOST_ROUNDS):
        free = room(table, free)
        found = [one for one in watch.shortfalls(table, free) if only is None or one.place == only]
        fresh = [one for one in found if _key(one) not in hopeless]
        if found and not fresh:
            # Where one reader is left to the programme, the others are still to be looked at.
            found = list(_every_reader(table, free, threshold, found))
            fresh = [one for one in found if _key(one) not in hopeless]
        if not fresh:
            # What was hidden since may have opened a way for those that were given up.
            if not found or int(table.hidden.sum()) == before:
                return found
            before = int(table.hidden.sum())
            hopeless.clear()
            continue
        market = Market.of(table, free)
        for one in _next(table, fresh):
            answer = remedy(market, one) or _at_least(market, one)
            if answer is None or not answer.places:
                hopeless[_key(one)] = one
            else:
                _apply(protected, table, answer, one)
    return found


def _every_reader(table: Table, free: Room, threshold: float, found: list[Shortfall]) -> Iterator[Shortfall]:
    places = np.zeros(len(table.tree), dtype=np.bool_)
    places[[one.place for one in found]] = True
    return shortfalls(table, free, threshold, places, every_reader=True)


@dataclass(slots=True)
class _Watch:
    """The shortfalls of a table, looked for again only where something has changed since the last time."""

    threshold: float
    _room: Room | None = None
    _state: Flags = field(default_factory=lambda: np.zeros((0, 0), dtype=np.bool_))
    _by_place: dict[int, list[Shortfall]] = field(default_factory=dict)

    def shortfalls(self, table: Table, free: Room) -> list[Shortfall]:
        state = np.concatenate([table.known, table.hidden])
        again: Flags = np.ones(len(table.tree), dtype=np.bool_)
        if self._room is not None:
            other = (state != self._state).any(axis=0)
            above = table.tree.parent
            again = free.moved_since(self._room) | other | np.where(above >= 0, other[above], False)
        self._room, self._state = free, state
        self._by_place = {place: found for place, found in self._by_place.items() if not again[place]}
        for one in shortfalls(table, free, self.threshold, again):
            self._by_place.setdefault(one.place, []).append(one)
        return [one for place in sorted(self._by_place) for one in self._by_place[place]]


def _at_least(market: Market, short: Shortfall) -> Remedy | None:
    """Where no single move reaches far enough, as far as one does: several together may be proven by a
    programme."""
    weaker = (replace(short, need=float(need)) for need in range(math.ceil(short.need) - 1, 0, -1))
    answers = (remedy(market, one) for one in weaker if one.need > one.rise + one.fall)
    return next((one for one in answers if one is not None and one.places), None)


def _key(short: Shortfall) -> tuple[int, ...]:
    return (
        short.place,
        short.series,
        hash(short.insider),
        *short.series_known,
        *np.flatnonzero(short.change).tolist(),
    )


def _next(table: Table, found: list[Shortfall]) -> list[Shortfall]:
    """One of each sum, or else one place of each Amt: what mends one often mends its neighbours."""
    has_parts = np.zeros(len(table.tree), dtype=np.bool_)
    has_parts[list(table.tree.inner())] = True
    sums = [one for one in found if has_parts[one.place]]
    chosen: dict[int, Shortfall] = {}
    for one in sorted(sums or found, key=_urgency, reverse=True):
        chosen.setdefault(one.place if sums else int(table.tree.parent[one.place]), one)
    return list(chosen.values())


def _urgency(short: Shortfall) -> tuple[float, int, int]:
    return (short.need - short.rise - short.fall, -short.place, -short.series)


def _apply(protected: Protected, table: Table, answer: Remedy, short: Shortfall) -> None:
    changed = np.flatnonzero((table.family.moves[answer.move] != 0) & table.published)
    known = table.known
    for place in answer.places:
        more = changed[known[changed, place]]
        table.hidden[more, place] = True
        protected.reason[more, place] = (
            BREAKDOWN if short.insider == PLACE or place == short.place else GEOGRAPHY
        )


def secondary(protected: Protected) -> Flags:
    """Cells that are hidden to protect others, not for their own count."""
    return np.asarray(protected.reason >= GEOGRAPHY, dtype=np.bool_)
