"""Relations between unknown counts as one linear programme, which is asked many times and starts each time from
its last answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import highspy
import numpy as np

Row = tuple[Mapping[int, float], float]
"""Factors by column, and the right side."""


class Relations:
    """Columns are numbered 0 to `columns` - 1. Every count is at least `lower` and, where `upper` is given, at
    most that.

    Every answer is a table that fits all relations; `tables` keeps them, because they prove something of all
    counts in it.
    """

    def __init__(
        self,
        columns: int,
        equations: Sequence[Row],
        limits: Sequence[Row] = (),
        lower: np.ndarray | None = None,
        upper: np.ndarray | None = None,
    ) -> None:
        self.columns = columns
        self._lower = np.zeros(columns) if lower is None else lower
        self._upper = np.full(columns, highspy.kHighsInf) if upper is None else upper
        self._solver = highspy.Highs()
        for option, value in (("output_flag", False), ("threads", 1), ("presolve", "off")):
            self._solver.setOptionValue(option, value)
        self._solver.passModel(self._model(equations, limits))
        self._objective: list[int] = []
        self._tables = np.empty((0, columns))
        self._found = 0

    def _model(self, equations: Sequence[Row], limits: Sequence[Row]) -> highspy.HighsLp:
        model = highspy.HighsLp()
        rows = [*equations, *limits]
        model.num_col_, model.num_row_ = self.columns, len(rows)
        model.col_cost_ = np.zeros(self.columns)
        model.col_lower_, model.col_upper_ = self._lower, self._upper
        rights = np.array([right for _, right in rows])
        model.row_upper_ = rights
        model.row_lower_ = np.where(np.arange(len(rows)) < len(equations), rights, -highspy.kHighsInf)
        matrix = model.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kRowwise
        matrix.start_ = np.cumsum([0, *(len(row) for row, _ in rows)])
        matrix.index_ = np.array([column for row, _ in rows for column in row], dtype=np.int32)
        matrix.value_ = np.array([factor for row, _ in rows for factor in row.values()])
        return model

    def tables(self) -> np.ndarray:
        """One row for every table found so far."""
        return self._tables[: self._found]

    def most(self, objective: Mapping[int, float], fixed: Mapping[int, float] | None = None) -> float:
        """The largest value of a sum of counts, infinity where it has none; `fixed` counts are known."""
        self._ask(objective)
        for column, value in (fixed or {}).items():
            self._solver.changeColBounds(column, value, value)
        status = self._run()
        for column in fixed or {}:
            self._solver.changeColBounds(column, self._lower[column], self._upper[column])
        if status == highspy.HighsModelStatus.kUnbounded:
            return np.inf
        assert status == highspy.HighsModelStatus.kOptimal, f"{objective}: {status}"
        table = np.array(self._solver.getSolution().col_value)
        self._keep(table)
        return float(sum(factor * table[column] for column, factor in objective.items()))

    def _run(self) -> highspy.HighsModelStatus:
        """Solves, starting from the last answer; where rounding stops it half-way, once more from nothing."""
        known = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kUnbounded)
        self._solver.run()
        if self._solver.getModelStatus() not in known:
            self._solver.clearSolver()
            self._solver.run()
        return self._solver.getModelStatus()

    def least(self, objective: Mapping[int, float], fixed: Mapping[int, float] | None = None) -> float:
        """The smallest value of a sum of counts."""
        return -self.most({column: -factor for column, factor in objective.items()}, fixed)

    def _ask(self, objective: Mapping[int, float]) -> None:
        for column in self._objective:
            self._solver.changeColCost(column, 0.0)
        for column, factor in objective.items():
            self._solver.changeColCost(column, -factor)
        self._objective = list(objective)

    def _keep(self, table: np.ndarray) -> None:
        if self._found == len(self._tables):
            grown = np.empty((max(16, 2 * self._found), self.columns))
            grown[: self._found] = self.tables()
            self._tables = grown
        self._tables[self._found] = table
        self._found += 1
