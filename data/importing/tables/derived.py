"""Figures that a table does not give but that follow from it: sums of categories, and the rest of a whole."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.observation import Status
from data.importing.tables.markers import CellReading

_WEAKEST_FIRST = (
    Status.SUPPRESSED,
    Status.LATER,
    Status.UNRELIABLE,
    Status.NOT_COLLECTED,
    Status.NOT_APPLICABLE,
)


def total(parts: Sequence[CellReading]) -> CellReading:
    """The sum over categories. A hidden, late or unreliable part hides it; parts that do not apply count
    nothing."""
    marks = _marks(*parts)
    counting = [one for one in parts if one.status is not Status.NOT_APPLICABLE]
    if not counting:
        return CellReading(None, Status.NOT_APPLICABLE, marks)
    return _without_number(counting, marks) or _number(sum(one.value or 0.0 for one in counting), marks)


def rest(whole: CellReading, part: CellReading) -> CellReading:
    """The whole minus its part. Where either has no certain number, neither has the rest."""
    marks = _marks(whole, part)
    return _without_number([whole, part], marks) or _number((whole.value or 0.0) - (part.value or 0.0), marks)


def _without_number(figures: Sequence[CellReading], marks: str) -> CellReading | None:
    for status in _WEAKEST_FIRST:
        if any(one.status is status for one in figures):
            return CellReading(None, status, marks)
    return None


def _number(value: float, marks: str) -> CellReading:
    return CellReading(value, Status.REPORTED if value else Status.ZERO, marks)


def _marks(*figures: CellReading) -> str:
    return "".join(sorted({letter for one in figures for letter in one.marks}))
