"""Recognises what a delivered file is, by its content, and has it read by the module of its format."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.domain.definitions.stated import NOTHING_STATED, Definitions
from dashboard.domain.deliveries.amendments import NO_AMENDMENTS, Amendments
from dashboard.domain.indicator import Catalogue
from dashboard.domain.institutions.entries import NO_ENTRIES, Entries
from dashboard.domain.measure import Measure
from dashboard.domain.templates.returned import IssuedTemplate, ReturnedTemplate
from dashboard.domain.templates.template import OPERATOR, Template
from dashboard.errors import FileRejected
from data.definitions.read import KnownDefinitions
from data.importing.amendments.overlay import over_sheets, over_text, refuse_catalogue, refuse_geodata
from data.importing.courses.catalogues.suffixes import catalogue_format
from data.importing.files.archives import only_table
from data.importing.files.contents import described, is_zip, text_of
from data.importing.files.limits import Limits
from data.importing.files.lines import before_footer, lines_of, rows_of
from data.importing.files.workbook import Sheet, sheets_of
from data.importing.findings import Findings, listing, listings, wanted
from data.importing.formats import ffcsv, own_measures, plain, regionalstatistik, statbericht
from data.importing.formats.definitions import read_stated
from data.importing.institutions.columns import (
    COURSE_TABLE,
    FIGURES,
    INSTITUTIONS,
    QUEUE_TABLE,
    Layout,
    layout_of,
)
from data.importing.institutions.external.registers import may_be_register, register_of
from data.importing.institutions.external.suffixes import is_geodata
from data.importing.institutions.read import read_entries
from data.importing.institutions.reference import Reference
from data.importing.tables import official, own_tables
from data.importing.tables.mapping import TableMapping
from data.importing.tables.matching import Reading, readings
from data.importing.tables.raw_table import OwnTable, RawRow, RawTable
from data.importing.tables.wide import described_as_wide
from data.importing.templates.read import read_template
from data.importing.templates.reading import TemplateReading
from data.importing.templates.recognised import template_in

if TYPE_CHECKING:
    from data.importing.mapping.read import Mapped

TEMPLATE_SUFFIXES = (".ods", ".xls")
"""Kinds of workbooks in which only templates are read without a mapping."""


DEFINITIONS = (".yaml", ".yml")
"""How names of definition files end."""


@dataclass(slots=True)
class Job:
    """What is known about the file in hand while it is read."""

    file: str
    catalogue: Catalogue
    known: Collection[str]
    mappings: Sequence[TableMapping]
    limits: Limits
    findings: Findings
    measures: dict[str, Measure]
    format: str = ""
    table: str = ""
    readings: list[Reading] = field(default_factory=list)
    own_measures: tuple[Measure, ...] = ()
    reference: Callable[[], Reference] | None = None
    entries: Entries = NO_ENTRIES
    used: list[TableMapping] = field(default_factory=list)
    mapped: Mapped | None = None
    amendments: Amendments = NO_AMENDMENTS
    defined: KnownDefinitions | None = None
    stated: Definitions = NOTHING_STATED
    issued: Collection[IssuedTemplate] | None = None
    returned: ReturnedTemplate | None = None


def read_content(content: bytes, job: Job) -> None:
    """Fill the job with readings and findings. Raises FileRejected when the file cannot be read at all."""
    suffix = Path(job.file).suffix.lower()
    if job.mapped is not None:
        from data.importing.mapping.read import read_with  # noqa: PLC0415 - pandas and its readers load slowly

        job.format = "mapped"
        job.readings = read_with(
            content,
            job.file,
            job.mapped,
            job.catalogue,
            job.measures,
            job.limits,
            job.findings,
            job.amendments,
        )
        return
    if is_geodata(content, job.file):
        job.format = "institutions_geodata"
        refuse_geodata(job.amendments, job.file)
        from data.importing.institutions.external.read import read_geodata  # noqa: PLC0415 - GDAL loads slowly

        job.entries = read_geodata(
            content, job.file, _reference(job), job.catalogue, job.findings, job.limits
        )
        return
    if catalogue := catalogue_format(job.file):
        job.format = catalogue
        refuse_catalogue(job.amendments, job.file)
        from data.importing.courses.catalogues.read import read_catalogue  # noqa: PLC0415 - XML and JSON are rare

        job.entries = read_catalogue(content, job.file, _reference(job), job.findings)
        return
    if suffix == ".xlsx":
        sheets = over_sheets(sheets_of(content, job.file, job.limits), job.amendments, job.findings)
        if not _read_template(sheets, job):
            _read_workbook(sheets, job)
        return
    if suffix in TEMPLATE_SUFFIXES:
        from data.importing.mapping.sheets import sheets_in  # noqa: PLC0415 - as above

        sheets = over_sheets(sheets_in(content, job.file, job.limits), job.amendments, job.findings)
        if not _read_template(sheets, job):
            raise FileRejected(
                f"{job.file}: In Dateien mit der Endung „{suffix}“ werden nur ausgefüllte Vorlagen gelesen, und das "
                "ist keine; bitte als .xlsx speichern.",
                file=job.file,
                found=suffix,
            )
        return
    if suffix == ".zip":
        if not is_zip(content):
            kind = described(content) or ("leer" if not content.strip() else "kein ZIP-Archiv")
            message = f"{job.file}: Die Datei heißt .zip, der Inhalt ist aber {kind}."
            raise FileRejected(message, file=job.file, found=kind)
        name, content = only_table(content, job.file, job.limits)
        _read_text(text_of(content, f"{job.file} → {name}"), job)
        return
    text = text_of(content, job.file)
    if suffix in DEFINITIONS:
        _read_definitions(text, job)
    else:
        _read_text(text, job)


def _read_definitions(text: str, job: Job) -> None:
    job.format = "definitions"
    known = job.defined or KnownDefinitions(job.catalogue, job.catalogue)
    job.stated = read_stated(text, job.file, known, job.findings)


def _read_template(sheets: Sequence[Sheet], job: Job) -> bool:
    """Whether the workbook is a template that came back; then it is read."""
    template = template_in(sheets, job.file)
    if template is None:
        return False
    job.format, job.table = "template", template.number
    reading = read_template(
        template, sheets, job.catalogue, job.measures, job.known, job.findings, job.issued
    )
    job.returned = reading.returned()
    if template.kind == OPERATOR:
        job.entries = _figures_of(reading, template, job)
    else:
        job.readings += reading.observations()
    return True


def _figures_of(reading: TemplateReading, template: Template, job: Job) -> Entries:
    tables = [(table, FIGURES) for table in reading.figure_tables()]
    return read_entries(tables, _reference(job), job.catalogue, job.findings) if tables else NO_ENTRIES


def read_extract(path: Path, job: Job) -> None:
    """Fill the job from an OpenStreetMap extract. Raises FileRejected when the file cannot be read at all."""
    from data.importing.institutions.external.read import read_openstreetmap  # noqa: PLC0415 - as above

    job.format = "institutions_openstreetmap"
    refuse_geodata(job.amendments, job.file)
    job.entries = read_openstreetmap(path, _reference(job), job.catalogue, job.findings)


def _reference(job: Job) -> Reference:
    if job.reference is None:
        raise FileRejected(f"{job.file}: Geodaten und Kurskataloge werden hier nicht gelesen.", file=job.file)
    return job.reference()


def _read_text(text: str, job: Job) -> None:
    text = over_text(text, job.amendments, job.findings, job.limits)
    lines, has_footer = before_footer(lines_of(text, job.file, job.limits))
    first = next((line for line in lines if line.strip()), "")[: job.limits.line_characters]
    header = [cell.strip().strip('"') for cell in first.split(";")]
    if regionalstatistik.is_classic(header):
        job.format = "regionalstatistik"
        rows = rows_of(lines, job.file, job.limits)
        code = header[0].partition(":")[2].strip()
        mapping = official.by_code(code, job.mappings)
        labels = mapping.labels if mapping else ()
        table = regionalstatistik.read(rows, labels, job.file, has_footer=has_footer, findings=job.findings)
        _match(table, mapping, job)
    elif ffcsv.is_flat(header):
        job.format = "ffcsv_new" if "value" in header or "Wert" in header else "ffcsv_old"
        table = ffcsv.read(rows_of(lines, job.file, job.limits), job.file, job.findings)
        job.format = table.format
        _match(table, official.by_shape(table, job.file, job.mappings), job)
    elif _may_be_own(lines):
        job.format = "plain_csv"
        own = own_tables.table_of_text(rows_of(lines, job.file, job.limits), job.findings)
        if own is None:
            _refuse_unknown(first, lines, job)
        else:
            _read_plain([own], job)
    elif job.reference is not None and may_be_register(first):
        job.format = "institutions_register"
        register = register_of(lines, job.reference(), job.findings)
        job.entries = read_entries([(register, INSTITUTIONS)], job.reference(), job.catalogue, job.findings)
    else:
        _refuse_unknown(first, lines, job)


def _may_be_own(lines: Sequence[str]) -> bool:
    """Whether the header of an own table is among the first lines: cheap, before anything is parsed."""
    heads = [[cell.strip().strip('"') for cell in line.split(";")] for line in lines[:60] if ";" in line]
    return any(own_tables.is_header(head) for head in heads)


def _read_workbook(sheets: Sequence[Sheet], job: Job) -> None:
    if statbericht.is_report(sheets):
        job.format = "statbericht"
        _read_report(sheets, job)
        return
    job.format = "plain_xlsx"
    _read_plain(own_tables.tables_of_sheets(sheets, job.file, job.findings), job)


def _read_report(sheets: Sequence[Sheet], job: Job) -> None:
    left_out = []
    for sheet in sheets:
        if not sheet.name.lower().startswith(statbericht.PREFIX) or not sheet.rows:
            continue
        mapping = official.by_sheet(sheet.name, job.mappings)
        with job.findings.inside(sheet.name):
            table = statbericht.read(sheet, mapping, job.findings) if mapping else None
            if mapping and table:
                job.table = ", ".join(filter(None, (job.table, mapping.table)))
                _match(table, mapping, job)
        if not mapping:
            left_out.append(sheet)
    if not job.used and left_out:
        first = left_out[0]
        columns = tuple(cell for cell in first.rows[0].cells if cell)
        official.report_unknown(
            RawTable("statbericht", first.name, first.name, columns, (), ()), job.findings
        )
    elif left_out:
        names = listings(one.name for one in left_out)
        job.findings.tell("note", "sheets_unknown", names=names)


def _read_plain(tables: Sequence[OwnTable], job: Job) -> None:
    """The second table first, wherever it stands: the rows of the first need its measures. Tables of
    institutions by themselves."""
    entries = [(table, layout) for table in tables if (layout := layout_of(table.header.cells)) is not None]
    tables = [table for table in tables if layout_of(table.header.cells) is None]
    if entries:
        _read_entries(entries, job)
    measures = [table for table in tables if plain.is_measures(table.header.cells)]
    values = [table for table in tables if not plain.is_measures(table.header.cells)]
    for table in measures:
        with job.findings.inside(table.sheet):
            job.own_measures += own_measures.read_measures(table, job.catalogue, job.findings)
    job.measures |= {measure.key: measure for measure in job.own_measures}
    if measures and not values and not entries:
        job.format = "plain_measures"
    for table in values:
        with job.findings.inside(table.sheet):
            job.readings += plain.read(table, job.catalogue, job.measures, job.known, job.findings)


def _read_entries(tables: Sequence[tuple[OwnTable, Layout]], job: Job) -> None:
    of_courses = all(layout in (COURSE_TABLE, QUEUE_TABLE) for _, layout in tables)
    job.format = job.format.replace("plain", "courses" if of_courses else "institutions")
    if job.reference is None:
        job.findings.tell("error", "entries_unread")
        return
    job.entries = read_entries(tables, job.reference(), job.catalogue, job.findings)


def _match(table: RawTable, mapping: TableMapping | None, job: Job) -> None:
    job.table = job.table or (mapping.table if mapping else table.code)
    if mapping is None:
        official.report_unknown(table, job.findings)
        return
    job.used.append(mapping)
    missing = mapping.missing_in(job.catalogue)
    if missing:
        job.findings.tell(
            "error",
            "mapping_beyond_catalogue",
            file=mapping.file,
            missing=listings(missing),
            found=", ".join(missing),
            expected=wanted("entries"),
        )
        return
    job.measures |= mapping.measures
    sheet = job.findings.sheet
    job.readings += [replace(one, sheet=sheet) for one in readings(table, mapping, job.known, job.findings)]


def _loose_rows(lines: Sequence[str], delimiter: str) -> list[RawRow]:
    """The first lines split without any care, to look at."""
    return [
        RawRow(at, tuple(cell.strip().strip('"') for cell in line.split(delimiter)))
        for at, line in enumerate(lines[:60], start=1)
        if line.strip()
    ]


def _refuse_unknown(first: str, lines: Sequence[str], job: Job) -> None:
    delimiter = max(";,\t|", key=first.count)
    cells = (
        [cell.strip().strip('"') for cell in first.split(delimiter)] if first.count(delimiter) else [first]
    )
    low = {cell.lower() for cell in cells}
    what = "Der Aufbau ist nicht bekannt."
    if delimiter != ";" and first.count(delimiter):
        word = {",": "Kommas", "\t": "Tabulatoren", "|": "senkrechten Strichen"}[delimiter]
        what = f"Die Spalten sind mit {word} statt mit Semikolons getrennt."
    if lines and all(
        line.strip().startswith('"') and line.strip().endswith('"') and line.count('"') == 2 for line in lines
    ):
        what = "Jede Zeile steht als Ganzes in Anführungszeichen, die Semikolons trennen darum nichts."
    if {"code", "content"} <= low or {"code", "inhalt"} <= low:
        what = (
            f"Das ist ein Verzeichnis von {len(lines) - 1} Tabellen und keine Tabelle mit Werten; "
            "laden Sie eine der darin genannten Tabellen herunter und importieren Sie diese."
        )
    if {"kind", "name", "year", "source"} <= low:
        what = (
            "Das sind einzelne Angaben aus Bekanntmachungen und Presse (Häuser neben Anzahlen, verschiedene Jahre) und "
            "kein Verzeichnis von Einrichtungen: zum Vergleichen, nicht zum Einspielen."
        )
    what = described_as_wide(_loose_rows(lines, delimiter)) or what
    raise FileRejected(
        f"{job.file}, Zeile 1: {what} Gesehen wurden die Spalten {listing(cells)}. Gelesen werden "
        "Flatfile-CSV und "
        f"Tabellen-CSV der Regionalstatistik und die eigene Tabelle mit dem Kopf {';'.join(plain.COLUMNS)} "
        "(docs/import.md).",
        file=job.file,
        row=1,
        found=first[:200],
    )
