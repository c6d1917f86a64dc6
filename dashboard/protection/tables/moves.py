"""What may move inside one place without a published sum noticing: the elementary moves of a set of linked
counts.

A move gives each series of a family (total, women, men; cases, rest, base) a change of -1, 0 or 1 such that
all its sums still hold. Done forwards in one place and backwards in another of the same Amt, it leads from
the true table to another one that no reader can tell from it, as long as every changed cell is hidden in
both. Such moves are the cycles by which Kelly, Golden and Assad (1992), doi 10.1002/net.3230220407, protect
tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, islice, product

import numpy as np
import numpy.typing as npt

Moves = npt.NDArray[np.int8]
_MOST_PARTS = 4
"""Free series that one move may change. More are possible and only needed where nothing shorter helps."""
_MOST_MOVES = 400
_AT_ONCE = 2000
"""Combinations that are looked at in one step."""


@dataclass(frozen=True, slots=True)
class Sum:
    """Series `whole` is the sum of series `parts`, in every place and year."""

    whole: int
    parts: tuple[int, ...]


def elementary_moves(series: int, sums: Sequence[Sum]) -> Moves:
    """Array (moves, series) of changes that keep all `sums`; no move changes all that another one changes and
    more.

    Each stands for both directions.
    """
    free, basis = _kernel(series, sums)
    found: dict[bytes, Moves] = {}
    for size in range(1, min(_MOST_PARTS, len(free)) + 1):
        for made in _combined(np.array(basis, dtype=np.int64).reshape(-1, series), size, sums):
            found.setdefault((made != 0).tobytes(), made.astype(np.int8))
    minimal: list[Moves] = []
    changed = np.empty((0, series), dtype=np.bool_)
    for move in sorted(found.values(), key=np.count_nonzero):
        if len(minimal) == _MOST_MOVES:
            break
        if not (changed <= (move != 0)).all(axis=1).any():
            minimal.append(move)
            changed = np.vstack([changed, move != 0])
    return np.array(minimal, dtype=np.int8).reshape(-1, series)


def _combined(
    basis: npt.NDArray[np.int64], size: int, sums: Sequence[Sum]
) -> Iterator[npt.NDArray[np.int64]]:
    """Sums and differences of so many changes at a time that keep all `sums`, and in which nothing changes by more
    than 1."""
    directions = np.array([(1, *rest) for rest in product((1, -1), repeat=size - 1)], dtype=np.int64)
    chosen = iter(combinations(range(len(basis)), size))
    while some := list(islice(chosen, _AT_ONCE)):
        moves = np.einsum("fs,cst->cft", directions, basis[np.array(some)]).reshape(-1, basis.shape[1])
        keeps = np.abs(moves).max(axis=1, initial=0) <= 1
        for one in sums:
            keeps &= moves[:, one.whole] == moves[:, list(one.parts)].sum(axis=1)
        yield from moves[keeps]


def _kernel(series: int, sums: Sequence[Sum]) -> tuple[list[int], list[npt.NDArray[np.int64]]]:
    """Free series and, for each, the change of all series when it alone grows by 1; wholes are solved for
    first."""
    rows = []
    for one in sums:
        row = [Fraction(0)] * series
        row[one.whole] += 1
        for part in one.parts:
            row[part] -= 1
        rows.append(row)
    wholes = {one.whole for one in sums}
    order = sorted(range(series), key=lambda at: (at not in wholes, at))
    pivots: dict[int, list[Fraction]] = {}
    for row in rows:
        for at, solved in pivots.items():
            if row[at]:
                row = [a - row[at] * b for a, b in zip(row, solved, strict=True)]
        leading = [at for at in order if row[at]]
        if not leading:
            continue
        at = leading[0]
        row = [value / row[at] for value in row]
        for other, solved in pivots.items():
            if solved[at]:
                pivots[other] = [a - solved[at] * b for a, b in zip(solved, row, strict=True)]
        pivots[at] = row
    free = [at for at in range(series) if at not in pivots]
    basis = []
    for at in free:
        change = np.zeros(series, dtype=np.int64)
        change[at] = 1
        for pivot, row in pivots.items():
            change[pivot] = int(-row[at])
        basis.append(change)
    return free, basis
