"""What the screen of institutions knows: what is published, in words, and which of it a list asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from callbacks.staff.screens import Staff
from dashboard.domain.institutions.institution import Institution
from dashboard.domain.observation import Provenance
from dashboard.errors import MonitorError
from dashboard.staff.entries.draft import DraftPart, EntryDraft
from dashboard.staff.entries.locks import why_locked
from dashboard.staff.entries.rows import CONFIRMED, empty_row, texts_of
from dashboard.staff.entries.stored_rows import StoredRows
from dashboard.staff.moments import short_day
from dashboard.staff.overview.rows import is_unconfirmed, may_be_confirmed
from dashboard.texts import say
from data.catalogue.kinds import kinds
from data.germany.areas import germany
from data.stores.institutions.published import read_entries
from layouts.staff.entries.list_page import EntriesAsked, EntryLine


@dataclass(frozen=True, slots=True)
class PublishedEntries:
    """The institutions of the district that count today, by key, in the order of their names. No import from here takes
    those of its neighbours, which are on the map, too."""

    found: Mapping[str, Institution]
    district: str
    today: date

    @classmethod
    def of(cls, staff: Staff, today: date) -> PublishedEntries:
        """Those on show; none where nothing is published or the store cannot be asked."""
        try:
            with staff.store.reading_published() as connection:
                every = read_entries(connection, staff.shown_version()).institutions
        except MonitorError:
            every = ()
        own = (one for one in every if one.municipality.startswith(staff.district))
        now = [one for one in own if one.valid_until is None or one.valid_until >= today]
        ordered = sorted(now, key=lambda one: (one.name.casefold(), one.key))
        return cls({one.key: one for one in ordered}, staff.district, today)

    def asked(self, asked: EntriesAsked) -> list[Institution]:
        """Those that a list asks for."""
        words = asked.words.casefold().split()
        return [
            one
            for one in self.found.values()
            if (not asked.kind or one.kind == asked.kind)
            and (not asked.municipality or one.municipality == asked.municipality)
            and (not asked.late or is_unconfirmed(one, self.today, self.district))
            and all(
                word in " ".join((one.name, one.carrier, one.key, *one.former)).casefold() for word in words
            )
        ]

    def may_confirm(self, one: Institution) -> bool:
        """Whether an import would take it: it is real, and lies in the district."""
        return may_be_confirmed(one, self.district)

    @property
    def of_table(self) -> StoredRows:
        """The same as rows of the table of institutions."""
        return StoredRows(
            DraftPart.INSTITUTIONS, self.found.keys(), lambda key: texts_of(self.found[key]), empty_row
        )

    def stored(self, key: str, draft: EntryDraft | None) -> dict[str, str] | None:
        """The row that is published of a key, an empty one where the draft makes it; None where there is neither."""
        return self.of_table.stored(key, draft)

    def lines(
        self,
        shown: Iterable[Institution],
        draft: EntryDraft | None,
        waiting: Sequence[EntryDraft],
        sources: Mapping[str, str],
        lang: str,
    ) -> list[EntryLine]:
        """Institutions in words; `waiting` are drafts that wait for release."""
        names, found = kinds(), []
        for one in shown:
            change = draft.changes.get(one.key) if draft else None
            mark = say(lang, "staff_entries_changed") if change else ""
            locked = why_locked(one.key, draft, waiting, lang)
            if locked:
                waits = any(one.key in each.changes for each in waiting)
                mark = say(lang, "staff_entries_waits" if waits else "staff_entries_merging")
            elif not mark and one.provenance is Provenance.EXAMPLE:
                mark = say(lang, "staff_entries_example")
            never = say(lang, "staff_entries_never")
            found.append(
                EntryLine(
                    one.key,
                    one.name,
                    names[one.kind].name[lang] if one.kind in names else one.kind,
                    one.carrier,
                    place_name(one.municipality),
                    short_day(one.confirmed_on, lang) if one.confirmed_on else never,
                    sources.get(one.source, one.source),
                    mark,
                    self.may_confirm(one) and not locked and not (change and CONFIRMED in change.fields),
                )
            )
        return found


def place_name(municipality: str) -> str:
    """The name of a municipality, its key where nobody knows one."""
    area = germany().areas.get(municipality)
    return area.name if area else municipality
