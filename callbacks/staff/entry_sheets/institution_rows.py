"""The rows of the sheet of institutions, and what becomes of edits of them: checked as an import checks, then collected
in the draft that all work on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from callbacks.staff.entries.reading import PublishedEntries
from callbacks.staff.entry_sheets.map_ground import map_ground
from callbacks.staff.entry_sheets.sheet_rows import (
    Saved,
    SheetRow,
    collect,
    drafts_of,
    refuse_other_version,
)
from callbacks.staff.screens import Staff, Visit
from dashboard.domain.institutions.institution import Institution
from dashboard.errors import StoreError
from dashboard.staff.entries.draft import DraftPart, EntryDraft, FieldChanges
from dashboard.staff.entries.rows import changed_row, changes_between, is_new, texts_of
from dashboard.staff.entry_sheets.edits import SheetEdits
from dashboard.staff.entry_sheets.institution_sheet import flags_of, institution_sheet
from dashboard.staff.entry_sheets.sheet_kind import SheetKind
from dashboard.texts import say
from data.catalogue.kinds import kinds
from data.germany.areas import germany
from data.importing.institutions.duplicates import probably_doubled
from data.importing.knowledge import knowledge_of
from data.staff.entries.checking import CheckedRows, check_each
from data.stores.report_store import report_store_exists, stored_reports


class InstitutionRows:
    """Everything of the sheet that needs the stores."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff

    def kind(self, visit: Visit) -> SheetKind:
        """The sheet with the kinds and the municipalities of the district."""
        places = {
            key: one.name
            for key, one in germany().areas.items()
            if len(key) == 8 and key.startswith(self.staff.district)
        }
        ordered = sorted(places.items(), key=lambda one: (one[1].casefold(), one[0]))
        names = [(key, one.name[visit.lang]) for key, one in kinds().items()]
        return institution_sheet(names, ordered)

    def published(self, visit: Visit) -> PublishedEntries:
        """The institutions that count today."""
        return PublishedEntries.of(self.staff, visit.now.astimezone().date())

    def drafts(self) -> tuple[EntryDraft | None, tuple[EntryDraft, ...]]:
        """What is collected now, and what waits for release."""
        return drafts_of(self.staff)

    def rows(
        self, visit: Visit, keys: Iterable[str] | None = None, checked: CheckedRows | None = None
    ) -> list[SheetRow]:
        """The rows by name, those of `keys` alone where some are given."""
        kind, published = self.kind(visit), self.published(visit)
        draft, waiting = self.drafts()
        doubled = probably_doubled(published.found, kinds())
        shown = _Shown(kind, published, draft, waiting, self._reported(), doubled, visit.lang)
        new = (
            [key for key, one in draft.of(DraftPart.INSTITUTIONS).changes.items() if is_new(one.fields)]
            if draft
            else []
        )
        wanted = [*new, *(key for key in published.found if key not in new)]
        if keys is not None:
            asked = set(keys)
            wanted = [key for key in wanted if key in asked]
        return [shown.row(key, checked) for key in wanted]

    def ground(self, visit: Visit) -> Mapping[str, object]:
        """What lies below the points of the map."""
        return map_ground(self.staff, self.published(visit))

    def save(self, visit: Visit, edits: SheetEdits) -> Saved:
        """Collects what an import would take; the other rows come back with what is wrong. Raises MonitorError where
        another data version is public by now."""
        refuse_other_version(self.staff, edits)
        kind, published = self.kind(visit), self.published(visit)
        draft, _ = self.drafts()
        wanted: dict[str, dict[str, str]] = {}
        for edit in edits.rows:
            stored = published.stored(edit.key, draft)
            if stored is not None:
                before = draft.changes[edit.key].fields if draft and edit.key in draft.changes else {}
                wanted[edit.key] = {**changed_row(stored, before), **kind.texts_of(edit.cells)}
        checked = self._checked(visit, wanted)
        read = {key: texts_of(one) for key, one in checked.read.items()}
        changes: dict[str, tuple[str, FieldChanges]] = {}
        for key, row in wanted.items():
            stored = published.stored(key, draft)
            if key not in checked.errors and stored is not None:
                fields = changes_between(stored, read[key])
                changes[key] = (row["name"], fields)
        revisions = {one.key: one.revision for one in edits.rows}
        conflicts = collect(self.staff, visit, edits.draft, revisions, changes)
        again = self.rows(visit, wanted, checked)
        rows = []
        for one in again:
            mine = kind.shown(wanted[one.key])
            if one.key in conflicts:
                said = conflicts[one.key].sentence(visit.lang)
                one = replace(one, conflict=said, faults={}, notes={})
            elif one.key in checked.errors:
                one = replace(one, cells={**one.cells, **mine})
            rows.append(one)
        left = len(edits.rows) - len(changes) + len(conflicts)
        now, _ = self.drafts()
        return Saved(now, tuple(rows), len(edits.rows) - left, left)

    def _checked(self, visit: Visit, rows: Mapping[str, Mapping[str, str]]) -> CheckedRows:
        knowledge = knowledge_of(self.staff.settings.stores)
        return check_each(rows, knowledge, visit.now.astimezone().date(), "einrichtungen.csv")

    def _reported(self) -> frozenset[str]:
        url = self.staff.settings.stores.reports_database_url
        try:
            there = report_store_exists(url)
            return frozenset(one.institution for one in stored_reports(url)) if there else frozenset()
        except StoreError:
            return frozenset()


@dataclass(frozen=True, slots=True)
class _Shown:
    kind: SheetKind
    published: PublishedEntries
    draft: EntryDraft | None
    waiting: tuple[EntryDraft, ...]
    reported: frozenset[str]
    doubled: Mapping[str, list[Institution]]
    lang: str

    def row(self, key: str, checked: CheckedRows | None) -> SheetRow:
        stored = self.published.stored(key, self.draft)
        assert stored is not None
        change = self.draft.changes.get(key) if self.draft else None
        fields = change.fields if change else {}
        one: Institution | None = self.published.found.get(key)
        published = self.published
        flags = flags_of(one, published.today, published.district, self.reported, self.doubled) if one else []
        notes = dict(checked.warnings.get(key, {})) if checked else {}
        for other in self.doubled.get(key, ())[:1]:
            notes.setdefault("name", say(self.lang, "sheet_doubled", name=other.name, of=other.key))
        waits = next((other.release for other in self.waiting if key in other.changes), "")
        return SheetRow(
            key,
            self.kind.shown(changed_row(stored, fields)),
            change.revision if change else 0,
            tuple(fields),
            dict(checked.errors.get(key, {})) if checked else {},
            notes,
            flags,
            waits,
            may_confirm=not waits and (one is None or self.published.may_confirm(one)),
            is_new=one is None,
        )
