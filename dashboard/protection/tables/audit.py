"""The bounds that all published relations leave for a hidden count: linear programmes over the cells nobody
knows.

Asked where moves alone (see `feasibility`) do not prove enough; first for many counts at once (see `other_tables`).
Method: Willenborg and de Waal (2001), Elements of Statistical Disclosure Control, doi
10.1007/978-1-4613-0121-9; solver HiGHS in scipy.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from dashboard.domain.grid import Floats
from dashboard.protection.tables.other_tables import OtherTables, Question, System
from dashboard.protection.tables.requirement import CHILD, PARENT, PLACE, SIBLING, Shortfall
from dashboard.protection.tables.solver import optimize, sparse
from dashboard.protection.tables.table import Table

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Cell = tuple[int, int]
"""Series and place."""
Relation = dict[Cell, float]
"""Cells of one published relation: 1 for the whole, -1 for its parts; they add up to nothing."""
_SLACK = 1e-6
_METHODS = ("highs", "highs-ds", "highs-ipm")
"""Tried one after the other where a programme does not come to an end for numerical reasons."""


class NoTable(Exception):
    """No table satisfies the published relations; `relations` are those that would have to give way."""

    def __init__(self, relations: list[Relation]) -> None:
        super().__init__(f"{len(relations)} relations contradict each other")
        self.relations = relations


class Undecided(Exception):
    """The solver came to no answer about `cell`: nothing may be taken for proven."""

    def __init__(self, cell: Cell, message: str) -> None:
        super().__init__(message)
        self.cell = cell


def _target(table: Table, short: Shortfall) -> dict[Cell, float]:
    if short.series >= 0:
        return {(short.series, short.place): 1.0}
    changes = [
        tuple(table.family.moves[:, whole] - table.family.moves[:, part])
        for whole, part in table.family.rests
    ]
    whole, part = table.family.rests[changes.index(tuple(short.change))]
    return {(whole, short.place): 1.0, (part, short.place): -1.0}


def _knowledge(table: Table, short: Shortfall) -> Iterable[tuple[Cell, ...]]:
    tree, known = table.tree, table.known
    parent = int(tree.parent[short.place])
    around: Iterable[int] = ()
    if short.insider == SIBLING and parent >= 0:
        around = (int(one) for one in tree.children(parent) if one != short.place)
    if short.insider == CHILD:
        around = tree.children(short.place).tolist()
    if short.insider == PARENT:
        around = (parent,)
    if short.insider == PLACE:
        yield tuple((series, short.place) for series in short.series_known)
    for place in around:
        cells = [(series, place) for series in _of(table, short)]
        if any(not known[cell] and not np.isnan(table.value[cell]) for cell in cells):
            yield tuple(cells)


def _of(table: Table, short: Shortfall) -> tuple[int, ...]:
    """The insider knows the same count elsewhere; of a rest, the counts behind it."""
    if short.series >= 0:
        return (short.series,)
    return tuple({series for series, _ in _target(table, short)})


class Programme:
    """All relations among unknown cells of one table, as equations; known cells stand on the right-hand
    side."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.value = table.value
        unknown = ~table.known
        self.column = {
            (int(s), int(p)): at for at, (s, p) in enumerate(zip(*np.nonzero(unknown), strict=True))
        }
        self.least = table.least[unknown]
        self.rows: list[dict[int, float]] = []
        self.relations: list[Relation] = []
        self.right: list[float] = []
        for one in table.family.sums:
            for place in range(len(table.tree)):
                self._add({(one.whole, place): 1.0, **{(part, place): -1.0 for part in one.parts}})
        for place in table.tree.inner():
            members = table.tree.children(place).tolist()
            for series in range(table.family.series):
                self._add({(series, place): 1.0, **{(series, one): -1.0 for one in members}})

        self._nearby: dict[int, npt.NDArray[np.intp]] = {}
        self.by_column: dict[int, list[int]] = {}
        for number, row in enumerate(self.rows):
            for at in row:
                self.by_column.setdefault(at, []).append(number)

    def _add(self, relation: Relation) -> None:
        """Sums that the numbers break, delivered by several sources or counted on two days, are no
        relation."""
        row: dict[int, float] = {}
        right = total = least = 0.0
        for cell, factor in relation.items():
            value = float(self.value[cell])
            total += factor * value
            if factor < 0 or not np.isnan(value):
                least += factor * (0.0 if np.isnan(value) else value)
            else:
                least = np.inf
            if cell in self.column:
                row[self.column[cell]] = factor
            else:
                right -= factor * value
        holds = least > -_SLACK if np.isnan(total) else abs(total) < _SLACK
        holds &= not any(
            self.value[cell] < -_SLACK for cell in relation if cell[0] >= self.table.family.given
        )
        if row and not np.isnan(right) and holds:
            self.rows.append(row)
            self.relations.append(relation)
            self.right.append(right)

    def undecided(self, unproven: Sequence[Shortfall]) -> list[Shortfall]:
        """Those whose count no other table moves far enough for all of their readers: `worst_width`
        decides."""
        readers = [(at, known) for at, short in enumerate(unproven) for known in self.readers(short)]
        asked = [self._question(unproven[at], known) for at, known in readers]
        left = OtherTables(self.system()).unanswered(asked)
        return [unproven[at] for at in sorted({readers[one][0] for one in left})]

    def readers(self, short: Shortfall) -> list[tuple[Cell, ...]]:
        """What each reader of a shortfall knows; nothing where there is none of the kind."""
        return list(_knowledge(self.table, short)) or [()]

    def _question(self, short: Shortfall, known: Iterable[Cell]) -> Question:
        target = _target(self.table, short).items()
        moving = tuple((self.column[cell], factor) for cell, factor in target if cell in self.column)
        fixed = tuple(
            self.column[cell] for cell in known if cell in self.column and not np.isnan(self.value[cell])
        )
        amt = int(self.table.tree.parent[short.place])
        return Question(moving, fixed, short.need, short.place, amt, self._near(short.place))

    def _near(self, place: int) -> npt.NDArray[np.intp] | None:
        """Columns of the Amt of a place with all below it, of the two largest municipalities, and of the sums above;
        nothing for the district itself."""
        tree = self.table.tree
        while tree.parent[place] > 0:
            place = int(tree.parent[place])
        if place and place not in self._nearby:
            size = np.nan_to_num(self.value).max(axis=0)
            size[list(tree.inner())] = -1.0
            within = np.zeros(len(tree), dtype=np.bool_)
            within[np.argsort(-size, kind="stable")[:2]] = within[place] = True
            for one in range(len(tree) - 1, 0, -1):
                within[tree.parent[one]] |= within[one]
            below = [place]
            for one in below:
                below.extend(tree.children(one).tolist())
            within[below] = True
            self._nearby[place] = np.array([at for (_, there), at in self.column.items() if within[there]])
        return self._nearby.get(place)

    def target(self, short: Shortfall) -> dict[Cell, float]:
        """The counts that a shortfall is about, with their signs: a rest is a whole less its part."""
        return _target(self.table, short)

    def system(self) -> System:
        """All relations as equations of the unknown counts, in the order of `column`."""
        entries = [(number, at, factor) for number, row in enumerate(self.rows) for at, factor in row.items()]
        lines, columns, factors = zip(*entries, strict=True) if entries else ((), (), ())
        matrix = sparse().csr_array((factors, (lines, columns)), shape=(len(self.rows), len(self.column)))
        true = np.array([self.value[cell] for cell in self.column], dtype=np.float64)
        return System(matrix, np.array(self.right, dtype=np.float64), true, self.least)

    def worst_width(self, short: Shortfall) -> float:
        """The distance of the bounds for the reader of a shortfall; of all readers of his kind the best
        informed one.

        Without an insider where there is none of the kind. Infinite when nothing bounds the count. Where it
        is enough, the distance from the true count to the upper bound alone may stand for it: the lower one
        can only add to it.
        """
        target = _target(self.table, short)
        return min(self.width(target, known, short.need) for known in self.readers(short))

    def width(self, target: dict[Cell, float], insider: Iterable[Cell], enough: float = np.inf) -> float:
        """Raises NoTable where the relations contradict each other, Undecided where the solver finds no
        answer."""
        fixed = {self.column[cell]: float(self.value[cell]) for cell in insider if cell in self.column}
        objective = np.zeros(len(self.column))
        for cell, factor in target.items():
            if cell in self.column:
                objective[self.column[cell]] = factor
        if not objective.any():
            return 0.0
        columns, rows = self._connected(np.flatnonzero(objective))
        matrix, right = self._matrix(columns, rows)
        bounds: list[tuple[float, float | None]] = [
            (fixed[at], fixed[at])
            if at in fixed and not np.isnan(fixed[at])
            else (float(self.least[at]), None)
            for at in columns
        ]
        here = sum(factor * float(self.value[cell]) for cell, factor in target.items() if cell in self.column)
        ends: list[float] = []
        for sign in (-1.0, 1.0):
            for method in _METHODS:
                answer = optimize().linprog(
                    sign * objective[columns], A_eq=matrix, b_eq=right, bounds=bounds, method=method
                )
                if answer.status in (0, 2, 3):
                    break
            if answer.status == 3:
                return float("inf")
            if answer.status == 2:
                raise NoTable(self._contradicting(columns, rows, bounds))
            if answer.status != 0:
                raise Undecided(next(iter(target)), str(answer.message))
            ends.append(sign * float(answer.fun))
            if ends[0] - here >= enough:
                return ends[0] - here
        return ends[0] - ends[1]

    def _contradicting(
        self, columns: list[int], rows: list[int], bounds: list[tuple[float, float | None]]
    ) -> list[Relation]:
        """The relations that give way where all together give way as little as possible."""
        matrix, right = self._matrix(columns, rows)
        if matrix is None or right is None:
            return []
        size, count = len(columns), len(rows)
        give = sparse().identity(count, format="csr")
        elastic = sparse().hstack([matrix, give, -give], format="csr")
        cost = np.concatenate([np.zeros(size), np.ones(2 * count)])
        answer = optimize().linprog(
            cost, A_eq=elastic, b_eq=right, bounds=[*bounds, *[(0.0, None)] * (2 * count)], method="highs"
        )
        if answer.status != 0:
            return [self.relations[row] for row in rows]
        given = np.abs(answer.x[size : size + count] - answer.x[size + count :])
        return [self.relations[row] for row, gap in zip(rows, given.tolist(), strict=True) if gap > _SLACK]

    def _connected(self, start: npt.NDArray[np.intp]) -> tuple[list[int], list[int]]:
        queue, visited, rows = [int(one) for one in start], {int(one) for one in start}, set[int]()
        for at in queue:
            for number in self.by_column.get(at, ()):
                if number not in rows:
                    rows.add(number)
                    more = [one for one in self.rows[number] if one not in visited]
                    visited.update(more)
                    queue.extend(more)
        return queue, sorted(rows)

    def _matrix(self, columns: list[int], rows: list[int]) -> tuple[csr_array | None, Floats | None]:
        if not rows:
            return None, None
        at = {column: index for index, column in enumerate(columns)}
        entries = [
            (number, at[column], factor)
            for number, row in enumerate(rows)
            for column, factor in self.rows[row].items()
        ]
        where = np.array([(number, column) for number, column, _ in entries]).T
        matrix = sparse().csr_array(
            ([factor for _, _, factor in entries], (where[0], where[1])), shape=(len(rows), len(columns))
        )
        return matrix, np.array([self.right[row] for row in rows])
