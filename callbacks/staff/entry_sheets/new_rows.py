"""A new row of a sheet: what has to be known at first; an import proposes its key, everything else follows."""

from __future__ import annotations

from callbacks.staff.entries.screen import shown_draft
from callbacks.staff.entry_sheets.drafted_rows import DraftedRows
from callbacks.staff.screens import Redirect, Staff, StaffPage, Visit
from dashboard.errors import MonitorError
from dashboard.staff.entries.rows import KEY, changes_between
from dashboard.staff.entries.words import place_of_change
from dashboard.texts import say
from data.importing.knowledge import knowledge_of
from data.staff.entries.change_log import record_changes
from data.staff.entries.checking import check_entries
from data.staff.entries.draft_store import change_entries
from layouts.staff.entry_sheets.new_page import NewRow, new_page

_REFUSED = 422
_ROW = "neu"


class NewRows:
    """The form and its act."""

    def __init__(self, staff: Staff, rows: DraftedRows) -> None:
        self.staff = staff
        self.rows = rows

    def show(self, visit: Visit) -> StaffPage:
        """The empty form."""
        return self._page(visit, {}, {})

    def add(self, visit: Visit) -> StaffPage | Redirect:
        """Collects the row where an import would take it."""
        lang, rows = visit.lang, self.rows
        kind, stored = rows.kind(visit), rows.on_show(visit).stored
        given = {name: visit.text(f"f-{name}", 200) for name in kind.asked}
        row = {**stored.empty(""), **kind.texts_of(given)}
        knowledge, today = knowledge_of(self.staff.settings.stores), visit.now.astimezone().date()
        checked = check_entries({_ROW: row}, knowledge, today, rows.table)
        if not checked.delivery.ok:
            return self._page(visit, given, dict(checked.errors.get(_ROW, {})))
        [(own, made)] = rows.table.rows_of(checked.delivery.entries).items()
        draft, _ = rows.drafts()
        there, key = stored.stored(own, draft), stored.part.key_of(own)
        if there is not None or (draft and key in draft.changes):
            name = rows.name_of(there or made, lang)
            said = "sheet_new_known" if KEY in kind.asked else "sheet_known_row"
            return self._page(visit, given, {kind.asked[-1]: say(lang, said, name=name, of=own)})
        fields = changes_between(stored.empty(own), made, rows.table.columns)
        by, changes = visit.account.name, {key: (rows.name_of(made, "de"), fields)}
        try:
            with self.staff.store.writing() as connection:
                change_entries(connection, shown_draft(draft), changes, by, visit.now)
                record_changes(connection, changes, by, visit.now)
        except MonitorError as error:
            return self._page(visit, given, {"": error.sentence(lang)})
        said = "sheet_new_added" if KEY in kind.asked else "sheet_added"
        return Redirect(place_of_change(key), say(lang, said, name=rows.name_of(made, lang), of=own))

    def _page(self, visit: Visit, given: dict[str, str], said: dict[str, str]) -> StaffPage:
        kind = self.rows.kind(visit)
        parts = NewRow(visit, kind, given, said)
        title = say(visit.lang, f"sheet_new_{kind.name}")
        return StaffPage(new_page(parts), title, status=_REFUSED if said else 200)
