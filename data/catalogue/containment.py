"""Which counts of persons may be part and whole of each other, and which of them the catalogue says something of.

Protection reckons with every sum that a reader can make. A pair that looks like part and whole has to stand in a
formula or among the sums, or it is said why it is none (`apart.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import combinations
from pathlib import Path

from dashboard.domain.indicator import Catalogue
from dashboard.domain.measure import Measure
from data.catalogue.documents import EntryReader, Problems, read_document
from data.catalogue.loader import load, refuse

Pair = frozenset[str]
"""Keys of two measures."""
_FILE = Path(__file__).parent / "apart.yaml"


def persons(catalogue: Catalogue) -> dict[str, Measure]:
    """The measures that count persons and are protected by us."""
    return {key: one for key, one in catalogue.measures.items() if one.kind == "persons"}


def between(some: Iterable[str], others: Iterable[str]) -> set[Pair]:
    """Every pair of one of `some` and one of `others`."""
    listed = list(others)
    return {frozenset((one, other)) for one in some for other in listed}


def candidates(catalogue: Catalogue) -> set[Pair]:
    """Pairs of which one may be a part of the other: by formulas, keys and units, ages, and names."""
    people = persons(catalogue)
    found = {
        frozenset((numerator, denominator))
        for one in catalogue.indicators.values()
        for numerator in one.numerator
        for denominator in one.denominator
        if {numerator, denominator} <= people.keys() and numerator != denominator
    }
    return found | {
        frozenset((one, other))
        for one, other in combinations(people, 2)
        if _alike(people[one], people[other]) or _within(one, other)
    }


def _alike(one: Measure, other: Measure) -> bool:
    """Keys of which one has all words of the other, the same unit, or names of which one begins with the other."""
    words = set(one.key.split("_")), set(other.key.split("_"))
    if words[0] <= words[1] or words[1] <= words[0] or one.unit == other.unit:
        return True
    names = [re.findall(r"\w+", measure.name["de"].lower()) for measure in (one, other)]
    return names[0][: len(names[1])] == names[1] or names[1][: len(names[0])] == names[0]


def _within(one: str, other: str) -> bool:
    a, b = _ages(one), _ages(other)
    return bool(a and b and ((a[0] >= b[0] and a[1] <= b[1]) or (b[0] >= a[0] and b[1] <= a[1])))


def _ages(key: str) -> tuple[int, int] | None:
    """From and to (exclusive) of the ages that a measure of the resident population counts."""
    if key == "bevoelkerung":
        return 0, 1000
    found = re.fullmatch(r"(?:kinder|jugendliche)_(?:u(\d+)|(\d+)_(\d+))", key)
    if not found:
        return None
    below, first, last = found.groups()
    return (0, int(below)) if below else (int(first), int(last))


def related(catalogue: Catalogue) -> set[Pair]:
    """Part and whole, by shares and stated sums and what follows from both; and parts of one sum, which are
    apart."""
    people = persons(catalogue)
    wholes: dict[str, set[str]] = {key: set() for key in people}
    apart: set[Pair] = set()
    for indicator in catalogue.indicators.values():
        if indicator.is_share:
            for numerator in set(indicator.numerator) & people.keys():
                wholes[numerator] |= set(indicator.denominator) & people.keys()
    for stated in catalogue.sums:
        parts = [part for part in (one.partition("/")[0] for one in stated.parts) if part in people]
        for part in parts if "/" not in stated.whole else ():
            wholes[part].add(stated.whole)
        apart |= {frozenset(pair) for pair in combinations(set(parts), 2)}
    for _ in people:
        before = sum(map(len, wholes.values()))
        for of in wholes.values():
            of |= {further for one in of for further in wholes.get(one, ())}
        if sum(map(len, wholes.values())) == before:
            break
    below = {key: {key} | {part for part, of in wholes.items() if key in of} for key in people}
    pairs = {frozenset((part, whole)) for part, of in wholes.items() for whole in of if part != whole}
    return pairs | {pair for one, other in map(tuple, apart) for pair in between(below[one], below[other])}


def apart_in(
    document: Mapping[str, object], file: str, measures: Mapping[str, Measure], problems: Problems
) -> Iterator[tuple[Pair, str, str]]:
    """Pairs that an `apart` document says to be no part and whole, with the reason and the key of its entry."""
    for key, content in document.items():
        entry = EntryReader(file, key, content, problems)
        some, others = (entry.names(name, measures, "Merkmal") for name in ("some", "others"))
        because = entry.string("because")
        entry.close()
        for name, given in (("some", some), ("others", others)):
            if not given:
                entry.problem("Hier fehlen Merkmale.", name)
        for pair in between(some, others):
            if len(pair) == 2:
                yield pair, because, key


@cache
def shipped_apart() -> Mapping[Pair, str]:
    """What `apart.yaml` says, with the reasons. Raises CatalogueError where the file is broken."""
    problems = Problems()
    document = read_document(_FILE, problems)
    found = {pair: why for pair, why, _ in apart_in(document, _FILE.name, load().measures, problems)}
    refuse(problems)
    return found
