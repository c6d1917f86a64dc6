"""Finds the mapping that an official table needs, or says which table was seen and what to add."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.texts import both, say
from data.importing.findings import Findings, listings, shortened
from data.importing.tables.mapping import TableMapping
from data.importing.tables.raw_table import RawTable


def by_code(code: str, mappings: Sequence[TableMapping]) -> TableMapping | None:
    """The mapping of a classic table, which carries its code."""
    return next((one for one in mappings if one.table == code and not one.statistic and not one.sheet), None)


def by_shape(table: RawTable, file: str, mappings: Sequence[TableMapping]) -> TableMapping | None:
    """The mapping of a flat file, which carries only its statistic: same dimensions, and values that the
    mapping knows.

    Where two fit, the one whose table code stands in the file's name.
    """
    dimensions = set(table.dimensions)
    fitting = [
        one
        for one in mappings
        if one.statistic == table.code
        and dimensions & set(one.area)
        and dimensions - set(one.area) == set(one.dimensions)
        and {rule.path[0] for rule in one.rules if rule.path} & set(table.columns)
    ]
    named = [one for one in fitting if one.table in file]
    return next(iter(named or fitting), None)


def by_sheet(name: str, mappings: Sequence[TableMapping]) -> TableMapping | None:
    """The mapping that is made for a sheet of this name; None where there is none."""
    return next((one for one in mappings if one.sheet and one.sheet.lower() == name.lower()), None)


def report_unknown(table: RawTable, findings: Findings) -> None:
    """The table is readable, but the catalogue does not know what it means: show what to add."""
    draft = skeleton(table)
    kind = "statistic" if table.format.startswith("ffcsv") else "table"
    findings.tell(
        "error",
        "table_unknown_dimensions" if table.dimensions else "table_unknown",
        kind=both(f"finding_part_{kind}"),
        table=table.code,
        title=shortened(table.title, 200),
        columns=listings(_telling(table.columns)),
        dimensions=listings(table.dimensions),
        draft="\n" + draft,
        found=f"{say('de', f'finding_part_{kind}')} {table.code}",
        expected=draft,
    )


def _telling(columns: Sequence[str]) -> list[str]:
    """The stacked headers without the top one where it says the same above all columns."""
    tops = {column.partition(" / ")[0] for column in columns}
    return [column.partition(" / ")[2] or column for column in columns] if len(tops) == 1 else list(columns)


def skeleton(table: RawTable) -> str:
    """The beginning of a mapping file for a table that was seen, to be completed by a person."""
    flat = table.format.startswith("ffcsv")
    lines = [
        f'table: "{table.code}"',
        f'title: "{shortened(table.title, 200)}"',
        "source: <Schlüssel aus sources.yaml>",
    ]
    if flat:
        lines += [f'statistic: "{table.code}"', f"area: [{', '.join(table.dimensions[:1])}]"]
        lines += [f"dimensions: [{', '.join(table.dimensions[1:])}]"]
    elif table.dimensions:
        lines += [f"labels: [{', '.join(table.dimensions)}]"]
    lines += ["columns:"]
    for column in table.columns[:3]:
        path = ", ".join(f'"{part}"' for part in column.split(" / "))
        lines += [f"  - {{measure: <Schlüssel aus measures.yaml>, path: [{path}]}}"]
    return "\n".join(lines)
