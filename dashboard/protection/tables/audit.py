"""The bounds that all published relations leave for a hidden count: linear programmes over the cells nobody
knows.

Asked where moves alone (see `feasibility`) do not prove enough; first for many counts at once (see `other_tables`).
Method: Willenborg and de Waal (2001), Elements of Statistical Disclosure Control, doi
10.1007/978-1-4613-0121-9; solver HiGHS in scipy.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from dashboard.domain.grid import Flags, Floats
from dashboard.protection.tables.exchanges import Exchanges
from dashboard.protection.tables.other_tables import ByHand, OtherTables, Question, System
from dashboard.protection.tables.requirement import CHILD, PARENT, PLACE, SIBLING, Shortfall
from dashboard.protection.tables.solver import optimize, sparse
from dashboard.protection.tables.table import Columns, Relations, Table

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


def _knowledge(
    table: Table, known: Flags, short: Shortfall, series: Sequence[int]
) -> Iterable[tuple[Cell, ...]]:
    """What each insider of a kind knows, `series` elsewhere; `known` (series, places) is what everybody does."""
    tree = table.tree
    parent = int(tree.parent[short.place])
    around: Iterable[int] = ()
    if short.insider == SIBLING and parent >= 0:
        around = (int(one) for one in tree.children(parent) if one != short.place)
    if short.insider == CHILD:
        around = tree.children(short.place).tolist()
    if short.insider == PARENT:
        around = (parent,)
    if short.insider == PLACE:
        yield tuple((one, short.place) for one in short.series_known)
    for place in around:
        cells = tuple((one, place) for one in series)
        if any(not known[cell] and not np.isnan(table.value[cell]) for cell in cells):
            yield cells


class Programme:
    """All relations among unknown cells of one table, as equations; known cells stand on the right-hand
    side."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.value = table.value
        self._known = table.known
        unknown = ~self._known
        self._rests = {
            (table.family.moves[:, whole] - table.family.moves[:, part]).tobytes(): (whole, part)
            for whole, part in reversed(table.family.rests)
        }
        self.column = {
            (int(s), int(p)): at for at, (s, p) in enumerate(zip(*np.nonzero(unknown), strict=True))
        }
        self.least = table.least[unknown]
        index = np.full(unknown.shape, -1, dtype=np.intp)
        index[unknown] = np.arange(len(self.column))
        self._relations = given = Relations.of(table, unknown)
        at = index[given.series, given.place]
        shape = (len(given.right), len(self.column))
        self._matrix = sparse().csr_array(
            (given.factor[at >= 0], (given.number[at >= 0], at[at >= 0])), shape=shape
        )
        self._nearby: dict[int, Columns] = {}

    def undecided(
        self, unproven: Sequence[Shortfall], *, without_programmes: bool = False
    ) -> list[Shortfall]:
        """Those whose count no other table moves far enough for all of their readers: `worst_width` decides.
        `without_programmes` only tables are made that need none."""
        readers = [(at, known) for at, short in enumerate(unproven) for known in self.readers(short)]
        asked = [self._question(unproven[at], known) for at, known in readers]
        tables = OtherTables(self.system())
        by_hand = None if tables.true is None else self._by_hand(tables.true)
        left = tables.unanswered(asked, by_hand, without_programmes=without_programmes)
        return [unproven[at] for at in sorted({readers[one][0] for one in left})]

    def _by_hand(self, true: Floats) -> ByHand:
        """Makes tables by exchanges between the `true` one's counts, given in the order of `column`."""
        unknown = ~self._known
        free = np.zeros(self.value.shape)
        free[unknown] = np.maximum(true - self.least, 0.0)
        exchanges = Exchanges(self.table.family.moves, self.table.tree, unknown, free)
        cells = list(self.column)

        def made(question: Question, way: float) -> dict[int, float]:
            target = [(cells[at], factor) for at, factor in question.target]
            fixed = [cells[at] for at in question.fixed]
            found = exchanges.found(target, fixed, question.need, way)
            return {self.column[cell]: change for cell, change in found.items()}

        return made

    def readers(self, short: Shortfall) -> list[tuple[Cell, ...]]:
        """What each reader of a shortfall knows; nothing where there is none of the kind."""
        # The insider knows the same count elsewhere; of a rest, the counts behind it.
        series = sorted({series for series, _ in self.target(short)})
        return list(_knowledge(self.table, self._known, short, series)) or [()]

    def _question(self, short: Shortfall, known: Iterable[Cell]) -> Question:
        target = self.target(short).items()
        moving = tuple((self.column[cell], factor) for cell, factor in target if cell in self.column)
        fixed = tuple(
            self.column[cell] for cell in known if cell in self.column and not np.isnan(self.value[cell])
        )
        amt = int(self.table.tree.parent[short.place])
        return Question(moving, fixed, short.need, short.place, amt, self._near(short.place))

    def _near(self, place: int) -> Columns | None:
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
        if short.series >= 0:
            return {(short.series, short.place): 1.0}
        whole, part = self._rests[short.change.tobytes()]
        return {(whole, short.place): 1.0, (part, short.place): -1.0}

    def system(self) -> System:
        """All relations as equations of the unknown counts, in the order of `column`."""
        true = np.array([self.value[cell] for cell in self.column], dtype=np.float64)
        return System(self._matrix, self._relations.right, true, self.least)

    def worst_width(self, short: Shortfall) -> float:
        """The distance of the bounds for the reader of a shortfall; of all readers of his kind the best
        informed one.

        Without an insider where there is none of the kind. Infinite when nothing bounds the count. Where it
        is enough, the distance from the true count to the upper bound alone may stand for it: the lower one
        can only add to it.
        """
        target = self.target(short)
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
        columns, rows = self._connected(objective != 0)
        matrix, right = (
            (self._matrix[rows][:, columns], self._relations.right[rows]) if len(rows) else (None, None)
        )
        bounds: list[tuple[float, float | None]] = [
            (fixed[at], fixed[at])
            if at in fixed and not np.isnan(fixed[at])
            else (float(self.least[at]), None)
            for at in columns.tolist()
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
        self, columns: Columns, rows: Columns, bounds: list[tuple[float, float | None]]
    ) -> list[Relation]:
        """The relations that give way where all together give way as little as possible."""
        if not len(rows):
            return []
        size, count = len(columns), len(rows)
        give = sparse().identity(count, format="csr")
        elastic = sparse().hstack([self._matrix[rows][:, columns], give, -give], format="csr")
        cost = np.concatenate([np.zeros(size), np.ones(2 * count)])
        answer = optimize().linprog(
            cost,
            A_eq=elastic,
            b_eq=self._relations.right[rows],
            bounds=[*bounds, *[(0.0, None)] * (2 * count)],
            method="highs",
        )
        if answer.status != 0:
            return [self._relation(row) for row in rows.tolist()]
        given = np.abs(answer.x[size : size + count] - answer.x[size + count :])
        return [
            self._relation(row)
            for row, gap in zip(rows.tolist(), given.tolist(), strict=True)
            if gap > _SLACK
        ]

    def _relation(self, number: int) -> Relation:
        all_of, at = self._relations, self._relations.number == number
        cells = zip(all_of.series[at].tolist(), all_of.place[at].tolist(), strict=True)
        return dict(zip(cells, all_of.factor[at].tolist(), strict=True))

    def _connected(self, start: Flags) -> tuple[Columns, Columns]:
        """Columns and relations that have to do with some columns, directly or through others."""
        touches, within = abs(self._matrix), start
        while True:
            rows = touches @ within.astype(np.float64) > 0
            further = within | (touches.T @ rows.astype(np.float64) > 0)
            if (further == within).all():
                return np.flatnonzero(within), np.flatnonzero(rows)
            within = further
