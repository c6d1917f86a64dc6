"""What was found in the tables of an intake, beside the rows it concerns."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from dashboard.domain.deliveries.amendments import Amendments, FindingAnswer
from dashboard.errors import FileRejected
from dashboard.staff.intake.findings.views import (
    CellMark,
    CellView,
    FindingView,
    FoldedRows,
    FoundRow,
    FoundSheet,
    FoundTable,
    FoundTables,
    OpenedRows,
    folded,
    parted,
)
from dashboard.staff.intake.intake import Intake, IntakeTable, TableKind
from dashboard.staff.intake.steps import mapped_of
from dashboard.texts import say
from data.importing.amendments.located import FindingPlace, places_of
from data.importing.amendments.overlay import over_sheets
from data.importing.files.limits import Limits
from data.importing.files.sheet_cells import Sheet
from data.importing.findings import Delivery, Finding, Findings, row_words
from data.importing.mapping.grid import Grid, column_of
from data.importing.mapping.headings import head_rows
from data.importing.mapping.placeholders import is_number
from data.importing.mapping.sheet_mapping import read_mappings
from data.importing.mapping.sheets import sheets_in
from data.importing.tables.own_tables import header_at
from data.importing.tables.raw_table import RawRow, letter

_LIMITS = Limits()
_MOST_COLUMNS = 60
_MANY_COLUMNS = 4
_ORDER = {"error": 0, "warning": 1, "note": 2}


def found_tables(
    intake: Intake,
    contents: Mapping[str, bytes],
    deliveries: Sequence[Delivery],
    opened: OpenedRows | None = None,
) -> FoundTables:
    """All tables that are read, those with errors first. `contents` are the bytes by key, `deliveries` what reading
    gave, named like the tables; `opened` are rows without a finding that are shown all the same."""
    by_name = {one.file: one for one in deliveries}
    found = [
        _found(
            one,
            contents.get(one.key, b""),
            by_name[one.name],
            intake,
            opened if opened is not None and opened.table == one.key else None,
        )
        for one in intake.read
        if one.name in by_name
    ]
    return FoundTables(tuple(sorted(found, key=lambda one: not one.of_level("error"))))


def _found(
    table: IntakeTable, content: bytes, delivery: Delivery, intake: Intake, opened: OpenedRows | None
) -> FoundTable:
    amendments = intake.amendments.of(table.name)
    try:
        before = sheets_in(content, table.name, _LIMITS)
        editable = True
    except FileRejected:
        before, editable = (), False
    after = over_sheets(before, amendments, Findings(table.name)) if editable else ()
    mapped = table.kind is TableKind.UNKNOWN
    placed = [(one, places_of(one, after, mapped=mapped)) for one in delivery.findings]
    answers = {one.finding: one for one in amendments.answers}
    views = [_view(one, places, delivery.file, answers) for one, places in placed]
    heads = _heads(table, intake, after)
    return FoundTable(
        table.key,
        table.name,
        tuple(_sheets(before, after, placed, amendments, heads, opened)),
        tuple(sorted(views, key=lambda one: _ORDER[one.level])),
        amendments.cells,
        amendments.rows,
        editable,
    )


def _view(
    one: Finding, places: Sequence[FindingPlace], file: str, answers: Mapping[str, FindingAnswer]
) -> FindingView:
    title, text = parted(cause_of(one))
    return FindingView(
        one.identity,
        one.level,
        _where(one, places),
        title,
        text,
        one.message,
        places[0].sheet if places else -1,
        tuple((place.row, place.column) for place in places),
        answers.get(one.identity),
        (_where(one, places, "en"), *parted(one.english)) if one.english else None,
    )


def cause_of(one: Finding) -> str:
    """The sentence of a finding without the words that lead to its place."""
    if not one.message.startswith(one.file) or not one.file:
        return one.message
    rest = one.message.removeprefix(one.file)
    return rest.partition(": ")[2] or rest.lstrip(":, ")


def _where(one: Finding, places: Sequence[FindingPlace], lang: str = "de") -> str:
    words = []
    rows = one.rows or ((one.row,) if one.row else ())
    if any(rows):
        key = "finding_where_row" if len(rows) == 1 else "finding_where_rows"
        words.append(say(lang, key, rows=row_words(rows, lang)))
    column = places[0].column if places else ""
    if column or one.column:
        words.append(say(lang, "finding_where_column", column=column or one.column))
    return ", ".join(words)


def _heads(table: IntakeTable, intake: Intake, sheets: Sequence[Sheet]) -> Mapping[str, frozenset[int]]:
    """By sheet the numbers of the rows that say what the columns are."""
    first: dict[str, int] = {}
    text = mapped_of(intake, table.key).mapping if table.kind is TableKind.UNKNOWN else ""
    if text:
        first = {one.sheet: one.first for one in read_mappings(text, table.name) if not one.turned}
    found: dict[str, frozenset[int]] = {}
    for sheet in sheets:
        if sheet.name in first:
            grid = Grid.of(sheet)
            at = next((at for at, number in enumerate(grid.numbers) if number >= first[sheet.name]), 0)
            found[sheet.name] = frozenset(grid.numbers[row] for row in head_rows(grid, at))
        elif (at_head := header_at(sheet.rows)) is not None:
            found[sheet.name] = frozenset({sheet.rows[at_head].number})
        else:
            wide = (
                row.number
                for row in sheet.rows
                if sum(bool(cell.strip()) for cell in row.cells) >= _MANY_COLUMNS
            )
            found[sheet.name] = frozenset([number] if (number := next(wide, 0)) else ())
    return found


def _sheets(
    before: Sequence[Sheet],
    after: Sequence[Sheet],
    placed: Sequence[tuple[Finding, Sequence[FindingPlace]]],
    amendments: Amendments,
    heads: Mapping[str, frozenset[int]],
    opened: OpenedRows | None,
) -> list[FoundSheet]:
    found = []
    for index, sheet in enumerate(before):
        marks = _marks(index, placed)
        changed = {(one.row, one.column): one for one in amendments.cells if one.sheet == sheet.name}
        out = {one.row for one in amendments.rows if one.sheet == sheet.name}
        touched = {row for row, _ in (*marks, *changed)} | out
        asked = opened if opened is not None and opened.sheet == index else None
        if not touched and asked is None:
            continue
        width = min(_MOST_COLUMNS, max((len(row.cells) for row in sheet.rows), default=0))
        read = {row.number: row for row in after[index].rows}
        columns = tuple(letter(at) for at in range(width))
        above = heads.get(sheet.name, frozenset())
        rows = (
            one
            if isinstance(one, FoldedRows)
            else _row(sheet.rows[one], read, columns, marks, changed, out, above)
            for one in folded(
                [row.number for row in sheet.rows],
                above,
                touched | {asked.row if asked else 0},
                asked.first if asked else 0,
            )
        )
        found.append(FoundSheet(index, sheet.name, columns, tuple(rows)))
    return found


def _row(
    row: RawRow,
    read: Mapping[int, RawRow],
    columns: Sequence[str],
    marks: Mapping[tuple[int, str], CellMark],
    changed: Collection[tuple[int, str]],
    out: Collection[int],
    heads: Collection[int],
) -> FoundRow:
    after = read.get(row.number, row)
    cells = tuple(_cell(row, after, column, marks, changed) for column in columns)
    return FoundRow(row.number, cells, head=row.number in heads, left_out=row.number in out)


def _marks(
    index: int, placed: Sequence[tuple[Finding, Sequence[FindingPlace]]]
) -> dict[tuple[int, str], CellMark]:
    marks: dict[tuple[int, str], CellMark] = {}
    for one, places in placed:
        for place in places:
            if place.sheet == index and (place.column or one.level != "note"):
                mark = CellMark.ERROR if one.level == "error" else CellMark.HINT
                key = (place.row, place.column)
                marks[key] = CellMark.ERROR if marks.get(key) is CellMark.ERROR else mark
    return marks


def _cell(
    before: RawRow,
    after: RawRow,
    column: str,
    marks: Mapping[tuple[int, str], CellMark],
    changed: Collection[tuple[int, str]],
) -> CellView:
    at = column_of(column)
    text, original = (row.cells[at].strip() if at < len(row.cells) else "" for row in (after, before))
    mark = marks.get((before.number, column), CellMark.NONE)
    was_changed = (before.number, column) in changed
    if was_changed and mark is not CellMark.ERROR:
        mark = CellMark.CHANGED
    return CellView(column, text, mark, original if was_changed else "", is_number(text))
