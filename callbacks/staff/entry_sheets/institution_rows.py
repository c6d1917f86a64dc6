"""The rows of the sheet of institutions."""

from __future__ import annotations

from collections.abc import Mapping

from callbacks.staff.entries.reading import PublishedEntries
from callbacks.staff.entry_sheets.drafted_rows import DraftedRows, RowFacts, RowsOnShow
from callbacks.staff.entry_sheets.map_ground import map_ground, own_municipalities
from callbacks.staff.screens import Staff, Visit
from dashboard.errors import StoreError
from dashboard.staff.entries.draft import DraftPart
from dashboard.staff.entry_sheets.institution_sheet import INSTITUTIONS, flags_of, institution_sheet
from dashboard.staff.entry_sheets.sheet_kind import SheetKind
from dashboard.texts import say
from data.catalogue.kinds import kinds
from data.importing.institutions.duplicates import probably_doubled
from data.staff.entries.checking import INSTITUTION_TABLE
from data.stores.report_store import report_store_exists, stored_reports


class InstitutionRows(DraftedRows):
    """Everything of the sheet that needs the stores."""

    part, table, sheet = DraftPart.INSTITUTIONS, INSTITUTION_TABLE, INSTITUTIONS

    def kind(self, visit: Visit) -> SheetKind:
        """The sheet with the kinds and the municipalities of the district."""
        names = [(key, one.name[visit.lang]) for key, one in kinds().items()]
        found = self.published(visit).found.values()
        return institution_sheet(names, own_municipalities(self.staff.district), found)

    def published(self, visit: Visit) -> PublishedEntries:
        """The institutions that count today."""
        return PublishedEntries.of(self.staff, visit.now.astimezone().date())

    def on_show(self, visit: Visit) -> RowsOnShow:
        """The same with what marks them."""
        return _OnShow(self.staff, self.published(visit), visit.lang)

    def name_of(self, row: Mapping[str, str], lang: str) -> str:
        """Its name."""
        return row["name"]

    def ground(self, visit: Visit) -> Mapping[str, object]:
        """What lies below the points of the map."""
        return map_ground(self.staff, self.published(visit))


class _OnShow(RowsOnShow):
    def __init__(self, staff: Staff, published: PublishedEntries, lang: str) -> None:
        self.published, self.lang = published, lang
        self.stored = published.of_table
        self.reported = _reported(staff)
        self.doubled = probably_doubled(published.found, kinds())

    def facts(self, own: str) -> RowFacts:
        one, published = self.published.found[own], self.published
        flags = flags_of(one, published.today, published.district, self.reported, self.doubled)
        notes = {}
        for other in self.doubled.get(own, ())[:1]:
            notes["name"] = say(self.lang, "sheet_doubled", name=other.name, of=other.key)
        return RowFacts(flags, notes, published.may_confirm(one))


def _reported(staff: Staff) -> frozenset[str]:
    url = staff.settings.stores.reports_database_url
    try:
        there = report_store_exists(url)
        return frozenset(one.institution for one in stored_reports(url)) if there else frozenset()
    except StoreError:
        return frozenset()
