"""GENESIS flat files, the new one (one value per row) and the old one (a column per value)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.errors import FileRejected
from data.importing.findings import Findings, listing, wanted
from data.importing.tables.raw_table import RawCell, RawRow, RawTable, letter

_FIRST = ("statistics_code", "statistik_code")
# Old files and German interfaces use German headers for the same columns.
_ENGLISH = {
    "statistik_code": "statistics_code",
    "statistik_label": "statistics_label",
    "zeit_code": "time_code",
    "zeit_label": "time_label",
    "zeit": "time",
    "wert": "value",
    "wert_einheit": "value_unit",
    "wert_q": "value_q",
    "wert_merkmal_code": "value_variable_code",
    "wert_merkmal_label": "value_variable_label",
}
_DIMENSION = re.compile(
    r"([0-9]+)_(?:(?:variable|merkmal)_(code|label)|(?:variable_attribute|auspraegung|ausprägung)_(code|label))"
)
_NEW = ("statistics_code", "time", "value", "value_variable_code")
_OLD = ("statistics_code", "time")


@dataclass(frozen=True, slots=True)
class _Dimension:
    """Column numbers of one dimension."""

    name: int
    code: int
    label: int | None


def is_flat(header: Sequence[str]) -> bool:
    """Whether a header is that of a flat file (ffcsv) of GENESIS or the Regionaldatenbank."""
    return bool(header) and header[0].strip().lower() in _FIRST


def read(rows: Sequence[RawRow], file: str, findings: Findings) -> RawTable:
    """The table of a flat file; rows of another width and a repeated header are findings.

    Raises FileRejected when a needed column is missing or there is no row of data.
    """
    header = [_named(cell) for cell in rows[0].cells]
    at = {name: number for number, name in reversed(list(enumerate(header)))}
    new = "value" in at or "value_variable_code" in at
    missing = [name for name in (_NEW if new else _OLD) if name not in at]
    dimensions = _dimensions(at)
    values = {} if new else _value_columns(rows[0].cells)
    if not dimensions:
        missing.append("1_variable_attribute_code")
    if not new and not values:
        missing.append("value")
    if missing:
        raise FileRejected(
            f"{file}, Zeile {rows[0].number}: Im Kopf der Flatfile-Tabelle fehlen Spalten: "
            f"{', '.join(missing)}. "
            f"Vorhanden sind: {listing(rows[0].cells, 12)}.",
            file=file,
            row=rows[0].number,
        )
    full = [row for row in rows[1:] if _is_whole(row, rows[0], findings)]
    if not full:
        raise FileRejected(
            f"{file}: Die Datei hat nur eine Kopfzeile oder keine einzige vollständige Datenzeile.", file=file
        )
    codes = dict.fromkeys(row.cells[at["statistics_code"]].strip() for row in full)
    if len(codes) > 1:
        raise FileRejected(
            f"{file}: Die Datei mischt mehrere Statistiken ({listing(codes)}); erwartet wird eine Tabelle "
            "je Datei.",
            file=file,
        )
    cells: list[RawCell] = []
    for row in full:
        cells += _new_cells(row, at, dimensions) if new else _old_cells(row, at, dimensions, values)
    used = dict.fromkeys(row.cells[one.name].strip() for row in full for one in dimensions)
    label = at.get("statistics_label")
    return RawTable(
        format="ffcsv_new" if new else "ffcsv_old",
        code=next(iter(codes)),
        title=full[0].cells[label].strip() if label is not None else "",
        columns=tuple(dict.fromkeys(cell.path[0] for cell in cells)),
        dimensions=tuple(one for one in used if one),
        cells=tuple(cells),
    )


def _named(cell: str) -> str:
    low = cell.strip().lower()
    return _ENGLISH.get(low, low)


def _dimensions(at: dict[str, int]) -> list[_Dimension]:
    parts: dict[str, dict[str, int]] = {}
    for name, number in at.items():
        found = _DIMENSION.fullmatch(name)
        if found:
            kind = found[2] if found[2] else f"attribute_{found[3]}"
            parts.setdefault(found[1], {})[kind] = number
    return [
        _Dimension(one["code"], one["attribute_code"], one.get("attribute_label"))
        for _, one in sorted(parts.items())
        if "code" in one and "attribute_code" in one
    ]


def _value_columns(header: Sequence[str]) -> dict[int, tuple[str, int | None]]:
    """Of an old file: column -> code and its `__q` column. `FLC006__Gebietsflaeche__qkm` has the code
    FLC006."""
    names = [cell.strip() for cell in header]
    quality = {name[: -len("__q")]: number for number, name in enumerate(names) if name.endswith("__q")}
    columns: dict[int, tuple[str, int | None]] = {}
    for number, name in enumerate(names):
        if "__" in name and not name.endswith("__q"):
            code = name.partition("__")[0]
            columns[number] = (code, quality.get(name, quality.get(code)))
    return columns


def _is_whole(row: RawRow, header: RawRow, findings: Findings) -> bool:
    if len(row.cells) != len(header.cells):
        findings.tell(
            "error",
            "row_torn",
            count=len(row.cells),
            width=len(header.cells),
            row=row.number,
            found=f"{len(row.cells)} Felder",
            expected=wanted("fields", count=len(header.cells)),
        )
        return False
    if row.cells[0].strip().lower() == header.cells[0].strip().lower():
        findings.tell(
            "error", "head_twice_joined", row=row.number, found=row.cells[0], expected=wanted("row_of_data")
        )
        return False
    return True


def _categories(row: RawRow, dimensions: Sequence[_Dimension]) -> tuple[dict[str, str], dict[str, str]]:
    codes, labels = {}, {}
    for one in dimensions:
        name = row.cells[one.name].strip()
        if name:
            codes[name] = row.cells[one.code].strip()
            labels[name] = row.cells[one.label].strip() if one.label is not None else ""
    return codes, labels


def _new_cells(row: RawRow, at: dict[str, int], dimensions: Sequence[_Dimension]) -> list[RawCell]:
    codes, labels = _categories(row, dimensions)
    code = row.cells[at["value_variable_code"]].strip()
    quality = row.cells[at["value_q"]] if "value_q" in at else ""
    text = row.cells[at["value"]]
    return [
        RawCell(row.number, f"value ({code})", (code,), codes, labels, row.cells[at["time"]], text, quality)
    ]


def _old_cells(
    row: RawRow,
    at: dict[str, int],
    dimensions: Sequence[_Dimension],
    values: dict[int, tuple[str, int | None]],
) -> list[RawCell]:
    codes, labels = _categories(row, dimensions)
    return [
        RawCell(
            row=row.number,
            column=f"{letter(number)} ({code})",
            path=(code,),
            attributes=codes,
            names=labels,
            time=row.cells[at["time"]],
            text=row.cells[number],
            quality=row.cells[quality] if quality is not None else "",
        )
        for number, (code, quality) in values.items()
    ]
