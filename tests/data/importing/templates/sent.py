"""Templates as they are sent out and as they come back: a small one, filled in with openpyxl as a person would."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.domain.indicator import Catalogue
from dashboard.domain.templates.template import AMT, Template, TemplatePlace
from dashboard.exports.templates.workbook import TemplateWords, template_workbook
from dashboard.staff.templates.planning import (
    Addressee,
    PublishedCount,
    PublishedCounts,
    TemplateOrder,
    planned,
)
from data.catalogue.loader import load, load_states, localise
from data.importing.findings import Delivery
from data.importing.read import read_file, read_files

U3, OVER3, LEAVERS = "kinder_betreut_u3", "kinder_betreut_3_6", "abgaenge"
PLACES = {
    "13076004": "Bandenitz",
    "13076008": "Belsch",
    "13076019": "Bresegard bei Picher",
    "13076041": "Gammelin",
}
COUNTS: PublishedCounts = {
    (U3, "", 2025, "13076004"): PublishedCount(5.0),
    (U3, "", 2025, "13076008"): PublishedCount(None),
    (U3, "", 2025, "13076019"): PublishedCount(3.0),
    (U3, "", 2025, "13076041"): PublishedCount(1004.0),
    # of the children who live there on 31 December before
    ("kinder_u3", "", 2025, "13076004"): PublishedCount(12.0),
    ("kinder_u3", "", 2024, "13076008"): PublishedCount(20.0),
}
SHEET = "Ausfüllen"
FIRST = 7
"""The row of the first place, as the program shows it."""


@cache
def catalogue() -> Catalogue:
    return localise(load(), load_states()["13"])


def order(*measures: str, years: tuple[int, ...] = (2026,), breakdowns: bool = True) -> TemplateOrder:
    return TemplateOrder(
        "Krippenkinder 2026",
        measures or (U3,),
        years,
        breakdowns,
        date(2026, 12, 20),
        "bildungsbuero@kreis.example",
        date(2026, 11, 30),
    )


def template(
    *measures: str,
    years: tuple[int, ...] = (2026,),
    number: str = "V-2026-1",
    area: str = "130765658",
    places: Mapping[str, str] = PLACES,
    counts: PublishedCounts = COUNTS,
) -> Template:
    """For an Amt with four municipalities; in two of them the children are known among whom these are."""
    rows = tuple(TemplatePlace(key, name) for key, name in places.items())
    addressee = Addressee(AMT, area, "Amt Hagenow-Land", rows)
    return planned(order(*measures, years=years), addressee, catalogue(), counts, number)


@cache
def _workbook(one: str) -> bytes:
    return template_workbook(_TEMPLATES[one], TemplateWords(catalogue()))


_TEMPLATES: dict[str, Template] = {}


def sent(one: Template) -> bytes:
    """The workbook as it goes out."""
    key = repr(one)
    _TEMPLATES[key] = one
    return _workbook(key)


def opened(content: bytes) -> Any:
    return load_workbook(io.BytesIO(content))


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def filled(one: Template, cells: Mapping[str, object], sheet: str = SHEET) -> bytes:
    """The workbook with some cells filled in, by their address."""
    book = opened(sent(one))
    for address, value in cells.items():
        book[sheet][address] = value
    return saved(book)


def asked_column(sheet: Worksheet, key: str = "s02") -> str:
    """The letter of a column by its key in the hidden row."""
    return next(cell.column_letter for cell in sheet[3] if cell.value == f"#{key}")


def read(content: bytes, folder: Path, name: str = "Rücklauf.xlsx", **options: Any) -> Delivery:
    file = folder / name
    file.write_bytes(content)
    return read_file(file, catalogue(), options.pop("known", set(PLACES)), **options)


def read_together(folder: Path, files: Mapping[str, bytes], **options: Any) -> tuple[Delivery, ...]:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return read_files([folder / name for name in files], catalogue(), set(PLACES), **options)


def zipped(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return buffer.getvalue()


def figures(delivery: Delivery) -> dict[tuple[str, str], float | str]:
    """Value or status by municipality and breakdown."""
    return {
        (one.area, one.breakdown): one.value if one.value is not None else one.status.key
        for one in delivery.observations
    }


def messages(delivery: Delivery, level: str = "") -> str:
    return "\n".join(one.message for one in delivery.findings if level in ("", one.level))


def as_ods(content: bytes) -> bytes:
    """The same cells as LibreOffice stores them: numbers as numbers, texts as texts, nothing else."""
    book = opened(content)
    tables = []
    for sheet in book:
        rows = []
        for row in sheet.iter_rows():
            cells = []
            for cell in row:
                value = cell.value
                if value is None or str(value).startswith("="):
                    cells.append("<table:table-cell/>")
                elif isinstance(value, int | float):
                    cells.append(f'<table:table-cell office:value-type="float" office:value="{value}"/>')
                else:
                    text = escape(str(value))
                    cells.append(
                        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
                    )
            rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
        tables.append(f'<table:table table:name="{escape(sheet.title)}">{"".join(rows)}</table:table>')
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    body = "".join(tables)
    document = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>{body}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    parts = {"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": document}
    return zipped({name: text.encode() for name, text in parts.items()})


def renumbered(one: Template, number: str) -> Template:
    return replace(one, number=number)


def filled_up(content: bytes, value: object) -> bytes:
    """A workbook with one value in each row of the first column that is asked for."""
    book = load_workbook(io.BytesIO(content))
    sheet = book[SHEET]
    column = next(cell.column_letter for cell in sheet[3] if cell.value == "#s01")
    for row in range(FIRST, sheet.max_row + 1):
        sheet[f"{column}{row}"] = value
    return saved(book)
