"""Sheets of institutions and courses: the page that Dash draws, and what its scripts send and fetch."""

from __future__ import annotations

import json
from collections.abc import Mapping

from flask import Response

from callbacks.staff.entry_sheets.catchment_rows import CatchmentRows
from callbacks.staff.entry_sheets.course_rows import CourseRows, QueueRows
from callbacks.staff.entry_sheets.institution_rows import InstitutionRows
from callbacks.staff.entry_sheets.new_rows import NewRows
from callbacks.staff.entry_sheets.sheet_rows import SheetRows, drafts_of
from callbacks.staff.screens import Staff, StaffPage, Visit, posted_json
from dashboard.errors import MonitorError
from dashboard.formats import number
from dashboard.staff.entries.draft import EntryDraft
from dashboard.staff.entry_sheets.edits import edits_of
from dashboard.staff.rights import Right
from dashboard.texts import say
from layouts.staff.entry_sheets.new_page import SHEETS, new_address
from layouts.staff.entry_sheets.page import SheetParts, sheet_page

_LARGEST = 4_000_000
_REFUSED, _CONFLICT = 422, 409


def register(staff: Staff) -> None:
    """Adds the sheets, the forms for new rows, and what is due of courses."""
    courses = CourseRows(staff)
    for rows in (InstitutionRows(staff), courses, QueueRows(staff)):
        _add_sheet(staff, rows)
        if rows.sheet.asked:
            new, address = NewRows(staff, rows), new_address(rows.sheet.name)
            staff.page(address, right=Right.EDIT)(new.show)
            staff.action(f"{address}/anlegen", right=Right.EDIT)(new.add)
    _add_sheet(staff, CatchmentRows(staff))
    staff.due["staff_courses"] = courses.due


def _add_sheet(staff: Staff, rows: SheetRows) -> None:
    own, here = SheetScreen(staff, rows), f"{SHEETS}/{rows.sheet.name}"
    staff.grid_page(here, right=Right.SEE)(own.show)
    staff.action(f"{here}/speichern", right=Right.EDIT, largest=_LARGEST)(own.save)
    if rows.sheet.located or rows.sheet.covered:
        staff.file(f"{here}/karte", right=Right.SEE)(own.ground)
    staff.draft_tables[rows.part] = rows.handed


class SheetScreen:
    """The page of one sheet, and what its scripts ask for."""

    def __init__(self, staff: Staff, rows: SheetRows) -> None:
        self.staff = staff
        self.rows = rows

    def show(self, visit: Visit) -> StaffPage:
        """The sheet with all rows."""
        kind = self.rows.kind(visit)
        rows = self.rows.rows(visit)
        draft, _ = drafts_of(self.staff)
        parts = SheetParts(
            visit,
            kind,
            [one.to_json() for one in rows],
            _draft_json(draft, visit.lang),
            self.staff.shown_version(),
            f"{visit.now.astimezone():%d.%m.%Y}",
            may_edit=visit.may(Right.EDIT),
        )
        page = sheet_page(parts)
        return StaffPage(page, say(visit.lang, f"sheet_{kind.name}"), room="staff-entries")

    def save(self, visit: Visit) -> Response:
        """Collects edits; answers with the rows as they are now."""
        try:
            edits = edits_of(posted_json(), self.rows.kind(visit).editable)
        except MonitorError as error:
            return _json({"problem": error.sentence(visit.lang)}, _REFUSED)
        try:
            saved = self.rows.save(visit, edits)
        except MonitorError as error:
            return _json({"problem": error.sentence(visit.lang)}, _CONFLICT)
        answer = {"rows": [one.to_json() for one in saved.rows], **_draft_json(saved.draft, visit.lang)}
        return _json({**answer, "taken": saved.taken, "left": saved.left})

    def ground(self, visit: Visit) -> Response:
        """What the map shows."""
        return _json(self.rows.ground(visit))


def _draft_json(draft: EntryDraft | None, lang: str) -> dict[str, object]:
    """By what the page knows the draft, and how many changes it holds in words."""
    count = len(draft.changes) if draft else 0
    name = "staff_entries_change_one" if count == 1 else "staff_entries_change_many"
    return {
        "draft": draft.number if draft else 0,
        "revision": draft.revision if draft else 0,
        "count": count,
        "changes": say(lang, name, count=number(count, 0, lang)) if count else "",
    }


def _json(content: Mapping[str, object], status: int = 200) -> Response:
    return Response(json.dumps(content, ensure_ascii=False), status, mimetype="application/json")
