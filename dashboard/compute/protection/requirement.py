"""What every hidden count must be worth, and which ones fall short: from outside, and for readers who know one cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.compute.grid import Flags, Floats
from dashboard.compute.protection.reach import Room
from dashboard.compute.protection.table import Table

SECONDARY = 1.0
"""Between the bounds of a cell that is hidden only to protect others."""

SIBLING, PARENT, CHILD, PLACE = "sibling", "parent", "child", "place"
"""Whose count the insider knows: another place of the same Amt, the Amt, a part of the place, another count here."""


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
    """(rests of the family, places): likewise for what is left of a whole, where whole or part is hidden."""
    found = np.zeros((len(table.family.rests), len(table.tree)))
    known = table.known
    for at, (whole, part) in enumerate(table.family.rests):
        rest = table.value[whole] - table.value[part]
        told = known[whole] & known[part]
        found[at] = np.where(
            (rest > 0) & (rest < threshold) & table.hidden[[whole, part]].any(axis=0) & ~told, threshold, 0
        )
    return found


def shortfalls(table: Table, room: Room, threshold: float) -> Iterator[Shortfall]:
    """Every hidden count and rest that some reader can narrow down too far, place by place; one reader each."""
    need = needs(table, threshold)
    unknown = ~table.known
    moves = table.family.moves
    for series in range(table.family.series):
        places = np.flatnonzero(need[series])
        if len(places):
            yield from _of(table, room, series, moves[:, series], places, need[series, places], unknown)
    rest_need = rest_needs(table, threshold)
    for at, (whole, part) in enumerate(table.family.rests):
        places = np.flatnonzero(rest_need[at])
        if len(places):
            change = moves[:, whole] - moves[:, part]
            yield from _of(table, room, -1, change, places, rest_need[at, places], unknown)


def _of(
    table: Table,
    room: Room,
    series: int,
    change: npt.NDArray[np.int8],
    places: npt.NDArray[np.intp],
    need: Floats,
    unknown: Flags,
) -> Iterator[Shortfall]:
    done = np.zeros(len(places), dtype=np.bool_)
    for insider, series_known, asked, cap in _readers(table, series, places, unknown):
        rise, fall = reach(room, table, change, places, insider, series_known)
        short = asked & ~done & (rise + fall < np.minimum(need, cap) - 1e-9)
        done |= short
        for at in np.flatnonzero(short):
            least = float(min(need[at], cap[at]))
            yield Shortfall(
                int(places[at]), series, change, insider, series_known, least, float(rise[at]), float(fall[at])
            )


def _readers(
    table: Table, series: int, places: npt.NDArray[np.intp], unknown: Flags
) -> Iterator[tuple[str, tuple[int, ...], Flags, Floats]]:
    """Insider, counts he knows at the place, where there is such a reader, and the most his knowledge leaves open.

    Who knows a hidden sum knows that its parts do not exceed it: no table could leave him a wider interval.
    """
    everywhere = np.ones(len(places), dtype=np.bool_)
    free = np.full(len(places), np.inf)
    yield SIBLING, (), everywhere, free
    if series < 0:
        return
    tree, value = table.tree, table.value
    size = np.bincount(tree.parent[1:], minlength=len(tree))
    parent = tree.parent[places]
    has_parent = (parent >= 0) & (size[parent] > 1)
    parent_cell = has_parent & unknown[series, parent] & ~np.isnan(value[series, parent])
    yield PARENT, (), parent_cell, value[series, parent]
    yield CHILD, (), size[places] > 1, free
    for known in table.family.insiders[series]:
        here = unknown[known, places] & ~np.isnan(value[known, places])
        cap = value[known, places] if table.family.contains[known, series] else free
        yield PLACE, (known,), here, cap


def reach(
    room: Room,
    table: Table,
    change: npt.NDArray[np.int8],
    places: npt.NDArray[np.intp],
    insider: str,
    series_known: tuple[int, ...],
) -> tuple[Floats, Floats]:
    """How far a count can rise and fall at `places` without the insider's own cell changing."""
    usable = change != 0
    if series_known:
        usable &= (table.family.moves[:, list(series_known)] == 0).all(axis=1)
    at = np.flatnonzero(usable)
    if not len(at):
        return np.zeros(len(places)), np.zeros(len(places))
    cells = np.ix_(at, places)
    up, down = room.up[cells], room.down[cells]
    pool_down, pool_up = room.sibling_down[cells], room.sibling_up[cells]
    if insider == SIBLING:
        pool_down, pool_up = pool_down - room.best_down[cells], pool_up - room.best_up[cells]
    if insider == CHILD:
        up, down = up - room.child_up[cells], down - room.child_down[cells]
    if insider != PARENT:
        pool_down, pool_up = pool_down + room.outside_down[cells], pool_up + room.outside_up[cells]
    forwards = np.where(room.usable[cells], np.minimum(up, pool_down), 0.0)
    backwards = np.where(room.usable[cells], np.minimum(down, pool_up), 0.0)
    size = np.abs(change[at])[:, None]
    positive = (change[at] > 0)[:, None]
    rise = np.where(positive, forwards, backwards) * size
    fall = np.where(positive, backwards, forwards) * size
    return rise.max(axis=0), fall.max(axis=0)
