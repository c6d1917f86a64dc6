"""Proves many bounds at once: every table that fits all that is published proves something of each hidden
count in it.

Where a table other than the true one has a count three higher, and the count that an insider knows is the
same in both, he cannot narrow the first down to less than three. Such tables are made by hand first (see `exchanges`).
Then one linear programme looks for such a table for many hidden counts of different places together; what it leaves
open is asked of the programme that gives exact bounds (see `audit`).

Wherever a table comes from, it proves something only if it solves all equations and no count in it is below its least:
that is looked at again for each, here. So a fault in finding tables makes an import slower and hides nothing less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from dashboard.domain.grid import Floats
from dashboard.protection.tables.solver import optimize, sparse

if TYPE_CHECKING:
    from scipy.sparse import csc_array, csr_array

_SLACK = 1e-6
_NEAR = 1e-7
"""A proof may fall short of what is needed by as much: less than the slack of the audit."""
_RISE, _FALL = 1.0, -1.0
_LARGE, _FEW = 2000, 8
"""Of so many unknown counts, a table is looked for near by as soon as it could answer fewer questions than that."""
Columns = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Question:
    """Whether a sum of unknown counts can move by `need` while those stay that the reader knows.

    `target` are factors by column of the unknown counts, `fixed` the columns he knows. Questions of one
    `place`, or of one `amt`, stand in each other's way. `near` are columns of which some are likely to be enough:
    a programme of these alone is a small one.
    """

    target: tuple[tuple[int, float], ...]
    fixed: tuple[int, ...]
    need: float
    place: int
    amt: int
    near: Columns | None = None


@dataclass(frozen=True, slots=True)
class System:
    """Equations `matrix` x = `right` of all unknown counts x; none is below its `least`. `true` may have gaps
    (NaN)."""

    matrix: csr_array
    right: Floats
    true: Floats
    least: Floats


ByHand = Callable[[Question, float], Mapping[int, float]]
"""Makes a table in which the sum that a question asks for has moved one way: its differences from the true one by
column, none where it cannot."""


class OtherTables:
    """The tables found so far, as differences from the true one, the true one first. Each of them may answer any
    question, whichever it was looked for."""

    def __init__(self, system: System) -> None:
        self._matrix = sparse().csc_array(system.matrix)
        self.true = completed(system)
        """The true table without gaps; None where they cannot be filled."""
        # How far each count can fall, as negative numbers.
        self._down = np.zeros(0) if self.true is None else np.minimum(system.least - self.true, 0.0)
        self._row: dict[int, int] = {}
        self._found: Floats = np.zeros((0, 0))
        self._count = 1
        self._parts: dict[bytes, csc_array] = {}

    def unanswered(
        self,
        questions: Sequence[Question],
        by_hand: ByHand | None = None,
        *,
        without_programmes: bool = False,
    ) -> list[int]:
        """Indices of the questions that no table answers: all of them where gaps leave no true table to start
        from. `by_hand` makes tables that need no programme; those may be all that are made."""
        if self.true is None:
            return list(range(len(questions)))
        asked = {column for one in questions for column in (*one.fixed, *(at for at, _ in one.target))}
        self._row = {column: row for row, column in enumerate(sorted(asked))}
        self._found, self._count = np.zeros((len(asked), 16)), 1
        left = [at for at, one in enumerate(questions) if one.target and not self._answered(one)]
        never = [at for at, one in enumerate(questions) if not one.target]
        if by_hand is not None:
            for one, way in ((questions[at], way) for at in left for way in (_RISE, _FALL)):
                if not self._answered(one):
                    self.add(by_hand(one, way))
        left = [at for at in left if not self._answered(questions[at])]
        if without_programmes:
            return sorted([*left, *never])
        if len(self.true) > _LARGE:
            left = self._together(self.true, questions, left, _RISE, fewest=_FEW)
            left = self._near_by(self.true, questions, left)
        for by_amt, sign in ((False, _RISE), (True, _RISE), (True, _FALL)):
            left = self._together(self.true, questions, left, sign, by_amt=by_amt)
        return sorted([*left, *never])

    def _together(
        self,
        true: Floats,
        questions: Sequence[Question],
        left: list[int],
        sign: float,
        *,
        by_amt: bool = False,
        fewest: int = 1,
    ) -> list[int]:
        """What stays of the questions `left` when tables were looked for that answer many of them, `fewest` at
        least."""
        waiting = left
        while waiting:
            group = list(_compatible(questions, waiting, by_amt=by_amt))
            if len(group) < fewest:
                break
            self._look(true, [questions[one] for one in group], sign)
            left = [one for one in left if not self._answered(questions[one])]
            waiting = [one for one in waiting if one in left and one not in group]
        return left

    def _near_by(self, true: Floats, questions: Sequence[Question], left: list[int]) -> list[int]:
        """What stays of the questions `left` when tables were looked for that differ near their places only: first
        for several places of an Amt together, then for each by itself."""
        near: dict[bytes, list[int]] = {}
        for at in left:
            columns = questions[at].near
            if columns is not None:
                near.setdefault(columns.tobytes(), []).append(at)
        for members in near.values():
            waiting = members
            while waiting := [at for at in waiting if not self._answered(questions[at])]:
                group = list(_compatible(questions, waiting, by_amt=False))
                self._look(true, [questions[at] for at in group], _RISE, questions[group[0]].near)
                waiting = [at for at in waiting if at not in group]
            for sign in (_RISE, _FALL):
                for at in members:
                    if not self._answered(questions[at]):
                        self._look(true, [questions[at]], sign, questions[at].near)
        return [at for at in left if not self._answered(questions[at])]

    def _answered(self, question: Question) -> bool:
        """Whether a count moves far enough between two of the tables that have what a reader knows."""
        found, row = self._found[:, : self._count], self._row
        moved = sum(
            (factor * found[row[column]] for column, factor in question.target), np.zeros(self._count)
        )
        if question.fixed:
            moved = moved[(np.abs(found[[row[one] for one in question.fixed]]) < _NEAR).all(axis=0)]
        return bool(moved.max() - moved.min() >= question.need - _NEAR)

    def add(self, change: Mapping[int, float]) -> None:
        """Takes in a table by its differences from the true one."""
        if self.true is not None and change:
            whole = np.zeros(len(self.true))
            whole[list(change)] = list(change.values())
            self._keep(whole)

    def _keep(self, change: Floats) -> None:
        """Takes in a table, and the one on the other side of the true one that is as far as possible; nothing where it
        does not solve the equations or where a count is below its least."""
        solves = np.abs(self._matrix @ change).max(initial=0.0) <= _SLACK
        if not solves or (change < self._down - _SLACK).any():
            return
        rising = change > _NEAR
        back = min(1.0, float((-self._down[rising] / change[rising]).min())) if rising.any() else 0.0
        asked = change[list(self._row)]
        for one in (asked, -back * asked):
            if self._count == self._found.shape[1]:
                self._found = np.hstack([self._found, np.zeros_like(self._found)])
            self._found[:, self._count] = one
            self._count += 1

    def _look(
        self, true: Floats, group: Sequence[Question], sign: float, near: Columns | None = None
    ) -> None:
        """Finds the table in which the counts of a group move as far as they need, one way, all in all, and one on
        the other side of the true one; only those of `near` change, any without. None where there is no answer."""
        count = self._matrix.shape[1]
        entries = [
            (at, column, sign * factor) for at, one in enumerate(group) for column, factor in one.target
        ]
        lines, columns, factors = zip(*entries, strict=True)
        csc_array, hstack, vstack = sparse().csc_array, sparse().hstack, sparse().vstack
        targets = csc_array((factors, (lines, columns)), shape=(len(group), count))
        moved = csc_array((-np.ones(len(group)), (np.arange(len(group)),) * 2), shape=(len(group),) * 2)
        least, most = self._down.copy(), np.full(count, np.inf)
        fixed = [column for one in group for column in one.fixed]
        least[fixed] = most[fixed] = 0.0
        may = np.arange(count) if near is None else near
        matrix = self._matrix if near is None else self._near(near)
        nothing = csc_array((matrix.shape[0], len(group)))
        needed = np.array([one.need for one in group])
        answer = optimize().linprog(
            np.append(np.zeros(len(may)), -np.ones(len(group))),
            A_eq=vstack([hstack([matrix, nothing]), hstack([targets[:, may], moved])], format="csc"),
            b_eq=np.zeros(matrix.shape[0] + len(group)),
            bounds=np.column_stack([np.append(least[may], 0.0 * needed), np.append(most[may], needed)]),
            method="highs",
        )
        if answer.status != 0:
            return
        change = np.zeros(count)
        change[may] = answer.x[: len(may)]
        self._keep(change)

    def _near(self, columns: Columns) -> csc_array:
        """The equations as far as they have to do with some columns."""
        mark = columns.tobytes()
        known = self._parts.get(mark)
        if known is None:
            part = sparse().csc_array(self._matrix[:, columns])
            rows = np.unique(part.indices)
            known = self._parts[mark] = sparse().csc_array(part[rows])
        return known


def _compatible(questions: Sequence[Question], waiting: Iterable[int], *, by_amt: bool) -> Iterator[int]:
    """One of each place, or of each Amt, none of which holds on to what another one moves."""
    examined: set[int] = set()
    fixed: set[int] = set()
    moving: set[int] = set()
    for at in waiting:
        one = questions[at]
        where = one.amt if by_amt else one.place
        target = {column for column, _ in one.target}
        if where not in examined and not target & fixed and not moving.intersection(one.fixed):
            examined.add(where)
            moving |= target
            fixed |= set(one.fixed)
            yield at


def completed(system: System) -> Floats | None:
    """The true counts with gaps filled so that all equations hold; None where they cannot be."""
    gaps: npt.NDArray[np.intp] = np.flatnonzero(np.isnan(system.true))
    true = np.maximum(np.nan_to_num(system.true), 0.0)
    left = system.right - system.matrix @ true
    if len(gaps):
        answer = optimize().linprog(
            np.zeros(len(gaps)), A_eq=sparse().csc_array(system.matrix)[:, gaps], b_eq=left, method="highs"
        )
        if answer.status != 0:
            return None
        true[gaps] = answer.x
        left = system.right - system.matrix @ true
    return true if np.abs(left).max(initial=0.0) <= 2 * _SLACK else None
