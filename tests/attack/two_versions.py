"""A reader of two data versions: what they show, their sums, and which counts are the same in both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set

from tests.attack.attacker import Attacker, Count, Formula, Knowledge

OLDER = "older"
"""Key of rows that tells in which version they were read."""


class ReaderOfVersions(Attacker):
    """`changed` are counts that were corrected in between: of the older version they are unknowns of their
    own. `was` gives the true count of the older version, which an insider knows of his own.

    Only hidden cells of the newer version are attacked.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        rows: Iterable[Mapping[str, object]],
        changed: Set[Count],
        was: Callable[[Count], float | None],
    ) -> None:
        self.changed, self._was = changed, was
        super().__init__(knowledge, rows)

    def _read(self, row: Mapping[str, object]) -> None:
        attacked = len(self.suppressed)
        super()._read(row)
        if row.get(OLDER):
            del self.suppressed[attacked:]

    def _counts(self, formula: Formula, row: Mapping[str, object]) -> tuple[Count, Count | None]:
        cases, base = super()._counts(formula, row)
        if not row.get(OLDER):
            return cases, base
        return self._before(cases), self._before(base) if base else None

    def own(self, count: Count, value: float) -> dict[Count, float]:
        before, was = self._before(count), self._was(count)
        return {count: value} if was is None or before not in self.counts else {count: value, before: was}

    def _before(self, count: Count) -> Count:
        return (*count[:3], f"{count[3]}#") if count in self.changed else count

    def _equal(self, whole: Count, parts: Sequence[Count]) -> None:
        super()._equal(whole, parts)
        if self.changed.intersection((whole, *parts)):
            super()._equal(self._before(whole), [self._before(part) for part in parts])

    def _at_most(self, terms: Mapping[Count, float], right: float) -> None:
        super()._at_most(terms, right)
        if self.changed & terms.keys():
            super()._at_most({self._before(count): factor for count, factor in terms.items()}, right)
