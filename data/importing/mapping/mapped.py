"""Applies a mapping to a sheet: figures with places, years and measures, or findings that say what stands against
it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.domain.indicator import Catalogue
from dashboard.domain.measure import Measure
from dashboard.domain.observation import Observation, Status
from data.importing.files.oddities import MERGED, Odd, explained
from data.importing.files.sheet_cells import Sheet
from data.importing.findings import Findings, listing, listings, rows_in_words, shortened, wanted
from data.importing.formats.plain import SOURCE, value_in
from data.importing.mapping.fit import MappedReader, columns_fit, heads_fit, say_hidden, span
from data.importing.mapping.grid import Grid, column_of
from data.importing.mapping.headings import head_rows, repeats_head, same_head
from data.importing.mapping.place_names import PlaceNames, plain
from data.importing.mapping.placeholders import is_number, is_placeholder, joined, usual_status
from data.importing.mapping.propose import office_of, place_key
from data.importing.mapping.questions import candidates_in_words
from data.importing.mapping.roles import is_total
from data.importing.mapping.sheet_mapping import LEFT_OUT, TOTAL, SheetMapping, ValueColumn
from data.importing.mapping.totals import RowOfTotals, added_up, check_totals
from data.importing.tables.areas import key_of
from data.importing.tables.markers import CellReading
from data.importing.tables.matching import Reading
from data.importing.tables.periods import NotAYear, year_of
from data.importing.tables.raw_table import RawRow

_STATUS = {status.key: status for status in Status}


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of data, the key of its place, and the decision's words where one was needed."""

    at: int
    key: str
    name: str
    merged: bool


def read_mapped(
    sheet: Sheet,
    mapping: SheetMapping,
    names: PlaceNames,
    catalogue: Catalogue,
    own: Mapping[str, Measure],
    findings: Findings,
) -> list[Reading]:
    """All observations of a sheet as its mapping says. Every name, sign or column that is not decided is an error;
    rows of totals are compared with the sums of the others."""
    grid = Grid.of(sheet)
    reader = MappedReader(
        grid.upright() if mapping.turned else grid, mapping, names, catalogue, own, findings
    )
    with findings.inside(sheet.name):
        for question in mapping.questions:
            findings.tell("error", "open_question", question=question, expected=wanted("decision"))
        rows_in = None if mapping.open else span(reader)
        if rows_in is None or not columns_fit(reader) or not heads_fit(reader, rows_in):
            return []
        say_hidden(reader)
        rows, totals = _rows(reader, rows_in)
        cells = _melted(rows, mapping.values)
        read = [one for row, column in cells if (one := _cell(reader, row, column)) is not None]
        readings = _joined(reader, rows, read)
        check_totals(reader.grid, totals, mapping, readings, findings)
        _say_left(reader)
        return readings


def _rows(reader: MappedReader, span: range) -> tuple[list[_Row], list[RowOfTotals]]:
    mapping, grid = reader.mapping, reader.grid
    place = column_of(mapping.place)
    amt = column_of(mapping.amt) if mapping.amt else None
    heads = head_rows(grid, span.start)
    rows: list[_Row] = []
    totals: list[RowOfTotals] = []
    for at in span:
        text = grid.text(at, place)
        if repeats_head(grid, heads, at, place):
            _say_head(
                reader, at, same_head(grid, heads, at, [column_of(one.column) for one in mapping.values])
            )
            continue
        other = grid.text(at, column_of(mapping.district)) if mapping.district else ""
        if other and not is_total(text) and not reader.names.is_district(other):
            reader.findings.tell(
                "error",
                "other_district",
                text=shortened(text),
                other=shortened(other),
                row=grid.number(at, place),
                column=mapping.district,
                found=other,
                expected=wanted("own_places"),
                same="other district",
            )
            continue
        filled = [one for one in mapping.values if grid.own(at, column_of(one.column))]
        if not text:
            if filled:
                _without_place(reader, at, filled)
            continue
        office = office_of(grid, at, span.start, amt)
        decision = mapping.places.get(place_key(text, office), mapping.places.get(text, ""))
        if decision == TOTAL or (not decision and is_total(text)):
            totals.append(RowOfTotals(at, text, added_up(text, reader.names)))
        elif decision == LEFT_OUT:
            reader.left_out[text] = grid.number(at, place)
        elif decision:
            _decided(reader, at, text, decision, rows)
        else:
            _matched(reader, at, text, office, filled, rows)
    return rows, totals


def _say_head(reader: MappedReader, at: int, same: bool) -> None:
    number = reader.grid.number(at, column_of(reader.mapping.place))
    if same:
        reader.findings.tell("note", "head_again", row=number)
        return
    said = listing(
        text for one in reader.mapping.values if (text := reader.grid.text(at, column_of(one.column)))
    )
    reader.findings.tell(
        "error",
        "second_table",
        said=said,
        row=number,
        found=said,
        expected=wanted("one_table"),
    )


def _without_place(reader: MappedReader, at: int, filled: Sequence[ValueColumn]) -> None:
    reader.findings.tell(
        "error",
        "no_place",
        columns=listings(one.column for one in filled),
        row=reader.grid.number(at, column_of(reader.mapping.place)),
        column=reader.mapping.place,
        expected=wanted("place_or_empty"),
    )


def _decided(reader: MappedReader, at: int, text: str, decision: str, rows: list[_Row]) -> None:
    if decision in reader.names.areas:
        rows.append(_Row(at, decision, text, merged=True))
        return
    reader.findings.tell(
        "error",
        "unknown_key",
        text=shortened(text),
        area=shortened(decision),
        row=reader.grid.number(at, 0),
        column=reader.mapping.place,
        found=decision,
        expected=wanted("decided_place"),
    )


def _matched(
    reader: MappedReader, at: int, text: str, office: str, filled: Sequence[ValueColumn], rows: list[_Row]
) -> None:
    key = key_of(text, reader.names.areas) if text.isdigit() else None
    match = reader.names.match(text, office, reader.mapping.level)
    if key or match.key:
        rows.append(_Row(at, key or match.key, text, merged=False))
        return
    if not filled:
        return  # a heading between the rows, or a place that nothing was written for
    meant = candidates_in_words(match.candidates)
    reader.findings.tell(
        "error",
        "place_open" if match.candidates else "place_unknown",
        text=shortened(text),
        meant=meant,
        row=reader.grid.number(at, column_of(reader.mapping.place)),
        column=reader.mapping.place,
        found=text,
        expected=wanted("place_decided"),
    )


def _melted(rows: Sequence[_Row], columns: Sequence[ValueColumn]) -> list[tuple[_Row, ValueColumn]]:
    """Each row with each column of figures, a row at a time."""
    import pandas as pd  # noqa: PLC0415 - loads slowly, and few commands map a table

    wide = pd.DataFrame({"row": range(len(rows)), **{str(index): index for index in range(len(columns))}})
    long = wide.melt(id_vars="row", var_name="column", value_name="index").sort_values(["row", "index"])
    return [(rows[row], columns[index]) for row, index in zip(long["row"], long["index"], strict=True)]


def _cell(reader: MappedReader, row: _Row, column: ValueColumn) -> Reading | None:
    grid, findings = reader.grid, reader.findings
    at = column_of(column.column)
    number, shown = grid.number(row.at, at), grid.letter_of(row.at, at)
    if grid.is_merged(row.at, at):
        odd = explained(grid.cells[row.at][at].strip())
        _say_odd(reader, odd, number, shown, "")
        return None
    text = grid.own(row.at, at)
    if not text:
        reader.empty += 1
        return None
    odd = explained(text)
    if odd is not None:
        _say_odd(reader, odd, number, shown, text)
        return None
    year = column.year if not reader.mapping.year else _year(reader, row)
    if None not in (year, column.year) and year != column.year:
        findings.tell(
            "error", "two_years", year=year, head=column.year, row=number, column=shown, same="two years"
        )
        return None
    found = _figure(reader, text, column, RawRow(number, ()))
    if found is None or year is None:
        return None
    one = Observation(
        column.measure, row.key, year, column.breakdown, found.value, found.status, SOURCE, found.marks
    )
    return Reading(one, number, shown, reader.grid.name, text)


def _say_odd(reader: MappedReader, odd: Odd | None, row: int, column: str, text: str) -> None:
    """An error for a cell that holds no plain content. Merged cells are named one by one."""
    if odd is None:
        reader.findings.tell("error", "cell_merged", row=row, column=column)
        return
    same = "" if odd.code == MERGED else odd.code
    reader.findings.tell(
        "error",
        odd.code,
        inside=odd.inside,
        whole=odd.whole,
        row=row,
        column=column,
        found=text,
        expected=odd.expected,
        same=same,
    )


def _year(reader: MappedReader, row: _Row) -> int | None:
    at = column_of(reader.mapping.year)
    text = reader.grid.text(row.at, at)
    try:
        return year_of(text)
    except NotAYear as reason:
        reader.findings.tell(
            "error",
            "year_unread",
            reason=(str(reason), reason.english),
            row=reader.grid.number(row.at, at),
            column=reader.mapping.year,
            found=text,
            expected=wanted("year"),
        )
        return None


def _figure(reader: MappedReader, text: str, column: ValueColumn, row: RawRow) -> CellReading | None:
    decided = reader.mapping.placeholders.get(text)
    if decided == LEFT_OUT:
        return None
    if decided is not None:
        status = _STATUS[decided]
        return CellReading(0.0 if status is Status.ZERO else None, status)
    if not is_number(text) and is_placeholder(text) and usual_status(text) is None:
        reader.findings.tell(
            "error",
            "sign_open",
            text=shortened(text),
            row=row.number,
            column=column.column,
            found=text,
            expected=wanted("number_decided"),
            same=f"sign {text}",
        )
        return None
    usual = usual_status(text)
    if usual is not None:
        return CellReading(0.0 if usual is Status.ZERO else None, usual)
    with reader.findings.inside(reader.grid.name):
        return value_in(joined(text), reader.measure_of(column.measure), row, reader.findings, column.column)


def _joined(reader: MappedReader, rows: Sequence[_Row], read: Sequence[Reading]) -> list[Reading]:
    """Figures of one cell added up where a decision counts a former municipality to another; an error where two
    rows are the same place without one."""
    merged = {key for key in {row.key for row in rows if row.merged} if _may_be_added(reader, rows, key)}
    by_cell: dict[tuple[str, str, int, str], list[Reading]] = {}
    for one in read:
        found = one.observation
        by_cell.setdefault((found.measure, found.area, found.year, found.breakdown), []).append(one)
    joined_readings = []
    for (_, area, *_rest), listed in by_cell.items():
        beside = [one for one in listed[1:] if one.row == listed[0].row and one.column != listed[0].column]
        if beside and not reader.mapping.turned:
            columns = listings(dict.fromkeys(one.column for one in listed))
            reader.findings.tell(
                "error",
                "two_columns",
                columns=columns,
                row=listed[0].row,
                column=beside[0].column,
                expected=wanted("column_each"),
                same=f"columns {columns[0]}",
            )
            continue
        if len(listed) == 1 or area in merged:
            joined_readings.append(_sum(listed))
            if len(listed) > 1:
                reader.findings.tell(
                    "warning",
                    "added_up",
                    place=reader.names.areas[area].name,
                    rows=rows_in_words(one.row for one in listed),
                    same=f"added {area}",
                )
            continue
        reader.findings.tell(
            "error",
            "place_twice",
            place=reader.names.areas[area].name,
            rows=rows_in_words(one.row for one in listed),
            row=listed[1].row,
            column=reader.mapping.place,
            expected=wanted("place_once"),
            same=f"twice {area}",
        )
    return joined_readings


def _may_be_added(reader: MappedReader, rows: Sequence[_Row], key: str) -> bool:
    """Whether all rows of a place but its own are former municipalities, each once: a slip beside the right name, or
    the same name again, is the same place twice."""
    names = [plain(row.name) for row in rows if row.key == key]
    current = [row for row in rows if row.key == key and not reader.names.is_former(row.name)]
    return len(current) <= 1 and len(set(names)) == len(names)


def _sum(listed: Sequence[Reading]) -> Reading:
    if len(listed) == 1:
        return listed[0]
    hidden = next((one for one in listed if one.observation.value is None), None)
    if hidden is not None:
        return replace(
            hidden, observation=replace(hidden.observation, area=listed[0].observation.area, value=None)
        )
    total = sum(one.observation.value or 0.0 for one in listed)
    status = Status.REPORTED if total else Status.ZERO
    return replace(
        listed[0],
        observation=replace(listed[0].observation, value=total, status=status),
        more_rows=tuple(one.row for one in listed[1:]),
    )


def _say_left(reader: MappedReader) -> None:
    if reader.left_out:
        named = (
            listings(f"„{text}“ (Zeile {row})" for text, row in reader.left_out.items())[0],
            listings(f"“{text}” (row {row})" for text, row in reader.left_out.items())[1],
        )
        reader.findings.tell("note", "left_out", named=named)
    if reader.empty:
        count = reader.empty
        reader.findings.tell("note", "empty_one" if count == 1 else "empty_many", count=count)
