"""Rows of a table that are edited in a sheet: published, with what is collected of them; edits are checked as an import
checks them, then collected in the draft that all work on."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from callbacks.staff.entries.handing import handed_table
from callbacks.staff.entry_sheets.sheet_rows import (
    Saved,
    SheetRow,
    collect,
    drafts_of,
    refuse_other_version,
)
from callbacks.staff.screens import HandedTable, Staff, Visit
from dashboard.staff.entries.draft import DraftPart, EntryDraft, FieldChanges
from dashboard.staff.entries.locks import why_locked
from dashboard.staff.entries.rows import changed_row, changes_between
from dashboard.staff.entries.stored_rows import StoredRows
from dashboard.staff.entry_sheets.edits import SheetEdits
from dashboard.staff.entry_sheets.sheet_kind import SheetKind
from data.importing.knowledge import knowledge_of
from data.staff.entries.checking import CheckedRows, EntryTable, check_each


@dataclass(frozen=True, slots=True)
class RowFacts:
    """What is known of a published row: by which filters it is found, sentences by column, and whether an import from
    here would take a confirmation of it."""

    flags: Collection[str] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    may_confirm: bool = True


class RowsOnShow(ABC):
    """The published rows of one table as a sheet needs them, asked once for each request."""

    stored: StoredRows

    @abstractmethod
    def facts(self, own: str) -> RowFacts:
        """What is known of a row that is published."""


class DraftedRows(ABC):
    """The rows of one sheet, and what becomes of edits of them; a subclass says which table it is. `sheet` is without
    the lists of `kind`."""

    part: DraftPart
    table: EntryTable
    sheet: SheetKind

    def __init__(self, staff: Staff) -> None:
        self.staff = staff

    @abstractmethod
    def kind(self, visit: Visit) -> SheetKind:
        """The sheet with its lists."""

    @abstractmethod
    def on_show(self, visit: Visit) -> RowsOnShow:
        """What is published."""

    @abstractmethod
    def name_of(self, row: Mapping[str, str], lang: str) -> str:
        """What a row is called for people."""

    def ground(self, visit: Visit) -> Mapping[str, object]:
        """What lies below the points of its map; nothing where it has none."""
        return {}

    def edited(self, shown: RowsOnShow, row: Mapping[str, str], texts: Mapping[str, str]) -> dict[str, str]:
        """A row after some of its texts were changed."""
        return {**row, **texts}

    def faults(self, stored: Mapping[str, str], row: Mapping[str, str], lang: str) -> dict[str, str]:
        """By column what is wrong beside what an import says: nothing."""
        return {}

    def drafts(self) -> tuple[EntryDraft | None, tuple[EntryDraft, ...]]:
        """What is collected now, and what waits for release."""
        return drafts_of(self.staff)

    def handed(self, visit: Visit, draft: EntryDraft) -> HandedTable:
        """What is collected of this table, to be handed over."""
        return handed_table(visit, self.on_show(visit).stored, self.table, draft)

    def rows(
        self, visit: Visit, keys: Iterable[str] | None = None, checked: CheckedRows | None = None
    ) -> list[SheetRow]:
        """The rows in their order, new ones first; those of `keys` alone where some are given."""
        kind, shown = self.kind(visit), self.on_show(visit)
        draft, waiting = self.drafts()
        new = shown.stored.new(draft)
        wanted = [*new, *(own for own in shown.stored.keys if own not in new)]
        if keys is not None:
            asked = set(keys)
            wanted = [own for own in wanted if own in asked]
        return [self._row(visit, own, kind, shown, draft, waiting, checked) for own in wanted]

    def save(self, visit: Visit, edits: SheetEdits) -> Saved:
        """Collects what an import would take; the other rows come back with what is wrong. Raises MonitorError where
        another data version is public by now."""
        refuse_other_version(self.staff, edits)
        kind, shown = self.kind(visit), self.on_show(visit)
        stored = shown.stored
        draft, _ = self.drafts()
        before: dict[str, dict[str, str]] = {}
        wanted: dict[str, dict[str, str]] = {}
        for edit in edits.rows:
            row = stored.stored(edit.key, draft)
            if row is not None:
                before[edit.key] = row
                there = changed_row(row, stored.collected(edit.key, draft))
                wanted[edit.key] = self.edited(shown, there, kind.texts_of(edit.cells))
        checked = self.check(visit, before, wanted)
        changes: dict[str, tuple[str, FieldChanges]] = {}
        for own, row in wanted.items():
            if own not in checked.errors:
                fields = changes_between(before[own], checked.read[own], self.table.columns)
                changes[stored.part.key_of(own)] = (self.name_of(row, "de"), fields)
        revisions = {stored.part.key_of(one.key): one.revision for one in edits.rows}
        found = collect(self.staff, visit, edits.draft, revisions, changes)
        conflicts = {stored.part.own_key(key): one for key, one in found.items()}
        rows = []
        for one in self.rows(visit, wanted, checked):
            if one.key in conflicts:
                said = conflicts[one.key].sentence(visit.lang)
                one = replace(one, conflict=said, faults={}, notes={})
            elif one.key in checked.errors:
                one = replace(one, cells={**one.cells, **kind.shown(wanted[one.key])})
            rows.append(one)
        left = len(edits.rows) - len(changes) + len(conflicts)
        now, _ = self.drafts()
        return Saved(now, tuple(rows), len(edits.rows) - left, left)

    def check(
        self, visit: Visit, before: Mapping[str, dict[str, str]], rows: Mapping[str, dict[str, str]]
    ) -> CheckedRows:
        """What an import says of each row by itself, and what else is wrong with it."""
        wrong = {
            own: said for own, row in rows.items() if (said := self.faults(before[own], row, visit.lang))
        }
        knowledge, today = knowledge_of(self.staff.settings.stores), visit.now.astimezone().date()
        rest = {own: row for own, row in rows.items() if own not in wrong}
        found = check_each(rest, knowledge, today, self.table)
        return replace(found, errors={**found.errors, **wrong})

    def _row(
        self,
        visit: Visit,
        own: str,
        kind: SheetKind,
        shown: RowsOnShow,
        draft: EntryDraft | None,
        waiting: tuple[EntryDraft, ...],
        checked: CheckedRows | None,
    ) -> SheetRow:
        stored, key = shown.stored.stored(own, draft), shown.stored.part.key_of(own)
        assert stored is not None
        change = draft.changes.get(key) if draft else None
        fields = change.fields if change else {}
        is_new = own not in shown.stored.keys
        facts = RowFacts() if is_new else shown.facts(own)
        row = changed_row(stored, fields)
        locked = why_locked(key, draft, waiting, visit.lang)
        warned = checked.warnings.get(own, {}) if checked else {}
        return SheetRow(
            own,
            kind.shown(row),
            change.revision if change else 0,
            tuple(fields),
            dict(checked.errors.get(own, {})) if checked else {},
            {**facts.notes, **warned},
            facts.flags,
            locked,
            may_confirm=not locked and facts.may_confirm,
            is_new=is_new,
            name=self.name_of(row, visit.lang),
        )
