"""Another file in the place of one whose table has faults: what people decided about it stays."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from dashboard.staff.intake.intake import Intake, IntakeFile, IntakeTable


def with_other_file(intake: Intake, key: str, file: IntakeFile, table: IntakeTable) -> Intake:
    """The intake with the table of `key` replaced by one of another file. Mapping, changed cells and answers go over to
    it: where they do not fit any more, reading says so. The old file goes unless other tables come of it."""
    before = intake.table(key)
    if before is None:
        return intake
    fresh = replace(table, kind=before.kind) if key in intake.mappings else table
    tables = tuple(
        fresh if one.key == key else one for one in intake.tables if one.key == key or one.key != fresh.key
    )
    needed = {one.file for one in tables}
    files = tuple(one for one in intake.files if one.sha256 in needed and one.sha256 != file.sha256)
    mappings = {(fresh.key if name == key else name): one for name, one in intake.mappings.items()}
    amendments = intake.amendments.for_file(before.name, fresh.name)
    return replace(
        intake,
        files=(*files, file),
        tables=tables,
        mappings=MappingProxyType(mappings),
        amendments=amendments,
    )
