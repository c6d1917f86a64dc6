"""An attacker for thousands of cells: every table that fits what he reads proves something of all cells in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import linprog

from tests.attack.attacker import Attacker, Count, _matrix
from tests.attack.reading import Definitions

Truth = Callable[[Count], float | None]
_NEAR = 1e-6


class Reader(Attacker):
    """`actual` keeps his relations honest: those that contradict what is true are left out, for they lead astray."""

    def __init__(self, knowledge: Definitions, rows: Iterable[Mapping[str, object]], actual: Truth) -> None:
        self.actual, self.contradictions = actual, 0
        self.below = knowledge.below
        super().__init__(knowledge, rows)
        self._systems: dict[int, _System] = {}
        self._component: dict[int, int] = {}

    def _read(self, row: Mapping[str, object]) -> None:
        super()._read(row)
        formula = self.knowledge.formulas.get(str(row["indikator"]))
        if formula is None or row["status"] != "not_applicable" or row["herkunft"] in (None, "official"):
            return
        _, base = formula.counts(str(row["gliederung"] or ""), int(str(row["jahr"])), str(row["gebiet"]))
        if base and self.actual(base) == 0:  # nobody could be counted
            self.known[base] = 0.0

    def _relate(self) -> None:
        super()._relate()
        for whole, parts in self.below:
            for _, _, year, place in [count for count in self.counts if (count[0], count[1]) == whole]:
                terms = {(*part, year, place): 1.0 for part in parts if (*part, year, place) in self.counts}
                self._at_most({**terms, (*whole, year, place): -1.0}, 0.0)

    def _equal(self, whole: Count, parts: Sequence[Count]) -> None:
        values = [self.actual(one) for one in (whole, *parts)]
        told = [0.0 if one is None else one for one in values]
        if None not in values and abs(told[0] - sum(told[1:])) > _NEAR:
            self.contradictions += 1
            return
        super()._equal(whole, parts)

    def _at_most(self, terms: Mapping[Count, float], right: float) -> None:
        values = [(factor, self.actual(count)) for count, factor in terms.items()]
        given = all(value is not None for _, value in values)
        if given and sum(factor * (value or 0.0) for factor, value in values) > right + _NEAR:
            self.contradictions += 1
            return
        super()._at_most(terms, right)

    def width(
        self, target: Mapping[Count, float], truth: float | None, need: float, insider: Mapping[Count, float] | None
    ) -> float:
        proven = self._proven(target, truth, insider)
        return proven if proven >= need else super().width(target, truth, need, insider)

    def _proven(
        self, target: Mapping[Count, float], truth: float | None, insider: Mapping[Count, float] | None
    ) -> float:
        """How far apart the tables that are already known leave a sum of counts."""
        columns = {self._number[count]: factor for count, factor in target.items() if count in self._number}
        if not columns:
            return 0.0
        system = self._system(next(iter(columns)))
        fixed = {self._number[count]: value for count, value in (insider or {}).items() if count in self._number}
        if not {*columns, *fixed} <= system.at.keys():
            return 0.0
        found = system.found()
        for column, value in fixed.items():
            found = found[np.abs(found[:, system.at[column]] - value) < _NEAR]
        values = sum(factor * found[:, system.at[column]] for column, factor in columns.items())
        if truth is not None:
            constant = sum(factor * self.known[count] for count, factor in target.items() if count in self.known)
            values = np.append(values, truth - constant)
        return float(np.max(values) - np.min(values)) if len(values) else 0.0

    def _system(self, column: int) -> _System:
        if column not in self._component:
            kept, equations, limits = self._connected([column])
            at = {one: index for index, one in enumerate(kept)}
            rows = [self._equations[one] for one in equations], [self._limits[one] for one in limits]
            system = _System(at, {**_matrix("eq", rows[0], at), **_matrix("ub", rows[1], at)})
            self._systems[column] = system
            self._component |= dict.fromkeys(kept, column)
        return self._systems[self._component[column]]

    def _end(self, target: Mapping[Count, float], insider: Mapping[Count, float] | None, sign: float) -> float:
        constant = sum(factor * self.known[count] for count, factor in target.items() if count in self.known)
        objective = {self._number[count]: factor for count, factor in target.items() if count in self._number}
        if not objective:
            return constant
        system = self._system(next(iter(objective)))
        if not objective.keys() <= system.at.keys():
            return super()._end(target, insider, sign)
        fixed = {self._number[count]: value for count, value in (insider or {}).items() if count in self._number}
        cost = np.zeros(len(system.at))
        for column, factor in objective.items():
            cost[system.at[column]] = factor
        bounds = [(fixed.get(one, 0.0), fixed.get(one)) for one in system.at]
        self.programmes += 1
        answer = linprog(sign * cost, **system.matrices, bounds=bounds, method="highs")
        if answer.status == 3:
            return float(-sign * np.inf)
        assert answer.status == 0, f"{target}: {answer.message}"
        system.keep(answer.x)
        return constant + sign * float(answer.fun)


@dataclass
class _System:
    """Unknown counts that hang together, with their relations and the tables found so far."""

    at: dict[int, int]
    matrices: dict[str, Any]
    tables: Any = None
    count: int = 0

    def keep(self, table: Any) -> None:
        if self.tables is None or self.count == len(self.tables):
            grown = np.empty((max(16, 2 * self.count), len(self.at)))
            grown[: self.count] = self.tables[: self.count] if self.count else 0.0
            self.tables = grown
        self.tables[self.count] = table
        self.count += 1

    def found(self) -> Any:
        return np.empty((0, len(self.at))) if self.tables is None else self.tables[: self.count]
