"""Übersicht: what is public now, what waits, what is due, what was done last. And help on each screen."""

from __future__ import annotations

from callbacks.staff.overview import gather
from callbacks.staff.screens import Redirect, Staff, StaffPage, Visit
from dashboard.staff.audit import ActKind
from dashboard.staff.overview.rows import in_order
from dashboard.staff.rights import Right
from dashboard.texts import say
from data.stores.audit import audit_log
from data.stores.audit.audit_log import ActFilter
from layouts.staff.overview.help import help_page
from layouts.staff.overview.page import OverviewParts, overview_page
from layouts.staff.screens import HELP, OVERVIEW, OWN_ACCOUNT

_LAST = 8
_WORK = ActFilter(besides=frozenset({ActKind.SIGNED_IN, ActKind.SIGNED_OUT, ActKind.LOG_EXPORTED}))
"""What happened, without who came and went."""


def register(staff: Staff) -> None:
    """Adds both screens."""

    @staff.page(OVERVIEW, right=Right.SIGNED_IN)
    def overview(visit: Visit) -> StaffPage | Redirect:
        if not visit.may(Right.SEE):
            return Redirect(first_screen(visit))
        today = visit.now.astimezone().date()
        with staff.store.reading() as connection:
            last = [act for _, act in audit_log.acts(connection, _WORK, limit=_LAST)]
        parts = OverviewParts(
            owner=visit,
            account=visit.account,
            now=visit.now,
            district=staff.district_name(),
            public=gather.public_now(staff),
            themes=gather.themes(staff, visit.lang),
            drafts=gather.open_drafts(staff, visit),
            due=in_order(gather.due(staff, visit, today)),
            reports=gather.reports(staff),
            last=last,
            health=gather.health_rows(staff.store, visit.lang),
            open_to=staff.open_to(visit.account),
            may_edit=visit.may(Right.EDIT),
        )
        return StaffPage(overview_page(parts), say(visit.lang, "staff_overview"))

    @staff.page(HELP, right=Right.SIGNED_IN)
    def help_on(visit: Visit) -> StaffPage:
        return StaffPage(
            help_page(visit.lang, visit.query.get("seite", "/")[:200]), say(visit.lang, "staff_help")
        )


def first_screen(visit: Visit) -> str:
    """Where somebody begins who sees no overview: at their own institutions, else at their account."""
    for one in visit.staff.routes:
        if one.right is Right.OWN_ENTRIES and "GET" in one.methods and "<" not in one.path:
            return one.path
    return OWN_ACCOUNT
