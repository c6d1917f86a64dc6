"""A new institution: kind, name and municipality; an import proposes its key, everything else follows in its form."""

from __future__ import annotations

from callbacks.staff.entry_sheets.institution_rows import InstitutionRows
from callbacks.staff.screens import Redirect, Staff, StaffPage, Visit
from dashboard.errors import MonitorError
from dashboard.staff.entries.draft import SeenDraft
from dashboard.staff.entries.rows import KEY, changes_between, empty_row, texts_of
from dashboard.texts import say
from data.importing.knowledge import knowledge_of
from data.staff.entries.change_log import record_changes
from data.staff.entries.checking import check_entries
from data.staff.entries.draft_store import change_entries
from layouts.staff.entries.list_page import entry_address
from layouts.staff.entry_sheets.new_page import ASKED, NewInstitution, new_page

_REFUSED = 422
_ROW = "neu"


class NewInstitutions:
    """The form and its act."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff
        self.rows = InstitutionRows(staff)

    def show(self, visit: Visit) -> StaffPage:
        """The empty form."""
        return self._page(visit, dict.fromkeys(ASKED, ""), {})

    def add(self, visit: Visit) -> StaffPage | Redirect:
        """Collects the institution where an import would take it."""
        kind = self.rows.kind(visit)
        given = {name: visit.text(f"f-{name}", 200) for name in ASKED}
        row = {**empty_row(""), **kind.texts_of(given), KEY: given[KEY]}
        today = visit.now.astimezone().date()
        knowledge = knowledge_of(self.staff.settings.stores)
        checked = check_entries({_ROW: row}, knowledge, today)
        if not checked.delivery.ok:
            return self._page(visit, given, dict(checked.errors.get(_ROW, {})))
        [one] = checked.read
        draft, _ = self.rows.drafts()
        known = self.rows.published(visit).found.get(one.key)
        if known is not None or (draft and one.key in draft.changes):
            name = known.name if known else one.name
            said = say(visit.lang, "sheet_new_known", name=name, of=one.key)
            return self._page(visit, given, {KEY: said})
        fields = changes_between(empty_row(one.key), texts_of(one))
        by = visit.account.name
        shown = SeenDraft(draft.number, draft.revision) if draft else SeenDraft()
        try:
            with self.staff.store.writing() as connection:
                change_entries(connection, shown, {one.key: (one.name, fields)}, by, visit.now)
                record_changes(connection, {one.key: (one.name, fields)}, by, visit.now)
        except MonitorError as error:
            return self._page(visit, given, {"": error.sentence(visit.lang)})
        said = say(visit.lang, "sheet_new_added", name=one.name, of=one.key)
        return Redirect(entry_address(one.key), said)

    def _page(self, visit: Visit, given: dict[str, str], said: dict[str, str]) -> StaffPage:
        columns = self.rows.kind(visit).by_name
        parts = NewInstitution(
            visit,
            given,
            said,
            [word for _, word in columns["art"].choices],
            [word for _, word in columns["gemeinde"].choices],
        )
        return StaffPage(new_page(parts), say(visit.lang, "sheet_new"), status=_REFUSED if said else 200)
