"""Turns the targets of a catalogue entry into values of the domain, and refuses those that contradict each
other."""

from __future__ import annotations

from itertools import combinations

from dashboard.domain.area import LEVELS
from dashboard.domain.indicator import Target
from dashboard.indicators.targets import highest_target
from data.catalogue.documents import EntryReader


def of(entry: EntryReader) -> tuple[Target, ...]:
    """The `targets` of an indicator, earliest first. A share lies between 0 and 100, no other target below 0
    either."""
    highest = highest_target(entry.string("unit", "") if entry.has("unit") else "")
    read = []
    for one in entry.entries("targets"):
        read.append(target_of(one, highest))
        one.close()
    found = tuple(sorted(read, key=lambda each: each.year_from))
    for first, other in combinations(found, 2):
        if at_once(first, other):
            entry.problem(f"Ab {first.year_from} gelten zwei Zielwerte zugleich.", "targets")
    return found


def target_of(entry: EntryReader, highest: float) -> Target:
    """One target with its fields; `highest` is the largest value that its indicator can reach."""
    return Target(
        year_from=entry.integer("year_from", 1949, 2100),
        value=entry.decimal("value", 0.0, highest),
        label=entry.text("label"),
        source=entry.string("source"),
        levels=entry.names("levels", LEVELS, "Ebene"),
    )


def at_once(one: Target, other: Target) -> bool:
    """Whether both begin to hold in one year for some level; no level named means all."""
    common = not one.levels or not other.levels or bool(set(one.levels) & set(other.levels))
    return common and one.year_from == other.year_from
