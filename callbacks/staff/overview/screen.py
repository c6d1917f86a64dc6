"""Übersicht: what is public now, what waits, what was done last. And help on each screen."""

from __future__ import annotations

from callbacks.staff.screens import Staff, StaffPage, Visit
from dashboard.staff.rights import Right
from dashboard.texts import say
from data.staff import audit_log
from layouts.staff.overview.help import help_page
from layouts.staff.overview.page import OverviewParts, overview_page
from layouts.staff.screens import HELP, OVERVIEW

_LAST = 8


def register(staff: Staff) -> None:
    """Adds both screens."""

    @staff.page(OVERVIEW, right=Right.SEE)
    def overview(visit: Visit) -> StaffPage:
        with staff.store.reading() as connection:
            last = [act for _, act in audit_log.acts(connection, limit=_LAST)]
        parts = OverviewParts(visit, visit.account, visit.now, staff.shown_version(), last)
        return StaffPage(overview_page(parts), say(visit.lang, "staff_overview"))

    @staff.page(HELP, right=Right.SIGNED_IN)
    def help_on(visit: Visit) -> StaffPage:
        return StaffPage(
            help_page(visit.lang, visit.query.get("seite", "/")[:200]), say(visit.lang, "staff_help")
        )
