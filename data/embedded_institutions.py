"""Reads the institutions that ship, from tables as anybody could write them."""

from __future__ import annotations

import csv
from pathlib import Path

from dashboard.domain.institutions.entries import Entries
from dashboard.errors import StoreError
from data.catalogue.loader import load
from data.embedded_figures import FOLDER
from data.germany.areas import keys
from data.importing.findings import Findings
from data.importing.institutions.columns import Layout, layout_of
from data.importing.institutions.read import read_entries
from data.importing.institutions.reference import Reference
from data.importing.tables.raw_table import OwnTable, RawRow


def entries(folder: Path = FOLDER) -> Entries:
    """The entries of every table in `institutions/`; none where there are no tables.

    Raises StoreError, naming file, row and column, for a table that anybody would be told to mend.
    """
    tables: list[tuple[OwnTable, Layout]] = []
    for path in sorted((folder / "institutions").glob("*.csv")):
        table = _table(path)
        layout = layout_of(table.header.cells)
        if layout is not None:  # a table that only the map reads
            tables.append((table, layout))
    if not tables:
        return Entries()
    findings = Findings("data/embedded/institutions")
    catalogue = load()
    known = frozenset(keys("gemeinde"))
    found = read_entries(tables, Reference("", known, catalogue.sources, ships=True), catalogue, findings)
    errors = [one.message for one in findings.listed() if one.level == "error"]
    if errors:
        raise StoreError(" ".join(errors[:5]), errors=tuple(errors))
    return found


def _table(path: Path) -> OwnTable:
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = [
                RawRow(at, tuple(line)) for at, line in enumerate(csv.reader(stream, delimiter=";"), start=1)
            ]
    except OSError as error:
        raise StoreError(
            f"{path}: die mitgelieferte Tabelle fehlt ({error.strerror}).", file=str(path)
        ) from error
    if not rows:
        raise StoreError(f"{path.name}: die mitgelieferte Tabelle ist leer.", file=str(path))
    return OwnTable(rows[0], tuple(rows[1:]), path.name)
