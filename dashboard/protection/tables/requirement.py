"""What every hidden count must be worth, and which ones fall short: from outside, and for readers who know
one cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.domain.grid import Flags, Floats
from dashboard.protection.tables.feasibility import Room
from dashboard.protection.tables.table import Table

SECONDARY = 1.0
"""Between the bounds of a cell that is hidden only to protect others."""

SIBLING, PARENT, CHILD, PLACE = "sibling", "parent", "child", "place"
"""Whose count the insider knows: another place of the same Amt, the Amt, a part of the place, another count
here."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A hidden count that could be narrowed down to `width`. `change` says how each move changes it.

    `insider` and `series_known` say by whom: `series_known` are the counts of the same place that he knows.
    `rise` and `fall` are how far it can go now.
    """

    place: int
    series: int
    change: npt.NDArray[np.int8]
    insider: str
    series_known: tuple[int, ...]
    need: float
    rise: float
    fall: float


def needs(table: Table, threshold: float) -> Floats:
    """(series, places): the least distance of the bounds, 0 for counts that need none."""
    small = (table.value > 0) & (table.value < threshold)
    need = np.where(table.hidden, np.where(small, float(threshold), SECONDARY), 0.0)
    return np.where(table.public | np.isnan(table.value), 0.0, need)


def rest_needs(table: Table, threshold: float) -> Floats:
    """(rests of the family, places): likewise for what is left of a whole, where whole or part is hidden.

    Of a part that is for the district alone nobody asks below it.
    """
    found = np.zeros((len(table.family.rests), len(table.tree)))
    known, below = table.known, table.below
    for at, (whole, part) in enumerate(table.family.rests):
        rest = table.value[whole] - table.value[part]
        told = known[whole] & known[part]
        found[at] = np.where(
            (rest > 0) & (rest < threshold) & table.hidden[[whole, part]].any(axis=0) & ~told, threshold, 0
        )
        if not below[part]:
            found[at, 1:] = 0
    return found


def shortfalls(
    table: Table,
    room: Room,
    threshold: float,
    at_places: Flags | None = None,
    *,
    every_reader: bool = False,
) -> Iterator[Shortfall]:
    """Every hidden count and rest that some reader can narrow down too far, place by place.

    Of each the first such reader, unless `every_reader` is asked for: what helps against one often helps against
    the others. `at_places` are the ones to look at, all without.
    """
    looked_at: Flags = np.ones(len(table.tree), dtype=np.bool_) if at_places is None else at_places
    need = np.where(looked_at, needs(table, threshold), 0.0)
    unknown = ~table.known
    moves = table.family.moves
    for series in range(table.family.series):
        places = np.flatnonzero(need[series])
        if len(places):
            yield from _of(
                table, room, series, moves[:, series], places, need[series, places], unknown, every_reader
            )
    rest_need = np.where(looked_at, rest_needs(table, threshold), 0.0)
    for at, (whole, part) in enumerate(table.family.rests):
        places = np.flatnonzero(rest_need[at])
        if len(places):
            change = moves[:, whole] - moves[:, part]
            yield from _of(table, room, -1, change, places, rest_need[at, places], unknown, every_reader)


def _of(
    table: Table,
    room: Room,
    series: int,
    change: npt.NDArray[np.int8],
    places: npt.NDArray[np.intp],
    need: Floats,
    unknown: Flags,
    every_reader: bool,
) -> Iterator[Shortfall]:
    done = np.zeros(len(places), dtype=np.bool_)
    shifts = Shifts(room, table, change, places)
    for insider, series_known, asked, cap in _readers(table, series, places, unknown):
        rise, fall = shifts.largest(insider, series_known)
        short = asked & ~done & (rise + fall < np.minimum(need, cap) - 1e-9)
        done |= short & (not every_reader)
        for at in np.flatnonzero(short):
            least = float(min(need[at], cap[at]))
            yield Shortfall(
                int(places[at]),
                series,
                change,
                insider,
                series_known,
                least,
                float(rise[at]),
                float(fall[at]),
            )


def _readers(
    table: Table, series: int, places: npt.NDArray[np.intp], unknown: Flags
) -> Iterator[tuple[str, tuple[int, ...], Flags, Floats]]:
    """Insider, counts he knows at the place, where there is such a reader, and the most his knowledge leaves
    open.

    Who knows a hidden sum knows that its parts do not exceed it, and did not when it was smaller: no table could
    leave him a wider interval.
    """
    everywhere = np.ones(len(places), dtype=np.bool_)
    free = np.full(len(places), np.inf)
    yield SIBLING, (), everywhere, free
    if series < 0:
        return
    tree, value = table.tree, table.value
    smallest = value - table.least
    size = np.bincount(tree.parent[1:], minlength=len(tree))
    parent = tree.parent[places]
    has_parent = (parent >= 0) & (size[parent] > 1)
    parent_cell = has_parent & unknown[series, parent] & ~np.isnan(value[series, parent])
    yield PARENT, (), parent_cell, smallest[series, parent]
    yield CHILD, (), size[places] > 1, free
    for known in table.family.insiders[series]:
        here = unknown[known, places] & ~np.isnan(value[known, places])
        cap = smallest[known, places] if table.family.contains[known, series] else free
        yield PLACE, (known,), here, cap


class Shifts:
    """How far a count can rise and fall at some places without an insider's own cell changing; what all
    readers share is computed once."""

    def __init__(
        self, room: Room, table: Table, change: npt.NDArray[np.int8], places: npt.NDArray[np.intp]
    ) -> None:
        at = np.flatnonzero(change)
        self._room, self._cells, self._count = room, np.ix_(at, places), len(places)
        self._moves = table.family.moves[at]
        self._usable = room.usable[self._cells]
        self._size = np.abs(change[at])[:, None]
        self._positive = (change[at] > 0)[:, None]
        self._up, self._down = room.up[self._cells], room.down[self._cells]
        self._others = room.sibling_up[self._cells], room.sibling_down[self._cells]
        self._beyond = room.outside_up[self._cells], room.outside_down[self._cells]
        self._of_place: tuple[Floats, Floats] | None = None

    def largest(self, insider: str, series_known: tuple[int, ...]) -> tuple[Floats, Floats]:
        """(places) for a reader of this kind who knows some counts of the place."""
        if not len(self._moves):
            return np.zeros(self._count), np.zeros(self._count)
        if not series_known:
            rise, fall = self._moved(insider)
            return rise.max(axis=0), fall.max(axis=0)
        if self._of_place is None:
            self._of_place = self._moved(PLACE)
        unnoticed = np.flatnonzero((self._moves[:, list(series_known)] == 0).all(axis=1))
        rise, fall = (side[unnoticed].max(axis=0, initial=0.0) for side in self._of_place)
        return rise, fall

    def _moved(self, insider: str) -> tuple[Floats, Floats]:
        """(moves, places): by each move."""
        cells, room = self._cells, self._room
        up, down, (pool_up, pool_down) = self._up, self._down, self._others
        if insider == SIBLING:
            pool_up, pool_down = pool_up - room.best_up[cells], pool_down - room.best_down[cells]
        if insider == CHILD:
            up, down = up - room.child_up[cells], down - room.child_down[cells]
        if insider != PARENT:
            pool_up, pool_down = pool_up + self._beyond[0], pool_down + self._beyond[1]
        forwards = np.where(self._usable, np.minimum(up, pool_down), 0.0) * self._size
        backwards = np.where(self._usable, np.minimum(down, pool_up), 0.0) * self._size
        return np.where(self._positive, forwards, backwards), np.where(self._positive, backwards, forwards)
