"""Every pair of measures of which one may be a part of the other is a relation that protection counts with,
or none."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from data.catalogue.loader import load

CATALOGUE = load()
PERSONS = {key: one for key, one in CATALOGUE.measures.items() if one.kind == "persons"}
Pair = frozenset[str]
_OCCASIONS = "counted on different occasions: moves, refusals and private schools lie between"
_OVERLAP = "two properties of the same children, neither of which implies the other"
CHILDREN_BY_AGE = {"kinder_u3", "kinder_3_6", "kinder_u7", "kinder_u15"}
IN_CARE = {"kinder_betreut_u3", "kinder_betreut_3_6", "kinder_ganztags_u3", "kinder_ganztags_3_6"}
IN_CENTRES = {"kinder_in_kitas", "kinder_in_kitas_auslaendische_herkunft"}
AT_SCHOOL_START = {"kinder_einschulungsuntersuchung", "kinder_sprachauffaellig"}
CERTIFICATES = {
    f"abgaenge_{one}" for one in ("ohne_berufsreife", "berufsreife", "mittlere_reife", "hochschulreife")
}
STARTERS = {"eingeschulte", "spaet_eingeschulte"}


def between(some: set[str], others: set[str]) -> set[Pair]:
    return {frozenset((one, other)) for one in some for other in others}


NO_PART: dict[Pair, str] = {
    **dict.fromkeys(between(AT_SCHOOL_START, STARTERS), _OCCASIONS),
    **dict.fromkeys(between(AT_SCHOOL_START | STARTERS, CHILDREN_BY_AGE | IN_CARE | IN_CENTRES), _OCCASIONS),
    **dict.fromkeys(
        between(IN_CENTRES, CHILDREN_BY_AGE), "centres count where they are, children where they live"
    ),
    **dict.fromkeys(between(IN_CARE, {"kinder_in_kitas_auslaendische_herkunft"}), _OVERLAP),
    **dict.fromkeys(
        between({"schueler_auslaendisch"}, {"schueler_erfasst", "schueler_foerderbedarf"}), _OVERLAP
    ),
    **dict.fromkeys(between(CERTIFICATES, {"verbleib_erfasst", "verbleib_in_anschluss"}), _OVERLAP),
    frozenset(("bevoelkerung", "bevoelkerung_2013")): "the same on two days",
    frozenset(("auszubildende_wohnort", "jugendliche_15_25")): "apprentices of 25 and more are counted too",
    frozenset(("sprachkurs_wartewochen", "sprachkurs_teilnahmen")): "weeks are no persons",
    **dict.fromkeys(
        between({"bevoelkerung"}, CHILDREN_BY_AGE | {"jugendliche_15_25"}),
        "everybody of 25 and more lies between, whom nobody publishes: the attack tests count with it and "
        "find nothing",
    ),
}
"""Pairs that look like part and whole and are not."""


def ages(key: str) -> tuple[int, int] | None:
    """From and to (exclusive) of the ages that a measure of the resident population counts."""
    if key == "bevoelkerung":
        return 0, 1000
    found = re.fullmatch(r"(?:kinder|jugendliche)_(?:u(\d+)|(\d+)_(\d+))", key)
    if not found:
        return None
    below, first, last = found.groups()
    return (0, int(below)) if below else (int(first), int(last))


def by_formula() -> set[Pair]:
    return {
        frozenset((numerator, denominator))
        for one in CATALOGUE.indicators.values()
        for numerator in one.numerator
        for denominator in one.denominator
        if {numerator, denominator} <= PERSONS.keys()
    }


def by_name() -> set[Pair]:
    """Keys of which one has all words of the other, and measures that count in the same unit."""
    found = set()
    for one, other in combinations(PERSONS, 2):
        words = set(one.split("_")), set(other.split("_"))
        if words[0] <= words[1] or words[1] <= words[0] or PERSONS[one].unit == PERSONS[other].unit:
            found.add(frozenset((one, other)))
    return found


def by_age() -> set[Pair]:
    found = set()
    for one, other in combinations(PERSONS, 2):
        a, b = ages(one), ages(other)
        if a and b and ((a[0] >= b[0] and a[1] <= b[1]) or (b[0] >= a[0] and b[1] <= a[1])):
            found.add(frozenset((one, other)))
    return found


def by_definition() -> set[Pair]:
    """Names of which one begins with all of the other's words, "Abgehende, deren Verbleib" with
    "Abgehende"."""
    names = {key: re.findall(r"\w+", one.name["de"].lower()) for key, one in PERSONS.items()}
    return {
        frozenset((one, other))
        for one, other in combinations(PERSONS, 2)
        if names[one][: len(names[other])] == names[other] or names[other][: len(names[one])] == names[one]
    }


def related() -> set[Pair]:
    """Part and whole, by shares and stated sums and what follows from both; and parts of one sum, which are
    apart."""
    wholes: dict[str, set[str]] = {key: set() for key in PERSONS}
    apart: set[Pair] = set()
    for indicator in CATALOGUE.indicators.values():
        if indicator.is_share:
            for numerator in set(indicator.numerator) & PERSONS.keys():
                wholes[numerator] |= set(indicator.denominator) & PERSONS.keys()
    for stated in CATALOGUE.sums:
        parts = [one.partition("/")[0] for one in stated.parts]
        for part in parts:
            wholes[part].add(stated.whole)
        apart |= {frozenset(pair) for pair in combinations(set(parts), 2)}
    for _ in PERSONS:
        for of in wholes.values():
            of |= {further for one in of for further in wholes[one]}
    below = {key: {key} | {part for part, of in wholes.items() if key in of} for key in PERSONS}
    pairs = {frozenset((part, whole)) for part, of in wholes.items() for whole in of if part != whole}
    return pairs | {pair for one, other in map(tuple, apart) for pair in between(below[one], below[other])}


CANDIDATES = by_formula() | by_name() | by_age() | by_definition()


@pytest.mark.parametrize("pair", sorted(map(sorted, CANDIDATES)), ids="-".join)
def test_what_may_be_a_part_of_something_is_stated_or_said_to_be_none(pair):
    """A new measure lands here: add it to `sums.yaml`, or say above why no reader can take it for a part."""
    assert (frozenset(pair) in related()) != (frozenset(pair) in NO_PART), pair


def test_nothing_is_said_to_be_no_part_that_does_not_look_like_one():
    assert set(NO_PART) <= CANDIDATES


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("verbleib_erfasst", "abgaenge"),
        ("schueler_erfasst", "schueler"),
        ("schueler_foerderbedarf", "schueler"),
        ("kinder_ganztags_u3", "kinder_in_kitas"),
        ("kinder_ganztags_u3", "kinder_u15"),
        ("arbeitslose_15_25", "jugendliche_15_25"),
        ("bewerber_unversorgt", "bewerber"),
    ],
)
def test_parts_are_known_along_whole_chains(part, whole):
    assert frozenset((part, whole)) in related()
