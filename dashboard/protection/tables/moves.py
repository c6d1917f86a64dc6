"""What may move inside one place without a published sum noticing: the elementary moves of a set of linked
counts.

A move gives each series of a family (total, women, men; cases, rest, base) a change of -1, 0 or 1 such that
all its sums still hold. Done forwards in one place and backwards in another of the same Amt, it leads from
the true table to another one that no reader can tell from it, as long as every changed cell is hidden in
both. Such moves are the cycles by which Kelly, Golden and Assad (1992), doi 10.1002/net.3230220407, protect
tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product

import numpy as np
import numpy.typing as npt

Moves = npt.NDArray[np.int8]
_MOST_PARTS = 4
"""Free series that one move may change. More are possible and only needed where nothing shorter helps."""
_MOST_MOVES = 400


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
    found: dict[int, npt.NDArray[np.int64]] = {}
    for size in range(1, min(_MOST_PARTS, len(free)) + 1):
        for chosen in combinations(range(len(free)), size):
            for factors in product((1, -1), repeat=size - 1):
                move = np.sum(
                    [sign * basis[at] for sign, at in zip((1, *factors), chosen, strict=True)], axis=0
                )
                if np.abs(move).max() > 1 or not _keeps(move, sums):
                    continue
                support = sum(1 << int(at) for at in np.flatnonzero(move))
                found.setdefault(support, move)
    minimal: list[int] = []
    for support in sorted(found, key=int.bit_count):
        if not any(smaller & support == smaller for smaller in minimal):
            minimal.append(support)
    return np.array([found[support] for support in minimal[:_MOST_MOVES]], dtype=np.int8).reshape(-1, series)


def _keeps(move: npt.NDArray[np.int64], sums: Sequence[Sum]) -> bool:
    return all(move[one.whole] == move[list(one.parts)].sum() for one in sums)


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
