"""Whether a mapping fits the sheet it is applied to: its rows, columns, heads and years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.domain.indicator import Catalogue
from dashboard.domain.measure import Measure
from data.importing.findings import Findings, listings, rows_in_words, shortened, wanted
from data.importing.mapping.grid import Grid, column_of
from data.importing.mapping.headings import head_rows, headings, names_school_year, years_in
from data.importing.mapping.place_names import PlaceNames
from data.importing.mapping.placeholders import is_number
from data.importing.mapping.propose import completed_heads
from data.importing.mapping.sheet_mapping import SheetMapping
from data.importing.tables.raw_table import letter


@dataclass(slots=True)
class MappedReader:
    """One sheet in hand, and what its findings need."""

    grid: Grid
    mapping: SheetMapping
    names: PlaceNames
    catalogue: Catalogue
    own: Mapping[str, Measure]
    findings: Findings
    empty: int = 0
    left_out: dict[str, int] = field(default_factory=dict)

    def measure_of(self, key: str) -> Measure | None:
        """The measure of a key, of the catalogue or of the delivery."""
        return self.catalogue.measures.get(key) or self.own.get(key)


def span(reader: MappedReader) -> range | None:
    """Rows of the grid that the mapping names, None with an error where nothing stands there."""
    mapping, grid = reader.mapping, reader.grid
    if mapping.turned:
        return range(min(mapping.first - 1, grid.height), min(mapping.last, grid.height))
    rows = [at for at, number in enumerate(grid.numbers) if mapping.first <= number <= mapping.last]
    if not rows:
        reader.findings.tell(
            "error",
            "rows_empty",
            first=mapping.first,
            last=mapping.last,
            expected=wanted("rows_with_values"),
        )
        return None
    return range(rows[0], rows[-1] + 1)


def columns_fit(reader: MappedReader) -> bool:
    """Whether every column and measure of the mapping exists, and every figure has a year."""
    mapping, width = reader.mapping, reader.grid.width
    named = [
        mapping.place,
        mapping.amt,
        mapping.year,
        *(one.column for one in mapping.values),
    ]
    beyond = [one for one in named if one and column_of(one) >= width]
    unknown = [one.measure for one in mapping.values if reader.measure_of(one.measure) is None]
    undated = [one.column for one in mapping.values if one.year is None and not mapping.year]
    if beyond:
        reader.findings.tell("error", "columns_beyond", columns=listings(beyond), last=letter(width - 1))
    if unknown:
        reader.findings.tell(
            "error",
            "measures_unknown",
            measures=listings(dict.fromkeys(unknown)),
            expected=wanted("catalogue_measure"),
        )
    if undated:
        reader.findings.tell("error", "undated", columns=listings(undated), column=undated[0])
    return not (beyond or unknown or undated)


def heads_fit(reader: MappedReader, span: range) -> bool:
    """Whether the columns are those that somebody has looked at: another order or year would be read wrongly, and
    rows beyond the mapping not at all."""
    grid, mapping, findings = reader.grid, reader.mapping, reader.findings
    place, before = column_of(mapping.place), findings.errors
    heads = completed_heads(headings(grid, head_rows(grid, span.start)), place)
    for one in mapping.values:
        head = heads[column_of(one.column)]
        if one.heading and head.signature != one.heading:
            findings.tell(
                "error",
                "other_head",
                words=shortened(head.words),
                heading=one.heading,
                column=one.column,
                expected=wanted("same_table"),
            )
        years = years_in(head.words)
        possible = {*years, *(year + 1 for year in years if names_school_year(head.words))}
        if one.year is not None and years and one.year not in possible:
            findings.tell(
                "error",
                "other_year",
                head=years[0],
                year=one.year,
                column=one.column,
                expected=str(years[0]),
            )
    beyond = [
        at
        for at in range(grid.height)
        if at not in span
        and grid.own(at, place)
        and reader.names.match(grid.own(at, place), level=mapping.level).key
        and any(is_number(grid.own(at, column_of(one.column))) for one in mapping.values)
    ]
    if beyond:
        findings.tell(
            "error",
            "rows_beyond",
            row=grid.number(beyond[0], place),
            expected=f"Zeilen {mapping.first} bis {mapping.last}, oder eine neue Zuordnung",
        )
    return findings.errors == before


def say_hidden(reader: MappedReader) -> None:
    """Says what is read although it is hidden."""
    grid, mapping = reader.grid, reader.mapping
    if grid.hidden:
        reader.findings.tell("warning", "hidden_sheet")
    if grid.turned:
        return
    hidden = sorted(row for row in grid.hidden_rows if mapping.first <= row <= mapping.last)
    if hidden:
        reader.findings.tell(
            "warning",
            "hidden_row" if len(hidden) == 1 else "hidden_rows",
            rows=rows_in_words(hidden),
            row=hidden[0],
        )
    columns = [one.column for one in mapping.values if column_of(one.column) in grid.hidden_columns]
    if columns:
        reader.findings.tell("warning", "hidden_columns", columns=listings(columns))
