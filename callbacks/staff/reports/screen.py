"""Meldungen: what readers say is wrong with entries, until somebody has dealt with it."""

from __future__ import annotations

from callbacks.staff.screens import Redirect, Staff, StaffPage, Visit
from dashboard.errors import StoreError
from dashboard.staff.audit import Act, ActKind
from dashboard.staff.rights import Right
from dashboard.texts import say
from data.stores.audit import audit_log
from data.stores.report_store import close_reports, remove_reports, report_store_exists, stored_reports
from layouts.staff.reports.page import ReportsParts, reports_page
from layouts.staff.screens import REPORTS


def register(staff: Staff) -> None:
    """Adds the screen, its acts, and how many reports wait."""
    own = ReportsScreen(staff)
    staff.page(REPORTS, right=Right.SEE)(own.show)
    staff.action(f"{REPORTS}/<int:number>/erledigt", right=Right.EDIT)(own.close)
    staff.action(f"{REPORTS}/<int:number>/geloescht", right=Right.EDIT)(own.remove)
    staff.waiting[REPORTS] = own.waiting


class ReportsScreen:
    """Reports stand in a store of their own, so that an act is written into the log behind it."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff
        self.url = staff.settings.stores.reports_database_url

    def show(self, visit: Visit) -> StaffPage:
        """Open reports, newest first; with `erledigte=1` also those that are done."""
        every = visit.query.get("erledigte") == "1"
        found = stored_reports(self.url, done=every) if self._there() else None
        parts = ReportsParts(
            visit,
            None if found is None else found[::-1],
            self.staff.settings.public_url,
            every=every,
            may_edit=visit.may(Right.EDIT),
        )
        return StaffPage(reports_page(parts), say(visit.lang, "staff_reports"))

    def waiting(self, visit: Visit) -> int:
        """How many are open; none where there is no store or it cannot be asked."""
        try:
            return len(stored_reports(self.url)) if self._there() else 0
        except StoreError:
            return 0

    def close(self, visit: Visit, number: int) -> Redirect:
        """Says of a report that it is dealt with."""
        today = visit.now.astimezone().date()
        known = self._there() and bool(close_reports(self.url, [number], today))
        return self._done(visit, number, known, ActKind.REPORT_CLOSED, "staff_report_closed")

    def remove(self, visit: Visit, number: int) -> Redirect:
        """Deletes a report, for example because it names somebody."""
        known = self._there() and bool(remove_reports(self.url, [number]))
        return self._done(visit, number, known, ActKind.REPORT_REMOVED, "staff_report_removed")

    def _there(self) -> bool:
        return report_store_exists(self.url)

    def _done(self, visit: Visit, number: int, known: bool, kind: ActKind, said: str) -> Redirect:
        if not known:
            return Redirect(REPORTS, say(visit.lang, "staff_report_gone", number=number), problem=True)
        with self.staff.store.writing() as connection:
            audit_log.record(connection, Act(visit.account.name, visit.now, kind, str(number)))
        return Redirect(REPORTS, say(visit.lang, said, number=number))
