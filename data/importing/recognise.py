"""Recognises what a delivered file is, by its content, and has it read by the module of its format."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.domain.indicator import Catalogue
from dashboard.domain.measure import Measure
from dashboard.errors import FileRejected
from data.importing import official
from data.importing.archives import only_table
from data.importing.contents import described, is_zip, text_of
from data.importing.findings import Findings, listing
from data.importing.formats import ffcsv, plain, regionalstatistik, statbericht
from data.importing.limits import Limits
from data.importing.lines import before_footer, lines_of, rows_of
from data.importing.mapping import TableMapping
from data.importing.matching import Reading, readings
from data.importing.tables import RawTable, Row
from data.importing.workbook import Sheet, sheets_of


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
    used: list[TableMapping] = field(default_factory=list)


def read_content(content: bytes, job: Job) -> None:
    """Fill the job with readings and findings. Raises FileRejected when the file cannot be read at all."""
    suffix = Path(job.file).suffix.lower()
    if suffix == ".xlsx":
        _read_workbook(sheets_of(content, job.file, job.limits), job)
        return
    if suffix == ".zip":
        if not is_zip(content):
            kind = described(content) or ("leer" if not content.strip() else "kein ZIP-Archiv")
            message = f"{job.file}: Die Datei heißt .zip, der Inhalt ist aber {kind}."
            raise FileRejected(message, file=job.file, found=kind)
        name, content = only_table(content, job.file, job.limits)
        _read_text(text_of(content, f"{job.file} → {name}"), job)
        return
    _read_text(text_of(content, job.file), job)


def _read_text(text: str, job: Job) -> None:
    lines, has_footer = before_footer(lines_of(text))
    first = next((line for line in lines if line.strip()), "")
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
    elif plain.is_plain(header) or plain.is_measures(header):
        job.format = "plain_csv"
        _read_plain([rows_of(lines, job.file, job.limits)], job)
    else:
        _refuse_unknown(first, lines, job)


def _read_workbook(sheets: Sequence[Sheet], job: Job) -> None:
    if statbericht.is_report(sheets):
        job.format = "statbericht"
        _read_report(sheets, job)
        return
    job.format = "plain_xlsx"
    tables = [
        sheet.rows
        for sheet in sheets
        if sheet.rows and (plain.is_plain(sheet.rows[0].cells) or plain.is_measures(sheet.rows[0].cells))
    ]
    if not tables:
        seen = "; ".join(f"{one.name}: {listing(one.rows[0].cells, 6) if one.rows else 'leer'}" for one in sheets[:5])
        raise FileRejected(
            f"{job.file}: Kein Blatt hat in der ersten Zeile den Kopf {';'.join(plain.COLUMNS)}; gesehen wurde {seen}.",
            file=job.file,
            found=seen,
        )
    _read_plain(tables, job)


def _read_report(sheets: Sequence[Sheet], job: Job) -> None:
    left_out = []
    for sheet in sheets:
        if not sheet.name.lower().startswith(statbericht.PREFIX) or not sheet.rows:
            continue
        mapping = official.by_sheet(sheet.name, job.mappings)
        table = statbericht.read(sheet, mapping, job.findings) if mapping else None
        if mapping and table:
            job.table = ", ".join(filter(None, (job.table, mapping.table)))
            _match(table, mapping, job)
        elif not mapping:
            left_out.append(sheet)
    if not job.used and left_out:
        first = left_out[0]
        columns = tuple(cell for cell in first.rows[0].cells if cell)
        official.report_unknown(RawTable("statbericht", first.name, first.name, columns, (), ()), job.findings)
    elif left_out:
        names = listing(one.name for one in left_out)
        job.findings.add("note", f"Diese Blätter kennt der Katalog nicht, sie werden nicht übernommen: {names}.")


def _read_plain(tables: Sequence[Sequence[Row]], job: Job) -> None:
    """The second table first, wherever it stands: the rows of the first need its measures."""
    measures = [rows for rows in tables if plain.is_measures(rows[0].cells)]
    values = [rows for rows in tables if not plain.is_measures(rows[0].cells)]
    for rows in measures:
        job.own_measures += plain.read_measures(rows, job.catalogue, job.findings)
    job.measures |= {measure.key: measure for measure in job.own_measures}
    if not values:
        job.format = "plain_measures"
    for rows in values:
        job.readings += plain.read(rows, job.catalogue, job.measures, job.known, job.findings)


def _match(table: RawTable, mapping: TableMapping | None, job: Job) -> None:
    job.table = job.table or (mapping.table if mapping else table.code)
    if mapping is None:
        official.report_unknown(table, job.findings)
        return
    job.used.append(mapping)
    missing = mapping.missing_in(job.catalogue)
    if missing:
        job.findings.error(
            f"Die Zuordnung data/catalogue/tables/{mapping.file} nennt, was der Katalog nicht hat: {listing(missing)}.",
            found=", ".join(missing),
            expected="Einträge in measures.yaml, sources.yaml oder breakdowns.yaml",
        )
        return
    job.measures |= mapping.measures
    job.readings += readings(table, mapping, job.known, job.findings)


def _refuse_unknown(first: str, lines: Sequence[str], job: Job) -> None:
    delimiter = max(";,\t|", key=first.count)
    cells = [cell.strip().strip('"') for cell in first.split(delimiter)] if first.count(delimiter) else [first]
    low = {cell.lower() for cell in cells}
    what = "Der Aufbau ist nicht bekannt."
    if delimiter != ";" and first.count(delimiter):
        word = {",": "Kommas", "\t": "Tabulatoren", "|": "senkrechten Strichen"}[delimiter]
        what = f"Die Spalten sind mit {word} statt mit Semikolons getrennt."
    if {"code", "content"} <= low or {"code", "inhalt"} <= low:
        what = (
            f"Das ist ein Verzeichnis von {len(lines) - 1} Tabellen und keine Tabelle mit Werten; "
            "laden Sie eine der darin genannten Tabellen herunter und importieren Sie diese."
        )
    raise FileRejected(
        f"{job.file}, Zeile 1: {what} Gesehen wurden die Spalten {listing(cells)}. Gelesen werden Flatfile-CSV und "
        f"Tabellen-CSV der Regionalstatistik und die eigene Tabelle mit dem Kopf {';'.join(plain.COLUMNS)} "
        "(docs/import.md).",
        file=job.file,
        row=1,
        found=first[:200],
    )
