"""An attacker of what ships, whose tables contradict each other here and there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from tests.attack.attacker import Attacker, Count
from tests.attack.reading import Definitions

Truth = Callable[[Count], float | None]
_NEAR = 1e-6


class Reader(Attacker):
    """`actual` keeps his relations honest: those that contradict what is true are left out, for they lead
    astray. Of counts that are rounded he is told the exact number, which is more than anybody reads: nothing is safe
    by rounding alone."""

    def __init__(self, knowledge: Definitions, rows: Iterable[Mapping[str, object]], actual: Truth) -> None:
        self.actual, self.contradictions = actual, 0
        self.below = knowledge.below
        super().__init__(knowledge, rows)

    def _read(self, row: Mapping[str, object]) -> None:
        formula = self.knowledge.formulas.get(str(row["indikator"]))
        dimension = str(row["gliederung"] or "").partition(":")[0]
        if formula and dimension in formula.rounded and row["zaehler"] is not None:
            cases, _ = self._counts(formula, row)
            row = {**row, "zaehler": self.actual(cases), "nenner": None}
        super()._read(row)
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
