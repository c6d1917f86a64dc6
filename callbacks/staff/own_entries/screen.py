"""Meine Einrichtungen: an operator confirms and changes its own institutions, and nothing else."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from urllib.parse import quote

from callbacks.staff.entries.reading import PublishedEntries, place_name
from callbacks.staff.entry_sheets.drafted_rows import RowsOnShow
from callbacks.staff.entry_sheets.institution_rows import InstitutionRows
from callbacks.staff.own_entries.own_rows import OwnDrawn, OwnRows
from callbacks.staff.screens import Staff, StaffPage, Visit
from dashboard.domain.institutions.institution import Institution
from dashboard.staff.entries.draft import DraftPart, EntryDraft, FieldChanges
from dashboard.staff.entries.rows import CONFIRMED, shown_text, texts_of
from dashboard.staff.invitations.own_fields import CONFIRMED_BY, OPERATOR_ROLE, OWN_FIELDS
from dashboard.staff.moments import short_day
from dashboard.staff.overview.rows import is_unconfirmed
from dashboard.texts import say
from data.catalogue.kinds import kinds
from data.staff.entries.draft_store import open_entries, waiting_entries
from data.staff.invitations.operator_changes import newest_changes
from layouts.staff.entries.form_page import EntryForm, entry_field
from layouts.staff.entries.list_page import draft_fields
from layouts.staff.own_entries.form_page import OwnForm, own_form_page
from layouts.staff.own_entries.list_page import OwnEntriesParts, OwnEntry, own_entries_page
from layouts.staff.screens import OWN_ENTRIES

_FIXED = ("name", "strasse", "hausnummer", "plz", "ort", "ortsteil", "traeger", "status")


def register(staff: Staff) -> None:
    """Adds the screens and the acts."""
    OwnEntries(staff).offer()


class OwnEntries(OwnRows):
    """The screens of the role Träger for institutions."""

    here, fields = OWN_ENTRIES, OWN_FIELDS
    not_yours, conflict = "staff_own_not_yours", "staff_own_conflict"

    def __init__(self, staff: Staff) -> None:
        super().__init__(staff)
        self.drafted = InstitutionRows(staff)

    def own_keys(self, visit: Visit, shown: RowsOnShow, draft: EntryDraft | None) -> Collection[str]:
        """Those that an invitation has granted, under their key or a former one."""
        return self._own(visit, self._published(visit)).keys()

    def confirmation(self, today: date) -> dict[str, str]:
        """The day, and that the operator has confirmed it."""
        return {CONFIRMED: today.isoformat(), CONFIRMED_BY: OPERATOR_ROLE}

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
        published, holding = self._published(visit), self.holding(visit)
        own = self._own(visit, published)
        with self.staff.store.reading() as connection:
            draft, waits = open_entries(connection), waiting_entries(connection)
            sent = newest_changes(connection, list(own))
        waiting = {key for one in waits for key in one.changes}
        words, lang = kinds(), visit.lang
        entries = []
        for key, one in own.items():
            real = published.may_confirm(one)
            confirmed_now = CONFIRMED in _collected(draft, key)
            kind = words[one.kind].name[lang] if one.kind in words else one.kind
            row = texts_of(one)
            entries.append(
                OwnEntry(
                    key,
                    one.name,
                    f"{kind} · {place_name(one.municipality)}",
                    {name: row[name] for name in OWN_FIELDS},
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
        parts = OwnEntriesParts(
            visit, DraftPart.INSTITUTIONS, OWN_ENTRIES, entries, gone, draft_fields(draft), place_name
        )
        return StaffPage(own_entries_page(parts), say(lang, "staff_own_entries"))

    def drawn(self, visit: Visit, own: str, form: OwnDrawn) -> StaffPage:
        """The fields that an operator knows; the rest can be read."""
        row, words, lang = form.row, kinds(), visit.lang
        shown = {name: shown_text(name, text, lang) for name, text in row.items()}
        kind = words[row["art"]].name[lang] if row["art"] in words else row["art"]
        place = place_name(row["gemeinde"])
        given = EntryForm(
            visit,
            own,
            row["name"] or own,
            kind,
            shown,
            (),
            (),
            None,
            form.based_on,
            form.version,
            form.said,
        )
        made = OwnForm(
            visit,
            DraftPart.INSTITUTIONS,
            OWN_ENTRIES,
            own,
            given.title,
            f"{kind} · {place}",
            [entry_field(name, given) for name in OWN_FIELDS],
            {name: row[name] for name in _FIXED},
            form.based_on,
            form.version,
            form.problem,
            form.waits,
            form.confirm,
            form.sent,
            place_name,
        )
        return StaffPage(own_form_page(made), given.title)

    def _published(self, visit: Visit) -> PublishedEntries:
        return PublishedEntries.of(self.staff, visit.now.astimezone().date())

    def _own(self, visit: Visit, published: PublishedEntries) -> dict[str, Institution]:
        holding = self.holding(visit)
        return {key: one for key, one in published.found.items() if holding.owns(key, one.former)}


def _collected(draft: EntryDraft | None, key: str) -> FieldChanges:
    return draft.changes[key].fields if draft is not None and key in draft.changes else {}
