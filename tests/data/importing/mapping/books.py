"""Workbooks and texts as people make them, and how a test reads them: proposed, decided, applied."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.domain.indicator import Catalogue
from data.catalogue.loader import load
from data.importing.checks.observations import check
from data.importing.files.limits import Limits
from data.importing.findings import Delivery, Findings
from data.importing.mapping.place_names import PlaceNames
from data.importing.mapping.propose import Proposal
from data.importing.mapping.read import Mapped, confirmed, names_of_district, proposals, read_with
from data.importing.mapping.sheet_mapping import SheetMapping, read_mappings, written
from data.importing.read import read_file

Figure = float | str
"""A value, or the key of a status."""
Cell = tuple[str, str, int, str]

PARCHIM, LUDWIGSLUST, LUEBTHEEN, BOIZENBURG = "13076108", "13076090", "13076088", "13076014"
U3, OVER3 = "kinder_betreut_u3", "kinder_betreut_3_6"


@cache
def names() -> PlaceNames:
    return names_of_district("13076")


@cache
def catalogue() -> Catalogue:
    return load()


@dataclass(frozen=True)
class Read:
    """What came of a file: figures by measure, key, year and breakdown, and every sentence."""

    figures: dict[Cell, Figure]
    messages: str
    errors: int
    proposed: tuple[Proposal, ...] = ()


@dataclass
class Book:
    """A workbook in the making: rows of the first sheet, more sheets by name."""

    rows: Sequence[Sequence[object]]
    title: str = "Tabelle1"
    merge: Sequence[str] = ()
    hide_rows: Sequence[int] = ()
    hide_columns: Sequence[str] = ()
    formats: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, Sequence[Sequence[object]]] = field(default_factory=dict)

    def content(self) -> bytes:
        """As .xlsx."""
        book = Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        sheet.title = self.title
        _fill(sheet, self.rows)
        for cell, shown in self.formats.items():
            sheet[cell].number_format = shown
        for area in self.merge:
            sheet.merge_cells(area)
        for row in self.hide_rows:
            sheet.row_dimensions[row].hidden = True
        for column in self.hide_columns:
            sheet.column_dimensions[column].hidden = True
        for name, rows in self.more.items():
            _fill(book.create_sheet(name), rows)
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()


def _fill(sheet: Worksheet, rows: Sequence[Sequence[object]]) -> None:
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if value is not None:
                sheet.cell(number, column, value)


@dataclass(frozen=True)
class Decisions:
    """What a person decides: measures by a word of the head, years by column, places and placeholders by text."""

    measures: Mapping[str, str] = field(default_factory=dict)
    years: Mapping[str, int] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    placeholders: Mapping[str, str] = field(default_factory=dict)


NO_DECISIONS = Decisions()


def read(content: bytes, file: str = "liste.xlsx", decisions: Decisions = NO_DECISIONS) -> Read:
    """Proposes, decides, writes the mapping as JSON, and reads the file with what comes back from it."""
    found = proposals(content, file, names(), catalogue(), {}, Limits())
    if not found:
        return Read({}, "", 0)
    mappings = tuple(_decided(one, decisions) for one in found)
    return replace(apply(content, file, mappings), proposed=found)


def apply(content: bytes, file: str, mappings: tuple[SheetMapping, ...]) -> Read:
    """Reads with mappings that have been written and read again."""
    again = read_mappings(written(mappings), "zuordnung.json")
    assert again == mappings
    findings = Findings(Path(file).name)
    readings = read_with(content, file, Mapped(again, names()), catalogue(), {}, Limits(), findings)
    readings = check(readings, catalogue(), {}, findings)
    figures: dict[Cell, Figure] = {}
    for one in readings:
        of = one.observation
        cell = (of.measure, of.area, of.year, of.breakdown)
        assert cell not in figures
        figures[cell] = of.status.key if of.value is None else of.value
    return Read(figures, "\n".join(one.message for one in findings.listed()), findings.errors)


def placed(content: bytes, decisions: Decisions = NO_DECISIONS) -> dict[Cell, tuple[object, ...]]:
    """Sheet, row, column and further rows of each figure."""
    mappings = tuple(
        _decided(one, decisions)
        for one in proposals(content, "liste.xlsx", names(), catalogue(), {}, Limits())
    )
    mapped = Mapped(mappings, names())
    found = read_with(content, "liste.xlsx", mapped, catalogue(), {}, Limits(), Findings("liste.xlsx"))
    return {
        (one.observation.measure, one.observation.area, one.observation.year, one.observation.breakdown): (
            *(one.sheet, one.row, one.column, one.more_rows),
        )
        for one in found
    }


def plain_delivery(path: Path) -> Delivery:
    """A file as the import reads it, with the places of the small world."""
    return read_file(path, catalogue(), {"13076001", "13076002"})


def _decided(proposal: Proposal, decisions: Decisions) -> SheetMapping:
    mapping = confirmed(proposal)
    values = []
    for column in mapping.values:
        heading = next((one.heading for one in proposal.columns if column.column in one.columns), "")
        measure = next((key for word, key in decisions.measures.items() if word in heading), column.measure)
        values.append(replace(column, measure=measure, year=decisions.years.get(column.column, column.year)))
    return replace(
        mapping,
        values=tuple(values),
        places={**mapping.places, **decisions.places},
        placeholders={**mapping.placeholders, **decisions.placeholders},
    )
