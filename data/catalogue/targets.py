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
    found = tuple(
        sorted((_target(one, highest) for one in entry.entries("targets")), key=lambda one: one.year_from)
    )
    for one, other in combinations(found, 2):
        if one.year_from == other.year_from and _common(one, other):
            entry.problem(f"Ab {one.year_from} gelten zwei Zielwerte zugleich.")
    return found


def _target(entry: EntryReader, highest: float) -> Target:
    target = Target(
        year_from=entry.integer("year_from", 1949, 2100),
        value=entry.decimal("value", 0.0, highest),
        label=entry.text("label"),
        source=entry.string("source"),
        levels=entry.names("levels", LEVELS, "Ebene"),
    )
    entry.close()
    return target


def _common(one: Target, other: Target) -> bool:
    """Whether both hold for some level; no level named means all."""
    return not one.levels or not other.levels or bool(set(one.levels) & set(other.levels))
