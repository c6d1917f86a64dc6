"""What is changed of rows, as lines of the log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from dashboard.staff.audit import Act, ActKind
from dashboard.staff.entries.draft import DraftPart, FieldChanges, part_of
from dashboard.staff.entries.words import told_fields
from data.stores.audit.audit_log import record


def record_changes(
    connection: Connection, changes: Mapping[str, tuple[str, FieldChanges]], by: str, at: datetime
) -> None:
    """A line for each changed row, by key of the draft its name and fields, in the caller's transaction."""
    for key, (called, fields) in changes.items():
        part = part_of(key)
        before = told_fields(((column, was) for column, (was, _) in fields.items()), part)
        after = told_fields(((column, now) for column, (_, now) in fields.items()), part)
        subject = f"{called} · {part.own_key(key)}"
        merged = part is DraftPart.MERGES and bool(fields)
        kind = ActKind.ENTRIES_MERGED if merged else ActKind.ENTRY_CHANGED
        record(connection, Act(by, at, kind, subject, before, after))
