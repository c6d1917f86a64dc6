"""A reader who wants to know what was hidden: he has rows of the API, the geography and the definitions,
nothing else.

Rows are dicts with the keys of `/api/v1/werte`. From them he writes down every equation and inequality he can
know, and asks a linear programme how small and how large each hidden count can be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from tests.attack.relations import Relations, Row

Count = tuple[str, str, int, str]
"""Measure, breakdown, year, place."""
ROUNDING = 0.005
"""Half of the last digit of official ratios, which have two decimals."""
_NEAR = 1e-6


@dataclass(frozen=True)
class Formula:
    """What the definition of an indicator says: which counts it divides, and of which year the base is; which
    breakdowns are given in multiples of five."""

    numerator: str
    denominator: str = ""
    lag: int = 0
    factor: float = 1.0
    share: bool = False
    of_total: tuple[str, ...] = ()
    rounded: tuple[str, ...] = ()

    def counts(self, breakdown: str, year: int, place: str) -> tuple[Count, Count | None]:
        base_breakdown = "" if breakdown.partition(":")[0] in self.of_total else breakdown
        base = (self.denominator, base_breakdown, year + self.lag, place) if self.denominator else None
        return (self.numerator, breakdown, year, place), base


@dataclass
class Knowledge:
    """`parts` gives each place its parts by year (0: every year), `sums` a measure's exact parts with their
    breakdowns, `dimensions` the categories that add up."""

    formulas: Mapping[str, Formula]
    parts: Mapping[str, Mapping[int, Sequence[str]]]
    sums: Mapping[tuple[str, str], Sequence[tuple[str, str]]] = field(default_factory=dict)
    dimensions: Mapping[str, Sequence[str]] = field(default_factory=dict)


class Attacker:
    """`suppressed` are the hidden cells as (indicator, breakdown, year, place)."""

    def __init__(self, knowledge: Knowledge, rows: Iterable[Mapping[str, object]]) -> None:
        self.knowledge = knowledge
        self.known: dict[Count, float] = {}
        self.suppressed: list[tuple[str, str, int, str]] = []
        self.counts: set[Count] = set()
        self.official: list[tuple[Count, Count, float]] = []
        for row in rows:
            self._read(row)
        self._number = {count: at for at, count in enumerate(sorted(self.counts - set(self.known)))}
        self._names = {at: count for count, at in self._number.items()}
        self._equations: list[tuple[dict[int, float], float]] = []
        self._limits: list[tuple[dict[int, float], float]] = []
        self._relate()
        self._neighbours = self._by_column()
        self._systems: dict[int, _System] = {}
        self.programmes = 0

    def _read(self, row: Mapping[str, object]) -> None:
        indicator, breakdown = str(row["indikator"]), str(row["gliederung"] or "")
        formula = self.knowledge.formulas.get(indicator)
        if formula is None:
            return
        year, place = int(str(row["jahr"])), str(row["gebiet"])
        cases, base = self._counts(formula, row)
        self.counts |= {cases} | ({base} if base else set())
        if row["status"] == "suppressed":
            self.suppressed.append((indicator, breakdown, year, place))
        elif row["zaehler"] is not None:
            self.known[cases] = float(str(row["zaehler"]))
            if base and row["nenner"] is not None:
                self.known[base] = float(str(row["nenner"]))
        elif row["wert"] is not None and not base:
            self.known[cases] = float(str(row["wert"])) / formula.factor
        elif row["wert"] is not None and row["herkunft"] == "official" and base:
            self.official.append((cases, base, float(str(row["wert"])) / formula.factor))

    def _counts(self, formula: Formula, row: Mapping[str, object]) -> tuple[Count, Count | None]:
        """The counts that a row tells of."""
        return formula.counts(str(row["gliederung"] or ""), int(str(row["jahr"])), str(row["gebiet"]))

    def _relate(self) -> None:
        measures = {(count[0], count[1]) for count in self.counts}
        years = {count[2] for count in self.counts}
        for place, of_year in self.knowledge.parts.items():
            for year in years:
                members = of_year.get(year, of_year.get(0))
                for measure, breakdown in measures if members else ():
                    whole = (measure, breakdown, year, place)
                    self._equal(whole, [(measure, breakdown, year, member) for member in members or ()])
        for whole, parts in self.knowledge.sums.items():
            for _, _, year, place in [count for count in self.counts if (count[0], count[1]) == whole]:
                self._equal((*whole, year, place), [(*part, year, place) for part in parts])
        for dimension, categories in self.knowledge.dimensions.items():
            for measure, _, year, place in [count for count in self.counts if not count[1]]:
                split = [(measure, f"{dimension}:{one}", year, place) for one in categories]
                self._equal((measure, "", year, place), split)
        seen = set()
        for indicator, breakdown, year, place in self._cells():
            formula = self.knowledge.formulas[indicator]
            cases, base = formula.counts(breakdown, year, place)
            if formula.share and base and (cases, base) not in seen:
                seen.add((cases, base))
                self._at_most({cases: 1.0, base: -1.0}, 0.0)
        for cases, base, ratio in self.official:
            slack = ROUNDING / max(self.knowledge.formulas[one].factor for one in self._indicators(cases))
            self._at_most({cases: 1.0, base: -(ratio + slack)}, 0.0)
            self._at_most({cases: -1.0, base: ratio - slack}, 0.0)

    def _indicators(self, cases: Count) -> list[str]:
        return [
            key
            for key, one in self.knowledge.formulas.items()
            if one.numerator == cases[0] and one.denominator
        ]

    def _cells(self) -> Iterable[tuple[str, str, int, str]]:
        for measure, breakdown, year, place in sorted(self.counts):
            for indicator, formula in self.knowledge.formulas.items():
                if formula.numerator == measure:
                    yield indicator, breakdown, year, place

    def _equal(self, whole: Count, parts: Sequence[Count]) -> None:
        if whole in self.counts and all(part in self.counts for part in parts):
            row, right = self._split({whole: 1.0, **dict.fromkeys(parts, -1.0)})
            if row:
                self._equations.append((row, right))

    def _at_most(self, terms: Mapping[Count, float], right: float) -> None:
        if all(count in self.counts for count in terms):
            row, rest = self._split(terms)
            if row:
                self._limits.append((row, right + rest))

    def _split(self, terms: Mapping[Count, float]) -> tuple[dict[int, float], float]:
        row = {self._number[count]: factor for count, factor in terms.items() if count in self._number}
        return row, -sum(
            factor * self.known[count] for count, factor in terms.items() if count not in self._number
        )

    def _by_column(self) -> dict[int, list[tuple[bool, int]]]:
        found: dict[int, list[tuple[bool, int]]] = {}
        for is_equation, rows in ((True, self._equations), (False, self._limits)):
            for at, (row, _) in enumerate(rows):
                for column in row:
                    found.setdefault(column, []).append((is_equation, at))
        return found

    def width(
        self,
        target: Mapping[Count, float],
        truth: float | None,
        need: float,
        insider: Mapping[Count, float] | None,
    ) -> float:
        """How far apart the bounds are, or a distance of at least `need` that is proven to lie within them:
        by tables that were already found, else between `truth` and the upper bound.
        """
        proven = self._proven(target, truth, insider)
        if proven >= need:
            return proven
        high = self._end(target, insider, -1.0)
        if truth is not None:
            assert truth <= high + 1e-5, f"{target}: {truth} is above {high}"
            if high - truth >= need:
                return high - truth
        low = self._end(target, insider, 1.0)
        assert truth is None or low - 1e-5 <= truth, f"{target}: {truth} is below {low}"
        return high - low

    def bounds(
        self, target: Mapping[Count, float], insider: Mapping[Count, float] | None = None
    ) -> tuple[float, float]:
        """The smallest and largest value of a sum of counts; `insider` are counts that the reader knows
        himself."""
        return self._end(target, insider, 1.0), self._end(target, insider, -1.0)

    def _proven(
        self, target: Mapping[Count, float], truth: float | None, insider: Mapping[Count, float] | None
    ) -> float:
        """How far apart the tables that are already known leave a sum of counts."""
        constant, objective = self._unknown(target)
        if not objective:
            return 0.0
        system = self._system(objective)
        found = system.relations.tables() @ system.vector(objective)
        if not len(found):
            return 0.0
        if truth is not None:
            found = np.append(found, truth - constant)
        fixed = system.fixed(self._fixed(insider))
        if not fixed:
            return float(np.ptp(found))
        if truth is None or len(fixed) > 1:
            return 0.0
        ((column, value),) = fixed.items()
        return _slice(np.append(system.relations.tables()[:, column], value) - value, found)

    def _end(
        self, target: Mapping[Count, float], insider: Mapping[Count, float] | None, sign: float
    ) -> float:
        constant, objective = self._unknown(target)
        if not objective:
            return constant
        system = self._system(objective)
        self.programmes += 1
        ask = system.relations.least if sign > 0 else system.relations.most
        terms = {system.at[column]: factor for column, factor in objective.items()}
        return constant + ask(terms, system.fixed(self._fixed(insider)))

    def _unknown(self, target: Mapping[Count, float]) -> tuple[float, dict[int, float]]:
        """What is known of a sum of counts, and the columns of the others with their factors."""
        constant = sum(factor * self.known[count] for count, factor in target.items() if count in self.known)
        return constant, {
            self._number[count]: factor for count, factor in target.items() if count in self._number
        }

    def _fixed(self, insider: Mapping[Count, float] | None) -> dict[int, float]:
        return {
            self._number[count]: value for count, value in (insider or {}).items() if count in self._number
        }

    def _system(self, columns: Iterable[int]) -> _System:
        """What hangs together with some columns. Columns of a sum that are in several systems get one of their
        own."""
        wanted = list(columns)
        known = {id(self._systems[one]): self._systems[one] for one in wanted if one in self._systems}
        if len(known) == 1 and set(wanted) <= (found := next(iter(known.values()))).at.keys():
            return found
        kept, equations, limits = self._connected(wanted)
        at = {column: index for index, column in enumerate(kept)}

        def rows(all_rows: Sequence[tuple[dict[int, float], float]], which: Sequence[int]) -> list[Row]:
            return [
                ({at[column]: factor for column, factor in all_rows[one][0].items()}, all_rows[one][1])
                for one in which
            ]

        relations = Relations(len(kept), rows(self._equations, equations), rows(self._limits, limits))
        system = _System(at, relations)
        self._systems |= dict.fromkeys(kept, system)
        return system

    def _connected(self, start: Iterable[int]) -> tuple[list[int], list[int], list[int]]:
        queue, seen = list(start), set(start)
        rows: dict[bool, set[int]] = {True: set(), False: set()}
        for column in queue:
            for is_equation, at in self._neighbours.get(column, ()):
                if at not in rows[is_equation]:
                    rows[is_equation].add(at)
                    more = (self._equations if is_equation else self._limits)[at][0].keys() - seen
                    seen |= more
                    queue.extend(more)
        return queue, sorted(rows[True]), sorted(rows[False])

    def own(self, count: Count, value: float) -> dict[Count, float]:
        """What an insider knows whose own count this is, with the true value."""
        return {count: value}

    def beside(self, count: Count) -> set[Count]:
        """Other unknown counts that share an equation with one."""
        if count not in self._number:
            return set()
        sharing = [
            self._equations[at][0]
            for is_equation, at in self._neighbours.get(self._number[count], ())
            if is_equation
        ]
        return {self._names[column] for row in sharing for column in row} - {count}


@dataclass
class _System:
    """Unknown counts that hang together, by column of the attacker, and their relations."""

    at: dict[int, int]
    relations: Relations

    def fixed(self, known: Mapping[int, float]) -> dict[int, float]:
        """Known counts that have to do with these."""
        return {self.at[column]: value for column, value in known.items() if column in self.at}

    def vector(self, objective: Mapping[int, float]) -> np.ndarray:
        """A sum of counts as one factor for each column."""
        factors = np.zeros(self.relations.columns)
        for column, factor in objective.items():
            factors[self.at[column]] = factor
        return factors


def _slice(side: np.ndarray, value: np.ndarray) -> float:
    """How far apart `value` can be where `side` is 0, from tables on both sides of it.

    Whatever lies between two tables that fit is a table that fits.
    """
    left, right = side <= _NEAR, side >= -_NEAR
    below, above = side[left, None], side[None, right]
    distance = above - below
    part = np.divide(-below, distance, out=np.zeros_like(distance), where=distance > _NEAR)
    between = value[left, None] + np.clip(part, 0.0, 1.0) * (value[None, right] - value[left, None])
    return float(np.ptp(between))
