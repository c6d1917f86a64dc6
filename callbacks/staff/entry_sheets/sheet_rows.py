"""What all sheets have in common: rows as their page draws them, and collecting what somebody has changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from callbacks.staff.screens import HandedTable, Staff, Visit
from dashboard.errors import MonitorError
from dashboard.staff.entries.draft import DraftPart, EntryConflict, EntryDraft, FieldChanges
from dashboard.staff.entry_sheets.edits import SheetEdits
from dashboard.staff.entry_sheets.sheet_kind import SheetKind
from dashboard.texts import both
from data.staff.entries.change_log import record_changes
from data.staff.entries.draft_store import change_each, open_entries, waiting_entries


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row as the page draws it: cells as shown, and what is said of it.

    `revision` is that in which it had changed last, `changed` are the columns that differ from what is public,
    `faults` and `notes` are sentences by column (empty: the whole row), `conflict` says that somebody else was here.
    `locked` says why the row cannot be changed, `name` what it is called in sentences.
    """

    key: str
    cells: Mapping[str, str]
    revision: int = 0
    changed: Collection[str] = ()
    faults: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    flags: Collection[str] = ()
    locked: str = ""
    conflict: str = ""
    may_confirm: bool = False
    is_new: bool = False
    name: str = ""

    def to_json(self) -> dict[str, object]:
        """What the page's scripts read; the cells stand beside `_id` and `_about`."""
        about = {
            "revision": self.revision,
            "changed": list(self.changed),
            "faults": dict(self.faults),
            "notes": dict(self.notes),
            "flags": list(self.flags),
            "locked": self.locked,
            "conflict": self.conflict,
            "confirmable": self.may_confirm,
            "fresh": self.is_new,
            "name": self.name or self.key,
        }
        return {"_id": self.key, "_about": about, **self.cells}


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of edits: the rows anew, the draft that they are in, how many were taken and how many not."""

    draft: EntryDraft | None
    rows: tuple[SheetRow, ...]
    taken: int
    left: int


class SheetRows(Protocol):
    """The rows of one sheet, and what becomes of edits of them; `sheet` is without the lists of `kind`."""

    part: DraftPart
    sheet: SheetKind

    def kind(self, visit: Visit) -> SheetKind:
        """The sheet with its lists."""

    def rows(self, visit: Visit) -> list[SheetRow]:
        """All rows."""

    def save(self, visit: Visit, edits: SheetEdits) -> Saved:
        """Collects what an import would take. Raises MonitorError where nothing can be saved."""

    def ground(self, visit: Visit) -> Mapping[str, object]:
        """What its map shows; nothing where it has none."""

    def handed(self, visit: Visit, draft: EntryDraft) -> HandedTable:
        """What is collected of this table, to be handed over."""


def drafts_of(staff: Staff) -> tuple[EntryDraft | None, tuple[EntryDraft, ...]]:
    """What is collected now, and what waits for release."""
    with staff.store.reading() as connection:
        return open_entries(connection), waiting_entries(connection)


def refuse_other_version(staff: Staff, edits: SheetEdits) -> None:
    """Raises MonitorError where another data version is public than the page has shown."""
    if edits.version != staff.shown_version():
        german, english = both("sheet_other_version")
        raise MonitorError(german, english=english)


def collect(
    staff: Staff,
    visit: Visit,
    draft: int,
    revisions: Mapping[str, int],
    changes: Mapping[str, tuple[str, FieldChanges]],
) -> Mapping[str, EntryConflict]:
    """Collects changes by key of the draft, each with its line of the log; those that would overwrite what somebody
    else has done since `revisions` are left out and given back with their conflict."""
    if not changes:
        return {}
    name = visit.account.name
    with staff.store.writing() as connection:
        conflicts = change_each(connection, draft, revisions, changes, name, visit.now)
        taken = {key: one for key, one in changes.items() if key not in conflicts}
        record_changes(connection, taken, name, visit.now)
    return conflicts
