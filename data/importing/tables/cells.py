"""A delivered cell: what identifies it, and the words that name it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.domain.measure import Measure
from dashboard.domain.observation import Observation

Cell = tuple[str, str, int, str]
"""Measure, area, year, breakdown."""


def cell_of(one: Observation) -> Cell:
    """Measure, area, year and breakdown: of what the observation is."""
    return (one.measure, one.area, one.year, one.breakdown)


@dataclass(frozen=True, slots=True)
class CellWords:
    """Names cells and measures in German sentences: by the name of the measure, of which new ones of a delivery know
    theirs as well."""

    measures: Mapping[str, Measure]

    def of(self, one: Observation) -> str:
        """The words that name a cell in a sentence."""
        breakdown = f", {one.breakdown}" if one.breakdown else ""
        return f"{self.measure(one.measure)}, Gebiet {one.area}, {one.year}{breakdown}"

    def measure(self, key: str) -> str:
        """The name of a measure in quotation marks, its key where nobody has named it."""
        return f"„{self.measures[key].name['de']}“" if key in self.measures else key
