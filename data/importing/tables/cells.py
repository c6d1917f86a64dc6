"""A delivered cell: what identifies it, and the words that name it."""

from __future__ import annotations

from dashboard.domain.observation import Observation

Cell = tuple[str, str, int, str]
"""Measure, area, year, breakdown."""


def cell_of(one: Observation) -> Cell:
    """Measure, area, year and breakdown: of what the observation is."""
    return (one.measure, one.area, one.year, one.breakdown)


def words_of(one: Observation) -> str:
    """The words that name a cell in a sentence."""
    breakdown = f", {one.breakdown}" if one.breakdown else ""
    return f"{one.measure}, Gebiet {one.area}, {one.year}{breakdown}"
