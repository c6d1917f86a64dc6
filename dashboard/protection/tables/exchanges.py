"""Finds other tables by hand: a place changes by a move, another one the other way round, and so on until a count has
moved as far as it must.

Moves keep all sums within a place (see `moves`). Done at a place without parts, at all sums above it that nobody
shows, and backwards at another place without parts, or up to the district, they keep those between places as well. One
such exchange rarely goes far where counts are small; several one after the other often do, each starting from the
table that the last one led to, as flows are increased path by path (Ford and Fulkerson 1956, doi
10.4153/CJM-1956-045-5). That takes a hundredth of the time of a programme, and few counts differ in the end: so one
table answers what many readers ask. Nothing is proven by not finding any: programmes are asked then.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dashboard.domain.grid import Flags, Floats
from dashboard.protection.tables.moves import Moves
from dashboard.protection.tables.table import Columns, Tree

_MOST_STEPS = 8
"""Exchanges that are made for one question, one way."""
_LEAST_STEP = 1e-6
_FAR = 1e7
"""More than any count of persons: nothing stands against a change of the district itself."""

_FEW = 16
"""Of so many places the room of all moves is computed at once."""

Cell = tuple[int, int]
"""Series and place."""


class _Beside(NamedTuple):
    """A sum, the other places below it, and how far each move goes there backwards (moves)."""

    parent: int
    others: Columns
    far: Floats


class Exchanges:
    """What can be exchanged in one table. `unknown` and `free` (series, places): which counts the reader does not know,
    and how far each of them can fall."""

    def __init__(self, moves: Moves, tree: Tree, unknown: Flags, free: Floats) -> None:
        self._moves, self._tree, self._free = moves, tree, free
        changed = (moves != 0).astype(np.float32)
        self._usable = changed @ (~unknown).astype(np.float32) == 0
        self._up, self._down = (_room(moves * way < 0, free) * self._usable for way in (1, -1))
        self._levels = _levels(tree)

    def found(
        self, target: Sequence[tuple[Cell, float]], fixed: Sequence[Cell], need: float, way: float
    ) -> dict[Cell, float]:
        """The changes of a table in which the sum of `target`, counts of one place, is up to `need` larger (`way` 1) or
        smaller (-1), and `fixed` counts are what they are; nothing where no exchange moves it."""
        place = target[0][0][1]
        gain = np.zeros(len(self._moves))
        for (series, _), factor in target:
            gain += way * factor * self._moves[:, series]
        rows = np.flatnonzero((gain != 0) & self._usable[:, place])
        if not len(rows):
            return {}
        along = (gain[rows] > 0)[:, None]
        moves = np.where(along, self._moves[rows], -self._moves[rows])
        forwards = np.where(along, self._up[rows], self._down[rows])
        backwards = np.where(along, self._down[rows], self._up[rows])
        stays = [(moves[:, series] != 0, there) for series, there in fixed]
        size = np.abs(gain[rows])
        free, left = self._free, need
        changes: dict[Cell, float] = {}
        for _ in range(_MOST_STEPS):
            for concerned, there in stays:
                forwards[concerned, there] = backwards[concerned, there] = 0.0
            inside, against = self._deepest(forwards), self._deepest(backwards)
            beside, outside = self._outwards(place, forwards, against)
            steps = np.minimum(np.minimum(inside[:, place], outside[-1]), left / size)
            best = int(np.argmax(steps * size))
            step = float(steps[best])
            if step < _LEAST_STEP:
                break
            path = self._path(place, best, inside, against, beside, outside)
            free = _moved(free, moves[best], step, path, changes)
            left -= step * size[best]
            if left < _LEAST_STEP:
                break
            touched = [one for one, _ in path]
            usable = self._usable[rows][:, touched]
            forwards[:, touched] = _room(moves < 0, free[:, touched]) * usable
            backwards[:, touched] = _room(moves > 0, free[:, touched]) * usable
        return {cell: change for cell, change in changes.items() if abs(change) > _LEAST_STEP}

    def _deepest(self, own: Floats) -> Floats:
        """(moves, places): how far a change can go on from a place through its parts to one that has none."""
        best = own.copy()
        for first, last, parents, starts in self._levels:
            far = np.maximum.reduceat(best[:, first:last], starts, axis=1)
            best[:, parents] = np.minimum(own[:, parents], far)
        return best

    def _outwards(self, place: int, forwards: Floats, against: Floats) -> tuple[list[_Beside], list[Floats]]:
        """With whom a change can be exchanged at each sum above a place, the district first; and how far that goes all
        in all, for the district itself as far as one likes."""
        tree = self._tree
        chain = [place]
        while chain[-1] > 0:
            chain.append(int(tree.parent[chain[-1]]))
        beside, outside = [], [np.full(len(forwards), _FAR)]
        for parent, one in pairwise(reversed(chain)):
            members = tree.children(parent)
            others = members[members != one]
            far = against[:, others].max(axis=1, initial=0.0)
            outside.append(np.maximum(far, np.minimum(forwards[:, parent], outside[-1])))
            beside.append(_Beside(parent, others, far))
        return beside, outside

    def _path(
        self,
        place: int,
        move: int,
        inside: Floats,
        against: Floats,
        beside: list[_Beside],
        outside: list[Floats],
    ) -> list[tuple[int, float]]:
        """Places that change along with a move (1.0), and those that change against it (-1.0)."""
        path = [(one, 1.0) for one in self._descent(place, inside[move])]
        for sums, whole in zip(reversed(beside), reversed(outside), strict=False):
            if sums.far[move] >= whole[move]:
                other = int(sums.others[np.argmax(against[move, sums.others])])
                return path + [(one, -1.0) for one in self._descent(other, against[move])]
            path.append((sums.parent, 1.0))
        return path

    def _descent(self, place: int, farthest: Floats) -> list[int]:
        found = [place]
        while len(members := self._tree.children(found[-1])):
            found.append(int(members[np.argmax(farthest[members])]))
        return found


def _room(falls: Flags, free: Floats) -> Floats:
    """(moves, places): how far each goes before a count that falls has fallen as far as it can."""
    if free.shape[1] <= _FEW:
        found = np.where(falls[:, :, None], free[None], _FAR).min(axis=1, initial=_FAR)
    else:
        found = np.full((len(falls), free.shape[1]), _FAR)
        for at, series in enumerate(falls):
            if series.any():
                found[at] = free[series].min(axis=0)
    return np.asarray(found, dtype=np.float64)


def _moved(
    free: Floats,
    move: npt.NDArray[np.int8],
    step: float,
    path: list[tuple[int, float]],
    changes: dict[Cell, float],
) -> Floats:
    """How far counts can fall after an exchange, which is added to the `changes`."""
    after = free.copy()
    changed = [(series, float(move[series])) for series in np.flatnonzero(move).tolist()]
    for place, way in path:
        for series, factor in changed:
            after[series, place] += way * step * factor
            changes[series, place] = changes.get((series, place), 0.0) + way * step * factor
    return after


def _levels(tree: Tree) -> list[tuple[int, int, Columns, Columns]]:
    """The deepest first: the columns of each level below the district, their parents, and where the children of each
    parent begin among them."""
    levels = []
    first, last = 0, 1
    while last < len(tree):
        first, last = last, last + sum(len(tree.children(one)) for one in range(first, last))
        parents, starts = np.unique(tree.parent[first:last], return_index=True)
        levels.append((first, last, parents, starts))
    return levels[::-1]
