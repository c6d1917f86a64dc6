"""Which measures belong together: formulas, stated sums and published ratios tie them, each to a year of the
other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from dashboard.domain.indicator import Catalogue

Dated = tuple[str, int]
"""A measure in a year."""


@dataclass(frozen=True, slots=True)
class MeasureFamily:
    """Measures that belong together, in the catalogue's order. `links` are (one, other, lag): the other's
    year is the one's plus the lag, as children of 31 December are the base of the 1 March that follows (-1).
    """

    measures: tuple[str, ...]
    links: tuple[tuple[str, str, int], ...]

    def reached(self, start: Iterable[Dated], years: Collection[int]) -> frozenset[Dated]:
        """Every measure and year inside `years` that hangs together with those given, these included."""
        neighbours: dict[str, list[tuple[str, int]]] = {}
        for one, other, lag in self.links:
            neighbours.setdefault(one, []).append((other, lag))
            neighbours.setdefault(other, []).append((one, -lag))
        queue = list(dict.fromkeys(start))
        found = set(queue)
        for measure, year in queue:
            for other, lag in neighbours.get(measure, ()):
                there = (other, year + lag)
                if there not in found and there[1] in years:
                    found.add(there)
                    queue.append(there)
        return frozenset(found)


def measure_families(catalogue: Catalogue) -> tuple[MeasureFamily, ...]:
    """All families, those of a single measure included; every measure is in exactly one."""
    links = tuple(dict.fromkeys(_links(catalogue)))
    family = {one: one for one in catalogue.measures}
    for one, other, _ in links:
        mine, theirs = family[one], family[other]
        if mine != theirs:
            family = {key: mine if name == theirs else name for key, name in family.items()}
    members: dict[str, list[str]] = {}
    for key, name in family.items():
        members.setdefault(name, []).append(key)
    return tuple(
        MeasureFamily(tuple(measures), tuple(link for link in links if family[link[0]] == name))
        for name, measures in members.items()
    )


def _links(catalogue: Catalogue) -> Iterator[tuple[str, str, int]]:
    for indicator in catalogue.indicators.values():
        if not indicator.numerator:
            continue
        first, *others = indicator.numerator
        yield from ((first, one, 0) for one in others)
        yield from ((first, one, indicator.denominator_lag) for one in indicator.denominator)
        if indicator.ratio:
            yield first, indicator.ratio, 0
    for stated in catalogue.sums:
        whole = stated.whole.partition("/")[0]
        parts = (part.partition("/")[0] for part in stated.parts)
        yield from ((whole, part, 0) for part in parts if part != whole)
