"""A template: a workbook with a row for each place and cells to be filled in, as it was sent to one Amt or
operator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

AMT = "amt"
OPERATOR = "operator"
"""Whom a template is for: an Amt (or a town without one), whose rows are municipalities; an operator, whose rows are
institutions."""
ALLOWED_SIGNS = ("k. A.", "<3", "-")
"""What may stand in a cell instead of a number: not known, too few to be said, none."""
HIDDEN_TEXT = "geschützt"
"""What stands in the place of a published count that is kept secret."""

CellAt = tuple[str, str]
"""Key of a place and key of a column."""


@dataclass(frozen=True, slots=True)
class TemplatePlace:
    """One row: the key of a municipality or institution and its name."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """One column: what is counted, in which breakdown (empty for the total) and year. `key` names it inside the
    workbook. Not `asked`: it shows what is published of an earlier year, and nothing is to be filled in."""

    key: str
    measure: str
    breakdown: str
    year: int
    asked: bool = True


@dataclass(frozen=True, slots=True)
class CellLimit:
    """The largest number that a cell can hold: `certain` where the base of that year is published, else an estimate
    from an earlier year."""

    highest: int
    certain: bool


@dataclass(frozen=True, slots=True)
class Template:
    """Everything that stands in one workbook.

    `number` is how staff call it ("V-2026-12"); `area` the key of the Amt or town, or the name of the operator;
    `earlier` what is published of a cell: it is locked then, HIDDEN_TEXT where the count is kept secret; `limits`
    of open cells, where they are known; `deadline` None where none is set; `return_to` an e-mail address or empty.
    """

    number: str
    title: str
    kind: str
    area: str
    area_name: str
    issued_on: date
    deadline: date | None
    return_to: str
    places: tuple[TemplatePlace, ...]
    columns: tuple[TemplateColumn, ...]
    earlier: Mapping[CellAt, str] = field(default_factory=dict)
    limits: Mapping[CellAt, CellLimit] = field(default_factory=dict)

    @property
    def measures(self) -> tuple[str, ...]:
        """Keys of the measures that are asked for, in the order of the columns."""
        return tuple(dict.fromkeys(one.measure for one in self.columns if one.asked))

    @property
    def years(self) -> tuple[int, ...]:
        """The years that are asked for, ascending."""
        return tuple(sorted({one.year for one in self.columns if one.asked}))

    def is_open(self, place: str, column: TemplateColumn) -> bool:
        """Whether a cell is to be filled in: asked for, and nothing is published of it."""
        return column.asked and (place, column.key) not in self.earlier

    def open_cells(self) -> tuple[CellAt, ...]:
        """All cells that are to be filled in, row by row."""
        return tuple(
            (place.key, column.key)
            for place in self.places
            for column in self.columns
            if self.is_open(place.key, column)
        )
