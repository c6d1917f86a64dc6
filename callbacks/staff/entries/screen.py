"""Einrichtungen: the list, confirming with one click, a form for each, and the way of the changes to their release."""

from __future__ import annotations

from collections.abc import Mapping

from callbacks.staff.entries.reading import PublishedEntries, place_name
from callbacks.staff.entry_sheets.map_ground import own_municipalities
from callbacks.staff.screens import Redirect, Staff, StaffPage, Visit
from dashboard.errors import MonitorError, UnknownKey
from dashboard.staff.audit import Act, ActKind
from dashboard.staff.entries.draft import (
    EntryConflict,
    EntryDraft,
    EntryState,
    FieldChanges,
    SeenDraft,
)
from dashboard.staff.entries.locks import why_locked
from dashboard.staff.entries.rows import (
    CONFIRMED,
    FIELDS,
    changed_row,
    changes_between,
    texts_of,
)
from dashboard.staff.entry_sheets.institution_sheet import institution_sheet, named_places
from dashboard.staff.moments import moment
from dashboard.staff.rights import Right
from dashboard.texts import both, say
from data.catalogue.kinds import kinds
from data.importing.findings import Delivery
from data.importing.knowledge import knowledge_of
from data.staff.entries.change_log import record_changes
from data.staff.entries.checking import CheckedEntries, check_entries
from data.staff.entries.draft_store import (
    change_entries,
    close_entries,
    discarded_entries,
    open_entries,
    reopen_entries,
    waiting_entries,
)
from data.staff.entries.handing_over import hand_over_entries
from data.staff.invitations.operator_changes import sent_in
from data.staff.release.drafts import discard
from data.stores.audit.audit_log import record
from layouts.staff.entries.form_page import EntryForm, entry_form_page
from layouts.staff.entries.list_page import (
    ENTRIES,
    PAGE,
    EntriesAsked,
    EntriesParts,
    entries_page,
    entry_address,
    query_read,
)
from layouts.staff.invitations.return_page import return_address

_REFUSED = 422
_NAMED = 5
"""How many institutions a sentence names."""


def register(staff: Staff) -> None:
    """Adds the screen and its acts."""
    own = EntryScreens(staff)
    staff.page(ENTRIES, right=Right.SEE)(own.show)
    staff.page(f"{ENTRIES}/<key>", right=Right.SEE)(own.form)
    staff.action(f"{ENTRIES}/bestaetigen", right=Right.EDIT)(own.confirm)
    staff.action(f"{ENTRIES}/<key>/speichern", right=Right.EDIT)(own.save)
    staff.action(f"{ENTRIES}/<key>/zuruecknehmen", right=Right.EDIT)(own.take_back)
    staff.action(f"{ENTRIES}/entwurf/freigabe", right=Right.EDIT)(own.hand_over)
    staff.action(f"{ENTRIES}/entwurf/verwerfen", right=Right.EDIT)(own.discard)
    staff.action(f"{ENTRIES}/entwurf/<int:number>/aufnehmen", right=Right.EDIT)(own.reopen)
    staff.waiting[ENTRIES] = own.waiting


class EntryScreens:
    """The list and the forms; what is changed stands in one draft that all work on."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff

    def waiting(self, _visit: Visit) -> int:
        """How many institutions are changed and not handed over."""
        with self.staff.store.reading() as connection:
            draft = open_entries(connection)
        return len(draft.changes) if draft else 0

    def show(self, visit: Visit) -> StaffPage:
        """One page of the list, and what is changed."""
        lang, asked, published = visit.lang, query_read(visit.query), self._published(visit)
        with self.staff.store.reading() as connection:
            draft, waits = open_entries(connection), waiting_entries(connection)
            sent = sent_in(connection, draft.number) if draft else {}
            thrown = discarded_entries(connection)
        found = published.asked(asked)
        at = min(asked.at, max(0, (len(found) - 1) // PAGE))
        asked = EntriesAsked(asked.kind, asked.municipality, asked.words, asked.late, at)
        try:
            sources = {
                key: one.name[lang] for key, one in self.staff.answers.repository.catalogue().sources.items()
            }
        except MonitorError:
            sources = {}
        lines = published.lines(
            found[at * PAGE : (at + 1) * PAGE],
            draft,
            waits,
            sources,
            lang,
        )
        every = published.found.values()
        places = {one.municipality: place_name(one.municipality) for one in every}
        there = {one.kind for one in every}
        parts = EntriesParts(
            visit,
            asked,
            lines,
            len(found),
            [(key, one.name[lang]) for key, one in kinds().items() if key in there],
            sorted(places.items(), key=lambda one: (one[1].casefold(), one[0])),
            draft,
            moment(draft.changed_at, visit.now, lang) if draft else "",
            waits,
            visit.may(Right.EDIT),
            {key: one.account for key, one in sent.items()},
            place_name,
            thrown,
        )
        return StaffPage(entries_page(parts), say(lang, "staff_entries"))

    def confirm(self, visit: Visit) -> Redirect:
        """Confirms what is ticked today; what an import would refuse is left out and named."""
        lang, published = visit.lang, self._published(visit)
        here = query_read(visit.form).address()
        ticked = [key for key in dict.fromkeys(visit.form.getlist("schluessel")) if key in published.found]
        if not ticked:
            return Redirect(here, say(lang, "staff_entries_nothing_ticked"), problem=True)
        with self.staff.store.reading() as connection:
            draft = open_entries(connection)
        wanted: dict[str, tuple[str, FieldChanges]] = {}
        for key in ticked[: 2 * PAGE]:
            stored = texts_of(published.found[key])
            before = draft.changes[key].fields if draft and key in draft.changes else {}
            row = {**changed_row(stored, before), CONFIRMED: published.today.isoformat()}
            wanted[key] = (published.found[key].name, changes_between(stored, row))
        rows = {
            key: changed_row(texts_of(published.found[key]), fields) for key, (_, fields) in wanted.items()
        }
        checks = self._checked(rows, visit)
        good = {key: one for key, one in wanted.items() if key not in checks.errors and one[1]}
        bad = [f"{published.found[key].name} ({checks.said(key)})" for key in wanted if key in checks.errors]
        said = []
        if good:
            try:
                self._change(visit, good)
            except EntryConflict as conflict:
                return Redirect(here, conflict.sentence(lang), problem=True)
            name = "staff_entries_confirmed_one" if len(good) == 1 else "staff_entries_confirmed_many"
            said.append(say(lang, name, count=len(good)))
        if bad:
            said.append(say(lang, "staff_entries_left_out", names=_listed(bad)))
        return Redirect(here, " ".join(said), problem=bool(bad))

    def form(self, visit: Visit, key: str) -> StaffPage:
        """The form, with what is collected already and what an import says of it."""
        published = self._published(visit)
        stored = self._stored(published, key)
        with self.staff.store.reading() as connection:
            draft = open_entries(connection)
        if draft is None or key not in draft.changes:
            return self._form(visit, key, stored)
        row = published.of_table.rows(draft)[key]
        checks = self._checked({key: row}, visit)
        said = {
            **checks.warnings.get(key, {}),
            **checks.errors.get(key, {}),
            **published.of_table.outdated(draft).get(key, {}),
        }
        return self._form(visit, key, row, said)

    def save(self, visit: Visit, key: str) -> StaffPage | Redirect:
        """Collects what differs from what is published, where an import would take it."""
        lang, published = visit.lang, self._published(visit)
        stored = self._stored(published, key)
        given = {name: visit.text(f"f-{name}", 1000) for name in FIELDS if f"f-{name}" in visit.form}
        fields = changes_between(stored, given)
        row = changed_row(stored, fields)
        if fields:
            checks = self._checked({key: row}, visit)
            if key in checks.errors:
                said = {**checks.warnings.get(key, {}), **checks.errors[key]}
                problem = say(lang, "staff_entries_form_faults")
                return self._form(visit, key, row, said, problem, status=_REFUSED)
        with self.staff.store.reading() as connection:
            draft = open_entries(connection)
        if visit.text("version", 40) not in ("", self.staff.shown_version()):
            problem = say(lang, "staff_entries_other_version")
            return self._form(visit, key, row, self._there_now(key, stored, row, lang), problem, status=409)
        if not fields and (draft is None or key not in draft.changes):
            return Redirect(entry_address(key), say(lang, "staff_entries_nothing_changed"))
        try:
            self._change(visit, {key: (row["name"], fields)})
        except EntryConflict as conflict:
            said = self._there_now(key, stored, row, lang)
            return self._form(visit, key, row, said, conflict.sentence(lang), status=409)
        said_words = "staff_entries_was_saved" if fields else "staff_entries_nothing_changed"
        return Redirect(entry_address(key), say(lang, said_words))

    def take_back(self, visit: Visit, key: str) -> Redirect:
        """Takes the change of one institution back."""
        with self.staff.store.reading() as connection:
            draft = open_entries(connection)
        if draft is None or key not in draft.changes:
            return Redirect(ENTRIES, say(visit.lang, "staff_entries_gone"), problem=True)
        name = draft.changes[key].name
        with self.staff.store.reading() as connection:
            if key in sent_in(connection, draft.number):
                return Redirect(return_address(key))  # whoever has sent it is told why it comes back
        try:
            self._change(visit, {key: (name, {})})
        except EntryConflict as conflict:
            return Redirect(ENTRIES, conflict.sentence(visit.lang), problem=True)
        return Redirect(ENTRIES, say(visit.lang, "staff_entries_was_taken_back", name=name))

    def hand_over(self, visit: Visit) -> Redirect:
        """Makes a draft release of all changes and gives it to whoever releases."""
        lang = visit.lang
        with self.staff.store.reading() as connection:
            draft = open_entries(connection)
        if draft is None or not draft.changes:
            return Redirect(ENTRIES, say(lang, "staff_entries_nothing_changed"), problem=True)
        deliveries, faults, parts = list[Delivery](), list[str](), list[str]()
        for part, table in self.staff.draft_tables.items():
            if (of_part := draft.of(part)).changes:
                handed = table(visit, of_part)
                parts.append(say("de", f"sheet_short_{part.value}"))
                deliveries += handed.deliveries
                faults += handed.faults
        if faults:
            said = say(lang, "staff_entries_faults", faults=_listed(faults))
            return Redirect(ENTRIES, said, problem=True)
        try:
            by, note = visit.account.name, ", ".join(parts)
            version = hand_over_entries(
                self.staff.settings.stores, deliveries, based_on_of(visit), by, visit.now, note
            )
        except MonitorError as error:
            return Redirect(ENTRIES, error.sentence(lang), problem=True)
        return Redirect(ENTRIES, say(lang, "staff_entries_was_handed_over", version=version))

    def discard(self, visit: Visit) -> Redirect:
        """Throws all changes away."""
        name = visit.account.name
        try:
            with self.staff.store.writing() as connection:
                gone = close_entries(connection, based_on_of(visit), EntryState.DISCARDED, name, visit.now)
                before = "; ".join(one.name for one in gone.changes.values())
                record(connection, Act(name, visit.now, ActKind.ENTRIES_DISCARDED, str(gone.number), before))
        except EntryConflict as conflict:
            return Redirect(ENTRIES, conflict.sentence(visit.lang), problem=True)
        return Redirect(ENTRIES, say(visit.lang, "staff_entries_was_discarded"))

    def reopen(self, visit: Visit, number: int) -> Redirect:
        """Takes what waits for release, or was sent back, up again, and its draft release is discarded; or what was
        thrown away last."""
        name = visit.account.name
        try:
            with self.staff.store.writing() as connection:
                again = reopen_entries(connection, number, name, visit.now)
                if again.release:
                    discard(connection, again.release, name)
                act = Act(name, visit.now, ActKind.ENTRIES_REOPENED, str(number), again.release)
                record(connection, act)
        except MonitorError as error:
            return Redirect(ENTRIES, error.sentence(visit.lang), problem=True)
        if not again.release:
            return Redirect(ENTRIES, say(visit.lang, "staff_entries_was_restored"))
        return Redirect(ENTRIES, say(visit.lang, "staff_entries_was_reopened", version=again.release))

    def _published(self, visit: Visit) -> PublishedEntries:
        return PublishedEntries.of(self.staff, visit.now.astimezone().date())

    def _stored(self, published: PublishedEntries, key: str) -> dict[str, str]:
        with self.staff.store.reading() as connection:
            draft = open_entries(connection)
        found = published.stored(key, draft)
        if found is None:
            german, english = both("staff_entries_gone")
            raise UnknownKey(german, english=english, key=key)
        return found

    def _checked(self, rows: Mapping[str, Mapping[str, str]], visit: Visit) -> CheckedEntries:
        knowledge = knowledge_of(self.staff.settings.stores)
        return check_entries(rows, knowledge, visit.now.astimezone().date())

    def _change(self, visit: Visit, changes: Mapping[str, tuple[str, FieldChanges]]) -> None:
        """Collects changes, and says each in the log."""
        name = visit.account.name
        with self.staff.store.writing() as connection:
            change_entries(connection, based_on_of(visit), changes, name, visit.now)
            record_changes(connection, changes, name, visit.now)

    def _there_now(
        self, key: str, stored: Mapping[str, str], mine: Mapping[str, str], lang: str
    ) -> dict[str, str]:
        """By column what stands there now, where a form says something else."""
        with self.staff.store.reading() as connection:
            draft = open_entries(connection)
        change = draft.changes.get(key) if draft else None
        now = changed_row(stored, change.fields if change else {})
        empty = say(lang, "staff_entries_empty")
        return {
            name: say(lang, "staff_entries_there_now", text=now[name] or empty)
            for name in FIELDS
            if now[name] != mine[name]
        }

    def _form(
        self,
        visit: Visit,
        key: str,
        row: Mapping[str, str],
        said: Mapping[str, str] | None = None,
        problem: str = "",
        status: int = 200,
    ) -> StaffPage:
        with self.staff.store.reading() as connection:
            draft, waits = open_entries(connection), waiting_entries(connection)
        words = kinds()
        form = EntryForm(
            visit,
            key,
            row["name"] or key,
            words[row["art"]].name[visit.lang] if row["art"] in words else row["art"],
            row,
            [(one, kind.name[visit.lang]) for one, kind in words.items()],
            named_places(own_municipalities(self.staff.district)),
            draft,
            based_on_of(visit) if status == _REFUSED else shown_draft(draft),
            self.staff.shown_version() if status != _REFUSED else visit.text("version", 40),
            said or {},
            problem,
            why_locked(key, draft, waits, visit.lang),
            visit.may(Right.EDIT),
            self._offered(visit),
        )
        return StaffPage(entry_form_page(form), form.title, status=status)

    def _offered(self, visit: Visit) -> dict[str, tuple[str, ...]]:
        """By column the texts that the sheet offers, too."""
        kind = institution_sheet((), (), self._published(visit).found.values())
        return {one.name: one.offered for one in kind.columns if one.offered}


def based_on_of(visit: Visit) -> SeenDraft:
    """The draft that the page of a form was drawn of."""
    number, revision = (visit.text(name, 12) for name in ("draft", "revision"))
    return SeenDraft(*(int(one) if one.isascii() and one.isdigit() else 0 for one in (number, revision)))


def shown_draft(draft: EntryDraft | None) -> SeenDraft:
    """What a page that is drawn now shows of a draft."""
    return SeenDraft(draft.number, draft.revision) if draft else SeenDraft()


def _listed(words: list[str]) -> str:
    more = f" … (+{len(words) - _NAMED})" if len(words) > _NAMED else ""
    return "; ".join(words[:_NAMED]) + more
