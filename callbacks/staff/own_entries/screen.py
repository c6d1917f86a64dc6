"""Meine Einrichtungen: an operator confirms and changes what is its own, and nothing else. What a request names counts
only where an invitation has granted it; what it sends counts only for the fields that operators know."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from urllib.parse import quote

from callbacks.staff.entries.reading import PublishedEntries, place_name
from callbacks.staff.entries.screen import based_on_of, shown_draft
from callbacks.staff.screens import Redirect, Staff, StaffPage, Visit
from dashboard.domain.institutions.institution import Institution
from dashboard.errors import MonitorError, UnknownKey
from dashboard.staff.audit import Act, ActKind
from dashboard.staff.entries.draft import EntryConflict, EntryDraft, FieldChanges
from dashboard.staff.entries.rows import CONFIRMED, changed_row, texts_of
from dashboard.staff.entries.words import told_fields
from dashboard.staff.invitations.holding import Holding
from dashboard.staff.invitations.own_fields import AGES, OWN_FIELDS, own_changes
from dashboard.staff.moments import short_day
from dashboard.staff.overview.rows import is_unconfirmed
from dashboard.staff.rights import Right
from dashboard.texts import both, say
from data.catalogue.kinds import kinds
from data.importing.knowledge import knowledge_of
from data.staff.entries.checking import check_entries
from data.staff.entries.draft_store import change_entries, open_entries, waiting_entries
from data.staff.invitations.holdings import holding_of
from data.staff.invitations.operator_changes import newest_changes, note_change, sent_in
from data.stores.audit.audit_log import record
from layouts.staff.entries.form_page import EntryForm
from layouts.staff.entries.list_page import draft_fields
from layouts.staff.own_entries.form_page import own_form_page
from layouts.staff.own_entries.list_page import OwnEntriesParts, OwnEntry, own_address, own_entries_page
from layouts.staff.screens import OWN_ENTRIES


class OwnFaults(MonitorError):
    """Raised where an import would not take an institution as it was sent; `said` are sentences by column."""

    def __init__(self, said: Mapping[str, str]) -> None:
        elsewhere = not any(name in OWN_FIELDS for name in said)
        german, english = both("staff_own_elsewhere" if elsewhere else "staff_own_faults")
        super().__init__(german, english=english)
        self.said = {name: text for name, text in said.items() if name in OWN_FIELDS}


def register(staff: Staff) -> None:
    """Adds the screens and the acts."""
    own = OwnEntries(staff)
    staff.page(OWN_ENTRIES, right=Right.OWN_ENTRIES)(own.show)
    staff.page(f"{OWN_ENTRIES}/<key>", right=Right.OWN_ENTRIES)(own.form)
    staff.action(f"{OWN_ENTRIES}/<key>/bestaetigen", right=Right.OWN_ENTRIES)(own.confirm)
    staff.action(f"{OWN_ENTRIES}/<key>/speichern", right=Right.OWN_ENTRIES)(own.save)
    staff.waiting[OWN_ENTRIES] = own.waiting


class OwnEntries:
    """The screens of the role Träger."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff

    def waiting(self, visit: Visit) -> int:
        """How many institutions of the account are to be confirmed."""
        published = self._published(visit)
        with self.staff.store.reading() as connection:
            draft, waits = open_entries(connection), waiting_entries(connection)
        sent = {key for one in waits for key in one.changes}
        return sum(
            is_unconfirmed(one, published.today, self.staff.district)
            and key not in sent
            and CONFIRMED not in _collected(draft, key)
            for key, one in self._own(visit, published).items()
        )

    def show(self, visit: Visit) -> StaffPage:
        """All of them, those first that are due."""
        published, holding = self._published(visit), self._holding(visit)
        own = self._own(visit, published)
        with self.staff.store.reading() as connection:
            draft, waits = open_entries(connection), waiting_entries(connection)
            sent = newest_changes(connection, list(own))
        waiting = {key for one in waits for key in one.changes}
        words, lang = kinds(), visit.lang
        entries = []
        for key, one in own.items():
            row, collected = texts_of(one), _collected(draft, key)
            real = published.may_confirm(one)
            confirmed_now = CONFIRMED in collected
            kind = words[one.kind].name[lang] if one.kind in words else one.kind
            entries.append(
                OwnEntry(
                    key,
                    one.name,
                    f"{kind} · {place_name(one.municipality)}",
                    row,
                    short_day(one.confirmed_on, lang) if one.confirmed_on else "",
                    is_unconfirmed(one, published.today, self.staff.district)
                    and key not in waiting
                    and not confirmed_now,
                    sent.get(key),
                    real and key not in waiting and not confirmed_now,
                    real and key not in waiting,
                    f"{self.staff.settings.public_url}/einrichtung/{quote(key, safe='')}",
                )
            )
        entries.sort(key=lambda one: (not one.due, one.name.casefold(), one.key))
        under = {old for one in own.values() for old in one.former} | set(own)
        gone = [one.name for key, one in holding.grants.items() if key not in under]
        parts = OwnEntriesParts(visit, entries, gone, draft_fields(draft))
        return StaffPage(own_entries_page(parts), say(lang, "staff_own_entries"))

    def form(self, visit: Visit, key: str) -> StaffPage:
        """The form, with what is collected already."""
        stored = texts_of(self._own_one(visit, key))
        with self.staff.store.reading() as connection:
            draft = open_entries(connection)
        return self._form(visit, key, changed_row(stored, _collected(draft, key)))

    def confirm(self, visit: Visit, key: str) -> Redirect:
        """Confirms an institution as it is, with one click."""
        one = self._own_one(visit, key)
        try:
            self._send(visit, one, {}, confirm=True)
        except MonitorError as error:
            return Redirect(OWN_ENTRIES, _for_operators(error, visit.lang), problem=True)
        return Redirect(OWN_ENTRIES, say(visit.lang, "staff_own_was_confirmed", name=one.name))

    def save(self, visit: Visit, key: str) -> StaffPage | Redirect:
        """Sends what differs from what is published, where an import would take it."""
        lang, one = visit.lang, self._own_one(visit, key)
        given = {name: visit.text(f"f-{name}", 1000) for name in OWN_FIELDS if f"f-{name}" in visit.form}
        confirm, shown = visit.text("bestaetigt", 3) == "ja", self.staff.shown_version()
        given |= {name: given[name].replace(",", ".") for name in AGES if name in given}
        row = {**texts_of(one), **given}
        if visit.text("version", 40) not in ("", shown):
            problem = say(lang, "staff_entries_other_version")
            return self._form(visit, key, row, self._there_now(one, row, lang), problem, confirm, 409)
        try:
            changed = self._send(visit, one, given, confirm=confirm)
        except OwnFaults as faults:
            return self._form(visit, key, row, faults.said, faults.sentence(lang), confirm, 422)
        except EntryConflict as conflict:
            said = self._there_now(one, row, lang)
            return self._form(visit, key, row, said, _for_operators(conflict, lang), confirm, 409)
        if not changed:
            return Redirect(own_address(key), say(lang, "staff_own_nothing"))
        return Redirect(OWN_ENTRIES, say(lang, "staff_own_was_saved", name=one.name))

    def _send(self, visit: Visit, one: Institution, given: Mapping[str, str], *, confirm: bool) -> bool:
        """Collects what is different now, in one transaction with its line of the log; whether anything is. Raises
        OwnFaults and EntryConflict; nothing is written then."""
        stored, today = texts_of(one), visit.now.astimezone().date()
        with self.staff.store.reading() as connection:
            draft = open_entries(connection)
            sent = sent_in(connection, draft.number).get(one.key) if draft else None
        before = _collected(draft, one.key)
        fields = own_changes(stored, before, given, today if confirm else None)
        if fields == before:
            return False
        if fields:
            self._check(one.key, changed_row(stored, fields), today)
        new = {name: texts for name, texts in fields.items() if before.get(name) != texts}
        still = {name: texts for name, texts in fields.items() if sent and name in sent.fields}
        name = visit.account.name
        with self.staff.store.writing() as connection:
            made = change_entries(
                connection, based_on_of(visit), {one.key: (one.name, fields)}, name, visit.now
            )
            note_change(connection, one.key, one.name, {**still, **new}, made.number, name, visit.now)
            subject = f"{one.name} · {one.key}"
            told = [told_fields((column, texts[at]) for column, texts in new.items()) for at in (0, 1)]
            record(connection, Act(name, visit.now, ActKind.ENTRY_CHANGED, subject, *told))
        return True

    def _there_now(self, one: Institution, mine: Mapping[str, str], lang: str) -> dict[str, str]:
        """By field what stands there now, where a form says something else."""
        with self.staff.store.reading() as connection:
            now = changed_row(texts_of(one), _collected(open_entries(connection), one.key))
        empty = say(lang, "staff_entries_empty")
        return {
            name: say(lang, "staff_entries_there_now", text=now[name] or empty)
            for name in OWN_FIELDS
            if now[name] != mine[name]
        }

    def _check(self, key: str, row: Mapping[str, str], today: date) -> None:
        checks = check_entries({key: row}, knowledge_of(self.staff.settings.stores), today)
        if key in checks.errors:
            raise OwnFaults(checks.errors[key])

    def _published(self, visit: Visit) -> PublishedEntries:
        return PublishedEntries.of(self.staff, visit.now.astimezone().date())

    def _holding(self, visit: Visit) -> Holding:
        with self.staff.store.reading() as connection:
            return holding_of(connection, visit.account)

    def _own(self, visit: Visit, published: PublishedEntries) -> dict[str, Institution]:
        holding = self._holding(visit)
        return {key: one for key, one in published.found.items() if holding.owns(key, one.former)}

    def _own_one(self, visit: Visit, key: str) -> Institution:
        """Raises UnknownKey alike for what is another's and for what there is not."""
        found = self._own(visit, self._published(visit)).get(key)
        if found is None:
            german, english = both("staff_own_not_yours")
            raise UnknownKey(german, english=english, key=key)
        return found

    def _form(
        self,
        visit: Visit,
        key: str,
        row: Mapping[str, str],
        said: Mapping[str, str] | None = None,
        problem: str = "",
        confirm: bool = False,
        status: int = 200,
    ) -> StaffPage:
        with self.staff.store.reading() as connection:
            draft, waits = open_entries(connection), waiting_entries(connection)
            sent = newest_changes(connection, [key]).get(key)
        words, faulty = kinds(), status == 422
        form = EntryForm(
            visit,
            key,
            row["name"] or key,
            words[row["art"]].name[visit.lang] if row["art"] in words else row["art"],
            place_name(row["gemeinde"]),
            row,
            (),
            draft,
            based_on_of(visit) if faulty else shown_draft(draft),
            visit.text("version", 40) if faulty else self.staff.shown_version(),
            said or {},
            problem,
            next((one.release for one in waits if key in one.changes), ""),
        )
        return StaffPage(own_form_page(form, sent, confirm=confirm), form.title, status=status)


def _collected(draft: EntryDraft | None, key: str) -> FieldChanges:
    return draft.changes[key].fields if draft is not None and key in draft.changes else {}


def _for_operators(error: MonitorError, lang: str) -> str:
    """What an operator is told: nothing of who works at the office, or on what."""
    return say(lang, "staff_own_conflict") if isinstance(error, EntryConflict) else error.sentence(lang)
