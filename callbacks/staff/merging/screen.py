"""Zusammenführen: entries are compared field by field; what is chosen is collected in the draft of institutions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from callbacks.staff.entries.reading import PublishedEntries
from callbacks.staff.entries.screen import based_on_of
from callbacks.staff.merging.compared import compared, questions
from callbacks.staff.screens import HandedTable, Redirect, Staff, StaffPage, Visit
from dashboard.domain.institutions.institution import Institution
from dashboard.errors import MonitorError, StoreError
from dashboard.staff.entries.draft import DraftPart, EntryDraft, FieldChanges
from dashboard.staff.entries.rows import texts_of
from dashboard.staff.merging.merge import (
    GROUPS,
    Merge,
    conflicts,
    figure_text,
    figures_of,
    merge_changes,
    merge_problem,
    merged_row,
    merges_of,
    proposed_fields,
    undecided,
)
from dashboard.staff.rights import Right
from dashboard.texts import say
from data.catalogue.kinds import kinds
from data.importing.institutions.duplicates import probably_doubled
from data.importing.knowledge import ImportKnowledge, knowledge_of
from data.staff.entries.change_log import record_changes
from data.staff.entries.draft_store import change_entries, open_entries
from data.staff.merging.hanging import Hanging, hanging_on
from data.staff.merging.tables import merged_tables
from data.stores.report_store import report_store_exists, stored_reports
from layouts.staff.entries.list_page import ENTRIES, MERGING, draft_fields
from layouts.staff.merging.doubles_page import doubles_page
from layouts.staff.merging.page import STAYS, ComparisonParts, comparison_page

_REFUSED, _CONFLICT = 422, 409


def register(staff: Staff) -> None:
    """Adds the page, its act, and what merged entries are handed over as."""
    own = Merging(staff)
    staff.page(MERGING, right=Right.SEE)(own.show)
    staff.action(f"{MERGING}/speichern", right=Right.EDIT)(own.save)
    staff.draft_tables[DraftPart.MERGES] = own.handed


class Merging:
    """What is merged stands in the one draft of institutions that all work on."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff

    def show(self, visit: Visit) -> StaffPage:
        """The comparison of the keys that the address names, else what probably stands twice."""
        asked = _asked(visit)
        published = self._published(visit)
        entries, problem = self._entries(asked, published, visit.lang)
        if problem or not entries:
            groups = _groups(published.found)
            content = doubles_page(visit, groups, asked, problem if asked else "")
            return StaffPage(
                content, say(visit.lang, "merge_title"), status=_REFUSED if problem and asked else 200
            )
        return self._page(visit, entries, _first_choice(entries))

    def save(self, visit: Visit) -> StaffPage | Redirect:
        """Collects the merging where an import would take it and nothing is left to decide."""
        lang, published = visit.lang, self._published(visit)
        asked = [one[:120] for one in dict.fromkeys(visit.form.getlist("schluessel"))]
        entries, problem = self._entries(asked, published, lang)
        if problem or not entries:
            return Redirect(MERGING, problem or say(lang, "merge_too_few"), problem=True)
        given = {name: text[:120] for name, text in visit.form.items()}
        keys = [one.key for one in entries]
        if given.get(STAYS) not in keys:
            return self._page(visit, entries, given, say(lang, "merge_no_stays"), _REFUSED)
        if visit.text("version", 40) != self.staff.shown_version():
            return self._page(visit, entries, given, say(lang, "staff_entries_other_version"), _CONFLICT)
        knowledge = knowledge_of(self.staff.settings.stores)
        hanging = self._hanging(visit, keys, knowledge)
        merge = _merge(given, keys, hanging)
        if left := undecided(merge, hanging.figures):
            names = [one.name for one in questions(left, hanging.figures, knowledge.catalogue, lang)]
            said = say(lang, "merge_undecided", figures="; ".join(names))
            return self._page(visit, entries, given, said, _REFUSED)
        rows = {one.key: texts_of(one) for one in entries}
        changes = merge_changes(merge, rows)
        row = merged_row(rows[merge.stays], [rows[old] for old in merge.goes], changes.values())
        today = visit.now.astimezone().date()
        checked = merged_tables((merge,), {merge.stays: row}, knowledge, today)
        if checked.errors:
            return self._page(visit, entries, given, " ".join(checked.errors), _REFUSED)
        called = {one.key: one.name for one in entries}
        wanted: dict[str, tuple[str, FieldChanges]] = {
            key: (f"{called[DraftPart.MERGES.own_key(key)]} → {called[merge.stays]}", fields)
            for key, fields in changes.items()
        }
        by = visit.account.name
        try:
            with self.staff.store.writing() as connection:
                change_entries(connection, based_on_of(visit), wanted, by, visit.now)
                record_changes(connection, wanted, by, visit.now)
        except MonitorError as error:
            return self._page(visit, entries, given, error.sentence(lang), _CONFLICT)
        return Redirect(ENTRIES, say(lang, "merge_saved", name=called[merge.stays]))

    def handed(self, visit: Visit, draft: EntryDraft) -> HandedTable:
        """The merged entries of a draft as tables, and what is in their way."""
        lang, published, faults = visit.lang, self._published(visit), list[str]()
        knowledge, rows = knowledge_of(self.staff.settings.stores), dict[str, dict[str, str]]()
        changes = draft.changes
        merges = merges_of(changes.values())
        for merge in merges:
            of = [changes[DraftPart.MERGES.key_of(old)] for old in merge.goes]
            if not all(key in published.found for key in merge.keys):
                faults += [say(lang, "merge_gone", name=one.name) for one in of]
                continue
            texts = {key: texts_of(published.found[key]) for key in merge.keys}
            for one in of:
                if old := _outdated(one.fields, texts[merge.stays]):
                    faults.append(say(lang, "merge_outdated", name=one.name, fields=", ".join(old)))
            figures = figures_of(merge.keys, knowledge.reference().stored.figures)
            if left := undecided(merge, figures):
                names = [one.name for one in questions(left, figures, knowledge.catalogue, lang)]
                faults.append(f"{of[0].name}: {say(lang, 'merge_undecided', figures='; '.join(names))}")
            gone = [texts[key] for key in merge.goes]
            rows[merge.stays] = merged_row(texts[merge.stays], gone, [one.fields for one in of])
        if faults:
            return HandedTable((), tuple(faults))
        tables = merged_tables(merges, rows, knowledge, visit.now.astimezone().date(), draft.number)
        return HandedTable(tables.deliveries, tables.errors)

    def _entries(
        self, keys: Sequence[str], published: PublishedEntries, lang: str
    ) -> tuple[list[Institution], str]:
        """The entries of keys, and why they cannot be merged."""
        unknown = next((key for key in keys if key not in published.found), "")
        if unknown:
            return [], say(lang, "merge_unknown", of=unknown)
        entries = [published.found[key] for key in keys]
        problem = merge_problem(entries, published.found)
        return entries, problem[lang == "en"] if problem else ""

    def _page(
        self,
        visit: Visit,
        entries: Sequence[Institution],
        chosen: Mapping[str, str],
        problem: str = "",
        status: int = 200,
    ) -> StaffPage:
        lang, knowledge = visit.lang, knowledge_of(self.staff.settings.stores)
        keys = [one.key for one in entries]
        hanging = self._hanging(visit, keys, knowledge)
        with self.staff.store.reading() as connection:
            draft = open_entries(connection)
        merging = draft.of(DraftPart.MERGES).changes.values() if draft else ()
        names = [one.name for one in merging if not one.touches.isdisjoint(keys)]
        asked = questions(list(conflicts(hanging.figures)), hanging.figures, knowledge.catalogue, lang)
        parts = ComparisonParts(
            visit,
            [compared(one, hanging, lang) for one in entries],
            asked,
            chosen,
            {**draft_fields(draft), "version": self.staff.shown_version()},
            visit.may(Right.EDIT),
            [say(lang, "merge_in_draft", names="; ".join(names))] if names else [],
            problem,
            sum(bool(hanging.catchments[key]) for key in keys) > 1,
        )
        return StaffPage(comparison_page(parts), say(lang, "merge_title"), status=status)

    def _hanging(self, visit: Visit, keys: Sequence[str], knowledge: ImportKnowledge) -> Hanging:
        url = self.staff.settings.stores.reports_database_url
        try:
            reports = stored_reports(url) if report_store_exists(url) else ()
        except StoreError:
            reports = ()
        with self.staff.store.reading() as connection:
            return hanging_on(keys, knowledge.reference().stored, connection, reports, visit.now)

    def _published(self, visit: Visit) -> PublishedEntries:
        return PublishedEntries.of(self.staff, visit.now.astimezone().date())


def _asked(visit: Visit) -> list[str]:
    given = [*visit.query.getlist("schluessel")]
    given += [text for name, text in visit.query.items() if name.startswith("schluessel-")]
    named = (one.replace("\0", "").strip()[:120] for one in given)
    return list(dict.fromkeys(one for one in named if one))[:20]


def _groups(found: Mapping[str, Institution]) -> list[list[Institution]]:
    """Entries that probably are one institution, each group once."""
    doubled = probably_doubled(found, kinds())
    groups: list[list[Institution]] = []
    done: set[str] = set()
    for key in found:
        if key not in doubled or key in done:
            continue
        group, left = {key: found[key]}, [key]
        while left:
            for other in doubled.get(left.pop(), ()):
                if other.key not in group:
                    group[other.key] = other
                    left.append(other.key)
        done |= set(group)
        groups.append(list(group.values()))
    return groups


def _first_choice(entries: Sequence[Institution]) -> dict[str, str]:
    """What the form proposes: the first entry stays."""
    stays = entries[0].key
    fields = proposed_fields(stays, {one.key: texts_of(one) for one in entries})
    return {STAYS: stays, **{f"f-{group}": key for group, key in fields.items()}}


def _merge(given: Mapping[str, str], keys: Sequence[str], hanging: Hanging) -> Merge:
    stays = given[STAYS]
    fields = {group: given[f"f-{group}"] for group in GROUPS if given.get(f"f-{group}") in keys}
    figures = {
        name: given[figure_text(name)]
        for name in conflicts(hanging.figures)
        if given.get(figure_text(name)) in keys
    }
    return Merge(stays, tuple(key for key in keys if key != stays), fields, figures)


def _outdated(fields: FieldChanges, row: Mapping[str, str]) -> list[str]:
    """The columns of which something else is published now than when they were chosen."""
    return [name for name, (before, _) in fields.items() if name in row and row[name] != before]
