"""The sheets of an unknown table as a person sees them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.domain.deliveries.amendments import NO_AMENDMENTS, Amendments
from dashboard.staff.intake.days import day_in
from dashboard.staff.intake.intake import TableMapped
from dashboard.staff.intake.mapping_form import field_name
from dashboard.staff.intake.sheet_view import (
    ColumnView,
    NameState,
    PlaceCard,
    PlaceholderView,
    PlaceOption,
    RowKind,
    RowView,
    SheetView,
)
from dashboard.texts import both
from data.importing.amendments.overlay import over_sheets
from data.importing.findings import Finding, Findings
from data.importing.knowledge import ImportKnowledge
from data.importing.mapping.decisions import SheetDecisions
from data.importing.mapping.grid import Grid, column_of
from data.importing.mapping.headings import head_rows
from data.importing.mapping.mapped import read_mapped
from data.importing.mapping.place_names import PlaceNames
from data.importing.mapping.propose import office_of, place_key
from data.importing.mapping.questions import PlaceQuestion
from data.importing.mapping.roles import AMT, DISTRICT, FIGURES, OUT, PLACE, YEAR
from data.importing.mapping.sheet_mapping import LEFT_OUT, TOTAL, SheetMapping
from data.importing.tables.raw_table import letter
from data.staff.intake.mapped_sheets import MappedSheet, decisions_of


def sheet_views(
    sheets: Sequence[MappedSheet],
    mapped: TableMapped,
    knowledge: ImportKnowledge,
    amendments: Amendments = NO_AMENDMENTS,
) -> tuple[SheetView, ...]:
    """The sheets as a person sees them: as they came, but rows of totals are compared with what `amendments` have made
    of the file."""
    return tuple(_view(at, one, mapped, knowledge, amendments) for at, one in enumerate(sheets))


def _view(
    index: int,
    one: MappedSheet,
    mapped: TableMapped,
    knowledge: ImportKnowledge,
    amendments: Amendments,
) -> SheetView:
    grid = Grid.of(one.sheet)
    grid = grid.upright() if one.mapping.turned else grid
    names, mapping = knowledge.names(), one.mapping
    decisions = decisions_of(mapped, one.sheet.name)
    rows = _rows(grid, one, _totals(one, knowledge, amendments))
    states = [row.state for row in rows]
    return SheetView(
        index=index,
        name=one.sheet.name,
        hidden=one.sheet.hidden,
        turned=mapping.turned,
        columns=tuple(_column(grid, column, one, decisions) for column in range(grid.width)),
        rows=rows,
        cards=tuple(
            _card(card, one, grid, names, decisions)
            for card in (*one.proposal.places, *_changed(one, decisions, grid))
        ),
        placeholders=tuple(
            PlaceholderView(
                field_name("zeichen", one.sheet.name, sign.text),
                sign.text,
                sign.count,
                mapping.placeholders.get(sign.text, ""),
            )
            for sign in one.proposal.placeholders
        ),
        certain=states.count(NameState.CERTAIN),
        spelled=states.count(NameState.SPELLED),
        names=tuple(dict.fromkeys(_written_names(grid, one))),
        open=tuple(mapping.questions),
        remembered=one.remembered,
        day=day_in(" ".join(one.proposal.above)),
    )


def _span(grid: Grid, mapping: SheetMapping) -> range:
    """The rows of the grid between the first and the last of the mapping."""
    if mapping.turned:
        return range(mapping.first - 1, mapping.last)
    rows = [at for at, number in enumerate(grid.numbers) if mapping.first <= number <= mapping.last]
    return range(rows[0], rows[-1] + 1) if rows else range(0)


def _written_names(grid: Grid, one: MappedSheet) -> list[str]:
    mapping = one.mapping
    span, place = _span(grid, mapping), column_of(mapping.place)
    amt = column_of(mapping.amt) if mapping.amt else None
    return [
        place_key(text, office_of(grid, row, span.start, amt))
        for row in span
        if (text := grid.text(row, place))
    ]


def _rows(
    grid: Grid,
    one: MappedSheet,
    totals: Mapping[int, bool],
) -> tuple[RowView, ...]:
    mapping = one.mapping
    span, place = _span(grid, mapping), column_of(mapping.place)
    amt = column_of(mapping.amt) if mapping.amt else None
    heads = head_rows(grid, span.start)
    asked = {question.text for question in one.proposal.places}
    found = []
    for row in range(grid.height):
        label = letter(row) if grid.turned else str(grid.numbers[row])
        cells = tuple(grid.own(row, column) for column in range(grid.width))
        if row not in span:
            kind = RowKind.HEAD if row in heads else RowKind.TITLE if row < span.start else RowKind.NOTE
            found.append(RowView(label, kind, cells))
            continue
        text = grid.text(row, place)
        under = place_key(text, office_of(grid, row, span.start, amt))
        decision = mapping.places.get(under, mapping.places.get(text, ""))
        if decision == TOTAL:
            agrees = totals.get(grid.number(row, place))
            found.append(RowView(label, RowKind.TOTAL, cells, place, NameState.NONE, agrees))
        elif decision == LEFT_OUT:
            found.append(RowView(label, RowKind.LEFT_OUT, cells, place, NameState.DECIDED))
        else:
            state = (
                NameState.NONE
                if not text
                else NameState.DECIDED
                if decision
                else NameState.ASKED
                if under in asked
                else NameState.SPELLED
                if text in one.proposal.spelled
                else NameState.CERTAIN
            )
            found.append(RowView(label, RowKind.PLACE, cells, place, state))
    return tuple(found)


def _totals(one: MappedSheet, knowledge: ImportKnowledge, amendments: Amendments) -> dict[int, bool]:
    """Of rows of totals whether they are the sum, by the number of the row; nothing while something is open."""
    if one.mapping.open:
        return {}
    findings = Findings("")
    of_sheet = replace(
        amendments,
        cells=tuple(each for each in amendments.cells if each.sheet == one.sheet.name),
        rows=tuple(each for each in amendments.rows if each.sheet == one.sheet.name),
    )
    (sheet,) = over_sheets((one.sheet,), of_sheet, findings)
    read_mapped(sheet, one.mapping, knowledge.names(), knowledge.catalogue, {}, findings)
    found: dict[int, bool] = {}
    for finding in findings.listed():
        agreed = _says_of_total(finding)
        if agreed is not None and finding.row is not None:
            found[finding.row] = found.get(finding.row, True) and agreed
    return found


def _says_of_total(finding: Finding) -> bool | None:
    if finding.level == "note" and "stimmt mit den Zeilen überein" in finding.message:
        return True
    return False if finding.level == "error" and "die Zeilen darüber geben" in finding.message else None


def _column(grid: Grid, column: int, one: MappedSheet, decisions: SheetDecisions) -> ColumnView:
    mapping, letters = one.mapping, letter(column)
    label = str(grid.numbers[column]) if grid.turned else letters
    head = one.proposal.heads[column].words if column < len(one.proposal.heads) else ""
    alone = {mapping.place: PLACE, mapping.amt: AMT, mapping.year: YEAR, mapping.district: DISTRICT}
    if letters in alone:
        return ColumnView(label, letters, head, alone[letters])
    value = next((each for each in mapping.values if each.column == letters), None)
    question = next((each for each in one.proposal.columns if letters in each.columns), None)
    said = decisions.columns.get(letters)
    figures = value is not None or (question is not None and (said is None or said.measure != LEFT_OUT))
    if not figures:
        return ColumnView(label, letters, head, OUT)
    asked = question is not None and said is None
    return ColumnView(
        label,
        letters,
        head,
        FIGURES,
        value.measure if value else "",
        (value.year or 0) if value else 0,
        value.breakdown if value else question.guess.breakdown if question else "",
        asked or value is None,
        question.guess.candidates if question else (),
        question.school_year if question else False,
    )


def _changed(one: MappedSheet, decisions: SheetDecisions, grid: Grid) -> list[PlaceQuestion]:
    """Names that nobody was asked about and somebody has decided all the same: they can be decided again."""
    asked = {question.text for question in one.proposal.places}
    written_names = _written_names(grid, one)
    span = _span(grid, one.mapping)
    place = column_of(one.mapping.place)
    rows = [row for row in span if grid.text(row, place)]
    return [
        PlaceQuestion(
            name,
            tuple(
                grid.number(row, place) for row, text in zip(rows, written_names, strict=True) if text == name
            ),
            (),
            decisions.places[name],
        )
        for name in decisions.places
        if name not in asked and name in written_names
    ]


def _card(
    question: PlaceQuestion, one: MappedSheet, grid: Grid, names: PlaceNames, decisions: SheetDecisions
) -> PlaceCard:
    text = question.text.partition(" | ")[0]
    chosen = decisions.places.get(question.text, question.proposed)
    options = [
        PlaceOption(each.key, each.name, each.reasons, _other_row(each.key, question, one, grid, names))
        for each in question.candidates
    ]
    if chosen in names.areas and chosen not in {option.key for option in options}:
        options.append(PlaceOption(chosen, names.areas[chosen].name, both("finding_part_by_hand")))
    return PlaceCard(
        field_name("ort", one.sheet.name, question.text),
        question.text,
        text,
        tuple(str(row) for row in question.rows),
        tuple(options),
        chosen,
        names.is_former(text),
    )


def _other_row(key: str, question: PlaceQuestion, one: MappedSheet, grid: Grid, names: PlaceNames) -> str:
    """Another row that is certainly this place, as Excel calls it."""
    mapping = one.mapping
    span, place = _span(grid, mapping), column_of(mapping.place)
    amt = column_of(mapping.amt) if mapping.amt else None
    for row in span:
        text = grid.text(row, place)
        office = office_of(grid, row, span.start, amt)
        if not text or place_key(text, office) == question.text:
            continue
        if names.match(text, office, mapping.level).key == key:
            return letter(row) if grid.turned else str(grid.numbers[row])
    return ""
