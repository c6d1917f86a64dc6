"""A delivered cell: what identifies it, and the words that name it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.domain.measure import Measure
from dashboard.domain.observation import Observation
from dashboard.texts import say

Cell = tuple[str, str, int, str]
"""Measure, area, year, breakdown."""


def cell_of(one: Observation) -> Cell:
    """Measure, area, year and breakdown: of what the observation is."""
    return (one.measure, one.area, one.year, one.breakdown)


@dataclass(frozen=True, slots=True)
class CellWords:
    """Names cells and measures in sentences: by the name of the measure, of which new ones of a delivery know theirs
    as well."""

    measures: Mapping[str, Measure]

    def of(self, one: Observation) -> str:
        """The words that name a cell in a German sentence."""
        return self.told(one)[0]

    def told(self, one: Observation) -> tuple[str, str]:
        """The same in German and in English."""
        breakdown = f", {one.breakdown}" if one.breakdown else ""
        german, english = (
            say(lang, "finding_part_cell", measure=name, area=one.area, year=one.year, breakdown=breakdown)
            for lang, name in zip(("de", "en"), self.names(one.measure), strict=True)
        )
        return german, english

    def names(self, key: str) -> tuple[str, str]:
        """The German and the English name of a measure in quotation marks, its key where nobody has named it."""
        measure = self.measures.get(key)
        return (f"„{measure.name['de']}“", f"“{measure.name['en']}”") if measure else (key, key)

    def listed(self, keys: Iterable[str]) -> tuple[str, str]:
        """The names of several measures."""
        every = [self.names(key) for key in keys]
        return ", ".join(german for german, _ in every), ", ".join(english for _, english in every)
