"""What a template gave that came back: its filled cells, as observations or as figures of institutions."""

from __future__ import annotations

from dataclasses import dataclass, field

from dashboard.domain.observation import Observation, Status
from dashboard.domain.templates.returned import ReturnedTemplate
from dashboard.domain.templates.template import CellAt, Template, TemplateColumn
from data.importing.formats.plain import SOURCE
from data.importing.tables.markers import CellReading
from data.importing.tables.matching import Reading
from data.importing.tables.numbers import german_text
from data.importing.tables.raw_table import OwnTable, RawRow

_FIGURE_HEAD = ("einrichtung", "merkmal", "jahr", "gliederung", "wert")
_FIGURE_SIGNS = {Status.SUPPRESSED: ".", Status.ZERO: "0", Status.NOT_APPLICABLE: "x", Status.LATER: "..."}
"""How the table of figures of institutions writes what has no number; what is not known has no row there."""


@dataclass(frozen=True, slots=True)
class FilledCell:
    """A cell that holds something: where it stands in the file, and what it says."""

    place: str
    column: TemplateColumn
    found: CellReading
    row: int
    letter: str
    sheet: str
    text: str


@dataclass(slots=True)
class TemplateReading:
    """What a template gave: the filled cells by place and column, and those that stand twice."""

    template: Template
    filled: dict[CellAt, FilledCell] = field(default_factory=dict)
    unread: set[CellAt] = field(default_factory=set)

    def returned(self) -> ReturnedTemplate:
        """How complete it is. A cell that holds something unreadable is not missing."""
        missing = tuple(
            one for one in self.template.open_cells() if one not in self.filled and one not in self.unread
        )
        return ReturnedTemplate(self.template, len(self.filled), missing)

    def observations(self) -> list[Reading]:
        """The filled cells as observations of the district's own tables, in the order of the file."""
        return [
            Reading(
                Observation(
                    one.column.measure,
                    one.place,
                    one.column.year,
                    one.column.breakdown,
                    one.found.value,
                    one.found.status,
                    SOURCE,
                    one.found.marks,
                ),
                one.row,
                one.letter,
                one.sheet,
                one.text,
            )
            for one in self.filled.values()
        ]

    def figure_tables(self) -> list[OwnTable]:
        """The filled cells of an operator's template as tables of yearly figures of institutions, one a sheet."""
        by_sheet: dict[str, list[RawRow]] = {}
        for one in self.filled.values():
            sign = _FIGURE_SIGNS.get(one.found.status, "")
            text = german_text(one.found.value) if one.found.value is not None else sign
            if text:
                cells = (one.place, one.column.measure, str(one.column.year), one.column.breakdown, text)
                by_sheet.setdefault(one.sheet, []).append(RawRow(one.row, cells))
        return [OwnTable(RawRow(0, _FIGURE_HEAD), tuple(rows), name) for name, rows in by_sheet.items()]
