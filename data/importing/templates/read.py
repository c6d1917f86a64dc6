"""Reads a template that came back: the same observations that the plain table would give, and what is missing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from dashboard.domain.indicator import Catalogue
from dashboard.domain.measure import Measure
from dashboard.domain.templates.returned import IssuedTemplate, newer_issue
from dashboard.domain.templates.stamp import stamp_rows
from dashboard.domain.templates.template import AMT, Template, TemplateColumn
from data.importing.files.sheet_cells import Sheet
from data.importing.findings import Findings, listings, shortened, wanted
from data.importing.formats.plain import SOURCE
from data.importing.tables.markers import CellReading
from data.importing.tables.raw_table import letter
from data.importing.templates.reading import FilledCell, TemplateReading
from data.importing.templates.recognised import MarkedSheet, marked_sheets
from data.importing.templates.template_rows import PlaceRow, place_rows
from data.importing.templates.template_values import CellReader


def read_template(
    template: Template,
    sheets: Sequence[Sheet],
    catalogue: Catalogue,
    measures: Mapping[str, Measure],
    known: Collection[str],
    findings: Findings,
    issued: Collection[IssuedTemplate] | None = None,
) -> TemplateReading:
    """Reads every cell that was to be filled in. `measures` are known beside the catalogue's; `known` are the areas
    that may be delivered; `issued` is the staff's register of templates, None where there is none."""
    reading = TemplateReading(template)
    marked = marked_sheets(sheets)
    every = {**measures, **catalogue.measures}
    if not _fits(template, marked, every, catalogue, known, findings):
        return reading
    _say_age(template, issued, findings)
    for one in marked:
        with findings.inside(one.sheet.name):
            _read_sheet(one, reading, every, findings)
    _say_left(template, sheets, marked, findings)
    _say_missing(reading, findings)
    return reading


def _fits(
    template: Template,
    marked: Sequence[MarkedSheet],
    measures: Mapping[str, Measure],
    catalogue: Catalogue,
    known: Collection[str],
    findings: Findings,
) -> bool:
    """Whether the template can be read at all: what it asks for exists, and no column is lost."""
    before = findings.errors
    for key in template.measures:
        if key not in measures:
            findings.tell("error", "template_measure_gone", written=shortened(key))
    if template.kind == AMT:
        gone = [one for one in template.places if one.key not in known]
        if gone:
            names = listings(f"{one.name} ({one.key})" for one in gone)
            findings.tell("error", "template_areas_unknown", names=names)
    if SOURCE not in catalogue.sources:
        findings.tell("error", "no_own_source", source=SOURCE)
    there = {mark for one in marked for mark in one.columns}
    if not marked:
        findings.tell("error", "template_no_marks")
    elif lost := [one for one in template.columns if one.asked and f"#{one.key}" not in there]:
        words = listings(f"{one.measure} {one.breakdown} {one.year}".replace("  ", " ") for one in lost)
        findings.tell(
            "error",
            "template_column_lost" if len(lost) == 1 else "template_columns_lost",
            count=len(lost),
            names=words,
            found=", ".join(sorted(there)),
            expected=wanted("all_columns"),
        )
    return findings.errors == before


def _say_age(template: Template, issued: Collection[IssuedTemplate] | None, findings: Findings) -> None:
    if issued is None:
        return
    if all(one.number != template.number for one in issued):
        findings.tell("warning", "template_not_listed", number=template.number)
        return
    own = next(one for one in issued if one.number == template.number)
    if own.checksum and own.checksum != stamp_rows(template)[-1][-1]:
        findings.tell("error", "template_other_stamp", number=template.number)
    newer = newer_issue(template, issued)
    if newer is not None:
        findings.tell(
            "warning",
            "template_older",
            number=template.number,
            day=f"{template.issued_on:%d.%m.%Y}",
            newer_day=f"{newer.issued_on:%d.%m.%Y}",
            newer=newer.number,
        )


def _read_sheet(
    marked: MarkedSheet, reading: TemplateReading, measures: Mapping[str, Measure], findings: Findings
) -> None:
    template = reading.template
    cells = CellReader(template, marked.sheet, findings)
    rows = place_rows(marked, template, findings)
    for row in rows:
        for column in template.columns:
            at = marked.columns.get(f"#{column.key}")
            if at is None:
                continue
            if not template.is_open(row.place, column):
                cells.compare_locked(row, at, column)
                continue
            found = cells.value(row, at, column, measures.get(column.measure))
            where = (row.place, column.key)
            if found is not None:
                _keep(reading, _filled(row, at, column, found, marked.sheet.name), findings)
            elif row.text(at):
                reading.unread.add(where)
    _say_beside(marked, rows, findings)


def _filled(row: PlaceRow, at: int, column: TemplateColumn, found: CellReading, sheet: str) -> FilledCell:
    return FilledCell(row.place, column, found, row.row.number, letter(at), sheet, row.text(at))


def _keep(reading: TemplateReading, cell: FilledCell, findings: Findings) -> None:
    """A cell may stand on a copied sheet once more, with the same content alone."""
    at = (cell.place, cell.column.key)
    before = reading.filled.setdefault(at, cell)
    if before is not cell and before.found != cell.found:
        findings.tell(
            "error",
            "template_value_differs",
            there=shortened(before.text),
            here=shortened(cell.text),
            before=shortened(before.sheet),
            cell=f"{before.letter}{before.row}",
            row=cell.row,
            column=cell.letter,
            found=cell.text,
            expected=before.text,
        )


def _say_beside(marked: MarkedSheet, rows: Sequence[PlaceRow], findings: Findings) -> None:
    """Something stands in a column that the template does not have."""
    ours = set(marked.columns.values())
    for row in rows:
        for at, text in enumerate(row.row.cells):
            if at not in ours and text.strip() and not text.startswith("[verbunden"):
                findings.tell(
                    "note",
                    "template_beside",
                    text=shortened(text),
                    row=row.row.number,
                    column=letter(at),
                    found=text,
                    same=f"beside {at}",
                )


def _say_left(
    template: Template, sheets: Sequence[Sheet], marked: Sequence[MarkedSheet], findings: Findings
) -> None:
    """Sheets that somebody has added are not read."""
    ours = {one.sheet.name for one in marked}
    rest = [one.name for one in sheets if one.name not in ours and one.rows and not _is_ours(one, template)]
    if rest:
        findings.tell("note", "template_more_sheets", names=listings(rest), sheet="")


def _is_ours(sheet: Sheet, template: Template) -> bool:
    """Whether a sheet is the stamp or the instructions: both name the title or the number."""
    said = " ".join(cell for row in sheet.rows[:40] for cell in row.cells)
    return template.number in said


def _say_missing(reading: TemplateReading, findings: Findings) -> None:
    returned, template = reading.returned(), reading.template
    if not reading.filled and not findings.errors:
        findings.tell("error", "template_empty", expected=wanted("some_value"))
        return
    if returned.complete:
        return
    names = {one.key: one.name for one in template.places}
    places = dict.fromkeys(names[place] for place, _ in returned.missing)
    open_cells = len(template.open_cells())
    findings.tell(
        "warning",
        "template_not_delivered",
        count=len(returned.missing),
        open=open_cells,
        names=listings(places, 6),
        sheet="",
    )
