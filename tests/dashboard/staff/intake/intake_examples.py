"""Intakes to begin with."""

from __future__ import annotations

from datetime import UTC, datetime

from dashboard.domain.deliveries.amendments import Amendments, CellChange
from dashboard.staff.intake.changes import with_amendments, with_files, with_mapping, with_tables
from dashboard.staff.intake.intake import Intake, IntakeFile, IntakeTable, TableKind, TableMapped

AT = datetime(2026, 11, 29, 8, 40, tzinfo=UTC)


def file(sha256: str = "a1", name: str = "kita.xlsx", kind: str = "xlsx") -> IntakeFile:
    return IntakeFile(sha256, name, 48_000, kind, 1, "", "K. Lange", AT)


def table(key: str = "a1", kind: TableKind = TableKind.UNKNOWN, **more: object) -> IntakeTable:
    return IntakeTable(key, f"{key}.xlsx", key, key, kind, **more)  # type: ignore[arg-type]  # tests alone


def full() -> Intake:
    """Two files, one table unknown and mapped, one cell mended."""
    bare = Intake(7, "Kita-Belegung", "K. Lange", AT, revision=3)
    filled = with_files(bare, [file(), file("b2", "21111.csv", "csv")])
    known = with_tables(filled, [table(), table("b2", TableKind.OFFICIAL, table="21111", years=(2024, 2025))])
    mapped = TableMapped("{}", places={"Gemeinden\tMarnitz": "13076168"}, settled=True, remembered="Kita")
    return with_amendments(
        with_mapping(known, "a1", mapped),
        Amendments((CellChange("a1.xlsx", "Gemeinden", 37, "E", "1B", "18", "K. Lange", "2026-11-29"),)),
    )
