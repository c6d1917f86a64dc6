"""Where a published cell comes from: files, rows, people, and what stood there before.

Numbers of single places or measures that are not public by themselves have no room here: whoever may see them
opens the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dashboard.staff.versions.cell_states import CellState
from dashboard.staff.versions.hiding import HidingReason


class MeasureRole(StrEnum):
    """What a measure is in the indicator's formula."""

    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class FilePlace:
    """A place in a delivered file. `original` is the fingerprint under which the file is stored, empty where it is
    not; `row` is None where only the file is known."""

    name: str
    original: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    more_rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DeliveredFigure:
    """A raw figure without its number: what it is of, and how it came in.

    `place` is None for what ships. `made_by` has imported it, `released_by` has released it, empty where nobody
    wrote it down; `embedded`: it ships with the program.
    """

    area: str
    source: str
    version: str
    made_at: datetime
    made_by: str
    note: str
    embedded: bool
    place: FilePlace | None
    format: str = ""
    table: str = ""
    released_by: str = ""
    released_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MeasureOrigin:
    """Where one measure of a cell comes from: `figures` of the place itself, predecessors included, or, of a sum,
    those of its municipalities (`summed`). None at all: the measure is counted from institutions, or missing.

    `value` is the number of the published cell where the measure alone makes it, else None.
    """

    measure: str
    role: MeasureRole
    year: int
    breakdown: str
    figures: tuple[DeliveredFigure, ...]
    summed: bool
    value: float | None


@dataclass(frozen=True, slots=True)
class EarlierValue:
    """The last version that said something else of the cell."""

    version: str
    state: CellState
    figure: DeliveredFigure | None


@dataclass(frozen=True, slots=True)
class CellProvenance:
    """Everything that is known of a published cell. `reason` is why it is hidden, None where it is not; `before`
    None where no earlier version said anything else."""

    version: str
    indicator: str
    level: str
    breakdown: str
    area: str
    year: int
    state: CellState
    reason: HidingReason | None
    measures: tuple[MeasureOrigin, ...]
    before: EarlierValue | None

    @property
    def main(self) -> DeliveredFigure | None:
        """The figure that stands for the cell: the first of its first measure."""
        return next((one.figures[0] for one in self.measures if one.figures), None)
