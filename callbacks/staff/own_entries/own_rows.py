"""What an operator confirms and changes of its own, of any table: what a request names counts only where an invitation
has granted it; what it sends counts only for the fields that operators know."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from callbacks.staff.entries.reading import place_name
from callbacks.staff.entries.screen import based_on_of, shown_draft
from callbacks.staff.entry_sheets.drafted_rows import DraftedRows, RowsOnShow
from callbacks.staff.screens import Redirect, Staff, StaffPage, Visit
from dashboard.errors import MonitorError, UnknownKey
from dashboard.staff.audit import Act, ActKind
from dashboard.staff.entries.draft import EntryConflict, EntryDraft, FieldChanges, SeenDraft
from dashboard.staff.entries.rows import changed_row, changes_between
from dashboard.staff.entries.words import field_text, told_fields
from dashboard.staff.invitations.holding import Holding
from dashboard.staff.invitations.progress import ChangeProgress, OperatorChange
from dashboard.staff.rights import Right
from dashboard.texts import both, say
from data.staff.entries.draft_store import change_entries, open_entries, waiting_entries
from data.staff.invitations.holdings import holding_of
from data.staff.invitations.operator_changes import newest_changes, note_change, sent_in
from data.stores.audit.audit_log import record
from layouts.staff.own_entries.list_page import own_address


class OwnFaults(MonitorError):
    """Raised where an import would not take a row as it was sent; `said` are sentences by column."""

    def __init__(self, said: Mapping[str, str], fields: Collection[str]) -> None:
        elsewhere = not any(name in fields for name in said)
        german, english = both("staff_own_elsewhere" if elsewhere else "staff_own_faults")
        super().__init__(german, english=english)
        self.said = {name: text for name, text in said.items() if name in fields}


@dataclass(frozen=True, slots=True)
class OwnDrawn:
    """A form as it is drawn again: the row, sentences by column, what is in the way, whether the rest is confirmed, and
    the draft and data version that were compared with."""

    row: Mapping[str, str]
    based_on: SeenDraft
    version: str
    said: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""
    confirm: bool = False
    waits: bool = False
    sent: tuple[OperatorChange, ChangeProgress] | None = None


class OwnRows(ABC):
    """The acts of the role Träger on one table. `here` is the address of the list, `fields` are the columns that an
    operator changes; `not_yours` and `conflict` are keys of sentences."""

    drafted: DraftedRows
    here: str
    fields: tuple[str, ...]
    not_yours: str
    conflict: str

    def __init__(self, staff: Staff) -> None:
        self.staff = staff

    def offer(self) -> None:
        """Adds the list, the form of a row, and what is done there."""
        self.staff.page(self.here, right=Right.OWN_ENTRIES)(self.show)
        self.staff.page(f"{self.here}/<key>", right=Right.OWN_ENTRIES)(self.form)
        self.staff.action(f"{self.here}/<key>/bestaetigen", right=Right.OWN_ENTRIES)(self.confirm)
        self.staff.action(f"{self.here}/<key>/speichern", right=Right.OWN_ENTRIES)(self.save)
        self.staff.waiting[self.here] = self.waiting

    @abstractmethod
    def show(self, visit: Visit) -> StaffPage:
        """The list."""

    @abstractmethod
    def waiting(self, visit: Visit) -> int:
        """How many rows of the account are to be confirmed."""

    @abstractmethod
    def own_keys(self, visit: Visit, shown: RowsOnShow, draft: EntryDraft | None) -> Collection[str]:
        """The rows that are the account's own: published ones, and those that the draft makes."""

    @abstractmethod
    def confirmation(self, today: date) -> dict[str, str]:
        """What a row says once it is confirmed."""

    @abstractmethod
    def drawn(self, visit: Visit, own: str, form: OwnDrawn) -> StaffPage:
        """The form of a row."""

    def holding(self, visit: Visit) -> Holding:
        """What is the account's own."""
        with self.staff.store.reading() as connection:
            return holding_of(connection, visit.account)

    def stored(self, visit: Visit, own: str) -> tuple[RowsOnShow, dict[str, str]]:
        """The published row, an empty one where the draft makes it. Raises UnknownKey alike for what is another's and
        for what there is not."""
        shown = self.drafted.on_show(visit)
        with self.staff.store.reading() as connection:
            draft = open_entries(connection)
        row = shown.stored.stored(own, draft) if own in self.own_keys(visit, shown, draft) else None
        if row is None:
            german, english = both(self.not_yours)
            raise UnknownKey(german, english=english, key=own)
        return shown, row

    def form(self, visit: Visit, key: str) -> StaffPage:
        """The form, with what is collected already."""
        shown, row = self.stored(visit, key)
        with self.staff.store.reading() as connection:
            draft = open_entries(connection)
        return self._form(visit, key, changed_row(row, shown.stored.collected(key, draft)))

    def confirm(self, visit: Visit, key: str) -> Redirect:
        """Confirms a row as it is, with one click."""
        name = self._name(visit, key)
        try:
            self._send(visit, key, {}, confirm=True)
        except MonitorError as error:
            return Redirect(self.here, self.told(error, visit.lang), problem=True)
        return Redirect(self.here, say(visit.lang, "staff_own_was_confirmed", name=name))

    def save(self, visit: Visit, key: str) -> StaffPage | Redirect:
        """Sends what differs from what is published, where an import would take it."""
        lang, (_, stored) = visit.lang, self.stored(visit, key)
        given = self.given(visit)
        confirm, shown = visit.text("bestaetigt", 3) == "ja", self.staff.shown_version()
        row = {**stored, **given}
        if visit.text("version", 40) not in ("", shown):
            problem = say(lang, "staff_entries_other_version")
            return self._form(visit, key, row, self._there_now(visit, key, row), problem, confirm, 409)
        name = self._name(visit, key)
        try:
            changed = self._send(visit, key, given, confirm=confirm)
        except OwnFaults as faults:
            return self._form(visit, key, row, faults.said, faults.sentence(lang), confirm, 422)
        except EntryConflict as conflict:
            said = self._there_now(visit, key, row)
            return self._form(visit, key, row, said, self.told(conflict, lang), confirm, 409)
        if not changed:
            return Redirect(own_address(self.here, key), say(lang, "staff_own_nothing"))
        return Redirect(self.here, say(lang, "staff_own_was_saved", name=name))

    def given(self, visit: Visit) -> dict[str, str]:
        """What a form says of the fields that operators know, as texts of the table."""
        form = {name: visit.text(f"f-{name}", 1000) for name in self.fields if f"f-{name}" in visit.form}
        return self.drafted.kind(visit).texts_of(form)

    def told(self, error: MonitorError, lang: str) -> str:
        """What an operator is told: nothing of who works at the office, or on what."""
        return say(lang, self.conflict) if isinstance(error, EntryConflict) else error.sentence(lang)

    def note(self, visit: Visit, own: str, name: str, fields: FieldChanges, new: FieldChanges) -> None:
        """Collects what an operator has sent, in one transaction with its line of the log: `fields` are all changes of
        the row, `new` those that were not collected before. Raises EntryConflict; nothing is written then."""
        key, part, by = self.drafted.part.key_of(own), self.drafted.part, visit.account.name
        with self.staff.store.writing() as connection:
            draft = open_entries(connection)
            sent = sent_in(connection, draft.number).get(key) if draft else None
            still = {one: texts for one, texts in fields.items() if sent and one in sent.fields}
            made = change_entries(connection, based_on_of(visit), {key: (name, fields)}, by, visit.now)
            note_change(connection, key, name, {**still, **new}, made.number, by, visit.now)
            told = [told_fields(((one, texts[at]) for one, texts in new.items()), part) for at in (0, 1)]
            record(connection, Act(by, visit.now, ActKind.ENTRY_CHANGED, f"{name} · {own}", *told))

    def _send(self, visit: Visit, own: str, given: Mapping[str, str], *, confirm: bool) -> bool:
        """Collects what is different now; whether anything is. Raises OwnFaults and EntryConflict; nothing is written
        then."""
        shown, stored = self.stored(visit, own)
        with self.staff.store.reading() as connection:
            draft = open_entries(connection)
        before, columns = shown.stored.collected(own, draft), self.drafted.table.columns
        row = self.drafted.edited(
            shown,
            changed_row(stored, before),
            {name: given[name] for name in self.fields if name in given},
        )
        if confirm:
            row |= self.confirmation(visit.now.astimezone().date())
        fields = changes_between(stored, row, columns)
        if fields and fields != before:
            checked = self.drafted.check(visit, {own: stored}, {own: row})
            if own in checked.errors:
                raise OwnFaults(checked.errors[own], self.fields)
            asked = {*fields, *before}
            read = changes_between(stored, checked.read[own], columns)
            fields = {name: texts for name, texts in read.items() if name in asked}
        if fields == before:
            return False
        new = {name: texts for name, texts in fields.items() if before.get(name) != texts}
        self.note(visit, own, self.drafted.name_of(row, "de"), fields, new)
        return True

    def _name(self, visit: Visit, own: str) -> str:
        shown, row = self.stored(visit, own)
        with self.staff.store.reading() as connection:
            draft = open_entries(connection)
        now = changed_row(row, shown.stored.collected(own, draft))
        return self.drafted.name_of(now, visit.lang)

    def _there_now(self, visit: Visit, own: str, mine: Mapping[str, str]) -> dict[str, str]:
        """By field what stands there now, where a form says something else."""
        shown, stored = self.stored(visit, own)
        with self.staff.store.reading() as connection:
            now = changed_row(stored, shown.stored.collected(own, open_entries(connection)))
        lang, part = visit.lang, self.drafted.part
        empty = say(lang, "staff_entries_empty")
        said = {
            name: field_text(part, name, now[name], lang, place_name) or empty
            for name in self.fields
            if now[name] != mine[name]
        }
        return {name: say(lang, "staff_entries_there_now", text=text) for name, text in said.items()}

    def _form(
        self,
        visit: Visit,
        own: str,
        row: Mapping[str, str],
        said: Mapping[str, str] | None = None,
        problem: str = "",
        confirm: bool = False,
        status: int = 200,
    ) -> StaffPage:
        key, faulty = self.drafted.part.key_of(own), status == 422
        with self.staff.store.reading() as connection:
            draft, waits = open_entries(connection), waiting_entries(connection)
            sent = newest_changes(connection, [key]).get(key)
        form = OwnDrawn(
            row,
            based_on_of(visit) if faulty else shown_draft(draft),
            visit.text("version", 40) if faulty else self.staff.shown_version(),
            said or {},
            problem,
            confirm,
            any(key in one.changes for one in waits),
            sent,
        )
        page = self.drawn(visit, own, form)
        return StaffPage(page.content, page.name, status=status)
