"""Gives a change back to the operator who has sent it, with the reason; and says how many were sent."""

from __future__ import annotations

from callbacks.staff.entries.reading import place_name
from callbacks.staff.entries.screen import based_on_of
from callbacks.staff.screens import Redirect, Staff, StaffPage, Visit
from dashboard.errors import MonitorError
from dashboard.formats import number
from dashboard.staff.audit import Act, ActKind
from dashboard.staff.entries.draft import EntryConflict, SeenDraft, part_of
from dashboard.staff.invitations.progress import OperatorChange
from dashboard.staff.overview.rows import DueRow
from dashboard.staff.release.flow import LONGEST_REASON, reason_problem
from dashboard.staff.rights import Right
from dashboard.texts import say
from data.staff.entries.draft_store import change_entries, open_entries
from data.staff.invitations.operator_changes import note_returned, sent_in
from data.stores.audit.audit_log import record
from layouts.staff.entries.list_page import ENTRIES
from layouts.staff.invitations.return_page import return_page


def register(staff: Staff) -> None:
    """Adds the page and the act, and a row to what is due."""
    own = Returning(staff)
    here = f"{ENTRIES}/<key>/zurueckgeben"
    staff.page(here, right=Right.EDIT)(own.show)
    staff.action(here, right=Right.EDIT)(own.give_back)
    staff.due["staff_invitations"] = own.due


class Returning:
    """What operators have sent stands among the changes of institutions, until it is handed over or given back."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff

    def due(self, visit: Visit) -> list[DueRow]:
        """How many institutions operators have sent something of that nobody has handed over."""
        with self.staff.store.reading() as connection:
            draft = open_entries(connection)
            sent = sent_in(connection, draft.number) if draft else {}
        found = {key: one for key, one in sent.items() if draft and key in draft.changes}
        if not found:
            return []
        name = "staff_sent_due_one" if len(found) == 1 else "staff_sent_due_many"
        what = say(visit.lang, name, count=number(len(found), 0, visit.lang))
        who = ", ".join(sorted({one.account for one in found.values()}))
        path = self.staff.open_path(visit.account, ENTRIES, "#aenderungen")
        act = say(visit.lang, "staff_sent_act")
        return [DueRow(what, who, state=say(visit.lang, "staff_due_open"), path=path, act=act)]

    def show(self, visit: Visit, key: str) -> StaffPage | Redirect:
        """What was sent, and a field for the reason."""
        found = self._sent(key)
        if found is None:
            return Redirect(ENTRIES, say(visit.lang, "staff_return_nothing"), problem=True)
        change, now = found
        return self._page(visit, change, now)

    def give_back(self, visit: Visit, key: str) -> StaffPage | Redirect:
        """Takes what was sent out of the draft, and tells the operator why. What colleagues have changed of the same
        institution stays."""
        found, reason = self._sent(key), visit.text("grund", LONGEST_REASON + 1)
        if found is None:
            return Redirect(ENTRIES, say(visit.lang, "staff_return_nothing"), problem=True)
        change, now = found
        if problem := reason_problem(reason):
            said = say(visit.lang, problem.key, **problem.facts)
            return self._page(visit, change, based_on_of(visit), reason, said)
        name = visit.account.name
        try:
            with self.staff.store.writing() as connection:
                there = open_entries(connection)
                fields = there.changes[key].fields if there and key in there.changes else {}
                rest = {column: texts for column, texts in fields.items() if column not in change.fields}
                change_entries(connection, based_on_of(visit), {key: (change.name, rest)}, name, visit.now)
                to = note_returned(connection, key, now.number, reason, name, visit.now)
                subject = f"{change.name} · {part_of(key).own_key(key)}"
                told = f"{', '.join(to)}: {reason}"
                record(connection, Act(name, visit.now, ActKind.ENTRY_RETURNED, subject, after=told))
        except EntryConflict as conflict:
            return self._page(visit, change, now, reason, conflict.sentence(visit.lang))
        except MonitorError as error:
            return Redirect(ENTRIES, error.sentence(visit.lang), problem=True)
        return Redirect(ENTRIES, say(visit.lang, "staff_was_returned", name=change.name))

    def _sent(self, key: str) -> tuple[OperatorChange, SeenDraft] | None:
        """What operators have sent of an institution that is collected now, and the draft that it stands in."""
        with self.staff.store.reading() as connection:
            draft = open_entries(connection)
            if draft is None or key not in draft.changes:
                return None
            sent = sent_in(connection, draft.number).get(key)
        return (sent, SeenDraft(draft.number, draft.revision)) if sent else None

    def _page(
        self, visit: Visit, change: OperatorChange, based_on: SeenDraft, reason: str = "", problem: str = ""
    ) -> StaffPage:
        stand = (based_on.number, based_on.revision)
        content = return_page(visit, change, reason, problem, stand, place_name)
        title = say(visit.lang, "staff_return_title", name=change.name)
        return StaffPage(content, title, status=400 if problem else 200)
